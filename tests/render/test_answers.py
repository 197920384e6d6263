"""Answers on a terminal: how near, who held the office, what returns today, what matched; in three languages."""

from datetime import date

import pytest

from interpol_cli.core.holders import Holder
from interpol_cli.core.model import Event, Participation
from interpol_cli.core.nearby import Anniversary, Nearby
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.core.search import search
from interpol_cli.render.answer_labels import ANSWER_WORDS, AWAY
from interpol_cli.render.answers import (
    render_anniversaries,
    render_day,
    render_hits,
    render_holders,
    render_nearby,
    render_office_holders,
)
from interpol_cli.render.labels import COUNTED
from shown import (
    DKHISSI,
    ELECTION,
    FACTS,
    GA_1,
    GA_38,
    GA_76,
    GA_92,
    GA_93,
    HEADQUARTERS,
    LANGUAGES,
    OFFICIAL,
    PRESS,
    WIDTHS,
    displaced,
    make,
    screen,
    too_wide,
    unmarked,
)

TITLES = ("Mohamed Dkhissi, Vice-President", "Mohamed Dkhissi, vice-président", "محمد الدخيسي، نائب الرئيس")
TERM = make("term-dkhissi", "term", "2024-11-07/..", TITLES, sources=(OFFICIAL, PRESS))


def sure(event: Event) -> Row:
    return Row(event, Match.CERTAIN)


def holder(*, act: str | None = None, match: Match = Match.CERTAIN, ended: Event | None = None) -> Holder:
    part = Participation(DKHISSI, "vice-president", "africa", act, None, None)
    return Holder(TERM, part, match, ELECTION, ended, "ga-92", GA_92)


def lines_of(text: str) -> list[str]:
    return unmarked(text).splitlines()


def test_languages_have_the_same_words() -> None:
    assert ANSWER_WORDS["en"].keys() == ANSWER_WORDS["fr"].keys() == ANSWER_WORDS["ar"].keys()
    for language in LANGUAGES:
        assert AWAY["en"].keys() == AWAY[language].keys()
        assert all(len(forms) == len(COUNTED[language]["year"]) for forms in AWAY[language].values())


def test_holder_is_shown_with_term_beginning_session_and_sources() -> None:
    assert [
        "▮ Mohamed Dkhissi · Vice-President for Africa · since 7 November 2024",
        "  term-dkhissi",
        "  began       7 November 2024 · Mohamed Dkhissi is elected vice-president for",
        "              Africa · vice-president-2024-dkhissi",
        "  elected at  4–7 November 2024 · 92th INTERPOL General Assembly · ga-92",
        "  sources     interpol-ga-93 · barlamane-2025-05-18",
    ] == lines_of(render_holders([holder()], screen(80)))


def test_holder_is_shown_with_what_ended_the_term() -> None:
    (line,) = [line for line in lines_of(render_holders([holder(ended=GA_93)], screen(100))) if "ended" in line]
    assert "  ended       24–27 November 2025 · 93th INTERPOL General Assembly · ga-93" == line


def test_session_without_a_record_is_named_by_its_id() -> None:
    shown = render_holders([Holder(TERM, TERM_PART, Match.CERTAIN, None, None, "ga-20", None)], screen(100))
    assert "  elected at  ga-20" in lines_of(shown)


TERM_PART = Participation(DKHISSI, "vice-president", "africa", None, None, None)


@pytest.mark.parametrize(("language", "acting"), [("en", "acting"), ("fr", "par intérim"), ("ar", "بالنيابة")])
def test_acting_holder_is_said_to_be_so(language: str, acting: str) -> None:
    first = lines_of(render_holders([holder(act="acting")], screen(120, language)))[0]
    assert acting in first.split(" · ")
    assert acting not in lines_of(render_holders([holder()], screen(120, language)))[0]


def test_possible_holder_is_marked() -> None:
    shown = lines_of(render_office_holders([holder(), holder(match=Match.POSSIBLE)], screen(120)))
    assert [" ▮ Mohamed", "≈▯ Mohamed"] == [line[:10] for line in shown]


