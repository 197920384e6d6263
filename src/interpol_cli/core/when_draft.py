"""Keep what has been read of one date until it can be made whole: in "4–7 November 2024" the 4 waits for its month.

Conventions: only what was typed fills a gap, never today; months are 1 to 12, seasons 21 to 24 as in EDTF.
"""

from dataclasses import dataclass, replace
from typing import Literal

from interpol_cli.core import edtf
from interpol_cli.core.date_words import in_words
from interpol_cli.core.edtf import Edtf, Precision
from interpol_cli.core.when_calendar import DAY, MONTH, century, doubted, part_of
from interpol_cli.core.when_figures import SHORT_YEAR, SHORT_YEAR_HINT
from interpol_cli.core.when_words import REFUSALS
from interpol_cli.errors import DateSyntaxError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Draft:
    """One date as far as it has been read, from `position` on.

    `whole` is a date that needs nothing more (a decade, a fact's date); else `year`, `month` and `day` are what was
    given. `part` is an index and a number of parts; `some` the unit of a day, month or year that is not named;
    `qualifiers` any of `?` and `~`. `end` says that there is no date: `open` or `unknown`.
    """

    position: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    whole: Edtf | None = None
    is_century: bool = False
    weekday: int | None = None
    weekday_position: int = 0
    part: tuple[int, int] | None = None
    some: int | None = None
    qualifiers: str = ""
    end: Literal["", "open", "unknown"] = ""
    alternatives: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether no date has been read yet, only what is said about one."""
        return self.whole is None and self.year is None and self.month is None and self.day is None and not self.end

    def filled_from(self, later: "Draft") -> "Draft":
        """Take what is missing from the date that follows in the same phrase."""
        if self.whole or self.end or self.year is not None:
            return self
        if later.is_century and self.day is not None and self.month is None:
            return replace(self, day=None, whole=century(self.day), is_century=True)  # "18th to 19th century"
        if self.is_empty:
            return replace(self, year=later.year, month=later.month, day=later.day, whole=later.whole)
        return replace(self, year=later.year, month=self.month or later.month)

    def fills(self, later: "Draft") -> "Draft":
        """Give the date that follows its month: "November 4–7, 2024"."""
        lacks_month = later.day is not None and later.month is None and later.whole is None
        if lacks_month and self.day is not None and self.month is not None and self.year is None:
            return replace(later, month=self.month)
        return later

    def finish(self, text: str) -> Edtf:
        """Make the date.

        Args:
            text: What was typed, for errors.

        Raises:
            DateSyntaxError: Something is missing, there is no such day, or the day of the week is another.
        """
        date = self._undoubted(text)
        self._check_weekday(date, text)
        if self.part is not None:
            index, parts = self.part
            found = part_of(date, index, parts)
            if found is None:
                raise DateSyntaxError(text, self.position, f"{in_words(date, 'en')} is not divided into {parts} parts")
            date = doubted(found, "?" if date.is_uncertain else "")
        return doubted(date, self.qualifiers)

    def _undoubted(self, text: str) -> Edtf:
        if self.whole is not None:
            return self._some_year(self.whole, text)
        self._refuse_gaps(text)
        year = f"{self.year:04}"
        if self.some is not None:
            return self._some_day(year, text)
        pieces = [year, *(f"{number:02}" for number in (self.month, self.day) if number is not None)]
        try:
            return edtf.parse("-".join(pieces))
        except DateSyntaxError as error:
            why = error.why if self.year else "there is no year 0; years run from 0001 to 9999"
            raise DateSyntaxError(text, self.position, why) from error

    def _refuse_gaps(self, text: str) -> None:
        if self.year is not None and (self.day is None or self.month is not None):
            return
        if self.year is not None:
            raise DateSyntaxError(text, self.position, "a day needs its month")
        if self.month is not None:
            why, hint = "the year is missing, and nothing is filled in from today", "write the year too, as 1923"
        elif self.day is not None:
            why, hint = SHORT_YEAR, SHORT_YEAR_HINT
        elif self.weekday is not None:
            why, hint = REFUSALS[2], None
        else:
            why, hint = "a date is missing here", None
        raise DateSyntaxError(text, self.position, why, hint)

    def _some_year(self, whole: Edtf, text: str) -> Edtf:
        """Take "some year in the 1960s" for 196X; a day or a month needs a year."""
        if self.some in (DAY, MONTH):
            if whole.precision == Precision.YEAR and not whole.is_interval:
                return replace(self, whole=None, year=int(str(whole)[:4]))._undoubted(text)
            raise DateSyntaxError(
                text, self.position, "some day or month is read of a year or a month only, as 1946-XX"
            )
        return whole

    def _some_day(self, year: str, text: str) -> Edtf:
        if self.day is not None or (self.month is not None and (self.month > 12 or self.some == MONTH)):
            raise DateSyntaxError(text, self.position, "some day is read of a year or a month only, as 1946-05-XX")
        if self.month is not None and self.some == DAY:
            return edtf.parse(f"{year}-{self.month:02}-XX")
        return edtf.parse({DAY: f"{year}-XX-XX", MONTH: f"{year}-XX"}.get(self.some or 0, year))

    def _check_weekday(self, date: Edtf, text: str) -> None:
        if self.weekday is None:
            return
        day = date.earliest
        if date.precision != Precision.DAY or date.is_interval or day is None:
            raise DateSyntaxError(
                text, self.weekday_position, "a day of the week needs a whole date: day, month and year"
            )
        if day.weekday() != self.weekday:
            right = WEEKDAYS[day.weekday()]
            raise DateSyntaxError(text, self.weekday_position, f"{in_words(date, 'en')} is a {right}", f"write {date}")
