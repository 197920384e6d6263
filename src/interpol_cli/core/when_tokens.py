"""Cut typed text into the pieces that the period grammar reads: numbers, words with their senses, dates and ids.

Conventions: positions count characters of the text as it was typed. Any script's digits are read; commas, brackets,
dots after words and marks of direction are passed over. A hyphen inside a word joins ("mid-1930s"), between two numbers
or two months it is a dash ("4-7 November").
"""

import re
import string
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from interpol_cli.core import edtf
from interpol_cli.core.edtf import Edtf
from interpol_cli.core.text import nearest
from interpol_cli.core.when import FindEvent, Order
from interpol_cli.core.when_figures import read_figures
from interpol_cli.core.when_words import LONGEST, Sense, Senses, known_words, look_up
from interpol_cli.errors import DateSyntaxError, UnknownIdInPeriodError, did_you_mean


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text.

    `kind` is `word`, `number` (digits), `ordinal` ("4th", "XXe"), `decade` ("1930s"), `part` ("Q3": the third of four
    `parts`), `date` (EDTF or figures), `fact` (with its date), `dash`, `dots`, `slash` or `doubt`.
    """

    kind: str
    text: str
    position: int
    senses: Senses = field(default_factory=dict)
    number: int = 0
    parts: int = 0
    date: Edtf | None = None

    def has(self, *senses: Sense) -> bool:
        """Say whether it is a word that may have one of these senses."""
        return any(sense in self.senses for sense in senses)

    @property
    def end(self) -> int:
        """The position after it."""
        return self.position + len(self.text)


_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_WORD = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*"
_ENDING = "(?i:st|nde?|rd|th|er|re|ère|ere|ème|eme|ième|ieme|e|è|º|°)"
_ALONE = r"(?![-/.]?\w)"
_PIECE = re.compile(
    "|".join(
        (
            r"(?P<dots>\.\.+|…)",
            r"(?P<skipped>[\s,،;؛()\[\]'’‘ʼ\"«»“”.·\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff])",
            r"(?P<date>[0-9]{2}[0-9X]{2}(?:-[0-9X]{2}){1,2}(?![\w-])[?~%]?|[0-9]{2}[0-9X]X(?!\w)[?~%]?|[0-9]{4}[~%])",
            rf"(?P<figures>[0-9]{{1,4}}(?P<mark>[-/.])[0-9]{{1,2}}(?P=mark)[0-9]{{1,4}}{_ALONE}"
            rf"|[0-9]{{1,2}}[-/.][0-9]{{4}}{_ALONE}|[0-9]{{4}}[/.](?:0?[1-9]|1[0-2]){_ALONE})",
            r"(?P<decade>[0-9]+['’]?[sS](?!\w))",
            rf"(?P<ordinal>[0-9]+{_ENDING}(?!\w))",
            r"(?P<number>[0-9]+)",
            r"(?P<part>(?i:[qt][1-4]|[hs][12])(?!\w))",
            r"(?P<stretch>ـ+(?=\s*[0-9]))",
            rf"(?P<word>{_WORD})",
            r"(?P<sign>[&~≈])",
            r"(?P<doubt>[?؟]+)",
            r"(?P<dash>[-‐‑‒–—−]+)",
            r"(?P<slash>/)",
        )
    )
)
_GROUP = re.compile(rf"{_WORD}(?:[\s'’‘ʼ.-]+{_WORD}){{0,{LONGEST - 1}}}")
_GAP = re.compile(r"[\s'’‘ʼ.-]+")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+(?!\w)")
_SPACED_ID = re.compile(r"([A-Za-z]+)\s+([0-9]+)")
_ROMAN = re.compile(rf"(?P<number>[IVXL]+){_ENDING}?")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_SIGNS: Mapping[str, Senses] = {"&": {"and": 0}, "~": {"about": 0}, "≈": {"about": 0}}
_MOST_DIGITS = 9  # more than any year or number of days has
_FRACTIONS = {"q": 4, "t": 4, "h": 2, "s": 2}
_PREFIXES = ("و", "لل", "ب", "ل", "ف")


class Tokenizer:
    """Cuts one text; `find_event` knows the dates of facts, `order` says how figures stand."""

    def __init__(self, text: str, find_event: FindEvent | None, order: Order | None) -> None:
        self._text = text
        self._plain = "".join(map(_plain, text))
        self._find_event = find_event
        self._order = order

    def tokens(self) -> tuple[Token, ...]:
        """Give the pieces in order.

        Raises:
            DateSyntaxError: A word or a character is not known, or figures make no date.
            AmbiguousDateError: Figures may stand in either order.
            UnknownIdInPeriodError: Something like an id is no fact's.
        """
        return _joined(list(self._pieces()))

    def _pieces(self) -> Iterator[Token]:
        position = 0
        while position < len(self._plain):
            token = self._id(position) or self._piece(position)
            if token is None:
                position += 1
                continue
            yield token
            position = token.end

    def _piece(self, position: int) -> Token | None:
        """Read the piece that starts here; None for a character that is passed over."""
        found = _PIECE.match(self._plain, position)
        if found is None:
            character = self._text[position]
            raise DateSyntaxError(self._text, position, f"{character!r} has no place in a date")
        kind = found.lastgroup if found.lastgroup != "mark" else "figures"
        if kind == "skipped" or kind is None:
            return None
        if kind == "word":
            return self._word(position, found[0])
        # a tatweel between numbers is a dash: "٤ـ٧ نوفمبر"
        token = Token("dash" if kind == "stretch" else kind, self._text[position : found.end()], position)
        return self._valued(token, found[0])

    def _valued(self, token: Token, plain: str) -> Token:
        """Give a token of figures or signs its value; `plain` is its text with Western digits."""
        if token.kind == "date":
            return replace(token, date=self._edtf(plain, token.position))
        if token.kind == "figures":
            return replace(token, kind="date", date=read_figures(plain, self._text, token.position, self._order))
        if token.kind in ("number", "ordinal", "decade"):
            digits = len(plain) - len(plain.lstrip(string.digits))
            return replace(token, number=int(plain[: min(digits, _MOST_DIGITS)]))
        if token.kind == "part":
            return replace(token, number=int(plain[1]), parts=_FRACTIONS[plain[0].lower()])
        if token.kind == "sign":
            return replace(token, kind="word", senses=_SIGNS[plain])
        return token

    def _edtf(self, plain: str, position: int) -> Edtf:
        try:
            return edtf.parse(plain)
        except DateSyntaxError as error:
            years = re.fullmatch("([0-9]{2})[0-9]{2}-([0-9]{2})", plain)
            hint = f"for years, write {plain[:4]}..{years[1]}{years[2]}" if years else error.hint
            raise DateSyntaxError(self._text, position + error.position, error.why, hint) from error

    def _id(self, position: int) -> Token | None:
        """Read the id of a fact; words that hyphens join are not one."""
        found = _ID.match(self._plain, position)
        if found is None:
            return None
        token = Token("fact", self._text[position : found.end()], position)
        date = self._find_event(found[0].lower()) if self._find_event else None
        if date is not None:
            return replace(token, date=date)
        strange = [part for part in found[0].split("-") if not self._is_known(part)]
        is_misspelt = len(strange) == 1 and not re.search("[0-9]", found[0]) and nearest(strange[0], known_words())
        if strange and not is_misspelt:
            raise UnknownIdInPeriodError(self._text, found[0])
        return None

    @staticmethod
    def _is_known(part: str) -> bool:
        found = _PIECE.fullmatch(part)
        return found is not None and (found.lastgroup != "word" or bool(look_up(part) or _ROMAN.fullmatch(part)))

    def _word(self, position: int, word: str) -> Token:
        """Read the longest group of words that has a sense."""
        token = self._known(position)
        if token is not None:
            return token
        for prefix in _PREFIXES:
            after = position + len(prefix)
            is_joined = word.startswith(prefix) and len(word) > len(prefix)
            if is_joined and (self._plain[after].isascii() or (len(word) > len(prefix) + 2 and self._known(after))):
                senses: Senses = {"and": 0} if prefix == "و" else {"filler": 0}
                return Token("word", prefix, position, senses)
        if (roman := _ROMAN.fullmatch(word)) is not None:
            return Token("ordinal", word, position, number=_roman(roman["number"]))
        raise DateSyntaxError(self._text, position, _unknown(word), self._id_hint(position))

    def _id_hint(self, position: int) -> str | None:
        """Suggest the id of a fact for its parts with a space between."""
        found = _SPACED_ID.match(self._plain, position)
        if found is None or self._find_event is None:
            return None
        event_id = f"{found[1]}-{found[2]}".lower()
        return f"write {event_id}" if self._find_event(event_id) else None

    def _known(self, position: int) -> Token | None:
        found = _GROUP.match(self._plain, position)
        if found is None:
            return None
        ends = [gap.start() for gap in _GAP.finditer(self._plain, position, found.end())] + [found.end()]
        for end in reversed(ends):
            senses = look_up(" ".join(_GAP.split(self._plain[position:end])))
            if senses is not None:
                return Token("word", self._text[position:end], position, senses)
        return None


def _plain(character: str) -> str:
    """Write a character as its plain form, where that is one character too: "٤" as "4", "ᵉ" as "e"."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _unknown(word: str) -> str:
    return f"the word {word!r} is not known{did_you_mean(nearest(word, known_words(), 1))}"


