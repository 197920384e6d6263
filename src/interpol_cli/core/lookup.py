"""Find the fact that a key names: an id, a title, a person, a series with a number, a date or a period.

Conventions: the readings are tried in this order, and the first that finds something counts. Names are compared whole,
word by word, folded: case, accents, punctuation and the script of digits do not matter. Where several facts answer to a
key, none is chosen. Nothing here grows with the number of keys.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from interpol_cli.core.edtf import Edtf
from interpol_cli.core.ids import bare_id, by_bare_id
from interpol_cli.core.model import Event, Person, Series, every_name
from interpol_cli.core.period import Match, Period, relate
from interpol_cli.core.report import Row
from interpol_cli.core.text import fold, words
from interpol_cli.errors import UnknownIdInPeriodError, UsageError

if TYPE_CHECKING:
    from interpol_cli.core.when import Reading

STATUSES = ("ok", "missing", "ambiguous", "invalid")

LONGEST_KEY = 1000
"""How many characters a key may have to be looked for; no title is half as long."""

_ANSWERS_KEPT = 4096
_CANDIDATES_KEPT = 64  # an answer with more is not kept: a year has hundreds
_LONG_DAYS = 400

Rows = Mapping[str, Row]  # by id


@dataclass(frozen=True, slots=True)
class Answer:
    """What a key was found to name.

    `status` is one of `STATUSES`; `row` is the fact where it is `ok`, `candidates` the ids, in the order of time, where
    it is `ambiguous`; `why` says what is wrong where it is `invalid`.
    """

    status: str
    row: Row | None = None
    candidates: tuple[str, ...] = ()
    why: str = ""


MISSING = Answer("missing")


class Facts(Protocol):
    """What a look-up asks of a store."""

    @property
    def people(self) -> Mapping[str, Person]:
        """The people by their ids."""

    @property
    def series(self) -> Mapping[str, Series]:
        """The series by their ids."""

    def ids(self) -> Sequence[str]:
        """Give the ids of all events."""

    def date_of(self, event_id: str) -> Edtf | None:
        """Give the date of an event, or None where there is none."""

    def event(self, event_id: str) -> Event | None:
        """Give one event, or None where there is none."""

    def events(self) -> Iterator[Event]:
        """Give every event."""


class Finder:
    """Finds facts by their keys."""

    def __init__(
        self,
        facts: Facts,
        read_period: Callable[[str], "Reading"],
        among: Iterable[Row] | None = None,
        *,
        certain_only: bool = False,
    ) -> None:
        """Prepare to look up keys; nothing is read before a key needs it.

        Args:
            facts: The store.
            read_period: Reads a date or a period that a person typed.
            among: The facts that count; None for all.
            certain_only: Leave out facts that only possibly share a day with a date.
        """
        self._facts = facts
        self._read_period = read_period
        self._among = None if among is None else {row.event.id: row for row in among}
        self._certain_only = certain_only
        self._answers: dict[str, Answer] = {}

    def find(self, key: str) -> Answer:
        """Find what a key names."""
        answer = self._answers.get(key)
        if answer is None:
            answer = self._find(key.strip())
            if len(key) <= LONGEST_KEY and len(answer.candidates) <= _CANDIDATES_KEPT:
                if len(self._answers) >= _ANSWERS_KEPT:
                    self._answers.clear()
                self._answers[key] = answer
        return answer

    def _find(self, key: str) -> Answer:
        if not key or len(key) > LONGEST_KEY:
            return MISSING
        row = self._row(key)
        if row is not None:
            return Answer("ok", row)
        ids = self._bare_ids.get(bare_id(key))
        if ids:  # never a period, even where the fact does not count
            return _answer_of(row for event_id in ids if (row := self._row(event_id)))
        typed = words(fold(key))
        name = " ".join(typed)
        found = self._index.titles.get(name) or self._by_person(name) or self._index.numbered(typed, self._series_names)
        return _answer_of(found.values()) if found else self._by_date(key, typed)

    def _row(self, event_id: str) -> Row | None:
        if self._among is not None:
            return self._among.get(event_id)
        event = self._facts.event(event_id)
        return Row(event, Match.CERTAIN) if event else None

    @cached_property
    def _bare_ids(self) -> Mapping[str, Sequence[str]]:
        return by_bare_id(tuple(self._facts.ids()))

    @cached_property
    def _index(self) -> "_Index":
        if self._among is not None:
            return _Index(self._among.values())
        return _Index(Row(event, Match.CERTAIN) for event in self._facts.events())

    def _by_person(self, name: str) -> Rows:
        """Give the terms of the people who are called so; of those without one, every fact that names them."""
        found: dict[str, Row] = {}
        for person in self._people.get(name, ()):
            rows = self._index.by_person.get(person, {})
            found |= {event_id: row for event_id, row in rows.items() if row.event.kind == "term"} or rows
        return found

    @cached_property
    def _people(self) -> Mapping[str, set[str]]:
        called: dict[str, set[str]] = {}
        for key, person in self._facts.people.items():
            for name in (person.id, *every_name(person.name, person.aliases)):
                called.setdefault(_words_of(name), set()).add(key)
        return called

    @cached_property
    def _series_names(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """The names of each series without the words that say nothing, by its id."""
        return [
            (key, _told(words(fold(name))))
            for key, one in self._facts.series.items()
            for name in (*every_name(one.name, one.aliases), *filter(None, (one.prefix,)))
        ]

    def _by_date(self, key: str, typed: Sequence[str]) -> Answer:
        from interpol_cli.core.when_shape import can_be_date, must_be_date  # 10 ms, and ids need no dates

        if not can_be_date(key, typed, self._facts.date_of):
            return MISSING
        try:
            period = self._read_period(key).period
        except UnknownIdInPeriodError:
            return MISSING
        except UsageError as error:
            return Answer("invalid", why=str(error)) if must_be_date(key, typed) else MISSING
        rows = self._index.calendar.sharing(period)
        if len(rows) > 1 and not self._certain_only:
            return _answer_of(rows)  # how surely each shares a day is nowhere shown
        least = Match.CERTAIN if self._certain_only else Match.POSSIBLE
        sure = (Row(row.event, min(row.match, relate(row.event.date, "shares", period))) for row in rows)
        return _answer_of(row for row in sure if row.match >= least)


def _answer_of(rows: Iterable[Row]) -> Answer:
    from interpol_cli.core.select import in_time  # 3 ms, and ids in any spelling need no order

    found = tuple(rows)
    if len(found) > 1:
        return Answer("ambiguous", candidates=tuple(row.event.id for row in sorted(found, key=in_time)))
    return Answer("ok", found[0]) if found else MISSING


def _words_of(name: str) -> str:
    return " ".join(words(fold(name)))


class _Index:
    """Facts by their titles, people, numbers and days."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.titles: dict[str, dict[str, Row]] = {}
        self.by_person: dict[str, dict[str, Row]] = {}
        self._numbers: dict[int, dict[str, Row]] = {}
        self._rows = tuple(rows)
        for row in self._rows:
            event = row.event
            for title in event.title.values():
                self.titles.setdefault(_words_of(title), {})[event.id] = row
            for part in event.people:
                self.by_person.setdefault(part.person.id, {})[event.id] = row
            if event.number is not None:
                self._numbers.setdefault(event.number, {})[event.id] = row

    @cached_property
    def calendar(self) -> "_Calendar":
        """The facts by their days."""
        return _Calendar(self._rows)

    def numbered(self, typed: Sequence[str], series_names: Iterable[tuple[str, tuple[str, ...]]]) -> Rows:
        """Give the facts with a number in the series whose whole name is typed, else in those with all its words."""
        found = _number_in(typed)
        rows = self._numbers.get(found[0]) if found else None
        if not found or not rows:
            return {}
        told = _told(found[1])
        if not told:  # "the 93rd session", and not a number alone
            is_session = not _SESSION.isdisjoint(map(_bare, found[1]))
            return {key: row for key, row in rows.items() if is_session and row.event.kind == "session"}
        names = tuple(series_names)
        chosen = {key for key, name in names if name == told} or {key for key, name in names if set(told) <= set(name)}
        return {key: row for key, row in rows.items() if row.event.series and row.event.series.id in chosen}


