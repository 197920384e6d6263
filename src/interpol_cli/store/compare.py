"""Compare two stores by id and field.

Conventions: a field is named by its dotted path; lists of people go by the person's id, other lists of objects by their
index; lists of texts are one value, as their order says something. A value that is not there is None.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from interpol_cli.store.layout import EVENT_FIELDS, TABLES
from interpol_cli.store.stack import Stack

Tables = Mapping[str, Mapping[str, Mapping[str, Any]]]
_PLACES = {name: place for place, name in enumerate(EVENT_FIELDS)}


class Difference(NamedTuple):
    """A field that two stores do not say alike; `change` is added, removed or changed, seen from the first of them."""

    table: str
    id: str
    field: str
    change: str
    before: Any
    after: Any


def shown_by(stack: Stack) -> dict[str, dict[str, Mapping[str, Any]]]:
    """Give every record as a stack shows it."""
    return {table: {key: record for key, record, _ in stack.records(table)} for table in TABLES}


def compare(before: Tables, after: Tables) -> Iterator[Difference]:
    """Compare the records of two stores, in the order of tables, ids and fields."""
    for table in TABLES:
        old, new = before.get(table, {}), after.get(table, {})
        for record_id in sorted({*old, *new}):
            if old.get(record_id) != new.get(record_id):
                yield from _fields(table, record_id, flat(old.get(record_id)), flat(new.get(record_id)))


def _fields(table: str, record_id: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for field in sorted({*old, *new}, key=lambda path: (_PLACES.get(path.partition(".")[0], 99), path)):
        if field not in old:
            yield Difference(table, record_id, field, "added", None, new[field])
        elif field not in new:
            yield Difference(table, record_id, field, "removed", old[field], None)
        elif old[field] != new[field]:
            yield Difference(table, record_id, field, "changed", old[field], new[field])


def flat(record: Mapping[str, Any] | None) -> dict[str, Any]:
    """Give the values of a record by their paths.

    >>> flat({"title": {"en": "A"}, "tags": ["x"], "people": [{"person": "p", "office": "president"}]})
    {'people.p.office': 'president', 'people.p.person': 'p', 'tags': ['x'], 'title.en': 'A'}
    """
    return dict(_flat(record, "")) if record else {}


def _flat(value: Any, path: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (JSON)
    members = _members(value)
    if members is None:
        yield path, value
    for key, member in members or ():
        yield from _flat(member, f"{path}.{key}" if path else key)


def _members(value: Any) -> Sequence[tuple[str, Any]] | None:  # noqa: ANN401 (JSON)
    if isinstance(value, Mapping) and value:
        return [(key, value[key]) for key in sorted(value)]
    if isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
        people = [one.get("person") for one in value]
        by_person = None not in people and len(set(people)) == len(people)
        return [(people[at] if by_person else str(at), one) for at, one in enumerate(value)]
    return None


def as_json_text(value: Any) -> str:  # noqa: ANN401 (JSON)
    """Write a value on one line; nothing for one that is not there.

    >>> as_json_text(["a"]), as_json_text(None)
    ('["a"]', '')
    """
    return "" if value is None else json.dumps(value, ensure_ascii=False)
