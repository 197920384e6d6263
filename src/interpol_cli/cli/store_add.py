"""The commands `interpol store add` and `store edit`: enter a record by options, as JSON or in an editor."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from interpol_cli.cli import stdin
from interpol_cli.cli.changing import NAMES, WHATS, Desk, Job, carry_out, layers_as_they_are, table_and_id, target_of
from interpol_cli.cli.form import fill_in, make_form
from interpol_cli.cli.options import Common, Entering, option
from interpol_cli.cli.session import Session
from interpol_cli.errors import EntryError, InputError, OptionValueError, StoreChangedError, UsageError
from interpol_cli.store.changes import Change, copied, written_for
from interpol_cli.store.entry import Assignment, Reader, complete, fields_of, language_of, parse_assignment
from interpol_cli.store.incoming import read_content, read_json_content
from interpol_cli.store.layout import LAYER_WORDS, TABLES
from interpol_cli.store.new_ids import make_id
from interpol_cli.store.writer import keep_beside

EXAMPLES = {
    "add": (
        "interpol store add --kind meeting --date '٤ نونبر ٢٠٢٤' --title 'لقاء الرباط' --place Rabat "
        "--source interpol-ga-92-event",
        "interpol store add source --title 'Key dates' --publisher INTERPOL --type official --language en --dry-run",
        "interpol store add person --name 'Jane Doe' --name 'جين دو' --country Morocco --dry-run",
        'echo \'{"name": {"en": "Ifrane"}, "country": "MA"}\' | interpol store add place --json -',
    ),
    "edit": ("interpol store edit ga-92", "interpol store edit place rabat --summary 'how it is spelt in French'"),
}


class Values(NamedTuple):
    """The values that options give a record; which of them it takes depends on its table."""

    record_id: Annotated[str | None, option("--id", metavar="ID", text="Its id; else it is made.")] = None
    kind: Annotated[str | None, option("--kind", metavar="KIND", text="session, meeting, election …")] = None
    date: Annotated[str | None, option("--date", metavar="DATE", text="Its date, in any words.")] = None
    title: Annotated[
        list[str] | None, option("--title", metavar="TEXT", text="Its title; repeat it in another script.")
    ] = None
    title_en: Annotated[str | None, option("--title-en", metavar="TEXT", text="Its title in English.")] = None
    title_fr: Annotated[str | None, option("--title-fr", metavar="TEXT", text="Its title in French.")] = None
    title_ar: Annotated[str | None, option("--title-ar", metavar="TEXT", text="Its title in Arabic.")] = None
    text: Annotated[
        str | None, option("--text", metavar="TEXT", text="What happened, in a sentence; else the title.")
    ] = None
    place: Annotated[str | None, option("--place", metavar="PLACE", text="Where: an id or a name.")] = None
    venue: Annotated[str | None, option("--venue", metavar="TEXT", text="The building.")] = None
    series: Annotated[str | None, option("--series", metavar="SERIES", text="The series it belongs to.")] = None
    number: Annotated[str | None, option("--number", metavar="N", text="Its number in the series.")] = None
    part_of: Annotated[str | None, option("--part-of", metavar="ID", text="The fact at which it happened.")] = None
    person: Annotated[list[str] | None, option("--person", metavar="PERSON", text="Who was there.")] = None
    country: Annotated[
        list[str] | None, option("--country", metavar="COUNTRY", text="A country it is about, or belongs to.")
    ] = None
    tag: Annotated[list[str] | None, option("--tag", metavar="TAG", text="A tag.")] = None
    source: Annotated[
        list[str] | None, option("--source", metavar="SOURCE", text="Who says so: an id, a title or an address.")
    ] = None
    name: Annotated[list[str] | None, option("--name", metavar="TEXT", text="A name; repeat it in another script.")] = (
        None
    )
    alias: Annotated[list[str] | None, option("--alias", metavar="TEXT", text="Another name.")] = None
    publisher: Annotated[str | None, option("--publisher", metavar="TEXT", text="Who published a source.")] = None
    published: Annotated[str | None, option("--published", metavar="DATE", text="When, in any words.")] = None
    url: Annotated[str | None, option("--url", metavar="URL", text="The address of a source.")] = None
    source_type: Annotated[
        str | None, option("--type", metavar="TYPE", text="official, press, encyclopedia, academic or archive.")
    ] = None
    language: Annotated[str | None, option("--language", metavar="TAG", text="The language of a source.")] = None

    def by_field(self) -> dict[str, Any]:
        """Give what was given, under the names of fields; a title by its language, or as it is."""
        titles = {"en": self.title_en, "fr": self.title_fr, "ar": self.title_ar}
        fields = {
            "kind": self.kind,
            "date": self.date,
            "title": [*(self.title or ()), *({language: title} for language, title in titles.items() if title)],
            "summary": self.text,
            "place": self.place,
            "venue": self.venue,
            "series": self.series,
            "number": self.number,
            "part_of": self.part_of,
            "people": [{"person": one} for one in self.person or ()],
            "country": self.country,
            "tags": self.tag,
            "sources": self.source,
            "name": self.name,
            "aliases": self.alias,
            "publisher": self.publisher,
            "published": self.published,
            "url": self.url,
            "type": self.source_type,
            "language": self.language,
        }
        return {name: value for name, value in fields.items() if value}


class Given(NamedTuple):
    """What was entered for one record or more: by table and id, None where the id is to be made."""

    table: str
    record_id: str | None
    fields: Mapping[str, Any]


def add(
    common: Common,
    entering: Entering,
    values: Values,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WHAT] [FIELD=VALUE]...",
            help="fact, source, person, place, country or series; and any field of it.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[
        str | None, option("--json", metavar="FILE", text="Read it as JSON from a file, or from stdin (-).")
    ] = None,
    edit_it: Annotated[bool, typer.Option("--edit", help="Fill it in, in $VISUAL or $EDITOR.")] = False,
) -> int:
    """Add a fact, a source, a person or a place to your store.

    By options, by FIELD=VALUE for any field (attendance.countries=179, people.lucas-philippe.office=president), as JSON
    with --json, or on a terminal, where nothing is given, in your editor. The date is read in any words and shown as
    EDTF; people, places, countries and sources are found by their names; a title in one language will do. All that is
    wrong is named at once, and then nothing is written. What may be there already is warned of.
    """
    session = Session(common)
    table, assignments = _words(words or ())
    given, record_id = values.by_field(), values.record_id
    if as_json is not None:
        if given:
            raise OptionValueError("--json", as_json, f"{', '.join(given)} is given by options too; one way is enough")
        entered = _from_json(as_json, table, record_id, session.settings.limit_bytes())
    else:
        entered = [Given(table, record_id, _fitted(table, given))]
    if as_json is None and (edit_it or not (given or assignments)):
        return _add_in_editor(session, entering, entered[0], assignments, is_asked=edit_it)
    return carry_out(session, entering, Job("add", lambda desk: _add(desk, entered, assignments)))


def _words(words: Sequence[str]) -> tuple[str, list[Assignment]]:
    """Read what is added, and the values of its fields."""
    has_what = bool(words) and words[0] in WHATS
    table = WHATS[words[0]] if has_what else "events"
    rest = words[1:] if has_what else words
    assignments = [parse_assignment(word) for word in rest]
    wrong = next((word for word, one in zip(rest, assignments, strict=True) if one is None), None)
    if wrong is not None:
        from interpol_cli.core.text import nearest
        from interpol_cli.errors import did_you_mean

        way = did_you_mean(nearest(wrong, WHATS)) or f"; what can be added is {', '.join(WHATS)}"
        raise OptionValueError("[WHAT] [FIELD=VALUE]...", wrong, f"it is neither FIELD=VALUE nor a kind of record{way}")
    return table, [one for one in assignments if one]


def _fitted(table: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Bring the values of options under the fields of the table."""
    fields = dict(given)
    if table == "events" and "country" in fields:
        fields["countries"] = fields.pop("country")
    for key in ("title", "country"):
        values = fields.get(key)
        if isinstance(values, list) and not (table == "events" and key == "title"):
            fields[key] = values[0] if len(values) == 1 else values
    return fields


