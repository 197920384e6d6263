from pathlib import Path

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from interpol_cli.errors import StoreAccessError, StoreMissingError
from interpol_cli.store.storage import Database, FileStorage, PackagedStorage, ReadOnlyStorage, open_tables


def test_tinydb_itself_reads_through_our_storage(small_path: Path) -> None:
    database = TinyDB(str(small_path), storage=FileStorage)
    assert {"countries", "events", "people", "places", "series", "sources"} == database.tables()
    assert 21 == len(database.table("events"))


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    tables = open_tables(FileStorage(str(tmp_path / "none.json")))
    with pytest.raises(StoreMissingError):
        tables["events"].record("ga-1")


def test_file_is_read_once(small_path: Path) -> None:
    tables = open_tables(FileStorage(str(small_path)))
    first = tables["events"].record("ga-1")
    small_path.unlink()
    assert first == tables["events"].record("ga-1")


def test_record_goes_by_its_own_id(small_path: Path) -> None:
    tables = open_tables(FileStorage(str(small_path)))
    record = tables["events"].record("ga-2")
    assert record is not None
    assert "1924~" == record["date"]
    assert tables["events"].record("ga-3") is None


def test_records_come_in_the_order_of_the_file(small_path: Path) -> None:
    ids = [record_id for record_id, _ in open_tables(FileStorage(str(small_path)))["places"].records()]
    assert ["glasgow", "iran", "lyon", "marrakech", "monaco", "prague", "vienna"] == ids


def test_nothing_can_be_written(small_path: Path) -> None:
    """TinyDB changes what it has read before it writes it back: that must not reach what is read next."""
    before = small_path.read_bytes()
    storage = FileStorage(str(small_path))
    database = Database(storage=lambda: storage)
    for change in (
        lambda: database.table("events").insert(Document({"kind": "session"}, "ga-3")),  # type: ignore[arg-type]
        lambda: database.table("events").truncate(),
        lambda: database.drop_table("events"),
        database.drop_tables,
    ):
        with pytest.raises(StoreAccessError, match="open for reading only"):
            change()
    assert 21 == len(database.table("events"))
    assert before == small_path.read_bytes()


def test_packaged_store_cannot_be_written() -> None:
    storage = PackagedStorage()
    with pytest.raises(StoreAccessError, match="open for reading only"):
        storage.write({})


def test_storage_says_where_the_packaged_store_lies() -> None:
    storage = PackagedStorage()
    storage.read()
    assert ("curated", True) == (storage.name, storage.is_packaged)
    assert storage.path.endswith("events.json")
    assert storage.content == Path(storage.path).read_bytes()


def test_plain_storage_cannot_load() -> None:
    with pytest.raises(NotImplementedError):
        ReadOnlyStorage("x", "x").read()
