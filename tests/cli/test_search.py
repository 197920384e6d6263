"""`interpol search`: the best first, what matched shown, near spellings said so."""

import json
from pathlib import Path
from typing import Any

import pytest

from command import run_on_terminal
from facts import SMALL_STORE
from inside import call_small


def found(*args: str) -> list[dict[str, Any]]:
    hits: list[dict[str, Any]] = json.loads(call_small("search", *args, "-f", "json").stdout)
    return hits


def ids(*args: str) -> list[str]:
    return [hit["id"] for hit in found(*args)]


@pytest.mark.parametrize("word", ["marrakech", "Marrakesh", "MARRAKECH", "مراكش", "مرّاكش", "بمراكش"])
def test_city_is_found_in_any_script_and_spelling(word: str) -> None:
    assert ["ga-93", "flag-2025", "arab-meeting-2016"] == ids(word)


def test_every_word_has_to_stand_in_a_fact() -> None:
    assert ["vice-president-2024-dkhissi"] == ids("glasgow", "africa")
    assert [] == ids("glasgow", "marrakech")


def test_terms_and_options_narrow_the_search() -> None:
    assert ["ga-93"] == ids("marrakech", "kind:session")
    assert ["ga-93"] == ids("marrakech", "--kind", "session")
    assert ["flag-2025", "arab-meeting-2016"] == ids("marrakech", "not:kind:session")
    assert ["arab-meeting-2016"] == ids("marrakech", "--in", "2016")


def test_what_matched_is_told_with_its_field_and_language() -> None:
    (hit,) = found("مراكش", "kind:session")
    assert ["place.ar: مراكش"] == hit["matched"]
    assert hit["score"] > 0


def test_best_match_is_first() -> None:
    scores = [hit["score"] for hit in found("vienna")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 1


def test_limit_keeps_the_best_and_sort_is_by_any_field() -> None:
    assert ["ga-93"] == ids("marrakech", "-n", "1")
    assert ["arab-meeting-2016", "ga-93", "flag-2025"] == ids("marrakech", "--sort", "date")
    assert ["arab-meeting-2016", "flag-2025", "ga-93"] == ids("marrakech", "--reverse")


def test_near_spelling_is_taken_only_where_nothing_nearer_is_and_said() -> None:
    result = call_small("search", "glasgoww", "-F", "id")
    assert "ga-92" == result.lines[0]
    assert "interpol: 'glasgoww' stands nowhere; near spellings were taken: glasgow\n" == result.stderr
    assert "" == call_small("search", "glasgow").stderr


def test_word_that_stands_nowhere_is_named() -> None:
    result = call_small("search", "vienna", "zzzzqq", "-f", "json")
    assert (1, "[]\n") == (result.code, result.stdout)
    assert "interpol: nothing matched: no fact has 'zzzzqq'\n" == result.stderr


def test_word_that_only_facts_left_out_have_is_not_said_to_stand_nowhere() -> None:
    result = call_small("search", "marrakech", "kind:session", "--in", "1923..1960")
    assert "interpol: nothing matched: of the 3 facts searched none has 'marrakech'\n" == result.stderr


def test_merely_possible_hits_are_told_and_left_out_on_wish() -> None:
    result = call_small("search", "vienna", "--in", "1925", "-F", "id,match")
    assert "ga-2\tpossible" in result.lines
    assert "only possibly match; --certain leaves them out" in result.stderr
    assert all(line.endswith("\tcertain") for line in call_small("search", "vienna", "--in", "1925", "--certain", "-F", "id,match").lines)  # fmt: skip


def test_terms_alone_are_no_search() -> None:
    result = call_small("search", "kind:session", "host:MA")
    assert (2, "") == (result.code, result.stdout)
    assert (
        "interpol: error: TEXT does not take 'kind:session host:MA': it holds no word to search for; " in result.stderr
    )


def test_wrong_term_is_refused() -> None:
    assert 2 == call_small("search", "vienna", "knd:session").code


def test_pipe_gets_the_columns_of_a_listing_and_what_matched() -> None:
    (line,) = call_small("search", "marrakech", "kind:session").lines
    assert ["2025-11-24/2025-11-27", "ga-93", "session"] == line.split("\t")[:3]
    assert "place.en: Marrakech" == line.split("\t")[-1]


@pytest.mark.parametrize("colour", [True, False])
def test_terminal_highlights_what_matched(colour: bool) -> None:
    env = {"INTERPOL_STORE": str(SMALL_STORE), "NO_HYPERLINKS": "1", **({} if colour else {"NO_COLOR": "1"})}
    result = run_on_terminal("search", "marrakesh", "kind:session", env=env, width=120)
    assert ("\x1b[1;4mMarrakesh\x1b[0m" if colour else "  place  <Marrakesh>") in result.stdout
    assert "interpol: 1 fact, best match first\n" == result.stderr


def test_terminal_is_told_how_many_of_the_facts_found_are_shown() -> None:
    env = {"INTERPOL_STORE": str(SMALL_STORE), "NO_COLOR": "1"}
    assert (
        "interpol: 1 of 3 facts, best match first" in run_on_terminal("search", "marrakech", "-n", "1", env=env).stderr
    )
    assert "interpol: 3 facts, best match first" in run_on_terminal("search", "marrakech", env=env).stderr
    assert "interpol: nothing left of 3 to show\n" == call_small("search", "marrakech", "--offset", "9").stderr


def test_or_is_refused_since_every_word_is_wanted() -> None:
    result = call_small("search", "glasgow", "OR", "vienna")
    assert (2, "") == (result.code, result.stdout)
    assert "a search wants every word; list knows OR" in result.stderr


def test_words_are_marked_in_text_with_spaces_to_spare(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    texts = {"title": {"en": "one  two   zebra  crossing over there and more"}, "summary": {"en": "x"}}
    event = {"kind": "meeting", "date": "2024", "sources": ["dgsn-2024"], **texts}
    path.write_text(json.dumps({"events": {"z-1": event}}))
    shown = run_on_terminal("search", "zebra", "--store", SMALL_STORE, "--store", path, "--color", "always", width=40)
    assert (0, True) == (shown.code, "\x1b[1;4mzebra\x1b[0m crossing" in shown.stdout)
