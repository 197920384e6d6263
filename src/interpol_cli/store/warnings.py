"""Say of a store that keeps every rule what still looks wrong: overlaps, holes, things that nothing uses.

Conventions: a warning may be right all the same, and then it stays: the known holes of a series are warnings too. It is
looked for only where every record has its shape. What is *certain* holds for every day that the dates allow.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise, takewhile
from typing import Any, NamedTuple, cast

from interpol_cli.core.addresses import is_web_address
from interpol_cli.core.edtf import DateBounds, parse
from interpol_cli.core.text import fold
from interpol_cli.store.check import TITLE_LANGUAGES, Check, Entry, Problem, Rule, World, entries
from interpol_cli.store.fixes import is_canonical, key_of
from interpol_cli.store.forms import Finding
from interpol_cli.store.stack import Stack
from interpol_cli.store.storage import Record

OFFICES_OF_ONE = ("president", "secretary-general", "secretary", "ccf-chair")
"""Offices that one person holds at a time; of the others several are held side by side."""

_USED_BY_OTHERS = ("people", "places", "series", "sources")


class Dated(NamedTuple):
    """An event with its days."""

    id: str
    record: Record
    bounds: DateBounds


class Outlook(World):
    """What the warnings ask about the stack as a whole, each answer worked out once."""

    @cached_property
    def dated(self) -> dict[str, Dated]:
        """The events with their days."""
        return {key: Dated(key, record, parse(record["date"]).bounds) for key, record in self.events.items()}

    @cached_property
    def series_rows(self) -> dict[str, list[Dated]]:
        """The numbered events of each series, by number."""
        rows = _grouped((one.record.get("series"), one) for one in self.dated.values() if "number" in one.record)
        return {series: sorted(row, key=lambda one: one.record["number"]) for series, row in rows.items()}

    @cached_property
    def before_in_series(self) -> dict[str, Dated]:
        """The event before each one in its series."""
        return {later.id: earlier for row in self.series_rows.values() for earlier, later in pairwise(row)}

    @cached_property
    def terms(self) -> dict[tuple[str, str | None], list[Dated]]:
        """The terms in each office of one person, in the order of time, of those who only acted too."""
        found: list[tuple[Any, Dated]] = []
        for one in self.dated.values():
            for part in one.record.get("people", ()) if one.record["kind"] == "term" else ():
                if part.get("office") in OFFICES_OF_ONE:
                    found.append(((part["office"], part.get("region")), one))
        return {key: sorted(row, key=_in_time) for key, row in _grouped(found).items()}

    @cached_property
    def overlapped(self) -> dict[str, list[Dated]]:
        """The terms of the same office that began before each one and possibly overlap it, in the order of time."""
        return {one.id: earlier for row in self.terms.values() for one, earlier in self._overlaps(row)}

    def _overlaps(self, row: Iterable[Dated]) -> Iterator[tuple[Dated, list[Dated]]]:
        """Go through the terms in their order; to act for somebody, or for a day alone, is no overlap."""
        held: list[Dated] = []  # what may not have ended on the first day of the next one
        for one in row:
            if self.is_acting(one) or one.bounds.s0 == one.bounds.e1:
                yield one, []
                continue
            held = [earlier for earlier in held if earlier.bounds.e1 > one.bounds.s0]
            yield one, [*held]
            held.append(one)

    @cached_property
    def ended_last(self) -> dict[str, Dated | None]:
        """The term of the same office that ended last, of those that began before each one."""
        return {one.id: last for row in self.terms.values() for one, last in _with_last(row)}

    @staticmethod
    def is_acting(one: Dated) -> bool:
        """Say whether the office was only held for somebody else, beside whom that is no overlap."""
        return any(part.get("act") == "acting" for part in one.record.get("people", ()))

    @cached_property
    def days_of_people(self) -> dict[tuple[str, int], list[Dated]]:
        """The events in one city on one certain day, by person and day; who was elected need not have been there."""
        found = []
        for one in self.dated.values():
            if one.bounds.s0 != one.bounds.e1 or self._city(one) is None:
                continue
            found += [
                ((part["person"], one.bounds.s0), one)
                for part in one.record.get("people", ())
                if part.get("act") is None
            ]
        return _grouped(found)

    def _city(self, one: Dated) -> str | None:
        place = one.record.get("place")
        found = self.stack.find("places", place) if place else None
        return None if found is None or found[0].get("is") == "country" else place

    def elsewhere(self, event_id: str) -> Iterator[tuple[int, Dated]]:
        """Give the events of the same day in another city, each with the index of the person who was at both."""
        one = self.dated[event_id]
        for index, part in enumerate(one.record.get("people", ())):
            same_day = self.days_of_people.get((part["person"], one.bounds.s0), ())
            if one in same_day:
                yield from ((index, other) for other in same_day if self._city(other) != self._city(one))

    @cached_property
    def alike(self) -> dict[tuple[str, ...], list[Dated]]:
        """The events with the same kind and title."""
        found = []
        for one in self.dated.values():
            title = next(iter(one.record["title"].values()))
            found.append(((one.record["kind"], fold(one.record["title"].get("en", title))), one))
        return _grouped(found)

    @cached_property
    def addresses(self) -> dict[str, list[str]]:
        """The sources at each address."""
        return _grouped((record.get("url"), key) for key, record, _ in self.stack.records("sources"))

    @cached_property
    def called(self) -> dict[tuple[str, str], list[str]]:
        """The people and places by their folded English names."""
        return _grouped(
            ((table, fold(record["name"]["en"])), key)
            for table in ("people", "places")
            for key, record, _ in self.stack.records(table)
            if "en" in record["name"]
        )


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for key, value in pairs:
        if key is not None:
            found.setdefault(key, []).append(value)
    return found


def _with_last(row: Sequence[Dated]) -> Iterator[tuple[Dated, Dated | None]]:
    """Give each term with the one that ended last of those before it; the first where several did."""
    return zip(row, (None, *accumulate(row, _later_end)), strict=False)


def _later_end(one: Dated, other: Dated) -> Dated:
    return other if other.bounds.e1 > one.bounds.e1 else one


def _in_time(one: Dated) -> tuple[int, int, str]:
    return one.bounds.s0, one.bounds.e1, one.id


Look = Callable[[Entry, Outlook], Iterator[Finding]]


def _event(entry: Entry, outlook: Outlook) -> Dated | None:
    """Give the event of an entry, where its store has the last word on it."""
    if entry.table != "events" or entry.record is None:
        return None
    is_last = not any(
        layer.tables["events"].record(entry.record_id) for layer in outlook.stack.layers[entry.height + 1 :]
    )
    return outlook.dated.get(entry.record_id) if is_last else None


def numbers_rise_with_time(entry: Entry, outlook: Outlook) -> Iterator[Finding]:
    """The numbers of a series rise with the days on which its events begin."""
    one = _event(entry, outlook)
    before = outlook.before_in_series.get(entry.record_id) if one else None
    if one and before and one.bounds.s1 < before.bounds.s0:
        yield "number", f"is larger than that of {before.id!r}, which begins later"


def sessions_follow_one_another(entry: Entry, outlook: Outlook) -> Iterator[Finding]:
    """A session begins after the one before it in its series has ended."""
    one = _event(entry, outlook)
    before = outlook.before_in_series.get(entry.record_id) if one and one.record["kind"] == "session" else None
    if one and before and before.bounds.s0 <= one.bounds.s0 and one.bounds.s1 <= before.bounds.e0:
        yield "date", f"begins before {before.id!r} has ended"


def parts_lie_within(entry: Entry, outlook: Outlook) -> Iterator[Finding]:
    """What is part of a session happens while it lasts."""
    one = _event(entry, outlook)
    whole = outlook.dated.get(one.record.get("part_of", "")) if one else None
    if one and whole and (one.bounds.e1 < whole.bounds.s0 or one.bounds.s0 > whole.bounds.e1):
        yield "date", f"lies outside of {whole.id!r}, of which it is a part"


def terms_do_not_overlap(entry: Entry, outlook: Outlook) -> Iterator[Finding]:
    """Of an office that one person holds, no two terms share more than the day of change."""
    one = _event(entry, outlook)
    for before in outlook.overlapped.get(entry.record_id, ()) if one else ():
        is_certain = one and max(one.bounds.s1, before.bounds.s1) < min(one.bounds.e0, before.bounds.e0)
        yield "date", f"{'' if is_certain else 'possibly '}overlaps {before.id!r}, a term in the same office"


def terms_leave_no_hole(entry: Entry, outlook: Outlook) -> Iterator[Finding]:
    """Between two terms of an office that one person holds there is no day without a holder."""
    one = _event(entry, outlook)
    last = outlook.ended_last.get(entry.record_id) if one else None
    if one and last and one.bounds.s0 > last.bounds.e1 + 1:
        yield "date", f"leaves a hole of {one.bounds.s0 - last.bounds.e1 - 1} days at least after {last.id!r}"


def nobody_is_in_two_places(entry: Entry, outlook: Outlook) -> Iterator[Finding]:
    """Nobody is in two cities on one certain day."""
    if _event(entry, outlook):
        for index, other in outlook.elsewhere(entry.record_id):
            yield f"people.{index}.person", f"is on the same day in another city: {other.id!r}"


def sources_are_used(entry: Entry, outlook: Outlook) -> Iterator[Finding]:
    """Every person, place, series and source is named by something."""
    if entry.table in _USED_BY_OTHERS and entry.record is not None:
        word = {"people": "person", "places": "place", "sources": "source"}.get(entry.table, entry.table)
        if (entry.table, entry.record_id) not in outlook.referrers:
            yield "id", f"no record names this {word}"


def sources_are_dated(entry: Entry, _outlook: Outlook) -> Iterator[Finding]:
    """A source says when it was published."""
    if entry.table == "sources" and entry.record is not None and not entry.record.get("published"):
        yield "published", "is not known"


def addresses_are_of_the_web(entry: Entry, _outlook: Outlook) -> Iterator[Finding]:
    """The address of a source begins with http:// or https://, has a host, and no user and no space."""
    url = entry.record.get("url") if entry.table == "sources" and entry.record else None
    if url is not None and not is_web_address(url):
        yield "url", "is no address of the web (http:// or https:// and a host, and no user), and is never linked"
    elif url is not None and any(char.isspace() for char in url):
        yield "url", "has a space; an address has %20 there"


