"""Draw lanes as SVG: the picture of `lanes`, with room for every fact and a link on each.

Conventions: as in `lanes`. The picture grows in width for a scale whose marks need more, and in height for what does
not fit side by side.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from interpol_cli.core.lanes import SCALES, STEPS, Item, Lane, Picture, Tick, in_whole_units, ticks
from interpol_cli.core.model import KINDS
from interpol_cli.core.period import Match
from interpol_cli.render import svg_parts as svg
from interpol_cli.render import wording
from interpol_cli.render.labels import KINDS as KIND_WORDS
from interpol_cli.render.lane_layout import Box, Spacing, Spot, arrange
from interpol_cli.render.lane_words import (
    fact_count,
    item_names,
    lane_label,
    said,
    tick_label,
    today_words,
    years_words,
)
from interpol_cli.render.screen import Screen
from interpol_cli.render.svg_shapes import POINT, SIGN_RADIUS, Places, Shape, doubts, draw, shape_of

_MARGIN = 20.0
_HEADING, _TOP = 34.0, 84.0
"""Where the heading stands, and where the lanes begin."""

_ROW, _MARK_ROW, _LABEL_ROW, _LANE_PAD = 23.0, 16.0, 18.0, 4.0
_BASELINE = 4.6
"""So far below the middle of a row its letters stand."""

_MOST_LABEL, _LEAST_ROOM = 210.0, 240.0
_TICK_GAP = 12.0

_MOST_MARK_ROWS = 4
"""Where marks need more rows with their names, they stand without."""

_TALL = 600.0
"""From this height on, the years stand below the lanes too."""

_SPACING = Spacing(apart=16, touching=3, to_name=6)
_MARK_SPACING = Spacing(apart=16, touching=1, to_name=5)


class _Plan(NamedTuple):
    """What is drawn where: the days begin at `left`, a mark of the axis stands every so many months."""

    picture: Picture
    screen: Screen
    names: Mapping[tuple[str, str, str], str]
    left: float
    places: Places
    months: int

    @property
    def width(self) -> float:
        """The width of the whole picture."""
        return self.left + self.places.room + POINT + _MARGIN


class _Block(NamedTuple):
    """Facts set into rows of one height."""

    items: Sequence[Item]
    shapes: Sequence[Shape]
    texts: Sequence[str]
    spots: Sequence[Spot]
    row: float

    @property
    def height(self) -> float:
        """The height of all rows."""
        return self.row * self.rows

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return 1 + max([spot.row for spot in self.spots], default=-1)


def render_svg_lanes(picture: Picture, screen: Screen, scale: str = "auto", width: float = 1200) -> str:
    """Draw a picture of lanes.

    Args:
        picture: Lanes with facts.
        screen: The reader; a drawing has no cells and no escape codes.
        scale: A name of `core.lanes.SCALES`.
        width: The least width, in pixels.

    Returns:
        A whole SVG document.
    """
    picture = in_whole_units(picture, scale)
    plan = _plan(picture, screen, scale, width)
    bands, lanes = [], []
    y = _TOP
    for place, lane in enumerate(picture.lanes):
        drawn, height = _lane(lane, plan, y)
        if place % 2 == 0:
            bands.append(svg.box(_MARGIN / 2, y, plan.width - _MARGIN, height, "band"))
        lanes += drawn
        y += height
    foot, bottom = _foot(plan, y)
    title = _title(picture, screen)
    lasting = {item.event.kind for item in picture.items}
    head = (svg.fades(lasting), svg.text(_MARGIN, _HEADING, title, "heading"))
    body = (*head, *bands, *_axis(plan, y), *lanes, *foot)
    frame = svg.Frame(plan.width, bottom, title, _about(picture, screen), screen.languages[0])
    return svg.document(frame, body)


def _title(picture: Picture, screen: Screen) -> str:
    count = fact_count(len({item.event.id for item in picture.items}), screen)
    comma = wording.word("comma", screen)
    return f"{count} {said(f'by-{picture.field}', screen)}{comma}{years_words(picture.period, screen)}"


def _about(picture: Picture, screen: Screen) -> str:
    """Say what stands in each lane, for those who do not see it."""
    comma = wording.word("comma", screen)
    lanes = (
        f"{lane_label(lane, picture.field, screen)}{comma}{fact_count(len(lane.items), screen)}"
        for lane in picture.lanes
    )
    return "; ".join(lanes)


def _plan(picture: Picture, screen: Screen, scale: str, width: float) -> _Plan:
    labels = [line for lane in picture.lanes for line in _label_lines(lane, picture, screen)]
    left = _MARGIN + max(svg.length_of(line, is_bold=True) for line in labels) + _TICK_GAP + POINT
    room = max(width - left - POINT - _MARGIN, _LEAST_ROOM)
    places = Places(picture.period, picture.today, room)
    months = SCALES[scale]
    if months is None:
        months = next((step for step in STEPS if _labels_fit(places, step, screen)), STEPS[-1])
    else:
        while not _labels_fit(places, months, screen):
            places = places._replace(room=places.room * 1.1)
    return _Plan(picture, screen, item_names(picture, screen), left, places, months)


def _label_lines(lane: Lane, picture: Picture, screen: Screen) -> list[str]:
    return svg.wrapped(lane_label(lane, picture.field, screen), _MOST_LABEL, is_bold=True)


def _labels_fit(places: Places, months: int, screen: Screen) -> bool:
    days = places.period.last - places.period.first + 1
    if days / (months * 30.4369) * 30 > places.room:  # more marks than any labels leave room for
        return False
    free = float("-inf")
    for tick in ticks(places.period, months):
        half = svg.length_of(tick_label(tick, months, screen)) / 2
        if places.at(tick.day) - half < free:
            return False
        free = places.at(tick.day) + half + _TICK_GAP
    return True


def _axis(plan: _Plan, bottom: float) -> Iterator[str]:
    """Draw the marks of time over all lanes, with what they are called above and, under many lanes, below."""
    for tick in ticks(plan.picture.period, plan.months):
        x = plan.left + plan.places.at(tick.day)
        yield svg.tag("path", d=f"M{svg.number(x)} {svg.number(_TOP - 8)}V{svg.number(bottom)}", class_="grid")
    yield from _tick_labels(plan, _TOP - 14)
    if bottom > _TALL:
        yield from _tick_labels(plan, bottom + 18)


def _tick_labels(plan: _Plan, y: float) -> Iterator[str]:
    """Write what the marks are called; over months their years, below them where these stand below the lanes."""
    found = ticks(plan.picture.period, plan.months)
    if plan.months < 12:
        firsts: dict[int, Tick] = {}
        for tick in found:
            firsts.setdefault(tick.year, tick)
        above = y - _LABEL_ROW if y < _TOP else y + _LABEL_ROW
        for tick in firsts.values():
            yield _tick_label(tick, f"{tick.year:04}", plan, above)
    for tick in found:
        yield _tick_label(tick, tick_label(tick, plan.months, plan.screen), plan, y)


def _tick_label(tick: Tick, words: str, plan: _Plan, y: float) -> str:
    return svg.text(plan.left + plan.places.at(tick.day), y, words, "dim", side="middle")


def _lane(lane: Lane, plan: _Plan, y: float) -> tuple[list[str], float]:
    """Draw a lane from `y` on; gives what was drawn, and its height."""
    label = _label_lines(lane, plan.picture, plan.screen)
    blocks = _blocks(lane, plan)
    height = max(len(label) * _LABEL_ROW + _LANE_PAD, sum(block.height for block in blocks)) + 2 * _LANE_PAD
    parts = [
        svg.text(_MARGIN, y + _LANE_PAD + _ROW / 2 + _BASELINE + place * _LABEL_ROW, line, "head")
        for place, line in enumerate(label)
    ]
    top = y + _LANE_PAD
    for block in blocks:
        parts += _drawn(block, plan, top)
        top += block.height
    return parts, height


def _blocks(lane: Lane, plan: _Plan) -> list[_Block]:
    """Set the facts of a lane into rows: bars with their names, and marks with theirs where that takes few rows."""
    texts = {item.event.id: plan.names[(*lane.key, item.event.id)] for item in lane.items}
    bars = [item for item in lane.items if item.is_bar]
    marks = [item for item in lane.items if not item.is_bar]
    together = _block(lane.items, texts, plan, _SPACING, _ROW)
    if not marks or together.rows <= _MOST_MARK_ROWS:
        return [together]
    plain = _block(marks, {}, plan, _MARK_SPACING, _MARK_ROW)
    return [_block(bars, texts, plan, _SPACING, _ROW), plain] if bars else [plain]


def _block(items: Sequence[Item], texts: Mapping[str, str], plan: _Plan, spacing: Spacing, row: float) -> _Block:
    shapes = [shape_of(item, plan.places) for item in items]
    names = [texts.get(item.event.id, "") for item in items]
    boxes = [_box(shape, name, plan.places.room) for shape, name in zip(shapes, names, strict=True)]
    return _Block(items, shapes, names, arrange(boxes, plan.places.room, spacing), row)


def _box(shape: Shape, name: str, room: float) -> Box:
    start, end = shape.reach
    return Box(start, end, svg.length_of(name), shape.inner, max(len(svg.wrapped(name, room)), 1))


def _drawn(block: _Block, plan: _Plan, top: float) -> Iterator[str]:
    """Draw facts, each with its name, as a link to its source."""
    for item, shape, name, spot in zip(block.items, block.shapes, block.texts, block.spots, strict=True):
        middle = top + (spot.row + 0.5) * block.row
        parts = list(draw(item, shape, plan.left, middle))
        lines = svg.wrapped(name, plan.places.room) if spot.side == "above" else [name] if name else []
        for place, line in enumerate(lines):
            y = top + (spot.name_row + place + 0.5) * block.row + _BASELINE
            style = "name on" if spot.side == "inside" else "name"
            is_before = spot.side == "before"  # at its bar, however long the font makes it
            x = plan.left + spot.name_at + (svg.length_of(name) if is_before else 0)
            parts.append(svg.text(x, y, line, style, side="right" if is_before else "left"))
        yield svg.linked(item.event, _told(item, plan.screen), *parts)


def _told(item: Item, screen: Screen) -> Iterator[str]:
    """Say of a fact what a reader sees who points at it."""
    event = item.event
    yield wording.name(event.title, screen)
    yield wording.date_words(event.date, screen)
    yield wording.word("comma", screen).join(
        filter(
            None,
            (
                wording.count("source", len(event.sources), screen),
                wording.count("dispute", len(event.disputes), screen),
                event.id,
            ),
        )
    )
    if item.match is not Match.CERTAIN:
        yield wording.word("possible", screen)


def _foot(plan: _Plan, y: float) -> tuple[list[str], float]:
    """Draw what stands below the lanes: today, and what the signs mean; gives the height of the whole picture too."""
    y += _LABEL_ROW * (2 if plan.months < 12 else 1) if y > _TALL else 0
    parts: list[str] = []
    today = plan.picture.today
    if today is not None:
        y += _LABEL_ROW
        parts += _today(today, plan, y)
    legend = list(_legend(plan))
    if not legend:
        return parts, y + _MARGIN
    drawn, bottom = svg.legend(legend, _MARGIN, y + _ROW * 1.2, plan.width - 2 * _MARGIN)
    return parts + drawn, bottom


def _today(today: int, plan: _Plan, y: float) -> Iterator[str]:
    x = plan.left + plan.places.at(today)
    words = today_words(today, plan.screen)
    fits = x + 6 + svg.length_of(words) <= plan.width - _MARGIN
    yield svg.tag("path", d=f"M{svg.number(x)} {svg.number(_TOP - 8)}V{svg.number(y + 3)}", class_="now")
    yield svg.text(x + 6 if fits else x - 6, y, words, "today", side="left" if fits else "right")


def _legend(plan: _Plan) -> Iterator[tuple[str, float, str]]:
    """Give what the drawing does not say by itself: a sample, its width, its words."""
    picture, screen = plan.picture, plan.screen
    kinds = {item.event.kind for item in picture.items}
    marked = {item.event.kind for item in picture.items if not item.is_bar}
    if picture.field != "kind" and len(kinds) > 1:
        for kind in [kind for kind in KINDS if kind in marked]:
            yield *svg.signs([kind], SIGN_RADIUS, is_hollow=False), KIND_WORDS[screen.language][kind]
    has_possible = any(item.match is not Match.CERTAIN for item in picture.items)
    for sample, width, word in doubts(picture.items, plan.places):
        words = wording.hollow(screen, has_possible=has_possible) if word == "doubtful" else said(word, screen)
        yield sample, width, words
    if has_possible:
        yield svg.text(0, _BASELINE, "≈"), svg.length_of("≈"), wording.word("possible", screen)
