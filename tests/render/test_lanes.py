"""render/lanes.py: what a reader sees of lanes on a terminal."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from facts import row_lists
from golden import check_golden
from interpol_cli.core.edtf import parse
from interpol_cli.core.lanes import LANE_FIELDS, SCALES, Picture, picture_of
from interpol_cli.core.model import Event
from interpol_cli.core.period import Period
from interpol_cli.core.report import Row
from interpol_cli.render.lanes import render_lanes
from interpol_cli.render.screen import Screen
from lane_facts import (
    ACTING_TERM,
    DOUBTED,
    DOUBTED_TERM,
    EVERYTHING,
    FRANSSEN_TERM,
    JARVA_TERM,
    KENDALL_TERM,
    LONG_TERM,
    LOUWAGE_TERM,
    NEPOTE_TERM,
    OPEN_TERM,
    TERMS,
    TODAY,
    UNKNOWN_END,
    picture,
    term,
)
from shown import ABOUT_1996, ELECTION, GA_1, GA_76, GA_92, GA_93, LANGUAGES, make, screen, unmarked

SINCE_1950 = Period(parse("1950").bounds.s0, parse("9999").bounds.e1)


def drawn(shown: Picture, width: int = 80, language: str = "en", scale: str = "auto", **changes: bool) -> str:
    return unmarked(render_lanes(shown, screen(width, language, **changes), scale))


def line_with(text: str, words: str) -> str:
    (found,) = [line for line in text.splitlines() if words in line]
    return found


def bar_of(event: Event, *others: Event, asked: str | None = None, width: int = 80) -> str:
    """Give the bar of a fact as it is drawn among others, with arrows."""
    period = Period.of(parse(asked).bounds) if asked else None
    name = event.people[0].person.name["en"]
    text = drawn(picture(event, *others, asked=period), width)
    line = line_with(text, name).replace(f"▌{name}▐", "█" * (len(name) + 2))
    at = line.find(name)
    return min(re.finditer("[◀▶█▌▐▒░]+", line), key=lambda run: min(abs(run.end() - at), abs(run.start() - at))).group()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_golden_terms_by_office(language: str, width: int) -> None:
    text = render_lanes(picture(*DOUBTED, asked=SINCE_1950), screen(width, language))
    check_golden(f"lanes_{language}_{width}.txt", text)


def test_golden_ascii() -> None:
    check_golden("lanes_ascii.txt", render_lanes(picture(*EVERYTHING, by="kind"), screen(80, is_unicode=False)))


def test_golden_months() -> None:
    text = render_lanes(picture(GA_92, GA_93, ELECTION, OPEN_TERM, by="kind"), screen(80), "month")
    check_golden("lanes_months.txt", text)


@pytest.mark.parametrize("by", LANE_FIELDS)
@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_and_nothing_too_wide(by: str, width: int, language: str) -> None:
    text = drawn(picture(*DOUBTED, by=by), width, language)
    assert [] == [line for line in text.splitlines() if cell_len(line) > width]
    flat = re.sub(r"[\s┊│]+", "", text)
    for event in DOUBTED:
        for part in event.people:
            name = part.person.name.get(language, part.person.name["en"])
            # a name over two lines, and a lane's own name, may have bars between their words
            assert name.replace(" ", "") in flat or width <= 60 or by == "person"


@pytest.mark.parametrize("width", [20, 40, 60])
def test_words_of_names_survive_the_narrowest_picture(width: int) -> None:
    shown = set(re.split(r"[\s┊│]+", drawn(picture(*DOUBTED), width)))
    assert set() == {word for event in DOUBTED for word in event.people[0].person.name["en"].split()} - shown


def test_who_held_which_office_when_reads_without_a_legend() -> None:
    axis, *lanes = drawn(picture(LOUWAGE_TERM, NEPOTE_TERM), 100).splitlines()
    president, secretary = lanes[0], line_with("\n".join(lanes), "Népote")
    assert president.startswith("President  ")
    assert "Florent Louwage" in president
    assert secretary.startswith("Secretary General  ")
    assert axis.index("1960") < secretary.index("█") < axis.index("1965")
    assert president.index("█") < axis.index("1950")


def test_bar_lies_under_its_years() -> None:
    text = drawn(picture(*TERMS), 160)
    axis, line = text.splitlines()[0], line_with(text, "Kendall")
    at = line.index("Kendall")
    first = line.rindex(" ", 0, line.rindex("█", 0, at)) + 1
    assert axis.index("1985") <= first <= axis.index("1990")
    assert axis.index("2000") <= line.index(" ", at) <= axis.index("2005")


def test_end_that_is_not_known_is_shaded_towards_what_is_possible() -> None:
    assert re.fullmatch("░+▒+█+▒+░+", bar_of(NEPOTE_TERM, width=160))
    assert re.fullmatch("░?▒+░+", bar_of(JARVA_TERM, LOUWAGE_TERM, NEPOTE_TERM, width=160))
    assert re.fullmatch("░+▒+░*", bar_of(FRANSSEN_TERM, LOUWAGE_TERM, NEPOTE_TERM, width=160))


def test_exact_ends_are_solid() -> None:
    assert re.fullmatch("▐?█+▌?", bar_of(LONG_TERM, OPEN_TERM, width=120))


def test_end_that_the_source_doubts_is_shaded_even_where_it_is_exact() -> None:
    doubted = term(KENDALL_TERM.people[0].person, "delegate", "2000-01-01/2010-06-30?")
    assert bar_of(doubted, OPEN_TERM).endswith("█▒")
    assert bar_of(DOUBTED_TERM, LONG_TERM, OPEN_TERM).endswith(("▒", "░"))


def test_short_term_is_never_lost() -> None:
    assert bar_of(ACTING_TERM, LOUWAGE_TERM, OPEN_TERM)


def test_what_is_still_going_on_ends_in_an_arrow_at_today() -> None:
    text = drawn(picture(OPEN_TERM, LOUWAGE_TERM))
    line = line_with(text, "Dkhissi")
    assert line.endswith("▶")
    assert line.index("▶") == line_with(text, "today").index("│") + 1


def test_what_goes_on_beyond_the_picture_has_an_arrow_on_that_side() -> None:
    assert bar_of(KENDALL_TERM, asked="1990/1995") == "◀" + bar_of(KENDALL_TERM, asked="1990/1995")[1:-1] + "▶"
    assert bar_of(KENDALL_TERM, asked="1990/2010").startswith("◀")
    assert not bar_of(KENDALL_TERM, LOUWAGE_TERM).startswith("◀")


def test_end_that_nobody_knows_is_shaded_until_today_and_no_further() -> None:
    text = drawn(picture(UNKNOWN_END, LONG_TERM), 120)
    assert "▶" not in text
    assert re.search("▒{9}░{9,}$", text.splitlines()[2])


def test_overlapping_bars_are_stacked() -> None:
    text = drawn(picture(JARVA_TERM, FRANSSEN_TERM, LOUWAGE_TERM), 160)
    assert line_with(text, "Jarva") != line_with(text, "Franssen")


def test_bars_that_follow_one_another_share_a_row() -> None:
    text = drawn(picture(NEPOTE_TERM, KENDALL_TERM), 160)
    assert line_with(text, "Népote") == line_with(text, "Kendall")


def test_name_stands_in_a_bar_that_has_room() -> None:
    assert "█▌Raymond Kendall▐█" in drawn(picture(NEPOTE_TERM, KENDALL_TERM), 160)
    assert "#[Raymond Kendall]#" in drawn(picture(NEPOTE_TERM, KENDALL_TERM), 160, is_unicode=False)


def test_acting_is_said() -> None:
    assert "Kim Jong Yang (acting)" in drawn(picture(*TERMS))
    assert "Kim Jong Yang (par intérim)" in drawn(picture(*TERMS), language="fr")


def test_persons_own_lane_says_the_office_where_offices_differ() -> None:
    text = drawn(picture(ACTING_TERM, DOUBTED_TERM, by="person"), 120)
    assert line_with(text, "Kim Jong Yang").startswith("Kim Jong Yang")
    assert "President (acting)" in text
    assert "Delegate for Asia" in text


def test_name_that_all_share_is_not_said() -> None:
    text = drawn(picture(LOUWAGE_TERM, JARVA_TERM, by="person"))
    assert "President" not in text


def test_office_that_all_hold_is_not_said_but_acting_is() -> None:
    text = drawn(picture(ACTING_TERM, LOUWAGE_TERM, by="person"), 120)
    assert "President" not in text
    assert re.search(r"^Kim Jong Yang.*\(acting\)", text, re.MULTILINE)


def test_lane_of_another_field_says_person_and_office() -> None:
    assert "Mohamed Dkhissi, Vice-President for Africa" in drawn(picture(*TERMS, by="kind"), 120)
    assert "Mohamed Dkhissi, Vice-President" in drawn(picture(*TERMS, by="region"), 120)
    assert "Vice-President for Africa" not in drawn(picture(*TERMS, by="region"), 120)


def test_long_label_is_wrapped_beside_its_lane_and_whole() -> None:
    text = drawn(picture(OPEN_TERM, LOUWAGE_TERM), 60)
    first = next(at for at, line in enumerate(text.splitlines()) if line.startswith("Vice-President"))
    assert "Africa" in " ".join(text.splitlines()[first : first + 2])


def test_label_has_a_line_of_its_own_where_there_is_little_room() -> None:
    assert "Vice-President for Africa" in drawn(picture(OPEN_TERM, LOUWAGE_TERM), 40).splitlines()


def test_marks_have_the_sign_of_their_kind_hollow_in_doubt() -> None:
    text = drawn(picture(GA_1, GA_76, ABOUT_1996, by="kind"), 120)
    assert "◆ 1 Vienna" in text
    assert "76 Marrakech ◆" in text
    assert "□" in line_with(text, "Poland")
    assert "date in doubt" in text


def test_mark_whose_day_is_not_known_lies_in_the_midst_of_its_days() -> None:
    text = drawn(picture(ABOUT_1996, make("x", "session", "1999-01-01", ("x", "x", "x")), by="kind"), 100)
    assert re.search("░+□░+", line_with(text, "Poland"))


def meetings(count: int) -> list[Event]:
    return [make(f"m{day}", "meeting", "2024-05-07", (f"Meeting {day}",) * 3) for day in range(count)]


@pytest.mark.parametrize(("count", "height", "figure"), [(4, "▄", "4"), (8, "█", "8"), (30, "█", "+")])
def test_many_marks_in_one_place_become_a_height_that_the_legend_explains(count: int, height: str, figure: str) -> None:
    shown = picture(*meetings(count), LOUWAGE_TERM, by="kind")
    assert re.fullmatch(f"meeting *[ ┊]+{height}[ │]*", line_with(drawn(shown), "meeting"))
    assert "▁–█ 1 to 8 facts or more at one place" in drawn(shown)
    assert re.fullmatch(
        rf"meeting *[ :]+{re.escape(figure)}[ |]*", line_with(drawn(shown, is_unicode=False), "meeting")
    )
    assert "1-+ that many facts at one place" in drawn(shown, is_unicode=False)


def test_legend_names_nothing_that_is_not_drawn() -> None:
    """Where many marks are a height, a hollow sign among them is not seen."""
    doubted = [one._replace(date=parse("1980?")) for one in meetings(5)]
    assert "date in doubt" not in drawn(picture(*doubted, LOUWAGE_TERM, by="kind"))


def test_signs_are_named_where_lanes_do_not_name_them() -> None:
    assert "● election" in drawn(picture(ELECTION, OPEN_TERM))
    assert "● election" not in drawn(picture(ELECTION, OPEN_TERM, by="kind"))
    assert "election" not in drawn(picture(ELECTION))


def test_plain_picture_has_no_legend() -> None:
    assert "" not in drawn(picture(LONG_TERM, OPEN_TERM)).splitlines()


def test_possible_facts_are_marked_and_explained() -> None:
    text = drawn(picture(*TERMS, possible=(NEPOTE_TERM,)), 120)
    assert "≈ Jean Népote" in text
    assert "≈ may lie outside the period asked for" in text
    assert "~ Jean Népote" in drawn(picture(*TERMS, possible=(NEPOTE_TERM,)), 120, is_unicode=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ascii_draws_with_ascii(language: str) -> None:
    text = drawn(picture(*EVERYTHING, by="kind"), 80, language, is_unicode=False)
    letters = {one for one in text if not one.isascii()}
    assert set() == {one for one in letters if not one.isalpha() and one != "،"}


def test_colour_says_nothing_alone() -> None:
    coloured = render_lanes(picture(*EVERYTHING), screen(100, is_coloured=True))
    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == render_lanes(picture(*EVERYTHING), screen(100))


@pytest.mark.parametrize(("scale", "years"), [("decade", 10), ("year", 1)])
def test_scale_marks_every_unit(scale: str, years: int) -> None:
    text = drawn(picture(LOUWAGE_TERM, KENDALL_TERM), 80, scale=scale)
    marks = [int(one) for line in text.splitlines() if re.fullmatch(r"[ \d]+", line) for one in line.split()]
    assert {years} == {other - one for one, other in pairwise(marks)}


def test_strips_name_the_lanes_again_and_have_one_scale() -> None:
    text = drawn(picture(KENDALL_TERM, has_today=False), 60, scale="year")
    assert 2 <= len([line for line in text.splitlines() if "Raymond Kendall" in line])
    gaps = {
        other.start() - one.start()
        for line in text.splitlines()
        for one, other in pairwise(re.finditer(r"\d{4}", line))
    }
    assert max(gaps) - min(gaps) <= 1


def test_months_stand_under_their_years() -> None:
    years, months, *_ = drawn(picture(GA_92, GA_93, ELECTION, by="kind"), 120).splitlines()
    assert re.fullmatch(r"[ \d]+", years)
    assert [years.index("2024"), years.index("2025")] == [one.start() for one in re.finditer("January", months)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_runs_from_left_to_right_in_every_language(language: str) -> None:
    axis = drawn(picture(*TERMS), 80, language).splitlines()[0]
    years = [int(year) for year in axis.split()]
    assert sorted(years) == years


def test_today_is_named_at_its_line() -> None:
    line = line_with(drawn(picture(OPEN_TERM, LOUWAGE_TERM)), "today")
    assert re.fullmatch(r" *today, 22 November 2026 │", line)


def test_tall_picture_has_the_years_below_too() -> None:
    many = [
        term(LONG_TERM.people[0].person, "delegate", f"{year}/1980")._replace(id=f"t{year}")
        for year in range(1940, 1980)
    ]
    lines = drawn(picture(*many, LOUWAGE_TERM), 60).splitlines()
    years = [line for line in lines if re.fullmatch(r"[ \d]+", line)]
    assert 2 == len(years)
    assert years[0] == years[1]


def test_hostile_text_cannot_command_the_terminal() -> None:
    evil = "Eve\x1b]0;x\x07\u202e"
    nasty = LOUWAGE_TERM.people[0].person._replace(name={"en": evil})
    event = LOUWAGE_TERM._replace(people=(LOUWAGE_TERM.people[0]._replace(person=nasty),))
    text = render_lanes(picture(event, JARVA_TERM), screen(80))
    assert set() == {"\x1b", "\x07", "\u202e"} & set(text)


@given(
    row_lists(),
    st.sampled_from(sorted(LANE_FIELDS)),
    st.sampled_from(sorted(SCALES)),
    st.integers(24, 200),
    st.sampled_from(LANGUAGES),
    st.booleans(),
)
def test_any_facts_give_a_picture_that_fits(
    some: list[Row], by: str, scale: str, width: int, language: str, is_unicode: bool
) -> None:
    if not some:
        return
    on: Screen = screen(width, language, is_unicode=is_unicode)
    text = render_lanes(picture_of(some, by, asked=None, today=TODAY), on, scale)
    assert [] == [line for line in text.splitlines() if cell_len(line) > width]
    assert [] == [line for line in text.splitlines() if line != line.rstrip(" ")]
    assert text.endswith("\n")


@pytest.mark.parametrize("scale", ["auto", "decade", "year", "month"])
def test_a_few_days_stand_under_their_year(scale: str) -> None:
    axis = drawn(picture(GA_93, by="kind"), 80, scale=scale).splitlines()[0]
    assert axis.split() == ["2020" if scale == "decade" else "2025"]
