"""core/lanes.py: facts go into lanes, with the days that are shown."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import periods_of_days, row_lists
from interpol_cli.core import query as q
from interpol_cli.core.edtf import parse
from interpol_cli.core.lanes import (
    LANE_FIELDS,
    STEPS,
    Picture,
    asked_period,
    parts,
    picture_of,
    shown_period,
    ticks,
)
from interpol_cli.core.period import Match, Period
from interpol_cli.core.report import Row
from lane_facts import (
    ACTING_TERM,
    DOUBTED,
    EVERYTHING,
    JARVA_TERM,
    KENDALL_TERM,
    LONG_TERM,
    LOUWAGE_TERM,
    OPEN_TERM,
    TERMS,
    picture,
    rows,
)
from shown import ABOUT_1996, ELECTION, GA_1, GA_76, GA_92, GA_93, HEADQUARTERS, make


def keys(shown: Picture) -> list[tuple[str, str]]:
    return [lane.key for lane in shown.lanes]


def period(text: str) -> Period:
    return Period.of(parse(text).bounds)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_lanes_of_offices_begin_with_the_heads_and_keep_regions_apart() -> None:
    expected = [
        ("president", ""),
        ("secretary-general", ""),
        ("vice-president", "africa"),
        ("delegate", "africa"),
        ("delegate", "asia"),
    ]
    assert expected == keys(picture(*DOUBTED))


def test_fact_stands_in_every_lane_that_it_belongs_to() -> None:
    shown = picture(GA_92, by="person")
    assert [("mohamed-dkhissi", ""), ("fjalar-jarva", "")] == keys(shown)
    assert ["ga-92", "ga-92"] == [item.event.id for item in shown.items]


def test_fact_without_a_lane_of_its_own_stands_in_the_last() -> None:
    shown = picture(GA_1, LOUWAGE_TERM)
    assert [("president", ""), ("", "")] == keys(shown)
    assert ["ga-01"] == [item.event.id for item in shown.lanes[-1].items]


def test_lanes_of_an_open_list_stand_in_the_order_of_the_listing() -> None:
    listed = rows(GA_1, GA_76, GA_92)
    forwards = picture_of(listed, "country", asked=None, today=None)
    backwards = picture_of(listed[::-1], "country", asked=None, today=None)
    assert [("AT", ""), ("MA", ""), ("GB", "")] == keys(forwards)
    assert keys(forwards)[::-1] == keys(backwards)
    assert {"en": "Austria", "ar": "النمسا", "fr": "Autriche"} == forwards.lanes[0].names


def test_region_is_that_of_the_office_before_that_of_the_host() -> None:
    """The Vice-President for Africa was elected in Glasgow."""
    assert [("africa", "")] == keys(picture(ELECTION, by="region"))
    assert [("africa", "")] == keys(picture(GA_93, by="region"))
    assert [("", "")] == keys(picture(LOUWAGE_TERM, by="region"))


def test_candidates_do_not_name_an_election() -> None:
    lost = ELECTION.people[0]._replace(act="candidate", person=JARVA_TERM.people[0].person)
    shown = picture(ELECTION._replace(people=(lost, *ELECTION.people)))
    assert [("mohamed-dkhissi",)] == [tuple(part.person.id for part in item.people) for item in shown.items]


@pytest.mark.parametrize(
    ("event", "is_bar"),
    [
        (LOUWAGE_TERM, True),
        (ACTING_TERM, True),
        (HEADQUARTERS, True),
        (GA_92, False),
        (ELECTION, False),
        (ABOUT_1996, False),
        (make("m", "milestone", "1923/1956", ("a", "b", "c")), True),
        (make("m", "milestone", "1923-01/1923-02", ("a", "b", "c")), False),
    ],
    ids=lambda one: getattr(one, "id", one),
)
def test_what_lasts_is_a_bar(event: object, is_bar: bool) -> None:
    assert [is_bar] == [item.is_bar for item in picture(event, by="kind").items]  # type: ignore[arg-type]


def test_doubts_of_the_source_are_kept_for_each_end() -> None:
    items = {item.event.id: (item.doubts_start, item.doubts_end) for item in picture(*DOUBTED).items}
    assert (False, True) == items["term-kim-jong-yang-2017"]
    assert (False, False) == items["term-kim-jong-yang-2018"]


def test_picture_runs_from_the_first_day_to_the_last() -> None:
    assert period("1946-06/2000-11") == picture(LOUWAGE_TERM, KENDALL_TERM, has_today=False).period


def test_picture_runs_to_today_where_something_is_still_going_on() -> None:
    shown = picture(OPEN_TERM, LOUWAGE_TERM)
    assert day("2026-11-22") == shown.period.last == shown.today


def test_today_far_from_all_facts_is_not_shown() -> None:
    shown = picture(LOUWAGE_TERM, JARVA_TERM)
    assert (day("1969-12-31"), None) == (shown.period.last, shown.today)


def test_today_is_not_shown_outside_of_the_period_asked_for() -> None:
    shown = picture(*TERMS, asked=period("1946/1999"))
    assert (period("1960/1999").last, None) == (shown.period.last, shown.today)


def test_picture_is_cut_to_the_period_asked_for() -> None:
    shown = picture(*TERMS, asked=period("1955/1990"))
    assert period("1955/1990") == shown.period


def test_period_asked_for_beyond_all_facts_does_not_stretch_the_picture() -> None:
    assert period("1946-06/1956") == picture(LOUWAGE_TERM, asked=period("1900/2100"), has_today=False).period


@given(row_lists(), periods_of_days(), st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_shown_period_is_never_empty(some: list[Row], asked: Period, today: date | None) -> None:
    if some:
        shown = shown_period(some, asked, today)
        assert 0 < shown.first <= shown.last <= date.max.toordinal()


@given(row_lists(), st.sampled_from(sorted(LANE_FIELDS)))
def test_no_fact_is_lost(some: list[Row], field: str) -> None:
    if some:
        shown = picture_of(some, field, asked=None, today=None)
        assert {row.event.id for row in some} == {item.event.id for item in shown.items}
        assert len(set(keys(shown))) == len(shown.lanes)


def related(relation: str, text: str) -> q.Related:
    return q.Related(relation, period(text))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (related("since", "1946"), (day("1946-01-01"), None)),
        (related("until", "1946"), (None, day("1946-12-31"))),
        (related("precedes", "1946"), (None, day("1945-12-31"))),
        (related("follows", "1946"), (day("1947-01-01"), None)),
        (related("shares", "1946/1956"), (day("1946-01-01"), day("1956-12-31"))),
        (q.AllOf((related("since", "1946"), related("until", "1956"))), (day("1946-01-01"), day("1956-12-31"))),
        (related("overlaps", "1990"), None),
        (related("shares", "2018-10-08"), None),
        (q.Is("kind", frozenset({"term"}), "term"), None),
        (q.AnyOf((related("since", "1946"), related("until", "1956"))), None),
        (q.AllOf((related("since", "1956"), related("until", "1946"))), None),
    ],
)
def test_period_asked_for_is_read_from_the_query(
    query: q.Query, expected: tuple[int | None, int | None] | None
) -> None:
    found = asked_period(query)
    ends = None if found is None else (found.first or None, found.last if found.last <= date.max.toordinal() else None)
    assert expected == ends


def test_ticks_stand_at_round_years() -> None:
    assert [1950, 1960, 1970] == [tick.year for tick in ticks(period("1946/1975"), 120)]
    assert [1946, 1947] == [tick.year for tick in ticks(period("1946/1947"), 12)]
    assert [(2024, 11), (2024, 12), (2025, 1)] == [(one.year, one.month) for one in ticks(period("2024-11/2025-01"), 1)]
    assert day("2024-11-01") == ticks(period("2024-11"), 1)[0].day


@given(st.integers(1, date.max.toordinal()), st.integers(0, 60_000), st.sampled_from(STEPS))
def test_ticks_lie_within_the_period(first: int, length: int, months: int) -> None:
    shown = Period(first, min(first + length, date.max.toordinal()))
    found = ticks(shown, months)
    assert all(shown.first <= tick.day <= shown.last for tick in found)
    assert sorted({tick.day for tick in found}) == [tick.day for tick in found]


@given(st.integers(1, date.max.toordinal()), st.integers(0, 40_000), st.sampled_from((1, 12, 120)), st.integers(1, 40))
def test_strips_follow_on_one_another_and_leave_no_day_out(first: int, length: int, months: int, most: int) -> None:
    whole = Period(first, min(first + length, date.max.toordinal()))
    found = parts(whole, months, most)
    assert found[0].first <= whole.first
    assert whole.last <= found[-1].last
    assert all(one.last + 1 == other.first for one, other in pairwise(found))
    if len(found) > 1:
        assert all(len(ticks(part, months)) <= most for part in found)


def test_one_strip_is_the_period_itself() -> None:
    assert (period("1946-06/1956-03"),) == parts(period("1946-06/1956-03"), 12, 20)


def test_possible_facts_are_marked_so() -> None:
    shown = picture(LONG_TERM, OPEN_TERM, possible=(LONG_TERM,))
    assert {Match.POSSIBLE, Match.CERTAIN} == {item.match for item in shown.items}


def test_every_fact_of_the_sample_has_a_lane_in_each_field() -> None:
    for field in LANE_FIELDS:
        assert {event.id for event in EVERYTHING} == {item.event.id for item in picture(*EVERYTHING, by=field).items}
