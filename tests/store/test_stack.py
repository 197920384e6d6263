import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interpol_cli.store.stack import Layer, Stack
from interpol_cli.store.storage import FileStorage

MakeStack = Callable[..., Stack]


@pytest.fixture
def make_stack(write_store: Callable[[object], Path]) -> MakeStack:
    """Give the function that lays tables of places over one another; nothing is checked."""

    def make(*places: dict[str, Any]) -> Stack:
        return Stack([Layer(FileStorage(str(write_store({"places": each})))) for each in places])

    return make


def test_only_store_gives_its_records(make_stack: MakeStack) -> None:
    stack = make_stack({"b": {"country": "AT"}, "a": {}})
    path = stack.layers[0].storage.path
    assert ({"country": "AT"}, path) == stack.find("places", "b")
    assert stack.find("places", "c") is None
    assert ("b", "a") == stack.ids("places")
    assert [("b", {"country": "AT"}, path), ("a", {}, path)] == list(stack.records("places"))


def test_table_that_a_store_lacks_is_empty(make_stack: MakeStack) -> None:
    stack = make_stack({"a": {}})
    assert () == stack.ids("events")
    assert stack.find("events", "a") is None


def test_later_record_replaces_the_earlier_one_whole(make_stack: MakeStack) -> None:
    stack = make_stack({"a": {"name": 1, "country": "AT"}}, {"a": {"name": 2}})
    assert ({"name": 2}, stack.layers[1].name) == stack.find("places", "a")


def test_extension_replaces_field_by_field(make_stack: MakeStack) -> None:
    stack = make_stack({"a": {"name": 1, "country": "AT"}}, {"a": {"extends": "a", "name": 2}})
    assert ({"name": 2, "country": "AT"}, stack.layers[1].name) == stack.find("places", "a")


def test_extensions_lie_over_one_another(make_stack: MakeStack) -> None:
    stack = make_stack(
        {"a": {"name": 1, "country": "AT", "is": 1}},
        {"a": {"extends": "a", "name": 2, "country": "FR"}},
        {"b": {}},
        {"a": {"extends": "a", "name": 3}},
    )
    assert ({"name": 3, "country": "FR", "is": 1}, stack.layers[3].name) == stack.find("places", "a")


def test_removed_record_is_hidden(make_stack: MakeStack) -> None:
    stack = make_stack({"a": {"name": 1}, "b": {}}, {"a": {"removed": True}})
    assert stack.find("places", "a") is None
    assert not stack.has("places", "a")
    assert ("b",) == stack.ids("places")
    assert ["b"] == [record_id for record_id, _, _ in stack.records("places")]


def test_removed_record_can_come_back(make_stack: MakeStack) -> None:
    stack = make_stack({"a": {"name": 1}}, {"a": {"removed": True}}, {"a": {"name": 3}})
    assert ({"name": 3}, stack.layers[2].name) == stack.find("places", "a")


def test_new_ids_of_later_stores_come_last(make_stack: MakeStack) -> None:
    stack = make_stack({"b": {}, "d": {}}, {"a": {}, "d": {"name": 1}, "c": {}})
    assert ("b", "d", "a", "c") == stack.ids("places")
    assert ["b", "d", "a", "c"] == [record_id for record_id, _, _ in stack.records("places")]


def test_lowest_stores_can_be_asked_alone(make_stack: MakeStack) -> None:
    stack = make_stack({"a": {"name": 1}}, {"a": {"name": 2}}, {"a": {"name": 3}})
    assert stack.find_up_to(0, "places", "a") is None
    assert ({"name": 2}, stack.layers[1].name) == stack.find_up_to(2, "places", "a")


def test_record_handed_out_does_not_reach_the_store(make_stack: MakeStack) -> None:
    stack = make_stack({"a": {"name": 1}})
    found = stack.find("places", "a")
    assert found is not None
    found[0]["name"] = 2  # type: ignore[index]
    assert {"name": 1} == stack.layers[0].tables["places"].record("a")


def test_digest_is_that_of_the_bytes(small_path: Path) -> None:
    layer = Layer(FileStorage(str(small_path)))
    assert hashlib.sha256(small_path.read_bytes()).hexdigest() == layer.digest
