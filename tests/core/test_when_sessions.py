"""Periods that name a fact or the city of a session, on the curated facts, since only these have sessions enough."""

from datetime import date

import pytest

from interpol_cli.core.when_sessions import read_period
from interpol_cli.errors import AmbiguousSessionError, DateSyntaxError, UnknownIdInPeriodError
from interpol_cli.store.store import Store, open_store

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def curated() -> Store:
    return open_store()


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("between Glasgow and Marrakech", "2024-11-04/2025-11-27"),
        ("entre Glasgow et Marrakech", "2024-11-04/2025-11-27"),
        ("بين غلاسكو ومراكش", "2024-11-04/2025-11-27"),
        ("between Marrakech and Glasgow", "2007-11-05/2024-11-07"),
        ("after Glasgow", "2024-11-08/.."),
        ("glasgow", "2024-11-04/2024-11-07"),
        ("between Glasgow and 2025", "2024-11-04/2025"),
    ],
)
def test_city_stands_for_the_session_held_there(curated: Store, phrase: str, edtf: str) -> None:
    assert edtf == read_period(phrase, today=TODAY, catalogue=curated).edtf.text


def test_reading_says_which_session_a_city_was_taken_for(curated: Store) -> None:
    reading = read_period("between Glasgow and Marrakech", today=TODAY, catalogue=curated)
    assert "between Glasgow and Marrakech" == reading.text
    assert {("Glasgow", "the session ga-92"), ("Marrakech", "the session ga-93")} <= set(reading.taken)


def test_city_of_several_sessions_is_refused_with_their_ids(curated: Store) -> None:
    with pytest.raises(AmbiguousSessionError, match="ga-76 or ga-93; write one of these ids"):
        read_period("Marrakech", today=TODAY, catalogue=curated)


def test_cities_in_an_order_that_never_was_are_refused(curated: Store) -> None:
    with pytest.raises(DateSyntaxError, match="do not follow one another"):
        read_period("between Marrakech and Helsinki", today=TODAY, catalogue=curated)


@pytest.mark.parametrize("phrase", ["foo", "between Glasgow and foo", "Glasgow Marrakech Vienna"])
def test_what_is_no_date_stays_none(curated: Store, phrase: str) -> None:
    with pytest.raises(DateSyntaxError):
        read_period(phrase, today=TODAY, catalogue=curated)


def test_id_is_found_without_its_leading_zero(curated: Store) -> None:
    assert "1923-09-03/1923-09-07" == read_period("ga-1", today=TODAY, catalogue=curated).edtf.text


def test_unknown_id_names_the_nearest(curated: Store) -> None:
    with pytest.raises(UnknownIdInPeriodError) as caught:
        read_period("after ga-930", today=TODAY, catalogue=curated)
    assert "ga-93" in caught.value.nearest
