"""`interpol fields` and `interpol values`: what can be shown and asked for is told as it is."""

import json

import pytest

from inside import call_small
from interpol_cli.core.fields import CSV_COLUMNS, EVENT_FIELDS, FIELDS, parse_path
from interpol_cli.core.query import QUERY_FIELDS
from interpol_cli.core.vocabulary import VALUES


def described() -> list[dict[str, str]]:
    told: list[dict[str, str]] = json.loads(call_small("fields", "-f", "json").stdout)
    return told


def test_every_field_is_told_with_where_it_is_shown() -> None:
    shown_in = {row["name"]: set(row["shown_in"].split(";")) for row in described()}
    assert set(FIELDS) | set(QUERY_FIELDS) <= set(shown_in)
    assert {field.name for field in EVENT_FIELDS} == {name for name, where in shown_in.items() if "json" in where}
    assert set(CSV_COLUMNS) == {name for name, where in shown_in.items() if "csv" in where}
    assert set(QUERY_FIELDS) == {name for name, where in shown_in.items() if "query" in where}


def test_every_path_that_is_told_can_be_shown() -> None:
    for row in described():
        if row["shown_in"] != "query":
            parse_path(row["name"])


def test_every_field_says_what_it_means() -> None:
    assert [] == [row["name"] for row in described() if not row["about"]]


def test_no_field_is_told_twice() -> None:
    names = [row["name"] for row in described()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("field", VALUES)
def test_values_of_a_field_can_be_asked_for(field: str) -> None:
    result = call_small("values", field, "-F", "id")
    assert 0 == result.code, result.stderr
    assert result.lines
    for value in result.lines[:5]:
        assert call_small("list", f'{field}:"{value}"', "-n", "1").code in (0, 1)  # known, and perhaps of no fact


def test_values_are_named_in_the_readers_language() -> None:
    assert ["MA\tMaroc"] == [
        line for line in call_small("values", "country", "--lang", "fr", "-F", "id,name").lines if line.startswith("MA")
    ]


def test_values_tell_their_other_names() -> None:
    shown = {value["id"]: value for value in json.loads(call_small("values", "country", "-f", "json").stdout)}
    assert {"المغرب", "Maroc", "Kingdom of Morocco"} == set(shown["MA"]["aliases"].split(";"))


def test_count_says_how_many_facts_have_each_value() -> None:
    counts = dict(line.split("\t") for line in call_small("values", "kind", "--count", "-F", "id,facts").lines)
    for kind, count in counts.items():
        assert int(count) == len(call_small("list", f"kind:{kind}").lines)
    assert "7" == counts["session"]


def test_dash_and_underscore_are_one_in_a_fields_name() -> None:
    assert call_small("values", "host_region") == call_small("values", "host-region")


@pytest.mark.parametrize("field", ["contry", "xyzzy", "number", "title"])
def test_field_without_values_is_refused(field: str) -> None:
    result = call_small("values", field)
    assert (2, "") == (result.code, result.stdout)
    assert field in result.stderr
