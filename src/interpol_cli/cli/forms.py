"""Choose the form that rows are shown in, and send it where it was asked to go.

Conventions: `--format` decides, else the ending of `-o`, else the reader: a terminal gets the command's own picture,
a pipe gets plain lines. Renderers are imported when they are chosen.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from interpol_cli.cli import output
from interpol_cli.cli.form_names import ENDINGS, FACT_FORMATS, FILE_FORMATS, MACHINE_FORMATS
from interpol_cli.cli.options import Shape
from interpol_cli.cli.session import Session, is_terminal
from interpol_cli.core.report import Records
from interpol_cli.errors import OptionValueError, UnknownFormatError

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

T = TypeVar("T")

_WIDTH_WITHOUT_TERMINAL_CELLS = 100


def choose_format(shape: Shape, pictures: tuple[str, ...], session: Session, *, has_facts: bool = False) -> str:
    """Choose the form.

    Args:
        shape: What the options ask for.
        pictures: The names of the forms for people that the command has, its own first.
        session: The run.
        has_facts: Say whether the rows are facts, which have forms of their own.

    Returns:
        A name of `MACHINE_FORMATS` or of `pictures`, or of `FACT_FORMATS`.

    Raises:
        UnknownFormatError: A format, or a file ending, that the command does not write.
        OptionValueError: A form that is no text, and no file for it.
    """
    if shape.template is not None and shape.format is None:  # a line for each row, whatever the file is called
        return "plain"
    shown = (*pictures, *MACHINE_FORMATS)
    known = (*shown, *FACT_FORMATS) if has_facts else shown
    if shape.format is not None:
        if shape.format not in known:
            raise _unknown(shape.format, known)
        if shape.format in FILE_FORMATS and shape.output is None:
            raise OptionValueError("--format", shape.format, "it is no text; name a file for it with -o or export")
        return shape.format
    if shape.output:
        return format_of_ending(shape.output, known)
    if not pictures or not is_terminal():
        return "plain"
    wished = session.settings.get("format").value
    return wished if wished in shown else pictures[0]


def format_of_ending(path: Path, known: tuple[str, ...]) -> str:
    """Tell the format from the ending of a file's name.

    Raises:
        UnknownFormatError: Nothing that is known is written with that ending.
    """
    endings = {ending: form for ending, form in ENDINGS.items() if form in known}
    suffixes = [suffix.lstrip(".").lower() for suffix in path.suffixes]
    ending = next(filter(endings.get, (".".join(suffixes[-2:]), *suffixes[-1:])), None)
    if ending is None:
        raise _unknown(suffixes[-1] if suffixes else path.name, tuple(endings))
    return endings[ending]


def _unknown(name: str, known: tuple[str, ...]) -> UnknownFormatError:
    from interpol_cli.core.text import nearest  # only where a name is wrong

    return UnknownFormatError(name, known, nearest(name, known))


def field_lines(records: Records[T]) -> Iterable[str]:
    """Give a line for each field that `-F` may name."""
    return (f"{name}\n" for name in records.names or [one.name for one in records.columns])


def chosen(records: Records[T], shape: Shape) -> Records[T]:
    """Narrow rows to the fields that `-F` names, if it names any.

    Raises:
        OptionValueError: It names none.
        UnknownFieldError: One of them is not known.
    """
    if shape.fields is None:
        return records
    names = [name.strip() for name in shape.fields.split(",") if name.strip()]
    if not names:
        raise OptionValueError("--fields", shape.fields, "it names no field; interpol fields lists them")
    return records.narrowed(names)


def templated(records: Records[T], shape: Shape) -> Iterable[str]:
    """Write each row as `--template` says.

    Raises:
        OptionValueError: It is empty, or `--fields` or `--format` is given too.
        UnknownFieldError: The template names a field that is not known.
    """
    from interpol_cli.core.template import parse_template  # only where a template is given

    if shape.fields or shape.format:
        other = "--fields" if shape.fields else "--format"
        raise OptionValueError("--template", shape.template or "", f"{other} is given too; one of them is enough")
    if not shape.template:
        raise OptionValueError("--template", "", "it is empty")
    template = parse_template(shape.template or "", records.find)
    return (template.line(row) for row in records.rows)


def _grid(records: Records[T], screen: "Screen") -> str:
    from interpol_cli.render.table import render_grid

    rows = [[column.text(row) for column in records.columns] for row in records.rows]
    return render_grid([column.name for column in records.columns], rows, screen) if rows else ""


def machine_pieces(records: Records[T], form: str, shape: Shape) -> Iterable[str]:
    """Write rows in a machine form, piece by piece."""
    if form == "plain":
        from interpol_cli.render.plain import render_plain

        return render_plain(records)
    if form in ("csv", "tsv"):
        from interpol_cli.render.tabular import render_csv, render_tsv

        if form == "tsv":
            return render_tsv(records, has_header=not shape.no_header)
        return render_csv(records, has_header=not shape.no_header, for_excel=shape.excel)
    if form == "md":
        from interpol_cli.render.markdown import render_markdown

        return render_markdown(records)
    from interpol_cli.render.json_form import render_json, render_jsonl

    render = render_json if form == "json" else render_jsonl
    return render(records, is_ascii=shape.ascii)


def send(pieces: Iterable[str], shape: Shape, outlet: output.Outlet | None = None) -> None:
    """Send text to stdout, or to the file that `-o` names."""
    if shape.output is None:
        output.emit(pieces, outlet)
    else:
        output.write_file(shape.output, pieces, may_replace=shape.force)


class Sending(NamedTuple):
    """What only some commands say of how rows go out."""

    outlet: output.Outlet | None = None
    """What a command that waits for input releases before it does."""
    is_widest: bool = False
    """Whether a calendar shows a fact whose days are not known over all that its date allows."""


def show_records(
    records: Records[T],
    shape: Shape,
    session: Session,
    pictures: Mapping[str, Callable[["Screen"], str]],
    sending: Sending = Sending(),  # noqa: B008 - it is frozen
) -> str:
    """Show rows in the form asked for, and send them.

    Args:
        records: The rows as the machine forms show them.
        shape: What the options ask for.
        session: The run.
        pictures: The forms for people that the command has, its own first, each as a function of the screen.
        sending: How they go out, where it is not the common way.

    Returns:
        The name of the form.
    """
    form = choose_format(shape, tuple(pictures), session, has_facts=records.fact_of is not None)
    if shape.output:
        output.check_target(shape.output, may_replace=shape.force)
    if shape.template is not None:
        send(templated(records, shape), shape, sending.outlet)
        return "template"
    if shape.fields == "help":
        send(field_lines(records), shape)
        return "help"
    if form in FACT_FORMATS and records.fact_of:
        from interpol_cli.cli.exchange import send_facts  # few listings are for another program

        send_facts(tuple(map(records.fact_of, records.rows)), form, shape, session, is_widest=sending.is_widest)
        return form
    if form == "svg":
        if shape.fields:
            raise OptionValueError("--fields", shape.fields, "the form svg has fields of its own")
        if drawn := pictures[form](screen_of(session, shape)):  # without facts there is no drawing, and no file
            send([drawn], shape)
        return form
    records = chosen(records, shape)
    if form in pictures:
        screen = screen_of(session, shape)
        send(seen([_grid(records, screen) if shape.fields else pictures[form](screen)], screen), shape)
    else:
        send(machine_pieces(records, form, shape), shape, sending.outlet)
    return form


def screen_of(session: Session, shape: Shape) -> "Screen":
    """Describe what is drawn on: how wide, with which colours, letters and links."""
    from interpol_cli.render.screen import Screen  # with Rich, 40 ms, and a pipe never needs it

    to_terminal = is_terminal() and shape.output is None
    width = shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL_CELLS, 24)).columns
    coloured = _is_coloured(session.settings.get("color").value, to_terminal=to_terminal)
    return Screen(
        width_cells=width,
        is_coloured=coloured,
        is_unicode=not shape.ascii and (not to_terminal or _takes_unicode()),
        has_links=to_terminal and coloured and not os.environ.get("NO_HYPERLINKS"),
        languages=session.languages,
        today=session.today,
        is_visual=shape.output is None and session.settings.get("bidi").value == "visual",
    )


def seen(drawn: Iterable[str], screen: "Screen") -> Iterable[str]:
    """Tell a terminal not to reorder what is drawn in the order in which it is seen; others do not know the code."""
    if not screen.is_visual or not is_terminal():
        return drawn
    from itertools import chain

    from interpol_cli.render.bidi import EXPLICIT, IMPLICIT

    return chain([EXPLICIT], drawn, [IMPLICIT])


def _is_coloured(wish: str, *, to_terminal: bool) -> bool:
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return to_terminal and os.environ.get("TERM", "dumb") != "dumb"


def _takes_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf16", "utf32")
