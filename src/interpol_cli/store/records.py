"""Turn records into frozen values, and only those that are asked for.

Conventions: a reference is resolved when it is met, and each person, place, country, series and source is made once in
a run; the records hold together (`store.check` has seen to it), so nothing is asked twice here.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, NoReturn, TypeVar

from interpol_cli.core.edtf import parse
from interpol_cli.core.model import Country, Dispute, Event, Participation, Person, Place, Series, Source
from interpol_cli.store.stack import Stack
from interpol_cli.store.storage import Record

V = TypeVar("V")


class Frozen(dict[str, V]):
    """A small object of a record, read-only; a dict, so that json writes it as it is."""

    __slots__ = ()

    def _refuse(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise TypeError("a fact does not change")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


NOTHING: Frozen[Any] = Frozen()


class Shelf(dict[str, V]):
    """The values of one table that have been made; one that is missing is made when it is asked for."""

    __slots__ = ("_make", "_stack", "_table")

    def __init__(self, stack: Stack, table: str, make: Callable[[str, Record], V]) -> None:
        super().__init__()
        self._stack, self._table, self._make = stack, table, make

    def __missing__(self, record_id: str) -> V:
        found = self._stack.find(self._table, record_id)
        if found is None:
            raise KeyError(record_id)
        value = self[record_id] = self._make(record_id, found[0])
        return value

    def fill(self) -> None:
        """Make every value, in one pass: looked up one by one, each costs TinyDB a look at its whole database."""
        for record_id, record, _ in self._stack.records(self._table):
            if record_id not in self:
                self[record_id] = self._make(record_id, record)


class TableView(Mapping[str, V], Generic[V]):
    """All values of a table, by id, in the order of the file."""

    def __init__(self, stack: Stack, table: str, shelf: Shelf[V]) -> None:
        self._shelf = shelf
        self._stack, self._table = stack, table
        self._ids: tuple[str, ...] | None = None

    def __getitem__(self, record_id: str) -> V:
        return self._shelf[record_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, looked up once."""
        if self._ids is None:
            self._ids = self._stack.ids(self._table)
        return self._ids


class Shelves:
    """The tables that events refer to, and the making of values from records."""

    def __init__(self, stack: Stack) -> None:
        self.countries = Shelf(stack, "countries", self.country)
        self.places = Shelf(stack, "places", self.place)
        self.people = Shelf(stack, "people", self.person)
        self.series = Shelf(stack, "series", self.one_series)
        self.sources = Shelf(stack, "sources", self.source)

    def fill(self) -> None:
        """Make every value that events may refer to, before all events are made."""
        for shelf in (self.countries, self.places, self.people, self.series, self.sources):
            shelf.fill()

    def country(self, code: str, record: Record) -> Country:
        """Make a country."""
        return Country(code, Frozen(record["name"]), tuple(record.get("aliases", ())), record["region"])

    def place(self, place_id: str, record: Record) -> Place:
        """Make a place with its country."""
        return Place(
            place_id,
            Frozen(record["name"]),
            tuple(record.get("aliases", ())),
            self.countries[record["country"]],
            is_country=record.get("is") == "country",
        )

    def person(self, person_id: str, record: Record) -> Person:
        """Make a person with the country that the person served."""
        country = record.get("country")
        return Person(
            person_id,
            Frozen(record["name"]),
            tuple(record.get("aliases", ())),
            None if country is None else self.countries[country],
        )

    def one_series(self, series_id: str, record: Record) -> Series:
        """Make a series."""
        return Series(
            series_id,
            Frozen(record["name"]),
            tuple(record.get("aliases", ())),
            record.get("prefix"),
            tuple(record.get("missing", ())),
        )

    def source(self, source_id: str, record: Record) -> Source:
        """Make a source."""
        get = record.get
        return Source(
            source_id,
            record["title"],
            record["publisher"],
            get("url"),
            get("published"),
            record["language"],
            record["type"],
            get("note"),
        )

    def event(self, event_id: str, record: Record, origin: str) -> Event:
        """Make an event with everything that it refers to."""
        get = record.get
        series, place, attendance = get("series"), get("place"), get("attendance")
        return Event(
            id=event_id,
            kind=record["kind"],
            date=parse(record["date"]),
            title=Frozen(record["title"]),
            summary=Frozen(record["summary"]),
            series=None if series is None else self.series[series],
            number=get("number"),
            place=None if place is None else self.places[place],
            venue=get("venue"),
            place_then=get("place_then"),
            countries=tuple([self.countries[code] for code in get("countries", ())]),
            people=tuple([self.participation(member) for member in get("people", ())]),
            part_of=get("part_of"),
            attendance=NOTHING if attendance is None else Frozen(attendance),
            tags=tuple(get("tags", ())),
            sources=self.cited(record),
            disputes=tuple([self.dispute(member) for member in get("disputes", ())]),
            note=get("note"),
            origin=origin,
        )

    def participation(self, record: Record) -> Participation:
        """Make what one person was or did in an event."""
        get = record.get
        votes = get("votes")
        return Participation(
            self.people[record["person"]],
            get("office"),
            get("region"),
            get("act"),
            get("role"),
            None if votes is None else Frozen(votes),
        )

    def dispute(self, record: Record) -> Dispute:
        """Make a dispute."""
        return Dispute(record["field"], record["value"], self.cited(record), record["why"])

    def cited(self, record: Record) -> tuple[Source, ...]:
        """Resolve the sources of an event or a dispute."""
        return tuple([self.sources[source_id] for source_id in record["sources"]])
