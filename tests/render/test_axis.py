"""Test what stands along a time axis."""

from datetime import date

from interpol_cli.core.model import Event
from interpol_cli.core.report import Hole, Listing, Row
from interpol_cli.render.axis import Axis, axis_of
from shown import GA_1, GA_76, GA_93, HEADQUARTERS, NO_RECORD, WAR, century, in_time, listing, make

TODAY = date(2026, 11, 22)


def fact(when: str, name: str = "") -> Event:
    return make(f"fact-{name or when}", "meeting", when, ("a", "b", "c"))


def axis(*dates: str, today: date = TODAY, period: str | None = None) -> Axis:
    return axis_of(listing(*(fact(when) for when in dates), period=period), today)


def gaps(*dates: str) -> list[tuple[int, int] | None]:
    return [stop.gap for stop in axis(*dates, today=date(1500, 1, 1)).stops]


def names(found: Axis) -> list[str]:
    return [
        str(stop.entry.event.date)
        if isinstance(stop.entry, Row)
        else stop.entry.reason
        if isinstance(stop.entry, Hole)
        else "today"
        for stop in found.stops
    ]


def marks(found: Axis) -> list[int]:
    return list(found.marks)


def test_few_years_are_marked_as_years_and_many_as_decades() -> None:
    few, many = axis("1923", "1924-05", "2024"), axis(*(str(year) for year in range(1923, 1950)))
    assert (False, [1923, 1924, 2024]) == (few.by_decade, marks(few))
    assert (True, [1920] * 7 + [1930] * 10 + [1940] * 10) == (many.by_decade, marks(many))


def test_mark_is_the_year_that_a_date_names() -> None:
    assert [1996, 1960, 1956, 0] == [marks(axis(when))[0] for when in ("1996~", "196X/1968", "/1956", "../1956")]


def test_mark_never_goes_back_in_time() -> None:
    """A date about 1996 may be of 1995, and stands before those of 1995 in the order."""
    assert [1995, 1995, 1996] == marks(axis("1996~", "1995-06", "1996"))
    assert [1996, 1995, 1995] == marks(axis("1996", "1995-06", "1996~"))
    assert [1996, 1996] == marks(axis("1996~", "1996-06"))


def test_gap_is_worth_a_word_from_two_years_on_and_more_in_a_long_span() -> None:
    assert [None, (2, 2), None] == gaps("2000-01-01", "2001-01-01", "2003-01-01")
    assert [None, (94, 94), None] == gaps("1900-01-01", "1904-01-01", "1998-01-01")


def test_gap_is_a_range_where_the_dates_allow_one() -> None:
    assert [(5, 7), None] == gaps("1924", "1930")


def test_no_gap_while_something_is_still_going_on() -> None:
    assert [None, (9, 9), None] == gaps("1990-01-01/1999-12-31", "1995-06-01", "2009-01-01")
    assert [None, None, None] == gaps("1990/..", "1995", "2009")


def test_no_gap_beside_a_hole() -> None:
    assert [None] * 3 == [stop.gap for stop in axis_of(listing(GA_1, WAR, GA_76), GA_76_DAY).stops]


GA_76_DAY = date(1900, 1, 1)


def test_axis_is_heavy_while_a_long_fact_is_going_on() -> None:
    found = axis("1990-01-01/1999-12-31", "1995-01-01/1997-12-31", "2009-01-01/2011-01-01", "2010/2013~", "2014/..")
    assert ["running", "line", "running", "maybe-running", "running", "running"] == [stop.line for stop in found.stops]


def test_axis_is_not_heavy_among_short_facts() -> None:
    """Some seat is always going on; a heavy axis all along would say nothing."""
    assert {"line"} == {stop.line for stop in axis("1989/..", "1990", "1991", "1992").stops}


def test_today_stands_between_past_and_future() -> None:
    assert ["2000", "today", "2100"] == names(axis("2000", "2100"))
    assert ["2100", "today", "2000"] == names(axis("2100", "2000"))


def test_today_stands_beside_facts_that_are_near() -> None:
    assert ["2025-11-27", "today"] == names(axis("2025-11-27"))
    assert ["today", "2027"] == names(axis("2027"))
    assert ["1950/..", "today"] == names(axis("1950/.."))
    assert ["1950", "2020", "today"] == names(axis("1950", "2020"))


def test_today_is_left_out_where_it_is_far_or_not_asked_for() -> None:
    assert ["1950"] == names(axis("1950"))
    assert ["2100"] == names(axis("2100"))
    assert ["2025/.."] == names(axis("2025/..", period="2025"))
    assert ["2025/..", "today"] == names(axis("2025/..", period="2025/.."))


def test_time_turned_over_has_the_same_gaps_and_lines() -> None:
    down = axis_of(century(), TODAY)
    up = axis_of(Listing(century().entries[::-1]), TODAY)
    assert names(down) == names(up)[::-1]
    assert [stop.gap for stop in down.stops[:-1]] == [stop.gap for stop in up.stops[-2::-1]]
    assert [stop.line for stop in down.stops[:-1]] == [stop.line for stop in up.stops[-2::-1]]


def test_listing_out_of_time_has_marks_only() -> None:
    found = axis("2000", "1950", "2020")
    assert ["2000", "1950", "2020"] == names(found)
    assert ([None] * 3, False) == ([stop.gap for stop in found.stops], found.by_decade)


def test_holes_stay_where_they_are() -> None:
    found = axis_of(listing(GA_1, NO_RECORD, WAR, *in_time(HEADQUARTERS, GA_93)), TODAY)
    assert ["no-record", "war"] == names(found)[1:3]
