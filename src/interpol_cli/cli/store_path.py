"""The command `interpol store path`."""

from interpol_cli.cli import output
from interpol_cli.cli.options import Common
from interpol_cli.cli.session import Session

EXAMPLES = {"path": ("interpol store path", "interpol store path --store curated")}


def path(common: Common) -> int:
    """Print the path of each store that is read."""
    output.emit(f"{path}\n" for path in Session(common).store.paths)
    return 0
