"""Questions in the reader's own words, on the real facts: dates, offices, what comes next, counts, search.

These look at the packaged store, as its readers do.
"""

import json

import pytest

from command import run, run_on_terminal

FOURTH_OF_NOVEMBER = ("4 نونبر 2024", "4 novembre 2024", "٤ تشرين الثاني ٢٠٢٤", "Nov 4, 2024")


@pytest.mark.parametrize("phrase", FOURTH_OF_NOVEMBER)
def test_a_day_is_read_in_the_readers_words(phrase: str) -> None:
    result = run("date", phrase, "-f", "json")
    assert (0, "2024-11-04") == (result.code, json.loads(result.stdout)[0]["edtf"])


def test_a_day_that_can_be_read_in_two_ways_is_refused_with_both() -> None:
    result = run("date", "03/09/1923")
    assert (2, "") == (result.code, result.stdout)
    assert "1923-09-03" in result.stderr
    assert "1923-03-09" in result.stderr


def test_what_is_no_date_is_refused() -> None:
    result = run("date", "foo")
    assert (2, "") == (result.code, result.stdout)
    assert "'foo'" in result.stderr


def test_one_period_asked_for_in_three_ways_lists_the_same_rows() -> None:
    asked = (("--in", "between ga-92 and ga-93"), ("--since", "ga-92", "--until", "ga-93"), ("date:ga-92..ga-93",))
    first, second, third = (run("list", *args) for args in asked)
    assert first == second == third
    assert 0 == first.code
    assert len(first.lines) > 2


def test_president_of_a_day_is_the_one_who_acted() -> None:
    result = run("who", "president", "--on", "2018-10-08", "-f", "json")
    (holder,) = json.loads(result.stdout)
    assert ("Kim Jong Yang", True, "2018-10-07/2018-11-21") == (holder["name"], holder["acting"], holder["date"])
    shown = run_on_terminal("who", "president", "--on", "2018-10-08", env={"NO_COLOR": "1"}).lines
    assert shown[0].startswith("▮ Kim Jong Yang · President · acting · 7 October – 21 November 2018")


def test_hole_in_the_presidency_is_shown() -> None:
    result = run("who", "president", "--on", "2008-01-20")
    assert (1, "") == (result.code, result.stdout)
    hole, before, after = result.stderr.splitlines()
    assert "nobody is recorded as President on 20 January 2008" in hole
    assert "Jackie Selebi" in before
    assert "Arturo Herrera Verdugo, acting" in after


def test_vice_president_for_africa_of_a_day() -> None:
    result = run("who", "vice-president for Africa", "--on", "2025-01-01", "-F", "name,session")
    assert (0, ["Mohamed Dkhissi\tga-92"]) == (result.code, result.lines)


def test_secretary_general_of_a_year_asked_for_in_arabic() -> None:
    result = run("who", "الأمين العام", "--on", "1999", "-F", "name,session,match")
    assert (0, ["Raymond Kendall\tga-54\tcertain"]) == (result.code, result.lines)


def test_secretaries_of_the_first_years_are_secretaries_general() -> None:
    result = run("who", "secretary general", "--on", "1925", "-F", "name,office")
    assert (0, ["Oskar Dressler\tsecretary"]) == (result.code, result.lines)


@pytest.mark.parametrize(("day", "session"), [("2025-06-01", "ga-93"), ("2026-01-01", "ga-94")])
def test_next_session_after_a_day(day: str, session: str) -> None:
    result = run("next", "kind:session", "--today", day, "-F", "id")
    assert (0, [session]) == (result.code, result.lines)


def test_seventh_of_september_is_the_day_of_1923() -> None:
    result = run("on", "09-07", "--today", "2024-01-01", "-f", "json")
    years = {one["id"]: (one["day"], one["years"]) for one in json.loads(result.stdout)}
    assert ("1923-09-07", 101) == years["ga-01"]


def test_sessions_by_decade_sum_to_the_sessions_and_keep_every_decade() -> None:
    counts = dict(line.split("\t") for line in run("count", "kind:session", "--by", "decade").lines)
    assert len(run("list", "kind:session").lines) == sum(map(int, counts.values()))
    wanted = [f"{year}s" for year in range(1920, 2030, 10)]
    assert wanted == [decade for decade in counts if decade in wanted]


@pytest.mark.parametrize("words", [("الانتروبول", "مراكش"), ("marrakesh",), ("Marrakech",)], ids=" ".join)
def test_sessions_of_marrakech_are_found_at_the_top(words: tuple[str, ...]) -> None:
    result = run("search", *words, "-n", "2", "-F", "id")
    assert (0, {"ga-76", "ga-93"}) == (result.code, set(result.lines))


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_today_has_every_section(language: str) -> None:
    result = run("today", "--today", "2025-11-25", "--lang", language, "-F", "section")
    assert ["last-session", "next-session", "in-office", "on-this-day"] == list(dict.fromkeys(result.lines))
