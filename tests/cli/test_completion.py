"""Tests of completion: what is offered, and that real shells put it on the line."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from command import environment, run, run_bytes
from facts import SMALL_STORE
from inside import call, call_small
from interpol_cli.cli.commands import COMMANDS, GROUPS
from interpol_cli.cli.complete import complete, options_of
from interpol_cli.cli.form_names import PICTURES
from interpol_cli.cli.takes import ADDED_FIELDS, ARGUMENTS, OPTIONS, OWN_FIELDS, SHELLS
from interpol_cli.cli.topics import TOPICS
from interpol_cli.cli.tree import describe, entries
from interpol_cli.core.fields import FIELDS
from shells import Prompt, need, prompt, shell_environment

SHOW_OPTIONS = (
    *("--store", "--lang", "--today", "--color", "--date-order", "--fields", "--format", "--template", "--output"),
    *("--force", "--no-header", "--ascii", "--excel", "--bidi", "--help"),
)


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("INTERPOL_"):
            monkeypatch.delenv(name)
    for name, value in environment({"INTERPOL_STORE": str(SMALL_STORE)}).items():
        monkeypatch.setenv(name, value)


def offered(line: str) -> list[str]:
    """Give the candidates for the last word of a line; a space at its end begins a new word."""
    words = shlex.split(line)
    return [one.text for one in complete([*words, ""] if line.endswith(" ") or not line else words)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", list(COMMANDS)),
        ("sho", ["show"]),
        ("store ", list(GROUPS["store"])),
        ("completion ", ["bash", "zsh", "fish"]),
        ("--sto", ["--store"]),
        ("list --pre", ["--precision"]),
        ("show -", ["-F", "-f", "-o", "-h", *SHOW_OPTIONS]),
        ("show ga-93 ga-9", ["ga-92", "ga-93"]),
        ("get ga-93 place.c", ["place.city", "place.country", "place.country_name"]),
        ("get ga-93 ga-92", ["ga-92"]),
        ("list kind:se", ["kind:session", "kind:seat"]),
        ("list not:kind:se", ["not:kind:session", "not:kind:seat"]),
        ("list '(kind:se'", ["(kind:session", "(kind:seat"]),
        ("list 'kind:session OR kind:ele'", ["kind:session OR kind:election"]),
        ("list host", ["host:", "host_region:"]),
        ("list host:M", ["host:MA", "host:MC"]),
        ("list host:Moro", ["host:Morocco"]),
        ("list host:المغ", ["host:المغرب"]),
        ("list 'host:United K'", ["host:United Kingdom"]),
        ("list city:marr", ["city:marrakech"]),
        ("list person:mohamed-dk", ["person:mohamed-dkhissi"]),
        ("list series:gen", ["series:general-assembly"]),
        ("list date:193", ["date:1930s"]),
        ("list date:ga-92..ga-93", ["date:ga-92..ga-93"]),
        ("list part_of:ga-93", ["part_of:ga-93"]),
        ("list disputed:", ["disputed:yes", "disputed:no"]),
        ("list number:9", []),
        ("list --kind se", ["session", "seat"]),
        ("list --kind=se", ["--kind=session", "--kind=seat"]),
        ("list --host=Moro", ["--host=Morocco"]),
        ("list --in ga-93", ["ga-93"]),
        ("list --in 'between ga-92 and ga-93'", ["between ga-92 and ga-93"]),
        ("list --rel over", ["overlaps:", "overlapped-by:"]),
        ("list --rel overlaps:199", ["overlaps:1990s"]),
        ("list -F id,precis", ["id,precision"]),
        ("list -F id,i", []),
        ("list -Fprecis", ["-Fprecision"]),
        (
            "list -F place",
            [
                "place",
                *(f"place.{name}" for name in ["id", "city", "country", "country_name", "venue", "then", "names"]),
            ],
        ),
        ("list --sort -number,dat", ["-number,date"]),
        ("list --sort -numb", ["-number"]),
        ("sources -F id,supp", ["id,supports"]),
        ("next -F days", ["days_least", "days_most"]),
        ("count --by kind,dec", ["kind,decade"]),
        ("list -f js", ["json", "jsonl"]),
        ("show ga-93 -f sh", ["sheet"]),
        ("--lang ar,f", ["ar,fr"]),
        ("--color ", ["auto", "always", "never"]),
        ("list --color a", ["auto", "always"]),
        ("values ki", ["kind"]),
        ("who ccf", ["ccf-member", "ccf-chair"]),
        ("help exit", ["exit-codes"]),
        ("help lis", ["list"]),
        ("help store pa", ["path"]),
        ("list -- -", []),
        ("nonsense ", []),
        ("list --nonsense x kind:ses", ["kind:session"]),
        ("--store curated show ga-93", ["ga-93"]),
        ("show ga-93 --store=curated ga-94", ["ga-94"]),
    ],
)
def test_place_offers(line: str, expected: list[str]) -> None:
    assert sorted(expected) == sorted(offered(line))


@pytest.mark.parametrize(
    "line",
    [f"list {field}:" for field in ("kind", "host", "city", "person", "office", "region", "act", "tag", "source", "id")]
    + [
        "show g",
        "list -F p",
        "list --sort -p",
        "list --in 1",
        "list --rel s",
        "-",
        "list --",
        "list n",
        "help ",
        "get ga-92 t",
    ],
)
def test_every_candidate_begins_with_what_is_typed(line: str) -> None:
    found = offered(line)
    assert found
    assert [] == [text for text in found if not text.startswith(shlex.split(f"{line}.")[-1][:-1])]


@pytest.mark.parametrize("line", ["export ", "list -o ", "--store "])
def test_files_are_asked_of_the_shell(line: str) -> None:
    assert "" in offered(line)


def options_with_values() -> Iterator[str]:
    for path in ((), *(path for path, _ in entries())):
        yield from (option.names[-1] for option in options_of(path) if option.takes_value)


def test_every_option_says_what_it_takes() -> None:
    """A new option needs a line in `takes.OPTIONS`, if only that nothing can be listed."""
    assert set() == set(options_with_values()) - {*OPTIONS, "--format", "--fields", "--sort"}


def test_every_argument_says_what_it_is() -> None:
    """A new argument needs a line in `takes.ARGUMENTS`."""
    with_arguments = {" ".join(path) for path, _ in entries() if describe(path).arguments}
    assert set() == with_arguments - {*ARGUMENTS, "help"}


def commands_with(option: str) -> list[str]:
    return [" ".join(path) for path, _ in entries() if any(option in one.names for one in options_of(path))]


def example_of(name: str) -> list[str]:
    """Give the arguments of a command's first example, those before and after its name."""
    return shlex.split(re.split(r"\||&&", describe(name.split()).examples[0])[-1])[1:]


