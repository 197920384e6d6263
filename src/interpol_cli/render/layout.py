"""Set text into lines and columns of a terminal: wrapped, aligned, never shortened.

Conventions: widths count cells (Arabic harakat none); text of the store is cleaned of what a terminal would obey and
put in logical order, with direction marks after (and, where needed, before) right-to-left text, so that a terminal that
reorders keeps the columns where they are. Only a word wider than the whole room is broken, and a cell that `is_whole`
never.

Source: Unicode Standard Annex 9 (bidirectional algorithm), rules W7, N0 to N2.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from interpol_cli.render.style import Run

Line = tuple[int, tuple[Run, ...]]
"""The width of a line, and what stands in it."""

Block = Sequence[Line]
"""The lines of one cell of a table."""

GAP = 2
"""Cells between two columns."""

_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ENDS_IN_BRACKETS = re.compile("[^A-Za-z()]*[\u0590-\u08ff][^A-Za-z()]*\\([^A-Za-z()]*[\u0590-\u08ff][^A-Za-z()]*\\)")
_LEFT_MARK, _RIGHT_MARK = "\u200e", "\u200f"


class Cell(NamedTuple):
    """Text with the name of its style and the address that it links to.

    `is_whole` keeps an id on one line, whatever the room; `pieces`, which are `text` when joined by spaces, are kept
    together as far as each fits into a line.
    """

    text: str
    style: str = ""
    link: str | None = None
    is_whole: bool = False
    pieces: tuple[str, ...] = ()


def clean(text: str) -> str:
    """Replace what a terminal would obey instead of show: control characters, direction controls, line separators."""
    return text if text.isprintable() else _OBEYED.sub("\ufffd", text)


def width_of(text: str) -> int:
    """Count the cells that a text takes on a terminal."""
    return cell_len(clean(text))


def is_right_to_left(text: str) -> bool:
    """Say whether the first letter of a text runs from right to left."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return False
    return next(
        ("\u0590" <= one <= "\ufefc" and bool(_RIGHT_TO_LEFT.match(one)) for one in text if one.isalpha()), True
    )


def directed(piece: str, *, is_right_to_left: bool) -> str:
    """Put the marks around a piece of text that keep its neighbours in their order.

    A mark at the end keeps what follows to the right. Right-to-left text that starts or ends with a digit or a sign
    needs one there as well: in "4 نوفمبر 2024" the year would jump before the month.
    """
    if not is_right_to_left:
        return piece if piece.isascii() or not _RIGHT_TO_LEFT.search(piece) else piece + _LEFT_MARK
    before = "" if _RIGHT_TO_LEFT.match(piece) else _RIGHT_MARK
    # a mark after a bracket keeps VTE 0.70 from mirroring it, and a pair of brackets within such text needs none
    after = "" if _RIGHT_TO_LEFT.match(piece[-1:]) or _ENDS_IN_BRACKETS.fullmatch(piece) else _RIGHT_MARK
    return f"{before}{piece}{after}{_LEFT_MARK}"


def flow(cells: Iterable[Cell], width: int, joiner: str = " ", *, keeps: bool = False) -> list[Line]:
    """Set cells one after another into lines.

    Args:
        cells: What is set; an empty text takes no place.
        width: The cells of a line.
        joiner: What stands between two cells on the same line.
        keeps: Start a new line rather than break a cell that fits into one.
    """
    lines: list[Line] = []
    runs: list[Run] = []
    used = 0
    for cell in cells:
        text = clean(cell.text)
        room = width - used - len(joiner) if runs else width
        rooms = _Rooms(room, width, is_fresh=not runs)
        for piece in _pieces(text, cell, rooms, keeps=keeps):
            if piece is None:
                lines.append((used, tuple(runs)))
                runs, used = [], 0
                continue
            if runs:
                runs.append((joiner, "meta" if joiner.strip() else "", None))
                used += len(joiner)
            runs.append((directed(piece, is_right_to_left=is_right_to_left(text)), cell.style, cell.link))
            used += cell_len(piece)
    return [*lines, (used, tuple(runs))] if runs else lines


class _Rooms(NamedTuple):
    """The cells left on this line, those of each next one, and whether nothing stands on this one yet."""

    left: int
    width: int
    is_fresh: bool


