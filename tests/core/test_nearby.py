"""The next fact and the last one, and what returns on a day of the calendar."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import row_lists
from interpol_cli.core.model import Event
from interpol_cli.core.nearby import Anniversary, Nearby, last_before, next_after, on_this_day
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.core.select import in_time

MakeEvent = Callable[..., Event]
DAY = date(1924, 6, 15)


@pytest.fixture
def rows(make_event: MakeEvent) -> Callable[..., list[Row]]:
    """Make rows of facts with these dates, which are their ids too, in the order of time."""

    def make(*dates: str, kind: str = "session") -> list[Row]:
        events = (make_event(id=text, date=text, kind=kind) for text in dates)
        return sorted((Row(event, Match.CERTAIN) for event in events), key=in_time)

    return make


MakeRows = Callable[..., list[Row]]


def said(found: Nearby) -> tuple[str, int | None, int | None, str]:
    return found.row.event.id, found.days_least, found.days_most, found.row.match.label


def first_next(rows: list[Row], day: date = DAY) -> Nearby:
    return next(iter(next_after(rows, day)))


def first_last(rows: list[Row], day: date = DAY) -> Nearby:
    return next(iter(last_before(rows, day)))


def test_next_is_the_first_that_begins_after_the_day(rows: MakeRows) -> None:
    facts = rows("1924-06-14", "1924-06-15", "1924-06-18", "1924-07-01")
    assert ("1924-06-18", 3, 3, "certain") == said(first_next(facts))


def test_last_is_the_latest_that_begins_on_the_day_or_before(rows: MakeRows) -> None:
    facts = rows("1923-06-19", "1924-06-15", "1924-06-16")
    assert ("1924-06-15", 0, 0, "certain") == said(first_last(facts))
    assert ("1923-06-19", -362, -362, "certain") == said(first_last(rows("1923-06-19", "1924-06-16")))


def test_more_are_given_nearest_first(rows: MakeRows) -> None:
    facts = rows("1920", "1921", "1922", "1926", "1927")
    assert ["1926", "1927"] == [one.row.event.id for one in next_after(facts, DAY)]
    assert ["1922", "1921", "1920"] == [one.row.event.id for one in last_before(facts, DAY)]


def test_fact_that_may_begin_on_either_side_is_next_and_last_and_possible(rows: MakeRows) -> None:
    facts = rows("1923", "1924", "1925")
    assert ("1924", -166, 199, "possible") == said(first_next(facts))
    assert ("1924", -166, 199, "possible") == said(first_last(facts))


def test_fact_of_this_month_has_begun_for_certain_on_the_last_day_of_it(rows: MakeRows) -> None:
    facts = rows("1924-06")
    assert ["possible"] == [one.row.match.label for one in next_after(facts, date(1924, 6, 29))]
    assert [] == list(next_after(facts, date(1924, 6, 30)))
    assert ("1924-06", -29, 0, "certain") == said(first_last(facts, date(1924, 6, 30)))


def test_doubted_start_is_possible_at_most(rows: MakeRows) -> None:
    assert "possible" == first_next(rows("1926?")).row.match.label
    assert "possible" == first_last(rows("1922?/1923")).row.match.label
    assert "certain" == first_last(rows("1922/1923?")).row.match.label


@pytest.mark.parametrize(
    ("dates", "is_in_progress"),
    [
        ("1924-06-14/1924-06-16", True),
        ("1924-06-15/1924-06-16", True),
        ("1924-06-15", True),
        ("1924-06-12/1924-06-14", False),
        ("1920/..", True),
        ("1920/", False),  # it may have ended long ago
        ("1924", False),
        ("1924-05/1924", False),
    ],
)
def test_in_progress_is_what_has_begun_and_not_ended_for_certain(
    dates: str, is_in_progress: bool, rows: MakeRows
) -> None:
    assert is_in_progress is first_last(rows(dates)).is_in_progress


def test_start_that_nobody_knows_has_no_distance_and_is_the_last_resort(rows: MakeRows) -> None:
    facts = rows("../1914-04-18", "1920")
    assert ["1920", "../1914-04-18"] == [one.row.event.id for one in last_before(facts, DAY)]
    assert ("../1914-04-18", None, None, "certain") == said(first_last(facts, date(1915, 1, 1)))


def test_start_before_an_unknown_day_is_known_on_one_side(rows: MakeRows) -> None:
    facts = rows("/1942-12-31")
    assert ("/1942-12-31", None, 6773, "possible") == said(first_last(facts))
    assert ("/1942-12-31", None, 6773, "possible") == said(first_next(facts))


@given(row_lists(), st.dates(date(1915, 1, 1), date(1935, 1, 1)))
def test_every_fact_is_next_or_last_and_both_only_if_possible(rows: list[Row], day: date) -> None:
    ordered = sorted(rows, key=in_time)
    after = {one.row.event.id: one.row.match for one in next_after(ordered, day)}
    before = {one.row.event.id: one.row.match for one in last_before(ordered, day)}
    assert {row.event.id for row in rows} == after.keys() | before.keys()
    assert all(after[one] is before[one] is Match.POSSIBLE for one in after.keys() & before.keys())


def returns(rows: list[Row], day: date, within: int = 0) -> list[tuple[str, int, str]]:
    return [(one.row.event.id, one.years, one.part) for one in on_this_day(rows, day, within)]


def test_day_returns_in_every_year(rows: MakeRows) -> None:
    facts = rows("1923-09-07", "1924-09-07", "1924-09-08", "1924-10-07")
    assert [("1923-09-07", 101, "day"), ("1924-09-07", 100, "day")] == returns(facts, date(2024, 9, 7))


def test_every_day_of_an_extent_returns(rows: MakeRows) -> None:
    facts = rows("1923-09-03/1923-09-07")
    assert [("1923-09-03/1923-09-07", 101, "1")] == returns(facts, date(2024, 9, 3))
    assert [("1923-09-03/1923-09-07", 101, "5")] == returns(facts, date(2024, 9, 7))
    assert [] == returns(facts, date(2024, 9, 8))


@pytest.mark.parametrize("kind", ["term", "seat"])
def test_of_terms_and_seats_only_the_first_and_last_day_return(kind: str, rows: MakeRows) -> None:
    facts = rows("2016-11-10/2018-10-07", kind=kind)
    assert [("2016-11-10/2018-10-07", 8, "first")] == returns(facts, date(2024, 11, 10))
    assert [("2016-11-10/2018-10-07", 6, "last")] == returns(facts, date(2024, 10, 7))
    assert [] == returns(facts, date(2024, 11, 11))


def test_only_what_is_known_to_the_day_returns(rows: MakeRows) -> None:
    facts = rows("1923", "1923-09", "1923-09-07~", "1923-09-XX", "194X", "../1923", "1989/..")
    assert [] == returns(facts, date(2024, 9, 7))


def test_known_end_of_an_extent_returns_where_the_other_is_not_known(rows: MakeRows) -> None:
    facts = rows("2014-11-03/2014-11", "1948/1954-12-31")
    assert [("2014-11-03/2014-11", 10, "first")] == returns(facts, date(2024, 11, 3))
    assert [("1948/1954-12-31", 70, "last")] == returns(facts, date(2024, 12, 31))


def test_doubted_day_returns_as_possible(rows: MakeRows) -> None:
    facts = rows("1923-09-07?", "1924-09-07/1925?", "1924-09-07/1924-09-08?")
    matches = {one.row.event.id: one.row.match.label for one in on_this_day(facts, date(2024, 9, 7))}
    assert {
        "1923-09-07?": "possible",
        "1924-09-07/1925?": "certain",
        "1924-09-07/1924-09-08?": "possible",
    } == matches


def test_within_finds_days_around_and_a_fact_once_by_its_nearest_day(rows: MakeRows) -> None:
    facts = rows("1923-09-03/1923-09-07", "1950-09-10", "1960-09-11")
    found = on_this_day(facts, date(2024, 9, 7), 3)
    assert [("1923-09-07", 0), ("1950-09-10", 3)] == [(one.day.isoformat(), one.days_off) for one in found]


def test_years_are_counted_to_the_return_across_a_new_year(rows: MakeRows) -> None:
    assert [("1923-12-31", 102, "day")] == returns(rows("1923-12-31"), date(2026, 1, 1), 2)
    assert [("1924-01-01", 102, "day")] == returns(rows("1924-01-01"), date(2025, 12, 31), 2)


def test_leap_day_returns_on_the_first_of_march_where_there_is_none(rows: MakeRows) -> None:
    facts = rows("1924-02-29", "1926-03-01")
    assert [("1924-02-29", 102, "day"), ("1926-03-01", 100, "day")] == returns(facts, date(2026, 3, 1))
    assert [("1924-02-29", 100, "day")] == returns(facts, date(2024, 2, 29))


def test_years_of_a_leap_day_are_counted_from_the_year_given(rows: MakeRows) -> None:
    (found,) = on_this_day(rows("1924-02-29"), date(2024, 2, 29), year=2026)
    assert 102 == found.years


@pytest.mark.parametrize(
    ("years", "is_round"),
    [(100, True), (10, True), (25, True), (75, True), (101, False), (5, False), (0, False), (-10, False)],
)
def test_tens_and_quarter_centuries_are_round(years: int, is_round: bool, rows: MakeRows) -> None:
    (row,) = rows("1923-09-07")
    assert is_round is Anniversary(row, date(1923, 9, 7), years, "day", 0).is_round


@given(row_lists(), st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_what_returns_within_more_days_has_all_that_returns_within_fewer(rows: list[Row], day: date, days: int) -> None:
    few = {(one.row.event.id, one.years) for one in on_this_day(rows, day)}
    assert few <= {(one.row.event.id, one.years) for one in on_this_day(rows, day, days)}
