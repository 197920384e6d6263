"""Sort facts into lanes along a common time: one for each kind, series, country, region, person or office.

Conventions: no form; days are ordinals and both ends are in. A fact stands in every lane that it belongs to, and in
the last one where it belongs to none. An office held for a region is an office of its own. The region of a fact is that
of the offices it is about; of a fact about no office the host's, else that of the countries it is about.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from interpol_cli.core import query as q
from interpol_cli.core.edtf import OPEN_END, OPEN_START, DateBounds, parse
from interpol_cli.core.model import KINDS, LASTING_KINDS, REGIONS, Event, Names, Participation
from interpol_cli.core.period import Match, Period
from interpol_cli.core.report import Row
from interpol_cli.core.select import values_of

SCALES: Mapping[str, int | None] = {"auto": None, "decade": 120, "year": 12, "month": 1}
"""The months between two marks of the axis, by the name of the scale; `auto` leaves it to the room."""

STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
"""The months that may lie between two marks."""

OFFICES_IN_ORDER = (
    *("president", "secretary-general", "secretary", "vice-president", "delegate", "ccf-chair", "ccf-member"),
)
"""Those at the head first, as a reader looks for them."""

_LASTING_DAYS = 62
_MONTHS_UP_TO_DAYS, _YEARS_UP_TO_DAYS = 366, 8 * 366
_LEAST_WINDOW_DAYS = 28
_NEAR = 0.1
"""Today is in the picture where no more than this part of it lies between."""

Key = tuple[str, str]
"""What a lane stands for, and the region of an office; both may be empty."""


class Item(NamedTuple):
    """A fact in a lane.

    `people` are those by whom it stands there; `is_bar` says that it lasts, otherwise it is a mark; `doubts_start` and
    `doubts_end` say that the source itself doubts that end (`?`, `~`), beyond the days that `bounds` leaves open.
    """

    event: Event
    match: Match
    people: tuple[Participation, ...]
    bounds: DateBounds
    is_bar: bool
    doubts_start: bool
    doubts_end: bool

    @property
    def is_still_going_on(self) -> bool:
        """Say whether the fact has no end yet."""
        return self.bounds.e0 >= OPEN_END


class Lane(NamedTuple):
    """The facts of one lane in the order of time; `names` are those of the store, empty for a closed list."""

    key: Key
    names: Names
    items: tuple[Item, ...]


class Picture(NamedTuple):
    """Lanes with the days that they show, and today where it is one of them."""

    field: str
    lanes: tuple[Lane, ...]
    period: Period
    today: int | None

    @property
    def items(self) -> Iterator[Item]:
        """Give what stands in the lanes, lane by lane."""
        return (item for lane in self.lanes for item in lane.items)


def picture_of(rows: Sequence[Row], field: str, *, asked: Period | None, today: date | None) -> Picture:
    """Sort facts into lanes.

    Args:
        rows: The facts, one at least.
        field: A key of `LANE_FIELDS`.
        asked: The period that was asked for; nothing outside of it is shown.
        today: The day to mark; None marks none.
    """
    lanes: dict[Key, list[Item]] = {}
    names: dict[Key, Names] = {}
    for row in rows:
        for key, name, people in LANE_FIELDS[field](row.event):
            lanes.setdefault(key, []).append(_item(row, people))
            names.setdefault(key, name)
    order = _ORDERS.get(field, ())
    keys = sorted(lanes, key=lambda key: (key == ("", ""), *(_place(part, order) for part in key)))
    period = shown_period(rows, asked, today)
    day = today.toordinal() if today and period.first <= today.toordinal() <= period.last else None
    return Picture(field, tuple(Lane(key, names[key], _in_time(lanes[key])) for key in keys), period, day)


def _item(row: Row, people: tuple[Participation, ...]) -> Item:
    event, when = row.event, row.event.date
    lasts = when.is_interval and when.bounds.e0 - when.bounds.s1 >= _LASTING_DAYS
    return Item(
        event,
        row.match,
        people,
        when.bounds,
        is_bar=lasts or event.kind in LASTING_KINDS,
        doubts_start=bool(when.start and when.start.qualifier),
        doubts_end=bool(when.end and when.end.qualifier),
    )


def _in_time(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (*item.bounds, item.event.id)))


def _place(value: str, order: Sequence[str]) -> int:
    """Give the place of a value in a closed list; the values of an open one have one place, and keep their order."""
    return order.index(value) if value in order else -1 if not value else len(order)


def shown_period(rows: Sequence[Row], asked: Period | None, today: date | None) -> Period:
    """Give the days that a picture shows: those of the facts, within the period asked for, and today if it is near.

    Without today, what is still going on is shown until the newest source of the facts was published.
    """
    all_days = [day for row in rows for day in row.event.date.bounds]
    days = [day for day in all_days if OPEN_START < day < OPEN_END]
    first, last = min(days), max(days)
    if today is None and OPEN_END in all_days:
        last = max(last, *_days_of_publication(rows))
    if today is not None:
        is_near = abs(today.toordinal() - last) <= _NEAR * (last - first)
        if is_near or (OPEN_END in all_days and today.toordinal() > last):
            last = max(last, today.toordinal())
    if asked is not None and asked.first <= last and asked.last >= first:
        return Period(max(first, asked.first), min(last, asked.last))
    return Period(first, last)


def _days_of_publication(rows: Iterable[Row]) -> Iterator[int]:
    """Give the days on which the sources of facts were published: what was going on then was so at least until then."""
    yield OPEN_START
    for row in rows:
        for source in row.event.sources:
            if source.published and (day := parse(source.published).bounds.s0) < OPEN_END:
                yield day


def asked_period(query: q.Query) -> Period | None:
    """Give the days that a query asks for, where it does; a few days are no view of anything, and give None."""
    terms = query.terms if isinstance(query, q.AllOf) else (query,)
    first, last = OPEN_START, OPEN_END
    for term in terms:
        if isinstance(term, q.AllOf | q.Related):
            period = asked_period(term) if isinstance(term, q.AllOf) else _asked_by(term.relation, term.period)
            first, last = (max(first, period.first), min(last, period.last)) if period else (first, last)
    is_open = (first, last) == (OPEN_START, OPEN_END)
    return None if is_open or last - first < _LEAST_WINDOW_DAYS else Period(first, last)


def _asked_by(relation: str, period: Period) -> Period | None:
    if relation in ("shares", "within", "during", "starts", "finishes", "equals"):
        return period
    if relation not in _SIDES:
        return None
    first, last = _SIDES[relation](period)
    return Period(first, last) if first <= last else None


_SIDES: Mapping[str, Callable[[Period], tuple[int, int]]] = {
    "since": lambda one: (one.first, OPEN_END),
    "until": lambda one: (OPEN_START, one.last),
    "precedes": lambda one: (OPEN_START, one.first - 1),
    "follows": lambda one: (one.last + 1, OPEN_END),
}


class Tick(NamedTuple):
    """A mark of the axis: the first day of a month."""

    day: int
    year: int
    month: int


def in_whole_units(picture: Picture, scale: str) -> Picture:
    """Widen a picture of a short time to whole months, and one of a few years to whole years: its axis names its start.

    Args:
        picture: Lanes with facts.
        scale: A name of `SCALES`; where it says how far the marks are apart, months are wide enough.
    """
    days = picture.period.last - picture.period.first
    if days >= _YEARS_UP_TO_DAYS:
        return picture
    has_months = days < _MONTHS_UP_TO_DAYS or SCALES[scale] is not None
    return picture._replace(period=_whole(picture.period, 1 if has_months else 12))


def _whole(period: Period, months: int) -> Period:
    first, last = (index // months for index in _month_indexes(period))
    return Period(_day(first * months), _day((last + 1) * months) - 1)


def ticks(period: Period, months: int) -> tuple[Tick, ...]:
    """Give the marks of an axis.

    Args:
        period: The days shown.
        months: How many lie between two marks, one of `STEPS`; marks stand at whole multiples, years at 0, 10, 20 …
    """
    low, high = _month_indexes(period)
    indexes = range(-(-low // months) * months, high + 1, months)
    found = (Tick(_day(index), index // 12, index % 12 + 1) for index in indexes)
    return tuple(tick for tick in found if period.first <= tick.day <= period.last)


def parts(period: Period, months: int, most: int) -> tuple[Period, ...]:
    """Cut a period into equal parts of at most so many steps of months, for pictures in strips.

    Returns:
        The period itself where one part holds it; else parts that begin at marks and are equally long, so that the
        first may begin before the period and the last end after it.
    """
    first, last = (index // months for index in _month_indexes(period))
    steps = last - first + 1
    count = -(-steps // most)
    if count == 1:
        return (period,) if ticks(period, months) else (_whole(period, months),)
    length = -(-steps // count)
    return tuple(
        Period(_day(place * months), _day((place + length) * months) - 1)
        for place in range(first, first + steps, length)
    )


def _month_indexes(period: Period) -> tuple[int, int]:
    """Give the months of the first and the last day, counted from January of the year 0, within 0001 to 9999."""
    first, last = (date.fromordinal(min(max(day, 1), OPEN_END - 1)) for day in (period.first, period.last))
    return first.year * 12 + first.month - 1, last.year * 12 + last.month - 1


def _day(month_index: int) -> int:
    """Give the first day of a month counted from January of the year 0, within the years 0001 to 9999."""
    if month_index < 12:
        return OPEN_START + 1
    return OPEN_END if month_index >= 120_000 else date(month_index // 12, month_index % 12 + 1, 1).toordinal()


_Belonging = Iterator[tuple[Key, Names, tuple[Participation, ...]]]
_NOWHERE: Key = ("", "")


def _by_kind(event: Event) -> _Belonging:
    yield (event.kind, ""), {}, event.people


def _by_series(event: Event) -> _Belonging:
    series = event.series
    yield (series.id, "") if series else _NOWHERE, series.name if series else {}, event.people


def _by_country(event: Event) -> _Belonging:
    served = {part.person.country.code: part.person.country for part in event.people if part.person.country}
    hosts = (event.place.country,) if event.place else ()
    called = {**served, **{one.code: one for one in (*hosts, *event.countries)}}
    codes = dict.fromkeys(code for code in values_of("country", event) if code)
    for code in codes:
        own = tuple(part for part in event.people if part.person.country and part.person.country.code == code)
        yield (code, ""), called[code].name, own or event.people
    if not codes:
        yield _NOWHERE, {}, event.people


def _by_region(event: Event) -> _Belonging:
    held = [part for part in event.people if part.office]
    hosts = (event.place.country,) if event.place else event.countries
    regions = [part.region or "" for part in held] or [country.region for country in hosts] or [""]
    for region in dict.fromkeys(regions):
        yield (region, ""), {}, tuple(part for part in event.people if not held or (part.region or "") == region)


def _by_person(event: Event) -> _Belonging:
    for person in dict.fromkeys(part.person.id for part in event.people):
        own = tuple(part for part in event.people if part.person.id == person)
        yield (person, ""), own[0].person.name, own
    if not event.people:
        yield _NOWHERE, {}, ()


def _by_office(event: Event) -> _Belonging:
    offices = dict.fromkeys((part.office, part.region or "") for part in event.people if part.office)
    for office, region in offices:
        own = tuple(one for one in event.people if (one.office, one.region or "") == (office, region))
        yield (office, region), {}, tuple(one for one in own if one.act != "candidate") or own
    if not offices:
        yield _NOWHERE, {}, event.people


LANE_FIELDS: Mapping[str, Callable[[Event], _Belonging]] = {
    "kind": _by_kind,
    "series": _by_series,
    "country": _by_country,
    "region": _by_region,
    "person": _by_person,
    "office": _by_office,
}
"""What lanes can stand for."""

_ORDERS: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "region": REGIONS,
    "office": (*OFFICES_IN_ORDER, *REGIONS),
}
