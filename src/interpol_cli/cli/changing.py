"""Carry out a change to a store of one's own: the way of every command that enters, changes or takes back records.

Conventions: the last store of the stack is the one that is written, and the curated one never is; the store is locked
before it is read, so that what is changed is what was read; a refused entry names all that is wrong and writes nothing;
stdout gets the ids that changed, or with --dry-run the difference; all else that is worth knowing is on stderr.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from interpol_cli.cli import output
from interpol_cli.cli.options import Entering
from interpol_cli.cli.session import Session
from interpol_cli.cli.settings import DEFAULT, personal_path
from interpol_cli.core.alike import Alike, alike_events, alike_named, alike_sources
from interpol_cli.core.edtf import Edtf
from interpol_cli.core.model import Event
from interpol_cli.core.text import nearest
from interpol_cli.errors import CuratedStoreError, EntryError, OptionValueError, UnknownRecordError
from interpol_cli.store import checked
from interpol_cli.store.changes import Change, unified
from interpol_cli.store.check import TITLE_LANGUAGES, problems
from interpol_cli.store.draft import Draft, Key, Located, TablesInMemory
from interpol_cli.store.entry import Reader, Taken
from interpol_cli.store.forms import Finding
from interpol_cli.store.journal import Entry, Note
from interpol_cli.store.layout import CURATED, LAYER_WORDS, TABLES
from interpol_cli.store.stack import Layer, Stack
from interpol_cli.store.store import Store, hold_rules, open_layer
from interpol_cli.store.writer import OwnStore, create, opened

WHATS = {
    "fact": "events",
    "source": "sources",
    "person": "people",
    "place": "places",
    "country": "countries",
    "series": "series",
}
"""What a record is called on the command line, and its table."""

NAMES = {table: what for what, table in WHATS.items()}
"""What a record of each table is called."""

_MOST_ALIKE = 3


class Target(NamedTuple):
    """The store that is written, and those under it; a personal one that `is_new` is begun by the first change."""

    below: tuple[str, ...]
    path: str
    is_new: bool


def target_of(session: Session) -> Target:
    """Choose the store that a change goes into: the last one named, else the personal one.

    Raises:
        CuratedStoreError: The last one named is the curated store.
    """
    stores = session.stores
    if stores[-1] != CURATED:
        return Target(stores[:-1], stores[-1], is_new=False)
    if session.settings.get("store").origin != DEFAULT:
        raise CuratedStoreError
    return Target(stores, str(personal_path()), is_new=True)


class Desk:
    """Where a command lays out what is to change: the store as it is, a draft of it, and what is wrong so far."""

    def __init__(
        self, session: Session, layers: Sequence[Layer], earlier: Sequence[Entry] = (), *, heals: bool = False
    ) -> None:
        stack = Stack(layers)
        self.broken = _broken(stack) if heals else frozenset()
        if not heals:
            hold_rules(stack)
        self.path = layers[-1].storage.path
        self.earlier = earlier  # what the journal does not say yet
        self.draft = Draft(layers)
        self.session = session
        self.store = session.store = Store(stack)
        self.problems: dict[Key, list[Finding]] = {}
        self.taken: list[Taken] = []
        self.new: list[Key] = []
        self.undoes: int | None = None

    def reader(self, new_ids: dict[str, list[str]] | None = None) -> Reader:
        """Give a reader of what is entered for a record."""
        return Reader(self.store, self._read_date, self.session.entry_language, new_ids)

    def _read_date(self, text: str) -> Edtf:
        return self.session.read_period(text).edtf

    def want(self, table: str, record_id: str, record: dict[str, object] | None, reader: Reader | None = None) -> None:
        """Lay out a record as it is to be shown, with what its reader could not read."""
        self.draft.want(table, record_id, record)
        if reader is not None:
            self.problems.setdefault((table, record_id), []).extend(reader.problems)
            self.taken += reader.taken

    def refuse_wrong(self) -> None:
        """Refuse the entry where anything is wrong with it that was not wrong before.

        Raises:
            EntryError: It names everything.
        """
        entered = tuple(self.draft.wanted)
        found = [one for one in self.draft.problems(self.problems) if one not in self.broken]
        if not found:
            return
        named = [
            (field if (table, record_id) in entered and len(entered) == 1 else f"{table} {record_id}, {field}", reason)
            for table, record_id, field, reason in found
        ]
        what = f"the {NAMES[entered[0][0]]} {entered[0][1]!r}" if len(entered) == 1 else "the entry"
        raise EntryError(what, named)

    def find(self, table: str | None, typed: str) -> Key:
        """Find the record that is named by its id, in one table or in any.

        Raises:
            UnknownRecordError: There is none.
        """
        tables = [table] if table else TABLES[1:2] + TABLES[:1] + TABLES[2:]  # a fact first
        for one in tables:
            found = self._find(one, typed)
            if found is not None:
                return one, found
        ids = [record_id for one in tables for record_id in self.store.stack.ids(one)]
        raise UnknownRecordError(table, typed, nearest(typed, ids))

    def _find(self, table: str, typed: str) -> str | None:
        if self.store.stack.has(table, typed):
            return typed
        if table == "events":
            from interpol_cli.core.ids import find_id

            return find_id(typed, self.store.ids())
        return None


def table_and_id(words: Sequence[str]) -> tuple[str | None, str]:
    """Read the words that name one record: `source ID` or `ID`.

    Raises:
        OptionValueError: There are more: none of them is left out in silence.
    """
    table = WHATS.get(words[0]) if len(words) > 1 else None
    ids = words[1:] if table else words
    if len(ids) > 1:
        way = f"name one record at a time; only one of {', '.join(WHATS)} may stand before its id"
        raise OptionValueError("[WHAT] ID", " ".join(words), way)
    return table, ids[0]


def _broken(stack: Stack) -> frozenset[Located]:
    """Give what is wrong with stores before a change that may mend it."""
    if checked.is_known("rules", stack.contents):
        return frozenset()
    return frozenset((one.table, one.record_id, one.field, one.reason) for one in problems(stack))


class Job(NamedTuple):
    """What a command does: its name in the journal, and what it lays out.

    `heals` lets it work over stores that break a rule, as a store of one's own may do once the one below has changed;
    it may leave what is wrong, and break nothing else.
    """

    op: str
    lay_out: Callable[[Desk], None]
    heals: bool = False


def carry_out(session: Session, entering: Entering, job: Job) -> int:
    """Carry out a change, or with --dry-run show it.

    Args:
        session: The run.
        entering: Why, and whether at all.
        job: What is to be done; it may be laid out twice, the second time on a store that has just been begun.

    Raises:
        EntryError: The store would not hold together; nothing was written.
        InterpolError: The store cannot be read or written.
    """
    target = target_of(session)
    if entering.dry_run or target.is_new:
        desk = _laid_out(session, job, layers_as_they_are(session, target))
        if entering.dry_run:
            _tell(desk)
            output.emit([unified(*desk.draft.states(), target.path)])
            return 0
    with written(session, target) as own:
        desk = _laid_out(session, job, [*_below(session, target), own.layer], own.storage.earlier)
        _tell(desk)
        said = _said(desk.draft)
        note = Note(job.op, session.now, session.who, entering.summary, desk.undoes)
        entry = own.write(desk.draft.changes, note)
        if not desk.broken:
            checked.remember("rules", desk.draft.stack.contents)  # the file is now what the draft was found to be
    _report(entry, said, target)
    return 0


def _laid_out(session: Session, job: Job, layers: Sequence[Layer], earlier: Sequence[Entry] = ()) -> Desk:
    desk = Desk(session, layers, earlier, heals=job.heals)
    job.lay_out(desk)
    desk.refuse_wrong()
    return desk


def layers_as_they_are(session: Session, target: Target) -> list[Layer]:
    """Read the stores without a lock; a personal store that is yet to be begun is empty."""
    if target.is_new:
        return [*_below(session, target), Layer(TablesInMemory(target.path, {}))]
    return [*_below(session, target), open_layer(target.path, session.settings.limit_bytes())]


def _below(session: Session, target: Target) -> list[Layer]:
    return [open_layer(path, session.settings.limit_bytes()) for path in target.below]


@contextmanager
def written(session: Session, target: Target) -> Iterator[OwnStore]:
    """Open the store that is written, under its lock; a personal one is begun first where there is none.

    Raises:
        InterpolError: It cannot be begun, read or written.
    """
    if target.is_new:
        create(target.path, Note("init", session.now, session.who), wait_seconds=session.wait_seconds, tell=output.note)
        output.note(f"began a store of your own, {target.path}; it is laid over the curated one from now on")
    limit = session.settings.limit_bytes()
    with opened(target.path, limit_bytes=limit, wait_seconds=session.wait_seconds, tell=output.note) as own:
        yield own


def _tell(desk: Desk) -> None:
    """Tell what was taken for what, and what a new record is alike."""
    for one in desk.taken:
        output.note(how_read(one, desk.session))
    for change in desk.draft.changes:
        _tell_whole(desk.draft, change)
    likeness = _Likeness(desk)
    for table, record_id in desk.new:
        _tell_languages(desk, table, record_id)
        found = list(likeness.of(table, record_id))
        for alike in found[:_MOST_ALIKE]:
            output.note(f"warning: {record_id} may be {alike.id}: {alike.why}")
        if len(found) > _MOST_ALIKE:
            output.note(f"warning: and {len(found) - _MOST_ALIKE} more")


def how_read(one: Taken, session: Session) -> str:
    """Say what a typed word was taken for, a date in words too."""
    from interpol_cli.core.date_words import in_words

    words = f", {in_words(one.date, session.languages[0])}" if one.date else ""
    return f"{one.field}: {one.typed!r} is {one.meaning}{words}"


def _tell_whole(draft: Draft, change: Change) -> None:
    """Tell where a record stands whole in one's own store, which kept only its changes, or nothing of it."""
    is_whole = change.after is not None and not change.after.keys() & set(LAYER_WORDS)
    was_whole = change.before is not None and not change.before.keys() & set(LAYER_WORDS)
    if is_whole and not was_whole and draft.under(change.table, change.record_id) is not None:
        output.note(
            f"{change.record_id} is now kept whole, and no longer follows the store below: "
            "a field can be changed over another store, not taken away"
        )


