"""Write a store of one's own: under a lock, through TinyDB, with every change in its journal first.

Conventions: `facts.json` is written as `.facts.json.new`, which takes its place in one rename: then a change has
happened. Before it, in this order, the new file and the line of the journal are on the disk. So a process that is
killed leaves the old store with at most a line too many, which the next one that writes takes away (it knows it by the
new file that is still there), or the new store with its line. A store that was changed by hand is taken as it is, and
the journal says so. The curated store is never opened here.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count, groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, cast

from tinydb import Storage
from tinydb.middlewares import CachingMiddleware
from tinydb.table import Document

from interpol_cli.errors import (
    JournalError,
    OutputError,
    StoreChangedError,
    StoreExistsError,
    StoreGoneError,
    StoreMissingError,
)
from interpol_cli.store import files
from interpol_cli.store.canonical import to_canonical
from interpol_cli.store.changes import Change, Record, differences, encoded, text_of
from interpol_cli.store.journal import Entry, Journal, Note, carried_out, state_after
from interpol_cli.store.layout import LIMIT_BYTES
from interpol_cli.store.lock import locked
from interpol_cli.store.stack import Layer
from interpol_cli.store.storage import Database, FileStorage, IdTable, Tables

WAIT_SECONDS = 10.0

Tell = Callable[[str], None]


def silent(_sentence: str) -> None:
    """Tell nobody."""


class OwnStorage(FileStorage):
    """The file of a store of one's own for TinyDB: read strictly, and written whole, with its journal."""

    def __init__(self, path: str, *, limit_bytes: int = LIMIT_BYTES, tell: Tell = silent) -> None:
        super().__init__(path, limit_bytes=limit_bytes)
        self.tell = tell
        self.file = files.real_path(path)
        self.journal = Journal(self.file)
        self.note = Note("write", "", "")
        self.entry: Entry | None = None
        self.earlier: tuple[Entry, ...] = ()  # what the journal does not say yet of the store as it was found

    def write(self, data: Tables) -> None:  # type: ignore[override]  # the storage that only reads never returns
        """Put the tables in the place of the file, with a line in the journal.

        Raises:
            StoreChangedError: Somebody who took no lock wrote the file since it was read.
            OutputError: The system refuses; the store and its journal are as they were.
        """
        changes = differences(self.read(), data)
        if changes:
            self._put(data, changes)

    def rewrite(self) -> None:
        """Bring the file into the canonical form, where it has one of its own; no record changes.

        Raises:
            StoreChangedError: Somebody who took no lock wrote the file since it was read.
            OutputError: The system refuses; the store and its journal are as they were.
        """
        if encoded(text_of(self.read())) != self.content:
            self._put(self.read(), ())

    def _put(self, data: Tables, changes: tuple[Change, ...]) -> None:
        last = self.earlier[-1] if self.earlier else self.journal.last()
        # what a change of ours left is canonical, and of a large store it costs much to look
        if (last is None or last.text is not None or self.earlier) and encoded(text_of(self.read())) != self.content:
            _back_up(self)
        content = encoded(text_of(data))
        number = last.number + 1 if last else 1
        entry = Entry(number, self.note, changes, files.digest_of(self.content), files.digest_of(content))
        replace(self.file, content, (*self.earlier, entry), expected=self.content)
        self.entry, self.earlier, self.content, self._tables = entry, (), content, dict(data)


class _Held(CachingMiddleware):
    """Hold what TinyDB writes until it is closed, so that one command is one change, however many records it has."""

    WRITE_CACHE_SIZE = sys.maxsize


