"""Editing a record in an editor: the form, what comes of it, and what happens when others write meanwhile."""

import json
import tomllib
from pathlib import Path

import pytest

from interpol_cli.cli.form import make_form, read_form
from interpol_cli.errors import EntryError
from own import Own, editor


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Begin a store over the small one."""
    own = Own(tmp_path)
    own.done("store", "init", own.path)
    return own


def test_form_says_what_the_record_says() -> None:
    record = {
        "kind": "election",
        "date": "2024-11-07",
        "title": {"en": 'The "vote"\\', "ar": "انتخاب", "fr": ""},
        "summary": {"en": "x", "ar": "", "fr": ""},
        "people": [{"person": "a", "votes": {"for": 5, "share": 59.9}}, {"person": "b"}],
        "attendance": {"countries": 5},
        "sources": ["s", "t"],
        "disputes": [{"field": "date", "value": "x", "sources": ["s"], "why": "y"}],
    }
    form = make_form("events", record, ("A head.", ""))
    assert form.startswith("# A head.\n#\n\n# session, meeting, election")
    assert record == read_form(form)
    assert '# title.fr = ""' not in form, "a title is asked for in all languages"
    assert '# summary.fr = ""' not in form
    assert '# venue = ""' in form


def test_every_field_of_a_form_may_be_taken_in() -> None:
    """What stands behind a # is TOML too."""
    for table in ("events", "sources", "people", "places", "countries", "series"):
        form = make_form(table, {}, ())
        fields = "\n".join(line.removeprefix("# ") for line in form.splitlines() if " = " in line and "{person" not in line and "{field" not in line and "{countries" not in line)  # fmt: skip
        assert tomllib.loads(fields)


def test_form_that_is_no_toml_is_refused_with_its_line() -> None:
    with pytest.raises(EntryError) as caught:
        read_form("kind = 'x'\ndate = \n")
    assert "line 2" in caught.value.problems[0][1]


def test_curated_fact_is_edited_field_by_field(own: Own) -> None:
    code = "text = text.replace('venue = \"Scottish Event Campus\"', 'venue = \"Hall\"')"
    result = own.done("store", "edit", "ga-92", "--summary", "its name", env=editor(own.directory, code))
    assert ["ga-92"] == result.lines
    assert {"ga-92": {"extends": "ga-92", "venue": "Hall"}} == own.events
    assert ("edit", "its name") == (own.entries[-1].note.op, own.entries[-1].note.why)


def test_source_whose_address_is_known_to_be_none_keeps_it(own: Own) -> None:
    code = "text = text.replace('title = \"Report', 'title = \"The report')"
    own.done("store", "edit", "source", "archive-1948", env=editor(own.directory, code))
    assert {"extends": "archive-1948", "title": "The report of the 17th session"} == own.tables["sources"][
        "archive-1948"
    ]


def test_fact_that_comes_back_as_it_was_is_not_written(own: Own) -> None:
    for name in ("ga-92", "thesis-1999", "lyon", "johann-schober", "MA", "general-assembly"):
        result = own.done("store", "edit", name, env=editor(own.directory, ""))
        assert "interpol: nothing was entered; nothing was written\n" == result.stderr
        result = own.done("store", "edit", name, env=editor(own.directory, "text += '\\n'"))
        assert "interpol: nothing changes; nothing was written\n" == result.stderr, name
    assert 1 == len(own.entries)


def test_edit_that_is_refused_names_everything_and_is_kept(own: Own) -> None:
    code = "text = text.replace('kind = \"session\"', 'kind = \"fair\"').replace('number = 92', 'number = 93')"
    result = own.call("store", "edit", "ga-92", env=editor(own.directory, code))
    assert (2, "", 1) == (result.code, result.stdout, len(own.entries))
    assert "  kind: no kind is called 'fair'" in result.stderr
    assert "  number: is that of 'ga-93' already" in result.stderr
    (kept,) = own.directory.glob("interpol-*.toml")
    assert 'kind = "fair"' in kept.read_text("utf-8")


def writing_meanwhile(own: Own, record_id: str) -> dict[str, str]:
    """Give an editor during which another program writes to the store."""
    return editor(
        own.directory,
        "from interpol_cli.store.changes import Change\n"
        "from interpol_cli.store.journal import Note\n"
        "from interpol_cli.store.writer import opened\n"
        f"with opened({str(own.path)!r}) as store:\n"
        f"    record = {{'extends': {record_id!r}, 'note': 'theirs'}}\n"
        f"    store.write([Change('events', {record_id!r}, None, record)], Note('set', '', 'another'))\n"
        "text = text.replace('venue = \"Scottish Event Campus\"', 'venue = \"Hall\"')\n",
    )


