"""Arabic on terminals: what stands in columns stays there, whether a terminal reorders right-to-left text or not.

A terminal that reorders is played by python-bidi, line by line with a left-to-right base, as terminals do; one that does
not by the text as it is. What terminals showed on a screen stands in docs/arabic.md.
"""

import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest import mock

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from inside import call_small
from interpol_cli.core.count import tally
from interpol_cli.core.holders import Holder
from interpol_cli.core.lanes import LANE_FIELDS
from interpol_cli.core.period import Match
from interpol_cli.errors import MissingExtraError
from interpol_cli.render import bidi
from interpol_cli.render.answers import render_holders
from interpol_cli.render.bars import render_bars, render_stacked_bars
from interpol_cli.render.bidi import visual
from interpol_cli.render.lanes import render_lanes
from interpol_cli.render.layout import directed
from interpol_cli.render.screen import Screen
from interpol_cli.render.sheet import render_sheet
from interpol_cli.render.table import render_events, render_grid
from interpol_cli.render.timeline import render_timeline
from lane_facts import DOUBTED, EVERYTHING, OPEN_TERM, picture, rows
from shown import FACTS, PART_SHEET, WHOLE_SHEET, century, displaced, screen, unmarked

WIDTHS = (40, 80, 120)
FACING = str.maketrans("()[]", ")(][")
MIRRORED = str.maketrans("([", ")]")  # python-bidi leaves them as they are, to be mirrored by the font
SIGNS = re.compile("[█▌▐▒░◀▶┊│━◆◇●○■□▲△▮▯►▻▬▭★☆▼▽┬┼┿┃╏◌─]")


def _bars(on: Screen) -> str:
    counted = tally(rows(*EVERYTHING), ("kind", "decade"))
    whole = tally(rows(*EVERYTHING), ("kind",))
    names = {"kind": "نوع", "decade": "عقد"}
    return render_stacked_bars(counted, counted.counts, lambda field, key: names[field] + key, on) + render_bars(
        whole, whole.counts, lambda field, key: names[field], on
    )


def _holders(on: Screen) -> str:
    held = [Holder(one, one.people[0], Match.CERTAIN, None, None, None, None) for one in DOUBTED]
    return render_holders(held, on)


def _lanes(by: str, on: Screen) -> str:
    return render_lanes(picture(*EVERYTHING, by=by), on)


PICTURES: dict[str, Callable[[Screen], str]] = {
    "timeline": lambda on: render_timeline(century(), on),
    "table": lambda on: render_events(century(), on),
    "grid": lambda on: render_grid(
        ["id", "title", "number"], [[one.id, one.title["ar"], str(one.number)] for one in FACTS], on
    ),
    "sheet": lambda on: render_sheet(WHOLE_SHEET, on) + render_sheet(PART_SHEET, on),
    "cards": _holders,
    "bars": _bars,
    **{f"lanes by {by}": partial(_lanes, by) for by in LANE_FIELDS},
    "months": lambda on: render_lanes(picture(*EVERYTHING[-4:], OPEN_TERM), on, "month"),
}


@pytest.fixture(params=PICTURES)
def drawing(request: pytest.FixtureRequest) -> Callable[[Screen], str]:
    """Give each picture that a terminal gets."""
    return PICTURES[request.param]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["ar", "ar-MA", "ar,fr"])
def test_columns_stay_where_a_terminal_reorders(drawing: Callable[[Screen], str], width: int, language: str) -> None:
    assert [] == [line for line in drawing(screen(width, language)).splitlines() if displaced(line)]


def signs_in(line: str) -> list[tuple[int, str]]:
    """Give the drawn signs of a line with their places."""
    return [(match.start(), match.group()) for match in SIGNS.finditer(line)]


@pytest.mark.parametrize("width", WIDTHS)
def test_signs_stay_where_a_terminal_reorders(drawing: Callable[[Screen], str], width: int) -> None:
    for line in drawing(screen(width, "ar")).splitlines():
        assert signs_in(unmarked(line)) == signs_in(unmarked(get_display(line, base_dir="L")))