def titles_have_three_languages(entry: Entry, _outlook: Outlook) -> Iterator[Finding]:
    """A title is there in English, Arabic and French."""
    if entry.table == "events" and entry.record is not None:
        title = entry.record["title"]
        yield from ((f"title.{language}", "is missing") for language in TITLE_LANGUAGES if language not in title)


def text_has_no_stray_space(entry: Entry, _outlook: Outlook) -> Iterator[Finding]:
    """Text begins and ends with a letter or a sign, and has one space between words."""
    for path, text in entry.texts:
        if text != " ".join(text.split(" ")).strip() or "  " in text:
            yield path, "has a space too many"


def lists_have_no_repeats(entry: Entry, _outlook: Outlook) -> Iterator[Finding]:
    """No list names a thing twice."""
    for field, value in (entry.record or {}).items():
        if isinstance(value, list):
            seen: set[Hashable] = set()
            for index, key in enumerate(map(key_of, value)):
                if key in seen:
                    yield f"{field}.{index}", "stands in the list already"
                seen.add(key)


def events_are_there_once(entry: Entry, outlook: Outlook) -> Iterator[Finding]:
    """No two events of one kind have the same title on the same days."""
    one = _event(entry, outlook)
    if one:
        title = one.record["title"].get("en", next(iter(one.record["title"].values())))
        alike = outlook.alike.get((one.record["kind"], fold(title)), ())
        for other in takewhile(lambda other: other.id != one.id, alike):  # of an earlier store, or earlier in the file
            if other.bounds.s0 <= one.bounds.e1 and one.bounds.s0 <= other.bounds.e1:
                yield "title", f"is that of {other.id!r}, on the same days"


