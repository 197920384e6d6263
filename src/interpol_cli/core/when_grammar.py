"""Read a whole phrase for a period: one date, a range of two, or one that is open on a side.

Conventions: "between", "from … to" and a dash run from the first day of the one date to the last of the other; "since"
and "until" take the date in; "before" and "after" leave it out and so end or begin on a day.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from interpol_cli.core import edtf
from interpol_cli.core.date_words import in_words
from interpol_cli.core.edtf import Edtf
from interpol_cli.core.when import FindEvent, Order
from interpol_cli.core.when_calendar import day_after, day_before, end_text, start_text
from interpol_cli.core.when_draft import Draft
from interpol_cli.core.when_points import PointReader
from interpol_cli.core.when_tokens import Tokenizer
from interpol_cli.core.when_words import REFUSALS, Sense
from interpol_cli.errors import DateSyntaxError, PeriodOrderError


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase means: its date, what each piece was taken for in the order typed, and other readings as EDTF."""

    edtf: Edtf
    taken: tuple[tuple[str, str], ...]
    alternatives: tuple[str, ...]


def read_phrase(text: str, *, today: date, find_event: FindEvent | None, order: Order | None) -> Phrase:
    """Read a phrase in English, French and Arabic words.

    Args:
        text: What was typed.
        today: The day that "today" and "last year" count from.
        find_event: Gives the date of a fact by its id, or None.
        order: Which comes first in 03/09/1923; without it the figures are refused.

    Raises:
        DateSyntaxError: A piece is not known, does not fit, or is missing; the position is where.
        AmbiguousDateError: A day and month in figures may stand in either order.
        PeriodOrderError: The phrase ends before it begins.
        UnknownIdInPeriodError: An id in it is no fact's.
    """
    tokens = Tokenizer(text, find_event, order).tokens()
    reader = _PhraseReader(text, tokens, today)
    found, alternatives = reader.phrase()
    return Phrase(found, tuple(reader.taken[position] for position in sorted(reader.taken)), alternatives)


_RANGE_WORDS: tuple[Sense, ...] = ("between", "since", "until", "before", "after", "from")


class _Bound(NamedTuple):
    """One side of a range: from its first day to its last, or, where it is left out, beside them."""

    draft: Draft
    is_left_out: bool = False


