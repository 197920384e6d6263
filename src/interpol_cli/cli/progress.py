"""Show on a terminal at stderr how far a long batch, or a long export, is."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

from interpol_cli.cli import output, stdin

T = TypeVar("T")

_PATIENCE_S, _PAUSE_S = 1.0, 0.2
_EXPORT_PATIENCE_S = 2.0
_BAR_CELLS = 24


class Progress:
    """A line that counts; only on a terminal where nothing else is shown, and only after a second."""

    def __init__(self) -> None:
        is_busy = (sys.stdout is not None and sys.stdout.isatty()) or stdin.is_interactive()
        self._is_shown = _is_watched() and not is_busy
        self._started = time.monotonic()
        self._last = 0.0

    def show(self, count: int, read_bytes: int) -> None:
        """Show how many keys were answered; of a file also how much of it was read."""
        if not self._is_shown:
            return
        now = time.monotonic()
        if now - self._started < _PATIENCE_S or now - self._last < _PAUSE_S:
            return
        self._last = now
        size = stdin.size_bytes()
        part = f", {read_bytes * 100 // size} %" if size else ""
        output.progress(f"{count:,} keys, {count / (now - self._started):,.0f} a second{part}")

    def end(self) -> None:
        """Take the line away."""
        if self._last:
            output.progress("")


def watched(facts: Sequence[T]) -> Iterator[T]:
    """Hand on facts that are written to a file; on a terminal, and after two seconds, with a bar of how many were."""
    return _with_bar(facts) if _is_watched() else iter(facts)


def _with_bar(facts: Sequence[T]) -> Iterator[T]:
    last = started = time.monotonic()
    try:
        for done, fact in enumerate(facts):
            now = time.monotonic()
            if now - started >= _EXPORT_PATIENCE_S and now - last >= _PAUSE_S:
                last = now
                bar = ("#" * (done * _BAR_CELLS // len(facts))).ljust(_BAR_CELLS, "-")
                output.progress(f"[{bar}] {done * 100 // len(facts)} %, {done:,} of {len(facts):,} facts")
            yield fact
    finally:
        if last > started:
            output.progress("")


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
