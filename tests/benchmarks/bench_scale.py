"""Time `get`, `list`, `search` and `export` on 1,000 to 100,000 facts, beside jq, Miller and sqlite3.

Conventions: every tool is asked the same question of the same facts in one run, round after round, and prints its answer
into a pipe; medians of whole processes, and the peak memory of each. jq and `interpol` read the store itself; Miller and
sqlite3, which want rows, read the facts exported to CSV. A tool that is not installed is left out. Nothing here fails.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from make_store import make_store

SIZES = (1_000, 10_000, 100_000)
OURS = (sys.executable, "-m", "interpol_cli")


class Question(NamedTuple):
    """One question, and how each tool is asked: the arguments after its name; `{store}` and `{csv}` are the files."""

    name: str
    interpol: tuple[str, ...]
    jq: tuple[str, ...]
    miller: tuple[str, ...]
    sqlite: str


QUESTIONS = (
    Question(
        "get ga-92 place.city",
        ("get", "ga-92", "place.city"),
        ("-r", '.places[.events["ga-92"].place].name.en', "{store}"),
        ("--icsv", "--onidx", "filter", '$id == "ga-92"', "then", "cut", "-f", "city", "{csv}"),
        "select city from t where id = 'ga-92'",
    ),
    Question(
        "list kind:session host:MA",
        ("list", "kind:session", "host:MA"),
        (
            "-c",
            '.places as $p | .events | to_entries[] | select(.value.kind == "session"'
            ' and .value.place != null and $p[.value.place].country == "MA") | [.key, .value.date, .value.title.en]',
            "{store}",
        ),
        (
            "--icsv",
            "--otsv",
            "filter",
            '$kind == "session" && $host == "MA"',
            "then",
            "cut",
            "-f",
            "id,date,title",
            "{csv}",
        ),
        "select id, date, title from t where kind = 'session' and host = 'MA'",
    ),
    Question(
        "search marrakech",
        ("search", "marrakech"),
        (
            "-c",
            '.events | to_entries[] | select([.value | .. | strings] | any(test("marrakech"; "i"))) | .key',
            "{store}",
        ),
        ("--icsv", "--otsv", "grep", "-i", "marrakech", "then", "cut", "-f", "id", "{csv}"),
        "select id from t where title like '%marrakech%' or city like '%marrakech%' or venue like '%marrakech%'",
    ),
    Question(
        "export x.csv",
        ("list", "-f", "csv"),
        (
            "-r",
            ".events | to_entries[] | [.key, .value.kind, .value.series, .value.number, .value.date, .value.title.en,"
            ' .value.venue, .value.place, (.value.tags // [] | join(";")), (.value.sources | join(";"))] | @csv',
            "{store}",
        ),
        ("--icsv", "--ocsv", "cat", "{csv}"),
        "select * from t",
    ),
)


class Run(NamedTuple):
    """What a process took: seconds, and the most kilobytes it had."""

    seconds: float
    kilobytes: int


# A process starts with the peak memory of the one it is forked from: a small one in between keeps ours out of the figures.
LAUNCHER = """
import os, sys, time
start = time.perf_counter()
nowhere = os.open(os.devnull, os.O_RDWR)
actions = [(os.POSIX_SPAWN_DUP2, nowhere, fd) for fd in (0, 1, 2)]
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, _, usage = os.wait4(child, 0)
print(time.perf_counter() - start, usage.ru_maxrss)
"""


def run(command: Sequence[str], env: dict[str, str]) -> Run:
    """Run a command, its answer thrown away, and measure it."""
    launcher = [sys.executable, "-S", "-E", "-c", LAUNCHER, *command]
    done = subprocess.run(launcher, stdout=subprocess.PIPE, env=env, text=True, check=True)
    seconds, kilobytes = done.stdout.split()
    return Run(float(seconds), int(kilobytes))


def commands(question: Question, store: Path, csv: Path) -> dict[str, list[str]]:
    """Give each installed tool's command for a question."""
    files = {"{store}": str(store), "{csv}": str(csv)}

    def filled(words: Sequence[str]) -> list[str]:
        return [files.get(word, word) for word in words]

    found = {"interpol": [*OURS, "--store", str(store), *question.interpol]}
    if shutil.which("jq"):
        found["jq"] = ["jq", *filled(question.jq)]
    if shutil.which("mlr"):
        found["Miller"] = ["mlr", *filled(question.miller)]
    if shutil.which("sqlite3"):
        found["sqlite3"] = ["sqlite3", ":memory:", "-cmd", f".import --csv {csv} t", question.sqlite]
    return found


def measure(size: int, rounds: int, home: Path) -> None:
    """Make a store of a size, ask it everything, and print a table."""
    store, csv = home / f"{size}.json", home / f"{size}.csv"
    store.write_text(json.dumps(make_store(size), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    env = {
        **os.environ,
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home),
        "XDG_DATA_HOME": str(home),
    }
    first = run([*OURS, "--store", str(store), "get", "ga-92", "id"], env)
    with csv.open("wb") as file:
        subprocess.run([*OURS, "--store", str(store), "list", "-f", "csv"], stdout=file, env=env, check=True)
    print(
        f"\n{size:,} facts, {store.stat().st_size / 1e6:.1f} MB; the first call checks every rule: {first.seconds:.2f} s"
    )
    print(f"{'':26}{'tool':>10}{'seconds':>10}{'x jq':>7}{'MB':>8}{'x jq':>7}")
    for question in QUESTIONS:
        tools = commands(question, store, csv)
        runs: dict[str, list[Run]] = {tool: [] for tool in tools}
        for _ in range(rounds):
            for tool, command in tools.items():
                runs[tool].append(run(command, env))
        report(question.name, runs)


def report(name: str, runs: dict[str, list[Run]]) -> None:
    """Print the medians of one question."""
    seconds = {tool: statistics.median(one.seconds for one in ran) for tool, ran in runs.items()}
    memory = {tool: statistics.median(one.kilobytes for one in ran) / 1000 for tool, ran in runs.items()}
    for tool in runs:
        slower = f"{seconds[tool] / seconds['jq']:.2f}" if "jq" in runs else "-"
        larger = f"{memory[tool] / memory['jq']:.2f}" if "jq" in runs else "-"
        print(f"{name:26}{tool:>10}{seconds[tool]:>10.2f}{slower:>7}{memory[tool]:>8.0f}{larger:>7}")
        name = ""


def main() -> None:
    """Measure every size that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        for size in options.sizes:
            measure(size, options.rounds, Path(home))


if __name__ == "__main__":
    main()
