"""Draw counts as bars, one line a key in the reader's language, with the total below.

Conventions: the longest bar takes the room that keys and numbers leave; a bar is drawn to an eighth of a cell, in ASCII
and in parts to a whole one; a count of nothing has no bar, and its line stays. The parts of a stacked bar differ in
their signs, which a legend names, and in colour where there is any.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle, groupby
from typing import NamedTuple

from interpol_cli.core.count import UNKNOWN, Tally, keys_in_order
from interpol_cli.core.edtf import parse
from interpol_cli.render import wording
from interpol_cli.render.answer_labels import ANSWER_WORDS
from interpol_cli.render.layout import clean, directed, width_of
from interpol_cli.render.screen import Screen
from interpol_cli.render.style import STYLES, Run, glyph, painter, seen

_EIGHTHS = " ▏▎▍▌▋▊▉"
_LEAST_BAR_CELLS = 10
_FILLS = (("█", "#"), ("▒", "+"), ("═", "="), ("▚", "x"), ("░", "-"), ("▓", "o"), ("╳", "*"), ("┈", ":"))
_OTHERS = ("·", ".")
_UNKNOWN = ("?", "?")
_COLOURS = ("session", "term", "election", "milestone", "meeting", "accession", "appointment", "ceremony")
_CENTURIES = {"fr": "{}e siècle", "ar": "القرن {}"}


def render_bars(
    counted: Tally,
    lines: Sequence[tuple[tuple[str, ...], int]],
    name: Callable[[str, str], str],
    screen: Screen,
) -> str:
    """Draw the lines of a tally.

    Args:
        counted: The whole tally, for its total.
        lines: The lines shown.
        name: Gives what a key is called for the reader.
        screen: What is drawn on.

    Returns:
        The lines with a final newline.
    """
    called = [[_called(*pair, name, screen) for pair in zip(counted.fields, keys, strict=True)] for keys, _ in lines]
    labels = [glyph("dot", screen).join(clean(one) for one in names if one) for names in called]
    numbers = [str(count) for _, count in lines]
    label_cells = max(map(width_of, labels))
    number_cells = max(map(len, (*numbers, str(counted.facts))))
    room = max(_LEAST_BAR_CELLS, screen.width_cells - label_cells - number_cells - 4)
    most = max(count for _, count in lines) or 1
    drawn = [
        f"{_padded(label, label_cells)}  {number:>{number_cells}}  {_bar(count / most * room, screen)}".rstrip(" ")
        for label, number, (_, count) in zip(labels, numbers, lines, strict=True)
    ]
    total = f"{_padded('', label_cells)}  {counted.facts:>{number_cells}}  {ANSWER_WORDS[screen.language]['total']}"
    return "".join([f"{seen(line, screen)}\n" for line in (*drawn, total)])


class _Fill(NamedTuple):
    """What a part of a bar is drawn with, and what it stands for: a key, or all that are too many for one each."""

    sign: str
    style: str
    words: str


def render_stacked_bars(
    counted: Tally,
    lines: Sequence[tuple[tuple[str, ...], int]],
    name: Callable[[str, str], str],
    screen: Screen,
) -> str:
    """Draw the lines of a tally by more than one field, as bars whose parts are the last field's keys.

    Args:
        counted: The whole tally, for its order.
        lines: The lines shown.
        name: Gives what a key is called for the reader.
        screen: What is drawn on.

    Returns:
        The lines with a final newline.
    """
    fills = _fills(counted, name, screen)
    bars = [
        (keys, [(line[0][-1], line[1]) for line in some]) for keys, some in groupby(lines, lambda line: line[0][:-1])
    ]
    dot = glyph("dot", screen)
    labels = [
        dot.join(clean(_called(*pair, name, screen)) for pair in zip(counted.fields, keys, strict=False) if pair[1])
        for keys, _ in bars
    ]
    totals = [sum(count for _, count in parts) for _, parts in bars]
    label_cells, number_cells = max(map(width_of, labels)), max(len(str(total)) for total in totals)
    room, most = max(_LEAST_BAR_CELLS, screen.width_cells - label_cells - number_cells - 4), max(totals) or 1
    paint = painter(screen)
    drawn = []
    for label, total, (_, parts) in zip(labels, totals, bars, strict=True):
        head = f"{_padded(label, label_cells)}  {total:>{number_cells}}  "
        drawn.append(
            ((head if total else head.rstrip(" "), "", None), *_stacked(parts, round(total / most * room), fills))
        )
    return "".join([f"{paint(runs)}\n" for runs in (*drawn, (), *_legend(lines, fills, screen))])


def _fills(counted: Tally, name: Callable[[str, str], str], screen: Screen) -> Mapping[str, _Fill]:
    """Give each key of the last field its fill; the last fill is for all that come after."""
    place, field = len(counted.fields) - 1, counted.fields[-1]
    known = [key for key in keys_in_order(counted, place) if key != UNKNOWN]
    keys = known or [UNKNOWN]
    alphabet = 0 if screen.is_unicode else 1
    own = len(_FILLS) if len(keys) > len(_FILLS) else len(keys)
    fills = {}
    for key, signs, colour in zip(keys[:own], _FILLS, cycle(_COLOURS), strict=False):
        style = key if field == "kind" and key in STYLES else colour
        fills[key] = _Fill(signs[alphabet], style, _called(field, key, name, screen))
    rest = keys[own:]
    words = ANSWER_WORDS[screen.language]["others"].format(len(rest))
    words = _called(field, rest[0], name, screen) if len(rest) == 1 else words
    unknown = _Fill(_UNKNOWN[alphabet], "meta", _called(field, UNKNOWN, name, screen))
    return fills | dict.fromkeys(rest, _Fill(_OTHERS[alphabet], "meta", words)) | {UNKNOWN: unknown}


def _stacked(parts: Sequence[tuple[str, int]], cells: int, fills: Mapping[str, _Fill]) -> Iterator[Run]:
    """Share the cells of a bar among its parts, one at least for each, in the order of the fills."""
    counts: dict[_Fill, int] = dict.fromkeys(fills.values(), 0)
    for key, count in parts:
        if count:
            counts[fills[key]] += count
    present = [(fill, count) for fill, count in counts.items() if count]
    total, cells = sum(count for _, count in present), max(cells, len(present))
    reached = drawn = 0
    for place, (fill, count) in enumerate(present, start=1):
        reached += count
        upto = min(max(round(reached / total * cells), drawn + 1), cells - len(present) + place)
        yield fill.sign * (upto - drawn), fill.style, None
        drawn = upto


def _legend(
    lines: Sequence[tuple[tuple[str, ...], int]], fills: Mapping[str, _Fill], screen: Screen
) -> Iterator[tuple[Run, ...]]:
    """Say what each fill of the bars stands for, and how many facts it has in all of them."""
    counts: dict[_Fill, int] = dict.fromkeys(fills.values(), 0)
    for keys, count in lines:
        if keys[-1]:
            counts[fills[keys[-1]]] += count
    totals = {fill: count for fill, count in counts.items() if count}
    line: list[Run] = []
    used = 0
    for fill, total in totals.items():
        words = f"{_padded(clean(fill.words), 0)} {total}"
        size = 3 + width_of(fill.words) + 1 + len(str(total))
        if line and used + 3 + size > screen.width_cells:
            yield tuple(line)
            line, used = [], 0
        line += [("   " if line else "", "", None), (fill.sign * 2, fill.style, None), (f" {words}", "", None)]
        used += size + (3 if used else 0)
    yield tuple(line)


def _called(field: str, key: str, name: Callable[[str, str], str], screen: Screen) -> str:
    """Give what a key is called: a decade and a century as the language says them."""
    if key == UNKNOWN:
        return ANSWER_WORDS[screen.language]["unknown"]
    if field == "decade" and key:
        return wording.date_words(parse(f"{key[:3]}X"), screen)
    if field == "century" and screen.language != "en":
        return _CENTURIES[screen.language].format(key.partition(" ")[0].rstrip("stndrh"))
    return name(field, key)


def _padded(label: str, cells: int) -> str:
    return directed(label, is_right_to_left=False) + " " * (cells - width_of(label))


def _bar(length: float, screen: Screen) -> str:
    if not screen.is_unicode:
        return "#" * max(round(length), 1 if length else 0)
    whole, rest = divmod(max(round(length * 8), 1 if length else 0), 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")
