"""Markdown: a GitHub table that reads as the values do."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from facts import text_records
from interpol_cli.render.markdown import render_markdown

ROWS = st.lists(
    st.lists(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))), min_size=3, max_size=3)
)


def written(rows: list[list[str]]) -> str:
    return "".join(render_markdown(text_records(rows)))


def read(text: str) -> list[list[str]]:
    """Read the cells of a table as a Markdown reader shows them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    cells: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            cells.append([])
        if token.type == "inline":
            assert all(child.type in ("text", "text_special") for child in token.children or ()), token.content
            cells[-1].append("".join(child.content for child in token.children or ()))
    return cells


def test_rows_stand_under_the_names_of_the_columns() -> None:
    assert "| a | b | c |\n| --- | --- | --- |\n| 1924~ | ga-02 | Berlin |\n" == written(
        [["1924~", "ga-02", "Berlin"]]
    ).replace("\\", "")


def test_no_rows_are_no_bytes() -> None:
    assert "" == written([])


def test_what_markdown_would_obey_is_escaped() -> None:
    value = r"a|b \ <i>*x*</i> _y_ `z` [l](u) ~s~ &amp; #1"
    assert [["a", "b", "c"], [value, "", ""]] == read(written([[value, "", ""]]))


def test_white_space_cannot_break_a_row() -> None:
    assert [["a b", "c d", "e"]] == read(written([["a\nb", "c\r\n\td", " e "]]))[1:]


@given(ROWS)
def test_every_cell_reads_as_its_own_text(rows: list[list[str]]) -> None:
    shown = read(written(rows))
    assert [[" ".join(value.split()) for value in row] for row in rows] == [
        [" ".join(value.split()) for value in row] for row in shown[1:]
    ]
