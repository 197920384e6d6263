"""Draw facts down a time axis: a sign for each kind, hollow where in doubt, with what lies between the facts.

Conventions: the axis runs in the order of the listing. Few years are marked at the axis, and their facts leave the year
out; a longer span has a heading for each decade, and every date is whole. Between facts far apart stands the time that
passed, as a range where the dates allow one; the axis is heavy while a fact above is still going on. The layout follows
the room (`columns.timeline_plans`), and nothing is shortened.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from interpol_cli.core.edtf import parse
from interpol_cli.core.model import KINDS
from interpol_cli.core.report import Hole, Listing, Row
from interpol_cli.render import wording
from interpol_cli.render.axis import Stop, axis_of
from interpol_cli.render.columns import Fact, Setting, choose, fact_of, is_mixed, timeline_plans
from interpol_cli.render.labels import KINDS as KIND_WORDS
from interpol_cli.render.labels import counted
from interpol_cli.render.layout import Cell, Line, beside, flow, legend_lines, width_of
from interpol_cli.render.screen import Screen
from interpol_cli.render.style import Run, glyph, painter, sign

_MARGIN = 3
"""The cells of the axis: the mark of a possible match, the sign, a space."""

Lines = Iterator[tuple[Run, ...]]


def render_timeline(listing: Listing, screen: Screen) -> str:
    """Draw a listing as a timeline.

    Args:
        listing: Facts in order, with the holes among them.
        screen: The terminal and its reader.

    Returns:
        Whole lines with a final newline; nothing where there are no facts.
    """
    if not listing.rows:
        return ""
    paint = painter(screen)
    return "".join([f"{paint(runs)}\n" for runs in _lines(listing, screen)])


def _lines(listing: Listing, screen: Screen) -> Lines:
    axis = axis_of(listing, screen.today)
    marked = list(zip(listing.rows, axis.marks, strict=True))
    names_store = is_mixed(listing.rows)
    facts = [
        fact_of(row, screen, year=axis.by_decade or _needs_year(row, mark), names_store=names_store)
        for row, mark in marked
    ]
    labels = [wording.mark_label(mark, screen, by_decade=axis.by_decade) for mark in axis.marks]
    gutter = max(map(width_of, labels))
    kinds = {fact.kind_word for fact in facts}
    plans = timeline_plans(screen, has_kinds=len(kinds) > 1)
    setting = choose(plans, facts, screen.width_cells - gutter - _MARGIN, screen)
    drawing = _Drawing(screen, gutter, setting, by_decade=axis.by_decade)
    waiting = iter(zip(facts, labels, strict=True))
    for place, stop in enumerate(axis.stops):
        below = glyph(stop.line, screen) if place + 1 < len(axis.stops) else " "
        if isinstance(stop.entry, Row):
            yield from drawing.fact(*next(waiting), below)
        elif isinstance(stop.entry, Hole):
            yield from drawing.hole(stop.entry, below)
        else:
            yield drawing.today(stop.entry)
        if stop.gap:
            yield drawing.gap(stop.gap)
    yield from _legend(facts, axis.stops, setting, screen)


def _needs_year(row: Row, year: int) -> bool:
    """Say whether a date has to name its year: wherever the mark is not the one year that it allows."""
    bounds = row.event.date.bounds
    return not year or bounds.s0 < date(year, 1, 1).toordinal() or bounds.e1 > date(year, 12, 31).toordinal()


class _Drawing:
    """Draws stop after stop; remembers under which mark it stands."""

    def __init__(self, screen: Screen, gutter: int, setting: Setting, *, by_decade: bool) -> None:
        self._screen, self._gutter, self._setting, self._by_decade = screen, gutter, setting, by_decade
        self._label = ""
        self._is_first = True

    def fact(self, fact: Fact, label: str, below: str) -> Lines:
        """Draw a fact, and the heading above it where a decade begins."""
        is_new, self._label = label != self._label, label
        if is_new and self._by_decade:
            tick = glyph("first" if self._is_first else "next", self._screen)
            yield ((f"{label:>{self._gutter}} ", "head", None), (tick, "axis", None))
        mark = label if is_new and not self._by_decade else ""
        lines = beside(self._setting.blocks(fact), self._setting.widths)
        at_sign = (
            (f"{mark:>{self._gutter}}", "head", None),
            (glyph("possible", self._screen) if fact.is_possible else " ", "possible", None),
            (sign(fact.kind, self._screen, is_doubtful=fact.is_doubtful), fact.kind, None),
        )
        yield from self._with_axis(lines, at_sign, below)
        self._is_first = False

    def hole(self, hole: Hole, below: str) -> Lines:
        """Draw what is missing: numbers of a series in the place of the dates, or the years of a war."""
        when, what = wording.hole_words(hole, self._screen)
        first, room = self._setting.widths[0], sum(self._setting.widths)
        cells = [Cell(text, "hole") for text in what]
        if len(self._setting.widths) > 1:
            blocks = [flow([Cell(when, "hole")], first), flow(cells, room - first, self._setting.joiner, keeps=True)]
            lines = beside(blocks, [first, room - first])
        else:
            lines = iter(flow([Cell(when, "hole"), *cells], room, self._setting.joiner, keeps=True))
        sign_of_hole = (" " * (self._gutter + 1), "", None), (glyph("hole", self._screen), "hole", None)
        yield from self._with_axis(lines, sign_of_hole, below)

    def gap(self, years: tuple[int, int]) -> tuple[Run, ...]:
        """Draw the time that passed between two facts."""
        words = wording.plain(counted("year", *years, self._screen.language), self._screen)
        return (*self._axis(glyph("gap", self._screen)), (" ", "", None), *_runs(words, "hole"))

    def today(self, today: date) -> tuple[Run, ...]:
        """Draw the line between what has happened and what is to come."""
        day = wording.date_words(parse(today.isoformat()), self._screen)
        words = wording.word("today", self._screen).format(day)
        margin = (" " * (self._gutter + 1), "", None)
        return (margin, (f"{glyph('today', self._screen)} ", "today", None), *_runs(words, "today"))

    def _axis(self, line: str) -> tuple[Run, ...]:
        return ((" " * (self._gutter + 1), "", None), (line, "axis", None))

    def _with_axis(self, lines: Iterator[Line], at_sign: tuple[Run, ...], below: str) -> Lines:
        """Put the axis before lines: the sign before the first, the line below it before the others."""
        room = self._screen.width_cells - self._gutter - _MARGIN
        margin = at_sign
        for size, runs in lines:
            if size > room:  # an id that is wider than the room: it moves to the left rather than break
                yield ((" " * max(self._screen.width_cells - size, 0), "", None), *runs)
                continue
            yield (*margin, (" ", "", None), *runs) if size else margin
            margin = self._axis(below) if below.strip() else ((" " * (self._gutter + 2), "", None),)


def _runs(words: str, style: str) -> tuple[Run, ...]:
    """Give words as one line, marked for their direction."""
    return tuple(run for _, runs in flow([Cell(words, style)], width_of(words)) for run in runs)


def _legend(facts: Sequence[Fact], stops: Sequence[Stop], setting: Setting, screen: Screen) -> Lines:
    """Say what the signs mean that are not said otherwise; nothing where all is plain."""
    shown = {stop.entry.event.kind for stop in stops if isinstance(stop.entry, Row)}
    kinds = [kind for kind in KINDS if kind in shown] if len(shown) > 1 else []
    has_column = any(column.head == wording.word("kind", screen) for column in setting.plan)
    words = KIND_WORDS[screen.language]
    items = [(sign(kind, screen, is_doubtful=False), kind, words[kind]) for kind in ([] if has_column else kinds)]
    has_possible = any(fact.is_possible for fact in facts)
    if doubtful := {fact.kind for fact in facts if fact.is_doubtful}:
        signs = "".join([sign(kind, screen, is_doubtful=True) for kind in KINDS if kind in doubtful])
        items.append((signs, "", wording.hollow(screen, has_possible=has_possible)))
    if has_possible:
        items.append((glyph("possible", screen), "possible", wording.word("possible", screen)))
    if any(stop.line == "running" for stop in stops[:-1]):
        items.append((glyph("running", screen), "axis", wording.word("runs", screen)))
    if items:
        yield ()
        yield from legend_lines(items, screen.width_cells)
