from typing import Literal

import pytest

from interpol_cli.core.when_figures import read_figures
from interpol_cli.errors import AmbiguousDateError, DateSyntaxError

Order = Literal["dmy", "mdy"]


def read(piece: str, order: Order | None = None) -> str:
    """Read figures that stand alone."""
    return str(read_figures(piece, piece, 0, order))


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("25/12/1923", "1923-12-25"),
        ("12/25/1923", "1923-12-25"),
        ("4.4.1923", "1923-04-04"),
        ("2024-11-4", "2024-11-04"),
        ("2024.11.04", "2024-11-04"),
        ("11/2024", "2024-11"),
        ("2024/1", "2024-01"),
    ],
)
def test_what_can_be_read_in_one_way_is(piece: str, expected: str) -> None:
    assert expected == read(piece)


@pytest.mark.parametrize("piece", ["03/09/1923", "3-9-1923", "03.09.1923", "11/12/1923"])
def test_what_can_be_read_in_two_ways_needs_an_order(piece: str) -> None:
    with pytest.raises(AmbiguousDateError):
        read(piece)
    assert read(piece, "dmy") != read(piece, "mdy")


def test_year_first_needs_no_order() -> None:
    """Dateutil reads 1923-09-03 as 9 March when told that the day comes first."""
    assert "1923-09-03" == read("1923/9/3", "dmy") == read("1923/9/3", "mdy")


@pytest.mark.parametrize(
    "piece",
    ["31/02/1923", "13/13/1923", "0/1/1923", "2024-13-4", "13/2024", "00/2024", "1/1/0000", "03/09/23", "1/2/3"],
)
def test_what_is_no_date_is_refused(piece: str) -> None:
    with pytest.raises(DateSyntaxError):
        read(piece)


def test_order_that_makes_no_date_is_not_turned_round() -> None:
    with pytest.raises(DateSyntaxError, match="no such day in the order mdy"):
        read("25/12/1923", "mdy")
