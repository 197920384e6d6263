"""Show how a phrase was read as a date: what it is, its days, and what each piece was taken for.

Conventions: dates and ids stand as EDTF and as they are; what `interpol_cli.core.when` says in English of the pieces is
said here in the reader's language, and as it is where nothing is known of it.
"""

import re
from functools import cache

from interpol_cli.core.date_words import in_words
from interpol_cli.core.edtf import parse
from interpol_cli.core.language import bare
from interpol_cli.core.terms import PRECISION_TERMS
from interpol_cli.core.when import Reading
from interpol_cli.render import wording
from interpol_cli.render.labels import in_form
from interpol_cli.render.reading_words import LABELS, MEANINGS, SPANS
from interpol_cli.render.screen import Screen
from interpol_cli.render.table import render_grid

_TRANSLATED = ("fr", "ar")
_SPAN = re.compile(r"([0-9]+) (day|week|month|quarter|year|decade|centur)(?:y|s|ies)?")


def render_reading(reading: Reading, screen: Screen) -> str:
    """Show a reading as a grid of two columns, headed by the phrase.

    Args:
        reading: A phrase, with its date and what its pieces were taken for.
        screen: The terminal and its reader.

    Returns:
        Whole lines with a final newline.
    """
    language, label, date = screen.languages[0], LABELS[screen.language], reading.edtf
    days = [day.isoformat() if day else "" for day in (date.earliest, date.latest)]
    precision = PRECISION_TERMS[date.precision.label].name[screen.language]
    lines = [
        [label["edtf"], date.text],
        [label["words"], wording.plain(in_words(date, language), screen)],
        [label["earliest"], days[0]],
        [label["latest"], days[1]],
        [label["precision"], precision],
    ]
    lines += [[wording.plain(f"“{word}”", screen), meaning_in(said, language)] for word, said in reading.taken]
    lines += [[label["or"], other] for other in reading.alternatives]
    return render_grid([label["phrase"], reading.text], lines, screen)


def meaning_in(meaning: str, language: str) -> str:
    """Say in another language, with its own names of months, what a piece of a phrase was taken for.

    >>> meaning_in("the day 4", "fr"), meaning_in("2016, 10 years before 2026-11-22", "ar")
    ('le jour 4', '2016، قبل 10 سنوات من 2026-11-22')
    """
    tongue = bare(language)
    if tongue not in _TRANSLATED:
        return meaning
    place = _TRANSLATED.index(tongue)
    if meaning in MEANINGS:
        return MEANINGS[meaning][place]
    for pattern, template in _patterns():
        if found := pattern.fullmatch(meaning):
            return MEANINGS[template][place].format(*(_span_in(part, tongue) for part in found.groups()))
    return _calendar_names(language).get(meaning, meaning)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    templates = [template for template in MEANINGS if "{}" in template]
    return tuple((re.compile(re.escape(one).replace(r"\{\}", "(.+)")), one) for one in templates)


def _span_in(text: str, language: str) -> str:
    """Say a span of time in another language; what is none stays as it is."""
    span = _SPAN.fullmatch(text)
    if span is None:
        return text
    unit = "century" if span[2] == "centur" else span[2]
    return in_form(SPANS[language][unit], int(span[1]), int(span[1]), language)


@cache
def _calendar_names(language: str) -> dict[str, str]:
    """Give the months and the seasons of EDTF by their English names."""
    dates = [parse(f"2000-{number:02}") for number in (*range(1, 13), *range(21, 25))]
    return {in_words(date, "en", year=False): in_words(date, language, year=False) for date in dates}
