import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.core.text import fold, words
from interpol_cli.core.when import parse_when
from interpol_cli.core.when_shape import can_be_date, must_be_date, spelled_number
from strategies import edtfs

DATA = Path(__file__).resolve().parents[1] / "data"
PHRASES = [
    row["phrase"]
    for language in ("en", "fr", "ar")
    for row in csv.DictReader(
        (DATA / f"phrases.{language}.tsv").read_text(encoding="utf-8").splitlines(),
        dialect="excel-tab",
        quoting=csv.QUOTE_NONE,
    )
    if not row["expected"].startswith("error:")
]
FACTS = {"ga-76", "ga-92", "ga-93", "term-2025-philippe"}


def date_of(event_id: str) -> Edtf | None:
    """Give a date to a few facts."""
    return parse("2024-11") if event_id in FACTS else None


def is_possible(text: str) -> bool:
    return can_be_date(text, words(fold(text)), date_of)


@pytest.mark.parametrize("phrase", PHRASES)
def test_what_is_read_as_a_date_can_be_one(phrase: str) -> None:
    assert is_possible(phrase)


@given(edtfs())
def test_edtf_can_be_a_date(edtf: Edtf) -> None:
    assert is_possible(str(edtf))


@pytest.mark.parametrize(
    "text", ["Mon, 04 Nov 2024 10:00:00 GMT", "2024-11-04T10:00:00Z", "after ga-92", "ga-76..ga-93", "GA-92"]
)
def test_time_stamps_and_ids_can_be_dates(text: str) -> None:
    parse_when(text, today=date(2026, 11, 22), event_date=date_of)
    assert is_possible(text)


@pytest.mark.parametrize("text", ["hello", "Mohamed Dkhissi", "ga-99", "92nd general assembly", "الدورة 93", "", "?"])
def test_other_text_cannot(text: str) -> None:
    assert not is_possible(text)


@pytest.mark.parametrize("text", ["2024-13-45", "31 February 2024", "٣١ فبراير", "May", "0000", "12.13.", "last year"])
def test_text_of_months_days_and_years_means_a_date(text: str) -> None:
    assert must_be_date(text, words(fold(text)))


@pytest.mark.parametrize("text", ["the", "first", "93", "of"])
def test_numbers_and_small_words_need_not(text: str) -> None:
    assert not must_be_date(text, words(fold(text)))


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("ninety-second general assembly", 92, ["general", "assembly"]),
        ("session seventeen", 17, ["session"]),
        ("quatre-vingt-douzième session", 92, ["session"]),
        ("Première assemblée", 1, ["assemblee"]),
        ("الدورة الثانية والتسعون للجمعية", 92, ["الدوره", "للجمعيه"]),
        ("الدورة الأولى", 1, ["الدوره"]),
    ],
)
def test_spelled_number_is_found(text: str, number: int, rest: list[str]) -> None:
    assert (number, rest) == spelled_number(words(fold(text)))


@pytest.mark.parametrize(
    "text", ["general assembly", "first and second assembly", "two of three", "ninety second third"]
)
def test_no_one_spelled_number(text: str) -> None:
    assert spelled_number(words(fold(text))) is None
