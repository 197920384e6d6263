"""Facts for other programs: `-f` and `export` write calendars, timelines and databases, and independent readers agree.

The last tests are about the packaged store: what a reader of the release would try first.
"""

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import duckdb
import pytest
import vobject
from bibtexparser.entrypoint import parse_string
from icalendar import Calendar

from command import run, run_bytes
from facts import SMALL_STORE
from inside import call, call_small
from interpol_cli.cli import progress

FORMS = {"ics": "x.ics", "timelinejs": "x.timelinejs.json", "sqlite": "x.db", "parquet": "x.parquet"}
TEXT_FORMS = ("ics", "timelinejs")
FILE_FORMS = ("sqlite", "parquet")


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_file_is_what_list_prints(tmp_path: Path, form: str) -> None:
    path = tmp_path / FORMS[form]
    assert 0 == call_small("export", path, "kind:session").code
    printed = call_small("list", "kind:session", "-f", form)
    assert printed.stdout.encode() == path.read_bytes()
    assert printed.stdout == call_small("timeline", "kind:session", "-f", form).stdout


@pytest.mark.parametrize(
    ("name", "form"), [("x.DB", "sqlite"), ("x.sqlite", "sqlite"), ("x.sqlite3", "sqlite"), ("y.json", "timelinejs")]
)
def test_form_is_that_of_the_ending_or_the_one_named(tmp_path: Path, name: str, form: str) -> None:
    args = ("-f", form) if name == "y.json" else ()
    assert 0 == call_small("export", tmp_path / name, *args).code
    data = (tmp_path / name).read_bytes()
    assert data.startswith(b"SQLite format 3\0") if form == "sqlite" else "events" in json.loads(data)


def test_plain_json_is_not_a_timeline(tmp_path: Path) -> None:
    assert 0 == call_small("export", tmp_path / "sessions.1923.json").code
    assert isinstance(json.loads((tmp_path / "sessions.1923.json").read_text(encoding="utf-8")), list)


@pytest.mark.parametrize("form", FILE_FORMS)
def test_form_that_is_no_text_is_not_printed(form: str) -> None:
    result = call_small("list", "-f", form)
    assert (2, "") == (result.code, result.stdout)
    assert f"--format does not take '{form}': it is no text; name a file for it with -o or export" in result.stderr


@pytest.mark.parametrize("form", FORMS)
def test_o_writes_the_form_of_its_ending(tmp_path: Path, form: str) -> None:
    path = tmp_path / FORMS[form]
    result = call_small("list", "id:ga-92", "-o", path)
    assert (0, "") == (result.code, result.stdout)
    assert path.stat().st_size > 100


@pytest.mark.parametrize("form", FORMS)
def test_fields_are_the_forms_own(tmp_path: Path, form: str) -> None:
    result = call_small("export", tmp_path / FORMS[form], "-F", "id")
    assert 2 == result.code
    assert f"the form {form} has fields of its own" in result.stderr
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("command", [("export",), ("list", "-o")])
@pytest.mark.parametrize("form", FORMS)
def test_nothing_found_writes_no_file(tmp_path: Path, command: tuple[str, ...], form: str) -> None:
    result = call_small(*command, tmp_path / FORMS[form], "xyzzy")
    assert (1, "") == (result.code, result.stdout)
    assert [] == list(tmp_path.iterdir())


def test_nothing_found_prints_nothing() -> None:
    for form in TEXT_FORMS:
        assert (1, "") == (lambda result: (result.code, result.stdout))(call_small("list", "xyzzy", "-f", form))


@pytest.mark.parametrize("form", FORMS)
def test_file_that_exists_is_replaced_only_by_force(tmp_path: Path, form: str) -> None:
    path = tmp_path / FORMS[form]
    path.write_bytes(b"mine")
    result = call_small("export", path)
    assert (5, b"mine") == (result.code, path.read_bytes())
    assert "--force" in result.stderr
    assert 0 == call_small("export", path, "--force").code
    assert b"mine" != path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("form", FILE_FORMS)
def test_file_that_fails_half_way_leaves_what_was_there(tmp_path: Path, form: str) -> None:
    path = tmp_path / FORMS[form]
    path.write_bytes(b"mine")
    target = "interpol_cli.render." + {"sqlite": "sqlite_form.texts_of", "parquet": "parquet._values"}[form]
    with mock.patch(target, side_effect=OSError(28, "No space left on device")):
        result = call_small("export", path, "--force")
    assert (5, f"interpol: error: {path} was not written: the disk is full\n") == (result.code, result.stderr)
    assert (b"mine", [path]) == (path.read_bytes(), list(tmp_path.iterdir()))


