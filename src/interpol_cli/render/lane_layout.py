"""Find a row and a place for every bar, mark and name of a lane, so that nothing lies over anything else.

Conventions: any unit of length, cells of a terminal as well as points of a drawing; rows count from 0 at the top; a
name stands in its bar where that has room, else behind it, else before it, else on rows of its own above it; it is
never cut.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


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


_Taken = tuple[float, float, float, str]
"""From where to where a row is taken, how far others have to keep away, and the side of the name."""


def arrange(boxes: Sequence[Box], room: float, spacing: Spacing) -> list[Spot]:
    """Give every box the first row in which it fits with its name, in the order given.

    Args:
        boxes: In the order of time.
        room: How long a row is; only bars that are given longer go beyond it.
        spacing: What has to lie between them.
    """
    rows: list[list[_Taken]] = []
    return [_placed(box, rows, room, spacing) for box in boxes]


def _placed(box: Box, rows: list[list[_Taken]], room: float, spacing: Spacing) -> Spot:
    apart = spacing.apart if box.name else spacing.touching
    ways = [way for way in _ways(box, spacing) if way[1] >= 0 and way[2] <= max(room, box.end)]
    if not ways:
        return _above(box, rows, room, spacing)
    for row, taken in enumerate(rows):
        for side, start, end, at in ways:
            if _is_free(taken, start, end, apart) and not _is_mixed(taken, side):
                taken.append((start, end, apart, side))
                return Spot(row, side, row, at)
    side, start, end, at = ways[0]
    rows.append([(start, end, apart, side)])
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


def _above(box: Box, rows: list[list[_Taken]], room: float, spacing: Spacing) -> Spot:
    """Set a name above its bar, in rows of their own."""
    at = max(0, min(box.start, room - box.name))
    rows += [[(0, room, spacing.apart, "above")] for _ in range(box.lines + 1)]
    return Spot(len(rows) - 1, "above", len(rows) - 1 - box.lines, at)


def _is_free(taken: Sequence[_Taken], start: float, end: float, apart: float) -> bool:
    return all(end + max(apart, away) <= low or high + max(apart, away) <= start for low, high, away, _ in taken)


def _is_mixed(taken: Sequence[_Taken], side: str) -> bool:
    """Say whether two names would stand between two bars, where a reader cannot tell whose is whose."""
    return side == "before" and any(other == "behind" for _, _, _, other in taken)
