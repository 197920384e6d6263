"""render/svg_*.py: what a reader of the drawing sees, hears and can follow, and what a hostile store cannot do."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import row_lists
from interpol_cli.core.edtf import parse
from interpol_cli.core.lanes import LANE_FIELDS, picture_of
from interpol_cli.core.model import Event
from interpol_cli.core.period import Period
from interpol_cli.core.report import Listing, Row
from interpol_cli.render.svg_axis import render_svg_axis
from interpol_cli.render.svg_lanes import render_svg_lanes
from interpol_cli.render.svg_parts import SIZE, length_of, number, wrapped
from lane_facts import (
    ACTING_TERM,
    DOUBTED,
    DOUBTED_TERM,
    EVERYTHING,
    JARVA_TERM,
    KENDALL_TERM,
    LONG_TERM,
    LOUWAGE_TERM,
    NEPOTE_TERM,
    NOT_ON_THE_WEB,
    OPEN_TERM,
    TERMS,
    TODAY,
    picture,
    rows,
)
from shown import BOOK, ELECTION, FACTS, GA_2, GA_38, GA_76, GA_92, GA_93, LANGUAGES, century, listing, make, screen

NAMESPACE = "{http://www.w3.org/2000/svg}"
KNOWN_ELEMENTS = {
    *("svg", "title", "desc", "style", "rect", "text", "path", "circle", "a", "g", "defs", "linearGradient", "stop"),
}


def lanes(*events: Event, language: str = "en", width: float = 1200, scale: str = "auto", **how: object) -> str:
    return render_svg_lanes(picture(*events, **how), screen(80, language), scale, width)  # type: ignore[arg-type]


def axis(shown: Listing, language: str = "en", width: float = 1000, *, has_today: bool = False) -> str:
    return render_svg_axis(shown, screen(80, language), width, has_today=has_today)


DRAWINGS: dict[str, Callable[[str], str]] = {
    "lanes by office": lambda language: lanes(*EVERYTHING, language=language),
    "lanes by kind": lambda language: lanes(*EVERYTHING, by="kind", language=language),
    "lanes by person, narrow": lambda language: lanes(*EVERYTHING, by="person", language=language, width=400),
    "lanes by months": lambda language: lanes(GA_92, ELECTION, GA_93, by="series", language=language, scale="month"),
    "axis": lambda language: axis(century(possible=(GA_2,)), language, has_today=True),
    "axis, narrow": lambda language: axis(century(), language, 320),
}


@pytest.fixture(params=[(name, language) for name in DRAWINGS for language in LANGUAGES], ids=" ".join)
def drawing(request: pytest.FixtureRequest) -> str:
    """Give each drawing in each language."""
    name, language = request.param
    return DRAWINGS[name](language)


def tree_of(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def named(text: str, name: str) -> Iterator[ElementTree.Element]:
    return tree_of(text).iter(f"{NAMESPACE}{name}")


def words_of(text: str) -> list[str]:
    return [one.text or "" for one in named(text, "text")]


def test_drawing_says_what_it_is_to_those_who_do_not_see_it(drawing: str) -> None:
    root = tree_of(drawing)
    assert "img" == root.get("role")
    named_by = (root.get("aria-labelledby") or "").split()
    spoken = {one.get("id"): one.text for one in root if one.get("id")}
    assert ["title", "desc"] == named_by
    assert all(spoken[name] for name in named_by)
    assert root.get("lang") in LANGUAGES


def test_drawing_stands_alone(drawing: str) -> None:
    root = tree_of(drawing)
    assert set() == {one.tag.removeprefix(NAMESPACE) for one in root.iter()} - KNOWN_ELEMENTS
    addresses = [value for one in root.iter() for key, value in one.attrib.items() if "href" in key]
    assert [] == [one for one in addresses if not one.startswith(("http://", "https://"))]
    assert "@import" not in drawing
    assert set() == set(re.findall(r"url\(([^)]*)\)", drawing)) - {f"#{one.get('id')}" for one in root.iter()}


def test_every_fact_is_linked_to_its_first_source_on_the_web(drawing: str) -> None:
    linked = {one.get("href") for one in named(drawing, "a")}
    assert linked
    assert linked <= {
        *("https://example.org/ga-93", "https://example.org/ar/barlamane?page=1&lang=ar"),
        "https://example.org/a?b=1&c=<2>",
    }


def test_fact_without_an_address_is_drawn_without_a_link() -> None:
    bare = LOUWAGE_TERM._replace(sources=(BOOK, NOT_ON_THE_WEB))
    assert [] == list(named(lanes(bare, JARVA_TERM._replace(sources=())), "a"))


def test_pointing_at_a_fact_tells_title_date_and_id() -> None:
    (told,) = (one.find(f"{NAMESPACE}title") for one in named(lanes(OPEN_TERM), "a"))
    assert told is not None
    assert "Mohamed Dkhissi\nsince 7 November 2024\n2 sources, term-mohamed-dkhissi-2024" == told.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_text_in_the_readers_language(language: str) -> None:
    words = words_of(lanes(*TERMS, language=language))
    assert set() == {event.people[0].person.name.get(language, "Fjalar Jarva") for event in TERMS} - {
        re.sub(r" \(.*\)", "", one) for one in words
    }


def test_arabic_runs_from_right_to_left_within_its_own_place() -> None:
    for one in named(lanes(*TERMS, language="ar"), "text"):
        is_arabic = bool(re.search("[\u0620-\u064a]", one.text or ""))
        assert is_arabic == (one.get("direction") == "rtl" and one.get("unicode-bidi") == "isolate")


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_runs_from_left_to_right_in_every_language(language: str) -> None:
    years = [one for one in named(lanes(*TERMS, language=language), "text") if re.fullmatch(r"\d{4}", one.text or "")]
    assert sorted(years, key=lambda one: int(one.text or "")) == sorted(years, key=lambda one: float(one.get("x") or 0))


def box_of(one: ElementTree.Element) -> tuple[float, float, float, float]:
    """Give where a text stands, by the drawing's own estimate."""
    x, y = float(one.get("x") or 0), float(one.get("y") or 0)
    length = length_of(one.text or "", 17 if "heading" in (one.get("class") or "") else SIZE)
    anchor = one.get("text-anchor", "start")
    if one.get("direction") == "rtl":
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
    left = {"start": x, "middle": x - length / 2, "end": x - length}[anchor]
    return left, left + length, y - SIZE * 0.75, y + SIZE * 0.2


