"""Say what records that come in would change in a store of one's own, and carry it out only where all of it is good.

Conventions: an incoming field that the stores do not have is taken; one that they say otherwise is a conflict, and what
stands stays, unless it is asked to be replaced. Fields that do not come in are left alone. The curated record below is
never written: one's own store says only what differs. Dates and names are read as `store add` reads them. A record
without an id gets one, or is the record that says the same already. Everything that is asked once for each record is
looked up and not searched for, so that twice as many take twice the time.
"""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, count
from typing import Any, NamedTuple

from interpol_cli.core.edtf import parse
from interpol_cli.core.text import fold
from interpol_cli.store.changes import Change, copied
from interpol_cli.store.draft import Draft, Key, Located
from interpol_cli.store.entry import Reader, Taken, complete
from interpol_cli.store.forms import Finding
from interpol_cli.store.incoming import Incoming
from interpol_cli.store.layout import LAYER_WORDS
from interpol_cli.store.new_ids import make_id
from interpol_cli.store.stack import Stack
from interpol_cli.store.store import Store

NEW, CHANGED, SAME, CONFLICTING = "new", "changed", "same", "conflicting"
STATUSES = (NEW, CHANGED, SAME, CONFLICTING)

_MOST_WRONG = 500
"""After so many the file is refused without looking further: to look for the nearest name takes some milliseconds."""


class Arrival(NamedTuple):
    """What became of an incoming record.

    `fields` are those that are taken over, `conflicts` those that the stores say otherwise.
    """

    status: str
    table: str
    id: str
    fields: tuple[str, ...]
    conflicts: tuple[str, ...]
    line: int | None


class Trouble(NamedTuple):
    """Something that is wrong with a record that comes in, or would be with another; `where` it stood in the file."""

    where: str
    table: str
    id: str
    field: str
    reason: str


class Plan(NamedTuple):
    """What an import would do: what became of each record, the changes to the file, and why it may not be."""

    arrivals: tuple[Arrival, ...]
    changes: tuple[Change, ...]
    troubles: tuple[Trouble, ...]


class Told(NamedTuple):
    """What a date or a name was taken for, and where it came first."""

    where: str
    taken: Taken


class _Read(NamedTuple):
    """A field as it was read; None where there is nothing, or where it cannot be read."""

    value: Any
    problems: tuple[Finding, ...]
    taken: tuple[Taken, ...]


class _Fields:
    """Reads fields as `store add` does; a value that comes again is not looked for again."""

    def __init__(self, new_reader: Callable[[], Reader]) -> None:
        self._new_reader = new_reader
        self._known: dict[tuple[str, str, str], _Read] = {}
        self._wrong = 0

    def read(self, table: str, name: str, value: object) -> _Read:
        """Read the value of one field."""
        if value is None or value == [] or isinstance(value, dict):  # nothing to look for
            return self._read(table, name, value)
        key = (table, name, repr(value))
        if key not in self._known:
            if self._wrong >= _MOST_WRONG:
                return _Read(None, ((name, "was not looked at: too much before it cannot be read"),), ())
            read = self._known[key] = self._read(table, name, value)
            self._wrong += bool(read.problems)
        return self._known[key]

    def _read(self, table: str, name: str, value: object) -> _Read:
        reader = self._new_reader()
        read = reader.record(table, {name: value}).get(name)
        return _Read(read, tuple(reader.problems), tuple(reader.taken))


def understand(incoming: Iterable[Incoming], new_reader: Callable[[], Reader]) -> tuple[list[Incoming], list[Told]]:
    """Read the dates and names of records that come in.

    Args:
        incoming: The records.
        new_reader: Makes a reader of what is entered.

    Returns:
        The records, with what could not be read among their problems, and what was taken for what, each once.
    """
    fields = _Fields(new_reader)
    rows: list[Incoming] = []
    told: dict[tuple[str, str], Told] = {}
    for one in incoming:
        read = {name: fields.read(one.table, name, value) for name, value in one.record.items()}
        for taken in (taken for field in read.values() for taken in field.taken):
            told.setdefault((taken.typed, taken.meaning), Told(_place_of(one), taken))
        record = {
            name: field.value
            for name, field in read.items()
            if field.value is not None or one.record[name] is None  # null says that there is known to be none
        }
        problems = (*one.problems, *(problem for field in read.values() for problem in field.problems))
        rows.append(one._replace(record=record, problems=problems))
    return rows, list(told.values())


