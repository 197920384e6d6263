"""Calculate the dates that the period grammar speaks of: centuries, parts, days before and after, "ten years ago".

Conventions: what comes out is EDTF; the first century is 0001/0100; a week is Monday to Sunday; parts of a period end
at the nearest whole unit of the next smaller kind: years of a century or decade, months of a year, days of a month.
"""

from datetime import date, timedelta

from interpol_cli.core import edtf
from interpol_cli.core.edtf import OPEN_END, OPEN_START, Edtf, EdtfPoint

UNITS = ("day", "week", "month", "quarter", "year", "decade", "century")
DAY, WEEK, MONTH, QUARTER, YEAR, DECADE, CENTURY = range(7)

LAST_CENTURY = 99


def century(number: int) -> Edtf:
    """Give a century as it is counted: the 19th is 1801 to 1900.

    >>> str(century(19))
    '1801/1900'
    """
    return edtf.parse(f"{number * 100 - 99:04}/{number * 100:04}")


def start_text(date: Edtf) -> str:
    """Write the start of a date as the first half of an interval."""
    return str(date.start) if date.start else ".." if date.is_start_open else ""


def end_text(date: Edtf) -> str:
    """Write the end of a date as the second half of an interval."""
    return str(date.end) if date.end else ".." if date.is_end_open else ""


def doubted(date: Edtf, qualifiers: str) -> Edtf:
    """Add doubts to every end that a date gives.

    Args:
        date: The date, with what doubts it has.
        qualifiers: Any of `?` and `~`.

    >>> str(doubted(edtf.parse("1946-07?/1946-09"), "~"))
    '1946-07%/1946-09~'
    """
    if not qualifiers:
        return date
    if not date.is_interval:
        return edtf.parse(_doubted_point(date.start, qualifiers))
    ends = (
        _doubted_point(point, qualifiers) if point else text
        for point, text in ((date.start, start_text(date)), (date.end, end_text(date)))
    )
    return edtf.parse("/".join(ends))


def _doubted_point(point: EdtfPoint | None, qualifiers: str) -> str:
    assert point is not None
    is_approximate, is_uncertain = point.is_approximate or "~" in qualifiers, point.is_uncertain or "?" in qualifiers
    sign = {(True, True): "%", (True, False): "~", (False, True): "?"}[is_approximate, is_uncertain]
    return str(point).rstrip("?~%") + sign


def day_before(date: Edtf) -> Edtf | None:
    """Give the day before the first that a date allows; None where there is none."""
    return _day(date.bounds.s0 - 1) if date.bounds.s0 != OPEN_START else None


def day_after(date: Edtf) -> Edtf | None:
    """Give the day after the last that a date allows; None where there is none."""
    return _day(date.bounds.e1 + 1) if date.bounds.e1 != OPEN_END else None


def _day(ordinal: int) -> Edtf | None:
    return edtf.parse(date.fromordinal(ordinal).isoformat()) if OPEN_START < ordinal < OPEN_END else None


def part_of(whole: Edtf, index: int, parts: int) -> Edtf | None:
    """Give one of several equal parts of a period.

    Args:
        whole: A century, decade, year, season, quarter, half or month.
        index: Which part, from 0.
        parts: How many there are.

    Returns:
        The part in the unit that the period is divided into; None where it has fewer units than parts.

    >>> [str(part_of(edtf.parse("193X"), third, 3)) for third in range(3)]
    ['1930/1932', '1933/1936', '1937/1939']
    """
    first, last = whole.earliest, whole.latest
    if first is None or last is None or whole.is_approximate:
        return None
    is_months = first.day == 1 and (last + timedelta(days=1) if last != date.max else date.min).day == 1
    is_years = is_months and first.month == 1 and last.month == 12
    if is_years and last.year > first.year:
        units = [f"{year:04}" for year in range(first.year, last.year + 1)]
    elif is_months and (first.year, first.month) != (last.year, last.month):
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        units = [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]
    else:
        units = [date.fromordinal(day).isoformat() for day in range(first.toordinal(), last.toordinal() + 1)]
    if len(units) < parts:
        return None
    begin, end = (_nearest_whole(len(units) * cut, parts) for cut in (index, index + 1))
    return edtf.parse(units[begin] if end - begin == 1 else f"{units[begin]}/{units[end - 1]}")


def _nearest_whole(dividend: int, divisor: int) -> int:
    """Divide and round to the nearest whole number, a half down: the first half of October ends on the 15th."""
    return -((divisor - 2 * dividend) // (2 * divisor))


def shifted(today: date, unit: int, amount: int) -> Edtf | None:
    """Give the unit that lies some units from today: ten years ago is a year.

    Args:
        today: The day to count from.
        unit: A number of `UNITS`.
        amount: How many units later; negative for earlier.

    Returns:
        A date of the precision of the unit; None beyond the years 0001 to 9999.

    >>> str(shifted(date(2026, 11, 22), YEAR, -10)), str(shifted(date(2026, 11, 22), WEEK, -1))
    ('2016', '2026-11-09/2026-11-15')
    """
    day = shifted_day(today, unit, amount)
    if day is None:
        return None
    if unit == DAY:
        return edtf.parse(day.isoformat())
    if unit == WEEK:
        monday = day.toordinal() - day.weekday()
        ends = (_day(monday), _day(monday + 6))
        return edtf.parse(f"{ends[0]}/{ends[1]}") if all(ends) else None
    if unit == MONTH:
        return edtf.parse(f"{day.year:04}-{day.month:02}")
    if unit == QUARTER:
        return part_of(edtf.parse(f"{day.year:04}"), (day.month - 1) // 3, 4)
    year = f"{day.year:04}"
    return {YEAR: edtf.parse(year), DECADE: edtf.parse(year[:3] + "X"), CENTURY: _century_of(day.year)}[unit]


def shifted_day(today: date, unit: int, amount: int) -> date | None:
    """Give the day that lies some units from today; the 31st becomes the last of a shorter month.

    Args:
        today: The day to count from.
        unit: A number of `UNITS`.
        amount: How many units later; negative for earlier.

    Returns:
        The day; None beyond the years 0001 to 9999.
    """
    # 9 ms, and most periods are not counted from today
    from dateutil.relativedelta import relativedelta

    if abs(amount) > 9_999_999:
        return None
    steps = {
        DAY: relativedelta(days=amount),
        WEEK: relativedelta(days=amount * 7),
        MONTH: relativedelta(months=amount),
        QUARTER: relativedelta(months=amount * 3),
        YEAR: relativedelta(years=amount),
        DECADE: relativedelta(years=amount * 10),
        CENTURY: relativedelta(years=amount * 100),
    }
    try:
        return today + steps[unit]
    except (ValueError, OverflowError):
        return None


def _century_of(year: int) -> Edtf | None:
    number = (year + 99) // 100
    return century(number) if number <= LAST_CENTURY else None
