"""Read the stores of somebody who means harm: each is refused with one sentence, or shown and does none.

Times are not asserted here, where other work may run beside; `tests/benchmarks/bench_hostile.py` measures them.
"""

import json
import re
from pathlib import Path

import pytest

from command import run, run_on_terminal
from hostile import HARMLESS, REFUSED, SMALL, measured

MOST_MIB = 500
# what a terminal is told: colours, links to the web, and nothing else
TOLD = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;(?:https?://[!-~]*)?\x1b\\")
# the marks U+200E and U+200F are our own, around Arabic: in data they are refused
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069]")
WAYS = (
    ("show", "ga-1"),
    ("list", "kind:session"),
    ("timeline",),
    ("search", "general"),
    ("sources",),
    ("disputes",),
    ("venues",),
)


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_store_is_refused_with_one_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    REFUSED[name].write(path)
    result = measured("list", "--store", path)
    path.unlink()  # some have 255 MiB
    assert (4, "") == (result.code, result.stdout)
    (line,) = result.stderr.splitlines()
    assert line.startswith("interpol: error: ")
    assert REFUSED[name].says in line
    assert line.isprintable()
    assert len(line) < 1000
    assert result.peak_mib < MOST_MIB


@pytest.mark.parametrize("name", HARMLESS)
def test_hostile_text_is_shown_and_not_obeyed(name: str, tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    HARMLESS[name](path)
    for way in WAYS[:2]:
        shown = run_on_terminal(*way, "--store", path, "--color", "always", width=100)
        assert 0 == shown.code, shown.stderr
        assert [] == OBEYED.findall(TOLD.sub("", shown.stdout))
        assert "Traceback" not in shown.stderr


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_address_that_is_not_of_the_web_is_never_linked(way: tuple[str, ...], tmp_path: Path) -> None:
    tables = {**SMALL, "sources": {key: {**one, "url": "javascript:alert(1)"} for key, one in SMALL["sources"].items()}}
    path = tmp_path / "store.json"
    path.write_text(json.dumps(tables))
    shown = run_on_terminal(*way, "--store", path, "--color", "always", width=120)
    assert 0 == shown.code
    assert "\x1b]8;;javascript" not in shown.stdout
    assert [] == OBEYED.findall(TOLD.sub("", shown.stdout))


def test_limit_is_raised_by_a_setting(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    path.write_bytes(b"{}" + b" " * 10_000)
    refused = run("list", "--store", path, env={"INTERPOL_STORE_LIMIT": "5000"})
    assert (4, True) == (refused.code, "has 10002 bytes, more than the limit of 5000" in refused.stderr)
    assert 1 == run("list", "--store", path, env={"INTERPOL_STORE_LIMIT": "10K"}).code
    wrong = run("list", "--store", path, env={"INTERPOL_STORE_LIMIT": "much"})
    assert (2, True) == (wrong.code, "INTERPOL_STORE_LIMIT does not take 'much'" in wrong.stderr)


def test_output_goes_only_where_it_was_sent(tmp_path: Path) -> None:
    """An id never becomes part of a path; `-o` is the reader's own word, and replaces nothing unasked."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "taken.csv").write_text("mine")
    assert 5 == run("list", "-o", "../../taken.csv", cwd=inner).code
    assert "mine" == (tmp_path / "taken.csv").read_text()
    assert 0 == run("list", "-o", "../new.csv", cwd=inner).code
    assert ["b", "new.csv"] == sorted(path.name for path in (tmp_path / "a").iterdir())


def test_hostile_import_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text("{}")
    for name, content in (
        ("deep.json", "[" * 100_000),
        ("nan.jsonl", '{"id": "a", "number": NaN}'),
        ("twice.jsonl", '{"id": "a", "id": "b"}'),
        ("escape.csv", "id,title.en\nx,\x1b[31m\n"),
        ("many.csv", "id,people.99999999.person\nx,y\n"),
        ("formula.csv", "id,note\nx,=1+1\n"),
        ("open.csv", 'id,note\nx,"never closed\n'),
    ):
        (tmp_path / name).write_text(content)
        result = measured("store", "import", tmp_path / name, "--store", "curated", "--store", own)
        assert result.code in (2, 4), name
        assert result.stderr.startswith("interpol: error: ")
        assert "\x1b" not in result.stderr
        assert result.peak_mib < MOST_MIB
    assert "{}" == own.read_text()


def test_check_names_hostile_ids_and_fields_as_escapes(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    path.write_text('{"events": {"a\\u001b[31m\\u202e": {"k\\u009b2J": 1}}, "places": {"x": {"name": {"en": "=1"}}}}')
    for form in ("plain", "json", "csv", "md", "github", "lines"):
        result = run("store", "check", "--store", path, "-f", form)
        assert 6 == result.code
        assert [] == OBEYED.findall(result.stdout)


def test_limit_of_objects_is_raised_with_the_limit_of_bytes(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    path.write_text('{"events": {"a": {"note": "' + "x" * 1_048_000 + '", "tags": [' + "[]," * 20_000 + "[]]}}}")
    refused = run("list", "--store", path, env={"INTERPOL_STORE_LIMIT": "2M"})
    assert (4, True) == (refused.code, "more than the limit of 16384" in refused.stderr)
    raised = {"INTERPOL_STORE_LIMIT": "512M", "XDG_CACHE_HOME": str(tmp_path)}
    assert "more than the limit" not in run("list", "--store", path, env=raised).stderr
