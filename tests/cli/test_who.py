"""`interpol who`: who held an office, how it began and ended, and where nobody did."""

import json
from pathlib import Path
from typing import Any

import pytest

from command import run_on_terminal
from facts import SMALL_STORE
from inside import call, call_small

JACKSON = "term-president-jackson"


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Lay over the small store a presidency that somebody acted for, and that was handed over at a session."""

    def event(kind: str, dates: str, *people: dict[str, str], **more: str) -> dict[str, Any]:
        title = {"en": f"A {kind} of {dates}", "ar": "حدث", "fr": "Un fait"}
        fact = {"kind": kind, "date": dates, "title": title, "summary": {"en": "A fact."}, "sources": ["thesis-1999"]}
        return {**fact, "people": [{"office": "president", **one} for one in people], **more}

    raisi, urquiza = "ahmed-naser-al-raisi", "valdecy-urquiza"
    events = {
        "president-2019-resigned": event("milestone", "2019-05-31", {"person": raisi, "act": "resigned"}),
        "president-2020-election": event(
            "election", "2020-10-08", {"person": raisi, "act": "elected"}, part_of="ga-92"
        ),
        "term-2018": event("term", "2018/2019-05-31", {"person": raisi}),
        "term-2020": event("term", "2020-10-08/..", {"person": raisi}),
        "term-acting": event("term", "2020-01-01/2020-10-08", {"person": urquiza, "act": "acting"}),
    }
    path = tmp_path_factory.mktemp("offices") / "offices.json"
    path.write_text(json.dumps({"events": events}), "utf-8")
    return f"{SMALL_STORE}:{path}"


def who(store: str, *args: str) -> list[dict[str, Any]]:
    result = call("who", "president", *args, "-f", "json", env={"INTERPOL_STORE": store})
    shown: list[dict[str, Any]] = json.loads(result.stdout)
    return shown


def test_holder_of_a_day_is_told_with_term_session_and_sources(offices: str) -> None:
    (holder,) = who(offices, "--on", "2020-12-01")
    assert {
        "office": "president",
        "region": None,
        "person": "ahmed-naser-al-raisi",
        "name": "Ahmed Naser Al-Raisi",
        "country": "AE",
        "acting": False,
        "date": "2020-10-08/..",
        "earliest": "2020-10-08",
        "latest": None,
        "began": "president-2020-election",
        "ended": None,
        "session": "ga-92",
        "term": "term-2020",
        "sources": ["thesis-1999"],
        "match": "certain",
        "origin": offices.partition(":")[2],
    } == holder


def test_holders_of_a_period_stand_in_order_and_the_acting_one_is_told(offices: str) -> None:
    holders = who(offices, "--in", "2018..2021")
    assert ["term-2018", "term-acting", "term-2020"] == [one["term"] for one in holders]
    assert [False, True, False] == [one["acting"] for one in holders]
    assert "president-2019-resigned" == holders[0]["ended"]


def test_without_a_date_it_is_today(offices: str) -> None:
    assert ["term-acting"] == [one["term"] for one in who(offices, "--today", "2020-06-01")]


def test_hole_is_told_with_its_neighbours(offices: str) -> None:
    result = call("who", "president", "--on", "2019-07-14", env={"INTERPOL_STORE": offices})
    assert (1, "") == (result.code, result.stdout)
    assert [
        "interpol: nobody is recorded as President on 14 July 2019 (the hole: 1 June – 31 December 2019)",
        "interpol: before it: Ahmed Naser Al-Raisi, 2018 – 31 May 2019 (term-2018)",
        "interpol: after it: Valdecy Urquiza, acting, 1 January – 8 October 2020 (term-acting)",
    ] == result.stderr.splitlines()


@pytest.mark.parametrize(("form", "bytes_"), [("json", "[]\n"), ("jsonl", ""), ("plain", ""), ("md", "")])
def test_nobody_is_nothing_in_every_form(form: str, bytes_: str) -> None:
    result = call_small("who", "president", "--on", "1900", "-f", form)
    assert (1, bytes_) == (result.code, result.stdout)
    assert "(the hole: until 30 September 1960)" in result.stderr


def test_office_that_nobody_ever_held_says_so() -> None:
    result = call_small("who", "vice-president", "for", "Asia", "--in", "1990s")
    assert 1 == result.code
    assert ["interpol: nobody is recorded as Vice-President for Asia during 1990s, or at any time"] == (
        result.stderr.splitlines()
    )


def test_pipe_gets_a_line_for_each_holder() -> None:
    result = call_small("who", "president", "--on", "1962")
    assert f"1960-10/1963\tRichard Jackson\tpresident\t\tfalse\t\t{JACKSON}\tthesis-1999\n" == result.stdout
    assert (0, "") == (result.code, result.stderr)


def test_possible_holder_is_told_on_stderr_and_in_the_match() -> None:
    result = call_small("who", "president", "--on", "1963-06", "-F", "term,match")
    assert f"{JACKSON}\tpossible\n" == result.stdout
    assert "interpol: 1 of 1 only possibly held it then\n" == result.stderr


@pytest.mark.parametrize("office", [("delegate", "for", "Europe"), ("مندوب عن أوروبا",), ("délégué pour l'Europe",)])
def test_office_may_be_several_words_in_three_languages(office: tuple[str, ...]) -> None:
    assert ["term-delegate-jackson"] == call_small("who", *office, "--on", "1970", "-F", "term").lines
    assert ["term-delegate-jackson"] == call_small("who", office[0].split()[0], "--region", "europe", "--on", "1970", "-F", "term").lines  # fmt: skip


def test_name_is_in_the_readers_language() -> None:
    assert "فالديسي أوركيزا\n" == call_small("who", "secretary general", "--today", "2025-01-01", "--lang", "ar", "-F", "name").stdout  # fmt: skip


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("presidant",), "no office is called 'presidant'; did you mean President or Vice-President?"),
        (("vice-president", "--region", "mars"), "no region is called 'mars'; interpol values region lists them"),
        (("president", "--on", "foo"), "'foo' is not a date: the word 'foo' is not known"),
        (("president", "--on", "1999", "--in", "1999"), "--in does not take '1999': --on is given too; one of them is enough"),
        (("president", "-F", "nmae"), "there is no field 'nmae'; did you mean name?"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_named(args: tuple[str, ...], sentence: str) -> None:
    result = call_small("who", *args)
    assert (2, "") == (result.code, result.stdout)
    assert f"interpol: error: {sentence}" == result.stderr.splitlines()[0]


def test_terminal_draws_a_card(offices: str) -> None:
    result = run_on_terminal("who", "president", "--on", "2020-12-01", env={"INTERPOL_STORE": offices, "NO_COLOR": "1"})
    assert [
        "▮ Ahmed Naser Al-Raisi · President · since 8 October 2020 · term-2020",
        "  began       8 October 2020 · A election of 2020-10-08",
        "              president-2020-election",
        "  elected at  4–7 November 2024 · 92nd INTERPOL General Assembly · ga-92",
        "  sources     thesis-1999",
    ] == result.lines


def test_file_gets_the_form_of_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "who.csv"
    assert 0 == call_small("who", "president", "--on", "1962", "-o", str(path)).code
    header, row = path.read_text("utf-8").splitlines()
    assert header.startswith("office,region,")
    assert row.startswith("president,,")
