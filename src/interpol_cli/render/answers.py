"""Draw what `who`, `next`, `last`, `on`, `today` and `search` found: cards that say how near, how begun, what matched.

Conventions: distances in whole days or years, in the reader's language; one that is not known is given from and to;
what happened on a day of the calendar stands under the day on which it did.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from interpol_cli.core.edtf import parse
from interpol_cli.core.holders import Holder
from interpol_cli.core.model import Event
from interpol_cli.core.nearby import Anniversary, Nearby
from interpol_cli.core.report import Row
from interpol_cli.core.search import Hit
from interpol_cli.core.venues import Venue
from interpol_cli.render import wording
from interpol_cli.render.answer_labels import ANSWER_WORDS, AWAY
from interpol_cli.render.cards import (
    Card,
    Setter,
    card_of,
    date_cell,
    id_cell,
    marked,
    name_cells,
    phrases,
    render_cards,
    render_heading,
)
from interpol_cli.render.labels import ACTS, OFFICES, REGIONS, in_form
from interpol_cli.render.layout import Cell
from interpol_cli.render.screen import Screen
from interpol_cli.render.table import render_grid


def render_holders(holders: Sequence[Holder], screen: Screen) -> str:
    """Draw who held an office: the person, the office, the term; how it began and ended; the sources."""
    return render_cards((_holder_card(holder, screen, _holder_details(holder, screen)) for holder in holders), screen)


def render_office_holders(holders: Sequence[Holder], screen: Screen) -> str:
    """Draw who is in office, with nothing more said."""
    return render_cards((_holder_card(holder, screen) for holder in holders), screen)


def render_nearby(found: Sequence[Nearby], screen: Screen) -> str:
    """Draw the next or the last facts, each with its distance from the day asked about."""
    return render_cards((_nearby_card(one, screen) for one in found), screen)


def render_anniversaries(found: Sequence[Anniversary], screen: Screen) -> str:
    """Draw what happened on a day of the calendar, under the day and the years that have passed since."""
    days = groupby(found, lambda one: (one.day, one.years))
    return "".join(_anniversary_section(day, tuple(group), screen) for (day, _), group in days)


def render_hits(hits: Sequence[tuple[Row, Hit]], screen: Screen) -> str:
    """Draw what a search found, with the texts in which the words stand, the words marked."""
    return render_cards((_hit_card(row, hit, screen) for row, hit in hits), screen)


def render_venues(venues: Sequence[Venue], screen: Screen) -> str:
    """Draw where things were held as a table: how often, first and last, in which halls."""
    rows = [
        [
            "" if venue.place.is_country else wording.name(venue.place.name, screen),
            wording.name(venue.place.country.name, screen),
            str(len(venue.events)),
            wording.date_words(venue.events[0].date, screen),
            wording.date_words(venue.events[-1].date, screen) if len(venue.events) > 1 else "",
            "; ".join(venue.halls),
        ]
        for venue in venues
    ]
    heads = [_word(name, screen) for name in ("city", "country", "times", "first-time", "last-time", "halls")]
    return render_grid(heads, rows, screen)


def render_day(sections: Iterable[tuple[str, str]], screen: Screen) -> str:
    """Set drawn sections under their headings; one that is empty is left out."""
    return "\n".join(
        render_heading([Cell(_word(name, screen), "head")], screen) + drawn for name, drawn in sections if drawn
    )


def _word(name: str, screen: Screen) -> str:
    return wording.plain(ANSWER_WORDS[screen.language][name], screen)


def _holder_card(holder: Holder, screen: Screen, details: Sequence[tuple[str, Setter]] = ()) -> Card:
    language = screen.language
    office = OFFICES[language].get(holder.part.office or "", "")
    region = REGIONS[language].get(holder.part.region or "", "")
    head = [
        Cell(wording.name(holder.part.person.name, screen), "title"),
        Cell(wording.plain(f"{office} {region}".strip(), screen)),
        Cell(ACTS[language]["acting"] if holder.is_acting else "", "possible"),
        date_cell(holder.term.date, screen),
        id_cell(holder.term.id),
    ]
    return card_of(Row(holder.term, holder.match), head, details)


def _holder_details(holder: Holder, screen: Screen) -> list[tuple[str, Setter]]:
    session = _event_cells(holder.session, screen) or [id_cell(holder.session_id or "")]
    sources = [id_cell(source.id) for source in holder.term.sources]
    return [
        (_word("began", screen), phrases(_event_cells(holder.began, screen), screen)),
        (_word("elected", screen), phrases(session, screen)),
        (_word("ended", screen), phrases(_event_cells(holder.ended, screen), screen)),
        (_word("sources", screen), phrases(sources, screen)),
    ]


def _event_cells(event: Event | None, screen: Screen) -> list[Cell]:
    if event is None:
        return []
    return [date_cell(event.date, screen), Cell(wording.name(event.title, screen)), id_cell(event.id)]


def _nearby_card(one: Nearby, screen: Screen) -> Card:
    head = [date_cell(one.row.event.date, screen, one.row.event.kind), *name_cells(one.row, screen)]
    progress = _word("progress", screen) if one.is_in_progress else ""
    said = [Cell(_distance(one.days_least, one.days_most, screen), "today"), Cell(progress, "today")]
    return card_of(one.row, head, [("", phrases(said, screen))])


def _distance(least: int | None, most: int | None, screen: Screen) -> str:
    """Say how far off a start is that lies between two numbers of days from now; None is a number that is not known."""
    if most is None:
        return _word("unknown-start", screen)
    if least is None:
        return _word("latest", screen).format(_away(most, "day", screen))
    if least == most or least > 0 or most < 0:
        return _away(least, "day", screen, most)
    ends = (_away(least, "day", screen), _away(most, "day", screen, future="from-now"))
    return _word("between", screen).format(*ends)


def _away(number: int, unit: str, screen: Screen, other: int | None = None, *, future: str = "in") -> str:
    """Say a number of days or years, or a range of numbers, as a distance from now."""
    if number == 0:
        return _word("today" if unit == "day" else "this-year", screen)
    least, most = sorted((abs(number), abs(number if other is None else other)))
    said = in_form(AWAY[screen.language][unit], least, most, screen.language)
    return wording.plain(_word(future if number > 0 else "ago", screen).format(said), screen)


def _anniversary_section(day: date, found: Sequence[Anniversary], screen: Screen) -> str:
    years = _word("today", screen) if day == screen.today else _away(-found[0].years, "year", screen)
    heading = [
        date_cell(parse(day.isoformat()), screen, "head"),
        Cell(years, "today"),
        Cell(_word("round", screen) if found[0].is_round else "", "possible"),
    ]
    return render_heading(heading, screen) + render_cards((_anniversary_card(one, screen) for one in found), screen)


def _anniversary_card(one: Anniversary, screen: Screen) -> Card:
    if one.part == "day":  # the heading has the date
        return card_of(one.row, name_cells(one.row, screen))
    part = _word(one.part, screen) if one.part in ("first", "last") else _word("nth", screen).format(one.part)
    when = [Cell(part, one.row.event.kind), date_cell(one.row.event.date, screen, one.row.event.kind)]
    return card_of(one.row, [*when, *name_cells(one.row, screen)])


def _hit_card(row: Row, hit: Hit, screen: Screen) -> Card:
    head = [date_cell(row.event.date, screen, row.event.kind), *name_cells(row, screen)]
    return card_of(row, head, list(_matched(hit, screen)))


def _matched(hit: Hit, screen: Screen) -> Iterator[tuple[str, Setter]]:
    for one in hit.matches:
        yield ".".join(filter(None, (one.field, one.language))), marked(one.text, one.spans, screen)