def _tell_languages(desk: Desk, table: str, record_id: str) -> None:
    """Tell in which languages a new fact has no title: a reader of these gets another one."""
    title = (desk.draft.find(table, record_id) or {}).get("title")
    missing = [language for language in TITLE_LANGUAGES if isinstance(title, dict) and language not in title]
    if missing:
        words = " ".join(f"title.{language}=…" for language in missing)
        output.note(f"{record_id} has no title in {' and '.join(missing)}; interpol store set {record_id} {words}")


class _Likeness:
    """What new records are alike among the old ones, which are made into values once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @cached_property
    def _after(self) -> Store:
        return Store(self._desk.draft.stack_after())

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        return tuple(self._desk.store.events())

    def of(self, table: str, record_id: str) -> Iterable[Alike]:
        """Find the old records that a new one is alike."""
        before = self._desk.store
        if table == "events":
            event = self._after.event(record_id)
            return alike_events(event, self._events) if event else ()
        if table == "sources":
            return alike_sources(self._after.sources[record_id], before.sources.values())
        if table == "people":
            return alike_named(self._after.people[record_id], before.people.values())
        return alike_named(self._after.places[record_id], before.places.values()) if table == "places" else ()


def _report(entry: Entry | None, said: str, target: Target) -> None:
    if entry is None:
        output.note("nothing changes; nothing was written")
        return
    output.emit(f"{one.record_id}\n" for one in entry.changes)
    output.note(f"{said} in {Path(target.path).name}; interpol store undo takes it back")


def _said(draft: Draft) -> str:
    """Say what readers will see of a change, in a line."""
    changes = draft.changes
    if len(changes) != 1:
        return f"changed {len(changes)} records"
    (one,) = changes
    what = f"{NAMES[one.table]} {one.record_id}"
    found = draft.stack.find(one.table, one.record_id)
    before, after = found[0] if found else None, draft.find(one.table, one.record_id)
    if after is None:
        return f"removed {what}"
    if before is None:
        return f"{'brought back' if one.before else 'added'} {what}"
    fields = Change(one.table, one.record_id, before, after).fields
    again = "" if one.after else " back to what the store below says,"
    return f"changed {', '.join(fields) or 'nothing'} of {what}{again}"
