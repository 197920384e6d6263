"""Draw lanes along a common time: bars from first to last day, marks for what happened on a day, names beside them.

Conventions: time runs from left to right in every language. What colour tells is told by a sign or a word too, and no
name is cut: where the room is scarce, lanes have more rows, and labels lines of their own.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from interpol_cli.core.lanes import SCALES, STEPS, Item, Lane, Picture, Tick, in_whole_units, parts, ticks
from interpol_cli.core.model import KINDS
from interpol_cli.core.period import Match, Period
from interpol_cli.render import wording
from interpol_cli.render.labels import KINDS as KIND_WORDS
from interpol_cli.render.lane_layout import Spacing, arrange
from interpol_cli.render.lane_shapes import Shape, Strip, bar, blocks_of, mark, mark_cell
from interpol_cli.render.lane_words import item_names, lane_label, said, tick_label, today_words
from interpol_cli.render.layout import Cell, Line, clean, directed, flow, is_right_to_left, legend_lines, width_of
from interpol_cli.render.screen import Screen
from interpol_cli.render.style import STYLES, Run, glyph, painter, sign

_SPACING = Spacing(apart=2, touching=1, to_name=1)
_MARK_SPACING = Spacing(apart=2, touching=0, to_name=1)

_LABEL_SHARE, _WRAPPED_SHARE, _LEAST_LABEL_CELLS = 0.3, 0.25, 14
"""Labels take up to this part of the width beside the lanes; wrapped, since they are longer, to that; or 14 cells."""

_LEAST_ROOM_CELLS = 36
"""With less beside the labels, these stand on lines of their own."""

_MOST_MARK_ROWS = 3
"""Where marks need more rows, they give up their names first, and then a cell says how many stand there."""

_HEIGHTS = ("▁▂▃▄▅▆▇█", "123456789+")
"""How many marks stand in a cell, from 1 on; the last is for more, too."""

_TALL_ROWS = 24
"""From so many rows on, the years stand below the picture too."""

_TICK_GAP = 2

Runs = tuple[Run, ...]


class _Piece(NamedTuple):
    """Something drawn in a row, from a cell on."""

    cell: int
    width_cells: int
    runs: Runs
    is_name: bool = False


_Row = list[_Piece]
_Names = dict[tuple[str, str, str], str]


def render_lanes(picture: Picture, screen: Screen, scale: str = "auto") -> str:
    """Draw a picture of lanes.

    Args:
        picture: Lanes with facts.
        screen: The terminal and its reader.
        scale: A name of `SCALES`; where the marks of such a scale need more room than there is, the picture is cut into
            strips, one below the other.

    Returns:
        Whole lines with a final newline.
    """
    paint = painter(screen)
    return "".join([f"{paint(runs)}\n" for runs in _lines(in_whole_units(picture, scale), screen, scale)])


def _lines(picture: Picture, screen: Screen, scale: str) -> Iterator[Runs]:
    names = item_names(picture, screen)
    labels = [lane_label(lane, picture.field, screen) for lane in picture.lanes]
    gutter = _gutter(labels, screen)
    room = max(screen.width_cells - (gutter + 1 if gutter else 0) - 1, 8)
    seen: set[str] = set()
    for place, (period, months) in enumerate(_strips(picture.period, scale, room, screen)):
        strip = Strip(picture, period, months, room, screen)
        if place:
            yield ()
        yield from _strip_lines(strip, labels, names, gutter)
        seen |= strip.seen
    yield from _legend(picture, seen, screen)


def _gutter(labels: Sequence[str], screen: Screen) -> int:
    """Give the width of the labels beside the lanes; 0 where they stand above."""
    width = max(map(width_of, labels))
    if width > max(_LEAST_LABEL_CELLS, int(screen.width_cells * _LABEL_SHARE)):
        longest_word = max(width_of(word) for label in labels for word in label.split())
        width = max(_LEAST_LABEL_CELLS, int(screen.width_cells * _WRAPPED_SHARE), longest_word)
    return width if screen.width_cells - width - 2 >= _LEAST_ROOM_CELLS else 0


def _strips(period: Period, scale: str, room: int, screen: Screen) -> Iterator[tuple[Period, int]]:
    """Give the periods of the strips, each with the months between two marks."""
    months = SCALES[scale]
    if months is None:
        fitting = (step for step in STEPS if _labels_fit(period, step, room, screen))
        yield period, next(fitting, STEPS[-1])
        return
    widest = max([width_of(tick_label(tick, months, screen)) for tick in ticks(period, months)], default=0)
    for part in parts(period, months, max(room // (widest + _TICK_GAP), 1)):
        yield part, months


def _labels_fit(period: Period, months: int, room: int, screen: Screen) -> bool:
    days = period.last - period.first + 1
    if days / (months * 30.4369) * 4 > room:  # more marks than any labels leave room for
        return False
    free = 0
    for tick in ticks(period, months):
        cell = int((tick.day - period.first) / days * room)
        if cell < free:
            return False
        free = cell + width_of(tick_label(tick, months, screen)) + _TICK_GAP
    return True


def _strip_lines(strip: Strip, labels: Sequence[str], names: _Names, gutter: int) -> Iterator[Runs]:
    margin = gutter + 1 if gutter else 0
    axis = [_row_line(row, strip, margin, is_bare=True) for row in _axis(strip)]
    yield from axis
    height = tall = 0
    for label, lane in zip(labels, strip.picture.lanes, strict=True):
        if not any(map(strip.shows, lane.items)):
            continue
        head = flow([Cell(label, "head")], gutter or strip.screen.width_cells)
        lines = list(_lane_lines(head, _rows(lane, names, strip), strip, gutter))
        if height and max(tall, len(lines)) > 1:
            yield _row_line((), strip, margin)
        yield from lines
        tall = len(lines)
        height += tall
    if strip.today is not None:
        yield from _today(strip, strip.today, margin)
    if height >= _TALL_ROWS:
        yield from axis[::-1]


def _lane_lines(head: Sequence[Line], rows: Sequence[_Row], strip: Strip, gutter: int) -> Iterator[Runs]:
    """Set the rows of a lane beside its label, or below it."""
    if not gutter:
        yield from (runs for _, runs in head)
        yield from (_row_line(row, strip, 0) for row in rows)
        return
    for place in range(max(len(head), len(rows))):
        size, runs = head[place] if place < len(head) else (0, ())
        yield (*runs, *_row_line(rows[place] if place < len(rows) else (), strip, gutter + 1 - size))


def _row_line(row: Iterable[_Piece], strip: Strip, margin: int, *, is_bare: bool = False) -> Runs:
    """Set the pieces of a row, with the marks of time between them unless it is bare."""
    pieces = sorted(row)
    runs: list[Run] = [(" " * margin, "", None)] if margin else []
    # a mark of time beside a name would be read as a part of it
    clear = {side for one in pieces if one.is_name for side in (one.cell - 1, one.cell + one.width_cells)}
    used = 0
    for piece in pieces:
        runs += strip.ground(used, piece.cell, range(strip.room) if is_bare else clear)
        runs += piece.runs
        used = piece.cell + piece.width_cells
    if not is_bare:
        runs += strip.ground(used, strip.room, clear)
    while runs and not runs[-1][0].strip(" "):
        runs.pop()
    return tuple(runs)


def _axis(strip: Strip) -> Iterator[_Row]:
    """Give the rows of the axis: the years, and the months below them where these are marked."""
    if strip.months < 12:
        firsts: dict[int, Tick] = {}
        for tick in strip.ticks:
            firsts.setdefault(tick.year, tick)
        yield _axis_row([(strip.cell(tick.day), f"{tick.year:04}") for tick in firsts.values()], strip)
    yield _axis_row([(strip.cell(one.day), tick_label(one, strip.months, strip.screen)) for one in strip.ticks], strip)


def _axis_row(labels: Iterable[tuple[int, str]], strip: Strip) -> _Row:
    """Set the labels of the axis, each whole or not at all."""
    row: _Row = []
    free = 0
    for cell, label in labels:
        size = width_of(label)
        if cell >= free and cell + size <= strip.room + 1:
            row.append(_text(label, "head", cell))
            free = cell + size + 1
    return row


def _text(text: str, style: str, cell: int) -> _Piece:
    run = (directed(clean(text), is_right_to_left=is_right_to_left(text)), style, None)
    return _Piece(cell, width_of(text), (run,), is_name=True)


def _today(strip: Strip, cell: int, margin: int) -> Iterator[Runs]:
    """Say which day today is: beside its line, or below the lanes where there is no room for that."""
    words = today_words(strip.picture.today or 0, strip.screen)
    behind, before = cell + 2, cell - width_of(words) - 1
    fits_behind = behind + width_of(words) <= strip.room
    line: Run = (strip.block("today"), "today", None)
    if fits_behind or before >= -margin:
        piece = _text(words, "today", behind if fits_behind else before)
        shift = min(piece.cell, 0)  # into the margin, where nothing stands in this row
        row = [_Piece(cell - shift, 1, (line,)), piece._replace(cell=piece.cell - shift)]
        yield _row_line(row, strip, margin + shift, is_bare=True)
    else:
        yield from legend_lines([(line[0], "today", words)], strip.screen.width_cells, "today")


def _rows(lane: Lane, names: _Names, strip: Strip) -> list[_Row]:
    """Set the facts of a lane into rows: bars with their names, and marks with theirs where that takes few rows."""
    shown = [item for item in lane.items if strip.shows(item)]
    named = {item.event.id: names[(*lane.key, item.event.id)] for item in shown}
    bars = [item for item in shown if item.is_bar]
    marks = [item for item in shown if not item.is_bar]
    if not marks:
        return _drawn(bars, named, strip, _SPACING)
    too_long = [one.event.id for one in marks if width_of(named[one.event.id]) > strip.room]
    seen = frozenset(strip.seen)
    if len(shown) <= _MOST_MARK_ROWS * strip.room:  # more cannot have room
        for some, names_of_some, spacing in (
            (shown, {**named, **dict.fromkeys(too_long, "")}, _SPACING),
            (marks, {}, _MARK_SPACING),
        ):
            rows = _drawn(some, names_of_some, strip, spacing)
            if len(rows) <= _MOST_MARK_ROWS:
                return rows if some is shown else _drawn(bars, named, strip, _SPACING) + rows
            strip.seen = {*seen}  # what is tried and not drawn needs no legend
    return [*_drawn(bars, named, strip, _SPACING), _counts(marks, strip)]


def _drawn(items: Sequence[Item], named: dict[str, str], strip: Strip, spacing: Spacing) -> list[_Row]:
    texts = [named.get(item.event.id, "") for item in items]
    shapes = [bar(item, strip) if item.is_bar else mark(item, strip) for item in items]
    boxes = [shape.box(text, strip.room) for shape, text in zip(shapes, texts, strict=True)]
    spots = arrange(boxes, strip.room, spacing)
    rows: list[_Row] = [[] for _ in range(1 + max([spot.row for spot in spots], default=-1))]
    for item, shape, text, spot in zip(items, shapes, texts, spots, strict=True):
        if spot.side == "inside":
            rows[spot.row].append(_inscribed(shape, text, _style(item), strip))
            continue
        rows[spot.row].append(_Piece(shape.cell, len(shape.signs), ((shape.signs, _style(item), None),)))
        for place, (size, runs) in enumerate(flow([Cell(text)], strip.room)):
            rows[spot.name_row + place].append(_Piece(int(spot.name_at), size, runs, is_name=True))
    return rows


def _inscribed(shape: Shape, text: str, style: str, strip: Strip) -> _Piece:
    """Set a name into its bar, with the ends of the bar around it."""
    name = _text(text, "", shape.inner[0])
    before = shape.inner[0] - shape.cell - 1
    left, right = shape.signs[:before], shape.signs[before + name.width_cells + 2 :]
    runs = ((left + strip.block("opens"), style, None), *name.runs, (strip.block("closes") + right, style, None))
    return _Piece(shape.cell, len(shape.signs), runs)


def _counts(marks: Sequence[Item], strip: Strip) -> _Row:
    """Draw marks in one row, for each cell how many stand there."""
    by_cell: dict[int, list[Item]] = {}
    for item in marks:
        by_cell.setdefault(mark_cell(item, strip), []).append(item)
    strip.seen.add("counts")
    heights = _HEIGHTS[0 if strip.screen.is_unicode else 1]
    return [
        _Piece(cell, 1, ((heights[min(len(items), len(heights)) - 1], _style(items[0]), None),))
        for cell, items in by_cell.items()
    ]


def _style(item: Item) -> str:
    return item.event.kind if item.event.kind in STYLES else ""


def _legend(picture: Picture, seen: Collection[str], screen: Screen) -> Iterator[Runs]:
    """Say what the drawing does not say by itself; nothing where all is plain."""
    items = [*_kinds(picture, screen)]
    has_possible = any(item.match is not Match.CERTAIN for item in picture.items)
    if hollow := [kind for kind in KINDS if f"hollow {kind}" in seen]:
        signs = "".join([sign(kind, screen, is_doubtful=True) for kind in hollow])
        items.append((signs, "", wording.hollow(screen, has_possible=has_possible)))
    if shades := {"light", "medium"} & set(seen):
        items.append((blocks_of(shades, screen), "", said("in-doubt", screen)))
    if has_possible:
        items.append((glyph("possible", screen), "possible", wording.word("possible", screen)))
    if "counts" in seen:
        heights = _HEIGHTS[0 if screen.is_unicode else 1]
        items.append((wording.plain(f"{heights[0]}–{heights[-1]}", screen), "", said(f"counts-{len(heights)}", screen)))
    if items:
        yield ()
        yield from legend_lines(items, screen.width_cells)


def _kinds(picture: Picture, screen: Screen) -> Iterator[tuple[str, str, str]]:
    """Name the signs of marks, where neither the lanes nor the question do."""
    kinds = {item.event.kind for item in picture.items}
    if picture.field != "kind" and len(kinds) > 1:
        marked = {item.event.kind for item in picture.items if not item.is_bar}
        for kind in [kind for kind in KINDS if kind in marked]:
            yield sign(kind, screen, is_doubtful=False), kind, KIND_WORDS[screen.language][kind]
