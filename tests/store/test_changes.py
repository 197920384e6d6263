import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.store.changes import Change, changed, copied, differences, text_of, unified, written_for

UNDER = {"kind": "seat", "date": "1946", "tags": ["x"]}

RECORDS = st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), max_size=3)
TABLES = st.dictionaries(
    st.sampled_from(("events", "places", "sources")), st.dictionaries(st.sampled_from("xyz"), RECORDS), max_size=3
)


@given(TABLES, TABLES)
def test_differences_lead_from_one_state_to_the_other_and_back(before: Any, after: Any) -> None:  # noqa: ANN401
    changes = differences(before, after)
    assert text_of(after) == text_of(changed(before, changes))
    assert text_of(before) == text_of(changed(after, [one.inverse for one in changes]))
    assert (changes == ()) == (text_of(before) == text_of(after))


@pytest.mark.parametrize(
    ("under", "wanted", "expected"),
    [
        (None, UNDER, UNDER),
        (None, None, None),
        (UNDER, None, {"removed": True}),
        (UNDER, UNDER, None),
        (UNDER, {**UNDER, "date": "1947"}, {"extends": "hq", "date": "1947"}),
        (UNDER, {**UNDER, "note": "n"}, {"extends": "hq", "note": "n"}),
        (UNDER, {"kind": "seat", "date": "1946"}, {"kind": "seat", "date": "1946"}),
    ],
    ids=("new", "none", "hidden", "the same", "a field", "a new field", "a field less"),
)
def test_file_says_what_differs_from_the_store_below(under: Any, wanted: Any, expected: Any) -> None:  # noqa: ANN401
    assert expected == written_for("hq", under, wanted)


def test_fields_of_a_change_are_those_that_differ() -> None:
    before = {"kind": "seat", "date": "1946", "note": "n"}
    after = {"extends": "hq", "date": "1947", "kind": "seat", "venue": "v"}
    assert ("date", "venue", "note") == Change("events", "hq", before, after).fields
    assert ("kind", "date") == Change("events", "hq", None, {"kind": "seat", "date": "1946"}).fields
    assert () == Change("events", "hq", None, {"removed": True}).fields


def test_text_has_all_tables() -> None:
    assert ["countries", "events", "people", "places", "series", "sources"] == list(json.loads(text_of({})))


def test_copy_goes_to_the_bottom() -> None:
    copy = copied(UNDER)
    copy["tags"].append("y")
    assert ["x"] == UNDER["tags"]


def test_difference_of_texts_has_the_right_lines() -> None:
    old = [f"line {number}" for number in range(1, 21)]
    new = [*old[:9], "another", *old[10:]]
    said = unified("\n".join(old) + "\n", "\n".join(new) + "\n", "facts.json")
    assert [
        "--- facts.json",
        "+++ facts.json",
        "@@ -7,7 +7,7 @@",
        " line 7",
        " line 8",
        " line 9",
        "-line 10",
        "+another",
        " line 11",
        " line 12",
        " line 13",
    ] == said.splitlines()


def test_difference_of_equal_texts_is_nothing() -> None:
    assert "" == unified("a\nb\n", "a\nb\n", "facts.json")


def test_difference_can_be_laid_on_by_patch_s_rules() -> None:
    assert ["--- p", "+++ p", "@@ -1,2 +1,3 @@", " a", "+x", " b"] == unified("a\nb\n", "a\nx\nb\n", "p").splitlines()
    assert ["--- p", "+++ p", "@@ -1 +1,2 @@", " a", "+b"] == unified("a\n", "a\nb\n", "p").splitlines()
