"""Hold every rule of docs/data.md, each a small function of its own, in one table.

Conventions: a rule looks at one record as the stack of stores shows it and yields the field and the reason of all that
is wrong; a record that has not the right shape is not asked further. A reason shows data by `repr` only, and cut short:
what stands in a store must not steer a terminal. The packaged store is looked at in a test, not when the program runs.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from interpol_cli.core import model
from interpol_cli.core.edtf import parse
from interpol_cli.core.ids import SLUG_PATTERN
from interpol_cli.core.text import nearest
from interpol_cli.errors import RecordError, UsageError, did_you_mean
from interpol_cli.store import scan
from interpol_cli.store.forms import FORMS, LANGUAGE, REQUIRED, Finding, objects_of
from interpol_cli.store.layout import EVENT_FIELDS, LAYER_WORDS, TABLES
from interpol_cli.store.lines import path_of
from interpol_cli.store.stack import Layer, Stack
from interpol_cli.store.storage import Record
from interpol_cli.store.strict import brief

SLUG = re.compile(SLUG_PATTERN)
COUNTRY_CODE = re.compile(r"[A-Z]{2}")
SPREADSHEET_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# control characters and line separators, marks of direction, what takes no room (but the joiners that Persian writes),
# Arabic presentation forms, halves of characters, tags
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufb50-\ufdff\ufe70-\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_NAMED_MOST = 5
TITLE_LANGUAGES = ("en", "ar", "fr")

CHOICES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "countries": {"region": model.REGIONS},
    "events": {"kind": model.KINDS},
    "events.people": {"office": model.OFFICES, "region": model.REGIONS, "act": model.ACTS},
    "places": {"is": ("country",)},
    "sources": {"type": model.SOURCE_TYPES},
}
REFERENCES: Mapping[str, Mapping[str, str]] = {
    "events": {
        "series": "series",
        "place": "places",
        "countries": "countries",
        "part_of": "events",
        "sources": "sources",
    },
    "events.people": {"person": "people"},
    "events.disputes": {"sources": "sources"},
    "people": {"country": "countries"},
    "places": {"country": "countries"},
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that a record of a store breaks."""

    rule: str
    layer: Layer
    table: str
    record_id: str
    field: str
    reason: str

    @property
    def line(self) -> int | None:
        """The line of the field in the file, or of what should contain it; None where the file is too long to look."""
        text = self.layer.storage.content.decode()
        return scan.line_of(text, path_of(self.table, self.record_id, self.field))


@dataclass(frozen=True, eq=False)
class Entry:
    """One record of one store, as it is written and as the stores up to its own show it: None where it is hidden."""

    stack: Stack
    height: int
    table: str
    record_id: str
    written: Record

    @property
    def is_curated(self) -> bool:
        """Say whether the record stands in the store that the program carries."""
        return self.stack.layers[self.height].storage.is_packaged

    @cached_property
    def under(self) -> Record | None:
        """The record that the stores below show under the same id."""
        found = self.stack.find_up_to(self.height, self.table, self.record_id)
        return None if found is None else found[0]

    @cached_property
    def record(self) -> Record | None:
        """The record with what it takes over from below, and without the words about that."""
        if "removed" in self.written:
            return None
        whole = {**(self.under or {}), **self.written} if "extends" in self.written else self.written
        return {name: value for name, value in whole.items() if name not in LAYER_WORDS}

    @cached_property
    def objects(self) -> tuple[tuple[str, str, Mapping[str, Any]], ...]:
        """The record and the objects inside it; nothing where it is hidden."""
        return () if self.record is None else tuple(objects_of(self.table, self.record))

    @cached_property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Every text of the record with its path."""
        return tuple(_texts(self.record, ""))


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _texts(member, f"{path}.{index}" if path else str(index))
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _texts(member, f"{path}.{key}" if path else key)


class World:
    """What the rules ask about the stack as a whole, each answer worked out once."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.shown = {table: frozenset(stack.ids(table)) for table in TABLES}
        self.written = {
            table: frozenset(record_id for layer in stack.layers for record_id, _ in layer.tables[table].records())
            for table in TABLES
        }
        self._walked: set[str] = set()
        self._circular: set[str] = set()

    @cached_property
    def events(self) -> dict[str, Record]:
        """The events that the stack shows."""
        return {event_id: record for event_id, record, _ in self.stack.records("events")}

    @cached_property
    def numbered(self) -> dict[tuple[str, int], list[tuple[int, str]]]:
        """The events that have each number of each series, by the height of their store and their id."""
        heights = {layer.name: height for height, layer in enumerate(self.stack.layers)}
        found: dict[tuple[str, int], list[tuple[int, str]]] = {}
        for event_id, record, origin in self.stack.records("events"):
            series, number = record.get("series"), record.get("number")
            if isinstance(series, str) and isinstance(number, int):
                found.setdefault((series, number), []).append((heights[origin], event_id))
        return {key: sorted(events) for key, events in found.items()}

    @cached_property
    def referrers(self) -> dict[tuple[str, str], list[str]]:
        """The records that name each record which is named at all."""
        found: dict[tuple[str, str], list[str]] = {}
        for table in TABLES:
            for record_id, record, _ in self.stack.records(table):
                for path, target, named in _references(objects_of(table, record)):
                    found.setdefault((target, named), []).append(f"{table} {record_id!r} ({path})")
        return found

    def is_circular(self, event_id: str) -> bool:
        """Say whether `part_of` leads from an event back to it; each event is walked over once."""
        chain: dict[str, None] = {}
        here: object = event_id
        while isinstance(here, str) and here in self.events and here not in self._walked:
            self._walked.add(here)
            chain[here] = None
            here = self.events[here].get("part_of")
        if isinstance(here, str) and here in chain:
            ids = list(chain)
            self._circular.update(ids[ids.index(here) :])
        return event_id in self._circular


