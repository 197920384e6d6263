"""The command `interpol store diff`: where two stores differ, by id and field.

Conventions: with one store, what it changes in the one below it, as the two are read together; with two, what each says
by itself. Differing is 6, alike is 0 and prints nothing.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from interpol_cli.cli import output
from interpol_cli.cli.forms import show_records
from interpol_cli.cli.options import Common, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.report import records_from

if TYPE_CHECKING:
    from interpol_cli.store.compare import Difference

EXAMPLES = {
    "diff": (
        "interpol store diff curated curated -f json",
        "interpol store init mine.json > path.txt && interpol store diff mine.json -f json",
    )
}
_EXIT_DIFFERENT = 6
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def diff(
    common: Common,
    shape: Shape,
    a: Annotated[str, typer.Argument(metavar="A", help="A store.", show_default=False)],
    b: Annotated[
        str | None, typer.Argument(metavar="[B]", help="Another; without it, the store that A lies over.")
    ] = None,
) -> int:
    """Show by id and field where two stores differ.

    With A alone: what A changes in the stores below it, the curated one if no --store names others. With A and B: from
    A to B.
    """
    from interpol_cli.store.compare import as_json_text, compare

    session = Session(common)
    before, after = _sides(session, a, b)
    found = list(compare(before, after))
    names = ("table", "id", "field", "change", "before", "after")
    texts = {"before": lambda one: as_json_text(one.before), "after": lambda one: as_json_text(one.after)}
    records = records_from(found, names, lambda one: one._asdict(), texts=texts)
    show_records(records, shape, session, {"text": lambda _screen: _text(found)})
    if found:
        count = len({(one.table, one.id) for one in found})
        output.note(f"{count} record{'' if count == 1 else 's'} differ{'s' if count == 1 else ''}")
    return _EXIT_DIFFERENT if found else 0


def _sides(session: Session, a: str, b: str | None) -> Sequence[Mapping[str, Any]]:
    from interpol_cli.store.compare import shown_by
    from interpol_cli.store.layout import CURATED
    from interpol_cli.store.store import open_stack

    limit = session.settings.limit_bytes()
    if b is not None:
        return [open_stack([path], limit_bytes=limit).layers[0].storage.read() for path in (a, b)]
    named = session.stores
    below = [path for path in (named[: named.index(a)] if a in named else named) if path != a] or [CURATED]
    return [shown_by(open_stack(paths, limit_bytes=limit)) for paths in (below, [*below, a])]


def _text(found: Sequence["Difference"]) -> str:
    """Write a paragraph for each record; what a value holds is written as JSON, whole and on one line."""
    lines: list[str] = []
    for (table, record_id), fields in groupby(found, key=lambda one: (one.table, one.id)):
        lines.append(f"{table} {record_id}\n")
        lines += [f"  {_SIGNS[one.change]} {one.field}: {_values(one)}\n" for one in fields]
    return "".join(lines)


def _values(one: "Difference") -> str:
    from interpol_cli.store.compare import as_json_text

    return " → ".join(as_json_text(value) for value in (one.before, one.after) if value is not None)
