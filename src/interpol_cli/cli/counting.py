"""The command `interpol count`: how many facts, by what they say."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from interpol_cli.cli import output
from interpol_cli.cli.events import arranged, count_facts, find, tell_possible
from interpol_cli.cli.forms import show_records
from interpol_cli.cli.options import Asked, Common, Order, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.count import Tally, parse_fields, tally
from interpol_cli.core.report import Json, records_from
from interpol_cli.errors import OptionValueError

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {
    "count": (
        "interpol count kind:session --by decade",
        "interpol count kind:accession --by decade,country -f csv",
        "interpol count --by decade --split kind",
    ),
}

_Counted = tuple[tuple[str, ...], int]


def count(
    asked: Asked,
    common: Common,
    order: Order,
    shape: Shape,
    by: Annotated[
        str,
        typer.Option("--by", metavar="FIELDS", help="year, decade, century, kind, host, person …; two with a comma."),
    ] = "kind",
    split: Annotated[
        str | None,
        typer.Option("--split", metavar="FIELD", help="Stack each bar by this field; else as one more in --by."),
    ] = None,
) -> int:
    """Count facts by year, decade, kind, country or another field.

    By time a fact counts once, by its start; of a list every member counts. Empty decades are kept.
    """
    session = Session(common)
    fields = (*parse_fields(by), *_split_by(split, by))
    found = find(asked, Order(), session)
    counted = tally(found.rows, fields) if found.rows else Tally(fields, (), 0)
    whole = records_from(counted.counts, (*fields, "count"), lambda line: _json(fields, line))
    records, lines = arranged(whole, counted.counts, order)
    left_out = 0
    if split is not None:
        lines, left_out = _whole_bars(arranged(whole, counted.counts, order._replace(limit=None, offset=0))[1], order)
    form = show_records(
        records,
        shape,
        session,
        {"bars": lambda screen: _picture(counted, lines, session, screen, is_stacked=split is not None)},
    )
    if not found.rows:
        output.note("nothing matched")
    elif form != "bars":
        output.note(f"{count_facts(counted.facts)} in all")
    elif left_out:
        output.note(f"{left_out} more bar{'s are' if left_out > 1 else ' is'} left out")
    tell_possible(found.possible_total, found.total)
    return 0 if found.rows else 1


def _whole_bars(lines: Sequence[_Counted], order: Order) -> tuple[tuple[_Counted, ...], int]:
    """Take the lines of the bars asked for, each bar with all its parts; and count the bars that are left out."""
    bars: dict[tuple[str, ...], list[_Counted]] = {}
    for line in lines:
        bars.setdefault(line[0][:-1], []).append(line)
    kept = list(bars.values())[order.offset :][: order.limit]
    return tuple(line for bar in kept for line in bar), len(bars) - len(kept)


def _split_by(split: str | None, by: str) -> tuple[str, ...]:
    """Read the one field that bars are stacked by."""
    fields = parse_fields(split) if split is not None else ()
    if len(fields) > 1 or set(fields) & set(parse_fields(by)):
        raise OptionValueError("--split", split or "", "it is one field, and not one of --by")
    return fields


def _json(fields: Sequence[str], line: _Counted) -> dict[str, Json]:
    return {**dict(zip(fields, line[0], strict=True)), "count": line[1]}


def _picture(
    counted: Tally, lines: tuple[_Counted, ...], session: Session, screen: "Screen", *, is_stacked: bool
) -> str:
    from interpol_cli.render.bars import render_bars, render_stacked_bars

    render = render_stacked_bars if is_stacked else render_bars
    return render(counted, lines, _names(session), screen) if lines else ""


def _names(session: Session) -> Callable[[str, str], str]:
    """Give what a key is called in the reader's language."""
    from interpol_cli.core.language import pick
    from interpol_cli.core.vocabulary import VALUES, called_in

    def name(field: str, key: str) -> str:
        if field not in VALUES or key in ("", "unknown"):
            return key
        return pick(called_in(field, key, session.store), session.languages)[0] or key

    return name