def _pieces(text: str, cell: Cell, rooms: _Rooms, *, keeps: bool) -> Iterator[str | None]:
    """Cut the text of a cell for the room that lines have; None is the end of a line."""
    size = cell_len(text)
    if not size:
        return
    if size <= rooms.left or (rooms.is_fresh and cell.is_whole):
        yield text
    elif cell.is_whole or (keeps and not rooms.is_fresh and size <= rooms.width):
        yield None
        yield text
    else:
        yield from _broken(_words(map(clean, cell.pieces or text.split(" ")), rooms.width), rooms)


def _broken(words: Iterable[str], rooms: _Rooms) -> Iterator[str | None]:
    room, line, used = rooms.left, "", 0
    for word in words:
        size = cell_len(word)
        if line and used + 1 + size <= room:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            yield line
        if line or (not rooms.is_fresh and size > room):
            yield None
            room = rooms.width
        line, used = word, size
    yield line


def _words(pieces: Iterable[str], width: int) -> Iterator[str]:
    """Give what is not broken: pieces that fit into a line, the words of others, the parts of too long a word."""
    for piece in pieces:
        if cell_len(piece) <= width:
            yield from filter(None, (piece,))
        elif " " in piece:
            yield from _words(piece.split(" "), width)
        else:
            yield from chop_cells(piece, max(width, 2))


def legend_lines(
    items: Iterable[tuple[str, str, str]], width: int, style_of_words: str = "meta"
) -> Iterator[tuple[Run, ...]]:
    """Set a legend: a sign never apart from its words, and what is longer than a line going on under its words.

    Args:
        items: A sign, the name of its style, and what it means.
        width: The cells of a line.
        style_of_words: The name of the style of the meanings.
    """
    line: list[Run] = []
    used = 0
    for signs, style, words in items:
        size = len(signs) + 1 + width_of(words)
        (_, first), *rest = flow([Cell(words, style_of_words)], max(width - len(signs) - 1, 1))
        if line and used + 3 + size > width:
            yield tuple(line)
            line, used = [], 0
        if line:
            line.append(("   ", "", None))
            used += 3
        line += [(signs, style, None), (" ", "", None), *first]
        used += size
        for _, runs in rest:
            yield tuple(line)
            line = [(" " * (len(signs) + 1), "", None), *runs]
    yield tuple(line)


def flush_right(line: Line, width: int) -> Line:
    """Set a line at the right end of its column."""
    size, runs = line
    return (width, ((" " * (width - size), "", None), *runs)) if size < width else line


def beside(blocks: Sequence[Block], widths: Sequence[int]) -> Iterator[Line]:
    """Set blocks side by side, each as wide as its column; nothing trails after the last one of a line."""
    for place in range(max(map(len, blocks))):
        runs: list[Run] = []
        used = owed = 0
        for block, width in zip(blocks, widths, strict=True):
            if place < len(block) and block[place][0]:
                size, line = block[place]
                if owed:
                    runs.append((" " * owed, "", None))
                runs.extend(line)
                used, owed = used + owed + size, max(width - size, 0) + GAP
            else:
                owed += width + GAP
        yield used, tuple(runs)


def fit(natural: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Share the room among columns: the widest give way first, none below its least.

    Returns:
        The width of each column; None where even the least widths need more room.

    >>> fit([10, 40, 20], [10, 12, 12], 54), fit([30], [20], 10)
    ([10, 20, 20], None)
    """
    room -= GAP * (len(natural) - 1)
    if sum(natural) <= room:
        return list(natural)
    if sum(least) > room:
        return None
    low, high = 0, max(natural)
    while low < high:  # the highest ceiling under which all fit
        ceiling = (low + high + 1) // 2
        low, high = (ceiling, high) if sum(_capped(natural, least, ceiling)) <= room else (low, ceiling - 1)
    widths = _capped(natural, least, low)
    for place, width in enumerate(natural):
        if widths[place] < width and sum(widths) < room:
            widths[place] += min(width - widths[place], room - sum(widths))
    return widths


def _capped(natural: Sequence[int], least: Sequence[int], ceiling: int) -> list[int]:
    return [min(width, max(low, ceiling)) for width, low in zip(natural, least, strict=True)]
