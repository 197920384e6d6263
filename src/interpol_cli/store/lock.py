"""Let one program at a time write a store: a lock on a file beside it, which the system gives up when a process ends.

Conventions: the lock of `facts.json` is `facts.json.lock`, which stays there; readers take none, since a store is
replaced at once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from interpol_cli.errors import OutputError, StoreLockedError
from interpol_cli.store.files import reason_of

_POLL_SECONDS = 0.02


@contextmanager
def locked(store: Path, wait_seconds: float, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a store.

    Args:
        store: Its file, links followed.
        wait_seconds: How long to wait for another program.
        tell: Is told that we wait, if we do.

    Raises:
        StoreLockedError: The other program held it all the time.
        OutputError: The system does not let us lock there.
    """
    from filelock import FileLock, Timeout  # 40 ms, and who only reads takes no lock

    path = f"{store}.lock"
    lock = FileLock(path)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            tell(f"waiting up to {wait_seconds:g} s for another program that writes {store}")
            lock.acquire(timeout=wait_seconds, poll_interval=_POLL_SECONDS)
    except Timeout as error:
        raise StoreLockedError(str(store), wait_seconds) from error
    except OSError as error:
        raise OutputError(str(store), f"{path}: {reason_of(error)}") from error
    try:
        yield
    finally:
        lock.release()
