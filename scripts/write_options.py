"""Write src/interpol_cli/cli/known_options.py: the options of every command as plain values, for completion.

Run it after a change of an option or a command: python scripts/write_options.py
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from interpol_cli.cli.commands import COMMANDS, GROUPS
from interpol_cli.cli.tree import command_at, groups_of, parameters_of

TARGET = Path(__file__).resolve().parents[1] / "src/interpol_cli/cli/known_options.py"
HEAD = '''"""Hold the options of every command as plain values: completion needs them, and Typer costs it 50 ms to ask.

Convention: `python scripts/write_options.py` writes this file; a test fails where it differs from what the commands
declare. An option is its names, whether it takes a value, and its help.
"""

# fmt: off
Option = tuple[str, bool, str]

'''


def every_path() -> Iterable[tuple[str, ...]]:
    """Give the path of every command and of every group of commands, the program's own first."""
    yield ()
    for name, entry in COMMANDS.items():
        yield (name,)
        yield from ((name, below) for below in GROUPS.get(entry.group or "", {}))


def line(one: Any, indent: str) -> str:  # noqa: ANN401 - a parameter of Typer's own Click
    """Write one option."""
    names = " ".join(sorted(one.opts, key=len))
    about = " ".join((one.help or "").split())
    return f"{indent}({names!r}, {not (one.is_flag or one.count)}, {about!r}),\n"


def options(path: Sequence[str]) -> list[Any]:
    """List the options of one command as Typer has them."""
    return [one for one in parameters_of(command_at(path)) if one.param_type_name == "option"]


def make() -> str:
    """Make the text of the file."""
    shared: dict[str, str] = {}
    own = []
    for path in every_path():
        built, groups = options(path), groups_of(path)
        named = {one.name: one for one in built}
        for group in groups:
            members = [named.pop(name) for name in group._fields if name in named]
            shared[group.__name__] = "".join(line(one, " " * 8) for one in members)
        rest = "".join(line(one, " " * 8) for one in named.values())
        own.append(f"    {' '.join(path)!r}: ({tuple(one.__name__ for one in groups)!r}, (\n{rest}    )),\n")
    groups_text = "".join(f"    {name!r}: (\n{lines}    ),\n" for name, lines in shared.items())
    return (
        f"{HEAD}SHARED: dict[str, tuple[Option, ...]] = {{\n{groups_text}}}\n\n"
        f"OWN: dict[str, tuple[tuple[str, ...], tuple[Option, ...]]] = {{\n{''.join(own)}}}\n"
    )


if __name__ == "__main__":
    TARGET.write_text(make(), encoding="utf-8")
    print(f"wrote {TARGET}")