@pytest.mark.parametrize("name", commands_with("--format"))
def test_formats_offered_are_those_that_the_command_writes(name: str) -> None:
    done = call(*example_of(name), "-f", "no-such-format")
    assert 2 == done.code
    assert offered(f"{name} -f ") == done.stderr.rpartition("the formats are ")[2].strip().split(", ")


@pytest.mark.parametrize("name", [name for name in commands_with("--fields") if name != "export"])
def test_fields_offered_are_those_that_the_command_lists(name: str) -> None:
    done = call(*example_of(name), "-F", "help")
    listed = {line.split("\t")[0] for line in done.lines}
    more = {"count": {*offered("count --by ")}, "values": {"facts"}, "lookup": {*FIELDS}}.get(name, set())
    assert listed | more | {"help"} == {*offered(f"{name} -F ")}


def test_tables_name_commands() -> None:
    assert set() == {*PICTURES, *ARGUMENTS, *OWN_FIELDS, *ADDED_FIELDS} - {" ".join(path) for path, _ in entries()}


def test_the_store_of_the_line_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = offered("--store curated show ga-")
    assert len(offered("show ga-")) < len(everything)
    assert everything == offered("show --store=curated ga-")
    monkeypatch.setenv("INTERPOL_STORE", "curated")
    assert everything == offered("show ga-")


def test_a_store_below_home_is_read(small_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(small_path.parent))
    monkeypatch.setenv("INTERPOL_STORE", "curated")
    assert ["ga-1", "ga-17"] == sorted(offered(f"--store '~/{small_path.name}' show ga-1"))


