"""The program as a whole: its help, its version, what it says of itself, and what a bug looks like."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path

import pytest

from command import environment, run, run_on_terminal
from inside import call, call_small
from interpol_cli import errors
from interpol_cli.cli import app as app_module
from interpol_cli.cli.commands import COMMANDS, GROUPS, Entry

EVERY: dict[tuple[str, ...], Entry] = {(name,): entry for name, entry in COMMANDS.items() if entry.group is None}
EVERY |= {(group, name): entry for group, entries in GROUPS.items() for name, entry in entries.items()}
every_command = pytest.mark.parametrize("words", EVERY, ids=" ".join)


def test_bare_call_shows_the_help_and_succeeds() -> None:
    bare = call()
    assert (0, "") == (bare.code, bare.stderr)
    assert bare.stdout == call("--help").stdout == call("-h").stdout


def test_help_names_every_command_with_what_it_does() -> None:
    shown = " ".join(call("--help").stdout.split())
    for name, entry in COMMANDS.items():
        assert f" {name} {entry.help}" in shown


def test_help_of_a_group_names_its_commands() -> None:
    for group, entries in GROUPS.items():
        shown = " ".join(call(group, "--help").stdout.split())
        for name, entry in entries.items():
            assert f" {name} {entry.help}" in shown


@every_command
def test_command_has_help_with_two_examples_of_itself(words: tuple[str, ...]) -> None:
    result = call(*words, "--help")
    assert (0, "") == (result.code, result.stderr)
    assert result.stdout == call(*words, "-h").stdout
    assert result.stdout.startswith(f"Usage: interpol {' '.join(words)} ")
    examples = [line.strip() for line in result.stdout.partition("Examples:\n")[2].splitlines() if line.strip()]
    assert 2 <= len(examples)
    assert all(f"interpol {' '.join(words)}" in example for example in examples)


@every_command
def test_line_in_the_list_of_commands_is_the_first_of_the_commands_own_help(words: tuple[str, ...]) -> None:
    entry = EVERY[words]
    function = getattr(import_module(f"interpol_cli.cli.{entry.module}"), entry.function)
    assert entry.help == (function.__doc__ or "").splitlines()[0]


@every_command
def test_every_option_says_what_it_is_for(words: tuple[str, ...]) -> None:
    command = app_module.build(words[-1], EVERY[words])
    for parameter in command.params:
        assert parameter.help, parameter.name


def told_commands() -> Iterator[tuple[str, str]]:
    """Give each command that the help of some command tells of, with the command that tells it."""
    for words in ((), *EVERY):
        shown = " ".join(call(*words, "--help").stdout.split())
        for match in re.finditer(r"\binterpol ([a-z]+)\b", shown):
            yield " ".join(words), match[1]


def test_help_tells_of_no_command_that_is_not_there() -> None:
    assert set() == {(told_by, name) for told_by, name in told_commands() if name not in COMMANDS}


def test_words_of_errors_tell_of_no_command_that_is_not_there() -> None:
    text = Path(errors.__file__).read_text("utf-8")
    told = re.findall(r"interpol ([a-z]+)(?: ([a-z]+))?", text.partition('"""')[2].partition('"""')[2])
    for first, second in told:
        assert first in COMMANDS, first
        assert not COMMANDS[first].group or second in GROUPS[first], (first, second)


@pytest.mark.parametrize(
    "env", [{"FORCE_COLOR": "1"}, {"GITHUB_ACTIONS": "true"}, {"COLUMNS": "200"}, {"TERM": "dumb"}]
)
def test_help_has_no_colour_and_no_frames(env: dict[str, str]) -> None:
    shown = run("list", "--help", env=env).stdout
    assert "\x1b" not in shown
    assert "─" not in shown
    assert "Examples:" in shown


def test_help_on_a_terminal_fits_it() -> None:
    shown = run_on_terminal("list", "--help", width=60).stdout
    assert "\x1b" not in shown
    assert 60 >= max(map(len, shown.splitlines()))


def test_version_names_the_program_its_store_and_the_age_of_the_store() -> None:
    result = call("--version")
    assert (0, "") == (result.code, result.stderr)
    version = re.escape(metadata.version("interpol-cli"))
    assert re.fullmatch(
        rf"interpol {version}, store [0-9a-f]{{12}}, newest source \d{{4}}(-\d\d(-\d\d)?)?\n", result.stdout
    )


def test_version_tells_two_stores_apart() -> None:
    curated, small = call("--version").stdout, call_small("--version").stdout
    assert curated.split(", ")[0] == small.split(", ")[0]
    assert curated.split(", ")[1] != small.split(", ")[1]
    assert small.endswith("newest source 2025-11-24\n")


def test_version_is_all_that_is_printed() -> None:
    assert call_small("--version").stdout == call_small("--version", "list").stdout


def test_bug_has_its_own_code_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_options: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(app_module, "app", fail)
    result = call("list")
    assert (70, "") == (result.code, result.stdout)
    assert re.fullmatch(
        r"interpol: error: this is a bug in interpol \(ZeroDivisionError: division by zero, .*fail:\d+\); please report it\n",
        result.stderr,
    )


def test_interrupted_program_says_so_by_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(**_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app_module, "app", interrupt)
    result = call("list")
    assert (130, "", "") == (result.code, result.stdout, result.stderr)


def test_only_the_command_that_was_called_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typer takes 2 ms for each."""
    built: list[str] = []
    build = app_module.build

    def note_and_build(name: str, entry: Entry) -> object:
        built.append(name)
        return build(name, entry)

    monkeypatch.setattr(app_module, "build", note_and_build)
    call_small("list", "kind:ceremony")
    call("--help")
    assert ["list"] == built


def test_module_and_script_are_one_program() -> None:
    script = subprocess.run(
        [Path(sys.executable).with_name("interpol"), "--help"],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    module = run("--help")
    assert (script.returncode, script.stdout) == (module.code, module.stdout)
