import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interpol_cli.errors import (
    DuplicateIdError,
    RecordError,
    StoreAccessError,
    StoreDirectoryError,
    StoreEmptyError,
    StoreEncodingError,
    StoreError,
    StoreMissingError,
    StoreShapeError,
    StoreSizeError,
    StoreSyntaxError,
)
from interpol_cli.store.store import open_store
from interpol_cli.store.strict import read_file, read_tables

WriteStore = Callable[[object], Path]
Tables = dict[str, dict[str, Any]]
LIMIT = 1000


def refusal(path: Path | str, kind: type[StoreError], **options: int) -> StoreError:
    """Open a store that is refused, and give the error."""
    with pytest.raises(kind) as caught:
        open_store([path], **options)
    assert 4 == caught.value.exit_code
    assert str(path) == caught.value.path
    return caught.value


def test_missing_store_is_not_created(tmp_path: Path) -> None:
    path = tmp_path / "none" / "facts.json"
    error = refusal(path, StoreMissingError)
    assert f"there is no store at {path}; check --store, INTERPOL_STORE or the settings" == str(error)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("path", ["", "a\0b", "\udc80\ud800"])
def test_impossible_path_is_missing(path: str) -> None:
    refusal(path, StoreMissingError)


def test_path_through_file_is_missing(small_path: Path) -> None:
    refusal(small_path / "facts.json", StoreMissingError)


def test_directory_is_no_store(tmp_path: Path) -> None:
    error = refusal(tmp_path, StoreDirectoryError)
    assert f"the store {tmp_path} is a directory; name the JSON file in it" == str(error)


def test_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    error = refusal(path, StoreAccessError)
    assert f"the store {path} cannot be read: it is not a regular file" == str(error)


