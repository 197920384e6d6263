"""The command `interpol who`: who held an office."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from interpol_cli.cli import output
from interpol_cli.cli.forms import show_records
from interpol_cli.cli.options import Common, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.edtf import OPEN_END, OPEN_START, Edtf, parse
from interpol_cli.core.fields import name_of
from interpol_cli.core.holders import Holder, Office, holders_of, parse_office, vacancy_around
from interpol_cli.core.language import Languages
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match, Period
from interpol_cli.core.report import Json, records_from
from interpol_cli.core.terms import OFFICE_TERMS, REGION_TERMS
from interpol_cli.errors import OptionValueError

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {
    "who": (
        "interpol who president --on 2018-10-08",
        "interpol who 'vice-president for Africa' --in 2000..2025",
    )
}


def who(
    office: Annotated[
        list[str],
        typer.Argument(metavar="OFFICE...", help="An office in words: president, الأمين العام …", show_default=False),
    ],
    common: Common,
    shape: Shape,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="On this date; today without it.", show_default=False)
    ] = None,
    within: Annotated[
        str | None, typer.Option("--in", metavar="PERIOD", help="All holders in a period.", show_default=False)
    ] = None,
    region: Annotated[
        str | None, typer.Option("--region", metavar="REGION", help="Of a regional office.", show_default=False)
    ] = None,
) -> int:
    """Say who held an office.

    Each holder with the term, how it began and ended, the session that elected, and the sources; where nobody held the
    office, the hole and its neighbours.
    """
    if on is not None and within is not None:
        raise OptionValueError("--in", within, "--on is given too; one of them is enough")
    session = Session(common)
    wanted = parse_office(" ".join(office), region)
    asked, period = _asked(on if on is not None else within, session)
    events = tuple(session.store.events())
    holders = holders_of(wanted, period, events)
    records = records_from(holders, _COLUMNS, lambda holder: _json(holder, session.languages), _PLAIN)
    show_records(records, shape, session, {"table": lambda screen: _picture(holders, screen)})
    if not holders:
        _tell_hole(wanted, asked, period, events)
        return 1
    possible = sum(1 for holder in holders if holder.match is Match.POSSIBLE)
    if possible:
        output.note(f"{possible} of {len(holders)} only possibly held it then")
    return 0


def _asked(typed: str | None, session: Session) -> tuple[Edtf, Period]:
    if typed is None:
        today = parse(session.today.isoformat())
        return today, Period.of(today.bounds)
    reading = session.read_period(typed)
    return reading.edtf, reading.period


_COLUMNS = (
    *("office", "region", "person", "name", "country", "acting", "date", "earliest", "latest"),
    *("began", "ended", "session", "term", "sources", "match", "origin"),
)
_PLAIN = ("date", "name", "office", "region", "acting", "session", "term", "sources")


def _json(holder: Holder, languages: Languages) -> dict[str, Json]:
    person, date = holder.part.person, holder.term.date
    return {
        "office": holder.part.office,
        "region": holder.part.region,
        "person": person.id,
        "name": name_of(person.name, languages),
        "country": person.country.code if person.country else None,
        "acting": holder.is_acting,
        "date": date.text,
        "earliest": date.earliest.isoformat() if date.earliest else None,
        "latest": date.latest.isoformat() if date.latest else None,
        "began": holder.began.id if holder.began else None,
        "ended": holder.ended.id if holder.ended else None,
        "session": holder.session_id,
        "term": holder.term.id,
        "sources": [source.id for source in holder.term.sources],
        "match": holder.match.label,
        "origin": holder.term.origin,
    }


def _tell_hole(office: Office, asked: Edtf, period: Period, events: tuple[Event, ...]) -> None:
    """Say that nobody held the office, for how long that was so, and who came before and after."""
    from interpol_cli.core.date_words import in_words  # 2 ms, and an answer in a pipe needs no words

    hole = vacancy_around(office, period, events)
    when = f"{'on' if period.first == period.last else 'during'} {in_words(asked, 'en')}"
    output.note(f"nobody is recorded as {_called(office)} {when}{_length(hole.period)}")
    for side, holder in (("before", hole.before), ("after", hole.after)):
        if holder is not None:
            acting = ", acting" if holder.is_acting else ""
            name = f"{name_of(holder.part.person.name, ('en',))}{acting}"
            output.note(f"{side} it: {name}, {in_words(holder.term.date, 'en')} ({holder.term.id})")


def _called(office: Office) -> str:
    name = OFFICE_TERMS[office.names[0]].name["en"]
    return f"{name} for {REGION_TERMS[office.region].name['en']}" if office.region else name


def _length(hole: Period) -> str:
    """Say from when to when nobody is; nothing where nobody ever was."""
    from interpol_cli.core.date_words import in_words  # as above

    if (hole.first, hole.last) == (OPEN_START, OPEN_END):
        return ", or at any time"
    first = ".." if hole.first == OPEN_START else date.fromordinal(hole.first).isoformat()
    last = ".." if hole.last == OPEN_END else date.fromordinal(hole.last).isoformat()
    edtf = parse(first if first == last else f"{first}/{last}")
    return f" (the hole: {in_words(edtf, 'en')})"


def _picture(holders: tuple[Holder, ...], screen: "Screen") -> str:
    from interpol_cli.render.answers import render_holders

    return render_holders(holders, screen) if holders else ""
