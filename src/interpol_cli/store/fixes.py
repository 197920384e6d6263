"""Mend in a record what has one right answer: composed letters, stray spaces, things that a list names twice.

Conventions: a fix changes no meaning, and never guesses; what could be put right in two ways is left to its keeper. A
series loses the missing numbers that an event of the same store has.
"""

import unicodedata
from collections.abc import Hashable, Mapping
from typing import Any

from interpol_cli.store.canonical import to_canonical
from interpol_cli.store.changes import encoded

FIXED = ("canonical", "missing-numbers", "nfc", "repeats", "spaces")
"""The rules whose findings are mended."""

Tables = Mapping[str, Mapping[str, Mapping[str, Any]]]


def fixed(tables: Tables, rules: frozenset[str] = frozenset(FIXED)) -> dict[str, dict[str, Any]]:
    """Mend every record of a store.

    Args:
        tables: The records as the file has them.
        rules: What is mended, of `FIXED`.

    Returns:
        New tables; those given are left as they are.
    """
    return {
        name: {record_id: _record(name, record_id, record, tables, rules) for record_id, record in table.items()}
        for name, table in tables.items()
    }


def _record(table: str, record_id: str, record: Mapping[str, Any], tables: Tables, rules: frozenset[str]) -> Any:  # noqa: ANN401 (JSON)
    mended = {field: _value(value, rules, is_top=True) for field, value in record.items()}
    if table == "series" and "missing-numbers" in rules and isinstance(mended.get("missing"), list):
        there = {event.get("number") for event in tables.get("events", {}).values() if event.get("series") == record_id}
        mended["missing"] = [number for number in mended["missing"] if number not in there]
    return mended


def _value(value: Any, rules: frozenset[str], *, is_top: bool = False) -> Any:  # noqa: ANN401 (JSON)
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value) if "nfc" in rules else value
        return " ".join(filter(None, text.split(" "))) if "spaces" in rules else text
    if isinstance(value, Mapping):
        return {key: _value(member, rules) for key, member in value.items()}
    if isinstance(value, list):
        members = [_value(member, rules) for member in value]
        return _once(members) if is_top and "repeats" in rules else members
    return value


def _once(members: list[Any]) -> list[Any]:
    kept: dict[Hashable, Any] = {}
    for member in members:
        kept.setdefault(key_of(member), member)
    return list(kept.values())


def key_of(value: Any) -> Hashable:  # noqa: ANN401 (JSON)
    """Give a key that two values of JSON have in common where they are equal.

    >>> key_of({"a": [1], "b": "x"}) == key_of({"b": "x", "a": [1.0]})
    True
    """
    if isinstance(value, Mapping):
        return frozenset((name, key_of(member)) for name, member in value.items())
    return tuple(map(key_of, value)) if isinstance(value, list) else value


def is_canonical(tables: Tables, content: bytes) -> bool:
    """Say whether the bytes of a store are its canonical form."""
    return encoded(to_canonical(tables)) == content
