"""The command `interpol get`: bare values for scripts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated

import typer

from interpol_cli.cli import output, stdin
from interpol_cli.cli.options import Common
from interpol_cli.cli.session import Session
from interpol_cli.core.fields import FIELDS, Path, parse_path
from interpol_cli.core.ids import resolve_id
from interpol_cli.core.language import Languages
from interpol_cli.core.period import Match
from interpol_cli.core.report import Json, Row, as_text
from interpol_cli.errors import NoFieldError, UnknownIdError

EXAMPLES = {
    "get": (
        "interpol get ga-92 place.city",
        "interpol get ga-92 ga-93 date title.ar",
        "interpol list kind:session -F id | interpol get - attendance.countries",
    )
}

# What stands for a member of a list where only the list is named, as in the other text forms.
_MEMBERS = {"people": "{name}", "countries": "{code}", "sources": "{id}", "disputes": "{field}: {value}"}


def get(
    arguments: Annotated[
        list[str],
        typer.Argument(
            metavar="ID... FIELD...", help="Ids of facts, or - for stdin, and paths of fields.", show_default=False
        ),
    ],
    common: Common,
    null: Annotated[bool, typer.Option("-0", "--null", help="End each value with a NUL, not with a line end.")] = False,
) -> int:
    """Print bare values of facts, one a line, for scripts.

    Fact by fact, field by field. The first argument is an ID; of the others the name of a field is a field, and
    anything else an ID; - takes the lines of stdin for IDs. The members of a list come one a line; an absent value is
    an empty line among others, and where all are absent nothing is printed and the exit code is 1. Without a language,
    title and summary are the reader's.
    """
    session = Session(common)
    ids, paths = _sort(arguments, session)
    outlet = output.Outlet()
    end = "\0" if null else "\n"
    values = (text + end for row in _rows(ids, session, outlet) for text in _texts(row, paths, session.languages))
    present = _Present(end)
    output.emit(present.begin(values), outlet)
    return 0 if present.is_any else 1


def _sort(arguments: Sequence[str], session: Session) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """Part the ids from the fields, and find every id before anything is printed.

    Raises:
        UnknownFieldError: An argument is neither, and looks like a field.
        UnknownIdError: An argument is neither, and looks like an id: only ids have a hyphen before their first dot.
        NoFieldError: No field is given.
    """
    ids: list[str] = []
    paths: list[Path] = []
    for argument in arguments:
        if argument == "-":
            ids.append(argument)
        elif not ids:
            ids.append(_find_id(argument, session))
        elif argument.partition(".")[0] in FIELDS:
            paths.append(parse_path(argument))
        else:
            ids.append(_id_or_field(argument, session))
    if not paths:
        raise NoFieldError
    return tuple(ids), tuple(paths)


def _id_or_field(argument: str, session: Session) -> str:
    try:
        return _find_id(argument, session)
    except UnknownIdError:
        if "-" not in argument.partition(".")[0]:
            parse_path(argument)  # raises: nothing is called so
        raise


def _find_id(typed: str, session: Session) -> str:
    if session.store.date_of(typed) is not None:  # the ids need not be listed
        return typed
    return resolve_id(typed, session.store.ids())


def _rows(ids: Iterable[str], session: Session, outlet: output.Outlet) -> Iterator[Row]:
    for name in ids:
        for found in _from_stdin(session, outlet) if name == "-" else (name,):
            event = session.store.event(found)
            if event is not None:
                yield Row(event, Match.CERTAIN)


def _from_stdin(session: Session, outlet: output.Outlet) -> Iterator[str]:
    for line in stdin.read_lines(lambda _count: outlet.release()):
        if line.text.strip():
            try:
                found = _find_id(line.text.strip(), session)
            except UnknownIdError:
                outlet.release()  # what came before stands
                raise
            yield found


def _texts(row: Row, paths: Iterable[Path], languages: Languages) -> Iterator[str]:
    for path in paths:
        if path.field.shape.type != "array" and not path.keys:
            yield path.as_text(row, languages)
            continue
        value = path.value(row, languages)
        if isinstance(value, Sequence) and not isinstance(value, str):
            yield from (_member(path, member) for member in value) if value else ("",)
        else:
            yield as_text(value)


def _member(path: Path, member: Json) -> str:
    form = _MEMBERS.get(path.field.name)
    return form.format_map(member) if form and isinstance(member, Mapping) else as_text(member)


class _Present:
    """Holds empty values back until there is one that is not; `is_any` says whether there was."""

    def __init__(self, end: str) -> None:
        self.is_any = False
        self._end = end

    def begin(self, values: Iterable[str]) -> Iterator[str]:
        """Give the values, and nothing where all are empty."""
        empty_count = 0
        for value in values:
            if not self.is_any and value == self._end:
                empty_count += 1
                continue
            if empty_count:
                yield value[-1] * empty_count
                empty_count = 0
            self.is_any = True
            yield value
