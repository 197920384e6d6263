"""Test what is said of a fact in the reader's language."""

import pytest

from interpol_cli.core.edtf import parse
from interpol_cli.render import wording
from shown import ABOUT_1996, DKHISSI, ELECTION, GA_1, GA_92, JARVA_TERM, LONG_ID, screen


def test_name_falls_back_along_the_chain() -> None:
    assert ["Mohamed Dkhissi", "محمد الدخيسي"] == [
        wording.name(DKHISSI.name, screen(language=tag)) for tag in ("fr", "ar-MA")
    ]


def test_place_names_city_and_country_once() -> None:
    places = [wording.place(event, screen()) for event in (GA_1, ABOUT_1996, LONG_ID)]
    assert ["Vienna (Austria)", "Poland", ""] == places
    assert ("", "Poland") == (wording.city(ABOUT_1996, screen()), wording.country(ABOUT_1996, screen()))


def test_moroccan_months_are_those_of_morocco() -> None:
    assert ["4 نوفمبر 2024", "4 نونبر 2024"] == [
        wording.date_words(parse("2024-11-04"), screen(language=tag)) for tag in ("ar", "ar-MA")
    ]


def test_ascii_terminal_gets_ascii_dashes() -> None:
    assert "4-7 November 2024" == wording.date_words(GA_92.date, screen(is_unicode=False))


def test_text_that_is_no_date_stands_as_it_is() -> None:
    assert ["4 November 2024", "last week", "2024/2023", ""] == [
        wording.date_text_words(text, screen()) for text in ("2024-11-04", "last week", "2024/2023", "")
    ]


def test_doubt_is_what_the_source_doubts() -> None:
    doubts = {
        text: wording.is_doubtful(parse(text)) for text in ("1924", "1924-05", "1924~", "1924?", "192X", "1924/..")
    }
    assert ["1924~", "1924?", "192X"] == [text for text, is_doubtful in doubts.items() if is_doubtful]


def test_person_has_office_act_and_votes() -> None:
    expected = ["Vice-President for Africa", "elected", "votes: 96 for, of 153, 62.7 %, round 1"]
    assert expected == wording.part(ELECTION.people[0], screen())
    assert "voix : 96 pour, sur 153, 62,7 %, tour 1" == wording.part(ELECTION.people[0], screen(language="fr"))[-1]
    assert ["President"] == wording.part(JARVA_TERM.people[0], screen())


def test_votes_of_an_unknown_kind_are_not_lost() -> None:
    participation = ELECTION.people[0]._replace(votes={"blank": 3})
    assert "votes: blank 3" == wording.part(participation, screen())[-1]


def test_attendance_counts_countries_and_delegates() -> None:
    assert "177 countries, 1,000 delegates" == wording.attendance(GA_92, screen())
    assert "" == wording.attendance(GA_1, screen())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("28 November – 1 December 2023", ("28 November –", "1 December 2023")),
        ("28 November - 1 December 2023", ("28 November -", "1 December 2023")),
        ("من 24 إلى 27 نوفمبر 2025", ("من 24 إلى 27 نوفمبر 2025",)),
        ("من 28 نوفمبر إلى 1 ديسمبر 2023", ("من 28 نوفمبر", "إلى 1 ديسمبر 2023")),
        ("4–7 November 2024", ("4–7 November 2024",)),
    ],
)
def test_date_is_cut_between_its_ends_only(words: str, expected: tuple[str, ...]) -> None:
    assert expected == wording.date_pieces(words)
