"""Compare dates with periods: Allen's relations, and how surely each one holds.

Conventions: a period is whole days, both ends in; so a period meets the one that starts on the day after its last, and
`before` leaves a gap of one day at least. Every relation of a fact to a period is a box: a range of days for the fact's
start times a range for its end. A relation is certain when it holds for every start and end that the date allows,
possible when it holds for one at least.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

from interpol_cli.core.edtf import OPEN_END, OPEN_START, DateBounds, Edtf
from interpol_cli.errors import PeriodOrderError, UnknownValueError


class Match(IntEnum):
    """How surely something holds; surer is greater, so AND is `min` and OR is `max`."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2

    @property
    def label(self) -> str:
        """The word for it in every output."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Period:
    """What a person asks for: whole days from `first` to `last`, both in.

    Ordinals; `OPEN_START` and `OPEN_END` stand for an end that is open.

    Raises:
        PeriodOrderError: `last` lies before `first`.
    """

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodOrderError(str(self), _day(self.first) or "open", _day(self.last) or "open")

    @classmethod
    def of(cls, bounds: DateBounds) -> "Period":
        """Give every day that a date allows: from its earliest start to its latest end."""
        return cls(bounds.s0, bounds.e1)

    def __str__(self) -> str:
        return f"{_day(self.first)}..{_day(self.last)}"


Box = tuple[int, int, int, int]
"""A range for the start day and a range for the end day, all four inclusive; a range may be empty."""


def _box(*, start: tuple[int, int] = (OPEN_START, OPEN_END), end: tuple[int, int] = (OPEN_START, OPEN_END)) -> Box:
    return (*start, *end)


ALLEN: Mapping[str, Callable[[int, int], Box]] = MappingProxyType(
    {
        "before": lambda first, last: _box(end=(OPEN_START, first - 2)),
        "meets": lambda first, last: _box(end=(first - 1, first - 1)),
        "overlaps": lambda first, last: _box(start=(OPEN_START, first - 1), end=(first, last - 1)),
        "starts": lambda first, last: _box(start=(first, first), end=(first, last - 1)),
        "during": lambda first, last: _box(start=(first + 1, last), end=(first, last - 1)),
        "finishes": lambda first, last: _box(start=(first + 1, last), end=(last, last)),
        "equals": lambda first, last: _box(start=(first, first), end=(last, last)),
        "finished-by": lambda first, last: _box(start=(OPEN_START, first - 1), end=(last, last)),
        "contains": lambda first, last: _box(start=(OPEN_START, first - 1), end=(last + 1, OPEN_END)),
        "started-by": lambda first, last: _box(start=(first, first), end=(last + 1, OPEN_END)),
        "overlapped-by": lambda first, last: _box(start=(first + 1, last), end=(last + 1, OPEN_END)),
        "met-by": lambda first, last: _box(start=(last + 1, last + 1)),
        "after": lambda first, last: _box(start=(last + 2, OPEN_END)),
    }
)
"""Allen's thirteen relations of a fact to a period's first and last day; of any two periods exactly one holds.

Source: Allen 1983, figure 2.
"""

RELATIONS: Mapping[str, Callable[[int, int], Box]] = MappingProxyType(
    {
        **ALLEN,
        "within": lambda first, last: _box(start=(first, last), end=(first, last)),
        "shares": lambda first, last: _box(start=(OPEN_START, last), end=(first, OPEN_END)),
        "since": lambda first, last: _box(end=(first, OPEN_END)),
        "until": lambda first, last: _box(start=(OPEN_START, last)),
        "precedes": lambda first, last: _box(end=(OPEN_START, first - 1)),
        "follows": lambda first, last: _box(start=(last + 1, OPEN_END)),
    }
)
"""Every relation: Allen's, `within` (starts, during, finishes or equals), `shares` a day (--in), and those of --since,
--until, --before (`precedes`) and --after (`follows`)."""


def relate(date: Edtf, relation: str, period: Period) -> Match:
    """Say how surely a date stands in a relation to a period.

    Args:
        date: The fact's date; where its source doubts it (`?`, `%`) nothing is more than possible.
        relation: A name of `RELATIONS`.
        period: What is asked for.

    Returns:
        CERTAIN where the relation holds for every start and end that the date allows, POSSIBLE where for some, else NO.

    Raises:
        UnknownValueError: There is no such relation.

    Source: Allen 1983, figure 2.

    >>> from interpol_cli.core.edtf import parse
    >>> relate(parse("1924"), "shares", Period.of(parse("1924-05").bounds)).label
    'possible'
    """
    try:
        box = RELATIONS[relation](period.first, period.last)
    except KeyError:
        raise UnknownValueError("relation", relation, _nearest_relations(relation)) from None
    match = match_box(date.bounds, box)
    return Match.POSSIBLE if match is Match.CERTAIN and date.is_uncertain else match


def match_box(bounds: DateBounds, box: Box) -> Match:
    """Say whether all, some or none of the starts and ends that `bounds` allows lie in a box.

    Args:
        bounds: The days that a date allows; of its starts and ends only those pairs count where start <= end.
        box: The ranges that the start and the end have to lie in.

    Returns:
        The answer for the dates alone; doubts of their source are not looked at.
    """
    start_low, start_high, end_low, end_high = box
    s0, s1, e0, e1 = bounds.s0, bounds.s1, bounds.e0, bounds.e1
    # each start and each end of normalised bounds belongs to some pair: all pairs are in the box when both ranges are
    if start_low <= s0 and s1 <= start_high and end_low <= e0 and e1 <= end_high:
        return Match.CERTAIN
    start, end = max(s0, start_low), min(e1, end_high)
    is_possible = start <= end and start <= min(s1, start_high) and max(e0, end_low) <= end
    return Match.POSSIBLE if is_possible else Match.NO


def allen(first: Period, second: Period) -> str:
    """Name the one relation of Allen's thirteen in which `first` stands to `second`.

    Source: Allen 1983, figure 2.

    >>> allen(Period(1, 3), Period(4, 9))
    'meets'
    """
    bounds = DateBounds(first.first, first.first, first.last, first.last)
    return next(
        name for name, box in ALLEN.items() if match_box(bounds, box(second.first, second.last)) is Match.CERTAIN
    )


def days_between(first: Period, second: Period) -> int:
    """Count the days from the end of `first` to the start of `second`.

    Args:
        first: The earlier period.
        second: The later period.

    Returns:
        Whole days; 0 where they meet.

    Raises:
        PeriodOrderError: `second` starts before `first` ends.

    Source: Allen 1983, relations `before` and `meets`.

    >>> days_between(Period(1, 3), Period(5, 9))
    1
    """
    if second.first <= first.last:
        raise PeriodOrderError(
            f"{_day(first.last)}..{_day(second.first)}", _day(first.last) or "open", _day(second.first) or "open"
        )
    return second.first - first.last - 1


def _day(ordinal: int) -> str:
    """Write a day as EDTF; an open end is nothing."""
    return datetime.date.fromordinal(ordinal).isoformat() if OPEN_START < ordinal < OPEN_END else ""


def _nearest_relations(wanted: str) -> tuple[str, ...]:
    from interpol_cli.core.text import nearest  # only a mistyped name needs it

    return nearest(wanted, RELATIONS) or tuple(RELATIONS)
