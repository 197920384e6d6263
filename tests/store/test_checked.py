"""What passed a check is remembered byte for byte, and only for that check."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interpol_cli.errors import RecordError
from interpol_cli.store import checked
from interpol_cli.store.store import open_store

WriteStore = Callable[[object], Path]
LARGE = (b"x" * checked.LEAST_BYTES,)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is remembered under a new directory."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_large_store_is_known_once_it_was_remembered() -> None:
    assert not checked.is_known("rules", LARGE)
    checked.remember("rules", LARGE)
    assert checked.is_known("rules", LARGE)
    assert not checked.is_known("rules", (LARGE[0] + b"y",))


def test_layout_and_rules_are_two_checks() -> None:
    checked.remember("layout", LARGE)
    assert not checked.is_known("rules", LARGE)


def test_stack_is_not_one_file_of_the_same_bytes() -> None:
    checked.remember("rules", (LARGE[0], b"y"))
    assert not checked.is_known("rules", (LARGE[0] + b"y",))
    assert not checked.is_known("rules", LARGE)


def test_small_store_is_never_known(cache: Path) -> None:
    checked.remember("rules", (b"{}",))
    assert not checked.is_known("rules", (b"{}",))
    assert not cache.exists()


def test_cache_that_cannot_be_made_is_done_without(cache: Path) -> None:
    cache.write_text("a file where the directory would be")
    checked.remember("rules", LARGE)
    assert not checked.is_known("rules", LARGE)


def test_without_a_home_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(_purpose: str) -> Path:
        raise RuntimeError

    monkeypatch.setattr(checked, "user_directory", nowhere)
    checked.remember("rules", LARGE)
    assert not checked.is_known("rules", LARGE)


def test_store_that_passed_over_another_is_checked_when_it_stands_alone(
    write_store: WriteStore, tables: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it names may stand in the other one."""
    monkeypatch.setattr(checked, "LEAST_BYTES", 1)
    below = write_store({name: table for name, table in tables.items() if name != "events"})
    path = write_store({"events": tables["events"]})
    assert open_store([below, path]).event("ga-93")
    assert open_store([below, path]).event("ga-93")
    with pytest.raises(RecordError, match="there is no"):
        open_store([path])


def test_small_store_needs_no_digest(write_store: WriteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hashlib", None)
    open_store([write_store({})])