@pytest.mark.parametrize("form", FILE_FORMS)
def test_link_stays_and_a_device_is_refused(tmp_path: Path, form: str) -> None:
    (tmp_path / "real").mkdir()
    link, real = tmp_path / FORMS[form], tmp_path / "real" / "file"
    link.symlink_to(real)
    assert 0 == call_small("export", link).code
    assert link.is_symlink()
    assert real.stat().st_size > 100
    result = call_small("export", "/dev/null", "-f", form, "--force")
    assert 5 == result.code
    assert "it is a device or a pipe, and this form needs a file" in result.stderr


def test_missing_part_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    with mock.patch.dict(sys.modules, {"pyarrow": None}):
        result = call_small("export", tmp_path / "x.parquet")
    assert (8, "") == (result.code, result.stdout)
    assert "the format parquet needs an optional part: pip install 'interpol-cli[parquet]'" in result.stderr
    assert [] == list(tmp_path.iterdir())


def entries(text: str) -> dict[str, Any]:
    """Read a calendar: its entries by the ids of their facts."""
    return {str(one["UID"]).removesuffix("@interpol-cli"): one for one in Calendar.from_ical(text).walk("VEVENT")}


def uids(text: str) -> set[str]:
    return set(entries(text))


def test_dates_without_days_are_left_out_and_counted() -> None:
    result = call_small("list", "-f", "ics")
    assert {"ga-92", "ga-93", "ga-1", "ga-17"} <= uids(result.stdout)
    assert set() == {"ga-2", "ga-38", "seat-lyon"} & uids(result.stdout)
    assert (
        "interpol: 14 of 21 facts are not in the calendar: 9 without known days (list and export show them with "
        "--imprecise span), 5 without a first or a last day\n"
    ) == result.stderr


def test_imprecise_span_shows_them_over_all_their_days() -> None:
    result = call_small("list", "-f", "ics", "--imprecise", "span")
    event = entries(result.stdout)["ga-2"]
    assert (date(1923, 1, 1), date(1926, 1, 1)) == (event["DTSTART"].dt, event["DTEND"].dt)
    assert "5 of 21 facts are not in the calendar: 5 without a first or a last day" in result.stderr
    skipped = call_small("list", "-f", "ics", "--imprecise", "skip")
    assert call_small("list", "-f", "ics").stdout == skipped.stdout


