"""Run the command line: build only the command that was called, and turn every error into its exit code.

Conventions: commands return their exit code (None is 0); every error of ours passes through `main`, the only place that
prints one. Typer builds each command it is given, 2 ms each, so the group below is given names and builds one on call.
"""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from interpol_cli.cli import output
from interpol_cli.cli.commands import COMMANDS, GROUPS, Entry
from interpol_cli.cli.options import Common, with_groups
from interpol_cli.errors import EntryError, InterpolError, TextError, UnknownCommandError, did_you_mean

_SETTINGS = {"help_option_names": ["-h", "--help"]}
_EXIT_USAGE, _EXIT_BUG, _EXIT_INTERRUPTED, _EXIT_READER_GONE = 2, 70, 130, 141


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and builds the one that is called."""

    entries: dict[str, Entry] = COMMANDS

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the context of Typer's own Click
        """Name the commands in the order in which help shows them."""
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """Build one command, or the group of that name."""
        entry = self.entries.get(cmd_name)
        return build(cmd_name, entry) if entry else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """Find the command that was called.

        Raises:
            UnknownCommandError: There is none of that name.
        """
        if args[0] not in self.entries and not args[0].startswith("-"):
            from interpol_cli.core.text import nearest  # only where a name is wrong

            raise UnknownCommandError(args[0], nearest(args[0], self.entries))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """List the commands with their first lines, without building any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in self.entries.items()])


class StoreGroup(LazyGroup):
    """The commands below `interpol store`."""

    entries = GROUPS["store"]


def build(name: str, entry: Entry) -> Any:  # noqa: ANN401 - a command of Typer's own Click, which has no public name
    """Build the command of an entry."""
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    if entry.group is not None:
        alone.callback(cls=StoreGroup, help=entry.help, context_settings=_SETTINGS)(_no_options)
        return typer.main.get_command(alone)
    module = import_module(f"interpol_cli.cli.{entry.module}")
    function = getattr(module, entry.function)
    examples = "\n".join(f"  {line}" for line in module.EXAMPLES[name])
    alone.command(name, epilog=f"\b\nExamples:\n{examples}", context_settings=_SETTINGS)(with_groups(function))
    return typer.main.get_command(alone)


def _no_options() -> None:
    """Take no options of its own."""


app = typer.Typer(
    cls=LazyGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)


def root(
    ctx: typer.Context,
    common: Common,
    version: Annotated[
        bool, typer.Option("--version", help="Name the program, its store and the store's age.")
    ] = False,
) -> None:
    """A hundred years of INTERPOL's governance: dated facts, with their sources and their disputes."""
    if version:
        from interpol_cli.cli.version import print_version  # reads the store, which other calls may not need

        print_version(common)
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        output.emit([ctx.get_help(), "\n"])
    ctx.obj = common


app.callback(invoke_without_command=True)(with_groups(root))


def main() -> int:
    """Run the program with the arguments of the process.

    Returns:
        The exit code; 70 means that this program has a bug.
    """
    try:
        code = app(standalone_mode=False, prog_name=output.PROGRAM)
    except InterpolError as error:
        _report(error)
        return error.exit_code
    except output.ReaderGoneError:
        return _EXIT_READER_GONE
    except (KeyboardInterrupt, typer.Abort):
        return _EXIT_INTERRUPTED
    except typer.TyperException as error:
        output.error(_sentence(error), _usage_hint(error))
        return _EXIT_USAGE
    except Exception as error:  # noqa: BLE001 - the contract gives a bug its own code and no traceback
        where = _place_of(error)
        output.error(f"this is a bug in interpol ({type(error).__name__}: {error}, {where}); please report it")
        return _EXIT_BUG
    return code if isinstance(code, int) else 0


def _report(error: InterpolError) -> None:
    lines = [error.text, " " * _cells_before(error) + "^"] if isinstance(error, TextError) and error.text else []
    if isinstance(error, EntryError):
        lines = [f"{field}: {reason}" if field else reason for field, reason in error.problems]
    hint = [f"hint: {error.hint}"] if error.hint else []
    output.error(str(error), *(f"  {line}" for line in lines), *hint)


def _cells_before(error: TextError) -> int:
    """Count the columns before the wrong place; combining marks (harakat) take none."""
    from unicodedata import combining  # 1 ms, and only where something is wrong

    return sum(1 for char in error.text[: error.position] if not combining(char))


def _sentence(error: typer.TyperException) -> str:
    """Say a usage error of Typer's in our own words: one sentence, the nearest option named."""
    option = getattr(error, "option_name", None)
    if type(error).__name__ == "NoSuchOption" and option:
        return f"there is no option {option}{did_you_mean(sorted(getattr(error, 'possibilities', None) or ()))}"
    text = error.format_message() if hasattr(error, "format_message") else str(error)
    return (text[:1].lower() + text[1:]).rstrip(".")


def _usage_hint(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)  # Typer's parser of options gives none
    called = context.command_path if context else " ".join((output.PROGRAM, *_called(sys.argv[1:])))
    return f"hint: {called} --help shows what it takes"


def _called(arguments: Sequence[str]) -> Sequence[str]:
    """Take the command's name, of one word or two, out of the arguments."""
    for index, argument in enumerate(arguments):
        if argument in COMMANDS:
            return arguments[index : index + (2 if COMMANDS[argument].group else 1)]
    return ()


def _place_of(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else "no place known"


def run() -> None:
    """Run the program and end the process with its exit code.

    Taking the interpreter apart, fact by fact, costs 20 to 35 ms that nobody waits for: every file is closed and every
    lock given back by then, so the process ends as soon as its streams are flushed.
    """
    gc.disable()  # a call makes values once and ends: looking for cycles among them costs 25 ms of a long export
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # closed from the start, or by its reader: told already
            stream.flush()
    os._exit(code)