Check = Callable[[Entry, World], Iterator[Finding]]


def _references(
    objects: Iterable[tuple[str, str, Mapping[str, Any]]],
) -> Iterator[tuple[str, str, str]]:
    for layout, prefix, members in objects:
        for field, target in REFERENCES.get(layout, {}).items():
            value = members.get(field)
            if isinstance(value, str):
                yield prefix + field, target, value
            elif isinstance(value, list):
                yield from (
                    (f"{prefix}{field}.{index}", target, one) for index, one in enumerate(value) if isinstance(one, str)
                )


# Shape: what breaks one of these is not asked further.


def id_has_its_form(entry: Entry, _world: World) -> Iterator[Finding]:
    """Ids are lower-case words joined by hyphens, those of countries ISO 3166-1 alpha-2."""
    if entry.table == "countries":
        if not COUNTRY_CODE.fullmatch(entry.record_id):
            yield "id", "must be a country code of two capitals"
    elif not SLUG.fullmatch(entry.record_id):
        yield "id", "must be lower-case letters, digits and single hyphens"


def layer_words_have_something_under_them(entry: Entry, _world: World) -> Iterator[Finding]:
    """`extends` speaks of a record of an earlier store, under the same id; `removed` stands alone in a later store."""
    if "extends" in entry.written and entry.under is None:
        yield "extends", "there is no such record in an earlier store"
    if "removed" in entry.written and not entry.height:
        yield "removed", "there is no earlier store"
    if entry.written.get("extends", entry.record_id) != entry.record_id:
        yield "extends", f"must be the record's own id, {entry.record_id!r}"
    if "removed" in entry.written and (entry.written["removed"] is not True or len(entry.written) > 1):
        yield "removed", "must be true, and stand alone"


def fields_are_known(entry: Entry, _world: World) -> Iterator[Finding]:
    """A record has no field that its table has not."""
    for layout, prefix, members in entry.objects:
        for name in (name for name in members if name not in FORMS[layout]):
            yield f"{prefix}{brief(name)}", f"is no field{did_you_mean(nearest(brief(name), FORMS[layout]))}"


def fields_are_there(entry: Entry, _world: World) -> Iterator[Finding]:
    """A record has the fields that its table cannot do without."""
    for layout, prefix, members in entry.objects:
        yield from ((prefix + name, "is missing") for name in REQUIRED.get(layout, ()) if name not in members)


def values_have_their_form(entry: Entry, _world: World) -> Iterator[Finding]:
    """Text is text, a number a number, a list a list."""
    for layout, prefix, members in entry.objects:
        forms = FORMS[layout]
        for name, value in members.items():
            if name in forms:
                yield from forms[name](prefix + name, value)


# Texts.


def text_is_no_formula(entry: Entry, _world: World) -> Iterator[Finding]:
    """No text starts as a spreadsheet's formula does."""
    for path, text in entry.texts:
        if text.startswith(SPREADSHEET_SIGNS):
            yield path, f"must not start with {text[0]!r}"


def text_hides_nothing(entry: Entry, _world: World) -> Iterator[Finding]:
    """No control, bidi-control, invisible or Arabic presentation-form characters."""
    for path, text in entry.texts:
        found = HIDDEN.search(text)
        if found:
            yield path, f"has the character U+{ord(found[0]):04X}, which is not allowed in text"


