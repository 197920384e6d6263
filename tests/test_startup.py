"""Hold which modules a call may import: a start is most of the time that a call takes (docs/decisions.md, "Speed")."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from command import environment
from interpol_cli.cli.commands import COMMANDS, GROUPS
from personal import make_personal

# The names are written by the process itself: `-X importtime` does not tell what `import_module` brings in.
RUN = """
import sys
from interpol_cli.cli.app import main
try:
    code = main()
finally:
    with open(sys.argv[0], "w", encoding="utf-8") as file:
        file.write("\\n".join(sys.modules))
sys.exit(code)
"""
# What no call needs that only reads the store and prints plain lines; each costs 10 to 80 ms. (Typer itself imports difflib.)
HEAVY = {"rich", "dateutil", "pydantic", "asyncio", "importlib.resources", "filelock", "platformdirs"}
# A terminal gets Rich, and nothing else of these.
HEAVY_ON_TERMINAL = HEAVY - {"rich"}


def command_line(home: Path, *args: str) -> list[str]:
    """Give the command line that runs the program and writes the modules it imported into a file in `home`."""
    return [sys.executable, "-c", f"import sys; sys.argv[0] = {str(home / 'modules')!r}\n{RUN}", *args]


def written(home: Path) -> set[str]:
    """Read the modules that a run wrote down."""
    return set((home / "modules").read_text(encoding="utf-8").split())


def modules_in_pipe(home: Path, *args: str, **variables: str) -> set[str]:
    """Run the program with its output in a pipe, and name the modules that it imported."""
    done = subprocess.run(
        command_line(home, *args),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment({"HOME": str(home), **variables}),
        cwd=home,
    )
    assert done.returncode == 0, done.stderr
    return written(home)


def modules_on_terminal(home: Path, *args: str) -> set[str]:
    """Run the program with its output on a terminal of its own, and name the modules that it imported."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command_line(home, *args),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment({"HOME": str(home)}),
        cwd=home,
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := read_some(ours):
            shown += piece
    finally:
        os.close(ours)
    assert process.wait(timeout=60) == 0, shown.decode()
    return written(home)


def read_some(terminal: int) -> bytes:
    """Read from a terminal; its end is an error on Linux and nothing elsewhere."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


@pytest.mark.parametrize(
    "args",
    [
        ("--version",),
        ("show", "ga-93", "-f", "json"),
        ("list", "kind:session"),
        ("list", "kind:session", "-f", "json"),
        ("list", "kind:election", "--in", "2024", "--person", "dkhissi", "-f", "csv"),
        ("timeline", "kind:session"),
        ("export", "sessions.csv"),
        ("--help",),
        ("list", "--help"),
    ],
    ids=" ".join,
)
def test_pipe_imports_nothing_heavy(tmp_path: Path, args: tuple[str, ...]) -> None:
    modules = modules_in_pipe(tmp_path, *args)
    assert "interpol_cli" in modules
    assert set() == HEAVY & modules


@pytest.mark.parametrize(
    "args", [("list", "kind:session"), ("timeline", "kind:session"), ("show", "ga-93")], ids=" ".join
)
def test_terminal_imports_rich_and_nothing_else_heavy(tmp_path: Path, args: tuple[str, ...]) -> None:
    modules = modules_on_terminal(tmp_path, *args)
    assert "rich" in modules
    assert set() == HEAVY_ON_TERMINAL & modules


def test_machine_form_on_terminal_imports_no_rich(tmp_path: Path) -> None:
    assert set() == HEAVY & modules_on_terminal(tmp_path, "list", "kind:session", "-f", "csv")


def test_store_of_one_s_own_is_read_without_what_writes_it(tmp_path: Path) -> None:
    """A lock costs 40 ms, and a journal is read by its own commands only."""
    writes = {f"interpol_cli.store.{name}" for name in ("writer", "journal", "lock", "files", "draft", "entry")}
    assert set() == writes & modules_in_pipe(tmp_path, "show", "ga-93")
    make_personal(tmp_path / "interpol" / "facts.json")
    modules = modules_in_pipe(tmp_path, "show", "rabat-2024", XDG_DATA_HOME=str(tmp_path))
    assert set() == (HEAVY | writes) & modules


def homes_of_commands() -> set[str]:
    """Name every module that holds a command."""
    entries = [*COMMANDS.values(), *(entry for group in GROUPS.values() for entry in group.values())]
    return {f"interpol_cli.cli.{entry.module}" for entry in entries if entry.module}


def test_only_the_called_command_is_imported(tmp_path: Path) -> None:
    """Typer builds every command that it is given, 2 ms each."""
    own = {f"interpol_cli.cli.{COMMANDS['show'].module}"}
    assert own == homes_of_commands() & modules_in_pipe(tmp_path, "show", "ga-93")


def test_help_imports_no_command_and_no_store(tmp_path: Path) -> None:
    modules = modules_in_pipe(tmp_path, "--help")
    assert set() == homes_of_commands() & modules
    assert set() == {
        name for name in modules if name.startswith(("interpol_cli.store", "interpol_cli.render", "tinydb"))
    }
