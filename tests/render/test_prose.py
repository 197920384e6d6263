"""Lines of text that calendars, timelines and citations share."""

from collections.abc import Callable

import pytest

from facts import small_events
from interpol_cli.core.edtf import parse
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.render.prose import doubt_lines, is_exact, place_line, source_line

MakeEvent = Callable[..., Event]


def fact(event_id: str) -> Event:
    return next(event for event in small_events() if event.id == event_id)


@pytest.mark.parametrize(("text", "is_so"), [("2024-11-07", True), ("2024-11-07?", False), ("2024-11-07~", False)])
def test_only_undoubted_days_are_exact(text: str, is_so: bool) -> None:
    assert is_so == is_exact(parse(text))


def test_place_names_what_is_known(make_event: MakeEvent) -> None:
    assert "Scottish Event Campus, Glasgow, Royaume-Uni" == place_line(fact("ga-92"), ("fr", "en"))
    assert "Iran" == place_line(fact("ga-50"), ("en",))
    assert "" == place_line(fact("radio-network"), ("en",))
    assert "A hall" == place_line(make_event(place=None, venue="A hall"), ("en",))


def test_place_that_is_called_as_its_country_is_said_once() -> None:
    assert "Monaco" == place_line(fact("congress-before-the-war"), ("en",))


def test_source_says_what_is_known_of_it() -> None:
    (source,) = fact("ga-17").sources
    assert "ICPC, “Report of the 17th session” (archive, fr) [archive-1948]" == source_line(source, ("en",))
    source = fact("ga-92").sources[1]
    assert source_line(source, ("ar", "en")).startswith("المديرية العامة للأمن الوطني، «المغرب")
    assert "7 novembre 2024 (presse, ar), https://" in source_line(source, ("fr", "en"))


def test_address_that_is_not_of_the_web_is_still_said() -> None:
    source = fact("ga-92").sources[0]._replace(url="doi:10.1/x")
    assert source_line(source, ("en",)).endswith(", doi:10.1/x [interpol-ga-92]")


def test_doubts_are_said_with_the_date_as_the_sources_give_it(make_event: MakeEvent) -> None:
    assert ["Date: June 1957? (1957-06?)"] == list(
        doubt_lines(Row(make_event(date="1957-06?"), Match.CERTAIN), ("en",))
    )
    assert [] == list(doubt_lines(Row(make_event(), Match.CERTAIN), ("en",)))
    assert ["peut se trouver hors de la période demandée"] == list(
        doubt_lines(Row(make_event(), Match.POSSIBLE), ("fr", "en"))
    )
