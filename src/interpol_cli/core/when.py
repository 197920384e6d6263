"""Read what a person types for a date or a period, in one grammar for every option, query term and phrase.

Conventions: EDTF comes first, then our own words in English, French and Arabic, then time stamps; nothing is completed
from today, and a day and a month in figures are never guessed. `A..B` runs from A's first day to B's last. The plain
forms (EDTF, `A..B`, 1930s, an id) are read here; the words cost 10 ms to load and are looked at only after these.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from interpol_cli.core import edtf
from interpol_cli.core.edtf import Edtf
from interpol_cli.core.period import Period
from interpol_cli.core.when_calendar import end_text, start_text
from interpol_cli.errors import DateSyntaxError, PeriodOrderError

FindEvent = Callable[[str], Edtf | None]
Order = Literal["dmy", "mdy"]

LONGEST_TEXT = 200
"""How many characters a phrase may have."""

_DECADE = re.compile("([0-9]{3})0s")
ID = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text was read.

    `period` is every day that `edtf` allows; `taken` says of each piece what it was taken for; `alternatives` are other
    readings that could be defended, as EDTF.
    """

    text: str
    edtf: Edtf
    period: Period
    taken: tuple[tuple[str, str], ...]
    alternatives: tuple[str, ...]


def parse_when(
    text: str,
    *,
    today: date,
    event_date: FindEvent | None = None,
    order: Order | None = None,
) -> Reading:
    """Read a date or a period.

    Args:
        text: EDTF, `A..B`, the id of a fact, or words.
        today: The day that "today" and "ten years ago" count from; nothing else is taken from it.
        event_date: Gives the date of a fact by its id, None for an id that is no fact's; without it no id is known.
        order: Whether the day or the month comes first in 03/09/1923.

    Returns:
        The date, its days, and how each piece was taken.

    Raises:
        DateSyntaxError: The text is no date; the position is that of the piece which is not.
        AmbiguousDateError: The day and the month may stand in either order, and `order` does not say.
        PeriodOrderError: The period ends before it begins.
        UnknownIdInPeriodError: It names a fact that is not there.

    >>> reading = parse_when("4 نونبر 2024", today=date(2026, 11, 22))
    >>> str(reading.edtf), reading.taken[1]
    ('2024-11-04', ('نونبر', 'November'))
    """
    piece = text.strip()
    if len(piece) > LONGEST_TEXT:
        raise DateSyntaxError(text, LONGEST_TEXT, f"a date has at most {LONGEST_TEXT} characters")
    return _plain(text, piece, event_date) or _phrase(text, today, event_date, order)


def _plain(text: str, piece: str, event_date: FindEvent | None) -> Reading | None:
    """Read the forms that need no words; None for any other."""
    try:
        found = _plain_date(piece, event_date)
        if found is not None:
            return _reading(text, found[0], ((piece, found[1]),))
        first, dots, last = piece.partition("..")
        if not dots or not (first or last):
            return None
        dates = [_plain_date(end.strip(), event_date) if end else None for end in (first, last)]
        if (first and dates[0] is None) or (last and dates[1] is None):
            return None
        start = start_text(dates[0][0]) if dates[0] else ".."
        end = end_text(dates[1][0]) if dates[1] else ".."
        pieces = zip((first, last), dates, strict=True)
        taken = tuple((end.strip(), found[1] if found else "an open end (..)") for end, found in pieces if end)
        return _reading(text, edtf.parse(f"{start}/{end}"), taken)
    except PeriodOrderError as error:
        raise PeriodOrderError(text, error.first, error.last) from error


def _plain_date(piece: str, event_date: FindEvent | None) -> tuple[Edtf, str] | None:
    """Read EDTF, a decade or an id, with what it was taken for."""
    if piece[:1].isdigit() or piece[:1] in "./":
        if (decade := _DECADE.fullmatch(piece)) is not None and decade[1][2] != "0":
            return edtf.parse(f"{decade[1]}X"), f"the decade from {decade[1]}0"
        try:
            return edtf.parse(piece), "EDTF"
        except DateSyntaxError:
            return None
    if event_date is not None and ID.fullmatch(piece.lower()):
        date = event_date(piece.lower())
        return None if date is None else (date, f"the date of a fact, {date}")
    return None


def _phrase(text: str, today: date, event_date: FindEvent | None, order: Order | None) -> Reading:
    # 10 ms of words and grammar, and a script types EDTF
    from interpol_cli.core.when_grammar import read_phrase

    try:
        phrase = read_phrase(text, today=today, find_event=event_date, order=order)
    except DateSyntaxError:
        # what only a time stamp needs stands apart
        from interpol_cli.core.when_stamp import read_stamp

        day = read_stamp(text)
        if day is None:
            raise
        return _reading(text, day, ((text.strip(), "a time stamp; the time of day is left out"),))
    return _reading(text, phrase.edtf, phrase.taken, phrase.alternatives)


def _reading(text: str, found: Edtf, taken: tuple[tuple[str, str], ...], alternatives: tuple[str, ...] = ()) -> Reading:
    return Reading(text, found, Period.of(found.bounds), taken, alternatives)
