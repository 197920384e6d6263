"""Find what stands along a time axis: the order, the marks of years or decades, today, and the time between neighbours.

Conventions: pure time, no text but the marks. All is found as if time ran down, and turned over for a listing that runs
from late to early; a listing in neither order has marks only. Years are those of the earliest start, as in the order of
listings.

Source: gaps are ranges, from the least to the most days that the bounds of two dates allow.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from interpol_cli.core.edtf import OPEN_END, OPEN_START, Edtf, sort_key
from interpol_cli.core.report import Hole, Listing, Row

_YEAR_DAYS = 365.2425
_LONG_DAYS = 366
"""An interval that may last longer than so many days makes the axis heavy."""

_LONG_SHARE = 0.5
"""Only where so many of the facts are long does the axis show them; among others, some seat is always going on."""

_MOST_YEARS = 20
"""Up to so many years have a mark each; more are marked by decades."""

Entry = Row | Hole | date
"""A fact, a hole, or today."""


class Stop(NamedTuple):
    """An entry with what lies before the next: `line` names the axis there, `gap` is the least and most years."""

    entry: Entry
    line: str = ""
    gap: tuple[int, int] | None = None


class Axis(NamedTuple):
    """The stops in the order of the listing.

    `marks` has for each row the year, or the first year of the decade (`by_decade`), under which it stands; 0 is before
    all years.
    """

    stops: tuple[Stop, ...]
    marks: tuple[int, ...]
    by_decade: bool


def axis_of(listing: Listing, today: date) -> Axis:
    """Lay the entries of a listing along an axis.

    Args:
        listing: Rows and holes in the order in which they are shown.
        today: The day that is marked where it falls between the facts, or close to them.
    """
    dates = [row.event.date for row in listing.rows]
    starts = [_start(one)[0] for one in dates]
    by_decade = len({_year(start) for start in starts}) > _MOST_YEARS
    unit = 10 if by_decade else 1
    if starts == sorted(starts):
        return Axis(tuple(_stops(listing.entries, listing, today)), tuple(_marks(dates, unit)), by_decade)
    if starts == sorted(starts, reverse=True):
        stops = _turned(_stops(listing.entries[::-1], listing, today))
        return Axis(tuple(stops), tuple(_marks(dates[::-1], unit)[::-1]), by_decade)
    stops = [Stop(entry, "line") for entry in listing.entries]
    return Axis(tuple(stops), tuple(_year(start) for start in starts), by_decade=False)


def _year(day: int) -> int:
    return date.fromordinal(day).year if OPEN_START < day < OPEN_END else 0


def _marks(dates: Sequence[Edtf], unit: int) -> list[int]:
    """Mark each date with the year that it names, or, where that would put it after a later one, with its earliest."""
    marks: list[int] = []
    for one in reversed(dates):
        earliest = _year(_start(one)[0])
        named = _year(one.start.first) if one.start else earliest
        named, earliest = named - named % unit, earliest - earliest % unit
        marks.append(named if not marks or named <= marks[-1] else earliest)
    return marks[::-1]


def _turned(stops: Sequence[Stop]) -> list[Stop]:
    """Turn time over; what lay behind a stop lies before it now."""
    joints = [(stop.line, stop.gap) for stop in stops[:-1]]
    return [Stop(stop.entry, *joint) for stop, joint in zip(stops[::-1], [*joints[::-1], ("", None)], strict=True)]


def _stops(entries: Sequence[Entry], listing: Listing, today: date) -> list[Stop]:
    placed = _with_today(entries, listing, today)
    nexts = _next_starts(placed)
    far = _far_years(listing.rows)
    long_rows = [row for row in listing.rows if _is_long(row.event.date)]
    shown_long = long_rows if len(long_rows) >= len(listing.rows) * _LONG_SHARE else []
    ends = {row.event.id: _end(row) for row in shown_long}
    stops: list[Stop] = []
    reach = running = (OPEN_START, OPEN_START)  # the least and most that anything so far, or a long fact, lasts until
    for entry, following, start in zip(placed, [*placed[1:], None], nexts, strict=True):
        end = _end(entry)
        reach = _later(reach, end)
        running = _later(running, ends.get(entry.event.id, running)) if isinstance(entry, Row) else running
        is_gap = following is not None and not isinstance(entry, Hole) and not isinstance(following, Hole)
        stops.append(Stop(entry, _line(running, start), _gap(reach, start, far) if is_gap and start else None))
    return stops


def _with_today(entries: Sequence[Entry], listing: Listing, today: date) -> list[Entry]:
    place = _place_of_today(entries, listing, today.toordinal())
    return list(entries) if place is None else [*entries[:place], today, *entries[place:]]


def _place_of_today(entries: Sequence[Entry], listing: Listing, today: int) -> int | None:
    """Find where today stands; None where it is far from all facts, or outside the period asked for."""
    if listing.period and not listing.period.first <= today <= listing.period.last:
        return None
    past = [
        place for place, entry in enumerate(entries) if isinstance(entry, Row) and _start(entry.event.date)[0] <= today
    ]
    if past and len(past) < len(listing.rows):
        return past[-1] + 1
    near = max(_LONG_DAYS, _span(listing.rows) // 10)
    if past:
        return len(entries) if today - max(_end(row)[1] for row in listing.rows) <= near else None
    return 0 if min(_start(row.event.date)[0] for row in listing.rows) - today <= near else None


def _start(date_of_fact: Edtf) -> tuple[int, int]:
    return sort_key(date_of_fact.bounds)[:2]


def _end(entry: Entry) -> tuple[int, int]:
    """Give the least and most that an entry lasts until."""
    if isinstance(entry, Row):
        return entry.event.date.bounds.e0, entry.event.date.bounds.e1
    return (entry.toordinal(),) * 2 if isinstance(entry, date) else (OPEN_START, OPEN_START)


def _later(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return max(one[0], other[0]), max(one[1], other[1])


def _next_starts(entries: Sequence[Entry]) -> list[tuple[int, int] | None]:
    """Give for each entry when the next row, or today, starts; None after the last."""
    starts: list[tuple[int, int] | None] = []
    following: tuple[int, int] | None = None
    for entry in reversed(entries):
        starts.append(following)
        if isinstance(entry, Row):
            following = _start(entry.event.date)
        elif isinstance(entry, date):
            following = (entry.toordinal(),) * 2
    return starts[::-1]


def _is_long(date_of_fact: Edtf) -> bool:
    bounds = date_of_fact.bounds
    return date_of_fact.is_interval and bounds.e1 - bounds.s0 > _LONG_DAYS


def _line(running: tuple[int, int], start: tuple[int, int] | None) -> str:
    """Name the axis before a start: heavy while a long fact is still going on, broken where it may be."""
    least, most = running
    first = start[0] if start else OPEN_END
    return "running" if least >= first else "maybe-running" if most >= first else "line"


def _gap(reach: tuple[int, int], start: tuple[int, int], far: int) -> tuple[int, int] | None:
    least, most = round((start[0] - reach[1]) / _YEAR_DAYS), round((start[1] - reach[0]) / _YEAR_DAYS)
    return (least, most) if least >= far else None


def _far_years(rows: Sequence[Row]) -> int:
    """Say from how many years on a gap is worth a word: more where the facts span a long time."""
    return min(max(round(_span(rows) / _YEAR_DAYS / 10), 2), 5)


def _span(rows: Sequence[Row]) -> int:
    days = [day for row in rows for day in (*_start(row.event.date), *_end(row)) if OPEN_START < day < OPEN_END]
    return max(days) - min(days) if days else 0
