"""Ids as a person types them: any case, any zeros, and the nearest where none fits."""

import pytest

from interpol_cli.core.ids import find_id, resolve_id
from interpol_cli.errors import UnknownIdError

IDS = ("ga-1", "ga-2", "ga-92", "ga-93", "seat-lyon", "vice-president-2024-dkhissi")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ga-92", "ga-92"),
        ("GA-92", "ga-92"),
        ("ga-092", "ga-92"),
        ("ga-01", "ga-1"),
        ("ga-٩٢", "ga-92"),
        (" ga-92 ", "ga-92"),
        ("Seat-Lyon", "seat-lyon"),
        ("vice-president-2024-dkhissi", "vice-president-2024-dkhissi"),
    ],
)
def test_id_is_found_in_any_case_and_with_any_zeros(typed: str, expected: str) -> None:
    assert expected == resolve_id(typed, IDS)


@pytest.mark.parametrize(
    ("typed", "expected"), [("ga-1", "ga-01"), ("ga-001", "ga-01"), ("ga-10", "ga-10"), ("ga-0", "ga-00")]
)
def test_zeros_are_found_where_the_store_has_them(typed: str, expected: str) -> None:
    assert expected == resolve_id(typed, ["ga-00", "ga-01", "ga-10", "x-1-ga"])


def test_id_as_written_comes_before_one_with_other_zeros() -> None:
    assert "ga-1" == resolve_id("ga-1", ["ga-01", "ga-1"])


@pytest.mark.parametrize("typed", ["ga-94", "ga", "92", "", "ga-1x", "lyon"])
def test_unknown_id_is_an_error(typed: str) -> None:
    with pytest.raises(UnknownIdError) as caught:
        resolve_id(typed, IDS)
    assert 1 == caught.value.exit_code


def test_unknown_id_names_the_nearest() -> None:
    with pytest.raises(UnknownIdError) as caught:
        resolve_id("seat-lion", IDS)
    assert "no fact has the id 'seat-lion'; did you mean seat-lyon?" == str(caught.value)


def test_id_that_is_not_there_is_none_where_the_caller_asks_so() -> None:
    assert None is find_id("ga-94", IDS)
    assert "ga-1" == find_id("GA-001", IDS)
