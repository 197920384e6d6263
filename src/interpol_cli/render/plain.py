"""Write plain lines for pipes: one row a line, values whole, tabs between them, no header.

Conventions: UTF-8, LF; an absent value is empty; white space inside a value is a space, so that a line stays a line.
"""

from collections.abc import Iterator
from typing import TypeVar

from interpol_cli.core.report import ONE_LINE, Records

T = TypeVar("T")


def render_plain(records: Records[T]) -> Iterator[str]:
    """Write each row as one line of tab-separated values."""
    columns = [column.text for column in records.plain]
    for row in records.rows:
        yield "\t".join([text(row).translate(ONE_LINE) for text in columns]) + "\n"