_SESSION = frozenset({"session", "دوره"})
_SILENT = _SESSION | frozenset(
    words("the of in sessions interpol icpo oipc icpc cipc de du des la le les l d no n nr number numero رقم انتربول")
)
_FIGURES = re.compile("([0-9]{1,6})(?:st|nd|rd|th|er|re|ere|e|eme|ieme|o|a)?")


def _bare(word: str) -> str:
    """Take the Arabic article off, with the preposition that is written with it."""
    return word[2:] if len(word) > 4 and word.startswith(("ال", "لل")) else word


def _told(typed: Iterable[str]) -> tuple[str, ...]:
    """Leave out what says nothing about which series is meant."""
    return tuple(word for word in map(_bare, typed) if word not in _SILENT)


def _number_in(typed: Sequence[str]) -> tuple[int, Sequence[str]] | None:
    """Find the one number among words, in figures or spelled; gives it and the other words."""
    figures = [(at, found) for at, word in enumerate(typed) if (found := _FIGURES.fullmatch(word))]
    if len(figures) == 1:
        at, found = figures[0]
        return int(found[1]), [*typed[:at], *typed[at + 1 :]]
    if figures or len(typed) < 2:
        return None
    from interpol_cli.core.when_shape import spelled_number  # 10 ms, and figures are more common

    return spelled_number(typed)


class _Calendar:
    """Facts by the days that they may have taken; the few long ones stand apart, so that the others are found fast."""

    def __init__(self, rows: Iterable[Row]) -> None:
        ordered = sorted(rows, key=_start)
        self._long = [row for row in ordered if _end(row) - _start(row) > _LONG_DAYS]
        self._short = [row for row in ordered if _end(row) - _start(row) <= _LONG_DAYS]
        self._long_starts, self._short_starts = [*map(_start, self._long)], [*map(_start, self._short)]

    def sharing(self, period: Period) -> list[Row]:
        """Give the facts that certainly or possibly share a day with a period."""
        begun = self._long[: bisect_right(self._long_starts, period.last)]
        low = bisect_left(self._short_starts, period.first - _LONG_DAYS)
        near = self._short[low : bisect_right(self._short_starts, period.last)]
        return [row for rows in (begun, near) for row in rows if row.event.date.bounds.e1 >= period.first]


def _start(row: Row) -> int:
    return row.event.date.bounds.s0


def _end(row: Row) -> int:
    return row.event.date.bounds.e1
