"""Tell text that can be a date from text that cannot, without reading it: a batch of names would take 1.5 ms each.

Conventions: texts come with their folded words; whatever `core.when` reads passes `can_be_date`.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from interpol_cli.core.edtf import Edtf
from interpol_cli.core.text import fold, words
from interpol_cli.core.when import ID
from interpol_cli.core.when_cursor import Cursor
from interpol_cli.core.when_tokens import Tokenizer
from interpol_cli.core.when_words import LEXICON, Sense, Senses, bare, look_up

_PREFIXES = ("لل", "و", "ب", "ل", "ف")
_LOOSE = frozenset({"gmt", "utc", "z", "t", "s"})  # of time stamps and of "1930's"
_ROMAN = re.compile("[ivxl]+(?:e|er|re|eme|ieme|th|st|nd|rd)?")
_FIGURES = re.compile(r"\d{4}|\d[-/.]\d")
_TELLING: tuple[Sense, ...] = ("month", "season", "weekday", "unit", "two", "tens", "relative", "day")


def can_be_date(text: str, typed: Sequence[str], date_of: Callable[[str], Edtf | None]) -> bool:
    """Say whether every word of a text may stand in a date.

    Args:
        text: What was typed.
        typed: Its folded words.
        date_of: Gives the date of a fact, whose id may stand there too; None for any other id.
    """
    if all(map(_is_possible, typed)):
        return bool(typed)
    ids = [found for found in ID.findall(text.lower()) if date_of(found) is not None]
    if not ids:
        return False
    rest = text.lower()
    for found in ids:
        rest = rest.replace(found, " ")
    return all(map(_is_possible, words(fold(rest))))


def must_be_date(text: str, typed: Sequence[str]) -> bool:
    """Say whether a text that can be a date means one: it names a month, a day or another time, or has such figures."""
    return bool(_FIGURES.search(fold(text))) or any(
        sense in senses for word in typed if (senses := _senses(word)) for sense in _TELLING
    )


def spelled_number(typed: Sequence[str]) -> tuple[int, Sequence[str]] | None:
    """Find a number that is spelled in words: "ninety-second", "quatre-vingt-douzième", "الثانية والتسعون".

    Args:
        typed: Folded words, as "ninety second general assembly".

    Returns:
        The number, and the other words; None where there is none, or more than one.
    """
    counted = [at for at, word in enumerate(typed) if _is_counted(word)]
    if not counted:
        return None
    first, last = counted[0], counted[-1] + 1
    tokens = Tokenizer(" ".join(typed[first:last]), None, None).tokens() if len(counted) == last - first else ()
    found = Cursor("", tokens, date.min).numeral(0)
    if found is None or found[1] != len(tokens):
        return None
    return found[0], [*typed[:first], *typed[last:]]


def _is_counted(word: str) -> bool:
    senses = _senses(word)
    return senses is not None and ("number" in senses or "ordinal" in senses)


def _is_possible(word: str) -> bool:
    if any(character.isdigit() for character in word) or word in _LOOSE:
        return True
    known = _known_words()
    if word in known or bare(word) in known or _ROMAN.fullmatch(word):
        return True
    return any(word.startswith(prefix) and bare(word.removeprefix(prefix)) in known for prefix in _PREFIXES)


def _senses(word: str) -> Senses | None:
    return look_up(word) or (look_up(word[1:]) if word.startswith("و") else None)


@cache
def _known_words() -> frozenset[str]:
    """Give every word that stands in an entry of the lexicon."""
    return frozenset(bare(word) for entry in LEXICON for word in words(fold(entry)))
