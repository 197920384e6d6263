"""The commands `interpol store log` and `store undo`: what was changed, and back."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from interpol_cli.cli import output
from interpol_cli.cli.changing import Desk, Job, carry_out, target_of
from interpol_cli.cli.forms import send, show_records
from interpol_cli.cli.options import Common, Entering, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.report import Json, as_text, records_from
from interpol_cli.errors import NothingFoundError, UndoError, UnknownChangeError
from interpol_cli.store.journal import Entry, rebuilt, touching
from interpol_cli.store.writer import history

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {
    "log": (
        "interpol store log",
        "interpol store log rabat-2024 -f json",
        "interpol store log --rebuild 1 -o then.json",
    ),
    "undo": ("interpol store undo", "interpol store undo 2 --dry-run"),
}

_NAMES = ("number", "when", "who", "op", "ids", "fields", "why", "undoes", "changes", "digest_before", "digest_after")
_PLAIN = ("number", "when", "who", "op", "ids", "fields", "why")
_HEADS = ("", "when", "who", "what", "ids", "fields", "why")
_BEGINNINGS = ("init", "adopt")


def log(
    common: Common,
    shape: Shape,
    record_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Show what was done to this record only.", show_default=False)
    ] = None,
    rebuild: Annotated[
        int | None,
        typer.Option("--rebuild", metavar="N", help="Print the store as it was after change N, byte for byte."),
    ] = None,
) -> int:
    """Show every change that was made to your store: when, who, what and why.

    JSON has each record before and after. --rebuild makes the file of any moment again from the journal alone.
    """
    session = Session(common)
    found = history(target_of(session).path)
    if rebuild is not None:
        send([rebuilt(found.entries, rebuild, found.path).decode()], shape)
        return 0
    if not found.is_whole:
        output.note("the store was changed by another program since; the next change writes that down too")
    entries = touching(found.entries, record_id) if record_id else found.entries
    records = records_from(entries, _NAMES, _json, _PLAIN)
    show_records(records, shape, session, {"table": lambda screen: _picture(entries, screen)})
    if not entries:
        output.note(f"there is no change in {found.path}")
    return 0 if entries else 1


def _json(entry: Entry) -> Mapping[str, Json]:
    note = entry.note
    return {
        "number": entry.number,
        "when": _printable(note.when),
        "who": _printable(note.who),
        "op": _printable(note.op),
        "ids": tuple(_printable(one.record_id) for one in entry.changes),
        "fields": tuple(dict.fromkeys(_printable(name) for one in entry.changes for name in one.fields)),
        "why": None if note.why is None else _printable(note.why),
        "undoes": note.undoes,
        "changes": [
            {"table": one.table, "id": one.record_id, "before": one.before, "after": one.after} for one in entry.changes
        ],
        "digest_before": entry.digest_before,
        "digest_after": entry.digest_after,
    }


def _printable(text: str) -> str:
    """Show control characters as escapes: a journal is a file that anybody may have written."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _picture(entries: Sequence[Entry], screen: "Screen") -> str:
    from interpol_cli.render.table import render_grid

    return render_grid(_HEADS, [_cells(entry) for entry in entries], screen) if entries else ""


def _cells(entry: Entry) -> list[str]:
    texts = {name: as_text(value) for name, value in _json(entry).items()}
    what = f"{texts['op']} {texts['undoes']}".rstrip()
    ids, fields = (texts[name].replace(";", ", ") for name in ("ids", "fields"))
    return [texts["number"], texts["when"], texts["who"], what, ids, fields, texts["why"]]


def undo(
    common: Common,
    entering: Entering,
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="[N]", help="The number of the change in the log; the last one without it.", show_default=False
        ),
    ] = None,
) -> int:
    """Take a change back, the last one or the one with that number in the log.

    An undo is a change too: it stands in the journal, and another undo takes it back. A change whose records were
    changed again since cannot be undone before these are.
    """

    def lay_out(desk: Desk) -> None:
        entries = (*history(desk.path).entries, *desk.earlier)
        if not entries:
            raise NothingFoundError("there is nothing to undo")
        entry = _chosen(entries, len(entries) if number is None else number)
        desk.undoes = entry.number
        for change in entry.changes:
            if desk.draft.own(change.table, change.record_id) != change.after:
                raise UndoError(entry.number, _changed_since(entries, entry, change.record_id))
            desk.draft.lay(change.inverse)

    return carry_out(Session(common), entering, Job("undo", lay_out, heals=True))


def _chosen(entries: Sequence[Entry], number: int) -> Entry:
    if not 1 <= number <= len(entries):
        raise UnknownChangeError(number, len(entries))
    entry = entries[number - 1]
    if entry.note.op in _BEGINNINGS:
        raise UndoError(number, "the journal begins with it")
    return entry


def _changed_since(entries: Sequence[Entry], entry: Entry, record_id: str) -> str:
    later = [one.number for one in touching(entries[entry.number :], record_id)]
    by = f" by change {later[-1]}" if later else ""
    return f"{record_id!r} was changed since{by}; undo that first"