def _place_of(one: Incoming) -> str:
    return one.where or f"{one.table} {one.record_id!r}"


def merge(
    shown: Mapping[str, Any], wanted: Mapping[str, Any], *, is_replacing: bool, path: str = ""
) -> tuple[dict[str, Any], list[str], list[str]]:
    """Lay the fields of one record on another, object by object.

    Returns:
        The record, the paths that were taken over, and those on which the two differ.

    >>> merge({"title": {"en": "A"}}, {"title": {"en": "B", "fr": "C"}}, is_replacing=False)
    ({'title': {'en': 'A', 'fr': 'C'}}, ['title.fr'], ['title.en'])
    """
    merged, taken, conflicts = dict(shown), [], []
    for name, value in wanted.items():
        here = f"{path}{name}"
        if name not in shown:
            merged[name] = value
            taken.append(here)
        elif isinstance(value, dict) and isinstance(shown[name], Mapping):
            merged[name], more, others = merge(shown[name], value, is_replacing=is_replacing, path=f"{here}.")
            taken += more
            conflicts += others
        elif shown[name] != value:
            conflicts.append(here)
            if is_replacing:
                merged[name] = value
                taken.append(here)
    return merged, taken, conflicts


def plan_import(
    incoming: Iterable[Incoming],
    draft: Draft,
    *,
    is_replacing: bool = False,
    watch: Callable[[Sequence[Incoming]], Iterable[Incoming]] = iter,
) -> Plan:
    """Work out what records change in a store of one's own; nothing is written.

    Args:
        incoming: The records, as `understand` gives them.
        draft: The store, and those below it; the records are laid on it.
        is_replacing: What comes in replaces what stands, where the two differ.
        watch: Hands the records on, and may show how far it is.

    Returns:
        What it would do; in the order of the file, all that is wrong with it.
    """
    rows = tuple(incoming)
    ids = _Ids(draft, rows)
    arrivals: list[Arrival] = []
    named: list[Incoming] = []
    for one in watch(rows):
        row = one if one.record_id or one.is_unreadable else ids.named(one)
        named.append(row)
        if row.record_id:
            arrivals.append(_lay(row, draft, is_replacing=is_replacing))
    return Plan(tuple(arrivals), draft.changes, _troubles(named, draft))


def _troubles(rows: Sequence[Incoming], draft: Draft) -> tuple[Trouble, ...]:
    """Name everything that is wrong, in the order of the file; what is wrong elsewhere stands at the end."""
    known: dict[Key, list[Finding]] = {}
    places: dict[Key, tuple[int, str]] = {}
    found: list[tuple[int, Trouble]] = []
    for number, one in enumerate(rows):
        if one.record_id:
            places[one.table, one.record_id] = (number, one.where)
            if one.problems:
                known.setdefault((one.table, one.record_id), []).extend(one.problems)
        else:
            found += [(number, Trouble(one.where, one.table, "", *problem)) for problem in one.problems]
    for table, record_id, field, reason in _problems(draft, known):
        number, where = places.get((table, record_id), (len(rows), ""))
        found.append((number, Trouble(where, table, record_id, field, reason)))
    return tuple(trouble for _, trouble in sorted(found, key=lambda one: one[0]))


def _problems(draft: Draft, known: Mapping[Key, Sequence[Finding]]) -> Iterable[Located]:
    """Name what is known to be wrong, and what the rules say, unless enough is known."""
    if len(known) >= _MOST_WRONG or not draft.changes:
        return ((*key, *finding) for key, findings in known.items() for finding in findings)
    return draft.problems(known)


class _Ids:
    """Names the records that come in without an id.

    `make_id` tries numbers from 1 on each time, which for thousands of one title takes minutes; here it makes the stem.
    """

    def __init__(self, draft: Draft, rows: Iterable[Incoming]) -> None:
        self._draft, self._store = draft, Store(draft.stack)
        self._given = {(one.table, one.record_id) for one in rows}
        self._numbers: Counter[Key] = Counter()
        self._by_content: dict[str, dict[str, str]] = {}

    def named(self, one: Incoming) -> Incoming:
        """Give a record the id under which the stores say the same already, else a new one, if one can be made."""
        same = self._same(one.table)
        content = _content_of(_completed(one))
        if content not in same:
            made = self._make(one)
            if made is None:
                reason = "it cannot be made of what the record says; give it one"
                return one._replace(record={}, problems=(("id", reason), *one.problems))
            same[content] = made
        return one._replace(record_id=same[content])

    def _make(self, one: Incoming) -> str | None:
        stem = make_id(one.table, one.record, self._store, lambda _: False)
        if stem is None:
            return None
        key = (one.table, stem)
        for number in count(self._numbers[key] + 1):
            made = stem if number == 1 else f"{stem}-{number}"
            if (one.table, made) not in self._given and not self._draft.stack.has(one.table, made):
                self._numbers[key] = number
                return made
        return None

    def _same(self, table: str) -> dict[str, str]:
        if table not in self._by_content:
            records = self._draft.stack.records(table)
            self._by_content[table] = {_content_of(record): record_id for record_id, record, _ in records}
        return self._by_content[table]