def outside_of_legend(text: str, name: str) -> Iterator[ElementTree.Element]:
    """Give elements of a drawing without the samples of its legend, which are moved as a whole."""
    root = tree_of(text)
    moved = {id(one) for group in root.iter(f"{NAMESPACE}g") if group.get("transform") for one in group.iter()}
    return (one for one in root.iter(f"{NAMESPACE}{name}") if id(one) not in moved)


def test_labels_do_not_lie_over_one_another(drawing: str) -> None:
    boxes = [(one.text, box_of(one)) for one in outside_of_legend(drawing, "text")]
    assert [] == [
        (one, other)
        for (one, (left, right, top, bottom)), (other, (left2, right2, top2, bottom2)) in combinations(boxes, 2)
        if left < right2 and left2 < right and top < bottom2 and top2 < bottom
    ]


def test_labels_stay_within_the_drawing(drawing: str) -> None:
    width, height = (float(tree_of(drawing).get(name) or 0) for name in ("width", "height"))
    for one in outside_of_legend(drawing, "text"):
        left, right, top, bottom = box_of(one)
        assert 0 <= left
        assert 0 <= top
        assert bottom <= height
        assert right <= width or "dim" in (one.get("class") or "")  # a legend longer than a narrow drawing


def bar_corners(text: str) -> list[list[tuple[float, float]]]:
    """Give the corners of the solid bars."""
    paths = [one.get("d") or "" for one in named(text, "path") if "solid" in (one.get("class") or "")]
    return [[(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)] for path in paths]


def fades(text: str) -> list[ElementTree.Element]:
    return [one for one in outside_of_legend(text, "rect") if "fade" in (one.get("class") or "")]


def test_exact_term_is_a_solid_bar() -> None:
    text = lanes(LONG_TERM, has_today=False)
    assert [] == fades(text)
    ((corners),) = bar_corners(text)
    assert 4 == len(corners)


def test_ends_that_are_not_known_fade_out_under_a_dashed_outline() -> None:
    text = lanes(NEPOTE_TERM, has_today=False)
    assert ["fill:url(#up-term)", "fill:url(#down-term)"] == [one.get("style") for one in fades(text)]
    assert ".fade{stroke-width:1;stroke-dasharray:3 2}" in text
    assert 2 == len(fades(lanes(JARVA_TERM, has_today=False)))
    assert [] == bar_corners(lanes(JARVA_TERM, has_today=False))


def test_end_that_the_source_doubts_fades_even_where_it_is_exact() -> None:
    doubted = KENDALL_TERM._replace(date=parse("2000-01-01/2010-06-30?"))
    assert 1 == len(fades(lanes(doubted)))
    assert fades(lanes(DOUBTED_TERM))


