"""Turn what a person enters into a record: `field=value` words, a JSON object, or the fields of a form.

Conventions: a value is read by the form that its field has in the schema of a store; a date is read in any words, a
person, place, country, series or source by its id, name or alias in any language, a closed value in any language too;
what cannot be read is noted with the path of its field, and the rest is read all the same.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from functools import cache
from typing import Any, NamedTuple, cast

from interpol_cli.core.edtf import Edtf
from interpol_cli.core.ids import find_id
from interpol_cli.core.schema import store_schema
from interpol_cli.core.text import fold, nearest, place_in_list
from interpol_cli.core.vocabulary import find_value
from interpol_cli.errors import InterpolError, UnknownValueError, did_you_mean
from interpol_cli.store.check import REFERENCES
from interpol_cli.store.forms import Finding
from interpol_cli.store.store import Store
from interpol_cli.store.strict import brief

Json = Any
Schema = Mapping[str, Any]

_BREAKS = re.compile(r" *[\t\r\n][ \t\r\n]*")
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_LIST = re.compile(r"\s*[;,،]\s*")
_WORDS = re.compile(r"\s*;\s*")  # other names and titles have commas in them
_DATES = {("events", "date"), ("sources", "published")}
_CLOSED = {
    ("events", "kind"): "kind",
    ("events.people", "office"): "office",
    ("events.people", "region"): "region",
    ("events.people", "act"): "act",
    ("countries", "region"): "region",
    ("sources", "type"): "source_type",
}
_FIELD_OF_TABLE = {"countries": "country", "people": "person", "series": "series", "sources": "source"}
_ADDED = {"people": "person", "places": "place", "sources": "source"}


class Assignment(NamedTuple):
    """A value for a field: `sign` is `=`, or `+=` and `-=` for a member of a list."""

    path: tuple[str, ...]
    sign: str
    value: str

    @property
    def field(self) -> str:
        """The field as a dotted path."""
        return ".".join(self.path)


class Taken(NamedTuple):
    """What something typed was taken for, where that is not the same."""

    field: str
    typed: str
    meaning: str
    date: Edtf | None = None


def parse_assignment(word: str) -> Assignment | None:
    """Read `field=value`, `field+=value` or `field-=value`; None for any other word.

    >>> parse_assignment("people.lucas-philippe.votes.for=82")
    Assignment(path=('people', 'lucas-philippe', 'votes', 'for'), sign='=', value='82')
    """
    field, equals, value = word.partition("=")
    sign = field[-1:] if field[-1:] in ("+", "-") else ""
    field = field[: len(field) - len(sign)].strip()
    if not equals or not field or any(char.isspace() for char in field.split(".")[0]):
        return None
    return Assignment(tuple(part.strip() for part in field.split(".")), f"{sign}=", value)


@cache
def _schemas() -> Mapping[str, Schema]:
    tables = cast("Mapping[str, Schema]", store_schema()["properties"])
    return {name: next(iter(table["patternProperties"].values())) for name, table in tables.items()}


def fields_of(table: str) -> Mapping[str, Schema]:
    """Give the fields of a table's records with the schema of each, in the order of docs/data.md."""
    fields = cast("Mapping[str, Schema]", _schemas()[table]["properties"])
    return {name: schema for name, schema in fields.items() if name not in ("extends", "removed")}


def complete(table: str, record: dict[str, Json]) -> None:
    """Fill in what follows from what was entered of a new record: a summary, the language of an Arabic title."""
    if table == "events" and isinstance(record.get("title"), dict):
        record.setdefault("summary", dict(record["title"]))
    if table == "sources" and isinstance(record.get("title"), str) and language_of(record["title"], "") == "ar":
        record.setdefault("language", "ar")


