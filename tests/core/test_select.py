"""Choosing facts: what each term of a query means, how surely it holds, and the order of what is found."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import SMALL_STORE, event_lists, queries, small_events
from interpol_cli.core import query as q
from interpol_cli.core.edtf import parse as parse_date
from interpol_cli.core.model import Country, Dispute, Event, Participation, Person
from interpol_cli.core.period import Match, Period
from interpol_cli.core.query_parser import QueryParser
from interpol_cli.core.select import count_values, in_time, matcher, select, texts_of
from interpol_cli.store.store import open_store

SMALL = open_store([SMALL_STORE])
PARSER = QueryParser(SMALL, lambda text: Period.of(parse_date(text).bounds))
CERTAIN = Match.CERTAIN


def found(text: str) -> list[str]:
    return [row.event.id for row in select(small_events(), PARSER.parse(text))]


def matches(text: str) -> dict[str, str]:
    return {row.event.id: row.match.label for row in select(small_events(), PARSER.parse(text))}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("id:ga-92", ["ga-92"]),
        ("kind:ceremony", ["flag-2025"]),
        ("kind:session host:MA", ["ga-93"]),
        ("series:headquarters", ["seat-vienna", "seat-lyon"]),
        ("number:2..40", ["ga-2", "ga-17", "ga-38"]),
        ("number:51..", ["ga-92", "ga-93"]),
        ("number:..1", ["ga-1"]),
        ("host:CZ", ["ga-17"]),
        ("city:Vienna kind:session", ["ga-2", "ga-1"]),  # "about 1924" may have been January 1923
        ("venue:campus", ["ga-92"]),
        ("person:schober", ["ga-1"]),
        ("office:delegate", ["term-delegate-jackson"]),
        ("region:africa", ["vice-president-2024-dkhissi"]),
        ("role:host", ["ga-1"]),
        ("act:elected", ["vice-president-2024-dkhissi"]),
        ("host_region:africa", ["arab-meeting-2016", "ga-93", "flag-2025"]),
        ("tag:founding", ["ga-1"]),
        ("source:archive-1948", ["ga-17"]),
        ("source_type:archive", ["ga-17"]),
        ("source_lang:ar", ["arab-meeting-2016", "ga-92", "vice-president-2024-dkhissi"]),
        ("publisher:journal", ["ga-93"]),
        ("title:radio", ["radio-network"]),
        ("title:Siège", ["seat-vienna", "term-committee-1963", "seat-lyon"]),
        ("precision:season", ["arab-meeting-2016"]),
        ("precision:decade", ["records-lost", "term-committee-1963"]),
        ("uncertain:yes", ["radio-network", "accession-ma", "ga-38"]),
        ("approximate:yes", ["ga-2", "radio-network", "ga-50"]),
        ("part_of:ga-92", ["vice-president-2024-dkhissi"]),
        ("disputed:yes", ["ga-92", "vice-president-2024-dkhissi"]),
        ("disputed:place", ["ga-92"]),
        ("disputed:attendance", ["ga-92"]),
        ("disputed:attendance.countries", ["ga-92"]),
        ("disputed:people", ["vice-president-2024-dkhissi"]),
        ("disputed:no kind:ceremony", ["flag-2025"]),
    ],
)
def test_field_asks(query: str, ids: list[str]) -> None:
    assert ids == found(query)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("wien", ["ga-2", "ga-1", "seat-vienna"]),  # an alias of the place
        ("النمسا", ["ga-2", "ga-1", "seat-vienna"]),  # the country of the place, in Arabic
        ("Tchécoslovaquie", []),
        ("czechoslovakia", ["ga-17"]),  # the state of the time
        ("dkhissi", ["vice-president-2024-dkhissi"]),
        ("الدخيسي", ["vice-president-2024-dkhissi"]),
        ("ga-92", ["ga-92"]),  # the id
        ("bounds", ["term-delegate-jackson"]),  # the note
        ("founding", ["ga-2", "ga-1"]),  # a tag, and a summary
        ("UAE", ["arab-meeting-2016"]),  # an alias of a country that it is about
        ('"police radio"', ["radio-network"]),
        ('"radio de police"', ["radio-network"]),
        ('"radio police"', []),
        ('"network bureaus"', []),  # the end of one text and the beginning of another are no phrase
        ("polic", []),
        ("polic*", ["congress-before-the-war", "ga-1", "radio-network", "arab-meeting-2016"]),
        ('"heads of ara*"', ["arab-meeting-2016"]),
        ("not:(kind:session OR kind:term OR kind:seat OR kind:milestone) glasgow", ["vice-president-2024-dkhissi"]),
        ("host:MA OR host:GB kind:session", ["arab-meeting-2016", "ga-92", "ga-93", "flag-2025"]),
        ("(host:MA OR host:GB) kind:session", ["ga-92", "ga-93"]),
    ],
)
def test_words_ask(query: str, ids: list[str]) -> None:
    assert ids == found(query)


def test_host_is_where_it_was_held_and_country_also_what_it_is_about() -> None:
    assert ["arab-meeting-2016", "ga-93", "flag-2025"] == found("host:MA")
    assert [
        "accession-ma",
        "arab-meeting-2016",
        "vice-president-2024-dkhissi",
        "ga-93",
        "flag-2025",
    ] == found("country:MA")


@pytest.mark.parametrize("kind", ["term", "election", "appointment"])
def test_office_of_a_person_is_also_a_matter_of_the_persons_country(
    make_event: Callable[..., Event], kind: str
) -> None:
    event = make_event(kind=kind, place=None, people=(_of_morocco(),))
    assert [event] == [row.event for row in select([event], PARSER.parse("country:MA"))]


@pytest.mark.parametrize("kind", ["session", "meeting", "ceremony", "milestone"])
def test_guest_of_a_session_does_not_make_it_a_matter_of_the_guests_country(
    make_event: Callable[..., Event], kind: str
) -> None:
    event = make_event(kind=kind, place=None, people=(_of_morocco(),))
    assert () == select([event], PARSER.parse("country:MA"))


def _of_morocco() -> Participation:
    morocco = Country("MA", {"en": "Morocco"}, (), "africa")
    return Participation(Person("someone", {"en": "Someone"}, (), morocco), "president", None, None, None, None)


def test_dates_say_how_surely_they_match() -> None:
    assert {
        "ga-2": "possible",  # "about 1924" may have been 1925
        "seat-vienna": "possible",  # nobody says since when
    } == matches("date:1925")
    assert {"ga-1": "certain", "seat-vienna": "possible", "ga-2": "possible"} == matches("date:1923")


def test_doubted_date_is_never_certain() -> None:
    assert "possible" == matches("date:1969")["ga-38"]


def test_negation_turns_certain_round_and_leaves_possible() -> None:
    found = matches("not:date:1923 kind:session")
    assert "ga-1" not in found
    assert ("possible", "certain") == (found["ga-2"], found["ga-17"])


def test_certain_only_leaves_out_what_is_possible() -> None:
    query = PARSER.parse("date:1923")
    assert ["ga-1"] == [row.event.id for row in select(small_events(), query, certain_only=True)]


def test_order_is_by_start_then_end_then_id(make_event: Callable[..., Event]) -> None:
    events = [
        make_event(id="e", date="1924-05-02"),
        make_event(id="d", date="1924"),
        make_event(id="c", date="1924-01-01/1924-02"),
        make_event(id="b", date="1924-01-01"),
        make_event(id="a2", date="1924-01-01"),
        make_event(id="a1", date="../1923"),
    ]
    expected = ["a1", "a2", "b", "c", "d", "e"]
    assert expected == [row.event.id for row in select(events, q.EVERYTHING)]
    assert expected == [row.event.id for row in select(events[::-1], q.EVERYTHING)]


def test_no_fact_answers_nothing() -> None:
    assert () == select((), q.EVERYTHING)


def test_values_are_counted_once_for_each_fact(make_event: Callable[..., Event]) -> None:
    dispute = Dispute("place", "Berlin", (), "why")
    events = [
        make_event(disputes=(dispute, dispute)),
        make_event(disputes=()),
        make_event(place=None, disputes=(Dispute("attendance.countries", "1", (), "why"),)),
    ]
    assert {"true": 2, "false": 1, "place": 1, "attendance.countries": 1, "attendance": 1} == count_values(
        "disputed", events
    )
    assert {"AT": 2} == count_values("host", events)


def test_every_text_of_a_fact_can_be_found() -> None:
    """What `texts_of` gives is what free words look through: each of its words finds the fact."""
    for event in small_events():
        for text in texts_of(event):
            assert CERTAIN is matcher(PARSER.parse(f'"{text}"'))(event), text


ANY_EVENT = event_lists(most=3).filter(bool).map(lambda events: events[0])


@given(event_lists(), queries(), st.booleans())
def test_select_keeps_the_order_and_adds_nothing(events: list[Event], query: q.Query, certain_only: bool) -> None:
    rows = select(events, query, certain_only=certain_only)
    everything = [row.event for row in select(events, q.EVERYTHING)]
    chosen = [row.event for row in rows]
    assert chosen == [event for event in everything if event in chosen]
    assert len(chosen) == len({event.id for event in chosen})
    assert len(everything) == len(events)


@given(event_lists(), queries())
def test_row_has_the_match_of_its_event(events: list[Event], query: q.Query) -> None:
    match = matcher(query)
    rows = select(events, query)
    assert {event.id: match(event) for event in events if match(event)} == {row.event.id: row.match for row in rows}
    certain = select(events, query, certain_only=True)
    assert certain == tuple(row for row in rows if row.match is CERTAIN)


@given(event_lists(), st.randoms())
def test_order_does_not_depend_on_the_order_of_the_store(events: list[Event], random: object) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert select(events, q.EVERYTHING) == select(shuffled, q.EVERYTHING)
    keys = [in_time(row) for row in select(events, q.EVERYTHING)]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


@given(ANY_EVENT, queries())
def test_twice_negated_is_itself(event: Event, query: q.Query) -> None:
    assert matcher(query)(event) is matcher(q.Negation(q.Negation(query)))(event)


@given(ANY_EVENT, queries())
def test_certain_and_no_change_places_under_negation(event: Event, query: q.Query) -> None:
    assert CERTAIN - matcher(query)(event) == matcher(q.Negation(query))(event)


@given(ANY_EVENT, st.lists(queries(), min_size=1, max_size=4))
def test_all_of_is_the_least_and_any_of_the_greatest(event: Event, terms: list[q.Query]) -> None:
    each = [matcher(term)(event) for term in terms]
    assert min(each) is matcher(q.AllOf(tuple(terms)))(event)
    assert max(each) is matcher(q.AnyOf(tuple(terms)))(event)


@given(ANY_EVENT, queries(), queries())
def test_laws_of_de_morgan_hold(event: Event, first: q.Query, second: q.Query) -> None:
    neither = q.Negation(q.AnyOf((first, second)))
    not_both = q.Negation(q.AllOf((first, second)))
    assert matcher(neither)(event) is matcher(q.AllOf((q.Negation(first), q.Negation(second))))(event)
    assert matcher(not_both)(event) is matcher(q.AnyOf((q.Negation(first), q.Negation(second))))(event)


@given(event_lists(), queries(), queries())
def test_another_term_only_narrows(events: list[Event], first: q.Query, second: q.Query) -> None:
    wide = {row.event.id for row in select(events, first)}
    assert {row.event.id for row in select(events, q.AllOf((first, second)))} <= wide
    assert wide <= {row.event.id for row in select(events, q.AnyOf((first, second)))}
