"""Declare the options that commands share, once, and hand them to a command as values.

Conventions: an option group is a named tuple whose fields carry their Typer declaration; `with_groups` replaces a
command's group parameters by the groups' own options. Dates are text: our parsers read them, Typer would guess.
"""

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer


def option(*names: str, text: str, metavar: str | None = None, callback: Callable[..., object] | None = None) -> Any:  # noqa: ANN401 - what typer.Option gives
    """Declare an option whose default needs no word in the help; `callback` turns its value into another."""
    return typer.Option(*names, help=text, metavar=metavar, callback=callback, show_default=False)


def file_or_stdout(path: Path | None) -> Path | None:
    """Read the value of `-o`: a `-` is stdout, where everything goes that names no file."""
    return None if path == Path("-") else path


class Common(NamedTuple):
    """Options of every command, which also stand before its name."""

    store: Annotated[
        list[str] | None,
        option("--store", metavar="PATH", text="Read this store; repeat to lay one over another ('curated': ours)."),
    ] = None
    lang: Annotated[str | None, option("--lang", metavar="LIST", text="Languages wanted: en, fr, ar, ar-MA.")] = None
    today: Annotated[str | None, option("--today", metavar="DATE", text="Take this day for today.")] = None
    color: Annotated[str | None, option("--color", metavar="WHEN", text="auto, always or never.")] = None
    date_order: Annotated[
        str | None, option("--date-order", metavar="ORDER", text="Read 03/09/1923 as dmy or mdy.")
    ] = None
    bidi: Annotated[
        str | None, option("--bidi", metavar="ORDER", text="Arabic in logical order, or visual for old terminals.")
    ] = None


class Asked(NamedTuple):
    """What is asked: the query, and the options that stand for terms of it."""

    query: Annotated[
        list[str] | None,
        typer.Argument(help="Words and field:value terms; see interpol help query.", show_default=False),
    ] = None
    within: Annotated[str | None, option("--in", metavar="PERIOD", text="Shares at least one day with the period.")] = (
        None
    )
    since: Annotated[
        str | None, option("--since", metavar="PERIOD", text="Does not end before the period's first day.")
    ] = None
    until: Annotated[
        str | None, option("--until", metavar="PERIOD", text="Does not begin after the period's last day.")
    ] = None
    before: Annotated[str | None, option("--before", metavar="PERIOD", text="Ends before the period's first day.")] = (
        None
    )
    after: Annotated[str | None, option("--after", metavar="PERIOD", text="Begins after the period's last day.")] = None
    on: Annotated[str | None, option("--on", metavar="DAY", text="Shares that day.")] = None
    rel: Annotated[
        list[str] | None,
        option("--rel", metavar="NAME:PERIOD", text="Stands in an Allen relation to the period (overlaps:1990s)."),
    ] = None
    certain: Annotated[bool, option("--certain", text="Leave out what only possibly matches.")] = False
    precision: Annotated[
        str | None, option("--precision", metavar="UNIT", text="The date is given to the day, month, year …")
    ] = None
    kind: Annotated[str | None, option("--kind", metavar="KIND", text="Of this kind: session, election, term …")] = None
    series: Annotated[str | None, option("--series", metavar="SERIES", text="Of this series.")] = None
    country: Annotated[
        str | None, option("--country", metavar="COUNTRY", text="Held there, about it, or of a person of it.")
    ] = None
    host: Annotated[str | None, option("--host", metavar="COUNTRY", text="Held in this country.")] = None
    city: Annotated[str | None, option("--city", metavar="CITY", text="Held in this city.")] = None
    person: Annotated[str | None, option("--person", metavar="PERSON", text="With this person.")] = None
    tag: Annotated[str | None, option("--tag", metavar="TAG", text="With this tag.")] = None

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is asked; an option with an empty value asks, and is refused where it is read."""
        return self._replace(query=self.query or None, rel=self.rel or None) == Asked()


class Order(NamedTuple):
    """Which of the facts found are shown, and in what order."""

    sort: Annotated[
        str | None, option("--sort", metavar="FIELDS", text="Sort by fields, - before one turns it: -number,date.")
    ] = None
    reverse: Annotated[bool, option("--reverse", text="Turn the order round.")] = False
    limit: Annotated[int | None, option("-n", "--limit", metavar="N", text="Show at most N.")] = None
    offset: Annotated[int, option("--offset", metavar="N", text="Leave out the first N.")] = 0


class Shape(NamedTuple):
    """In what form it is shown, and where it goes."""

    fields: Annotated[
        str | None, option("-F", "--fields", metavar="LIST", text="Show these fields: id,date,place.city ('help').")
    ] = None
    format: Annotated[
        str | None, option("-f", "--format", metavar="FORMAT", text="Form: plain, csv, tsv, json, jsonl …")
    ] = None
    template: Annotated[
        str | None,
        option("--template", metavar="TEXT", text=r"A line for each: '{date}\t{title.en}', names of fields only."),
    ] = None
    output: Annotated[
        Path | None,
        option(
            "-o",
            "--output",
            metavar="FILE",
            text="Write to a file; its ending gives the form (-: stdout).",
            callback=file_or_stdout,
        ),
    ] = None
    force: Annotated[bool, option("--force", text="Replace the file if it exists.")] = False
    no_header: Annotated[bool, option("--no-header", text="Leave out the header of CSV and TSV.")] = False
    ascii: Annotated[bool, option("--ascii", text="Draw with ASCII; escape other letters in JSON.")] = False
    excel: Annotated[bool, option("--excel", text="CSV for Excel: byte order mark, CRLF, formula guard.")] = False

    @property
    def is_narrowed(self) -> bool:
        """Say whether fields were chosen, by `-F` or by a template."""
        return self.fields is not None or self.template is not None


class Drawing(NamedTuple):
    """How a timeline is drawn."""

    by: Annotated[
        str | None,
        option("--by", metavar="FIELD", text="A lane for each: kind, series, country, region, person, office."),
    ] = None
    scale: Annotated[
        str | None, option("--scale", metavar="UNIT", text="Lanes marked by decade, year or month; auto.")
    ] = None
    width: Annotated[int | None, option("--width", metavar="N", text="Columns of a picture; in SVG, pixels.")] = None


Imprecise = Annotated[
    str | None,
    option("--imprecise", metavar="HOW", text="In a calendar, facts whose days are not known: skip, or span."),
]
"""An option of the commands that list or export facts."""


class Entering(NamedTuple):
    """How a change to a store of one's own is entered."""

    summary: Annotated[
        str | None, option("--summary", metavar="WHY", text="Why it is changed; the journal keeps it.")
    ] = None
    dry_run: Annotated[bool, option("--dry-run", text="Print the difference, and write nothing.")] = False


