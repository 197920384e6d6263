"""Hold the facts as frozen values: an event with everything it refers to, already resolved.

Conventions: ids are the store's own; a `Names` maps a language (`en`, `fr`, `ar`) to text and is read-only; a list of
the store is a tuple here, in the store's order; what a record does not give is None, or empty. Values are named
tuples: to define eight dataclasses costs 7 ms at every start, and to make the facts of a listing three times as long.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from interpol_cli.core.edtf import Edtf

Names = Mapping[str, str]

KINDS = ("session", "meeting", "election", "appointment", "term", "accession", "seat", "milestone", "ceremony")
OFFICES = (
    "president",
    "vice-president",
    "delegate",
    "secretary-general",
    "secretary",
    "ccf-member",
    "ccf-chair",
)
REGIONS = ("africa", "americas", "asia", "europe")
ACTS = (
    "elected",
    "re-elected",
    "appointed",
    "acting",
    "took-office",
    "left-office",
    "resigned",
    "removed",
    "died",
    "candidate",
)
SOURCE_TYPES = ("official", "press", "encyclopedia", "academic", "archive")

PERSONAL_KINDS = frozenset({"term", "election", "appointment"})
"""In these a person's country is the fact's: someone's term, election or appointment is also their country's."""

BEGINNING_ACTS = frozenset({"elected", "re-elected", "appointed", "acting", "took-office"})
"""The acts with which someone comes into an office."""

LASTING_KINDS = frozenset({"term", "seat"})
"""Of these only the first and the last day are days on which something happened."""


class Country(NamedTuple):
    """A country of today, by its ISO 3166-1 alpha-2 code; `region` is one of `REGIONS`."""

    code: str
    name: Names
    aliases: tuple[str, ...]
    region: str


class Place(NamedTuple):
    """A city, or a whole country where the city is not known (`is_country`)."""

    id: str
    name: Names
    aliases: tuple[str, ...]
    country: Country
    is_country: bool


class Person(NamedTuple):
    """A person; `country` is the one that the person served."""

    id: str
    name: Names
    aliases: tuple[str, ...]
    country: Country | None


class Series(NamedTuple):
    """A numbered or named row of events; `missing` are the numbers for which no source was found."""

    id: str
    name: Names
    aliases: tuple[str, ...]
    prefix: str | None
    missing: tuple[int, ...]


class Source(NamedTuple):
    """A document that a fact stands on; `published` is EDTF text or None, `language` a BCP 47 tag."""

    id: str
    title: str
    publisher: str
    url: str | None
    published: str | None
    language: str
    type: str
    note: str | None


class Participation(NamedTuple):
    """What one person was or did in an event; `votes` has what is known of `for against abstentions of share round`."""

    person: Person
    office: str | None
    region: str | None
    act: str | None
    role: str | None
    votes: Mapping[str, int | float] | None


class Dispute(NamedTuple):
    """A value that sources give against the record; `field` is a dotted path into it."""

    field: str
    value: str
    sources: tuple[Source, ...]
    why: str


class Event(NamedTuple):
    """A dated fact with its sources and with what contradicts it.

    `attendance` has the keys `countries` and `delegates` that are known; `part_of` is the id of the event at which this
    one happened; `place_then` is the state's name at the time; `origin` names the store that the record came from.
    """

    id: str
    kind: str
    date: Edtf
    title: Names
    summary: Names
    series: Series | None
    number: int | None
    place: Place | None
    venue: str | None
    place_then: str | None
    countries: tuple[Country, ...]
    people: tuple[Participation, ...]
    part_of: str | None
    attendance: Mapping[str, int]
    tags: tuple[str, ...]
    sources: tuple[Source, ...]
    disputes: tuple[Dispute, ...]
    note: str | None
    origin: str


def every_name(name: Names, aliases: Iterable[str]) -> Iterator[str]:
    """Give everything that a thing is called: its name in each language, then its aliases."""
    yield from name.values()
    yield from aliases


def countries_of(event: Event) -> Iterator[Country]:
    """Give the countries of an event: its host, those it is about, and those whose people it is about."""
    if event.place:
        yield event.place.country
    yield from event.countries
    if event.kind in PERSONAL_KINDS:
        yield from (part.person.country for part in event.people if part.person.country)
