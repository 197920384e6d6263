"""Gather where things were held: each city, or country where no city is known, with its halls and its events."""

from collections.abc import Iterable
from dataclasses import dataclass

from interpol_cli.core.model import Event, Place
from interpol_cli.core.report import Row
from interpol_cli.core.select import in_time


@dataclass(frozen=True, slots=True)
class Venue:
    """A place and the events held there, in the order of time; `halls` are the buildings named, each once."""

    place: Place
    events: tuple[Event, ...]
    halls: tuple[str, ...]


def venues_of(rows: Iterable[Row]) -> tuple[Venue, ...]:
    """Group events by the place that they were held at; the most often used place first, then by id."""
    held: dict[str, tuple[Place, list[Event]]] = {}
    for row in sorted(rows, key=in_time):
        place = row.event.place
        if place:
            held.setdefault(place.id, (place, []))[1].append(row.event)
    venues = [Venue(place, tuple(events), _halls(events)) for place, events in held.values()]
    return tuple(sorted(venues, key=lambda venue: (-len(venue.events), venue.place.id)))


def _halls(events: Iterable[Event]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(event.venue for event in events if event.venue))
