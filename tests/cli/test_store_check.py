"""`interpol store check`: silent and 0 for a good store, 6 with file and line for a bad one."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from command import ROOT
from hostile import SMALL
from inside import call
from interpol_cli.store.canonical import to_canonical

DATA = ROOT / "data" / "events.json"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A store in the canonical form that breaks two rules."""
    path = tmp_path / "facts.json"
    events = {**SMALL["events"], "ga-1": {**SMALL["events"]["ga-1"], "kind": "fair", "place": "viena"}}
    path.write_text(to_canonical({**SMALL, "events": events}), "utf-8")
    return path


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A store that breaks no rule, but has what `--fix` mends."""
    path = tmp_path / "untidy.json"
    note = "two  spaces "
    tables: dict[str, dict[str, Any]] = json.loads(json.dumps(SMALL))
    tables["events"]["ga-1"].update(note=note, tags=["a", "b", "a"])
    path.write_text(json.dumps(tables), "utf-8")
    return path


def line_of(path: Path, text: str, after: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    start = next(at for at, line in enumerate(lines) if after in line)
    return next(at for at, line in enumerate(lines) if at > start and text in line) + 1


def test_curated_store_is_good() -> None:
    """This is the check of the curated store in CI."""
    for args in ((), ("--store", DATA)):
        result = call("store", "check", *args)
        assert (0, "", "") == (result.code, result.stdout, result.stderr)


def test_broken_rules_are_named_with_file_and_line(broken: Path) -> None:
    result = call("store", "check", "--store", broken)
    kind, place = (line_of(broken, f'"{name}":', '"ga-1":') for name in ("kind", "place"))
    assert 6 == result.code
    assert [
        f"{broken}:{kind}: error: events 'ga-1', field 'kind': 'fair' is none of session, meeting, election, "
        "appointment, term, accession, seat, milestone, ceremony [closed-lists]",
        f"{broken}:{place}: error: events 'ga-1', field 'place': there is no 'viena' in places; did you mean vienna? "
        "[references]",
    ] == result.lines
    assert "interpol: 2 errors\n" == result.stderr


def test_forms_say_the_same(broken: Path) -> None:
    found = json.loads(call("store", "check", "--store", broken, "-f", "json").stdout)
    keys = ["severity", "rule", "file", "line", "table", "id", "field", "reason"]
    assert [keys, keys] == [list(one) for one in found]
    rows = list(csv.DictReader(io.StringIO(call("store", "check", "--store", broken, "-f", "csv").stdout)))
    assert rows == [{key: str(value) for key, value in one.items()} for one in found]
    github = call("store", "check", "--store", broken, "-f", "github").lines
    assert [
        f"::error file={broken},line={one['line']},title={one['rule']}::"
        f"events 'ga-1', field '{one['field']}': {one['reason']}"
        for one in found
    ] == github


def test_github_form_escapes_what_would_end_a_value(tmp_path: Path) -> None:
    path = tmp_path / "a,b:c%.json"
    path.write_text('{"places": {"x": {}}}')
    result = call("store", "check", "required", "--store", path, "-f", "github")
    assert result.stdout.startswith(f"::error file={tmp_path}/a%2Cb%3Ac%25.json,line=1,title=required::places 'x'")


def test_one_rule_can_be_asked(broken: Path) -> None:
    assert 1 == len(call("store", "check", "references", "--store", broken).lines)
    other = call("store", "check", "dates", "--store", broken)
    assert (0, "") == (other.code, other.stdout)


def test_unknown_rule_is_told_with_the_nearest() -> None:
    result = call("store", "check", "reference")
    assert (2, "") == (result.code, result.stdout)
    assert "no rule is called 'reference'; did you mean references?" in result.stderr


def test_warnings_are_shown_when_asked_and_counted_when_strict(untidy: Path) -> None:
    silent = call("store", "check", "--store", untidy)
    assert (0, "", "") == (silent.code, silent.stdout, silent.stderr)
    shown = call("store", "check", "--store", untidy, "--warnings")
    assert 0 == shown.code
    assert {"canonical", "spaces", "repeats"} <= {line.rpartition("[")[2].rstrip("]") for line in shown.lines}
    named = call("store", "check", "spaces", "--store", untidy)
    assert (0, 1) == (named.code, len(named.lines))
    assert 6 == call("store", "check", "spaces", "--store", untidy, "--strict").code


def test_fix_mends_what_has_one_right_answer(untidy: Path) -> None:
    result = call("store", "check", "--fix", "--store", untidy, "spaces", "repeats", "canonical", "--strict")
    assert (0, "") == (result.code, result.stdout)
    tables = json.loads(untidy.read_text("utf-8"))
    assert ("two spaces", ["a", "b"]) == (tables["events"]["ga-1"]["note"], tables["events"]["ga-1"]["tags"])
    assert untidy.read_text("utf-8") == to_canonical(tables)
    again = call("store", "check", "--fix", "--store", untidy)
    assert (0, "", "") == (again.code, again.stdout, again.stderr)


def test_fix_brings_a_file_into_its_form_and_undoes_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(SMALL), "utf-8")
    assert 0 == call("store", "check", "canonical", "--fix", "--store", path).code
    assert path.read_text("utf-8") == to_canonical(SMALL)
    assert "fix" in call("store", "log", "--store", path, "-f", "json").stdout


def test_fix_never_writes_the_curated_store() -> None:
    result = call("store", "check", "--fix", "--store", "curated")
    assert (2, "") == (result.code, result.stdout)
    assert "the curated store is never written" in result.stderr


def test_store_that_cannot_be_read_is_4(tmp_path: Path) -> None:
    assert 4 == call("store", "check", "--store", tmp_path / "none.json").code


def test_rules_are_listed_with_what_they_hold() -> None:
    rows = json.loads(call("store", "check", "--rules", "-f", "json").stdout)
    assert {"error", "warning"} == {row["severity"] for row in rows}
    assert all(row["about"] for row in rows)
    doc = (ROOT / "docs" / "data.md").read_text("utf-8")
    assert [] == [row["name"] for row in rows if f"| `{row['name']}` |" not in doc]


def test_journal_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(to_canonical(SMALL), "utf-8")
    call("store", "set", "ga-92", "venue=A hall", "--store", path)
    assert 0 == call("store", "check", "--store", path).code
    journal = tmp_path / "facts.json.journal"
    whole = journal.read_text("utf-8")
    journal.write_text(whole + "garbage\n", "utf-8")
    result = call("store", "check", "--store", path)
    line = f"{journal}:{whole.count(chr(10)) + 1}: error: it is no entry of a journal [journal]"
    assert (6, [line]) == (result.code, result.lines)
    journal.write_text(whole.replace("A hall", "B hall"), "utf-8")
    assert 6 == call("store", "check", "journal", "--store", path).code


def test_fix_writes_the_last_store_only(tmp_path: Path, untidy: Path) -> None:
    over = tmp_path / "over.json"
    over.write_text('{"events": {"ga-92": {"extends": "ga-92", "note": "a  b"}}}')
    before = untidy.read_bytes()
    assert 0 == call("store", "check", "--fix", "--store", untidy, "--store", over).code
    assert (before, "a b") == (untidy.read_bytes(), json.loads(over.read_text())["events"]["ga-92"]["note"])


def test_fix_keeps_half_a_character_as_json_names_it(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text('{"people": {"x": {"name": {"en": "a  \\ud800"}}}}', "utf-8")
    result = call("store", "check", "--fix", "--store", path)
    assert 6 == result.code
    assert "1 record mended" in result.stderr
    assert "has the character U+D800" in result.stdout
    assert b'"en": "a \\ud800"' in path.read_bytes()
    assert 0 == call("store", "check", "canonical", "--store", path, "--strict").code
    rebuilt = call("store", "log", "--rebuild", "2", "--store", path)
    assert path.read_text("utf-8") == rebuilt.stdout
