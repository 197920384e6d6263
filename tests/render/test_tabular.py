"""CSV and TSV: what a reader of the format gets back is what was written."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import text_records
from interpol_cli.render.tabular import render_csv, render_tsv

TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="\0")
)  # the csv module of Python 3.11 reads no NUL twice
ROWS = st.lists(st.lists(TEXT, min_size=3, max_size=3))


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_csv_has_a_header_commas_and_line_feeds() -> None:
    assert "a,b,c\n1924,ga-02,Berlin\n" == "".join(render_csv(text_records([["1924", "ga-02", "Berlin"]])))


def test_csv_quotes_what_needs_it_and_nothing_else() -> None:
    """RFC 4180, clauses 5 to 7."""
    assert 'a,b,c\n"x,y","say ""no""","two\nlines"\n' == "".join(
        render_csv(text_records([["x,y", 'say "no"', "two\nlines"]]))
    )


def test_csv_leaves_other_scripts_as_they_are() -> None:
    assert "a,b,c\nمراكش,Genève,\n" == "".join(render_csv(text_records([["مراكش", "Genève", ""]])))


def test_nothing_found_is_the_header_alone() -> None:
    assert "a,b,c\n" == "".join(render_csv(text_records([])))
    assert "a\tb\tc\n" == "".join(render_tsv(text_records([])))


def test_header_can_be_left_out() -> None:
    assert "1,2,3\n" == "".join(render_csv(text_records([["1", "2", "3"]]), has_header=False))
    assert "1\t2\t3\n" == "".join(render_tsv(text_records([["1", "2", "3"]]), has_header=False))
    assert "" == "".join(render_tsv(text_records([]), has_header=False))


def test_csv_for_excel_starts_with_a_byte_order_mark_and_ends_lines_with_crlf() -> None:
    text = "".join(render_csv(text_records([["1", "2", "3"]]), for_excel=True))
    assert "\ufeffa,b,c\r\n1,2,3\r\n" == text
    assert b"\xef\xbb\xbf" == text.encode()[:3]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_for_excel_disarms_what_excel_would_run(start: str) -> None:
    """OWASP, "CSV injection": a cell that starts so is a formula."""
    cell = f"{start}1+1"
    rows = read_csv("".join(render_csv(text_records([[cell, "a=b", ""]]), for_excel=True)).removeprefix("\ufeff"))
    assert [f"'{cell}", "a=b", ""] == rows[1]


def test_plain_csv_changes_no_value() -> None:
    assert [["=1+1", "-5", "@x"]] == read_csv(
        "".join(render_csv(text_records([["=1+1", "-5", "@x"]]), has_header=False))
    )


@given(ROWS)
def test_csv_reads_back_equal(rows: list[list[str]]) -> None:
    assert [["a", "b", "c"], *rows] == read_csv("".join(render_csv(text_records(rows))))


@given(ROWS)
def test_tsv_has_a_line_a_row_and_a_value_between_tabs(rows: list[list[str]]) -> None:
    text = "".join(render_tsv(text_records(rows)))
    spaces = str.maketrans("\t\n\r", "   ")
    assert [["a", "b", "c"], *([value.translate(spaces) for value in row] for row in rows)] == [
        line.split("\t") for line in text.split("\n")[:-1]
    ]


@given(ROWS)
def test_pieces_are_whole_lines(rows: list[list[str]]) -> None:
    """Who writes them may stop between two and leave no half record."""
    assert all(piece.endswith("\n") for piece in render_csv(text_records(rows)))
    assert len(rows) + 1 == len(list(render_csv(text_records(rows))))