def test_doubt_about_an_end_beyond_the_picture_is_not_drawn_in_it() -> None:
    text = lanes(DOUBTED_TERM, asked=Period.of(parse("2017/2018").bounds))
    assert [] == fades(text)
    assert 5 == len(bar_corners(text)[0])


def test_short_term_is_never_lost() -> None:
    (corners,) = bar_corners(lanes(ACTING_TERM, LOUWAGE_TERM))[1:]
    xs = [x for x, _ in corners]
    assert 2.4 <= max(xs) - min(xs)


def test_what_goes_on_ends_in_a_point() -> None:
    (corners,) = bar_corners(lanes(OPEN_TERM))
    assert 5 == len(corners)
    asked = Period.of(parse("1990/1995").bounds)
    (corners,) = bar_corners(lanes(KENDALL_TERM, asked=asked))
    assert 6 == len(corners)


def test_doubtful_mark_is_hollow() -> None:
    classes = {one.get("class") for one in named(lanes(GA_38, GA_76, by="kind"), "path")}
    assert {"session hollow", "session solid"} <= classes


def test_kinds_differ_in_shape_and_not_only_in_colour() -> None:
    kinds = ("session", "meeting", "election", "appointment", "accession", "milestone", "ceremony", "own-kind")
    events = [make(kind, kind, "2000-01-01", (kind,) * 3) for kind in kinds]
    shapes = set()
    for one in named(lanes(*events, by="kind"), "g"):
        for part in one:
            if part.tag.removeprefix(NAMESPACE) in ("path", "circle"):
                first, *corners = re.findall(r"(-?[\d.]+) (-?[\d.]+)", part.get("d") or "0 0")
                moved = tuple(
                    (round(float(x) - float(first[0])), round(float(y) - float(first[1]))) for x, y in corners
                )
                shapes.add((part.tag, moved))
    assert len(kinds) - 1 == len(shapes)  # an election and a kind of one's own are both round


def luminance(colour: str) -> float:
    """Give how bright a colour is.

    Source: WCAG 2.1, relative luminance.
    """
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_are_readable_on_light_and_on_dark_pages() -> None:
    """WCAG 2.1, success criterion 1.4.3: at least 4.5 to 1; bars carry text in the page's colour."""
    style = next(named(lanes(*EVERYTHING), "style")).text or ""
    light, dark = style.split("@media(prefers-color-scheme:dark)")
    for theme in light, dark:
        fills = dict(re.findall(r"\.([\w-]+)\{fill:(#\w{6})", theme))
        fills["text"] = re.findall(r"text\{fill:(#\w{6})", theme)[0]
        page = luminance(fills.pop("page"))
        for name in set(fills) - {"band", "hollow", "on"}:
            bright, dim = sorted((page, luminance(fills[name])), reverse=True)
            assert 4.5 <= (bright + 0.05) / (dim + 0.05), name


def test_today_is_marked_where_it_is_given() -> None:
    assert "today, 22 November 2026" in words_of(lanes(OPEN_TERM))
    assert not [one for one in words_of(lanes(OPEN_TERM, has_today=False)) if "today" in one]
    assert "today, 22 November 2026" in words_of(axis(listing(GA_76, GA_93), has_today=True))
    assert not [one for one in words_of(axis(listing(GA_76, GA_93))) if "today" in one]


def test_same_facts_give_the_same_bytes_on_any_day() -> None:
    """Without a day that was asked for, the clock has no part in a drawing."""
    one, other = (screen(80)._replace(today=day) for day in (TODAY, date(1999, 1, 1)))
    shown = picture(*EVERYTHING, has_today=False)
    assert render_svg_lanes(shown, one) == render_svg_lanes(shown, other)
    assert render_svg_axis(century(), one) == render_svg_axis(century(), other)


def test_width_adapts() -> None:
    assert "600" == tree_of(lanes(*TERMS, width=600)).get("width")
    assert "1600" == tree_of(lanes(*TERMS, width=1600)).get("width")
    assert "640" == tree_of(axis(century(), width=640)).get("width")


def test_drawing_grows_where_the_scale_needs_more_room() -> None:
    text = lanes(*TERMS, scale="year")
    assert 1200 < float(tree_of(text).get("width") or 0)
    years = [int(one) for one in words_of(text) if re.fullmatch(r"\d{4}", one)]
    assert list(range(min(years), max(years) + 1)) == sorted(set(years))


def test_drawing_is_never_narrower_than_the_longest_id() -> None:
    long_id = GA_76._replace(id="an-id-" * 20 + "that-is-long")
    text = axis(listing(long_id), width=200)
    ids = [one for one in named(text, "text") if "that-is-long" in (one.text or "")]
    assert [box_of(one)[1] <= float(tree_of(text).get("width") or 0) for one in ids] == [True]


