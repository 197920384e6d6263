from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.core.edtf import OPEN_END, OPEN_START, Edtf
from interpol_cli.core.period import Period
from interpol_cli.core.when import LONGEST_TEXT, Order, parse_when
from interpol_cli.core.when_words import LEXICON
from interpol_cli.errors import (
    AmbiguousDateError,
    DateSyntaxError,
    InterpolError,
    PeriodOrderError,
    UnknownIdInPeriodError,
)
from phrases import PHRASES, TODAY, Phrase, read
from strategies import edtfs


def meant(text: str, order: Order | None = None) -> str:
    """Give the EDTF that a phrase is read as."""
    return str(read(text, order=order).edtf)


@pytest.mark.parametrize("phrase", PHRASES, ids=[f"{one.language}: {one.text}" for one in PHRASES])
def test_phrase_is_read(phrase: Phrase) -> None:
    try:
        found = str(read(phrase.text, phrase.today).edtf)
    except InterpolError as error:
        found = f"error:{type(error).__name__}"
    assert phrase.expected == found


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_each_language_has_150_phrases(language: str) -> None:
    assert sum(language == phrase.language for phrase in PHRASES) >= 150


@given(edtfs())
def test_edtf_is_read_as_itself(edtf: Edtf) -> None:
    reading = parse_when(str(edtf), today=TODAY)
    assert (edtf, Period.of(edtf.bounds)) == (reading.edtf, reading.period)


def test_ways_to_ask_for_the_same_days() -> None:
    expected = read("between ga-92 and ga-93").period
    for phrase in ("ga-92..ga-93", "entre ga-92 et ga-93", "بين ga-92 وga-93", "since ga-92 until ga-93"):
        assert expected == read(phrase).period
    since, until = read("since ga-92").period, read("until ga-93").period
    assert expected == Period(since.first, until.last)


def test_open_sides_have_no_day() -> None:
    assert read("since 2000").period.last == OPEN_END
    assert read("..1956").period.first == OPEN_START
    assert read("/1956").period.first == OPEN_START


def test_each_piece_says_what_it_was_taken_for() -> None:
    assert read("the 4th of نونبر 2024?").taken == (
        ("4th", "the day 4"),
        ("نونبر", "November"),
        ("2024", "the year 2024"),
        ("?", "uncertain (?)"),
    )
    assert read("after ga-92").taken == (
        ("after", "from the day after"),
        ("ga-92", "the date of a fact, 2024-11-04/2024-11-07"),
    )
    assert read("قبل عشر سنوات").taken == (("قبل عشر سنوات", "2016, 10 years before 2026-11-22"),)
    assert read("1946..").taken == (("1946", "EDTF"),)
    assert read("18th to 19th century").taken[0] == ("18th", "the years 1701 to 1800")


@pytest.mark.parametrize(
    ("phrase", "others"),
    [
        ("1900s", ("19XX",)),
        ("1910s", ()),
        ("19th century", ("18XX",)),
        ("early 1900s", ("1900/1932",)),
        ("winter 1946", ("1945-24",)),
        ("about winter 1946", ("1945-24~",)),
        ("10 years ago", ("2016-11-22",)),
        ("منذ عشر سنوات", ("2016",)),
        ("since 10 years ago", ()),
        ("1946", ()),
    ],
)
def test_other_readings_are_named(phrase: str, others: tuple[str, ...]) -> None:
    assert others == read(phrase).alternatives


def test_order_decides_between_day_and_month() -> None:
    assert meant("03/09/1923", "dmy") == "1923-09-03"
    assert meant("03/09/1923", "mdy") == "1923-03-09"
    assert meant("٠٣/٠٩/١٩٢٣", "dmy") == "1923-09-03"
    with pytest.raises(DateSyntaxError, match="no such day in the order mdy"):
        read("25/12/1923", order="mdy")


def test_ambiguous_day_and_month_show_both_readings() -> None:
    with pytest.raises(AmbiguousDateError) as caught:
        read("since 03/09/1923")
    assert caught.value.readings == ("3 September 1923 (1923-09-03)", "9 March 1923 (1923-03-09)")
    assert caught.value.text == "03/09/1923"


