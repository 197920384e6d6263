"""Test tables: of facts, and of rows of any kind."""

import re

import pytest

from golden import check_golden
from interpol_cli.core.report import Listing
from interpol_cli.render import wording
from interpol_cli.render.table import Cell, render_events, render_grid
from shown import (
    CENTURY,
    FACTS,
    GA_2,
    GA_38,
    GA_76,
    GA_92,
    GA_93,
    LANGUAGES,
    LATEST,
    LONG_ID,
    WAR,
    WIDTHS,
    century,
    columns_of,
    displaced,
    listing,
    screen,
    too_wide,
    words_of,
)

VENUES = [["Vienna", "Austria", "1,002"], ["Marrakech", "Morocco", "2"]]


def test_nothing_found_is_no_table() -> None:
    assert "" == render_events(Listing(()), screen())
    assert "" == render_events(listing(WAR), screen())


def test_table_has_headings_over_a_rule() -> None:
    head, rule, *rows = render_events(listing(GA_76, GA_92), screen(120)).splitlines()
    assert ["Date", "Fact", "Place", "Sources", "Disputes", "Id"] == head.split()
    assert columns_of(head)[0][0] == columns_of(rule)[0][0] == columns_of(rows[0][2:])[0][0] + 2
    assert {"─", " "} == set(rule)


def test_numbers_stand_at_the_right() -> None:
    head, _, row = render_events(listing(GA_92), screen(120)).splitlines()
    assert [head.index("Sources") + 6, head.index("Disputes") + 7] == [
        m.start() for m in re.finditer(r"\b2(?=  )", row)
    ]


def test_column_of_disputes_is_there_only_where_something_is_disputed() -> None:
    assert "Disputes" not in render_events(listing(GA_76), screen(120))


def test_kind_is_said_only_where_several_are_shown() -> None:
    assert "Kind" in render_events(listing(*LATEST), screen(200))
    assert "Kind" not in render_events(listing(GA_76, GA_92), screen(200))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_is_whole(width: int, language: str) -> None:
    reader = screen(width, language)
    drawn = render_events(century(), reader)
    for event in FACTS:
        assert event.id in drawn.split()
        said = [
            wording.date_words(event.date, reader),
            wording.name(event.title, reader),
            wording.city(event, reader),
            wording.country(event, reader),
        ]
        assert {word for text in said for word in text.split()} <= words_of(drawn.replace("(", " ").replace(")", " "))


@pytest.mark.parametrize("width", WIDTHS[1:])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_screen(width: int, language: str) -> None:
    assert [] == too_wide(render_events(century(possible=(GA_2,)), screen(width, language)), width)


def test_only_an_id_is_wider_than_a_narrow_screen() -> None:
    assert [LONG_ID.id] == too_wide(render_events(century(), screen(40)), 40)


def test_doubt_and_possible_match_are_marked() -> None:
    drawn = render_events(listing(GA_2, GA_38, GA_76, possible=(GA_2,)), screen(120))
    assert ["≈◇ 1924 ", " ◇ Octob", " ◆ 5–8 N"] == [line[:8] for line in drawn.splitlines()[2:5]]
    assert drawn.endswith("≈ may lie outside the period asked for\n")


def test_holes_have_no_row() -> None:
    assert render_events(listing(*CENTURY), screen(120)) == render_events(
        listing(*(one for one in CENTURY if one in FACTS)), screen(120)
    )


@pytest.mark.parametrize("width", [80, 120, 200])
def test_columns_keep_their_order_on_terminals_that_reorder(width: int) -> None:
    drawn = render_events(century(possible=(GA_2,)), screen(width, "ar"))
    assert [] == [piece for line in drawn.splitlines() for piece in displaced(line)]


def test_ascii_terminal_gets_only_ascii() -> None:
    assert render_events(listing(GA_2, GA_93, possible=(GA_2,)), screen(is_unicode=False)).isascii()


def test_grid_aligns_texts_left_and_numbers_right() -> None:
    assert [
        "city       country  facts",
        "─────────  ───────  ─────",
        "Vienna     Austria  1,002",
        "Marrakech  Morocco      2",
    ] == render_grid(["city", "country", "facts"], VENUES, screen()).splitlines()


def test_grid_without_rows_has_its_headings() -> None:
    assert ["city", "────"] == render_grid(["city"], [], screen()).splitlines()


def test_grid_wraps_text_and_never_a_word() -> None:
    drawn = render_grid(["id", "why"], [["ga-92", "because " * 20], ["ga-93", "short"]], screen(50))
    assert [] == too_wide(drawn, 50)
    assert 20 == drawn.count("because")


def test_tall_rows_are_set_apart() -> None:
    rows = [["ga-92", "because " * 20], ["ga-93", "because " * 20]]
    assert "" in render_grid(["id", "why"], rows, screen(50)).splitlines()
    assert "" not in render_grid(["id", "why"], rows, screen(200)).splitlines()


def test_grid_becomes_cards_where_the_words_do_not_fit() -> None:
    rows = [
        ["vice-president-2024-dkhissi", "people.mohamed-dkhissi.votes.for", "196", ""],
        ["ga-92", "place", "Vienna", "no"],
    ]
    assert [
        "fact   vice-president-2024-dkhissi",
        "field  people.mohamed-dkhissi.votes.for",
        "says   196",
        "",
        "fact   ga-92",
        "field  place",
        "says   Vienna",
        "why    no",
    ] == render_grid(["fact", "field", "says", "why"], rows, screen(40)).splitlines()


def test_address_is_not_broken() -> None:
    address = "https://example.org/" + "a" * 90
    assert address in render_grid(["id", "url"], [["a", address], ["b", "https://example.org/"]], screen(60)).split()


def test_grid_links_where_the_terminal_can() -> None:
    rows = [[Cell("INTERPOL", "title", "https://example.org")]]
    assert "\x1b]8;;https://example.org\x1b\\INTERPOL\x1b]8;;\x1b\\" in render_grid(
        ["who"], rows, screen(has_links=True)
    )
    assert "\x1b" not in render_grid(["who"], rows, screen())


def test_arabic_cells_stay_before_their_numbers() -> None:
    drawn = render_grid(
        ["city", "country", "facts"], [["مراكش", "المغرب", "5"], ["4 نوفمبر", "(x) نص", "12"]], screen()
    )
    assert [] == [piece for line in drawn.splitlines() for piece in displaced(line)]


def test_grid_obeys_nothing_in_the_data() -> None:
    drawn = render_grid(["a"], [["[red]x\x1b[2J\n"]], screen(is_coloured=True))
    assert "[red]x\ufffd[2J\ufffd" in drawn


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_table_looks_as_reviewed(language: str, width: int) -> None:
    few = render_events(listing(GA_76, GA_92, GA_93), screen(width, language))
    many = render_events(century(possible=(GA_2,)), screen(width, language))
    check_golden(f"list_{width}_{language}.txt", f"{few}\n{many}")
