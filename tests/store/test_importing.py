"""What comes in, against what is there: how fields merge, how ids are made, what is alike, and what it costs."""

from typing import Any

import pytest

from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.store.draft import Draft, TablesInMemory
from interpol_cli.store.entry import Reader
from interpol_cli.store.importing import Plan, find_alike, merge, plan_import, understand
from interpol_cli.store.incoming import Incoming
from interpol_cli.store.stack import Layer, Stack
from interpol_cli.store.store import Store

Tables = dict[str, dict[str, Any]]
FACT = {"kind": "meeting", "title": {"en": "A meeting"}, "summary": {"en": "We met."}, "sources": ["thesis-1999"]}


@pytest.fixture
def draft(tables: Tables) -> Draft:
    """Give an empty store of one's own over the small one."""
    own: Tables = {name: {} for name in tables}
    return Draft([Layer(TablesInMemory("base", tables)), Layer(TablesInMemory("own", own))])


def row(record_id: str = "", **fields: object) -> Incoming:
    return Incoming("events", record_id, {**FACT, "date": "1950", **fields}, None)


def statuses(plan: Plan) -> list[tuple[str, str]]:
    return [(one.status, one.id) for one in plan.arrivals]


@pytest.mark.parametrize(
    ("shown", "wanted", "merged", "taken", "conflicts"),
    [
        ({}, {"a": 1}, {"a": 1}, ["a"], []),
        ({"a": 1}, {"a": 1}, {"a": 1}, [], []),
        ({"a": 1}, {"a": 2}, {"a": 1}, [], ["a"]),
        ({"a": {"b": 1}}, {"a": {"b": 2, "c": 3}}, {"a": {"b": 1, "c": 3}}, ["a.c"], ["a.b"]),
    ],
)
def test_fields_merge(shown: Any, wanted: Any, merged: Any, taken: list[str], conflicts: list[str]) -> None:  # noqa: ANN401
    assert (merged, taken, conflicts) == merge(shown, wanted, is_replacing=False)


def test_value_that_comes_again_is_looked_for_once(draft: Draft) -> None:
    asked: list[str] = []

    def read_date(text: str) -> Edtf:
        asked.append(text)
        return parse("1950-05")

    rows, told = understand(
        [row("a", date="May 1950"), row("b", date="May 1950")], lambda: Reader(Store(draft.stack), read_date, "en")
    )
    assert ["May 1950"] == asked
    assert ["1950-05", "1950-05"] == [one.record["date"] for one in rows]
    assert [("events 'a'", "May 1950", "1950-05")] == [(where, one.typed, one.meaning) for where, one in told]


def test_after_many_that_cannot_be_read_no_more_are_looked_for(draft: Draft) -> None:
    made: list[Reader] = []

    def new_reader() -> Reader:
        made.append(Reader(Store(draft.stack), parse, "en"))
        return made[-1]

    rows, _ = understand((Incoming("events", f"x-{n}", {"place": f"nowhere {n}"}, n) for n in range(600)), new_reader)
    assert (500, 600) == (len(made), sum(bool(one.problems) for one in rows))
    assert 600 == len(plan_import(rows, draft).troubles)


def test_null_that_says_there_is_none_is_kept(draft: Draft) -> None:
    source = {"title": "T", "publisher": "P", "published": None, "language": "en", "type": "press"}
    rows, _ = understand([Incoming("sources", "s", source, None)], lambda: Reader(Store(draft.stack), parse, "en"))
    assert source == rows[0].record


def test_made_id_is_the_one_that_says_the_same(draft: Draft) -> None:
    plan = plan_import([row(), row(date="1950-06"), row()], draft)
    assert [
        ("new", "meeting-1950-a-meeting"),
        ("new", "meeting-1950-a-meeting-2"),
        ("same", "meeting-1950-a-meeting"),
    ] == statuses(plan)


def test_thousands_of_one_title_get_ids_in_little_time(draft: Draft) -> None:
    """To try each number anew would take some minutes, and `make_id` gives up after 9,999."""
    plan = plan_import([row(note=f"{number}") for number in range(12_000)], draft)
    assert ("new", "meeting-1950-a-meeting-12000") == statuses(plan)[-1]


def test_record_that_no_id_can_be_made_of_is_named(draft: Draft) -> None:
    plan = plan_import([Incoming("events", "", {"kind": "meeting"}, 2, "line 2")], draft)
    assert ((), [("line 2", "", "id")]) == (plan.changes, [(one.where, one.id, one.field) for one in plan.troubles])


def test_what_is_wrong_is_named_in_the_order_of_the_file(draft: Draft) -> None:
    unreadable = Incoming("events", "", {}, 3, "line 3", (("", "it is no record"),))
    wrong = Incoming("events", "b", {**FACT, "date": "1950", "kind": "fair"}, 2, "line 2")
    plan = plan_import([wrong, unreadable, wrong._replace(record_id="a", where="line 4")], draft)
    assert ["line 2", "line 3", "line 4"] == [one.where for one in plan.troubles]


def like(stack: Stack, **fields: object) -> str | None:
    """Give the id of the fact that a new one is like."""
    nothing: Tables = {name: {} for name in stack.layers[0].tables}
    draft = Draft([*stack.layers, Layer(TablesInMemory("top", nothing))])
    return dict(find_alike(plan_import([row("new", **fields)], draft), draft)).get("new")


def test_new_fact_is_like_one_of_its_title_or_of_its_kind_place_and_days(draft: Draft) -> None:
    session = {"kind": "session", "place": "vienna"}
    assert "flag-2025" == like(draft.stack, title={"en": "the FLAG is handed over"})
    assert "ga-1" == like(draft.stack, date="1923-09-07/1923-09-09", **session)
    assert "ga-2" == like(draft.stack, date="1924-06", **session)
    assert like(draft.stack, date="1950", **session) is None
    assert like(draft.stack, date="1923-09-05", kind="meeting", place="vienna") is None
    assert like(draft.stack, date="1923-09-05", kind="session") is None


def test_fact_that_is_there_is_like_no_other(draft: Draft) -> None:
    assert () == find_alike(plan_import([row("ga-1", venue="A hall")], draft), draft)


def test_days_are_found_as_if_each_were_compared(draft: Draft) -> None:
    """The last to begin may be over when an earlier one still goes on."""
    dates = ["1900/1950", "1910", "1920-05/1920-06", "/1890", "1960/..", "1970~"]
    kept = [row(f"e-{number}", title={"en": f"T {number}"}, date=date) for number, date in enumerate(dates)]
    placed = [one._replace(record={**one.record, "place": "lyon"}) for one in kept]
    plan_import(placed, draft)
    for date in ("1880", "1895", "1905", "1915", "1920", "1955", "1965", "2000", "1860/1870", "1951/1959"):
        found = like(draft.stack_after(), title={"en": "Else"}, date=date, place="lyon")
        bounds = parse(date).bounds
        others = [parse(text).bounds for text in dates]
        assert any(one.s0 <= bounds.e1 and bounds.s0 <= one.e1 for one in others) == bool(found), date
