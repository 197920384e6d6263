"""The command `interpol settings`: what is set, and where."""

from typing import TYPE_CHECKING

from interpol_cli.cli.forms import show_records
from interpol_cli.cli.options import Common, Shape
from interpol_cli.cli.session import Session
from interpol_cli.cli.settings import KNOWN, Setting
from interpol_cli.core.report import records_from

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {"settings": ("interpol settings", "interpol settings --lang ar -f json")}


def settings(common: Common, shape: Shape) -> int:
    """Print each setting with its value and where it comes from."""
    session = Session(common)
    found = tuple(session.settings.get(name) for name in KNOWN)
    records = records_from(found, Setting._fields, Setting._asdict)
    show_records(records, shape, session, {"table": lambda screen: _grid(found, screen)})
    return 0


def _grid(found: tuple[Setting, ...], screen: "Screen") -> str:
    from interpol_cli.render.table import render_grid

    rows = [[one.name, one.value or "-", one.origin, KNOWN[one.name].about] for one in found]
    return render_grid(["setting", "value", "from", "meaning"], rows, screen)
