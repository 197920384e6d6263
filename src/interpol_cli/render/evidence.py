"""Set sources and disputes as cards: who says what, where, and why a claim does not stand.

Conventions: nothing is shortened; an address is linked only where it is one of the web, on a terminal that can.
"""

from collections.abc import Sequence
from itertools import groupby

from interpol_cli.core.evidence import Claim, Use
from interpol_cli.core.model import Dispute
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.render import wording
from interpol_cli.render.cards import Card, card_of, date_cell, id_cell, phrases, render_cards
from interpol_cli.render.layout import Cell
from interpol_cli.render.screen import Screen
from interpol_cli.render.style import web_address


def render_claims(claims: Sequence[Claim], screen: Screen) -> str:
    """Set disputes under the facts they contradict: the value against the record, who says so, and the reason."""
    by_fact = groupby(claims, key=lambda claim: claim.event.id)
    return render_cards((_fact(tuple(claims), screen) for _, claims in by_fact), screen)


def render_uses(uses: Sequence[Use], screen: Screen) -> str:
    """Set sources: publisher, title, date, and the facts that each supports (+) or contradicts (-)."""
    return render_cards((_use(use, screen) for use in uses), screen)


def _fact(claims: Sequence[Claim], screen: Screen) -> Card:
    event = claims[0].event
    head = [Cell(wording.name(event.title, screen), "title"), date_cell(event.date, screen), id_cell(event.id)]
    paragraphs = [paragraph for claim in claims for paragraph in _claim(claim.dispute, screen)]
    return card_of(Row(event, Match.CERTAIN), head, [("", phrases(one, screen)) for one in paragraphs])


def _claim(dispute: Dispute, screen: Screen) -> tuple[list[Cell], list[Cell]]:
    said = f"{dispute.field}: {wording.word('quoted', screen).format(dispute.value)}"
    who = [Cell(f"{source.publisher} ({source.id})", link=web_address(source.url)) for source in dispute.sources]
    return [Cell(said, "dispute"), *who], [Cell(dispute.why)]


def _use(use: Use, screen: Screen) -> Card:
    source = use.source
    link = web_address(source.url)
    published = wording.date_text_words(source.published, screen) if source.published else ""
    head = [
        Cell(source.publisher),
        Cell(wording.word("quoted", screen).format(source.title), "title", link),
        Cell(published),
        Cell(wording.source_kind(source, screen), "meta"),
        Cell(source.id, "id", link, is_whole=True),
    ]
    supported, contradicted = ([id_cell(event.id) for event in events] for events in (use.events, use.disputes))
    details = [("+", phrases(supported, screen)), ("-", phrases(contradicted, screen))]
    return Card("", is_doubtful=False, is_possible=False, head=head, details=details)
