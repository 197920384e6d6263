"""Read dates as the sources give them: EDTF level 1 (ISO 8601-2:2019, annex A), and the days that each one allows.

Conventions: a day is an ordinal of the proleptic Gregorian calendar (`datetime.date.toordinal`); both ends are
inclusive; years run from 0001 to 9999, and what a date allows beyond them is cut off. From level 2 only unspecified
digits at an end of an interval are read (`1963/196X`). Seasons are the meteorological ones of the north: winter 1946-24
is December 1946 to February 1947. Digits are 0 to 9, nothing is normalised: `str(parse(text)) == text`.
"""

import re
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from interpol_cli.errors import DateSyntaxError, PeriodOrderError

OPEN_START = 0
"""The day before every day: where an open or unknown start may lie."""

OPEN_END = date.max.toordinal() + 1
"""The day after every day: where an open or unknown end may lie."""


class Precision(IntEnum):
    """How much of a date is given; coarser is greater."""

    DAY = 1
    MONTH = 2
    SEASON = 3
    YEAR = 4
    DECADE = 5
    CENTURY = 6

    @property
    def label(self) -> str:
        """The word for it in every output."""
        return self.name.lower()


_UNIT_MONTHS = (0, 0, 1, 3, 12, 120, 1200)
"""How many months a unit of each `Precision` has; by place, since hashing an enum member is slow."""


class DateBounds(NamedTuple):
    """The days on which a fact may have started (`s0` to `s1`) and ended (`e0` to `e1`).

    Always s0 <= s1 <= e1 and s0 <= e0 <= e1: every start has an end that fits it, every end a start.
    """

    s0: int
    s1: int
    e0: int
    e1: int


class EdtfPoint(NamedTuple):
    """One calendar expression: a whole date, or one end of an interval.

    `year` is four characters ('1946', '194X', '19XX'); `month` is '01' to '12', a season '21' to '24', 'XX' or None;
    `day` is '01' to '31', 'XX' or None; `qualifier` is '', '?', '~' or '%'.
    """

    year: str
    month: str | None = None
    day: str | None = None
    qualifier: str = ""

    @property
    def precision(self) -> Precision:
        """How much is given: 'XX' gives nothing, so 1946-05-XX is a month."""
        if self.year[3] == "X":
            return Precision.CENTURY if self.year[2] == "X" else Precision.DECADE
        if self.month is None or self.month == "XX":
            return Precision.YEAR
        if self.month > "12":
            return Precision.SEASON
        return Precision.MONTH if self.day is None or self.day == "XX" else Precision.DAY

    @property
    def first(self) -> int:
        """The first day it names, whatever its qualifier."""
        return _days(self, margin=0)[0]

    @property
    def last(self) -> int:
        """The last day it names, whatever its qualifier."""
        return _days(self, margin=0)[1]

    @property
    def is_approximate(self) -> bool:
        """Does the source say "about"?"""
        return self.qualifier in ("~", "%")

    @property
    def is_uncertain(self) -> bool:
        """Does the source doubt it?"""
        return self.qualifier in ("?", "%")

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.qualifier


class Edtf(NamedTuple):
    """A date as its source gives it.

    A date that is no interval has the same point as `start` and `end`. An end of an interval without a point is open
    (`..`: `is_start_open`, `is_end_open`) or unknown. Made by `parse` only, which keeps the fields in step.
    """

    text: str
    start: EdtfPoint | None
    end: EdtfPoint | None
    is_interval: bool
    is_start_open: bool
    is_end_open: bool
    bounds: DateBounds
    precision: Precision
    is_approximate: bool
    is_uncertain: bool

    @property
    def earliest(self) -> date | None:
        """The first day it can have started on; None where the start is open or unknown."""
        return None if self.bounds.s0 == OPEN_START else date.fromordinal(self.bounds.s0)

    @property
    def latest(self) -> date | None:
        """The last day it can have ended on; None where the end is open or unknown."""
        return None if self.bounds.e1 == OPEN_END else date.fromordinal(self.bounds.e1)

    def __str__(self) -> str:
        return self.text