class _PhraseReader(PointReader):
    """Reads one phrase to its end."""

    def phrase(self) -> tuple[Edtf, tuple[str, ...]]:
        """Read the whole text: its date and other readings of it."""
        refused = next((index for index, token in enumerate(self.tokens) if token.has("refused")), None)
        if refused is not None:
            self.fail_at(refused, REFUSALS[self.tokens[refused].senses["refused"]])
        if self.peek() is None:
            self.fail("it is empty", "write a date, as 1946, or a period, as 1946..1956")
        before = self.at
        while self.has("filler", "lead", "of") and not self.has(*_RANGE_WORDS):
            self.at += 1
        if not self.has(*_RANGE_WORDS):
            self.at = before
        found = self._range()
        if self.peek() is not None:
            self.fail()
        return found

    def _range(self) -> tuple[Edtf, tuple[str, ...]]:
        if self.has("between"):
            return self._between(), ()
        if self.has("since"):
            return self._since()
        if not self._is_counted():
            if self.has("after"):
                self.take("from the day after")
                return self._interval(_Bound(self.point(), is_left_out=True), self._upper()), ()
            if self.has("until", "before") or self.is_kind("dots"):
                return self._interval(None, self._upper()), ()
        return self._from() if self.has("from") else self._plain()

    def _is_counted(self) -> bool:
        """Say whether "قبل" or "بعد" counts from today: "قبل عشر سنوات"."""
        return self.has("back", "ahead") and self.is_span_ahead()

    def _between(self) -> Edtf:
        self.take("from the first day of the one to the last of the other")
        first = _Bound(self.point())
        if not self.has("and", "to") and not self.is_kind("dash", "dots", "slash"):
            self.fail("the second date of the range is missing" if self.peek() is None else None)
        self.take("and")
        return self._interval(first, _Bound(self.point()))

    def _since(self) -> tuple[Edtf, tuple[str, ...]]:
        is_ago = self.tokens[self.at].senses["since"] == 1
        self.take("from the first day")
        first = self.point(is_since=True)
        second = self._upper()
        is_counted = is_ago and second is None and first.whole is not None and first.alternatives
        other = (str(first.finish(self.text)),) if is_counted else ()
        self._pass_onwards()
        return self._interval(_Bound(first), second), other

    def _from(self) -> tuple[Edtf, tuple[str, ...]]:
        """Read "from 1946 to 1956"; without an end "from" is "since", but "de" and "du" say nothing."""
        token = self.take("from the first day")
        first = self.point()
        second = self._upper()
        if second is not None or self._pass_onwards() or token.senses["from"] == 1:
            return self._interval(_Bound(first), second), ()
        del self.taken[token.position]
        return self._alone(first)

    def _plain(self) -> tuple[Edtf, tuple[str, ...]]:
        first = self.point()
        if self.has("and") and first.year is None and first.day is not None:
            return self._next_days(first), ()
        second = self._upper()
        if second is not None or self._pass_onwards():
            return self._interval(_Bound(first), second), ()
        return self._alone(first)

    def _next_days(self, first: Draft) -> Edtf:
        """Read "4 and 5 November 2024": two days that follow each other are a range."""
        joint = self.take("and the next day")
        found = self._interval(_Bound(first), _Bound(self.point()))
        if found.bounds.e1 - found.bounds.s0 != 1:
            why = "it joins only a day and the next one"
            raise DateSyntaxError(self.text, joint.position, why, "write 4–7 November 2024 for all the days between")
        return found

    def _alone(self, draft: Draft) -> tuple[Edtf, tuple[str, ...]]:
        if draft.end:
            self.at = 0
            self.fail("an end that is open or unknown needs the other one, as 1946 – unknown")
        date = draft.finish(self.text)
        others = (replace(draft, whole=edtf.parse(other)) for other in draft.alternatives)
        return date, tuple(str(other.finish(self.text)) for other in others)

    def _pass_onwards(self) -> bool:
        """Go past what leaves the end open: "onwards", or a dash or dots at the end."""
        is_open = self.has("onwards") or self._is_trailing()
        if is_open:
            self.take("no end (..)")
        return is_open

    def _is_trailing(self) -> bool:
        return self.is_kind("dash", "dots") and self.peek(self.at + 1) is None

    def _upper(self) -> _Bound | None:
        """Read the end of a range, if there is one."""
        if self._is_trailing():
            return None
        if self.has("and") and self.has("until", "before", index=self.at + 1):
            self.at += 1
        if self.has("before"):
            self.take("to the day before")
            return _Bound(self.point(), is_left_out=True)
        if not self.has("until", "to") and not self.is_kind("dash", "dots", "slash"):
            return None
        self.take("to the last day")
        self.skip("to")
        return _Bound(self.point())

    def _interval(self, lower: _Bound | None, upper: _Bound | None) -> Edtf:
        """Join two sides of a range; None is open."""
        if lower is not None and upper is not None:
            second = lower.draft.fills(upper.draft)
            filled = lower.draft.filled_from(second)
            if filled.is_century and not lower.draft.is_century:
                self._retake(lower.draft, f"the years {str(filled.whole).replace('/', ' to ')}")
            lower, upper = lower._replace(draft=filled), upper._replace(draft=second)
        first = self._start(lower) if lower else ".."
        last = self._end(upper) if upper else ".."
        try:
            return edtf.parse(f"{first}/{last}")
        except PeriodOrderError as error:
            raise PeriodOrderError(self.text, first, last) from error
        except DateSyntaxError as error:
            raise DateSyntaxError(self.text, 0, "neither end of the range is given") from error

    def _retake(self, draft: Draft, meaning: str) -> None:
        """Correct what a number was taken for that turned out to be a century's."""
        for position, (text, taken) in self.taken.items():
            if position >= draft.position and taken == f"the day {draft.day}":
                self.taken[position] = (text, meaning)
                return

    def _start(self, bound: _Bound) -> str:
        if bound.draft.end:
            return ".." if bound.draft.end == "open" else ""
        date = bound.draft.finish(self.text)
        if not bound.is_left_out:
            return start_text(date)
        return str(self._beside(bound, day_after(date), f"{in_words(date, 'en')} has no day after it"))

    def _end(self, bound: _Bound) -> str:
        if bound.draft.end:
            return ".." if bound.draft.end == "open" else ""
        date = bound.draft.finish(self.text)
        if not bound.is_left_out:
            return end_text(date)
        return str(self._beside(bound, day_before(date), f"{in_words(date, 'en')} has no day before it"))

    def _beside(self, bound: _Bound, day: Edtf | None, why: str) -> Edtf:
        if day is None:
            raise DateSyntaxError(self.text, bound.draft.position, why)
        return day
