"""Measure how long each hostile store of `tests/hostile.py` takes to be refused or shown, and how much memory.

Conventions: whole processes, the worst of a few runs; what is meant is less than 2 seconds and 500 MiB, and a line that
is over is marked. Nothing here fails.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile import HARMLESS, REFUSED, measured

MOST_S, MOST_MIB = 2.0, 500


def measure(name: str, write: Callable[[Path], None], ways: Sequence[Sequence[str]], rounds: int) -> None:
    """Print a line about one store."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "store.json"
        write(path)
        size = path.stat().st_size
        runs = [measured(*way, "--store", path) for way in ways for _ in range(rounds)]
    seconds, peak = max(run.seconds for run in runs), max(run.peak_mib for run in runs)
    cpu = max(run.cpu_seconds for run in runs)
    over = "" if seconds < MOST_S and peak < MOST_MIB else "  OVER"
    codes = "/".join(str(code) for code in sorted({run.code for run in runs}))
    print(
        f"{name:38} {size / 1024**2:8.1f} MiB   exit {codes:5} {seconds:6.2f} s ({cpu:5.2f} of the processor) {peak:6.0f} MiB{over}",
        flush=True,
    )


def main() -> None:
    """Measure every kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    for name, kind in REFUSED.items():
        measure(name, kind.write, [("list",)], rounds)
    for name, write in HARMLESS.items():
        measure(
            name, write, [("list",), ("show", "ga-1"), ("timeline", "-f", "timeline"), ("list", "-f", "table")], rounds
        )


if __name__ == "__main__":
    main()
