"""Read a store for TinyDB: the whole file, once, and never a byte written.

Conventions: TinyDB's own `JSONStorage` creates the file that it is asked for, so it is not used. The packaged store is
trusted, any other is read by `store.strict`; whether records are good facts is the business of `store.check`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn, cast

from tinydb import Storage, TinyDB
from tinydb.table import Table

from interpol_cli.errors import StoreAccessError
from interpol_cli.store import locate
from interpol_cli.store.layout import CURATED, LIMIT_BYTES, TABLES

Record = Mapping[str, Any]  # as JSON gives it; shared with TinyDB, so nobody may change it
Tables = dict[str, dict[str, Any]]


class ReadOnlyStorage(Storage):
    """A store's bytes and tables, read when TinyDB first asks; `name` is what records call their origin."""

    is_packaged = False

    def __init__(self, name: str, path: str) -> None:
        self.name, self.path = name, path
        self.content = b""
        self._tables: Tables | None = None

    def read(self) -> Tables:
        """Give the tables; the file is read and closed the first time.

        Raises:
            StoreError: The file cannot be read, or is not laid out as a store.
        """
        if self._tables is None:
            self._tables = self.load()
        return dict(self._tables)  # TinyDB puts a changed table into what it was given, before it writes

    def load(self) -> Tables:
        """Read the file into `content` and give its tables."""
        raise NotImplementedError

    def write(self, data: Tables) -> NoReturn:
        """Refuse: this storage only reads.

        Raises:
            StoreAccessError: Always.
        """
        raise StoreAccessError(self.path, "it is open for reading only")


class PackagedStorage(ReadOnlyStorage):
    """The curated store that the program carries; it was checked when it was built."""

    is_packaged = True

    def __init__(self) -> None:
        super().__init__(CURATED, CURATED)

    def load(self) -> Tables:
        """Read the packaged file through the loader of the package."""
        self.path, self.content = locate.read_packaged()
        return cast("Tables", json.loads(self.content.decode()))


class FileStorage(ReadOnlyStorage):
    """Any other store; nothing that it says is believed."""

    def __init__(self, path: str, *, limit_bytes: int = LIMIT_BYTES) -> None:
        super().__init__(path, path)
        self.limit_bytes = limit_bytes

    def load(self) -> Tables:
        """Read the file, and hold that it is laid out as a store."""
        from interpol_cli.store import checked, strict  # 1 ms, and the packaged store does without them

        self.content = strict.read_file(self.path, self.limit_bytes)
        if checked.is_known("layout", (self.content,)):
            return cast("Tables", json.loads(self.content))
        tables = strict.read_tables(self.path, self.content, self.limit_bytes)
        checked.remember("layout", (self.content,))
        return tables


class IdTable(Table):
    """A table under our own readable ids; TinyDB's type hints know of numbers only."""

    document_id_class = str  # type: ignore[assignment]

    def record(self, record_id: str) -> Record | None:
        """Give one record, or None where there is none."""
        return self.get(doc_id=record_id)  # type: ignore[call-overload, no-any-return]

    def records(self) -> Iterator[tuple[str, Record]]:
        """Give every record with its id, in the order of the file."""
        documents: Iterator[Any] = iter(self)
        return ((document.doc_id, document) for document in documents)


class Database(TinyDB):
    """A TinyDB whose tables go by our own ids."""

    table_class = IdTable


def open_tables(storage: ReadOnlyStorage) -> dict[str, IdTable]:
    """Lay TinyDB's tables over a storage; nothing is read yet."""
    database = Database(storage=lambda: storage)
    return {name: cast("IdTable", database.table(name)) for name in TABLES}
