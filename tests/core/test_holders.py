"""Who held an office: offices in words, terms in a period, what began and ended them, and the holes between."""

from collections.abc import Callable
from datetime import date

import pytest

from interpol_cli.core.edtf import OPEN_END, OPEN_START
from interpol_cli.core.holders import Holder, Office, holders_of, parse_office, vacancy_around
from interpol_cli.core.model import Event, Participation, Person
from interpol_cli.core.period import Match, Period
from interpol_cli.core.terms import OFFICE_TERMS
from interpol_cli.errors import OptionValueError, UnknownValueError

MakeEvent = Callable[..., Event]

PRESIDENT = Office(("president",), None)
SECRETARY_GENERAL = Office(("secretary-general", "secretary"), None)
AFRICA = Office(("vice-president",), "africa")


def days(first: str, last: str | None = None) -> Period:
    return Period(date.fromisoformat(first).toordinal(), date.fromisoformat(last or first).toordinal())


def part(person: str, office: str = "president", act: str | None = None, **more: str) -> Participation:
    name = Person(person, {"en": person.title()}, (), None)
    return Participation(name, office, more.get("region"), act, more.get("role"), None)


@pytest.fixture
def term(make_event: MakeEvent) -> Callable[..., Event]:
    def make(person: str, dates: str, office: str = "president", act: str | None = None, **more: str) -> Event:
        return make_event(id=f"term-{person}", kind="term", date=dates, people=(part(person, office, act, **more),))

    return make


@pytest.fixture
def deed(make_event: MakeEvent) -> Callable[..., Event]:
    def make(event_id: str, dates: str, *people: Participation, kind: str = "election", at: str | None = None) -> Event:
        return make_event(id=event_id, kind=kind, date=dates, people=people, part_of=at)

    return make


Make = Callable[..., Event]


def ids(holders: tuple[Holder, ...]) -> list[str]:
    return [holder.term.id for holder in holders]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("president", PRESIDENT),
        ("President", PRESIDENT),
        ("the president of INTERPOL", PRESIDENT),
        ("président", PRESIDENT),
        ("le président d'INTERPOL", PRESIDENT),
        ("الرئيس", PRESIDENT),
        ("رئيس الإنتربول", PRESIDENT),
        ("secretary general", SECRETARY_GENERAL),
        ("Secretary-General", SECRETARY_GENERAL),
        ("secrétaire général", SECRETARY_GENERAL),
        ("الأمين العام", SECRETARY_GENERAL),
        ("أمين عام", SECRETARY_GENERAL),
        ("secretary", Office(("secretary",), None)),
        ("vice-president", Office(("vice-president",), None)),
        ("vice president for Africa", AFRICA),
        ("vice-president africa", AFRICA),
        ("vice-président pour l'Afrique", AFRICA),
        ("نائب الرئيس عن إفريقيا", AFRICA),
        ("نائب رئيس الإنتربول لإفريقيا", AFRICA),
        ("delegate for Asia", Office(("delegate",), "asia")),
        ("délégué pour l'Asie", Office(("delegate",), "asia")),
        ("مندوب آسيا", Office(("delegate",), "asia")),
        ("delegate for the Americas", Office(("delegate",), "americas")),
        ("مندوب للأمريكتين", Office(("delegate",), "americas")),
        ("CCF chair", Office(("ccf-chair",), None)),
    ],
)
def test_office_is_read_in_three_languages(text: str, office: Office) -> None:
    assert office == parse_office(text)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_office_is_read_as_it_is_shown(language: str) -> None:
    for office, term in OFFICE_TERMS.items():
        names = SECRETARY_GENERAL.names if office == "secretary-general" else (office,)
        assert Office(names, None) == parse_office(term.name[language])


def test_region_is_given_apart_or_in_the_words_or_both() -> None:
    assert AFRICA == parse_office("vice-president", "Afrique")
    assert AFRICA == parse_office("vice-president for Africa", "إفريقيا")


def test_two_regions_are_refused() -> None:
    with pytest.raises(OptionValueError, match="--region does not take 'asia': the office names another one"):
        parse_office("vice-president for Africa", "asia")


