"""Read the file of a store that nobody vouches for: size, encoding, JSON and layout, each with its error.

Conventions: a pipe or a device is no store, since it could keep us waiting for ever; a key that one object has twice is
refused, since one of its two values would be lost; lines and columns count from 1.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any, NoReturn

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
from interpol_cli.store import scan
from interpol_cli.store.layout import LIMIT_BYTES, TABLES

LONGEST_TEXT_BYTES = 1024 * 1024
"""How long a text may be: a longer one is there three times while JSON is read."""

BYTES_FOR_AN_OBJECT = 128
"""A store may have an object or list for so many bytes of its limit: an empty one takes more than that of memory."""


def read_file(path: str, limit_bytes: int) -> bytes:
    """Read a regular file whole.

    Raises:
        StoreMissingError: There is none.
        StoreDirectoryError: It is a directory.
        StoreSizeError: It is larger than the limit.
        StoreEmptyError: It holds nothing.
        StoreAccessError: The system refuses it, or it is no regular file.
    """
    try:
        content = _read_bytes(path, limit_bytes)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL, or half a character
        raise StoreMissingError(path) from error
    except OSError as error:
        raise StoreAccessError(path, (error.strerror or str(error)).lower()) from error
    if len(content) > limit_bytes:
        raise StoreSizeError(path, len(content), limit_bytes)
    if not content.strip():
        raise StoreEmptyError(path)
    return content


def _read_bytes(path: str, limit_bytes: int) -> bytes:
    if not path:  # Path("") is the directory that we are in
        raise StoreMissingError(path)
    file = Path(path)
    status = file.stat()
    if S_ISDIR(status.st_mode):
        raise StoreDirectoryError(path)
    if not S_ISREG(status.st_mode):
        raise StoreAccessError(path, "it is not a regular file")
    if status.st_size > limit_bytes:
        raise StoreSizeError(path, status.st_size, limit_bytes)
    with file.open("rb") as handle:
        return handle.read(limit_bytes + 1)  # it may have grown since


def read_tables(path: str, content: bytes, limit_bytes: int = LIMIT_BYTES) -> dict[str, dict[str, Any]]:
    """Turn the bytes of a store into tables of objects by id.

    Raises:
        StoreEncodingError: They are not UTF-8.
        StoreSyntaxError: They are not JSON, or hold a number that Python does not read.
        StoreShapeError: They are not laid out as a store.
        DuplicateIdError: A table has an id twice.
        RecordError: A record has a field twice.
    """
    return _checked_layout(path, read_json(path, content, limit_bytes))


def read_json(path: str, content: bytes, limit_bytes: int = LIMIT_BYTES) -> object:
    """Turn bytes into the value that they are the JSON of; each key of an object is there once.

    Raises:
        StoreEncodingError: They are not UTF-8.
        StoreSyntaxError: They are not JSON, or hold a number that Python does not read.
        StoreShapeError: They are nested too deeply, have a text that is too long, or too many objects.
        StoreError: An object has a key twice.
    """
    _hold_limits(path, content, limit_bytes // BYTES_FOR_AN_OBJECT)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise StoreEncodingError(path, error.start) from error
    return _parse(path, text)


def _hold_limits(path: str, content: bytes, most_objects: int) -> None:
    """Refuse what would take much more memory than its bytes: before anything is made of them."""
    if len(content) <= LONGEST_TEXT_BYTES:
        return
    at = scan.find_long_text(content, LONGEST_TEXT_BYTES)
    if at is not None:
        why = f"a text of more than {LONGEST_TEXT_BYTES} bytes begins at byte {at}"
        raise StoreShapeError(path, why)
    objects = content.count(b"{") + content.count(b"[")
    if objects > most_objects:
        raise StoreShapeError(path, f"it has {objects} objects and lists, more than the limit of {most_objects}")
    constant = scan.find_constant(content)
    if constant is not None:  # a million records later, json would say the same
        text = content[: constant[0]].decode(errors="replace")
        raise StoreSyntaxError(path, *scan.line_column(text, len(text)), f"JSON has no {constant[1]}")


class _TwiceError(Exception):
    """A key that one object has twice."""


class _ConstantError(Exception):
    """A number that JSON does not have."""


def _refuse_constant(constant: str) -> NoReturn:
    raise _ConstantError(constant)


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _TwiceError(_first_twice(members, pairs))
    return members


def _first_twice(members: Iterable[str], pairs: Sequence[tuple[str, object]]) -> str:
    """Give the first key that comes again: an object has its keys in the order in which they first came."""
    return next((key for (key, _), there in zip(pairs, members, strict=False) if key != there), pairs[-1][0])


def _parse(path: str, text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        why = error.msg.removesuffix(" at").removesuffix(" starting")
        raise StoreSyntaxError(path, error.lineno, error.colno, why[:1].lower() + why[1:]) from error
    except RecursionError as error:
        raise StoreShapeError(path, "it is nested too deeply") from error
    except _TwiceError as error:
        raise _twice(path, text, str(error)) from error
    except _ConstantError as error:
        raise StoreSyntaxError(path, *scan.find_unreadable(text, str(error)), f"JSON has no {error}") from error
    except ValueError as error:
        raise StoreSyntaxError(path, *scan.find_unreadable(text), "a number has too many digits") from error


def _twice(path: str, text: str, key: str) -> StoreError:
    found = scan.find_twice(text)
    if found is None:
        return StoreShapeError(path, f"the key {brief(key)!r} is there twice in one object")
    place, line = found
    table, *rest = (brief(str(part)) for part in place)
    if not rest or table not in TABLES:
        return StoreShapeError(path, f"the key {brief(str(place[-1]))!r} is there twice, again at line {line}")
    if len(rest) == 1:
        return DuplicateIdError(path, table, rest[0], line=line)
    return RecordError(path, (table, rest[0]), ".".join(rest[1:]), "is there twice", line=line)


def _checked_layout(path: str, tables: object) -> dict[str, dict[str, Any]]:
    if not isinstance(tables, dict):
        raise StoreShapeError(path, f"it is {kind_of(tables)}, not an object of tables")
    for name, table in tables.items():
        if name not in TABLES:
            raise StoreShapeError(path, f"it has a table {brief(name)!r}; the tables are {', '.join(TABLES)}")
        if not isinstance(table, dict):
            raise StoreShapeError(path, f"the table {name} is {kind_of(table)}, not an object of records by id")
        for record_id, record in table.items():
            if not isinstance(record, dict):
                raise StoreShapeError(path, f"{name} {brief(record_id)!r} is {kind_of(record)}, not an object")
    return tables


def kind_of(value: object) -> str:
    """Name the JSON type of a value.

    >>> kind_of([1]), kind_of(None), kind_of(True)
    ('a list', 'null', 'true or false')
    """
    kinds = ((bool, "true or false"), (str, "text"), (int | float, "a number"), (list, "a list"), (dict, "an object"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")


def brief(text: str) -> str:
    """Cut a text of any length to what an error can show.

    >>> brief("x" * 100)
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'
    """
    return text if len(text) <= 40 else text[:40] + "…"