class OwnStore:
    """A store of one's own, locked, read, and ready to be changed."""

    def __init__(self, storage: OwnStorage) -> None:
        self.storage = storage
        self.layer = Layer(storage)

    @property
    def path(self) -> str:
        """The path of the file as it was named."""
        return self.storage.path

    def write(self, changes: Sequence[Change], note: Note) -> Entry | None:
        """Carry out changes, all of them or none.

        Args:
            changes: One for each record at most.
            note: Who does what, when and why.

        Returns:
            What the journal says of them; None where they change nothing.

        Raises:
            StoreChangedError: A record is not as the change says that it was, or the file changed underneath; what
                was to be written is kept beside it.
            OutputError: The system refuses; the store and its journal are as they were.
        """
        try:
            return self._write(changes, note)
        except StoreChangedError as error:
            raise StoreChangedError(self.path, error.what, keep_beside(self.storage.file, changes)) from error

    def rewrite(self, note: Note) -> Entry | None:
        """Bring the file into the canonical form.

        Returns:
            What the journal says of it; None where it has that form.

        Raises:
            StoreChangedError: The file changed underneath.
            OutputError: The system refuses; the store and its journal are as they were.
        """
        self.storage.note, self.storage.entry = note, None
        self.storage.rewrite()
        return self.storage.entry

    def _write(self, changes: Sequence[Change], note: Note) -> Entry | None:
        for one in changes:
            if self.layer.tables[one.table].record(one.record_id) != one.before:
                raise StoreChangedError(self.path, f"{one.table} {one.record_id!r}")
        self.storage.note, self.storage.entry = note, None
        database = Database(storage=_Held(lambda: cast("Storage", self.storage)))  # type: ignore[no-untyped-call]
        for table, group in groupby(sorted(changes, key=attrgetter("table", "record_id")), attrgetter("table")):
            _change_table(cast("IdTable", database.table(table)), tuple(group))
        database.close()  # this writes; after an error on the way the half that was made is dropped instead
        self.layer = Layer(self.storage)
        return self.storage.entry


def _change_table(table: IdTable, changes: Sequence[Change]) -> None:
    gone = [one.record_id for one in changes if one.before is not None]
    if gone:
        table.remove(doc_ids=gone)  # type: ignore[arg-type]  # TinyDB's type hints know of numbers only
    come = [Document(one.after, doc_id=one.record_id) for one in changes if one.after is not None]  # type: ignore[arg-type]
    if come:
        table.insert_multiple(come)


@contextmanager
def opened(
    path: str,
    *,
    limit_bytes: int = LIMIT_BYTES,
    wait_seconds: float = WAIT_SECONDS,
    tell: Tell = silent,
) -> Iterator[OwnStore]:
    """Lock a store of one's own and read it; what a killed process left is put right first.

    Args:
        path: Its file; symbolic links are followed, and stay.
        limit_bytes: A file of more bytes is refused.
        wait_seconds: How long to wait for another program that writes it.
        tell: Is told what a person should know: that we wait, that the form of the file will change.

    Raises:
        StoreError: The file, or its journal, is not there or cannot be read.
        StoreLockedError: Another program held it all the time.
        OutputError: The system does not let us write there.
    """
    storage = OwnStorage(path, limit_bytes=limit_bytes, tell=tell)
    if not _is_there(storage):
        storage.read()  # which says what is wrong with the path, and no lock is left beside it
    with locked(storage.file, wait_seconds, tell):
        _put_right(storage.file, storage.journal)
        _refuse_missing(storage)
        tables = storage.read()
        if not files.may_write(storage.file):
            raise OutputError(path, "it is read-only")
        storage.earlier = _found_outside(storage, tables)
        yield OwnStore(storage)


def _is_there(storage: OwnStorage) -> bool:
    """Say whether there is a file or its journal, as far as the system lets us look."""
    try:
        return storage.file.is_file() or storage.journal.size_bytes() > 0
    except OSError:
        return False


def _refuse_missing(storage: OwnStorage) -> None:
    if not storage.file.exists():
        last = storage.journal.last()
        raise StoreGoneError(storage.path, last.number) if last else StoreMissingError(storage.path)


def create(path: str, note: Note, *, wait_seconds: float = WAIT_SECONDS, tell: Tell = silent) -> None:
    """Begin a store with nothing in it; the directories that lead to it are made.

    Raises:
        StoreExistsError: There is a file already.
        StoreGoneError: There is none, but the journal of one.
        StoreLockedError: Another program holds it all the time.
        OutputError: The system refuses.
    """
    file = files.real_path(path)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(path, files.reason_of(error)) from error
    with locked(file, wait_seconds, tell):
        journal = Journal(file)
        _put_right(file, journal)
        if file.exists():
            raise StoreExistsError(path)
        last = journal.last()
        if last:
            raise StoreGoneError(path, last.number)
        text = text_of({})
        content = encoded(text)
        replace(file, content, (Entry(1, note, (), None, files.digest_of(content), text),), expected=None)


def replace(file: Path, content: bytes, entries: Sequence[Entry], *, expected: bytes | None) -> None:
    """Put a new file in the place of a store's and its entries into the journal: both, or neither.

    Args:
        file: The store's file, links followed, locked.
        content: All of the new file.
        entries: What the journal does not say yet, the change itself last.
        expected: The file as it was read; None where there was none.

    Raises:
        StoreChangedError: The file is another now.
        OutputError: The system refuses; the store and its journal are as they were.
    """
    new, journal = new_path(file), Journal(file)
    try:
        size = journal.size_bytes()
        try:
            files.write_new(new, content, like=file)
            files.sync_directory(file.parent)
            files.append(journal.path, b"".join(entry.to_line() for entry in entries), like=new)
            if files.read_if_there(file) != expected:
                raise StoreChangedError(str(file), "it")
            files.rename(new, file)
        except BaseException:
            _take_back(new, journal, size)
            raise
    except OSError as error:
        raise OutputError(str(file), files.reason_of(error)) from error


