"""Write docs/interpol.1, the man page, from the same texts as the help and the help topics.

Run it after a change of a command, an option, its help or a topic: python scripts/write_man.py
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from interpol_cli import __version__
from interpol_cli.cli.output import PROGRAM
from interpol_cli.cli.topics import TOPICS
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

TARGET = Path(__file__).resolve().parents[1] / "docs/interpol.1"

# Letters that roff would set as other characters, or read as its own.
_GLYPHS = str.maketrans({"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "~": "\\(ti", "^": "\\(ha", '"': "\\(dq"})


def text(words: str) -> str:
    """Write text so that roff reads it as text: no request, no escape, hyphens that can be copied."""
    return re.sub(r"(?m)^([.])", r"\\&\1", words.translate(_GLYPHS))


def listed(parameters: Sequence[Parameter]) -> Iterator[str]:
    """Write options or arguments, each with its meaning indented below it."""
    for one in parameters:
        yield f".TP\n.B {text(one.usage)}\n{text(one.about)}\n"


def verbatim(lines: str) -> str:
    """Write lines as they are."""
    return f".nf\n{text(lines.rstrip())}\n.fi\n"


def heading(title: str, summary: str) -> str:
    """Begin a section."""
    return f'.SH "{text(title.upper())}"\n{text(summary)}\n'


def command_section(one: Described) -> Iterator[str]:
    """Write one command."""
    yield f".SS {text(one.name)} {text(one.usage)}\n"
    yield "\n.PP\n".join(text(paragraph) for paragraph in one.paragraphs) + "\n"
    yield from listed(one.arguments)
    yield from listed(one.options)
    if one.groups:
        yield f".PP\nSee also: {text(', '.join(title_of(group).upper() for group in one.groups))}.\n"
    yield ".PP\n" + verbatim("\n".join(f"    $ {example}" for example in one.examples))


def make() -> str:
    """Make the text of the page."""
    program = describe(())
    summary = program.paragraphs[0].rstrip(".")
    groups = dict.fromkeys(group for path, _ in entries() for group in groups_of(path))
    pieces = [
        '.\\" Written by scripts/write_man.py from the help; do not edit.\n',
        f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}"\n',
        f".SH NAME\n{PROGRAM} \\- {text(summary[0].lower() + summary[1:])}\n",
        f".SH SYNOPSIS\n.B {PROGRAM}\n{text(program.usage)}\n",
        *listed(program.options),
        ".SH COMMANDS\n",
    ]
    for path, _ in entries():
        pieces += command_section(describe(path))
    for group in groups:
        pieces += [heading(title_of(group), summary_of(group)), *listed(describe_group(group))]
    for name, topic in TOPICS.items():
        pieces += [heading(name.replace("-", " "), topic.about), ".PP\n", verbatim(topic.text)]
    return "".join(pieces)


if __name__ == "__main__":
    TARGET.write_text(make(), encoding="utf-8")
    print(f"wrote {TARGET}")
