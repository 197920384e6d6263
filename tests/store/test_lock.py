import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interpol_cli.errors import OutputError, StoreLockedError
from interpol_cli.store.lock import locked

HOLD = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(store: Path) -> "subprocess.Popen[str]":
    """Begin a process that holds the lock of a store until its stdin ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, f"{store}.lock"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert "held\n" == process.stdout.readline()
    return process


def end(process: "subprocess.Popen[str]") -> None:
    process.communicate()


def test_lock_is_held_and_given_up(tmp_path: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        with locked(tmp_path / "facts.json", 0.0, told.append):
            pass
    assert [] == told


def test_lock_that_another_holds_is_waited_for_and_then_refused(tmp_path: Path) -> None:
    store, told = tmp_path / "facts.json", list[str]()
    process = holder(store)
    started = time.monotonic()
    with pytest.raises(StoreLockedError) as caught, locked(store, 0.2, told.append):
        pytest.fail("it was not ours")
    assert time.monotonic() - started >= 0.2
    end(process)
    assert [f"waiting up to 0.2 s for another program that writes {store}"] == told
    assert 7 == caught.value.exit_code
    assert f"the store {store} stayed locked by another program for 0.2 s; nothing was written" == str(caught.value)


def test_lock_is_ours_once_the_other_gives_it_up(tmp_path: Path) -> None:
    store, told = tmp_path / "facts.json", list[str]()
    process = holder(store)

    def give_up(sentence: str) -> None:
        told.append(sentence)
        end(process)

    with locked(store, 30.0, give_up):
        assert 1 == len(told)


def test_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    store = tmp_path / "facts.json"
    process = holder(store)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with locked(store, 5.0, pytest.fail):
        pass


def test_lock_is_given_up_after_an_error(tmp_path: Path) -> None:
    store = tmp_path / "facts.json"
    with pytest.raises(KeyError), locked(store, 0.0, pytest.fail):
        raise KeyError
    with locked(store, 0.0, pytest.fail):
        pass


def test_place_where_nothing_can_be_locked_is_named(tmp_path: Path) -> None:
    (tmp_path / "none").write_text("a file")
    store = tmp_path / "none" / "facts.json"
    with pytest.raises(OutputError) as caught, locked(store, 0.0, pytest.fail):
        pass
    assert str(caught.value).startswith(f"{store} was not written: {store}.lock: ")
