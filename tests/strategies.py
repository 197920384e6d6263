"""Hypothesis strategies for what the program is made of: EDTF text and the values that it is read into."""

from calendar import monthrange

from hypothesis import strategies as st

from interpol_cli.core.edtf import DateBounds, Edtf, EdtfPoint, parse
from interpol_cli.core.period import Period
from interpol_cli.errors import PeriodOrderError

QUALIFIERS = ("", "?", "~", "%")


@st.composite
def months_and_days(draw: st.DrawFn, year: int) -> tuple[str, str | None]:
    """Draw a month of a year, with a day that it has, with an unspecified one or with none."""
    month = draw(st.integers(1, 12))
    days = st.integers(1, monthrange(year, month)[1]).map("{:02}".format)
    return f"{month:02}", draw(days | st.sampled_from((None, "XX")))


@st.composite
def points(
    draw: st.DrawFn, *, qualifiers: tuple[str, ...] = QUALIFIERS, years: tuple[int, int] = (1, 9999)
) -> EdtfPoint:
    """Draw one calendar expression of any precision."""
    year = draw(st.integers(*years))
    within_year = st.sampled_from(((None, None), ("XX", None), ("XX", "XX")))
    seasons = st.integers(21, 24).map(lambda season: (str(season), None))
    month, day = draw(st.one_of(within_year, seasons, months_and_days(year)))
    unspecified = draw(st.integers(0, 2)) if month is None else 0
    digits = f"{year:04}"[: 4 - unspecified] + "X" * unspecified
    return EdtfPoint(digits, month, day, draw(st.sampled_from(qualifiers)))


@st.composite
def interval_texts(
    draw: st.DrawFn, *, qualifiers: tuple[str, ...] = QUALIFIERS, years: tuple[int, int] = (1, 9999)
) -> str:
    """Draw an interval with one date at least, its ends in an order that is allowed."""
    dates = points(qualifiers=qualifiers, years=years).map(str)
    known, other = draw(dates), draw(st.one_of(st.sampled_from(("", "..")), dates))
    first, second = draw(st.permutations((known, other)))
    text = f"{first}/{second}"
    try:
        parse(text)
    except PeriodOrderError:
        return f"{second}/{first}"
    return text


def edtf_texts(
    *, qualifiers: tuple[str, ...] = QUALIFIERS, years: tuple[int, int] = (1, 9999)
) -> st.SearchStrategy[str]:
    """Draw the text of a date or an interval."""
    dates = points(qualifiers=qualifiers, years=years).map(str)
    return st.one_of(dates, interval_texts(qualifiers=qualifiers, years=years))


def edtfs(*, qualifiers: tuple[str, ...] = QUALIFIERS, years: tuple[int, int] = (1, 9999)) -> st.SearchStrategy[Edtf]:
    """Draw a date as `parse` gives it."""
    return edtf_texts(qualifiers=qualifiers, years=years).map(parse)


@st.composite
def date_bounds(draw: st.DrawFn, *, first: int = 1, last: int = 12) -> DateBounds:
    """Draw normalised bounds among a few days."""
    s0, e1 = sorted(draw(st.tuples(st.integers(first, last), st.integers(first, last))))
    return DateBounds(s0, draw(st.integers(s0, e1)), draw(st.integers(s0, e1)), e1)


@st.composite
def periods(draw: st.DrawFn, *, first: int = 1, last: int = 12) -> Period:
    """Draw a period among a few days."""
    return Period(*sorted(draw(st.tuples(st.integers(first, last), st.integers(first, last)))))
