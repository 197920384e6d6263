"""TimelineJS, as its documentation asks for it: dates with their parts, text that is HTML, a name for each slide.

The documented shape is checked here by hand; a real TimelineJS 3 is a page in a browser.
"""

import html.parser
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given

from facts import small_events
from interpol_cli.core.edtf import Edtf
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.render.timelinejs import render_timelinejs
from strategies import edtfs

MakeEvent = Callable[..., Event]
Slide = dict[str, Any]


def slides(events: Sequence[Event], languages: tuple[str, ...] = ("en",)) -> list[Slide]:
    data = json.loads("".join(render_timelinejs([Row(event, Match.CERTAIN) for event in events], languages)))
    assert {"title", "events"} == set(data)
    assert {"unique_id", "text"} == set(data["title"])
    found: list[Slide] = data["events"]
    return found


def dates_of(make_event: MakeEvent, text: str) -> tuple[Any, Any, str]:
    (slide,) = slides([make_event(date=text)])
    return slide["start_date"], slide.get("end_date"), slide["display_date"]


@pytest.mark.parametrize(
    ("text", "start", "end", "said"),
    [
        ("1956-06-13", {"year": 1956, "month": 6, "day": 13}, None, "13 June 1956"),
        (
            "2025-11-24/2025-11-27",
            {"year": 2025, "month": 11, "day": 24},
            {"year": 2025, "month": 11, "day": 27},
            "24–27 November 2025",
        ),
        ("1923-09", {"year": 1923, "month": 9}, None, "September 1923"),
        ("1923-09-XX", {"year": 1923, "month": 9}, None, "some day in September 1923"),
        ("1924~", {"year": 1924}, None, "about 1924"),
        ("1957-06?", {"year": 1957, "month": 6}, None, "June 1957?"),
        ("194X", {"year": 1940}, {"year": 1949}, "1940s"),
        ("19XX", {"year": 1900}, {"year": 1999}, "1900s (century)"),
        ("1963/196X", {"year": 1963}, {"year": 1969}, "1963 – some year in the 1960s"),
        ("2016-21", {"year": 2016, "month": 3}, {"year": 2016, "month": 5}, "spring 2016"),
        ("1946-24", {"year": 1946, "month": 12}, {"year": 1947, "month": 2}, "winter 1946"),
        ("1963-05-01/1963", {"year": 1963, "month": 5, "day": 1}, None, "1 May 1963 – 1963"),
        ("1989/..", {"year": 1989}, None, "since 1989"),
        ("../1914-04-18", {"year": 1914, "month": 4, "day": 18}, None, "until 18 April 1914"),
        ("/1942", {"year": 1942}, None, "unknown – 1942"),
    ],
)
def test_date_is_as_exact_as_the_sources(
    make_event: MakeEvent, text: str, start: Slide, end: Slide | None, said: str
) -> None:
    given_start, given_end, display = dates_of(make_event, text)
    assert (start, end) == (given_start, given_end)
    assert said == display


def as_key(parts: Slide) -> tuple[int, int, int]:
    """Fill a date as TimelineJS does."""
    return parts["year"], parts.get("month", 1), parts.get("day", 1)


@given(edtfs())
def test_every_date_is_one_of_the_calendar_in_order(date: Edtf) -> None:
    (first, *_) = small_events()
    (slide,) = slides([first._replace(date=date)])
    for parts in (slide[name] for name in ("start_date", "end_date") if name in slide):
        assert set(parts) <= {"year", "month", "day"}
        assert 1 <= parts.get("month", 1) <= 12
        assert "month" in parts or "day" not in parts
    assert "end_date" not in slide or as_key(slide["start_date"]) < as_key(slide["end_date"])
    assert slide["display_date"]


def test_slides_carry_what_timelinejs_reads() -> None:
    for event, slide in zip(small_events(), slides(small_events()), strict=True):
        assert event.id == slide["unique_id"]
        assert event.kind == slide["group"]
        assert event.title["en"] in slide["text"]["headline"]
        assert set(slide) <= {"unique_id", "group", "display_date", "start_date", "end_date", "text", "autolink"}


def test_group_headline_and_date_are_in_the_readers_language() -> None:
    (event,) = [event for event in small_events() if event.id == "ga-92"]
    (slide,) = slides([event], ("fr", "en"))
    assert ("session", "4–7 novembre 2024") == (slide["group"], slide["display_date"])
    assert "92e session" in slide["text"]["headline"]
    (slide,) = slides([event], ("ar", "en"))
    assert ("دورة", "الدورة 92 للجمعية العامة للإنتربول") == (slide["group"], slide["text"]["headline"])
    assert '<p dir="rtl">' in slide["text"]["text"]
    assert slide["text"]["text"].startswith("<p>The session elected"), "the summary is English, whatever was asked for"


def test_text_has_place_disputes_and_linked_sources() -> None:
    (event,) = [event for event in small_events() if event.id == "ga-92"]
    (slide,) = slides([event])
    text = slide["text"]["text"]
    assert "<p>Scottish Event Campus, Glasgow, United Kingdom</p>" in text
    assert '<a href="https://example.org/en/ga-92">https://example.org/en/ga-92</a> [interpol-ga-92]' in text
    assert "Disputed: place: “Vienna” (Le Journal [journal-2025])" in text


class Tags(html.parser.HTMLParser):
    """Collect the tags with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said += data


def test_hostile_text_stays_text(make_event: MakeEvent) -> None:
    evil = "<script>alert('x')</script> & \"<img src=x onerror=alert(1)>"
    (event,) = [event for event in small_events() if event.id == "ga-92"]
    source = event.sources[0]._replace(title=evil, publisher=evil, url='javascript:alert("x")')
    linked = source._replace(url="https://example.org/\"onmouseover='x'<b>&a=1")
    dispute = event.disputes[0]._replace(value=evil, why=evil, sources=(source,))
    changed = make_event(
        title={"en": evil}, summary={"en": evil}, venue=evil, sources=(source, linked), disputes=(dispute,)
    )
    (slide,) = slides([changed])
    text = Tags(slide["text"]["text"])
    assert {"p", "ul", "li", "a"} == {tag for tag, _ in text.tags}
    assert [{"href": "https://example.org/\"onmouseover='x'<b>&a=1"}] == [one for tag, one in text.tags if tag == "a"]
    assert 6 <= text.said.count(evil)
    assert [] == Tags(slide["text"]["headline"]).tags
    assert evil == Tags(slide["text"]["headline"]).said


def test_ascii_is_the_same_data() -> None:
    rows = [Row(event, Match.CERTAIN) for event in small_events()]
    plain = "".join(render_timelinejs(rows, ("ar", "en"), is_ascii=True))
    assert plain.isascii()
    assert json.loads("".join(render_timelinejs(rows, ("ar", "en")))) == json.loads(plain)


def test_a_fact_is_written_before_the_next_is_read() -> None:
    events = iter(small_events())
    pieces = render_timelinejs((Row(event, Match.CERTAIN) for event in events), ("en",))
    assert "accession-ma" in next(pieces)
    assert "appointment-secretary-1946" == next(events).id


def test_nothing_is_no_timeline() -> None:
    """TimelineJS shows an error for a timeline without events."""
    assert "" == "".join(render_timelinejs([], ("en",)))
