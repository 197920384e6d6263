"""Read periods that name a fact by its id, or a session by its city ("between Glasgow and Marrakech").

Conventions: a city stands for the sessions of the General Assembly held there; where it held several, two names in one
phrase mean the pair that lies nearest together, and a name alone is refused with the ids to choose from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product

from interpol_cli.core.edtf import Edtf
from interpol_cli.core.ids import find_id
from interpol_cli.core.model import Event, Place
from interpol_cli.core.text import fold, fold_with_offsets, nearest, original_span
from interpol_cli.core.vocabulary import Catalogue
from interpol_cli.core.when import Order, Reading, parse_when
from interpol_cli.errors import AmbiguousSessionError, DateSyntaxError, PeriodOrderError, UnknownIdInPeriodError

_Span = tuple[int, int]
_Named = tuple[_Span, tuple[Event, ...]]
_MOST_NAMES = 2


def read_period(text: str, *, today: date, catalogue: Catalogue, order: Order | None = None) -> Reading:
    """Read a date or a period against the facts of a store.

    Args:
        text: What was typed.
        today: What relative words count from.
        catalogue: The store whose ids and cities may be named.
        order: How 03/09/1923 is read; None refuses it.

    Returns:
        The reading; `taken` says which session a city was taken for.

    Raises:
        DateSyntaxError: The text is no date.
        AmbiguousDateError: A day and a month may stand in either order.
        AmbiguousSessionError: A city stands for several sessions.
        UnknownIdInPeriodError: It names an id that no fact has; the nearest are named.
        PeriodOrderError: It ends before it begins.
    """

    def finder(typed: str) -> Edtf | None:
        event_id = find_id(typed, catalogue.ids())
        return catalogue.date_of(event_id) if event_id else None

    try:
        return parse_when(text, today=today, event_date=finder, order=order)
    except UnknownIdInPeriodError as error:
        near = error.nearest or nearest(error.event_id, catalogue.ids())
        raise UnknownIdInPeriodError(error.text, error.event_id, near) from error
    except DateSyntaxError:
        named = tuple(_find_cities(text, catalogue.events()))
        if not 0 < len(named) <= _MOST_NAMES:
            raise
        return _read_named(text, named, today, catalogue, order)


def _read_named(
    text: str, named: tuple[_Named, ...], today: date, catalogue: Catalogue, order: Order | None
) -> Reading:
    found: list[tuple[int, tuple[Event, ...], Reading]] = []
    for events in product(*(events for _, events in named)):
        try:
            phrase = _with_ids(text, [span for span, _ in named], events)
            reading = parse_when(phrase, today=today, event_date=catalogue.date_of, order=order)
        except PeriodOrderError:
            continue
        found.append((_days_between(events), events, reading))
    if not found:
        raise DateSyntaxError(text, named[0][0][0], "the sessions named do not follow one another in this order")
    found.sort(key=lambda one: one[0])
    if len(named) == 1 and len(found) > 1:
        raise AmbiguousSessionError(text, sorted(events[0].id for _, events, _ in found))
    _, events, reading = found[0]
    taken = [
        (text[first:end], f"the session {event.id}") for ((first, end), _), event in zip(named, events, strict=True)
    ]
    rest = [pair for pair in reading.taken if pair[0] not in {event.id for event in events}]
    in_order = sorted((*taken, *rest), key=lambda pair: text.find(pair[0]))
    return Reading(text, reading.edtf, reading.period, tuple(in_order), reading.alternatives)


def _days_between(events: tuple[Event, ...]) -> int:
    first, last = events[0].date.bounds, events[-1].date.bounds
    return abs(last.s0 - first.s0)


def _with_ids(text: str, spans: Iterable[_Span], events: Iterable[Event]) -> str:
    for (first, end), event in sorted(zip(spans, events, strict=True), key=lambda pair: pair[0], reverse=True):
        text = f"{text[:first]} {event.id} {text[end:]}"
    return text


def _find_cities(text: str, events: Iterable[Event]) -> Iterator[_Named]:
    """Find the names of cities that held sessions, in the order of the text."""
    held: dict[str, list[Event]] = {}
    places: dict[str, Place] = {}
    for event in events:
        if event.kind == "session" and event.place and not event.place.is_country:
            held.setdefault(event.place.id, []).append(event)
            places[event.place.id] = event.place
    folded, offsets = fold_with_offsets(text)
    names = _names(places)
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    if pattern:  # Arabic writes "and" as a letter of the next word
        for match in re.finditer(rf"(?<!\w)و?({pattern})(?!\w)", folded):
            yield original_span(offsets, *match.span(1)), tuple(held[names[match[1]]])


def _names(places: Mapping[str, Place]) -> dict[str, str]:
    return {
        fold(name): place_id for place_id, place in places.items() for name in (*place.name.values(), *place.aliases)
    }
