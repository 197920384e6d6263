"""Find facts by their distance from a day: the next, the last, and those of the same day in other years.

Conventions: the next fact is the first whose latest start lies after the day, the last one the latest whose earliest
start does not; where a start may lie on either side of the day, both show the fact, as possible; distances are whole
days, or whole years for anniversaries.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from interpol_cli.core.edtf import OPEN_END, OPEN_START, Edtf
from interpol_cli.core.model import LASTING_KINDS
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row

_ROUND_YEARS = (10, 25)


@dataclass(frozen=True, slots=True)
class Nearby:
    """A fact and how many days after the day asked about it begins (negative: before), at the least and at the most.

    None is a number of days that nobody can tell, since the start is open or unknown on that side.
    """

    row: Row
    days_least: int | None
    days_most: int | None
    is_in_progress: bool


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day of a fact that returns on the day asked about, `years` ago (negative: to come).

    `part` is `day` for a fact of one day, `first` or `last` for a lasting one, else the number of the day in the fact's
    extent; `days_off` is how many days of the calendar lie between the two, where a neighbourhood was asked for.
    """

    row: Row
    day: date
    years: int
    part: str
    days_off: int

    @property
    def is_round(self) -> bool:
        """Say whether this is an anniversary that people keep: a multiple of ten or of twenty-five."""
        return self.years > 0 and any(self.years % years == 0 for years in _ROUND_YEARS)


def next_after(rows: Iterable[Row], day: date) -> Iterator[Nearby]:
    """Give the facts that begin after a day, or may do so.

    Args:
        rows: Facts in the order of time.
        day: The day asked about.

    Returns:
        The facts in their order, the next first.
    """
    wanted = day.toordinal()
    return (_nearby(row, wanted) for row in rows if row.event.date.bounds.s1 > wanted)


def last_before(rows: Sequence[Row], day: date) -> Iterator[Nearby]:
    """Give the facts that began on a day or before it, or may have done so.

    Args:
        rows: Facts in the order of time.
        day: The day asked about.

    Returns:
        The facts against their order, the last first.
    """
    wanted = day.toordinal()
    return (_nearby(row, wanted) for row in reversed(rows) if row.event.date.bounds.s0 <= wanted)


def _nearby(row: Row, wanted: int) -> Nearby:
    bounds = row.event.date.bounds
    is_possible = bounds.s0 <= wanted < bounds.s1 or _is_uncertain(row.event.date, "first")
    shown = Row(row.event, Match.POSSIBLE) if is_possible else row
    is_in_progress = bounds.s1 <= wanted <= bounds.e0
    least, most = (None if day in (OPEN_START, OPEN_END) else day - wanted for day in (bounds.s0, bounds.s1))
    return Nearby(shown, least, most, is_in_progress)


def _is_uncertain(date: Edtf, part: str) -> bool:
    """Say whether the source doubts the end of a date that decides: the first, the last, or of a day between either."""
    points = {"first": (date.start,), "last": (date.end,)}.get(part, (date.start, date.end))
    return any(point is not None and point.is_uncertain for point in points)


def on_this_day(
    rows: Iterable[Row], day: date, within_days: int = 0, *, year: int | None = None
) -> tuple[Anniversary, ...]:
    """Find what happened on this day of the calendar in any year.

    Args:
        rows: Facts in any order.
        day: The day asked about.
        within_days: How many days of the calendar before and after count too.
        year: The year from which years are counted back; without it that of the day. 29 February needs it.

    Returns:
        The days of facts that are known and return there, oldest first; a fact once for each number of years.
    """
    later = 0 if year is None else year - day.year
    found = [one for row in rows for one in _anniversaries(row, day, within_days, later)]
    return tuple(sorted(found, key=lambda one: (one.day, one.row.event.id)))


def _anniversaries(row: Row, day: date, within_days: int, later_years: int) -> Iterable[Anniversary]:
    """Find the days of a fact that return near `day`, of several in one year the nearest."""
    nearest: dict[int, Anniversary] = {}
    for past, part in _known_days(row):
        shown = Row(row.event, Match.POSSIBLE) if _is_uncertain(row.event.date, part) else row
        again = _nearest_return(past, day)
        found = Anniversary(shown, past, again.year + later_years - past.year, part, (again - day).days)
        if abs(found.days_off) <= abs(nearest.get(found.years, found).days_off) and abs(found.days_off) <= within_days:
            nearest[found.years] = found
    return nearest.values()


def _known_days(row: Row) -> Iterator[tuple[date, str]]:
    bounds = row.event.date.bounds
    first = bounds.s0 if bounds.s0 == bounds.s1 and bounds.s0 != OPEN_START else None
    last = bounds.e0 if bounds.e0 == bounds.e1 and bounds.e0 != OPEN_END else None
    if first is not None and first == last:
        yield date.fromordinal(first), "day"
    elif row.event.kind in LASTING_KINDS or first is None or last is None:
        if first is not None:
            yield date.fromordinal(first), "first"
        if last is not None:
            yield date.fromordinal(last), "last"
    else:
        yield from ((date.fromordinal(one), str(one - first + 1)) for one in range(first, last + 1))


def _nearest_return(past: date, day: date) -> date:
    """Give the return of a day of the calendar that is nearest to `day`, across a new year where that is nearer."""
    returns = (_in_year(past, year) for year in (day.year - 1, day.year, day.year + 1))
    return min(returns, key=lambda one: abs((one - day).days))


def _in_year(day: date, year: int) -> date:
    near = min(max(year, 1), 9999)
    try:
        return day.replace(year=near)
    except ValueError:  # 29 February in a year without one
        return date(near, 3, 1)