def _take_back(new: Path, journal: Journal, size_bytes: int) -> None:
    """Undo what was prepared; where even that fails, the new file stays, by which the next one that writes knows."""
    with suppress(OSError):
        if new.exists():  # else it has taken its place, and the change has happened
            if journal.size_bytes() != size_bytes:
                files.cut(journal.path, size_bytes)
            files.remove(new)


def keep_beside(file: Path, changes: Sequence[Change]) -> str | None:
    """Keep what was to be written in a file of its own, in the form of a store; None where that cannot be done."""
    tables: dict[str, dict[str, Record]] = {}
    for one in changes:
        if one.after is not None:
            tables.setdefault(one.table, {})[one.record_id] = one.after
    names = (file.with_name(f"{file.name}.edit-{number}.json") for number in count(1))
    path = next(name for name in names if not name.exists())
    try:
        files.write_new(path, encoded(to_canonical(tables)), like=file)
    except OSError:
        return None
    return str(path)


def new_path(file: Path) -> Path:
    """Give the path under which the new file of a store is written."""
    return file.with_name(f".{file.name}.new")


def _put_right(file: Path, journal: Journal) -> None:
    """Take away what a killed process left: half a line, a line that did not come true, a file not yet in place."""
    new = new_path(file)
    try:
        journal.end_last_line()
        left = files.read_if_there(new)
        if left is None:
            return
        last = journal.last()
        if last and (last.digest_before, last.digest_after) == (_digest(file), files.digest_of(left)):
            journal.drop_last()
        files.remove(new)
    except OSError as error:
        raise OutputError(str(file), files.reason_of(error)) from error


def _digest(file: Path) -> str | None:
    content = files.read_if_there(file)
    return None if content is None else files.digest_of(content)


def _found_outside(storage: OwnStorage, tables: Tables) -> tuple[Entry, ...]:
    """Say what the journal does not know of a store: that it was there before, or was changed by hand."""
    digest, last = files.digest_of(storage.content), storage.journal.last()
    if last is not None and last.digest_after == digest:
        return ()
    before = {} if last is None else state_after(tuple(storage.journal.entries()), storage.journal.path)[0]
    op, why = ("adopt", "the store was there") if last is None else ("outside", "changed by another program")
    has_own_form = last is None or encoded(text_of(tables)) != storage.content
    entry = Entry(
        last.number + 1 if last else 1,
        Note(op, _moment_of(storage.file), "", why),
        differences(before, tables),
        last.digest_after if last else None,
        digest,
        storage.content.decode() if has_own_form else None,
    )
    return (entry,)


def _moment_of(file: Path) -> str:
    """Give the moment at which a file was last changed, as a journal writes it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(file.stat().st_mtime))


def _back_up(storage: OwnStorage) -> None:
    """Keep a file as it is before it is brought into the canonical form; one copy of each content."""
    backup = storage.file.with_name(f"{storage.file.name}.backup-{files.digest_of(storage.content)[:12]}")
    if files.read_if_there(backup) == storage.content:
        return
    try:
        files.write_new(backup, storage.content, like=storage.file)
        files.sync_directory(backup.parent)
    except OSError as error:
        raise OutputError(str(backup), files.reason_of(error)) from error
    storage.tell(f"{storage.path} gets the canonical form; as it was, it is kept in {backup}")


class History(NamedTuple):
    """The changes of a store that have happened; `is_whole` is false where the file has changed since the last one."""

    entries: tuple[Entry, ...]
    path: Path
    is_whole: bool


def history(path: str) -> History:
    """Read the journal of a store, without a lock, as far as its changes have happened.

    Raises:
        JournalError: It does not hold together.
        OutputError: The links of the path lead nowhere.
    """
    file = files.real_path(path)
    journal = Journal(file)
    try:
        entries = tuple(journal.entries())
        is_pending = new_path(file).exists()
        digest = _digest(file)
    except OSError as error:
        raise JournalError(str(journal.path), None, files.reason_of(error)) from error
    if is_pending:
        entries = carried_out(entries, digest)
    return History(entries, journal.path, is_whole=not entries or digest == entries[-1].digest_after)
