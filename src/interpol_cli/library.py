"""Give the answers of the command line to Python programs: open a store, read a query or a period, select.

Conventions: nothing here imports Typer or Rich; values are frozen; errors are those of `interpol_cli.errors`.
"""

import datetime

from interpol_cli.core.fields import shown
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match, Period
from interpol_cli.core.query import Query
from interpol_cli.core.query_parser import QueryParser
from interpol_cli.core.report import Row
from interpol_cli.core.select import select
from interpol_cli.core.when import Order, parse_when
from interpol_cli.core.when_sessions import read_period
from interpol_cli.store.store import Store, open_store

__all__ = (
    "Event",
    "Match",
    "Period",
    "Query",
    "Row",
    "Store",
    "open_store",
    "parse_period",
    "parse_query",
    "select",
    "shown",
)

DateOrder = Order


def parse_period(
    text: str,
    *,
    store: Store | None = None,
    today: datetime.date | None = None,
    date_order: DateOrder | None = None,
) -> Period:
    """Read a period as `interpol date` does: EDTF, or words in English, French or Arabic.

    Args:
        text: The period.
        store: Where ids of facts (`ga-92`) and cities of sessions are looked up; without it they are not known.
        today: What relative words count from; without it the day of the clock.
        date_order: How `03/09/1923` is read; without it that is refused.

    Returns:
        The first and the last day, as proleptic Gregorian ordinals, both in.

    Raises:
        UsageError: The text is no period, or can be read in two ways.

    >>> str(parse_period("September 1923"))
    '1923-09-01..1923-09-30'
    """
    day = today or datetime.date.today()
    if store is None:
        return parse_when(text, today=day, order=date_order).period
    return read_period(text, today=day, catalogue=store, order=date_order).period


def parse_query(
    text: str,
    store: Store,
    *,
    today: datetime.date | None = None,
    date_order: DateOrder | None = None,
) -> Query:
    """Read a query as the command line does, against the names and values of a store.

    Args:
        text: Words and `field:value` terms; see `interpol help query`.
        store: The store that says what there is.
        today: What relative dates count from; without it the day of the clock.
        date_order: How `03/09/1923` is read; without it that is refused.

    Returns:
        The tree that `select` takes.

    Raises:
        UsageError: The query does not hold together, or names what is not known.
    """
    parser = QueryParser(store, lambda period: parse_period(period, store=store, today=today, date_order=date_order))
    return parser.parse(text)
