"""Facts and questions for property tests: the small store's events, changed at random, and queries over them."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from interpol_cli.core import query as q
from interpol_cli.core.model import KINDS, Event
from interpol_cli.core.period import RELATIONS, Match, Period
from interpol_cli.core.report import Column, Json, Records, Row, as_text
from interpol_cli.store.store import open_store
from strategies import edtfs

SMALL_STORE = Path(__file__).parent / "data" / "small.json"
YEARS = (1920, 1929)  # few, so that dates and periods often meet


@cache
def small_events() -> tuple[Event, ...]:
    """Give the events of tests/data/small.json."""
    return tuple(open_store([SMALL_STORE]).events())


@st.composite
def event_lists(draw: st.DrawFn, *, most: int = 12) -> list[Event]:
    """Draw events of many kinds, places and people, with dates of a few years, each with an id of its own."""
    bases = draw(st.lists(st.sampled_from(small_events()), max_size=most))
    dates = edtfs(years=YEARS)
    return [event._replace(id=f"{event.id}-{index}", date=draw(dates)) for index, event in enumerate(bases)]


def row_lists(*, most: int = 12) -> st.SearchStrategy[list[Row]]:
    """Draw rows as a selection gives them, in any order."""
    matches = st.sampled_from((Match.POSSIBLE, Match.CERTAIN))
    rows = st.builds(Row, st.sampled_from(small_events()), matches)
    return st.lists(rows, max_size=most, unique_by=lambda row: row.event.id)


def periods_of_days() -> st.SearchStrategy[Period]:
    """Draw a period within the years that events have."""
    return edtfs(years=YEARS).map(lambda date: Period.of(date.bounds))


def leaves() -> st.SearchStrategy[q.Query]:
    """Draw a query of one term."""
    return st.one_of(
        st.builds(q.Related, st.sampled_from(tuple(RELATIONS)), periods_of_days()),
        st.sampled_from(KINDS).map(lambda kind: q.Is("kind", frozenset({kind}), kind)),
        st.sampled_from(("MA", "AT", "GB")).map(lambda code: q.Is("country", frozenset({code}), code)),
        st.builds(q.NumberIn, st.integers(1, 50) | st.none(), st.integers(51, 99)),
        st.sampled_from(("vienna", "session", "the", "1963", "nowhere")).map(
            lambda word: q.Words(None, (word,), False)
        ),
    )


def queries() -> st.SearchStrategy[q.Query]:
    """Draw a query of any form."""

    def grown(inner: st.SearchStrategy[q.Query]) -> st.SearchStrategy[q.Query]:
        some = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(some.map(q.AllOf), some.map(q.AnyOf), inner.map(q.Negation))

    return st.recursive(leaves(), grown, max_leaves=6)


def column_of(name: str, at: int | str) -> Column[Any]:
    """Make the column that shows one member of a row, which is a list of texts or an object."""
    return Column(name, lambda row: as_text(row[at]), lambda row: row[at])


def text_records(rows: Sequence[Sequence[str]], names: str = "abc") -> Records[Sequence[str]]:
    """Make records of rows of texts, a column for each letter of `names`."""
    columns = {name: column_of(name, index) for index, name in enumerate(names)}
    every = tuple(columns.values())
    return Records(rows, every, every, lambda row: dict(zip(names, row, strict=True)), columns.__getitem__)


def object_records(rows: Sequence[Mapping[str, Json]]) -> Records[Mapping[str, Json]]:
    """Make records of objects that JSON shows as they are."""
    return Records(rows, (), (), lambda row: row, lambda name: column_of(name, name))
