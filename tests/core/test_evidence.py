"""What facts stand on and what is said against them: each source once, each claim with its fact."""

from collections.abc import Callable

from hypothesis import given

from facts import row_lists, small_events
from interpol_cli.core.evidence import claims_of, uses_of
from interpol_cli.core.model import Dispute, Event
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row


def rows_of(*event_ids: str) -> list[Row]:
    return [Row(event, Match.CERTAIN) for wanted in event_ids for event in small_events() if event.id == wanted]


def test_sources_stand_in_the_order_in_which_they_are_met() -> None:
    uses = uses_of(rows_of("ga-92", "ga-93"))
    assert ["interpol-ga-92", "dgsn-2024", "journal-2025", "interpol-ga-93"] == [use.source.id for use in uses]


def test_source_that_contradicts_is_told_apart_from_one_that_supports() -> None:
    journal = next(use for use in uses_of(rows_of("ga-92", "ga-93")) if use.source.id == "journal-2025")
    assert (["ga-93"], ["ga-92"]) == ([one.id for one in journal.events], [one.id for one in journal.disputes])


def test_source_may_support_and_contradict_one_fact() -> None:
    dgsn = next(use for use in uses_of(rows_of("ga-92")) if use.source.id == "dgsn-2024")
    assert (["ga-92"], ["ga-92"]) == ([one.id for one in dgsn.events], [one.id for one in dgsn.disputes])


def test_source_contradicts_a_fact_once_however_often(make_event: Callable[..., Event]) -> None:
    sources = make_event().sources
    disputes = tuple(Dispute(field, "x", sources, "why") for field in ("date", "place"))
    (use,) = uses_of([Row(make_event(disputes=disputes), Match.CERTAIN)])
    assert (1, 1) == (len(use.events), len(use.disputes))


def test_claims_stand_with_their_facts_in_order() -> None:
    claims = claims_of(rows_of("vice-president-2024-dkhissi", "ga-92", "ga-93"))
    assert [
        ("vice-president-2024-dkhissi", "people.mohamed-dkhissi.votes.for", "96"),
        ("ga-92", "place", "Vienna"),
        ("ga-92", "attendance.countries", "179"),
    ] == [(claim.event.id, claim.dispute.field, claim.dispute.value) for claim in claims]


def test_nothing_has_no_evidence() -> None:
    assert () == uses_of([])
    assert () == claims_of([])


@given(row_lists())
def test_every_citation_is_told_and_none_is_added(rows: list[Row]) -> None:
    uses = uses_of(rows)
    assert len(uses) == len({use.source.id for use in uses})
    cited = {(source.id, row.event.id) for row in rows for source in row.event.sources}
    assert cited == {(use.source.id, event.id) for use in uses for event in use.events}
    assert [dispute for row in rows for dispute in row.event.disputes] == [claim.dispute for claim in claims_of(rows)]