def text_is_nfc(entry: Entry, _world: World) -> Iterator[Finding]:
    """Text is composed, so that equal words are equal texts."""
    for path, text in entry.texts:
        if not unicodedata.is_normalized("NFC", text):
            yield path, "is not in Unicode's form NFC"


def title_is_in_three_languages(entry: Entry, _world: World) -> Iterator[Finding]:
    """A title is there in English, Arabic and French; in a store of one's own, in the language that its keeper has."""
    if entry.table == "events" and entry.record:
        title = entry.record["title"]
        wanted = TITLE_LANGUAGES if entry.is_curated else ()
        yield from ((f"title.{language}", "is missing") for language in wanted if language not in title)
        if not title:
            yield "title", "is there in no language"


def summary_and_names_are_in_english(entry: Entry, _world: World) -> Iterator[Finding]:
    """What is shown in the reader's language, else in English, is there in English; in a store of one's own, at all."""
    for field in ("summary", "name"):
        texts = entry.record.get(field, {"en": ""}) if entry.record else {"en": ""}
        if entry.is_curated and "en" not in texts:
            yield f"{field}.en", "is missing"
        elif not texts:
            yield field, "is there in no language"


def values_are_in_closed_lists(entry: Entry, _world: World) -> Iterator[Finding]:
    """A kind, office, region, act or type is one of its list."""
    for layout, prefix, members in entry.objects:
        for name, choices in CHOICES.get(layout, {}).items():
            value = members.get(name)
            if value is not None and value not in choices:
                yield prefix + name, f"{brief(value)!r} is none of {', '.join(choices)}"


def slugs_have_their_form(entry: Entry, _world: World) -> Iterator[Finding]:
    """Tags and the prefix of a series are written as ids are."""
    record = entry.record or {}
    slugs = [(f"tags.{index}", tag) for index, tag in enumerate(record.get("tags", ()))]
    for path, slug in [*slugs, ("prefix", record.get("prefix", "x"))]:
        if not SLUG.fullmatch(slug):
            yield path, "must be lower-case letters, digits and single hyphens"


def language_is_a_tag(entry: Entry, _world: World) -> Iterator[Finding]:
    """The language of a source is a BCP 47 tag."""
    if entry.table == "sources" and entry.record and not LANGUAGE.fullmatch(entry.record["language"]):
        yield "language", f"{brief(entry.record['language'])!r} is no language tag; write en, fr, ar …"


def dates_are_edtf(entry: Entry, _world: World) -> Iterator[Finding]:
    """Dates are EDTF as docs/data.md has it."""
    field = {"events": "date", "sources": "published"}.get(entry.table)
    text = entry.record.get(field) if field and entry.record else None
    if field and text is not None:
        try:
            parse(text if len(text) < 40 else brief(text))
        except UsageError as error:
            yield field, str(error)


# How records hang together.


def event_has_a_source(entry: Entry, _world: World) -> Iterator[Finding]:
    """No event without a source, and no dispute."""
    for layout, prefix, members in entry.objects:
        if layout in ("events", "events.disputes") and not members["sources"]:
            yield f"{prefix}sources", "must name at least one source"


def references_resolve(entry: Entry, world: World) -> Iterator[Finding]:
    """What a record names is there, in one of the stores; of what is removed, `removed_record_is_not_named` speaks."""
    for path, target, named in _references(entry.objects):
        if named not in world.written[target]:
            yield (
                path,
                f"there is no {brief(named)!r} in {target}{did_you_mean(_nearest_ids(named, world.shown[target]))}",
            )


def _nearest_ids(wanted: str, ids: Collection[str]) -> tuple[str, ...]:
    if len(ids) > 10_000:  # 5 microseconds each
        return ()
    return nearest(brief(wanted), sorted(record_id for record_id in ids if record_id.isprintable()))


def removed_record_is_not_named(entry: Entry, world: World) -> Iterator[Finding]:
    """What is removed is named by nothing that stays."""
    if entry.record is None and entry.record_id not in world.shown[entry.table]:
        referrers = world.referrers.get((entry.table, entry.record_id), ())
        if referrers:
            others = len(referrers) - _NAMED_MOST
            more = f" and {others} more" if others > 0 else ""
            yield "removed", f"is still named by {', '.join(referrers[:_NAMED_MOST])}{more}"


def number_belongs_to_a_series(entry: Entry, _world: World) -> Iterator[Finding]:
    """A number says the place in a series."""
    if entry.record and "number" in entry.record and "series" not in entry.record:
        yield "number", "has no series"


