"""Where things were held: each place once, the most used first, with its halls and its first and last fact."""

from collections.abc import Callable

from hypothesis import given

from facts import row_lists, small_events
from interpol_cli.core import query as q
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.core.select import in_time, select
from interpol_cli.core.venues import venues_of

ROWS = select(small_events(), q.EVERYTHING)


def test_most_used_place_comes_first_then_the_id_decides() -> None:
    assert [
        ("marrakech", 3),
        ("vienna", 3),
        ("glasgow", 2),
        ("iran", 1),
        ("lyon", 1),
        ("monaco", 1),
        ("prague", 1),
    ] == [(venue.place.id, len(venue.events)) for venue in venues_of(ROWS)]


def test_events_of_a_place_stand_in_time() -> None:
    vienna = next(venue for venue in venues_of(ROWS[::-1]) if venue.place.id == "vienna")
    assert ["ga-2", "ga-1", "seat-vienna"] == [event.id for event in vienna.events]


def test_country_is_a_place_where_no_city_is_known() -> None:
    assert [True] == [venue.place.is_country for venue in venues_of(ROWS) if venue.place.id == "iran"]


def test_hall_is_named_once_in_the_order_of_time(make_event: Callable[..., Event]) -> None:
    held = [("1924", "Old Hall"), ("1926", "New Hall"), ("1928", "Old Hall"), ("1930", None)]
    rows = [
        Row(make_event(id=f"e{index}", date=date, venue=hall), Match.CERTAIN)
        for index, (date, hall) in enumerate(reversed(held))
    ]
    (venue,) = venues_of(rows)
    assert ("Old Hall", "New Hall") == venue.halls


def test_fact_without_a_place_is_held_nowhere(make_event: Callable[..., Event]) -> None:
    assert () == venues_of([Row(make_event(place=None), Match.CERTAIN)])


@given(row_lists())
def test_every_fact_with_a_place_stands_at_it_once(rows: list[Row]) -> None:
    venues = venues_of(rows)
    held = [event.id for venue in venues for event in venue.events]
    assert sorted(row.event.id for row in rows if row.event.place) == sorted(held)
    assert len(venues) == len({venue.place.id for venue in venues})
    for venue in venues:
        assert {venue.place.id} == {event.place.id for event in venue.events if event.place}
        keys = [in_time(Row(event, Match.CERTAIN)) for event in venue.events]
        assert keys == sorted(keys)
