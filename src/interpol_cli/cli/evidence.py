"""The commands `interpol sources` and `interpol disputes`: what facts stand on, and what is said against them."""

from typing import TYPE_CHECKING

from interpol_cli.cli import output
from interpol_cli.cli.events import Found, arranged, find
from interpol_cli.cli.forms import show_records
from interpol_cli.cli.options import Asked, Common, Order, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.evidence import Claim, Use, claims_of, uses_of
from interpol_cli.core.fields import dispute_record, name_of, source_record
from interpol_cli.core.ids import find_id
from interpol_cli.core.language import Languages
from interpol_cli.core.report import Json, records_from

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {
    "sources": ("interpol sources ga-92", "interpol sources kind:session --in 1920s -f csv"),
    "disputes": ("interpol disputes", "interpol disputes city:Glasgow -f json"),
}


def sources(asked: Asked, common: Common, order: Order, shape: Shape) -> int:
    """List the sources that facts stand on.

    For an id, those of that fact; for a query, those of every fact that matches, each once, with the facts that it
    supports and those that it contradicts.
    """
    session = Session(common)
    found = uses_of(_find(asked, session).rows)
    records, uses = arranged(records_from(found, _SOURCE_COLUMNS, _source_json), found, order)
    show_records(records, shape, session, {"table": lambda screen: _source_picture(uses, screen)})
    return _told(len(uses), "source")


def disputes(asked: Asked, common: Common, order: Order, shape: Shape) -> int:
    """List what sources say against the record, and why it does not stand."""
    session = Session(common)
    found = claims_of(_find(asked, session).rows)
    whole = records_from(found, _CLAIM_COLUMNS, lambda claim: _claim_json(claim, session.languages), _CLAIM_PLAIN)
    records, claims = arranged(whole, found, order)
    show_records(records, shape, session, {"table": lambda screen: _claim_picture(claims, screen)})
    return _told(len(claims), "dispute")


def _find(asked: Asked, session: Session) -> Found:
    """Find what was asked for; words that are all ids ask for these facts."""
    ids = [find_id(word, session.store.ids()) for word in asked.query or ()]
    named = " OR ".join(f"id:{event_id}" for event_id in ids if event_id)
    return find(asked._replace(query=[f"({named})"]) if ids and all(ids) else asked, Order(), session)


def _told(count: int, noun: str) -> int:
    if not count:
        output.note(f"no {noun} found")
    return 0 if count else 1


_SOURCE_COLUMNS = ("id", "publisher", "title", "published", "language", "type", "url", "supports", "contradicts")


def _source_json(use: Use) -> dict[str, Json]:
    return {
        **source_record(use.source),
        "supports": [event.id for event in use.events],
        "contradicts": [event.id for event in use.disputes],
    }


def _source_picture(uses: tuple[Use, ...], screen: "Screen") -> str:
    from interpol_cli.render.evidence import render_uses

    return render_uses(uses, screen)


_CLAIM_PLAIN = ("id", "date", "title", "field", "value", "sources", "why")
_CLAIM_COLUMNS = (*_CLAIM_PLAIN, "origin")


def _claim_json(claim: Claim, languages: Languages) -> dict[str, Json]:
    event = claim.event
    return {
        "id": event.id,
        "date": event.date.text,
        "title": name_of(event.title, languages),
        **dispute_record(claim.dispute),
        "origin": event.origin,
    }


def _claim_picture(claims: tuple[Claim, ...], screen: "Screen") -> str:
    from interpol_cli.render.evidence import render_claims

    return render_claims(claims, screen)
