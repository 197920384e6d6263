"""Say what differs between two states of a store, record by record, and lay such differences on.

Conventions: a change is about one record of one file; None stands for a record that is not there. What a person wants
of a record is turned by `written_for` into what the file has to say: the fields that differ, where a store below has
the record. Nothing here touches a file.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from interpol_cli.store.canonical import to_canonical
from interpol_cli.store.layout import LAYER_WORDS, TABLES

Record = Mapping[str, Any]
Tables = Mapping[str, Mapping[str, Record]]

_CONTEXT_LINES = 3
_HUNK = re.compile(r"^@@ -([0-9]+)(,[0-9]+)? \+([0-9]+)(,[0-9]+)? @@$")


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


def unified(before: str, after: str, path: str) -> str:
    """Draw the lines that differ between two texts of a store, as `diff -u` does; nothing where none do."""
    from difflib import unified_diff  # 5 ms, and only where a difference is shown

    old, new = before.splitlines(), after.splitlines()
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    first, last = max(start - _CONTEXT_LINES, 0), max(end - _CONTEXT_LINES, 0)  # what is left is little, also of much
    lines = unified_diff(old[first : len(old) - last], new[first : len(new) - last], path, path, lineterm="")
    return "".join([f"{_HUNK.sub(lambda found: _shifted(found, first), line)}\n" for line in lines])


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """Count the lines with which both begin."""
    return next(
        (at for at, (one, other) in enumerate(zip(first, second, strict=False)) if one != other),
        min(len(first), len(second)),
    )


def _shifted(found: re.Match[str], lines: int) -> str:
    return f"@@ -{int(found[1]) + lines}{found[2] or ''} +{int(found[3]) + lines}{found[4] or ''} @@"
