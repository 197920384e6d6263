import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.store.scan import LIMIT_CHARACTERS, find_twice, find_unreadable, line_of, places

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


def paths_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Walk through a value as Python sees it."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield (*path, key)
        yield from paths_of(member, (*path, key))


@given(JSON, st.sampled_from((None, 1)), st.booleans())
def test_every_key_and_member_is_walked_in_order(value: object, indent: int | None, is_escaped: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=is_escaped)
    assert list(paths_of(value)) == [path for path, _ in places(text)]


@given(JSON)
def test_what_json_keeps_is_there_once(value: object) -> None:
    assert find_twice(json.dumps(value)) is None


def test_offset_is_that_of_the_key_or_of_the_member() -> None:
    text = '{"a": [1, {"b": 2}]}'
    assert [(("a",), 1), (("a", 0), 7), (("a", 1), 10), (("a", 1, "b"), 11)] == list(places(text))


def test_second_time_is_found_within_lists() -> None:
    assert ((("a", 1, "b")), 3) == find_twice('{"a": [{"b": 1}, {"b": {},\n"c": 1,\n"b": 2}]}')


def test_same_key_in_two_objects_is_not_twice() -> None:
    assert find_twice('{"a": {"b": 1}, "c": {"b": 1}, "d": [{"b": 1}, {"b": 1}]}') is None


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1" * 4301, "-" + "1" * 4301])
def test_unreadable_number_is_found_outside_of_text(number: str) -> None:
    assert (2, 6) == find_unreadable(f'{{"a": "{number}",\n"b": {number}}}')


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("events", "ga-2", "kind"), 5),
        (("events", "ga-2", "date"), 4),
        (("events", "ga-2", "tags", 1), 8),
        (("events", "ga-9", "kind"), 1),
        (("places",), 1),
    ],
)
def test_line_is_that_of_the_value_or_of_what_lacks_it(path: tuple[str | int, ...], line: int) -> None:
    text = '{"events": {\n "ga-1": {\n  "kind": "x"},\n "ga-2": {\n  "kind": "x",\n "tags": [\n"a",\n"b"]}}}'
    assert line == line_of(text, path)


def test_unreadable_number_of_a_very_long_text_is_found_quickly() -> None:
    assert (2, 1) == find_unreadable("[" + "1, " * LIMIT_CHARACTERS + "\nNaN]")


def test_line_of_a_very_long_text_is_not_looked_for() -> None:
    assert line_of(" " * (LIMIT_CHARACTERS + 1), ("events",)) is None