def _from_json(path: str, table: str, record_id: str | None, limit_bytes: int) -> list[Given]:
    """Read a record, or tables of records by id as a store has them."""
    where = "stdin" if path == "-" else path
    content = stdin.read_whole(limit_bytes) if path == "-" else read_content(path, limit_bytes)
    found = read_json_content(where, content, limit_bytes)
    if not isinstance(found, dict) or not found:
        raise InputError(where, "it is no JSON object with fields")
    if found.keys() <= set(TABLES) and all(isinstance(records, dict) for records in found.values()):
        records = [(name, key, one) for name, of_table in found.items() for key, one in of_table.items()]
        if all(isinstance(one, dict) for _, _, one in records):
            return [Given(name, key, one) for name, key, one in records]
    own_id = found.pop("id", None)
    return [Given(table, record_id or (str(own_id) if own_id else None), found)]


def _add(desk: Desk, entered: Sequence[Given], assignments: Sequence[Assignment]) -> None:
    new_ids: dict[str, list[str]] = {}
    for one in entered:
        if one.record_id:
            new_ids.setdefault(one.table, []).append(one.record_id)
    for one in entered:
        reader = desk.reader(new_ids)
        fields = {name: value for name, value in one.fields.items() if name not in LAYER_WORDS}
        if len(fields) < len(one.fields):
            reader.problems.append(("extends", "a new record is whole; interpol store set changes one that is there"))
        record = reader.record(one.table, _with_languages(one.table, fields, reader))
        reader.assign(one.table, record, assignments)
        complete(one.table, record)
        record_id = _id_for(desk, one, record, reader)
        desk.want(one.table, record_id, record, reader)
        desk.new.append((one.table, record_id))


