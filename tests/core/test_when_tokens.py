import pytest

from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.core.when_tokens import Token, Tokenizer
from interpol_cli.errors import UnknownIdInPeriodError


def find_event(event_id: str) -> Edtf | None:
    """Know one fact."""
    return parse("2024-11-04/2024-11-07") if event_id == "ga-92" else None


def cut(text: str) -> tuple[Token, ...]:
    """Cut a text."""
    return Tokenizer(text, find_event, None).tokens()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("4 نونبر 2024", ["4", "نونبر", "2024"]),
        ("4 Nov., 2024", ["4", "Nov", "2024"]),
        ("4-7 November", ["4", "-", "7", "November"]),
        ("nov-dec", ["nov", "-", "dec"]),
        ("4-Nov-2024", ["4", "Nov", "2024"]),
        ("mid-1930s", ["mid", "1930s"]),
        ("mid–1930s", ["mid", "1930s"]),
        ("1989-present", ["1989", "-", "present"]),
        ("quatre-vingt-dix ans", ["quatre-vingt-dix", "ans"]),
        ("l'an dernier", ["l", "an", "dernier"]),
        ("aujourd’hui", ["aujourd’hui"]),
        ("il y a dix ans", ["il y a", "dix", "ans"]),
        ("تشرين الثاني", ["تشرين الثاني"]),
        ("و1956", ["و", "1956"]),
        ("وتشرين الثاني", ["و", "تشرين الثاني"]),
        ("وga-92", ["و", "ga-92"]),
        ("الـ20", ["الـ", "20"]),
        ("٤ـ٧", ["٤", "ـ", "٧"]),
        ("1946Q3", ["1946", "Q3"]),
        ("Q3/1946", ["Q3", "1946"]),
        ("أيلول/سبتمبر", ["أيلول"]),
        ("كانون الثاني (يناير)", ["كانون الثاني"]),
        ("ga-92..1956", ["ga-92", "..", "1956"]),
        ("GA-92", ["GA-92"]),
        ("1946…1956", ["1946", "…", "1956"]),
        ("\u200f1946\u200f", ["1946"]),
    ],
)
def test_text_is_cut_into(text: str, pieces: list[str]) -> None:
    assert pieces == [token.text for token in cut(text)]


def test_positions_are_those_of_the_typed_text() -> None:
    text = "  le 1ᵉʳ سَبْتَمْبَر ١٩٢٣؟"
    tokens = cut(text)
    assert ["word", "ordinal", "word", "number", "doubt"] == [token.kind for token in tokens]
    assert all(text[token.position : token.end] == token.text for token in tokens)


@pytest.mark.parametrize(
    ("text", "number"), [("XIXe", 19), ("XX", 20), ("IV", 4), ("19th", 19), ("1er", 1), ("3ème", 3), ("٢٠", 20)]
)
def test_numbers_are_read(text: str, number: int) -> None:
    assert number == cut(text)[0].number


def test_known_words_that_a_hyphen_joins_are_no_id() -> None:
    assert ["mid", "novembre"] == [token.text for token in cut("mid-novembre")]
    with pytest.raises(UnknownIdInPeriodError):
        cut("foo-bar")
