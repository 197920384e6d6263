"""`interpol schema`: real output and the real store are what it says."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from command import ROOT
from facts import SMALL_STORE
from inside import call, call_small


@pytest.fixture(scope="module")
def output() -> Draft202012Validator:
    return Draft202012Validator(json.loads(call("schema").stdout))


@pytest.fixture(scope="module")
def store() -> Draft202012Validator:
    return Draft202012Validator(json.loads(call("schema", "store").stdout))


def facts(*args: str) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = json.loads(call(*args, "-f", "json").stdout)
    assert shown, args
    return shown


COMMANDS = [
    ("list",),
    ("list", "--lang", "ar"),
    ("list", "--lang", "fr", "--in", "1924", "--ascii"),
    ("timeline", "kind:session"),
    ("show", "ga-92", "ga-94", "term-president-2018-kim-acting"),
    ("next", "kind:session", "--today", "2025-06-01"),
    ("last", "--from", "1950", "-n", "9"),
    ("on", "09-07", "--today", "2025-06-01"),
    ("search", "marrakesh"),
    ("today", "--today", "2025-11-25"),
]


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_facts_are_what_the_schema_says(args: tuple[str, ...], output: Draft202012Validator) -> None:
    output.validate(facts(*args))


def test_no_facts_are_what_the_schema_says(output: Draft202012Validator) -> None:
    output.validate(json.loads(call_small("list", "kind:session", "--in", "1066", "-f", "json").stdout))


def test_every_line_of_jsonl_is_an_item_of_the_schema(output: Draft202012Validator) -> None:
    for line in call_small("list", "-f", "jsonl").lines:
        output.validate([json.loads(line)])


@pytest.mark.parametrize("path", [ROOT / "data" / "events.json", SMALL_STORE], ids=["curated", "small"])
def test_store_is_what_the_schema_says(path: Any, store: Draft202012Validator) -> None:  # noqa: ANN401
    store.validate(json.loads(path.read_text("utf-8")))


def test_schema_is_of_the_output_unless_the_store_is_asked_for() -> None:
    assert call("schema") == call("schema", "output")
    assert "array" == json.loads(call("schema").stdout)["type"]
    assert "object" == json.loads(call("schema", "store").stdout)["type"]


def test_other_schema_is_refused() -> None:
    result = call("schema", "stoer")
    assert (2, "") == (result.code, result.stdout)
    assert "interpol: error: schema does not take 'stoer': it is output or store\n" == result.stderr
