"""Keys of every sort, against tests/data/small.json."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import SMALL_STORE, small_events
from interpol_cli.core.edtf import Edtf
from interpol_cli.core.lookup import LONGEST_KEY, MISSING, Answer, Finder
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match, Period, relate
from interpol_cli.core.report import Row
from interpol_cli.core.select import in_time
from interpol_cli.core.when import Reading, parse_when
from interpol_cli.store.store import Store, open_store
from strategies import edtfs

TODAY = date(2026, 11, 22)
MakeEvent = Callable[..., Event]


def finder(store: Store, among: Sequence[Row] | None = None, *, certain_only: bool = False) -> Finder:
    """Make a finder that reads dates as the program does."""

    def read(text: str) -> Reading:
        return parse_when(text, today=TODAY, event_date=store.date_of)

    return Finder(store, read, among, certain_only=certain_only)


def sessions(store: Store) -> list[Row]:
    return [Row(event, Match.CERTAIN) for event in store.events() if event.kind == "session"]


def found(answer: Answer) -> str:
    """Give the id of the one fact that a key names."""
    assert answer.row, answer
    assert ("ok", (), "") == (answer.status, answer.candidates, answer.why)
    return answer.row.event.id


@pytest.mark.parametrize("key", ["ga-1", "GA-1", " ga-1\t", "ga-001", "ＧＡ-1", "ga-١"])
def test_id_in_any_spelling(small_store: Store, key: str) -> None:
    assert "ga-1" == found(finder(small_store).find(key))


@pytest.mark.parametrize(
    "key",
    [
        "92nd general assembly",
        "92ND GENERAL ASSEMBLY",
        "the 92nd session of the General Assembly",
        "General Assembly 92",
        "GA 92",
        "92nd INTERPOL General Assembly session",
        "Assemblée générale d'INTERPOL, n° 92",
        "92e session de l'Assemblée générale",
        "92ème assemblée generale",
        "الدورة 92 للجمعية العامة",
        "الدورة ٩٢ للجمعية العامة",
        "الدورة 92 للجمعية العامة للإنتربول",
        "الدورة الثانية والتسعون للجمعية العامة",
        "ninety-second general assembly",
        "quatre-vingt-douzième Assemblée générale",
        "general-assembly 92",
        "92nd assembly",
        "session 92",
    ],
)
def test_series_and_number_in_words(small_store: Store, key: str) -> None:
    assert "ga-92" == found(finder(small_store).find(key))


@pytest.mark.parametrize(
    "key", ["92nd INTERPOL General Assembly", "92ND INTERPOL GENERAL ASSEMBLY.", "The headquarters", "siege a LYON"]
)
def test_title_is_whole(small_store: Store, key: str) -> None:
    expected = {"9": "ga-92", "s": "seat-lyon"}.get(key[0])
    answer = finder(small_store).find(key)
    assert expected == (answer.row.event.id if answer.row else None)


@pytest.mark.parametrize(
    "key", ["Heads of Arab police meet", "Réunion des chefs de police arabes", "اجتماعُ قادةِ الشُّرطة العرب"]
)
def test_title_in_any_language_and_spelling(small_store: Store, key: str) -> None:
    assert "arab-meeting-2016" == found(finder(small_store).find(key))


@pytest.mark.parametrize("key", ["Valdecy Urquiza", "VALDECY  URQUIZA", "فالديسي أوركيزا", "valdecy-urquiza"])
def test_person_names_the_terms(small_store: Store, key: str) -> None:
    assert "term-secretary-general-urquiza" == found(finder(small_store).find(key))


def test_person_of_several_terms_is_ambiguous(small_store: Store) -> None:
    answer = finder(small_store).find("Richard Jackson")
    assert Answer("ambiguous", None, ("term-president-jackson", "term-delegate-jackson")) == answer


def test_person_without_a_term_names_what_there_is(small_store: Store) -> None:
    assert "ga-1" == found(finder(small_store).find("Johann Schober"))


@pytest.mark.parametrize(
    "key", ["2024-11-04", "4 November 2024", "4 نونبر 2024", "٤ نوفمبر ٢٠٢٤", "2024-11-04..2024-11-06"]
)
def test_date_names_what_shares_a_day(small_store: Store, key: str) -> None:
    assert "ga-92" == found(finder(small_store, sessions(small_store)).find(key))


def test_date_of_several_facts_is_ambiguous_in_the_order_of_time(small_store: Store) -> None:
    answer = finder(small_store).find("2024-11-07")
    events = {event.id: event for event in small_store.events()}
    at_the_end = {"seat-lyon", "ga-92", "vice-president-2024-dkhissi", "term-secretary-general-urquiza"}
    assert ("ambiguous", None) == (answer.status, answer.row)
    assert at_the_end <= set(answer.candidates)
    rows = [Row(events[name], Match.CERTAIN) for name in answer.candidates]
    assert sorted(rows, key=in_time) == rows


def test_fact_that_only_possibly_shares_the_day_says_so(small_store: Store) -> None:
    answer = finder(small_store, sessions(small_store)).find("1924-05-05")
    assert "ga-2" == found(answer)
    assert answer.row
    assert Match.POSSIBLE is answer.row.match


def test_certain_only_leaves_it_out(small_store: Store) -> None:
    certain = finder(small_store, sessions(small_store), certain_only=True)
    assert MISSING == certain.find("1924-05-05")
    assert "ga-92" == found(certain.find("2024-11-05"))
    assert "ga-2" in certain.find("1923..1925").candidates


def test_possible_answer_to_the_query_stays_possible(small_store: Store) -> None:
    among = [Row(event, Match.POSSIBLE) for event in small_store.events() if event.id == "ga-92"]
    for key in ("ga-92", "92nd general assembly", "2024-11-05"):
        answer = finder(small_store, among).find(key)
        assert answer.row
        assert Match.POSSIBLE is answer.row.match


def test_only_the_facts_given_count(small_store: Store) -> None:
    only = finder(small_store, sessions(small_store))
    for key in ("seat-lyon", "SEAT-LYON", "Siège à Lyon", "Un réseau radio de police"):
        assert "missing" == only.find(key).status


@pytest.mark.parametrize("key", ["", " ", "?", "\0", "the", "first", "hello", "Glasgow", "ga-99", "ga-98..ga-99"])
def test_well_formed_key_of_nothing_is_missing(small_store: Store, key: str) -> None:
    assert MISSING == finder(small_store).find(key)


@pytest.mark.parametrize(
    "key", ["99th general assembly", "general assembly", "92 93 general assembly", "92nd xyzzy", "92", "92nd", "INTERPOL 92"]
)  # fmt: skip
def test_number_counts_only_with_its_series(small_store: Store, key: str) -> None:
    assert MISSING == finder(small_store).find(key)


def test_very_long_key_is_missing(small_store: Store) -> None:
    assert MISSING == finder(small_store).find("2024 " * LONGEST_KEY)


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("2024-13-45", "months run from 01 to 12"),
        ("31 February 2024", "has 29 days"),
        ("1999..1990", "ends (1990) before it begins"),
        ("03/09/1923", "can be read as"),
        ("September", "year"),
        ("1945-02-30/1946", "1945-02 has 28 days"),
    ],
)
def test_date_that_is_none_is_invalid_and_says_why(small_store: Store, key: str, why: str) -> None:
    answer = finder(small_store).find(key)
    assert ("invalid", None, ()) == (answer.status, answer.row, answer.candidates)
    assert why in answer.why


def test_title_comes_before_a_number(make_event: MakeEvent, small_store: Store) -> None:
    event = make_event(id="odd", title={"en": "92nd General Assembly"})
    among = [Row(event, Match.CERTAIN), *sessions(small_store)]
    assert "odd" == found(finder(small_store, among).find("92nd general assembly"))


def test_two_facts_of_one_title_are_ambiguous(make_event: MakeEvent, small_store: Store) -> None:
    among = [Row(make_event(id=name, date=day), Match.CERTAIN) for name, day in (("later", "1924"), ("first", "1923"))]
    assert ("first", "later") == finder(small_store, among).find("congress of vienna").candidates


def test_number_without_a_series_is_a_session(make_event: MakeEvent, small_store: Store) -> None:
    ga = small_store.event("ga-92")
    assert ga
    other = make_event(id="conference-92", series=ga.series, number=92)
    among = [Row(ga, Match.CERTAIN), Row(other, Match.CERTAIN)]
    assert "ga-92" == found(finder(small_store, among).find("the 92nd session"))
    assert ("conference-92", "ga-92") == finder(small_store, among).find("92nd general assembly").candidates


def test_answers_do_not_pile_up(small_store: Store) -> None:
    one = finder(small_store)
    for number in range(20_000):
        one.find(f"ga-{number + 1000}")
    assert len(one._answers) < 5000
    assert "ga-1" == found(one.find("ga-1"))


@given(st.lists(edtfs(years=(1900, 1960)), min_size=1, max_size=12), edtfs(years=(1900, 1960)))
def test_date_finds_exactly_what_shares_a_day(dates: list[Edtf], asked: Edtf) -> None:
    store = open_store([SMALL_STORE])
    base = small_events()[0]
    among = [Row(base._replace(id=f"fact-{at}", date=one), Match.CERTAIN) for at, one in enumerate(dates)]
    period = Period.of(asked.bounds)
    shares = {row.event.id for row in among if relate(row.event.date, "shares", period) > Match.NO}
    answer = Finder(store, lambda text: Reading(text, asked, period, (), ()), among).find("2024")
    assert shares == set(answer.candidates) | ({answer.row.event.id} if answer.row else set())
