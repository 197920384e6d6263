"""The long form of the tests that a store loses nothing: some minutes; `make torture` runs it.

It prints what it did, and writes it down in docs/reliability.md. Numbers of the command line: --kills, --writers, --edits.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from interpol_cli.cli.app import main as interpol
from interpol_cli.store.changes import Change
from interpol_cli.store.writer import create, history
from torture.crowd import WAIT_SECONDS, crowd, crowd_under_fire
from torture.full import fill_everywhere, small_disk
from torture.kill import JOBS, KILLED, Job, fact, kill_everywhere, note, write

PAGE = Path(__file__).resolve().parents[2] / "docs/reliability.md"
_BEGIN, _END = "<!-- written by make torture -->\n", "<!-- end -->\n"
_SOURCE = "interpol-ga-92-event"

Row = tuple[str, str, float]


def call(*args: str) -> None:
    """Run the program in this process, quietly; it has to succeed."""
    with (
        open(os.devnull, "w", encoding="utf-8") as nowhere,  # noqa: PTH123
        mock.patch.object(sys, "argv", ["interpol", *args]),
        mock.patch.object(sys, "stdout", nowhere),
        mock.patch.object(sys, "stderr", nowhere),
    ):
        code = interpol()
    assert code == 0, f"interpol {' '.join(args)} ended with {code}"


def add_by_command(path: Path, fact_id: str, why: str = "one of many") -> None:
    """Add a fact as a person does."""
    store = ("--store", "curated", "--store", str(path))
    fields = ("--kind", "meeting", "--date", "4 نونبر 2024", "--title", fact_id, "--source", _SOURCE)
    call("store", "add", "--id", fact_id, *fields, "--summary", why, *store)


def _prepare_command(path: Path) -> None:
    create(str(path), note("init"))
    add_by_command(path, "old")


COMMAND_JOBS = (
    Job("interpol store add", _prepare_command, lambda path: add_by_command(path, "new", KILLED)),
    Job(
        "interpol store set",
        _prepare_command,
        lambda path: call(
            *("store", "set", "old", "venue=Palais", "--summary", KILLED, "--store", "curated", "--store", str(path))
        ),
    ),
    Job(
        "interpol store undo",
        _prepare_command,
        lambda path: call("store", "undo", "--summary", KILLED, "--store", "curated", "--store", str(path)),
    ),
)


def killed_at_each_step(directory: Path, kills: int) -> Iterator[Row]:
    """Kill each job at each of its steps, again and again until there were enough."""
    for name, jobs in (("through the writer", JOBS), ("through the program", COMMAND_JOBS)):
        left: Counter[str] = Counter()
        started, rounds = time.monotonic(), 0
        while left.total() < kills:
            for job in jobs:
                here = directory / f"{name}-{rounds}-{job.name}".replace(" ", "-")
                left.update(which for _, _, which in kill_everywhere(job, here))
                shutil.rmtree(here)
            rounds += 1
        yield (
            f"killed at each step, {name}: {', '.join(job.name for job in jobs)}",
            f"{left.total()} kills; {left['before']} left the old store, {left['after']} the new one",
            time.monotonic() - started,
        )


def crowds(directory: Path, kills: int, writers: int, edits: int) -> Iterator[Row]:
    """Let writers write at once, undisturbed and under fire."""
    path = _begun(directory / "crowd")
    result = crowd(path, writers=writers, edits=edits, write=add_by_command)
    assert (result.told, result.found) == (writers * edits, writers * edits)
    assert len(history(str(path)).entries) == writers * edits + 1
    yield (
        f"{writers} writers, {edits} times `interpol store add` each",
        f"{result.found} of {writers * edits} facts found, as many changes in the journal",
        result.seconds,
    )
    result = crowd_under_fire(_begun(directory / "fire"), writers=writers, kills=kills, seed=1)
    yield (
        f"{writers} writers, killed at random moments",
        f"{result.killed} kills; {result.told} facts were said to be written, {result.told} of them found",
        result.seconds,
    )


def full_disks(directory: Path) -> Iterator[Row]:
    """Fill the disk at each byte that is written, and a real one."""
    failed: Counter[bool] = Counter()
    started = time.monotonic()
    for job in JOBS:
        failed.update(has_failed for _, has_failed in fill_everywhere(job, directory / job.name, step_bytes=23))
    yield (
        "limit on the size of files, every 23 bytes",
        f"{failed[True]} changes refused, store and journal as before; {failed[False]} went through",
        time.monotonic() - started,
    )
    started = time.monotonic()
    with small_disk(directory / "disk", "64k") as disk:
        if disk is None:
            yield "a disk of 64 KiB", "not tried: the system does not let us mount one", 0.0
            return
        path = _begun(disk)
        refused = 0
        for number in range(300):
            before = path.read_bytes()
            try:
                write(path, Change("events", f"e-{number}", None, fact(number)))
            except Exception:  # noqa: BLE001 - whatever it is, the store has to be as it was
                refused += 1
                assert before == path.read_bytes()
                assert history(str(path)).is_whole
        yield (
            "a disk of 64 KiB, 300 changes",
            f"{300 - refused} written, then {refused} refused, store and journal as before",
            time.monotonic() - started,
        )


def _begun(directory: Path) -> Path:
    directory.mkdir(exist_ok=True)
    path = directory / "facts.json"
    create(str(path), note("init"))
    return path


def main() -> None:
    """Run everything, and write down what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="at least so many, in each of three ways")
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--edits", type=int, default=125, help="of each writer")
    parser.add_argument("--no-page", action="store_true", help="leave docs/reliability.md as it is")
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="interpol-torture-") as name:
        directory = Path(name)
        for variable in [variable for variable in os.environ if variable.startswith(("INTERPOL_", "XDG_"))]:
            del os.environ[variable]
        os.environ |= {"HOME": name, "INTERPOL_WAIT": f"{WAIT_SECONDS:g}"}
        parts: tuple[Callable[[], Iterator[Row]], ...] = (
            lambda: killed_at_each_step(directory, wishes.kills),
            lambda: crowds(directory, wishes.kills, wishes.writers, wishes.edits),
            lambda: full_disks(directory),
        )
        rows = []
        for part in parts:
            for row in part():
                print(f"{row[2]:7.1f} s  {row[0]}\n           {row[1]}", flush=True)  # noqa: T201 - who waits for it wants to see how far it is
                rows.append(row)
    if not wishes.no_page:
        _write_down(rows)


def _write_down(rows: list[Row]) -> None:
    machine = f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}, {machine}:\n",
        "\n",
        "| what was done | what came of it | s |\n|---|---|---|\n",
    ]
    lines += [f"| {what} | {result} | {seconds:.0f} |\n" for what, result, seconds in rows]
    text = PAGE.read_text("utf-8")
    before, rest = text.split(_BEGIN)
    PAGE.write_text(before + _BEGIN + "".join(lines) + _END + rest.split(_END)[1], "utf-8")


if __name__ == "__main__":
    main()
