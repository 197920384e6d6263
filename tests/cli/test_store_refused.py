"""What the system may refuse while a store is written: one sentence, its exit code, and nothing lost."""

import json
import resource
import subprocess
from pathlib import Path
from unittest import mock

import pytest

from command import PROGRAM, environment
from facts import SMALL_STORE
from interpol_cli.store.check import raise_first
from interpol_cli.store.lock import locked
from own import Own

ADD = ("store", "add", "--id", "new", "--kind", "meeting", "--date", "1946", "--title", "x" * 2000, "--source", "interpol-history")  # fmt: skip


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Begin a store over the small one."""
    own = Own(tmp_path)
    own.done("store", "init", own.path)
    return own


def test_locked_store_is_waited_for_and_left_alone(own: Own) -> None:
    before = own.files()
    with locked(own.path, 0.0, pytest.fail):
        result = own.call(*ADD)
    assert (7, "", before) == (result.code, result.stdout, own.files())
    assert [
        f"interpol: waiting up to 0.1 s for another program that writes {own.path}",
        f"interpol: error: the store {own.path} stayed locked by another program for 0.1 s; nothing was written",
        "hint: try again, or wait longer: INTERPOL_WAIT=60",
    ] == result.stderr.splitlines()


def test_locked_store_can_be_read_and_tried(own: Own) -> None:
    with locked(own.path, 0.0, pytest.fail):
        assert 0 == own.call("show", "ga-92").code
        assert 0 == own.call("store", "log").code
        assert 0 == own.call(*ADD, "--dry-run").code


def test_full_disk_is_said_in_one_sentence(own: Own) -> None:
    before = own.files()
    done = subprocess.run(
        [*PROGRAM, *ADD],
        env=environment({**own.env, "PYTHONDONTWRITEBYTECODE": "1"}),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600)),
        check=False,
    )
    assert (5, "", before) == (done.returncode, done.stdout, own.files())
    assert f"interpol: error: {own.path} was not written: it would be larger than the system allows" == done.stderr.splitlines()[-1]  # fmt: skip
    assert {"own.json", "own.json.journal", "own.json.lock"} == {one.name for one in own.directory.iterdir()}


def test_store_beyond_the_limit_is_not_written(own: Own) -> None:
    result = own.call(*ADD, env={"INTERPOL_STORE_LIMIT": "10"})
    assert (4, "") == (result.code, result.stdout)


def test_link_to_a_store_stays_a_link(own: Own) -> None:
    link = own.directory / "link.json"
    link.symlink_to(own.path)
    own.done(*ADD, env={"INTERPOL_STORE": f"{SMALL_STORE}:{link}"})
    assert link.is_symlink()
    assert ["new"] == list(own.events)


def test_file_that_changes_underneath_keeps_the_edit_beside_it(own: Own) -> None:
    real = own.path.read_bytes()
    with mock.patch("interpol_cli.cli.changing._tell", side_effect=lambda _desk: own.path.write_bytes(real + b" ")):
        result = own.call(*ADD)
    assert (7, "") == (result.code, result.stdout)
    kept = own.path.with_name("own.json.edit-1.json")
    assert f"your edit is kept in {kept}" in result.stderr
    assert ["new"] == own.done("store", "add", "--json", kept).lines


@pytest.mark.parametrize("words", [("set", "ga-92", "note=x"), ("rm", "ga-92"), ("check", "--fix"), ("undo",)])
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("own.json/x.json", "there is no store at {}; check --store, INTERPOL_STORE or the settings"),
        ("x" * 300, "the store {} cannot be read: file name too long"),
    ],
    ids=("under a file", "too long"),
)
def test_path_that_can_be_no_store_is_told_in_one_sentence(
    own: Own, words: tuple[str, ...], name: str, sentence: str
) -> None:
    before, path = own.files(), own.directory / name
    result = own.call("store", *words, "--store", "curated", "--store", path)
    assert (4, "", before) == (result.code, result.stdout, own.files())
    assert f"interpol: error: {sentence.format(path)}" == result.stderr.splitlines()[0]


def large(own: Own) -> None:
    """Give the store so many records that what passed every check is remembered, in a cache of its own."""
    own.env["XDG_CACHE_HOME"] = str(own.directory / "cache")
    record = {"title": "t", "publisher": "p" * 1000, "language": "en", "type": "press"}
    tables = {**own.tables, "sources": {f"s-{number}": record for number in range(1100)}}
    own.path.write_text(json.dumps(tables), "utf-8")


def test_large_store_is_looked_at_once_before_a_change_and_each_change_whole(own: Own) -> None:
    large(own)
    with mock.patch("interpol_cli.store.check.raise_first", wraps=raise_first) as look:
        own.done(*ADD)
        own.done("store", "set", "new", "sources+=s-1")
        assert ["venu: is no field; did you mean venue?"] == own.refused("store", "set", "new", "venu=x")
        (problem,) = own.refused("store", "rm", "source", "s-1")
    assert problem.startswith("events new, sources.1: there is no 's-1' in sources")
    assert 1 == look.call_count


def test_large_store_that_was_broken_by_hand_is_not_believed(own: Own) -> None:
    large(own)
    own.done(*ADD)
    own.path.write_text(own.path.read_text("utf-8").replace('"meeting"', '"meetin"'), "utf-8")
    result = own.call("store", "set", "ga-92", "note=x")
    assert (4, "") == (result.code, result.stdout)
    assert "field 'kind': 'meetin' is none of" in result.stderr
