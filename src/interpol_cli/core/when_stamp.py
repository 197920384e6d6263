"""Read the time stamps of mails, logs and programs: "Mon, 04 Nov 2024 10:00:00 +0100", "2024-11-04T10:00:00Z".

Conventions: the day is taken as it is written, whatever the time zone. dateutil fills what is missing from a default
and guesses day against month, so its answer counts only where two defaults and both orders give the same day, every
number of the date is accounted for, and a day of the week is the right one.
"""

import re
from datetime import date, datetime

from interpol_cli.core import edtf
from interpol_cli.core.date_words import in_words
from interpol_cli.core.edtf import Edtf
from interpol_cli.core.when_draft import WEEKDAYS
from interpol_cli.errors import DateSyntaxError

_CLOCK = re.compile(r"(?:(?<![0-9:])|(?<=[0-9]T))[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?![0-9:])")
_ZONE = re.compile(r"\s*(?:Z|(?:UTC|GMT)?\s*[+-][0-9]{2}:?[0-9]{2}|UTC|GMT)\b")
_COMPACT = re.compile(r"[0-9]{8}(?:T[0-9]{4,6}Z?)?")
_PLAIN = re.compile(r"[A-Za-z0-9 ,.:+/-]{6,64}")
_DEFAULTS = (datetime(2001, 2, 3), datetime(1904, 11, 29))


def read_stamp(text: str) -> Edtf | None:
    """Read the day of a time stamp.

    Args:
        text: What was typed.

    Returns:
        The day; None where the text is no time stamp or leaves anything to guess.

    Raises:
        DateSyntaxError: The day of the week is not that of the date.

    >>> str(read_stamp("Mon, 04 Nov 2024 10:00:00 +0100")), read_stamp("03/09/1923 10:00")
    ('2024-11-04', None)
    """
    text = text.strip()
    if not _PLAIN.fullmatch(text) or not (_CLOCK.search(text) or _COMPACT.fullmatch(text)):
        return None
    day = _iso_day(text) or _agreed_day(text)
    if day is None:
        return None
    found = edtf.parse(day.isoformat())
    for number, name in enumerate(WEEKDAYS):
        named = re.search(rf"\b{name[:3]}(?:{name[3:]})?\b", text, re.IGNORECASE)
        if named and number != day.weekday():
            right = WEEKDAYS[day.weekday()]
            raise DateSyntaxError(text, named.start(), f"{in_words(found, 'en')} is a {right}", f"write {found}")
    return found


def _iso_day(text: str) -> date | None:
    # 9 ms, and only what our own grammar does not know comes here
    from dateutil.parser import isoparse

    if not re.match("[0-9]{4}-?[0-9]{2}-?[0-9]{2}", text):
        return None
    try:
        return isoparse(text.replace(" ", "T", 1)).date()
    except ValueError:
        return None


def _agreed_day(text: str) -> date | None:
    """Give the day that dateutil reads whatever it is told to assume."""
    # 9 ms, and only what our own grammar does not know comes here
    from dateutil.parser import parse

    days = set()
    for default in _DEFAULTS:
        for is_day_first in (False, True):
            try:
                days.add(parse(text, default=default, dayfirst=is_day_first, ignoretz=True).date())
            except (ValueError, OverflowError):
                return None
    if len(days) > 1:
        return None
    day = days.pop()
    numbers = re.findall("[0-9]+", _ZONE.sub(" ", _CLOCK.sub(" ", text)))
    if f"{day.year:04}" not in numbers:
        return None
    numbers.remove(f"{day.year:04}")
    rest = sorted(int(number) for number in numbers)
    return day if rest in ([day.day], sorted((day.day, day.month))) else None
