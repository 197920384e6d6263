import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.core.when_calendar import (
    CENTURY,
    DAY,
    DECADE,
    MONTH,
    QUARTER,
    UNITS,
    WEEK,
    YEAR,
    century,
    day_after,
    day_before,
    doubted,
    part_of,
    shifted,
)
from strategies import edtfs


def parts(text: str, number: int) -> list[str]:
    """Divide a period, and give the EDTF of each part."""
    return [str(part_of(parse(text), index, number)) for index in range(number)]


def test_centuries_end_with_the_hundredth_year() -> None:
    assert ["0001/0100", "1801/1900", "1901/2000"] == [str(century(number)) for number in (1, 19, 20)]


@pytest.mark.parametrize(
    ("whole", "thirds"),
    [
        ("1801/1900", ["1801/1833", "1834/1867", "1868/1900"]),
        ("193X", ["1930/1932", "1933/1936", "1937/1939"]),
        ("1946", ["1946-01/1946-04", "1946-05/1946-08", "1946-09/1946-12"]),
        ("1946-22", ["1946-06", "1946-07", "1946-08"]),
        ("1946-11", ["1946-11-01/1946-11-10", "1946-11-11/1946-11-20", "1946-11-21/1946-11-30"]),
    ],
)
def test_thirds_end_at_the_nearest_whole_unit(whole: str, thirds: list[str]) -> None:
    assert thirds == parts(whole, 3)


def test_halves_and_quarters() -> None:
    assert ["1946-10-01/1946-10-15", "1946-10-16/1946-10-31"] == parts("1946-10", 2)
    assert ["1946-01/1946-03", "1946-04/1946-06", "1946-07/1946-09", "1946-10/1946-12"] == parts("1946", 4)
    assert ["9999-01/9999-06", "9999-07/9999-12"] == parts("9999", 2)


def test_day_is_not_divided() -> None:
    assert ["None", "None"] == parts("1946-05-03", 2)
    assert part_of(parse("1946/.."), 0, 2) is None


@given(
    st.sampled_from(["1946", "193X", "19XX", "1901/2000", "1946-02", "1946-24", "1946-05/1947-02"]), st.integers(1, 10)
)
def test_parts_are_the_whole_without_gap(whole: str, number: int) -> None:
    found = [part_of(parse(whole), index, number) for index in range(number)]
    if None in found:
        return
    bounds = [part.bounds for part in found if part]
    assert (parse(whole).bounds.s0, parse(whole).bounds.e1) == (bounds[0].s0, bounds[-1].e1)
    assert all(first.e1 + 1 == second.s0 for first, second in itertools.pairwise(bounds))


@given(edtfs(), st.sampled_from(["", "~", "?", "~?"]))
def test_doubts_add_up_and_take_nothing_away(edtf: Edtf, qualifiers: str) -> None:
    found = doubted(edtf, qualifiers)
    assert (found.is_approximate, found.is_uncertain) == (
        edtf.is_approximate or "~" in qualifiers,
        edtf.is_uncertain or "?" in qualifiers,
    )
    assert found == doubted(found, qualifiers)


def test_days_beside_a_date() -> None:
    assert [str(day_before(parse("1956"))), str(day_after(parse("1956")))] == ["1955-12-31", "1957-01-01"]
    assert str(day_after(parse("1996~"))) == "1998-01-01"
    assert [day_before(parse("0001")), day_after(parse("9999"))] == [None, None]
    assert [day_before(parse("../1956")), day_after(parse("1946/.."))] == [None, None]


@pytest.mark.parametrize(
    ("unit", "amount", "expected"),
    [
        (DAY, -1, "2024-03-30"),
        (WEEK, 0, "2024-03-25/2024-03-31"),
        (MONTH, -1, "2024-02"),
        (QUARTER, -1, "2023-10/2023-12"),
        (YEAR, -10, "2014"),
        (DECADE, -1, "201X"),
        (CENTURY, -1, "1901/2000"),
        (CENTURY, 79, "9901/10000"),
    ],
)
def test_counting_from_the_last_day_of_march(unit: int, amount: int, expected: str) -> None:
    found = shifted(date(2024, 3, 31), unit, amount)
    assert (None if expected == "9901/10000" else expected) == (str(found) if found else None)


@given(st.dates(), st.sampled_from(range(len(UNITS))), st.integers(-(10**8), 10**8))
def test_counting_never_fails(today: date, unit: int, amount: int) -> None:
    found = shifted(today, unit, amount)
    assert found is None or found.earliest is not None
