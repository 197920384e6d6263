r"""Read the templates of `--template`: text with the names of fields in braces, and nothing that could run.

Conventions: `{date}` and `{place.city}` stand for the text of a field; `{{` and `}}` for braces; `\t`, `\n`, `\0` and
`\\` for a tab, a line end, a NUL and a backslash. Each row ends with a line end, unless the template ends with one, or
with a NUL.
"""

import re
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from interpol_cli.core.report import Column
from interpol_cli.errors import TemplateSyntaxError

T = TypeVar("T")

_PIECE = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}]*)\}|\\(?P<escape>.)|(?P<text>[^{}\\]+)", re.DOTALL)
_ESCAPES = {"t": "\t", "n": "\n", "0": "\0", "\\": "\\"}


class Template(NamedTuple, Generic[T]):
    """Text and columns in their order."""

    pieces: tuple[str | Column[T], ...]

    def line(self, row: T) -> str:
        """Fill in the fields of a row."""
        return "".join([piece if isinstance(piece, str) else piece.text(row) for piece in self.pieces])


def parse_template(text: str, find: Callable[[str], Column[T]]) -> Template[T]:
    """Read a template.

    Args:
        text: The template.
        find: Makes the column of a name.

    Raises:
        TemplateSyntaxError: A brace or an escape is alone; the error keeps the position.
        UnknownFieldError: A name is no field's.
    """
    pieces: list[str | Column[T]] = []
    at = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:
            raise TemplateSyntaxError(text, at, _why_alone(text[at]))
        pieces.append(find(match["name"].strip()) if match["name"] is not None else _literal(match, text))
        at = match.end()
    last = pieces[-1] if pieces else ""
    if not (isinstance(last, str) and last.endswith(("\n", "\0"))):
        pieces.append("\n")
    return Template(tuple(pieces))


def _why_alone(character: str) -> str:
    if character == "\\":
        return r"a backslash stands alone; write \\ for a backslash"
    return "a brace stands alone; write {{ or }} for a brace"


def _literal(match: re.Match[str], text: str) -> str:
    if match["escape"] is not None:
        if match["escape"] not in _ESCAPES:
            raise TemplateSyntaxError(text, match.start(), r"the escapes are \t, \n, \0 and \\")
        return _ESCAPES[match["escape"]]
    return match["text"] if match["text"] is not None else match[0][0]
