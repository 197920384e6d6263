"""Kill a process that writes a store, at every step of its writing, and look at what it leaves.

Conventions: a step is a system call that changes something on the disk; a process kills itself with SIGKILL before the
call, after it, or in the middle of a write; what is left must be the store before or the store after, whole, with a
journal that says so, and the next change must go through.
"""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from interpol_cli.store import strict
from interpol_cli.store.changes import Change, text_of
from interpol_cli.store.journal import Journal, Note, rebuilt
from interpol_cli.store.writer import create, history, new_path, opened

CALLS = ("open", "write", "fsync", "ftruncate", "fchmod", "replace", "unlink", "close")
WAYS = ("before", "after", "torn")
KILLED = "the change during which it was killed"
MOMENT = "2026-11-22T10:00:00Z"


def note(op: str, why: str | None = None) -> Note:
    """Say who does something."""
    return Note(op, MOMENT, "torture", why)


def fact(number: int) -> dict[str, Any]:
    """Make a record that is large enough to be torn."""
    return {"kind": "seat", "date": str(1900 + number % 100), "summary": {"en": f"fact {number}, " + "و" * 200}}


class Job(NamedTuple):
    """A change: how the store is made ready for it, and what is done."""

    name: str
    prepare: Callable[[Path], None]
    change: Callable[[Path], None]


def write(path: Path, change: Change, why: str | None = None, op: str = "set") -> None:
    """Carry out one change."""
    with opened(str(path)) as own:
        own.write([change], note(op, why))


def _begin(path: Path) -> None:
    create(str(path), note("init"))
    write(path, Change("events", "old", None, fact(1)), op="add")
    write(path, Change("events", "older", None, fact(2)), op="add")


def _begin_outside(path: Path) -> None:
    _begin(path)
    path.write_text(path.read_text("utf-8").replace("1901", "1951"), "utf-8")


def _begin_by_hand(path: Path) -> None:
    path.write_text('{"events": {"old": {"kind": "seat"}}}', "utf-8")


def _begin_torn(path: Path) -> None:
    _begin(path)
    with (path.with_name(f"{path.name}.journal")).open("ab") as file:
        file.write(b'{"n": 4, "when": "2026')


JOBS = (
    Job("init", lambda path: None, lambda path: create(str(path), note("init", KILLED))),
    Job("add", _begin, lambda path: write(path, Change("events", "new", None, fact(3)), KILLED, "add")),
    Job("set", _begin, lambda path: write(path, Change("events", "old", fact(1), fact(4)), KILLED)),
    Job("rm", _begin, lambda path: write(path, Change("events", "old", fact(1), None), KILLED, "rm")),
    Job("outside", _begin_outside, lambda path: write(path, Change("events", "new", None, fact(3)), KILLED, "add")),
    Job("adopt", _begin_by_hand, lambda path: write(path, Change("events", "new", None, fact(3)), KILLED, "add")),
    Job("torn", _begin_torn, lambda path: write(path, Change("events", "new", None, fact(3)), KILLED, "add")),
)


class Deadly:
    """Stands for the system calls of `os`, and kills the process at one of them."""

    def __init__(self, step: int, way: str) -> None:
        self._left, self._way = step, way

    def wrap(self, name: str) -> Callable[..., Any]:
        """Make a call that may be the last one."""
        real = getattr(os, name)

        def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            self._left -= 1
            if self._left == 0 and self._way == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            if self._left == 0 and self._way == "torn" and name == "write":
                real(args[0], bytes(args[1])[: len(args[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            is_last = self._left == 0  # another call may come before this one returns
            try:
                return real(*args, **kwargs)
            finally:
                if is_last:
                    os.kill(os.getpid(), signal.SIGKILL)

        return call

    def __enter__(self) -> None:
        for name in CALLS:
            mock.patch.object(os, name, self.wrap(name)).start()

    def __exit__(self, *_error: object) -> None:
        mock.patch.stopall()


def dies(action: Callable[[], None], step: int, way: str) -> bool:
    """Do something in a process of its own that dies at a step; False where it came to its end before."""
    child = os.fork()
    if not child:
        code = 1
        try:
            with Deadly(step, way):
                action()
            code = 0
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the change itself failed"
    return False


def content_of(path: Path) -> bytes | None:
    """Read a store; None where there is none."""
    return path.read_bytes() if path.exists() else None


def look(path: Path, before: bytes | None, after: bytes | None) -> str:
    """Look at what is left of a store and its journal.

    Returns:
        Whether it is the store `before` or `after` the change.
    """
    content = content_of(path)
    assert content in (before, after), "the store is neither the old nor the new one"
    if content is not None:
        strict.read_tables(str(path), content)
    found = history(str(path))
    notes = [entry.note.why for entry in found.entries]
    if content == after:
        assert notes[-1:] == [KILLED], "the journal does not know the change"
    else:
        assert KILLED not in notes, "the journal knows of a change that did not happen"
    if found.entries and found.is_whole:
        assert rebuilt(found.entries, len(found.entries), found.path) == content
    return "after" if content == after else "before"


def go_on(path: Path) -> None:
    """Carry out another change after the accident, and look at everything."""
    if not path.exists():
        create(str(path), note("init"))
    told = list(history(str(path)).entries)
    write(path, Change("events", "later", None, fact(5)), "later", "add")
    assert not new_path(path).exists(), "the new file was left lying there"
    found = history(str(path))
    assert found.is_whole
    assert list(found.entries[: len(told)]) == told, "the journal has lost an entry"
    assert found.entries[-1].note.why == "later"
    assert tuple(Journal(path).entries()) == found.entries
    assert rebuilt(found.entries, len(found.entries), found.path) == path.read_bytes()
    assert text_of(strict.read_tables(str(path), path.read_bytes())).encode() == path.read_bytes()


def kill_everywhere(job: Job, directory: Path) -> Iterator[tuple[int, str, str]]:
    """Kill a job at each of its steps, in each way; give the step, the way, and which store was left."""
    ready = directory / "ready"
    ready.mkdir(parents=True)
    job.prepare(ready / "facts.json")
    done = Path(shutil.copytree(ready, directory / "done"))
    job.change(done / "facts.json")
    before, after = content_of(ready / "facts.json"), content_of(done / "facts.json")
    for way in WAYS:
        for step in range(1, 1000):
            here = Path(shutil.copytree(ready, directory / "here"))
            path = here / "facts.json"
            has_died = dies(lambda path=path: job.change(path), step, way)  # type: ignore[misc]
            if has_died:
                left = look(path, before, after)
                go_on(path)
                yield step, way, left
            shutil.rmtree(here)
            if not has_died:
                break
