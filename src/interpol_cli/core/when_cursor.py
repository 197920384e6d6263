"""Walk over the pieces of a phrase: look ahead, take one and keep what it was taken for, refuse the one that is wrong.

Conventions: what a piece was taken for is kept by its position, so that the order in which pieces are read does not
matter; a number may be in figures or in words of three languages.
"""

from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from interpol_cli.core.when_figures import SHORT_YEAR, SHORT_YEAR_HINT
from interpol_cli.core.when_tokens import Token
from interpol_cli.core.when_words import Sense
from interpol_cli.errors import DateSyntaxError


class Cursor:
    """A place among tokens; `at` is the index of the next one, `taken` what was made of each."""

    def __init__(self, text: str, tokens: Sequence[Token], today: date) -> None:
        self.text = text
        self.tokens = tokens
        self.today = today
        self.at = 0
        self.taken: dict[int, tuple[str, str]] = {}

    def peek(self, index: int | None = None) -> Token | None:
        """Give the next token, or the one at `index`; None past the end."""
        index = self.at if index is None else index
        return self.tokens[index] if index < len(self.tokens) else None

    def has(self, *senses: Sense, index: int | None = None) -> bool:
        """Say whether the next token, or the one at `index`, is a word with one of these senses."""
        token = self.peek(index)
        return token is not None and token.has(*senses)

    def is_kind(self, *kinds: str, index: int | None = None) -> bool:
        """Say whether the next token, or the one at `index`, is of one of these kinds."""
        token = self.peek(index)
        return token is not None and token.kind in kinds

    def take(self, meaning: str) -> Token:
        """Go past the next token and keep what it was taken for."""
        token = self.tokens[self.at]
        self.taken[token.position] = (token.text, meaning)
        self.at += 1
        return token

    def take_to(self, index: int, meaning: str) -> None:
        """Go past all tokens before `index`, and keep what they were taken for together."""
        first, last = self.tokens[self.at].position, self.tokens[index - 1].end
        last += self.text[last : last + 1] == ")"
        self.taken[first] = (self.text[first:last], meaning)
        self.at = index

    def skip(self, *senses: Sense) -> None:
        """Go past words that carry no meaning here."""
        self.at = self.past(self.at, *senses)

    def past(self, index: int, *senses: Sense) -> int:
        """Give the index of the first token from `index` on that has none of these senses."""
        while self.has(*senses, index=index):
            index += 1
        return index

    def is_unit(self, *units: int, index: int | None = None) -> bool:
        """Say whether the next token, or the one at `index`, names one of these units of time."""
        token = self.peek(index)
        return token is not None and token.senses.get("unit") in units

    def is_year(self, index: int) -> bool:
        """Say whether a number of four digits stands at `index`."""
        token = self.peek(index)
        return token is not None and token.kind == "number" and len(token.text) == 4

    def fail_at(self, index: int, why: str) -> NoReturn:
        """Refuse the token at `index`."""
        self.at = index
        self.fail(why)

    def fail(self, why: str | None = None, hint: str | None = None) -> NoReturn:
        """Refuse the next token."""
        token = self.peek()
        if token is None:
            raise DateSyntaxError(self.text, len(self.text), why or "a date is missing at the end", hint)
        if why is None and token.has("relative"):
            why = f"{token.text!r} goes with a week, month, quarter, year, decade or century"
            hint = "for a span up to today, write 10 years ago..today"
        elif why is None and token.kind == "number" and len(token.text) != 4:
            why, hint = SHORT_YEAR, SHORT_YEAR_HINT
        raise DateSyntaxError(self.text, token.position, why or f"{token.text!r} does not fit here", hint)

    def numeral(self, index: int) -> tuple[int, int] | None:
        """Read a number at `index`, cardinal or ordinal, in figures or words; with the index after it."""
        token = self.peek(index)
        if token is None:
            return None
        if token.kind in ("number", "ordinal"):
            return token.number, index + 1
        value = _worth(token)
        if value is None:
            return None
        joined = index + 2 if self.has("and", index=index + 1) else index + 1
        other = _worth(self.peek(joined))
        if other is not None:
            # "twenty-five", "vingt et un", "soixante et onze", but also "خمسة وعشرين"
            if 20 <= value <= 90 and 0 < other < (20 if value in (60, 80) else 10):
                return value + other, joined + 1
            if joined == index + 2 and self.tokens[index + 1].text.startswith("و") and value < 10 and 20 <= other <= 90:
                return value + other, joined + 1
        return value, index + 1


def _worth(token: Token | None) -> int | None:
    """Give the number that a word means."""
    if token is None:
        return None
    return token.senses.get("number", token.senses.get("ordinal"))
