"""Time whole calls of `interpol` beside a bare one-command Typer program, in one run, and print both and their ratio.

Conventions: every program is started in turn, round after round, so that a busy machine slows all alike; times are whole
processes in milliseconds, medians; the budgets are those of docs/decisions.md ("Speed"). A timing never fails the run.
"""

import argparse
import os
import platform
import pty
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from fcntl import ioctl
from importlib.metadata import entry_points
from pathlib import Path

# What `pip` writes for an entry point, for ours and for the bare program.
SCRIPT = "import sys\nfrom {module} import {attr}\nif __name__ == '__main__':\n    sys.exit({attr}())\n"
BARE = '''"""The smallest Typer program."""
import typer

app = typer.Typer()


@app.command()
def main() -> None:
    """Say one word."""
    typer.echo("ready")
'''
PAUSE_S = 0.005
TIMEOUT_S = 60


@dataclass(frozen=True, slots=True)
class Call:
    """A call to time: its arguments, whether its output is a terminal, its exit code, and its budget as a ratio."""

    args: tuple[str, ...]
    budget: float | None = None
    on_terminal: bool = False
    code: int = 0
    variables: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """Name the call in the table."""
        words = "completion of ids" if self.variables else " ".join(("interpol", *self.args))
        return f"{words}{'  (terminal)' if self.on_terminal else ''}"


# What the bash completion sends for `interpol show ga-9<TAB>`.
COMPLETE = (("_INTERPOL_COMPLETE", "bash"),)
CALLS = (
    Call(("--version",)),
    Call(("get", "ga-93", "place.city"), 1.4),
    Call(("show", "ga-93", "-f", "json"), 1.4),
    Call(("list", "kind:session"), 1.7),
    Call(("export", "sessions.csv", "--force"), 1.7),
    Call(("search", "marrakech"), 1.7),
    Call(("show", "ga-93"), 2.2, on_terminal=True),
    Call(("list", "kind:session"), 3.0, on_terminal=True),
    Call(("timeline", "kind:session"), 3.0, on_terminal=True),
    Call(("list",), 8.0, on_terminal=True),
    Call(("timeline",), 8.0, on_terminal=True),
    Call(("list", "--nope"), 1.15, code=2),
    Call(("--help",), 1.15),
    Call(("list", "--help"), 1.15),
    Call(("interpol show ga-9",), 1.3, variables=COMPLETE),
)


def environment(home: Path) -> dict[str, str]:
    """Give an environment without settings or a personal store; compiled modules may be written, as after any install."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("INTERPOL_", "PYTHON", "COLUMNS", "LINES"))}
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "TERM": "xterm-256color",
    }


def run_in_pipe(command: Sequence[str], env: dict[str, str], cwd: Path) -> tuple[int, float]:
    """Run a program with its output in a pipe; give its exit code and its time in seconds."""
    start = time.perf_counter()
    done = subprocess.run(
        command, env=env, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT_S, check=False
    )
    return done.returncode, time.perf_counter() - start


def run_on_terminal(command: Sequence[str], env: dict[str, str], cwd: Path) -> tuple[int, float]:
    """Run a program on a terminal of 100 columns, reading all that it prints; give its exit code and time in seconds."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    try:
        while os.read(ours, 1 << 16):
            pass
    except OSError:  # Linux says so that the other side of a terminal is closed
        pass
    finally:
        os.close(ours)
    return process.wait(TIMEOUT_S), time.perf_counter() - start


def time_call(call: Call, script: Path, home: Path) -> tuple[int, float]:
    """Run a call once."""
    env = environment(home) | dict(call.variables)
    run = run_on_terminal if call.on_terminal else run_in_pipe
    return run([sys.executable, str(script), *call.args], env, home)


def write_scripts(home: Path) -> tuple[Path, Path]:
    """Write the entry points of `interpol` and of the bare program, alike in all but what they start."""
    (home / "bare.py").write_text(BARE, encoding="utf-8")
    bare, ours = home / "bare-script.py", home / "interpol"
    bare.write_text(SCRIPT.format(module="bare", attr="app"), encoding="utf-8")
    (entry,) = entry_points(group="console_scripts", name="interpol")
    ours.write_text(SCRIPT.format(module=entry.module, attr=entry.attr), encoding="utf-8")
    return bare, ours


def measure(runs: int, home: Path) -> tuple[list[float], dict[Call, list[float]], dict[Call, int]]:
    """Time the bare program and every call that works, round after round.

    Returns:
        Seconds of the bare program, seconds of each call, and the exit codes of the calls that do not work here.
    """
    bare, ours = write_scripts(home)
    bare_call = Call(())
    # The first run of each compiles its modules and fills the system's cache; it is not counted.
    time_call(bare_call, bare, home)
    warm = {call: time_call(call, ours, home)[0] for call in CALLS}
    broken = {call: code for call, code in warm.items() if code != call.code}
    base: list[float] = []
    times: dict[Call, list[float]] = {call: [] for call in CALLS if call not in broken}
    for _ in range(runs):
        base.append(time_call(bare_call, bare, home)[1])
        for call, seconds in times.items():
            time.sleep(PAUSE_S)
            seconds.append(time_call(call, ours, home)[1])
    return base, times, broken


def row(label: str, median: str, spread: str, ratio: str, budget: str, verdict: str) -> str:
    """Lay out one line of the table."""
    return f"{label:<44} {median:>8} {spread:>15} {ratio:>7} {budget:>7}  {verdict}".rstrip()


def spread_of(seconds: Sequence[float]) -> str:
    """Give the quartiles in milliseconds."""
    low, _, high = statistics.quantiles(seconds, n=4)
    return f"{low * 1000:.0f}–{high * 1000:.0f}"


def report(base: Sequence[float], times: dict[Call, list[float]], broken: dict[Call, int]) -> None:
    """Print the table."""
    bare = statistics.median(base)
    print(row("call", "ms", "quartiles", "ratio", "budget", ""))
    print(row("a bare Typer command", f"{bare * 1000:.1f}", spread_of(base), "1.00", "", ""))
    for call in CALLS:
        budget = f"{call.budget:.2f}" if call.budget else ""
        if call in broken:
            print(row(call.label, "–", "", "", budget, f"exit code {broken[call]} where {call.code} was expected"))
            continue
        median = statistics.median(times[call])
        verdict = "" if call.budget is None else "ok" if median / bare <= call.budget else "OVER"
        print(row(call.label, f"{median * 1000:.1f}", spread_of(times[call]), f"{median / bare:.2f}", budget, verdict))


def count(text: str) -> int:
    """Read a number of runs; quartiles need two."""
    value = int(text)
    if value < 2:
        raise argparse.ArgumentTypeError("at least 2 runs are needed")
    return value


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=count, default=21, help="runs of each program (default 21)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as home:
        base, times, broken = measure(runs, Path(home))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, medians of {runs} whole processes, interleaved")
    report(base, times, broken)


if __name__ == "__main__":
    main()
