"""Try changes out: what a stack of stores would show with them, and everything that would be wrong then.

Conventions: the last store of the stack is the one that is changed, and nothing of it is written here; a record is
given as it is to be shown, whole, and `written_for` finds what the file has to say; every problem is found at once,
since a field that is wrong is taken for a good one while the others are looked at.
"""

from collections.abc import Iterable, KeysView, Mapping, Sequence
from typing import Any

from interpol_cli.core.text import place_in_list
from interpol_cli.store.changes import Change, changed, copied, written_for
from interpol_cli.store.check import RULES, problems
from interpol_cli.store.forms import REQUIRED, Finding
from interpol_cli.store.stack import Layer, Stack
from interpol_cli.store.storage import ReadOnlyStorage, Record, Tables

Key = tuple[str, str]  # a table and an id
Located = tuple[str, str, str, str]  # a table, an id, a dotted path, a reason

_SHAPE_RULES = frozenset(rule.name for rule in RULES if rule.is_shape)
_MOST_ROUNDS = 8
_STAND_INS: Mapping[str, Mapping[str, Any]] = {
    "countries": {"name": {"en": "x"}, "region": "africa"},
    "events": {"kind": "milestone", "date": "2000", "title": {"en": "x"}, "summary": {"en": "x"}},
    "events.disputes": {"field": "date", "value": "x", "why": "x"},
    "people": {"name": {"en": "x"}},
    "places": {"name": {"en": "x"}},
    "series": {"name": {"en": "x"}},
    "sources": {"title": "x", "publisher": "x", "language": "en", "type": "press"},
}
"""Good values, for fields that are wrong or missing while the others are looked at."""


_FIRST_OF: Mapping[tuple[str, str], str] = {
    ("events", "sources"): "sources",
    ("events.disputes", "sources"): "sources",
    ("events.people", "person"): "people",
    ("places", "country"): "countries",
}
"""Fields for which the first record of a table is a good value."""


_NAMES = (".title", ".summary", ".name")


class TablesInMemory(ReadOnlyStorage):
    """Tables that stand in no file, under the name of one."""

    def __init__(self, name: str, tables: Tables) -> None:
        super().__init__(name, name)
        self._given = tables

    def load(self) -> Tables:
        """Give the tables."""
        return self._given


