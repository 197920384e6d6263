"""The spellings that a searched word may have in a text: the article, particles, transliterations, the own name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.core.spellings import (
    EXACT,
    FOLDED,
    NEAR,
    PREFIX,
    WHOLE,
    attempts,
    near_spellings,
    near_term,
    normal,
    places,
    skeleton,
    sounding,
    terms_of,
)
from interpol_cli.core.text import fold, words


def worth_of(typed: str, text: str) -> int:
    """Say what a typed word is worth in a text, read as strictly as finds it; 0 where it does not stand there."""
    folded = fold(text)
    for term in attempts(fold(typed)):
        found = [worth for form in term.forms for _, _, worth in places(form, folded)]
        found += [worth for _, _, worth in sounding(term.sound, folded)] if term.sound else []
        if found:
            return max(found)
    return 0


def test_a_stricter_match_is_worth_more() -> None:
    assert sorted((EXACT, WHOLE, PREFIX, FOLDED, NEAR), reverse=True) == [EXACT, WHOLE, PREFIX, FOLDED, NEAR]
    assert NEAR - 1 > 0, "a match in running text is worth one less, and still something"


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("vienna", "Held in Vienna.", WHOLE),
        ("VIÉNNA", "Vienna", WHOLE),
        ("vien", "Vienna", PREFIX),
        ("ienna", "Vienna", 0),
        ("enn", "Vienna", 0),
        ("vienna", "Viennese", 0),
        ("93", "93rd session", PREFIX),
        ("93", "1993", 0),
        ("9", "ga-93", 0),
        ("1", "ga-01", WHOLE),
        ("大会", "第82届国际刑警组织大会", WHOLE),
        ("مراكش", "مراكش", WHOLE),
        ("مراكش", "بمراكش", FOLDED),
        ("مراكش", "المراكشي", PREFIX),
        ("رئيس", "الرئيس", WHOLE),
        ("الرئيس", "رئيس", WHOLE),
        ("الجمعية", "للجمعية العامة", WHOLE),
        ("للجمعية", "الجمعية العامة", WHOLE),
        ("المغرب", "بالمغرب", WHOLE),
        ("بالمغرب", "المغرب", WHOLE),
        ("والمغرب", "للمغرب", WHOLE),
        ("بمراكش", "مراكش", FOLDED),
        ("القاهره", "القاهرة", WHOLE),
        ("لندن", "لندن", WHOLE),
        ("بريطانيا", "بريطانيا", WHOLE),
        ("ليون", "بليون", FOLDED),
        ("كالتنبرونر", "إرنست كالتنبرونر", WHOLE),
        ("غرب", "مغرب", 0),
        ("لاد", "ميلاد", 0),
    ],
)
def test_word_is_found_in_its_spellings(typed: str, text: str, expected: int) -> None:
    assert expected == worth_of(typed, text)


OWN_NAMES = (
    *("INTERPOL", "Interpol", "ICPO", "OIPC", "İnterpol", "Интерпол", "인터폴"),
    *("إنتربول", "الإنتربول", "أنتربول", "الأنتربول", "أنتروبول", "الانتروبول", "إنتيربول"),
    *("للإنتربول", "بالإنتربول", "والإنتربول", "لالإنتربول", "لإنتربول"),
)


@pytest.mark.parametrize("typed", OWN_NAMES)
@pytest.mark.parametrize("text", [*OWN_NAMES, "ICPO-INTERPOL", "国际刑警组织"])
def test_own_name_counts_as_one_word(typed: str, text: str) -> None:
    assert WHOLE == worth_of(typed, text)
    assert "interpol" == normal(fold(typed))


@pytest.mark.parametrize("other", ["Europol", "interpolate", "الشرطة", "انتخاب", "انترنت", "ICPC"])
def test_other_names_are_not_the_own_name(other: str) -> None:
    assert "interpol" != normal(fold(other))
    assert WHOLE > worth_of("INTERPOL", other)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("General Assembly", ["general", "assembly"]),
        ("the General Assembly of INTERPOL", ["general", "assembly", "interpol"]),
        ("l'Assemblée d’Interpol", ["assemblee", "interpol"]),
        ("INTERPOL's flag", ["interpol", "flag"]),
        ("Ahmed Al-Raisi", ["ahmed", "raisi"]),
        ("El Hammouchi", ["hammouchi"]),
        ("ICPO-INTERPOL Interpol الإنتربول", ["icpo"]),
        ("م.د.ش.ج مراكش", ["interpol", "مراكش"]),
        ("الجمعية العامة في مراكش", ["الجمعيه", "العامه", "مراكش"]),
        ("Vienna vienna VIENNA", ["vienna"]),
        ("of the", ["of", "the"]),
        ("al", ["al"]),
        ("ga-92", ["ga", "92"]),
        ("?!", []),
    ],
)
def test_typed_text_is_cut_into_telling_words(typed: str, expected: list[str]) -> None:
    assert expected == terms_of(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Hamouchi", "Abdellatif Hammouchi"),
        ("Hammushi", "Abdellatif Hammouchi"),
        ("elhammouchi", "Abdellatif Hammouchi"),
        ("Abdulatif", "Abdellatif Hammouchi"),
        ("Abdullatif", "Abdellatif Hammouchi"),
        ("alraisi", "Ahmed Naser Al-Raisi"),
        ("Raissi", "Ahmed Naser Al-Raisi"),
        ("Nasser", "Ahmed Naser Al-Raisi"),
        ("Muhammad", "Mohamed Dkhissi"),
        ("Dkhisi", "Mohamed Dkhissi"),
        ("Mustafa", "Mustapha Mouzouni"),
        ("Muzuni", "Mustapha Mouzouni"),
        ("Fadel", "Mohamed Elfadhel Miled"),
        ("Khaled", "Khalid Mahdi Ibrahim al-Imam"),
        ("Müller", "Werner Mueller"),
        ("Soederman", "Harry Söderman"),
        ("Prokoptchouk", "Alexander Prokopchuk"),
        ("Majdi", "Magdy Elshafey"),
    ],
)
def test_name_is_found_however_it_is_transliterated(typed: str, name: str) -> None:
    assert FOLDED == worth_of(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"), [("Kim", "Khoo Boon Hui"), ("Martin", "Marcel Sicot"), ("Ali", "Paul"), ("Jackson", "Jetton")]
)
def test_names_that_sound_otherwise_are_not_found(typed: str, name: str) -> None:
    assert 0 == worth_of(typed, name)


@given(st.text("abdhiklmostuxy \n", max_size=60))
def test_sound_of_a_text_is_the_sound_of_its_words(text: str) -> None:
    """So the names of all people can be reduced in one go."""
    assert [skeleton(word) for word in words(text)] == words(skeleton(text))
    assert text.count("\n") == skeleton(text).count("\n")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("marakesh", ("marrakech",)),
        ("glasgwo", ("glasgow",)),
        ("electon", ("election",)),
        ("مراكس", ("مراكش",)),
        ("xyzzy", ()),
        ("1932", ()),
        ("foo", ()),
        ("of", ()),
    ],
)
def test_near_spellings_are_few_edits_away(typed: str, expected: tuple[str, ...]) -> None:
    vocabulary = ("1923", "election", "elections", "for", "glasgow", "marrakech", "vienna", "مراكش")
    assert expected == near_spellings(typed, vocabulary)


def test_near_term_is_worth_the_least() -> None:
    term = near_term("glasgwo", ("glasgow",))
    assert [(0, 7, NEAR)] == [place for form in term.forms for place in places(form, "glasgow")]
    assert [] == [place for form in term.forms for place in places(form, "glasgowers")]


def test_places_are_given_in_order_with_their_ends() -> None:
    (term,) = attempts("vien")
    assert [(0, 4, PREFIX), (8, 12, WHOLE)] == [place for form in term.forms for place in places(form, "vienna, vien")]


def test_special_characters_are_no_pattern() -> None:
    for term in attempts("a.c"):
        for form in term.forms:
            assert re.escape("a.c") in form.pattern.pattern
