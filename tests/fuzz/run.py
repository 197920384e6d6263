"""Run one target of `targets.py` under atheris for some minutes: `python tests/fuzz/run.py edtf --minutes 10`.

Conventions: a finding does not end the run: each new kind of it (by exception and place) is written to
`tests/fuzz/found/`, and so is what takes longer than two seconds; the last line says what was done. New inputs that
reach new code are kept in `tests/fuzz/found/` too, out of git; the few worth keeping go to `tests/fuzz/corpus/`.
"""

import argparse
import hashlib
import os
import sys
import time
import traceback
from pathlib import Path

import atheris

HERE = Path(__file__).parent
SLOW_S = 2.0

sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "src")]
with atheris.instrument_imports(include=["interpol_cli"]):
    # the grammar is imported late by the program, and so is named here
    import interpol_cli.core.when_grammar
    import interpol_cli.core.when_stamp  # noqa: F401
    from fuzz import targets


class Watch:
    """What a run has seen: how often the target was called, and what it did wrong."""

    def __init__(self, name: str) -> None:
        self.name, self.target = name, targets.TARGETS[name]
        self.calls = 0
        self.slowest = 0.0
        self.findings: dict[str, int] = {}
        self.directory = HERE / "found" / name
        self.directory.mkdir(parents=True, exist_ok=True)

    def __call__(self, data: bytes) -> None:
        """Call the target, and keep what it fails on."""
        self.calls += 1
        started = time.monotonic()
        try:
            self.target(data)
        except Exception as error:  # noqa: BLE001 - any is a finding
            last = traceback.extract_tb(error.__traceback__)[-1]
            self._keep(f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}", data)
        taken = time.monotonic() - started
        self.slowest = max(self.slowest, taken)
        if taken > SLOW_S:
            self._keep(f"slow-{int(taken)}", data)

    def _keep(self, kind: str, data: bytes) -> None:
        self.findings[kind] = self.findings.get(kind, 0) + 1
        if self.findings[kind] == 1:
            digest = hashlib.sha256(data).hexdigest()[:8]
            (self.directory / f"FINDING-{kind}-{digest}").write_bytes(data)
            print(f"{self.name}: {kind}: {data[:200]!r}", flush=True)


def main() -> None:
    """Run a target until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=targets.TARGETS)
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args()
    watch = Watch(asked.target)
    grown = HERE / "found" / f"{asked.target}-corpus"
    grown.mkdir(parents=True, exist_ok=True)
    seeds = HERE / "corpus" / asked.target
    ends_at = time.monotonic() + asked.minutes * 60

    def one(data: bytes) -> None:
        watch(data)
        if time.monotonic() > ends_at:  # atheris ends the process, and never comes back
            print(
                f"{watch.name}: {asked.minutes:g} minutes, {watch.calls} executions, "
                f"slowest {watch.slowest * 1000:.0f} ms, findings: {watch.findings or 'none'}",
                flush=True,
            )
            os._exit(1 if watch.findings else 0)

    options = ["-max_len=4096", "-timeout=60", "-rss_limit_mb=1500", "-verbosity=0", "-print_final_stats=0"]
    dictionary = HERE / "words.dict"
    if dictionary.exists():
        options.append(f"-dict={dictionary}")
    atheris.Setup([sys.argv[0], *options, str(grown), str(seeds)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
