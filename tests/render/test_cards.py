"""Cards: a sign and what names a fact, under it what is said about it, nothing shortened, doubt before the sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.render.cards import (
    Card,
    card_of,
    date_cell,
    id_cell,
    marked,
    name_cells,
    phrases,
    render_cards,
    render_heading,
)
from interpol_cli.render.layout import Cell
from interpol_cli.render.screen import Screen
from shown import FACTS, GA_38, GA_92, LANGUAGES, LONG_ID, WIDTHS, displaced, screen, too_wide, unmarked, words_of


def card(text: str, *details: tuple[str, str], reader: Screen, possible: bool = False) -> Card:
    said = [(label, phrases([Cell(one)], reader)) for label, one in details]
    return Card("session", False, possible, [Cell(text)], said)


def drawn(*cards: Card, reader: Screen) -> list[str]:
    return unmarked(render_cards(cards, reader)).splitlines()


def test_no_cards_draw_nothing() -> None:
    assert "" == render_cards((), screen())


def test_sign_stands_before_what_names_the_fact() -> None:
    reader = screen()
    assert ["◆ 92nd session"] == drawn(card("92nd session", reader=reader), reader=reader)


def test_long_head_goes_on_under_itself() -> None:
    reader = screen(20)
    assert ["◆ one two three four", "  five six"] == drawn(
        card("one two three four five six", reader=reader), reader=reader
    )


def test_what_is_said_stands_under_the_head_beside_its_label() -> None:
    reader = screen(24)
    lines = drawn(card("Kim", ("began", "7 October 2018 at home"), ("is", "here"), reader=reader), reader=reader)
    assert ["◆ Kim", "  began  7 October 2018", "         at home", "  is     here"] == lines


def test_what_has_no_label_stands_under_the_head() -> None:
    reader = screen()
    assert ["◆ Kim", "  in 3 days"] == drawn(card("Kim", ("", "in 3 days"), reader=reader), reader=reader)


def test_what_is_empty_takes_no_line() -> None:
    reader = screen()
    assert ["◆ Kim", "  is     here"] == drawn(card("Kim", ("began", ""), ("is", "here"), reader=reader), reader=reader)


def test_possible_mark_stands_directly_before_the_sign_and_the_others_make_room() -> None:
    reader = screen()
    cards = card("sure", ("", "x"), reader=reader), card("perhaps", ("", "y"), reader=reader, possible=True)
    assert [" ◆ sure", "   x", "≈◆ perhaps", "   y"] == drawn(*cards, reader=reader)


def test_marks_are_ascii_where_the_terminal_needs_it() -> None:
    reader = screen(is_unicode=False)
    assert ["~s 38"] == drawn(card_of(Row(GA_38, Match.POSSIBLE), [Cell("38")]), reader=reader)
    assert render_cards(
        [card_of(Row(GA_92, Match.CERTAIN), name_cells(Row(GA_92, Match.CERTAIN), reader))], reader
    ).isascii()


@pytest.mark.parametrize(
    ("event", "match", "sign"),
    [(GA_92, Match.CERTAIN, "◆"), (GA_38, Match.CERTAIN, "◇"), (GA_92, Match.POSSIBLE, "≈◇")],
)
def test_sign_is_hollow_where_the_fact_is_in_doubt(event: object, match: Match, sign: str) -> None:
    reader = screen()
    (line,) = drawn(card_of(Row(event, match), [Cell("x")]), reader=reader)  # type: ignore[arg-type]
    assert f"{sign} x" == line


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_is_whole_and_fits(width: int, language: str) -> None:
    reader = screen(width, language)
    for event in FACTS:
        row = Row(event, Match.CERTAIN)
        text = render_cards([card_of(row, [date_cell(event.date, reader), *name_cells(row, reader)])], reader)
        assert event.id in text.split()
        for cell in name_cells(row, reader):
            assert set(cell.text.replace("·", " ").split()) <= words_of(text)
        if event is not LONG_ID:  # an id is never broken
            assert [] == too_wide(text, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_reordering_terminal_leaves_the_sign_and_the_label_in_their_columns(width: int) -> None:
    reader = screen(width, "ar")
    for event in FACTS:
        row = Row(event, Match.POSSIBLE)
        said = [("البداية", phrases(name_cells(row, reader), reader))]
        text = render_cards([card_of(row, [Cell("x")], said)], reader)
        assert [] == [line for line in text.splitlines() for _ in displaced(line)]


def test_marked_characters_stand_between_angle_brackets_without_colour() -> None:
    reader = screen()
    lines = marked("from Marrakech to Rabat", ((5, 14), (18, 23)), reader)(40)
    assert "from <Marrakech> to <Rabat>" == lines[0][1][0][0]


def test_marked_characters_are_coloured_where_there_is_colour() -> None:
    reader = screen(is_coloured=True)
    lines = marked("from Marrakech to Rabat", ((5, 14),), reader)(12)
    runs = [(text, style) for _, line in lines for text, style, _ in line]
    assert "Marrakech" == "".join(text for text, style in runs if style == "match")
    assert "from Marrakech to Rabat" == " ".join("".join(run[0] for run in line) for _, line in lines)


def test_marked_characters_are_right_in_arabic() -> None:
    reader = screen(is_coloured=True)
    lines = marked("الدورة 93 بمراكش", ((11, 16),), reader)(40)
    assert ["مراكش"] == [text for _, line in lines for text, style, _ in line if style == "match"]


@given(
    st.text(st.characters(codec="utf-8", categories=("L", "Nd", "Zs")), min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=3),
    st.integers(20, 80),
)
def test_marking_changes_no_text(text: str, spans: list[tuple[int, int]], width: int) -> None:
    inside = tuple((first, min(first + size, len(text))) for first, size in spans if first < len(text))
    plain, coloured = (
        marked(text, inside if is_on else (), screen(is_coloured=True))(width) for is_on in (False, True)
    )

    def shown(lines: list[tuple[int, tuple[tuple[str, str, str | None], ...]]]) -> list[str]:
        return ["".join(run[0] for run in line) for _, line in lines]

    assert shown(plain) == shown(coloured)


def test_heading_is_a_line_of_its_own_and_wraps() -> None:
    assert "7 September 1923 · 103 years ago\n" == render_heading(
        [Cell("7 September 1923"), Cell("103 years ago")], screen()
    )
    assert "On this\nday\n" == render_heading([Cell("On this day")], screen(8))


def test_id_is_never_broken() -> None:
    reader = screen(20)
    lines = drawn(Card("term", False, False, [Cell("Valdecy Urquiza"), id_cell(LONG_ID.id)]), reader=reader)
    assert ["▮ Valdecy Urquiza", f"  {LONG_ID.id}"] == lines
