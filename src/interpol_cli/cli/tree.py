"""Walk the tree of commands and build each: for `interpol help`, for what is written from the help, and for the tests.

Conventions: the order is that of `interpol --help`; a path is the words after the program's name. A call builds one
command; only what describes the whole program builds them all.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

import typer

from interpol_cli.cli.app import app, build, root
from interpol_cli.cli.commands import COMMANDS, GROUPS, Entry
from interpol_cli.cli.options import SHARED
from interpol_cli.cli.output import PROGRAM

Built = Any  # a command or a parameter of Typer's own Click, which has no public name
Group = Any  # one of the NamedTuples of `cli.options`

_TITLES = {
    "Common": "Common options",
    "Asked": "Query options",
    "Order": "Order options",
    "Shape": "Output options",
    "Entering": "Change options",
}


class Parameter(NamedTuple):
    """An option or an argument as help shows it: `-n, --limit N`, and what it does."""

    usage: str
    about: str


class Described(NamedTuple):
    """A command as help shows it.

    `groups` are the option groups that it shares with others; `options` its own, without `--help`, which all have.
    """

    path: tuple[str, ...]
    usage: str
    paragraphs: tuple[str, ...]
    arguments: tuple[Parameter, ...]
    options: tuple[Parameter, ...]
    groups: tuple[Group, ...]
    examples: tuple[str, ...]

    @property
    def name(self) -> str:
        """The words that call it: `interpol store add`."""
        return " ".join((PROGRAM, *self.path))


def entries() -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Give every command that does something, those below a group after one another, with its path."""
    for name, entry in COMMANDS.items():
        if entry.group is None:
            yield (name,), entry
        else:
            yield from (((name, below), one) for below, one in GROUPS[entry.group].items())


def command_at(path: Sequence[str]) -> Built:
    """Build the command, or the group of commands, at a path; the program itself where the path is empty."""
    if not path:
        return typer.main.get_command(app)
    return build(path[-1], _entry_at(path))


def context_of(command: Built, path: Sequence[str]) -> Built:
    """Make the context in which a command describes itself under its whole name."""
    return command.context_class(command, info_name=" ".join((PROGRAM, *path)), **command.context_settings)


def parameters_of(command: Built) -> list[Built]:
    """List the arguments and options of a command, `--help` included, without those that are hidden."""
    parameters = command.get_params(context_of(command, ()))
    return [one for one in parameters if not getattr(one, "hidden", False)]


def groups_of(path: Sequence[str]) -> tuple[Group, ...]:
    """Give the option groups that a command shares with others."""
    function = _function_at(path)
    parameters = inspect.signature(function).parameters.values() if function else ()
    return tuple(one.annotation for one in parameters if one.annotation in SHARED)


def describe(path: Sequence[str]) -> Described:
    """Describe a command that does something, or the program itself, by what its help is made of."""
    command, function, groups = command_at(path), _function_at(path), groups_of(path)
    context = context_of(command, path)
    paragraphs = (inspect.getdoc(function) or "").split("\n\n")
    shared = {name for group in groups for name in group._fields}
    built = parameters_of(command)
    own = [one for one in built if one.param_type_name == "option" and one.name not in {"help", *shared}]
    return Described(
        tuple(path),
        " ".join(command.collect_usage_pieces(context)),
        tuple(" ".join(paragraph.split()) for paragraph in paragraphs),
        tuple(_parameter(one, context) for one in built if one.param_type_name == "argument"),
        tuple(_parameter(one, context) for one in own),
        groups,
        tuple(import_module(_home(_entry_at(path))).EXAMPLES[path[-1]]) if path else (),
    )


def title_of(group: Group) -> str:
    """Name an option group in a heading."""
    return _TITLES.get(group.__name__, f"{group.__name__} options")


def summary_of(group: Group) -> str:
    """Say what the options of a group are for."""
    return (group.__doc__ or "").splitlines()[0]


def describe_group(group: Group) -> tuple[Parameter, ...]:
    """Describe the options of a group."""
    path = next(path for path, _ in entries() if group in groups_of(path))
    command = command_at(path)
    context = context_of(command, path)
    named = {one.name: one for one in parameters_of(command) if one.param_type_name == "option"}
    return tuple(_parameter(named[name], context) for name in group._fields if name in named)


def _entry_at(path: Sequence[str]) -> Entry:
    table: Mapping[str, Entry] = COMMANDS
    for name in path[:-1]:
        table = GROUPS[table[name].group or ""]
    return table[path[-1]]


def _home(entry: Entry) -> str:
    return f"interpol_cli.cli.{entry.module}"


def _function_at(path: Sequence[str]) -> Callable[..., object] | None:
    """Give the function of a command; a group of commands has none."""
    if not path:
        return root
    entry = _entry_at(path)
    found: Callable[..., object] | None = None if entry.group else getattr(import_module(_home(entry)), entry.function)
    return found


def _parameter(one: Built, context: Built) -> Parameter:
    usage, about = one.get_help_record(context) or (one.make_metavar(context), one.help or "")
    return Parameter(usage, " ".join(about.split()))