@pytest.mark.parametrize("width", WIDTHS[1:])  # narrower ones are not as wide as the longest ids, which are not broken
def test_lines_fit_where_a_terminal_does_not_reorder(drawing: Callable[[Screen], str], width: int) -> None:
    assert [] == [line for line in drawing(screen(width, "ar")).splitlines() if cell_len(line) > width]


@pytest.mark.parametrize("width", WIDTHS)
def test_visual_order_keeps_columns_and_signs_in_their_cells(drawing: Callable[[Screen], str], width: int) -> None:
    """With lam and alef one shape, characters move within a line; signs and Latin words stay in their cells."""
    logical = drawing(screen(width, "ar")).splitlines()
    seen = drawing(screen(width, "ar", is_visual=True)).splitlines()
    assert len(logical) == len(seen)
    for before, after in zip(logical, seen, strict=True):
        assert cells_of_signs(before) == cells_of_signs(after)
        assert cell_len(unmarked(before)) >= cell_len(after)
        assert after == unmarked(after)


def cells_of_signs(line: str) -> list[tuple[int, str]]:
    """Give the drawn signs of a line with the cells in which they stand."""
    plain = unmarked(line)
    return [(cell_len(plain[: match.start()]), match.group()) for match in SIGNS.finditer(plain)]


def test_language_flips_nothing_but_the_words() -> None:
    """The same bars in the same cells: Arabic does not turn the axis round."""
    english, arabic = (render_lanes(picture(OPEN_TERM, *DOUBTED[:1]), screen(80, one)) for one in ("en", "ar"))
    assert sorted(one for one in english.split() if one.isdecimal() and len(one) == 4)
    years = [[one for one in text.splitlines()[0].split() if one.isdecimal()] for text in (english, arabic)]
    assert years[0] == sorted(years[0])
    assert years[1] == sorted(years[1])


def test_letters_are_joined_and_turned_round() -> None:
    assert "ﺔﻣﺎﻌﻟﺍ ﺔﻴﻌﻤﺠﻟﺍ" == visual("الجمعية العامة")


def test_lam_and_alef_are_one_letter_and_leave_no_gap_in_the_columns() -> None:
    assert "ﻻ    x" == visual("لا\u200e   x")
    assert "ﻥﻵﺍ" == visual("الآن")


def test_vowel_signs_stay_on_their_letters() -> None:
    assert "ﺪﻤُﺤﻣ"[0] == visual("مُحمد")[0]
    assert ["ﻣُ"] == re.findall("ﻣ\u064f", visual("مُحمد"))


def test_numbers_and_latin_words_keep_their_own_order() -> None:
    assert "2024 ﺮﺒﻤﻓﻮﻧ 4  ga-92" == visual("\u200f4 نوفمبر 2024\u200f\u200e  ga-92")


def test_brackets_face_the_other_way() -> None:
    assert "(ﺏﺮﻐﻤﻟﺍ) ﺶﻛﺍﺮﻣ" == visual("مراكش (المغرب)\u200f\u200e")


def test_colours_and_links_stay_with_their_letters() -> None:
    line = "\x1b[1mمراكش \x1b[0m\x1b[4mفي المغرب\x1b[0m\u200e  \x1b]8;;https://example.org/\x1b\\ga-93\x1b]8;;\x1b\\"
    seen = visual(line)
    assert "\x1b[4mﺏﺮﻐﻤﻟﺍ ﻲﻓ\x1b[0m\x1b[1m ﺶﻛﺍﺮﻣ\x1b[0m" in seen
    assert seen.endswith("\x1b]8;;https://example.org/\x1b\\ga-93\x1b]8;;\x1b\\")


@given(st.text(st.characters(max_codepoint=0x2FF, exclude_categories=["C"]) | st.sampled_from("█▌▐▒░◆ ")))
def test_line_without_right_to_left_text_stays_as_it_is(line: str) -> None:
    assert line == visual(line)