def number_is_unique(entry: Entry, world: World) -> Iterator[Finding]:
    """No two events have one number of a series; the one of the later store, or the later id, is the wrong one."""
    record = entry.record or {}
    events = world.numbered.get((record.get("series", ""), record.get("number", 0)), [])
    if events and (entry.height, entry.record_id) > events[0]:
        yield "number", f"is that of {events[0][1]!r} already"


def missing_number_has_no_event(entry: Entry, world: World) -> Iterator[Finding]:
    """What a series calls missing is not there; a later store may well have found it."""
    if entry.table != "series" or entry.record is None:
        return
    for index, number in enumerate(entry.record.get("missing", ())):
        events = world.numbered.get((entry.record_id, number), [])
        if events and events[0][0] <= entry.height:
            yield f"missing.{index}", f"the number {number} is not missing: {events[0][1]!r} has it"


def event_is_no_part_of_itself(entry: Entry, world: World) -> Iterator[Finding]:
    """`part_of` leads upwards and comes to an end."""
    if entry.table == "events" and entry.record and world.is_circular(entry.record_id):
        yield "part_of", f"leads back to itself, by way of {brief(entry.record['part_of'])!r}"


def dispute_names_a_field(entry: Entry, _world: World) -> Iterator[Finding]:
    """A dispute is about a field of an event."""
    for layout, prefix, members in entry.objects:
        if layout == "events.disputes" and members["field"].partition(".")[0] not in EVENT_FIELDS:
            near = nearest(brief(members["field"]), EVENT_FIELDS)
            yield f"{prefix}field", f"{brief(members['field'])!r} is no field of an event{did_you_mean(near)}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by the name that it is asked for; a record that breaks one of `is_shape` is not asked further."""

    name: str
    check: Check
    is_shape: bool = False


RULES = (
    Rule("ids", id_has_its_form, is_shape=True),
    Rule("layers", layer_words_have_something_under_them, is_shape=True),
    Rule("fields", fields_are_known, is_shape=True),
    Rule("required", fields_are_there, is_shape=True),
    Rule("forms", values_have_their_form, is_shape=True),
    Rule("formulas", text_is_no_formula),
    Rule("hidden-characters", text_hides_nothing),
    Rule("nfc", text_is_nfc),
    Rule("titles", title_is_in_three_languages),
    Rule("english", summary_and_names_are_in_english),
    Rule("closed-lists", values_are_in_closed_lists),
    Rule("slugs", slugs_have_their_form),
    Rule("languages", language_is_a_tag),
    Rule("dates", dates_are_edtf),
    Rule("cited", event_has_a_source),
    Rule("references", references_resolve),
    Rule("removed", removed_record_is_not_named),
    Rule("numbers", number_belongs_to_a_series),
    Rule("unique-numbers", number_is_unique),
    Rule("missing-numbers", missing_number_has_no_event),
    Rule("part-of", event_is_no_part_of_itself),
    Rule("disputes", dispute_names_a_field),
)


def problems(stack: Stack, rules: Sequence[Rule] = RULES, *, with_packaged: bool = False) -> Iterator[Problem]:
    """Look at every record of a stack, store by store and table by table.

    Args:
        stack: The stores; references resolve across all of them.
        rules: What to ask, in this order.
        with_packaged: Ask the packaged store too.

    Returns:
        What is wrong, found as it is asked for.
    """
    world = World(stack)
    for entry in entries(stack, with_packaged=with_packaged):
        for rule, (field, reason) in _broken(entry, world, rules):
            yield Problem(rule.name, stack.layers[entry.height], entry.table, entry.record_id, field, reason)


def entries(stack: Stack, *, with_packaged: bool = False) -> Iterator[Entry]:
    """Give every record as it is written, store by store and table by table; of the packaged store only if asked."""
    for height, layer in enumerate(stack.layers):
        if layer.storage.is_packaged and not with_packaged:
            continue
        for table in TABLES:
            for record_id, written in layer.tables[table].records():
                yield Entry(stack, height, table, record_id, written)


def _broken(entry: Entry, world: World, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Finding]]:
    has_shape = True
    for rule in rules:
        if has_shape or rule.is_shape:
            for finding in rule.check(entry, world):
                has_shape = has_shape and not rule.is_shape
                yield rule, finding


def raise_first(stack: Stack) -> None:
    """Refuse a stack for the first rule that a record breaks.

    Raises:
        RecordError: There is one; it says file, line, id, field and reason.
    """
    for problem in problems(stack):
        path, record = problem.layer.storage.path, (problem.table, brief(problem.record_id))
        raise RecordError(path, record, problem.field, problem.reason, line=problem.line)
