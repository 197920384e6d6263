"""Give facts their columns: those of the contract, and what a command says beside each fact."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from interpol_cli.core.fields import CSV_COLUMNS, FIELDS, PLAIN_COLUMNS, csv_cells, parse_path, shown
from interpol_cli.core.language import Languages
from interpol_cli.core.report import Column, Json, Records, Row, as_text

T = TypeVar("T")


def records_of(rows: Iterable[Row], languages: Languages) -> Records[Row]:
    """Give events the columns of the contract."""

    def find(name: str) -> Column[Row]:
        return _column(name, languages)

    def cells(row: Row) -> list[str]:
        return csv_cells(row, languages)

    csv, plain = (tuple(map(find, names)) for names in (CSV_COLUMNS, PLAIN_COLUMNS))
    return Records(rows, csv, plain, lambda row: shown(row, languages), find, tuple(FIELDS), lambda row: row, cells)


def records_beside(
    found: Iterable[T],
    row_of: Callable[[T], Row],
    added: Mapping[str, Callable[[T], Json]],
    languages: Languages,
) -> Records[T]:
    """Give events their columns, and after them what a command says beside each.

    Args:
        found: What the command found, each with an event.
        row_of: Gives the event's row.
        added: What is said beside the event, by the name of its field.
        languages: The reader's.

    Returns:
        The columns of CSV and of a pipe, and the objects of JSON.
    """

    def find(name: str) -> Column[T]:
        if name in added:
            value = added[name]
            return Column(name, lambda item: as_text(value(item)), value)
        own = _column(name, languages)
        return Column(own.name, lambda item: own.text(row_of(item)), lambda item: own.value(row_of(item)))

    def as_json(item: T) -> dict[str, Json]:
        return {**shown(row_of(item), languages), **{name: value(item) for name, value in added.items()}}

    csv, plain = (tuple(find(name) for name in (*names, *added)) for names in (CSV_COLUMNS, PLAIN_COLUMNS))
    return Records(found, csv, plain, as_json, find, (*FIELDS, *added), row_of)


def _column(name: str, languages: Languages) -> Column[Row]:
    """Make the column of a path; a listing asks for every cell, so the way to a text is kept short."""
    path = parse_path(name)
    field = path.field

    def value(row: Row) -> Json:
        return path.value(row, languages)

    if path.keys:
        return Column(path.text, lambda row: path.as_text(row, languages), value)
    if (text := field.text) is not None:
        return Column(path.text, lambda row: text(row, languages), value)
    return Column(path.text, lambda row: as_text(field.value(row, languages)), value)
