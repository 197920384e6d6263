"""Calendars, as two readers of iCalendar that know nothing of each other read them."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from icalendar import Calendar

from facts import small_events
from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.core.model import Dispute, Event, Source
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.render.ics import days_of, render_ics
from strategies import edtfs

STAMP = date(2020, 2, 3)
MakeEvent = Callable[..., Event]


def written(events: Sequence[Event], languages: tuple[str, ...] = ("en",), *, is_widest: bool = False) -> str:
    rows = [Row(event, Match.CERTAIN) for event in events]
    return "".join(render_ics(rows, languages, stamp=STAMP, is_widest=is_widest))


def read(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def only(event: Event, languages: tuple[str, ...] = ("en",), *, is_widest: bool = True) -> Any:  # noqa: ANN401 - a component is a mapping of values of any type
    (component,) = read(written([event], languages, is_widest=is_widest))
    return component


def test_last_day_is_in_and_the_end_is_the_day_after() -> None:
    """RFC 5545, 3.6.1: DTEND is not in."""
    (event,) = [event for event in small_events() if event.id == "ga-93"]
    component = only(event, is_widest=False)
    assert (date(2025, 11, 24), date(2025, 11, 28)) == (component["DTSTART"].dt, component["DTEND"].dt)
    lines = written([event]).split("\r\n")
    assert {"DTSTART;VALUE=DATE:20251124", "DTEND;VALUE=DATE:20251128"} <= set(lines)


def test_a_single_day_ends_on_the_next(make_event: MakeEvent) -> None:
    component = only(make_event(date="1956-06-13"))
    assert (date(1956, 6, 13), date(1956, 6, 14)) == (component["DTSTART"].dt, component["DTEND"].dt)


def test_two_readers_read_the_same() -> None:
    text = written(small_events(), ("ar", "en"), is_widest=True)
    ours = {str(one["UID"]): one for one in read(text)}
    theirs = {one.uid.value: one for one in vobject.readOne(text).vevent_list}
    assert set(ours) == set(theirs)
    assert 16 == len(ours)
    for uid, one in ours.items():
        other = theirs[uid]
        assert (one["DTSTART"].dt, one["DTEND"].dt) == (other.dtstart.value, other.dtend.value)
        for name in ("SUMMARY", "DESCRIPTION", "STATUS", "LOCATION", "URL"):
            assert str(one.get(name, "")) == getattr(getattr(other, name.lower(), None), "value", "")


def test_lines_are_75_octets_at_most_and_letters_stay_whole() -> None:
    data = written(small_events(), ("ar", "en"), is_widest=True).encode()
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert 75 >= max(map(len, lines))
    assert [] == [line for line in lines if line.decode("utf-8") == ""]
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_calendar_has_what_the_standard_requires() -> None:
    text = written(small_events())
    calendar = Calendar.from_ical(text)
    assert ("2.0", "GREGORIAN") == (calendar["VERSION"], calendar["CALSCALE"])
    assert calendar["PRODID"]
    for component in read(text):
        assert component["UID"]
        assert timedelta(0) == component["DTSTAMP"].dt.utcoffset()


@pytest.mark.parametrize("given_date", ["1924", "1923-09", "1924~", "194X", "1963/196X", "2016-21", "1924-05-03~"])
def test_facts_without_known_days_are_left_out_unless_asked_for(make_event: MakeEvent, given_date: str) -> None:
    event = make_event(date=given_date)
    assert "" == written([event])
    component = only(event)
    assert event.date.earliest == component["DTSTART"].dt
    assert event.date.latest == component["DTEND"].dt - timedelta(days=1)


@pytest.mark.parametrize("given_date", ["1989/..", "1963/", "/1942", "../1914-04-18", "9999-12-31"])
def test_what_has_no_first_or_last_day_is_in_no_calendar(make_event: MakeEvent, given_date: str) -> None:
    assert "" == written([make_event(date=given_date)], is_widest=True)


@given(edtfs())
def test_days_are_the_earliest_and_the_latest(date_given: Edtf) -> None:
    days = days_of(date_given, is_widest=True)
    if days:
        assert (date_given.earliest, date_given.latest) == days
    exact = days_of(date_given)
    assert exact in (None, days)


@given(edtfs())
def test_every_date_reads_back(date_given: Edtf) -> None:
    (event, *_) = small_events()
    text = written([event._replace(date=date_given)], is_widest=True)
    days = days_of(date_given, is_widest=True)
    assert bool(days) == bool(text)
    if days:
        (component,) = read(text)
        assert days == (component["DTSTART"].dt, component["DTEND"].dt - timedelta(days=1))
        assert date_given.text == str(component["X-INTERPOL-EDTF"])


def test_doubt_is_said_in_summary_status_and_description(make_event: MakeEvent) -> None:
    component = only(make_event(date="1924~"))
    assert "Congress of Vienna (about 1924)" == str(component["SUMMARY"])
    assert "TENTATIVE" == str(component["STATUS"])
    assert "Date: about 1924 (1924~)" in str(component["DESCRIPTION"]).splitlines()
    unsure = only(make_event(date="1956-06-13?"), is_widest=False)
    assert ("TENTATIVE", "Congress of Vienna (13 June 1956?)") == (str(unsure["STATUS"]), str(unsure["SUMMARY"]))


def test_month_that_is_not_doubted_is_confirmed_but_marked(make_event: MakeEvent) -> None:
    component = only(make_event(date="1923-09"))
    assert ("CONFIRMED", "Congress of Vienna (September 1923)") == (str(component["STATUS"]), str(component["SUMMARY"]))


def test_known_days_are_confirmed_and_unmarked(make_event: MakeEvent) -> None:
    component = only(make_event(date="1923-09-03/1923-09-07"))
    assert ("CONFIRMED", "Congress of Vienna") == (str(component["STATUS"]), str(component["SUMMARY"]))
    assert "Date:" not in str(component["DESCRIPTION"])


def test_an_answer_that_is_only_possible_says_so(make_event: MakeEvent) -> None:
    (component,) = read("".join(render_ics([Row(make_event(), Match.POSSIBLE)], ("en",), stamp=STAMP)))
    assert "may lie outside the period asked for" in str(component["DESCRIPTION"])


def test_summary_and_place_are_in_the_readers_language() -> None:
    (event,) = [event for event in small_events() if event.id == "ga-92"]
    component = only(event, ("ar", "en"))
    assert ("الدورة 92 للجمعية العامة للإنتربول", "ar") == (
        str(component["SUMMARY"]),
        component["SUMMARY"].params["LANGUAGE"],
    )
    assert "Scottish Event Campus, Glasgow, United Kingdom" == str(only(event)["LOCATION"])
    assert str(component["LOCATION"]).endswith("المملكة المتحدة")


def test_description_names_sources_and_disputes() -> None:
    (event,) = [event for event in small_events() if event.id == "ga-92"]
    lines = str(only(event)["DESCRIPTION"]).splitlines()
    assert event.summary["en"] == lines[0]
    assert (
        "- INTERPOL, “92nd INTERPOL General Assembly”, 4 November 2024 (official, en), "
        "https://example.org/en/ga-92 [interpol-ga-92]"
    ) in lines
    assert (
        "- place: “Vienna” (Le Journal [journal-2025]): one passage puts the session in Vienna; "
        "INTERPOL and all others say Glasgow"
    ) in lines


def test_categories_are_kind_and_tags(make_event: MakeEvent) -> None:
    component = only(make_event(tags=("founding", "police")))
    assert ["meeting", "founding", "police"] == [str(one) for one in component["CATEGORIES"].cats]


def test_nothing_blocks_the_readers_time() -> None:
    assert {"TRANSPARENT"} == {str(one["TRANSP"]) for one in read(written(small_events()))}


def source(**changes: str | None) -> Source:
    given = {"id": "one", "title": "One", "publisher": "A", "url": None, "published": None, "note": None, **changes}
    return Source(**{"language": "en", "type": "press", **given})  # type: ignore[arg-type]


def test_address_is_the_first_of_the_web(make_event: MakeEvent) -> None:
    sources = tuple(source(url=url) for url in (None, "javascript:alert(1)", "https://example.org/a b", "http://b.org"))
    assert "https://example.org/a%20b" == str(only(make_event(sources=sources))["URL"])
    assert "URL" not in only(make_event(sources=sources[:2]))


def test_stamp_is_the_newest_source_and_never_the_clock(make_event: MakeEvent) -> None:
    """A dispute is part of what is written, and so of its age."""
    dated = (source(published="2019"), source(published="2024-11-07"), source(published="2023-05"))
    assert datetime(2024, 11, 7, tzinfo=UTC) == only(make_event(sources=dated))["DTSTAMP"].dt
    dispute = Dispute("place", "Graz", (source(published="2025-01-02"),), "an error")
    assert datetime(2025, 1, 2, tzinfo=UTC) == only(make_event(sources=dated, disputes=(dispute,)))["DTSTAMP"].dt
    undated = make_event(sources=(source(), source(published="../1990")))
    assert datetime(2020, 2, 3, tzinfo=UTC) == only(undated)["DTSTAMP"].dt


def test_id_is_the_same_in_every_export() -> None:
    first, second = (read(written(small_events(), languages, is_widest=True)) for languages in (("en",), ("fr", "en")))
    assert [one["UID"] for one in first] == [one["UID"] for one in second]
    assert "ga-93@interpol-cli" in {str(one["UID"]) for one in first}
    assert len(first) == len({str(one["UID"]) for one in first})


def test_signs_of_the_format_in_a_text_read_back(make_event: MakeEvent) -> None:
    title = 'A; b, c \\ d: "e" \\n END:VEVENT'
    event = make_event(title={"en": title}, summary={"en": "One\nBEGIN:VALARM\nthree"}, venue="Hall 1, wing; B")
    text = written([event])
    component = only(event)
    assert title == str(component["SUMMARY"]) == vobject.readOne(text).vevent.summary.value
    assert str(component["DESCRIPTION"]).startswith("One\nBEGIN:VALARM\nthree\n")
    assert "Hall 1, wing; B, Vienna, Austria" == str(component["LOCATION"])
    assert 1 == len(Calendar.from_ical(text).subcomponents)


def test_a_fact_is_written_before_the_next_is_read() -> None:
    events = iter(small_events())
    pieces = render_ics((Row(event, Match.CERTAIN) for event in events), ("en",), stamp=STAMP, is_widest=True)
    assert "BEGIN:VCALENDAR" in next(pieces)
    assert "UID:accession-ma@" in next(pieces)
    assert "appointment-secretary-1946" == next(events).id


def test_nothing_is_no_calendar() -> None:
    assert "" == written([])


def test_example_of_a_fact_whose_end_is_open_is_none() -> None:
    assert days_of(parse("2025-11-27/.."), is_widest=True) is None
