"""Read centuries and decades: "19th century", "القرن العشرين", "1930s", "années 1930", "ثلاثينيات القرن العشرين".

Conventions: the 19th century is 1801 to 1900; the hundred years from 1900 (EDTF 19XX) are "1900s (century)", and
"1900s" by itself is a decade. A decade by its tens needs its century: the thirties may be those of any.
"""

from typing import NamedTuple

from interpol_cli.core import edtf
from interpol_cli.core.edtf import Edtf
from interpol_cli.core.when_calendar import CENTURY, LAST_CENTURY, century
from interpol_cli.core.when_spans import SpanReader


class Named(NamedTuple):
    """A date that has a name: what it was taken for, the index after it, and other readings as EDTF."""

    date: Edtf
    meaning: str
    end: int
    alternatives: tuple[str, ...] = ()


class CenturyReader(SpanReader):
    """Finds centuries and decades at an index, and takes nothing."""

    def named(self, index: int) -> Named | None:
        """Find a century or a decade.

        Raises:
            DateSyntaxError: There is no such century or decade, or its century is missing.
        """
        return self._century(index) or self._decade(index)

    def is_decade(self, index: int) -> bool:
        """Say whether a word goes before a decade here: "années 1990", "عقد 1910", "سنوات التسعينيات"."""
        if not self.has("decade-of", index=index):
            return False
        after = self.past(index + 1, "of", "filler")
        is_named = self.is_kind("decade", index=after) or self.has("tens", index=after)
        return is_named or self.numeral(after) is not None

    def _century(self, index: int) -> Named | None:
        number = self.numeral(index)
        if number is not None and self.is_unit(CENTURY, index=number[1]):
            return self._numbered(index, number[0], number[1] + 1)
        relative = self.relative_unit(index)
        if relative is not None and relative[1] == CENTURY:
            return Named(relative[0], _years(relative[0]), relative[2])
        if not self.is_unit(CENTURY, index=index):
            return None
        after = self.past(index + 1, "filler")
        number = self.numeral(after)
        if number is None:
            self.fail_at(after, "the number of the century is missing")
        if self.is_year(after):
            return self._hundred(after, number[0], number[1])
        return self._numbered(after, number[0], number[1])

    def _numbered(self, index: int, number: int, end: int) -> Named:
        if not 1 <= number <= LAST_CENTURY:
            self.fail_at(index, f"centuries run from 1 to {LAST_CENTURY}")
        date = century(number)
        return Named(date, _years(date), end, (f"{number - 1:02}XX",))

    def _hundred(self, index: int, year: int, end: int) -> Named:
        if year % 100:
            self.fail_at(index, "a hundred years begin with a year that ends in 00, as 1900")
        return Named(edtf.parse(f"{year // 100:02}XX"), f"the hundred years from {year:04}", end)

    def _decade(self, index: int) -> Named | None:
        at = self.past(index + 1, "of", "filler") if self.is_decade(index) else index
        token = self.peek(at)
        if token is None:
            return None
        if token.has("tens"):
            return self._tens(at, token.senses["tens"], at + 1)
        if token.kind == "decade":
            year, end, is_whole = token.number, at + 1, len(token.text.rstrip("sS'’")) == 4
        elif at != index and (number := self.numeral(at)) is not None:
            year, end, is_whole = *number, self.is_year(at)
        else:
            return None
        if not is_whole:
            return self._tens(at, year, end)
        if self.is_unit(CENTURY, index=end):
            return self._hundred(at, year, end + 1)
        if year % 10:
            self.fail_at(at, "a decade begins with a year that ends in 0, as 1930")
        others = () if year % 100 else (f"{year // 100:02}XX",)
        return Named(edtf.parse(f"{year // 10:03}X"), f"the decade from {year:04}", end, others)

    def _tens(self, index: int, tens: int, end: int) -> Named:
        """Find the century that a decade by its tens is of."""
        if tens % 10 or tens > 90:
            self.fail_at(index, "a decade begins with a year of four digits that ends in 0, as 1930")
        whole = self._century(self.past(end, "of", "filler"))
        if whole is None:
            self.fail_at(index, f"the century of the decade is missing; write it as 19{tens:02}s")
        year = f"{str(whole.date)[:2]}{tens:02}"
        return Named(edtf.parse(f"{year[:3]}X"), f"the decade from {year}", whole.end)


def _years(date: Edtf) -> str:
    return f"the years {str(date).replace('/', ' to ')}"
