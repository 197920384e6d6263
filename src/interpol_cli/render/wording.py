"""Say the parts of a fact in the reader's language, for the forms of a terminal.

Conventions: dates in words, doubt included; a name in the first language of the reader's chain that has it; nothing is
shortened. Text is left as the store has it: whoever sets it into lines cleans and directs it.
"""

import datetime
import re
from collections.abc import Mapping

from interpol_cli.core.date_words import in_words
from interpol_cli.core.edtf import Edtf, Precision, parse
from interpol_cli.core.language import pick
from interpol_cli.core.model import Event, Participation, Source
from interpol_cli.core.report import Hole
from interpol_cli.errors import DateSyntaxError, PeriodOrderError
from interpol_cli.render.labels import ACTS, OFFICES, REGIONS, SOURCE_TYPES, VOTES, WORDS, counted, number
from interpol_cli.render.screen import Screen

_ASCII = str.maketrans({"–": "-", "—": "-", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


def word(name: str, screen: Screen) -> str:
    """Give one of the program's own words."""
    return plain(WORDS[screen.language][name], screen)


def hollow(screen: Screen, *, has_possible: bool) -> str:
    """Say what a hollow sign means; `has_possible` where facts that only possibly match are among those drawn."""
    return word("doubtful-match" if has_possible else "doubtful", screen)


def plain(text: str, screen: Screen) -> str:
    """Write dashes and quotation marks in ASCII where the terminal needs it."""
    return text if screen.is_unicode else text.translate(_ASCII)


def name(names: Mapping[str, str], screen: Screen) -> str:
    """Give a name in the reader's language."""
    return pick(names, screen.languages)[0]


def date_words(date: Edtf, screen: Screen, *, year: bool = True) -> str:
    """Give a date in words; without its year only where a heading names it."""
    return plain(in_words(date, screen.languages[0], year=year), screen)


def date_text_words(text: str, screen: Screen) -> str:
    """Give EDTF text in words, or as it stands where it is none."""
    if not text:
        return ""
    try:
        return date_words(parse(text), screen)
    except (DateSyntaxError, PeriodOrderError):
        return text


def is_doubtful(date: Edtf) -> bool:
    """Say whether the source itself doubts a date, or knows no more than its decade."""
    return date.is_approximate or date.is_uncertain or date.precision >= Precision.DECADE


def city(event: Event, screen: Screen) -> str:
    """Give the city of a fact; empty where only the country is known."""
    return name(event.place.name, screen) if event.place and not event.place.is_country else ""


def country(event: Event, screen: Screen) -> str:
    """Give the country that a fact happened in."""
    return name(event.place.country.name, screen) if event.place else ""


def place(event: Event, screen: Screen) -> str:
    """Give city and country in one phrase."""
    town, land = city(event, screen), country(event, screen)
    return f"{town} ({land})" if town and town != land else land


def count(noun: str, amount: int, screen: Screen) -> str:
    """Count a noun; empty for none."""
    return plain(counted(noun, amount, amount, screen.language), screen) if amount else ""


def part(participation: Participation, screen: Screen) -> list[str]:
    """Say what a person was or did: office with region, act, role, votes; each a phrase of its own."""
    language = screen.language
    office = OFFICES[language].get(participation.office or "", participation.office or "")
    region = REGIONS[language].get(participation.region or "", participation.region or "")
    act = ACTS[language].get(participation.act or "", participation.act or "")
    phrases = [f"{office} {region}".strip(), act, participation.role or "", _votes(participation, screen)]
    return [phrase for phrase in phrases if phrase]


def source_kind(source: Source, screen: Screen) -> str:
    """Say what type of source it is, and in what language."""
    kind = SOURCE_TYPES[screen.language].get(source.type, source.type)
    return f"{kind}{word('comma', screen)}{source.language}"


def attendance(event: Event, screen: Screen) -> str:
    """Say how many took part."""
    nouns = {"countries": "country", "delegates": "delegate"}
    counts = [
        count(nouns[key], event.attendance[key], screen) if key in nouns else f"{event.attendance[key]} {key}"
        for key in sorted(event.attendance)
    ]
    return word("comma", screen).join(counts)


def hole_words(hole: Hole, screen: Screen) -> tuple[str, list[str]]:
    """Say when, and what is missing there."""
    if hole.reason == "war" and hole.period:
        first, last = (datetime.date.fromordinal(day).year for day in (hole.period.first, hole.period.last))
        return plain(f"{first}–{last}", screen), [word("war", screen)]
    is_one = hole.first == hole.last
    numbers = str(hole.first) if is_one else word("range", screen).format(hole.first, hole.last)
    what = [word("no-record", screen), name(hole.series.name, screen) if hole.series else ""]
    return plain(word("number" if is_one else "numbers", screen).format(numbers), screen), what


def mark_label(mark: int, screen: Screen, *, by_decade: bool) -> str:
    """Give what stands at a mark of a time axis: a year or a decade; nothing for what is before all years."""
    if not mark:
        return ""
    return word("decade", screen).format(mark, mark % 100 + 9) if by_decade else str(mark)


def _votes(participation: Participation, screen: Screen) -> str:
    votes = participation.votes
    if not votes:
        return ""
    phrases = VOTES[screen.language]
    order = [key for key in phrases if key in votes] + [key for key in votes if key not in phrases]
    parts = [phrases.get(key, f"{key} {{}}").format(number(votes[key], screen.language)) for key in order]
    return plain(phrases["votes"].format(word("comma", screen).join(parts)), screen)


# Behind a dash, before the Arabic "to" of two whole dates: never between a day and its month.
_SEAMS = re.compile(r"(?<=[–-]) |(?<!من \d)(?<!من \d\d) (?=إلى )")


def date_pieces(words: str) -> tuple[str, ...]:
    """Cut a date in words where it may be broken over two lines."""
    return tuple(_SEAMS.split(words))
