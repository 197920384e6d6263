"""Find a row and a place for every bar, mark and name of a lane, so that nothing lies over anything else.

Conventions: any unit of length, cells of a terminal as well as points of a drawing; rows count from 0 at the top; a
name stands in its bar where that has room, else behind it, else before it, else on rows of its own above it; it is
never cut.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_FAR = 4
"""A name before its bar stands at least so many times the usual length from what is before it."""


class Box(NamedTuple):
    """What is to be placed: a bar or a mark from `start` to `end`, and the length of its name.

    `inner` is the part of a bar that a name may stand in, with a margin on both sides taken off; `lines` are the rows
    that the name needs where it stands above, since it is longer than the room.
    """

    start: float
    end: float
    name: float = 0
    inner: tuple[float, float] = (0, 0)
    lines: int = 1


class Spot(NamedTuple):
    """Where a box went: its row, the row of its name and where that begins; inside, behind, before or above it."""

    row: int
    side: str = ""
    name_row: int = 0
    name_at: float = 0


class Spacing(NamedTuple):
    """The lengths between neighbours in a row (`apart` with a name, `touching` without) and from a bar to its name."""

    apart: float
    touching: float
    to_name: float


class _Row:
    """How far a row is taken: boxes come in the order of time, so that nothing new stands before what is there."""

    __slots__ = ("end", "free", "has_behind")

    def __init__(self) -> None:
        self.end = self.free = float("-inf")
        self.has_behind = False

    def take(self, end: float, apart: float, side: str) -> None:
        """Take the row up to an end, and keep others so far away."""
        self.end, self.free = max(self.end, end), max(self.free, end + apart)
        self.has_behind = self.has_behind or side == "behind"


def arrange(boxes: Sequence[Box], room: float, spacing: Spacing) -> list[Spot]:
    """Give every box the first row in which it fits with its name, in the order given.

    Args:
        boxes: In the order of time.
        room: How long a row is; only bars that are given longer go beyond it.
        spacing: What has to lie between them.
    """
    rows: list[_Row] = []
    return [_placed(box, rows, room, spacing) for box in boxes]


def _placed(box: Box, rows: list[_Row], room: float, spacing: Spacing) -> Spot:
    apart = spacing.apart if box.name else spacing.touching
    ways = [way for way in _ways(box, spacing) if way[1] >= 0 and way[2] <= max(room, box.end)]
    if not ways:
        return _above(box, rows, room, spacing)
    latest = max(start for _, start, _, _ in ways)
    for place, row in enumerate(rows):
        if row.free > latest or row.end + apart > latest:
            continue
        for side, start, end, at in ways:
            # a name between two bars, near the first, would leave a reader to guess whose it is
            is_clear = side != "before" or (not row.has_behind and row.end + _FAR * spacing.apart <= start)
            if is_clear and row.free <= start and row.end + apart <= start:
                row.take(end, apart, side)
                return Spot(place, side, place, at)
    side, _, end, at = ways[0]
    rows.append(_Row())
    rows[-1].take(end, apart, side)
    return Spot(len(rows) - 1, side, len(rows) - 1, at)


def _ways(box: Box, spacing: Spacing) -> Iterator[tuple[str, float, float, float]]:
    """Give the ways to set a box: the side of its name, from where to where it reaches, where its name begins."""
    if not box.name:
        yield "", box.start, box.end, 0
        return
    low, high = box.inner
    if high - low >= box.name:
        yield "inside", box.start, box.end, low
    behind, before = box.end + spacing.to_name, box.start - spacing.to_name - box.name
    yield "behind", box.start, behind + box.name, behind
    yield "before", before, box.end, before


def _above(box: Box, rows: list[_Row], room: float, spacing: Spacing) -> Spot:
    """Set a name above its bar, in rows of their own."""
    at = max(0, min(box.start, room - box.name))
    for _ in range(box.lines + 1):
        rows.append(_Row())
        rows[-1].take(max(room, box.end), spacing.apart, "above")
    return Spot(len(rows) - 1, "above", len(rows) - 1 - box.lines, at)
