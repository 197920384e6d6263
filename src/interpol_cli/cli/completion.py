"""The command `interpol completion`: what a shell needs in order to complete."""

from typing import Annotated

import typer

from interpol_cli.cli import output
from interpol_cli.cli.completion_scripts import SCRIPTS
from interpol_cli.cli.options import Common
from interpol_cli.errors import OptionValueError

EXAMPLES = {"completion": ("interpol completion bash", "interpol completion zsh > _interpol")}


def completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh or fish.", show_default=False)],
    common: Common,
) -> int:
    """Print the script by which a shell completes commands, options, ids and values.

    It is printed and nothing else: no file of yours is changed. The script's first lines say where it goes.
    """
    if shell not in SCRIPTS:
        raise OptionValueError("SHELL", shell, f"it is {', '.join(SCRIPTS)}".replace(", fish", " or fish"))
    output.emit([SCRIPTS[shell]])
    return 0