def others_are_there_once(entry: Entry, outlook: Outlook) -> Iterator[Finding]:
    """No two sources have one address; no two people, and no two places, have one name."""
    if entry.record is None:
        return
    same: Sequence[str] = ()
    if entry.table == "sources":
        same = outlook.addresses.get(entry.record.get("url") or "", ())
    elif entry.table in ("people", "places"):
        same = outlook.called.get((entry.table, fold(entry.record["name"].get("en", ""))), ())
    first = next(iter(same), entry.record_id)  # of an earlier store, or earlier in the file
    if first != entry.record_id:
        yield "url" if entry.table == "sources" else "name", f"is that of {first!r} too"


def series_have_no_holes(entry: Entry, outlook: Outlook) -> Iterator[Finding]:
    """Every number of a series is there, or is called missing; what is called missing has no source yet."""
    if entry.table != "series" or entry.record is None:
        return
    there = {one.record["number"] for one in outlook.series_rows.get(entry.record_id, ())}
    called = set(entry.record.get("missing", ())) - there
    if called:
        yield "missing", f"{_listed(sorted(called))}: no source was found yet"
    last = max(there, default=0)
    silent: list[int] = []
    if last <= len(there) * 100:  # a number such as a year is no place in a row
        silent = sorted(set(range(min(there, default=1), last)) - there - called)
    if silent:
        yield "missing", f"{_listed(silent)}: neither there nor called missing"


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return f"number {shown}" if len(numbers) == 1 else f"numbers {shown}{', …' if len(numbers) > 10 else ''}"


