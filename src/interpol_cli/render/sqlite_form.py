"""Write a database: SQLite with a table for each kind of thing, its references as foreign keys, and a full-text index.

Conventions: only types that every reader knows (text, integer, real); a list of plain values is a JSON array; flags are
0 and 1; days are ISO 8601, null where open or unknown. Rows stand in the order in which they are shown, what they refer
to in the order in which it is first met, so that the same facts are the same bytes. `part_of` is no foreign key: the
fact that it names need not be among those chosen. The index holds each text folded as the program folds it, and beside
it the words as they are written, so that a question finds its facts in either spelling.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from interpol_cli.core.edtf import OPEN_END, OPEN_START
from interpol_cli.core.model import Country, Event, Names, Person, Place, Series, Source
from interpol_cli.core.report import Row
from interpol_cli.core.select import texts_of
from interpol_cli.core.text import fold, words

_NAMES = "{0}_en text, {0}_fr text, {0}_ar text"
_LANGUAGES = ("en", "fr", "ar")

SCHEMA = f"""
create table countries (code text primary key, {_NAMES.format("name")}, aliases text not null, region text not null);
create table places (
  id text primary key, {_NAMES.format("name")}, aliases text not null,
  country text not null references countries (code), is_country integer not null);
create table people (
  id text primary key, {_NAMES.format("name")}, aliases text not null, country text references countries (code));
create table series (
  id text primary key, {_NAMES.format("name")}, aliases text not null, prefix text, missing text not null);
create table sources (
  id text primary key, title text not null, publisher text not null, url text, published text, language text not null,
  type text not null, note text);
create table events (
  id text primary key, kind text not null, series text references series (id), number integer,
  date text not null, earliest text, latest_start text, earliest_end text, latest text,
  precision text not null, approximate integer not null, uncertain integer not null,
  {_NAMES.format("title")}, {_NAMES.format("summary")},
  place text references places (id), venue text, place_then text, part_of text,
  attendance_countries integer, attendance_delegates integer, note text,
  match text not null, origin text not null, search_text text not null);
create table citations (
  event text not null references events (id), position integer not null, source text not null references sources (id),
  primary key (event, position));
create table participations (
  event text not null references events (id), position integer not null, person text not null references people (id),
  office text, region text, act text, role text,
  votes_for integer, votes_against integer, votes_abstentions integer, votes_of integer, votes_round integer,
  votes_share real,
  primary key (event, position));
create table event_countries (
  event text not null references events (id), position integer not null,
  country text not null references countries (code), primary key (event, position));
create table event_tags (
  event text not null references events (id), position integer not null, tag text not null,
  primary key (event, position));
create table disputes (
  event text not null references events (id), position integer not null, field text not null, value text not null,
  why text not null, primary key (event, position));
create table dispute_sources (
  event text not null, dispute integer not null, position integer not null,
  source text not null references sources (id), primary key (event, dispute, position),
  foreign key (event, dispute) references disputes (event, position));
create table other_languages (
  table_name text not null, id text not null, field text not null, language text not null, text text not null,
  primary key (table_name, id, field, language));
create virtual table events_fts using fts5 (search_text, content="events", tokenize="unicode61 remove_diacritics 2");
"""
INDEXES = (
    *("events (kind)", "events (earliest)", "events (series, number)", "events (place)", "events (part_of)"),
    *("citations (source)", "participations (person)", "event_countries (country)", "event_tags (tag)"),
    *("dispute_sources (source)", "places (country)", "people (country)"),
)
_VOTES = ("for", "against", "abstentions", "of", "round", "share")

Value = str | int | float | None


def write_sqlite(rows: Iterable[Row], path: Path) -> None:
    """Write the facts, and all that they refer to, into a new database.

    Args:
        rows: The facts.
        path: Where no file stands yet.

    Raises:
        OSError: The database cannot be written.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            # Nobody else reads a file that is only being made: no journal beside it, and no waiting for the disk.
            connection.executescript("pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = on;")
            connection.executescript(f"begin; {SCHEMA}")
            _Filling(connection).fill(rows)
            for indexed in INDEXES:
                name = "_".join(words(indexed))
                connection.execute(f"create index {name} on {indexed}")
            connection.execute("insert into events_fts (events_fts) values ('rebuild')")
            connection.execute("commit")
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


