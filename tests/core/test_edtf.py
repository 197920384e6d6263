import datetime
import re
from collections.abc import Callable

import edtf as oracle
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from interpol_cli.core import edtf
from interpol_cli.core.edtf import OPEN_END, OPEN_START, DateBounds, EdtfPoint, Precision, parse, sort_key
from interpol_cli.errors import DateSyntaxError, PeriodOrderError
from strategies import date_bounds, edtf_texts, points


def days(text: str) -> tuple[str, str, str, str]:
    """Give the four bounds of a date as text, so that a table of them can be read."""
    bounds = parse(text).bounds
    s0, s1, e0, e1 = (day_text(day) for day in (bounds.s0, bounds.s1, bounds.e0, bounds.e1))
    return (s0, s1, e0, e1)


def day_text(day: int) -> str:
    return {OPEN_START: "-", OPEN_END: "+"}.get(day) or datetime.date.fromordinal(day).isoformat()


def spread(first: str, last: str) -> tuple[str, str, str, str]:
    return (first, last, first, last)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024-11-04", "2024-11-04", "2024-11-04", Precision.DAY),
        ("2024-02-29", "2024-02-29", "2024-02-29", Precision.DAY),
        ("1923-09", "1923-09-01", "1923-09-30", Precision.MONTH),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("1900-02", "1900-02-01", "1900-02-28", Precision.MONTH),
        ("1923-12", "1923-12-01", "1923-12-31", Precision.MONTH),
        ("1924", "1924-01-01", "1924-12-31", Precision.YEAR),
        ("0001", "0001-01-01", "0001-12-31", Precision.YEAR),
        ("9999", "9999-01-01", "9999-12-31", Precision.YEAR),
        ("1946-21", "1946-03-01", "1946-05-31", Precision.SEASON),
        ("1946-22", "1946-06-01", "1946-08-31", Precision.SEASON),
        ("1946-23", "1946-09-01", "1946-11-30", Precision.SEASON),
        ("1946-24", "1946-12-01", "1947-02-28", Precision.SEASON),
        ("1947-24", "1947-12-01", "1948-02-29", Precision.SEASON),
        ("194X", "1940-01-01", "1949-12-31", Precision.DECADE),
        ("19XX", "1900-01-01", "1999-12-31", Precision.CENTURY),
        ("1946-XX", "1946-01-01", "1946-12-31", Precision.YEAR),
        ("1946-XX-XX", "1946-01-01", "1946-12-31", Precision.YEAR),
        ("1946-05-XX", "1946-05-01", "1946-05-31", Precision.MONTH),
    ],
)
def test_date_without_interval_allows_any_days_in_its_span(
    text: str, first: str, last: str, precision: Precision
) -> None:
    date = parse(text)
    assert days(text) == spread(first, last)
    assert date.precision is precision
    assert not date.is_interval
    assert date.start is date.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-11-04/2024-11-07", ("2024-11-04", "2024-11-04", "2024-11-07", "2024-11-07")),
        ("1923-09/1924", ("1923-09-01", "1923-09-30", "1924-01-01", "1924-12-31")),
        ("1963/196X", ("1963-01-01", "1963-12-31", "1963-01-01", "1969-12-31")),
        ("196X/1963", ("1960-01-01", "1963-12-31", "1963-01-01", "1963-12-31")),
        ("1924/1924", ("1924-01-01", "1924-12-31", "1924-01-01", "1924-12-31")),
        ("1924/1924-06", ("1924-01-01", "1924-06-30", "1924-06-01", "1924-06-30")),
        ("1924-06/1924", ("1924-06-01", "1924-06-30", "1924-06-01", "1924-12-31")),
        ("1963/", ("1963-01-01", "1963-12-31", "1963-01-01", "+")),
        ("2024/..", ("2024-01-01", "2024-12-31", "+", "+")),
        ("/1956", ("-", "1956-12-31", "1956-01-01", "1956-12-31")),
        ("../1956", ("-", "-", "1956-01-01", "1956-12-31")),
        ("1924~/1930", ("1923-01-01", "1925-12-31", "1930-01-01", "1930-12-31")),
        ("1924/1930%", ("1924-01-01", "1924-12-31", "1929-01-01", "1931-12-31")),
        ("1924~/1923", ("1923-01-01", "1923-12-31", "1923-01-01", "1923-12-31")),
        ("1923?/1924", ("1923-01-01", "1923-12-31", "1924-01-01", "1924-12-31")),
    ],
)
def test_interval_starts_in_its_first_date_and_ends_in_its_second(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert days(text) == expected
    assert parse(text).is_interval


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-11-04~", "2024-11-03", "2024-11-05"),
        ("2024-01-01%", "2023-12-31", "2024-01-02"),
        ("1923-09~", "1923-08-01", "1923-10-31"),
        ("1924-01~", "1923-12-01", "1924-02-29"),
        ("1946-24~", "1946-09-01", "1947-05-31"),
        ("1924~", "1923-01-01", "1925-12-31"),
        ("1924-XX~", "1923-01-01", "1925-12-31"),
        ("1924%", "1923-01-01", "1925-12-31"),
        ("194X~", "1930-01-01", "1959-12-31"),
        ("19XX~", "1800-01-01", "2099-12-31"),
        ("1924?", "1924-01-01", "1924-12-31"),
    ],
)
def test_approximate_date_is_wider_by_one_unit_of_its_precision(text: str, first: str, last: str) -> None:
    assert days(text) == spread(first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("0001~", "0001-01-01", "0002-12-31"),
        ("0001-01-01~", "0001-01-01", "0001-01-02"),
        ("0001-01~", "0001-01-01", "0001-02-28"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("00XX~", "0001-01-01", "0199-12-31"),
        ("9999~", "9998-01-01", "9999-12-31"),
        ("9999-12-31%", "9999-12-30", "9999-12-31"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("99XX~", "9800-01-01", "9999-12-31"),
    ],
)
def test_bounds_stay_within_the_years_0001_to_9999(text: str, first: str, last: str) -> None:
    assert days(text) == spread(first, last)


@pytest.mark.parametrize(
    ("text", "is_approximate", "is_uncertain"),
    [
        ("1924", False, False),
        ("1924?", False, True),
        ("1924~", True, False),
        ("1924%", True, True),
        ("1924?/1930", False, True),
        ("1924/1930~", True, False),
        ("1924~/1930?", True, True),
        ("1930%/..", True, True),
        ("../1930", False, False),
    ],
)
def test_doubt_about_either_end_is_doubt_about_the_date(text: str, is_approximate: bool, is_uncertain: bool) -> None:
    assert (parse(text).is_approximate, parse(text).is_uncertain) == (is_approximate, is_uncertain)


def test_precision_of_an_interval_is_that_of_its_coarser_end() -> None:
    assert parse("1923-09-07/1924").precision is Precision.YEAR
    assert parse("1963/196X").precision is Precision.DECADE
    assert parse("2025-11-27/..").precision is Precision.DAY


def test_labels_of_precision_are_the_words_of_the_output() -> None:
    assert [one.label for one in Precision] == ["day", "month", "season", "year", "decade", "century"]


@pytest.mark.parametrize(
    ("text", "is_start_open", "is_end_open"),
    [("../1956", True, False), ("/1956", False, False), ("1956/..", False, True), ("1956/", False, False)],
)
def test_open_end_is_told_from_an_unknown_one(text: str, is_start_open: bool, is_end_open: bool) -> None:
    date = parse(text)
    assert (date.is_start_open, date.is_end_open) == (is_start_open, is_end_open)
    assert None in (date.start, date.end)


def test_earliest_and_latest_are_days_or_none() -> None:
    assert parse("1923-09~").earliest == datetime.date(1923, 8, 1)
    assert parse("1923-09~").latest == datetime.date(1923, 10, 31)
    assert (parse("/1956").earliest, parse("../1956").earliest) == (None, None)
    assert (parse("1956/").latest, parse("1956/..").latest) == (None, None)


def test_first_and_last_of_a_point_leave_its_qualifier_out() -> None:
    point = parse("1924~").start
    assert point is not None
    assert (day_text(point.first), day_text(point.last)) == ("1924-01-01", "1924-12-31")


def test_dates_are_equal_when_their_texts_are() -> None:
    date = parse("1924")
    parse.cache_clear()
    assert date == parse("1924")
    assert hash(date) == hash(parse("1924"))
    assert parse("1946") != parse("1946-XX")


def test_order_counts_a_start_that_nobody_knows_as_its_latest_day() -> None:
    texts = ["1924-05", "/1923", "1923-09-03/1923-09-07", "1923-09-03", "1923", "1914", "../1920"]
    assert sorted(texts, key=lambda text: sort_key(parse(text).bounds)) == [
        "../1920",
        "1914",
        "1923",
        "1923-09-03",
        "1923-09-03/1923-09-07",
        "/1923",
        "1924-05",
    ]


REFUSED = [
    ("", 0, "it is empty"),
    (" 1946", 0, "no spaces"),
    ("1946\n", 4, "no spaces"),
    ("1946 / 1956", 4, "no spaces"),
    ("١٩٤٦", 0, "digits as 0 to 9"),
    ("1946-0٥", 6, "digits as 0 to 9"),
    ("1946–1956", 4, "write - inside a date and / between"),
    ("2024/open", 5, "write .. for an end that is open"),
    ("..", 0, "an open end needs its other end"),
    ("1946..1956", 4, "write / between two dates"),
    ("1946/...", 5, "write / between two dates"),
    ("[1946,1947]", 0, "level 2 sets"),
    ("-0044", 0, "years run from 0001 to 9999"),
    ("Y12346", 0, "years run from 0001 to 9999"),
    ("0000", 0, "no year 0"),
    ("1946/0000-05", 5, "no year 0"),
    ("1923-09-03T10:00", 10, "leave the time of day out"),
    ("1923-09-03T10:00/1924", 10, "leave the time of day out"),
    ("194x", 3, "write X for a digit"),
    ("194u", 3, "write X for a digit"),
    ("1960s", 4, "write a decade as 196X"),
    ("19230903", 4, "write - between year, month and day"),
    ("192309", 4, "write - between year, month and day"),
    ("19461", 4, "a year has four digits, from"),
    ("46", 0, "a year has four digits; write every date in full"),
    ("1923-09-03/07", 11, "a year has four digits; write every date in full"),
    ("XXXX", 0, "a date without a year says nothing"),
    ("XXXX-05", 0, "a date without a year says nothing"),
    ("1XXX", 1, "two digits of a year may be X at most"),
    ("X946", 0, "two digits of a year may be X at most"),
    ("19X6", 2, "X stands for the last digits of a year only"),
    ("194X-05", 4, "a year with X has no month"),
    ("19XX-XX", 4, "a year with X has no month"),
    ("1946?~", 4, "write one qualifier"),
    ("1946?-05", 4, "a qualifier stands at the end"),
    ("?1946", 0, "a qualifier stands at the end"),
    ("~", 0, "a qualifier stands at the end of the date, as 1946~"),
    ("1946-1956", 4, "write / between two dates"),
    ("1946-XX-05", 8, "a day needs its month"),
    ("1946-0X", 5, "write both digits"),
    ("1946-05-2X", 8, "write both digits"),
    ("1946-05-X1", 8, "write both digits"),
    ("1946-X", 5, "write both digits"),
    ("1923-9-3", 5, "with two digits"),
    ("1923-09-3", 8, "with two digits"),
    ("1946-13", 5, "months run from 01 to 12, seasons from 21"),
    ("1946-00", 5, "months run from 01 to 12"),
    ("1946-25", 5, "seasons from 21 (spring) to 24 (winter)"),
    ("1946-21-03", 7, "a season has no day"),
    ("1946-05-00", 8, "days run from 01 to 31"),
    ("1946-05-32", 8, "days run from 01 to 31"),
    ("1946-05-031", 10, "nothing but a qualifier follows the day"),
    ("1946-05-03-01", 10, "nothing but a qualifier follows the day"),
    ("1923-02-30", 8, "1923-02 has 28 days; write 1923-02-28"),
    ("1923-02-29~", 8, "1923-02 has 28 days"),
    ("1900-02-29", 8, "1900-02 has 28 days"),
    ("1922/1923-09-31?", 13, "1923-09 has 30 days; write 1923-09-30"),
    ("/", 0, "neither end is given"),
    ("../..", 0, "neither end is given"),
    ("/..", 0, "neither end is given"),
    ("../", 0, "neither end is given"),
    ("03/09/1923", 0, "a year has four digits"),
    ("1923/1924/1925", 9, "one / divides two dates"),
    ("foo", 0, "write a date as 1946"),
    ("1946-", 4, "write a date as 1946"),
    ("1946-May", 4, "write a date as 1946"),
    ("1946!", 4, "write a date as 1946"),
]


@pytest.mark.parametrize(("text", "position", "why"), REFUSED)
def test_refused_text_is_shown_its_place_and_what_to_write(text: str, position: int, why: str) -> None:
    with pytest.raises(DateSyntaxError) as caught:
        parse(text)
    assert (caught.value.text, caught.value.position) == (text, position)
    assert why in caught.value.why
    assert caught.value.exit_code == 2


def test_every_reason_for_a_refusal_is_reached() -> None:
    given_reasons = set()
    for text, _, _ in REFUSED:
        with pytest.raises(DateSyntaxError) as caught:
            parse(text)
        given_reasons.add(caught.value.why)
    assert {why for _, why in edtf._MISTAKES} <= given_reasons


@pytest.mark.parametrize("text", ["1956/1923", "1923-11/1923-09", "195X/194X", "1956~/1954", "2024-11-07/2024-11-04"])
def test_interval_that_ends_before_it_begins_is_refused(text: str) -> None:
    begin, end = text.split("/")
    with pytest.raises(PeriodOrderError) as caught:
        parse(text)
    assert (caught.value.text, caught.value.first, caught.value.last) == (text, begin, end)


@given(edtf_texts())
def test_parsed_date_prints_as_it_was_written(text: str) -> None:
    parsed = parse(text)
    assert str(parsed) == text
    if parsed.is_interval:
        start = str(parsed.start) if parsed.start else ".." if parsed.is_start_open else ""
        end = str(parsed.end) if parsed.end else ".." if parsed.is_end_open else ""
        assert f"{start}/{end}" == text
    else:
        assert str(parsed.start) == text


@given(edtf_texts())
def test_bounds_are_normalised(text: str) -> None:
    bounds = parse(text).bounds
    assert OPEN_START <= bounds.s0 <= bounds.s1 <= bounds.e1 <= OPEN_END
    assert bounds.s0 <= bounds.e0 <= bounds.e1


@given(date_bounds())
def test_drawn_bounds_are_normalised(bounds: DateBounds) -> None:
    assert bounds.s0 <= bounds.s1 <= bounds.e1
    assert bounds.s0 <= bounds.e0 <= bounds.e1


@given(points(qualifiers=("",)))
def test_only_approximation_moves_the_bounds(point: EdtfPoint) -> None:
    exact = parse(str(point)).bounds
    assert parse(f"{point}?").bounds == exact
    wide = parse(f"{point}~").bounds
    assert parse(f"{point}%").bounds == wide
    assert wide.s0 <= exact.s0 <= exact.e1 <= wide.e1
    assert wide.s0 < exact.s0 or exact.s0 == OPEN_START + 1
    assert wide.e1 > exact.e1 or exact.e1 == OPEN_END - 1


CENTURY_OF_DAYS = [datetime.date(1900, 1, 1) + datetime.timedelta(days) for days in range(36_524)]
CENTURY_TEXT = "\n".join(day.isoformat() for day in CENTURY_OF_DAYS)


@settings(deadline=None)
@given(points(qualifiers=("",), years=(1900, 1999)))
@example(EdtfPoint("19XX"))
def test_point_spans_the_days_that_begin_like_it(point: EdtfPoint) -> None:
    """Against all days of a century written out: an X is any digit, and what is not given is anything."""
    assume(point.precision is not Precision.SEASON)
    named = re.findall(f"^{str(point).replace('X', '[0-9]')}.*$", CENTURY_TEXT, re.MULTILINE)
    assert (day_text(point.first), day_text(point.last)) == (named[0], named[-1])


LIKE_DATES = st.from_regex("[0-9]{2}[0-9X]{2}(-[0-3X][0-9X]){0,2}[?~%]?", fullmatch=True)
LIKE_INTERVALS = st.tuples(*[LIKE_DATES | st.sampled_from(("", ".."))] * 2).map("/".join)


@given(st.text(max_size=12) | st.text("0123456789-/.X?~%T", max_size=21) | LIKE_DATES | LIKE_INTERVALS)
def test_any_text_is_a_date_or_refused_at_a_place_in_it(text: str) -> None:
    error = None
    try:
        assert str(parse(text)) == text
    except (DateSyntaxError, PeriodOrderError) as refusal:
        error = refusal
    assert error is None or error.text == text
    assert not isinstance(error, DateSyntaxError) or 0 <= error.position <= len(text)


def has_unspecified_end(text: str) -> bool:
    return "/" in text and "X" in text


def has_winter(text: str) -> bool:
    return re.search("-24[?~%]?(/|$)", text) is not None


KNOWN_ERRORS: list[tuple[str, Callable[[str], bool], str]] = [
    ("1963-XX/1964?", has_unspecified_end, "unspecified digits at an end of an interval, refused or a TypeError"),
    ("1946-24", has_winter, "winter ends on 31 December instead of in February"),
    (
        "1946-21?",
        lambda text: re.fullmatch("[0-9]{4}-2[1-4][?~%]", text) is not None,
        "a season with a qualifier, refused",
    ),
    ("1963/", lambda text: text.endswith("/"), "an unknown end is taken for ten years later"),
    ("/1956", lambda text: text.startswith("/"), "an unknown start is taken for ten years earlier"),
    ("000X", lambda text: re.match("00(0X|XX)", text) is not None, "a year 0, which we do not have"),
]


def our_extent(text: str) -> tuple[str, str]:
    date = parse(text)
    return (
        day_text(date.start.first if date.start else OPEN_START),
        day_text(date.end.last if date.end else OPEN_END),
    )


def oracle_extent(text: str) -> tuple[str, str] | None:
    """Give the first and last day that the library reads; None where it refuses or breaks."""
    try:
        parsed = oracle.parse_edtf(text)
        first, last = parsed.lower_strict(), parsed.upper_strict()
    except (oracle.EDTFParseException, TypeError, AttributeError):
        return None
    return oracle_day(first), oracle_day(last)


def oracle_day(day: object) -> str:
    if isinstance(day, float):
        return "-" if day < 0 else "+"
    assert isinstance(day, tuple)
    return "{:04}-{:02}-{:02}".format(*day[:3])


@settings(deadline=None)
@given(edtf_texts())
def test_extent_agrees_with_the_library(text: str) -> None:
    assume(not any(is_known(text) for _, is_known, _ in KNOWN_ERRORS))
    assert our_extent(text) == oracle_extent(text)


@pytest.mark.parametrize(("text", "is_known", "why"), KNOWN_ERRORS)
def test_known_error_of_the_library_is_still_there(text: str, is_known: Callable[[str], bool], why: str) -> None:
    """When this fails the library has mended it: take the row out."""
    assert is_known(text)
    assert our_extent(text) != oracle_extent(text), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1923-02-29", "a day that the month does not have"),
        ("1956/1923", "an interval that ends before it begins"),
        ("0000", "a year 0"),
        ("../..", "an interval without a date"),
        ("XXXX", "a year of which nothing is known"),
        ("19XX-05", "level 2: unspecified digits anywhere"),
        ("1946-25", "level 2: seasons beyond 24"),
        ("1946?-05", "level 2: a qualifier inside a date"),
        ("1923-09-03T10:00:00", "a time of day"),
        ("-0044", "a year before 1"),
    ],
)
def test_library_reads_what_we_refuse(text: str, why: str) -> None:
    """So the oracle says nothing about these; `REFUSED` does."""
    assert oracle_extent(text) is not None, why
    with pytest.raises((DateSyntaxError, PeriodOrderError)):
        parse(text)


@settings(deadline=None)
@given(LIKE_DATES | LIKE_INTERVALS)
def test_what_the_library_refuses_we_refuse(text: str) -> None:
    try:
        parse(text)
    except (DateSyntaxError, PeriodOrderError):
        return
    assert oracle_extent(text) is not None or any(is_known(text) for _, is_known, _ in KNOWN_ERRORS)
