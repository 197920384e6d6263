"""What a typed value stands for: whole names before parts of names, in any language, and the nearest where nothing fits."""

import pytest

from facts import SMALL_STORE
from interpol_cli.core.terms import KIND_TERMS
from interpol_cli.core.vocabulary import VALUES, called_in, check_field, find_value, list_values
from interpol_cli.errors import NoListError, UnknownFieldError, UnknownValueError
from interpol_cli.store.store import open_store

SMALL = open_store([SMALL_STORE])


def ids(field: str, typed: str) -> set[str]:
    return set(find_value(field, typed, SMALL).ids)


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("country", "MA", {"MA"}),
        ("country", "ma", {"MA"}),
        ("country", " Maroc ", {"MA"}),
        ("country", "المغرب", {"MA"}),
        ("country", "kingdom of morocco", {"MA"}),
        ("country", "emirats", {"AE"}),
        ("country", "emirates", {"AE"}),
        ("country", "UK", {"GB"}),
        ("city", "marrakesh", {"marrakech"}),
        ("city", "مراكش", {"marrakech"}),
        ("person", "jackson", {"richard-leofric-jackson"}),
        ("person", "leofric", {"richard-leofric-jackson"}),
        ("person", "naser raisi", {"ahmed-naser-al-raisi"}),
        ("person", "الريسى", {"ahmed-naser-al-raisi"}),
        ("series", "ga", {"general-assembly"}),
        ("series", "assembly", {"general-assembly"}),
        ("tag", "executive committee", {"executive-committee"}),
        ("source", "Police across borders", {"thesis-1999"}),
        ("kind", "Élections", {"election"}),
        ("kind", "انتخابات", {"election"}),
        ("act", "نائب", set()),
        ("office", "vice président", {"vice-president"}),
        ("host_region", "Afrique", {"africa"}),
    ],
)
def test_value_stands_for(field: str, typed: str, expected: set[str]) -> None:
    if expected:
        assert expected == ids(field, typed)
    else:
        with pytest.raises(UnknownValueError):
            ids(field, typed)


def test_whole_name_comes_before_a_part_of_another() -> None:
    """`president` is one office, though `vice-president` has the word too."""
    found = find_value("office", "president", SMALL)
    assert ({"president"}, True) == (set(found.ids), found.is_whole)


def test_whole_name_in_another_language_comes_before_a_part_of_another() -> None:
    found = find_value("office", "رئيس", SMALL)
    assert ({"president"}, True) == (set(found.ids), found.is_whole)


def test_words_of_a_name_stand_in_any_order() -> None:
    assert {"mohamed-dkhissi"} == ids("person", "dkhissi mohamed")


def test_id_comes_before_a_name() -> None:
    found = find_value("source", "interpol-history", SMALL)
    assert ({"interpol-history"}, True) == (set(found.ids), found.is_whole)


def test_part_of_several_names_stands_for_all_of_them() -> None:
    found = find_value("source", "ga", SMALL)
    assert (("interpol-ga-92", "interpol-ga-93"), False) == (found.names, found.is_whole)


def test_part_of_a_word_stands_for_nothing() -> None:
    with pytest.raises(UnknownValueError):
        ids("person", "jacks")


def test_place_that_is_a_country_is_no_city() -> None:
    with pytest.raises(UnknownValueError):
        ids("city", "Iran")


@pytest.mark.parametrize("typed", ["", " ", "-", "…"])
def test_empty_value_stands_for_nothing(typed: str) -> None:
    with pytest.raises(UnknownValueError):
        ids("country", typed)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("country", "Marocco", "no country is called 'Marocco'; did you mean Morocco (MA)?"),
        ("country", "Marok", "no country is called 'Marok'; did you mean Maroc (MA)?"),
        ("country", "XX", "no country is called 'XX'; interpol values country lists them"),
        ("country", "Atlantis", "no country is called 'Atlantis'; interpol values country lists them"),
        ("city", "Glasgo", "no city is called 'Glasgo'; did you mean Glasgow?"),
        (
            "source",
            "interpol-ga-9",
            "no source is called 'interpol-ga-9'; did you mean interpol-ga-92 or interpol-ga-93 or Interpol (encyclopedia-interpol)?",
        ),
        ("kind", "sesssion", "no kind is called 'sesssion'; did you mean session?"),
        ("person", "dkissi", "no person is called 'dkissi'; did you mean Mohamed Dkhissi (mohamed-dkhissi)?"),
    ],
)
def test_unknown_value_names_the_nearest_once_or_how_to_list_them(field: str, typed: str, sentence: str) -> None:
    with pytest.raises(UnknownValueError) as caught:
        find_value(field, typed, SMALL)
    assert sentence == str(caught.value)
    assert 2 == caught.value.exit_code


@pytest.mark.parametrize("field", VALUES)
def test_everything_listed_for_a_field_can_be_typed(field: str) -> None:
    listed = list_values(field, SMALL)
    assert listed
    for key, called in listed:
        assert {key} == ids(field, key)
        for name in called:
            assert key in ids(field, name), name


@pytest.mark.parametrize("field", ["country", "host", "city", "person", "kind", "office", "region", "series"])
def test_names_of_a_value_are_among_what_it_is_called(field: str) -> None:
    for key, called in list_values(field, SMALL):
        names = called_in(field, key, SMALL)
        assert "en" in names
        assert set(names.values()) <= set(called)


def test_tags_and_sources_have_one_name_for_all_languages() -> None:
    assert {} == called_in("tag", "morocco", SMALL)
    assert {} == called_in("source", "dgsn-2024", SMALL)


def test_kinds_are_listed_whether_a_fact_has_them_or_not() -> None:
    assert tuple(KIND_TERMS) == tuple(key for key, _ in list_values("kind", SMALL))


@pytest.mark.parametrize(("field", "nearest"), [("contry", ("country",)), ("xyzzy", ())], ids=["near", "far"])
def test_unknown_field_has_no_values(field: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(UnknownFieldError) as caught:
        list_values(field, SMALL)
    assert nearest == caught.value.nearest[: len(nearest)]


def test_field_whose_values_are_no_list_says_which_are() -> None:
    with pytest.raises(NoListError, match=r"number has no list of values: .*country") as caught:
        list_values("number", SMALL)
    assert ("number", 2) == (caught.value.field, caught.value.exit_code)


def test_known_field_is_given_back() -> None:
    assert "kind" == check_field("kind", ("id", "kind"))