def test_unknown_office_is_refused_with_the_nearest_once() -> None:
    with pytest.raises(UnknownValueError, match="no office is called 'presidant'; did you mean President or"):
        parse_office("presidant")
    with pytest.raises(UnknownValueError, match="no office is called ''"):
        parse_office("")


def test_unknown_region_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownValueError, match="no region is called 'afrca'; did you mean Africa"):
        parse_office("vice-president for Afrca")


def test_holder_is_whoever_shares_a_day_with_the_period(term: Make) -> None:
    events = (term("meng", "2016-11-10/2018-10-07"), term("kim", "2018-10-07/2018-11-21", act="acting"))
    assert ["term-kim"] == ids(holders_of(PRESIDENT, days("2018-10-08"), events))
    assert ["term-meng", "term-kim"] == ids(holders_of(PRESIDENT, days("2018-10-07"), events))
    assert [] == ids(holders_of(PRESIDENT, days("2018-11-22"), events))


def test_holders_stand_in_the_order_of_time(term: Make) -> None:
    events = (term("late", "1968/1972"), term("early", "1956/1960"), term("middle", "1963/196X"))
    assert ["term-early", "term-middle", "term-late"] == ids(
        holders_of(PRESIDENT, days("1900-01-01", "2000-01-01"), events)
    )


def test_other_offices_and_regions_are_left_out(term: Make) -> None:
    events = (
        term("dkhissi", "2024-11-07/..", "vice-president", region="africa"),
        term("rodriguez", "2024-11-07/..", "vice-president", region="americas"),
        term("philippe", "2025-11-27/.."),
    )
    assert ["term-dkhissi"] == ids(holders_of(AFRICA, days("2025-12-01"), events))
    both = Office(("vice-president",), None)
    assert ["term-dkhissi", "term-rodriguez"] == ids(holders_of(both, days("2025-12-01"), events))


def test_secretaries_of_the_first_years_count_as_secretary_general(term: Make) -> None:
    events = (term("dressler", "1923/1932", "secretary"), term("sicot", "1951/1963", "secretary-general"))
    period = days("1920-01-01", "1960-01-01")
    assert ["term-dressler", "term-sicot"] == ids(holders_of(parse_office("secretary general"), period, events))
    assert ["term-dressler"] == ids(holders_of(parse_office("secretary"), period, events))


@pytest.mark.parametrize(
    ("dates", "match"),
    [("1979/1984", Match.CERTAIN), ("1980/1984", Match.POSSIBLE), ("1979?/1984", Match.POSSIBLE)],
)
def test_holder_is_certain_or_possible(dates: str, match: Match, term: Make) -> None:
    (holder,) = holders_of(PRESIDENT, days("1980-05-01"), (term("bugarin", dates),))
    assert match is holder.match


def test_acting_holder_is_told_apart(term: Make) -> None:
    events = (term("herrera", "2008-02-13/2008-10-10", act="acting"), term("khoo", "2008-10-10/2012-11-08"))
    assert [True, False] == [one.is_acting for one in holders_of(PRESIDENT, days("2008-10-10"), events)]


def test_term_begins_with_the_nearest_entry_of_that_person_into_that_office(term: Make, deed: Make) -> None:
    events = (
        term("kendall", "1985-10/2000-11"),
        deed("too-late", "1990-10", part("kendall", act="re-elected")),
        deed("another-office", "1985-10", part("kendall", "delegate", "elected")),
        deed("another-person", "1985-10", part("bossard", act="elected")),
        deed("candidacy", "1985-10", part("kendall", act="candidate")),
        deed("election", "1985-10", part("kendall", act="elected")),
        deed("earlier", "1985-06", part("kendall", act="appointed"), kind="appointment"),
    )
    (holder,) = holders_of(PRESIDENT, days("1986-01-01"), events)
    assert holder.began is not None
    assert "election" == holder.began.id


def test_an_entry_more_than_a_year_away_did_not_begin_the_term(term: Make, deed: Make) -> None:
    events = (term("kendall", "1985-10/2000-11"), deed("re-election", "1990-10", part("kendall", act="re-elected")))
    (holder,) = holders_of(PRESIDENT, days("1986-01-01"), events)
    assert (None, None) == (holder.began, holder.session_id)


