"""Set facts, or rows of any kind, as a table: columns as the room allows, text wrapped inside its cell, nothing cut.

Conventions: two spaces between columns, a thin rule under the headings, numbers at the right; before a fact stand the
sign of its kind and the mark of a merely possible match. Rows are set apart where most have several lines. Where not
even the longest words fit side by side, each row is a card of headings and values. An address is never broken: a
terminal wraps it by itself, and it can be copied whole. Rich's own tables take 2 s for all facts, since they measure
every cell three times.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from interpol_cli.core.report import Listing
from interpol_cli.render import wording
from interpol_cli.render.columns import Fact, choose, fact_of, is_mixed, table_plans
from interpol_cli.render.layout import GAP, Block, Cell, Line, beside, fit, flow, flush_right, width_of
from interpol_cli.render.screen import Screen
from interpol_cli.render.style import Run, glyph, painter, sign

__all__ = ["Cell", "render_events", "render_grid"]

_MARGIN = 3
"""The cells before a fact: the mark of a possible match, the sign, a space."""

_TEXT_CELLS, _SENTENCE_CELLS, _LONG_CELLS = 12, 28, 60
"""A column of texts gets the first at least, one of sentences the second; a sentence is longer than the third."""

_TALL = 2.5
"""From so many lines a row on, rows are set apart."""

_NUMBER = re.compile(r"[0-9][0-9.,\u00a0]*")

Runs = tuple[Run, ...]


def render_events(listing: Listing, screen: Screen) -> str:
    """Set facts as a table, in as many columns as the room allows.

    Args:
        listing: Facts in order; holes are left out, they have no row.
        screen: The terminal and its reader.

    Returns:
        Whole lines with a final newline; nothing where there are no facts.
    """
    if not listing.rows:
        return ""
    names_store = is_mixed(listing.rows)
    facts = [fact_of(row, screen, names_store=names_store) for row in listing.rows]
    has_kinds = len({fact.kind for fact in facts}) > 1
    plans = table_plans(screen, has_kinds=has_kinds, has_disputes=any(fact.disputes for fact in facts))
    setting = choose(plans, facts, screen.width_cells - _MARGIN, screen, has_heads=True)
    has_heads = len(setting.plan) > 1
    heads = [Cell(column.head if has_heads else "", "head") for column in setting.plan]
    at_right = [column.is_number for column in setting.plan]
    rows = [list(beside(setting.blocks(fact), setting.widths)) for fact in facts]
    return _written(
        chain(
            _after_margin(_heading(heads, setting.widths, at_right, screen)) if has_heads else (),
            _apart(
                [list(_signed(fact, lines, screen)) for fact, lines in zip(facts, rows, strict=True)],
                is_apart=not has_heads,
            ),
            _legend(facts, screen),
        ),
        screen,
    )


def render_grid(headers: Sequence[str], rows: Iterable[Sequence[str | Cell]], screen: Screen) -> str:
    """Set rows of any kind as a table; a column of numbers stands at its right.

    Args:
        headers: What the columns are called.
        rows: The cells of each row, as many as there are headers.
        screen: The terminal and its reader.

    Returns:
        Whole lines with a final newline; cards where the room is too small for the columns.
    """
    heads = [Cell(wording.plain(head, screen), "head") for head in headers]
    body = [[_cell(value) for value in row] for row in rows]
    columns = [[row[place] for row in body] for place in range(len(heads))]
    natural = [
        max(width_of(cell.text) for cell in (head, *column)) for head, column in zip(heads, columns, strict=True)
    ]
    least = [min(_least(head, column), most) for head, column, most in zip(heads, columns, natural, strict=True)]
    widths = fit(natural, least, screen.width_cells)
    if widths is None:
        return _written(_cards(heads, body, screen), screen)
    at_right = [_is_numeric(column) for column in columns]
    set_rows = [[runs for _, runs in beside(_blocks(row, widths, at_right), widths)] for row in body]
    return _written(chain(_heading(heads, widths, at_right, screen), _apart(set_rows)), screen)


def _signed(fact: Fact, lines: Iterable[Line], screen: Screen) -> Iterator[Runs]:
    """Put the signs before the first line of a fact, and room for them before the others."""
    before: Runs = (
        (glyph("possible", screen) if fact.is_possible else " ", "possible", None),
        (sign(fact.kind, screen, is_doubtful=fact.is_doubtful), fact.kind, None),
        (" ", "", None),
    )
    for size, runs in lines:
        if size > screen.width_cells - _MARGIN:  # an id wider than the room moves to the left rather than break
            yield ((" " * max(screen.width_cells - size, 0), "", None), *runs)
        else:
            yield (*before, *runs)
        before = ((" " * _MARGIN, "", None),)


def _after_margin(lines: Iterable[Runs]) -> Iterator[Runs]:
    return (((" " * _MARGIN, "", None), *runs) for runs in lines)


def _apart(rows: Sequence[Sequence[Runs]], *, is_apart: bool = False) -> Iterator[Runs]:
    """Give the lines of rows, with an empty line between rows that are tall, or wherever it is asked for."""
    is_apart = is_apart or sum(map(len, rows)) > _TALL * len(rows)
    for place, lines in enumerate(rows):
        if place and is_apart:
            yield ()
        yield from lines


def _legend(facts: Sequence[Fact], screen: Screen) -> Iterator[Runs]:
    """Say what the mark of a possible match means, where there is one."""
    if any(fact.is_possible for fact in facts):
        cells = [Cell(glyph("possible", screen), "possible"), Cell(wording.word("possible", screen), "meta")]
        yield ()
        yield from (runs for _, runs in flow(cells, screen.width_cells))


def _heading(heads: Sequence[Cell], widths: Sequence[int], at_right: Sequence[bool], screen: Screen) -> Iterator[Runs]:
    rule = glyph("rule", screen)
    yield from (runs for _, runs in beside(_blocks(heads, widths, at_right), widths))
    yield (((" " * GAP).join([rule * width for width in widths]), "axis", None),)


def _blocks(cells: Sequence[Cell], widths: Sequence[int], at_right: Sequence[bool]) -> list[Block]:
    blocks: list[Block] = []
    for cell, width, is_right in zip(cells, widths, at_right, strict=True):
        lines = flow([cell], width)
        blocks.append([flush_right(line, width) for line in lines] if is_right else lines)
    return blocks


def _cell(value: str | Cell) -> Cell:
    cell = value if isinstance(value, Cell) else Cell(value)
    is_address = cell.text.startswith(("http://", "https://"))
    return Cell(cell.text, cell.style, cell.link, is_whole=True) if is_address else cell


def _least(head: Cell, column: Sequence[Cell]) -> int:
    """Say how narrow a column may get: its longest word, and enough to read what is a sentence."""
    widest = max((width_of(cell.text) for cell in column), default=0)
    longest = max(width_of(word) for cell in (head, *column) for word in _words(cell))
    return max(longest, _SENTENCE_CELLS if widest > _LONG_CELLS else min(widest, _TEXT_CELLS))


def _words(cell: Cell) -> Sequence[str]:
    return [cell.text] if cell.is_whole else cell.pieces or cell.text.split(" ")


def _is_numeric(column: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in column if cell.text]
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)


def _cards(heads: Sequence[Cell], rows: Sequence[Sequence[Cell]], screen: Screen) -> Iterator[Runs]:
    """Give each row as lines of heading and value; a heading without a value is left out."""
    labels = max(width_of(head.text) for head in heads)
    room = max(screen.width_cells - labels - GAP, 1)
    for place, row in enumerate(rows):
        if place:
            yield ()
        for head, cell in zip(heads, row, strict=True):
            if value := flow([cell], room):
                yield from (runs for _, runs in beside([flow([head], labels), value], [labels, room]))


def _written(lines: Iterable[Runs], screen: Screen) -> str:
    paint = painter(screen)
    return "".join([f"{paint(runs)}\n" for runs in lines])
