"""Read records that come from elsewhere: a store's JSON, the JSON and JSON lines that `-f` gives, or CSV with a header.

Conventions: a record that a listing shows is turned back into the one it was made from, and what was only worked out
(`earliest`, `match` …) is left out; the columns of CSV are dotted paths (`title.en`, `people.0.person`), or are mapped
to such; a list in one cell is joined by `;`, an empty cell says nothing. What is wrong with a record is noted with it,
so that all that is wrong with a file can be named at once. Nothing here knows the store it is meant for.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple

from interpol_cli.core.text import nearest
from interpol_cli.errors import (
    DuplicateIdError,
    InputError,
    OptionValueError,
    RecordError,
    StoreAccessError,
    StoreDirectoryError,
    StoreEmptyError,
    StoreEncodingError,
    StoreError,
    StoreMissingError,
    StoreShapeError,
    StoreSizeError,
    StoreSyntaxError,
    did_you_mean,
)
from interpol_cli.store.forms import FORMS, Finding
from interpol_cli.store.layout import LAYER_WORDS
from interpol_cli.store.strict import brief, kind_of, read_file, read_json, read_tables

LONGEST_CELL_CHARACTERS = 1_000_000
MOST_MEMBERS = 1000
"""How many members a list may have that columns such as `people.0.person` make."""

FORMATS = ("json", "jsonl", "csv", "tsv")
WORKED_OUT = frozenset(
    {"earliest", "latest", "precision", "approximate", "uncertain", "match", "origin", "title_lang", "names"}
    | {"city", "host", "disputed"}
)
"""What listings show beside what a record says."""

_LISTS = frozenset({"aliases", "countries", "missing", "sources", "tags"})
_NUMBERS = frozenset({"number", "delegates", "for", "against", "abstentions", "of", "round"})
_LANGUAGE = "title_lang"
_IN_LANGUAGES = frozenset(
    {("events", "title"), ("events", "summary")}
    | {(table, "name") for table in ("countries", "people", "places", "series")}
)
_WHOLE = re.compile("[0-9]{1,12}")


class Incoming(NamedTuple):
    """A record that comes in: the table it is meant for, its id, what it says, and where it stood.

    The id is empty where it is still to be made. `line` counts from 1 where the form has lines, and `where` says the
    place in words. `problems` are what could not be read, with dotted paths; the path is empty where it is everything.
    """

    table: str
    record_id: str
    record: Mapping[str, Any]
    line: int | None
    where: str = ""
    problems: tuple[Finding, ...] = ()

    @property
    def is_unreadable(self) -> bool:
        """Say whether nothing of it could be read."""
        return any(not path for path, _ in self.problems)


def read_content(path: str, limit_bytes: int) -> bytes:
    """Read the bytes of a file that comes in.

    Raises:
        InputError: It is not there, is no regular file, is too large or empty, or the system refuses it.
    """
    with _as_input(path):
        return read_file(path, limit_bytes)


def read_json_content(path: str, content: bytes, limit_bytes: int) -> object:
    """Turn the bytes of JSON that comes in into its value; each key of an object is there once.

    Raises:
        InputError: They are no JSON, or beyond the limits.
    """
    with _as_input(path):
        return read_json(path, content, limit_bytes)


@contextmanager
def _as_input(path: str) -> Iterator[None]:
    """Speak of what comes in, where an error speaks of a store."""
    try:
        yield
    except StoreError as error:
        raise InputError(path, _why(error)) from error


def _why(error: StoreError) -> str:
    """Say of a file that comes in what is wrong with it; the same error speaks of a store."""
    match error:
        case StoreMissingError():
            return "there is no such file"
        case StoreDirectoryError():
            return "it is a directory"
        case StoreEmptyError():
            return "it is empty"
        case StoreSizeError():
            return f"it has {error.size} bytes, more than the limit of {error.limit}"
        case StoreEncodingError():
            return f"byte {error.position} is not UTF-8; save it as UTF-8"
        case StoreSyntaxError():
            return f"it is not JSON at line {error.line}, column {error.column}: {error.why}"
        case DuplicateIdError():
            return f"line {error.line}: {error.table} has two records with the id {error.record_id!r}"
        case RecordError():
            table, record_id = error.record
            return f"line {error.line}: {table} {record_id!r}, field {error.field!r}: {error.reason}"
        case StoreAccessError() | StoreShapeError():
            return error.why
    return str(error)


def read_incoming(
    path: str, content: bytes, form: str, table: str = "events", columns: Mapping[str, str] | None = None
) -> Iterator[Incoming]:
    """Read records from the bytes of a file.

    Args:
        path: The file, for errors.
        content: Its bytes.
        form: One of `FORMATS`.
        table: The table that the records are meant for, where they do not say it themselves.
        columns: For CSV and TSV, the path that a column's name stands for; the empty path leaves the column out.

    Returns:
        The records in the order of the file; they are read as they are asked for. One that cannot be read is given all
        the same, with its problem.

    Raises:
        InputError: The file as a whole cannot be read, or its header.
        OptionValueError: `columns` names a column that is not there.
    """
    if form == "json":
        return _from_json(path, content, table)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, f"byte {error.start} is not UTF-8; save it as UTF-8") from error
    if form == "jsonl":
        return _from_lines(path, text, table)
    return _from_columns(path, text, table, columns or {}, is_tsv=form == "tsv")


def _from_json(path: str, content: bytes, table: str) -> Iterator[Incoming]:
    with _as_input(path):
        tables = read_tables(path, content) if content.lstrip()[:1] == b"{" else None
        found = read_json(path, content) if tables is None else None
    if tables is not None:
        for name, records in tables.items():
            for record_id, record in records.items():
                yield Incoming(name, record_id, record, None)
        return
    if not isinstance(found, list):
        raise InputError(path, f"it is {kind_of(found)}, not a list of records or an object of tables")
    for number, shown in enumerate(found, start=1):
        yield _shown(shown, table, None, f"record {number}")


def _from_lines(path: str, text: str, table: str) -> Iterator[Incoming]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _from_line(path, number, line, table)


def _from_line(path: str, number: int, line: str, table: str) -> Incoming:
    where = f"line {number}"
    try:
        shown = read_json(path, line.encode(errors="surrogatepass"))
    except StoreSyntaxError as error:
        return _unreadable(table, number, where, f"it is not JSON at column {error.column}: {error.why}")
    except StoreError as error:
        return _unreadable(table, number, where, _why(error))
    return _shown(shown, table, number, where)


def _unreadable(table: str, line: int | None, where: str, why: str) -> Incoming:
    return Incoming(table, "", {}, line, where, (("", why),))


def _shown(shown: object, table: str, line: int | None, where: str) -> Incoming:
    if not isinstance(shown, dict):
        return _unreadable(table, line, where, f"it is {kind_of(shown)}, not an object")
    record_id = shown.get("code" if table == "countries" and "code" in shown else "id")
    if record_id is not None and not isinstance(record_id, str):
        return _unreadable(table, line, where, f"its id must be text, not {kind_of(record_id)}")
    return Incoming(table, (record_id or "").strip(), as_record(table, shown), line, where)


def as_record(table: str, shown: Mapping[str, Any]) -> dict[str, Any]:
    """Turn what a listing shows of a record back into the record.

    >>> as_record("events", {"id": "x", "series": {"id": "s", "name": "S"}, "number": None, "tags": []})
    {'series': 's'}
    """
    left_out = {"id", "code"} | (WORKED_OUT if table == "events" else {"facts", "supports", "contradicts"})
    record = {name: value for name, value in shown.items() if name not in left_out}
    if table != "events":
        return {name: value for name, value in record.items() if value is not None}
    _unfold_place(record)
    for field, key in (("series", "id"), ("part_of", "id")):
        record[field] = _key_of(record.get(field), key)
    for field, key in (("sources", "id"), ("countries", "code")):
        record[field] = _each(record.get(field), partial(_key_of, key=key))
    record["people"] = _each(record.get("people"), _participation)
    record["disputes"] = _each(record.get("disputes"), _dispute)
    return {name: value for name, value in record.items() if value is not None and value not in ([], {})}


def _unfold_place(record: dict[str, Any]) -> None:
    place = record.get("place")
    if isinstance(place, dict):
        record["place"] = place.get("id")
        for field, key in (("venue", "venue"), ("place_then", "then")):
            record.setdefault(field, place.get(key))


def _key_of(value: object, key: str) -> object:
    return value[key] if isinstance(value, dict) and key in value else value


def _each(value: object, turn: Callable[[Any], object]) -> object:
    return [turn(one) for one in value] if isinstance(value, list) else value


def _participation(shown: object) -> object:
    if not isinstance(shown, dict) or "id" not in shown:
        return shown
    kept = {name: value for name, value in shown.items() if name not in ("id", "name", "names") and value is not None}
    return {"person": shown["id"], **{name: value for name, value in kept.items() if value != {}}}


def _dispute(shown: object) -> object:
    if not isinstance(shown, dict) or not isinstance(shown.get("sources"), list):
        return shown
    return {**shown, "sources": [_key_of(one, "id") for one in shown["sources"]]}


# Columns.


def _from_columns(path: str, text: str, table: str, columns: Mapping[str, str], *, is_tsv: bool) -> Iterator[Incoming]:
    header, _, _ = text.partition("\n")
    delimiter = "\t" if is_tsv else max(",;", key=header.count)
    csv.field_size_limit(LONGEST_CELL_CHARACTERS)
    lines = io.StringIO(text, newline="")
    if is_tsv:
        rows = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        rows = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        names = next(rows, [])
        paths = _paths(path, names, table, columns)
        for row in rows:
            if any(row):
                yield _from_row(rows.line_num, row, paths, table)
    except csv.Error as error:  # what stands behind it cannot be told apart
        yield _unreadable(table, rows.line_num, f"line {rows.line_num}", f"it is no CSV: {error}")


def _paths(path: str, names: list[str], table: str, columns: Mapping[str, str]) -> list[str]:
    names = [name.strip() for name in names]
    unknown = next((name for name in columns if name not in names), None)
    if unknown is not None:
        near = did_you_mean(nearest(brief(unknown), [brief(name) for name in names]))
        raise OptionValueError("--map", brief(unknown), f"no column of {path} is called so{near}")
    paths = [columns.get(name, name) for name in names]
    for name, target in zip(names, paths, strict=True):
        _check_path(path, name, target, table)
    taken = [target for target in paths if target]
    twice = next((target for target in taken if taken.count(target) > 1), None)
    if twice is not None:
        raise InputError(path, f"two columns are {brief(twice)!r}")
    left_out = WORKED_OUT - {_LANGUAGE}
    return ["" if target in left_out or (target == "people" and table == "events") else target for target in paths]


def _check_path(path: str, name: str, target: str, table: str) -> None:
    field = target.partition(".")[0]
    known = {*FORMS[table], "id", *WORKED_OUT, *LAYER_WORDS}
    if target and field not in known:
        near = did_you_mean(nearest(brief(field), sorted(known - WORKED_OUT)))
        raise InputError(
            path, f"the column {brief(name)!r} is no field of {table}{near}; --map {brief(name)}=FIELD says what it is"
        )
    if any(part.isdecimal() and (len(part) > 4 or int(part) >= MOST_MEMBERS) for part in target.split(".")):
        raise InputError(path, f"the column {brief(name)!r} names a member of a list beyond the {MOST_MEMBERS}th")


def _from_row(line: int, row: list[str], paths: list[str], table: str) -> Incoming:
    where = f"line {line}"
    if len(row) != len(paths):
        return _unreadable(table, line, where, f"it has {len(row)} columns, the header {len(paths)}")
    cells = [(target, cell.strip()) for target, cell in zip(paths, row, strict=True) if cell.strip()]
    language = dict(cells).get(_LANGUAGE, "en")
    record: dict[str, Any] = {}
    problems: list[Finding] = []
    for target, cell in cells:
        if target in ("", "id", _LANGUAGE):
            continue
        path = _in_language(target, language) if (table, target) in _IN_LANGUAGES else target
        if not _put(record, path, cell):
            problems.append((path, "its column stands beside one that holds it, or that it holds"))
    listed = {name: _listed(value) for name, value in record.items()}
    return Incoming(table, dict(cells).get("id", ""), listed, line, where, tuple(problems))


def _in_language(target: str, language: str) -> str:
    """Give the path of a text that a listing shows in one language; only of titles it says which."""
    return f"{target}.{language if target == 'title' else 'en'}"


def _put(record: dict[str, Any], target: str, cell: str) -> bool:
    """Put a cell where its path leads; say whether there was room."""
    *way, last = target.split(".")
    here = record
    for part in way:
        here = here.setdefault(part, {})
        if not isinstance(here, dict):
            return False
    if last in here:
        return False
    here[last] = _typed(last, cell)
    return True


def _typed(name: str, cell: str) -> object:
    if name in _LISTS:
        members = [member.strip() for member in cell.split(";") if member.strip()]
        return [int(member) if name == "missing" and _WHOLE.fullmatch(member) else member for member in members]
    if name in _NUMBERS and _WHOLE.fullmatch(cell):
        return int(cell)
    if name == "removed" and cell == "true":
        return True
    if name == "share":
        try:
            return float(cell)
        except ValueError:
            return cell
    return cell


def _listed(value: object) -> object:
    """Turn objects whose keys are 0, 1, 2 … into lists; gaps close up."""
    if not isinstance(value, dict):
        return value
    members = {key: _listed(member) for key, member in value.items()}
    if all(key.isdecimal() for key in members):
        return [members[key] for key in sorted(members, key=int)]
    return members
