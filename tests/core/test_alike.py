from collections.abc import Callable

import pytest

from conftest import AUSTRIA, SOURCE, VIENNA
from interpol_cli.core.alike import alike_events, alike_named, alike_sources
from interpol_cli.core.model import Event, Person

MakeEvent = Callable[..., Event]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"title": {"fr": "CONGRES  DE VIENNE".replace("  ", " ")}, "place": None}, "it has the same title"),
        (
            {"title": {"en": "x"}, "date": "1923"},
            "it is of the same kind, in the same place, and dated 1923-09-03/1923-09-07",
        ),
        (
            {"title": {"en": "x"}, "date": "1923-09-07"},
            "it is of the same kind, in the same place, and dated 1923-09-03/1923-09-07",
        ),
        ({"title": {"en": "x"}, "date": "1923-09-08"}, None),
        ({"title": {"en": "x"}, "kind": "session"}, None),
        ({"title": {"en": "x"}, "place": None}, None),
        ({"title": {"en": "x"}, "place": VIENNA._replace(id="berlin")}, None),
        ({"id": "congress-1923"}, None),
    ],
)
def test_event_is_like_another(make_event: MakeEvent, changes: dict[str, object], why: str | None) -> None:
    event = make_event(**{"id": "new", **changes})
    found = list(alike_events(event, [make_event()]))
    assert [("congress-1923", why)] == found if why else [] == found


def test_two_events_without_a_place_are_not_alike(make_event: MakeEvent) -> None:
    first, second = (make_event(id=name, title={"en": name}, place=None) for name in ("a", "b"))
    assert [] == list(alike_events(first, [second]))


def test_people_and_places_are_alike_by_a_name() -> None:
    known = Person("johann-schober", {"en": "Johann Schober"}, ("Schober",), AUSTRIA)
    assert [("johann-schober", "it is called 'schober' too")] == list(
        alike_named(Person("new", {"ar": "شوبر"}, ("SCHOBER",), None), [known])
    )
    assert [] == list(alike_named(Person("new", {"en": "Johann"}, (), None), [known]))
    assert [] == list(alike_named(known, [known]))
    assert ["vienna"] == [one.id for one in alike_named(VIENNA._replace(id="wien", name={"de": "WIEN"}), [VIENNA])]


def test_sources_are_alike_by_address_or_by_title_and_publisher() -> None:
    by_address = SOURCE._replace(id="new", title="Another")
    assert [("interpol-history", "it has the same address")] == list(alike_sources(by_address, [SOURCE]))
    by_title = SOURCE._replace(id="new", url=None, title="KEY DATES")
    assert [("interpol-history", "it has the same title and publisher")] == list(alike_sources(by_title, [SOURCE]))
    assert [] == list(alike_sources(by_title._replace(publisher="ICPC"), [SOURCE]))
    assert [] == list(alike_sources(SOURCE, [SOURCE]))
    assert [] == list(alike_sources(by_title._replace(publisher="ICPC"), [SOURCE._replace(url=None)]))
