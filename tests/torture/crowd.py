"""Let many processes write one store at once, and kill some of them: what was said to be written has to be there.

Conventions: a writer notes in a file of its own what it wrote, after the program said that it was written; so a fact that
is noted has to be in the store and in its journal, and one that is not noted may be.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from interpol_cli.store import strict
from interpol_cli.store.changes import Change
from interpol_cli.store.journal import rebuilt
from interpol_cli.store.writer import history, opened
from torture.kill import fact, note

WAIT_SECONDS = 120.0

Write = Callable[[Path, str], None]


class Result(NamedTuple):
    """What became of a crowd: facts that were said to be written, facts found, writers killed, seconds."""

    told: int
    found: int
    killed: int
    seconds: float


def write_directly(path: Path, fact_id: str) -> None:
    """Add a fact as the commands do, without starting the program."""
    with opened(str(path), wait_seconds=WAIT_SECONDS) as own:
        own.write([Change("events", fact_id, None, fact(len(fact_id)))], note("add", fact_id))


def _run_writer(path: Path, name: str, edits: int, write: Write) -> int:
    """Begin a process that writes, and notes what it wrote."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        with (path.parent / f"{name}.told").open("a", encoding="utf-8", buffering=1) as told:
            for number in range(edits):
                write(path, f"{name}-{number}")
                told.write(f"{name}-{number}\n")
        code = 0
    finally:
        os._exit(code)


def crowd(path: Path, *, writers: int, edits: int, write: Write = write_directly) -> Result:
    """Let writers write, each so many facts, and wait for all of them."""
    started = time.monotonic()
    children = [_run_writer(path, f"w{number}", edits, write) for number in range(writers)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert codes == [0] * writers, f"a writer failed: {codes}"
    return _counted(path, 0, started)


def crowd_under_fire(path: Path, *, writers: int, kills: int, seed: int) -> Result:
    """Kill writers at random moments, and begin new ones in their place, until so many were killed."""
    chance, started, begun = random.Random(seed), time.monotonic(), 0
    running: list[int] = []
    killed = 0
    while killed < kills:
        while len(running) < writers:
            running.append(_run_writer(path, f"k{begun}", 10_000, write_directly))
            begun += 1
        time.sleep(chance.uniform(0.0, 0.1))
        victim = running.pop(chance.randrange(len(running)))
        os.kill(victim, signal.SIGKILL)
        status = os.waitpid(victim, 0)[1]
        assert os.WIFSIGNALED(status), "a writer failed by itself"
        killed += 1
    for child in running:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    write_directly(path, "last")  # which puts right what the last of them left
    return _counted(path, killed + len(running), started)


def _counted(path: Path, killed: int, started: float) -> Result:
    seconds = time.monotonic() - started
    told = {line for file in path.parent.glob("*.told") for line in file.read_text("utf-8").splitlines()}
    content = path.read_bytes()
    found = set(strict.read_tables(str(path), content)["events"])
    past = history(str(path))
    in_journal = {one.record_id for entry in past.entries for one in entry.changes}
    assert told <= found, f"lost: {sorted(told - found)[:5]}"
    assert found <= in_journal, "the journal does not know all"
    assert past.is_whole
    assert rebuilt(past.entries, len(past.entries), past.path) == content
    return Result(len(told), len(found), killed, seconds)