def _roman(numeral: str) -> int:
    values = [_ROMAN_DIGITS[digit] for digit in numeral]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _joined(tokens: list[Token]) -> tuple[Token, ...]:
    """Leave out the hyphens that only join words, and a month that is named twice (أيلول/سبتمبر)."""
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind == "dash" and kept and after and _joins(kept[-1], token, after):
            continue
        if kept and _is_same_month(kept[-1], token):
            continue
        if token.kind == "slash" and kept and after and _divides_nothing(kept[-1], after):
            continue
        kept.append(token)
    return tuple(kept)


def _joins(before: Token, dash: Token, after: Token) -> bool:
    """Say whether a dash without spaces only joins two words."""
    if before.end != dash.position or dash.end != after.position:
        return False
    if before.has("stage"):
        return True
    if after.has("day", "present", "unknown", "stage"):
        return False
    is_hyphen = dash.text in ("-", "‐", "‑")
    return is_hyphen and _sort(before) != _sort(after)


def _sort(token: Token) -> str:
    """Say what sort of thing a hyphen would run between: of two like ones it makes a range."""
    if token.kind in ("number", "ordinal", "decade", "date", "fact"):
        return "figures"
    if token.kind == "part":
        return "part"
    sorts: tuple[Sense, ...] = ("month", "season")
    return next((sense for sense in sorts if token.has(sense)), token.text)


def _divides_nothing(before: Token, after: Token) -> bool:
    """Say whether a slash only joins: a month in two languages, or a part and its year ("Q3/1946")."""
    return before.kind == "part" or after.kind == "part" or _is_same_month(before, after)


def _is_same_month(first: Token, second: Token) -> bool:
    return first.has("month") and first.senses["month"] == second.senses.get("month")
