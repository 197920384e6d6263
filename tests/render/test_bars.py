"""Bars: as long as the counts, a line for each key, the total below."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.core.count import Tally
from interpol_cli.render.bars import render_bars, render_stacked_bars
from interpol_cli.render.screen import Screen
from shown import LANGUAGES, screen, too_wide, unmarked


def drawn(
    counts: dict[tuple[str, ...], int], fields: tuple[str, ...] = ("kind",), reader: Screen | None = None
) -> list[str]:
    lines = tuple(counts.items())
    counted = Tally(fields, lines, sum(counts.values()))
    shown = render_bars(counted, lines, lambda _field, key: key, reader or screen(40))
    assert shown.endswith("\n")
    return unmarked(shown).splitlines()


def test_longest_bar_takes_the_room_and_the_others_their_part() -> None:
    assert [
        "seat     4  " + "█" * 28,
        "session  2  " + "█" * 14,
        "term     1  " + "█" * 7,
        "         7  facts in all",
    ] == drawn({("seat",): 4, ("session",): 2, ("term",): 1})


def test_only_a_label_from_right_to_left_has_a_direction_mark_behind_it() -> None:
    lines = (("1920s", "Türkiye"), 1), (("1930s", "المغرب"), 1)
    counted = Tally(("decade", "host"), lines, 2)
    turkey, morocco, _ = render_bars(counted, lines, lambda _field, key: key, screen(40)).splitlines()
    assert ("\u200e" not in turkey, "\u200e" in morocco) == (True, True)


def test_bar_is_drawn_to_an_eighth() -> None:
    assert "b  1  ████▏" == drawn({("a",): 8, ("b",): 1}, reader=screen(39))[1]


def test_little_is_never_drawn_as_nothing() -> None:
    lines = drawn({("a",): 5000, ("b",): 1})
    assert lines[1].endswith("▏")
    assert drawn({("a",): 5000, ("b",): 1}, reader=screen(40, is_unicode=False))[1].endswith("#")


def test_nothing_has_no_bar_and_keeps_its_line() -> None:
    assert "1930s  0" == drawn({("1920s",): 5, ("1930s",): 0, ("1940s",): 4}, ("decade",))[1]


def test_keys_of_two_fields_stand_side_by_side() -> None:
    assert ["Africa · 1990s", "1930s", "Asia"] == [
        line.split("  ")[0]
        for line in drawn({("Africa", "1990s"): 1, ("1930s", ""): 0, ("", "Asia"): 1}, ("x", "y"))[:-1]
    ]


@pytest.mark.parametrize(
    ("language", "decade", "century", "unknown", "total"),
    [
        ("en", "1990s", "20th century", "unknown", "facts in all"),
        ("fr", "années 1990", "20e siècle", "inconnu", "faits en tout"),
        ("ar", "تسعينيات القرن العشرين", "القرن 20", "غير معروف", "مجموع الوقائع"),
    ],
)
def test_time_is_named_in_the_readers_language(
    language: str, decade: str, century: str, unknown: str, total: str
) -> None:
    reader = screen(60, language)
    assert drawn({("1990s",): 1}, ("decade",), reader)[0].startswith(f"{decade}  1")
    assert drawn({("20th century",): 1}, ("century",), reader)[0].startswith(f"{century}  1")
    assert drawn({("unknown",): 1}, ("year",), reader)[0].startswith(f"{unknown}  1")
    assert drawn({("1990",): 1}, ("year",), reader)[1].endswith(f"1  {total}")


def test_ascii_terminal_gets_ascii() -> None:
    shown = drawn({("Africa", "1990s"): 3, ("Asia", "1990s"): 1}, ("region", "decade"), screen(40, is_unicode=False))
    assert "".join(shown).isascii()
    assert "Africa | 1990s  3  " + "#" * 21 == shown[0]


@given(
    st.dictionaries(st.text("abcم ", min_size=1, max_size=9).map(lambda key: (key,)), st.integers(0, 10**6), min_size=1)
)
def test_every_line_fits_and_has_its_number(counts: dict[tuple[str, ...], int]) -> None:
    for language in LANGUAGES:
        lines = drawn(counts, reader=screen(60, language))
        assert [] == too_wide("\n".join(lines), 60)
        assert len(counts) + 1 == len(lines)
        for line, number in zip(lines, counts.values(), strict=False):
            assert f"  {number}" in line


def stacked(
    counts: dict[tuple[str, ...], int], reader: Screen | None = None, fields: tuple[str, ...] = ("x", "y")
) -> list[str]:
    """Draw bars in parts, without the legend's words being translated."""
    lines = tuple(counts.items())
    shown = render_stacked_bars(
        Tally(fields, lines, sum(counts.values())), lines, lambda _field, key: key, reader or screen(40)
    )
    return unmarked(shown).splitlines()


def test_stacked_bar_is_as_long_as_its_sum_and_its_parts_as_they_count() -> None:
    assert [
        "a  8  ████████████████████████▒▒▒▒▒▒▒▒",
        "b  2  ████████",
        "",
        "██ one 8   ▒▒ two 2",
    ] == stacked({("a", "one"): 6, ("a", "two"): 2, ("b", "one"): 2}, screen(38))


def test_smallest_part_is_never_lost() -> None:
    line, *_ = stacked({("a", "one"): 5000, ("a", "two"): 1, ("a", "three"): 1})
    assert {"█", "▒", "═"} <= set(line)


def test_line_of_nothing_stays() -> None:
    assert "b  0" == stacked({("a", "one"): 3, ("b", ""): 0})[1]


def test_parts_differ_in_their_signs_without_colour() -> None:
    legend = stacked({("a", f"key {number}"): 20 - number for number in range(9)}, screen(200))[-1]
    signs = [piece[0] for piece in legend.split("   ")]
    assert 9 == len(set(signs))


def test_parts_that_are_too_many_for_signs_are_counted_together() -> None:
    lines = stacked({("a", f"key {number}"): 20 - number for number in range(12)}, screen(200))
    assert lines[-1].endswith("·· 4 others 42")
    assert "·" in lines[0]


def test_one_part_too_many_keeps_its_name() -> None:
    assert stacked({("a", f"key {number}"): 20 - number for number in range(9)}, screen(200))[-1].endswith(
        "·· key 8 12"
    )


def test_stacked_bars_in_ascii_have_signs_of_their_own() -> None:
    lines = stacked({("a", "one"): 6, ("a", "two"): 2}, screen(40, is_unicode=False))
    assert "".join(lines).isascii()
    assert {"#", "+"} <= set(lines[0])


def test_kinds_have_their_own_colours() -> None:
    shown = render_stacked_bars(
        Tally(("x", "kind"), ((("a", "term"), 1),), 1),
        ((("a", "term"), 1),),
        lambda _f, key: key,
        screen(40, is_coloured=True),
    )
    assert "\x1b[1;33m█" in shown


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from("ab"), st.sampled_from([f"k{n}" for n in range(12)])), st.integers(1, 900), min_size=1
    ),
    st.integers(40, 200),
)
def test_stacked_bars_fit_their_screen(language: str, counts: dict[tuple[str, ...], int], width: int) -> None:
    ordered = dict(sorted(counts.items()))
    assert [] == too_wide("\n".join(stacked(ordered, screen(width, language))), width)
