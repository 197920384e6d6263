"""Write files so that a killed process, a full disk or a failing rename leaves the old bytes or the new, never half.

Conventions: what is said to be written is on the disk (`fsync` of the file, and of its directory where a name changed);
a file that another belongs to is named after it and stands beside it; all system calls go through `os`, one at a time,
so that a test can stop the process at each of them.
"""

import errno
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from interpol_cli.errors import OutputError

_MODE = 0o666  # less what the umask takes away
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


def real_path(path: str | Path) -> Path:
    """Follow symbolic links to the file that is written, so that the links stay.

    Raises:
        OutputError: They lead in a circle.
    """
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError) as error:
        raise OutputError(str(path), "its links lead nowhere") from error


def digest_of(content: bytes) -> str:
    """Give the SHA-256 of bytes in hexadecimal."""
    return sha256(content).hexdigest()


def read_if_there(path: Path) -> bytes | None:
    """Read a file whole; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def write_new(path: Path, content: bytes, *, like: Path | None = None) -> None:
    """Write a file that nobody looks at yet; one that a killed process left there makes way.

    Args:
        path: The file.
        content: All of it.
        like: A file whose permissions it gets, if that is there.
    """
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 - one system call, as all here
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, _MODE)
    try:
        if like is not None:
            _take_mode(handle, like)
        _write_whole(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)


def append(path: Path, content: bytes, *, like: Path | None = None) -> None:
    """Add bytes to the end of a file; where there is none it is made, with the permissions of another."""
    is_new = not path.exists()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _MODE)
    try:
        if is_new and like is not None:
            _take_mode(handle, like)
        _write_whole(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
    if is_new:
        sync_directory(path.parent)


def _take_mode(handle: int, like: Path) -> None:
    with suppress(FileNotFoundError, AttributeError):  # not every system has permissions of this kind
        os.fchmod(handle, os.stat(like).st_mode & 0o777)  # noqa: PTH116


def cut(path: Path, size: int) -> None:
    """Take away what stands behind the first `size` bytes of a file, if it is there."""
    try:
        handle = os.open(path, os.O_WRONLY)
    except FileNotFoundError:
        return
    try:
        os.ftruncate(handle, size)
        os.fsync(handle)
    finally:
        os.close(handle)


def rename(source: Path, target: Path) -> None:
    """Put one file in the place of another, at once."""
    os.replace(source, target)  # noqa: PTH105
    sync_directory(target.parent)


def sync_directory(path: Path) -> None:
    """Bring the names of a directory to the disk; file systems that cannot are left alone."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove(path: Path) -> None:
    """Take a file away, if it is there."""
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108


def may_write(path: Path) -> bool:
    """Say whether a file may be written; a rename would replace a read-only one without asking."""
    by_effective_user = os.access in os.supports_effective_ids
    return os.access(path, os.W_OK, effective_ids=by_effective_user)


def reason_of(error: OSError) -> str:
    """Say in a few words why the system refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full"
    if error.errno == errno.EFBIG:
        return "it would be larger than the system allows"
    return (error.strerror or str(error)).lower()


def _write_whole(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:  # a signal, or a disk that is nearly full, cuts a write short
        rest = rest[os.write(handle, rest) :]
