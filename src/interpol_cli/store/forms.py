"""Say what form the value of each field has: text, whole number, names by language, lists and objects of these.

Conventions: a form looks at one value and yields the dotted path and the reason of everything that is wrong with it; a
path ends in the key or, in a list, in the index; an object inside a record has a layout of its own, named by its path.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from interpol_cli.core.language import LANGUAGE_PATTERN
from interpol_cli.store.strict import kind_of

Finding = tuple[str, str]  # a field as a dotted path, and what is wrong with it
Form = Callable[[str, object], Iterator[Finding]]

LARGEST = 999_999_999  # more than anyone counts, and little enough that nothing counting up to it hangs for long
LANGUAGE = re.compile(LANGUAGE_PATTERN)


def text(path: str, value: object) -> Iterator[Finding]:
    """Want text with something in it."""
    if not isinstance(value, str):
        yield path, f"must be text, not {kind_of(value)}"
    elif not value.strip():
        yield path, "must not be empty"


def text_or_null(path: str, value: object) -> Iterator[Finding]:
    """Want text, or null where it is known that there is none."""
    return iter(()) if value is None else text(path, value)


def names(path: str, value: object) -> Iterator[Finding]:
    """Want an object of texts by language."""
    if not isinstance(value, dict):
        yield path, f"must be an object of texts by language, not {kind_of(value)}"
        return
    for language, name in value.items():
        if LANGUAGE.fullmatch(language):
            yield from text(f"{path}.{language}", name)
        else:
            yield path, f"has the key {language[:40]!r}, which is no language; write en, fr or ar"


def whole_from(least: int) -> Form:
    """Want a whole number from `least` on."""

    def whole(path: str, value: object) -> Iterator[Finding]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield path, f"must be a whole number, not {kind_of(value)}"
        elif not least <= value <= LARGEST:
            yield path, f"must be from {least} to {LARGEST}"

    return whole


def share(path: str, value: object) -> Iterator[Finding]:
    """Want a number of percent."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        yield path, f"must be a number, not {kind_of(value)}"
    elif not (math.isfinite(value) and 0 <= value <= 100):
        yield path, "must be from 0 to 100 percent"


def list_of(form: Form) -> Form:
    """Want a list, each member of that form."""

    def members(path: str, value: object) -> Iterator[Finding]:
        if not isinstance(value, list):
            yield path, f"must be a list, not {kind_of(value)}"
            return
        for index, member in enumerate(value):
            yield from form(f"{path}.{index}", member)

    return members


def an_object(path: str, value: object) -> Iterator[Finding]:
    """Want an object; its members have a layout of their own."""
    if not isinstance(value, dict):
        yield path, f"must be an object, not {kind_of(value)}"


_TEXTS = list_of(text)

FORMS: Mapping[str, Mapping[str, Form]] = {
    "countries": {"name": names, "aliases": _TEXTS, "region": text},
    "events": {
        "kind": text,
        "date": text,
        "title": names,
        "summary": names,
        "series": text,
        "number": whole_from(1),
        "place": text,
        "venue": text,
        "place_then": text,
        "countries": _TEXTS,
        "people": list_of(an_object),
        "part_of": text,
        "attendance": an_object,
        "tags": _TEXTS,
        "sources": _TEXTS,
        "disputes": list_of(an_object),
        "note": text,
    },
    "events.attendance": {"countries": whole_from(0), "delegates": whole_from(0)},
    "events.disputes": {"field": text, "value": text, "sources": _TEXTS, "why": text},
    "events.people": {"person": text, "office": text, "region": text, "act": text, "role": text, "votes": an_object},
    "events.people.votes": {
        "for": whole_from(0),
        "against": whole_from(0),
        "abstentions": whole_from(0),
        "of": whole_from(0),
        "round": whole_from(1),
        "share": share,
    },
    "people": {"name": names, "aliases": _TEXTS, "country": text},
    "places": {"name": names, "aliases": _TEXTS, "country": text, "is": text},
    "series": {"name": names, "aliases": _TEXTS, "prefix": text, "missing": list_of(whole_from(1))},
    "sources": {
        "title": text,
        "publisher": text,
        "url": text_or_null,
        "published": text_or_null,
        "language": text,
        "type": text,
        "note": text,
    },
}

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "countries": ("name", "region"),
    "events": ("kind", "date", "title", "summary", "sources"),
    "events.disputes": ("field", "value", "sources", "why"),
    "events.people": ("person",),
    "people": ("name",),
    "places": ("name", "country"),
    "series": ("name",),
    "sources": ("title", "publisher", "language", "type"),
}


def objects_of(table: str, record: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Give a record and the objects inside it, each with the name of its layout and the path of its fields.

    What has not the form of an object or a list is passed over: the forms themselves speak of it.
    """
    yield table, "", record
    if table != "events":
        return
    if isinstance(record.get("attendance"), dict):
        yield "events.attendance", "attendance.", record["attendance"]
    for field in ("people", "disputes"):
        members = record.get(field)
        for index, member in enumerate(members if isinstance(members, list) else ()):
            if not isinstance(member, dict):
                continue
            yield f"events.{field}", f"{field}.{index}.", member
            if isinstance(member.get("votes"), dict):
                yield "events.people.votes", f"{field}.{index}.votes.", member["votes"]