def _with_languages(table: str, fields: Mapping[str, Any], reader: Reader) -> dict[str, Any]:
    """Put names that were given as texts, each in its own script, under their languages."""
    made = dict(fields)
    for key in ("title", "name"):
        texts = made.get(key)
        is_names = "patternProperties" in fields_of(table).get(key, {})
        if is_names and isinstance(texts, list) and all(isinstance(one, str | dict) for one in texts):
            named: dict[str, str] = {}
            for one in texts:
                named |= one if isinstance(one, dict) else {language_of(one, reader.language): one}
            made[key] = named
    return made


def _id_for(desk: Desk, one: Given, record: Mapping[str, Any], reader: Reader) -> str:
    def is_taken(record_id: str) -> bool:
        return desk.store.stack.has(one.table, record_id) or (one.table, record_id) in desk.draft.wanted

    if one.record_id is None:
        made = make_id(one.table, record, desk.store, is_taken)
        if made is None:
            reader.problems.append(("id", "it cannot be made of what was entered; give one with --id"))
        return made or "new"
    if is_taken(one.record_id):
        what = "" if one.table == "events" else f"{NAMES[one.table]} "
        reader.problems.append(("id", f"there is one already; interpol store edit {what}{one.record_id} changes it"))
    return one.record_id


def _add_in_editor(
    session: Session, entering: Entering, given: Given, assignments: Sequence[Assignment], *, is_asked: bool
) -> int:
    if not is_asked and not stdin.is_interactive():
        raise UsageError(
            "nothing is entered; give options, FIELD=VALUE or --json -", hint="interpol store add --help shows how"
        )
    desk = Desk(session, layers_as_they_are(session, target_of(session)))
    reader = desk.reader()
    record = reader.record(given.table, _with_languages(given.table, given.fields, reader))
    reader.assign(given.table, record, assignments)
    if reader.problems:
        raise EntryError(f"the {NAMES[given.table]}", reader.problems)
    head = (
        f"A new {NAMES[given.table]}. Save and close to store it; leave it as it is to give up.",
        "A line that begins with # is left out, and so is an empty value.",
    )
    form = make_form(given.table, record, head)

    def store(fields: Mapping[str, Any]) -> int:
        entered = [Given(given.table, given.record_id, fields)]
        return carry_out(session, entering, Job("add", lambda desk: _add(desk, entered, ())))

    return fill_in(form, store)


def edit(
    words: Annotated[list[str], typer.Argument(metavar="[WHAT] ID", help="A record by its id.", show_default=False)],
    common: Common,
    entering: Entering,
) -> int:
    """Edit a fact, a source, a person or a place in your editor.

    In $VISUAL or $EDITOR, as a form with a comment for each field. If somebody changes the record meanwhile, nothing is
    written over it, and what you wrote is kept. Of a curated fact your store keeps only the fields that you change.
    """
    session = Session(common)
    named = table_and_id(words)
    desk = Desk(session, layers_as_they_are(session, target_of(session)))
    table, record_id = desk.find(*named)
    before = copied(desk.draft.find(table, record_id) or {})
    head = (f"The {NAMES[table]} {record_id}. Save and close to store it; leave it as it is to give up.",)

    def lay_out(desk: Desk, fields: Mapping[str, Any]) -> None:
        reader = desk.reader()
        known_as_none = {name: value for name, value in before.items() if value in (None, [], {})}
        record = known_as_none | reader.record(table, fields)
        if desk.draft.find(table, record_id) != before:
            own = written_for(record_id, desk.draft.under(table, record_id), record)
            is_kept = not (reader.problems or entering.dry_run)  # else the form is
            kept = keep_beside(Path(desk.path), [Change(table, record_id, None, own)]) if is_kept else None
            raise StoreChangedError(desk.path, f"{table} {record_id!r}", kept)
        desk.want(table, record_id, record, reader)

    def store(fields: Mapping[str, Any]) -> int:
        return carry_out(session, entering, Job("edit", lambda desk: lay_out(desk, fields)))

    return fill_in(make_form(table, before, head), store)
