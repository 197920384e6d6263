"""Write: the one place that data leaves by stdout or by a file, and the one that speaks on stderr.

Conventions: UTF-8 whatever the locale says; a file is written beside its place and renamed, so that it is there whole
or not at all; a reader that closes the pipe ends the program quietly.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from interpol_cli.errors import OutputError, OutputExistsError

PROGRAM = "interpol"
_CHUNK_CHARACTERS = 65536


class ReaderGoneError(Exception):
    """The reader of stdout closed it; there is nothing left to do."""


class Outlet:
    """What is on its way to stdout: held back until there is much of it, or until somebody waits for it."""

    def __init__(self) -> None:
        self._held: list[str] = []
        self._size = 0

    def take(self, piece: str) -> None:
        """Take a piece of text, whole lines as a rule."""
        self._held.append(piece)
        self._size += len(piece)
        if self._size >= _CHUNK_CHARACTERS:
            self.release()

    def release(self) -> None:
        """Write everything that is held.

        Raises:
            ReaderGoneError: The reader closed the pipe.
            OutputError: Stdout is closed or full.
        """
        if not self._held:
            return
        data = _encoded(self._held)
        self._held.clear()
        self._size = 0
        try:
            with _undisturbed():
                _write_whole(data)
        except KeyboardInterrupt:
            _forget_stdout()
            raise
        except BrokenPipeError as error:
            _forget_stdout()
            raise ReaderGoneError from error
        except (OSError, ValueError) as error:
            _forget_stdout()
            raise OutputError("stdout", _reason(error)) from error


def emit(pieces: Iterable[str], outlet: Outlet | None = None) -> None:
    """Write text to stdout as UTF-8.

    Args:
        pieces: The text; what was made before an interrupt is written whole.
        outlet: Takes the pieces; whoever makes them may release it before they wait for more to say.

    Raises:
        ReaderGoneError: The reader closed the pipe.
        OutputError: Stdout is closed or full.
    """
    outlet = outlet or Outlet()
    if sys.stdout is None:
        raise OutputError("stdout", "it is closed")
    try:
        for piece in pieces:
            outlet.take(piece)
    except KeyboardInterrupt:
        outlet.release()
        raise
    outlet.release()


def _write_whole(data: bytes) -> None:
    rest = memoryview(data)
    while rest:  # under PYTHONUNBUFFERED a signal cuts a write short
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put an interrupt off until the writing is done, so that the last line is whole; a second one is not put off."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    came: list[int] = []

    def wait(number: int, _frame: object) -> None:
        came.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, wait)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if came:
        raise KeyboardInterrupt


def _chunks(pieces: Iterable[str]) -> Iterable[bytes]:
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _CHUNK_CHARACTERS:
            yield _encoded(held)
            held.clear()
            size = 0
    yield _encoded(held)


def _encoded(pieces: Iterable[str]) -> bytes:
    """Encode text; the bytes of a file name that are no UTF-8 become escapes, which JSON reads back."""
    return "".join(pieces).encode(errors="backslashreplace")


def _forget_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush does not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "the disk is full"
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)


def check_target(path: Path, *, may_replace: bool) -> None:
    """Refuse a place for a file that is taken, before any work is done for it.

    Raises:
        OutputExistsError: Something stands there, and it may not be replaced.
        OutputError: It is a directory, a store of one's own or the journal of one, there is no directory for it, or the
            system does not take its name.
    """
    try:
        is_directory, is_file, has_directory = path.is_dir(), path.is_file(), path.parent.is_dir()
    except OSError as error:
        raise OutputError(str(path), _reason(error)) from error
    if is_directory:
        raise OutputError(str(path), "it is a directory")
    if is_file and not may_replace:  # a device or a pipe is written to, not replaced
        raise OutputExistsError(str(path))
    if is_file and _is_kept(path):
        raise OutputError(str(path), "it is a store with a journal, or its journal; only interpol store writes these")
    if not has_directory:
        raise OutputError(str(path), f"there is no directory {path.parent}")


def _is_kept(path: Path) -> bool:
    """Say whether a file is a store that a journal stands beside, or that journal."""
    from interpol_cli.store.journal import journal_path  # 10 ms, and few files are replaced

    file = path.resolve()
    store = file.with_suffix("")
    return journal_path(file).is_file() or (file == journal_path(store) and store.is_file())


def write_file(path: Path, pieces: Iterable[str], *, may_replace: bool) -> None:
    """Write a file whole or not at all.

    Raises:
        OutputExistsError: Something stands there, and it may not be replaced.
        OutputError: The system refuses, or the disk is full; nothing is left behind.
    """
    check_target(path, may_replace=may_replace)
    if path.exists() and not path.is_file():
        _write_through(path, pieces)
        return
    with _in_place_of(path) as beside, beside.open("wb") as file:
        for chunk in _chunks(pieces):
            file.write(chunk)


def build_file(path: Path, build: Callable[[Path], None], *, may_replace: bool) -> None:
    """Have a file made that is no text, such as a database: whole or not at all.

    Args:
        path: Where it shall stand.
        build: Writes the file at the path that it is given, where an empty one stands.
        may_replace: Whether it may take the place of another.

    Raises:
        OutputExistsError: Something stands there, and it may not be replaced.
        OutputError: It is a device or a pipe, the system refuses, or the disk is full; nothing is left behind.
    """
    check_target(path, may_replace=may_replace)
    if path.exists() and not path.is_file():
        raise OutputError(str(path), "it is a device or a pipe, and this form needs a file")
    with _in_place_of(path) as beside:
        build(beside)


@contextmanager
def _in_place_of(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path`, and put it in its place once it is written."""
    try:
        target = path.resolve()  # through a symbolic link, so that the link stays
    except (OSError, RuntimeError) as error:
        raise OutputError(str(path), "its links lead nowhere") from error
    beside = target.with_name(f".{PROGRAM}-{os.getpid()}.part")
    try:
        beside.touch(exist_ok=False)
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    except OSError as error:
        raise OutputError(str(path), _reason(error)) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _write_through(path: Path, pieces: Iterable[str]) -> None:
    try:
        with path.open("wb") as file:
            for chunk in _chunks(pieces):
                file.write(chunk)
    except OSError as error:
        raise OutputError(str(path), _reason(error)) from error


def progress(text: str) -> None:
    """Show on a terminal at stderr how far the work is; the next text replaces it, the empty text takes it away."""
    _to_stderr(f"\r\x1b[K{text}")


def note(text: str) -> None:
    """Tell the person something beside the data, on stderr."""
    _to_stderr(f"{PROGRAM}: {text}\n")


def error(sentence: str, *lines: str) -> None:
    """Tell the person what went wrong, on stderr: one sentence, and lines that point at the place."""
    _to_stderr("\n".join((f"{PROGRAM}: error: {_printable(sentence)}", *map(_printable, lines))) + "\n")


def _printable(text: str) -> str:
    """Show control characters, which a hostile store or file name may carry, as escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _to_stderr(text: str) -> None:
    if sys.stderr is None:
        return
    try:
        sys.stderr.buffer.write(text.encode(errors="replace"))
        sys.stderr.buffer.flush()
    except (OSError, ValueError):
        return  # nobody reads what we say; the exit code still tells
