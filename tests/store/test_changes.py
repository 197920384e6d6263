import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.store.changes import Change, changed, copied, differences, encoded, text_of, unified, written_for

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


def test_difference_has_the_right_lines() -> None:
    old = {"places": {"b": {"name": {"en": "B"}, "tags": ["1", "2", "3"]}}}
    new = {"places": {"b": {"name": {"en": "B"}, "tags": ["1", "2", "4"]}}}
    assert [
        "--- facts.json",
        "+++ facts.json",
        "@@ -10,7 +10,7 @@",
        '    "tags": [',
        '     "1",',
        '     "2",',
        '-    "3"',
        '+    "4"',
        "    ]",
        "   }",
        "  },",
    ] == unified(old, new, "facts.json").splitlines()


def test_difference_of_equal_states_is_nothing() -> None:
    assert "" == unified({"places": {"a": UNDER}}, {"places": {"a": UNDER}, "events": {}}, "facts.json")


def test_difference_of_a_record_at_the_end_is_its_lines() -> None:
    """The comma that the record before it gets is no line of its own."""
    old = {"places": {"a": {"date": "1"}}}
    new = {"places": {"a": {"date": "1"}, "b": {"date": "2"}}}
    assert [
        "--- p",
        "+++ p",
        "@@ -5,6 +5,9 @@",
        '  "places": {',
        '   "a": {',
        '    "date": "1"',
        "+  },",
        '+  "b": {',
        '+   "date": "2"',
        "   }",
        "  },",
        '  "series": {},',
    ] == unified(old, new, "p").splitlines()


def test_differences_far_apart_are_shown_apart() -> None:
    records: dict[str, Any] = {f"r-{number:05}": {"date": "1946", "tags": [str(number)]} for number in range(10_000)}
    after = {**records, "r-00001": {"date": "1947"}, "r-09998": {"date": "1948"}}
    lines = unified({"events": records}, {"events": after}, "p").splitlines()
    assert ["@@ -8,10 +8,7 @@", "@@ -59990,10 +59987,7 @@"] == [line for line in lines if line.startswith("@@")]
    assert 2 + 2 * 12 == len(lines)


def patched(text: str, difference: str) -> str:
    """Lay a difference on a text, as `patch` does, and hold that every line of it is where it says."""
    old, new = text.split("\n"), list[str]()
    at = 0
    for line in difference.split("\n")[2:-1] if difference else ():
        hunk = re.fullmatch(r"@@ -([0-9]+)(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@", line)
        if hunk:
            first = int(hunk[1]) - (hunk[2] != "0")
            new += old[at:first]
            at = first
            assert int(hunk[3]) - (hunk[4] != "0") == len(new)
            continue
        if line[0] != "+":
            assert line[1:] == old[at]
            at += 1
        if line[0] != "-":
            new.append(line[1:])
    return "\n".join([*new, *old[at:]])


@given(TABLES, TABLES)
def test_difference_leads_from_one_text_to_the_other(before: Any, after: Any) -> None:  # noqa: ANN401
    assert text_of(after) == patched(text_of(before), unified(before, after, "p"))


def test_half_a_character_is_written_as_json_names_it() -> None:
    record = {"note": "é \ud800"}
    content = encoded(text_of({"places": {"x": record}}))
    assert "é \\ud800".encode() in content
    assert record == json.loads(content)["places"]["x"]
