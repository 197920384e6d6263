"""Say what records that come in would change in a store of one's own, and carry it out only where all of it is good.

Conventions: an incoming field that the stores do not have is taken; one that they say otherwise is a conflict, and what
stands stays, unless it is asked to be replaced. Fields that do not come in are left alone. The curated record below is
never written: one's own store says only what differs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from interpol_cli.store.changes import Change, copied
from interpol_cli.store.draft import Draft
from interpol_cli.store.incoming import Incoming
from interpol_cli.store.layout import LAYER_WORDS

NEW, CHANGED, SAME, CONFLICTING = "new", "changed", "same", "conflicting"
STATUSES = (NEW, CHANGED, SAME, CONFLICTING)


class Arrival(NamedTuple):
    """What became of an incoming record.

    `fields` are those that are taken over, `conflicts` those that the stores say otherwise.
    """

    status: str
    table: str
    id: str
    fields: tuple[str, ...]
    conflicts: tuple[str, ...]
    line: int | None


class Trouble(NamedTuple):
    """A rule that an incoming record would break; `line` counts from 1 where the form has lines."""

    table: str
    id: str
    field: str
    reason: str
    line: int | None


class Plan(NamedTuple):
    """What an import would do: what became of each record, the changes to the file, and why it may not be."""

    arrivals: tuple[Arrival, ...]
    changes: tuple[Change, ...]
    troubles: tuple[Trouble, ...]


def merge(
    shown: Mapping[str, Any], wanted: Mapping[str, Any], *, is_replacing: bool, path: str = ""
) -> tuple[dict[str, Any], list[str], list[str]]:
    """Lay the fields of one record on another, object by object.

    Returns:
        The record, the paths that were taken over, and those on which the two differ.

    >>> merge({"title": {"en": "A"}}, {"title": {"en": "B", "fr": "C"}}, is_replacing=False)
    ({'title': {'en': 'A', 'fr': 'C'}}, ['title.fr'], ['title.en'])
    """
    merged, taken, conflicts = dict(shown), [], []
    for name, value in wanted.items():
        here = f"{path}{name}"
        if name not in shown:
            merged[name] = value
            taken.append(here)
        elif isinstance(value, dict) and isinstance(shown[name], Mapping):
            merged[name], more, others = merge(shown[name], value, is_replacing=is_replacing, path=f"{here}.")
            taken += more
            conflicts += others
        elif shown[name] != value:
            conflicts.append(here)
            if is_replacing:
                merged[name] = value
                taken.append(here)
    return merged, taken, conflicts


def plan_import(
    incoming: Iterable[Incoming],
    draft: Draft,
    *,
    is_replacing: bool = False,
    watch: Callable[[Sequence[Incoming]], Iterable[Incoming]] = iter,
) -> Plan:
    """Work out what records change in a store of one's own; nothing is written.

    Args:
        incoming: The records.
        draft: The store, and those below it; the records are laid on it.
        is_replacing: What comes in replaces what stands, where the two differ.
        watch: Hands the records on, and may show how far it is.
    """
    arrivals = tuple(_lay(one, draft, is_replacing=is_replacing) for one in watch(tuple(incoming)))
    lines = {(one.table, one.id): one.line for one in arrivals}
    changes = draft.changes
    found = draft.problems({}) if changes else ()
    return Plan(arrivals, changes, tuple(Trouble(*one, lines.get((one[0], one[1]))) for one in found))


def _lay(one: Incoming, draft: Draft, *, is_replacing: bool) -> Arrival:
    shown = draft.find(one.table, one.record_id)
    arrived = Arrival(SAME, one.table, one.record_id, (), (), one.line)
    if one.record.get("removed") is True:
        if shown is None:
            return arrived
        draft.want(one.table, one.record_id, None)
        return arrived._replace(status=CHANGED, fields=("removed",))
    wanted = copied({name: value for name, value in one.record.items() if name not in LAYER_WORDS})
    if shown is None:
        draft.want(one.table, one.record_id, wanted)
        return arrived._replace(status=NEW, fields=tuple(wanted))
    merged, taken, conflicts = merge(shown, wanted, is_replacing=is_replacing)
    if taken:
        draft.want(one.table, one.record_id, merged)
    status = CONFLICTING if conflicts and not is_replacing else CHANGED if taken else SAME
    return arrived._replace(status=status, fields=tuple(taken), conflicts=tuple(conflicts))
