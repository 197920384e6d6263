"""Start the program, as `interpol` and as `python -m interpol_cli`, or answer a shell that completes a command line.

Conventions: the scripts of `interpol completion` name their shell in `_INTERPOL_COMPLETE`; that is looked at before
Typer is imported, which is most of a start and of no use for the candidates.
"""

import os
import sys


def run() -> None:
    """Run the program, or answer a shell, and end the process with its exit code."""
    shell = os.environ.get("_INTERPOL_COMPLETE")
    if shell:
        from interpol_cli.cli.complete import answer  # instead of all the rest

        answer(shell, sys.argv[1:])
    else:
        from interpol_cli.cli.app import run as run_program  # see above

        run_program()


if __name__ == "__main__":
    run()