_LOOKS: tuple[tuple[str, Look], ...] = (
    ("number-order", numbers_rise_with_time),
    ("session-order", sessions_follow_one_another),
    ("part-dates", parts_lie_within),
    ("term-overlaps", terms_do_not_overlap),
    ("term-holes", terms_leave_no_hole),
    ("two-places", nobody_is_in_two_places),
    ("unused", sources_are_used),
    ("undated-sources", sources_are_dated),
    ("addresses", addresses_are_of_the_web),
    ("untranslated", titles_have_three_languages),
    ("spaces", text_has_no_stray_space),
    ("repeats", lists_have_no_repeats),
    ("duplicate-events", events_are_there_once),
    ("duplicates", others_are_there_once),
    ("series-holes", series_have_no_holes),
)
# each is given an Outlook, which is a World that has been told more
WARNINGS: tuple[Rule, ...] = tuple(Rule(name, cast("Check", look)) for name, look in _LOOKS)

CANONICAL = "canonical"
"""The rule about a file as a whole: it is in the one canonical form."""

ABOUT_CANONICAL = "The file is in the one canonical form, so that a change of a fact is a change of a few lines."


def find_warnings(stack: Stack, rules: Sequence[Rule] = WARNINGS, *, with_packaged: bool = False) -> Iterator[Problem]:
    """Look at every record of a stack in which no rule is broken.

    Args:
        stack: The stores.
        rules: What to ask, in this order.
        with_packaged: Ask the packaged store too.

    Returns:
        What looks wrong, in the order of stores, tables and records.
    """
    outlook = Outlook(stack)
    for entry in entries(stack, with_packaged=with_packaged):
        for rule in rules:
            for field, reason in rule.check(entry, outlook):
                yield Problem(rule.name, stack.layers[entry.height], entry.table, entry.record_id, field, reason)


def not_canonical(stack: Stack, *, with_packaged: bool = False) -> Iterator[Problem]:
    """Name the files that are not in the canonical form."""
    for layer in stack.layers:
        is_asked = with_packaged or not layer.storage.is_packaged
        if is_asked and not is_canonical(layer.storage.read(), layer.storage.content):
            yield Problem(CANONICAL, layer, "", "", "", "the file is not in the canonical form")
