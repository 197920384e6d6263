"""Sorting rows by fields: nothing lost, time among equals, and the silent ones last."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import row_lists, small_events
from interpol_cli.core import query as q
from interpol_cli.core.fields import FIELDS, parse_path
from interpol_cli.core.order import sort_rows
from interpol_cli.core.report import Column, Row
from interpol_cli.core.select import in_time, select
from interpol_cli.errors import UnknownFieldError

ENGLISH, ARABIC = ("en",), ("ar", "en")
ROWS = select(small_events(), q.EVERYTHING)
SESSIONS = tuple(row for row in ROWS if row.event.kind == "session")


def sort(rows: Sequence[Row], keys: str, languages: tuple[str, ...] = ENGLISH) -> tuple[Row, ...]:
    def find(name: str) -> Column[Row]:
        path = parse_path(name)
        return Column(name, lambda row: path.as_text(row, languages), lambda row: path.value(row, languages))

    return sort_rows(rows, keys, find, {"date": in_time})


def ids(rows: tuple[Row, ...]) -> list[str]:
    return [row.event.id for row in rows]


def test_numbers_sort_as_numbers() -> None:
    assert ["ga-1", "ga-2", "ga-17", "ga-38", "ga-50", "ga-92", "ga-93"] == ids(sort(SESSIONS, "number"))


def test_minus_turns_a_field_round() -> None:
    assert ["ga-93", "ga-92", "ga-50", "ga-38", "ga-17", "ga-2", "ga-1"] == ids(sort(SESSIONS, "-number"))


def test_text_sorts_in_the_readers_language_without_regard_to_case_and_accents() -> None:
    seats = tuple(row for row in ROWS if row.event.kind in ("seat", "ceremony"))
    assert ["seat-lyon", "seat-vienna", "flag-2025"] == ids(sort(seats, "title"))
    assert ["seat-vienna", "seat-lyon", "flag-2025"] == ids(sort(seats, "title", ARABIC))


def test_time_orders_what_is_equal() -> None:
    assert ids(ROWS) == ids(sort(ROWS, "origin"))
    assert ids(ROWS) == ids(sort(ROWS, "-origin"))


def test_first_field_counts_most() -> None:
    ordered = ids(sort(SESSIONS, "place.country,-number"))
    assert ["ga-2", "ga-1", "ga-17", "ga-92", "ga-50", "ga-93", "ga-38"] == ordered


def test_silent_facts_come_last_in_either_direction() -> None:
    for keys in ("number", "-number"):
        ordered = ids(sort(ROWS, keys))
        assert set(ids(SESSIONS)) == set(ordered[: len(SESSIONS)])


def test_dates_sort_by_the_days_they_allow_and_not_as_text() -> None:
    assert ids(ROWS) == ids(sort(ROWS, "date"))
    assert ids(ROWS)[::-1] == ids(sort(ROWS, "-date"))


def test_true_comes_after_false() -> None:
    assert "ga-38" == ids(sort(SESSIONS, "uncertain"))[-1]


@pytest.mark.parametrize("keys", ["", " ", ",", " , "])
def test_no_field_changes_nothing(keys: str) -> None:
    assert ROWS == sort(ROWS, keys)


@pytest.mark.parametrize("keys", ["titel", "-titel", "date,titel", "--date", "-"])
def test_unknown_field_is_an_error(keys: str) -> None:
    with pytest.raises(UnknownFieldError):
        sort(ROWS, keys)


KEYS = st.lists(st.tuples(st.sampled_from(("", "-")), st.sampled_from(tuple(FIELDS))), min_size=1, max_size=3)


@given(row_lists(), KEYS.map(lambda keys: ",".join(map("".join, keys))), st.sampled_from((ENGLISH, ARABIC)))
def test_sort_keeps_every_row(rows: list[Row], keys: str, languages: tuple[str, ...]) -> None:
    assert sorted(rows, key=in_time) == sorted(sort(rows, keys, languages), key=in_time)


@given(row_lists(), st.sampled_from(tuple(FIELDS)))
def test_rows_that_show_the_same_keep_their_order(rows: list[Row], name: str) -> None:
    in_order = sorted(rows, key=in_time)
    path = parse_path(name)
    for keys in (name, f"-{name}"):
        shown: dict[str, list[str]] = {}
        for row in sort(in_order, keys):
            shown.setdefault(path.as_text(row, ENGLISH), []).append(row.event.id)
        for among_equals in shown.values():
            assert among_equals == [row.event.id for row in in_order if row.event.id in among_equals]
