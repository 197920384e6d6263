"""Test the sheet of one fact."""

import re

import pytest

from golden import check_golden
from interpol_cli.core.report import Sheet
from interpol_cli.render import wording
from interpol_cli.render.sheet import render_sheet
from shown import (
    ABOUT_1996,
    ELECTION,
    GA_1,
    GA_92,
    LANGUAGES,
    LONG_ID,
    OFFICIAL,
    PART_SHEET,
    PRESS,
    WHOLE_SHEET,
    WIDTHS,
    displaced,
    make,
    screen,
    too_wide,
    unmarked,
    words_of,
)


def alone(event: object) -> Sheet:
    return Sheet(event, None, None, None, ())  # type: ignore[arg-type]


def test_titles_stand_on_top_the_reader_s_first() -> None:
    for language in LANGUAGES:
        top = unmarked(render_sheet(WHOLE_SHEET, screen(120, language))).splitlines()[:3]
        assert GA_92.title[language] == top[0]
        assert set(GA_92.title.values()) == set(top)


def test_title_in_two_languages_alike_stands_once() -> None:
    drawn = render_sheet(alone(make("x", "meeting", "2024", ("INTERPOL World", "INTERPOL World", "عالم"))), screen())
    assert 1 == drawn.count("INTERPOL World")


def test_head_says_kind_number_date_place_and_attendance() -> None:
    drawn = render_sheet(WHOLE_SHEET, screen(120)).splitlines()
    assert "◆ session · INTERPOL General Assembly 92 · 4–7 November 2024" in drawn
    assert "Glasgow (United Kingdom) · Scottish Event Campus · 177 countries, 1,000 delegates" in drawn
    assert "ga-92" in drawn


def test_state_of_the_time_is_named() -> None:
    assert "Vienna (Austria) · then Republic of Austria" in render_sheet(alone(GA_1), screen(120))


def test_doubt_is_visible() -> None:
    assert "□ meeting · about 1996" in render_sheet(alone(ABOUT_1996), screen())


def test_people_have_offices_acts_and_votes() -> None:
    drawn = render_sheet(PART_SHEET, screen(120))
    assert "Mohamed Dkhissi (MA)  Vice-President for Africa · elected · votes: 96 for, of 153, 62.7 %, round 1" in drawn


def test_dispute_says_what_by_whom_and_why() -> None:
    drawn = render_sheet(WHOLE_SHEET, screen(120))
    assert "place · “Vienna”" in drawn
    assert "Barlamane · barlamane-2025-05-18" in drawn
    assert "one passage says Vienna; INTERPOL and all others say Glasgow" in drawn


def test_neighbours_parts_and_whole_are_named_with_date_and_id() -> None:
    drawn = render_sheet(WHOLE_SHEET, screen(160))
    for label, event in (("At it", ELECTION), ("Before", WHOLE_SHEET.before), ("After", WHOLE_SHEET.after)):
        assert event is not None
        date, title = wording.date_words(event.date, screen()), event.title["en"]
        assert re.search(rf"^{label} +{re.escape(date)} +{re.escape(title)} +{event.id}$", drawn, re.MULTILINE)
    assert re.search(
        r"^Part of +4–7 November 2024 +92th INTERPOL General Assembly +ga-92$",
        render_sheet(PART_SHEET, screen(120)),
        re.MULTILINE,
    )


def test_source_has_publisher_title_date_type_language_and_id() -> None:
    drawn = render_sheet(WHOLE_SHEET, screen(120))
    assert "INTERPOL · “93rd INTERPOL General Assembly” · 24 November 2025 · official, en · interpol-ga-93" in drawn


def test_source_is_linked_where_the_terminal_can_and_written_out_where_not() -> None:
    linked = render_sheet(WHOLE_SHEET, screen(120, has_links=True))
    assert f"\x1b]8;;{OFFICIAL.url}\x1b\\“93rd INTERPOL General Assembly”\x1b]8;;\x1b\\" in linked
    assert str(PRESS.url) not in re.sub(r"\x1b\]8;;[^\x1b]*\x1b\\", "", linked)
    assert PRESS.url in render_sheet(WHOLE_SHEET, screen(40)).split()