def test_forbidden_file_is_named(small_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated: root may read everything."""

    def refuse(self: Path, *_args: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    error = refusal(small_path, StoreAccessError)
    assert f"the store {small_path} cannot be read: permission denied" == str(error)


def test_failing_disk_is_named(small_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "stat", fail)
    assert "input/output error" == getattr(refusal(small_path, StoreAccessError), "why", None)


def test_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    refusal(tmp_path / ("x" * 300), StoreAccessError)


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_empty_file_is_refused(write_store: WriteStore, content: bytes) -> None:
    path = write_store(content)
    error = refusal(path, StoreEmptyError)
    assert f"the store {path} is empty; a store is a JSON object, see docs/data.md" == str(error)


def test_large_file_is_refused_unread(write_store: WriteStore) -> None:
    path = write_store(b"{}" + b" " * LIMIT)
    error = refusal(path, StoreSizeError, limit_bytes=LIMIT)
    assert f"the store {path} has 1002 bytes, more than the limit of 1000" == str(error)


def test_file_that_grows_while_it_is_read_is_refused(write_store: WriteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_store(b"{}" + b" " * LIMIT)
    small = os.stat_result((0o100644, 0, 0, 1, 0, 0, 2, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda _self: small)
    with pytest.raises(StoreSizeError):
        read_file(str(path), LIMIT)


def test_sparse_gigabyte_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(1024**3)
    refusal(path, StoreSizeError)


@pytest.mark.parametrize(("content", "position"), [(b'{"a": "caf\xe9"}', 10), (b"\xff\xfe{\x00}\x00", 0)])
def test_other_encodings_are_refused(write_store: WriteStore, content: bytes, position: int) -> None:
    path = write_store(content)
    error = refusal(path, StoreEncodingError)
    assert f"the store {path} is not UTF-8: byte {position} cannot be read; save it as UTF-8" == str(error)


@pytest.mark.parametrize(
    ("text", "line", "column", "why"),
    [
        ('{"events": {\n "ga-1": {"kind" "session"}\n}}', 2, 18, "expecting ':' delimiter"),
        ('{"events": {}', 1, 14, "expecting ',' delimiter"),
        ('{"events": "', 1, 12, "unterminated string"),
        ('{"events": {}} {}', 1, 16, "extra data"),
        ("kind: session", 1, 1, "expecting value"),
        ('{"events": {"ga-1": {"note": "a\nb"}}}', 1, 32, "invalid control character"),
        ("\ufeff{}", 1, 1, "unexpected UTF-8 BOM (decode using utf-8-sig)"),
        ('{"events": {"ga-1": {\n"note": "NaN",\n"number": NaN}}}', 3, 11, "JSON has no NaN"),
        ('{"events": {"ga-1": {"number":\n  -Infinity}}}', 2, 3, "JSON has no -Infinity"),
        ('{"events": [\n1, ' + "9" * 5000 + "]}", 2, 4, "a number has too many digits"),
    ],
)
def test_what_is_no_json_is_refused(write_store: WriteStore, text: str, line: int, column: int, why: str) -> None:
    path = write_store(text)
    error = refusal(path, StoreSyntaxError)
    assert f"the store {path} is not JSON at line {line}, column {column}: {why}" == str(error)


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000, '{"events":' + "[" * 100_000 + "]" * 100_000 + "}"])
def test_deep_nesting_is_refused(write_store: WriteStore, deep: str) -> None:
    path = write_store(deep)
    error = refusal(path, StoreShapeError)
    assert f"the store {path} has the wrong shape: it is nested too deeply; see docs/data.md" == str(error)


@pytest.mark.parametrize("depth", [10, 300])
def test_nesting_that_json_still_reads_is_refused_by_its_form(
    write_store: WriteStore, tables: Tables, depth: int
) -> None:
    deep: list[object] = []
    for _ in range(depth):
        deep = [deep]
    tables["events"]["ga-1"]["note"] = deep
    refusal(write_store(tables), RecordError)


def test_id_given_twice_is_refused_with_its_line(write_store: WriteStore) -> None:
    path = write_store('{"places": {},\n"events": {\n "ga-1": {"note": "ga-2"},\n "ga-2": {},\n "ga-1": {}\n}}')
    error = refusal(path, DuplicateIdError)
    assert f"{path}:5: events has two records with the id 'ga-1'; rename or remove one" == str(error)


def test_id_given_twice_in_escapes_is_found(write_store: WriteStore) -> None:
    path = write_store('{"events": {"ga-1": {},\n"g\\u0061-1": {}}}')
    assert f"{path}:2: events has" in str(refusal(path, DuplicateIdError))


def test_field_given_twice_is_refused_with_its_line(write_store: WriteStore) -> None:
    path = write_store('{"events": {"ga-1": {"people": [{}, {\n"role": "a",\n"role": "b"}]}}}')
    error = refusal(path, RecordError)
    assert f"{path}:3: events 'ga-1', field 'people.1.role': is there twice" == str(error)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"events": {},\n"events": {}}', "the key 'events' is there twice, again at line 2"),
        ('{"\\u001b[31m": {"a": {}, "a": {}}}', "the key 'a' is there twice, again at line 1"),
        ('[{"a": 1, "a": 2}]', "the key 'a' is there twice, again at line 1"),
        ("[]", "it is a list, not an object of tables"),
        ('"facts"', "it is text, not an object of tables"),
        ("null", "it is null, not an object of tables"),
        ('{"_default": {}}', "it has a table '_default'; the tables are countries, events, people, places, series, sources"),
        ('{"\\u001b]8;;": {}}', "it has a table '\\x1b]8;;'; the tables are countries, events, people, places, series, sources"),
        ('{"events": []}', "the table events is a list, not an object of records by id"),
        ('{"events": {"ga-1": []}}', "events 'ga-1' is a list, not an object"),
        ('{"events": {"ga-1": 3}}', "events 'ga-1' is a number, not an object"),
        ('{"events": {"ga-1": true}}', "events 'ga-1' is true or false, not an object"),
    ],
)  # fmt: skip
def test_other_layouts_are_refused(write_store: WriteStore, text: str, why: str) -> None:
    path = write_store(text)
    error = refusal(path, StoreShapeError)
    assert f"the store {path} has the wrong shape: {why}; see docs/data.md" == str(error)


def test_long_id_is_cut_in_an_error(write_store: WriteStore) -> None:
    path = write_store({"events": {"x" * 1_000_000: []}})
    assert len(str(refusal(path, StoreShapeError))) < 300


def test_key_given_twice_in_a_very_long_text_has_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interpol_cli.store.scan.LIMIT_CHARACTERS", 10)
    with pytest.raises(StoreShapeError, match="the key 'ga-1' is there twice in one object"):
        read_tables("facts.json", b'{"events": {"ga-1": {}, "ga-1": {}}}')


def test_tables_keep_the_order_of_the_file() -> None:
    assert ["b", "a"] == list(read_tables("facts.json", b'{"events": {"b": {}, "a": {}}}')["events"])
