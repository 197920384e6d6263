"""Write the parts that every SVG picture is made of: text, links, shapes, colours, the frame.

Conventions: lengths are in user units, pixels where nothing scales the picture. Text stays text, escaped, in a generic
font; its length is estimated for a wide one, so that in any other labels keep apart. Colours hang on classes, for light
and for dark pages; a sign, a dash or a shade always says the same without them. The same input gives the same bytes.

Source: SVG 2 (W3C Candidate Recommendation 2018), 5.8 `title` and `desc`, 11 Text; the signs are those of a terminal.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple
from unicodedata import bidirectional, combining, east_asian_width, normalize

from interpol_cli.core.model import Event
from interpol_cli.render.addresses import web_address

SIZE = 13.0
"""The height of letters."""

_LEGEND_ROW = 26.0

# What XML cannot hold, and what would turn text round beyond its own element.
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

_COLOURS: Mapping[str, tuple[str, str]] = {
    # on a light page, on a dark one: each at least 4.5 to 1 against the page
    "session": ("#0b6e8e", "#56c8e8"),
    "meeting": ("#3d5a98", "#9db4f0"),
    "election": ("#1a7f37", "#57d364"),
    "appointment": ("#8250df", "#c297ff"),
    "term": ("#8a5300", "#e3a541"),
    "accession": ("#4b6b0d", "#a5d65c"),
    "seat": ("#0550ae", "#79b8ff"),
    "milestone": ("#a8246a", "#ff8ac0"),
    "ceremony": ("#6b5900", "#d9c24a"),
    "other": ("#57606a", "#9ba4ae"),
}
_PAGE, _INK, _DIM, _GRID, _BAND, _TODAY = (
    ("#ffffff", "#0d1117"),
    ("#1b1f24", "#e6edf3"),
    ("#57606a", "#9ba4ae"),
    ("#d0d7de", "#30363d"),
    ("#f6f8fa", "#161b22"),
    ("#c4182b", "#ff7b72"),
)

# In thousandths of the height of letters, of a wide font (DejaVu Sans); letters of one breadth stand together.
_BREADTHS: Mapping[str, int] = {
    letter: breadth
    for breadth, letters in (
        (280, "ijl'|"),
        (320, "I J.,·"),
        (340, ":;/\\"),
        (400, "ft()[]-!"),
        (420, "r*"),
        (530, "sz?–"),
        (560, "cL"),
        (600, "kvxyFP"),
        (620, "aeoTYE"),
        (640, "bdghnpqu0123456789SZ$#"),
        (700, "ABCKRVX+<>=~"),
        (760, "DHNU"),
        (800, "GOQw&"),
        (880, "M"),
        (990, "mW%@—…"),
        # of Arabic letters within words; at the end of one most are longer
        (320, "اأإآل،ء"),
        (550, "درزذوؤةهـمعغ"),
        (750, "طظ"),
        (930, "سشصض"),
    )
    for letter in letters
}
_OTHER, _ARABIC, _FULL = 700, 480, 1020
_AT_ARABIC_END = 420
_LONG_ENDS = tuple(f"{letter} " for letter in "بتثنيىئكفقسشصضحجخعغطظ")
_BOLD = 1.12


def kind_class(kind: str) -> str:
    """Give the class that colours a kind."""
    return kind if kind in _COLOURS else "other"


def cleaned(text: str) -> str:
    """Replace what XML cannot hold, and what would turn round the text beside it."""
    return text if text.isprintable() else _REFUSED.sub("\ufffd", text)


def length_of(text: str, size: float = SIZE, *, is_bold: bool = False) -> float:
    """Estimate the length of a text, rather too long than too short."""
    letters = normalize("NFC", text)
    ends = sum(map(letters.count, _LONG_ENDS)) + letters.endswith(tuple(end[0] for end in _LONG_ENDS))
    thousandths = sum(map(_breadth, letters)) + ends * _AT_ARABIC_END
    return thousandths * size / 1000 * (_BOLD if is_bold else 1)


def _breadth(letter: str) -> int:
    letter = normalize("NFD", letter)[0]  # an accent takes no room
    if letter in _BREADTHS:
        return _BREADTHS[letter]
    if combining(letter):
        return 0
    if bidirectional(letter) in ("AL", "R"):
        return _ARABIC
    return _FULL if east_asian_width(letter) in "WF" else _OTHER


def wrapped(text: str, length: float, size: float = SIZE, *, is_bold: bool = False) -> list[str]:
    """Set a text into lines of at most a length, broken at spaces; only a longer word goes beyond it."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length_of(longer, size, is_bold=is_bold) <= length:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def is_right_to_left(text: str) -> bool:
    """Say whether the first letter of a text runs from right to left."""
    return next((bidirectional(one) in ("AL", "R") for one in text if one.isalpha()), False)


