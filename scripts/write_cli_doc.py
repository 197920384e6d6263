"""Write docs/cli.md: every command, option and example, from the same texts as the help.

Run it after a change of a command, an option or its help: python scripts/write_cli_doc.py
"""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from interpol_cli.cli.commands import COMMANDS, GROUPS
from interpol_cli.cli.output import PROGRAM
from interpol_cli.cli.tree import (
    Described,
    Parameter,
    describe,
    describe_group,
    entries,
    groups_of,
    summary_of,
    title_of,
)

TARGET = Path(__file__).resolve().parents[1] / "docs/cli.md"
HEAD = f"""\
# Commands

Everything that `{PROGRAM}` can be told. This page is written from the help by `scripts/write_cli_doc.py`:
`{PROGRAM} COMMAND --help` says the same, and `{PROGRAM} help dates`, `query`, `formats`, `exit-codes` and `environment`
explain what the commands share. Every command takes `-h` and `--help`.

"""


def anchor(text: str) -> str:
    """Give the anchor that a heading has on the usual hosts."""
    return "".join(char for char in text.lower().replace(" ", "-") if char.isalnum() or char in "-_")


def wrap(paragraph: str) -> str:
    """Break a paragraph into lines of the length that the other pages have."""
    return textwrap.fill(paragraph, 120, break_long_words=False, break_on_hyphens=False)


def table(head: str, rows: Sequence[Parameter]) -> Iterator[str]:
    """Write options or arguments as a table."""
    if rows:
        yield f"| {head} | |\n|---|---|\n"
        for row in rows:
            about = row.about.replace("|", "\\|").replace("<", "&lt;")
            yield f"| `{row.usage.replace('|', chr(92) + '|')}` | {about} |\n"
        yield "\n"


def command_section(one: Described) -> Iterator[str]:
    """Write one command."""
    yield f"## {one.name}\n"
    yield from (f"{wrap(paragraph)}\n\n" for paragraph in one.paragraphs)
    yield f"```text\n{one.name} {one.usage}\n```\n\n"
    yield from table("argument", one.arguments)
    yield from table("option", one.options)
    shared = [f"[{title_of(group).lower()}](#{anchor(title_of(group))})" for group in one.groups]
    if shared:
        yield f"It takes the {', '.join(shared)} too.\n\n"
    if one.examples:
        yield "```console\n" + "".join(f"$ {example}\n" for example in one.examples) + "```\n\n"


def overview() -> Iterator[str]:
    """List the commands with their first lines."""
    yield "| command | |\n|---|---|\n"
    for name, entry in COMMANDS.items():
        table = {f"{name} {below}": one for below, one in GROUPS[entry.group].items()} if entry.group else {name: entry}
        for words, one in table.items():
            yield f"| [`{words}`](#{anchor(f'{PROGRAM} {words}')}) | {one.help} |\n"
    yield "\n"


def make() -> str:
    """Make the text of the page."""
    described = [describe(()), *(describe(path) for path, _ in entries())]
    groups = dict.fromkeys(group for path, _ in entries() for group in groups_of(path))
    pieces = [HEAD, *overview()]
    for one in described:
        pieces += command_section(one)
    for group in groups:
        pieces += [f"## {title_of(group)}\n{wrap(summary_of(group))}\n\n", *table("option", describe_group(group))]
    return "".join(pieces).rstrip("\n") + "\n"


if __name__ == "__main__":
    TARGET.write_text(make(), encoding="utf-8")
    print(f"wrote {TARGET}")