def test_axis_has_every_fact_in_order_with_holes_and_gaps() -> None:
    words = words_of(axis(century()))
    titles = [one for one in words if one in {event.title["en"] for event in FACTS}]
    assert [event.title["en"] for event in FACTS if event.title["en"] in titles] == titles
    assert any("no record found" in one for one in words)
    assert any("war: no session" in one for one in words)
    assert "18 years" in words_of(axis(listing(GA_76, GA_93)))
    assert {"3–7 September 1923", "October 1969?", "about 1996"} <= set(words)


def test_legend_explains_doubt_where_there_is_any() -> None:
    assert "perhaps: the exact day is not known" in words_of(lanes(NEPOTE_TERM))
    assert "perhaps: the exact day is not known" not in words_of(lanes(LONG_TERM))
    assert "date in doubt" in words_of(axis(listing(GA_38)))
    possible = words_of(lanes(LONG_TERM, OPEN_TERM, possible=(LONG_TERM,)))
    assert "may lie outside the period asked for" in possible


EVIL = (
    "</text></title><script>alert(1)</script><a href=\"javascript:alert(2)\" onclick='x()'>&#0;\x00\x1b[2J\u202e]]><!--"
)


def test_hostile_store_cannot_inject() -> None:
    evil_url = "https://example.org/\"><script>alert(1)</script>' onload='x"
    source = GA_76.sources[0]._replace(url=evil_url, title=EVIL)
    names = dict.fromkeys(LANGUAGES, EVIL)
    person = OPEN_TERM.people[0].person._replace(name=names)
    part = OPEN_TERM.people[0]._replace(person=person, office=EVIL, region=EVIL)
    event = OPEN_TERM._replace(id=EVIL, title=names, people=(part,), sources=(source,), kind=EVIL)
    for text in (
        *(lanes(event, by=by) for by in LANE_FIELDS),
        axis(listing(event, GA_76._replace(title=names, sources=(source,)))),
    ):
        root = tree_of(text)
        assert set() == {one.tag.removeprefix(NAMESPACE) for one in root.iter()} - KNOWN_ELEMENTS
        assert [] == [key for one in root.iter() for key in one.attrib if key.startswith("on")]
        assert {"https"} == {(one.get("href") or "").partition(":")[0] for one in named(text, "a")}
        assert not {"\x00", "\x1b", "\u202e"} & set(text)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", None]
)
def test_only_addresses_of_the_web_are_linked(url: str | None) -> None:
    source = GA_76.sources[0]._replace(url=url)
    assert [] == list(named(axis(listing(GA_76._replace(sources=(source,)))), "a"))


@given(
    row_lists(),
    st.sampled_from(sorted(LANE_FIELDS)),
    st.sampled_from(LANGUAGES),
    st.integers(100, 3000),
    st.booleans(),
)
def test_any_facts_give_a_drawing_that_parses(
    some: list[Row], by: str, language: str, width: int, has_today: bool
) -> None:
    if some:
        shown = picture_of(some, by, asked=None, today=TODAY if has_today else None)
        tree_of(render_svg_lanes(shown, screen(80, language), width=width))
        tree_of(render_svg_axis(Listing(tuple(some)), screen(80, language), width, has_today=has_today))


def test_every_fact_is_drawn_once_in_each_of_its_lanes() -> None:
    for by in LANE_FIELDS:
        drawn = [one for name in ("a", "g") for one in named(lanes(*DOUBTED, by=by), name) if not one.get("transform")]
        assert len(list(picture_of(rows(*DOUBTED), by, asked=None, today=None).items)) == len(drawn)


@given(st.text(max_size=60), st.floats(20, 400))
def test_wrapping_loses_no_word(words: str, length: float) -> None:
    lines = wrapped(words, length)
    assert [one for one in words.split(" ") if one] == [one for line in lines for one in line.split(" ")]
    assert [] == [line for line in lines if " " in line and length < length_of(line)]


def test_lengths_are_estimated_for_a_wide_font() -> None:
    """Measured in Chromium with DejaVu Sans at 13 pixels."""
    for words, measured in (("Raymond Kendall", 113.2), ("Vice-President for Africa", 155.9), ("1946", 33.1)):
        assert measured * 0.97 <= length_of(words) <= measured * 1.1


def test_numbers_are_short() -> None:
    assert ["0", "12", "12.3", "-4"] == [number(one) for one in (0.04, 12.0, 12.34, -4.02)]
