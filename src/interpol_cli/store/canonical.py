"""Write a store in its one canonical form, so that a change of one fact is a change of a few lines in a diff.

Conventions: ids sorted, an event's fields in the order of docs/data.md, all other keys sorted; one space of indent,
UTF-8 unescaped, a newline at the end.
"""

import json
from collections.abc import Mapping
from typing import Any

from interpol_cli.store.layout import EVENT_FIELDS, LAYER_WORDS

_PLACES = {name: place for place, name in enumerate((*LAYER_WORDS, *EVENT_FIELDS))}


def to_canonical(tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    """Give the text of a store's file.

    >>> print(to_canonical({"places": {}, "events": {"ga-2": {"date": "1924", "kind": "session"}}}), end="")
    {
     "events": {
      "ga-2": {
       "kind": "session",
       "date": "1924"
      }
     },
     "places": {}
    }
    """
    ordered = {
        name: {record_id: _in_order(name, table[record_id]) for record_id in sorted(table)}
        for name, table in sorted(tables.items())
    }
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def _in_order(table: str, record: Mapping[str, Any]) -> dict[str, Any]:
    fields = (
        sorted(record, key=lambda name: (_PLACES.get(name, len(_PLACES)), name))
        if table == "events"
        else sorted(record)
    )
    return {name: _sorted(record[name]) for name in fields}


def _sorted(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(member) for member in value] if isinstance(value, list) else value
