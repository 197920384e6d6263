"""Where output goes: whole files or none, pipes that close, disks that are full, streams that are not there."""

import fcntl
import json
import os
import resource
import signal
import stat
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from command import PROGRAM, environment, run, run_on_terminal, shell
from facts import SMALL_STORE
from inside import call, call_small

SESSIONS = ("list", "kind:session")


def test_file_has_the_bytes_of_stdout_and_stdout_has_none(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    result = call_small(*SESSIONS, "-o", path)
    assert (0, "") == (result.code, result.stdout)
    assert call_small(*SESSIONS, "-f", "csv").stdout.encode() == path.read_bytes()


@pytest.mark.parametrize(
    ("ending", "form"), [("csv", "csv"), ("tsv", "tsv"), ("json", "json"), ("jsonl", "jsonl"), ("ndjson", "jsonl"), ("txt", "plain"), ("CSV", "csv")]
)  # fmt: skip
def test_ending_of_the_file_gives_the_form(tmp_path: Path, ending: str, form: str) -> None:
    path = tmp_path / f"out.{ending}"
    assert 0 == call_small(*SESSIONS, "-o", path).code
    assert call_small(*SESSIONS, "-f", form).stdout.encode() == path.read_bytes()


def test_format_comes_before_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "out.data"
    assert 0 == call_small(*SESSIONS, "-f", "json", "-o", path).code
    assert 7 == len(json.loads(path.read_bytes()))


def test_picture_in_a_file_has_no_colour_and_the_width_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    assert 0 == call_small("timeline", "kind:session", "-f", "timeline", "-o", path).code
    text = path.read_text("utf-8")
    assert "\x1b" not in text
    assert "ga-93" in text


def test_file_that_exists_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("mine")
    for args in (("list", "-o", path), ("export", path)):
        result = call_small(*args)
        assert (5, "") == (result.code, result.stdout)
        assert (
            f"interpol: error: {path} was not written: it exists already; give --force to replace it\n" == result.stderr
        )
        assert "mine" == path.read_text()


def test_force_replaces_a_file_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("mine")
    path.chmod(0o640)
    assert 0 == call_small(*SESSIONS, "-o", path, "--force").code
    assert path.read_text("utf-8").startswith("id,kind,")
    assert 0o640 == stat.S_IMODE(path.stat().st_mode)
    assert [path] == list(tmp_path.iterdir())


def test_new_file_has_the_mode_that_the_user_wishes(tmp_path: Path) -> None:
    result = shell("umask 077; interpol list kind:ceremony -o out.csv; stat -c %a out.csv", cwd=tmp_path)
    assert "600\n" == result.stdout, result.stderr


def test_symbolic_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "real.csv", tmp_path / "link.csv"
    path.write_text("mine")
    link.symlink_to(path)
    assert 5 == call_small(*SESSIONS, "-o", link).code
    assert 0 == call_small(*SESSIONS, "-o", link, "--force").code
    assert link.is_symlink()
    assert path.read_text("utf-8").startswith("id,kind,")


def test_link_to_a_file_that_is_not_there_makes_the_file(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real.csv")
    assert 0 == call_small(*SESSIONS, "-o", link).code
    assert link.is_symlink()
    assert (tmp_path / "real.csv").read_text("utf-8").startswith("id,kind,")


def test_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "loop.csv"
    link.symlink_to(link)
    assert_not_written(call_small(*SESSIONS, "-o", link).code, call_small("export", link, "--force").code)


def assert_not_written(*codes: int) -> None:
    assert {5} == set(codes)


@pytest.mark.parametrize("command", [("list", "-o"), ("export",), ("show", "ga-92", "-o")])
def test_place_that_is_no_place_for_a_file_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "dir.csv").mkdir()
    (tmp_path / "file").write_text("x")
    reasons = {
        tmp_path / "dir.csv": "it is a directory",
        tmp_path / "none" / "out.csv": f"there is no directory {tmp_path / 'none'}",
        tmp_path / "file" / "out.csv": f"there is no directory {tmp_path / 'file'}",
    }
    for path, why in reasons.items():
        for force in ((), ("--force",)):
            result = call_small(*command, path, *force)
            assert (5, "") == (result.code, result.stdout)
            assert f"interpol: error: {path} was not written: {why}\n" == result.stderr


@pytest.mark.parametrize("length", [250, 255, 300])
def test_name_that_is_too_long_for_the_disk_is_an_error_or_a_file(tmp_path: Path, length: int) -> None:
    path = tmp_path / ("x" * (length - 4) + ".csv")
    result = call_small(*SESSIONS, "-o", path)
    assert result.code in (0, 5), result.stderr
    assert (result.code == 0) is (path in tmp_path.iterdir())
    assert len(list(tmp_path.iterdir())) <= 1


def test_nothing_matched_writes_what_stdout_would_have(tmp_path: Path) -> None:
    assert 1 == call_small("list", "xyzzy", "-o", tmp_path / "out.json").code
    assert "[]\n" == (tmp_path / "out.json").read_text()


# A compiled module that is cut off by the limit would be found broken by every call after it.
NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}