def test_calendar_without_a_single_day_is_not_written(tmp_path: Path) -> None:
    for args in (("list", "-f", "ics"), ("export", tmp_path / "x.ics")):
        result = call_small(*args, "id:ga-2")
        assert (1, "") == (result.code, result.stdout)
        assert "no fact has days for a calendar: 1 without known days" in result.stderr
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("command", [("list",), ("timeline",), ("export", "x.csv")])
def test_imprecise_takes_two_words(command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = call_small(*command, "--imprecise", "guess")
    assert (2, "") == (result.code, result.stdout)
    assert "--imprecise does not take 'guess': it is skip or span" in result.stderr


def test_number_of_facts_told_is_what_the_file_holds(tmp_path: Path) -> None:
    assert f"interpol: 7 facts in {tmp_path / 'x.ics'}\n" in call_small("export", tmp_path / "x.ics").stderr
    assert f"interpol: 21 facts in {tmp_path / 'x.db'}\n" == call_small("export", tmp_path / "x.db").stderr


def test_other_commands_give_their_facts_too() -> None:
    assert {"ga-92", "ga-93"} == uids(call_small("show", "ga-92", "ga-93", "-f", "ics").stdout)
    assert {"ga-93"} == uids(call_small("next", "kind:session", "--from", "2025-01-01", "-f", "ics").stdout)
    assert "ga-93" in uids(call_small("search", "marrakech", "-f", "ics").stdout)


def test_fact_that_a_listing_names_twice_goes_out_once(tmp_path: Path) -> None:
    """The day's page may have a fact in two of its sections."""
    path = tmp_path / "x.db"
    printed = call_small("today", "--today", "2025-11-27", "-F", "id").lines
    assert len(printed) > len(set(printed))
    assert 0 == call_small("today", "--today", "2025-11-27", "-o", path).code
    with closing(sqlite3.connect(path)) as connection:
        assert [*dict.fromkeys(printed)] == [
            row[0] for row in connection.execute("select id from events order by rowid")
        ]


@pytest.mark.parametrize("command", [("count", "-f", "ics"), ("venues", "-f", "sqlite"), ("sources", "-o", "x.ics")])
def test_commands_whose_rows_are_no_facts_have_no_such_form(command: tuple[str, ...]) -> None:
    result = call_small(*command)
    assert (2, "") == (result.code, result.stdout)
    assert "there is no format" in result.stderr


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_surroundings_do_not_change_a_byte(form: str) -> None:
    small = {"INTERPOL_STORE": str(SMALL_STORE)}
    plain = run_bytes("list", "-f", form, "--lang", "ar", env=small)
    odd = {"LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Pacific/Kiritimati", "COLUMNS": "20", "PYTHONHASHSEED": "7"}
    changed = run_bytes("list", "-f", form, "--lang", "ar", env={**small, **odd, "FORCE_COLOR": "1"})
    assert (0, plain.stdout) == (changed.returncode, changed.stdout)


class Terminal(io.BytesIO):
    """Standard error on a terminal."""

    def __init__(self) -> None:
        super().__init__()
        self.buffer = self

    def isatty(self) -> bool:
        return True


def watched(stderr: io.BytesIO | Terminal) -> list[int]:
    """Hand on four facts as an export does, with this standard error; anything counts as long."""
    with (
        mock.patch.multiple(progress, _EXPORT_PATIENCE_S=0, _PAUSE_S=0),
        mock.patch.object(sys, "stderr", stderr),
        mock.patch.dict(os.environ, {"TERM": "xterm"}),
    ):
        return list(progress.watched(range(4)))


def test_long_export_shows_how_far_it_is() -> None:
    terminal = Terminal()
    assert [0, 1, 2, 3] == watched(terminal)
    shown = terminal.getvalue().decode().split("\r\x1b[K")
    assert "[############------------] 50 %, 2 of 4 facts" in shown
    assert "" == shown[-1], "the bar is taken away"


def test_export_into_a_log_shows_no_bar() -> None:
    log = io.BytesIO()
    assert [0, 1, 2, 3] == watched(log)
    assert b"" == log.getvalue()


def test_short_export_shows_no_bar() -> None:
    terminal = Terminal()
    with mock.patch.object(sys, "stderr", terminal), mock.patch.dict(os.environ, {"TERM": "xterm"}):
        assert [0, 1, 2, 3] == list(progress.watched(range(4)))
    assert b"" == terminal.getvalue()


# The packaged store.


def test_calendar_of_the_sessions_is_read_by_two_readers(tmp_path: Path) -> None:
    assert 0 == run("export", "sessions.ics", "kind:session", cwd=tmp_path).code
    text = (tmp_path / "sessions.ics").read_bytes().decode()
    first = entries(text)["ga-93"]
    (second,) = [one for one in vobject.readOne(text).vevent_list if one.uid.value == "ga-93@interpol-cli"]
    assert date(2025, 11, 28) == first["DTEND"].dt == second.dtend.value
    assert date(2025, 11, 24) == first["DTSTART"].dt == second.dtstart.value
    assert "93rd INTERPOL General Assembly" == str(first["SUMMARY"]) == second.summary.value


@pytest.fixture(scope="module")
def count() -> int:
    """Count the facts as JSON lists them."""
    return len(json.loads(call("list", "-f", "json").stdout))


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="the sqlite3 shell is not installed")
def test_database_has_every_fact(tmp_path: Path, count: int) -> None:
    assert 0 == run("export", "facts.db", cwd=tmp_path).code
    question = "select count(*) from events; pragma foreign_key_check; pragma integrity_check"
    done = subprocess.run(["sqlite3", "facts.db", question], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [str(count), "ok"] == done.stdout.split()


def test_parquet_has_every_fact(tmp_path: Path, count: int) -> None:
    assert 0 == run("export", "facts.parquet", cwd=tmp_path).code
    question = f"select count(*), count(distinct id) from '{tmp_path / 'facts.parquet'}'"
    assert [(count, count)] == duckdb.connect().sql(question).fetchall()


def test_timeline_has_every_fact(tmp_path: Path, count: int) -> None:
    assert 0 == run("export", "facts.timelinejs.json", cwd=tmp_path).code
    assert count == len(json.loads((tmp_path / "facts.timelinejs.json").read_text(encoding="utf-8"))["events"])


def test_citations_of_a_session_are_bibtex() -> None:
    library = parse_string(run("cite", "ga-92", "--style", "bibtex").stdout)
    sources = call("get", "ga-92", "sources").lines
    assert [] == library.failed_blocks
    assert sources == [entry.key for entry in library.entries]
