"""Hold that the facts that the program carries keep every rule; nothing else asserts on them."""

import json
from pathlib import Path

import pytest

from interpol_cli.store.canonical import to_canonical
from interpol_cli.store.check import RULES, Rule, problems
from interpol_cli.store.store import Store, open_store

DATA = Path(__file__).parents[2] / "data" / "events.json"


@pytest.fixture(scope="module")
def curated() -> Store:
    return open_store()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_curated_facts_keep_the_rule(curated: Store, rule: Rule) -> None:
    found = problems(curated.stack, [rule], with_packaged=True)
    assert [] == [f"{DATA}:{one.line}: {one.table} {one.record_id} {one.field}: {one.reason}" for one in found]


def test_curated_facts_are_read_as_any_other_store(curated: Store) -> None:
    assert list(curated.ids()) == list(open_store([DATA]).ids())


def test_rewriting_the_curated_facts_changes_nothing() -> None:
    text = DATA.read_text(encoding="utf-8")
    assert text == to_canonical(json.loads(text))


def test_every_fact_becomes_a_value(curated: Store) -> None:
    assert list(curated.ids()) == [event.id for event in curated.events()]
    for table in (curated.countries, curated.places, curated.people, curated.series, curated.sources):
        assert len(table) == len(list(table.values()))
