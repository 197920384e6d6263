"""The commands `interpol fields`, `values` and `schema`: what a fact can say, and what it can be asked for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from interpol_cli.cli import output
from interpol_cli.cli.forms import show_records
from interpol_cli.cli.options import Common, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.fields import CSV_COLUMNS, EVENT_FIELDS, FIELDS
from interpol_cli.core.fields import Shape as ValueShape
from interpol_cli.core.language import pick
from interpol_cli.core.query import QUERY_FIELDS
from interpol_cli.core.report import as_text, records_from
from interpol_cli.core.select import count_values
from interpol_cli.core.vocabulary import called_in, list_values
from interpol_cli.errors import OptionValueError

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {
    "fields": ("interpol fields", "interpol fields -f csv"),
    "schema": ("interpol schema", "interpol schema store"),
    "values": ("interpol values kind", "interpol values country --count --lang ar"),
}


class Described(NamedTuple):
    """A path that can be asked for, its type, what it means, and where it is shown or can be queried."""

    name: str
    type: str
    about: str
    shown_in: str


def fields(common: Common, shape: Shape) -> int:
    """List the fields of a fact."""
    session = Session(common)
    described = tuple(_described())
    records = records_from(described, Described._fields, Described._asdict)
    show_records(records, shape, session, {"table": lambda screen: _grid(described, screen)})
    return 0


class Value(NamedTuple):
    """A value that a field can be asked for: its id, its name for the reader, its other names, how many facts."""

    id: str
    name: str
    aliases: str
    facts: int | None


def schema(
    common: Common,
    of: Annotated[str, typer.Argument(metavar="[output|store]", help="Which JSON is described.")] = "output",
) -> int:
    """Print the JSON Schema of the JSON output, or of a store's file."""
    import json  # with the store, which this command does not read

    from interpol_cli.core.schema import output_schema, store_schema

    makers = {"output": output_schema, "store": store_schema}
    if of not in makers:
        raise OptionValueError("schema", of, "it is output or store")
    output.emit([json.dumps(makers[of](), ensure_ascii=False, indent=1), "\n"])
    return 0


def values(
    field: Annotated[str, typer.Argument(help="A field of the query: kind, country, person …", show_default=False)],
    common: Common,
    shape: Shape,
    count: Annotated[bool, typer.Option("--count", help="Say how many facts have each value.")] = False,
) -> int:
    """List the values that a field can be asked for."""
    session = Session(common)
    found = tuple(_values(field.replace("-", "_"), session, is_counted=count))
    names = Value._fields if count else Value._fields[:-1]
    records = records_from(found, names, lambda value: {name: getattr(value, name) for name in names})
    show_records(records, shape, session, {"table": lambda screen: _value_grid(found, names, screen)})
    return 0 if found else 1


def _values(field: str, session: Session, *, is_counted: bool) -> Iterator[Value]:
    listed = list_values(field, session.store)
    counts = count_values(field, session.store.events()) if is_counted else {}
    for key, called in listed:
        names = called_in(field, key, session.store)
        name = pick(names, session.languages)[0] if names else (called[0] if called else key)
        others = ";".join(dict.fromkeys(other for other in called if other != name))
        yield Value(key, name, others, counts.get(key, 0) if is_counted else None)


def _value_grid(found: tuple[Value, ...], names: tuple[str, ...], screen: "Screen") -> str:
    from interpol_cli.render.table import render_grid

    return render_grid(list(names), [[as_text(getattr(value, name)) for name in names] for value in found], screen)


def _described() -> Iterator[Described]:
    json_names = {field.name for field in EVENT_FIELDS}
    for field in FIELDS.values():
        where = [
            "json" if field.name in json_names else "",
            "csv" if field.name in CSV_COLUMNS else "",
            "query" if field.name in QUERY_FIELDS else "",
        ]
        yield Described(field.name, field.shape.type, field.shape.about, ";".join(filter(None, where)))
        yield from _members(field.name, field.shape)
    for name in QUERY_FIELDS:
        if name not in FIELDS:
            yield Described(name, "string", "asked for in queries only", "query")


def _members(path: str, shape: ValueShape) -> Iterator[Described]:
    step = path
    if shape.item is not None:
        shape, step = shape.item, f"{path}.0"
    for name, member in (shape.members or {}).items():
        yield Described(f"{step}.{name}", member.type, member.about, "")
        if member.about != "the name in every language":
            yield from _members(f"{step}.{name}", member)


def _grid(described: tuple[Described, ...], screen: "Screen") -> str:
    from interpol_cli.render.table import render_grid

    return render_grid(["field", "type", "meaning", "in"], described, screen)
