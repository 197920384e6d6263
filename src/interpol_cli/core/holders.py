"""Say who held an office in a period: each term, how it began and ended, and the session that elected.

Conventions: a holder is a fact of kind `term`; the event that began it is that person's election, appointment or
entry into the office nearest to its start, the one that ended it the nearest departure, else the nearest choice of
somebody else that names the person as outgoing, none of them more than a year away; to ask for the Secretary General
is to ask for the secretaries before 1932 too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from interpol_cli.core.edtf import OPEN_END, OPEN_START, sort_key
from interpol_cli.core.model import BEGINNING_ACTS, Event, Participation, every_name
from interpol_cli.core.period import Match, Period, relate
from interpol_cli.core.terms import OFFICE_TERMS, REGION_TERMS, Term
from interpol_cli.core.text import fold, nearest, words
from interpol_cli.errors import OptionValueError, UnknownValueError

_CHOICES = frozenset({"election", "appointment"})
_ENDINGS = frozenset({"left-office", "resigned", "removed", "died"})
_OUTGOING = "outgoing"
# Words that join an office to its region, folded; Arabic joins with one letter too, which stays on the word.
_ARTICLES = frozenset(["the", "l", "la", "le", "les"])
_JOINTS = _ARTICLES | frozenset(["for", "of", "pour", "de", "du", "d", "des", "en", "عن", "في", "الي"])
_OWN_NAMES = frozenset(["interpol", "icpo", "oipc", "انتربول", "الانتربول", "للانتربول"])
_MOST_DAYS_AWAY = 366


@dataclass(frozen=True, slots=True)
class Office:
    """What is asked for: one or more offices that count as one, and the region of a regional one."""

    names: tuple[str, ...]
    region: str | None


@dataclass(frozen=True, slots=True)
class Holder:
    """A term in an office; `began` and `ended` are the events that made it so, where there are any.

    `session_id` is the session that elected or appointed the person; `session` is its record, where the store has it.
    """

    term: Event
    part: Participation
    match: Match
    began: Event | None
    ended: Event | None
    session_id: str | None
    session: Event | None

    @property
    def is_acting(self) -> bool:
        """Say whether the office was only held for somebody else."""
        return self.part.act == "acting"


@dataclass(frozen=True, slots=True)
class Vacancy:
    """The days around a period in which nobody held an office, and the holders before and after them."""

    period: Period
    before: Holder | None
    after: Holder | None


def parse_office(text: str, region: str | None = None) -> Office:
    """Read an office in words, in any of the three languages: `vice-president for Africa`, `الأمين العام`.

    Args:
        text: The office, with its region where it has one.
        region: The region, where it is given apart.

    Returns:
        The office; the Secretary General together with the secretaries of the first years.

    Raises:
        UnknownValueError: The office or the region is not known; the nearest are named.
        OptionValueError: Two regions are given.
    """
    wanted = [word for word in words(fold(text)) if word not in _OWN_NAMES]
    office, rest = _match_office(wanted[1:] if wanted[:1] and wanted[0] in _ARTICLES else wanted)
    if office is None:
        raise UnknownValueError("office", text, _nearest_names(text, OFFICE_TERMS))
    said = " ".join(word for word in rest if word not in _JOINTS)
    regions = [_match_region(asked) for asked in (region, said) if asked]
    if len(set(regions)) > 1:
        raise OptionValueError("--region", region or "", f"the office names another one already: {said}")
    names = ("secretary-general", "secretary") if office == "secretary-general" else (office,)
    return Office(names, regions[0] if regions else None)


def _nearest_names(text: str, table: Mapping[str, Term]) -> tuple[str, ...]:
    """Name in English what is nearest to a text in any language."""
    called = {name: term.name["en"] for term in table.values() for name in every_name(term.name, term.aliases)}
    return tuple(dict.fromkeys(called[name] for name in nearest(text, tuple(called))))


def _match_office(wanted: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Find the longest office name that the words begin with, and the words after it."""
    best: tuple[int, str | None] = (0, None)
    for key, term in OFFICE_TERMS.items():
        for name in (key, *every_name(term.name, term.aliases)):
            called = [word for word in words(fold(name)) if word not in _OWN_NAMES]
            if list(wanted[: len(called)]) == called and len(called) > best[0]:
                best = (len(called), key)
    return best[1], wanted[best[0] :]


def _match_region(text: str) -> str:
    wanted = words(fold(text))
    bare = [_without_preposition(word) for word in wanted]
    for key, term in REGION_TERMS.items():
        for name in (key, *every_name(term.name, term.aliases)):
            if words(fold(name)) in (wanted, bare):
                return key
    raise UnknownValueError("region", text, _nearest_names(text, REGION_TERMS))


