"""Test the program's own words in three languages."""

import string

import pytest

from interpol_cli.core import model
from interpol_cli.render import labels


@pytest.mark.parametrize("name", ["KINDS", "OFFICES", "REGIONS", "ACTS", "VOTES", "SOURCE_TYPES", "WORDS", "COUNTED"])
def test_every_language_says_the_same_things(name: str) -> None:
    table = getattr(labels, name)
    assert {"en", "fr", "ar"} == set(table)
    assert 1 == len({tuple(sorted(words)) for words in table.values()})


@pytest.mark.parametrize("name", ["VOTES", "WORDS"])
def test_every_language_leaves_the_same_gaps(name: str) -> None:
    table = getattr(labels, name)
    for key, text in table["en"].items():
        if key != "decade":
            gaps = [[field for _, field, _, _ in string.Formatter().parse(words[key])] for words in table.values()]
            assert [gaps[0].count("")] * 3 == [gap.count("") for gap in gaps], text


@pytest.mark.parametrize("name", ["KINDS", "OFFICES", "REGIONS", "ACTS", "SOURCE_TYPES"])
def test_every_value_of_the_store_has_a_word(name: str) -> None:
    assert set(getattr(model, name)) == set(getattr(labels, name)["en"])


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "مصدر واحد"),
        (2, "مصدران"),
        (3, "3 مصادر"),
        (10, "10 مصادر"),
        (11, "11 مصدرا"),
        (100, "100 مصدر"),
        (103, "103 مصادر"),
    ],
)
def test_arabic_counts_in_five_forms(count: int, expected: str) -> None:
    assert expected == labels.counted("source", count, count, "ar")


def test_french_counts_none_and_one_alike() -> None:
    assert ["0 an", "1 an", "2 ans"] == [labels.counted("year", count, count, "fr") for count in (0, 1, 2)]


def test_range_is_counted_by_its_end() -> None:
    assert ["0–1 year", "1–2 years"] == [labels.counted("year", low, low + 1, "en") for low in (0, 1)]


def test_thousands_are_set_apart() -> None:
    assert ["1,000", "1\u00a0000", "1,000"] == [labels.number(1000, language) for language in ("en", "fr", "ar")]