def ask(shell: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Ask as a shell's script asks."""
    return run_bytes(*arguments, env={"_INTERPOL_COMPLETE": shell, "INTERPOL_STORE": str(SMALL_STORE), **variables})


def test_zsh_and_fish_get_meanings_in_the_readers_language() -> None:
    assert "ga-93\t93rd INTERPOL General Assembly\n" == ask("zsh", "show", "ga-93").stdout.decode()
    title = call_small("get", "ga-93", "title.ar").stdout
    assert f"ga-93\t{title}" == ask("fish", "show", "ga-93", INTERPOL_LANG="ar").stdout.decode()
    assert f"ga-93\t{title}" == ask("fish", "--lang", "ar", "show", "ga-93").stdout.decode()


@pytest.mark.parametrize(
    ("line", "breaks", "expected"),
    [
        ("interpol list kind:sess", ":=", "session"),
        ("interpol list kind:sess", "", "kind:session"),
        ("interpol list --kind=sess", ":=", "session"),
        ("interpol list host:United\\ K", ":=", "United\\ Kingdom"),
        ("interpol list 'host:United K", ":=", "host:United Kingdom"),
        ("interpol list host:'United K", ":=", "United Kingdom"),
    ],
)
def test_bash_gets_what_follows_the_last_break(line: str, breaks: str, expected: str) -> None:
    assert f"{expected}\n" == ask("bash", line, breaks).stdout.decode()


def test_broken_store_is_no_matter_for_the_prompt(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    done = ask("zsh", "--store", str(broken), "show", "")
    assert (b"", b"") == (done.stdout, done.stderr)


def test_control_characters_of_a_store_never_reach_the_prompt(small_path: Path) -> None:
    text = small_path.read_text(encoding="utf-8")
    small_path.write_text(text.replace('"ga-93"', '"ga-\\u001b[31m"'), encoding="utf-8")
    assert b"\x1b" not in ask("zsh", "--store", str(small_path), "show", "").stdout


@pytest.mark.parametrize(
    "arguments",
    [("show", "ga-9"), ("list", "kind:"), ("list", "--kind", "s"), ("list", "--"), ("",), ("help", "")],
    ids=str,
)
def test_candidates_need_no_typer(arguments: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom interpol_cli.cli.complete import answer\n"
        f"answer('zsh', {arguments!r})\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout
    assert set() == {"typer", "rich", "dateutil", "pydantic", "asyncio", "importlib.resources"} & set(
        done.stderr.split()
    )


def test_an_unknown_shell_is_a_usage_error() -> None:
    done = call("completion", "csh")
    assert (2, "") == (done.code, done.stdout)
    assert "interpol: error: SHELL does not take 'csh': it is bash, zsh or fish\n" == done.stderr


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed_and_no_file_is_written(shell: str, tmp_path: Path) -> None:
    done = run("completion", shell, cwd=tmp_path, env={"HOME": str(tmp_path)})
    assert (0, "") == (done.code, done.stderr)
    assert f"interpol completion {shell}" in done.stdout
    assert [] == list(tmp_path.iterdir())


# What the tab key makes of a line, in every shell.
COMPLETED = [
    ("interpol sho", "interpol show "),
    ("interpol show ga-93", "interpol show ga-93 "),
    ("interpol list kind:ses", "interpol list kind:session "),
    ("interpol list kind:se", "interpol list kind:se"),
    ("interpol list not:kind:ses", "interpol list not:kind:session "),
    ("interpol list tit", "interpol list title:"),
    ("interpol list --kind=ses", "interpol list --kind=session "),
    ("interpol list --prec", "interpol list --precision "),
    ("interpol list -F id,precis", "interpol list -F id,precision "),
    ("interpol list --in ga-92..ga-93", "interpol list --in ga-92..ga-93 "),
    (r"interpol list host:United\ K", r"interpol list host:United\ Kingdom "),
    ("interpol list 'host:United K", "interpol list 'host:United Kingdom' "),
    (r"interpol list host:United\ A", r"interpol list host:United\ Arab\ Emirates "),
    ("interpol list host:المغ", "interpol list host:المغرب "),
    ("interpol export 'a fi", "interpol export 'a file.csv' "),
    ("interpol export a", r"interpol export a\ file.csv "),
    ("interpol help environ", "interpol help environment "),
    ("interpol completion fi", "interpol completion fish "),
]


def set_up(home: Path, shell: str) -> Path:
    """Write the script of a shell, and a file to complete, into a directory."""
    script = home / f"script.{shell}"
    script.write_text(call("completion", shell).stdout, encoding="utf-8")
    (home / "a file.csv").touch()
    return script


@pytest.fixture(scope="module")
def bash(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prompt]:
    home = tmp_path_factory.mktemp("bash")
    keys = """bind -x '"\\C-x\\C-p": printf "<<%s>>" "$READLINE_LINE"'"""
    setup = f"source {set_up(home, 'bash')}; bind 'set enable-bracketed-paste off'; {keys}"
    with prompt([need("bash"), "--norc", "--noprofile", "-i"], setup, home) as made:
        yield made


@pytest.fixture(scope="module")
def zsh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prompt]:
    home = tmp_path_factory.mktemp("zsh")
    keys = """show() { print -rn -- "<<$BUFFER>>" }; zle -N show; bindkey '^X^P' show; bindkey '^U' kill-whole-line"""
    setup = f"autoload -Uz compinit; compinit -D; source {set_up(home, 'zsh')}; unsetopt beep; {keys}"
    with prompt([need("zsh"), "-f", "-i"], setup, home) as made:
        yield made


@pytest.mark.parametrize(("line", "completed"), COMPLETED)
def test_tab_completes_in_bash(bash: Prompt, line: str, completed: str) -> None:
    assert completed == bash.complete(line)


@pytest.mark.parametrize(("line", "completed"), COMPLETED)
def test_tab_completes_in_zsh(zsh: Prompt, line: str, completed: str) -> None:
    assert completed == zsh.complete(line)


def test_zsh_completes_from_a_directory_of_functions(tmp_path: Path) -> None:
    """The script may also be kept as `_interpol` in a directory of $fpath."""
    (tmp_path / "_interpol").write_text(call("completion", "zsh").stdout, encoding="utf-8")
    keys = """show() { print -rn -- "<<$BUFFER>>" }; zle -N show; bindkey '^X^P' show"""
    setup = f"fpath=({tmp_path} $fpath); autoload -Uz compinit; compinit -D; {keys}"
    with prompt([need("zsh"), "-f", "-i"], setup, tmp_path) as made:
        assert "interpol list kind:session " == made.complete("interpol list kind:ses")


def in_fish(home: Path, line: str) -> list[str]:
    """Ask fish what it would offer for a line."""
    code = f"source {set_up(home, 'fish')}; complete -C {shlex.quote(line)}"
    done = subprocess.run(
        [need("fish"), "--no-config", "-c", code],
        capture_output=True,
        text=True,
        env=shell_environment(home),
        cwd=home,
        check=True,
    )
    assert "" == done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("interpol show ga-93", ["ga-93\t93rd INTERPOL General Assembly"]),
        ("interpol list kind:se", ["kind:seat", "kind:session"]),
        ("interpol list host:GB", ["host:GB\tUnited Kingdom"]),
        (r"interpol list host:United\ K", ["host:United Kingdom\tGB"]),
        ("interpol list 'host:United K", ["host:United Kingdom\tGB"]),
        ("interpol list --kind=ses", ["--kind=session"]),
        ("interpol list -F id,precis", ["id,precision\thow much of the date is given"]),
        ("interpol list host:المغ", ["host:المغرب\tMA"]),
        ("interpol export a", ["a file.csv"]),
        ("interpol list --output=a", ["--output=a file.csv"]),
        ("interpol completion fi", ["fish"]),
        (f"interpol help {next(iter(TOPICS))}", [f"dates\t{TOPICS['dates'].about}"]),
    ],
)
def test_fish_offers(tmp_path: Path, line: str, expected: list[str]) -> None:
    assert expected == sorted(in_fish(tmp_path, line))