class Draft:
    """A stack of stores with changes to its last one."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.stack = Stack(layers)
        self._below, self._own = tuple(layers[:-1]), layers[-1]
        self._after: dict[Key, Record | None] = {}  # as the file would have them

    def under(self, table: str, record_id: str) -> Record | None:
        """Give a record as the stores below the last one show it."""
        found = self.stack.find_up_to(len(self._below), table, record_id)
        return found[0] if found else None

    def own(self, table: str, record_id: str) -> Record | None:
        """Give a record of the file as it stands there now."""
        return self._own.tables[table].record(record_id)

    def find(self, table: str, record_id: str) -> Record | None:
        """Give a record as it would be shown; None where there would be none."""
        if (table, record_id) not in self._after:
            found = self.stack.find(table, record_id)
            return found[0] if found else None
        under, after = self.under(table, record_id), self._after[table, record_id]
        if after is None:
            return under
        if "removed" in after:
            return None
        whole = {**(under or {}), **after} if "extends" in after else after
        return {name: value for name, value in whole.items() if name != "extends"}

    def want(self, table: str, record_id: str, record: Record | None) -> None:
        """Want a record to be shown so; None wants it hidden or gone."""
        self._after[table, record_id] = written_for(record_id, self.under(table, record_id), record)

    def lay(self, change: Change) -> None:
        """Want a record of the file to be as it is after a change."""
        self._after[change.table, change.record_id] = change.after

    @property
    def wanted(self) -> KeysView[Key]:
        """The records that were laid out."""
        return self._after.keys()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changes in the file."""
        compared = (Change(*key, self.own(*key), after) for key, after in self._after.items())
        return tuple(one for one in compared if one.before != one.after)

    def states(self) -> tuple[Tables, Tables]:
        """Give the tables of the file as it is, and as it would be."""
        return self._own.storage.read(), self._tables(self.changes)

    def _tables(self, changes: Iterable[Change]) -> Tables:
        return {name: dict(table) for name, table in changed(self._own.storage.read(), changes).items()}

    def stack_after(self) -> Stack:
        """Give the stack as it would be."""
        return self._with((*key, after) for key, after in self._after.items())

    def problems(self, known: Mapping[Key, Sequence[Finding]]) -> tuple[Located, ...]:
        """Find everything that would be wrong.

        Args:
            known: What is known to be wrong with a record; that a field is missing is not said of one named there.

        Returns:
            What is known, and what the rules of the store say.
        """
        found = {(*key, *finding): None for key, findings in known.items() for finding in findings}
        wrong = {key: [field for field, _ in findings] for key, findings in known.items()}
        named = {key: tuple(fields) for key, fields in wrong.items()}
        for _ in range(_MOST_ROUNDS):
            mended = [(key, *self._mended(key, wrong.get(key, ()))) for key in self._after]
            ids = {(key[0], stand_in): key for key, stand_in, _ in mended}
            is_last = True
            for problem in problems(self._with((key[0], stand_in, after) for key, stand_in, after in mended)):
                key = ids.get((problem.table, problem.record_id), (problem.table, problem.record_id))
                if not any(f"{field}.".startswith(f"{problem.field}.") for field in named.get(key, ())):
                    found[(*key, problem.field, problem.reason)] = None
                if problem.rule in _SHAPE_RULES and key in self._after:
                    wrong.setdefault(key, []).append(problem.field)
                    is_last = False
            if is_last:
                break
        return tuple(found)

    def _with(self, records: Iterable[tuple[str, str, Record | None]]) -> Stack:
        tables = self._tables(Change(table, record_id, None, after) for table, record_id, after in records)
        return Stack((*self._below, Layer(TablesInMemory(self._own.name, tables))))

    def _mended(self, key: Key, wrong: Sequence[str]) -> tuple[str, Record | None]:
        """Give the id and the record, with good values where something is wrong."""
        (table, record_id), after = key, self._after[key]
        if "id" in wrong:
            record_id = "XX" if table == "countries" else "stand-in-for-a-wrong-id"
        if after is None or not wrong:
            return record_id, after
        record = copied(after)
        for field in wrong:
            self._mend(table, record, field.split("."), is_whole="extends" not in record)
        return record_id, record

    def _mend(self, table: str, record: dict[str, Any], path: Sequence[str], *, is_whole: bool) -> None:
        """Put a good value in the place of a wrong or a missing one, or nothing where the record can do without."""
        layout = table
        holder: Any = record
        for part in path[:-1]:
            if isinstance(holder, list):
                place = place_in_list(part)
                holder = holder[place] if place is not None and place < len(holder) else None
            else:
                layout, holder = f"{layout}.{part}", holder.get(part)
            if not isinstance(holder, dict | list):
                return
        if isinstance(holder, list):
            place = place_in_list(path[-1])
            if place is not None and place < len(holder):
                holder[place] = {name: self._stand_in(layout, name) for name in REQUIRED.get(layout, ())} or "x"
            return
        good = self._stand_in(layout, path[-1]) if is_whole or layout != table else None
        holder.pop(path[-1], None)
        if good:
            holder[path[-1]] = good

    def _stand_in(self, layout: str, name: str) -> object:
        if layout.endswith(_NAMES):
            return "x"
        if name not in REQUIRED.get(layout, ()):
            return None
        table = _FIRST_OF.get((layout, name))
        if table is None:
            return _STAND_INS[layout][name]
        first = list(self.stack.ids(table)[:1])
        return first if name == "sources" else "".join(first)
