"""The library gives the answers of the command line, and needs neither Typer nor Rich."""

import json
import subprocess
import sys
from datetime import date

import pytest

import interpol_cli
from command import ROOT, environment
from facts import SMALL_STORE
from inside import call_small
from interpol_cli import Match, Period, library, open_store, parse_period, parse_query, select, shown
from interpol_cli.errors import AmbiguousDateError, DateSyntaxError, UnknownIdInPeriodError, UnknownValueError
from interpol_cli.store.store import Store

TODAY = date(2025, 6, 1)


def test_package_gives_the_names_of_the_library_and_no_other() -> None:
    assert set(library.__all__) == set(interpol_cli.__all__)
    assert all(getattr(interpol_cli, name) is getattr(library, name) for name in library.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        interpol_cli.nothing  # noqa: B018


def test_library_needs_neither_typer_nor_rich() -> None:
    code = "import sys; from interpol_cli import open_store; open_store(); print({'typer', 'rich'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=False)
    assert ("set()\n", "") == (done.stdout, done.stderr)


def test_examples_of_the_document_are_true() -> None:
    code = "import doctest, sys; sys.exit(doctest.testfile(sys.argv[1], module_relative=False).failed)"
    path = str(ROOT / "docs" / "library.md")
    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, env=environment(), check=False
    )
    assert (0, "") == (done.returncode, done.stdout)


@pytest.mark.parametrize(
    "query",
    ["kind:session", "kind:session date:1924", "host:المغرب", "not:kind:term 1923..1963", "vienna OR marrakech"],
)
def test_query_selects_what_the_command_line_lists(query: str, small_store: Store) -> None:
    rows = select(small_store.events(), parse_query(query, small_store))
    listed = call_small("list", query, "-F", "id,match").lines
    assert listed == [f"{row.event.id}\t{row.match.label}" for row in rows]


def test_facts_are_shown_as_json_shows_them(small_store: Store) -> None:
    rows = select(small_store.events(), parse_query("kind:session", small_store))
    as_json = json.loads(call_small("list", "kind:session", "-f", "json", "--lang", "fr").stdout)
    assert as_json == json.loads(json.dumps([shown(row, ("fr", "en")) for row in rows], default=dict))


@pytest.mark.parametrize(
    "phrase", ["1923-09", "last year", "4 نونبر 2024", "between ga-92 and ga-93", "between Glasgow and Marrakech"]
)
def test_period_is_what_the_command_line_reads(phrase: str, small_store: Store) -> None:
    period = parse_period(phrase, store=small_store, today=TODAY)
    read = json.loads(call_small("date", phrase, "--today", TODAY.isoformat(), "-f", "json").stdout)[0]
    days = (read["earliest"], read["latest"])
    assert days == tuple(date.fromordinal(day).isoformat() for day in (period.first, period.last))


def test_period_of_two_readings_is_refused_or_read_in_the_order_given() -> None:
    with pytest.raises(AmbiguousDateError):
        parse_period("03/09/1923")
    day = date(1923, 9, 3).toordinal()
    assert Period(day, day) == parse_period("03/09/1923", date_order="dmy")


def test_what_is_no_period_is_refused(small_store: Store) -> None:
    with pytest.raises(DateSyntaxError):
        parse_period("foo")
    with pytest.raises(UnknownIdInPeriodError):
        parse_period("ga-94", store=small_store)


def test_query_about_the_unknown_is_refused(small_store: Store) -> None:
    with pytest.raises(UnknownValueError, match="did you mean Morocco"):
        parse_query("host:Marocco", small_store)


def test_stores_are_laid_over_one_another() -> None:
    assert open_store([SMALL_STORE]).event("ga-1") is not None
    assert Match.CERTAIN > Match.POSSIBLE
