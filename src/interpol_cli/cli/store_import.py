"""The command `interpol store import`: take records from a file into a store of one's own, all of them or none.

Conventions: what the stores do not say yet is taken; what they say otherwise is a conflict and stays, unless
`--replace` is given; the exit code is then 6. A record that breaks a rule refuses the whole file, with every reason.
The report is data. With --dry-run the difference stands below it, or alone where the report goes into a file; where a
form or fields are asked for, it is left out, so that a program can read the report.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, cast

import typer

from interpol_cli.cli import output
from interpol_cli.cli.forms import choose_format, show_records
from interpol_cli.cli.options import Common, Entering, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.report import records_from
from interpol_cli.errors import EntryError, OptionValueError, UnknownFormatError

if TYPE_CHECKING:
    from interpol_cli.core.edtf import Edtf
    from interpol_cli.store.draft import Draft
    from interpol_cli.store.importing import Arrival, Plan, Told, Trouble
    from interpol_cli.store.incoming import Incoming
    from interpol_cli.store.stack import Layer

EXAMPLES = {
    "import": (
        "interpol list kind:session host:MA -f json > mine.json && interpol store import mine.json --dry-run",
        "interpol list host:MA -F id,kind,date,title.en -f csv > a.csv && interpol store import a.csv --dry-run",
    )
}
_EXIT_CONFLICT = 6
_MOST_WRONG = 50
_MOST_TOLD = 10
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
    rows, told = _understood(_read(file, session, table, columns or ()), session)
    trial = _carry_out(Rows(rows, told, replace), session, entering)
    _show(trial.plan.arrivals, shape, session)
    if entering.dry_run:
        _show_difference(trial, shape)
    return _sum_up(trial.plan, entering)


class Rows(NamedTuple):
    """What comes in, how its dates and names were read, and whether it replaces what differs."""

    incoming: "Sequence[Incoming]"
    told: "Sequence[Told]"
    is_replacing: bool


class Trial(NamedTuple):
    """A plan, the draft that it was made on, and the path of the store."""

    plan: "Plan"
    draft: "Draft"
    path: str


def _sum_up(plan: "Plan", entering: Entering) -> int:
    from interpol_cli.store.importing import CONFLICTING, STATUSES

    counts = Counter(one.status for one in plan.arrivals)
    said = ", ".join(f"{counts[status]} {status}" for status in STATUSES)
    output.note(f"{said}{'; nothing was written' if entering.dry_run else ''}")
    if counts[CONFLICTING]:
        output.note("what stands was kept where the two differ; --replace takes what comes in")
    return _EXIT_CONFLICT if counts[CONFLICTING] else 0


def _show_difference(trial: Trial, shape: Shape) -> None:
    from interpol_cli.store.changes import unified

    if shape.output is None and (shape.format or shape.is_narrowed):
        output.note("the difference is left out: the report was asked for in a form of its own")
        return
    text = unified(*trial.draft.states(), trial.path)
    if text:
        output.emit(["" if shape.output else "\n", text])


def _show(arrivals: "Sequence[Arrival]", shape: Shape, session: Session) -> None:
    names = ("status", "table", "id", "fields", "conflicts", "line")
    show_records(records_from(arrivals, names, lambda one: one._asdict()), shape, session, {})


def _read(file: Path, session: Session, table: str, columns: Sequence[str]) -> "list[Incoming]":
    from interpol_cli.store.incoming import read_content, read_incoming
    from interpol_cli.store.layout import TABLES

    ending = file.suffix.lstrip(".").lower()
    if ending not in _ENDINGS:
        raise UnknownFormatError(ending or file.name, tuple(_ENDINGS))
    if table not in TABLES:
        raise OptionValueError("--table", table, f"it is one of {', '.join(TABLES)}")
    content = read_content(str(file), session.settings.limit_bytes())
    mapping = dict(_mapped(column) for column in columns)
    return list(read_incoming(str(file), content, _ENDINGS[ending], table, mapping))


def _mapped(text: str) -> tuple[str, str]:
    column, sign, field = text.partition("=")
    if not sign or not column:
        raise OptionValueError("--map", text, "it is COLUMN=FIELD, such as Titel=title.en")
    return column, field


def _understood(incoming: "Sequence[Incoming]", session: Session) -> "tuple[list[Incoming], list[Told]]":
    """Read dates and names by the stores; a record may name another that comes in with it."""
    from interpol_cli.core.edtf import parse
    from interpol_cli.errors import UsageError
    from interpol_cli.store.entry import Reader
    from interpol_cli.store.importing import understand

    ids: dict[str, dict[str, None]] = {}
    for one in incoming:
        ids.setdefault(one.table, {})[one.record_id] = None

    def read_date(text: str) -> "Edtf":
        try:
            return parse(text)  # of thousands most are EDTF, and to read words takes much longer
        except UsageError:
            return session.read_period(text).edtf

    def new_reader() -> Reader:
        known = cast("Mapping[str, Sequence[str]]", ids)  # asked for one by one, and a list of thousands takes long
        return Reader(session.store, read_date, session.entry_language, known)

    return understand(_watched(incoming), new_reader)


def _carry_out(rows: Rows, session: Session, entering: Entering) -> Trial:
    """Try the import out, and then, unless it is a dry run, do it on the store as it is under the lock."""
    from interpol_cli.cli.changing import target_of, written
    from interpol_cli.store import checked
    from interpol_cli.store.draft import TablesInMemory
    from interpol_cli.store.journal import Note
    from interpol_cli.store.stack import Layer, Stack

    target = target_of(session)
    layers = session.store.stack.layers
    if target.is_new:
        layers = (*layers, Layer(TablesInMemory(target.path, {})))
    trial = _tried(rows, layers, target.path)
    _tell(rows.told, session)
    _warn(trial)
    if entering.dry_run or not trial.plan.changes:
        return trial
    with written(session, target) as own:
        if own.storage.content != layers[-1].storage.content:  # somebody was faster
            trial = _tried(rows, (*layers[:-1], own.layer), target.path)
        own.write(trial.plan.changes, Note("import", session.now, session.who, entering.summary))
        stack = Stack((*layers[:-1], own.layer))
        checked.remember("rules", stack.contents)  # the file is now what the draft was found to be
    return trial


def _tried(rows: Rows, layers: "Sequence[Layer]", path: str) -> Trial:
    from interpol_cli.store.draft import Draft
    from interpol_cli.store.importing import plan_import

    draft = Draft(layers)
    plan = plan_import(rows.incoming, draft, is_replacing=rows.is_replacing, watch=_watched)
    if plan.troubles:
        raise EntryError("the import", tuple(_located(plan.troubles)), total=len(plan.troubles))
    return Trial(plan, draft, path)


def _tell(told: "Sequence[Told]", session: Session) -> None:
    """Tell how dates in words were read, and what names were taken for."""
    from interpol_cli.cli.changing import how_read

    dates = [one for one in told if one.taken.date]
    names = [one for one in told if not one.taken.date]
    for some, what in ((dates, "dates"), (names, "names")):
        for where, taken in some[:_MOST_TOLD]:
            output.note(f"{where}, {how_read(taken, session)}")
        if len(some) > _MOST_TOLD:
            output.note(f"and {len(some) - _MOST_TOLD} more {what}")


def _warn(trial: Trial) -> None:
    """Warn of new facts that may be there already."""
    from interpol_cli.core.alike import alike_events
    from interpol_cli.store.importing import find_alike
    from interpol_cli.store.store import Store

    pairs = find_alike(trial.plan, trial.draft)
    if not pairs:
        return
    before, after = Store(trial.draft.stack), Store(trial.draft.stack_after())
    for new, other in pairs[:_MOST_TOLD]:
        event, old = after.event(new), before.event(other)
        for alike in alike_events(event, [old]) if event and old else ():
            output.note(f"warning: {new} may be {alike.id}: {alike.why}")
    if len(pairs) > _MOST_TOLD:
        output.note(f"warning: and {len(pairs) - _MOST_TOLD} more may be there already")


def _watched(some: Sequence["Incoming"]) -> Iterable["Incoming"]:
    from interpol_cli.cli.progress import watched

    return watched(some)


def _located(troubles: "Sequence[Trouble]") -> Iterator[tuple[str, str]]:
    for one in troubles[:_MOST_WRONG]:
        record = f"{one.table} {one.id!r}" if one.id else ""
        yield ", ".join(filter(None, (one.where, record, one.field))), one.reason
    if len(troubles) > _MOST_WRONG:
        yield "", f"and {len(troubles) - _MOST_WRONG} more"
