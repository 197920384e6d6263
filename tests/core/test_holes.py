"""What a listing lacks: shown only where the question can be answered by it, at its place in time."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import SMALL_STORE, small_events
from interpol_cli.core import query as q
from interpol_cli.core.edtf import parse as parse_date
from interpol_cli.core.holes import WAR, between_rows, with_holes
from interpol_cli.core.model import Event, Series
from interpol_cli.core.period import Match, Period
from interpol_cli.core.query_parser import QueryParser
from interpol_cli.core.report import Hole, Row
from interpol_cli.core.select import select
from interpol_cli.store.store import open_store

SMALL = open_store([SMALL_STORE])
PARSER = QueryParser(SMALL, lambda text: Period.of(parse_date(text).bounds))


def told(entries: Iterable[Row | Hole]) -> list[str]:
    """Name rows by their ids, and holes by their numbers or their reason."""
    return [
        entry.event.id
        if isinstance(entry, Row)
        else f"[{entry.reason}]"
        if entry.first is None
        else f"[{entry.first}-{entry.last}]"
        for entry in entries
    ]


def asked(text: str) -> list[str]:
    query = PARSER.parse(text)
    return told(with_holes(select(small_events(), query), small_events(), query))


def holes(text: str) -> list[str]:
    return [entry for entry in asked(text) if entry.startswith("[")]


def test_missing_numbers_stand_between_their_neighbours() -> None:
    assert ["ga-2", "ga-1", "[3-3]", "ga-17", "[18-19]", "ga-38", "ga-50", "ga-92", "ga-93"] == asked("kind:session")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind:session", ["[3-3]", "[18-19]"]),
        ("series:ga", ["[3-3]", "[18-19]"]),
        ("kind:session number:10..40", ["[18-19]"]),
        ("kind:session number:3..17", ["[3-3]"]),
        ("kind:session number:17..18", ["[18-19]"]),
        ("kind:session number:19..38", ["[18-19]"]),
        ("kind:session number:20..38", []),
        ("kind:session number:4..17", []),
        ("kind:session number:18", []),  # no row, so no series is shown
        ("kind:session date:1950/1969", ["[18-19]"]),
        ("kind:session date:1923/1924", []),
        ("kind:session date:2020/2025", []),
        ("kind:session host:CZ", []),
        ("kind:session session", []),
        ("kind:session not:host:CZ", []),
        ("kind:session OR kind:term", []),
        ("kind:session tag:founding", []),
    ],
)
def test_holes_are_shown_where_the_question_is_of_kind_series_number_and_date(query: str, expected: list[str]) -> None:
    assert expected == holes(query)


def test_everything_shows_the_holes_too() -> None:
    entries = asked("")
    assert ["[3-3]", "[18-19]"] == [entry for entry in entries if entry.startswith("[")]
    assert "ga-17" == entries[entries.index("[18-19]") - 1]


def test_hole_has_its_series_and_the_days_between_its_neighbours() -> None:
    query = PARSER.parse("kind:session number:10..40")
    hole = next(
        entry for entry in with_holes(select(small_events(), query), small_events(), query) if isinstance(entry, Hole)
    )
    before, after = (event for event in small_events() if event.id in ("ga-17", "ga-38"))
    assert ("no-record", "general-assembly", 18, 19) == (
        hole.reason,
        hole.series.id if hole.series else None,
        hole.first,
        hole.last,
    )
    assert hole.period == Period(before.date.bounds.e1, after.date.bounds.s0)


SERIES = Series("assembly", {"en": "Assembly"}, (), None, (3,))


def sessions(make_event: Callable[..., Event], *dates: str, series: Series = SERIES) -> list[Event]:
    return [
        make_event(id=f"s{number}", kind="session", series=series, number=number, date=date)
        for number, date in enumerate(dates, start=1)
    ]


def listed(events: list[Event], query: q.Query = q.EVERYTHING) -> list[str]:
    return told(with_holes(select(events, query), events, query))


def test_war_years_are_a_hole_between_the_sessions_around_them(make_event: Callable[..., Event]) -> None:
    events = sessions(make_event, "1938-06", "1946-06-06/1946-06-09")
    assert ["s1", "[war]", "s2"] == listed(events)


@pytest.mark.parametrize(
    "dates", [("1938-06", "1940-06", "1946"), ("1938", "1945-01"), ("1939-10", "1946"), ("1946", "1948")]
)
def test_no_war_hole_where_a_session_met_or_both_came_after(
    make_event: Callable[..., Event], dates: tuple[str, ...]
) -> None:
    assert [f"s{number}" for number, _ in enumerate(dates, start=1)] == listed(sessions(make_event, *dates))


@pytest.mark.parametrize(
    ("before", "after", "is_hole"),
    [
        ("1939-08-31", "1945-05-09", True),
        ("1939-09-01", "1945-05-09", False),
        ("1939-08-31", "1945-05-08", False),
    ],
)
def test_war_lasted_from_the_first_of_september_1939_to_the_eighth_of_may_1945(
    make_event: Callable[..., Event], before: str, after: str, is_hole: bool
) -> None:
    assert is_hole is ("[war]" in listed(sessions(make_event, before, after)))


def test_hole_comes_after_a_session_of_one_day(make_event: Callable[..., Event]) -> None:
    first, second = sessions(make_event, "1950-06-01", "1952-06-06")
    assert ["s1", "[3-3]", "s2"] == listed([first._replace(number=2), second._replace(number=4)])


def test_war_is_told_as_missing_numbers_where_numbers_are_missing(make_event: Callable[..., Event]) -> None:
    first, second = sessions(make_event, "1938", "1946")
    assert ["s1", "[3-3]", "s2"] == listed([first, second._replace(number=4)])


def test_war_hole_has_the_days_of_the_war(make_event: Callable[..., Event]) -> None:
    events = sessions(make_event, "1938", "1946")
    (hole,) = (one for one in with_holes(select(events, q.EVERYTHING), events, q.EVERYTHING) if isinstance(one, Hole))
    assert WAR == hole.period


def test_number_asks_for_no_war(make_event: Callable[..., Event]) -> None:
    events = sessions(make_event, "1938", "1946")
    query = q.NumberIn(1, 2)
    assert ["s1", "s2"] == told(with_holes(select(events, query), events, query))


def test_series_without_a_row_shows_no_hole() -> None:
    assert [] == holes("kind:seat")


def test_nothing_found_has_no_holes() -> None:
    assert () == with_holes((), small_events(), q.EVERYTHING)


def test_hole_at_the_edge_of_the_answer_is_shown(make_event: Callable[..., Event]) -> None:
    """`date:1924/1926` asks for 1926, when the third session may have met."""
    events = [
        event._replace(number=number)
        for event, number in zip(sessions(make_event, "1924", "1925", "1929"), (1, 2, 4), strict=True)
    ]
    query = PARSER.related("shares", "1924/1926")
    assert ["s1", "s2", "[3-3]"] == listed(events, query)


@given(st.lists(st.booleans(), min_size=9, max_size=9), st.lists(st.integers(1, 9), unique=True))
def test_rows_stay_and_holes_are_numbers_of_the_series_that_are_missing(
    recorded: list[bool], missing: list[int]
) -> None:
    series = Series("assembly", {"en": "Assembly"}, (), None, tuple(sorted(missing)))
    base = next(event for event in small_events() if event.id == "ga-17")
    events = [
        base._replace(id=f"s{number}", number=number, series=series, date=parse_date(f"{1950 + number}"))
        for number, is_recorded in enumerate(recorded, start=1)
        if is_recorded and number not in missing
    ]
    rows = select(events, q.EVERYTHING)
    entries = with_holes(rows, events, q.EVERYTHING)
    assert rows == tuple(entry for entry in entries if isinstance(entry, Row))
    last = 0
    for entry in entries:
        if isinstance(entry, Row):
            assert (entry.event.number or 0) > last
            last = entry.event.number or 0
        else:
            assert entry.first is not None
            assert entry.last is not None
            assert {entry.first, entry.last} <= set(missing)
            assert last < entry.first <= entry.last
            last = entry.last


def test_hole_comes_after_what_began_before_it(make_event: Callable[..., Event]) -> None:
    events = [
        *sessions(make_event, "1938-06", "1946-06-06/1946-06-09"),
        make_event(id="flight", date="1938-12"),
        make_event(id="peace", date="1945-10"),
    ]
    assert ["s1", "flight", "[war]", "peace", "s2"] == listed(events)


@pytest.mark.parametrize(("before", "after"), [("1924~", "1925"), ("1925", "1925"), ("1925", "1925-03")])
def test_hole_stays_before_the_record_after_it_where_dates_overlap(
    make_event: Callable[..., Event], before: str, after: str
) -> None:
    first, second = sessions(make_event, before, after)
    assert ["s1", "[3-3]", "s2"] == listed([first._replace(number=2), second._replace(number=4)])


def test_match_of_a_row_is_kept(make_event: Callable[..., Event]) -> None:
    event = make_event()
    assert (Row(event, Match.POSSIBLE),) == with_holes([Row(event, Match.POSSIBLE)], [event], q.EVERYTHING)


def test_holes_beyond_the_rows_can_be_left_out() -> None:
    rows = select(small_events(), PARSER.parse("kind:session number:17"))
    hole = Hole("war", None, None, None, WAR)
    assert (rows[0],) == between_rows((hole, rows[0], hole))
    assert (rows[0], hole, rows[0]) == between_rows((rows[0], hole, rows[0]))
    assert () == between_rows((hole,))
    assert () == between_rows(())