def is_group(annotation: object) -> bool:
    """Say whether a command's parameter stands for a group of options: one of `SHARED`, or the command's own."""
    return isinstance(annotation, type) and issubclass(annotation, tuple) and hasattr(annotation, "_fields")


def parameters_of(group: Any) -> list[inspect.Parameter]:  # noqa: ANN401 - a class of named tuples
    """Give the parameters of a group's options, as Typer reads them."""
    hints = get_type_hints(group, include_extras=True)
    kind = inspect.Parameter.KEYWORD_ONLY
    defaults = group._field_defaults
    return [inspect.Parameter(name, kind, default=defaults[name], annotation=hints[name]) for name in group._fields]


def with_groups(command: Callable[..., object]) -> Callable[..., object]:
    """Replace a command's parameters that are option groups by the options of the groups.

    Returns:
        A function with one keyword parameter for each option, which Typer can read; it fills the groups and calls the
        command. Options of `Common` that stood before the command's name count where the command does not repeat them;
        a parameter of the command's own stands in place of the option of that name.
    """
    signature = inspect.signature(command)
    groups: dict[str, Any] = {
        name: one.annotation for name, one in signature.parameters.items() if is_group(one.annotation)
    }

    @functools.wraps(command)
    def call(ctx: typer.Context, **values: object) -> object:
        given = {name: values.pop(name) for name in tuple(values) if name not in signature.parameters}
        filled = {name: _fill(group, given, ctx.obj) for name, group in groups.items()}
        own = {"ctx": ctx} if "ctx" in signature.parameters else {}
        return command(**own, **values, **filled)

    parameters = [inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)]
    for name, parameter in signature.parameters.items():
        if name == "ctx":
            continue
        own = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)]
        shared = parameters_of(groups[name]) if name in groups else own
        parameters += [one for one in shared if name not in groups or one.name not in signature.parameters]
    call.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {one.name: one.annotation for one in parameters}
    return call


def _fill(group: Any, values: dict[str, object], before: object) -> object:  # noqa: ANN401
    given = {name: values.pop(name) for name in group._fields if name in values}
    if isinstance(before, group):
        given = {name: getattr(before, name) if value in (None, []) else value for name, value in given.items()}
    return group(**given)


SHARED = (Common, Asked, Order, Shape, Drawing, Entering)
"""The groups that several commands have; help tells of each once."""
