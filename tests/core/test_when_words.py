import pytest

from interpol_cli.core.date_words import in_words
from interpol_cli.core.edtf import parse
from interpol_cli.core.text import nearest
from interpol_cli.core.when_words import LEXICON, known_words, look_up


@pytest.mark.parametrize("language", ["en", "fr", "ar", "ar-MA"])
def test_every_month_and_season_that_is_shown_is_known(language: str) -> None:
    for number in (*range(1, 13), *range(21, 25)):
        name = in_words(parse(f"1946-{number:02}"), language, year=False)
        senses = look_up(name)
        assert senses is not None
        assert number == senses.get("month", senses.get("season"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أكتوبر", "اكتوبر"),
        ("أيلول", "ايلول"),
        ("سبتمبر", "سَبْتَمْبَر"),
        ("نونبر", "نونـــبر"),
        ("تشرين الثاني", "تشرين ثاني"),
        ("الربع", "ربع"),
        ("février", "FEVRIER"),
        ("aujourd'hui", "aujourd’hui"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert look_up(one) is not None
    assert look_up(one) == look_up(other)


def test_article_and_accent_tell_words_apart() -> None:
    assert look_up("اليوم") != look_up("يوم")
    assert look_up("dès") != look_up("des")


def test_unknown_word_has_no_sense() -> None:
    assert look_up("Glasgow") is None


def test_entries_are_folded_once() -> None:
    assert [] == [entry for entry in LEXICON if look_up(entry) != LEXICON[entry]]


def test_misspelt_month_is_near_its_month() -> None:
    assert nearest("Novmber", known_words(), 1) == ("November",)
