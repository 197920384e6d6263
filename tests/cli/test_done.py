"""The main job on the real facts: what a journalist, a researcher and a script ask for first.

These look at the packaged store, as its readers do.
"""

import csv
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from command import run, run_bytes, run_on_terminal, shell


def test_timeline_of_sessions_in_morocco_shows_the_two_and_nothing_else() -> None:
    result = run_on_terminal("timeline", "kind:session", "host:MA", env={"NO_COLOR": "1"})
    assert 0 == result.code, result.stderr
    for words in (("2007", "5–8 November", "76th", "Marrakech", "ga-76"), ("2025", "24–27 November", "93rd", "ga-93")):
        assert all(word in result.stdout for word in words), result.stdout
    assert 2 == result.stdout.count("ga-")
    assert ["ga-76", "ga-93"] == run("timeline", "kind:session", "host:MA", "-F", "id").lines


def test_host_is_the_same_rows_in_three_languages() -> None:
    rows = {run_bytes("timeline", "kind:session", f"host:{host}", "-f", "csv").stdout for host in ("المغرب", "Maroc", "morocco")}  # fmt: skip
    (text,) = rows
    assert 3 == len(text.decode().splitlines())


@pytest.mark.parametrize("is_terminal", [True, False])
def test_session_of_glasgow_is_shown_with_the_claim_for_vienna(is_terminal: bool) -> None:
    if is_terminal:
        text = run_on_terminal("show", "ga-92", width=100, env={"NO_COLOR": "1", "NO_HYPERLINKS": "1"}).stdout
        words = ("Glasgow", "4–7 November 2024", "Vienna", "barlamane", "INTERPOL and all other sources say Glasgow")
    else:
        text = run("disputes", "ga-92").stdout + run("show", "ga-92").stdout
        words = (
            "glasgow",
            "2024-11-04/2024-11-07",
            "Vienna",
            "barlamane",
            "INTERPOL and all other sources say Glasgow",
        )
    shown = " ".join(text.split())
    assert [] == [word for word in words if word.lower() not in shown.lower()], shown


@pytest.mark.parametrize("person", ["dkhissi", "الدخيسي"])
def test_election_of_the_vice_president_for_africa_is_found(person: str) -> None:
    result = run("list", "kind:election", "--in", "2024", "--person", person, "-F", "id,people.0.region,place.city")
    assert (0, ["vice-president-2024-dkhissi\tafrica\tGlasgow"]) == (result.code, result.lines)


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export the sessions."""
    directory = tmp_path_factory.mktemp("sessions")
    result = run("export", "sessions.csv", "kind:session", cwd=directory)
    assert (0, "") == (result.code, result.stdout), result.stderr
    return directory / "sessions.csv"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_export_has_every_session(sessions: Path) -> None:
    in_json = json.loads(run("list", "kind:session", "-f", "json").stdout)
    assert len(in_json) >= 83
    assert [fact["id"] for fact in in_json] == [row["id"] for row in rows_of(sessions)]


@pytest.mark.skipif(not shutil.which("mlr"), reason="Miller is not installed")
def test_export_reads_back_the_same_in_miller(sessions: Path) -> None:
    read = subprocess.run(["mlr", "-S", "--icsv", "--ojson", "cat", sessions], capture_output=True, check=True).stdout
    assert rows_of(sessions) == [{name: str(value) for name, value in row.items()} for row in json.loads(read)]


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="the sqlite3 shell is not installed")
def test_export_reads_back_the_same_in_sqlite(sessions: Path) -> None:
    read = subprocess.run(
        ["sqlite3", "-csv", "-header", ":memory:", f".import --csv {sessions} sessions", "select * from sessions"],
        capture_output=True,
        check=True,
    ).stdout
    assert rows_of(sessions) == list(csv.DictReader(read.decode().replace("\r\n", "\n").split("\n")))


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("interpol list --country Marocco", 2, "did you mean Morocco (MA)?"),
        ("interpol list --country XX", 2, "interpol values country lists them"),
        ("interpol list kind:session --in 1941", 1, "nothing matched"),
    ],
)
def test_question_without_an_answer_has_its_code_and_says_why(command: str, code: int, said: str) -> None:
    result = shell(f"{command}; echo $?")
    assert [str(code)] == result.lines
    assert said in result.stderr


def test_first_line_can_be_taken_quietly() -> None:
    result = shell("interpol list | head -1")
    assert (1, "", 0) == (len(result.lines), result.stderr, result.code)


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
def test_jq_counts_every_event() -> None:
    assert len(run("list", "-F", "id").lines) == int(shell("interpol list -f json | jq length").stdout)


def test_values_that_the_hint_names_are_listed() -> None:
    assert any(line.startswith("MA\tMorocco\t") for line in run("values", "country").lines)
