"""Find the facts that were asked for and show them: what `timeline`, `list`, `export` and their kin share."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from interpol_cli.cli import output
from interpol_cli.cli.columns import records_of
from interpol_cli.cli.exchange import is_widest
from interpol_cli.cli.form_names import FACT_PICTURES
from interpol_cli.cli.forms import Sending, choose_format, show_records
from interpol_cli.cli.options import Asked, Common, Drawing, Order, Shape
from interpol_cli.cli.pictures import check_drawing, check_needed, draw
from interpol_cli.cli.session import Session
from interpol_cli.core.period import Match
from interpol_cli.core.query import Query
from interpol_cli.core.report import Column, Records, Row
from interpol_cli.core.select import in_time, kinds_of, select
from interpol_cli.errors import OptionValueError

if TYPE_CHECKING:
    from interpol_cli.core.model import Event
    from interpol_cli.core.order import Key

T = TypeVar("T")


class Found(NamedTuple):
    """The facts that answer a question: those shown, their order, how many there are, all of the kinds asked for."""

    query: Query
    order: Order
    rows: tuple[Row, ...]
    total: int
    possible_total: int
    events: tuple["Event", ...]


def find(asked: Asked, order: Order, session: Session) -> Found:
    """Find the facts that were asked for, in the order asked for."""
    query = session.parse_asked(asked)
    for text in session.query_parser.notes if not asked.is_empty else ():
        output.note(text)
    events = tuple(session.store.events(kinds_of(query)))
    rows = select(events, query, certain_only=asked.certain)
    possible = sum(1 for row in rows if row.match is Match.POSSIBLE)
    columns = records_of((), session.languages)
    shown_rows = ordered(rows, order, columns.find, {"date": in_time})
    return Found(query, order, shown_rows, len(rows), possible, events)


def ordered(
    rows: Sequence[T],
    order: Order,
    find: Callable[[str], Column[T]],
    own_keys: Mapping[str, Callable[[T], "Key"]] = MappingProxyType({}),
) -> tuple[T, ...]:
    """Put rows into the order asked for, and take the part of them asked for.

    Raises:
        UnknownFieldError: A field to sort by is not known.
        OptionValueError: A sort by nothing, or a limit or an offset below 0.
    """
    if order.sort is not None:
        from interpol_cli.core.order import sort_rows  # only where a sort is asked for

        if not order.sort.strip(" ,"):
            raise OptionValueError("--sort", order.sort, "it names no field; interpol fields lists them")
        rows = sort_rows(rows, order.sort, find, own_keys)
    if order.reverse:
        rows = rows[::-1]
    for option, value in (("--limit", order.limit), ("--offset", order.offset)):
        if value is not None and value < 0:
            raise OptionValueError(option, str(value), "it counts from 0")
    return tuple(rows[order.offset :][: order.limit])


def arranged(
    records: Records[T],
    rows: Sequence[T],
    order: Order,
    own_keys: Mapping[str, Callable[[T], "Key"]] = MappingProxyType({}),
) -> tuple[Records[T], tuple[T, ...]]:
    """Put the rows of records into the order asked for; gives the records with these rows, and the rows."""
    kept = ordered(rows, order, records.find, own_keys)
    return records._replace(rows=kept), kept


class Wanted(NamedTuple):
    """What a command that lists facts was asked for."""

    asked: Asked
    order: Order
    shape: Shape
    own: str
    """The picture that the command draws on a terminal: `timeline` or `table`."""
    imprecise: str | None
    """What a calendar does with a fact whose days are not known: `skip` or `span`."""
    drawing: Drawing = Drawing()


def show_found(wanted: Wanted, common: Common) -> int:
    """Find facts, show them in the form asked for, and tell on stderr what the form does not.

    Args:
        wanted: What is asked for.
        common: The options of every command.

    Returns:
        The exit code: 0, or 1 where nothing was found.
    """
    session = Session(common)
    sending = Sending(is_widest=is_widest(wanted.imprecise))
    check_drawing(wanted.drawing)
    names = tuple(dict.fromkeys((wanted.own, *FACT_PICTURES)))
    if wanted.shape.format is not None or wanted.shape.output is not None:  # a pipe gets what it gets
        form = choose_format(wanted.shape, names, session, has_facts=True)
        check_needed(wanted.drawing, wanted.imprecise, form)
    found = find(wanted.asked, wanted.order, session)
    drawn = {name: partial(draw, name, found, wanted.drawing, session) for name in names}
    form = show_records(records_of(found.rows, session.languages), wanted.shape, session, drawn, sending)
    _tell(found, is_picture=form in FACT_PICTURES, certain_only=wanted.asked.certain)
    return 0 if found.rows else 1


def _tell(found: Found, *, is_picture: bool, certain_only: bool) -> None:
    if not found.rows:
        possible = len(select(found.events, found.query)) if certain_only and not found.total else 0
        left_out = f" for certain; --certain left out {count_facts(possible)}" if possible else ""
        output.note(f"nothing left of {found.total} to show" if found.total else f"nothing matched{left_out}")
        return
    if is_picture:
        output.note(f"{count_facts(len(found.rows), found.total)}; interpol show ID tells the sources")
    tell_possible(found.possible_total, found.total)


def count_facts(count: int, of: int | None = None) -> str:
    """Count facts, or some of all.

    >>> count_facts(1), count_facts(3, 7), count_facts(7, 7)
    ('1 fact', '3 of 7 facts', '7 facts')
    """
    total = count if of is None else of
    return f"{count} of " * (count < total) + f"{total} {'fact' if total == 1 else 'facts'}"


def tell_possible(possible: int, total: int) -> None:
    """Tell how many of the facts found only possibly match."""
    if possible:
        output.note(f"{possible} of {total} only possibly match; --certain leaves them out")
