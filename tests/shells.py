"""Drive real shells: a prompt on a terminal, keys typed into it, and the line that they leave there."""

import os
import pty
import re
import select
import shutil
import subprocess
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path

import pytest

from command import PROGRAM, environment
from facts import SMALL_STORE

SECONDS = 20
TAB, SHOW_LINE, CLEAR_LINE = "\t", "\x18\x10", "\x15"
# Ctrl-X Ctrl-P prints the line between these, whatever has been drawn on the screen.
_LINE = re.compile(r"<<(.*?)>>", re.DOTALL)
_READY = "prompt-is-ready"


def need(shell: str) -> str:
    """Give the path of a shell, or skip the test where there is none."""
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not installed")
    return path


def write_program(directory: Path) -> Path:
    """Write an executable `interpol` that runs the program under test, and give its directory."""
    program = directory / "interpol"
    program.write_text(f'#!/bin/sh\nexec {" ".join(PROGRAM)} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return directory


def shell_environment(home: Path) -> dict[str, str]:
    """Give the environment of a shell in which `interpol` is the program under test, with the small store."""
    clean = environment({"HOME": str(home), "TERM": "dumb", "PS1": "> ", "INTERPOL_STORE": str(SMALL_STORE)})
    return clean | {"PATH": f"{write_program(home)}{os.pathsep}{clean['PATH']}"}


class Prompt:
    """A shell that waits for keys on a terminal."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._seen = ""

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self._terminal, keys.encode())

    def wait_for(self, pattern: re.Pattern[str]) -> re.Match[str]:
        """Read the terminal until something is there; what stands before it is forgotten."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            found = pattern.search(self._seen)
            if found:
                self._seen = self._seen[found.end() :]
                return found
            if select.select([self._terminal], [], [], 0.1)[0]:
                self._seen += os.read(self._terminal, 65536).decode(errors="replace")
        raise AssertionError(f"{pattern.pattern!r} did not come; on the screen: {self._seen!r}")

    def complete(self, line: str) -> str:
        """Type a line and the tab key, and give the line as it is then."""
        self.press(line + TAB + SHOW_LINE)
        completed = self.wait_for(_LINE)[1]
        self.press(CLEAR_LINE)
        return completed


@contextmanager
def prompt(command: Sequence[str], setup: str, home: Path) -> Iterator[Prompt]:
    """Start a shell on a terminal of its own, in `home`, and type the lines that set it up."""
    ours, theirs = pty.openpty()

    def own_terminal() -> None:
        ioctl(theirs, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=shell_environment(home),
        cwd=home,
        start_new_session=True,
        preexec_fn=own_terminal,
    )
    os.close(theirs)
    made = Prompt(ours)
    try:
        made.press(f"{setup}; echo {_READY[:6]}''{_READY[6:]}\n")
        made.wait_for(re.compile(_READY + r"\r?\n"))
        yield made
    finally:
        process.kill()
        process.wait()
        os.close(ours)
