"""`interpol sources` and `interpol disputes`: what facts stand on, and what is said against them."""

import json

import pytest

from facts import SMALL_STORE
from inside import call_small


def test_sources_of_a_fact_stand_by_its_id() -> None:
    shown = json.loads(call_small("sources", "ga-92", "-f", "json").stdout)
    assert [
        ("interpol-ga-92", ["ga-92"], []),
        ("dgsn-2024", ["ga-92"], ["ga-92"]),
        ("journal-2025", [], ["ga-92"]),
    ] == [(source["id"], source["supports"], source["contradicts"]) for source in shown]


def test_source_has_all_of_its_record() -> None:
    (source,) = json.loads(call_small("sources", "ga-17", "-f", "json").stdout)
    assert {
        "id": "archive-1948",
        "title": "Report of the 17th session",
        "publisher": "ICPC",
        "url": None,
        "published": None,
        "language": "fr",
        "type": "archive",
        "note": "Seen on paper.",
        "supports": ["ga-17"],
        "contradicts": [],
    } == source


def test_sources_of_a_query_stand_once_each() -> None:
    lines = call_small("sources", "kind:session", "-F", "id").lines
    assert len(lines) == len(set(lines))
    assert {"interpol-history", "encyclopedia-interpol", "archive-1948", "thesis-1999", "journal-2025"} < set(lines)


def test_sources_of_everything_are_all_of_the_store() -> None:
    assert 8 == len(call_small("sources").lines)


@pytest.mark.parametrize("typed", ["ga-92", "GA-92", "ga-092"])
def test_id_is_found_as_typed(typed: str) -> None:
    assert ["interpol-ga-92", "dgsn-2024", "journal-2025"] == call_small("sources", typed, "-F", "id").lines
    assert ["place", "attendance.countries"] == call_small("disputes", typed, "-F", "field").lines


def test_options_narrow_a_fact_named_by_its_id_too() -> None:
    for command in ("sources", "disputes"):
        assert 1 == call_small(command, "ga-92", "--in", "1924").code
        assert 0 == call_small(command, "ga-92", "--in", "2024").code


def test_limit_is_that_of_the_sources() -> None:
    assert ["interpol-ga-92", "dgsn-2024"] == call_small("sources", "ga-92", "-n", "2", "-F", "id").lines
    assert ["dgsn-2024", "interpol-ga-92", "journal-2025"] == call_small(
        "sources", "ga-92", "--sort", "id", "-F", "id"
    ).lines


def test_dispute_tells_value_source_and_reason() -> None:
    shown = json.loads(call_small("disputes", "ga-92", "-f", "json").stdout)
    assert {
        "id": "ga-92",
        "date": "2024-11-04/2024-11-07",
        "title": "92nd INTERPOL General Assembly",
        "field": "place",
        "value": "Vienna",
        "sources": ["journal-2025"],
        "why": "one passage puts the session in Vienna; INTERPOL and all others say Glasgow",
        "origin": str(SMALL_STORE),
    } == shown[0]


def test_disputes_of_everything() -> None:
    assert [
        "ga-92\tplace\tVienna",
        "ga-92\tattendance.countries\t179",
        "vice-president-2024-dkhissi\tpeople.mohamed-dkhissi.votes.for\t96",
    ] == call_small("disputes", "-F", "id,field,value").lines


@pytest.mark.parametrize(("command", "noun"), [("disputes", "dispute"), ("sources", "source")])
def test_nothing_found_says_so(command: str, noun: str) -> None:
    result = call_small(command, "kind:ceremony" if command == "disputes" else "xyzzy")
    assert (1, "") == (result.code, result.stdout)
    assert f"interpol: no {noun} found\n" in result.stderr


def test_table_of_disputes_names_the_publisher() -> None:
    shown = " ".join(call_small("disputes", "-f", "table").stdout.split())
    for word in ("ga-92", "Vienna", "Le Journal"):
        assert word in shown


def test_table_of_sources_names_the_publisher() -> None:
    shown = " ".join(call_small("sources", "ga-92", "-f", "table").stdout.split())
    for word in ("INTERPOL", "4 November 2024", "dgsn-2024"):
        assert word in shown


def test_several_ids_ask_for_the_sources_of_all_these_facts() -> None:
    ids = {
        name: {line.split("\t")[0] for line in call_small("sources", *names).lines}
        for name, names in {"both": ("ga-92", "ga-17"), "first": ("ga-92",), "second": ("ga-17",)}.items()
    }
    assert ids["first"]
    assert ids["second"]
    assert ids["both"] == ids["first"] | ids["second"]