@pytest.mark.parametrize(
    ("language", "office"),
    [("fr", "Vice-président pour l'Afrique"), ("ar", "نائب الرئيس عن إفريقيا")],
)
def test_office_is_named_in_the_readers_language(language: str, office: str) -> None:
    assert office in lines_of(render_office_holders([holder()], screen(120, language)))[0].split(" · ")


DISTANCES = [
    ((3, 3), "in 3 days", "dans 3 jours", "بعد 3 أيام"),
    ((1, 1), "in 1 day", "dans 1 jour", "بعد يوم واحد"),
    ((2, 2), "in 2 days", "dans 2 jours", "بعد يومين"),
    ((-362, -362), "362 days ago", "il y a 362 jours", "قبل 362 يوما"),
    ((-100, -100), "100 days ago", "il y a 100 jours", "قبل 100 يوم"),
    ((0, 0), "today", "aujourd'hui", "اليوم"),
    ((-40768, -40768), "40,768 days ago", "il y a 40\u00a0768 jours", "قبل 40,768 يوما"),
    ((304, 333), "in 304–333 days", "dans 304–333 jours", "بعد 304 إلى 333 يوما"),
    ((-40, -11), "11–40 days ago", "il y a 11–40 jours", "قبل 11 إلى 40 يوما"),
    (
        (-9, 20),
        "between 9 days ago and 20 days from now",
        "entre il y a 9 jours et dans 20 jours",
        "بين قبل 9 أيام وبعد 20 يوما",
    ),
    ((0, 20), "between today and 20 days from now", "entre aujourd'hui et dans 20 jours", "بين اليوم وبعد 20 يوما"),
    ((None, 5), "in 5 days at the latest", "dans 5 jours au plus tard", "بعد 5 أيام على أبعد تقدير"),
    ((None, None), "nobody knows when it began", "nul ne sait quand cela a commencé", "لا يعرف متى بدأت"),
]


@pytest.mark.parametrize(("days", "english", "french", "arabic"), DISTANCES, ids=[str(one[0]) for one in DISTANCES])
def test_distance_is_said_in_words(days: tuple[int | None, int | None], english: str, french: str, arabic: str) -> None:
    for language, words in zip(LANGUAGES, (english, french, arabic), strict=True):
        shown = lines_of(render_nearby([Nearby(sure(GA_92), *days, False)], screen(120, language)))
        assert f"  {words}" == shown[-1]


@pytest.mark.parametrize(("language", "words"), [("en", "in progress"), ("fr", "en cours"), ("ar", "جارية الآن")])
def test_fact_in_progress_is_said_to_be_so(language: str, words: str) -> None:
    shown = lines_of(render_nearby([Nearby(sure(GA_92), -1, -1, True)], screen(120, language)))
    assert words == shown[-1].split(" · ")[-1]


def test_next_fact_is_named_by_date_title_place_and_id() -> None:
    assert (
        "◆ 4–7 November 2024 · 92th INTERPOL General Assembly · Glasgow (United Kingdom) · ga-92"
        == lines_of(render_nearby([Nearby(sure(GA_92), 3, 3, False)], screen(120)))[0]
    )


def anniversary(event: Event, day: str, years: int, part: str = "day") -> Anniversary:
    return Anniversary(sure(event), date.fromisoformat(day), years, part, 0)


def test_what_returns_stands_under_its_day_and_the_years_since() -> None:
    found = [anniversary(GA_92, "2024-11-07", 2, "4"), anniversary(ELECTION, "2024-11-07", 2)]
    assert [
        "7 November 2024 · 2 years ago",
        "◆ day 4 · 4–7 November 2024 · 92th INTERPOL General Assembly · Glasgow (United Kingdom) · ga-92",
        "● Mohamed Dkhissi is elected vice-president for Africa · Glasgow (United Kingdom)",
        "  vice-president-2024-dkhissi",
    ] == lines_of(render_anniversaries(found, screen(110)))


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("en", ["3 September 1923 · 103 years ago", "7 November 2006 · 20 years ago · a round anniversary"]),
        ("fr", ["3 septembre 1923 · il y a 103 ans", "7 novembre 2006 · il y a 20 ans · un anniversaire rond"]),
        ("ar", ["3 سبتمبر 1923 · قبل 103 سنوات", "7 نوفمبر 2006 · قبل 20 سنة · ذكرى بارزة"]),
    ],
)
def test_each_day_has_a_heading_and_a_round_one_is_marked(language: str, headings: list[str]) -> None:
    found = [anniversary(GA_1, "1923-09-03", 103, "1"), anniversary(GA_76, "2006-11-07", 20)]
    shown = lines_of(render_anniversaries(found, screen(120, language)))
    assert headings == [line for line in shown if "◆" not in line]


