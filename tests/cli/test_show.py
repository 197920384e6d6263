"""`interpol show`: one fact whole, in the order asked for, with what surrounds it on a terminal."""

import json

import pytest

from command import run_on_terminal
from facts import SMALL_STORE
from inside import call_small

SMALL = {"INTERPOL_STORE": str(SMALL_STORE), "NO_COLOR": "1"}


def sheet(*args: str) -> str:
    result = call_small("show", *args, "-f", "sheet")
    assert 0 == result.code, result.stderr
    return result.stdout


def test_pipe_gets_a_line_for_each_field() -> None:
    lines = call_small("show", "ga-92").lines
    assert ["id\tga-92", "kind\tsession", "series\tgeneral-assembly", "number\t92"] == lines[:4]
    assert "disputes\tplace: Vienna;attendance.countries: 179" in lines
    assert all(1 == line.count("\t") for line in lines)


def test_pipe_gets_every_field_of_json() -> None:
    names = [line.split("\t")[0] for line in call_small("show", "ga-92").lines]
    in_json = list(json.loads(call_small("show", "ga-92", "-f", "json").stdout)[0])
    assert in_json == [name for name in names if name in in_json]
    assert {"title_lang", "city", "country", "venue"} <= set(names)


def test_pipe_tells_of_a_dispute_by_whom_and_why() -> None:
    (fact,) = json.loads(call_small("show", "ga-92", "-f", "json").stdout)
    told = dict(line.split("\t") for line in call_small("show", "ga-92").lines)
    for index, dispute in enumerate(fact["disputes"]):
        assert ";".join(dispute["sources"]) == told[f"disputes.{index}.sources"]
        assert dispute["why"] == told[f"disputes.{index}.why"]


def test_empty_line_stands_between_facts() -> None:
    text = call_small("show", "ga-92", "ga-93").stdout
    first, second = text.split("\n\n")
    assert (first + "\n", second) == (call_small("show", "ga-92").stdout, call_small("show", "ga-93").stdout)


def test_facts_stand_in_the_order_asked_for_and_as_often() -> None:
    assert ["ga-93", "ga-1", "ga-93"] == call_small("show", "ga-93", "ga-1", "ga-93", "-F", "id").lines


@pytest.mark.parametrize("typed", ["GA-92", "ga-092", "ga-٩٢"])
def test_id_is_found_as_typed(typed: str) -> None:
    assert ["ga-92"] == call_small("show", typed, "-F", "id").lines


def test_json_is_an_array_of_one() -> None:
    (fact,) = json.loads(call_small("show", "ga-92", "-f", "json").stdout)
    assert ("ga-92", "certain") == (fact["id"], fact["match"])


def test_shown_fact_is_the_listed_one() -> None:
    for form in ("csv", "tsv", "json", "jsonl"):
        assert call_small("list", "id:ga-92", "-f", form).stdout == call_small("show", "ga-92", "-f", form).stdout


def test_one_unknown_id_shows_nothing() -> None:
    result = call_small("show", "ga-92", "ga-94")
    assert (1, "") == (result.code, result.stdout)


def test_sheet_has_the_title_in_three_languages() -> None:
    shown = sheet("seat-lyon")
    for title in ("Headquarters in Lyon", "Siège à Lyon", "المقر في ليون"):
        assert title in shown


def test_sheet_tells_place_hall_and_attendance() -> None:
    shown = sheet("ga-92")
    for word in ("4–7 November 2024", "Glasgow", "United Kingdom", "Scottish Event Campus", "177", "1,000"):
        assert word in shown


def test_sheet_tells_who_was_there_and_in_what_office() -> None:
    shown = sheet("vice-president-2024-dkhissi")
    for word in ("Mohamed Dkhissi", "Africa", "94", "157"):
        assert word in shown
    assert "vice-president" in shown.lower()


def test_sheet_tells_what_is_disputed_by_whom_and_why() -> None:
    shown = " ".join(sheet("ga-92").split())
    assert "Vienna" in shown
    assert "Le Journal" in shown or "journal-2025" in shown
    assert "one passage puts the session in Vienna; INTERPOL and all others say Glasgow" in shown


def test_sheet_tells_its_sources() -> None:
    shown = sheet("ga-92")
    for word in ("interpol-ga-92", "dgsn-2024", "INTERPOL", "المديرية العامة للأمن الوطني"):
        assert word in shown


def test_sheet_tells_its_neighbours_and_what_happened_at_it() -> None:
    shown = sheet("ga-92")
    for event_id in ("ga-50", "ga-93", "vice-president-2024-dkhissi"):
        assert event_id in shown


def test_sheet_of_a_part_tells_its_whole() -> None:
    assert "ga-92" in sheet("vice-president-2024-dkhissi")


def test_sheet_tells_the_name_of_the_state_at_the_time() -> None:
    assert "Czechoslovakia" in sheet("ga-17")


def test_terminal_gets_the_sheet() -> None:
    result = run_on_terminal("show", "ga-92", env=SMALL)
    assert (0, "") == (result.code, result.stderr)
    assert "Scottish Event Campus" in result.stdout
    assert 80 >= max(len(line) for line in result.stdout.splitlines() if line.isascii())


def test_sources_are_links_on_terminals_that_can() -> None:
    link = "\x1b]8;"
    plain = {"INTERPOL_STORE": str(SMALL_STORE)}
    assert link in run_on_terminal("show", "ga-92", env=plain).stdout
    assert "https://example.org/en/ga-92" in run_on_terminal("show", "ga-92", env=plain).stdout
    assert link not in run_on_terminal("show", "ga-92", env={**plain, "NO_HYPERLINKS": "1"}).stdout
    assert link not in sheet("ga-92")


@pytest.mark.parametrize(("language", "word"), [("fr", "4–7 novembre 2024"), ("ar", "نوفمبر"), ("ar-MA", "نونبر")])
def test_sheet_speaks_the_readers_language(language: str, word: str) -> None:
    assert word in sheet("ga-92", "--lang", language)
