"""Choose the events that answer a query, say how surely each does, and put them in order.

Conventions: AND takes the least of two matches, OR the greatest, `not:` swaps certain and no; the order of events is
total (start, latest start, latest end, id), so that the same store and query always give the same rows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from interpol_cli.core import query as q
from interpol_cli.core.edtf import sort_key
from interpol_cli.core.model import Event, countries_of, every_name
from interpol_cli.core.period import Match, relate
from interpol_cli.core.report import Row
from interpol_cli.core.text import fold, words

Matcher = Callable[[Event], Match]


def select(events: Iterable[Event], query: q.Query, *, certain_only: bool = False) -> tuple[Row, ...]:
    """Choose the events that answer a query, in the order of time.

    Args:
        events: The facts, in any order.
        query: What is asked.
        certain_only: Leave out what only possibly answers.

    Returns:
        A row for each event chosen, with its match.
    """
    match = matcher(query)
    least = Match.CERTAIN if certain_only else Match.POSSIBLE
    rows = [Row(event, found) for event in events if (found := match(event)) >= least]
    return tuple(sorted(rows, key=in_time))


def kinds_of(query: q.Query) -> frozenset[str] | None:
    """Say of which kinds every answer must be, so that nothing else need be made; None where any may be."""
    if isinstance(query, q.Is) and query.field == "kind":
        return query.values
    found = [kinds for term in query.terms if (kinds := kinds_of(term))] if isinstance(query, q.AllOf) else []
    return frozenset.intersection(*found) if found else None


def in_time(row: Row) -> tuple[int, int, int, str]:
    """Give the key of the order of time; it is total."""
    return (*sort_key(row.event.date.bounds), row.event.id)


def matcher(query: q.Query) -> Matcher:
    """Turn a query into the function that says how surely an event answers it."""
    match query:
        case q.AllOf(terms):
            return _all_of([matcher(term) for term in terms])
        case q.AnyOf(terms):
            return _any_of([matcher(term) for term in terms])
        case q.Negation(term):
            return _negation(matcher(term))
        case q.Words(field, wanted, is_prefix):
            return _words(_TEXTS[field], wanted, is_prefix=is_prefix)
        case q.Is(field, values, _):
            return _is(_VALUES[field], values)
        case q.NumberIn(first, last):
            return _number_in(first, last)
        case q.Related(relation, period):
            return lambda event: relate(event.date, relation, period)


def _certain_if(holds: bool) -> Match:
    return Match.CERTAIN if holds else Match.NO


def _all_of(parts: Sequence[Matcher]) -> Matcher:
    def match(event: Event) -> Match:
        least = Match.CERTAIN
        for part in parts:
            least = min(least, part(event))
            if least is Match.NO:
                break
        return least

    return match


def _any_of(parts: Sequence[Matcher]) -> Matcher:
    return lambda event: max(part(event) for part in parts)


def _negation(part: Matcher) -> Matcher:
    opposite = {Match.NO: Match.CERTAIN, Match.POSSIBLE: Match.POSSIBLE, Match.CERTAIN: Match.NO}
    return lambda event: opposite[part(event)]


def _is(values_of: Callable[[Event], Iterator[str | None]], wanted: frozenset[str]) -> Matcher:
    return lambda event: _certain_if(any(value in wanted for value in values_of(event)))


def _number_in(first: int | None, last: int | None) -> Matcher:
    def match(event: Event) -> Match:
        number = event.number
        return _certain_if(
            number is not None and (first is None or first <= number) and (last is None or number <= last)
        )

    return match


def _words(texts: Callable[[Event], Iterator[str]], wanted: Sequence[str], *, is_prefix: bool) -> Matcher:
    phrase = " " + " ".join(wanted) + ("" if is_prefix else " ")
    # One fold for all texts of an event: three times faster than one for each. A line end keeps phrases within a text.
    return lambda event: _certain_if(phrase in _lined(texts(event)))


def _lined(texts: Iterable[str]) -> str:
    return " \n ".join(f" {' '.join(words(line))} " for line in fold("\n".join(texts)).split("\n"))


def texts_of(event: Event) -> Iterator[str]:
    """Give every text of an event that free words look through: its own, and those of all it refers to."""
    yield event.id
    yield from event.title.values()
    yield from event.summary.values()
    yield from filter(None, (event.venue, event.place_then, event.note))
    yield from event.tags
    if event.series:
        yield from every_name(event.series.name, event.series.aliases)
    if event.place:
        yield from every_name(event.place.name, event.place.aliases)
        yield from every_name(event.place.country.name, event.place.country.aliases)
    for country in event.countries:
        yield from every_name(country.name, country.aliases)
    for part in event.people:
        yield from every_name(part.person.name, part.person.aliases)
        if part.role:
            yield part.role
    for dispute in event.disputes:
        yield dispute.value
        yield dispute.why


_TEXTS: dict[str | None, Callable[[Event], Iterator[str]]] = {
    None: texts_of,
    "title": lambda event: iter(event.title.values()),
    "venue": lambda event: iter((event.venue,) if event.venue else ()),
    "role": lambda event: (part.role for part in event.people if part.role),
    "publisher": lambda event: (source.publisher for source in event.sources),
    "source_lang": lambda event: (source.language for source in event.sources),
}


def _hosts(event: Event) -> Iterator[str | None]:
    if event.place:
        yield event.place.country.code


def _disputed(event: Event) -> Iterator[str | None]:
    yield "true" if event.disputes else "false"
    for dispute in event.disputes:
        yield dispute.field
        yield dispute.field.partition(".")[0]


def _boolean(is_so: bool) -> Iterator[str | None]:
    return iter(("true" if is_so else "false",))


def values_of(field: str, event: Event) -> Iterator[str | None]:
    """Give the values that an event has in a field of the query; None where it says nothing."""
    return _VALUES[field](event)


def count_values(field: str, events: Iterable[Event]) -> dict[str, int]:
    """Count the events that have each value of a field; an event counts once for a value, however often it has it."""
    counts: dict[str, int] = {}
    for event in events:
        for value in set(values_of(field, event)):
            if value is not None:
                counts[value] = counts.get(value, 0) + 1
    return counts


_VALUES: dict[str, Callable[[Event], Iterator[str | None]]] = {
    "id": lambda event: iter((event.id,)),
    "kind": lambda event: iter((event.kind,)),
    "series": lambda event: iter((event.series.id if event.series else None,)),
    "country": lambda event: (country.code for country in countries_of(event)),
    "host": _hosts,
    "city": lambda event: iter((event.place.id if event.place else None,)),
    "person": lambda event: (part.person.id for part in event.people),
    "office": lambda event: (part.office for part in event.people),
    "region": lambda event: (part.region for part in event.people),
    "host_region": lambda event: iter((event.place.country.region if event.place else None,)),
    "act": lambda event: (part.act for part in event.people),
    "tag": lambda event: iter(event.tags),
    "source": lambda event: (source.id for source in event.sources),
    "source_lang": lambda event: (source.language for source in event.sources),
    "source_type": lambda event: (source.type for source in event.sources),
    "precision": lambda event: iter((event.date.precision.label,)),
    "uncertain": lambda event: _boolean(event.date.is_uncertain),
    "approximate": lambda event: _boolean(event.date.is_approximate),
    "part_of": lambda event: iter((event.part_of,)),
    "disputed": _disputed,
    "origin": lambda event: iter((event.origin,)),
}
