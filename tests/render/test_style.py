"""Test signs, colours and links."""

import pytest
from rich.cells import cell_len

from interpol_cli.core.model import KINDS
from interpol_cli.render.style import AXIS, SIGNS, STYLES, glyph, painter, sign, web_address
from shown import screen


def test_every_kind_has_its_own_signs_and_a_style() -> None:
    assert set(KINDS) == set(SIGNS)
    signs = [one for four in SIGNS.values() for one in four]
    assert len(signs) == len(set(signs))
    assert set(KINDS) <= set(STYLES)


def test_signs_and_lines_are_one_cell_wide() -> None:
    signs = [one for four in SIGNS.values() for one in four]
    assert {1} == {cell_len(one) for one in signs}
    assert [len(plain) for _, plain in AXIS.values()] == [cell_len(fine) for fine, _ in AXIS.values()]


def test_doubt_is_a_hollow_sign_and_in_ascii_a_small_letter() -> None:
    assert ["◆", "◇"] == [sign("session", screen(), is_doubtful=doubt) for doubt in (False, True)]
    assert ["S", "s"] == [sign("session", screen(is_unicode=False), is_doubtful=doubt) for doubt in (False, True)]
    assert "•" == sign("coronation", screen(), is_doubtful=False)


def test_ascii_lines_are_ascii() -> None:
    assert all(glyph(name, screen(is_unicode=False)).isascii() for name in AXIS)


def test_colours_are_readable_on_dark_and_light() -> None:
    """White and black, bright or not, vanish on one of the two."""
    assert [] == [style for style in STYLES.values() if {"white", "black", "bright_white"} & set(style.split())]


def test_no_escape_without_colour_or_links() -> None:
    assert "ab" == painter(screen())([("a", "session", "https://example.org"), ("b", "", None)])


def test_colour_is_rich_s() -> None:
    assert "\x1b[1;36ma\x1b[0mb" == painter(screen(is_coloured=True))([("a", "session", None), ("b", "", None)])


def test_link_is_osc_8() -> None:
    paint = painter(screen(has_links=True))
    assert "\x1b]8;;https://example.org\x1b\\a\x1b]8;;\x1b\\" == paint([("a", "", "https://example.org")])
    assert "a" == paint([("a", "", "file:///etc/passwd")])


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "ftp://example.org",
        "//example.org",
        "https://",
        "https://interpol.int@example.org/",
    ],
)
def test_only_web_addresses_are_linked(address: str | None) -> None:
    assert web_address(address) is None


def test_address_cannot_end_its_escape_code() -> None:
    assert "https://example.org/%1B%5Cx%20%C3%A9" == web_address("https://example.org/\x1b%5Cx é")
