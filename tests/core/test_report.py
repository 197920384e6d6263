"""What is shown, before any form: the rows of a listing, a value as text, and records narrowed to some columns."""

import json
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import object_records, small_events, text_records
from interpol_cli.core.period import Match, Period
from interpol_cli.core.report import Hole, Listing, Row, as_text
from interpol_cli.render.json_form import render_json
from interpol_cli.render.tabular import render_tsv


def test_listing_gives_its_rows_without_the_holes() -> None:
    first, second = (Row(event, Match.CERTAIN) for event in small_events()[:2])
    hole = Hole("war", None, None, None, Period(1, 9))
    assert (first, second) == Listing((first, hole, second)).rows
    assert () == Listing((hole,)).rows


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, ""),
        ("", ""),
        ("a;b", "a;b"),
        (0, "0"),
        (59.9, "59.9"),
        (False, "false"),
        (True, "true"),
        ([], ""),
        (["a", None, 1], "a;;1"),
        (("a", ("b", "c")), "a;b;c"),
        ({"en": "é"}, '{"en":"é"}'),
        ([{"n": 1}, {"n": 2}], '{"n":1};{"n":2}'),
        (MappingProxyType({"names": MappingProxyType({"ar": "ليون"})}), '{"names":{"ar":"ليون"}}'),
    ],
)
def test_value_as_text(given: Any, expected: str) -> None:  # noqa: ANN401
    assert expected == as_text(given)


OBJECTS = st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text(), min_size=1)


@given(OBJECTS)
def test_object_as_text_is_json(value: dict[str, Any]) -> None:
    assert value == json.loads(as_text(value))


def test_narrowed_records_show_the_named_columns_in_their_order_in_every_form() -> None:
    narrowed = text_records([["1", "2", "3"]]).narrowed(["c", "a"])
    assert "c\ta\n3\t1\n" == "".join(render_tsv(narrowed))
    assert '[\n{"c": "3", "a": "1"}\n]\n' == "".join(render_json(narrowed))
    assert ["c", "a"] == [column.name for column in narrowed.plain]


def test_json_of_narrowed_records_keeps_the_types_of_the_values() -> None:
    narrowed = object_records([{"n": 1, "tags": ["a"], "no": None}]).narrowed(["tags", "n", "no"])
    assert [{"tags": ["a"], "n": 1, "no": None}] == json.loads("".join(render_json(narrowed)))


def test_unknown_column_is_the_finders_error() -> None:
    with pytest.raises(KeyError):
        text_records([]).narrowed(["z"])
