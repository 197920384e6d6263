"""`interpol list`: which facts, in what order, with which fields; a table on a terminal, lines in a pipe."""

import json
import re

import pytest

from command import run_on_terminal
from facts import SMALL_STORE
from inside import call_small
from interpol_cli.core.fields import CSV_COLUMNS, PLAIN_COLUMNS

EVERY = [
    *("congress-before-the-war", "ga-2", "ga-1", "radio-network", "records-lost", "seat-vienna"),
    *("appointment-secretary-1946", "ga-17", "accession-ma", "term-president-jackson", "term-committee-1963"),
    *("term-delegate-jackson", "ga-38", "ga-50", "seat-lyon", "arab-meeting-2016", "ga-92"),
    *("vice-president-2024-dkhissi", "term-secretary-general-urquiza", "ga-93", "flag-2025"),
]
SESSIONS = ["ga-2", "ga-1", "ga-17", "ga-38", "ga-50", "ga-92", "ga-93"]
SMALL = {"INTERPOL_STORE": str(SMALL_STORE)}


def ids(*args: str) -> list[str]:
    return call_small("list", *args, "-F", "id").lines


def test_everything_is_listed_in_the_order_of_time() -> None:
    assert EVERY == ids()


def test_pipe_gets_seven_columns_and_no_header() -> None:
    result = call_small("list", "id:ga-92")
    assert (0, "") == (result.code, result.stderr)
    assert (
        "2024-11-04/2024-11-07\tga-92\tsession\t92nd INTERPOL General Assembly\tGlasgow\tGB\tinterpol-ga-92;dgsn-2024\n"
        == (result.stdout)
    )
    assert 7 == len(PLAIN_COLUMNS)


def test_doubt_and_open_ends_survive_in_a_pipe() -> None:
    dates = {line.split("\t")[0] for line in call_small("list").lines}
    assert {"1924~", "1935%", "1969-10?", "194X", "1989/..", "/1942", "1963/", "../1914-04-18", "2016-21"} <= dates


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("--sort", "-number", "kind:session"), ["ga-93", "ga-92", "ga-50", "ga-38", "ga-17", "ga-2", "ga-1"]),
        (("--sort", "number,id", "kind:session"), ["ga-1", "ga-2", "ga-17", "ga-38", "ga-50", "ga-92", "ga-93"]),
        (("--reverse", "kind:session"), SESSIONS[::-1]),
        (("-n", "2"), EVERY[:2]),
        (("-n", "2", "--reverse"), EVERY[::-1][:2]),
        (("--offset", "19"), EVERY[19:]),
        (("--offset", "3", "-n", "2"), EVERY[3:5]),
        (("-n", "999"), EVERY),
    ],
)
def test_order_and_part_of_the_listing(args: tuple[str, ...], expected: list[str]) -> None:
    assert expected == ids(*args)


def test_limit_of_none_shows_nothing_and_says_what_is_left_out() -> None:
    result = call_small("list", "-n", "0")
    assert (1, "", "interpol: nothing left of 21 to show\n") == (result.code, result.stdout, result.stderr)


def test_fields_are_shown_in_the_order_asked_for() -> None:
    assert ["Glasgow\tga-92\t177"] == call_small("list", "id:ga-92", "-F", "place.city, id,attendance.countries").lines


def test_fields_are_the_columns_of_csv_and_the_keys_of_json() -> None:
    args = ("list", "id:ga-92", "-F", "place.city,people.0.name,sources")
    assert ["place.city,people.0.name,sources", "Glasgow,Ahmed Naser Al-Raisi,interpol-ga-92;dgsn-2024"] == call_small(
        *args, "-f", "csv"
    ).lines
    (shown,) = json.loads(call_small(*args, "-f", "json").stdout)
    assert ["place.city", "people.0.name", "sources"] == list(shown)
    assert ["interpol-ga-92", "dgsn-2024"] == [source["id"] for source in shown["sources"]]


def test_csv_has_the_columns_of_the_contract() -> None:
    assert ",".join(CSV_COLUMNS) == call_small("list", "-f", "csv").lines[0]


