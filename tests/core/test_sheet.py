"""One fact with its surroundings: who comes before and after it, what it is part of, what happened at it."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import small_events
from interpol_cli.core.model import Event, Series
from interpol_cli.core.report import Sheet
from interpol_cli.core.sheet import sheet_of

SERIES = Series("assembly", {"en": "Assembly"}, (), None, ())


def sheet(event_id: str) -> Sheet:
    events = small_events()
    return sheet_of(next(event for event in events if event.id == event_id), events)


def id_of(event: Event | None) -> str | None:
    return event.id if event else None


@pytest.mark.parametrize(
    ("event_id", "before", "after"),
    [
        ("ga-1", None, "ga-2"),
        ("ga-2", "ga-1", "ga-17"),
        ("ga-50", "ga-38", "ga-92"),
        ("ga-93", "ga-92", None),
        ("seat-vienna", None, "seat-lyon"),
        ("seat-lyon", "seat-vienna", None),
        ("radio-network", None, None),
    ],
)
def test_neighbours_are_the_nearest_of_the_series(event_id: str, before: str | None, after: str | None) -> None:
    found = sheet(event_id)
    assert (before, after) == (id_of(found.before), id_of(found.after))


def test_number_and_not_the_date_makes_a_neighbour() -> None:
    """The date of `ga-2` may lie before that of `ga-1`: the number knows better."""
    assert "ga-2" == id_of(sheet("ga-1").after)


def test_numbered_and_unnumbered_facts_of_a_series_are_no_neighbours(make_event: Callable[..., Event]) -> None:
    numbered = [make_event(id=f"n{n}", series=SERIES, number=n, date=f"192{n}") for n in (1, 2)]
    unnumbered = [make_event(id=f"u{n}", series=SERIES, date=f"192{n}") for n in (1, 2)]
    events = [*numbered, *unnumbered]
    assert "n2" == id_of(sheet_of(numbered[0], events).after)
    assert "u2" == id_of(sheet_of(unnumbered[0], events).after)
    assert None is sheet_of(numbered[1], events).after


def test_what_happened_at_it_stands_in_time(make_event: Callable[..., Event]) -> None:
    session = make_event(id="session")
    parts = [
        make_event(id="late", date="1923-09-07", part_of="session"),
        make_event(id="early", date="1923-09-04", part_of="session"),
        make_event(id="elsewhere", date="1923-09-05", part_of="another"),
    ]
    assert ["early", "late"] == [part.id for part in sheet_of(session, [*parts, session]).parts]


def test_parts_of_one_day_stand_in_the_order_of_every_listing(make_event: Callable[..., Event]) -> None:
    session = make_event(id="session")
    parts = [make_event(id=one, date="1923-09-05", part_of="session") for one in ("b", "c", "a")]
    assert ["a", "b", "c"] == [part.id for part in sheet_of(session, [session, *parts]).parts]


def test_part_knows_its_whole() -> None:
    assert "ga-92" == id_of(sheet("vice-president-2024-dkhissi").whole)
    assert None is sheet("ga-92").whole
    assert ["vice-president-2024-dkhissi"] == [part.id for part in sheet("ga-92").parts]


@given(st.permutations(small_events()))
def test_order_of_the_store_does_not_matter(events: list[Event]) -> None:
    for event in small_events()[:6]:
        assert sheet_of(event, small_events()) == sheet_of(event, events)


def test_before_and_after_are_each_others_inverse() -> None:
    numbered = sorted((event for event in small_events() if event.number), key=lambda event: event.number or 0)
    for first, second in pairwise(numbered):
        assert (second.id, first.id) == (id_of(sheet(first.id).after), id_of(sheet(second.id).before))