def test_record_that_somebody_changed_meanwhile_is_not_written_over(own: Own) -> None:
    result = own.call("store", "edit", "ga-92", env=writing_meanwhile(own, "ga-92"))
    assert (7, "") == (result.code, result.stdout)
    kept = own.path.with_name("own.json.edit-1.json")
    assert f"interpol: error: the store {own.path} was not written: events 'ga-92' was changed by another program meanwhile; your edit is kept in {kept}\n" == result.stderr  # fmt: skip
    assert {"ga-92": {"extends": "ga-92", "venue": "Hall"}} == json.loads(kept.read_text("utf-8"))["events"]
    assert [] == list(own.directory.glob("interpol-*.toml"))
    assert {"extends": "ga-92", "note": "theirs"} == own.events["ga-92"]


def test_change_of_another_record_meanwhile_is_no_conflict(own: Own) -> None:
    own.done("store", "edit", "ga-92", env=writing_meanwhile(own, "ga-93"))
    assert {"ga-92": "Hall", "ga-93": None} == {name: one.get("venue") for name, one in own.events.items()}
    assert ["init", "set", "edit"] == [one.note.op for one in own.entries]


def test_unknown_id_opens_no_editor(own: Own) -> None:
    assert 1 == own.call("store", "edit", "ga-94", env={"EDITOR": "false"}).code
    assert 2 == own.call("store", "edit", "fact", "ga-92", "ga-93", env={"EDITOR": "false"}).code


def test_one_record_is_edited_at_a_time(own: Own) -> None:
    result = own.call("store", "edit", "ga-92", "ga-93", env={"EDITOR": "false", "VISUAL": ""})
    assert (2, "") == (result.code, result.stdout)
    assert "does not take 'ga-92 ga-93': name one record at a time" in result.stderr


def test_dry_run_of_an_edit_shows_the_difference(own: Own) -> None:
    code = "text = text.replace('venue = \"Scottish Event Campus\"', 'venue = \"Hall\"')"
    result = own.done("store", "edit", "ga-92", "--dry-run", env=editor(own.directory, code))
    assert '+   "venue": "Hall"' in result.lines
    assert {} == own.events


@pytest.mark.parametrize(
    ("editor_called", "why"),
    [
        ("'\"vi'", "cannot be called: no closing quotation"),
        ("nosuch-editor", "the editor 'nosuch-editor' cannot be started: no such file or directory"),
        ("rm", "the editor left no file; nothing was written"),
        ("false", "the editor ended with code 1; nothing was written"),
    ],
)
def test_editor_that_fails_leaves_nothing_behind(own: Own, editor_called: str, why: str) -> None:
    result = own.call("store", "edit", "ga-92", env={"EDITOR": editor_called.strip("'")})
    assert (2, "", {}) == (result.code, result.stdout, own.events)
    assert why in result.stderr
    assert [] == list(own.directory.glob("interpol-*.toml"))


def test_what_is_not_utf8_is_refused_and_kept_byte_for_byte(own: Own) -> None:
    script = own.directory / "latin.sh"
    script.write_bytes(b'#!/bin/sh\nprintf \'title.fr = "R\\351union"\\n\' > "$1"\n')
    script.chmod(0o755)
    result = own.call("store", "edit", "ga-92", env={"EDITOR": str(script)})
    assert (2, {}) == (result.code, own.events)
    assert "line 1 of what you wrote is not UTF-8" in result.stderr
    (kept,) = own.directory.glob("interpol-*.toml")
    assert b'title.fr = "R\xe9union"\n' == kept.read_bytes()


def test_times_of_toml_are_values_like_others(own: Own) -> None:
    problems = own.refused("store", "edit", "ga-92", env=editor(own.directory, "text += 'number = 07:32:00'"))
    assert any("Cannot overwrite a value" in one for one in problems)
    code = "text = text.replace('number = 92', 'number = 07:32:00')"
    assert ["number: must be a whole number, not text"] == own.refused(
        "store", "edit", "ga-92", env=editor(own.directory, code)
    )
