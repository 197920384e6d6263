"""`interpol today`: the last and the next session, who is in office, what returns."""

import json
from pathlib import Path

from command import run_on_terminal
from facts import SMALL_STORE
from inside import call_small


def sections(day: str) -> list[tuple[str, str]]:
    facts = json.loads(call_small("today", "--today", day, "-f", "json").stdout)
    return [(fact["section"], fact["id"]) for fact in facts]


def test_page_of_a_day_has_its_sections_in_order() -> None:
    assert [
        ("last-session", "ga-92"),
        ("next-session", "ga-93"),
        ("in-office", "term-delegate-jackson"),
        ("in-office", "term-secretary-general-urquiza"),
        ("on-this-day", "ga-92"),
        ("on-this-day", "term-secretary-general-urquiza"),
        ("on-this-day", "vice-president-2024-dkhissi"),
    ] == sections("2025-11-07")


def test_session_that_may_have_begun_is_both_last_and_next() -> None:
    assert [("last-session", "ga-50"), ("next-session", "ga-50")] == sections("1981-06-01")[:2]


def test_who_holds_office_is_asked_of_that_day() -> None:
    assert ("in-office", "term-president-jackson") in sections("1962-01-01")
    assert ("in-office", "term-president-jackson") not in sections("1965-01-01")


def test_day_before_everything_has_only_what_comes() -> None:
    assert [("next-session", "ga-2")] == sections("0001-01-01")


def test_empty_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_text('{"events": {}}', "utf-8")
    result = call_small("today", "--store", path)
    assert (1, "") == (result.code, result.stdout)
    assert result.stderr.startswith("interpol: nothing to show: ")


def test_terminal_draws_the_page() -> None:
    env = {"INTERPOL_STORE": str(SMALL_STORE), "NO_COLOR": "1"}
    result = run_on_terminal("today", "--today", "2025-11-27", env=env)
    assert [
        "The last session",
        "◆ 24–27 November 2025 · 93rd INTERPOL General Assembly · Marrakech (Morocco)",
        "  ga-93",
        "  3 days ago · in progress",
        "",
        "In office",
        "≈▯ Richard Jackson · Delegate for Europe · 1963 – unknown",
        "   term-delegate-jackson",
        " ▮ Valdecy Urquiza · Secretary General · since 7 November 2024",
        "   term-secretary-general-urquiza",
        "",
        "On this day",
        "27 November 2025 · today",
        "▼ The flag is handed over · Marrakech (Morocco) · flag-2025",
        "◆ day 4 · 24–27 November 2025 · 93rd INTERPOL General Assembly",
        "  Marrakech (Morocco) · ga-93",
    ] == result.lines
