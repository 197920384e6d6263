"""The command `interpol venues`: where things were held."""

from typing import TYPE_CHECKING

from interpol_cli.cli import output
from interpol_cli.cli.events import arranged, find
from interpol_cli.cli.forms import show_records
from interpol_cli.cli.options import Asked, Common, Order, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.fields import name_of
from interpol_cli.core.language import Languages
from interpol_cli.core.report import Json, records_from
from interpol_cli.core.venues import Venue, venues_of

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {"venues": ("interpol venues kind:session", "interpol venues --country France --lang fr")}

_COLUMNS = ("id", "city", "country", "country_name", "halls", "count", "first", "last", "events")


def venues(asked: Asked, common: Common, order: Order, shape: Shape) -> int:
    """List where things were held, how often, first and last."""
    session = Session(common)
    venues = venues_of(find(asked, Order(), session).rows)
    whole = records_from(venues, _COLUMNS, lambda venue: _json(venue, session.languages))
    records, found = arranged(whole, venues, order)
    show_records(records, shape, session, {"table": lambda screen: _picture(found, screen)})
    if not found:
        output.note("nothing was held there")
    return 0 if found else 1


def _json(venue: Venue, languages: Languages) -> dict[str, Json]:
    place = venue.place
    return {
        "id": place.id,
        "city": None if place.is_country else name_of(place.name, languages),
        "country": place.country.code,
        "country_name": name_of(place.country.name, languages),
        "halls": venue.halls,
        "count": len(venue.events),
        "first": venue.events[0].date.text,
        "last": venue.events[-1].date.text,
        "events": [event.id for event in venue.events],
    }


def _picture(venues: tuple[Venue, ...], screen: "Screen") -> str:
    from interpol_cli.render.answers import render_venues

    return render_venues(venues, screen) if venues else ""