def test_full_disk_leaves_no_file(tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: the system refuses the write in the same place."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))  # noqa: E731
    done = subprocess.run(
        [*PROGRAM, "export", "all.json"],
        capture_output=True,
        text=True,
        env=environment(NO_BYTECODE),
        cwd=tmp_path,
        preexec_fn=limit,
        check=False,
    )
    assert (5, "") == (done.returncode, done.stdout)
    assert "interpol: error: all.json was not written: file too large\n" == done.stderr
    assert [] == list(tmp_path.iterdir())


def test_full_disk_keeps_the_file_that_was_there(tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text("mine")
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))  # noqa: E731
    done = subprocess.run(
        [*PROGRAM, "export", "all.json", "--force"],
        capture_output=True,
        env=environment(NO_BYTECODE),
        cwd=tmp_path,
        preexec_fn=limit,
        check=False,
    )
    assert 5 == done.returncode
    assert ["mine"] == [path.read_text() for path in tmp_path.iterdir()]


def test_full_device_is_an_error() -> None:
    assert (5, "interpol: error: stdout was not written: the disk is full\n") == full("interpol list > /dev/full")
    assert (5, "interpol: error: /dev/full was not written: the disk is full\n") == full(
        "interpol list -f csv -o /dev/full --force"
    )


def full(command: str) -> tuple[int, str]:
    result = shell(command)
    return result.code, result.stderr


def test_device_is_written_to_and_not_replaced() -> None:
    assert 0 == call_small(*SESSIONS, "-f", "csv", "-o", "/dev/null", "--force").code
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_closed_stdout_is_an_error_of_the_output() -> None:
    result = shell("interpol list >&-")
    assert (5, "interpol: error: stdout was not written: it is closed\n") == (result.code, result.stderr)


def test_closed_stderr_changes_nothing() -> None:
    result = shell("interpol show ga-92 -F id 2>&-; echo $?; interpol show xyzzy 2>&-; echo $?")
    assert ["ga-92", "0", "1"] == result.lines


def test_closed_stdout_does_not_matter_where_a_file_is_written(tmp_path: Path) -> None:
    result = shell("interpol show ga-92 -o out.json >&-", cwd=tmp_path)
    assert (0, "") == (result.code, result.stderr)
    assert 1 == len(json.loads((tmp_path / "out.json").read_bytes()))


@pytest.mark.parametrize("form", ["plain", "json", "csv"])
def test_reader_that_closes_the_pipe_ends_the_program_quietly(form: str) -> None:
    result = shell(f"interpol list -f {form} | head -1; echo ${{PIPESTATUS[0]}}")
    *first, code = result.lines
    assert (1, "") == (len(first), result.stderr)
    assert code in ("0", "141")  # 0 where all of it went into the pipe before it closed


def test_pipe_that_is_closed_before_the_first_byte_has_its_code() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.Popen([*PROGRAM, "list"], stdout=writer, stderr=subprocess.PIPE, env=environment())
    os.close(writer)
    _, stderr = process.communicate(timeout=60)
    assert (141, b"") == (process.returncode, stderr)


