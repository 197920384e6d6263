"""`interpol timeline`: lines in a pipe, a time axis on a terminal, with the holes where they can be told."""

import re
from pathlib import Path

import pytest

from command import run_on_terminal
from facts import SMALL_STORE
from inside import call_small

SMALL = {"INTERPOL_STORE": str(SMALL_STORE), "NO_COLOR": "1"}


def drawn(*args: str) -> str:
    return call_small("timeline", *args, "-f", "timeline", "--today", "2026-01-01").stdout


def order_of(text: str, *words: str) -> list[str]:
    """Give the words in the order in which the text has them; those that it has not are left out."""
    at = {word: match.start() for word in words if (match := re.search(rf"\b{word}\b", text))}
    return sorted(at, key=at.__getitem__)


def test_pipe_gets_the_lines_of_list() -> None:
    for form in (), ("-f", "csv"), ("-f", "json"):
        assert call_small("list", "kind:session", *form) == call_small("timeline", "kind:session", *form)


def test_terminal_gets_the_facts_in_the_order_of_time_and_no_other() -> None:
    result = run_on_terminal("timeline", "kind:session", "host:MA", env=SMALL)
    assert 0 == result.code, result.stderr
    assert "ga-93" in result.stdout
    assert "Marrakech" in result.stdout
    assert "24–27 November" in result.stdout
    assert "ga-92" not in result.stdout
    assert "interpol: 1 fact; interpol show ID tells the sources\n" == result.stderr


def test_facts_stand_in_time() -> None:
    every = ["ga-1", "ga-17", "ga-38", "ga-50", "ga-92", "ga-93"]
    assert every == order_of(drawn("kind:session"), *reversed(every))
    assert every[::-1] == order_of(drawn("kind:session", "--reverse"), *every)


def test_doubt_is_visible() -> None:
    shown = drawn("kind:session")
    assert "about 1981" in shown
    assert "October 1969?" in shown or "October?" in shown


def test_missing_numbers_are_shown_in_their_place() -> None:
    shown = drawn("kind:session")
    assert ["ga-17", "18–19", "ga-38"] == order_of(shown, "ga-17", "18–19", "ga-38")


@pytest.mark.parametrize(
    "args",
    [
        ("kind:session", "host:AT"),
        ("kind:session", "vienna"),
        ("--person", "schober"),
        ("kind:session", "--sort", "title"),
    ],
)
def test_holes_are_not_shown_where_they_tell_nothing(args: tuple[str, ...]) -> None:
    assert "no record" not in drawn(*args)


def test_part_of_a_listing_shows_no_holes_beyond_it() -> None:
    """`-n 2` ends in 1923: what is missing later is no news."""
    assert "18–19" not in drawn("kind:session", "-n", "2")
    assert "18–19" not in drawn("kind:session", "--offset", "5")
    assert "18–19" in drawn("kind:session", "-n", "4")
    assert "18–19" not in drawn("kind:session", "--reverse", "-n", "3")


def test_nothing_found_draws_nothing() -> None:
    result = call_small("timeline", "xyzzy", "-f", "timeline")
    assert (1, "", "interpol: nothing matched\n") == (result.code, result.stdout, result.stderr)


def test_today_is_marked() -> None:
    assert (
        drawn("kind:session")
        != call_small("timeline", "kind:session", "-f", "timeline", "--today", "2025-06-01").stdout
    )


@pytest.mark.parametrize("language", ["fr", "ar", "ar-MA"])
def test_axis_speaks_the_readers_language(language: str) -> None:
    month = {"fr": "novembre", "ar": "نوفمبر", "ar-MA": "نونبر"}[language]
    assert month in drawn("kind:session", "--lang", language)


def test_colour_is_for_terminals_and_for_who_asks() -> None:
    assert "\x1b[" not in drawn("kind:session")
    assert "\x1b[" in drawn("kind:session", "--color", "always")
    plain = {"INTERPOL_STORE": str(SMALL_STORE)}
    assert "\x1b[" in run_on_terminal("timeline", "kind:session", env=plain).stdout
    assert "\x1b[" not in run_on_terminal("timeline", "kind:session", env={**plain, "TERM": "dumb"}).stdout
    assert "\x1b[" not in run_on_terminal("timeline", "kind:session", "--color", "never", env=plain).stdout


def test_ascii_draws_with_ascii() -> None:
    shown = drawn("kind:session", "--ascii")
    signs = {char for char in shown if not char.isascii()}
    assert set() == {sign for sign in signs if not sign.isalpha()}