@given(st.text(st.sampled_from("ابتثنلآ إمح 0123 abc -,.()[]█▌┊\u064b\u064e"), min_size=1))
def test_visual_order_is_that_of_the_algorithm(line: str) -> None:
    """Letter by letter as python-bidi orders the whole text; lam with alef counts as one, vowel signs as none."""

    def bare(text: str) -> str:
        return re.sub("[\u064b\u064e]", "", text)

    shape, _ = bidi._tools()
    shapes = {"\ufedf\ufe8e": "\ufefb", "\ufee0\ufe8e": "\ufefc", "\ufedf\ufe82": "\ufef5", "\ufee0\ufe82": "\ufef6"}
    shaped = bare(shape(line))
    for pair, whole in {**shapes, "\ufedf\ufe88": "\ufef9", "\ufee0\ufe88": "\ufefa"}.items():
        shaped = shaped.replace(pair, whole)
    expected = get_display(shaped, base_dir="L")
    assert isinstance(expected, str)
    assert expected.rstrip(" ").translate(MIRRORED) == bare(visual(line)).rstrip(" ").translate(MIRRORED)


def test_lam_and_alef_are_one_shape_under_vowel_signs() -> None:
    assert "\ufef5\u064b" == visual("لآً")
    assert "\ufefb\u064e" == visual("لَا")


@pytest.mark.parametrize("text", ["مراكش (المغرب)", "كيم (بالنيابة)", "مراكش (المغرب) اليوم"])
def test_brackets_within_right_to_left_text_go_with_it(text: str) -> None:
    line = directed(text, is_right_to_left=True)
    assert visual(line)[::-1].translate(FACING) == bidi._tools()[0](text)


@pytest.mark.parametrize("missing", ["arabic_reshaper", "bidi"])
def test_missing_part_is_named(missing: str) -> None:
    bidi._tools.cache_clear()
    with (
        mock.patch.dict(sys.modules, {missing: None}),
        pytest.raises(MissingExtraError, match="interpol-cli\\[bidi\\]"),
    ):
        visual("مراكش")
    bidi._tools.cache_clear()


def test_missing_part_ends_with_its_exit_code() -> None:
    bidi._tools.cache_clear()
    with mock.patch.dict(sys.modules, {"arabic_reshaper": None}):
        result = call_small("list", "-f", "table", "--lang", "ar", "--bidi", "visual")
    bidi._tools.cache_clear()
    assert (8, "") == (result.code, result.stdout)
    assert "--bidi visual needs an optional part: pip install 'interpol-cli[bidi]'" in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("list", "-f", "table"),
        ("timeline", "-f", "timeline"),
        ("timeline", "--by", "kind", "-f", "timeline"),
        ("show", "ga-93", "-f", "sheet"),
        ("count", "--by", "kind", "-f", "bars"),
        ("list", "-F", "id,title", "-f", "table"),
        ("lookup", "ga-93", "-f", "table"),
    ],
    ids=" ".join,
)
def test_every_command_draws_in_visual_order_where_that_is_asked_for(args: tuple[str, ...]) -> None:
    logical = call_small(*args, "--lang", "ar")
    seen = call_small(*args, "--lang", "ar", "--bidi", "visual")
    assert re.search("[\ufe80-\ufefc]", seen.stdout)
    assert not re.search("[\u0620-\u064a\u200e\u200f]", seen.stdout)
    assert not re.search("[\ufe80-\ufefc]", logical.stdout)
    assert seen.stdout == call_small(*args, "--lang", "ar", env={"INTERPOL_BIDI": "visual"}).stdout


@pytest.mark.parametrize("form", ["plain", "csv", "json", "md", "svg"])
def test_machine_forms_stay_in_logical_order(form: str) -> None:
    args = ("list", "kind:session", "-f", form, "--lang", "ar")
    assert call_small(*args).stdout == call_small(*args, "--bidi", "visual").stdout


def test_file_stays_in_logical_order(tmp_path: Path) -> None:
    target = tmp_path / "facts.txt"
    assert 0 == call_small("list", "-f", "table", "--lang", "ar", "--bidi", "visual", "-o", target).code
    assert not re.search("[\ufe80-\ufefc]", target.read_text(encoding="utf-8"))


def test_unknown_order_is_refused() -> None:
    result = call_small("list", "--bidi", "sideways")
    assert (2, "") == (result.code, result.stdout)
    assert "--bidi does not take 'sideways': it is logical or visual" in result.stderr