def number(value: float) -> str:
    """Write a length with one digit behind the point at most.

    >>> number(3.0), number(2.26), number(-0.01)
    ('3', '2.3', '0')
    """
    return f"{round(value, 1) or 0:g}"


def tag(name: str, content: str = "", **attributes: object) -> str:
    """Write an element; `content` is written as it is, attributes are escaped, `_` in their names is `-`."""
    given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value not in (None, "")}
    inner = "".join([f' {key}="{escape(_value(value))}"' for key, value in given.items()])
    return f"<{name}{inner}>{content}</{name}>" if content else f"<{name}{inner}/>"


def _value(value: object) -> str:
    return number(value) if isinstance(value, int | float) else cleaned(str(value))


def text(x: float, y: float, words: str, class_: str = "", *, side: str = "left") -> str:
    """Write a text; `side` says which side of it is at `x`, in whichever direction it runs."""
    content = escape(cleaned(words), quote=False)
    if not is_right_to_left(words):
        anchor = {"left": None, "middle": "middle", "right": "end"}[side]
        return tag("text", content, x=x, y=y, class_=class_, text_anchor=anchor)
    anchor = {"left": "end", "middle": "middle", "right": None}[side]
    both = {"direction": "rtl", "unicode-bidi": "isolate"}
    inner = "".join([f' {key}="{value}"' for key, value in both.items()])
    return tag("text", content, x=x, y=y, class_=class_, text_anchor=anchor).replace("<text", f"<text{inner}", 1)


def linked(event: Event, about: Iterable[str], *parts: str) -> str:
    """Make a link of what is drawn for a fact, to its first source that is on the web, with words about the fact."""
    title = tag("title", escape(cleaned("\n".join(about)), quote=False))
    address = next(filter(None, (web_address(source.url) for source in event.sources)), None)
    return tag("a" if address else "g", title + "".join(parts), href=address)


def box(x: float, y: float, width: float, height: float, class_: str) -> str:
    """Draw a rectangle."""
    return tag("rect", x=x, y=y, width=width, height=height, rx=2, class_=class_)


def polygon(corners: Iterable[tuple[float, float]]) -> str:
    """Give the path along some corners and back."""
    return "M" + "L".join([f"{number(x)} {number(y)}" for x, y in corners]) + "Z"


_STAR_RIGHT = ((0, -1.1), (0.27, -0.38), (1.05, -0.34), (0.44, 0.14), (0.65, 0.9), (0, 0.46))
_CORNERS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "session": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "meeting": ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "appointment": ((0, -0.9), (0.95, 0.8), (-0.95, 0.8)),
    "term": ((-0.65, -1), (0.65, -1), (0.65, 1), (-0.65, 1)),
    "accession": ((-0.8, -0.95), (0.9, 0), (-0.8, 0.95)),
    "milestone": (*_STAR_RIGHT, *((-x, y) for x, y in _STAR_RIGHT[-2:0:-1])),
    "seat": ((-1, -0.45), (1, -0.45), (1, 0.45), (-1, 0.45)),
    "ceremony": ((-0.95, -0.8), (0.95, -0.8), (0, 0.9)),
}


def sign(kind: str, x: float, y: float, r: float, *, is_hollow: bool) -> str:
    """Draw the sign of a kind around a point; hollow where the fact is in doubt."""
    classes = f"{kind_class(kind)} {'hollow' if is_hollow else 'solid'}"
    if kind not in _CORNERS:
        return tag("circle", cx=x, cy=y, r=r * 0.85, class_=classes)
    return tag("path", d=polygon((x + a * r, y + b * r) for a, b in _CORNERS[kind]), class_=classes)


