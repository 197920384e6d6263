"""The command `interpol cite`: the sources of facts, for a bibliography."""

from pathlib import Path
from typing import Annotated

import typer

from interpol_cli.cli import output
from interpol_cli.cli.options import Common, file_or_stdout, option
from interpol_cli.cli.session import Session
from interpol_cli.core.evidence import uses_of
from interpol_cli.core.ids import resolve_id
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.errors import OptionValueError

EXAMPLES = {
    "cite": (
        "interpol cite ga-92",
        "interpol cite ga-92 ga-93 --style bibtex >sources.bib",
        "interpol cite ga-92 --style csl",
    )
}

_ENDINGS = {".bib": "bibtex", ".json": "csl", ".txt": "text"}


def cite(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of facts, such as ga-92.", show_default=False)],
    common: Common,
    style: Annotated[
        str | None, typer.Option("--style", metavar="STYLE", help="text, bibtex or csl.", show_default=False)
    ] = None,
    file: Annotated[
        Path | None,
        option(
            "-o",
            "--output",
            metavar="FILE",
            text="Write to a file; .bib, .json and .txt give the style.",
            callback=file_or_stdout,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> int:
    """Cite the sources of facts: a line of text each, BibTeX for biblatex, or CSL-JSON.

    Each source once, in the order in which the facts name them; its key is its id, which does not change. What
    contradicts a fact is not cited: interpol disputes names it.
    """
    session = Session(common)
    chosen = _style_of(style, file)
    if file:
        output.check_target(file, may_replace=force)
    names = [resolve_id(name, session.store.ids()) for name in ids]
    rows = [Row(event, Match.CERTAIN) for name in names if (event := session.store.event(name))]
    from interpol_cli.render.citations import render_citations  # after what may be refused

    sources = (use.source for use in uses_of(rows) if use.events)
    pieces = render_citations(sources, chosen, session.languages)
    if file:
        output.write_file(file, pieces, may_replace=force)
    else:
        output.emit(pieces)
    return 0


def _style_of(style: str | None, file: Path | None) -> str:
    """Take the style that is named, else that of the file's ending, else text.

    Raises:
        OptionValueError: There is no such style, or no style that is written with that ending.
    """
    if style is not None:
        if style not in _ENDINGS.values():
            raise OptionValueError("--style", style, "it is text, bibtex or csl")
        return style
    if file is None:
        return "text"
    found = _ENDINGS.get(file.suffix.lower())
    if found is None:
        raise OptionValueError("--output", str(file), "it ends in .bib, .json or .txt, or --style names the style")
    return found
