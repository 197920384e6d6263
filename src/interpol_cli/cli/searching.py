"""The command `interpol search`: facts ranked by how well they match, with what matched."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from interpol_cli.cli import output
from interpol_cli.cli.columns import records_beside
from interpol_cli.cli.events import arranged, count_facts, find, tell_possible
from interpol_cli.cli.forms import show_records
from interpol_cli.cli.options import Asked, Common, Order, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.period import Match
from interpol_cli.core.report import Json, Row
from interpol_cli.core.search import Hit, Results
from interpol_cli.core.search import search as search_events
from interpol_cli.core.select import in_time
from interpol_cli.errors import OptionValueError

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {"search": ("interpol search marrakesh", "interpol search الانتروبول مراكش kind:session -n 2")}

_TERM = re.compile(r"(not:)?[A-Za-z_-]+:\S.*")
_Ranked = tuple[Row, Hit]
_FIELDS: Mapping[str, Callable[[_Ranked], Json]] = {
    "score": lambda ranked: ranked[1].score,
    "matched": lambda ranked: [f"{_where(one.field, one.language)}: {one.text}" for one in ranked[1].matches],
}


def search(asked: Asked, common: Common, order: Order, shape: Shape) -> int:
    """Search every text of the facts, best match first, and say what matched.

    Words in any script; field:value terms and the options narrow the search. A near spelling is tried only where a word
    stands nowhere, and said so.
    """
    session = Session(common)
    words, terms = _split(asked.query or ())
    if not words:
        raise OptionValueError("TEXT", " ".join(terms), "it holds no word to search for; list takes terms alone")
    if "OR" in words:
        raise OptionValueError("TEXT", " ".join(words), "a search wants every word; list knows OR")
    found = find(asked._replace(query=list(terms)), Order(), session)
    results = search_events((row.event for row in found.rows), " ".join(words), language=session.languages[0])
    hits = {hit.event.id for hit in results.hits}
    rows = {row.event.id: row for row in found.rows if row.event.id in hits}
    ranked = tuple((rows[hit.event.id], hit) for hit in results.hits)
    whole = records_beside(ranked, lambda one: one[0], _FIELDS, session.languages)
    records, shown = arranged(whole, ranked, order, {"date": lambda one: in_time(one[0])})
    form = show_records(records, shape, session, {"table": lambda screen: _picture(shown, screen)})
    left = len(found.rows) if len(found.rows) < len(session.store.ids()) else None
    _tell(results, left, len(shown), is_picture=form == "table")
    tell_possible(sum(1 for row, _ in ranked if row.match is Match.POSSIBLE), len(ranked))
    return 0 if shown else 1


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the words to search for from the terms that narrow the search."""
    terms = [argument for argument in arguments if _TERM.fullmatch(argument)]
    return [argument for argument in arguments if not _TERM.fullmatch(argument)], terms


def _where(field: str, language: str | None) -> str:
    return f"{field}.{language}" if language else field


def _tell(results: Results, searched: int | None, shown: int, *, is_picture: bool) -> None:
    """Tell what was not found as it is written; `searched` is how many facts the query left, None for all of them."""
    place = "nowhere" if searched is None else f"in none of the {searched} facts searched"
    for word, spellings in results.near_words:
        output.note(f"{word!r} stands {place}; near spellings were taken: {', '.join(spellings)}")
    if not results.hits:
        nobody = "no fact" if searched is None else f"of the {searched} facts searched none"
        missing = f": {nobody} has {', '.join(map(repr, results.missing))}" if results.missing else ""
        output.note(f"nothing matched{missing}")
    elif not shown:
        output.note(f"nothing left of {len(results.hits)} to show")
    elif is_picture:
        output.note(f"{count_facts(shown, len(results.hits))}, best match first")


def _picture(shown: Sequence[_Ranked], screen: "Screen") -> str:
    from interpol_cli.render.answers import render_hits

    return render_hits(shown, screen) if shown else ""
