"""Describe the program's JSON in JSON Schema: what it prints, and what a store's file holds.

Conventions: JSON Schema, draft 2020-12; the schema of the output is made from the fields themselves, so that it
cannot say something else; additional properties are refused in stores and allowed in the output, which may grow.
"""

from collections.abc import Iterable, Mapping

from interpol_cli.core import model
from interpol_cli.core.fields import EVENT_FIELDS, Shape
from interpol_cli.core.ids import SLUG_PATTERN
from interpol_cli.core.language import LANGUAGE_PATTERN

Schema = dict[str, object]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SLUG = f"^{SLUG_PATTERN}$"
_LANGUAGE = f"^{LANGUAGE_PATTERN}$"


def output_schema() -> Schema:
    """Describe what `-f json` prints for facts: an array of events, every field there."""
    event = _object({field.name: _of(field.shape) for field in EVENT_FIELDS})
    event["properties"] = {**_enumerated(event["properties"])}
    return {"$schema": DRAFT, "title": "Facts as interpol shows them", "type": "array", "items": event}


def _enumerated(properties: object) -> Mapping[str, object]:
    closed = {"kind": model.KINDS, "match": ("certain", "possible")}
    return {
        name: {**schema, "enum": list(closed[name])} if name in closed else schema
        for name, schema in (properties.items() if isinstance(properties, dict) else ())
    }


def _of(shape: Shape) -> Schema:
    schema: Schema = {"description": shape.about, "type": shape.type}
    if shape.members is not None:
        members = {name: _of(member) for name, member in shape.members.items()}
        schema |= {"properties": members}
        if not shape.is_open:
            schema["required"] = list(members)
    if shape.item is not None:
        schema["items"] = _of(shape.item)
    if shape.is_nullable:
        schema["type"] = [shape.type, "null"]
    return schema


def _object(properties: Mapping[str, object], *, required: Iterable[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties if required is None else required),
    }


def _closed(properties: Mapping[str, object], required: Iterable[str]) -> Schema:
    return {**_object(properties, required=required), "additionalProperties": False}


def _text(about: str, **more: object) -> Schema:
    return {"type": "string", "minLength": 1, "description": about, **more}


def _list(items: Schema, about: str, *, least: int = 0) -> Schema:
    schema: Schema = {"type": "array", "items": items, "description": about}
    return {**schema, "minItems": least} if least else schema


def _names() -> Schema:
    about = {"type": "object", "description": "text by language: en, fr, ar …"}
    return {**about, "patternProperties": {_LANGUAGE: _text("text in this language")}, "additionalProperties": False}


def _count(about: str, least: int = 0) -> Schema:
    return {"type": "integer", "minimum": least, "description": about}


def _table(record: Schema, key: str) -> Schema:
    return {"type": "object", "patternProperties": {key: record}, "additionalProperties": False}


def store_schema() -> Schema:
    """Describe the file of a store: six tables of records by id, as docs/data.md says.

    References between records, the syntax of dates and the hygiene of text are beyond JSON Schema: `store check` holds
    them.
    """
    tables = {
        "countries": _table(_country(), "^[A-Z]{2}$"),
        "events": _table(_event(), _SLUG),
        "people": _table(_person(), _SLUG),
        "places": _table(_place(), _SLUG),
        "series": _table(_series(), _SLUG),
        "sources": _table(_source(), _SLUG),
    }
    closed = _closed(tables, ())
    return {"$schema": DRAFT, "title": "A store of interpol", **closed}


def _layered(properties: Mapping[str, object], *required: str) -> Schema:
    """Describe a record, whole or as a later store of a stack has it: one that changes or hides another."""
    layer = {
        "extends": _text("id of the record under this one that it changes"),
        "removed": {"const": True, "description": "hides the record of this id in the stores below"},
    }
    whole_or_layer: list[Schema] = [{"required": [name]} for name in layer]
    return {**_closed({**properties, **layer}, ()), "anyOf": [{"required": list(required)}, *whole_or_layer]}


def _aliases() -> Schema:
    return _list(_text("another name"), "other names")


def _country() -> Schema:
    region = {"enum": list(model.REGIONS)}
    return _layered({"name": _names(), "aliases": _aliases(), "region": region}, "name", "region")


def _person() -> Schema:
    return _layered({"name": _names(), "aliases": _aliases(), "country": _text("ISO 3166-1 alpha-2")}, "name")


def _place() -> Schema:
    country = _text("ISO 3166-1 alpha-2")
    place = {"name": _names(), "aliases": _aliases(), "country": country, "is": {"const": "country"}}
    return _layered(place, "name", "country")


def _series() -> Schema:
    missing = _list(_count("a number", 1), "numbers for which no source was found")
    prefix = _text("what ids of numbered events begin with", pattern=_SLUG)
    return _layered({"name": _names(), "aliases": _aliases(), "prefix": prefix, "missing": missing}, "name")


def _source() -> Schema:
    return _layered(
        {
            "title": _text("title"),
            "publisher": _text("publisher"),
            "url": {"type": ["string", "null"], "description": "address"},
            "published": {"type": ["string", "null"], "description": "EDTF date, null where the page gives none"},
            "language": _text("BCP 47 language"),
            "type": {"enum": list(model.SOURCE_TYPES)},
            "note": _text("note"),
        },
        *("title", "publisher", "language", "type"),
    )


def _event() -> Schema:
    sources = _list(_text("id of a source"), "what it stands on", least=1)
    attendance = {"countries": _count("countries"), "delegates": _count("delegates")}
    return _layered(
        {
            "kind": {"enum": list(model.KINDS)},
            "date": _text("EDTF level 1"),
            "title": _names(),
            "summary": _names(),
            "series": _text("id of a series"),
            "number": _count("number in the series", 1),
            "place": _text("id of a place"),
            "venue": _text("building"),
            "place_then": _text("name of the state at the time"),
            "countries": _list(_text("ISO 3166-1 alpha-2"), "countries it is about besides the host"),
            "people": _list(_participation(), "who was there, or whom it is about"),
            "part_of": _text("id of the event at which it happened"),
            "attendance": _closed(attendance, ()),
            "tags": _list(_text("tag"), "tags"),
            "sources": sources,
            "disputes": _list(_dispute(), "values that sources give against the record"),
            "note": _text("how a derived value was derived"),
        },
        *("kind", "date", "title", "summary", "sources"),
    )


def _participation() -> Schema:
    votes = {name: _count(name) for name in ("for", "against", "abstentions", "of")}
    votes["round"] = _count("ballot in which they were counted", 1)
    return _closed(
        {
            "person": _text("id of a person"),
            "office": {"enum": list(model.OFFICES)},
            "region": {"enum": list(model.REGIONS)},
            "act": {"enum": list(model.ACTS)},
            "role": _text("anything else, in words"),
            "votes": _closed({**votes, "share": {"type": "number", "description": "percent"}}, ()),
        },
        ("person",),
    )


def _dispute() -> Schema:
    return _closed(
        {
            "field": _text("dotted path into the record"),
            "value": _text("the value given"),
            "sources": _list(_text("id of a source"), "who gives it", least=1),
            "why": _text("why it does not stand"),
        },
        ("field", "value", "sources", "why"),
    )
