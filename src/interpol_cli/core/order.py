"""Sort rows by their fields, and take the part of them that was asked for.

Conventions: text is compared folded, a number as a number; what a row does not say comes last in either direction; a
sort keeps the order that rows had among equals.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from interpol_cli.core.report import Column, as_text
from interpol_cli.core.text import fold

T = TypeVar("T")

Key = tuple[int | float | str, ...]


def sort_rows(
    rows: Sequence[T],
    keys: str,
    find: Callable[[str], Column[T]],
    own_keys: Mapping[str, Callable[[T], Key]],
) -> tuple[T, ...]:
    """Sort rows by a comma list of fields, `-` before one of them for the greatest first.

    Args:
        rows: The rows.
        keys: The list, such as `-number,date`.
        find: Makes the column of a name.
        own_keys: The fields that have an order of their own, such as the dates of facts.

    Raises:
        UnknownFieldError: A field is not known.
    """
    ordered = list(rows)
    for part in reversed([part.strip() for part in keys.split(",") if part.strip()]):
        name = part.removeprefix("-")
        key = own_keys.get(name) or _key_of(find(name))
        keyed = [(key(row), row) for row in ordered]
        said = [pair for pair in keyed if pair[0]]
        said.sort(key=lambda pair: pair[0], reverse=part.startswith("-"))
        ordered = [row for _, row in said] + [row for key_, row in keyed if not key_]
    return tuple(ordered)


def _key_of(column: Column[T]) -> Callable[[T], Key]:
    def key(row: T) -> Key:
        value = column.value(row)
        if isinstance(value, int | float):
            return (0, value, "")
        text = column.text(row) or as_text(value)
        return (1, 0, fold(text)) if text else ()

    return key
