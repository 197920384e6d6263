"""Folding, words and near spellings: what a reader types need not be written as the store writes it."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.core.text import distance, fold, fold_with_offsets, nearest, original_span, words

# Every script and every trap: combining marks, ligatures, presentation forms, marks of direction, characters that no
# code page has, lone surrogates; long enough to be folded by bytes as well.
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="aÉéèçœßıİøŁ'’«–—… \n?؟،أإآٱىةؤئءکیگـًّٰٕ٠۹０ﻻﷲ\u200f\u202bпЖ国ポ인", max_size=200),
)


@pytest.mark.parametrize(
    ("written", "also_written"),
    [
        ("Nîmes", "nimes"),
        ("SÃO PAULO", "são paulo"),
        ("Nîmes", "Ni\u0302mes"),
        ("cœur", "coeur"),
        ("Ærø", "aero"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Đoković", "dokovic"),
        ("Işıldar", "isildar"),
        ("İnterpol", "interpol"),
        ("d’INTERPOL", "d'interpol"),
        ("« Interpol »", '" Interpol "'),
        ("1923–1924", "1923-1924"),
        ("93ᵉ", "93e"),
        ("№ 1", "no 1"),
        ("Ｉｎｔｅｒｐｏｌ", "interpol"),
        ("إنتربول", "انتربول"),
        ("أنتربول", "آنتربول"),
        ("القاهرة", "القاهره"),
        ("مصطفى", "مصطفي"),
        ("رؤساء", "روسا"),
        ("رئيس", "رييس"),
        ("انتُخِبَ", "انتخب"),
        ("انتـــخب", "انتخب"),
        ("هٰذا", "هذا"),
        ("ﺍﻹﻧﺘﺮﺑﻮﻝ", "الإنتربول"),
        ("کیش", "كيش"),
        ("أگادير", "أكادير"),
        ("٢٠٢٤", "2024"),
        ("۲۰۲۴", "2024"),
        ("２０２４", "2024"),
        ("\u202bمراكش\u202c", "مراكش"),
        ("Mara\u00adkech", "marakech"),
        ("Porto\u00a0Alegre", "porto alegre"),
    ],
)
def test_spellings_of_one_text_fold_alike(written: str, also_written: str) -> None:
    assert fold(also_written) == fold(written)


def test_different_letters_stay_different() -> None:
    assert (
        len({fold(text) for text in ("Bern", "Born", "مراكش", "فاس", "Киев", "国", "1923", "1924", "ga-9", "ga9")})
        == 10
    )


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(text) == fold(fold(text))


@given(TEXTS, TEXTS)
def test_folding_works_character_by_character(first: str, second: str) -> None:
    assert fold(first) + fold(second) == fold(first + second)
    assert "".join(map(fold, first)) == fold(first)


@pytest.mark.parametrize("plane", range(17))
def test_every_character_folds_to_folded_characters(plane: int) -> None:
    """Byte tables and single characters agree for all of Unicode, lone surrogates included."""
    characters = [chr(code) for code in range(plane << 16, (plane + 1) << 16)]
    folded = [fold(character) for character in characters]
    assert "".join(folded) == fold("".join(characters))
    assert folded == [fold(text) for text in folded]


@given(TEXTS)
def test_offsets_lead_back_to_the_original(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert fold(text) == folded
    assert len(folded) + 1 == len(offsets)
    assert len(text) == offsets[-1]
    assert sorted(offsets) == list(offsets)
    for position in range(len(folded)):
        start, end = original_span(offsets, position, position + 1)
        assert 0 <= start < end <= len(text)
        assert folded[position] in fold(text[start:end])


def test_span_of_half_a_ligature_is_the_whole_ligature() -> None:
    folded, offsets = fold_with_offsets("Le Sacré-Cœur")
    start = folded.index("oeur")
    assert "Cœur"[1:] == "Le Sacré-Cœur"[slice(*original_span(offsets, start, start + 4))]
    assert "œ" == "Le Sacré-Cœur"[slice(*original_span(offsets, start + 1, start + 2))]


def test_marks_after_a_letter_belong_to_its_span() -> None:
    text = "انتُخِبَ اليوم"
    folded, offsets = fold_with_offsets(text)
    assert text[:8] == "انتُخِبَ" == text[slice(*original_span(offsets, 0, folded.index(" ")))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'Assemblée d’INTERPOL", ["l", "assemblee", "d", "interpol"]),
        ("ga-92", ["ga", "92"]),
        ("snake_case", ["snake", "case"]),
        ("الدورة ٩٣، مراكش", ["الدوره", "93", "مراكش"]),
        ("  …!? ", []),
        ("", []),
    ],
)
def test_words_are_letters_and_digits(text: str, expected: list[str]) -> None:
    assert expected == words(fold(text))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("session", "session", 0),
        ("sesion", "session", 1),
        ("sessions", "session", 1),
        ("cession", "session", 1),
        ("sesison", "session", 1),
        ("kitten", "sitting", 3),
        ("مراكس", "مراكش", 1),
        ("", "ab", 2),
    ],
)
def test_distance_counts_edits(first: str, second: str, expected: int) -> None:
    assert expected == distance(first, second, 6)
    assert expected == distance(second, first, 6)


@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 7))
def test_distance_past_the_limit_is_one_more_than_it(first: str, second: str, most: int) -> None:
    assert min(distance(first, second, 7), most + 1) == distance(first, second, most)


COUNTRIES = ("Morocco", "Monaco", "Mexico", "Italy", "Germany", "Switzerland", "Côte d'Ivoire", "المغرب")


@pytest.mark.parametrize(
    ("typed", "candidates", "expected"),
    [
        ("Marocco", COUNTRIES, "Morocco"),
        ("MOROCO", COUNTRIES, "Morocco"),
        ("Swizterland", COUNTRIES, "Switzerland"),
        ("ger", COUNTRIES, "Germany"),
        ("cote divoire", COUNTRIES, "Côte d'Ivoire"),
        ("المغرت", COUNTRIES, "المغرب"),
        ("sesion", ("meeting", "session"), "session"),
        ("electoin", ("session", "election"), "election"),
        ("prec", ("place", "precision"), "precision"),
        ("secretarygeneral", ("secretary", "secretary-general"), "secretary-general"),
        ("ga92", ("ga-29", "ga-92"), "ga-92"),
        ("ga-29", ("ga-92", "ga-09"), "ga-92"),
        ("Dkhisi", ("Mohamed Dkhissi", "Lucas Philippe"), "Mohamed Dkhissi"),
    ],
)
def test_nearest_is_what_was_meant(typed: str, candidates: tuple[str, ...], expected: str) -> None:
    assert expected == nearest(typed, candidates)[0]


@pytest.mark.parametrize("typed", ["xyzzy", "qwertyuiop", "foo", "", "!?", "x", "一二三", "عععععع"])
def test_nonsense_is_near_to_nothing(typed: str) -> None:
    assert () == nearest(typed, (*COUNTRIES, "session", "ga-92"))


def test_nearest_gives_the_nearest_first_and_no_more_than_asked() -> None:
    candidates = ("ga-94", "ga-95", "ga-92", "ga-93")
    assert ("ga-93", "ga-94", "ga-95") == nearest("ga-93", ("ga-94", "ga-95", "ga-92", "ga-93"))
    assert ("ga-93",) == nearest("GA 93", candidates, 1)


@given(st.lists(st.text("abcdé -", max_size=8), max_size=6), st.text("abcdé -", max_size=8))
def test_nearest_chooses_among_the_candidates(candidates: list[str], typed: str) -> None:
    near = nearest(typed, candidates)
    assert set(near) <= set(candidates)
    assert len(set(near)) == len(near) <= 3


def test_difflib_is_not_needed() -> None:
    before = "difflib" in sys.modules
    nearest("Marocco", COUNTRIES)
    assert before == ("difflib" in sys.modules)