@pytest.mark.parametrize(
    ("day", "years", "words"),
    [
        ("2026-11-22", 0, "today"),
        ("2026-11-21", 0, "this year"),
        ("2028-11-22", -2, "in 2 years"),
        ("2025-11-22", 1, "1 year ago"),
    ],
)
def test_years_are_said_as_they_are(day: str, years: int, words: str) -> None:
    shown = lines_of(render_anniversaries([anniversary(GA_93, day, years)], screen()))
    assert words == shown[0].split(" · ")[1]


@pytest.mark.parametrize(("part", "words"), [("first", "first day"), ("last", "last day"), ("12", "day 12")])
def test_part_of_a_lasting_fact_is_said_with_its_whole_date(part: str, words: str) -> None:
    shown = lines_of(render_anniversaries([anniversary(HEADQUARTERS, "1989-05-01", 37, part)], screen(120)))
    assert f"▬ {words} · since 1 May 1989 · Headquarters in Lyon · seat-lyon" == shown[1]


def test_search_shows_where_the_words_stand() -> None:
    results = search([GA_92, GA_93], "glasgow")
    hits = [(sure(hit.event), hit) for hit in results.hits]
    head, said = lines_of(render_hits(hits, screen(120)))
    assert head.endswith("· ga-92")
    assert "  place.en  <Glasgow>" == said


def test_search_highlights_arabic_in_its_original_letters() -> None:
    results = search([GA_93], "مراكش", language="ar")
    hits = [(sure(hit.event), hit) for hit in results.hits]
    coloured = screen(120, "ar", is_coloured=True)
    assert "\x1b[1;4mمراكش\x1b[0m" in render_hits(hits, coloured)


def test_day_has_a_heading_for_each_section_that_is_not_empty() -> None:
    page = render_day([("last-session", "◆ a\n"), ("next-session", ""), ("in-office", "▮ b\n")], screen())
    assert "The last session\n◆ a\n\nIn office\n▮ b\n" == page


def everything(width: int, language: str) -> str:
    reader = screen(width, language)
    near = [Nearby(sure(event), -3, 5, True) for event in FACTS]
    days = [Anniversary(Row(event, Match.POSSIBLE), date(1923, 9, 7), 103, "first", 0) for event in FACTS]
    holders = [holder(), holder(act="acting", match=Match.POSSIBLE, ended=GA_38)]
    return render_holders(holders, reader) + render_nearby(near, reader) + render_anniversaries(days, reader)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_fits(width: int, language: str) -> None:
    ids = {event.id for event in FACTS}
    assert [] == [line for line in too_wide(everything(width, language), width) if line.split()[-1] not in ids]


@pytest.mark.parametrize("width", [80, 120])
def test_reordering_terminal_keeps_arabic_where_it_stands(width: int) -> None:
    shown = everything(width, "ar").splitlines()
    assert [] == [line for line in shown if " · " not in line and displaced(line)]


def test_ascii_terminal_gets_ascii() -> None:
    reader = screen(80, is_unicode=False)
    near = [Nearby(Row(GA_38, Match.POSSIBLE), 304, 333, False)]
    text = render_nearby(near, reader) + render_holders([holder()], reader)
    text += render_anniversaries([anniversary(GA_76, "2007-11-06", 19, "2")], reader)
    assert text.isascii(), text
    assert "~s October 1969? | 38th INTERPOL General Assembly | Vienna (Austria) | ga-38\n   in 304-333 days\n" in text


def test_no_answers_draw_nothing() -> None:
    reader = screen()
    assert "" == render_holders((), reader) + render_nearby((), reader) + render_anniversaries((), reader)
    assert "" == render_hits((), reader) + render_day((), reader)
