"""Draw facts down a time axis as SVG: the picture of `timeline`, with a link on each fact.

Conventions: as in `timeline`, but every date is whole, and today is marked only where the day was given.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.core.lanes import shown_period
from interpol_cli.core.model import KINDS
from interpol_cli.core.period import Match
from interpol_cli.core.report import Hole, Listing, Row
from interpol_cli.render import svg_parts as svg
from interpol_cli.render import wording
from interpol_cli.render.axis import Stop, axis_of
from interpol_cli.render.labels import KINDS as KIND_WORDS
from interpol_cli.render.labels import counted
from interpol_cli.render.lane_words import fact_count, years_words
from interpol_cli.render.screen import Screen

_MARGIN = 20.0
_HEADING, _TOP = 34.0, 76.0
_LINE, _BETWEEN, _GAP_HEIGHT = 18.0, 14.0, 30.0
_RADIUS = 6.5
_ASIDE = 18.0
"""Between the axis and what stands beside it."""

_MOST_DATE = 230.0
_BASELINE = 4.6
_FIRM = "\u00a0"
"""A space at which no line is broken."""


class _Plan(NamedTuple):
    """Where the columns stand: the axis, the dates, the facts; and where the picture ends."""

    screen: Screen
    axis: float
    facts: float
    width: float

    @property
    def dates(self) -> float:
        """Where the dates begin."""
        return self.axis + _ASIDE

    @property
    def room(self) -> float:
        """How long a line of a fact may be."""
        return self.width - _MARGIN - self.facts


class _Line(NamedTuple):
    """A line of text: the column that it begins in, its class, its words."""

    x: float
    class_: str
    words: str


def render_svg_axis(listing: Listing, screen: Screen, width: float = 1200, *, has_today: bool = False) -> str:
    """Draw a listing down a time axis.

    Args:
        listing: Facts in order, with the holes among them.
        screen: The reader; a drawing has no cells and no escape codes.
        width: In pixels.
        has_today: Mark today, where it is near the facts.

    Returns:
        A whole SVG document.
    """
    axis = axis_of(listing, screen.today)
    stops = [stop for stop in axis.stops if has_today or not isinstance(stop.entry, date)]
    labels = [wording.mark_label(mark, screen, by_decade=axis.by_decade) for mark in axis.marks]
    plan = _plan(listing, labels, screen, width)
    marks, label = iter(labels), ""
    lines, parts = [], []
    y = _TOP
    for place, stop in enumerate(stops):
        if isinstance(stop.entry, Row):
            before, label = label, next(marks)
            if label != before:
                parts.append(svg.text(plan.axis - _ASIDE, y + _BASELINE, label, "head", side="right"))
        drawn, height = _entry(stop, plan, y)
        parts += drawn
        if place + 1 < len(stops):
            lines.append(_axis_line(stop, plan, y, y + height))
        y += height
    legend, bottom = _legend(listing, stops, plan, y)
    years = years_words(shown_period(listing.rows, None, None), screen)
    title = f"{fact_count(len(listing.rows), screen)}{wording.word('comma', screen)}{years}"
    body = (svg.text(_MARGIN, _HEADING, title, "heading"), *lines, *parts, *legend)
    frame = svg.Frame(plan.width, bottom, title, _about(listing, screen), screen.languages[0])
    return svg.document(frame, body)


def _about(listing: Listing, screen: Screen) -> str:
    """Say which facts are drawn, for those who do not see them."""
    comma = wording.word("comma", screen)
    return "; ".join(
        f"{wording.date_words(row.event.date, screen)}{comma}{wording.name(row.event.title, screen)}"
        for row in listing.rows
    )


def _plan(listing: Listing, labels: Iterable[str], screen: Screen, width: float) -> _Plan:
    gutter = max(svg.length_of(label, is_bold=True) for label in labels)
    dates = [_date_words(row.event.date, screen) for row in listing.rows]
    dates += [wording.hole_words(entry, screen)[0] for entry in listing.entries if isinstance(entry, Hole)]
    most = min(_MOST_DATE, width / 4)
    lines = [line for words in dates for line in svg.wrapped(words, most)]
    axis = _MARGIN + gutter + _ASIDE
    facts = axis + 2 * _ASIDE + max(map(svg.length_of, lines))
    words = [word for row in listing.rows for word in _details(row, screen).split(" ")]
    longest = max(map(svg.length_of, words), default=0.0)
    return _Plan(screen, axis, facts, max(width, facts + longest + _MARGIN))


def _entry(stop: Stop, plan: _Plan, y: float) -> tuple[list[str], float]:
    """Draw a stop of the axis from `y` on; gives what was drawn, and how far down the next one stands."""
    if isinstance(stop.entry, Row):
        drawn, height = _fact(stop.entry, plan, y)
    elif isinstance(stop.entry, Hole):
        drawn, height = _hole(stop.entry, plan, y)
    else:
        drawn, height = _today(stop.entry, plan, y)
    if stop.gap is None:
        return drawn, height
    words = wording.plain(counted("year", *stop.gap, plan.screen.language), plan.screen)
    return [*drawn, svg.text(plan.dates, y + height + _BASELINE, words, "dim italic")], height + _GAP_HEIGHT


def _fact(row: Row, plan: _Plan, y: float) -> tuple[list[str], float]:
    event, screen = row.event, plan.screen
    is_possible = row.match is not Match.CERTAIN
    is_hollow = is_possible or wording.is_doubtful(event.date)
    sign = svg.sign(event.kind, plan.axis, y, _RADIUS, is_hollow=is_hollow)
    dates = _wrapped(_date_words(event.date, screen), plan.dates, plan.facts - plan.dates - _ASIDE, "")
    title = _wrapped(wording.name(event.title, screen), plan.facts, plan.room, "head name", is_bold=True)
    details = _wrapped(_details(row, screen), plan.facts, plan.room, "dim")
    possible = [svg.text(plan.axis - _ASIDE / 2, y + _BASELINE, "≈", side="middle")] if is_possible else []
    about = [one.words for one in (*title, *dates)]
    link = svg.linked(event, about, sign, *possible, *_lines(dates, y), *_lines([*title, *details], y))
    return [link], max(len(dates), len(title) + len(details)) * _LINE + _BETWEEN


def _date_words(date_of_fact: Edtf, screen: Screen) -> str:
    """Give a date in words, to be broken only where it may be."""
    pieces = wording.date_pieces(wording.date_words(date_of_fact, screen))
    return " ".join(piece.replace(" ", _FIRM) for piece in pieces)


def _wrapped(words: str, x: float, length: float, class_: str, *, is_bold: bool = False) -> list[_Line]:
    lines = svg.wrapped(words, length, is_bold=is_bold)
    return [_Line(x, class_, line.replace(_FIRM, " ")) for line in lines]  # as it was, to be found and copied


def _lines(lines: Iterable[_Line], y: float) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield svg.text(line.x, y + _BASELINE + place * _LINE, line.words, line.class_)


def _details(row: Row, screen: Screen) -> str:
    event = row.event
    kind = KIND_WORDS[screen.language].get(event.kind, event.kind)
    counts = (
        wording.count("source", len(event.sources), screen),
        wording.count("dispute", len(event.disputes), screen),
    )
    said = filter(None, (kind, wording.place(event, screen), *counts, event.id))
    return f"{_FIRM} · ".join(one.replace(" ", _FIRM) for one in said).replace(f"{_FIRM} ·", f"{_FIRM}·")


def _hole(hole: Hole, plan: _Plan, y: float) -> tuple[list[str], float]:
    when, what = wording.hole_words(hole, plan.screen)
    sign = svg.tag("circle", cx=plan.axis, cy=y, r=_RADIUS * 0.8, class_="other hollow dash")
    dates = _wrapped(when, plan.dates, plan.facts - plan.dates - _ASIDE, "dim italic")
    words = _wrapped(" · ".join(filter(None, what)), plan.facts, plan.room, "dim italic")
    return [sign, *_lines(dates, y), *_lines(words, y)], max(len(dates), len(words)) * _LINE + _BETWEEN


def _today(today: date, plan: _Plan, y: float) -> tuple[list[str], float]:
    words = wording.word("today", plan.screen).format(wording.date_words(parse(today.isoformat()), plan.screen))
    first, end = svg.number(plan.axis - _RADIUS), svg.number(plan.dates - 4)
    line = svg.tag("path", d=f"M{first} {svg.number(y)}H{end}", class_="now")
    return [line, svg.text(plan.dates, y + _BASELINE, words, "today")], _LINE + _BETWEEN


def _axis_line(stop: Stop, plan: _Plan, first: float, end: float) -> str:
    """Draw the axis below a stop: heavy while a fact above is still going on, dashed where that is not sure."""
    class_ = {"running": "running", "maybe-running": "running dash"}.get(stop.line, "axis")
    dots = " dash" if stop.gap and class_ == "axis" else ""
    return svg.tag("path", d=f"M{svg.number(plan.axis)} {svg.number(first)}V{svg.number(end)}", class_=class_ + dots)


def _legend(listing: Listing, stops: Iterable[Stop], plan: _Plan, y: float) -> tuple[list[str], float]:
    """Say what the signs mean that are not said otherwise; gives the height of the picture too."""
    items = list(_legend_items(listing, stops, plan.screen))
    if not items:
        return [], y + _MARGIN - _BETWEEN
    return svg.legend(items, _MARGIN, y + _BETWEEN, plan.width - 2 * _MARGIN)


def _legend_items(listing: Listing, stops: Iterable[Stop], screen: Screen) -> Iterator[tuple[str, float, str]]:
    is_doubtful = {
        row.event.kind for row in listing.rows if row.match is not Match.CERTAIN or wording.is_doubtful(row.event.date)
    }
    has_possible = any(row.match is not Match.CERTAIN for row in listing.rows)
    if hollow := [kind for kind in KINDS if kind in is_doubtful]:
        yield *svg.signs(hollow, _RADIUS, is_hollow=True), wording.hollow(screen, has_possible=has_possible)
    if has_possible:
        yield svg.text(0, _BASELINE, "≈"), svg.length_of("≈"), wording.word("possible", screen)
    if any(stop.line == "running" for stop in list(stops)[:-1]):
        yield svg.tag("path", d="M3 -8V8", class_="running"), 6, wording.word("runs", screen)
