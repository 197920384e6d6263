"""Beginning a store, and where the personal one is kept and read."""

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from command import environment, run
from inside import call
from interpol_cli.cli import settings
from interpol_cli.store.changes import text_of


def test_store_is_begun_where_it_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "team" / "facts.json"
    result = call("store", "init", path, env={"INTERPOL_NOW": "2026-11-22T10:00:00Z"})
    assert (0, [str(path)]) == (result.code, result.lines)
    assert f"interpol: --store curated --store {path} reads it over the curated one; so does INTERPOL_STORE\n" == result.stderr  # fmt: skip
    assert text_of({}) == path.read_text("utf-8")
    assert ["2026-11-22T10:00:00Z"] == call("store", "log", "--store", path, "-F", "when").lines
    assert 0 == call("store", "path", "--store", "curated", "--store", path).code


def test_personal_store_is_begun_and_laid_over_the_curated_one(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path)}
    path = tmp_path / "interpol" / "facts.json"
    (curated,) = call("store", "path", env=env).lines
    assert [str(path)] == call("store", "init", env=env).lines
    assert [curated, str(path)] == call("store", "path", env=env).lines
    assert [curated] == call("store", "path", "--store", "curated", env=env).lines
    assert [curated] == call("store", "path", env={**env, "INTERPOL_STORE": "curated"}).lines
    assert [f"curated{os.pathsep}{path}"] == call("settings", "-F", "value", env=env).lines[:1]


def test_store_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text("mine", "utf-8")
    result = call("store", "init", path)
    assert (5, "", f"interpol: error: there is a store at {path} already; it was left as it is\n") == (
        *(result.code, result.stdout, result.stderr),
    )
    assert "mine" == path.read_text("utf-8")


def test_place_where_nothing_can_be_begun_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    result = call("store", "init", tmp_path / "file" / "facts.json")
    assert (5, "") == (result.code, result.stdout)
    assert "was not written: " in result.stderr
    assert 5 == call("store", "init", tmp_path).code


def test_store_that_is_gone_can_be_made_again_from_its_journal(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path)}
    (path,) = call("store", "init", env=env).lines
    fact = ("store", "add", "--kind", "meeting", "--date", "1946", "--title", "x", "--source", "interpol-ga-92-event")
    assert 0 == call(*fact, env=env).code
    content = Path(path).read_bytes()
    Path(path).unlink()
    result = call(*fact, env=env)
    assert (4, "") == (result.code, result.stdout)
    assert f"hint: interpol store log --rebuild 2 --output FILE --store {path} writes it again" in result.stderr
    assert 0 == call("store", "log", "--rebuild", "2", "--output", path, "--store", path, env=env).code
    assert content == Path(path).read_bytes()


def test_personal_store_stands_where_platformdirs_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for home in (str(tmp_path), "", "  "):
        monkeypatch.setenv("XDG_DATA_HOME", home)
        assert platformdirs.user_data_path("interpol", appauthor=False) / "facts.json" == settings.personal_path()
    monkeypatch.setattr(sys, "platform", "another")
    assert platformdirs.user_data_path("interpol", appauthor=False) / "facts.json" == settings.personal_path()


def test_where_nobody_has_a_home_the_curated_store_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(_path: Path) -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(Path, "expanduser", homeless)
    assert ("curated",) == settings.default_stores()


def test_broken_personal_store_is_named_and_can_be_left_out(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path)}
    path = tmp_path / "interpol" / "facts.json"
    path.parent.mkdir()
    path.write_text("{", "utf-8")
    result = call("list", env=env)
    assert (4, "") == (result.code, result.stdout)
    assert str(path) in result.stderr
    assert 0 == call("list", "--store", "curated", env=env).code


@pytest.mark.parametrize("value", ["soon", "-1", "1e3", "inf", "nan"])
def test_time_to_wait_is_a_number_of_seconds(tmp_path: Path, value: str) -> None:
    result = call("store", "init", tmp_path / "x.json", env={"INTERPOL_WAIT": value})
    assert (2, f"interpol: error: INTERPOL_WAIT does not take {value!r}: it is a number of seconds, such as 10\n") == (
        *(result.code, result.stderr),
    )


@pytest.mark.parametrize("value", ["today", "2026-11-22", "2026-11-22T10:00:00", "2026-11-22 10:00:00Z"])
def test_moment_is_one_in_utc(tmp_path: Path, value: str) -> None:
    result = call("store", "init", tmp_path / "x.json", env={"INTERPOL_NOW": value})
    assert (2, "") == (result.code, result.stdout)
    assert "it is a moment in UTC, such as 2026-11-22T10:00:00Z" in result.stderr


def test_who_and_when_are_the_user_s_and_the_clock_s(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    env = {"LOGNAME": "leila"}
    assert 0 == run("store", "init", path, env=env).code
    (line,) = run("store", "log", "--store", path, "-F", "who,when", env=env).lines
    who, when = line.split("\t")
    assert "leila" == who
    assert when.endswith("Z")
    assert environment()["HOME"]  # nothing of whoever runs the tests
