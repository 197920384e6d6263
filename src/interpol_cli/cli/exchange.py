"""Hand facts to other programs, in the forms that show facts whole and not by columns: pages, calendars, databases.

Conventions: a fact goes out once, however often a listing names it; no facts make no file, since an empty calendar or
timeline is not one that others read; what a form cannot hold is counted on stderr.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from interpol_cli import __version__
from interpol_cli.cli import output
from interpol_cli.cli.options import Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.edtf import parse
from interpol_cli.core.report import Row
from interpol_cli.errors import NothingFoundError, OptionValueError

_WITHOUT_SOURCES = date(1970, 1, 1)


def is_widest(imprecise: str | None) -> bool:
    """Read the value of `--imprecise`.

    Raises:
        OptionValueError: It is neither skip nor span.
    """
    if imprecise not in (None, "skip", "span"):
        raise OptionValueError("--imprecise", imprecise or "", "it is skip or span")
    return imprecise == "span"


def send_facts(rows: Sequence[Row], form: str, shape: Shape, session: Session, *, is_widest: bool = False) -> int:
    """Write facts in a form of `form_names.FACT_FORMATS`, and send them.

    Args:
        rows: The facts.
        form: The name of the form.
        shape: What the options ask for.
        session: The run.
        is_widest: A calendar shows a fact whose days are not known over all that its date allows.

    Returns:
        How many facts were sent.

    Raises:
        OptionValueError: Fields are chosen, which such a form has of its own.
        NothingFoundError: There are facts, and none of them fits the form.
        MissingExtraError: The form needs an optional part that is not installed.
        OutputError: The output cannot be written.
    """
    if shape.fields:
        raise OptionValueError("--fields", shape.fields, f"the form {form} has fields of its own")
    by_id: dict[str, Row] = {}
    for row in rows:
        by_id.setdefault(row.event.id, row)
    facts = tuple(by_id.values())
    if not facts:
        return 0
    if form == "ics":
        return _send_calendar(facts, shape, session, is_widest=is_widest)
    if form == "html":
        from interpol_cli.render.html import render_html  # with Jinja, 40 ms

        made_by = f"{output.PROGRAM} {__version__}, store {session.store.digest[:12]}"
        _send(render_html(facts, session.languages, today=session.today, made_by=made_by), shape)
    elif form == "timelinejs":
        from interpol_cli.render.timelinejs import render_timelinejs

        _send(render_timelinejs(_watched(facts, shape), session.languages, is_ascii=shape.ascii), shape)
    else:
        _build(facts, form, shape, session)
    return len(facts)


def _send(pieces: Iterable[str], shape: Shape) -> None:
    if shape.output is None:
        output.emit(pieces)
    else:
        output.write_file(shape.output, pieces, may_replace=shape.force)


def _watched(facts: Sequence[Row], shape: Shape) -> Iterator[Row]:
    from interpol_cli.cli.progress import watched

    return watched(facts) if shape.output else iter(facts)


def _build(facts: Sequence[Row], form: str, shape: Shape, session: Session) -> None:
    assert shape.output is not None  # `choose_format` refuses these forms without a file
    rows = _watched(facts, shape)
    if form == "sqlite":
        from interpol_cli.render.sqlite_form import write_sqlite

        output.build_file(shape.output, lambda path: write_sqlite(rows, path), may_replace=shape.force)
    else:
        from interpol_cli.render.parquet import write_parquet

        languages = session.languages
        output.build_file(shape.output, lambda path: write_parquet(rows, path, languages), may_replace=shape.force)


def _send_calendar(facts: Sequence[Row], shape: Shape, session: Session, *, is_widest: bool) -> int:
    from interpol_cli.render.ics import days_of, render_ics

    kept = [row for row in facts if days_of(row.event.date, is_widest=is_widest)]
    endless = sum(1 for row in facts if not days_of(row.event.date, is_widest=True))
    why = _left_out(len(facts) - len(kept) - endless, endless)
    if not kept:
        raise NothingFoundError(f"no fact has days for a calendar: {why}")
    newest = session.store.newest_source_date
    stamp = (parse(newest).earliest if newest else None) or _WITHOUT_SOURCES
    _send(render_ics(_watched(kept, shape), session.languages, stamp=stamp, is_widest=is_widest), shape)
    if why:
        output.note(f"{len(facts) - len(kept)} of {len(facts)} facts are not in the calendar: {why}")
    return len(kept)


def _left_out(dayless: int, endless: int) -> str:
    parts = (
        f"{dayless} without known days (list and export show them with --imprecise span)" if dayless else "",
        f"{endless} without a first or a last day" if endless else "",
    )
    return ", ".join(filter(None, parts))
