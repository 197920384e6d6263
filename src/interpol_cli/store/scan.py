"""Find where in a JSON text a value stands; json itself forgets it. Used only after something was found wrong.

Conventions: a path is the keys and indexes that lead to a value; offsets count characters from 0, lines and columns
from 1; the text is JSON as far as it is looked at.
"""

import json
import re
from collections.abc import Iterator

Path = tuple[str | int, ...]

# some 5 million characters a second: beyond this an error does without its line
LIMIT_CHARACTERS = 4 * 1024 * 1024
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_UNREADABLE = re.compile(r"-?Infinity|NaN|-?\d{4301,}")


def places(text: str) -> Iterator[tuple[Path, int]]:
    """Walk through a JSON text and give the path of every key and list member, with its offset, in the text's order."""
    stack: list[str | int | None] = []  # the key or index at which each open container stands; None awaits a key
    awaits_key = False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in "}]":
            stack.pop()
            awaits_key = False
        elif token == ",":
            last = stack[-1]
            awaits_key = not isinstance(last, int)
            stack[-1] = last + 1 if isinstance(last, int) else None
        elif token != ":":
            if awaits_key:
                stack[-1] = json.loads(token)
            if awaits_key or (stack and isinstance(stack[-1], int)):
                yield tuple(part for part in stack if part is not None), match.start()
            awaits_key = token == "{"
            if token in "{[":
                stack.append(None if awaits_key else 0)


def find_twice(text: str) -> tuple[Path, int] | None:
    """Find the first key that an object has a second time.

    Returns:
        The key's path and the line of its second time; None where the text is too long to look.
    """
    seen: set[Path] = set()
    for path, offset in places(text) if len(text) <= LIMIT_CHARACTERS else ():
        if path in seen:
            return path, line_column(text, offset)[0]
        seen.add(path)
    return None


def find_unreadable(text: str, constant: str | None = None) -> tuple[int, int]:
    """Give line and column of the first `NaN`, `Infinity` or number of more digits than Python reads.

    In a text that is too long to look at closely, one inside of a string counts too; there `constant` says which one to
    look for.
    """
    if len(text) > LIMIT_CHARACTERS and constant is not None:
        return line_column(text, max(text.find(constant), 0))
    tokens = _TOKEN.finditer(text) if len(text) <= LIMIT_CHARACTERS else _UNREADABLE.finditer(text)
    return line_column(text, next((token.start() for token in tokens if _UNREADABLE.fullmatch(token[0])), 0))


def find_long_text(content: bytes, limit: int) -> int | None:
    """Find a text of more than `limit` bytes, or as much of anything else, between two quotation marks.

    Returns:
        The offset in bytes at which it begins; None where there is none.
    """
    at = 0
    while len(content) - at > limit:
        # what is escaped ends no text; blanked out at the same length, in two passes of C
        window = content[at : at + limit].replace(rb"\\", b"__").replace(rb"\"", b"__")
        quote = window.rfind(b'"')
        if quote < 0:
            return at
        at += quote + 1
    return None


def find_constant(content: bytes) -> tuple[int, str] | None:
    """Find a `NaN` or `Infinity` that stands in no text, much faster than json gets there.

    Returns:
        Its offset in bytes and its name; None where there is none, or where the first dozen stand in texts.
    """
    for constant in (b"NaN", b"Infinity"):
        at = content.find(constant)
        for _ in range(12 if at >= 0 else 0):
            before = content[:at].replace(rb"\\", b"__").replace(rb"\"", b"__")
            if before.count(b'"') % 2 == 0:
                return at, constant.decode()
            at = content.find(constant, at + 1)
            if at < 0:
                break
    return None


def line_of(text: str, path: Path) -> int | None:
    r"""Give the line of a value, or of what contains it where the value itself is absent.

    Returns:
        The line; None where the text is too long to look.

    >>> line_of('{"events": {\n "ga-1": {\n  "kind": 1}}}', ("events", "ga-1", "kind"))
    3
    """
    if len(text) > LIMIT_CHARACTERS:
        return None
    best, found = 0, 0
    for here, offset in places(text):
        if len(here) > best and here == path[: len(here)]:
            best, found = len(here), offset
            if best == len(path):
                break
    return line_column(text, found)[0]


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Give the line and column of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
