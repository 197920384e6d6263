"""The command `interpol help`: topics, and the help of any command."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import typer

from interpol_cli.cli import output
from interpol_cli.cli.commands import COMMANDS, GROUPS, Entry
from interpol_cli.cli.options import Common
from interpol_cli.cli.topics import TOPICS
from interpol_cli.core.text import nearest
from interpol_cli.errors import OptionValueError, did_you_mean

EXAMPLES = {"help": ("interpol help dates", "interpol help list")}


def help_topic(
    common: Common,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TOPIC|COMMAND]...", help="A topic, or the words of a command.", show_default=False),
    ] = None,
) -> int:
    """Explain a topic, offline, with examples; or show a command's help.

    Without a name it lists the topics and the commands.
    """
    if not names:
        output.emit(_overview())
    elif names[0] in TOPICS and len(names) == 1:
        output.emit([TOPICS[names[0]].text])
    else:
        _check(names)
        from interpol_cli.cli.tree import command_at, context_of  # with the whole program; a topic needs none of it

        command = command_at(names)
        output.emit([command.get_help(context_of(command, names)), "\n"])
    return 0


def _check(names: Sequence[str]) -> None:
    table: Mapping[str, Entry] = COMMANDS
    for place, name in enumerate(names):
        if name not in table:
            known = [*table, *(() if place else TOPICS)]
            way = did_you_mean(nearest(name, known)).removeprefix("; ") or "interpol help lists what there is"
            raise OptionValueError("help", " ".join(names), way)
        table = GROUPS.get(table[name].group or "", {})


def _overview() -> Iterator[str]:
    yield "Topics (interpol help TOPIC):\n"
    yield from _lines({name: topic.about for name, topic in TOPICS.items()})
    yield "\nCommands (interpol help COMMAND):\n"
    yield from _lines({name: entry.help for name, entry in COMMANDS.items()})


def _lines(described: Mapping[str, str]) -> Iterator[str]:
    import textwrap  # 1 ms, and only the list of everything needs it

    width = max(map(len, described)) + 4
    for name, about in described.items():
        first, *rest = textwrap.wrap(about, 79 - width)
        yield f"  {name:<{width - 2}}{first}\n"
        yield from (f"{' ' * width}{line}\n" for line in rest)
