"""`interpol next`, `last` and `on`: facts by their distance from a day."""

import json
from typing import Any

import pytest

from command import run_on_terminal
from facts import SMALL_STORE
from inside import call_small

TERMINAL = {"INTERPOL_STORE": str(SMALL_STORE), "NO_COLOR": "1"}


def ids(*args: str) -> list[str]:
    return call_small(*args, "-F", "id").lines


def test_next_and_last_count_from_today() -> None:
    assert ["ga-93"] == ids("next", "kind:session", "--today", "2025-06-01")
    assert ["ga-92"] == ids("last", "kind:session", "--today", "2025-06-01")


def test_from_comes_before_today() -> None:
    assert ["ga-38"] == ids("next", "kind:session", "--from", "1949", "--today", "2025-06-01")
    assert ["ga-17"] == ids("last", "kind:session", "--from", "1949", "--today", "2025-06-01")


def test_next_starts_after_a_period_and_last_before_it() -> None:
    assert ["ga-93"] == ids("next", "kind:session", "--from", "ga-92")
    assert ["ga-50"] == ids("last", "kind:session", "--from", "last year", "--today", "2025-06-01")


def test_query_and_options_choose_among_the_facts() -> None:
    assert ["ga-93"] == ids("next", "host:MA", "--from", "2020")
    assert ["vice-president-2024-dkhissi"] == ids("last", "--person", "dkhissi", "--from", "2025")


def test_distance_is_told_in_days() -> None:
    result = call_small("next", "kind:session", "--today", "2025-11-21", "-f", "json")
    (found,) = json.loads(result.stdout)
    assert ("ga-93", 3, 3, False, "certain") == (
        found["id"], found["days_least"], found["days_most"], found["in_progress"], found["match"],
    )  # fmt: skip
    assert call_small("last", "kind:session", "--today", "2025-11-01").stdout.endswith("\t-362\t-362\tfalse\n")


def test_fact_that_may_have_begun_is_next_and_last_as_possible() -> None:
    for command in ("next", "last"):
        result = call_small(command, "kind:session", "--from", "1981-06-01", "-F", "id,match,days_least,days_most")
        assert ["ga-50\tpossible\t-517\t578"] == result.lines
        assert "interpol: 1 of 1 only possibly match; --certain leaves them out\n" == result.stderr


def test_certain_leaves_out_what_only_possibly_comes_next() -> None:
    assert ["ga-92"] == ids("next", "kind:session", "--from", "1981-06-01", "--certain")
    assert ["ga-17"] == ids("last", "kind:session", "--from", "1981-06-01", "--certain")


def test_fact_in_progress_is_told() -> None:
    assert ["ga-93\ttrue"] == call_small("last", "kind:session", "--today", "2025-11-25", "-F", "id,in_progress").lines
    assert ["ga-93\tfalse"] == call_small("last", "kind:session", "--today", "2025-11-28", "-F", "id,in_progress").lines


def test_more_are_given_nearest_first_and_may_be_sorted() -> None:
    assert ["ga-93", "ga-92", "ga-50"] == ids("last", "kind:session", "--today", "2026-01-01", "-n", "3")
    assert ["ga-92", "ga-50"] == ids("last", "kind:session", "--today", "2026-01-01", "-n", "2", "--offset", "1")
    assert ["ga-50", "ga-92", "ga-93"] == ids(
        "last", "kind:session", "--today", "2026-01-01", "-n", "3", "--sort", "date"
    )
    assert ["ga-50", "ga-92", "ga-93"] == ids("last", "kind:session", "--today", "2026-01-01", "-n", "3", "--reverse")


