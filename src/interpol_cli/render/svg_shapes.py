"""Turn the days of a fact into a bar or a mark of an SVG picture.

Conventions: a bar is solid where the fact was surely going on; where its start or end may lie it fades out under a
dashed outline; what goes on beyond the days shown, or is not over, ends in a point. A mark is the sign of its kind,
hollow where the fact is in doubt, in the midst of the days on which it may have been.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interpol_cli.core.edtf import OPEN_END
from interpol_cli.core.lanes import Item
from interpol_cli.core.model import KINDS
from interpol_cli.core.period import Match, Period
from interpol_cli.render import svg_parts as svg
from interpol_cli.render import wording

BAR_HEIGHT, SIGN_RADIUS, POINT = 15.0, 6.0, 8.0
_PAD = 7.0
_LEAST_BAR = 2.5
_DOUBTED = 9.0
"""So much of an exact end is in doubt where its source doubts it."""

_EXTENT_HEIGHT = 5.0


class Places(NamedTuple):
    """Where the days of a period lie in a row of a given length."""

    period: Period
    today: int | None
    room: float

    def at(self, day: int) -> float:
        """Give the place where a day begins; days beyond lie at the ends."""
        first, end = self.period.first, self.period.last + 1
        return (min(max(day, first), end) - first) / (end - first) * self.room


class Shape(NamedTuple):
    """Where a fact begins at the earliest, is sure from and to, and ends at the latest; and where it goes on.

    A mark has its sign at `sure`.
    """

    begins: float
    sure: float
    unsure: float
    ends: float
    goes_before: bool = False
    goes_after: bool = False
    is_mark: bool = False

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where anything is drawn."""
        if self.is_mark:
            return min(self.begins, self.sure - SIGN_RADIUS), max(self.ends, self.sure + SIGN_RADIUS)
        return self.begins, self.ends + (POINT if self.goes_after else 0)

    @property
    def inner(self) -> tuple[float, float]:
        """The part that a name may stand in."""
        point = POINT if self.goes_before and self.sure == self.begins else 0
        return (0, 0) if self.is_mark else (self.sure + point + _PAD, self.unsure - _PAD)


def shape_of(item: Item, places: Places) -> Shape:
    """Find the places of a fact."""
    return _bar(item, places) if item.is_bar else _mark(item, places)


def _bar(item: Item, places: Places) -> Shape:
    s0, s1, e0, e1 = item.bounds
    if e1 >= OPEN_END and places.today is not None:
        e0, e1 = (min(day, max(places.today, s1)) for day in (e0, e1))
    begins, sure, unsure, ends = places.at(s0), places.at(s1), places.at(e0 + 1), places.at(e1 + 1)
    if s1 > e0:
        sure = unsure = (max(sure, begins) + min(unsure, ends)) / 2
    elif unsure - sure < _LEAST_BAR:
        sure = min(sure, places.room - _LEAST_BAR)
        begins, unsure = min(begins, sure), sure + _LEAST_BAR
        ends = max(ends, unsure)
    goes_before = item.bounds.s0 < places.period.first
    goes_after = item.is_still_going_on or OPEN_END > item.bounds.e1 > places.period.last
    half = (unsure - sure) / 2
    if item.doubts_start and sure == begins and not goes_before:
        sure += min(_DOUBTED, half)
    if item.doubts_end and unsure == ends and not goes_after:
        unsure -= min(_DOUBTED, half)
    return Shape(begins, sure, unsure, ends, goes_before, goes_after)


def _mark(item: Item, places: Places) -> Shape:
    bounds = item.bounds
    begins, ends = places.at(bounds.s0), places.at(bounds.e1 + 1)
    at = begins if bounds.s0 == bounds.s1 and ends - begins > 2 * SIGN_RADIUS else (begins + ends) / 2
    at = min(max(at, SIGN_RADIUS), places.room - SIGN_RADIUS)
    return Shape(begins, at, at, ends, is_mark=True)


def is_doubtful(item: Item) -> bool:
    """Say whether a mark is hollow."""
    return item.match is not Match.CERTAIN or wording.is_doubtful(item.event.date)


def draw(item: Item, shape: Shape, left: float, middle: float) -> Iterator[str]:
    """Draw a shape; its row begins at `left`, and its middle is at the height `middle`."""
    kind = svg.kind_class(item.event.kind)
    if shape.is_mark:
        if shape.ends - shape.begins > 2 * SIGN_RADIUS:
            yield _extent(item, shape, left, middle)
        yield svg.sign(item.event.kind, left + shape.sure, middle, SIGN_RADIUS, is_hollow=is_doubtful(item))
        return
    top = middle - BAR_HEIGHT / 2
    if shape.sure > shape.begins:
        yield _fade("up", kind, left + shape.begins, left + shape.sure, top)
    if shape.ends > shape.unsure:
        yield _fade("down", kind, left + shape.unsure, left + shape.ends, top)
    if shape.unsure > shape.sure:
        yield _solid(shape, kind, left, top)


def _extent(item: Item, shape: Shape, left: float, middle: float) -> str:
    """Draw the days around a mark: those it took, or those it may have been on."""
    is_exact = item.bounds.s0 == item.bounds.s1 and item.bounds.e0 == item.bounds.e1
    style = f"{svg.kind_class(item.event.kind)} {'solid' if is_exact else 'fade hollow'}"
    top = middle - _EXTENT_HEIGHT / 2
    return svg.box(left + shape.begins, top, shape.ends - shape.begins, _EXTENT_HEIGHT, style)


def _fade(name: str, kind: str, first: float, end: float, top: float) -> str:
    return svg.tag(
        "rect",
        x=first,
        y=top,
        width=end - first,
        height=BAR_HEIGHT,
        rx=2,
        class_=f"{kind} fade",
        style=f"fill:url(#{name}-{kind})",  # it is stronger than the class
    )


def _solid(shape: Shape, kind: str, left: float, top: float) -> str:
    first, end, bottom = left + shape.sure, left + shape.unsure, top + BAR_HEIGHT
    middle = (top + bottom) / 2
    has_tail = shape.goes_before and shape.sure == shape.begins
    has_head = shape.goes_after and shape.unsure == shape.ends
    inset = min(POINT, end - first) if has_tail else 0
    corners = [(first + inset, top), (end, top)]
    corners += [(end + POINT, middle)] if has_head else []
    corners += [(end, bottom), (first + inset, bottom)]
    corners += [(first, middle)] if has_tail else []
    return svg.tag("path", d=svg.polygon(corners), class_=f"{kind} solid")


def doubts(items: Iterable[Item], places: Places) -> Iterator[tuple[str, float, str]]:
    """Give samples of what stands for doubt, where it is drawn: the sample, its width, the word for it."""
    shapes = [(item, shape_of(item, places)) for item in items]
    doubtful = {item.event.kind for item, shape in shapes if shape.is_mark and is_doubtful(item)}
    if hollow := [kind for kind in KINDS if kind in doubtful]:
        yield *svg.signs(hollow, SIGN_RADIUS, is_hollow=True), "doubtful"
    fading = [item for item, one in shapes if not one.is_mark and (one.sure > one.begins or one.ends > one.unsure)]
    if fading:
        kind = svg.kind_class(fading[0].event.kind)
        yield _fade("up", kind, 0, 26, -BAR_HEIGHT / 2), 26, "in-doubt"
