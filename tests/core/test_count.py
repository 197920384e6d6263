"""Counts: each fact once by its start, every member of a list, what is not said as unknown, no empty decade lost."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import row_lists
from interpol_cli.core.count import COUNT_FIELDS, TIME_FIELDS, Tally, keys_in_order, parse_fields, tally
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.errors import UnknownFieldError

MakeEvent = Callable[..., Event]
Counts = tuple[tuple[tuple[str, ...], int], ...]


@pytest.fixture
def counted(make_event: MakeEvent) -> Callable[..., dict[str, int]]:
    """Count facts with these dates by one field, in the order of the answer."""

    def count(field: str, *dates: str) -> dict[str, int]:
        rows = [Row(make_event(date=text), Match.CERTAIN) for text in dates]
        return {keys[0]: number for keys, number in tally(rows, [field]).counts}

    return count


Counted = Callable[..., dict[str, int]]


def rows_of(*events: Event) -> list[Row]:
    return [Row(event, Match.CERTAIN) for event in events]


def test_fact_counts_once_by_its_start(counted: Counted) -> None:
    assert {"1939": 1} == counted("year", "1939-09-01/1945-05-08")
    assert {"1930s": 1} == counted("decade", "1939-09-01/1945-05-08")


def test_start_that_may_lie_in_two_buckets_is_unknown(counted: Counted) -> None:
    assert {"1924": 1, "unknown": 1} == counted("year", "1924~", "1924")
    assert {"1920s": 1, "unknown": 1} == counted("decade", "1924~", "1929~")
    assert {"unknown": 1} == counted("year", "194X")
    assert {"1940s": 1} == counted("decade", "194X/1955")


def test_open_or_unknown_start_is_unknown(counted: Counted) -> None:
    assert {"unknown": 2} == counted("century", "../1914", "/1942")


def test_open_end_does_not_matter(counted: Counted) -> None:
    assert {"1989": 2} == counted("year", "1989/..", "1989/")


def test_doubt_of_the_source_does_not_move_a_fact(counted: Counted) -> None:
    assert {"1957": 1} == counted("year", "1957-06?")


def test_empty_years_and_decades_between_are_kept(counted: Counted) -> None:
    assert {"1938": 1, "1939": 0, "1940": 0, "1941": 1} == counted("year", "1938", "1941")
    assert {"1920s": 1, "1930s": 0, "1940s": 1} == counted("decade", "1928", "1946")
    assert {"18th century": 1, "19th century": 0, "20th century": 1} == counted("century", "1789", "1989")


def test_time_runs_on_and_unknown_is_last(counted: Counted) -> None:
    assert ["0999", "1000", "unknown"] == list(counted("year", "1000", "../1914", "0999"))


def test_century_ends_with_its_hundredth_year(counted: Counted) -> None:
    assert {"20th century": 2, "21st century": 1} == counted("century", "1901", "2000", "2001")
    assert {"1st century": 1, "2nd century": 1, "3rd century": 1} == counted("century", "0100", "0101", "0201")
    assert {"11th century": 1, "12th century": 1, "13th century": 1} == counted("century", "1001", "1101", "1201")


def test_every_member_of_a_list_counts_and_the_facts_stay_as_many(make_event: MakeEvent) -> None:
    rows = rows_of(make_event(tags=("founding", "morocco")), make_event(tags=("morocco",)), make_event(tags=()))
    counts = tally(rows, ["tag"])
    assert ((("morocco",), 2), (("founding",), 1), (("unknown",), 1)) == counts.counts
    assert 3 == counts.facts


def test_what_stands_twice_in_a_list_counts_once(make_event: MakeEvent) -> None:
    event = make_event()
    twice = event._replace(sources=(event.sources[0], event.sources[0]._replace(id="another")))
    assert ((("official",), 1),) == tally(rows_of(twice), ["source_type"]).counts


def test_greatest_count_is_first_and_equals_are_in_order(make_event: MakeEvent) -> None:
    kinds = ("term", "seat", "seat", "election")
    counts = tally(rows_of(*(make_event(kind=kind) for kind in kinds)), ["kind"]).counts
    assert ((("seat",), 2), (("election",), 1), (("term",), 1)) == counts


def test_two_fields_count_every_pair(make_event: MakeEvent) -> None:
    rows = rows_of(
        make_event(date="1928", tags=("a", "b")),
        make_event(date="1929", tags=("b",)),
        make_event(date="1946", tags=("b",)),
    )
    expected: Counts = (
        (("1920s", "b"), 2),
        (("1920s", "a"), 1),
        (("1930s", ""), 0),
        (("1940s", "b"), 1),
    )
    assert expected == tally(rows, ["decade", "tag"]).counts


def test_empty_decades_are_kept_in_each_group(make_event: MakeEvent) -> None:
    rows = rows_of(
        make_event(kind="seat", date="1928"),
        make_event(kind="seat", date="1946"),
        make_event(kind="session", date="1934"),
    )
    expected: Counts = (
        (("seat", "1920s"), 1),
        (("seat", "1930s"), 0),
        (("seat", "1940s"), 1),
        (("session", "1930s"), 1),
    )
    assert expected == tally(rows, ["kind", "decade"]).counts


def test_fields_are_read_from_a_comma_list() -> None:
    assert ("year", "kind") == parse_fields("year, kind")
    assert ("source_type", "source_lang") == parse_fields("source type,language")
    assert ("host_region",) == parse_fields("host-region")
    assert ("year",) == parse_fields("year,year")


NAMED = "year,decade,century,kind,series,country,host,region,city,person,office,tag,source type,language,precision"


def test_fields_of_the_contract_can_be_counted_by() -> None:
    renamed = NAMED.replace(" ", "_").replace("language", "source_lang")
    assert tuple(renamed.split(",")) == parse_fields(NAMED)


@pytest.mark.parametrize(("name", "nearest"), [("yaer", "year"), ("", ""), ("title", "")])
def test_other_field_is_refused_with_the_nearest_and_those_there_are(name: str, nearest: str) -> None:
    with pytest.raises(UnknownFieldError) as caught:
        parse_fields(name)
    assert (f"did you mean {nearest}" in str(caught.value)) is bool(nearest)
    assert caught.value.hint == f"the fields are {', '.join(COUNT_FIELDS)}"


@given(row_lists(), st.sampled_from(TIME_FIELDS))
def test_counts_by_time_sum_to_the_facts(rows: list[Row], field: str) -> None:
    counted = tally(rows, [field])
    assert len(rows) == counted.facts == sum(number for _, number in counted.counts)


@given(row_lists(), st.lists(st.sampled_from(COUNT_FIELDS), min_size=1, max_size=2, unique=True))
def test_every_fact_counts_at_least_once_by_any_fields(rows: list[Row], fields: list[str]) -> None:
    counted = tally(rows, fields)
    assert sum(number for _, number in counted.counts) >= len(rows)
    assert len(counted.counts) == len({keys for keys, _ in counted.counts})


def test_keys_of_a_field_stand_in_the_order_of_the_tally() -> None:
    counts = (
        (("1920s", "term"), 1),
        (("1920s", "seat"), 2),
        (("1930s", "seat"), 3),
        (("1930s", "unknown"), 9),
        (("1940s", ""), 0),
    )
    counted = Tally(("decade", "kind"), counts, 15)
    assert ("1920s", "1930s", "1940s") == keys_in_order(counted, 0)
    assert ("seat", "term", "unknown") == keys_in_order(counted, 1)