@pytest.mark.parametrize(
    ("command", "day", "words"), [("next", "2030-01-01", "begins after"), ("last", "1900-01-01", "began up to")]
)
def test_nothing_that_way_is_exit_1(command: str, day: str, words: str) -> None:
    result = call_small(command, "kind:session", "--today", day, "-f", "json")
    assert (1, "[]\n") == (result.code, result.stdout)
    assert f"interpol: nothing that matches {words} {day}\n" == result.stderr


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("next", "--from", "1924.."), "--from does not take '1924..': it has no end on that side; give a date"),
        (("last", "--from", "..1924"), "--from does not take '..1924': it has no end on that side; give a date"),
        (("next", "--from", "foo"), "'foo' is not a date: the word 'foo' is not known"),
        (("next", "-n", "-1"), "--limit does not take '-1': it counts from 0"),
        (("on", "foo"), "DAY does not take 'foo': it is one day of the calendar, such as 09-07 or '7 September'"),
        (("on", "1924"), "DAY does not take '1924': it is one day of the calendar, such as 09-07 or '7 September'"),
        (("on", "02-30"), "DAY does not take '02-30': it is one day of the calendar, such as 09-07 or '7 September'"),
        (("on", "--within", "x"), "--within does not take 'x': it is a number of days, such as 3d"),
        (("on", "--kind", "sesion"), "no kind is called 'sesion'; did you mean session?"),
    ],
)
def test_what_is_not_understood_is_named(args: tuple[str, ...], sentence: str) -> None:
    result = call_small(*args)
    assert (2, "") == (result.code, result.stdout)
    assert f"interpol: error: {sentence}" == result.stderr.splitlines()[0]


@pytest.mark.parametrize(
    "day",
    [
        "09-07",
        "--09-07",
        "7 September",
        "September 7",
        "7 septembre",
        "7 شتنبر",
        "٧ سبتمبر",
        "1923-09-07",
        "7 Sep 2001",
    ],
)
def test_day_is_typed_with_or_without_a_year_in_three_languages(day: str) -> None:
    result = call_small("on", *(("--", day) if day.startswith("-") else (day,)), env={"INTERPOL_TODAY": "2024-01-01"})
    assert ["ga-1", "ga-17"] == [line.split("\t")[1] for line in result.lines], result.stderr


def test_without_a_day_it_is_today() -> None:
    assert ["flag-2025", "ga-93"] == ids("on", "--today", "2030-11-27")
    assert ["flag-2025", "ga-93"] == ids("on", "today", "--today", "2030-11-27")


def on(*args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(call_small("on", *args, "-f", "json").stdout)
    return found


def test_years_and_day_of_the_extent_are_told() -> None:
    (found,) = on("09-03", "--today", "2023-01-01")
    assert ("ga-1", "1923-09-03", 100, "1", True) == (
        found["id"], found["day"], found["years"], found["part"], found["round"],
    )  # fmt: skip


def test_of_a_term_only_the_first_and_the_last_day() -> None:
    assert ["first"] == [one["part"] for one in on("11-07", "--kind", "term", "--today", "2025-01-01")]
    assert [] == on("11-08", "--kind", "term", "--today", "2025-01-01")


def test_within_looks_around_the_day() -> None:
    assert [] == on("09-14", "--today", "2024-01-01")
    assert ["ga-17"] == [one["id"] for one in on("09-14", "--within", "3d", "--today", "2024-01-01")]
    assert ["ga-1", "ga-17"] == [one["id"] for one in on("09-14", "--within", "7", "--today", "2024-01-01")]


def test_day_on_which_nothing_happened_is_exit_1() -> None:
    result = call_small("on", "03-01", "--within", "2d")
    assert (1, "") == (result.code, result.stdout)
    assert "interpol: nothing is recorded for 03-01 or 2d around it\n" == result.stderr


def test_terminal_says_how_near() -> None:
    result = run_on_terminal("last", "kind:session", "--today", "2025-11-25", env=TERMINAL)
    assert [
        "◆ 24–27 November 2025 · 93rd INTERPOL General Assembly · Marrakech (Morocco)",
        "  ga-93",
        "  1 day ago · in progress",
    ] == result.lines


def test_terminal_groups_by_day() -> None:
    result = run_on_terminal("on", "09-07", "--today", "2023-01-01", "--lang", "fr", width=100, env=TERMINAL)
    assert [
        "7 septembre 1923 · il y a 100 ans · un anniversaire rond",
        "◆ jour 5 · 3–7 septembre 1923 · 1e session de l'Assemblée générale d'INTERPOL · Vienne (Autriche)",
        "  ga-1",
        "7 septembre 1948 · il y a 75 ans · un anniversaire rond",
        "◆ jour 2 · 6–12 septembre 1948 · 17e session de l'Assemblée générale d'INTERPOL · Prague (Tchéquie)",
        "  ga-17",
    ] == result.lines


@pytest.mark.parametrize("year", ["0001", "0003", "9999"])
def test_leap_day_is_known_in_the_first_and_the_last_year(year: str) -> None:
    result = call_small("on", "02-29", "--today", f"{year}-01-01")
    assert (1, "interpol: nothing is recorded for 02-29\n") == (result.code, result.stderr)
