"""`interpol lookup`: a record for each key, in order, as they come; against tests/data/small.json."""

import csv
import io
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from command import PROGRAM, Result, environment, run, run_bytes, run_on_terminal, shell
from facts import SMALL_STORE
from inside import call_small

SMALL = {"INTERPOL_STORE": str(SMALL_STORE)}
FORMS = ("plain", "csv", "tsv", "json", "jsonl")
HEADER = "input,status,id,candidates,date,kind,title,city,host"


def look_up(text: str | bytes, *args: str) -> Result:
    """Look up the lines of a text."""
    return run("lookup", "-", *args, stdin=text, env=SMALL)


def statuses(text: str | bytes, *args: str) -> list[list[str]]:
    """Give input, status and id of each line."""
    result = look_up(text, *args, "-f", "tsv", "--no-header", "-F", "input,status,id")
    return [line.split("\t") for line in result.stdout.split("\n")[:-1]]


def test_each_line_gives_one_record_in_order() -> None:
    result = look_up("92nd general assembly\nga-99\n2024-11\n", "-f", "tsv", "--no-header", "-F", "input,status,id")
    assert "92nd general assembly\tok\tga-92\nga-99\tmissing\t\n2024-11\tambiguous\t\n" == result.stdout
    assert 3 == result.code


def test_keys_come_from_arguments() -> None:
    result = call_small("lookup", "ga-92", "الدورة 93 للجمعية العامة", "-F", "status,id")
    assert (0, ["ok\tga-92", "ok\tga-93"], "") == (result.code, result.lines, result.stderr)


def test_stdin_is_read_where_no_key_is_given_and_between_arguments() -> None:
    assert ["ga-1"] == run("lookup", "-F", "id", stdin="ga-1\n", env=SMALL).lines
    assert ["ga-92", "ga-1", "ga-93"] == run("lookup", "ga-92", "-", "ga-93", "-F", "id", stdin="ga-1", env=SMALL).lines


def test_default_columns() -> None:
    result = call_small("lookup", "ga-92", "-f", "csv")
    row = "ga-92,ok,ga-92,,2024-11-04/2024-11-07,session,92nd INTERPOL General Assembly,Glasgow,GB"
    assert [HEADER, row] == result.lines
    assert [row.replace(",", "\t")] == call_small("lookup", "ga-92").lines


def test_candidates_stand_where_the_id_is_empty() -> None:
    row = call_small("lookup", "Richard Jackson", "-f", "json", "-F", "id,candidates,title.en,date")
    expected = {
        "id": None,
        "candidates": ["term-president-jackson", "term-delegate-jackson"],
        "title.en": None,
        "date": None,
    }
    assert [expected] == json.loads(row.stdout)
    text = call_small("lookup", "Richard Jackson", "-F", "id,candidates,title.en")
    assert ["\tterm-president-jackson;term-delegate-jackson\t"] == text.lines


def test_json_shows_every_field_with_the_same_keys_for_every_key() -> None:
    ok, missing = json.loads(call_small("lookup", "ga-92", "xyzzy", "-f", "json").stdout)
    assert ["input", "status", "id", "candidates", "kind"] == list(ok)[:5]
    assert list(ok) == list(missing)
    assert "92nd INTERPOL General Assembly" == ok["title"]["en"]
    assert ("xyzzy", "missing", None, [], None) == tuple(
        missing[key] for key in ("input", "status", "id", "candidates", "title")
    )


def test_every_field_of_a_fact_can_be_asked_for() -> None:
    result = call_small("lookup", "ga-92", "-F", "place.city,title.ar,people.0.name,match,origin,sources")
    assert "Glasgow" == result.lines[0].split("\t")[0]
    assert "certain" == result.lines[0].split("\t")[3]
    unknown = call_small("lookup", "ga-92", "-F", "titel")
    assert (2, "") == (unknown.code, unknown.stdout)


def test_forms_say_the_same() -> None:
    keys = "ga-92\nRichard Jackson\nxyzzy\n2024-13-45\n\n"
    result = {form: look_up(keys, "-f", form, "-F", "input,status,id,candidates") for form in FORMS}
    assert {2} == {one.code for one in result.values()}
    rows = list(csv.reader(io.StringIO(result["csv"].stdout)))
    assert [line.split("\t") for line in result["tsv"].stdout.split("\n")[:-1]] == rows
    assert [line.split("\t") for line in result["plain"].stdout.split("\n")[:-1]] == rows[1:]
    facts = json.loads(result["json"].stdout)
    assert facts == [json.loads(line) for line in result["jsonl"].lines]
    texts = [[one["input"], one["status"], one["id"] or "", ";".join(one["candidates"])] for one in facts]
    assert rows[1:] == texts


def test_template_shapes_the_record() -> None:
    result = call_small("lookup", "ga-92", "xyzzy", "--template", "{input}: {status} {title.fr}")
    assert ["ga-92: ok 92e session de l'Assemblée générale d'INTERPOL", "xyzzy: missing "] == result.lines


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        (("ga-92", "ga-93"), 0),
        (("ga-92", "xyzzy"), 1),
        (("xyzzy", "Richard Jackson"), 3),
        (("Richard Jackson", "2024-13-45", "xyzzy"), 2),
        (("31 February 2024",), 2),
    ],
)
def test_code_is_that_of_the_worst_key(keys: tuple[str, ...], code: int) -> None:
    for form in FORMS:
        assert code == call_small("lookup", *keys, "-f", form).code


