"""The commands `interpol store set`, `store dispute` and `store rm`: change a record in a few words."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from interpol_cli.cli.changing import Desk, Job, carry_out, table_and_id
from interpol_cli.cli.options import Common, Entering
from interpol_cli.cli.session import Session
from interpol_cli.errors import OptionValueError
from interpol_cli.store.changes import copied
from interpol_cli.store.entry import Assignment, Reader, parse_assignment

EXAMPLES = {
    "set": (
        "interpol store set ga-92 venue='Scottish Event Campus' attendance.delegates=1200 --summary 'as counted'",
        "interpol store set ga-93 tags+=morocco people.lucas-philippe.role=chair --dry-run",
    ),
    "dispute": (
        "interpol store dispute ga-92 place=Vienna --source interpol-ga-92-event --why 'a slip of the pen'",
        "interpol store dispute ga-76 attendance.countries=140 --source interpol-ga-92-event --why observers --dry-run",
    ),
    "rm": ("interpol store rm afcon-2025 --summary 'not about governance'", "interpol store rm rabat-2024 --dry-run"),
}

_WORDS = "[WHAT] ID FIELD=VALUE..."


def set_fields(
    words: Annotated[
        list[str],
        typer.Argument(metavar=_WORDS, help="A record by its id, and values for its fields.", show_default=False),
    ],
    common: Common,
    entering: Entering,
) -> int:
    """Set fields of a fact, a source, a person or a place.

    A field is a dotted path (title.ar, attendance.countries, people.lucas-philippe.votes.for). FIELD= takes it away;
    FIELD+=VALUE and FIELD-=VALUE add a member to a list and take one away. Dates are read in any words, people, places,
    countries and sources by their names. Of a curated fact your store keeps only the fields that you change.
    """
    session = Session(common)
    names, assignments = _parted(words)
    named = table_and_id(names)

    def lay_out(desk: Desk) -> None:
        table, record_id = desk.find(*named)
        record, reader = copied(desk.draft.find(table, record_id) or {}), desk.reader()
        reader.assign(table, record, assignments)
        desk.want(table, record_id, record, reader)

    return carry_out(session, entering, Job("set", lay_out))


def _parted(words: Sequence[str]) -> tuple[list[str], list[Assignment]]:
    """Part the words that name a record from those that assign."""
    first = next((at for at, word in enumerate(words) if parse_assignment(word)), len(words))
    assignments = [parse_assignment(word) for word in words[first:]]
    wrong = next((word for word, one in zip(words[first:], assignments, strict=True) if one is None), None)
    if wrong is not None or not assignments:
        raise OptionValueError(_WORDS, wrong or " ".join(words), "give the values as FIELD=VALUE, such as venue=Palais")
    if not first:
        raise OptionValueError(_WORDS, " ".join(words), "name one record before its values, such as ga-92")
    return list(words[:first]), [one for one in assignments if one]


def dispute(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="ID FIELD=VALUE...", help="A fact by its id, and what a source says.", show_default=False
        ),
    ],
    common: Common,
    entering: Entering,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="SOURCE", help="Who says so: an id, a title or an address; may be repeated."),
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="TEXT", help="Why the record stands all the same.")
    ] = None,
) -> int:
    """Write down that a source contradicts a fact.

    The value stands beside the fact, in interpol disputes and where the fact is shown whole; the fact stays as it is.
    """
    session = Session(common)
    names, assignments = _parted(words)
    named = table_and_id(names)

    def lay_out(desk: Desk) -> None:
        table, record_id = desk.find(*named)
        record, reader = copied(desk.draft.find(table, record_id) or {}), desk.reader()
        claims = [_dispute(_dated(one, reader), source or (), why) for one in assignments]
        there = record.get("disputes", [])
        record |= reader.record(table, {"disputes": [*there, *claims]})
        again = [one for one in record["disputes"][len(there) :] if _is_in(one, there)]
        reader.problems += [("disputes", f"has {one['field']}={one['value']} already") for one in again]
        desk.want(table, record_id, record, reader)

    return carry_out(session, entering, Job("dispute", lay_out))


def _dated(one: Assignment, reader: Reader) -> Assignment:
    """Read the date that a source gives, in any words, as that of a fact is read."""
    if one.field != "date":
        return one
    return one._replace(value=reader.record("events", {"date": one.value}).get("date", one.value))


def _is_in(claim: Mapping[str, Any], there: Sequence[Mapping[str, Any]]) -> bool:
    """Say whether a claim is among others already, from the same sources, whatever is said against it."""
    same = ("field", "value", "sources")
    return any(all(claim.get(name) == other.get(name) for name in same) for other in there)


def _dispute(one: Assignment, sources: Sequence[str], why: str | None) -> dict[str, object]:
    if one.sign != "=":
        raise OptionValueError(_WORDS, f"{one.field}{one.sign}{one.value}", "a source gives a value: FIELD=VALUE")
    made = {"field": one.field, "value": one.value, "sources": list(sources), "why": why}
    return {name: value for name, value in made.items() if value}


def remove(
    words: Annotated[list[str], typer.Argument(metavar="[WHAT] ID", help="A record by its id.", show_default=False)],
    common: Common,
    entering: Entering,
) -> int:
    """Remove a fact, a source, a person or a place of your store, or hide a curated one.

    A curated fact is hidden, not lost: your store says that it is removed. What others still name is not removed.
    """
    session = Session(common)
    named = table_and_id(words)

    def lay_out(desk: Desk) -> None:
        desk.want(*desk.find(*named), None)

    return carry_out(session, entering, Job("rm", lay_out, heals=True))
