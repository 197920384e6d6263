"""The schemas: valid themselves, and they take what is right and refuse what is not."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from facts import SMALL_STORE, small_events
from interpol_cli.core import model
from interpol_cli.core.fields import EVENT_FIELDS, shown
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.core.schema import DRAFT, output_schema, store_schema
from interpol_cli.store.forms import FORMS, REQUIRED
from interpol_cli.store.layout import LAYER_WORDS

Record = dict[str, Any]


@pytest.fixture(scope="module")
def output() -> Draft202012Validator:
    return Draft202012Validator(output_schema())


@pytest.fixture(scope="module")
def store() -> Draft202012Validator:
    return Draft202012Validator(store_schema())


@pytest.fixture
def content() -> Record:
    loaded: Record = json.loads(Path(SMALL_STORE).read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("schema", [output_schema(), store_schema()], ids=["output", "store"])
def test_schema_is_one_of_draft_2020_12(schema: Record) -> None:
    assert "https://json-schema.org/draft/2020-12/schema" == DRAFT == schema["$schema"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("languages", [("en",), ("ar", "en"), ("fr", "en")], ids=str)
def test_output_schema_takes_every_fact_as_shown(languages: tuple[str, ...], output: Draft202012Validator) -> None:
    facts = [
        shown(Row(event, match), languages) for event in small_events() for match in (Match.POSSIBLE, Match.CERTAIN)
    ]
    output.validate(json.loads(json.dumps(facts, default=dict)))


def test_output_schema_wants_every_field(output: Draft202012Validator) -> None:
    fact = shown(Row(small_events()[0], Match.CERTAIN), ("en",))
    assert list(fact) == [field.name for field in EVENT_FIELDS]
    for name in fact:
        rest = {key: value for key, value in fact.items() if key != name}
        assert not output.is_valid(json.loads(json.dumps([rest], default=dict))), name


@pytest.mark.parametrize(
    "change",
    [{"kind": "party"}, {"match": "no"}, {"number": "92"}, {"tags": "morocco"}, {"date": None}, {"place": "vienna"}],
    ids=str,
)
def test_output_schema_refuses_a_wrong_value(change: Mapping[str, object], output: Draft202012Validator) -> None:
    fact = {**shown(Row(small_events()[0], Match.CERTAIN), ("en",)), **change}
    assert not output.is_valid(json.loads(json.dumps([fact], default=dict)))


def test_output_schema_allows_what_a_command_says_beside(output: Draft202012Validator) -> None:
    fact = {**shown(Row(small_events()[0], Match.CERTAIN), ("en",)), "score": 7}
    output.validate(json.loads(json.dumps([fact], default=dict)))


def test_store_schema_takes_the_small_store(store: Draft202012Validator, content: Record) -> None:
    store.validate(content)


def record_schema(table: str) -> Record:
    tables: Any = store_schema()["properties"]
    (schema,) = tables[table]["patternProperties"].values()
    return dict(schema)


def layouts() -> dict[str, Record]:
    """Name the schema of each record, and of the objects inside one, as the store's own check names them."""
    schemas = {table: record_schema(table) for table in FORMS if "." not in table}
    inside = schemas["events"]["properties"]
    schemas["events.attendance"] = inside["attendance"]
    schemas["events.disputes"] = inside["disputes"]["items"]
    schemas["events.people"] = inside["people"]["items"]
    schemas["events.people.votes"] = schemas["events.people"]["properties"]["votes"]
    return schemas


@pytest.mark.parametrize("layout", FORMS)
def test_store_schema_knows_the_fields_that_the_check_knows(layout: str) -> None:
    schema = layouts()[layout]
    assert schema["additionalProperties"] is False
    assert set(FORMS[layout]) == set(schema["properties"]) - set(LAYER_WORDS)


@pytest.mark.parametrize("layout", FORMS)
def test_store_schema_wants_the_fields_that_the_check_wants(layout: str) -> None:
    schema = layouts()[layout]
    wanted = schema["anyOf"][0]["required"] if "anyOf" in schema else schema["required"]
    assert set(REQUIRED.get(layout, ())) == set(wanted)


@pytest.mark.parametrize(
    ("field", "values"),
    [("kind", model.KINDS), ("office", model.OFFICES), ("act", model.ACTS), ("region", model.REGIONS)],
)
def test_store_schema_has_the_closed_lists(field: str, values: tuple[str, ...]) -> None:
    known = layouts()
    layout = "events" if field == "kind" else "events.people"
    assert list(values) == known[layout]["properties"][field]["enum"]


def test_later_store_may_change_or_hide_a_record(store: Draft202012Validator) -> None:
    store.validate({"events": {"ga-92": {"extends": "ga-92", "venue": "SEC"}, "ga-93": {"removed": True}}})
    store.validate({"places": {"vienna": {"removed": True}}})
    assert not store.is_valid({"events": {"ga-92": {"venue": "SEC"}}})
    assert not store.is_valid({"events": {"ga-93": {"removed": False}}})


BAD = [
    {"sources": []},
    {"kind": "party"},
    {"number": 0},
    {"titel": {"en": "x"}},
    {"title": {"english": "x"}},
    {"summary": {"en": ""}},
    {"people": [{"office": "president"}]},
    {"people": [{"person": "x", "votes": {"for": -1}}]},
    {"disputes": [{"field": "date", "value": "1999", "sources": ["x"]}]},
    {"attendance": {"countries": "many"}},
]


@pytest.mark.parametrize("change", BAD, ids=str)
def test_store_schema_refuses_a_bad_event(change: Record, store: Draft202012Validator, content: Record) -> None:
    content["events"]["ga-92"].update(change)
    assert not store.is_valid(content)


def test_store_schema_refuses_ids_and_tables_that_are_none(store: Draft202012Validator, content: Record) -> None:
    assert not store.is_valid({"events": {"GA 92": content["events"]["ga-92"]}})
    assert not store.is_valid({"countries": {"mar": content["countries"]["MA"]}})
    assert not store.is_valid({"facts": {}})
