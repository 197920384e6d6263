"""Say what differs between two states of a store, record by record, and lay such differences on.

Conventions: a change is about one record of one file; None stands for a record that is not there. What a person wants
of a record is turned by `written_for` into what the file has to say: the fields that differ, where a store below has
the record. Nothing here touches a file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple

from interpol_cli.store.canonical import to_canonical
from interpol_cli.store.layout import LAYER_WORDS, TABLES

Record = Mapping[str, Any]
Tables = Mapping[str, Mapping[str, Record]]

_CONTEXT_LINES = 3
_MOST_AT_ONCE = 16  # records; the time that difflib takes grows with the square of what it is given


class Change(NamedTuple):
    """One record of a store's file, before and after."""

    table: str
    record_id: str
    before: Record | None
    after: Record | None

    @property
    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.record_id, self.after, self.before)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, in the order of the record after and then of the one before."""
        before, after = self.before or {}, self.after or {}
        names = dict.fromkeys((*after, *before))
        return tuple(name for name in names if name not in LAYER_WORDS and before.get(name) != after.get(name))


def text_of(tables: Tables) -> str:
    """Give the canonical text of a store that was written here: all six tables, an empty one too."""
    return to_canonical({name: tables.get(name, {}) for name in TABLES})


def encoded(text: str) -> bytes:
    r"""Give the bytes of a store's text; half a character, which JSON can name and UTF-8 cannot hold, stays an escape.

    >>> encoded('{"note": "é\ud800"}')
    b'{"note": "\xc3\xa9\\ud800"}'
    """
    return text.encode(errors="backslashreplace")


def differences(before: Tables, after: Tables) -> tuple[Change, ...]:
    """Compare two states of a store, in the order of their tables and ids."""
    return tuple(_differences(before, after))


def _differences(before: Tables, after: Tables) -> Iterator[Change]:
    for table in TABLES:
        old, new = before.get(table, {}), after.get(table, {})
        for record_id in sorted({*old, *new}):
            if old.get(record_id) != new.get(record_id):
                yield Change(table, record_id, old.get(record_id), new.get(record_id))


def changed(tables: Tables, changes: Iterable[Change]) -> dict[str, dict[str, Record]]:
    """Lay changes on a state of a store.

    Returns:
        The new state; the old one is left as it is.
    """
    new = {table: dict(records) for table, records in tables.items()}
    for change in changes:
        table = new.setdefault(change.table, {})
        if change.after is None:
            table.pop(change.record_id, None)
        else:
            table[change.record_id] = change.after
    return new


def written_for(record_id: str, under: Record | None, wanted: Record | None) -> Record | None:
    """Say what the file of a store has to hold so that a record is shown as it is wanted.

    Args:
        record_id: Its id.
        under: The record as the stores below show it; None where they have none.
        wanted: The record as it is to be shown; None where it is to be hidden.

    Returns:
        The record of the file; None where it has nothing to say. A field that the record below has, and that is not
        wanted, cannot be taken away field by field: then the whole record is written.

    >>> written_for("x", {"kind": "seat", "date": "1946"}, {"kind": "seat", "date": "1947"})
    {'extends': 'x', 'date': '1947'}
    """
    if wanted is None:
        return None if under is None else {"removed": True}
    if under is None or not under.keys() <= wanted.keys():
        return wanted
    own = {name: value for name, value in wanted.items() if name not in under or under[name] != value}
    return {"extends": record_id, **own} if own else None


def copied(record: Record) -> dict[str, Any]:
    """Copy a record to the bottom, so that it can be changed."""
    made: dict[str, Any] = json.loads(json.dumps(dict(record)))
    return made


def unified(before: Tables, after: Tables, path: str) -> str:
    """Draw the lines that differ between the canonical texts of two states, as `diff -u` does; nothing where none do.

    Only the records that differ, and those beside them, are written out and compared.
    """
    old, new = _pieces(before), _pieces(after)
    pairs = [(old.get(key), new.get(key)) for key in sorted({**old, **new})]
    hunks = _Hunks()
    for is_same, run in groupby(pairs, lambda pair: pair[0] == pair[1]):
        if is_same:
            hunks.keep([piece for piece, _ in run if piece])
        else:
            rest = iter(run)
            while some := tuple(islice(rest, _MOST_AT_ONCE)):
                hunks.compare(_lines(piece for piece, _ in some), _lines(piece for _, piece in some))
    drawn = hunks.drawn()
    return "".join(f"{line}\n" for line in (f"--- {path}", f"+++ {path}", *drawn)) if drawn else ""


class _Piece(NamedTuple):
    """Lines of a canonical text that stand and fall together: a record of a table, with its comma, or a bracket."""

    end: str
    table: str = ""
    record: tuple[str, Record] | None = None

    @property
    def size_lines(self) -> int:
        """How many lines it has; to count them takes a tenth of the time that it takes to write them."""
        return _size_lines(self.record[1]) if self.record else 1

    @property
    def lines(self) -> list[str]:
        """The lines."""
        if self.record is None:
            return [self.end]
        record_id, record = self.record
        lines = to_canonical({self.table: {record_id: record}}).split("\n")[2:-3]
        return [*lines[:-1], f"{lines[-1]}{self.end}"]


def _size_lines(value: object) -> int:
    members = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return 2 + sum(map(_size_lines, members)) if members else 1


def _lines(pieces: Iterable[_Piece | None]) -> list[str]:
    return [line for piece in pieces if piece for line in piece.lines]


def _pieces(tables: Tables) -> dict[tuple[str, int, str], _Piece]:
    """Part the canonical text of a store; the keys sort as the pieces stand."""
    found = {("", 0, ""): _Piece("{"), ("~", 0, ""): _Piece("}")}
    for name in TABLES:
        records, end = tables.get(name, {}), "" if name == TABLES[-1] else ","
        last = max(records, default=None)
        found[name, 0, ""] = _Piece(f' "{name}": {{' if records else f' "{name}": {{}}{end}')
        for record_id, record in records.items():
            found[name, 1, record_id] = _Piece("" if record_id == last else ",", name, (record_id, record))
        if records:
            found[name, 2, ""] = _Piece(f" }}{end}")
    return found


class _Hunks:
    """Lines that differ, with three on each side that do not; all lines of both texts are given, in their order."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._open: list[str] = []
        self._same: list[str] = []  # since the last line that differs
        self._read = [0, 0]  # lines of the old and of the new text
        self._first = (0, 0)  # lines before those of the open hunk

    def keep(self, pieces: Sequence[_Piece]) -> None:
        """Take pieces that are the same in both texts; of many lines only those at the ends are written out."""
        left_out = sum(piece.size_lines for piece in pieces) - 2 * _CONTEXT_LINES
        if left_out <= 0:
            self._keep(_lines(pieces))
            return
        self._keep(islice((line for piece in pieces for line in piece.lines), _CONTEXT_LINES))
        self._close()
        self._read = [count + left_out for count in self._read]
        ending = islice((line for piece in reversed(pieces) for line in reversed(piece.lines)), _CONTEXT_LINES)
        self._keep(reversed(tuple(ending)))

    def compare(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Take lines that differ somewhere."""
        from difflib import SequenceMatcher  # 5 ms, and only where a difference is shown

        for tag, first, last, new_first, new_last in SequenceMatcher(None, old, new).get_opcodes():
            if tag == "equal":
                self._keep(old[first:last])
            else:
                self._differ([f"-{line}" for line in old[first:last]], [f"+{line}" for line in new[new_first:new_last]])

    def drawn(self) -> list[str]:
        """Give all hunks."""
        self._close()
        return self._done

    def _keep(self, lines: Iterable[str]) -> None:
        kept = [f" {line}" for line in lines]
        self._same += kept
        self._read = [count + len(kept) for count in self._read]

    def _differ(self, old: Sequence[str], new: Sequence[str]) -> None:
        if len(self._same) > 2 * _CONTEXT_LINES:
            self._close()
        if not self._open:
            self._same = self._same[-_CONTEXT_LINES:]
            self._first = (self._read[0] - len(self._same), self._read[1] - len(self._same))
        self._open += [*self._same, *old, *new]
        self._same = []
        self._read = [self._read[0] + len(old), self._read[1] + len(new)]

    def _close(self) -> None:
        """End the open hunk; of the lines after it the last ones may begin another."""
        if self._open:
            lines = [*self._open, *self._same[:_CONTEXT_LINES]]
            sizes = [sum(line[0] != other for line in lines) for other in "+-"]
            old, new = (_range(first, size) for first, size in zip(self._first, sizes, strict=True))
            self._done += [f"@@ -{old} +{new} @@", *lines]
        self._open = []


def _range(first: int, size: int) -> str:
    return str(first + 1) if size == 1 else f"{first + 1 if size else first},{size}"
