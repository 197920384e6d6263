"""The command `interpol store import`: take records from a file into a store of one's own, all of them or none.

Conventions: what the stores do not say yet is taken; what they say otherwise is a conflict and stays, unless
`--replace` is given; the exit code is then 6. A record that breaks a rule refuses the whole file, with every reason.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interpol_cli.cli import output
from interpol_cli.cli.forms import choose_format, show_records
from interpol_cli.cli.options import Common, Entering, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.report import records_from
from interpol_cli.errors import EntryError, OptionValueError, UnknownFormatError

if TYPE_CHECKING:
    from interpol_cli.store.importing import Arrival, Plan
    from interpol_cli.store.incoming import Incoming
    from interpol_cli.store.stack import Layer

EXAMPLES = {
    "import": (
        "interpol list kind:session host:MA -f json > mine.json && interpol store import mine.json --dry-run",
        "interpol list host:MA -F id,kind,date,title.en -f csv > a.csv && interpol store import a.csv --dry-run",
    )
}
_EXIT_CONFLICT = 6
_MOST_SHOWN = 100
_ENDINGS = {"json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv", "tsv": "tsv"}


def import_file(
    common: Common,
    entering: Entering,
    shape: Shape,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON, JSON lines, CSV or TSV.", show_default=False)],
    table: Annotated[
        str, typer.Option("--table", metavar="TABLE", help="What the records are: events, sources, people …")
    ] = "events",
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=FIELD", help="A column's field: Titel=title.en; empty leaves it out."),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="What comes in replaces what differs.")] = False,
) -> int:
    """Take facts, sources, people or places from a file into your store.

    JSON is a store, or what -f json shows of a listing; CSV has a header of fields (title.en, people.0.person), and
    lists joined by a semicolon. What the stores do not say yet is taken, what they say otherwise is reported and stays.
    """
    session = Session(common)
    choose_format(shape, (), session)  # a wrong one is told before anything is written
    if shape.fields == "help":
        _show((), shape, session)
        return 0
    incoming = _read(file, session, table, columns or ())
    plan = _carry_out(incoming, session, entering, is_replacing=replace)
    _show(plan.arrivals, shape, session)
    counts = Counter(one.status for one in plan.arrivals)
    from interpol_cli.store.importing import CONFLICTING, STATUSES

    said = ", ".join(f"{counts[status]} {status}" for status in STATUSES)
    output.note(f"{said}{'; nothing was written' if entering.dry_run else ''}")
    if counts[CONFLICTING]:
        output.note("what stands was kept where the two differ; --replace takes what comes in")
    return _EXIT_CONFLICT if counts[CONFLICTING] else 0


def _show(arrivals: "Sequence[Arrival]", shape: Shape, session: Session) -> None:
    names = ("status", "table", "id", "fields", "conflicts", "line")
    show_records(records_from(arrivals, names, lambda one: one._asdict()), shape, session, {})


def _read(file: Path, session: Session, table: str, columns: Sequence[str]) -> list["Incoming"]:
    from interpol_cli.store.incoming import read_incoming
    from interpol_cli.store.layout import TABLES
    from interpol_cli.store.strict import read_file

    ending = file.suffix.lstrip(".").lower()
    if ending not in _ENDINGS:
        raise UnknownFormatError(ending or file.name, tuple(_ENDINGS))
    if table not in TABLES:
        raise OptionValueError("--table", table, f"it is one of {', '.join(TABLES)}")
    content = read_file(str(file), session.settings.limit_bytes())
    mapping = dict(_mapped(column) for column in columns)
    return [_dated(one, session) for one in read_incoming(str(file), content, _ENDINGS[ending], table, mapping)]


def _mapped(text: str) -> tuple[str, str]:
    column, sign, field = text.partition("=")
    if not sign or not column:
        raise OptionValueError("--map", text, "it is COLUMN=FIELD, such as Titel=title.en")
    return column, field


def _dated(one: "Incoming", session: Session) -> "Incoming":
    """Turn a date in words into EDTF; what cannot be read is left for the rules to name."""
    from interpol_cli.core.edtf import parse
    from interpol_cli.errors import UsageError

    field = "published" if one.table == "sources" else "date"
    text = one.record.get(field)
    if not isinstance(text, str) or one.table not in ("events", "sources"):
        return one
    try:
        parse(text)
    except UsageError:
        try:
            return one._replace(record={**one.record, field: str(session.read_period(text).edtf)})
        except UsageError:
            return one
    return one


def _carry_out(incoming: Sequence["Incoming"], session: Session, entering: Entering, *, is_replacing: bool) -> "Plan":
    """Try the import out, and then, unless it is a dry run, do it on the store as it is under the lock."""
    from interpol_cli.cli.changing import target_of
    from interpol_cli.store.draft import Draft, TablesInMemory
    from interpol_cli.store.importing import plan_import
    from interpol_cli.store.journal import Note
    from interpol_cli.store.stack import Layer
    from interpol_cli.store.store import open_stack
    from interpol_cli.store.writer import create, opened

    target = target_of(session)
    limit = session.settings.limit_bytes()
    below = open_stack(target.below, limit_bytes=limit).layers

    def plan_on(layer: Layer) -> "Plan":
        return _good(plan_import(incoming, Draft((*below, layer)), is_replacing=is_replacing, watch=_watched))

    is_new = not Path(target.path).exists() and target.is_new
    plan = plan_on(Layer(TablesInMemory(target.path, {})) if is_new else _layer(target.path, limit))
    if entering.dry_run or not plan.changes:
        return plan
    wait = session.wait_seconds
    if is_new:
        create(target.path, Note("init", session.now, session.who), wait_seconds=wait, tell=output.note)
        output.note(f"began a store of your own, {target.path}; it is laid over the curated one from now on")
    with opened(target.path, limit_bytes=limit, wait_seconds=wait, tell=output.note) as own:
        plan = plan_on(own.layer)
        if plan.changes:
            own.write(plan.changes, Note("import", session.now, session.who, entering.summary))
    return plan


def _layer(path: str, limit_bytes: int) -> "Layer":
    from interpol_cli.store.store import open_stack

    return open_stack([path], limit_bytes=limit_bytes).layers[0]


def _watched(some: Sequence["Incoming"]) -> Iterable["Incoming"]:
    from interpol_cli.cli.progress import watched

    return watched(some)


def _good(plan: "Plan") -> "Plan":
    if plan.troubles:
        raise EntryError("the import", tuple(_troubles(plan)))
    return plan


def _troubles(plan: "Plan") -> Iterator[tuple[str, str]]:
    for one in plan.troubles[:_MOST_SHOWN]:
        line = f"line {one.line}, " if one.line else ""
        yield f"{line}{one.table} {one.id!r}, {one.field}", one.reason
    if len(plan.troubles) > _MOST_SHOWN:
        yield "", f"and {len(plan.troubles) - _MOST_SHOWN} more"
