"""The reader's languages: which tags are known, in what order names are looked up, and what is fallen back to."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.core.language import KNOWN, is_right_to_left, parse_languages, pick
from interpol_cli.errors import OptionValueError

NAMES = {"ar": "المغرب", "en": "Morocco", "fr": "Maroc"}


@pytest.mark.parametrize(
    ("typed", "chain"),
    [
        ("en", ("en",)),
        ("fr", ("fr", "en")),
        ("ar", ("ar", "en")),
        ("ar-MA", ("ar-MA", "ar", "en")),
        ("ar-ma", ("ar-MA", "ar", "en")),
        ("AR_MA", ("ar-MA", "ar", "en")),
        (" fr , ar ", ("fr", "ar", "en")),
        ("en,fr", ("en", "fr")),
        ("ar-MA,ar,fr,en", ("ar-MA", "ar", "fr", "en")),
    ],
)
def test_list_of_tags_becomes_a_chain_that_ends_in_english(typed: str, chain: tuple[str, ...]) -> None:
    assert chain == parse_languages(typed)


@pytest.mark.parametrize("typed", ["", "de", "en,", ",", "fr;ar", "arabic", "en-GB", "ar-EG"])
def test_tag_that_is_not_known_is_refused_with_the_known_ones(typed: str) -> None:
    with pytest.raises(OptionValueError) as caught:
        parse_languages(typed)
    assert f"--lang does not take {typed!r}: the languages are en, fr, ar, ar-MA" == str(caught.value)
    assert 2 == caught.value.exit_code


@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=6))
def test_chain_keeps_the_wanted_order_and_names_each_language_once(tags: list[str]) -> None:
    chain = parse_languages(",".join(tags))
    assert tags[0] == chain[0]
    assert len(set(chain)) == len(chain)
    assert {*tags} <= {*chain}
    wanted = list(dict.fromkeys(tags))
    assert wanted == sorted(wanted, key=chain.index) or "ar-MA" in wanted  # `ar` comes with `ar-MA`


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (("en",), ("Morocco", "en")),
        (("fr", "en"), ("Maroc", "fr")),
        (("ar-MA", "ar", "en"), ("المغرب", "ar")),
        (("de", "fr"), ("Maroc", "fr")),
    ],
)
def test_first_language_with_a_name_wins_and_is_told(languages: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert expected == pick(NAMES, languages)


def test_name_in_no_wanted_language_is_better_than_none() -> None:
    assert ("Wien", "de") == pick({"de": "Wien"}, ("fr", "en"))


def test_nothing_has_no_name_and_no_language() -> None:
    assert ("", "") == pick({}, ("fr", "en"))


@pytest.mark.parametrize("order", list(permutations(NAMES)))
def test_order_of_the_names_in_the_record_does_not_matter(order: tuple[str, ...]) -> None:
    assert ("Maroc", "fr") == pick({language: NAMES[language] for language in order}, ("fr", "en"))


@pytest.mark.parametrize(
    ("language", "expected"), [("ar", True), ("ar-MA", True), ("en", False), ("fr", False), ("arn", False)]
)
def test_only_arabic_runs_from_right_to_left(language: str, expected: bool) -> None:
    assert expected is is_right_to_left(language)
