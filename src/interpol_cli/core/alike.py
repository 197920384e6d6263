"""Find the facts that a new one may be the same as: it is better to be asked twice than to have a fact twice.

Conventions: alike is the same kind in the same place on days that both dates allow, or one folded title in common;
people, places and sources are alike by a folded name or an address.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interpol_cli.core.model import Event, Person, Place, Source
from interpol_cli.core.text import fold


class Alike(NamedTuple):
    """A record that is like a new one, and in what."""

    id: str
    why: str


def alike_events(event: Event, others: Iterable[Event]) -> Iterator[Alike]:
    """Find the events that an event is alike, in the order of the others."""
    titles = {fold(title) for title in event.title.values()}
    for other in others:
        if other.id == event.id:
            continue
        if titles & {fold(title) for title in other.title.values()}:
            yield Alike(other.id, "it has the same title")
        elif _meet(event, other):
            yield Alike(other.id, f"it is of the same kind, in the same place, and dated {other.date}")


def _meet(event: Event, other: Event) -> bool:
    if event.kind != other.kind or event.place is None or other.place is None or event.place.id != other.place.id:
        return False
    one, two = event.date.bounds, other.date.bounds
    return one.s0 <= two.e1 and two.s0 <= one.e1


def alike_named(one: Person | Place, others: Iterable[Person | Place]) -> Iterator[Alike]:
    """Find the people, or the places, that have a name in common with another."""
    names = _names(one)
    for other in others:
        common = names & _names(other)
        if other.id != one.id and common:
            yield Alike(other.id, f"it is called {min(common)!r} too")


def _names(one: Person | Place) -> set[str]:
    return {fold(name) for name in (*one.name.values(), *one.aliases)}


def alike_sources(source: Source, others: Iterable[Source]) -> Iterator[Alike]:
    """Find the sources that have the address, or the title and the publisher, of another."""
    for other in others:
        if other.id == source.id:
            continue
        if source.url is not None and source.url == other.url:
            yield Alike(other.id, "it has the same address")
        elif (fold(source.title), fold(source.publisher)) == (fold(other.title), fold(other.publisher)):
            yield Alike(other.id, "it has the same title and publisher")
