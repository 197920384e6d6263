"""Run the program as a user does: in a process of its own, into pipes or on a terminal."""

import os
import pty
import select
import shlex
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = (sys.executable, "-m", "interpol_cli")
SECONDS = 60


@dataclass(frozen=True)
class Result:
    """What a run left: its two streams and its exit code."""

    stdout: str
    stderr: str
    code: int

    @property
    def lines(self) -> list[str]:
        return self.stdout.splitlines()


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give an environment without the settings of whoever runs the tests."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
        if name in os.environ
    }
    nowhere = str(ROOT / "tests" / "data" / "no-home")
    homes = {"HOME": nowhere, "XDG_CONFIG_HOME": nowhere, "XDG_DATA_HOME": nowhere}
    return {**kept, **homes, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(changes or {})}


def run(
    *args: str | Path,
    stdin: str | bytes = "",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Result:
    """Run the program into pipes."""
    done = run_bytes(*args, stdin=stdin, env=env, cwd=cwd)
    return Result(done.stdout.decode(), done.stderr.decode(), done.returncode)


def run_bytes(
    *args: str | Path,
    stdin: str | bytes = "",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program into pipes and give its bytes."""
    return subprocess.run(
        [*PROGRAM, *map(str, args)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=environment(env),
        cwd=cwd,
        timeout=SECONDS,
        check=False,
    )


def run_on_terminal(
    *args: str | Path, width: int = 80, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Result:
    """Run the program with stdout on a terminal of the given width, stderr in a pipe."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    attributes = termios.tcgetattr(slave)
    attributes[1] &= ~termios.OPOST  # so that the terminal does not turn LF into CRLF
    termios.tcsetattr(slave, termios.TCSANOW, attributes)
    process = subprocess.Popen(
        [*PROGRAM, *map(str, args)],
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=subprocess.PIPE,
        env=environment(env),
        cwd=cwd,
    )
    os.close(slave)
    stdout = _read_terminal(master)
    stderr = process.stderr.read() if process.stderr else b""
    process.wait(SECONDS)
    if process.stderr:
        process.stderr.close()
    return Result(stdout.decode(), stderr.decode(), process.returncode)


def _read_terminal(master: int) -> bytes:
    pieces = []
    while select.select([master], [], [], SECONDS)[0]:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(master)
    return b"".join(pieces)


def shell(command: str, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Result:
    """Run a line of bash in which `interpol` is the program."""
    function = f'interpol() {{ {_quoted(PROGRAM)} "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-c", function + command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment(env),
        cwd=cwd,
        timeout=SECONDS,
        check=False,
    )
    return Result(done.stdout, done.stderr, done.returncode)


def _quoted(words: Sequence[str]) -> str:
    return shlex.join(words)
