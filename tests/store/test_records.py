import json
from collections.abc import Mapping

import pytest

from interpol_cli.core.edtf import parse
from interpol_cli.core.model import Event
from interpol_cli.store.records import Frozen
from interpol_cli.store.store import Store


@pytest.fixture
def election(small_store: Store) -> Event:
    event = small_store.event("vice-president-2024-dkhissi")
    assert event is not None
    return event


def get(store: Store, event_id: str) -> Event:
    event = store.event(event_id)
    assert event is not None
    return event


def test_event_has_its_own_fields(election: Event, small_store: Store) -> None:
    assert ("election", parse("2024-11-07"), "ga-92") == (election.kind, election.date, election.part_of)
    assert "انتخاب محمد الدخيسي نائبا لرئيس الإنتربول عن أفريقيا" == election.title["ar"]
    assert {"en": "He won the vote at the session in Glasgow."} == election.summary
    assert ("executive-committee", "morocco") == election.tags
    assert small_store.paths == (election.origin,)


def test_references_are_resolved(election: Event) -> None:
    assert election.place is not None
    assert ("Glasgow", "GB", "europe") == (
        election.place.name["en"],
        election.place.country.code,
        election.place.country.region,
    )
    assert ["interpol-ga-92", "dgsn-2024"] == [source.id for source in election.sources]
    assert ("2024-11-07", "ar", "press") == (
        election.sources[1].published,
        election.sources[1].language,
        election.sources[1].type,
    )


def test_person_is_in_an_office_by_an_act(election: Event) -> None:
    (part,) = election.people
    assert ("vice-president", "africa", "elected", None) == (part.office, part.region, part.act, part.role)
    assert {"for": 94, "against": 60, "abstentions": 3, "of": 157, "share": 59.9} == part.votes
    assert part.person.country is not None
    assert ("محمد الدخيسي", "MA") == (part.person.name["ar"], part.person.country.code)


def test_dispute_names_its_sources(election: Event) -> None:
    (dispute,) = election.disputes
    assert ("people.mohamed-dkhissi.votes.for", "96") == (dispute.field, dispute.value)
    assert ["journal-2025"] == [source.id for source in dispute.sources]
    assert "one paper counts two more votes" == dispute.why


def test_session_has_series_number_attendance_and_hall(small_store: Store) -> None:
    session = get(small_store, "ga-92")
    assert session.series is not None
    assert ("general-assembly", "ga", (3, 18, 19), 92) == (
        session.series.id,
        session.series.prefix,
        session.series.missing,
        session.number,
    )
    assert {"countries": 177, "delegates": 1000} == session.attendance
    assert "Scottish Event Campus" == session.venue


def test_place_may_be_a_country_or_have_had_another_state(small_store: Store) -> None:
    iran, prague = get(small_store, "ga-50").place, get(small_store, "ga-17")
    assert iran is not None
    assert iran.is_country
    assert prague.place is not None
    assert ("Czechoslovakia", "CZ", False) == (prague.place_then, prague.place.country.code, prague.place.is_country)


def test_what_a_record_does_not_say_is_none_or_empty(small_store: Store) -> None:
    event = get(small_store, "records-lost")
    assert (None,) * 7 == (
        event.series,
        event.number,
        event.place,
        event.venue,
        event.place_then,
        event.part_of,
        event.note,
    )
    assert ((), (), (), (), {}) == (event.countries, event.people, event.tags, event.disputes, event.attendance)
    person = small_store.people["richard-leofric-jackson"]
    assert (None, ()) == (person.country, person.aliases)
    source = small_store.sources["archive-1948"]
    assert (None, None, "Seen on paper.") == (source.url, source.published, source.note)
    assert small_store.series["headquarters"].prefix is None


def test_each_thing_is_made_once(small_store: Store) -> None:
    events = {event.id: event for event in small_store.events()}
    assert events["ga-92"].place is events["vice-president-2024-dkhissi"].place
    assert events["ga-93"].countries[0] is small_store.countries["FR"]
    assert events["ga-92"].series is small_store.series["general-assembly"]


def test_equal_records_are_equal_and_hashable(small_store: Store) -> None:
    first, second = get(small_store, "ga-92"), get(small_store, "ga-92")
    assert first is not second
    assert first == second
    assert 1 == len({first, second})


@pytest.mark.parametrize(
    "change",
    [
        lambda names: names.__setitem__("en", "x"),
        lambda names: names.__delitem__("en"),
        lambda names: names.update(en="x"),
        lambda names: names.__ior__({"en": "x"}),
        lambda names: names.pop("en"),
        lambda names: names.popitem(),
        lambda names: names.setdefault("de", "x"),
        lambda names: names.clear(),
    ],
)
def test_names_do_not_change(small_store: Store, change: object) -> None:
    names: Mapping[str, str] = small_store.countries["MA"].name
    with pytest.raises(TypeError, match="does not change"):
        change(names)  # type: ignore[operator]
    assert "Morocco" == small_store.countries["MA"].name["en"]


def test_json_writes_names_as_they_are() -> None:
    assert '{"en": "Morocco"}' == json.dumps(Frozen({"en": "Morocco"}))


def test_view_of_a_table_is_a_mapping(small_store: Store) -> None:
    assert ["AE", "AT", "BR", "CZ", "FR", "GB", "IR", "MA", "MC"] == list(small_store.countries)
    assert (9, True, False) == (
        len(small_store.countries),
        "MA" in small_store.countries,
        "XX" in small_store.countries,
    )
    assert small_store.countries.get("XX") is None
    with pytest.raises(KeyError):
        small_store.places["nowhere"]
