"""Open stores and hand out their facts as frozen values.

Conventions: without a path the packaged store stands alone, and `curated` names it in a list of paths; a later store
lies over an earlier one; every store but the packaged one is checked, whole, before the first fact leaves it.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from os import PathLike, fspath

from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.core.model import Country, Event, Person, Place, Series, Source
from interpol_cli.store.layout import CURATED, LIMIT_BYTES
from interpol_cli.store.records import Shelves, TableView
from interpol_cli.store.stack import Layer, Stack
from interpol_cli.store.storage import FileStorage, PackagedStorage


class Store:
    """The facts of a stack of stores."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self._shelves = Shelves(stack)

    def events(self, kinds: Container[str] | None = None) -> Iterator[Event]:
        """Give every event, in the order of the file; of some kinds only where they are named.

        To make a value costs twenty times as much as to look at the kind of a record: a query for a kind makes
        only what it can use.
        """
        make = self._shelves.event
        records = self.stack.records("events")
        if kinds is None:
            self._shelves.fill()
        else:
            records = (found for found in records if found[1]["kind"] in kinds)
        return (make(event_id, record, origin) for event_id, record, origin in records)

    def event(self, event_id: str) -> Event | None:
        """Give one event; no other is made into a value. None where no store has it."""
        found = self.stack.find("events", event_id)
        return None if found is None else self._shelves.event(event_id, *found)

    def date_of(self, event_id: str) -> Edtf | None:
        """Give the date of one event, or None where no store has it."""
        found = self.stack.find("events", event_id)
        return None if found is None else parse(found[0]["date"])

    def ids(self) -> Sequence[str]:
        """Give the ids of all events, in the order of the file."""
        return self._event_ids

    @cached_property
    def _event_ids(self) -> tuple[str, ...]:
        return self.stack.ids("events")

    def tags(self) -> Sequence[str]:
        """Give every tag that an event carries, sorted."""
        return sorted({tag for _, record, _ in self.stack.records("events") for tag in record.get("tags", ())})

    @cached_property
    def countries(self) -> Mapping[str, Country]:
        """The countries by their codes."""
        return TableView(self.stack, "countries", self._shelves.countries)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The places by their ids."""
        return TableView(self.stack, "places", self._shelves.places)

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """The people by their ids."""
        return TableView(self.stack, "people", self._shelves.people)

    @cached_property
    def series(self) -> Mapping[str, Series]:
        """The series by their ids."""
        return TableView(self.stack, "series", self._shelves.series)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by their ids."""
        return TableView(self.stack, "sources", self._shelves.sources)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of the stack, from the bottom up."""
        return tuple(layer.storage.path for layer in self.stack.layers)

    @property
    def digest(self) -> str:
        """The SHA-256 of the file in hexadecimal, or of the digests of its stores; twelve digits are enough to show."""
        digests = [layer.digest for layer in self.stack.layers]
        if len(digests) == 1:
            return digests[0]
        import hashlib  # 3 ms, and only --version needs it

        return hashlib.sha256("".join(digests).encode()).hexdigest()

    @property
    def newest_source_date(self) -> str | None:
        """The publication date, as EDTF, that starts last among the sources; None where no source is dated."""
        dates = {record.get("published") for _, record, _ in self.stack.records("sources")} - {None}
        return max(dates, key=lambda text: (parse(text).bounds.s0, text), default=None)


def open_store(paths: Sequence[str | PathLike[str]] = (), *, limit_bytes: int = LIMIT_BYTES) -> Store:
    """Open a stack of stores.

    Args:
        paths: The files, the first at the bottom; `curated` is the packaged store, and no path means it alone.
        limit_bytes: A file of more bytes is refused.

    Returns:
        The store; each file has been read once, and is closed again.

    Raises:
        StoreError: A file cannot be read, is no store, or has a record that breaks a rule.
    """
    stack = open_stack(paths, limit_bytes=limit_bytes)
    if not all(layer.storage.is_packaged for layer in stack.layers):
        hold_rules(stack)
    return Store(stack)


def open_stack(paths: Sequence[str | PathLike[str]] = (), *, limit_bytes: int = LIMIT_BYTES) -> Stack:
    """Read a stack of stores of which nobody has said yet that their records keep the rules.

    Raises:
        StoreError: A file cannot be read, or is not laid out as a store.
    """
    return Stack([open_layer(fspath(path), limit_bytes) for path in paths or (CURATED,)])


def hold_rules(stack: Stack) -> None:
    """Refuse a stack that breaks a rule; a large one that passed before, byte for byte as it is, passes again.

    Raises:
        RecordError: A record breaks one.
    """
    from interpol_cli.store import checked  # 1 ms, and the packaged store was checked when it was built

    if checked.is_known("rules", stack.contents):
        return
    from interpol_cli.store.check import raise_first  # 5 ms, and what is known does without it

    raise_first(stack)
    checked.remember("rules", stack.contents)


def open_layer(path: str, limit_bytes: int) -> Layer:
    """Read one store, as far as it is laid out as one; `curated` is the packaged one.

    Raises:
        StoreError: The file cannot be read, or is not laid out as a store.
    """
    layer = Layer(PackagedStorage() if path == CURATED else FileStorage(path, limit_bytes=limit_bytes))
    layer.storage.read()
    return layer
