"""The command `interpol export`."""

from pathlib import Path
from typing import Annotated

import typer

from interpol_cli.cli import output
from interpol_cli.cli.columns import records_of
from interpol_cli.cli.events import count_facts, find
from interpol_cli.cli.exchange import is_widest, send_facts
from interpol_cli.cli.form_names import FACT_FORMATS
from interpol_cli.cli.forms import choose_format, chosen, field_lines, machine_pieces, screen_of, templated
from interpol_cli.cli.options import Asked, Common, Drawing, Imprecise, Order, Shape
from interpol_cli.cli.pictures import check_drawing, check_needed, draw
from interpol_cli.cli.progress import watched
from interpol_cli.cli.session import Session
from interpol_cli.errors import OptionValueError

EXAMPLES = {
    "export": (
        "interpol export sessions.csv kind:session",
        "interpol export morocco.json --country المغرب --force",
        "interpol export sessions.ics kind:session",
        "interpol export facts.db",
        "interpol export presidents.svg kind:term office:president --by person",
    )
}


def export(
    file: Annotated[
        Path,
        typer.Argument(help="The file to write; its ending names the form: interpol help formats.", show_default=False),
    ],
    asked: Asked,
    common: Common,
    order: Order,
    shape: Shape,
    drawing: Drawing,
    imprecise: Imprecise = None,
) -> int:
    """Write facts to a file; its ending gives the format.

    The file is written whole or not at all, and an existing one only with --force. Nothing found writes no file.
    """
    session = Session(common)
    if shape.output:
        raise OptionValueError("--output", str(shape.output), f"the file is named before the query: {file}")
    if shape.fields == "help":
        output.emit(field_lines(records_of((), session.languages)))
        return 0
    if file == Path("-"):
        raise OptionValueError("FILE", "-", "it is a file to write; interpol list writes to stdout")
    target = shape._replace(output=file)
    form, widest = choose_format(target, ("svg",), session, has_facts=True), is_widest(imprecise)
    check_drawing(drawing)
    check_needed(drawing, imprecise, form)
    output.check_target(file, may_replace=shape.force)
    found = find(asked, order, session)
    if not found.rows:
        output.note(f"nothing matched; {file} was not written")
        return 1
    count = len(found.rows)
    if form in FACT_FORMATS:
        count = send_facts(found.rows, form, target, session, is_widest=widest)
    elif form == "svg":
        drawn = draw(form, found, drawing, session, screen_of(session, target))
        output.write_file(file, [drawn], may_replace=shape.force)
    else:
        records = records_of(watched(found.rows), session.languages)
        is_plain = shape.template is None
        pieces = machine_pieces(chosen(records, shape), form, target) if is_plain else templated(records, shape)
        output.write_file(file, pieces, may_replace=shape.force)
    output.note(f"{count_facts(count)} in {file}")
    return 0
