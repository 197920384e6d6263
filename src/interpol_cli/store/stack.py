"""Lay stores over one another: one record for each id, from the last store that has it.

Conventions: the first store lies at the bottom; a record of a later one replaces the one under it, with `extends` field
by field, and hides it with `removed`; ids come in the order of their files, those only in a later store at the end.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from interpol_cli.store.storage import ReadOnlyStorage, Record, open_tables

Found = tuple[Record, str]  # a record with the name of the store that it came from


class Layer:
    """One store of a stack, read through TinyDB."""

    def __init__(self, storage: ReadOnlyStorage) -> None:
        self.storage = storage
        self.name = storage.name
        self.tables = open_tables(storage)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the file's bytes, in hexadecimal."""
        import hashlib  # 3 ms, and only --version and a change need it

        self.storage.read()
        return hashlib.sha256(self.storage.content).hexdigest()


class Stack:
    """Stores laid over one another."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = tuple(layers)
        self._from_top = tuple(reversed(self.layers))
        self._only = self.layers[0] if len(self.layers) == 1 else None

    @property
    def contents(self) -> list[bytes]:
        """The bytes of each file, from the bottom up."""
        return [layer.storage.content for layer in self.layers]

    def find(self, table: str, record_id: str) -> Found | None:
        """Find a record as the stack shows it.

        Returns:
            The record, whole, with the name of the store that last said something about it; None where no store has
            it, or where one has removed it.
        """
        if self._only is None:
            return self._find(self._from_top, table, record_id)
        record = self._only.tables[table].record(record_id)  # a third faster, and the common case
        return None if record is None else (record, self._only.name)

    def find_up_to(self, height: int, table: str, record_id: str) -> Found | None:
        """Find a record as the lowest `height` stores show it."""
        return self._find(self._from_top[len(self.layers) - height :], table, record_id)

    @staticmethod
    def _find(from_top: Sequence[Layer], table: str, record_id: str) -> Found | None:
        changes: Record | None = None
        origin = ""
        for layer in from_top:
            record = layer.tables[table].record(record_id)
            if record is None:
                continue
            if record.get("removed"):
                return None
            origin = origin or layer.name
            whole = {**record, **changes} if changes else record
            if "extends" not in record:
                return whole, origin
            changes = {name: value for name, value in whole.items() if name != "extends"}
        return None

    def has(self, table: str, record_id: str) -> bool:
        """Say whether the stack shows a record."""
        return self.find(table, record_id) is not None

    def ids(self, table: str) -> tuple[str, ...]:
        """Give the ids of the records that the stack shows."""
        if self._only is not None:
            return tuple(record_id for record_id, _ in self._only.tables[table].records())
        every = dict.fromkeys(record_id for layer in self.layers for record_id, _ in layer.tables[table].records())
        return tuple(record_id for record_id in every if self.has(table, record_id))

    def records(self, table: str) -> Iterator[tuple[str, Record, str]]:
        """Give every record that the stack shows, with its id and origin."""
        if self._only is not None:
            for record_id, record in self._only.tables[table].records():
                yield record_id, record, self._only.name
            return
        for record_id in self.ids(table):
            found = self.find(table, record_id)
            if found is not None:
                yield record_id, *found
