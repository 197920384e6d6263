"""Read what is given of a date, in any order and with any words between: "4 November 2024", "في شهر نونبر من سنة 2024".

Conventions: day, month and year fill one place each; what would fill a place twice belongs to something else.
"""

from dataclasses import replace

from interpol_cli.core import edtf
from interpol_cli.core.date_words import in_words
from interpol_cli.core.when_calendar import DAY, MONTH, YEAR
from interpol_cli.core.when_draft import WEEKDAYS, Draft
from interpol_cli.core.when_named import CenturyReader

PART_NOUNS = {2: "half", 3: "third", 4: "quarter", 10: "decade"}


class DateReader(CenturyReader):
    """Reads dates that have no part and no doubt."""

    def dated(self, position: int) -> Draft:
        """Read a century, a decade, EDTF, the date of a fact, or what is given of day, month and year.

        Raises:
            DateSyntaxError: No date starts here.
        """
        named = self.named(self.at)
        if named is not None:
            self.take_to(named.end, named.meaning)
            is_century = bool(named.alternatives) and named.date.is_interval
            return Draft(position, whole=named.date, is_century=is_century, alternatives=named.alternatives)
        start = self.at
        draft = Draft(position)
        while draft.whole is None and (more := self._place(draft)) is not None:
            draft = more
        if self.at == start or (draft.day is not None and draft.year is None and self.is_kind("number")):
            self.fail()
        draft = self._weekday(draft) or draft
        is_winter = draft.month == 24 and draft.year is not None and draft.year > 1
        return replace(draft, alternatives=(f"{(draft.year or 0) - 1:04}-24",) if is_winter else ())

    def is_noun_of_date(self, index: int) -> bool:
        """Say whether "day", "month" or "year" stands here for itself, not before a decade."""
        return self.is_unit(DAY, MONTH, YEAR, index=index) and not self.is_decade(index)

    def take_part(self) -> tuple[int, int]:
        """Take "Q3" or "H1": its index and the number of parts."""
        token = self.tokens[self.at]
        self.take(f"{PART_NOUNS[token.parts]} {token.number} of {token.parts}")
        return token.number - 1, token.parts

    def _place(self, draft: Draft) -> Draft | None:
        """Read one more piece of a date; None where the next one is no piece of it."""
        before = self.at
        self.skip("of", "filler")
        found = self._relative(draft)
        if found is None and self.is_noun_of_date(self.at):
            # "the year 1946", "شهر نونبر": the noun says nothing new
            self.at += 1
            self.skip("of", "filler")
        found = found or self._given(draft) or self._weekday(draft) or self._month(draft)
        found = found or self._year(draft) or self._day(draft)
        if found is None and draft.part is None and draft.day is None and self.is_kind("part"):
            found = replace(draft, part=self.take_part())
        if found is None:
            self.at = before
        return found

    def _given(self, draft: Draft) -> Draft | None:
        """Read EDTF, figures or the id of a fact."""
        token = self.peek()
        if token is None or token.date is None or not draft.is_empty:
            return None
        meaning = "EDTF" if token.text == str(token.date) else str(token.date)
        self.take(f"the date of a fact, {token.date}" if token.kind == "fact" else meaning)
        return replace(draft, whole=token.date)

    def _relative(self, draft: Draft) -> Draft | None:
        """Read "last year" for the year, "this month" for both, "last week" for the whole date."""
        found = self.relative_unit(self.at)
        if found is None or draft.year is not None:
            return None
        date, unit, end = found
        if unit not in (YEAR, MONTH):
            if not draft.is_empty:
                return None
            self.take_to(end, str(date))
            return replace(draft, whole=date)
        if unit == MONTH and draft.month is not None:
            return None
        self.take_to(end, str(date))
        year, _, month = str(date).partition("-")
        return replace(draft, year=int(year), month=int(month) if month else draft.month)

    def _weekday(self, draft: Draft) -> Draft | None:
        token = self.peek()
        if token is None or draft.weekday is not None or not token.has("weekday"):
            return None
        if token.has("number") and not draft.is_empty:
            return None
        if token.has("month") and not (
            self.is_kind("number", index=self.at + 1) and self.has("month", index=self.at + 2)
        ):
            return None
        self.take(WEEKDAYS[token.senses["weekday"]])
        return replace(draft, weekday=token.senses["weekday"], weekday_position=token.position)

    def _month(self, draft: Draft) -> Draft | None:
        """Read a month or a season; "sept novembre" is a day and a month."""
        token = self.peek()
        if token is None or draft.month is not None or not token.has("month", "season"):
            return None
        if token.has("number") and self.has("month", index=self.at + 1):
            return None
        month = token.senses["month"] if token.has("month") else token.senses["season"]
        if month > 12 and draft.day is not None:
            return None
        self.take(in_words(edtf.parse(f"2000-{month:02}"), "en", year=False))
        return replace(draft, month=month)

    def _year(self, draft: Draft) -> Draft | None:
        if draft.year is not None or not self.is_year(self.at):
            return None
        year = self.tokens[self.at].number
        self.take(f"the year {year:04}")
        if draft.month == 24 and self._is_next_year(year):
            self.take_to(self.at + 2, "the year after it, in which this winter ends")
        return replace(draft, year=year)

    def _is_next_year(self, year: int) -> bool:
        """Say whether the year of a winter is followed by the next one without a space: "winter 1946/47"."""
        joint, number = self.peek(), self.peek(self.at + 1)
        if joint is None or number is None or joint.kind not in ("dash", "slash") or number.kind != "number":
            return False
        is_close = self.tokens[self.at - 1].end == joint.position and joint.end == number.position
        return is_close and (number.number, len(number.text)) in ((year + 1, 4), ((year + 1) % 100, 2))

    def _day(self, draft: Draft) -> Draft | None:
        number = self.numeral(self.at)
        is_long = self.is_kind("number") and len(self.tokens[self.at].text) > 2
        if number is None or is_long or draft.day is not None or (draft.month or 0) > 12:
            return None
        day, end = number
        if not 1 <= day <= 31:
            return None
        self.take_to(end, f"the day {day}")
        return replace(draft, day=day)