def signs(kinds: Sequence[str], r: float, *, is_hollow: bool) -> tuple[str, float]:
    """Draw signs in a row for a legend, and give its length."""
    step = 2 * r + 4
    drawn = (sign(kind, r + place * step, 0, r, is_hollow=is_hollow) for place, kind in enumerate(kinds))
    return "".join(drawn), step * len(kinds) - 4


def legend(items: Iterable[tuple[str, float, str]], left: float, y: float, room: float) -> tuple[list[str], float]:
    """Set samples, each with its length and its words, into rows.

    Returns:
        What was drawn, and where the picture may end.
    """
    parts: list[str] = []
    x = left
    for sample, length, words in items:
        whole = length + 6 + length_of(words)
        if x > left and x + whole > left + room:
            x, y = left, y + _LEGEND_ROW
        parts.append(tag("g", sample, transform=f"translate({number(x)} {number(y)})"))
        parts.append(text(x + length + 6, y + SIZE * 0.35, words, "dim"))
        x += whole + 24
    return parts, y + _LEGEND_ROW


def fades(kinds: Iterable[str]) -> str:
    """Define for each kind how a bar comes up and goes down where its days are in doubt."""
    found = []
    for kind in sorted(set(map(kind_class, kinds))):
        for name, first, last in (("up", 0.12, 0.85), ("down", 0.85, 0.12)):
            stops = (
                tag("stop", offset=place, class_=kind, stop_opacity=f"{shade:.2f}")
                for place, shade in ((0, first), (1, last))
            )
            found.append(tag("linearGradient", "".join(stops), id=f"{name}-{kind}"))
    return tag("defs", "".join(found)) if found else ""


class Frame(NamedTuple):
    """What stands around a picture: its size in pixels, its texts for those who do not see it, and their language."""

    width: float
    height: float
    title: str
    about: str
    language: str


def document(frame: Frame, body: Iterable[str]) -> str:
    """Put a picture into its frame, with the colours and the page."""
    width, height = frame.width, frame.height
    head = (
        tag("title", escape(cleaned(frame.title), quote=False), id="title"),
        tag("desc", escape(cleaned(frame.about), quote=False), id="desc"),
        f"<style>{_style_sheet()}</style>",
        tag("rect", width=width, height=height, class_="page"),
    )
    root = tag(
        "svg",
        "\n" + "\n".join([*head, *filter(None, body)]) + "\n",
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_labelledby="title desc",
        lang=frame.language,
        direction="ltr",
        font_family="sans-serif",
        font_size=SIZE,
    )
    return f"{root}\n"


def _style_sheet() -> str:
    light, dark = (_rules(theme) for theme in (0, 1))
    shapes = (
        "svg{color-scheme:light dark}"
        "text{white-space:pre}"
        ".head{font-weight:bold}.heading{font-weight:bold;font-size:17px}.small{font-size:12px}.italic{font-style:italic}"
        ".hollow{stroke-width:1.6}.fade{stroke-width:1;stroke-dasharray:3 2}.dash{stroke-dasharray:3 3}"
        ".grid{stroke-width:1;stroke-dasharray:2 3}.axis{stroke-width:2}.running{stroke-width:4}.now{stroke-width:2}"
        "a:hover .name,a:focus .name{text-decoration:underline}"
    )
    return f"{shapes}{light}@media(prefers-color-scheme:dark){{{dark}}}"


def _rules(theme: int) -> str:
    kinds = "".join(
        [
            f".{kind}{{fill:{both[theme]};stroke:{both[theme]};stop-color:{both[theme]}}}"
            for kind, both in _COLOURS.items()
        ]
    )
    page, ink, dim, grid = _PAGE[theme], _INK[theme], _DIM[theme], _GRID[theme]
    return (
        f"{kinds}.solid{{stroke:none}}.hollow{{fill:{page}}}"
        f".page{{fill:{page}}}.band{{fill:{_BAND[theme]}}}text{{fill:{ink}}}.on{{fill:{page}}}"
        f".dim{{fill:{dim}}}.grid{{stroke:{grid}}}.axis,.running{{stroke:{dim}}}"
        f".dispute{{fill:{_TODAY[theme]}}}.now{{stroke:{_TODAY[theme]}}}.today{{fill:{_TODAY[theme]}}}"
    )
