"""Say what is shown, before any form: listings with their holes, and one fact with its surroundings.

Conventions: a report holds frozen values in the order in which they are shown, and no text made for one form.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from interpol_cli.core.model import Event, Series
from interpol_cli.core.period import Match, Period
from interpol_cli.errors import UnknownFieldError

T = TypeVar("T")

ONE_LINE = str.maketrans({"\t": " ", "\n": " ", "\r": " "})
"""Turns the white space inside a value into spaces, in forms where a tab ends a value and a line end ends a row."""


class Row(NamedTuple):
    """An event of a listing, with how surely it answers the query."""

    event: Event
    match: Match


class Hole(NamedTuple):
    """What a listing lacks at this place: numbers of a series without a record (`first` to `last`), or war years."""

    reason: str  # "no-record" or "war"
    series: Series | None
    first: int | None
    last: int | None
    period: Period | None


class Listing(NamedTuple):
    """Events in order, the holes among them, and the period that was asked for, if one was."""

    entries: tuple[Row | Hole, ...]
    period: Period | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Give the events without the holes."""
        return tuple(entry for entry in self.entries if isinstance(entry, Row))


class Sheet(NamedTuple):
    """One fact whole: its neighbours in its series, what it was part of, and what happened at it."""

    event: Event
    before: Event | None
    after: Event | None
    whole: Event | None
    parts: tuple[Event, ...]


Json = str | int | float | bool | None | tuple["Json", ...] | list["Json"] | Mapping[str, "Json"]


def as_text(value: Json) -> str:
    """Turn a value into the text that every text form shows.

    >>> as_text(["MA", "FR"]), as_text(None), as_text(True), as_text({"countries": 177})
    ('MA;FR', '', 'true', '{"countries":177}')
    """
    if isinstance(value, str):  # first, since most values are text
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple | list):
        return ";".join([as_text(member) for member in value])
    if not value:
        return ""
    import json  # the store has imported it; an object as text is rare

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=dict)


class Column(NamedTuple, Generic[T]):
    """A column: its name, the text of a row in it, and the value that JSON shows for it."""

    name: str
    text: Callable[[T], str]
    value: Callable[[T], Json]


class Records(NamedTuple, Generic[T]):
    """Rows of any kind as the machine forms show them.

    `columns` are those of CSV and TSV, `plain` those of a pipe without a form asked for, `as_json` gives what JSON
    shows; `find` makes the column that a person names, and raises `UnknownFieldError` where there is none; `names` are
    what a person may name, where these are more than the columns. `fact_of` gives the fact of a row, for forms that
    show facts and no columns; None where the rows are no facts. `cells` gives the texts of all `columns` at once, where
    there is a faster way than one by one.
    """

    rows: Iterable[T]
    columns: tuple[Column[T], ...]
    plain: tuple[Column[T], ...]
    as_json: Callable[[T], Mapping[str, Json]]
    find: Callable[[str], Column[T]]
    names: tuple[str, ...] = ()
    fact_of: Callable[[T], Row] | None = None
    cells: Callable[[T], list[str]] | None = None

    def narrowed(self, names: Iterable[str]) -> "Records[T]":
        """Show these columns only, in every form."""
        chosen = tuple(map(self.find, names))
        return Records(self.rows, chosen, chosen, lambda row: {one.name: one.value(row) for one in chosen}, self.find)


def records_from(
    rows: Iterable[T],
    names: Sequence[str],
    as_json: Callable[[T], Mapping[str, Json]],
    plain: Sequence[str] = (),
    texts: Mapping[str, Callable[[T], str]] = MappingProxyType({}),
) -> Records[T]:
    """Make records whose columns are keys of what JSON shows.

    Args:
        rows: The rows.
        names: The keys, in the order of the columns.
        as_json: Gives what JSON shows of a row.
        plain: The keys that a pipe gets; without it all of them.
        texts: What text forms show for a key, where that is not made from the value.
    """

    def column(name: str) -> Column[T]:
        text = texts.get(name) or (lambda row: as_text(as_json(row)[name]))
        return Column(name, text, lambda row: as_json(row)[name])

    def find(name: str) -> Column[T]:
        if name not in names:
            from interpol_cli.core.text import nearest  # only where a name is wrong

            raise UnknownFieldError(name, nearest(name, names), known=names)
        return column(name)

    columns = tuple(map(column, names))
    return Records(rows, columns, tuple(map(column, plain)) or columns, as_json, find)
