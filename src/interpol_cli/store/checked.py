"""Remember which stores have passed every check, so that a large one is checked once and not at every call.

Conventions: what passed is known by the SHA-256 digest of its bytes, by the version of the program whose rules it
passed, and by what was checked: the layout of one file, or the rules of a whole stack, which may not hold for one of
its files alone. Small stores are checked each time: that costs less than to look. What is remembered is an empty file
in the user's cache, and losing it loses nothing.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from interpol_cli import __version__
from interpol_cli.store.directories import user_directory

Check = Literal["layout", "rules"]

LEAST_BYTES = 1024 * 1024
"""A smaller store is checked in less than 200 ms."""


def is_known(check: Check, contents: Sequence[bytes]) -> bool:
    """Say whether a large store, or a stack of them, passed a check before, byte for byte as it is."""
    try:
        return _is_large(contents) and _path_of(check, contents).is_file()
    except (OSError, RuntimeError):  # no right to look, or no home
        return False


def remember(check: Check, contents: Sequence[bytes]) -> None:
    """Remember that a large store, or a stack of them, passed a check; where nothing can be kept, nothing is."""
    if not _is_large(contents):
        return
    try:
        path = _path_of(check, contents)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except (OSError, RuntimeError):
        return


def _is_large(contents: Sequence[bytes]) -> bool:
    return sum(map(len, contents)) >= LEAST_BYTES


def _path_of(check: Check, contents: Sequence[bytes]) -> Path:
    import hashlib  # 5 ms, and most stores are small

    digest = hashlib.sha256(f"{__version__} {check}".encode())
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return user_directory("cache") / "checked" / digest.hexdigest()