def test_json_is_an_array_and_jsonl_its_members() -> None:
    array = json.loads(call_small("list", "-f", "json").stdout)
    assert EVERY == [event["id"] for event in array]
    assert array == [json.loads(line) for line in call_small("list", "-f", "jsonl").lines]


def test_ascii_json_is_ascii_and_means_the_same() -> None:
    escaped = call_small("list", "-f", "json", "--ascii").stdout
    assert escaped.isascii()
    assert json.loads(call_small("list", "-f", "json").stdout) == json.loads(escaped)


def test_certain_only_leaves_out_what_is_possible_and_its_note() -> None:
    assert ["ga-1", "seat-vienna", "ga-2"] != ids("--in", "1923")
    result = call_small("list", "--in", "1923", "--certain", "-F", "id,match")
    assert (["ga-1\tcertain"], "") == (result.lines, result.stderr)


def test_match_tells_possible_from_certain() -> None:
    result = call_small("list", "--in", "1923", "-F", "id,match")
    assert ["ga-2\tpossible", "ga-1\tcertain", "seat-vienna\tpossible"] == result.lines
    assert "interpol: 2 of 3 only possibly match; --certain leaves them out\n" == result.stderr


def test_name_that_several_have_is_told() -> None:
    result = call_small("list", "source:ga", "-F", "id")
    assert [
        "ga-92",
        "vice-president-2024-dkhissi",
        "term-secretary-general-urquiza",
        "ga-93",
        "flag-2025",
    ] == result.lines
    assert "interpol: source 'ga' is read as any of 2: interpol-ga-92, interpol-ga-93\n" == result.stderr


@pytest.mark.parametrize("host", ["المغرب", "Maroc", "morocco", "MA", "MOROCCO", "kingdom of morocco", "المَغْرِب"])
def test_host_is_one_in_every_language(host: str) -> None:
    assert call_small("list", "host:MA", "-f", "csv") == call_small("list", f"host:{host}", "-f", "csv")


@pytest.mark.parametrize(
    ("language", "title", "told"),
    [
        ("en", "Headquarters in Lyon", "en"),
        ("fr", "Siège à Lyon", "fr"),
        ("ar", "المقر في ليون", "ar"),
        ("ar-MA,fr", "المقر في ليون", "ar"),
    ],
)
def test_title_is_in_the_readers_language_and_says_which(language: str, title: str, told: str) -> None:
    assert [f"{title}\t{told}"] == call_small(
        "list", "id:seat-lyon", "--lang", language, "-F", "title,title_lang"
    ).lines


def test_template_free_forms_have_no_escape_codes_even_with_colour() -> None:
    for form in ("plain", "csv", "json"):
        assert "\x1b" not in call_small("list", "-f", form, "--color", "always").stdout


ANSI = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_terminal_gets_a_table_with_every_fact_whole(width: int, language: str) -> None:
    result = run_on_terminal("list", "--lang", language, width=width, env=SMALL)
    assert 0 == result.code, result.stderr
    shown = ANSI.sub("", result.stdout)
    assert EVERY == [event_id for event_id in EVERY if event_id in shown.replace("\n", " ")]
    assert "…" not in shown
    assert "interpol: 21 facts; interpol show ID tells the sources\n" == result.stderr


def test_table_can_be_had_in_a_pipe_without_colour() -> None:
    shown = call_small("list", "kind:session", "-f", "table").stdout
    assert "\x1b" not in shown
    assert all(event_id in shown for event_id in SESSIONS)


def test_fields_on_a_terminal_are_a_table_of_these_fields() -> None:
    shown = run_on_terminal("list", "kind:session", "-F", "id,place.city", env={**SMALL, "NO_COLOR": "1"}).stdout
    assert "place.city" in shown
    assert "Marrakech" in shown
    assert "General Assembly" not in shown


def test_what_certain_left_out_is_told_where_nothing_else_is_there() -> None:
    question = ("list", "kind:session", "--in", "1924-05", "--certain")
    result = call_small(*question)
    assert (1, "") == (result.code, result.stdout)
    assert "interpol: nothing matched for certain; --certain left out 1 fact\n" == result.stderr
