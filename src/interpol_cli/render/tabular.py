"""Write CSV (RFC 4180, but LF) and TSV: a header, then one record a row, values whole.

Conventions: UTF-8 without a byte order mark, lists joined by `;`, an absent value empty. For Excel: a byte order
mark, CRLF, and an apostrophe before what Excel would run as a formula (OWASP, CSV injection). TSV has no quoting:
white space inside a value is a space.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import TypeVar

from interpol_cli.core.report import ONE_LINE, Records

T = TypeVar("T")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render_csv(records: Records[T], *, has_header: bool = True, for_excel: bool = False) -> Iterator[str]:
    """Write the rows as CSV, a record a piece."""
    if for_excel:
        yield "\ufeff"
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")  # so that it quotes either of the two in a value
    for cells in _cells(records, has_header=has_header):
        writer.writerow([_guarded(cell) for cell in cells] if for_excel else cells)
        yield lines.last if for_excel else lines.last[:-2] + "\n"


class _Lines:
    """What a writer writes to: a line at a time, in a third of the time that a file in memory takes."""

    last = ""

    def write(self, line: str) -> None:
        self.last = line


def render_tsv(records: Records[T], *, has_header: bool = True) -> Iterator[str]:
    """Write the rows as TSV, a record a line."""
    for cells in _cells(records, has_header=has_header):
        yield "\t".join([cell.translate(ONE_LINE) for cell in cells]) + "\n"


def _cells(records: Records[T], *, has_header: bool) -> Iterator[Iterable[str]]:
    if has_header:
        yield [column.name for column in records.columns]
    if records.cells is not None:
        yield from map(records.cells, records.rows)
        return
    texts = [column.text for column in records.columns]
    for row in records.rows:
        yield [text(row) for text in texts]


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
