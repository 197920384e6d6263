"""Tests of `interpol help`: its topics say what the code does, and every example in them runs."""

import re
from pathlib import Path

import pytest

from command import ROOT, run_on_terminal, shell
from inside import call
from interpol_cli import errors
from interpol_cli.cli.commands import COMMANDS, GROUPS
from interpol_cli.cli.form_names import ENDINGS, MACHINE_FORMATS, PICTURES
from interpol_cli.cli.settings import FILE_VARIABLE, KNOWN
from interpol_cli.cli.topics import TOPICS
from interpol_cli.core.model import KINDS
from interpol_cli.core.period import ALLEN
from interpol_cli.core.query import QUERY_FIELDS
from interpol_cli.core.terms import PRECISION_TERMS

EXAMPLES = [
    (name, line[4:]) for name, topic in TOPICS.items() for line in topic.text.splitlines() if line.startswith("  $ ")
]


@pytest.mark.parametrize("name", TOPICS)
def test_topic_is_plain_text_for_any_terminal(name: str) -> None:
    done = call("help", name)
    assert (0, "", TOPICS[name].text) == (done.code, done.stderr, done.stdout)
    assert [] == [
        line
        for line in done.lines
        if len(line) > 72 or line != line.rstrip() or not line.replace(" ", "").isprintable()
    ]
    assert done.stdout.rpartition("\n\n")[2].startswith("Examples\n  $ ")


def test_topic_is_the_same_on_a_terminal() -> None:
    assert TOPICS["query"].text == run_on_terminal("help", "query").stdout


@pytest.mark.parametrize(("name", "line"), EXAMPLES, ids=lambda part: str(part))
def test_example_of_a_topic_runs(name: str, line: str, tmp_path: Path) -> None:
    done = shell(line, cwd=tmp_path)
    assert 0 == done.code, done.stderr
    assert done.stdout or list(tmp_path.iterdir())


def test_help_lists_every_topic_and_command() -> None:
    done = call("help")
    assert 0 == done.code
    listed = [line.split()[0] for line in done.lines if re.match(r"  \S", line)]
    assert [*TOPICS, *COMMANDS] == listed
    assert max(map(len, done.lines)) < 80


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_is_what_the_command_says(name: str) -> None:
    assert call(name, "--help").stdout == call("help", name).stdout
    for below in GROUPS.get(COMMANDS[name].group or "", ()):
        assert call(name, below, "--help").stdout == call("help", name, below).stdout


@pytest.mark.parametrize(
    ("names", "nearest"),
    [
        (["dtes"], "dates"),
        (["exit"], "exit-codes"),
        (["liste"], "list"),
        (["store", "pth"], "path"),
        (["xyzzy"], "interpol help"),
    ],
)
def test_unknown_topic_names_the_nearest(names: list[str], nearest: str) -> None:
    done = call("help", *names)
    assert (2, "") == (done.code, done.stdout)
    assert " ".join(names) in done.stderr
    assert nearest in done.stderr


def said(topic: str) -> set[str]:
    """Give the words of a topic, without the signs around them."""
    return {word.strip(".,;:()") for word in TOPICS[topic].text.split()}


def test_query_names_every_field_and_closed_value() -> None:
    assert set() == {*QUERY_FIELDS, *KINDS, *PRECISION_TERMS} - said("query")


def test_dates_names_every_relation() -> None:
    assert set() == {*ALLEN, "within", "shares"} - said("dates")


def test_formats_names_every_form_and_ending() -> None:
    pictures = {picture for own in PICTURES.values() for picture in own}
    assert set() == {*MACHINE_FORMATS, *pictures} - said("formats")
    assert set() == set(ENDINGS) - said("formats")


def test_exit_codes_are_those_of_the_errors() -> None:
    classes = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.InterpolError)]
    listed = {int(line.split()[0]) for line in TOPICS["exit-codes"].text.splitlines() if re.match(r"  \d+ ", line)}
    assert set() == {one.exit_code for one in classes} - listed
    assert {0, 1, 2, 3, 4, 5, 6, 7, 8, 70, 130, 141} == listed


def test_environment_names_every_variable_that_is_read() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    read = set(re.findall(r'environ(?:\.get\(|\[)"([A-Z][A-Z_]+)"', source))
    assert set() == {*read, *(known.variable for known in KNOWN.values()), FILE_VARIABLE, "COLUMNS"} - said(
        "environment"
    )
