from collections.abc import Callable
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.core.edtf import OPEN_END, OPEN_START, DateBounds, Edtf, parse
from interpol_cli.core.period import ALLEN, RELATIONS, Match, Period, allen, days_between, match_box, relate
from interpol_cli.errors import PeriodOrderError, UnknownValueError
from strategies import date_bounds, edtfs, periods

# Allen 1983 on half-open spans [a, b) and [p, q): an inclusive last day ends at the start of the day after it
MEANINGS: dict[str, Callable[[int, int, int, int], bool]] = {
    "before": lambda a, b, p, q: b < p,
    "meets": lambda a, b, p, q: b == p,
    "overlaps": lambda a, b, p, q: a < p < b < q,
    "starts": lambda a, b, p, q: a == p and b < q,
    "during": lambda a, b, p, q: p < a and b < q,
    "finishes": lambda a, b, p, q: p < a and b == q,
    "equals": lambda a, b, p, q: a == p and b == q,
    "finished-by": lambda a, b, p, q: a < p and b == q,
    "contains": lambda a, b, p, q: a < p and q < b,
    "started-by": lambda a, b, p, q: a == p and q < b,
    "overlapped-by": lambda a, b, p, q: p < a < q < b,
    "met-by": lambda a, b, p, q: q == a,
    "after": lambda a, b, p, q: q < a,
    "within": lambda a, b, p, q: p <= a and b <= q,
    "shares": lambda a, b, p, q: any(p <= day < q for day in range(a, b)),
    "since": lambda a, b, p, q: not b - 1 < p,
    "until": lambda a, b, p, q: not a > q - 1,
    "precedes": lambda a, b, p, q: b - 1 < p,
    "follows": lambda a, b, p, q: a > q - 1,
}
INVERSES = {
    "before": "after",
    "meets": "met-by",
    "overlaps": "overlapped-by",
    "starts": "started-by",
    "during": "contains",
    "finishes": "finished-by",
    "equals": "equals",
}


def holds(relation: str, start: int, end: int, period: Period) -> bool:
    return MEANINGS[relation](start, end + 1, period.first, period.last + 1)


def brute_match(bounds: DateBounds, relation: str, period: Period) -> Match:
    """Try every start and end."""
    starts, ends = range(bounds.s0, bounds.s1 + 1), range(bounds.e0, bounds.e1 + 1)
    answers = [holds(relation, start, end, period) for start, end in product(starts, ends) if start <= end]
    return Match.CERTAIN if all(answers) else Match.POSSIBLE if any(answers) else Match.NO


def all_periods(first: int, last: int) -> list[Period]:
    return [Period(*days) for days in combinations_with_replacement(range(first, last + 1), 2)]


def all_bounds(first: int, last: int) -> list[DateBounds]:
    return [
        DateBounds(span.first, s1, e0, span.last)
        for span in all_periods(first, last)
        for s1, e0 in product(range(span.first, span.last + 1), repeat=2)
    ]


def test_relations_are_allens_and_ours() -> None:
    assert list(RELATIONS) == list(MEANINGS)
    assert list(ALLEN) == list(MEANINGS)[:13]


@pytest.mark.parametrize("relation", RELATIONS)
def test_match_is_exact_for_all_small_dates_and_periods(relation: str) -> None:
    for period in all_periods(1, 5):
        box = RELATIONS[relation](period.first, period.last)
        for bounds in all_bounds(1, 5):
            assert match_box(bounds, box) is brute_match(bounds, relation, period), (bounds, period)


@given(date_bounds(), st.sampled_from(list(RELATIONS)), periods())
def test_relate_is_exact(bounds: DateBounds, relation: str, period: Period) -> None:
    assert relate(parse("1924")._replace(bounds=bounds), relation, period) is brute_match(bounds, relation, period)


def test_exactly_one_of_allens_relations_holds_between_any_two_periods() -> None:
    for first, second in product(all_periods(1, 6), repeat=2):
        held = [name for name in ALLEN if holds(name, first.first, first.last, second)]
        assert [allen(first, second)] == held


ANY_DAY = st.sampled_from((OPEN_START, 1, 2, 3, 700_000, OPEN_END - 2, OPEN_END - 1, OPEN_END))
ANY_PERIOD = st.tuples(ANY_DAY, ANY_DAY).map(lambda pair: Period(*sorted(pair)))


@given(ANY_PERIOD, ANY_PERIOD)
def test_exactly_one_relation_holds_up_to_the_open_ends(first: Period, second: Period) -> None:
    exact = DateBounds(first.first, first.first, first.last, first.last)
    held = [name for name, box in ALLEN.items() if match_box(exact, box(second.first, second.last)) is Match.CERTAIN]
    assert held == [allen(first, second)]


@given(ANY_PERIOD, ANY_PERIOD)
def test_turning_two_periods_round_inverts_their_relation(first: Period, second: Period) -> None:
    inverses = INVERSES | {inverse: relation for relation, inverse in INVERSES.items()}
    assert allen(second, first) == inverses[allen(first, second)]


@given(edtfs(qualifiers=("", "~")), edtfs())
def test_certain_relation_is_the_only_possible_one(date: Edtf, asked: Edtf) -> None:
    matches = [relate(date, name, Period.of(asked.bounds)) for name in ALLEN]
    assert max(matches) >= Match.POSSIBLE
    assert Match.CERTAIN not in matches or sorted(matches)[-2] is Match.NO