class _Filling:
    """A database that is being filled, and what already stands in it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: set[tuple[str, str]] = set()

    def fill(self, rows: Iterable[Row]) -> None:
        """Write the rows, each after what it refers to."""
        for row in rows:
            event = row.event
            if event.series:
                self._series(event.series)
            if event.place:
                self._place(event.place)
            self._put("events", *_event_values(row))
            self._texts("events", event.id, {"title": event.title, "summary": event.summary})
            self._around(event)

    def _put(self, table: str, *values: Value) -> None:
        marks = ", ".join("?" * len(values))
        self._connection.execute(f"insert into {table} values ({marks})", values)

    def _is_new(self, table: str, key: str) -> bool:
        if (table, key) in self._known:
            return False
        self._known.add((table, key))
        return True

    def _texts(self, table: str, key: str, texts: Mapping[str, Names]) -> None:
        """Keep what a text is in languages that have no column."""
        for field, by_language in texts.items():
            for language, text in by_language.items():
                if language not in _LANGUAGES:
                    self._put("other_languages", table, key, field, language, text)

    def _named(self, table: str, one: Country | Place | Person | Series, key: str, *others: Value) -> None:
        self._put(table, key, *_in_columns(one.name), _array(one.aliases), *others)
        self._texts(table, key, {"name": one.name})

    def _country(self, one: Country) -> str:
        if self._is_new("countries", one.code):
            self._named("countries", one, one.code, one.region)
        return one.code

    def _place(self, one: Place) -> None:
        if self._is_new("places", one.id):
            self._named("places", one, one.id, self._country(one.country), int(one.is_country))

    def _person(self, one: Person) -> str:
        if self._is_new("people", one.id):
            self._named("people", one, one.id, self._country(one.country) if one.country else None)
        return one.id

    def _series(self, one: Series) -> None:
        if self._is_new("series", one.id):
            self._named("series", one, one.id, one.prefix, _array(one.missing))

    def _source(self, one: Source) -> str:
        if self._is_new("sources", one.id):
            self._put("sources", *one)
        return one.id

    def _around(self, event: Event) -> None:
        """Write the rows that belong to an event."""
        for place, source in enumerate(event.sources):
            self._put("citations", event.id, place, self._source(source))
        for place, part in enumerate(event.people):
            did = (part.office, part.region, part.act, part.role)
            votes = [(part.votes or {}).get(key) for key in _VOTES]
            self._put("participations", event.id, place, self._person(part.person), *did, *votes)
        for place, country in enumerate(event.countries):
            self._put("event_countries", event.id, place, self._country(country))
        for place, tag in enumerate(event.tags):
            self._put("event_tags", event.id, place, tag)
        for place, dispute in enumerate(event.disputes):
            self._put("disputes", event.id, place, dispute.field, dispute.value, dispute.why)
            for number, source in enumerate(dispute.sources):
                self._put("dispute_sources", event.id, place, number, self._source(source))


def _event_values(row: Row) -> Iterator[Value]:
    event = row.event
    yield from (event.id, event.kind, event.series.id if event.series else None, event.number)
    yield event.date.text
    yield from map(_day, event.date.bounds)
    yield event.date.precision.label
    yield from (int(event.date.is_approximate), int(event.date.is_uncertain))
    yield from (*_in_columns(event.title), *_in_columns(event.summary))
    yield from (event.place.id if event.place else None, event.venue, event.place_then, event.part_of)
    yield from (event.attendance.get("countries"), event.attendance.get("delegates"), event.note)
    yield from (row.match.label, event.origin.encode(errors="backslashreplace").decode())
    yield _search_text(event)


def _in_columns(names: Names) -> Iterator[str | None]:
    return (names.get(language) for language in _LANGUAGES)


def _array(values: Sequence[str | int]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _day(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if OPEN_START < ordinal < OPEN_END else None


def _search_text(event: Event) -> str:
    """Join every text of an event, folded, and the words that are written otherwise."""
    text = "\n".join(texts_of(event))
    folded = fold(text)
    known = set(words(folded))
    written = dict.fromkeys(word for word in words(text.lower()) if word not in known)
    return f"{folded}\n{' '.join(written)}"