def _completed(one: Incoming) -> dict[str, Any]:
    record = copied(one.record)
    complete(one.table, record)
    return record


def _content_of(record: Mapping[str, Any]) -> str:
    return json.dumps(record, sort_keys=True)


def _lay(one: Incoming, draft: Draft, *, is_replacing: bool) -> Arrival:
    shown = draft.find(one.table, one.record_id)
    arrived = Arrival(SAME, one.table, one.record_id, (), (), one.line)
    if one.record.get("removed") is True:
        if shown is None:
            return arrived
        draft.want(one.table, one.record_id, None)
        return arrived._replace(status=CHANGED, fields=("removed",))
    wanted = copied({name: value for name, value in one.record.items() if name not in LAYER_WORDS})
    if shown is None:
        complete(one.table, wanted)
        draft.want(one.table, one.record_id, wanted)
        return arrived._replace(status=NEW, fields=tuple(wanted))
    merged, taken, conflicts = merge(shown, wanted, is_replacing=is_replacing)
    if taken:
        draft.want(one.table, one.record_id, merged)
    status = CONFLICTING if conflicts and not is_replacing else CHANGED if taken else SAME
    return arrived._replace(status=status, fields=tuple(taken), conflicts=tuple(conflicts))


def find_alike(plan: Plan, draft: Draft) -> tuple[tuple[str, str], ...]:
    """Find the new facts that the stores may have already, as `core.alike` has it.

    Args:
        plan: A plan with nothing wrong in it.
        draft: The draft that it was made on.

    Returns:
        The ids of such facts, each with the id of one that it is like.
    """
    new = [one.id for one in plan.arrivals if (one.status, one.table) == (NEW, "events")]
    there = _There(draft.stack) if new else None
    found = ((event_id, there.like(draft.find("events", event_id) or {})) for event_id in new if there)
    return tuple((event_id, other) for event_id, other in found if other is not None)


class _There:
    """The facts of the stores, by title, and by kind and place."""

    def __init__(self, stack: Stack) -> None:
        self._titles: dict[str, str] = {}
        self._dated: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._spans: dict[tuple[str, str], _Spans] = {}
        for event_id, record, _ in stack.records("events"):
            for title in record["title"].values():
                self._titles.setdefault(fold(title), event_id)
            if "place" in record:
                self._dated.setdefault((record["kind"], record["place"]), []).append((record["date"], event_id))

    def like(self, record: Mapping[str, Any]) -> str | None:
        """Give the id of one that a record may be; None where there is none."""
        titles = (self._titles.get(fold(title)) for title in record["title"].values())
        return next(filter(None, titles), None) or self._met(record)

    def _met(self, record: Mapping[str, Any]) -> str | None:
        key = (record["kind"], record.get("place", ""))
        if key not in self._dated:
            return None
        if key not in self._spans:
            self._spans[key] = _Spans(self._dated[key])
        return self._spans[key].meeting(record["date"])


class _Spans:
    """The days that some facts may have lasted: sorted by the first, each with the latest last day up to there."""

    def __init__(self, dated: Iterable[tuple[str, str]]) -> None:
        bounds = [(parse(date).bounds, event_id) for date, event_id in dated]
        spans = sorted((bound.s0, bound.e1, event_id) for bound, event_id in bounds)
        self._starts = [start for start, _, _ in spans]
        self._ends = [(end, event_id) for _, end, event_id in spans]
        self._latest = list(accumulate(self._ends, max))

    def meeting(self, date: str) -> str | None:
        """Give the id of a fact that may share a day with a date, the last to begin if it does; None for none."""
        wanted = parse(date).bounds
        begun = bisect_right(self._starts, wanted.e1)
        found = (self._ends[begun - 1], self._latest[begun - 1]) if begun else ()
        return next((event_id for end, event_id in found if end >= wanted.s0), None)
