"""Give every kind its sign and colour, and turn styled text into what a terminal reads.

Conventions: the 16 ANSI colours by name, never white or black, so that the terminal's own theme stays readable on dark
and on light; a colour never says what a sign or a word does not say too. A hollow sign (in ASCII a small letter) is a
fact in doubt. Signs are one cell wide. Of Rich, only its styles and cell widths are used: its console and tables cost
40 ms more.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from rich.color import ColorSystem
from rich.style import Style

from interpol_cli.render.addresses import web_address as web_address  # the other forms of a terminal take it from here
from interpol_cli.render.screen import Screen

Run = tuple[str, str, str | None]
"""Text that is ready to be written, the name of its style, and the address that it links to."""

STYLES: Mapping[str, str] = {
    "session": "bold cyan",
    "meeting": "bright_blue",
    "election": "bold green",
    "appointment": "magenta",
    "term": "bold yellow",
    "accession": "green",
    "seat": "bold bright_blue",
    "milestone": "bold magenta",
    "ceremony": "yellow",
    "axis": "dim",
    "dispute": "red",
    "head": "bold",
    "hole": "dim italic",
    "id": "cyan",
    "match": "bold underline",
    "meta": "dim",
    "possible": "bold yellow",
    "title": "bold",
    "today": "bold red",
}

SIGNS: Mapping[str, tuple[str, str, str, str]] = {
    # filled and hollow, then the same in ASCII
    "session": ("◆", "◇", "S", "s"),
    "meeting": ("■", "□", "M", "m"),
    "election": ("●", "○", "E", "e"),
    "appointment": ("▲", "△", "A", "a"),
    "term": ("▮", "▯", "T", "t"),
    "accession": ("►", "▻", "J", "j"),
    "seat": ("▬", "▭", "H", "h"),
    "milestone": ("★", "☆", "X", "x"),
    "ceremony": ("▼", "▽", "C", "c"),
}
UNKNOWN_SIGNS = ("•", "◦", "O", "o")

AXIS: Mapping[str, tuple[str, str]] = {
    # in Unicode, then in ASCII
    "line": ("│", "|"),
    "running": ("┃", "#"),
    "maybe-running": ("╏", "%"),
    "gap": ("┊", ":"),
    "hole": ("◌", "."),
    "first": ("┬", "+"),
    "next": ("┼", "+"),
    "today": ("┿━", "+-"),
    "rule": ("─", "-"),
    "dot": (" · ", " | "),
    "possible": ("≈", "~"),
}


def sign(kind: str, screen: Screen, *, is_doubtful: bool) -> str:
    """Give the sign of a kind, hollow where the fact is in doubt."""
    signs = SIGNS.get(kind, UNKNOWN_SIGNS)
    return signs[(0 if screen.is_unicode else 2) + is_doubtful]


def glyph(name: str, screen: Screen) -> str:
    """Give a line or a mark of the drawing, in ASCII where the terminal needs it."""
    return AXIS[name][0 if screen.is_unicode else 1]


def painter(screen: Screen) -> Callable[[Iterable[Run]], str]:
    """Make the function that writes the runs of a line, with colour and links only where the terminal has them."""

    def paint(runs: Iterable[Run]) -> str:
        line = "".join([_linked(_coloured(text, style), link) if style or link else text for text, style, link in runs])
        return seen(line, screen)

    def _coloured(text: str, style: str) -> str:
        before, after = _codes(style) if style and screen.is_coloured else ("", "")
        return f"{before}{text}{after}"

    def _linked(text: str, link: str | None) -> str:
        address = web_address(link) if screen.has_links else None
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if address else text

    return paint


def seen(line: str, screen: Screen) -> str:
    """Give a line as the terminal has to get it: where this one never reorders, in the order in which it is seen.

    Raises:
        MissingExtraError: That needs the optional part `bidi`, which is not installed.
    """
    if not screen.is_visual:
        return line
    from interpol_cli.render.bidi import visual  # 60 ms, and few terminals need it

    return visual(line)


@cache
def _codes(style: str) -> tuple[str, str]:
    """Let Rich say which codes a style has, once: asking for every run costs 40 ms a thousand rows."""
    before, _, after = Style.parse(STYLES[style]).render("x", color_system=ColorSystem.STANDARD).partition("x")
    return before, after
