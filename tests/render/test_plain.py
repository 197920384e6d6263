"""Plain lines: one row a line, values whole, tabs between them."""

from hypothesis import given
from hypothesis import strategies as st

from facts import text_records
from interpol_cli.render.plain import render_plain

ROWS = st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=3, max_size=3))


def test_row_is_a_line_of_values_between_tabs_without_a_header() -> None:
    assert "1924\tga-02\tBerlin\n1926\tga-03\tBerlin\n" == "".join(
        render_plain(text_records([["1924", "ga-02", "Berlin"], ["1926", "ga-03", "Berlin"]]))
    )


def test_no_rows_are_no_bytes() -> None:
    assert "" == "".join(render_plain(text_records([])))


def test_absent_value_keeps_its_place() -> None:
    assert "1924\t\t\n" == "".join(render_plain(text_records([["1924", "", ""]])))


def test_long_value_is_whole() -> None:
    title = "الجمعية العامة " * 500
    assert f"1924\t{title}\tx\n" == "".join(render_plain(text_records([["1924", title, "x"]])))


def test_white_space_inside_a_value_cannot_break_a_line() -> None:
    assert "a b\tc d\te f\n" == "".join(render_plain(text_records([["a\tb", "c\nd", "e\rf"]])))


@given(ROWS)
def test_every_row_is_one_line_with_its_three_values(rows: list[list[str]]) -> None:
    text = "".join(render_plain(text_records(rows)))
    assert len(rows) == text.count("\n")
    spaces = str.maketrans("\t\n\r", "   ")
    assert [[value.translate(spaces) for value in row] for row in rows] == [
        line.split("\t") for line in text.split("\n")[:-1]
    ]