def blocked_listing() -> tuple[subprocess.Popen[bytes], int]:
    """Start a listing that is longer than a pipe, and wait until it waits for its reader."""
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [*PROGRAM, "list", "-f", "jsonl"], stdout=writer, stderr=subprocess.PIPE, env=environment()
    )
    os.close(writer)
    deadline = time.monotonic() + 30
    while fill_of(reader) < 65536:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.1)
    return process, reader


def fill_of(reader: int) -> int:
    """Give the bytes that wait in a pipe."""
    return int.from_bytes(fcntl.ioctl(reader, termios.FIONREAD, bytes(4)), sys.byteorder)


def test_interrupted_listing_ends_after_a_whole_line() -> None:
    process, reader = blocked_listing()
    process.send_signal(signal.SIGINT)
    time.sleep(0.2)
    with os.fdopen(reader, "rb") as pipe:
        lines = pipe.read().split(b"\n")
    _, stderr = process.communicate(timeout=20)
    assert (130, b"") == (process.returncode, stderr)
    assert b"" == lines.pop()
    assert all(json.loads(line) for line in lines)


def test_second_interrupt_ends_the_program_though_nobody_reads() -> None:
    process, reader = blocked_listing()
    try:
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=20)
    finally:
        process.kill()
        os.close(reader)
    assert (130, b"") == (process.returncode, stderr)


def test_notes_and_errors_are_on_stderr_only() -> None:
    result = call_small("list", "--in", "1925", "source:ga", "-f", "csv")
    assert 1 == result.code
    assert 1 == len(result.lines)  # the header
    assert all(line.startswith("interpol: ") for line in result.stderr.splitlines())


def test_possible_answers_are_told_on_stderr() -> None:
    result = call_small("list", "--in", "1925", "-F", "id")
    assert (["ga-2", "seat-vienna"], "interpol: 2 of 2 only possibly match; --certain leaves them out\n") == (
        result.lines,
        result.stderr,
    )


def test_file_name_that_is_no_text_is_written(tmp_path: Path) -> None:
    """A name on disk is bytes; the program keeps them."""
    name = os.fsdecode(b"caf\xe9.csv")
    result = run("export", name, "kind:ceremony", cwd=tmp_path)
    assert 0 == result.code, result.stderr
    assert [name] == [path.name for path in tmp_path.iterdir()]


def test_store_whose_name_is_no_text_can_be_listed(tmp_path: Path) -> None:
    """`origin` shows the store's name; what is no text in it is escaped, and the output stays UTF-8 and JSON."""
    name = os.fsdecode(b"caf\xe9.json")
    (tmp_path / name).write_bytes((Path(__file__).parents[1] / "data" / "small.json").read_bytes())
    result = run("show", "ga-92", "--store", name, "-f", "json", cwd=tmp_path)
    assert 0 == result.code, result.stderr
    assert name == json.loads(result.stdout)[0]["origin"]
    assert 0 == run("show", "ga-92", "--store", name, cwd=tmp_path).code


def test_terminal_gets_lf_and_everything_else_of_the_pipe() -> None:
    assert run("show", "ga-92", "-f", "csv") == run_on_terminal("show", "ga-92", "-f", "csv")


def test_output_is_written_by_the_program_and_not_by_its_parts() -> None:
    """What is printed beside `emit` would be lost in a file: `-o` leaves stdout empty for every command that has it."""
    for args in (("venues",), ("sources", "ga-92"), ("disputes",), ("fields",), ("values", "kind"), ("show", "ga-92")):
        assert "" == call(*args, "-f", "csv", "-o", "/dev/null", "--force").stdout


def test_dash_is_stdout(tmp_path: Path) -> None:
    result = run(
        "list", "id:ga-92", "-F", "id", "-f", "csv", "-o", "-", env={"INTERPOL_STORE": str(SMALL_STORE)}, cwd=tmp_path
    )
    assert (0, "id\nga-92\n") == (result.code, result.stdout)
    assert 2 == run("export", "-", "-f", "csv", cwd=tmp_path).code
    assert [] == list(tmp_path.iterdir())


def test_device_needs_no_force() -> None:
    result = run(
        "list", "id:ga-92", "-F", "id", "-f", "csv", "-o", "/dev/stdout", env={"INTERPOL_STORE": str(SMALL_STORE)}
    )
    assert (0, "id\nga-92\n") == (result.code, result.stdout)
