import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from interpol_cli.core.edtf import parse
from interpol_cli.errors import RecordError, StoreMissingError
from interpol_cli.store.store import Store, open_store

WriteStore = Callable[[object], Path]
Tables = dict[str, dict[str, Any]]


def test_events_come_in_the_order_of_the_file(small_store: Store) -> None:
    ids = [event.id for event in small_store.events()]
    assert sorted(ids) == ids
    assert list(small_store.ids()) == ids
    assert 21 == len(ids)


def test_unknown_id_is_none(small_store: Store) -> None:
    assert small_store.event("ga-3") is None
    assert small_store.date_of("ga-3") is None


def test_date_of_an_event_needs_no_event(small_store: Store) -> None:
    assert parse("2025-11-24/2025-11-27") == small_store.date_of("ga-93")


def test_tags_are_there_once_and_sorted(small_store: Store) -> None:
    assert ["date-from-admissions", "executive-committee", "founding", "morocco"] == list(small_store.tags())


def test_newest_source_date_is_a_publication_date(small_store: Store, write_store: WriteStore) -> None:
    assert "2025-11-24" == small_store.newest_source_date
    assert open_store([write_store({})]).newest_source_date is None


def test_store_may_have_some_tables_only(write_store: WriteStore, tables: Tables) -> None:
    store = open_store([write_store({"countries": tables["countries"]})])
    assert ([], 9, 0) == (list(store.events()), len(store.countries), len(store.people))


def test_store_without_a_table_is_empty(write_store: WriteStore) -> None:
    assert [] == list(open_store([write_store({})]).events())


def test_curated_store_is_the_default() -> None:
    store = open_store()
    assert open_store(["curated"]).digest == store.digest
    event = store.event(store.ids()[0])
    assert event is not None
    assert "curated" == event.origin
    assert store.paths[0].endswith("events.json")


def test_curated_store_is_not_checked_when_it_is_opened() -> None:
    code = "import sys; from interpol_cli.store.store import open_store; open_store(); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"hashlib", "difflib", "unicodedata", "importlib.resources", "interpol_cli.store.check", "dateutil", "rich"}
    assert "tinydb" in modules
    assert set() == heavy & set(modules)


def test_personal_store_lies_over_the_curated_one(write_store: WriteStore) -> None:
    """References resolve across the stack, and each fact says where it is from."""
    first = open_store().ids()[0]
    path = write_store({"events": {first: {"extends": first, "venue": "The hall of my book"}}})
    store = open_store(["curated", path])
    mine, other = store.event(first), store.event(store.ids()[1])
    assert mine is not None
    assert other is not None
    assert ("The hall of my book", str(path), "curated") == (mine.venue, mine.origin, other.origin)
    assert mine.sources
    assert len(open_store().ids()) == len(store.ids())


def test_later_store_adds_and_removes(write_store: WriteStore, tables: Tables, small_path: Path) -> None:
    event = {**tables["events"]["ga-2"], "number": 4, "place": "tangier"}
    tangier = {**tables["places"]["marrakech"], "name": {"en": "Tangier"}}
    later = {"events": {"ga-4": event, "ga-1": {"removed": True}}, "places": {"tangier": tangier}}
    store = open_store([small_path, write_store(later)])
    assert "ga-1" not in store.ids()
    assert store.event("ga-1") is None
    new = store.event("ga-4")
    assert new is not None
    assert new.place is not None
    assert ("Tangier", "Morocco") == (new.place.name["en"], new.place.country.name["en"])
    assert "ga-4" == store.ids()[-1] == list(store.events())[-1].id


def test_earlier_store_may_name_what_only_a_later_one_has(write_store: WriteStore, tables: Tables) -> None:
    sources = tables.pop("sources")
    first = write_store(tables)
    with pytest.raises(RecordError):
        open_store([first])
    assert 21 == len(open_store([first, write_store({"sources": sources})]).ids())


def test_paths_are_those_given(small_path: Path) -> None:
    assert (str(small_path),) == open_store([str(small_path)]).paths


def test_one_missing_store_refuses_the_stack(small_path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError):
        open_store([small_path, tmp_path / "none.json"])


def test_digest_tells_contents_and_order_apart(small_path: Path, write_store: WriteStore) -> None:
    small, empty = open_store([small_path]), write_store({})
    assert hashlib.sha256(small_path.read_bytes()).hexdigest() == small.digest
    same = write_store(small_path.read_bytes())
    assert open_store([same]).digest == small.digest
    both, other_way = open_store([small_path, empty]), open_store([empty, small_path])
    assert 3 == len({small.digest, both.digest, other_way.digest})


def test_use_changes_nothing(small_path: Path) -> None:
    """The bytes, the time of change and the neighbours stay, in a directory that cannot be written either."""
    before = (small_path.read_bytes(), small_path.stat().st_mtime_ns, sorted(small_path.parent.iterdir()))
    small_path.chmod(0o444)
    small_path.parent.chmod(0o555)
    try:
        store = open_store([small_path])
        assert 21 == len(list(store.events()))
        assert store.digest
        assert store.tags()
    finally:
        small_path.parent.chmod(0o755)
    assert before == (small_path.read_bytes(), small_path.stat().st_mtime_ns, sorted(small_path.parent.iterdir()))


def test_file_is_opened_for_reading_only(small_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[str] = []
    really_open = Path.open

    def watch(self: Path, mode: str = "r") -> IO[Any]:
        modes.append(mode)
        return really_open(self, mode)

    monkeypatch.setattr(Path, "open", watch)
    list(open_store([small_path]).events())
    assert ["rb"] == modes


def test_link_to_a_store_is_followed(small_path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(small_path)
    assert 21 == len(open_store([link]).ids())
    small_path.unlink()
    with pytest.raises(StoreMissingError):
        open_store([link])
