"""Find what a listing lacks: the numbers of a series without a record, and the years in which war kept everybody home.

Conventions: holes are shown only where the query asks by nothing but kind, series, number and date; any other question
(who, where) has no answer in a session that nobody recorded.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from interpol_cli.core import query as q
from interpol_cli.core.edtf import DateBounds
from interpol_cli.core.model import Event, Series
from interpol_cli.core.period import RELATIONS, Match, Period, match_box
from interpol_cli.core.report import Hole, Row
from interpol_cli.core.select import in_time

# The Second World War in Europe. No session met between its first and its last day: INTERPOL, "Key dates".
WAR = Period(date(1939, 9, 1).toordinal(), date(1945, 5, 8).toordinal())

_ASKED_BY = frozenset({"kind", "series"})


def with_holes(rows: Sequence[Row], events: Sequence[Event], query: q.Query) -> tuple[Row | Hole, ...]:
    """Put the holes of the series shown between the rows, in time.

    Args:
        rows: What was found, in the order of time.
        events: All facts of the store; the neighbours of a hole may not be among the rows.
        query: What was asked.

    Returns:
        The rows, and each hole after the rows that begin before it does: those up to the record before it, and those
        that begin before the hole's first day and before the record after it.
    """
    terms = tuple(_terms(query))
    if not all(_may_show_holes(term) for term in terms):
        return tuple(rows)
    shown = {row.event.series.id: row.event.series for row in rows if row.event.series}
    entries: list[Row | Hole] = list(rows)
    for series in shown.values():
        numbered = sorted((e for e in events if e.series is series and e.number), key=lambda event: event.number or 0)
        for before, after, hole in _holes(series, numbered):
            if _is_asked_for(hole, terms):
                entries.insert(_place(entries, before, after, hole), hole)
    return tuple(entries)


def between_rows(entries: Sequence[Row | Hole]) -> tuple[Row | Hole, ...]:
    """Leave out the holes before the first row and after the last."""
    rows = [index for index, entry in enumerate(entries) if isinstance(entry, Row)]
    return tuple(entries[rows[0] : rows[-1] + 1]) if rows else ()


def _terms(query: q.Query) -> Iterator[q.Query]:
    if isinstance(query, q.AllOf):
        for term in query.terms:
            yield from _terms(term)
    else:
        yield query


def _may_show_holes(term: q.Query) -> bool:
    return isinstance(term, q.NumberIn | q.Related) or (isinstance(term, q.Is) and term.field in _ASKED_BY)


def _holes(series: Series, numbered: Sequence[Event]) -> Iterator[tuple[Event, Event, Hole]]:
    for before, after in pairwise(numbered):
        period = Period(before.date.bounds.e1, max(before.date.bounds.e1, after.date.bounds.s0))
        missing = [n for n in series.missing if before.number and after.number and before.number < n < after.number]
        if missing:
            yield before, after, Hole("no-record", series, missing[0], missing[-1], period)
        elif period.first < WAR.first and WAR.last < period.last:
            yield before, after, Hole("war", series, None, None, WAR)


def _is_asked_for(hole: Hole, terms: Iterable[q.Query]) -> bool:
    return all(_is_possible(hole, term) for term in terms)


def _is_possible(hole: Hole, term: q.Query) -> bool:
    if isinstance(term, q.NumberIn):
        if hole.first is None or hole.last is None:
            return False
        return (term.first is None or term.first <= hole.last) and (term.last is None or hole.first <= term.last)
    if isinstance(term, q.Related) and hole.period is not None:
        first, last = hole.period.first, hole.period.last
        box = RELATIONS[term.relation](term.period.first, term.period.last)
        return match_box(DateBounds(first, last, first, last), box) is not Match.NO
    return True


def _place(entries: Sequence[Row | Hole], before: Event, after: Event, hole: Hole) -> int:
    key, limit = in_time(Row(before, Match.CERTAIN)), in_time(Row(after, Match.CERTAIN))
    if hole.period:
        limit = min(limit, (hole.period.first, 0, 0, ""))
    place = 0
    for index, entry in enumerate(entries):
        if isinstance(entry, Hole) or in_time(entry) <= key or in_time(entry) < limit:
            place = index + 1
        else:
            break
    return place
