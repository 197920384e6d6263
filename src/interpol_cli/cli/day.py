"""The command `interpol today`: the day's page."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from interpol_cli.cli import output
from interpol_cli.cli.columns import records_beside
from interpol_cli.cli.forms import show_records
from interpol_cli.cli.options import Common, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.holders import Holder, Office, holders_of
from interpol_cli.core.nearby import Anniversary, Nearby, last_before, next_after, on_this_day
from interpol_cli.core.period import Period
from interpol_cli.core.query import EVERYTHING
from interpol_cli.core.report import Row
from interpol_cli.core.select import select

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {"today": ("interpol today", "interpol today --today 2025-11-25 --lang fr")}

_OFFICES = ("president", "vice-president", "delegate", "secretary-general")


class Item(NamedTuple):
    """A fact of the day's page and the section that it stands in."""

    section: str
    row: Row
    found: Nearby | Anniversary | Holder


def today(common: Common, shape: Shape) -> int:
    """Show the day's page: the last and next session, who is in office, what happened on this day."""
    session = Session(common)
    items = tuple(_items(session))
    records = records_beside(items, lambda item: item.row, {"section": lambda item: item.section}, session.languages)
    show_records(records, shape, session, {"page": lambda screen: _page(items, screen)})
    if not items:
        output.note("nothing to show: the store has no session, no term of today, and nothing on this day")
    return 0 if items else 1


def _items(session: Session) -> Iterator[Item]:
    rows = select(session.store.events(), EVERYTHING)
    sessions = tuple(row for row in rows if row.event.kind == "session")
    day = session.today
    for last in islice(last_before(sessions, day), 1):
        yield Item("last-session", last.row, last)
    for following in islice(next_after(sessions, day), 1):
        yield Item("next-session", following.row, following)
    events = tuple(row.event for row in rows)
    holders = holders_of(Office(_OFFICES, None), Period(day.toordinal(), day.toordinal()), events)
    for holder in sorted(holders, key=lambda one: _OFFICES.index(one.part.office or "")):
        yield Item("in-office", Row(holder.term, holder.match), holder)
    for anniversary in on_this_day(rows, day):
        yield Item("on-this-day", anniversary.row, anniversary)


def _page(items: tuple[Item, ...], screen: "Screen") -> str:
    from interpol_cli.render import answers

    near = {name: [i.found for i in items if i.section == name and isinstance(i.found, Nearby)] for name in _NEAR}
    holders = [item.found for item in items if isinstance(item.found, Holder)]
    days = [item.found for item in items if isinstance(item.found, Anniversary)]
    sections = [
        *((name, answers.render_nearby(found, screen)) for name, found in near.items()),
        ("in-office", answers.render_office_holders(holders, screen)),
        ("on-this-day", answers.render_anniversaries(days, screen)),
    ]
    return answers.render_day(sections, screen)


_NEAR = ("last-session", "next-session")
