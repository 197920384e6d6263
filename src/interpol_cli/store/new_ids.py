"""Make the id of a new record from what it says, so that a person need not think of one.

Conventions: lower-case Latin letters, digits and single hyphens; what is not Latin gives nothing; an id that is taken
gets a number.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from interpol_cli.core.text import fold
from interpol_cli.store.store import Store

_MOST_WORDS = 4

Json = Any


def make_id(table: str, record: Mapping[str, Json], store: Store, is_taken: Callable[[str], bool]) -> str | None:
    """Make an id of what a record says; None where it says nothing that an id could be made of.

    A numbered event has the prefix of its series and its number; another its kind, its year and the first words of its
    title in Latin letters; a source its publisher and its date; a person and a place their name.
    """
    stems = {"events": _event_stem, "sources": _source_stem}
    stem = stems[table](record, store) if table in stems else _slug(_latin(record.get("name")))
    if not stem:
        return None
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next((one for one in numbered if not is_taken(one)), None)


def _event_stem(record: Mapping[str, Json], store: Store) -> str:
    series = store.series.get(str(record.get("series")))
    if series and series.prefix and isinstance(record.get("number"), int):
        return f"{series.prefix}-{record['number']}"
    when = re.match(r"[0-9X]{4}", str(record.get("date", "")))
    title = "-".join(_slug(_latin(record.get("title"))).split("-")[:_MOST_WORDS])
    where = str(record.get("place", "")) if not title else ""
    parts = (str(record.get("kind", "")), when[0].lower() if when else "", title or where)
    return _slug(" ".join(filter(None, parts))) if any(parts[1:]) else ""


def _source_stem(record: Mapping[str, Json], _store: Store) -> str:
    made = _slug(f"{record.get('publisher', '')} {record.get('published') or ''}")
    return made or _slug(str(record.get("title", "")))


def _latin(names: object) -> str:
    texts = names if isinstance(names, dict) else {}
    every = (texts.get("en"), texts.get("fr"), *texts.values())
    return next((text for text in every if isinstance(text, str) and _slug(text)), "")


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(text).replace("'", "")))
