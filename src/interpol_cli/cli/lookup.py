"""The command `interpol lookup`: one record for each key, in order, as the keys come.

Conventions: whatever a key is, it gets its record; answers leave before more keys are waited for, and nothing is kept
that grows with the number of keys.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from interpol_cli.cli import output, stdin
from interpol_cli.cli.forms import Sending, choose_format, chosen, screen_of, seen, send, show_records
from interpol_cli.cli.options import Asked, Common, Shape
from interpol_cli.cli.progress import Progress
from interpol_cli.cli.session import Session
from interpol_cli.core.fields import EVENT_FIELDS, parse_path
from interpol_cli.core.lookup import Answer, Finder
from interpol_cli.core.report import Column, Json, Records, as_text
from interpol_cli.errors import InputError

if TYPE_CHECKING:
    from interpol_cli.core.when import Reading
    from interpol_cli.render.screen import Screen

EXAMPLES = {
    "lookup": (
        "interpol lookup ga-92 '92nd general assembly' 'Mohamed Dkhissi'",
        "interpol lookup 2024-11 --kind session",
        "cut -f1 keys.tsv | interpol lookup - -f tsv -F input,status,id,date",
    )
}

_EXIT_CODES = {"ok": 0, "missing": 1, "ambiguous": 3, "invalid": 2}
_WORST_FIRST = ("invalid", "ambiguous", "missing", "ok")
_COLUMNS = ("input", "status", "id", "candidates", "date", "kind", "title", "city", "host")
_TABLE_COLUMNS = ("input", "status", "id", "candidates", "date", "title")  # with the others it is too wide
_ROWS_OF_A_TABLE = 500
_TROUBLES_TOLD = 5
_TOLD_CHARACTERS = 60
_NOT_UTF8 = Answer("invalid", why="not UTF-8")


class Found(NamedTuple):
    """A key as it came, and what it names."""

    input: str
    answer: Answer


class Trouble(NamedTuple):
    """A key that names no one fact, and its place among the keys, from 1."""

    number: int
    found: Found


_OWN: Mapping[str, Callable[[Found], Json]] = {
    "input": lambda found: found.input,
    "status": lambda found: found.answer.status,
    "id": lambda found: found.answer.row.event.id if found.answer.row else None,
    "candidates": lambda found: found.answer.candidates,
}


def lookup(
    asked: Asked,
    common: Common,
    shape: Shape,
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KEY...|-]", help="Keys; - takes the lines of stdin for keys.", show_default=False),
    ] = None,
    stop_on_error: Annotated[
        bool, typer.Option("--stop-on-error", help="Stop after the first key that does not name one fact.")
    ] = False,
) -> int:
    """Find the fact for each key: an id, a number in words, a date, a title, a person.

    A key is an id (ga-92), a series and a number in words (92nd general assembly, الدورة 92 للجمعية العامة), a whole
    title, a person's name (for that person's terms), or a date or period (for the facts that share a day with it), in
    English, French or Arabic. The options narrow the facts that count.

    Each key gives one record, in order. Its status is ok; missing: no fact is called so; ambiguous: the id is empty and
    candidates has the ids; or invalid: it reads as a date but is none, or is not UTF-8. -F may name input, status, id,
    candidates and every field of a fact. The exit code is that of the worst: 2 invalid, 3 ambiguous, 1 missing, 0.
    """
    gc.enable()  # `run` turned it off for short calls; a batch may go on for hours
    session = Session(common)
    outlet = output.Outlet()
    run = _Run(_finder(asked, session), outlet, stops=stop_on_error)
    records = _records(run.answers(query or _keys_of_stdin()), session)
    try:
        if shape.template is None and choose_format(shape, ("table",), session) == "table":
            narrowed = chosen(records, shape) if shape.is_narrowed else records.narrowed(_TABLE_COLUMNS)
            screen = screen_of(session, shape)
            tables = run.tables(narrowed, screen, is_live=shape.output is None)
            send(seen(tables, screen), shape, outlet)
        else:
            show_records(records, shape, session, {}, Sending(outlet))
    finally:
        run.progress.end()
    run.tell(session)
    return run.exit_code


def _keys_of_stdin() -> list[str]:
    if stdin.is_interactive():
        raise InputError("stdin", "it is a terminal; give keys as arguments, or - to type them")
    return ["-"]


def _finder(asked: Asked, session: Session) -> Finder:
    def read(text: str) -> "Reading":
        from interpol_cli.core.when import parse_when  # 3 ms, and ids need no dates

        return parse_when(text, today=session.today, event_date=session.store.date_of, order=session.date_order)

    if asked == Asked():
        return Finder(session.store, read)
    from interpol_cli.cli.events import find  # 5 ms, and most batches ask for any fact
    from interpol_cli.cli.options import Order

    return Finder(session.store, read, find(asked, Order(), session).rows, certain_only=asked.certain)


class _Run:
    """One batch: its answers, and what is to be told of them at the end."""

    def __init__(self, finder: Finder, outlet: output.Outlet, *, stops: bool) -> None:
        self.progress = Progress()
        self._finder = finder
        self._outlet = outlet
        self._stops = stops
        self._counts: Counter[str] = Counter()
        self._troubles: list[Trouble] = []
        self._draw: Callable[[], str] = str

    def answers(self, keys: Iterable[str]) -> Iterator[Found]:
        """Look up each key; `-` stands for the lines of stdin."""
        for key in keys:
            for line in self._lines() if key == "-" else (_line_of(key),):
                answer = self._finder.find(line.text) if line.is_utf8 else _NOT_UTF8
                found = Found(line.text, answer)
                self._counts[answer.status] += 1
                if answer.status != "ok" and len(self._troubles) < _TROUBLES_TOLD:
                    self._troubles.append(Trouble(self._counts.total(), found))
                yield found
                if answer.status != "ok" and self._stops:
                    return

    def _lines(self) -> Iterator[stdin.Line]:
        def wait(read_bytes: int) -> None:
            self._outlet.take(self._draw())
            self._outlet.release()
            self.progress.show(self._counts.total(), read_bytes)

        return stdin.read_lines(wait)

    def tables(self, records: Records[Found], screen: "Screen", *, is_live: bool) -> Iterator[str]:
        """Draw the answers in tables: one for all keys, or where there are many, or they come slowly, for some each."""
        from interpol_cli.render.table import render_grid

        rows: list[list[str]] = []

        def draw() -> str:
            filled = [at for at in range(len(records.columns)) if any(row[at] for row in rows)]
            cells = [[row[at] for at in filled] for row in rows]
            rows.clear()
            return render_grid([records.columns[at].name for at in filled], cells, screen) if cells else ""

        if is_live:
            self._draw = draw
        for found in records.rows:
            rows.append([column.text(found) for column in records.columns])
            if len(rows) >= _ROWS_OF_A_TABLE:
                yield draw()
        yield draw()

    @property
    def exit_code(self) -> int:
        """The code of the worst answer."""
        return next((_EXIT_CODES[status] for status in _WORST_FIRST if self._counts[status]), 0)

    def tell(self, session: Session) -> None:
        """Tell on stderr of the first keys that name no one fact, and how many there are in all."""
        for trouble in self._troubles:
            output.note(f"key {trouble.number}: {_why(trouble.found, session)}")
        if self._troubles and self._counts.total() > 1:
            counted = (f"{self._counts[status]} {status}" for status in reversed(_WORST_FIRST) if self._counts[status])
            output.note(f"{self._counts.total()} keys: {', '.join(counted)}")


def _line_of(key: str) -> stdin.Line:
    """Make a line of an argument; what was not UTF-8 in it came as surrogates."""
    clean = key.encode(errors="replace").decode()
    return stdin.Line(clean, is_utf8=clean == key)


def _why(found: Found, session: Session) -> str:
    key = repr(found.input if len(found.input) <= _TOLD_CHARACTERS else f"{found.input[:_TOLD_CHARACTERS]}…")
    count = len(found.answer.candidates)
    if count:
        return f"{key} may be any of {count} facts; --kind and its like narrow them"
    if found.answer is _NOT_UTF8:
        return f"{key} is not UTF-8"
    if found.answer.why:
        return found.answer.why
    from interpol_cli.core.text import nearest  # only where a key is missing
    from interpol_cli.errors import did_you_mean

    return f"no fact is called {key}{did_you_mean(nearest(found.input[:_TOLD_CHARACTERS], session.store.ids()))}"


def _records(answers: Iterable[Found], session: Session) -> Records[Found]:
    def find(name: str) -> Column[Found]:
        own = _OWN.get(name)
        if own:
            return Column(name, lambda found: as_text(own(found)), own)
        path = parse_path(name)
        languages = session.languages
        return Column(
            path.text,
            lambda found: path.as_text(row, languages) if (row := found.answer.row) else "",
            lambda found: path.value(row, languages) if (row := found.answer.row) else None,
        )

    columns = tuple(map(find, _COLUMNS))
    shown = tuple(map(find, (*_OWN, *(field.name for field in EVENT_FIELDS if field.name not in _OWN))))
    return Records(answers, columns, columns, lambda found: {one.name: one.value(found) for one in shown}, find)