# 4096: the curated store has some 500 texts, and a batch of look-ups may bring any number
@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Read an EDTF level 1 date or interval.

    An interval whose ends overlap is read as far as it makes sense: `1963-05/196X` ends in May 1963 at the earliest.

    Args:
        text: EDTF as it stands in a store: no spaces, Western digits.

    Returns:
        The date with the days that it allows; its text is `text`.

    Raises:
        DateSyntaxError: `text` is no EDTF level 1 date; the position is that of the first wrong character.
        PeriodOrderError: an interval that cannot but end before it begins.

    Source: ISO 8601-2:2019, annex A, levels 0 and 1.

    >>> str(parse("1923-09~").earliest), str(parse("1923-09/..").latest)
    ('1923-08-01', 'None')
    """
    begin, slash, finish = text.partition("/")
    if not slash:
        return _single(text)
    start = _end_point(text, begin, 0)
    end = _end_point(text, finish, len(begin) + 1)
    coarser = max((one for one in (start, end) if one), key=_precision_of, default=None)
    if coarser is None:
        raise DateSyntaxError(text, 0, "neither end is given; write a date on one side at least, as 1946/..")
    qualifiers = (start.point.qualifier if start else "") + (end.point.qualifier if end else "")
    is_start_open, is_end_open = begin == "..", finish == ".."
    return Edtf(
        text,
        start.point if start else None,
        end.point if end else None,
        is_interval=True,
        is_start_open=is_start_open,
        is_end_open=is_end_open,
        bounds=_interval_bounds(text, start, end, is_start_open=is_start_open, is_end_open=is_end_open),
        precision=coarser.precision,
        is_approximate="~" in qualifiers or "%" in qualifiers,
        is_uncertain="?" in qualifiers or "%" in qualifiers,
    )


def sort_key(bounds: DateBounds) -> tuple[int, int, int]:
    """Give the place of a date in time: its earliest start, latest start, latest end.

    Args:
        bounds: The days that the date allows.

    Returns:
        Ordinals; a start that is open or unknown counts as its latest day.
    """
    return (bounds.s0 if bounds.s0 != OPEN_START else bounds.s1, bounds.s1, bounds.e1)


class _Span(NamedTuple):
    """A calendar expression with its first and last day, widened where it is approximate, and its precision."""

    point: EdtfPoint
    first: int
    last: int
    precision: Precision


def _precision_of(span: _Span) -> Precision:
    return span.precision


@lru_cache(maxsize=4096)
def _span(piece: str) -> _Span | None:
    """Read one calendar expression; None where it is none."""
    if len(piece) == 10 and piece[4] == piece[7] == "-":  # an exact day, as most are: a fifth of the time
        try:
            day = date.fromisoformat(piece).toordinal()
        except ValueError:
            return _read_span(piece)
        return _Span(EdtfPoint(piece[:4], piece[5:7], piece[8:]), day, day, Precision.DAY)
    return _read_span(piece)


def _read_span(piece: str) -> _Span | None:
    point = _point(piece)
    if point is None:
        return None
    return _Span(point, *_days(point, margin=1 if point.is_approximate else 0), point.precision)


def _single(text: str) -> Edtf:
    span = _span(text)
    if span is None:
        raise _refusal(text, text, 0)
    return Edtf(
        text,
        span.point,
        span.point,
        is_interval=False,
        is_start_open=False,
        is_end_open=False,
        bounds=DateBounds(span.first, span.last, span.first, span.last),
        precision=span.precision,
        is_approximate=span.point.is_approximate,
        is_uncertain=span.point.is_uncertain,
    )


def _end_point(text: str, piece: str, offset: int) -> _Span | None:
    """Read one end of an interval; None where it is open or unknown."""
    if piece in ("", ".."):
        return None
    span = _span(piece)
    if span is None:
        raise _refusal(text, piece, offset)
    return span


def _interval_bounds(
    text: str, start: _Span | None, end: _Span | None, *, is_start_open: bool, is_end_open: bool
) -> DateBounds:
    if start is not None:
        s0, s1 = start.first, start.last
    else:
        s0, s1 = OPEN_START, OPEN_START if is_start_open else OPEN_END
    if end is not None:
        e0, e1 = end.first, end.last
    else:
        e0, e1 = OPEN_END if is_end_open else OPEN_START, OPEN_END
    if e1 < s0:
        raise PeriodOrderError(text, str(start.point if start else ""), str(end.point if end else ""))
    return DateBounds(s0, min(s1, e1), max(e0, s0), e1)


def _days(point: EdtfPoint, *, margin: int) -> tuple[int, int]:
    """Give the first and last day of a point, widened on both sides by `margin` units of its precision."""
    precision = point.precision
    if precision == Precision.DAY:
        day = date(int(point.year), int(point.month or 0), int(point.day or 0)).toordinal()
        return max(day - margin, OPEN_START + 1), min(day + margin, OPEN_END - 1)
    unit = _UNIT_MONTHS[precision]
    index = int(point.year.replace("X", "0")) * 12
    if precision == Precision.MONTH:
        index += int(point.month or 0) - 1
    elif precision == Precision.SEASON:
        index += (int(point.month or 0) - 20) * 3 - 1
    return _first_day(index - margin * unit), _first_day(index + (1 + margin) * unit) - 1


def _first_day(month_index: int) -> int:
    """Give the first day of a month counted from January of the year 0, cut off at years 0001 and 9999."""
    if month_index < 12:
        return OPEN_START + 1
    if month_index >= 120_000:
        return OPEN_END
    return date(month_index // 12, month_index % 12 + 1, 1).toordinal()


_POINT = re.compile(
    "(?!0000)([0-9]{4}|[0-9]{3}X(?!-)|[0-9]{2}XX(?!-))"
    "(?:-(0[1-9]|1[0-2]|2[1-4](?!-)|XX(?!-[0-9]))"
    "(?:-(0[1-9]|[12][0-9]|3[01]|XX))?)?"
    "([?~%]?)"
)


def _point(piece: str) -> EdtfPoint | None:
    """Read one calendar expression; None where it is none."""
    match = _POINT.fullmatch(piece)
    if match is None:
        return None
    year, month, day, qualifier = match.groups()
    if day is not None and day > "28" and day != "XX" and int(day) > _month_length(int(year), int(month)):
        return None
    return EdtfPoint(year, month, day, qualifier)


def _month_length(year: int, month: int) -> int:
    """Count the days of a month."""
    index = year * 12 + month - 1
    return _first_day(index + 1) - _first_day(index)


_MISTAKES = (
    # what a person is likely to have meant, in the order of trust; the match starts at the character that is wrong
    (r"\s", "a date has no spaces in it"),
    (r"(?![0-9])\d", "write the digits as 0 to 9"),
    (r"[‐‑‒–—−]", "write - inside a date and / between two dates"),
    (r"^(?i:open|unknown|now|present|today)$", "write .. for an end that is open, and nothing for one that is unknown"),
    (r"^\.\.$", "an open end needs its other end; write 1946/.. or ../1946"),
    (r"\.\.", "write / between two dates, as 1946/1956; .. is an open end only when it stands alone, as 1946/.."),
    (r"[\[\]{}]", "EDTF level 2 sets are not read; write an interval, as 1946/1956"),
    (r"^[-+Yy](?=[0-9])", "years run from 0001 to 9999, written with four digits and no sign"),
    (r"^0000", "there is no year 0; years run from 0001 to 9999"),
    (r"(?<=[0-9])[Tt:]", "leave the time of day out, as 1923-09-03"),
    (r"(?<=[0-9])[xuU*]", "write X for a digit that is not known, as 194X"),
    (r"(?<=^[0-9]{3}0)'?s$", "write a decade as 196X"),
    (r"(?<=^[0-9]{4})(?:[0-9]{2}){1,2}$", "write - between year, month and day, as 1923-09-03"),
    (r"(?<=^[0-9]{4})[0-9]", "a year has four digits, from 0001 to 9999"),
    (r"^[0-9]{1,3}(?![0-9X])", "a year has four digits; write every date in full, as 1923-09-03"),
    (r"^XXXX", "a date without a year says nothing; write a century, as 19XX, or an interval, as 1914/1956"),
    (r"(?<=^[0-9])XXX|^X", "two digits of a year may be X at most, the last two, as 19XX"),
    (r"(?<=^[0-9]{2})X[0-9]", "X stands for the last digits of a year only, as 194X"),
    (
        r"(?<=^[0-9]{2}XX)-|(?<=^[0-9]{3}X)-",
        "a year with X has no month; write 194X, or an interval, as 1940-05/1949-05",
    ),
    (r"[?~%](?=[?~%])", "write one qualifier: ? for uncertain, ~ for approximate, % for both"),
    (r"[?~%](?!$)", "a qualifier stands at the end of the date, as 1946-05~ (inside a date it is EDTF level 2)"),
    (r"^[?~%]", "a qualifier stands at the end of the date, as 1946~"),
    (r"(?<=^[0-9]{4})-(?=[0-9]{4})", "write / between two dates, as 1946/1956"),
    (r"(?<=-XX-)[0-9]", "a day needs its month; write 1946-XX"),
    (r"(?<=-)(?:X[0-9]|X(?!X)|[0-9]X)", "write both digits of a month or a day as X, as 1946-XX"),
    (r"(?<=-)[0-9](?![0-9])", "write months and days with two digits, as 1923-09-03"),
    (
        r"(?<=^[0-9]{4}-)(?!0[1-9]|1[0-2]|2[1-4])[0-9]{2}",
        "months run from 01 to 12, seasons from 21 (spring) to 24 (winter)",
    ),
    (r"(?<=^[0-9]{4}-2[1-4])-", "a season has no day; write 1946-21, or the month"),
    (r"(?<=^[0-9]{4}-[0-9]{2}-)(?!0[1-9]|[12][0-9]|3[01])[0-9]{2}", "days run from 01 to 31"),
    (r"(?<=^[0-9]{4}-[0-9]{2}-[0-9]{2})[-0-9]", "nothing but a qualifier follows the day"),
)
_SHAPES = "write a date as 1946, 1946-05 or 1946-05-03"
_EXACT_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-(29|30|31)[?~%]?")


def _refusal(text: str, piece: str, offset: int) -> DateSyntaxError:
    """Say why `piece`, found in `text` at `offset`, is no date, and what to write instead."""
    if "/" in piece:
        return DateSyntaxError(
            text,
            offset + piece.index("/"),
            "one / divides two dates; write a day as 1923-09-03, and give two dates at most",
        )
    if not piece:
        return DateSyntaxError(text, offset, f"it is empty; {_SHAPES}")
    for pattern, why in _MISTAKES:
        if found := re.search(pattern, piece):
            return DateSyntaxError(text, offset + found.start(), why)
    if (exact := _EXACT_DAY.fullmatch(piece)) is not None:
        year, month, _ = exact.groups()
        length = _month_length(int(year), int(month))
        return DateSyntaxError(
            text, offset + 8, f"{year}-{month} has {length} days; write {year}-{month}-{length}, or the month"
        )
    prefix = _POINT.match(piece)
    return DateSyntaxError(text, offset + (prefix.end() if prefix else 0), _SHAPES)