@pytest.mark.parametrize(
    ("phrase", "piece", "why"),
    [
        ("4 Novmber 2024", "Novmber", "did you mean November?"),
        ("since 4 nofember 2024", "nofember", "did you mean November?"),
        ("le 4 fevriet 2024", "fevriet", "did you mean février?"),
        ("4 نفمبر 2024", "نفمبر", "did you mean نوفمبر?"),
        ("4 November 2024 at noon", "noon", "'noon' is not known"),
        ("4 November", "4 November", "the year is missing"),
        ("from 4 November to 7 December", "4 November to 7 December", "the year is missing"),
        ("4 Nov 24", "24", "a year has four digits"),
        ("1914–18", "18", "a year has four digits"),
        ("Tuesday 4 November 2024", "Tuesday", "4 November 2024 is a Monday"),
        ("الثلاثاء 4 نونبر 2024", "الثلاثاء", "4 November 2024 is a Monday"),
        ("1946 1956", "1956", "does not fit here"),
        ("between 1946", "", "the second date of the range is missing"),
        ("since", "", "a date is missing at the end"),
        ("", "", "it is empty"),
        ("30 February 1946", "30 February 1946", "1946-02 has 28 days"),
        ("1923-13", "13", "months run from 01 to 12"),
        ("ربيع الأول 1446", "ربيع الأول 1446", "Islamic calendar"),
        ("les années 90", "90", "write it as 1990s"),
        ("1946 #", "#", "has no place in a date"),
        ("last November", "last November", "'last' goes with a week"),
        ("after term-2025-philippe", "term-2025-philippe", "no day after it"),
    ],
)
def test_error_stands_at_the_piece_that_is_wrong(phrase: str, piece: str, why: str) -> None:
    with pytest.raises(DateSyntaxError) as caught:
        read(phrase)
    assert phrase[caught.value.position :].startswith(piece)
    assert why in caught.value.why
    assert caught.value.text == phrase


def test_error_knows_a_remedy() -> None:
    for phrase, hint in (("1914-18", "for years, write 1914..1918"), ("ga 92", "write ga-92")):
        with pytest.raises(DateSyntaxError) as caught:
            read(phrase)
        assert hint == caught.value.hint


def test_unknown_fact_in_a_period_is_named() -> None:
    with pytest.raises(UnknownIdInPeriodError) as caught:
        read("between ga-92 and ga-999")
    assert (caught.value.text, caught.value.event_id) == ("between ga-92 and ga-999", "ga-999")
    with pytest.raises(UnknownIdInPeriodError):
        parse_when("ga-92", today=TODAY)


def test_period_that_ends_before_it_begins_names_both_ends() -> None:
    for phrase in ("1956..1946", "from 1956 to 1946", "ga-93..ga-92"):
        with pytest.raises(PeriodOrderError) as caught:
            read(phrase)
        assert caught.value.text == phrase


def test_long_text_is_refused() -> None:
    with pytest.raises(DateSyntaxError, match="at most 200 characters"):
        read("1946 " * LONGEST_TEXT)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    check_read_or_refused(text)


@given(st.lists(st.sampled_from([*LEXICON, "1946", "2024", "4", "1930s", "Q3", "-", "..", "?", "ga-92"]), max_size=6))
def test_any_words_are_read_or_refused(pieces: list[str]) -> None:
    check_read_or_refused(" ".join(pieces))


def check_read_or_refused(text: str) -> None:
    """Hold that nothing but our own errors comes out, and that they point into the text."""
    try:
        reading = read(text)
    except InterpolError as error:
        position = error.position if isinstance(error, DateSyntaxError) else 0
    else:
        position = 0
        assert Period.of(reading.edtf.bounds) == reading.period
    assert 0 <= position <= len(text)


def test_nothing_but_relative_words_depends_on_today() -> None:
    """`today` fills no gap: the same phrases are refused on any day."""
    for phrase in ("4 November", "November", "12", "the 4th", "spring", "Q3", "the nineties"):
        for today in (date(1, 1, 1), date(1999, 11, 4), date(9999, 12, 31)):
            with pytest.raises(DateSyntaxError):
                read(phrase, today)


@pytest.mark.parametrize("phrase", ["10 years ago", "last year", "yesterday", "last week", "قبل يومين"])
def test_before_the_first_day_there_is_nothing(phrase: str) -> None:
    with pytest.raises(DateSyntaxError, match="years run from 0001 to 9999"):
        read(phrase, date(1, 1, 1))