def _without_preposition(word: str) -> str:
    """Take the Arabic "for" from a word: لافريقيا, and with the article للامريكتين."""
    return f"ا{word[1:]}" if word.startswith("لل") else word.removeprefix("ل") if word.startswith("لا") else word


def holders_of(office: Office, period: Period, events: Iterable[Event]) -> tuple[Holder, ...]:
    """List who held an office in a period, in the order of time.

    Args:
        office: The office.
        period: The days asked for.
        events: All facts of the store.

    Returns:
        A holder for each term that shares a day with the period, possibly or certainly.
    """
    around = _Around(tuple(events))
    pairs = ((term, part, relate(term.date, "shares", period)) for term, part in _terms(office, around.events))
    return tuple(around.holder(*pair) for pair in pairs if pair[2] is not Match.NO)


def vacancy_around(office: Office, period: Period, events: Iterable[Event]) -> Vacancy:
    """Give the whole hole around a period in which nobody held the office.

    Args:
        office: The office.
        period: Days that no term shares.
        events: All facts of the store.

    Returns:
        The days between the last term before the period and the first one after it, and these terms.
    """
    around = _Around(tuple(events))
    terms = _terms(office, around.events)
    before = [pair for pair in terms if pair[0].date.bounds.e1 < period.first]
    after = [pair for pair in terms if pair[0].date.bounds.s0 > period.last]
    last = max(before, key=lambda pair: pair[0].date.bounds.e1, default=None)
    first = min(after, key=lambda pair: pair[0].date.bounds.s0, default=None)
    return Vacancy(
        Period(last[0].date.bounds.e1 + 1 if last else OPEN_START, first[0].date.bounds.s0 - 1 if first else OPEN_END),
        around.holder(*last, Match.CERTAIN) if last else None,
        around.holder(*first, Match.CERTAIN) if first else None,
    )


def _terms(office: Office, events: Iterable[Event]) -> list[tuple[Event, Participation]]:
    terms = [(event, part) for event in events if event.kind == "term" for part in event.people if _is_in(office, part)]
    return sorted(terms, key=lambda pair: (*sort_key(pair[0].date.bounds), pair[0].id))


def _is_in(office: Office, part: Participation) -> bool:
    return part.office in office.names and office.region in (None, part.region)


class _Around:
    """The facts by which a term began and ended, by person: what any number of holders are made from."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self._by_id = {event.id: event for event in events}
        self._deeds: dict[str, list[Event]] = {}
        for event in events:
            if event.kind != "term":
                for person_id in {part.person.id for part in event.people}:
                    self._deeds.setdefault(person_id, []).append(event)

    def holder(self, term: Event, part: Participation, match: Match) -> Holder:
        """Find what belongs to a term."""
        deeds = self._deeds.get(part.person.id, [])
        choices = [event for event in deeds if event.kind in _CHOICES]
        first_days, last_days = (term.date.bounds.s0, term.date.bounds.s1), (term.date.bounds.e0, term.date.bounds.e1)
        began = _nearest(deeds, part, _begins, first_days)
        elected = _nearest(choices, part, _begins, first_days)
        ended = _nearest(deeds, part, _ends, last_days) or _nearest(choices, part, _goes, last_days)
        session_id = elected.part_of if elected else None
        return Holder(term, part, match, began, ended, session_id, self._by_id.get(session_id or ""))


def _nearest(
    events: Iterable[Event], part: Participation, is_asked: Callable[[Participation], bool], days: tuple[int, int]
) -> Event | None:
    near = [
        (_days_apart(event, *days), event.id, event)
        for event in events
        if any(is_asked(one) and _is_same(one, part) for one in event.people)
    ]
    away, _, event = min(near, default=(_MOST_DAYS_AWAY + 1, "", None))
    return event if away <= _MOST_DAYS_AWAY else None


def _begins(one: Participation) -> bool:
    return one.act in BEGINNING_ACTS


def _ends(one: Participation) -> bool:
    return one.act in _ENDINGS


def _goes(one: Participation) -> bool:
    return one.act is None and one.role == _OUTGOING


def _is_same(one: Participation, holder: Participation) -> bool:
    """Say whether it is about the holder in the holder's office."""
    return one.person.id == holder.person.id and one.office == holder.office and one.region in (None, holder.region)


def _days_apart(event: Event, low: int, high: int) -> int:
    first, last = event.date.bounds.s0, event.date.bounds.s1
    return max(0, first - high, low - last)
