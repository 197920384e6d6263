"""The command `interpol store check`: which rules a store breaks, and what else looks wrong in it.

Conventions: nothing found prints nothing and is 0; a broken rule is 6; a warning is shown with `--warnings`, or where
its rule is named, and is 6 with `--strict` only. The packaged store is looked at where it is the only one.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from interpol_cli.cli import output
from interpol_cli.cli.forms import show_records
from interpol_cli.cli.options import Common, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.report import Column, Records, records_from
from interpol_cli.errors import OptionValueError

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen
    from interpol_cli.store.audit import Finding

EXAMPLES = {
    "check": (
        "interpol store check -f json",
        "interpol store check --rules",
        "interpol store check --warnings -f json",
    )
}
_EXIT_FOUND = 6


def check(
    common: Common,
    shape: Shape,
    rules: Annotated[
        list[str] | None, typer.Argument(metavar="[RULE]...", help="Only these rules.", show_default=False)
    ] = None,
    warnings: Annotated[bool, typer.Option("--warnings", help="Show warnings too.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Show warnings, and count them as errors.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what has one right answer, then look.")] = False,
    list_rules: Annotated[bool, typer.Option("--rules", help="List the rules.")] = False,
) -> int:
    """Check that a store keeps every rule, and say what else looks wrong in it."""
    from interpol_cli.store.audit import WARNING, audit, check_names
    from interpol_cli.store.store import open_stack
    from interpol_cli.store.warnings import CANONICAL, WARNINGS

    session = Session(common)
    if list_rules:
        return _list_rules(shape, session)
    names = check_names(rules or ())
    if fix:
        _fix(session, names)
    stack = open_stack(session.stores, limit_bytes=session.settings.limit_bytes())
    is_warning_named = any(name in {CANONICAL, *(rule.name for rule in WARNINGS)} for name in rules or ())
    found = audit(
        stack,
        names,
        with_warnings=warnings or strict or is_warning_named,
        with_packaged=all(layer.storage.is_packaged for layer in stack.layers),
    )
    show_records(
        _records(found),
        shape,
        session,
        {"lines": lambda _screen: "".join(f"{_line(one)}\n" for one in found), "github": lambda _: _github(found)},
    )
    if found:
        _tell(found)
    return _EXIT_FOUND if any(strict or one.severity != WARNING for one in found) else 0


def _records(found: Sequence["Finding"]) -> "Records[Finding]":
    names = ("severity", "rule", "file", "line", "table", "id", "field", "reason")
    records = records_from(found, names, lambda one: one._asdict())
    return records._replace(plain=(Column("line", _line, _line),))


def _where(one: "Finding") -> str:
    return f"{one.file}:{one.line}" if one.line else one.file


def _what(one: "Finding") -> str:
    field = f", field {one.field!r}" if one.field else ""
    return f"{one.table} {one.id!r}{field}: {one.reason}" if one.table else one.reason


def _line(one: "Finding") -> str:
    return f"{_where(one)}: {one.severity}: {_what(one)} [{one.rule}]"


def _github(found: Sequence["Finding"]) -> str:
    """Write the lines by which GitHub Actions marks a file.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", "Setting an error message"; the escapes are those of
    actions/toolkit, `packages/core/src/command.ts`.
    """
    return "".join(
        f"::{one.severity} file={_property(one.file)},{f'line={one.line},' if one.line else ''}"
        f"title={_property(one.rule)}::{_data(_what(one))}\n"
        for one in found
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _tell(found: Sequence["Finding"]) -> None:
    counts = Counter(one.severity for one in found)
    parts = [f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items()]
    output.note(", ".join(parts))


def _list_rules(shape: Shape, session: Session) -> int:
    from interpol_cli.store.audit import RuleRow, rule_rows

    rows = rule_rows()
    records = records_from(rows, RuleRow._fields, RuleRow._asdict)

    def grid(screen: "Screen") -> str:
        from interpol_cli.render.table import render_grid

        cells = [[row.name, row.severity, "yes" if row.fixed else "", row.about] for row in rows]
        return render_grid(["rule", "breaking it is", "--fix", "what it holds"], cells, screen)

    show_records(records, shape, session, {"lines": grid, "github": grid})
    return 0


def _fix(session: Session, names: frozenset[str]) -> None:
    from interpol_cli.store.layout import CURATED

    last = session.stores[-1]
    if last == CURATED:
        raise OptionValueError("--fix", CURATED, "the curated store is never written; name your own with --store")
    _fix_one(last, session, names)


def _fix_one(path: str, session: Session, names: frozenset[str]) -> None:
    from interpol_cli.store import writer
    from interpol_cli.store.changes import differences
    from interpol_cli.store.fixes import FIXED, fixed, is_canonical
    from interpol_cli.store.journal import Note

    limit, note = session.settings.limit_bytes(), Note("fix", session.now, session.who, "interpol store check --fix")
    rules = names & frozenset(FIXED)
    with writer.opened(path, limit_bytes=limit, wait_seconds=session.wait_seconds, tell=output.note) as own:
        tables = own.storage.read()
        changes = differences(tables, fixed(tables, rules))
        if changes:
            own.write(changes, note)
        elif "canonical" in rules and not is_canonical(tables, own.storage.content):
            own.rewrite(note)
        else:
            return
    count = len(changes)
    said = f"{count} record{'' if count == 1 else 's'} mended" if count else "written in the canonical form"
    output.note(f"{path}: {said}")
