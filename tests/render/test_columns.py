"""Test which columns the room allows."""

import pytest

from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.render.columns import Column, Fact, choose, fact_of, reference_plans, table_plans, timeline_plans
from interpol_cli.render.layout import Cell
from shown import ABOUT_1996, FACTS, GA_1, GA_92, screen


def facts() -> list[Fact]:
    return [fact_of(Row(event, Match.CERTAIN), screen()) for event in FACTS]


def column(head: str = "", *texts: str, **limits: float) -> Column:
    return Column(head, lambda fact: tuple((Cell(text),) for text in texts), **limits)  # type: ignore[arg-type]


def test_fact_is_a_row_in_words() -> None:
    fact = fact_of(Row(GA_92, Match.CERTAIN), screen(language="fr"), year=False)
    assert ("4–7 novembre", "Glasgow", "Royaume-Uni") == (fact.date, fact.city, fact.country)
    assert ("2 sources", "2 contestations") == (fact.sources, fact.disputes)


def test_doubt_is_that_of_the_date_or_of_the_match() -> None:
    rows = [Row(ABOUT_1996, Match.CERTAIN), Row(GA_1, Match.POSSIBLE), Row(GA_1, Match.CERTAIN)]
    assert [(True, False), (True, True), (False, False)] == [
        (fact.is_doubtful, fact.is_possible) for fact in (fact_of(row, screen()) for row in rows)
    ]


def test_first_plan_that_fits_is_taken() -> None:
    plans = [(column("", "a" * 30, least_cells=20),), (column("", "a" * 10),), (column("", "a"),)]
    chosen = [choose(plans, facts(), room, screen()).widths for room in (40, 25, 20, 15, 5)]
    assert [(30,), (25,), (20,), (10,), (1,)] == chosen


def test_last_plan_is_taken_whatever_the_room() -> None:
    assert (3,) == choose([(column("", "a" * 30),)], facts(), 3, screen()).widths


def test_column_that_says_nothing_is_left_out() -> None:
    assert (1,) == choose([(column("Place", ""), column("", "a"))], facts(), 80, screen(), has_heads=True).widths


def test_heading_takes_room_only_where_it_is_shown() -> None:
    plans = [(column("Sources", "7"),)]
    assert [(7,), (1,)] == [
        choose(plans, facts(), 80, screen(), has_heads=has_heads).widths for has_heads in (True, False)
    ]


def test_tight_column_gets_its_least() -> None:
    assert (9,) == choose([(column("", "a" * 30, least_cells=9, is_tight=True),)], facts(), 80, screen()).widths


@pytest.mark.parametrize("width", [50, 80, 100, 120, 160, 200])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_plans_never_break_an_id(width: int, language: str) -> None:
    reader = screen(width, language)
    every = [fact_of(Row(event, Match.CERTAIN), reader) for event in FACTS]
    for plans in (
        timeline_plans(reader, has_kinds=True),
        table_plans(reader, has_kinds=True, has_disputes=True),
        reference_plans(reader),
    ):
        setting = choose(plans, every, width, reader)
        lines = [
            "".join(text for text, _, _ in runs)
            for fact in every
            for block in setting.blocks(fact)
            for _, runs in block
        ]
        assert [] == [fact.id for fact in every if not any(fact.id in line.split() for line in lines)]


def test_wider_room_has_more_columns() -> None:
    counts = [
        len(choose(timeline_plans(screen(), has_kinds=True), facts(), room, screen()).plan) for room in (40, 70, 190)
    ]
    assert [1, 2, 6] == counts
