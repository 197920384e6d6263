"""Put a drawn line into the order and the shapes in which it is seen, for terminals that do neither (`--bidi visual`).

Conventions: the line is laid out already, base direction left to right, with marks of direction where it needs them;
these are taken out. Its columns stay where they are: of a lam with its alef, which is one letter wide as one shape, the
cell that falls away is given back behind the text. Colours and links stay with their letters.

Source: Unicode Standard Annex 9; Unicode Standard 9.2, Arabic cursive joining and ligatures.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple
from unicodedata import combining

from interpol_cli.errors import MissingExtraError

EXPLICIT, IMPLICIT = "\x1b[8l", "\x1b[8h"
"""Ask a terminal that reorders to leave the order as it is, and to reorder again.

Source: ECMA-48, 7.2.1, mode BDSM; "BiDi in terminal emulators" 0.2.
"""

_CODE = re.compile("(\x1b\\[[0-9;]*m|\x1b\\]8;[^\x1b]*\x1b\\\\)")
_RESET, _NO_LINK = "\x1b[0m", "\x1b]8;;\x1b\\"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_MARK, _RIGHT_MARK = "\u200e", "\u200f"
_NO_MARKS = dict.fromkeys(map(ord, (_LEFT_MARK, _RIGHT_MARK)))
_LAM_ALEF = {
    lam + alef: whole
    for alef, wholes in zip(
        "\ufe82\ufe84\ufe88\ufe8e", ("\ufef5\ufef6", "\ufef7\ufef8", "\ufef9\ufefa", "\ufefb\ufefc"), strict=True
    )
    for lam, whole in zip("\ufedf\ufee0", wholes, strict=True)
}
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_RIGHT_TYPES = frozenset({"R", "AL", "EN", "AN"})


class _Glyph(NamedTuple):
    """A character with what combines with it, and the colour and the link that hold for it."""

    letter: str
    colour: str
    link: str


_BLANK = _Glyph(" ", "", "")


def visual(line: str) -> str:
    """Reorder and shape one line.

    Args:
        line: A line as a terminal that reorders would get it.

    Returns:
        The line as a terminal that does not reorder has to get it.

    Raises:
        MissingExtraError: The optional part `bidi` is not installed.
    """
    shape, reorder = _tools()
    if not _RIGHT_TO_LEFT.search(line):
        return line.translate(_NO_MARKS)
    glyphs = list(_glyphs(line))
    shaped = shape("".join([one.letter for one in glyphs]))
    letters = _combined(one._replace(letter=letter) for one, letter in zip(glyphs, shaped, strict=True))
    seen = [one for one in reorder(list(_joined(letters))) if ord(one.letter[0]) not in _NO_MARKS]
    while seen and seen[-1] == _BLANK:
        seen.pop()
    runs = groupby(seen, lambda one: (one.colour, one.link))
    return "".join([_written("".join([one.letter for one in run]), *codes) for codes, run in runs])


def _glyphs(line: str) -> Iterator[_Glyph]:
    """Take a line apart into its characters."""
    colour = link = ""
    for piece in _CODE.split(line):
        if not piece.startswith("\x1b"):
            yield from (_Glyph(letter, colour, link) for letter in piece)
        elif piece.startswith("\x1b]"):
            link = "" if piece == _NO_LINK else piece
        else:
            colour = "" if piece == _RESET else colour + piece


def _written(text: str, colour: str, link: str) -> str:
    coloured = f"{colour}{text}{_RESET}" if colour else text
    return f"{link}{coloured}{_NO_LINK}" if link else coloured


def _combined(glyphs: Iterable[_Glyph]) -> list[_Glyph]:
    """Put vowel signs to the letters that they stand on: turned round with them, not before them."""
    found: list[_Glyph] = []
    for one in glyphs:
        if combining(one.letter) and found:
            found[-1] = found[-1]._replace(letter=found[-1].letter + one.letter)
        else:
            found.append(one)
    return found


def _joined(glyphs: Sequence[_Glyph]) -> Iterator[_Glyph]:
    """Write a lam with its alef as one shape, with the vowel signs of both; the cell saved stands behind the text."""
    saved, at = 0, 0
    while at < len(glyphs):
        one, after = glyphs[at], glyphs[at + 1].letter if at + 1 < len(glyphs) else " "
        whole = _LAM_ALEF.get(one.letter[0] + after[0])
        yield one._replace(letter=whole + one.letter[1:] + after[1:]) if whole else one
        saved += bool(whole)
        at += 2 if whole else 1
        if one.letter == _LEFT_MARK:
            yield from [_BLANK] * saved
            saved = 0


def _reordered(glyphs: Sequence[_Glyph], algorithm: Any) -> Iterator[_Glyph]:  # noqa: ANN401 - a module without types
    """Run the bidirectional algorithm; its own entry takes text alone, and we have colours to keep."""
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = 0, "L"
    algorithm.get_embedding_levels("".join([one.letter[0] for one in glyphs]), storage)
    for entry, one in zip(storage["chars"], glyphs, strict=True):
        entry["glyph"] = one
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    algorithm.apply_mirroring(storage, False)
    return (
        one._replace(letter=entry["ch"] + one.letter[1:]) for entry in storage["chars"] for one in (entry["glyph"],)
    )


def _resolve_brackets(entries: Sequence[dict[str, Any]]) -> None:
    """Give both brackets of a pair one direction, which python-bidi does not do by itself.

    Source: Unicode Standard Annex 9, rule N0, for a base direction from left to right.
    """
    opened: list[int] = []
    for place, entry in enumerate(entries):
        if entry["ch"] in _BRACKETS:
            opened.append(place)
        elif entry["ch"] in _BRACKETS.values():
            first = next((one for one in reversed(opened) if _BRACKETS[entries[one]["ch"]] == entry["ch"]), None)
            if first is None:
                continue
            del opened[opened.index(first) :]
            if direction := _direction(entries, first, place):
                entries[first]["type"] = entry["type"] = direction


def _direction(entries: Sequence[dict[str, Any]], first: int, last: int) -> str | None:
    """Find the direction of a pair of brackets; None where nothing inside has any."""
    inside = {entry["type"] for entry in entries[first + 1 : last]}
    if "L" in inside or not inside & _RIGHT_TYPES:
        return "L" if "L" in inside else None
    before = (entry["type"] for entry in reversed(entries[:first]) if entry["type"] in {"L", *_RIGHT_TYPES})
    return "R" if next(before, "L") in _RIGHT_TYPES else "L"


@cache
def _tools() -> tuple[Callable[[str], str], Callable[[Sequence[_Glyph]], Iterator[_Glyph]]]:
    """Give what shapes a text, letter by letter, and what puts it in order."""
    try:
        from arabic_reshaper import ArabicReshaper  # 50 ms, and few terminals need it
        from bidi import algorithm
    except ImportError as error:
        raise MissingExtraError("bidi", "--bidi visual") from error
    settings = {"delete_harakat": False, "shift_harakat_position": False, "support_ligatures": False}
    return ArabicReshaper(configuration=settings).reshape, lambda glyphs: _reordered(glyphs, algorithm)
