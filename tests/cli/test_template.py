"""`--template`, `-F` and `-f md` do the same on every command that shows rows."""

import re
from pathlib import Path

import pytest

from inside import call_small

COMMANDS = {
    "list": ("list", "kind:session"),
    "timeline": ("timeline", "kind:session"),
    "show": ("show", "ga-92", "ga-93"),
    "search": ("search", "vienna"),
    "next": ("next", "--from", "1950", "-n", "2"),
    "last": ("last", "--from", "1950", "-n", "2"),
    "on": ("on", "09-07"),
    "today": ("today", "--today", "2025-11-27"),
    "who": ("who", "president", "--on", "1962"),
    "count": ("count", "--by", "kind"),
    "venues": ("venues",),
    "sources": ("sources",),
    "disputes": ("disputes",),
    "date": ("date", "1946"),
    "fields": ("fields",),
    "values": ("values", "kind"),
    "settings": ("settings",),
    "lookup": ("lookup", "ga-92", "ga-93"),
}
EVERY = pytest.mark.parametrize("args", COMMANDS.values(), ids=COMMANDS)


def names(args: tuple[str, ...]) -> list[str]:
    return call_small(*args, "-F", "help").lines


@EVERY
def test_help_names_the_fields(args: tuple[str, ...]) -> None:
    result = call_small(*args, "-F", "help")
    assert 0 == result.code, result.stderr
    assert 2 <= len(result.lines) == len(set(result.lines))
    assert all(re.fullmatch("[a-z_]+", name) for name in result.lines)


@EVERY
def test_every_field_that_is_named_can_be_shown(args: tuple[str, ...]) -> None:
    known = names(args)
    result = call_small(*args, "-F", ",".join(known), "-f", "tsv")
    assert 0 == result.code, result.stderr
    assert "\t".join(known) == result.lines[0]


@EVERY
def test_template_fills_in_fields(args: tuple[str, ...]) -> None:
    first, second = names(args)[:2]
    result = call_small(*args, "--template", rf"{{{second}}}\t{{{first}}}")
    assert 0 == result.code, result.stderr
    assert call_small(*args, "-F", f"{second},{first}", "-f", "tsv", "--no-header").stdout == result.stdout


@EVERY
def test_markdown_is_a_table_of_the_fields(args: tuple[str, ...]) -> None:
    first, second = names(args)[:2]
    shown = call_small(*args, "-F", f"{first},{second}", "-f", "md")
    assert 0 == shown.code, shown.stderr
    assert [f"| {first} | {second} |", "| --- | --- |"] == [line.replace("\\", "") for line in shown.lines[:2]]
    assert len(call_small(*args, "-F", first, "-f", "jsonl").lines) + 2 == len(shown.lines)


@EVERY
def test_unknown_field_is_refused_in_every_way_to_ask_for_it(args: tuple[str, ...]) -> None:
    for asked in (("-F", "xyzzy"), ("--template", "{xyzzy}")):
        result = call_small(*args, *asked)
        assert (2, "") == (result.code, result.stdout)
        sentence, hint = result.stderr.splitlines()
        assert "interpol: error: there is no field 'xyzzy'" == sentence
        assert hint.startswith("hint: ")


def test_template_of_the_contract() -> None:
    result = call_small("list", "id:ga-92", "--template", r"{date}\t{title.en}")
    assert "2024-11-04/2024-11-07\t92nd INTERPOL General Assembly\n" == result.stdout


def test_template_may_end_lines_with_nul() -> None:
    assert "ga-92\0ga-93\0" == call_small("show", "ga-92", "ga-93", "--template", r"{id}\0").stdout


def test_template_goes_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "ids.txt"
    assert 0 == call_small("list", "id:ga-92", "--template", "{id}", "-o", path).code
    assert "ga-92\n" == path.read_text("utf-8")


def test_template_that_is_wrong_is_pointed_at() -> None:
    result = call_small("list", "--template", "{id} {")
    assert (2, "") == (result.code, result.stdout)
    sentence, template, caret = result.stderr.splitlines()
    assert "interpol: error: the template cannot be read: a brace stands alone; write {{ or }} for a brace" == sentence
    assert (template.rindex("{"), "  {id} {") == (caret.index("^"), template)


@pytest.mark.parametrize("other", [("-F", "id"), ("-f", "csv")])
def test_template_and_another_form_are_one_too_many(other: tuple[str, str]) -> None:
    result = call_small("list", "--template", "{id}", *other)
    assert (2, "") == (result.code, result.stdout)
    assert "is given too; one of them is enough" in result.stderr