def test_a_regional_office_begins_with_an_entry_into_it_in_that_region(term: Make, deed: Make) -> None:
    events = (
        term("wang", "2025-11-27/..", "vice-president", region="asia"),
        deed("asia", "2025-11-26", part("wang", "vice-president", "elected", region="asia")),
        deed("europe", "2025-11-27", part("wang", "vice-president", "elected", region="europe")),
    )
    (holder,) = holders_of(Office(("vice-president",), "asia"), days("2025-12-01"), events)
    assert holder.began is not None
    assert "asia" == holder.began.id


def test_electing_session_is_what_the_nearest_election_or_appointment_was_part_of(
    term: Make, deed: Make, make_event: MakeEvent
) -> None:
    events = (
        term("urquiza", "2024-11-07/.."),
        deed("election", "2024-11-05", part("urquiza", act="elected"), at="ga-92"),
        deed("ceremony", "2024-11-07", part("urquiza", act="took-office"), kind="ceremony", at="ga-0"),
        make_event(id="ga-92", kind="session", date="2024-11-04/2024-11-07"),
    )
    (holder,) = holders_of(PRESIDENT, days("2025-01-01"), events)
    assert holder.began is not None
    assert holder.session is not None
    assert ("ceremony", "ga-92", "ga-92") == (holder.began.id, holder.session_id, holder.session.id)


def test_electing_session_may_have_no_record(term: Make, deed: Make) -> None:
    events = (term("sicot", "1951/1963"), deed("election", "1951", part("sicot", act="elected"), at="ga-20"))
    (holder,) = holders_of(PRESIDENT, days("1955-01-01"), events)
    assert ("ga-20", None) == (holder.session_id, holder.session)


def test_term_ends_with_the_nearest_departure(term: Make, deed: Make) -> None:
    events = (
        term("selebi", "2004-10-08/2008-01-13"),
        deed("early", "2007-12-01", part("selebi", act="left-office")),
        deed("resignation", "2008-01-13", part("selebi", act="resigned"), kind="milestone"),
        deed("successor", "2008-01-13", part("khoo", act="elected"), part("selebi", role="outgoing")),
    )
    (holder,) = holders_of(PRESIDENT, days("2008-01-01"), events)
    assert holder.ended is not None
    assert "resignation" == holder.ended.id


def test_term_ends_with_the_choice_that_names_the_person_as_outgoing(term: Make, deed: Make) -> None:
    outgoing = part("al-raisi", role="outgoing")
    events = (
        term("al-raisi", "2021-11-25/2025-11-27"),
        deed("flag-handover", "2025-11-27", outgoing, kind="ceremony"),
        deed("successor", "2025-11-27", part("philippe", act="elected"), outgoing),
    )
    (holder,) = holders_of(PRESIDENT, days("2025-01-01"), events)
    assert holder.ended is not None
    assert "successor" == holder.ended.id


def test_hole_runs_from_the_last_holder_to_the_next(term: Make) -> None:
    events = (
        term("first", "2000-11-03/2004-10-08"),
        term("selebi", "2004-10-08/2008-01-13"),
        term("herrera", "2008-02-13/2008-10-10", act="acting"),
        term("khoo", "2008-10-10/2012-11-08"),
    )
    hole = vacancy_around(PRESIDENT, days("2008-01-20"), events)
    assert days("2008-01-14", "2008-02-12") == hole.period
    assert hole.before is not None
    assert hole.after is not None
    assert ("term-selebi", "term-herrera") == (hole.before.term.id, hole.after.term.id)


def test_hole_is_open_where_nobody_came_before_or_after(term: Make) -> None:
    events = (term("schober", "1923-09-07/1932-08-19"),)
    before = vacancy_around(PRESIDENT, days("1900-01-01"), events)
    assert (OPEN_START, None) == (before.period.first, before.before)
    after = vacancy_around(PRESIDENT, days("1950-01-01"), events)
    assert (OPEN_END, None) == (after.period.last, after.after)
    nobody = vacancy_around(AFRICA, days("1950-01-01"), events)
    assert (Period(OPEN_START, OPEN_END), None, None) == (nobody.period, nobody.before, nobody.after)
