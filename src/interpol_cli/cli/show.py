"""The command `interpol show`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from interpol_cli.cli.columns import records_of
from interpol_cli.cli.forms import choose_format, send, show_records
from interpol_cli.cli.options import Common, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.fields import EVENT_FIELDS, parse_path
from interpol_cli.core.ids import resolve_id
from interpol_cli.core.period import Match
from interpol_cli.core.report import ONE_LINE, Row

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {"show": ("interpol show ga-92", "interpol show ga-76 ga-93 --lang ar")}


def show(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of facts, such as ga-92.", show_default=False)],
    common: Common,
    shape: Shape,
) -> int:
    """Show a fact whole: people, sources, disputes, neighbours.

    On a terminal with what happened at it and its neighbours in its series; in a pipe a line for each field, an empty
    line between facts.
    """
    session = Session(common)
    names = [resolve_id(name, session.store.ids()) for name in ids]
    rows = tuple(Row(event, Match.CERTAIN) for name in names if (event := session.store.event(name)))
    records = records_of(rows, session.languages)
    if choose_format(shape, ("sheet",), session, has_facts=True) == "plain" and not shape.is_narrowed:
        send(_plain(rows, session), shape)
    else:
        show_records(records, shape, session, {"sheet": lambda screen: _sheets(rows, session, screen)})
    return 0


# The lines of a fact in a pipe: its fields, and beside some of them what a reader asks next.
_BESIDE = {"title": ("title_lang",), "place": ("city", "country", "venue")}


def _plain(rows: tuple[Row, ...], session: Session) -> Iterator[str]:
    for index, row in enumerate(rows):
        if index:
            yield "\n"
        for name in _paths_of(row):
            yield f"{name}\t{parse_path(name).as_text(row, session.languages).translate(ONE_LINE)}\n"


def _paths_of(row: Row) -> Iterator[str]:
    for field in EVENT_FIELDS:
        yield field.name
        yield from _BESIDE.get(field.name, ())
        if field.name == "disputes":  # by whom, and why it does not stand: the text of the field has no room for it
            for index in range(len(row.event.disputes)):
                yield f"disputes.{index}.sources"
                yield f"disputes.{index}.why"


def _sheets(rows: tuple[Row, ...], session: Session, screen: "Screen") -> str:
    from interpol_cli.core.sheet import sheet_of
    from interpol_cli.render.sheet import render_sheet

    events = tuple(session.store.events())
    return "\n".join(render_sheet(sheet_of(row.event, events), screen) for row in rows)
