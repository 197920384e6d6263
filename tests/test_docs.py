"""Hold the pages against the program: what is written from the help is current, flags exist, examples run."""

import inspect
import re
import runpy
import shlex
import shutil
import subprocess
from importlib import import_module
from pathlib import Path

import pytest

from command import ROOT, Result, environment, shell
from inside import call
from interpol_cli.cli.commands import COMMANDS, GROUPS, Entry
from interpol_cli.cli.complete import options_of
from interpol_cli.cli.topics import TOPICS
from interpol_cli.cli.tree import describe, entries
from personal import environment_for

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SCRIPTS = ("write_cli_doc", "write_man", "write_options")
COMMAND_LINES = {" ".join(path): entry for path, entry in entries()}
FLAG = re.compile(r"(?<![\w-])--[a-z][a-z0-9-]*")
# Flags of other programs that the pages speak of.
FOREIGN: frozenset[str] = frozenset()


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_is_written_from_the_help_is_current(name: str) -> None:
    script = runpy.run_path(str(ROOT / "scripts" / f"{name}.py"))
    target: Path = script["TARGET"]
    is_current = target.read_text(encoding="utf-8") == script["make"]()
    assert is_current, f"{target.relative_to(ROOT)} is not what the help says; run: python scripts/{name}.py"


def run_line(line: str, directory: Path) -> Result:
    """Run a command line; a plain one within this process."""
    surroundings = environment_for(line, directory / "home")
    if re.fullmatch(r"interpol [^|<>$&=]*", line) and "export" not in line and " -o " not in line:
        return call(*shlex.split(line)[1:], env=surroundings)
    return shell(line, env=surroundings, cwd=directory)


@pytest.mark.parametrize(("path", "entry"), COMMAND_LINES.items(), ids=str)
def test_command_has_help_and_two_examples(path: str, entry: Entry) -> None:
    described = describe(path.split())
    assert described.paragraphs[0] == entry.help
    assert entry.help.endswith(".")
    assert 2 <= len(described.examples)
    assert [] == [line for line in described.examples if f"interpol {path}" not in line]
    assert [] == [one.usage for one in (*described.arguments, *described.options) if not one.about]


@pytest.mark.parametrize(
    ("path", "line"), [(path, line) for path in COMMAND_LINES for line in describe(path.split()).examples], ids=str
)
def test_example_of_a_command_runs(path: str, line: str, tmp_path: Path) -> None:
    done = run_line(line, tmp_path)
    expected = {0, 3} if path == "lookup" else {0}  # one of its keys may be ambiguous, to show what comes then
    assert done.code in expected, done.stderr
    assert done.stdout or [one for one in tmp_path.iterdir() if one.name != "home"]


def test_groups_have_help() -> None:
    assert [] == [name for name, entry in COMMANDS.items() if not entry.help]
    assert [] == [name for entries_below in GROUPS.values() for name, entry in entries_below.items() if not entry.help]


def test_help_lines_are_first_lines_of_docstrings() -> None:
    wrong = []
    for path, entry in COMMAND_LINES.items():
        function = getattr(import_module(f"interpol_cli.cli.{entry.module}"), entry.function)
        if (inspect.getdoc(function) or "").split("\n\n")[0].replace("\n", " ") != entry.help:
            wrong.append(path)
    assert [] == wrong


def known_flags() -> set[str]:
    """Give every option of every command."""
    return {name for path in ((), *(path for path, _ in entries())) for one in options_of(path) for name in one.names}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_flag_on_a_page_exists(page: Path) -> None:
    assert set() == set(FLAG.findall(page.read_text(encoding="utf-8"))) - known_flags() - FOREIGN


def test_every_flag_in_a_topic_exists() -> None:
    assert set() == {flag for topic in TOPICS.values() for flag in FLAG.findall(topic.text)} - known_flags()


def first_example(page: Path) -> str | None:
    """Give the first call of the program in the page's examples."""
    found = re.search(r"^\$ (interpol .*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else None


@pytest.mark.parametrize("page", [page for page in PAGES if first_example(page)], ids=lambda page: page.name)
def test_first_example_of_a_page_runs(page: Path, tmp_path: Path) -> None:
    example = first_example(page) or ""
    done = shell(example, env=environment_for(example, tmp_path / "home"), cwd=tmp_path)
    assert 0 == done.code, done.stderr


def test_pages_name_commands_that_exist() -> None:
    for page in PAGES:
        for line in re.findall(r"^\$ interpol ([a-z]+)\b", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert line in COMMANDS, f"{page.name}: interpol {line}"


def test_man_page_can_be_read() -> None:
    man = shutil.which("man")
    if man is None:
        pytest.skip("man is not installed")
    done = subprocess.run(
        [man, "--warnings", "-l", ROOT / "docs/interpol.1"],
        capture_output=True,
        text=True,
        env=environment({"MANWIDTH": "80", "MANROFFOPT": "-c"}),
        check=True,
    )
    assert "" == done.stderr
    text = re.sub(r".\x08", "", done.stdout)
    assert [] == [name for name in COMMAND_LINES if f"interpol {name}" not in text]
    assert [] == [flag for flag in known_flags() - {"-h", "--help"} if flag not in text]
    lines = {line.strip() for line in text.splitlines()}
    assert [] == [line for topic in TOPICS.values() for line in topic.text.splitlines() if line.strip() not in lines]