@given(edtfs(qualifiers=("",)), st.sampled_from(list(RELATIONS)), edtfs())
def test_doubt_of_the_source_makes_nothing_more_than_possible(date: Edtf, relation: str, asked: Edtf) -> None:
    period = Period.of(asked.bounds)
    doubted = date._replace(is_uncertain=True)
    assert relate(doubted, relation, period) is min(relate(date, relation, period), Match.POSSIBLE)


@pytest.mark.parametrize(
    ("date", "relation", "asked", "expected"),
    [
        ("2024-11-04/2024-11-07", "shares", "2024", Match.CERTAIN),
        ("2024-11-04/2024-11-07", "during", "2024-11", Match.CERTAIN),
        ("2024-11-04/2024-11-07", "starts", "2024-11-04/2024-12", Match.CERTAIN),
        ("2024-11-04/2024-11-07", "meets", "2024-11-08", Match.CERTAIN),
        ("2024-11-04/2024-11-07", "before", "2024-11-08", Match.NO),
        ("2024-11-04/2024-11-07", "precedes", "2024-11-08", Match.CERTAIN),
        ("2024-11-04/2024-11-07", "before", "2024-11-09", Match.CERTAIN),
        ("1924", "shares", "1924-05", Match.POSSIBLE),
        ("1924", "within", "1924", Match.CERTAIN),
        ("1924", "during", "1924", Match.POSSIBLE),
        ("1924", "equals", "1924", Match.POSSIBLE),
        ("1924?", "shares", "1924", Match.POSSIBLE),
        ("1924%", "shares", "192X", Match.POSSIBLE),
        ("1924~", "shares", "192X", Match.CERTAIN),
        ("1924~", "shares", "1925", Match.POSSIBLE),
        ("1924", "shares", "1925", Match.NO),
        ("1924?", "shares", "1925", Match.NO),
        ("1923-09/1924", "shares", "1923-10", Match.CERTAIN),
        ("2024/..", "shares", "2100", Match.CERTAIN),
        ("2024/..", "since", "2100", Match.CERTAIN),
        ("1963/", "shares", "2100", Match.POSSIBLE),
        ("1963/", "since", "1963", Match.CERTAIN),
        ("/1956", "shares", "1900", Match.POSSIBLE),
        ("../1956", "shares", "1900", Match.CERTAIN),
        ("../1956", "until", "1900", Match.CERTAIN),
        ("1956", "follows", "1955", Match.CERTAIN),
        ("1956", "after", "1955", Match.POSSIBLE),
    ],
)
def test_relation_of_a_fact_to_a_period(date: str, relation: str, asked: str, expected: Match) -> None:
    assert relate(parse(date), relation, Period.of(parse(asked).bounds)) is expected


def test_open_period_takes_in_every_day_on_its_open_side() -> None:
    since = Period(parse("2024").bounds.s0, OPEN_END)
    assert relate(parse("9999"), "within", since) is Match.CERTAIN
    assert relate(parse("2025/.."), "within", since) is Match.CERTAIN
    assert relate(parse("2023"), "shares", since) is Match.NO
    assert relate(parse("2025"), "follows", since) is Match.NO
    until = Period(OPEN_START, parse("2024").bounds.e1)
    assert relate(parse("../1956"), "within", until) is Match.CERTAIN
    assert relate(parse("0001"), "precedes", until) is Match.NO


def test_labels_of_a_match_are_the_words_of_the_output() -> None:
    assert [match.label for match in Match] == ["no", "possible", "certain"]


def test_unknown_relation_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownValueError, match="overlap") as caught:
        relate(parse("1924"), "overlap", Period(1, 2))
    assert caught.value.nearest[0] == "overlaps"


def test_relation_that_is_near_nothing_lists_them_all() -> None:
    with pytest.raises(UnknownValueError) as caught:
        relate(parse("1924"), "???", Period(1, 2))
    assert caught.value.nearest == tuple(RELATIONS)


def test_period_of_a_date_is_every_day_it_allows() -> None:
    assert str(Period.of(parse("1923-09/1924").bounds)) == "1923-09-01..1924-12-31"
    assert str(Period.of(parse("2024/..").bounds)) == "2024-01-01.."
    assert str(Period.of(parse("/1956").bounds)) == "..1956-12-31"


def test_period_that_ends_before_it_begins_is_refused() -> None:
    first, last = parse("1956").bounds.s0, parse("1923").bounds.e1
    with pytest.raises(PeriodOrderError) as caught:
        Period(first, last)
    assert (caught.value.text, caught.value.first) == ("1956-01-01..1923-12-31", "1956-01-01")
    assert caught.value.last == "1923-12-31"


def test_days_between_are_none_where_periods_meet() -> None:
    assert days_between(Period(1, 3), Period(4, 9)) == 0
    assert days_between(Period(1, 3), Period(6, OPEN_END)) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [(Period(4, 9), Period(1, 3)), (Period(1, 4), Period(4, 9)), (Period(1, OPEN_END), Period(4, 9))],
)
def test_days_between_refuses_periods_that_share_a_day_or_stand_the_other_way(first: Period, second: Period) -> None:
    with pytest.raises(PeriodOrderError):
        days_between(first, second)


@given(periods(), periods())
def test_days_between_counts_the_days_in_neither(first: Period, second: Period) -> None:
    if allen(first, second) in ("before", "meets"):
        assert days_between(first, second) == len(range(first.last + 1, second.first))
