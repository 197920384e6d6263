"""Reading files that come in: what cannot be read is noted with its place, and the rest is read all the same."""

from pathlib import Path

import pytest

from interpol_cli.errors import InputError
from interpol_cli.store.incoming import Incoming, read_content, read_incoming


def read(form: str, text: str, table: str = "events") -> list[Incoming]:
    return list(read_incoming(f"in.{form}", text.encode(), form, table))


@pytest.mark.parametrize(
    ("form", "text", "lines"),
    [
        ("csv", "id,kind\na,meeting\nb\nc,seat\n", [2, 3, 4]),
        ("tsv", "id\tkind\na\tmeeting\nb\nc\tseat\n", [2, 3, 4]),
        ("jsonl", '{"id": "a", "kind": "meeting"}\n{"id": \n{"id": "c", "kind": "seat"}\n', [1, 2, 3]),
    ],
)
def test_line_that_cannot_be_read_does_not_hide_the_next(form: str, text: str, lines: list[int]) -> None:
    found = read(form, text)
    assert lines == [one.line for one in found]
    assert [False, True, False] == [one.is_unreadable for one in found]
    assert ["a", "", "c"] == [one.record_id for one in found]
    assert f"line {lines[1]}" == found[1].where


def test_record_without_an_id_is_read() -> None:
    assert [Incoming("events", "", {"kind": "meeting"}, 2, "line 2")] == read("csv", "kind\nmeeting\n")
    assert [Incoming("events", "", {"kind": "seat"}, None, "record 1")] == read("json", '[{"id": " ", "kind": "seat"}]')


def test_two_columns_for_one_place_are_noted_with_the_row() -> None:
    (one,) = read("csv", "id,title,title.en\na,x,y\n")
    assert ({"title": {"en": "x"}}, False) == (one.record, one.is_unreadable)
    assert [("title.en", "its column stands beside one that holds it, or that it holds")] == list(one.problems)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "there is no such file"),
        (b"", "it is empty"),
        (b"x" * 101, "it has 101 bytes, more than the limit of 100"),
    ],
)
def test_file_that_cannot_be_read_is_input_and_no_store(tmp_path: Path, content: bytes | None, why: str) -> None:
    path = tmp_path / "in.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_content(str(path), 100)
    assert (why, 2) == (caught.value.why, caught.value.exit_code)
    assert "store" not in caught.value.why