def test_address_that_is_not_of_the_web_is_neither_linked_nor_shown() -> None:
    event = make("x", "meeting", "2024", ("a", "b", "c"), sources=(OFFICIAL._replace(url="javascript:alert(1)"),))
    assert "javascript" not in render_sheet(alone(event), screen(has_links=True)) + render_sheet(alone(event), screen())


def test_part_without_anything_to_say_has_no_label() -> None:
    drawn = render_sheet(alone(make("x", "meeting", "2024", ("a", "b", "c"))), screen())
    assert ["Sources"] == re.findall(r"^[A-Z]\w+", drawn, re.MULTILINE)


def test_store_is_named_where_it_is_not_the_curated_one() -> None:
    own = make("x", "meeting", "2024", ("a", "b", "c"), origin="/home/me/own.json")
    assert re.search("^Store +/home/me/own.json$", render_sheet(alone(own), screen()), re.MULTILINE)


def test_tags_countries_and_note_are_shown() -> None:
    assert {"number-by-count", "counted"} <= words_of(render_sheet(WHOLE_SHEET, screen()))
    assert re.search(r"^Countries +Morocco \(MA\)$", render_sheet(PART_SHEET, screen()), re.MULTILINE)


@pytest.mark.parametrize("width", WIDTHS[1:])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_screen(width: int, language: str) -> None:
    for sheet in (WHOLE_SHEET, PART_SHEET):
        assert [] == too_wide(render_sheet(sheet, screen(width, language)), width)


def test_only_ids_and_addresses_are_wider_than_a_narrow_screen() -> None:
    wide = too_wide(render_sheet(WHOLE_SHEET, screen(40)), 40)
    assert {LONG_ID.id, PRESS.url} == {line.strip() for line in wide}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_is_whole(width: int, language: str) -> None:
    drawn = render_sheet(WHOLE_SHEET, screen(width, language))
    ids = [GA_92.id, ELECTION.id, LONG_ID.id, "ga-76", "ga-93", OFFICIAL.id, PRESS.id]
    assert set(ids) <= set(drawn.split())
    texts = [*GA_92.title.values(), GA_92.note or "", GA_92.summary["en"], *(dispute.why for dispute in GA_92.disputes)]
    assert {word for text in texts for word in text.split()} <= words_of(drawn)


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_columns_keep_their_order_on_terminals_that_reorder(width: int) -> None:
    for sheet in (WHOLE_SHEET, PART_SHEET):
        drawn = render_sheet(sheet, screen(width, "ar"))
        assert [] == [piece for line in drawn.splitlines() for piece in displaced(line)]


def test_colour_is_the_only_difference_of_a_coloured_screen() -> None:
    coloured = render_sheet(WHOLE_SHEET, screen(120, is_coloured=True))
    assert render_sheet(WHOLE_SHEET, screen(120)) == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


def test_ascii_terminal_gets_only_ascii() -> None:
    event = make("x", "meeting", "2024-11-04/2024-11-07", ("a", "b", "c"), disputes=GA_92.disputes[1:])
    assert render_sheet(alone(event), screen(is_unicode=False)).isascii()


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    title = "[bold]a[/bold] \x1b[31mred \u202eover"
    event = make("x", "meeting", "2024", (title, "b", "c"), note="\x1b]8;;https://evil\x1b\\x", origin="\x1b[2J")
    drawn = render_sheet(alone(event), screen())
    assert "[bold]a[/bold] \ufffd[31mred \ufffdover" in drawn
    assert "\x1b" not in drawn


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_sheet_looks_as_reviewed(language: str, width: int) -> None:
    reader = screen(width, language)
    check_golden(
        f"show_{width}_{language}.txt", f"{render_sheet(WHOLE_SHEET, reader)}\n{render_sheet(PART_SHEET, reader)}"
    )
