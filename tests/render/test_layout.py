"""Test how text is set into lines and columns."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from interpol_cli.render.layout import (
    GAP,
    Cell,
    beside,
    clean,
    directed,
    fit,
    flow,
    flush_right,
    is_right_to_left,
    width_of,
)
from shown import unmarked

TEXTS = st.text(st.sampled_from("ab 7–(é国م ن٣"), max_size=60)


def shown(lines: list[tuple[int, tuple[tuple[str, str, str | None], ...]]]) -> list[str]:
    return ["".join(text for text, _, _ in runs) for _, runs in lines]


@pytest.mark.parametrize(
    "harm", ["\x1b[31m", "\x07", "\r", "\n", "\t", "\x9b2J", "\u202e", "\u2066", "\u200f", "\ud800"]
)
def test_clean_leaves_nothing_that_a_terminal_obeys(harm: str) -> None:
    assert f"a\ufffd{harm[1:]}b" == clean(f"a{harm}b")


def test_clean_keeps_text_as_it_is() -> None:
    assert "[bold] :cat: été\u00a0نص 国" == clean("[bold] :cat: été\u00a0نص 国")


def test_width_counts_harakat_as_nothing_and_han_twice() -> None:
    assert [4, 4, 3] == [width_of("شرطة"), width_of("شُرطة"), width_of("国a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", False), ("1924", False), ("abc نص", False), ("نص abc", True), ("4 نوفمبر", True), ("«نص»", True), ("َ", True)],
)
def test_direction_is_that_of_the_first_letter(text: str, expected: bool) -> None:
    assert expected is is_right_to_left(text)


def test_left_to_right_text_gets_a_mark_only_after_right_to_left_letters() -> None:
    assert ["abc", "abc نص\u200e"] == [directed(text, is_right_to_left=False) for text in ("abc", "abc نص")]


def test_year_of_an_arabic_date_stays_behind_its_month() -> None:
    """Without the marks the year would stand before the month: 4 2024 نوفمبر."""
    piece = directed("4 نوفمبر 2024", is_right_to_left=True)
    assert "2024 ربمفون 4 | x" == unmarked(get_display(f"{piece} | x", base_dir="L"))


def test_flow_breaks_between_words() -> None:
    assert ["one two", "three"] == shown(flow([Cell("one two three")], 8))


def test_flow_keeps_a_cell_together_where_it_fits_into_a_line() -> None:
    cells = [Cell("one"), Cell("two three"), Cell("")]
    assert ["one · two", "three"] == shown(flow(cells, 9, " · "))
    assert ["one", "two three"] == shown(flow(cells, 9, " · ", keeps=True))


def test_flow_never_breaks_what_is_whole() -> None:
    assert ["a", "ga-1-too-long"] == shown(flow([Cell("a"), Cell("ga-1-too-long", is_whole=True)], 5))


def test_flow_keeps_pieces_together_and_breaks_what_is_too_long() -> None:
    date = Cell("28 November – 1 December", pieces=("28 November –", "1 December"))
    assert ["28 November –", "1 December"] == shown(flow([date], 15))
    assert ["28", "November –", "1 December"] == shown(flow([date], 10))
    assert ["abcd", "ef"] == shown(flow([Cell("abcdef")], 4))


def test_flow_of_nothing_has_no_line() -> None:
    assert [] == flow([Cell("")], 10)


@given(TEXTS, st.integers(2, 30))
def test_flow_loses_no_letter_and_fits(text: str, width: int) -> None:
    lines = flow([Cell(text)], width)
    assert unmarked("".join(shown(lines))).replace(" ", "") == clean(text).replace(" ", "")
    assert all(cell_len(line) == size <= width for line, (size, _) in zip(shown(lines), lines, strict=True))


def test_beside_aligns_columns_and_leaves_nothing_behind() -> None:
    blocks = [flow([Cell("a b")], 1), flow([Cell("x")], 3), flow([Cell("y z")], 1)]
    assert ["a  x    y", "b       z"] == shown(list(beside(blocks, [1, 3, 1])))
    assert ["a"] == shown(list(beside([flow([Cell("a")], 1), []], [5, 5])))


def test_flush_right_fills_from_the_left() -> None:
    assert ["   12", "12345"] == shown([flush_right(flow([Cell(text)], 5)[0], 5) for text in ("12", "12345")])


def test_fit_gives_all_what_they_need_where_there_is_room() -> None:
    assert [3, 4] == fit([3, 4], [1, 1], 7 + GAP)


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), min_size=1, max_size=6), st.integers(1, 200))
def test_fit_stays_within_room_and_bounds(columns: list[tuple[int, int]], room: int) -> None:
    natural = [max(pair) for pair in columns]
    least = [min(pair) for pair in columns]
    gaps = GAP * (len(columns) - 1)
    widths = fit(natural, least, room)
    if widths is None:
        assert sum(least) + gaps > room
        return
    assert sum(widths) == min(sum(natural), room - gaps)
    assert all(low <= width <= high for low, width, high in zip(least, widths, natural, strict=True))
