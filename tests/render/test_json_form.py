"""JSON and JSON Lines: always an array, one object a line, and it reads back equal."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import object_records
from interpol_cli.render.json_form import render_json, render_jsonl

TEXT = st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
ROWS = st.lists(st.dictionaries(TEXT, VALUES, max_size=4), max_size=4)

Row = Mapping[str, Any]


def test_nothing_found_is_an_empty_array() -> None:
    assert "[]\n" == "".join(render_json(object_records([])))


def test_nothing_found_is_no_line() -> None:
    assert "" == "".join(render_jsonl(object_records([])))


def test_one_row_is_an_array_too() -> None:
    assert '[\n{"id": "ga-92"}\n]\n' == "".join(render_json(object_records([{"id": "ga-92"}])))


def test_array_has_an_object_a_line() -> None:
    assert '[\n{"n": 1},\n{"n": 2}\n]\n' == "".join(render_json(object_records([{"n": 1}, {"n": 2}])))


def test_keys_keep_their_order() -> None:
    assert '{"z": 1, "a": 2, "m": 3}\n' == "".join(render_jsonl(object_records([{"z": 1, "a": 2, "m": 3}])))


def test_other_scripts_stand_as_they_are() -> None:
    assert '{"city": "مراكش"}\n' == "".join(render_jsonl(object_records([{"city": "مراكش"}])))


@pytest.mark.parametrize("render", [render_json, render_jsonl])
def test_ascii_escapes_other_letters_and_means_the_same(render: Any) -> None:  # noqa: ANN401
    rows: list[Row] = [{"city": "مراكش", "sign": "😀"}]
    text = "".join(render(object_records(rows), is_ascii=True))
    assert text.isascii()
    assert {"city": "مراكش", "sign": "😀"} == json.loads(text.strip("[]\n"))


def test_read_only_values_of_the_model_are_objects_and_arrays() -> None:
    row = {"names": MappingProxyType({"en": "Morocco"}), "tags": ("a", "b"), "note": None}
    assert '{"names": {"en": "Morocco"}, "tags": ["a", "b"], "note": null}\n' == "".join(
        render_jsonl(object_records([row]))
    )


def test_value_that_json_does_not_have_is_a_bug_and_not_a_guess() -> None:
    with pytest.raises(TypeError, match="set is not JSON"):
        "".join(render_jsonl(object_records([cast("Row", {"tags": {1, 2}})])))


@given(ROWS)
def test_json_reads_back_equal(rows: list[Row]) -> None:
    assert rows == json.loads("".join(render_json(object_records(rows))))


@given(ROWS, st.booleans())
def test_jsonl_reads_back_equal_line_by_line(rows: list[Row], is_ascii: bool) -> None:
    text = "".join(render_jsonl(object_records(rows), is_ascii=is_ascii))
    assert rows == [json.loads(line) for line in text.split("\n")[:-1]]
    assert text == "" or text.endswith("\n")
