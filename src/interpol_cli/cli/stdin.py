"""Read lines from stdin as they come, and never wait for more than is there.

Conventions: UTF-8, with or without a byte order mark; LF or CRLF; the last line may lack its end. A line keeps what it
says even where it is not UTF-8: what cannot be read is shown as U+FFFD, and the line says so.
"""

import os
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from interpol_cli.errors import InputError

LONGEST_BYTES = 1024 * 1024
_BLOCK_BYTES = 8192  # small, so that answers leave often; a larger one is no faster
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """A line without its end; `is_utf8` is false where some of it could not be read."""

    text: str
    is_utf8: bool


def is_interactive() -> bool:
    """Say whether a person types at stdin."""
    return sys.stdin is not None and sys.stdin.isatty()


def size_bytes() -> int | None:
    """Give the size of the file at stdin; None where it is no file."""
    import stat  # only where a bar is drawn

    found = os.fstat(0)
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def read_whole(limit_bytes: int) -> bytes:
    """Read stdin to its end.

    Raises:
        InputError: Stdin is closed or cannot be read, or holds more bytes than the limit.
    """
    if sys.stdin is None:
        raise InputError("stdin", "it is closed")
    try:
        content = sys.stdin.buffer.read(limit_bytes + 1)
    except OSError as error:
        raise InputError("stdin", (error.strerror or str(error)).lower()) from error
    if len(content) > limit_bytes:
        raise InputError("stdin", f"it has more bytes than the limit of {limit_bytes}")
    return content


def read_lines(before_wait: Callable[[int], None]) -> Iterator[Line]:
    """Read stdin to its end.

    Args:
        before_wait: Called before each read, which may wait for whoever writes, with the number of bytes read so far.

    Raises:
        InputError: Stdin is closed or cannot be read, or a line is longer than `LONGEST_BYTES`.
    """
    if sys.stdin is None:
        raise InputError("stdin", "it is closed")
    count = 0
    begun = b""
    while True:
        before_wait(count)
        block = _read_block()
        if not count:
            block = block.removeprefix(_BYTE_ORDER_MARK)
        count += len(block)
        *whole, begun = (begun + block).split(b"\n")
        for line in whole:
            yield _line(line)
        if not block:
            break
        if len(begun) > LONGEST_BYTES:
            raise InputError("stdin", f"a line of it is longer than {LONGEST_BYTES} bytes")
    if begun:
        yield _line(begun)


def _read_block() -> bytes:
    try:
        return os.read(0, _BLOCK_BYTES)
    except OSError as error:
        raise InputError("stdin", (error.strerror or str(error)).lower()) from error


def _line(line: bytes) -> Line:
    line = line.removesuffix(b"\r")
    try:
        return Line(line.decode(), is_utf8=True)
    except UnicodeDecodeError:
        return Line(line.decode(errors="replace"), is_utf8=False)
