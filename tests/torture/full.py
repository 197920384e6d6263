"""Fill the disk while a store is written: the change fails with one sentence, and the store and its journal are as before.

Conventions: a limit on the size of files stands for a full disk at every byte that is written; a small file system in
memory, where the system lets us have one, is a disk that is really full.
"""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interpol_cli.errors import OutputError
from torture.kill import Job, content_of, look

_FAILED, _DONE = 3, 0


def fails(job: Job, path: Path, limit_bytes: int) -> bool:
    """Do a job in a process that may write no file beyond a size; say whether it failed with an error of ours."""
    child = os.fork()
    if not child:
        code = 1
        try:
            sys.dont_write_bytecode = True  # one cut off by the limit would be found broken by whoever comes after
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))
            job.change(path)
            code = _DONE
        except OutputError:
            code = _FAILED
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (_FAILED, _DONE), "it failed, and not with an error of ours"
    return code == _FAILED


def fill_everywhere(job: Job, directory: Path, *, step_bytes: int) -> Iterator[tuple[int, bool]]:
    """Do a job under one limit after the other, until one lets it through; give the limit and whether it failed."""
    ready = directory / "ready"
    ready.mkdir(parents=True)
    job.prepare(ready / "facts.json")
    done = Path(shutil.copytree(ready, directory / "done"))
    job.change(done / "facts.json")
    before, after = content_of(ready / "facts.json"), content_of(done / "facts.json")
    largest = max(file.stat().st_size for file in done.iterdir())
    for limit in range(0, largest + step_bytes, step_bytes):
        here = Path(shutil.copytree(ready, directory / "here"))
        path = here / "facts.json"
        has_failed = fails(job, path, limit)
        assert look(path, before, after) == ("before" if has_failed else "after")
        assert not (here / ".facts.json.new").exists()
        yield limit, has_failed
        shutil.rmtree(here)


@contextmanager
def small_disk(directory: Path, size: str) -> Iterator[Path | None]:
    """Give a file system of a few kilobytes; None where the system does not let us have one."""
    directory.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(directory)]
    try:
        is_there = not subprocess.run(command, capture_output=True, check=False).returncode
    except OSError:
        is_there = False
    try:
        yield directory if is_there else None
    finally:
        if is_there:
            subprocess.run(["umount", str(directory)], check=True)
