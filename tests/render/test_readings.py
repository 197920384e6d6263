"""What a phrase was taken for, in the reader's language."""

import re
from contextlib import suppress

import pytest

from interpol_cli.errors import InterpolError
from interpol_cli.render.reading_words import LABELS, MEANINGS, SPANS
from interpol_cli.render.readings import meaning_in, render_reading
from phrases import PHRASES, Phrase, read
from shown import screen

# What every language writes alike: EDTF with its marks, and ids.
_ALIKE = re.compile(r"\bEDTF\b|[0-9X]{2,}[0-9X/.~?%-]*|\b[a-z]+-[a-z0-9-]+|\(.+\)|[0-9]+")


def readable() -> list[Phrase]:
    return [phrase for phrase in PHRASES if not phrase.expected.startswith("error:")]


def meanings() -> set[str]:
    found = set()
    for phrase in readable():
        with suppress(InterpolError):
            found |= {meaning for _, meaning in read(phrase.text, phrase.today).taken}
    return found


def test_everything_that_is_said_of_a_phrase_is_said_in_arabic() -> None:
    assert [] == [said for said in meanings() if re.search("[A-Za-z]", _ALIKE.sub("", meaning_in(said, "ar")))]


def test_everything_that_is_said_of_a_phrase_is_said_in_french() -> None:
    unsaid = {said for said in meanings() if said == meaning_in(said, "fr") and _ALIKE.sub("", said).strip()}
    assert set() == unsaid


def test_english_is_as_it_is() -> None:
    assert all(said == meaning_in(said, "en") for said in meanings())


@pytest.mark.parametrize(
    ("said", "language", "expected"),
    [
        ("November", "ar", "نوفمبر"),
        ("November", "ar-MA", "نونبر"),
        ("autumn", "fr", "automne"),
        ("2016, 10 years before 2026-11-22", "fr", "2016, 10 ans avant 2026-11-22"),
        ("2016, 10 years before 2026-11-22", "ar", "2016، قبل 10 سنوات من 2026-11-22"),
        ("1901/2000, 1 century before 2026-11-22", "fr", "1901/2000, 1 siècle avant 2026-11-22"),
        ("the years 1801 to 1900", "ar", "السنوات من 1801 إلى 1900"),
        ("the session ga-67", "fr", "la session ga-67"),
    ],
)
def test_numbers_and_ids_stay(said: str, language: str, expected: str) -> None:
    assert expected == meaning_in(said, language)


def test_tables_are_whole() -> None:
    assert LABELS["en"].keys() == LABELS["fr"].keys() == LABELS["ar"].keys()
    assert SPANS["fr"].keys() == SPANS["ar"].keys()
    assert all(one.count("{}") == said.count("{}") for one, both in MEANINGS.items() for said in both)


def test_grid_is_in_the_readers_language() -> None:
    drawn = render_reading(read("before 1946"), screen(100, "fr"))
    assert "au plus tard  1945-12-31" in drawn
    assert "jusqu'à la veille" in drawn
    assert "الدقة" in render_reading(read("before 1946"), screen(100, "ar"))
    assert "“" not in render_reading(read("before 1946"), screen(100, is_unicode=False))
