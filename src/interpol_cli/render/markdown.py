"""Write a GitHub table in Markdown: the columns of a pipe, or those asked for, a row a line.

Conventions: GitHub Flavored Markdown 0.29, section 4.10; a bar, a backslash, an angle bracket and what would start
emphasis are escaped, so that every cell reads as its own text; white space inside a value is a space.
"""

import re
from collections.abc import Iterator
from typing import TypeVar

from interpol_cli.core.report import Records

T = TypeVar("T")

_SPECIAL = re.compile(r"[\\|<>*_`\[\]~&#]")
_SPACE = re.compile(r"\s+")


def render_markdown(records: Records[T]) -> Iterator[str]:
    """Write the rows as a table; nothing where there are none."""
    columns = records.plain
    for place, row in enumerate(records.rows):
        if not place:
            yield f"| {' | '.join(_cell(column.name) for column in columns)} |\n"
            yield f"|{' --- |' * len(columns)}\n"
        yield f"| {' | '.join(_cell(column.text(row)) for column in columns)} |\n"


def _cell(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", _SPACE.sub(" ", text).strip())
