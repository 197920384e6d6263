"""Read what is counted from today: "ten years ago", "last year", "il y a dix ans", "قبل عشر سنوات".

Conventions: the answer has the precision of the unit, so ten years ago is a year.
"""

from typing import NamedTuple

from interpol_cli.core.edtf import Edtf
from interpol_cli.core.when_calendar import DAY, UNITS, shifted, shifted_day
from interpol_cli.core.when_cursor import Cursor
from interpol_cli.core.when_draft import Draft
from interpol_cli.core.when_words import Sense

BEYOND = "years run from 0001 to 9999"
_CONNECTING: tuple[Sense, ...] = ("and", "to", "until", "before", "about", "perhaps", "ago", "hence", "onwards")


class Span(NamedTuple):
    """A number of units of time, and the index after it."""

    amount: int
    unit: int
    end: int


class SpanReader(Cursor):
    """Reads spans of time and the dates that lie so far from today."""

    def span(self, index: int) -> Span | None:
        """Find a span: "ten years", "سنتين", or "سنة" where no date follows that it is the noun of."""
        token = self.peek(index)
        if token is not None and token.has("two"):
            return Span(2, token.senses["two"], index + 1)
        number = self.numeral(index)
        if number is None and self.has("one", index=index) and self.has("unit", index=index + 1):
            number = 1, index + 1
        amount, at = number or (1, index)
        unit = self.peek(at)
        if unit is None or not unit.has("unit"):
            return None
        if number is None and (unit.text[0] < "ء" or not self._ends(at + 1)):
            return None
        return Span(amount, unit.senses["unit"], at + 1)

    def _ends(self, index: int) -> bool:
        """Say whether nothing stands at `index` that could belong to a date begun before it."""
        token = self.peek(index)
        return token is None or token.has(*_CONNECTING) or token.kind in ("dash", "dots")

    def is_span_ahead(self) -> bool:
        """Say whether "il y a", "in" or "about" stands here before a span that is counted from today."""
        if self.has("about"):
            span = self.span(self.past(self.at, "about"))
            return span is not None and self._closing(span.end) is not None
        return self.has("back", "ahead") and self.span(self.past(self.at + 1, "about")) is not None

    def _closing(self, index: int) -> int | None:
        """Give the index after "ago", "hence" or "from now"."""
        if self.has("ago", "hence", index=index):
            return index + 1
        day = self.peek(index + 1)
        is_from_now = self.has("from", index=index) and day is not None and day.senses.get("day") == 0
        return index + 2 if is_from_now else None

    def from_today(self, position: int, *, is_since: bool) -> Draft | None:
        """Read "ten years ago", "il y a dix ans", "قبل عشر سنوات", "in 3 days"; after "since" the bare span too."""
        is_marked = self.has("back", "ahead")
        begin = self.past(self.at + is_marked, "about")
        span = self.span(begin)
        if span is None:
            return None
        closing = self._closing(span.end)
        # "depuis un mois" counts from today, "depuis un mois en 1946" does not
        is_bare = is_since and not self.has("of", index=span.end)
        if not (is_marked or closing or is_bare):
            return None
        is_past = self.has("ago", index=span.end) if closing else self.has("back") or not is_marked
        amount = -span.amount if is_past else span.amount
        date, day = shifted(self.today, span.unit, amount), shifted_day(self.today, span.unit, amount)
        if date is None or day is None:
            self.fail(BEYOND)
        is_about = self.has("about", index=begin - 1) if begin > self.at else False
        counted = f"{_counted(span)} {'before' if is_past else 'after'} {self.today.isoformat()}"
        self.take_to(closing or span.end, f"{date}, {counted}")
        others = (day.isoformat(),) if span.unit != DAY and not is_about else ()
        return Draft(position, whole=date, qualifiers="~" if is_about else "", alternatives=others)

    def relative_unit(self, index: int) -> tuple[Edtf, int, int] | None:
        """Find "last year", "l'an dernier", "هذا الشهر": the date, its unit and the index after it."""
        second = self.past(index + 1, "filler")
        for relative, unit in ((index, second), (second, index)):
            word, noun = self.peek(relative), self.peek(unit)
            if word and noun and word.has("relative") and noun.has("unit"):
                date = shifted(self.today, noun.senses["unit"], word.senses["relative"])
                if date is None:
                    self.fail_at(index, BEYOND)
                return date, noun.senses["unit"], self.past(second + 1, "filler")
        return None


def _counted(span: Span) -> str:
    """Write a span in words."""
    name = UNITS[span.unit]
    many = "centuries" if name == "century" else f"{name}s"
    return f"{span.amount} {name if span.amount == 1 else many}"