class Reader:
    """Reads what is entered for one record; `problems` and `taken` tell of what cannot be read, and how the rest was.

    Args:
        store: What there is already.
        read_date: Reads a date in words.
        language: The language of text that is not Arabic, where none is named.
        new_ids: Ids that are entered together with this record, by table.
    """

    def __init__(
        self,
        store: Store,
        read_date: Callable[[str], Edtf],
        language: str,
        new_ids: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._store, self._read_date, self.language = store, read_date, language
        self._new_ids = new_ids or {}
        self.problems: list[Finding] = []
        self.taken: list[Taken] = []

    def record(self, table: str, fields: Mapping[str, Json]) -> dict[str, Json]:
        """Read a whole record, as JSON or a form gives it; empty values are left out."""
        return self._object(_schemas()[table], table, "", fields)

    def assign(self, table: str, record: dict[str, Json], assignments: Sequence[Assignment]) -> None:
        """Carry out assignments in a record, one after the other."""
        for one in assignments:
            self._assign(_schemas()[table], table, record, one, 0)

    # Assignments: a holder is an object, and its layout the name that its own fields go by.

    def _assign(self, schema: Schema, layout: str, holder: dict[str, Json], one: Assignment, depth: int) -> None:
        key = one.path[depth]
        here = ".".join(one.path[: depth + 1])
        inner = _inner(schema, key)
        if inner is None:
            near = nearest(brief(key), schema.get("properties", {}))
            self.problems.append((here, f"is no field{did_you_mean(near)}"))
        elif depth == len(one.path) - 1:
            self._set(inner, layout, holder, one)
        elif inner.get("type") == "array":
            self._assign_member(inner["items"], layout, holder, one, depth)
        elif inner.get("type") == "object":
            holder.setdefault(key, {})
            self._assign(inner, f"{layout}.{key}", holder[key], one, depth + 1)
            _drop_empty(holder, key)
        else:
            self.problems.append((here, "has no fields of its own"))

    def _assign_member(self, items: Schema, layout: str, holder: dict[str, Json], one: Assignment, depth: int) -> None:
        key, member = one.path[depth], one.path[depth + 1]
        members: list[Json] = holder.setdefault(key, [])
        index = self._index(layout, key, members, member, ".".join(one.path[: depth + 2]))
        is_last = depth + 2 == len(one.path)
        if index is None:
            pass
        elif is_last and not one.value.strip():
            del members[index]
        elif is_last:
            members[index] = self._value(items, layout, key, one.field, _from_text(items, one.value))
        elif isinstance(members[index], dict):
            self._assign(items, f"{layout}.{key}", members[index], one, depth + 2)
        else:
            self.problems.append((one.field, "has no fields of its own"))
        _drop_empty(holder, key)

    def _index(self, layout: str, key: str, members: list[Json], member: str, here: str) -> int | None:
        """Find a member of a list by its number; among people also by the person, who may be new there."""
        if member.isdecimal():
            place = place_in_list(member)
            if place is not None and place < len(members):
                return place
            self.problems.append((here, f"there is no such member; the list has {len(members)}"))
            return None
        if (layout, key) != ("events", "people"):
            self.problems.append((here, f"{brief(member)!r} is no number of a member"))
            return None
        person = self._reference("people", here, member)
        if person is None:
            return None
        if person not in [part.get("person") for part in members]:
            members.append({"person": person})
        return next(index for index, part in enumerate(members) if part.get("person") == person)

    def _set(self, schema: Schema, layout: str, holder: dict[str, Json], one: Assignment) -> None:
        key = one.path[-1]
        if one.sign != "=":
            self._change_list(schema, layout, holder, one)
        elif not one.value.strip():
            holder.pop(key, None)
        else:
            typed = _from_text(schema, one.value)
            value = self._value(schema, layout, key, one.field, typed)
            if _is_names(schema) and isinstance(typed, str):
                value = {**holder.get(key, {}), **value}
            if value is not None:
                holder[key] = value

    def _change_list(self, schema: Schema, layout: str, holder: dict[str, Json], one: Assignment) -> None:
        key = one.path[-1]
        if schema.get("type") != "array":
            self.problems.append((one.field, f"is no list; write {one.field}=VALUE"))
            return
        old = list(holder.get(key, ()))
        members = self._value(schema, layout, key, one.field, _from_text(schema, one.value))
        if one.sign == "+=":
            holder[key] = old + [member for member in members if member not in old]
        else:
            missing = [member for member in members if member not in old]
            if missing:
                self.problems.append((one.field, f"{brief(str(missing[0]))!r} is not in it"))
            holder[key] = [member for member in old if member not in members]
        _drop_empty(holder, key)

    # Values.

    def _value(self, schema: Schema, layout: str, key: str, path: str, value: Json) -> Json:
        """Read a value, and what is in it; None where it cannot be read."""
        if _is_names(schema):
            return self._names(path, value)
        if schema.get("type") == "array" and isinstance(value, list):
            items = schema["items"]
            read = [self._value(items, layout, key, f"{path}.{index}", one) for index, one in enumerate(value)]
            return [member for member in read if member is not None]
        if schema.get("type") == "object" and isinstance(value, dict):
            return self._object(schema, f"{layout}.{key}", path, value)
        if isinstance(value, date | time):  # TOML has them
            value = value.isoformat()
        if isinstance(value, str) and schema.get("type") in ("integer", "number"):
            return _from_text(schema, value)
        return self._text(layout, key, path, value) if isinstance(value, str) else value

    def _object(self, schema: Schema, layout: str, path: str, value: Mapping[str, Json]) -> dict[str, Json]:
        made = {}
        for name, one in value.items():
            inner = _inner(schema, name)
            here = f"{path}.{name}" if path else name
            # the rules of the store say what is wrong with a field that is none
            made[name] = one if inner is None else self._value(inner, layout, name, here, one)
        return {name: one for name, one in made.items() if one not in (None, "", {}, [])}

    def _names(self, path: str, value: Json) -> Json:
        if isinstance(value, str):
            text = _clean(value)
            return {language_of(text, self.language): text} if text else None
        if isinstance(value, dict):
            texts = {name: _clean(one) if isinstance(one, str) else one for name, one in value.items()}
            return {name: text for name, text in texts.items() if text not in (None, "")}
        return value

    def _text(self, layout: str, key: str, path: str, typed: str) -> Json:
        text = _clean(typed)
        if not text:
            return None
        if (layout, key) in _DATES:
            return self._date(path, text)
        if (layout, key) in _CLOSED:
            return self._closed(_CLOSED[layout, key], path, text)
        table = REFERENCES.get(layout, {}).get(key)
        return self._reference(table, path, text) if table else text

    def _date(self, path: str, text: str) -> str | None:
        try:
            found = self._read_date(text)
        except InterpolError as error:
            self.problems.append((path, str(error)))
            return None
        if found.text != text:
            self.taken.append(Taken(path, text, found.text, found))
        return found.text

    def _closed(self, field: str, path: str, text: str) -> str | None:
        try:
            ids = find_value(field, text, self._store).ids
        except UnknownValueError as error:
            self.problems.append((path, str(error).replace("source_type", "type")))
            return None
        if len(ids) > 1:
            self.problems.append((path, f"{brief(text)!r} may be any of {', '.join(sorted(ids))}; give one of these"))
            return None
        return next(iter(ids))

    def _reference(self, table: str, path: str, text: str) -> str | None:
        """Find the record that is named."""
        if self._store.stack.has(table, text) or text in self._new_ids.get(table, ()):
            return text
        try:
            ids = sorted(self._called(table, text))
        except UnknownValueError as error:
            what = _ADDED.get(table)
            way = f"; interpol store add {what} adds one" if what and not error.nearest else ""
            self.problems.append((path, str(error).replace("no city", "no place").partition("; interpol")[0] + way))
            return None
        if len(ids) != 1:
            shown = ", ".join(ids[:5]) + (" …" if len(ids) > 5 else "")
            self.problems.append((path, f"{brief(text)!r} may be any of {shown}; give one of these ids"))
            return None
        self.taken.append(Taken(path, text, ids[0]))
        return ids[0]

    def _called(self, table: str, text: str) -> Sequence[str]:
        store = self._store
        if table == "events":
            found = find_id(text, store.ids())
            if found is None:
                raise UnknownValueError("fact", text, nearest(text, store.ids()), hint=" ")
            return [found]
        if table == "places":
            return self._places(text)
        if table == "sources":
            by_address = [key for key, one in store.sources.items() if one.url == text]
            if by_address:
                return by_address
        return tuple(find_value(_FIELD_OF_TABLE[table], text, store).ids)

    def _places(self, text: str) -> Sequence[str]:
        wanted = fold(text).strip()
        whole = [
            key
            for key, one in self._store.places.items()
            if wanted in (fold(name) for name in (key, *one.name.values(), *one.aliases))
        ]
        return whole or tuple(find_value("city", text, self._store).ids)


def _inner(schema: Schema, key: str) -> Schema | None:
    """Give the schema of a member of an object; None where it has none of that name."""
    found = schema.get("properties", {}).get(key)
    if found is None:
        found = next((one for name, one in schema.get("patternProperties", {}).items() if re.search(name, key)), None)
    return cast("Schema | None", found)


def _drop_empty(holder: dict[str, Json], key: str) -> None:
    """Take a field away that has nothing in it: a field that no source gives is absent."""
    if holder.get(key) in ([], {}):
        del holder[key]


def _is_names(schema: Schema) -> bool:
    return schema.get("type") == "object" and "patternProperties" in schema


def _from_text(schema: Schema, typed: str) -> Json:
    """Turn a word of the command line into the value that its field has the form of, as far as that can be told."""
    kind, text = schema.get("type", "string"), typed.strip()
    if kind in ("array", "object") and text[:1] in ("[", "{"):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return text
        return [found] if kind == "array" and isinstance(found, dict) else found
    if kind == "array":
        return list(filter(None, (_LIST if _is_list_of_ids(schema) else _WORDS).split(text)))
    if kind in ("integer", "number"):
        try:
            return int(text)
        except ValueError:
            return _number(text)
    return typed


def _number(text: str) -> Json:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text


def _is_list_of_ids(schema: Schema) -> bool:
    return bool(schema["items"].get("description") != "another name")


def _clean(typed: str) -> str:
    """Bring typed text into the form that a store has: NFC, in one line, without space around it."""
    return _BREAKS.sub(" ", unicodedata.normalize("NFC", typed)).strip()


def language_of(text: str, language: str) -> str:
    """Tell the language of a text by its letters: Arabic, or else the one that is expected.

    >>> language_of("لقاء الرباط", "fr"), language_of("Rencontre", "fr")
    ('ar', 'fr')
    """
    return "ar" if _ARABIC.search(text) else language