def test_no_keys_are_no_answers() -> None:
    for form, shown in (("json", "[]\n"), ("csv", f"{HEADER}\n"), ("plain", ""), ("jsonl", "")):
        result = look_up("", "-f", form)
        assert (0, shown, "") == (result.code, result.stdout, result.stderr)


def test_options_narrow_the_facts_that_count() -> None:
    assert "ga-92" == call_small("lookup", "2024-11", "--kind", "session", "-F", "id").lines[0]
    assert ["term-president-jackson"] == call_small("lookup", "Richard Jackson", "--in", "1961", "-F", "id").lines[:1]
    assert ["missing"] == call_small("lookup", "ga-92", "--kind", "term", "-F", "status").lines
    possible = ("lookup", "1924-05-05", "--kind", "session", "-F", "status,match")
    assert ["ok\tpossible"] == call_small(*possible).lines
    assert ["missing\t"] == call_small(*possible, "--certain").lines


def test_wrong_option_is_told_before_any_key() -> None:
    result = look_up("ga-92\n", "--country", "Marocco")
    assert (2, "") == (result.code, result.stdout)
    assert "did you mean Morocco" in result.stderr


def test_first_troubles_are_told_and_all_are_counted() -> None:
    keys = ["ga-92", "ga-94", "2024-13-45", "Richard Jackson", *(f"nonsense {number}" for number in range(20))]
    stderr = look_up("\n".join(keys)).stderr.splitlines()
    assert "interpol: key 2: no fact is called 'ga-94'; did you mean ga-92 or ga-93?" == stderr[0]
    assert stderr[1].startswith("interpol: key 3: '2024-13-45' is not a date: months run from 01 to 12")
    assert "interpol: key 4: 'Richard Jackson' may be any of 2 facts; --kind and its like narrow them" == stderr[2]
    assert "interpol: 24 keys: 1 ok, 21 missing, 1 ambiguous, 1 invalid" == stderr[-1]
    assert 6 == len(stderr)


def test_first_key_that_names_no_one_fact_can_end_the_batch() -> None:
    result = look_up("ga-92\nxyzzy\nga-93\n", "--stop-on-error", "-F", "input,status")
    assert (1, ["ga-92\tok", "xyzzy\tmissing"]) == (result.code, result.lines)


def test_line_that_is_empty_or_odd_has_its_record_too() -> None:
    assert [["", "missing", ""], ["ga-92", "ok", "ga-92"], ["  ", "missing", ""]] == statuses("\nga-92\r\n  \n")
    assert [["ga-92", "ok", "ga-92"]] == statuses("ga-92")
    assert [["ga-92", "ok", "ga-92"]] == statuses(b"\xef\xbb\xbfga-92\n")
    assert [[" GA-92 ", "ok", "ga-92"]] == statuses("\tGA-92\t\n")
    assert [["'; DROP TABLE", "missing", ""]] == statuses("'; DROP TABLE")


def test_line_that_is_not_utf8_is_invalid_and_the_output_is_utf8() -> None:
    result = look_up(b"caf\xe9\nga-92\n", "-f", "jsonl", "-F", "input,status")
    assert [("caf\ufffd", "invalid"), ("ga-92", "ok")] == [tuple(json.loads(line).values()) for line in result.lines]
    assert (2, True) == (result.code, "key 1: 'caf\ufffd' is not UTF-8" in result.stderr)
    argument = run_bytes("lookup", os.fsdecode(b"caf\xe9"), "-F", "input,status", env=SMALL)
    assert (2, b"caf?\tinvalid\n") == (argument.returncode, argument.stdout)


def test_endless_line_is_refused() -> None:
    result = look_up(b"ga-92\n" + b"x" * 1_100_000, "-F", "id")
    assert 2 == result.code
    assert "stdin cannot be read: a line of it is longer than 1048576 bytes" in result.stderr


def test_spreadsheet_gets_no_formula() -> None:
    result = call_small("lookup", "=1+1", "-f", "csv", "--excel", "-F", "input,status")
    assert "\ufeffinput,status\r\n'=1+1,missing\r\n" == result.stdout


def test_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    result = look_up("ga-92\nxyzzy\n", "-F", "input,id", "-o", str(path))
    assert (1, "") == (result.code, result.stdout)
    assert "input,id\nga-92,ga-92\nxyzzy,\n" == path.read_text("utf-8")


def test_date_order_and_today_count() -> None:
    sessions = ("--kind", "session", "--certain", "-F", "status,id")
    assert ["invalid\t"] == call_small("lookup", "03/09/1923", *sessions).lines
    assert ["ok\tga-1"] == call_small("lookup", "03/09/1923", "--date-order", "dmy", *sessions).lines
    assert ["ok\tga-92"] == call_small("lookup", "last year", "--today", "2025-01-01", *sessions).lines


