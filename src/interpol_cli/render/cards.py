"""Set facts as cards, one under another: a sign, a line that names the fact, and lines that say something about it.

Conventions: nothing is shortened; what does not fit into a line goes on in the next, under its own text; the mark of a
possible match stands directly before the sign, as on the timeline.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from interpol_cli.core.edtf import Edtf
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.render import wording
from interpol_cli.render.layout import GAP, Cell, Line, beside, clean, flow, width_of
from interpol_cli.render.screen import Screen
from interpol_cli.render.style import Run, glyph, painter, sign

_DIRECTION_MARKS = "\u200e\u200f"
_LEAST_TEXT_CELLS = 12

Setter = Callable[[int], list[Line]]
"""What sets a text into a width."""


class Card(NamedTuple):
    """A fact's kind and how sure it is, what names it, and what is said about it: each a label and its text."""

    kind: str
    is_doubtful: bool
    is_possible: bool
    head: Sequence[Cell]
    details: Sequence[tuple[str, Setter]] = ()


def card_of(row: Row, head: Sequence[Cell], details: Sequence[tuple[str, Setter]] = ()) -> Card:
    """Make the card of a fact."""
    is_possible = row.match is Match.POSSIBLE
    is_doubtful = is_possible or wording.is_doubtful(row.event.date)
    return Card(row.event.kind, is_doubtful, is_possible, head, details)


def date_cell(date: Edtf, screen: Screen, style: str = "") -> Cell:
    """Give a date in words, which breaks only where it may."""
    words = wording.date_words(date, screen)
    return Cell(words, style, pieces=wording.date_pieces(words))


def name_cells(row: Row, screen: Screen) -> list[Cell]:
    """Name a fact: its title, its place, its id."""
    place = wording.place(row.event, screen)
    return [Cell(wording.name(row.event.title, screen), "title"), Cell(place, pieces=(place,)), id_cell(row.event.id)]


def id_cell(text: str) -> Cell:
    """Give an id, which is never broken."""
    return Cell(text, "id", is_whole=True)


def phrases(cells: Sequence[Cell], screen: Screen) -> Setter:
    """Set phrases one after another."""
    return lambda width: flow(cells, width, glyph("dot", screen))


def marked(text: str, spans: Sequence[tuple[int, int]], screen: Screen) -> Setter:
    """Set a text with some of its characters marked: in colour, or between angle brackets where there is none."""
    if not screen.is_coloured:
        return lambda width: flow([Cell(_bracketed(text, spans))], width)
    single, moved = _single_spaced(clean(text), spans)
    return lambda width: list(_coloured(flow([Cell(single)], width), single, moved))


def _bracketed(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for first, end in sorted(spans, reverse=True):
        text = f"{text[:first]}<{text[first:end]}>{text[end:]}"
    return text


def _single_spaced(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Leave one space of several, as lines do, and move the spans along."""
    kept = [at for at, letter in enumerate(text) if letter != " " or text[at + 1 : at + 2] != " "]
    moved = [(bisect_left(kept, first), bisect_left(kept, end)) for first, end in spans]
    return "".join([text[at] for at in kept]), moved


def _coloured(lines: Iterable[Line], text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Line]:
    at = 0
    for size, runs in lines:
        cut: list[Run] = []
        for piece, style, link in runs:
            body = piece.strip(_DIRECTION_MARKS)
            before, _, after = piece.partition(body)
            at = text.index(body, at)
            cut.append((before, style, link))
            cut.extend(
                (text[i:j], "match" if is_marked else style, link)
                for i, j, is_marked in _cuts(at, at + len(body), spans)
            )
            cut.append((after, style, link))
            at += len(body)
        yield size, tuple(run for run in cut if run[0])


def _cuts(first: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Cut the characters from `first` to `end` where a span begins or ends."""
    at = first
    for low, high in sorted(spans):
        low, high = max(low, at), min(high, end)
        if low < high:
            yield at, low, False
            yield low, high, True
            at = high
    yield at, end, False


def render_cards(cards: Iterable[Card], screen: Screen) -> str:
    """Set cards under one another.

    Returns:
        The lines, with a final newline.
    """
    kept = tuple(cards)
    has_marks = any(card.is_possible for card in kept)
    paint = painter(screen)
    return "".join(f"{paint(runs)}\n" for card in kept for runs in _lines(card, screen, has_marks=has_marks))


def render_heading(cells: Sequence[Cell], screen: Screen) -> str:
    """Set a heading over cards."""
    lines = flow(cells, screen.width_cells, glyph("dot", screen))
    return "".join(f"{painter(screen)(runs)}\n" for _, runs in lines)


def _lines(card: Card, screen: Screen, *, has_marks: bool) -> Iterator[tuple[Run, ...]]:
    """Put the mark and the sign before the first line of a card, and room for them before the others."""
    mark = glyph("possible", screen) if card.is_possible else " "
    margin: tuple[Run, ...] = (
        *(((mark, "possible", None),) if has_marks else ()),
        (f"{sign(card.kind, screen, is_doubtful=card.is_doubtful)} ", card.kind, None),
    )
    for size, runs in _body(card, screen, screen.width_cells - 2 - has_marks):
        yield (*margin, *runs) if size else margin
        margin = ((" " * (2 + has_marks), "", None),)


def _body(card: Card, screen: Screen, width: int) -> Iterator[Line]:
    yield from flow(card.head, width, glyph("dot", screen))
    label_cells = max((width_of(label) for label, _ in card.details), default=0)
    room = max(_LEAST_TEXT_CELLS, width - label_cells - GAP) if label_cells else width
    for label, set_text in card.details:
        block = set_text(room)
        if block and label_cells:
            label_block = flow([Cell(label, "meta")], label_cells) or [(0, ())]
            yield from beside([label_block, block], [label_cells, room])
        else:
            yield from block
