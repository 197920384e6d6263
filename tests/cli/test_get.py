"""`interpol get`: bare values, as a script takes them; against tests/data/small.json."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from command import PROGRAM, environment, run, run_bytes
from facts import SMALL_STORE
from inside import call, call_small

SMALL = {"INTERPOL_STORE": str(SMALL_STORE)}


def values(*args: str) -> list[str]:
    """Give the lines that a call prints."""
    result = call_small("get", *args)
    assert (0, "") == (result.code, result.stderr)
    assert result.stdout.endswith("\n")
    return result.stdout[:-1].split("\n")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("place.city", "Glasgow"),
        ("date", "2024-11-04/2024-11-07"),
        ("number", "92"),
        ("approximate", "false"),
        ("title.ar", "الدورة 92 للجمعية العامة للإنتربول"),
        ("title", "92nd INTERPOL General Assembly"),
        ("series", "general-assembly"),
        ("series.name", "INTERPOL General Assembly"),
        ("place", "glasgow"),
        ("city", "Glasgow"),
        ("sources.0.url", "https://example.org/en/ga-92"),
        ("sources.interpol-ga-92.publisher", "INTERPOL"),
        ("match", "certain"),
    ],
)
def test_value_stands_alone_on_its_line(path: str, expected: str) -> None:
    assert [expected] == values("ga-92", path)


def test_several_facts_and_fields_come_fact_by_fact() -> None:
    expected = ["Glasgow", "2024-11-04/2024-11-07", "Marrakech", "2025-11-24/2025-11-27"]
    assert expected == values("ga-92", "ga-93", "place.city", "date")
    assert expected == values("ga-92", "place.city", "ga-93", "date")


def test_members_of_a_list_come_one_a_line() -> None:
    assert ["interpol-ga-93", "journal-2025"] == values("ga-93", "sources")
    assert ["AE", "MA"] == values("arab-meeting-2016", "countries")
    assert ["Mohamed Dkhissi"] == values("vice-president-2024-dkhissi", "people")[:1]
    assert ["morocco"] == values("ga-93", "tags")


def test_members_of_a_list_are_those_of_the_other_text_forms() -> None:
    for field in ("people", "countries", "sources", "tags", "disputes", "disputed", "source_urls"):
        for fact in ("ga-1", "ga-92", "ga-93", "vice-president-2024-dkhissi"):
            shown = call_small("show", fact, "-F", field, "-f", "tsv", "--no-header").stdout.rstrip("\n")
            got = call_small("get", fact, field).stdout.rstrip("\n")
            assert shown == got.replace("\n", ";")


def test_person_is_reached_by_id() -> None:
    assert ["elected"] == values("vice-president-2024-dkhissi", "people.mohamed-dkhissi.act")


def test_object_is_one_line_of_json() -> None:
    assert ['{"countries":22}'] == values("ga-17", "attendance")


def test_language_of_the_reader_counts_where_the_path_names_none() -> None:
    assert ["38e session de l'Assemblée générale d'INTERPOL"] == values("ga-38", "title", "--lang", "fr")
    assert ["مراكش"] == values("ga-93", "place.city", "--lang", "ar")


def test_absent_value_among_others_is_an_empty_line() -> None:
    assert ["", "1924~", ""] == values("ga-2", "note", "date", "venue")
    assert ["", "", "Scottish Event Campus"] == values("ga-2", "ga-38", "ga-92", "venue")


def test_nothing_there_at_all_prints_nothing_and_fails() -> None:
    for paths in (("note",), ("venue", "note", "attendance", "people", "people.0.name")):
        result = call_small("get", "ga-2", *paths)
        assert (1, "", "") == (result.code, result.stdout, result.stderr)


@pytest.mark.parametrize("typed", ["GA-1", "ga-01", "ga-001"])
def test_id_in_any_spelling(typed: str) -> None:
    assert ["ga-1"] == values(typed, "id")


def test_nul_ends_each_value() -> None:
    result = call_small("get", "-0", "ga-2", "ga-93", "note", "sources")
    assert "\0encyclopedia-interpol\0\0interpol-ga-93\0journal-2025\0" == result.stdout


def test_unknown_id_is_named_with_the_nearest() -> None:
    result = call_small("get", "ga-94", "id")
    assert (1, "") == (result.code, result.stdout)
    assert "interpol: error: no fact has the id 'ga-94'; did you mean ga-92 or ga-93?\n" == result.stderr


def test_unknown_id_among_others_prints_nothing() -> None:
    for args in (("ga-92", "ga-999", "date"), ("ga-92", "date", "ga-999")):
        result = call_small("get", *args)
        assert (1, "") == (result.code, result.stdout)
        assert "no fact has the id 'ga-999'" in result.stderr


@pytest.mark.parametrize(
    ("path", "nearest"),
    [("titel", "title"), ("place.cty", "place.city"), ("people.0.nme", "people.0.name"), ("plac.city", "place")],
)
def test_unknown_field_is_named_with_the_nearest(path: str, nearest: str) -> None:
    result = call_small("get", "ga-92", path)
    assert (2, "") == (result.code, result.stdout)
    assert f"there is no field '{path}'; did you mean {nearest}" in result.stderr


def test_first_argument_is_an_id_whatever_it_looks_like() -> None:
    result = call_small("get", "date", "title")
    assert (1, "") == (result.code, result.stdout)
    assert "no fact has the id 'date'" in result.stderr


def test_field_is_needed() -> None:
    result = call_small("get", "ga-92", "ga-93")
    assert (2, "") == (result.code, result.stdout)
    assert result.stderr.startswith("interpol: error: no field is named; give one after the ids")


def test_ids_come_from_stdin() -> None:
    result = run("get", "-", "place.city", stdin="ga-92\r\n\n  GA-93\nga-1", env=SMALL)
    assert (0, ["Glasgow", "Marrakech", "Vienna"], "") == (result.code, result.lines, result.stderr)


def test_ids_of_stdin_and_of_arguments_keep_their_order() -> None:
    result = run("get", "ga-1", "-", "ga-2", "id", stdin="ga-93\n", env=SMALL)
    assert ["ga-1", "ga-93", "ga-2"] == result.lines


def test_unknown_id_of_stdin_ends_after_what_came_before() -> None:
    result = run("get", "-", "id", stdin="ga-92\nnope\nga-93\n", env=SMALL)
    assert (1, ["ga-92"]) == (result.code, result.lines)
    assert "interpol: error: no fact has the id 'nope'\n" == result.stderr


def test_empty_stdin_has_no_values() -> None:
    assert (1, "", "") == ((result := run("get", "-", "id", env=SMALL)).code, result.stdout, result.stderr)


def test_closed_stdin_is_an_error() -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m interpol_cli get - id <&-"],
        capture_output=True,
        text=True,
        env=environment(SMALL),
        check=False,
    )
    assert (2, "", "interpol: error: stdin cannot be read: it is closed\n") == (
        done.returncode,
        done.stdout,
        done.stderr,
    )


def test_answer_comes_before_the_next_question() -> None:
    with subprocess.Popen(
        [*PROGRAM, "get", "-", "place.city"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(SMALL)
    ) as process:
        assert process.stdin
        assert process.stdout
        for question, answer in ((b"ga-92\n", b"Glasgow\n"), (b"ga-93\n", b"Marrakech\n")):
            os.write(process.stdin.fileno(), question)
            assert answer == os.read(process.stdout.fileno(), 100)


def test_value_is_utf8_bytes_in_any_locale() -> None:
    done = run_bytes("get", "ga-92", "title.ar", env={**SMALL, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"})
    assert "الدورة 92 للجمعية العامة للإنتربول\n".encode() == done.stdout


def test_store_is_that_of_the_option(small_path: Path) -> None:
    assert "Prague\n" == call("get", "--store", small_path, "ga-17", "city").stdout


def test_place_in_a_list_has_no_end_of_digits() -> None:
    result = call_small("get", "ga-92", f"sources.{'1' * 5000}.id")
    assert (1, "") == (result.code, result.stdout)
