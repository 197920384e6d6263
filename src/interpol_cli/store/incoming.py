"""Read records that come from elsewhere: a store's JSON, the JSON and JSON lines that `-f` gives, or CSV with a header.

Conventions: a record that a listing shows is turned back into the one it was made from, and what was only worked out
(`earliest`, `match` …) is left out; the columns of CSV are dotted paths (`title.en`, `people.0.person`), or are mapped
to such; a list in one cell is joined by `;`, an empty cell says nothing. Nothing here knows the store it is meant for.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, NoReturn

from interpol_cli.core.text import nearest
from interpol_cli.errors import InputError, OptionValueError, did_you_mean
from interpol_cli.store.forms import FORMS
from interpol_cli.store.layout import LAYER_WORDS
from interpol_cli.store.strict import brief, kind_of, read_json, read_tables

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
    """A record that comes in: the table it is meant for, its id, what it says, and where it stood."""

    table: str
    record_id: str
    record: Mapping[str, Any]
    line: int | None


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
        The records in the order of the file; they are read as they are asked for.

    Raises:
        StoreError: JSON that cannot be read.
        InputError: Lines or columns that cannot be read.
        OptionValueError: `columns` names a column that is not there.
    """
    if form == "json":
        return _from_json(path, content, table)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, f"byte {error.start} is not UTF-8") from error
    if form == "jsonl":
        return _from_lines(path, text, table)
    return _from_columns(path, text, table, columns or {}, is_tsv=form == "tsv")


def _from_json(path: str, content: bytes, table: str) -> Iterator[Incoming]:
    if content.lstrip()[:1] == b"{":
        for name, records in read_tables(path, content).items():
            for record_id, record in records.items():
                yield Incoming(name, record_id, record, None)
        return
    found = read_json(path, content)
    if not isinstance(found, list):
        raise InputError(path, f"it is {kind_of(found)}, not a list of records or an object of tables")
    for number, shown in enumerate(found, start=1):
        yield _shown(path, f"record {number}", shown, table, None)


def _from_lines(path: str, text: str, table: str) -> Iterator[Incoming]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            shown = read_json(f"{path}:{number}", line.encode(errors="surrogatepass"))
            yield _shown(path, f"line {number}", shown, table, number)


def _shown(path: str, where: str, shown: object, table: str, line: int | None) -> Incoming:
    if not isinstance(shown, dict):
        raise InputError(path, f"{where} is {kind_of(shown)}, not an object")
    record_id = shown.get("code" if table == "countries" and "code" in shown else "id")
    if not isinstance(record_id, str) or not record_id:
        raise InputError(path, f"{where} has no id")
    return Incoming(table, record_id, as_record(table, shown), line)


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
                yield _from_row(path, rows.line_num, row, paths, table)
    except csv.Error as error:
        raise InputError(path, f"line {rows.line_num} is no CSV: {error}") from error


def _paths(path: str, names: list[str], table: str, columns: Mapping[str, str]) -> list[str]:
    names = [name.strip() for name in names]
    unknown = next((name for name in columns if name not in names), None)
    if unknown is not None:
        near = did_you_mean(nearest(brief(unknown), [brief(name) for name in names]))
        raise OptionValueError("--map", brief(unknown), f"no column of {path} is called so{near}")
    paths = [columns.get(name, name) for name in names]
    if "id" not in paths:
        raise InputError(path, "no column is called id; --map COLUMN=id names the one that holds it")
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


def _from_row(path: str, line: int, row: list[str], paths: list[str], table: str) -> Incoming:
    if len(row) != len(paths):
        raise InputError(path, f"line {line} has {len(row)} columns, the header {len(paths)}")
    record: dict[str, Any] = {}
    record_id = ""
    language = next((cell for target, cell in zip(paths, row, strict=True) if target == _LANGUAGE), "") or "en"
    for target, cell in zip(paths, row, strict=True):
        if target == "id":
            record_id = cell.strip()
        elif target not in ("", _LANGUAGE) and cell.strip():
            where = _in_language(target, language) if (table, target) in _IN_LANGUAGES else target
            _put(path, line, record, where, cell.strip())
    if not record_id:
        raise InputError(path, f"line {line} has no id")
    return Incoming(table, record_id, {name: _listed(value) for name, value in record.items()}, line)


def _in_language(target: str, language: str) -> str:
    """Give the path of a text that a listing shows in one language; only of titles it says which."""
    return f"{target}.{language if target == 'title' else 'en'}"


def _put(path: str, line: int, record: dict[str, Any], target: str, cell: str) -> None:
    *way, last = target.split(".")
    here = record
    for part in way:
        here = here.setdefault(part, {})
        if not isinstance(here, dict):
            _clash(path, line, target)
    if last in here:
        _clash(path, line, target)
    here[last] = _typed(last, cell)


def _clash(path: str, line: int, target: str) -> NoReturn:
    raise InputError(path, f"line {line}: the column {brief(target)!r} stands beside one that holds or is held by it")


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
