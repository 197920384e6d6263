"""Read one date of a phrase with its parts and doubts: "late 1930s", "about 1946?", "some day in May 1946".

Conventions: words of three languages mix freely; the reader looks ahead but never back, so that an error names the
first piece that does not fit.
"""

from dataclasses import replace
from typing import NamedTuple

from interpol_cli.core.when_calendar import DAY, DECADE, UNITS, YEAR, shifted
from interpol_cli.core.when_dates import PART_NOUNS, DateReader
from interpol_cli.core.when_draft import Draft
from interpol_cli.core.when_spans import BEYOND

_STAGES = ("the first third", "the second third", "the last third")


class Part(NamedTuple):
    """One of several parts, from 0, and the index after it."""

    place: int
    parts: int
    end: int


class PointReader(DateReader):
    """Reads dates one after another."""

    def point(self, *, is_since: bool = False) -> Draft:
        """Read one date with its doubts.

        Args:
            is_since: "Since" stands before it, so that "ten years" means ten years ago.

        Raises:
            DateSyntaxError: No date starts here.
        """
        token = self.peek()
        position = token.position if token else len(self.text)
        qualifiers = self._doubts_before()
        draft = self._undoubted(position, is_since=is_since)
        return replace(draft, qualifiers=draft.qualifiers + qualifiers + self._doubts_after())

    def _doubts_before(self) -> str:
        found = ""
        while not self.is_span_ahead():
            if self.has("about", "perhaps"):
                found += self._doubt()
            elif self.has("filler", "lead", "of") and not self._is_one():
                self.at += 1
            else:
                break
        return found

    def _doubts_after(self) -> str:
        found = ""
        self.skip("era")
        while self.has("about", "perhaps") or self.is_kind("doubt"):
            found += self._doubt()
        return found

    def _doubt(self) -> str:
        is_about = self.has("about")
        self.take("approximate (~)" if is_about else "uncertain (?)")
        return "~" if is_about else "?"

    def _undoubted(self, position: int, *, is_since: bool) -> Draft:
        if self.has("unknown"):
            self.take("a date that is not known")
            return Draft(position, end="unknown")
        if self.has("present"):
            self.take("an open end (..)")
            return Draft(position, end="open")
        if self.is_unit(DAY) and self.has("day", index=self.at + 1):
            self.at += 1  # "يوم أمس"
        if self.has("day"):
            return self._day_from_today(position)
        return (
            self.from_today(position, is_since=is_since)
            or self._some(position)
            or self._part(position)
            or self.dated(position)
        )

    def _day_from_today(self, position: int) -> Draft:
        day = shifted(self.today, DAY, self.tokens[self.at].senses["day"])
        if day is None:
            self.fail(BEYOND)
        self.take(f"the day {day}")
        return Draft(position, whole=day)

    def _is_one(self) -> bool:
        """Say whether "a" or "une" stands for one that is not named: "un jour en mai", "une des années 1960"."""
        return self.has("one") and (self.has("of", index=self.at + 1) or self.is_noun_of_date(self.at + 1))

    def _some(self, position: int) -> Draft | None:
        """Read "some day in May 1946", "un jour en 1946", "سنة ما في …"."""
        is_after = self.is_noun_of_date(self.at) and self.has("some-after", index=self.at + 1)
        if not (is_after or self.has("some") or self._is_one()):
            return None
        at = self.at if is_after else self.at + 1
        unit = self.tokens[at].senses["unit"] if self.is_noun_of_date(at) else YEAR
        self.take_to(at + is_after + self.is_noun_of_date(at), f"a {UNITS[unit]} that is not named")
        self.skip("of", "filler", "lead")
        return replace(self.dated(position), some=unit)

    def _part(self, position: int) -> Draft | None:
        """Read "early 1946", "third quarter of 1946", "النصف الأول من …", "Q3 1946", "first decade of …"."""
        token = self.peek()
        if token is not None and token.has("stage"):
            stage = token.senses["stage"]
            self.take(_STAGES[stage])
            return self._whole_of_part(position, (stage, 3))
        if token is not None and token.kind == "part":
            return self._whole_of_part(position, self.take_part())
        part = self._numbered_part(self.at)
        if part is None:
            return None
        self.take_to(part.end, f"{PART_NOUNS[part.parts]} {part.place + 1} of {part.parts}")
        return self._whole_of_part(position, (part.place, part.parts))

    def _whole_of_part(self, position: int, part: tuple[int, int]) -> Draft:
        """Read what a part is of; nothing where the date comes later: "early to mid 1946"."""
        before = self.at
        self.skip("of", "filler", "lead")
        if self.peek() is None or self.is_kind("dash", "dots", "slash") or self.has("to", "and", "until"):
            self.at = before
            return Draft(position, part=part)
        draft = self.dated(position)
        if draft.part is not None:
            self.fail_at(self.at - 1, "a part of a part is not read")
        return replace(draft, part=part)

    def _numbered_part(self, index: int) -> Part | None:
        """Find a part and its number, whichever stands first."""
        number = self.numeral(index)
        if self.is_year(index) or self.is_year(index + 1):
            return None
        if number is not None:
            parts = self._part_noun(number[1])
            return self._checked(number[0], parts, number[1] + 1) if parts else None
        for noun, word in ((index + 1, index), (index, index + 1)):
            parts = self._part_noun(noun)
            if parts and self._is_last(word) and self.has("of", index=index + 2):
                return Part(parts - 1, parts, index + 2)
        parts, number = self._part_noun(index), self.numeral(index + 1)
        if parts is None or number is None or not 1 <= number[0] <= parts:
            return None
        return Part(number[0] - 1, parts, number[1])

    def _is_last(self, index: int) -> bool:
        token = self.peek(index)
        return token is not None and token.senses.get("relative") == -1

    def _part_noun(self, index: int) -> int | None:
        """Give the number of parts that a noun divides into: a half, a third, a quarter, a decade of a century."""
        token = self.peek(index)
        if token is None:
            return None
        return 10 if self.is_unit(DECADE, index=index) else token.senses.get("fraction")

    def _checked(self, number: int, parts: int, end: int) -> Part:
        if not 1 <= number <= parts:
            self.fail(f"there are {parts} such parts")
        return Part(number - 1, parts, end)
