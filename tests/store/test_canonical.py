import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interpol_cli.store.canonical import to_canonical

DATA = Path(__file__).parents[1] / "data" / "small.json"


def shuffled(value: Any) -> Any:  # noqa: ANN401 (JSON)
    """Give the same value with the members of every object in another order."""
    if isinstance(value, dict):
        return {key: shuffled(value[key]) for key in random.Random(0).sample(sorted(value), len(value))}
    return [shuffled(member) for member in value] if isinstance(value, list) else value


def test_small_store_is_in_canonical_form() -> None:
    text = DATA.read_text(encoding="utf-8")
    assert text == to_canonical(json.loads(text))


def test_order_of_what_comes_in_does_not_matter() -> None:
    text = DATA.read_text(encoding="utf-8")
    assert text == to_canonical(shuffled(json.loads(text)))


def test_event_goes_by_the_order_of_the_docs_and_all_else_by_letters() -> None:
    record = {"zeal": 1, "note": "n", "extends": "x", "date": "1924", "kind": "session", "removed": True}
    text = to_canonical({"events": {"x": record}, "places": {"x": {"name": 1, "extends": "x", "country": "AT"}}})
    loaded = json.loads(text)
    assert ["extends", "removed", "kind", "date", "note", "zeal"] == list(loaded["events"]["x"])
    assert ["country", "extends", "name"] == list(loaded["places"]["x"])


def test_lists_keep_their_order() -> None:
    assert ["b", "a"] == json.loads(to_canonical({"events": {"x": {"tags": ["b", "a"]}}}))["events"]["x"]["tags"]


@pytest.mark.parametrize("text", ["المغرب", "é", "\u200d"])
def test_text_is_not_escaped(text: str, write_store: Callable[[object], Path]) -> None:
    written = to_canonical({"places": {"x": {"name": {"en": text}}}})
    assert text in written
    assert written.endswith("}\n")
