"""The commands `interpol next`, `interpol last` and `interpol on`: facts by their distance from a day."""

import calendar
import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from interpol_cli.cli import output
from interpol_cli.cli.columns import records_beside
from interpol_cli.cli.events import arranged, find, ordered, tell_possible
from interpol_cli.cli.forms import show_records
from interpol_cli.cli.options import Asked, Common, Order, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.edtf import OPEN_END
from interpol_cli.core.nearby import Anniversary, Nearby, last_before, next_after, on_this_day
from interpol_cli.core.period import Match
from interpol_cli.core.report import Json, Records, Row
from interpol_cli.core.select import in_time
from interpol_cli.errors import DateSyntaxError, OptionValueError

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {
    "next": ("interpol next kind:session --today 2025-06-01", "interpol next kind:election --from 1956-06-13 -n 3"),
    "last": ("interpol last kind:session", "interpol last kind:session host:FR --from 1990 -f json"),
    "on": ("interpol on 09-07", "interpol on '7 septembre' --within 3d --lang fr"),
}

_From = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="From this date; today without it.", show_default=False)
]


def next_fact(asked: Asked, common: Common, order: Order, shape: Shape, start: _From = None) -> int:
    """Show the next fact after today, or after another day.

    A fact that may already have begun is shown as possible; -n asks for more than one.
    """
    session = Session(common)
    day = _day_from(start, session, is_next=True)
    found = _shown(next_after(_rows(asked, session), day), asked, order, session)
    return _show_nearby(found, shape, session, f"begins after {day.isoformat()}")


def last_fact(asked: Asked, common: Common, order: Order, shape: Shape, start: _From = None) -> int:
    """Show the last fact up to today, or up to another day.

    A fact that is in progress is said to be so; -n asks for more than one.
    """
    session = Session(common)
    day = _day_from(start, session, is_next=False)
    found = _shown(last_before(_rows(asked, session), day), asked, order, session)
    return _show_nearby(found, shape, session, f"began up to {day.isoformat()}")


_NEARBY_FIELDS: Mapping[str, Callable[[Nearby], Json]] = {
    "days_least": lambda one: one.days_least,
    "days_most": lambda one: one.days_most,
    "in_progress": lambda one: one.is_in_progress,
}


def _rows(asked: Asked, session: Session) -> list[Row]:
    return sorted(find(asked, Order(), session).rows, key=in_time)


def _shown(near: Iterable[Nearby], asked: Asked, order: Order, session: Session) -> Records[Nearby]:
    kept = [one for one in near if one.row.match is Match.CERTAIN or not asked.certain]
    records = records_beside((), lambda one: one.row, _NEARBY_FIELDS, session.languages)
    return records._replace(rows=_part_of(kept, order, records))


def _show_nearby(records: Records[Nearby], shape: Shape, session: Session, sought: str) -> int:
    found = tuple(records.rows)
    show_records(records, shape, session, {"table": lambda screen: _nearby_picture(found, screen)})
    if not found:
        output.note(f"nothing that matches {sought}")
    tell_possible(sum(1 for one in found if one.row.match is Match.POSSIBLE), len(found))
    return 0 if found else 1


def _part_of(near: Sequence[Nearby], order: Order, records: Records[Nearby]) -> tuple[Nearby, ...]:
    """Take the nearest facts, one unless more are asked for, and only then sort them."""
    nearest = ordered(near, Order(limit=1 if order.limit is None else order.limit, offset=order.offset), records.find)
    return ordered(nearest, Order(sort=order.sort, reverse=order.reverse), records.find, {"date": _in_time})


def _in_time(one: Nearby | Anniversary) -> tuple[int, int, int, str]:
    return in_time(one.row)


def _day_from(typed: str | None, session: Session, *, is_next: bool) -> datetime.date:
    """Take the day to start from: of a longer period its last day for what comes next, its first for what came last."""
    if typed is None:
        return session.today
    period = session.parse_period(typed)
    day = period.last if is_next else period.first
    if not 0 < day < OPEN_END:
        raise OptionValueError("--from", typed, "it has no end on that side; give a date")
    return datetime.date.fromordinal(day)


def _nearby_picture(found: tuple[Nearby, ...], screen: "Screen") -> str:
    from interpol_cli.render.answers import render_nearby

    return render_nearby(found, screen) if found else ""


_ANNIVERSARY_FIELDS: Mapping[str, Callable[[Anniversary], Json]] = {
    "day": lambda one: one.day.isoformat(),
    "years": lambda one: one.years,
    "part": lambda one: one.part,
    "round": lambda one: one.is_round,
}


def on_day(
    common: Common,
    order: Order,
    shape: Shape,
    day: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DAY]", help="09-07, '7 September', a date; today without it.", show_default=False),
    ] = None,
    within: Annotated[
        str | None, typer.Option("--within", metavar="DAYS", help="So many days around it: 3d.", show_default=False)
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Of this kind.", show_default=False)
    ] = None,
) -> int:
    """Show what happened on this day in any year.

    Of terms and seats only their first and last day; of others every day that is known. Round anniversaries are marked.
    """
    session = Session(common)
    wanted = _calendar_day(" ".join(day), session) if day else session.today
    rows = find(Asked(kind=kind), Order(), session).rows
    found = on_this_day(rows, wanted, _days("--within", within), year=session.today.year)
    whole = records_beside(found, lambda one: one.row, _ANNIVERSARY_FIELDS, session.languages)
    records, found = arranged(whole, found, order, {"date": _in_time})
    show_records(records, shape, session, {"table": lambda screen: _anniversary_picture(found, screen)})
    if not found:
        around = f" or {within} around it" if within else ""
        output.note(f"nothing is recorded for {wanted.strftime('%m-%d')}{around}")
    possible = sum(1 for one in found if one.row.match is Match.POSSIBLE)
    if possible:
        output.note(f"{possible} of {len(found)} only possibly: the date is uncertain")
    return 0 if found else 1


def _calendar_day(typed: str, session: Session) -> datetime.date:
    """Read a day of the calendar, with or without a year; the years are counted back from today's."""
    bare = re.fullmatch(r"(?:--)?(\d\d)-(\d\d)", typed)
    for text in (f"2000-{bare[1]}-{bare[2]}",) if bare else (typed, f"{typed} 2000"):  # 2000 has a 29 February
        try:
            period = session.parse_period(text)
        except DateSyntaxError:
            continue
        if period.first == period.last:
            return _in_this_year(datetime.date.fromordinal(period.first), session.today.year)
    raise OptionValueError("DAY", typed, "it is one day of the calendar, such as 09-07 or '7 September'")


def _in_this_year(day: datetime.date, year: int) -> datetime.date:
    """Give a day of the calendar in a year; 29 February in the leap year before, or in the first of all, 4."""
    is_leap_day = (day.month, day.day) == (2, 29)
    if is_leap_day:
        year = next((one for one in range(year, year - 8, -1) if one > 0 and calendar.isleap(one)), 4)
    return day.replace(year=year)


def _days(option: str, typed: str | None) -> int:
    if typed is None:
        return 0
    match = re.fullmatch(r"(\d{1,3})\s*d?", typed.strip())
    if match is None:
        raise OptionValueError(option, typed, "it is a number of days, such as 3d")
    return int(match[1])


def _anniversary_picture(found: tuple[Anniversary, ...], screen: "Screen") -> str:
    from interpol_cli.render.answers import render_anniversaries

    return render_anniversaries(found, screen) if found else ""
