import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interpol_cli.core.date_words import in_words
from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.core.when import parse_when
from strategies import edtfs

LANGUAGES = ("en", "fr", "ar", "ar-MA")
STORE = Path(__file__).resolve().parents[2] / "data" / "events.json"

SAID = {
    # EDTF: English, French, Arabic, Arabic as in Morocco
    "1924": ("1924", "1924", "1924", "1924"),
    "0046": ("0046", "0046", "0046", "0046"),
    "1923-09": ("September 1923", "septembre 1923", "سبتمبر 1923", "شتنبر 1923"),
    "1924-04-01": ("1 April 1924", "1er avril 1924", "1 أبريل 1924", "1 أبريل 1924"),
    "1946-24": ("winter 1946", "hiver 1946", "شتاء 1946", "شتاء 1946"),
    "199X": ("1990s", "années 1990", "تسعينيات القرن العشرين", "تسعينيات القرن العشرين"),
    "190X": ("1900s", "années 1900", "عقد 1900", "عقد 1900"),
    "19XX": ("1900s (century)", "années 1900 (siècle)", "قرن 1900", "قرن 1900"),
    "1946-XX": ("some month in 1946", "un mois en 1946", "شهر ما في 1946", "شهر ما في 1946"),
    "1946-XX-XX": ("some day in 1946", "un jour en 1946", "يوم ما في 1946", "يوم ما في 1946"),
    "1946-05-XX": ("some day in May 1946", "un jour en mai 1946", "يوم ما في مايو 1946", "يوم ما في ماي 1946"),
    "1996~": ("about 1996", "vers 1996", "نحو 1996", "نحو 1996"),
    "1969-10?": ("October 1969?", "octobre 1969?", "أكتوبر 1969؟", "أكتوبر 1969؟"),
    "1969%": ("about 1969?", "vers 1969?", "نحو 1969؟", "نحو 1969؟"),
    "2024-11-04~": ("about 4 November 2024", "vers le 4 novembre 2024", "نحو 4 نوفمبر 2024", "نحو 4 نونبر 2024"),
    "2024-11-04/2024-11-07": (
        "4–7 November 2024",
        "4–7 novembre 2024",
        "من 4 إلى 7 نوفمبر 2024",
        "من 4 إلى 7 نونبر 2024",
    ),
    "2009-10-30/2009-11-02": (
        "30 October – 2 November 2009",
        "30 octobre – 2 novembre 2009",
        "من 30 أكتوبر إلى 2 نوفمبر 2009",
        "من 30 أكتوبر إلى 2 نونبر 2009",
    ),
    "1923-09-07/1932-08-19": (
        "7 September 1923 – 19 August 1932",
        "7 septembre 1923 – 19 août 1932",
        "من 7 سبتمبر 1923 إلى 19 أغسطس 1932",
        "من 7 شتنبر 1923 إلى 19 غشت 1932",
    ),
    "1985-10/1985-12": (
        "October – December 1985",
        "octobre – décembre 1985",
        "من أكتوبر إلى ديسمبر 1985",
        "من أكتوبر إلى دجنبر 1985",
    ),
    "1923/1932": ("1923–1932", "1923–1932", "من 1923 إلى 1932", "من 1923 إلى 1932"),
    "1923/1952~": ("1923 – about 1952", "1923 – vers 1952", "من 1923 إلى نحو 1952", "من 1923 إلى نحو 1952"),
    "2024-11-04?/2024-11-07": (
        "4 November 2024? – 7 November 2024",
        "4 novembre 2024? – 7 novembre 2024",
        "من 4 نوفمبر 2024؟ إلى 7 نوفمبر 2024",
        "من 4 نونبر 2024؟ إلى 7 نونبر 2024",
    ),
    "1963/196X": (
        "1963 – some year in the 1960s",
        "1963 – une des années 1960",
        "من 1963 إلى سنة ما في ستينيات القرن العشرين",
        "من 1963 إلى سنة ما في ستينيات القرن العشرين",
    ),
    "2025-11-27/..": (
        "since 27 November 2025",
        "depuis le 27 novembre 2025",
        "منذ 27 نوفمبر 2025",
        "منذ 27 نونبر 2025",
    ),
    "../1956": ("until 1956", "jusqu'en 1956", "حتى 1956", "حتى 1956"),
    "../1956-05-01": ("until 1 May 1956", "jusqu'au 1er mai 1956", "حتى 1 مايو 1956", "حتى 1 ماي 1956"),
    "../1990-22": ("until summer 1990", "jusqu'à l'été 1990", "حتى صيف 1990", "حتى صيف 1990"),
    "199X/..": (
        "since the 1990s",
        "depuis les années 1990",
        "منذ تسعينيات القرن العشرين",
        "منذ تسعينيات القرن العشرين",
    ),
    "1996~/..": ("since about 1996", "depuis environ 1996", "منذ نحو 1996", "منذ نحو 1996"),
    "../1996~": ("until about 1996", "jusque vers 1996", "حتى نحو 1996", "حتى نحو 1996"),
    "1963/": (
        "1963 – unknown",
        "1963 – date inconnue",
        "من 1963 إلى تاريخ غير معروف",
        "من 1963 إلى تاريخ غير معروف",
    ),
    "/1956": (
        "unknown – 1956",
        "date inconnue – 1956",
        "من تاريخ غير معروف إلى 1956",
        "من تاريخ غير معروف إلى 1956",
    ),
}


def read_back(words: str) -> Edtf:
    """Read what was said, as a person would type it."""
    return parse_when(words, today=date(2026, 11, 22)).edtf


@pytest.mark.parametrize("text", SAID)
def test_said_in_each_language(text: str) -> None:
    assert SAID[text] == tuple(in_words(parse(text), language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-11-04/2024-11-07", "4–7 November"),
        ("2009-10-30/2009-11-02", "30 October – 2 November"),
        ("1923-09", "September"),
        ("1969-10?", "October?"),
        ("1946-XX-XX", "some day"),
        ("2025-11-27/..", "since 27 November"),
        ("1924", "1924"),
        ("199X", "1990s"),
    ],
)
def test_year_is_left_out_under_its_heading(text: str, said: str) -> None:
    assert said == in_words(parse(text), "en", year=False)


def test_two_years_are_both_named_under_a_heading() -> None:
    """Without the first, "7 September – 19 August 1932" would lie in one year."""
    interval = parse("1923-09-07/1932-08-19")
    assert in_words(interval, "en") == in_words(interval, "en", year=False)


@example(parse("001X"), "ar")  # its year is a number from 1 to 10 too, as of the decades of a century
@example(parse("0001-XX/.."), "fr")  # "depuis un mois" alone counts from today
@given(edtfs(), st.sampled_from(LANGUAGES))
def test_whatever_is_said_reads_back(edtf: Edtf, language: str) -> None:
    """So no two dates are said in the same words."""
    assert edtf == read_back(in_words(edtf, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_date_of_the_store_reads_back(language: str) -> None:
    events = json.loads(STORE.read_text(encoding="utf-8"))["events"].values()
    texts = sorted({event["date"] for event in events})
    assert texts == [str(read_back(in_words(parse(text), language))) for text in texts]


@given(edtfs(), st.sampled_from(LANGUAGES), st.booleans())
def test_words_are_one_plain_line(edtf: Edtf, language: str, year: bool) -> None:
    said = in_words(edtf, language, year=year)
    assert said == " ".join(said.split())
    assert said.isprintable()
