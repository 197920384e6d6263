"""Keep the journal of a store: every change that was ever made to it, a JSON object a line, the oldest first.

Conventions: the journal of `facts.json` is `facts.json.journal`; lines are only ever added, but for one that was begun
and whose change was not carried out. An entry says who did what, when and why, each record before and after, and the
SHA-256 of the store's file before and after, so that the journal alone makes the file of any moment again, byte for
byte. An entry that begins a store, or that finds it in a form of its own, holds the whole text.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from interpol_cli.errors import JournalError, UnknownChangeError
from interpol_cli.store import files
from interpol_cli.store.changes import Change, Record, Tables, changed, encoded, text_of

_BLOCK_BYTES = 65536
_CONFLICT_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>")
_TAKE_A_SIDE = "take one side of it whole, as git checkout --ours does; a journal need not be in git at all"


class Note(NamedTuple):
    """Who does what, when and why; `undoes` is the number of the change that is taken back."""

    op: str
    when: str
    who: str
    why: str | None = None
    undoes: int | None = None


class Entry(NamedTuple):
    """A change as the journal has it; numbers count from 1, digests are of the store's whole file.

    `digest_before` None means that there was no file; `text` is the file after the change, where the records alone do
    not say it.
    """

    number: int
    note: Note
    changes: tuple[Change, ...]
    digest_before: str | None
    digest_after: str
    text: str | None = None

    def to_line(self) -> bytes:
        """Write the entry as the journal has it."""
        return encoded(json.dumps(self.as_json(), ensure_ascii=False) + "\n")

    def as_json(self) -> dict[str, Any]:
        """Give the entry as JSON has it."""
        note = self.note
        made: dict[str, Any] = {"n": self.number, "when": note.when, "who": note.who, "why": note.why, "op": note.op}
        if note.undoes is not None:
            made["undoes"] = note.undoes
        made["changes"] = [
            {"table": one.table, "id": one.record_id, "before": one.before, "after": one.after} for one in self.changes
        ]
        made["digest"] = {"before": self.digest_before, "after": self.digest_after}
        return made if self.text is None else {**made, "text": self.text}


def journal_path(store: Path) -> Path:
    """Give the path of a store's journal."""
    return store.with_name(f"{store.name}.journal")


def _read_entry(path: Path, line: int, content: bytes) -> Entry:
    try:
        found = json.loads(content)
        changes = tuple(Change(one["table"], one["id"], one["before"], one["after"]) for one in found["changes"])
        note = Note(found["op"], found["when"], found["who"], found["why"], found.get("undoes"))
        digest = found["digest"]
        entry = Entry(found["n"], note, changes, digest["before"], digest["after"], found.get("text"))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if content.startswith(_CONFLICT_MARKS):
            raise JournalError(str(path), line, "git left the marks of a conflict in it", hint=_TAKE_A_SIDE) from error
        raise JournalError(str(path), line, "it is no entry of a journal") from error
    if not _has_its_form(entry):
        raise JournalError(str(path), line, "it is no entry of a journal")
    return entry


def _has_its_form(entry: Entry) -> bool:
    note = entry.note
    texts = (note.op, note.when, note.who, entry.digest_after, *(word for one in entry.changes for word in one[:2]))
    maybe = (note.why, entry.text, entry.digest_before)
    records = [record for one in entry.changes for record in one[2:]]
    return (
        all(isinstance(text, str) for text in texts)
        and all(text is None or isinstance(text, str) for text in maybe)
        and all(record is None or isinstance(record, dict) for record in records)
        and type(entry.number) is int
        and (note.undoes is None or type(note.undoes) is int)
    )


