"""Look a stack of stores over: every rule that is broken, and what looks wrong although none is.

Conventions: errors come first and in the order of the files, those of journals last; warnings are looked for only where
there is no error, since they build on what the rules hold. A rule goes by its name, an error's as a warning's.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from interpol_cli.core.text import nearest
from interpol_cli.errors import JournalError, UnknownValueError
from interpol_cli.store.check import RULES, Problem, problems
from interpol_cli.store.fixes import FIXED
from interpol_cli.store.lines import lines_of, path_of
from interpol_cli.store.stack import Layer, Stack
from interpol_cli.store.warnings import ABOUT_CANONICAL, CANONICAL, WARNINGS, find_warnings, not_canonical

ERROR, WARNING = "error", "warning"
JOURNAL = "journal"
_ABOUT_JOURNAL = "The journal of a store of one's own can be read, and makes the store again."


class Finding(NamedTuple):
    """What was found, and where: `line` counts from 1, and is None where the file is too long to look."""

    severity: str
    rule: str
    file: str
    line: int | None
    table: str
    id: str
    field: str
    reason: str


class RuleRow(NamedTuple):
    """A rule by its name: whether to break it is an error, whether `--fix` mends it, what it holds."""

    name: str
    severity: str
    fixed: bool
    about: str


def rule_rows() -> tuple[RuleRow, ...]:
    """List every rule, errors first."""
    rows = [
        RuleRow(rule.name, severity, rule.name in FIXED, (rule.check.__doc__ or "").split("\n", 1)[0])
        for severity, rules in ((ERROR, RULES), (WARNING, WARNINGS))
        for rule in rules
    ]
    journal = RuleRow(JOURNAL, ERROR, False, _ABOUT_JOURNAL)
    return (*rows, journal, RuleRow(CANONICAL, WARNING, True, ABOUT_CANONICAL))


def check_names(names: Sequence[str]) -> frozenset[str]:
    """Hold that every name is that of a rule; no name stands for all.

    Raises:
        UnknownValueError: There is no such rule; the nearest are named.
    """
    known = [row.name for row in rule_rows()]
    for name in names:
        if name not in known:
            raise UnknownValueError("rule", name, nearest(name, known), hint="interpol store check --rules lists them")
    return frozenset(names or known)


def audit(stack: Stack, names: Collection[str], *, with_warnings: bool, with_packaged: bool) -> list[Finding]:
    """Look at a stack.

    Args:
        stack: The stores.
        names: The rules asked for.
        with_warnings: Look for warnings too.
        with_packaged: Look at the packaged store too.

    Returns:
        Everything found that was asked for.
    """
    broken = list(problems(stack, with_packaged=with_packaged))
    found = [(ERROR, problem) for problem in broken]
    if with_warnings and not broken:
        found += [(WARNING, problem) for problem in _warnings(stack, names, with_packaged=with_packaged)]
    told = list(_with_lines([one for one in found if one[1].rule in names], stack.layers))
    return [*told, *(_journals(stack) if JOURNAL in names else ())]


def _journals(stack: Stack) -> Iterator[Finding]:
    """Read the journals of the stores that have one, and make the last state of each again."""
    from interpol_cli.store.journal import state_after
    from interpol_cli.store.writer import history  # 20 ms, and only a check of one's own store reads its journal

    for layer in stack.layers:
        if layer.storage.is_packaged:
            continue
        try:
            past = history(layer.storage.path)
            if past.entries:
                state_after(past.entries, past.path)
        except JournalError as error:
            yield Finding(ERROR, JOURNAL, error.path, error.line, "", "", "", error.why)


def _warnings(stack: Stack, names: Collection[str], *, with_packaged: bool) -> Iterator[Problem]:
    if CANONICAL in names:
        yield from not_canonical(stack, with_packaged=with_packaged)
    rules = [rule for rule in WARNINGS if rule.name in names]
    yield from find_warnings(stack, rules, with_packaged=with_packaged)


def _with_lines(found: Sequence[tuple[str, Problem]], layers: Sequence[Layer]) -> Iterator[Finding]:
    """Add the lines, each file walked through once."""
    for layer in layers:
        here = [(severity, one) for severity, one in found if one.layer is layer]
        paths = [path_of(one.table, one.record_id, one.field) for _, one in here]
        lines = lines_of(layer.storage.content.decode(), paths) if here else {}
        for (severity, one), path in zip(here, paths, strict=True):
            file = layer.storage.path
            names = (_printable(one.table), _printable(one.record_id), _printable(one.field))
            yield Finding(severity, one.rule, file, lines.get(path), *names, one.reason)


def _printable(name: str) -> str:
    """Cut an id or a field short, and show as escapes what would steer a terminal."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name[:200])
