"""Read dates in figures: the day and the month are put in an order that is given or certain, never guessed.

Conventions: a year has four digits; where it stands first, month and day follow in this order; where it stands last,
either may come first.
"""

import re
from datetime import date

from interpol_cli.core import edtf
from interpol_cli.core.date_words import in_words
from interpol_cli.core.edtf import Edtf
from interpol_cli.core.when import Order
from interpol_cli.errors import AmbiguousDateError, DateSyntaxError

SHORT_YEAR = "a year has four digits"
SHORT_YEAR_HINT = "write the whole year, as 1924"


def read_figures(piece: str, text: str, position: int, order: Order | None) -> Edtf:
    """Read numbers with `-`, `/` or `.` between them: 25/12/1923, 2024.11.4, 11/2024.

    Args:
        piece: The numbers, in Western digits.
        text: The whole text that the piece is in, for errors.
        position: Where it stands there.
        order: Which of two numbers before a year is the day.

    Returns:
        A day or a month.

    Raises:
        DateSyntaxError: There is no such day, or no year of four digits.
        AmbiguousDateError: Both orders make a date, and they differ.

    >>> str(read_figures("25/12/1923", "25/12/1923", 0, None))
    '1923-12-25'
    """
    numbers = re.split("[-/.]", piece)
    if not any(len(number) == 4 for number in (numbers[0], numbers[-1])):
        at = position + piece.rindex(numbers[-1])
        raise DateSyntaxError(text, at, SHORT_YEAR, SHORT_YEAR_HINT)
    if len(numbers) == 2:
        return _month(numbers, text, position)
    if len(numbers[0]) == 4:
        readings = [_day(*numbers)]
    elif order == "dmy":
        readings = [_day(numbers[2], numbers[1], numbers[0])]
    elif order == "mdy":
        readings = [_day(numbers[2], numbers[0], numbers[1])]
    else:
        readings = [_day(numbers[2], numbers[1], numbers[0]), _day(numbers[2], numbers[0], numbers[1])]
    days = list(dict.fromkeys(reading for reading in readings if reading))
    if not days:
        why = f"no such day{f' in the order {order}' if order and len(numbers[0]) < 4 else ''}"
        raise DateSyntaxError(text, position, why)
    if len(days) > 1:
        typed = text[position : position + len(piece)]
        raise AmbiguousDateError(typed, tuple(f"{in_words(day, 'en')} ({day})" for day in days))
    return days[0]


def _month(numbers: list[str], text: str, position: int) -> Edtf:
    year, month = sorted(numbers, key=len, reverse=True)
    if not 1 <= int(month) <= 12 or year == "0000":
        raise DateSyntaxError(text, position, "no such month; months run from 1 to 12")
    return edtf.parse(f"{year}-{int(month):02}")


def _day(year: str, month: str, day: str) -> Edtf | None:
    try:
        return edtf.parse(date(int(year), int(month), int(day)).isoformat())
    except ValueError:
        return None
