from typing import Any

import pytest

from facts import SMALL_STORE
from interpol_cli.store.changes import Change
from interpol_cli.store.draft import Draft, TablesInMemory
from interpol_cli.store.stack import Layer
from interpol_cli.store.storage import FileStorage

GOOD = {
    "kind": "meeting",
    "date": "2024-11-04",
    "title": {"ar": "لقاء"},
    "summary": {"ar": "لقاء"},
    "sources": ["interpol-history"],
}


def draft_over(own: dict[str, Any] | None = None) -> Draft:
    """Give a draft of a store of one's own over the small store."""
    return Draft([Layer(FileStorage(str(SMALL_STORE))), Layer(TablesInMemory("own.json", own or {}))])


def test_record_is_found_as_it_is_wanted() -> None:
    draft = draft_over()
    whole = dict(draft.find("events", "ga-92") or {})
    assert "Scottish Event Campus" == whole["venue"]
    draft.want("events", "ga-92", {**whole, "venue": "Hall"})
    assert {**whole, "venue": "Hall"} == draft.find("events", "ga-92")
    assert (Change("events", "ga-92", None, {"extends": "ga-92", "venue": "Hall"}),) == draft.changes
    draft.want("events", "ga-92", whole)
    assert whole == draft.find("events", "ga-92")
    assert not draft.changes
    draft.want("events", "ga-92", None)
    assert draft.find("events", "ga-92") is None
    assert (Change("events", "ga-92", None, {"removed": True}),) == draft.changes


def test_own_record_that_says_nothing_more_goes() -> None:
    own = {"extends": "ga-92", "venue": "Hall"}
    draft = draft_over({"events": {"ga-92": own, "mine": GOOD}})
    under = draft.under("events", "ga-92")
    draft.want("events", "ga-92", under)
    draft.want("events", "mine", None)
    assert (Change("events", "ga-92", own, None), Change("events", "mine", GOOD, None)) == draft.changes
    assert draft.find("events", "mine") is None
    assert under == draft.find("events", "ga-92")
    assert GOOD == draft.own("events", "mine")


def test_change_of_the_file_is_laid_on_as_it_is() -> None:
    draft = draft_over()
    change = Change("events", "ga-92", None, {"extends": "ga-92", "venue": "Hall"})
    draft.lay(change)
    assert (change,) == draft.changes
    assert "Hall" == (draft.find("events", "ga-92") or {})["venue"]
    before, after = draft.states()
    assert "ga-92" not in before.get("events", {})
    assert change.after == after["events"]["ga-92"]
    assert {"own.json"} == {origin for key, _, origin in draft.stack_after().records("events") if key == "ga-92"}


def test_good_record_has_no_problem() -> None:
    draft = draft_over()
    draft.want("events", "mine", GOOD)
    assert () == draft.problems({})
    assert [("events", "mine")] == list(draft.wanted)


def fields(draft: Draft, known: dict[tuple[str, str], list[tuple[str, str]]] | None = None) -> list[str]:
    return [field for _, _, field, _ in draft.problems(known or {})]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({}, ["kind", "date", "title", "summary", "sources"]),
        ({**GOOD, "venu": "x", "place": "nowhere", "note": "=1"}, ["venu", "note", "place"]),
        ({**GOOD, "kind": 5, "date": "whenever", "place": "nowhere"}, ["kind", "date", "place"]),
        ({**GOOD, "people": [{"person": "nobody", "votes": {"for": -1}}]}, ["people.0.votes.for", "people.0.person"]),
        ({**GOOD, "people": [{"votes": {"for": -1}, "office": "chief"}, 5]}, ["people.0.person", "people.1", "people.0.votes.for", "people.0.office"]),
        ({**GOOD, "disputes": [{"field": "dates", "value": ""}]}, ["disputes.0.sources", "disputes.0.why", "disputes.0.value", "disputes.0.field"]),
        ({**GOOD, "tags": ["A b", 5], "title": {"en": 5}}, ["title.en", "tags.1", "tags.0"]),
        ({**GOOD, "title": {}, "kind": "fair", "sources": []}, ["title", "kind", "sources"]),
        ({**GOOD, "number": 92}, ["number"]),
        ({**GOOD, "series": "general-assembly", "number": 92}, ["number"]),
    ],
)  # fmt: skip
def test_every_problem_is_found_at_once(record: dict[str, Any], expected: list[str]) -> None:
    draft = draft_over()
    draft.want("events", "mine", record)
    assert expected == fields(draft)


def test_known_problem_stands_first_and_is_not_said_twice() -> None:
    draft = draft_over()
    draft.want("events", "mine", {name: value for name, value in GOOD.items() if name != "date"} | {"kind": "fair"})
    known = {("events", "mine"): [("date", "'whenever' is not a date")]}
    assert [("events", "mine", "date", "'whenever' is not a date")] == list(draft.problems(known)[:1])
    assert ["date", "kind"] == fields(draft, known)


def test_wrong_id_does_not_hide_other_problems() -> None:
    draft = draft_over()
    draft.want("events", "Not An Id", {**GOOD, "kind": "fair"})
    assert [("events", "Not An Id", "id"), ("events", "Not An Id", "kind")] == [one[:3] for one in draft.problems({})]
    draft = draft_over()
    draft.want("countries", "xx", {"name": {}, "region": "moon"})
    assert ["id", "name", "region"] == fields(draft)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("sources", ["title", "publisher", "language", "type"]),
        ("people", ["name"]),
        ("places", ["name", "country"]),
        ("series", ["name"]),
        ("countries", ["name", "region"]),
    ],
)
def test_empty_record_of_any_table_says_what_it_lacks(table: str, expected: list[str]) -> None:
    draft = draft_over()
    draft.want(table, "XX" if table == "countries" else "new", {})
    assert expected == fields(draft)


def test_empty_stack_comes_to_an_end() -> None:
    """There is no source and no country that could stand in."""
    draft = Draft([Layer(TablesInMemory("own.json", {}))])
    draft.want("events", "mine", {})
    draft.want("places", "here", {})
    assert {"kind", "date", "title", "summary", "sources", "name", "country"} == set(fields(draft))


def test_wrong_change_of_a_curated_fact_is_found() -> None:
    draft = draft_over()
    whole = draft.find("events", "ga-92") or {}
    draft.want("events", "ga-92", {**whole, "number": "x", "place": "nowhere"})
    assert ["number", "place"] == fields(draft)


def test_what_others_name_is_not_removed() -> None:
    draft = draft_over({"sources": {"mine": {"title": "t", "publisher": "p", "language": "en", "type": "press"}}, "events": {"e": {**GOOD, "sources": ["mine"]}}})  # fmt: skip
    draft.want("sources", "mine", None)
    ((table, record_id, field, reason),) = draft.problems({})
    assert ("events", "e", "sources.0") == (table, record_id, field)
    assert reason.startswith("there is no 'mine' in sources")
