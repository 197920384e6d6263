"""Write a calendar: iCalendar (RFC 5545) with an all-day event for each fact whose days are known.

Conventions: UTF-8, lines end in CRLF and are folded at 75 octets; DTEND is the day after the last one, as RFC 5545 has
it (3.6.1); UID is made of the fact's id and DTSTAMP of its newest source, never of the clock, so that the same facts
are the same bytes; nothing blocks the reader's time (TRANSP:TRANSPARENT). What a calendar has no property for, doubt,
sources and disputes, stands in DESCRIPTION, and the date as the sources give it in X-INTERPOL-EDTF.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Component
from icalendar import Event as Entry

from interpol_cli.core.edtf import OPEN_END, OPEN_START, Edtf, parse
from interpol_cli.core.language import Languages, pick
from interpol_cli.core.model import Event
from interpol_cli.core.report import Row
from interpol_cli.render.addresses import web_address
from interpol_cli.render.prose import (
    date_words,
    dispute_line,
    doubt_lines,
    is_exact,
    place_line,
    source_line,
    word,
)

_END = "END:VCALENDAR\r\n"


def render_ics(rows: Iterable[Row], languages: Languages, *, stamp: date, is_widest: bool = False) -> Iterator[str]:
    """Write the facts whose days are known as a calendar, a fact a piece.

    Args:
        rows: The facts.
        languages: The reader's.
        stamp: The day of DTSTAMP for a fact none of whose sources is dated.
        is_widest: Write a fact whose days are not known too, over all the days that its date allows.

    Returns:
        The calendar; nothing where no fact can stand in it, since a calendar must not be empty (RFC 5545, 3.6).
    """
    is_begun = False
    for row in rows:
        days = days_of(row.event.date, is_widest=is_widest)
        if days is None:
            continue
        if not is_begun:
            is_begun = True
            yield _head()
        yield _text(_entry(row, days, languages, stamp))
    if is_begun:
        yield _END


def days_of(given: Edtf, *, is_widest: bool = False) -> tuple[date, date] | None:
    """Give the first and the last day of a date, both in.

    Args:
        given: The date.
        is_widest: Where its days are not known, take all that it allows.

    Returns:
        Two days; None where they are not known, or where one of them is not there: an end that is open or unknown.

    >>> from interpol_cli.core.edtf import parse
    >>> [str(day) for day in days_of(parse("2025-11-24/2025-11-27"))], days_of(parse("1924~"))
    (['2025-11-24', '2025-11-27'], None)
    """
    s0, s1, e0, e1 = given.bounds
    if s0 == OPEN_START or e1 + 1 >= OPEN_END:  # DTEND is the day after the last, and there is none after 9999
        return None
    if not is_widest and (s0 != s1 or e0 != e1):
        return None
    return date.fromordinal(s0), date.fromordinal(e1)


def _head() -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//interpol-cli//interpol//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "INTERPOL")
    return _text(calendar).removesuffix(_END)


def _text(component: Component) -> str:
    data: bytes = component.to_ical()
    return data.decode()


def _entry(row: Row, days: tuple[date, date], languages: Languages, stamp: date) -> Entry:
    event, entry = row.event, Entry()
    title, language = pick(event.title, languages)
    entry.add("uid", f"{event.id}@interpol-cli")
    entry.add("dtstamp", datetime.combine(_newest_source(event) or stamp, time(), UTC))
    entry.add("dtstart", days[0])
    entry.add("dtend", days[1] + timedelta(days=1))
    marked = title if is_exact(event.date) else f"{title} ({date_words(event.date, languages)})"
    entry.add("summary", marked, parameters={"LANGUAGE": language})
    entry.add("description", "\n".join(_description(row, languages)))
    where = place_line(event, languages)
    if where:
        entry.add("location", where)
    address = next(filter(None, (web_address(source.url) for source in event.sources)), None)
    if address:
        entry.add("url", address)
    entry.add("categories", [event.kind, *event.tags])
    is_doubtful = event.date.is_uncertain or event.date.is_approximate
    entry.add("status", "TENTATIVE" if is_doubtful else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    entry.add("x-interpol-edtf", event.date.text)
    return entry


def _description(row: Row, languages: Languages) -> Iterator[str]:
    event = row.event
    yield pick(event.summary, languages)[0]
    yield from doubt_lines(row, languages)
    if event.disputes:
        yield from ("", f"{word('disputed', languages)}:")
        yield from (f"- {dispute_line(dispute, languages)}" for dispute in event.disputes)
    yield from ("", f"{word('sources', languages)}:")
    yield from (f"- {source_line(source, languages)}" for source in event.sources)


def _newest_source(event: Event) -> date | None:
    """Give the latest day by which a source of the event, or of what contradicts it, may first have been there."""
    sources = [*event.sources, *(source for dispute in event.disputes for source in dispute.sources)]
    days = (parse(source.published).earliest for source in sources if source.published)
    return max((day for day in days if day), default=None)