@contextmanager
def batch(*args: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a batch whose keys and answers are in the hands of the test."""
    with subprocess.Popen(
        [*PROGRAM, "lookup", "-", *args],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(SMALL),
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def ask(process: subprocess.Popen[bytes], key: bytes) -> bytes:
    """Write a key, and read what is answered before another is written."""
    assert process.stdin
    assert process.stdout
    os.write(process.stdin.fileno(), key)
    assert select.select([process.stdout], [], [], 30)[0], "no answer"
    time.sleep(0.05)  # a header and its first row may come apart
    return os.read(process.stdout.fileno(), 10_000)


@pytest.mark.parametrize("form", FORMS)
def test_answer_comes_before_the_next_question(form: str) -> None:
    with batch("-f", form, "-F", "id", "--no-header") as process:
        for name in (b"ga-92", b"ga-93", b"ga-1"):
            assert name in ask(process, name + b"\n")


def test_table_on_a_terminal_shows_what_there_is() -> None:
    shown = run_on_terminal("lookup", "ga-92", "xyzzy", "الدورة 93 للجمعية العامة", width=120, env=SMALL)
    assert 1 == shown.code
    for text in (
        "input",
        "status",
        "ga-92",
        "xyzzy",
        "missing",
        "93rd INTERPOL General Assembly",
        "2024-11-04/2024-11-07",
    ):
        assert text in shown.stdout
    assert "candidates" not in shown.stdout
    machine = run_on_terminal("lookup", "ga-92", "xyzzy", "-f", "csv", env=SMALL)
    assert run("lookup", "ga-92", "xyzzy", "-f", "csv", env=SMALL).stdout == machine.stdout


def test_interrupt_while_waiting_keeps_the_answers_given() -> None:
    with batch("-F", "id") as process:
        ask(process, b"ga-92\n")
        process.send_signal(signal.SIGINT)
        assert (130, b"", b"") == (process.wait(20), *process.communicate())


def test_interrupt_in_the_middle_leaves_whole_lines() -> None:
    line = b"92nd general assembly\tok\tga-92\n"
    with (
        subprocess.Popen(["yes", "92nd general assembly"], stdout=subprocess.PIPE) as keys,
        subprocess.Popen(
            [*PROGRAM, "lookup", "-", "-F", "input,status,id"],
            stdin=keys.stdout,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(SMALL),
        ) as process,
    ):
        assert process.stdout
        start = os.read(process.stdout.fileno(), 1)  # it is at work, and then has no reader
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        time.sleep(0.1)
        rest, stderr = process.communicate(timeout=30)
        keys.kill()
    assert (130, b"") == (process.returncode, stderr)
    assert line * (len(start + rest) // len(line)) == start + rest


def test_reader_that_leaves_ends_it_quietly() -> None:
    result = shell("set -o pipefail; yes ga-93 | interpol lookup - -F id | head -n 1; echo ${PIPESTATUS[1]}", env=SMALL)
    assert (["ga-93", "141"], "") == (result.lines, result.stderr)


def test_closed_or_full_streams_are_told() -> None:
    assert (5, "") == ((full := shell("echo ga-92 | interpol lookup - > /dev/full", env=SMALL)).code, full.stdout)
    closed = shell("interpol lookup - <&-", env=SMALL)
    assert (2, "interpol: error: stdin cannot be read: it is closed\n") == (closed.code, closed.stderr)


# A process starts with the peak memory of the one it is forked from: a small one in between keeps the tests' own out of it.
LAUNCHER = """
import os, sys
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, _, used = os.wait4(child, 0)
print(used.ru_maxrss, file=sys.stderr)
"""


def test_memory_does_not_grow_with_the_keys() -> None:
    kinds = ("ga-{k}", "{k} general assembly", "{y}-05", "{y}-13-{k}", "nonsense {k}", "{k} Mohamed Dkhissi")
    keys = "".join(kinds[k % 6].format(k=k, y=k % 9000 + 1000) + "\n" for k in range(30_000))
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-c", LAUNCHER, *PROGRAM, "lookup", "-", "-F", "status"],
        input=keys,
        capture_output=True,
        text=True,
        env=environment(SMALL),
        check=True,
    )
    assert 30_000 == len(done.stdout.splitlines())
    assert int(done.stderr.split()[-1]) < 64 * 1024  # KiB


def test_long_batch_counts_on_a_terminal_at_stderr_and_leaves_nothing() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(["yes", "ga-93"], stdout=subprocess.PIPE) as keys:
        process = subprocess.Popen(
            [*PROGRAM, "lookup", "-", "-F", "id"],
            stdin=keys.stdout,
            stdout=subprocess.DEVNULL,
            stderr=theirs,
            env=environment(SMALL),
        )
        os.close(theirs)
        time.sleep(2.5)
        keys.kill()
        process.wait(30)
    shown = b""
    while select.select([ours], [], [], 1)[0]:
        try:
            shown += os.read(ours, 65536)
        except OSError:
            break
    os.close(ours)
    assert b" keys, " in shown
    assert b" a second" in shown
    assert shown.endswith(b"\r\x1b[K")
