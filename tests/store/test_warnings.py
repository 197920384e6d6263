"""Give every warning a store that earns it, and hold that a good store earns none of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interpol_cli.store.audit import audit, check_names, rule_rows
from interpol_cli.store.store import open_stack
from interpol_cli.store.warnings import WARNINGS

WriteStore = Callable[[object], Path]
Record = dict[str, Any]


def event(**changes: Any) -> Record:  # noqa: ANN401 (any field of an event)
    """Make an event that earns no warning."""
    title = changes.pop("called", "A title")
    return {
        "kind": "meeting",
        "date": "1950-05-05",
        "title": {"en": title, "ar": "عنوان", "fr": "Un titre"},
        "summary": {"en": "x"},
        "sources": ["s"],
        **changes,
    }


def term(date: str, person: str = "p", **part: str) -> Record:
    """Make a term of a president."""
    return event(
        kind="term", called=f"{person} {date}", date=date, people=[{"person": person, "office": "president", **part}]
    )


def session(number: int, date: str) -> Record:
    return event(kind="session", called=f"Session {number}", date=date, series="ga", number=number)


def was_there(place: str, date: str = "1950-05-05") -> Record:
    return event(called=place, date=date, place=place, people=[{"person": "p"}])


GOOD: dict[str, dict[str, Any]] = {
    "countries": {"AT": {"name": {"en": "Austria"}, "region": "europe"}},
    "people": {"p": {"name": {"en": "P"}}, "q": {"name": {"en": "Q"}}},
    "places": {
        "vienna": {"name": {"en": "Vienna"}, "country": "AT"},
        "graz": {"name": {"en": "Graz"}, "country": "AT"},
        "austria": {"name": {"en": "Austria"}, "country": "AT", "is": "country"},
    },
    "series": {"ga": {"name": {"en": "Assembly"}}},
    "sources": {
        "s": {
            "title": "T",
            "publisher": "P",
            "language": "en",
            "type": "press",
            "published": "1950",
            "url": "https://example.org/a",
        }
    },
    "events": {
        "everything": event(
            series="ga", date="1953", people=[{"person": "p", "role": "host"}, {"person": "q"}], place="vienna"
        ),
        "part": event(called="B", date="1951", place="graz", part_of=None),
        "other": event(called="C", date="1952", place="austria"),
    },
}
del GOOD["events"]["part"]["part_of"]

# the rule, what is added to a good store, and the records and fields that are named
EARNED: tuple[tuple[str, dict[str, dict[str, Record]], list[tuple[str, str]]], ...] = (
    ("number-order", {"events": {"a": session(1, "1950"), "b": session(2, "1949")}}, [("b", "number")]),
    ("number-order", {"events": {"a": session(1, "1950"), "b": session(2, "1950")}}, []),
    ("session-order", {"events": {"a": session(1, "1950-05-01/1950-05-09"), "b": session(2, "1950-05-08/1950-05-12")}}, [("b", "date")]),
    ("session-order", {"events": {"a": session(1, "1950-05"), "b": session(2, "1950-05")}}, []),
    ("part-dates", {"events": {"a": session(1, "1950-05-01/1950-05-09"), "b": event(called="D", date="1950-06", part_of="a")}}, [("b", "date")]),
    ("part-dates", {"events": {"a": session(1, "1950-05-01/1950-05-09"), "b": event(called="D", date="1950", part_of="a")}}, []),
    ("term-overlaps", {"events": {"a": term("1950/1954"), "b": term("1953/1956", "q")}}, [("b", "date")]),
    ("term-overlaps", {"events": {"a": term("1950/1954"), "b": term("1954/1956", "q")}}, [("b", "date")]),
    ("term-overlaps", {"events": {"a": term("1950-01-01/1954-05-05"), "b": term("1954-05-05/1956", "q")}}, []),
    ("term-overlaps", {"events": {"a": term("1950/1954"), "b": term("1953/1956", "q", act="acting")}}, []),
    ("term-overlaps", {"events": {"a": term("1950/1954"), "b": term("1953/1956", "q", office="delegate")}}, []),
    ("term-overlaps", {"events": {"a": term("1950/1959"), "b": term("1951/1952", "q"), "c": term("1953/1956")}}, [("b", "date"), ("c", "date")]),
    ("term-overlaps", {"events": {"a": term("1950/1959"), "b": term("1951-05-05", "q")}}, []),
    ("term-holes", {"events": {"a": term("1950/1954"), "b": term("1956/1958", "q")}}, [("b", "date")]),
    ("term-holes", {"events": {"a": term("1950/1959"), "b": term("1951/1952", "q"), "c": term("1960/1961")}}, []),
    ("term-holes", {"events": {"a": term("1950/1954"), "b": term("1956/1958"), "c": term("1955", "q", act="acting")}}, []),
    ("two-places", {"events": {"a": was_there("vienna"), "b": was_there("graz")}}, [("a", "people.0.person"), ("b", "people.0.person")]),
    ("two-places", {"events": {"a": was_there("vienna"), "b": was_there("graz", "1950-05")}}, []),
    ("two-places", {"events": {"a": was_there("vienna"), "b": was_there("austria")}}, []),
    ("unused", {"people": {"x": {"name": {"en": "X"}}}}, [("x", "id")]),
    ("unused", {"sources": {"x": {**GOOD["sources"]["s"], "url": "https://example.org/b"}}}, [("x", "id")]),
    ("undated-sources", {"sources": {"s": {**GOOD["sources"]["s"], "published": None}}}, [("s", "published")]),
    ("addresses", {"sources": {"s": {**GOOD["sources"]["s"], "url": "javascript:alert(1)"}}}, [("s", "url")]),
    ("addresses", {"sources": {"s": {**GOOD["sources"]["s"], "url": "file:///etc/passwd"}}}, [("s", "url")]),
    ("addresses", {"sources": {"s": {**GOOD["sources"]["s"], "url": "https://interpol.int@example.org/"}}}, [("s", "url")]),
    ("untranslated", {"events": {"a": event(title={"en": "Only English"})}}, [("a", "title.ar"), ("a", "title.fr")]),
    ("spaces", {"events": {"a": event(called="D", venue="A  hall", note="x ")}}, [("a", "venue"), ("a", "note")]),
    ("repeats", {"events": {"a": event(called="D", tags=["x", "y", "x"])}}, [("a", "tags.2")]),
    ("repeats", {"events": {"a": event(called="D", people=[{"person": "p", "votes": {"for": 1}}, {"person": "p"}, {"votes": {"for": 1}, "person": "p"}])}}, [("a", "people.2")]),
    ("duplicate-events", {"events": {"a": event(called="The same"), "b": event(called="THE SAME", date="1950-05")}}, [("b", "title")]),
    ("duplicate-events", {"events": {"a": event(called="The same"), "b": event(called="The same", date="1951")}}, []),
    ("duplicates", {"sources": {"t": GOOD["sources"]["s"]}}, [("t", "url")]),
    ("duplicates", {"places": {"wien": {"name": {"en": "vienna"}, "country": "AT"}}}, [("wien", "name")]),
    ("series-holes", {"events": {"a": session(1, "1950"), "b": session(4, "1954")}, "series": {"ga": {"name": {"en": "A"}, "missing": [2]}}}, [("ga", "missing"), ("ga", "missing")]),
)  # fmt: skip


def laid(changes: dict[str, dict[str, Record]]) -> dict[str, Any]:
    """Lay changes on a good store."""
    return {table: {**records, **changes.get(table, {})} for table, records in GOOD.items()}


def found_in(path: Path, rule: str) -> list[tuple[str, str]]:
    stack = open_stack([path])
    found = audit(stack, check_names([rule]), with_warnings=True, with_packaged=False)
    return [(one.id, one.field) for one in found]


@pytest.mark.parametrize(("rule", "changes", "expected"), EARNED)
def test_warning_is_earned(
    write_store: WriteStore, rule: str, changes: dict[str, dict[str, Record]], expected: list[tuple[str, str]]
) -> None:
    assert expected == found_in(write_store(laid(changes)), rule)


def test_every_warning_is_earned_once() -> None:
    assert {rule.name for rule in WARNINGS} == {rule for rule, _, expected in EARNED if expected}


def test_good_store_earns_no_warning_but_for_its_form(write_store: WriteStore) -> None:
    found = audit(open_stack([write_store(GOOD)]), check_names(()), with_warnings=True, with_packaged=False)
    assert [("canonical", 1)] == [(one.rule, one.line) for one in found]


def test_warnings_wait_for_the_errors(write_store: WriteStore) -> None:
    tables = laid({"events": {"a": event(title={"en": "x"}, kind="fair", note="x  y")}})
    found = audit(open_stack([write_store(tables)]), check_names(()), with_warnings=True, with_packaged=False)
    assert ["closed-lists"] == [one.rule for one in found]


def test_line_is_that_of_the_field(write_store: WriteStore) -> None:
    path = write_store('{"people": {\n "x": {\n  "name":\n {"en": "a  b"}}}}')
    found = audit(open_stack([path]), check_names(["spaces"]), with_warnings=True, with_packaged=False)
    assert [4] == [one.line for one in found]


def test_rules_have_different_names() -> None:
    names = [row.name for row in rule_rows()]
    assert len(names) == len(set(names))
    assert all(row.about.endswith(".") for row in rule_rows())


def test_curated_facts_earn_only_warnings_of_what_is_known() -> None:
    found = audit(open_stack(), check_names(()), with_warnings=True, with_packaged=True)
    assert {"warning"} == {one.severity for one in found}
    assert {"term-overlaps", "term-holes", "series-holes", "undated-sources"} >= {one.rule for one in found}


def test_every_term_that_an_overlap_is_with_is_named(write_store: WriteStore) -> None:
    terms = {"a": term("1950/1954"), "b": term("1951/1953", "q"), "c": term("1952/1956"), "d": term("1954/1957", "q")}
    found = audit(
        open_stack([write_store(laid({"events": terms}))]),
        check_names(["term-overlaps"]),
        with_warnings=True,
        with_packaged=False,
    )
    assert [
        ("b", "overlaps 'a', a term in the same office"),
        ("c", "overlaps 'a', a term in the same office"),
        ("c", "overlaps 'b', a term in the same office"),
        ("d", "possibly overlaps 'a', a term in the same office"),
        ("d", "overlaps 'c', a term in the same office"),
    ] == [(one.id, one.reason) for one in found]