class Journal:
    """The journal of one store, read as far as it is asked for."""

    def __init__(self, store: Path) -> None:
        self.path = journal_path(store)

    def size_bytes(self) -> int:
        """Give the size of the file; 0 where there is none."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def last(self) -> Entry | None:
        """Read the last whole entry; None where there is none.

        Raises:
            JournalError: It is no entry.
        """
        line = self._last_line()
        if not line:
            return None
        try:
            return _read_entry(self.path, 0, line)
        except JournalError as error:
            why = error.why.replace("it is", "its last line is")
            raise JournalError(str(self.path), None, why, hint=error.hint) from error

    def end_last_line(self) -> None:
        """End the last line where it lacks only that; take it away where a process was killed while it wrote it."""
        size = self.size_bytes()
        begun = _tail(self.path, size) if size else b""
        if not begun:
            return
        try:
            _read_entry(self.path, 0, begun)
        except JournalError:
            files.cut(self.path, size - len(begun))
        else:
            files.append(self.path, b"\n")

    def drop_last(self) -> None:
        """Take the last whole entry away, whose change was not carried out."""
        files.cut(self.path, self._whole_bytes() - len(self._last_line()) - 1)

    def _whole_bytes(self) -> int:
        size = self.size_bytes()
        return size - len(_tail(self.path, size)) if size else 0

    def _last_line(self) -> bytes:
        size = self._whole_bytes()
        return _tail(self.path, size - 1) if size else b""

    def entries(self) -> Iterator[Entry]:
        """Read every whole entry, the oldest first.

        Raises:
            JournalError: A line is no entry, or does not follow from the one before it.
        """
        content = files.read_if_there(self.path) or b""
        before: str | None = None
        for line, text in enumerate(content.split(b"\n")[:-1], start=1):
            entry = _read_entry(self.path, line, text)
            if entry.number != line:
                raise JournalError(str(self.path), line, f"it is numbered {entry.number}, not {line}")
            if entry.digest_before != before:
                raise JournalError(str(self.path), line, "it does not follow from the line before it")
            before = entry.digest_after
            yield entry


def _tail(path: Path, size: int) -> bytes:
    """Give what stands behind the last end of a line among the first `size` bytes of a file."""
    tail = b""
    with path.open("rb") as file:
        while size and b"\n" not in tail:
            step = min(_BLOCK_BYTES, size)
            size -= step
            file.seek(size)
            tail = file.read(step) + tail
    return tail.rpartition(b"\n")[2]


def carried_out(entries: Sequence[Entry], digest: str | None) -> tuple[Entry, ...]:
    """Leave out a last entry that announces a change which was not carried out, or not yet.

    Args:
        entries: The whole journal.
        digest: The digest of the store's file as it is; None where there is none.
    """
    last = entries[-1] if entries else None
    if last is not None and digest != last.digest_after and digest == last.digest_before:
        return tuple(entries[:-1])
    return tuple(entries)


def state_after(entries: Sequence[Entry], path: Path) -> tuple[dict[str, dict[str, Record]], bytes]:
    """Make the tables and the file of a store as they were after the last of some entries.

    Raises:
        JournalError: They do not give the file whose digest the last one names.
    """
    start = max((at for at, entry in enumerate(entries) if entry.text is not None), default=0)
    tables: Tables = {} if entries[start].text is None else _tables_of(entries[start], path)
    for entry in entries[start:] if entries[start].text is None else entries[start + 1 :]:
        tables = changed(tables, entry.changes)
    last = entries[-1]
    content = encoded(text_of(tables) if last.text is None else last.text)
    if files.digest_of(content) != last.digest_after:
        raise JournalError(str(path), last.number, "it does not give the store that it names")
    return {name: dict(table) for name, table in tables.items()}, content


def _tables_of(entry: Entry, path: Path) -> Tables:
    from interpol_cli.store import strict  # a text is in the first entry, as a rule, and nowhere else

    return strict.read_tables(str(path), encoded(entry.text or ""))


def rebuilt(entries: Sequence[Entry], number: int, path: Path) -> bytes:
    """Make the file of a store as it was after a change.

    Args:
        entries: The whole journal.
        number: The number of the change.
        path: The journal's, for the errors.

    Raises:
        UnknownChangeError: There is no such change.
        JournalError: The journal does not hold together.
    """
    if not 1 <= number <= len(entries):
        raise UnknownChangeError(number, len(entries))
    return state_after(entries[:number], path)[1]


def touching(entries: Sequence[Entry], record_id: str) -> tuple[Entry, ...]:
    """Choose the entries that changed a record of this id."""
    return tuple(entry for entry in entries if any(one.record_id == record_id for one in entry.changes))
