"""Turn the days of a fact into cells of a terminal: a bar, a mark, and what shows through between them.

Conventions: half a cell is the finest step. A bar is solid where the fact was surely going on and shaded where it may
have been, lighter towards the end of what is possible; ends that their source doubts are shaded in any case. What lies
beyond the days shown, or is not over, ends in an arrow.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from interpol_cli.core.edtf import OPEN_END
from interpol_cli.core.lanes import Item, Picture, ticks
from interpol_cli.core.period import Match, Period
from interpol_cli.render import wording
from interpol_cli.render.lane_layout import Box
from interpol_cli.render.layout import Cell, flow, width_of
from interpol_cli.render.screen import Screen
from interpol_cli.render.style import Run, sign

_BLOCKS = {
    # in Unicode, then in ASCII
    "full": ("█", "#"),
    "left": ("▌", "#"),
    "right": ("▐", "#"),
    "light": ("░", "."),
    "medium": ("▒", "+"),
    "lasts": ("━", "="),
    "before": ("◀", "<"),
    "after": ("▶", ">"),
    "opens": ("▌", "["),
    "closes": ("▐", "]"),
    "grid": ("┊", ":"),
    "today": ("│", "|"),
}


class Shape(NamedTuple):
    """A bar or a mark, a sign for each cell from `cell` on; `inner` are the cells that a name may stand in."""

    cell: int
    signs: str
    inner: tuple[int, int] = (0, 0)

    def box(self, name: str, room: int) -> Box:
        """Give what has to be placed, with its name."""
        lines = len(flow([Cell(name)], room)) if name else 1
        return Box(self.cell, self.cell + len(self.signs), width_of(name), self.inner, lines)


class Strip:
    """The days of a period laid out over a row of cells; it remembers which signs were used."""

    def __init__(self, picture: Picture, period: Period, months: int, room: int, screen: Screen) -> None:
        self.picture, self.period, self.months, self.room, self.screen = picture, period, months, room, screen
        self.seen: set[str] = set()
        self.ticks = ticks(period, months)
        self.today: int | None = None
        self._ground = {self.cell(tick.day): (self.block("grid"), "axis") for tick in self.ticks}
        if picture.today is not None and period.first <= picture.today <= period.last:
            self.today = self.cell(picture.today)
            self._ground[self.today] = (self.block("today"), "today")

    def block(self, name: str) -> str:
        """Give a sign of the drawing, in ASCII where the terminal needs it."""
        self.seen.add(name)
        return _BLOCKS[name][0 if self.screen.is_unicode else 1]

    def half(self, day: int) -> int:
        """Give the half cell that a day begins at, counted from the left; days beyond the strip lie at its ends."""
        first, end = self.period.first, self.period.last + 1
        return round((min(max(day, first), end) - first) / (end - first) * self.room * 2)

    def cell(self, day: int) -> int:
        """Give the cell in which a day lies."""
        return min(self.half(day) // 2, self.room - 1)

    def shows(self, item: Item) -> bool:
        """Say whether any day of an item may lie in this strip."""
        return item.bounds.s0 <= self.period.last and item.bounds.e1 >= self.period.first

    def ground(self, first: int, end: int, clear: Collection[int]) -> Iterator[Run]:
        """Give what stands in empty cells: marks of time, and today, but in cells that are to be clear."""
        blank = 0
        for cell in range(first, end):
            if cell in clear or cell not in self._ground:
                blank += 1
                continue
            if blank:
                yield " " * blank, "", None
            yield (*self._ground[cell], None)
            blank = 0
        if blank:
            yield " " * blank, "", None


def blocks_of(names: Collection[str], screen: Screen) -> str:
    """Give some of the signs, for a legend."""
    return "".join([one[0 if screen.is_unicode else 1] for name, one in _BLOCKS.items() if name in names])


def bar(item: Item, strip: Strip) -> Shape:
    """Draw a fact that lasts."""
    halves, first = _halves(item, strip)
    cells = [_block_of(*pair) for pair in _pairs(halves, first)]
    if item.doubts_start and cells[0] != "light":
        cells[0] = "medium"
    if item.doubts_end and cells[-1] != "light":
        cells[-1] = "medium"
    full = [place for place, cell in enumerate(cells) if cell == "full"]
    if item.bounds.s0 < strip.period.first:
        cells[0] = "before"
    if item.is_still_going_on and strip.today is not None:
        cells.append("after")
    elif _last_day(item, strip) > strip.period.last and (len(cells) > 1 or cells[0] != "before"):
        cells[-1] = "after"
    start = first // 2
    # at both ends of the name half a cell and a whole one of the bar
    inner = (start + full[0] + 2, start + full[-1] - 1) if full else (0, 0)
    return Shape(start, "".join(map(strip.block, cells)), inner)


def _halves(item: Item, strip: Strip) -> tuple[list[str], int]:
    """Give for each half cell of a fact how sure it is that the fact was going on there, and the first half cell."""
    bounds, last = item.bounds, _last_day(item, strip)
    begins = min(strip.half(bounds.s0), strip.room * 2 - 1)
    ends = max(strip.half(last + 1), begins + 1)
    sure, unsure = strip.half(bounds.s1), strip.half(min(bounds.e0, last) + 1)
    if bounds.s1 <= min(bounds.e0, last):
        sure = min(sure, ends - 1)
        unsure = max(unsure, sure + 1)
    else:  # no day is sure: most likely are those in the midst
        sure = unsure = (max(sure, begins) + min(unsure, ends)) // 2
    halves = []
    for half in range(begins, max(ends, unsure)):
        if sure <= half < unsure:
            halves.append("full")
            continue
        share = (half + 0.5 - begins) / (sure - begins) if half < sure else (ends - half - 0.5) / (ends - unsure)
        halves.append("medium" if share >= 0.5 else "light")
    return halves, begins


def _last_day(item: Item, strip: Strip) -> int:
    """Give the last day that a bar is drawn to: where it has no end, or nobody knows it, none after today."""
    if item.bounds.e1 < OPEN_END or strip.picture.today is None:
        return item.bounds.e1
    return max(strip.picture.today, item.bounds.s1)


def _pairs(halves: Sequence[str], first: int) -> Iterator[tuple[str, str]]:
    """Give the halves of each cell, empty where nothing is."""
    padded = ["", *halves] if first % 2 else list(halves)
    padded += [""] * (len(padded) % 2)
    return zip(padded[::2], padded[1::2], strict=True)


def _block_of(left: str, right: str) -> str:
    """Choose the block for the two halves of a cell."""
    pair = {left, right}
    if pair == {"full"}:
        return "full"
    if pair == {"full", ""}:
        return "left" if left else "right"
    return "medium" if "full" in pair or ("medium" in pair and "" not in pair) else "light"


def mark(item: Item, strip: Strip) -> Shape:
    """Draw a fact of a day as the sign of its kind; around it the other days that it took, or may have been on."""
    first, last = strip.cell(item.bounds.s0), strip.cell(item.bounds.e1)
    is_exact = item.bounds.s0 == item.bounds.s1
    before = 0 if is_exact else (last - first) // 2
    around = strip.block("lasts" if is_exact else "light") if last > first else ""
    return Shape(first, around * before + mark_sign(item, strip) + around * (last - first - before))


def mark_cell(item: Item, strip: Strip) -> int:
    """Give the cell of a mark where it stands without the days around it."""
    first, last = strip.cell(item.bounds.s0), strip.cell(item.bounds.e1)
    return first if item.bounds.s0 == item.bounds.s1 else (first + last) // 2


def mark_sign(item: Item, strip: Strip) -> str:
    """Give the sign of a mark, hollow where it is in doubt."""
    kind, is_doubtful = item.event.kind, item.match is not Match.CERTAIN or wording.is_doubtful(item.event.date)
    if is_doubtful:
        strip.seen.add(f"hollow {kind}")
    return sign(kind, strip.screen, is_doubtful=is_doubtful)
