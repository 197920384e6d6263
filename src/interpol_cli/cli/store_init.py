"""The command `interpol store init`: begin a store of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from interpol_cli.cli import output
from interpol_cli.cli.options import Common
from interpol_cli.cli.session import Session
from interpol_cli.cli.settings import personal_path
from interpol_cli.store.journal import Note
from interpol_cli.store.writer import create

EXAMPLES = {"init": ("interpol store init", "interpol store init team.json && interpol store path --store team.json")}


def init(
    common: Common,
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="Its file; the platform's place without it.")
    ] = None,
) -> int:
    """Begin a store of your own, to be laid over the curated one.

    Without a path it is begun where the platform keeps a user's data, and every call reads it from then on. A store
    elsewhere is read where --store, INTERPOL_STORE or the settings file name it. Its journal stands beside it.
    """
    session = Session(common)
    place = path or personal_path()
    create(str(place), Note("init", session.now, session.who), wait_seconds=session.wait_seconds, tell=output.note)
    output.emit([f"{place}\n"])
    if path is not None:
        output.note(f"--store curated --store {path} reads it over the curated one; so does INTERPOL_STORE")
    return 0
