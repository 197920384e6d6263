"""Test the timeline of a terminal: whole values, aligned, honest about doubt, in three languages."""

import re
from datetime import date

import pytest
from rich.cells import cell_len

from golden import check_golden
from interpol_cli.core.report import Listing
from interpol_cli.render import wording
from interpol_cli.render.timeline import render_timeline
from shown import (
    ABOUT_1996,
    CENTURY,
    ELECTION,
    FACTS,
    GA_1,
    GA_2,
    GA_38,
    GA_76,
    GA_92,
    GA_93,
    HEADQUARTERS,
    JARVA_TERM,
    LANGUAGES,
    LATEST,
    LONG_ID,
    NO_RECORD,
    ONE_MISSING,
    WAR,
    WIDTHS,
    century,
    columns_of,
    displaced,
    listing,
    make,
    screen,
    session,
    too_wide,
    unmarked,
    words_of,
)

DECADES = listing(*(session(number, f"{1923 + number}-09", GA_1.place) for number in range(1, 40)))  # type: ignore[arg-type]


def lines_of(text: str, *, having: str) -> list[str]:
    return [line for line in text.splitlines() if having in line]


def test_nothing_found_draws_nothing() -> None:
    assert "" == render_timeline(Listing(()), screen())
    assert "" == render_timeline(listing(WAR), screen())


def test_facts_of_few_years_stand_at_their_year_and_leave_it_out() -> None:
    drawn = render_timeline(listing(GA_76, GA_93), screen(100))
    assert ["2007 ◆ 5–8 November    76th", "2025 ◆ 24–27 November  93th"] == [
        line[:27].strip() for line in lines_of(drawn, having="◆")
    ]


def test_facts_of_many_years_stand_under_their_decade_with_their_whole_date() -> None:
    drawn = render_timeline(DECADES, screen(120))
    assert ["1920s ┬", "1930s ┼", "1940s ┼", "1950s ┼", "1960s ┼"] == re.findall(r"^\d+s .$", drawn, re.MULTILINE)
    assert "      ◆ September 1924  1th INTERPOL" in drawn


def test_second_fact_of_a_year_does_not_repeat_it() -> None:
    drawn = render_timeline(listing(GA_92, ELECTION), screen(100))
    assert "     ● 7 November" == lines_of(drawn, having="●")[0][:17]


def test_date_that_leaves_its_year_is_said_whole() -> None:
    drawn = render_timeline(listing(ABOUT_1996, JARVA_TERM), screen())
    assert "1996 □ about 1996" in drawn
    assert "1963 ▯ 1963 –" in drawn


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_is_whole(width: int, language: str) -> None:
    reader = screen(width, language)
    drawn = render_timeline(century(), reader)
    for event in FACTS:
        assert event.id in drawn.split()
        said = [wording.name(event.title, reader), wording.city(event, reader), wording.country(event, reader)]
        assert {word for text in said for word in text.split()} <= words_of(drawn.replace("(", " ").replace(")", " "))


@pytest.mark.parametrize("width", WIDTHS[1:])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_screen(width: int, language: str) -> None:
    assert [] == too_wide(render_timeline(century(possible=(GA_2,)), screen(width, language)), width)


def test_only_an_id_is_wider_than_a_narrow_screen() -> None:
    assert [LONG_ID.id] == too_wide(render_timeline(century(), screen(40)), 40)


def test_wide_screen_has_one_line_a_fact_and_a_narrow_one_several() -> None:
    counts = [len(render_timeline(listing(*LATEST), screen(width)).splitlines()) for width in (200, 120, 80, 40)]
    assert sorted(counts) == counts
    assert 1 + len(LATEST) == counts[0]


@pytest.mark.parametrize("width", [100, 120, 200])
def test_titles_start_in_one_column(width: int) -> None:
    drawn = render_timeline(listing(*LATEST), screen(width))
    titles = [event.title["en"] for event in LATEST]
    starts = {line.index(title[:20]) for title in titles for line in lines_of(drawn, having=title[:20])}
    assert 1 == len(starts)


def test_doubt_shows_as_a_hollow_sign_and_in_words() -> None:
    drawn = render_timeline(listing(GA_38, GA_76), screen())
    assert "1969 ◇ October?" in drawn
    assert "2007 ◆ 5–8 November" in drawn
    assert drawn.endswith("◇ date in doubt\n")


def test_possible_match_is_marked_and_explained() -> None:
    drawn = render_timeline(listing(GA_2, GA_76, possible=(GA_2,), period="1924-05/2010"), screen(120))
    assert "1924≈◇ 1924" in drawn
    assert drawn.endswith("◇ date, or match, in doubt   ≈ may lie outside the period asked for\n")