def lanes(*args: str) -> str:
    return drawn(*args, "--by", "kind")


def test_lanes_are_drawn_on_a_terminal() -> None:
    shown = run_on_terminal("timeline", "--by", "kind", "--today", "2026-01-01", env=SMALL).stdout
    assert re.search(r"^session +", shown, re.MULTILINE)
    assert "◆" in shown
    assert "today, 1 January 2026 │" in shown


def test_lanes_in_a_pipe_are_the_lines_of_list() -> None:
    assert call_small("list") == call_small("timeline", "--by", "person")


def test_lanes_show_the_period_asked_for() -> None:
    years = [int(one) for one in lanes("kind:session", "--since", "1950").splitlines()[0].split()]
    assert min(years) >= 1950
    years = [int(one) for one in lanes("kind:session").splitlines()[0].split()]
    assert min(years) < 1950


def test_width_is_that_of_the_picture() -> None:
    for width in ("60", "120"):
        for by in ((), ("--by", "kind")):
            shown = drawn("kind:session", *by, "--width", width)
            assert max(map(len, shown.splitlines())) <= int(width)
    assert drawn("--width", "60") != drawn("--width", "120")


def test_scale_marks_the_units() -> None:
    assert "1963" in lanes("kind:session", "--scale", "year", "--width", "80")
    assert "1963" not in lanes("kind:session", "--scale", "decade", "--width", "80").splitlines()[0]


@pytest.mark.parametrize("form", [(), ("-f", "timeline"), ("-f", "json")])
@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--by", "ofice"), "there is no field 'ofice'; did you mean office?"),
        (("--by", "kind", "--scale", "week"), "--scale does not take 'week': it is one of auto, decade, year, month"),
        (("--scale", "year"), "--scale does not take 'year': it is for lanes; give --by too"),
        (("--width", "5"), "--width does not take '5': it is 20 to 20000"),
    ],
)
def test_wrong_drawing_is_refused_in_every_form(args: tuple[str, ...], message: str, form: tuple[str, ...]) -> None:
    result = call_small("timeline", *args, *form)
    assert (2, "") == (result.code, result.stdout)
    assert message in result.stderr


@pytest.mark.parametrize("command", ["timeline", "list"])
def test_svg_is_the_same_in_a_pipe_on_a_terminal_and_in_a_file(command: str, tmp_path: Path) -> None:
    piped = call_small(command, "kind:session", "-f", "svg")
    on_terminal = run_on_terminal(command, "kind:session", "-f", "svg", env=SMALL)
    target = tmp_path / "sessions.svg"
    assert 0 == call_small(command, "kind:session", "-o", target).code
    assert piped.stdout.startswith("<svg ")
    assert piped.stdout == on_terminal.stdout == target.read_text(encoding="utf-8")


def test_svg_of_lanes_has_the_lanes_of_the_terminal() -> None:
    shown = call_small("timeline", "--by", "kind", "-f", "svg").stdout
    assert ">session</text>" in shown
    assert "by kind" in shown


def test_svg_knows_no_day_but_the_one_given() -> None:
    assert "today" not in call_small("timeline", "kind:session", "-f", "svg").stdout.replace(".today{", "")
    given = call_small("timeline", "kind:session", "-f", "svg", "--today", "2026-01-01").stdout
    assert "today, 1 January 2026" in given


def test_svg_has_fields_of_its_own() -> None:
    result = call_small("timeline", "-f", "svg", "-F", "id")
    assert (2, "") == (result.code, result.stdout)
    assert "the form svg has fields of its own" in result.stderr


def test_nothing_found_makes_no_drawing(tmp_path: Path) -> None:
    target = tmp_path / "nothing.svg"
    for args in (("-f", "svg"), ("-o", str(target))):
        result = call_small("timeline", "xyzzy", *args)
        assert (1, "") == (result.code, result.stdout)
    assert not target.exists()


def test_export_draws_too(tmp_path: Path) -> None:
    target = tmp_path / "lanes.svg"
    result = call_small("export", target, "kind:session", "--by", "kind", "--width", "900")
    assert 0 == result.code, result.stderr
    text = target.read_text(encoding="utf-8")
    assert 'width="900"' in text
    assert text == call_small("timeline", "kind:session", "--by", "kind", "--width", "900", "-f", "svg").stdout