def test_legend_names_the_kinds_only_where_no_column_does() -> None:
    assert "◆ session   ● election   ▲ appointment\n" in render_timeline(listing(*LATEST), screen(80))
    assert "◆ session   ● election" not in render_timeline(listing(*LATEST), screen(200))
    assert "session" not in render_timeline(listing(GA_76, GA_93), screen(80))


def test_time_that_passed_is_said() -> None:
    assert "     ┊ 18 years\n2025 ◆" in render_timeline(listing(GA_76, GA_93), screen())
    assert "     ┊ 45–46 years\n" in render_timeline(listing(GA_2, GA_38), screen())


def test_term_makes_the_axis_heavy() -> None:
    drawn = render_timeline(listing(JARVA_TERM, HEADQUARTERS), screen(80))
    assert ["     ┃ "] == [line[:7] for line in lines_of(drawn, having="seat-lyon")]
    assert "┃ a fact above is still going on\n" in drawn


def test_holes_are_shown() -> None:
    drawn = render_timeline(listing(*CENTURY), screen(120))
    assert ["◌ nos. 6–13", "◌ 1939–1945", "◌ no. 39"] == re.findall(r"◌ \S+(?: \S+)?(?= )", drawn)
    assert "no record found · INTERPOL General Assembly" in drawn
    assert "war: no session" in drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_holes_fit_a_narrow_screen(language: str) -> None:
    drawn = render_timeline(listing(GA_1, NO_RECORD, WAR, ONE_MISSING, GA_93), screen(40, language))
    assert [] == too_wide(drawn, 40)


def test_today_stands_between_past_and_future() -> None:
    drawn = render_timeline(listing(GA_76, GA_93), screen(today=date(2020, 5, 1)))
    shape = [line.strip().split("  ")[0] for line in drawn.splitlines() if re.search("[◆┊┿]", line)]
    assert ["2007 ◆ 5–8 November", "┊ 12 years", "┿━ today, 1 May 2020", "┊ 6 years", "2025 ◆ 24–27 November"] == shape


def test_late_to_early_is_drawn_late_to_early() -> None:
    drawn = render_timeline(listing(GA_93, GA_76), screen(200))
    assert ["┿━", "2025", "┊", "2007"] == [line.split()[0] for line in drawn.splitlines()]


@pytest.mark.parametrize("width", [80, 120, 200])
def test_columns_keep_their_order_on_terminals_that_reorder(width: int) -> None:
    drawn = render_timeline(century(possible=(GA_2,)), screen(width, "ar"))
    assert [] == [piece for line in drawn.splitlines() for piece in displaced(line)]
    assert len(columns_of(drawn.splitlines()[1])) > 1


def test_ascii_terminal_gets_only_ascii() -> None:
    drawn = render_timeline(listing(GA_2, GA_38, NO_RECORD, GA_76, GA_93, possible=(GA_2,)), screen(is_unicode=False))
    assert drawn.isascii()
    assert "1924~s 1924" in drawn
    assert "2007 S 5-8 November" in drawn


def test_colour_is_the_only_difference_of_a_coloured_screen() -> None:
    coloured = render_timeline(century(possible=(GA_2,)), screen(120, is_coloured=True))
    assert "\x1b[1;36m◆\x1b[0m" in coloured
    assert render_timeline(century(possible=(GA_2,)), screen(120)) == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    title = "[bold]a[/bold] :cat: \x1b[31mred\x07 \u202eover\nnext"
    event = make("x", "meeting", "2024", (title, title, title))
    drawn = render_timeline(listing(event), screen(is_coloured=True))
    assert "[bold]a[/bold] :cat: \ufffd[31mred\ufffd \ufffdover\ufffdnext" in drawn
    assert [] == re.findall(r"\x1b(?!\[[0-9;]*m)|[\x07\u202e]", drawn)


def test_kind_that_is_not_known_still_has_a_sign() -> None:
    assert "2024 • 2024" in render_timeline(listing(make("x", "coronation", "2024", ("a", "b", "c"))), screen())


def test_signs_do_not_shift_a_line() -> None:
    assert {6} == {
        cell_len(line[: line.index("◆")]) for line in render_timeline(DECADES, screen()).splitlines() if "◆" in line
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_timeline_looks_as_reviewed(language: str, width: int) -> None:
    few = render_timeline(listing(*LATEST), screen(width, language))
    many = render_timeline(century(possible=(GA_2, ABOUT_1996)), screen(width, language))
    check_golden(f"timeline_{width}_{language}.txt", f"{few}\n{many}")


def test_unmarked_text_is_what_a_reader_sees() -> None:
    """The marks of direction are the only thing that Arabic output adds."""
    drawn = render_timeline(listing(GA_76), screen(120, "ar"))
    assert GA_76.title["ar"] in unmarked(drawn)
    assert "\u200e" not in render_timeline(listing(GA_76), screen(120))
