"""Answer a shell that asks what may come next: read the words so far, find the place, list its candidates.

Conventions: the last word is the one being typed; every candidate is a whole word that begins with it. One stands on a
line, for zsh and fish with a tab and its meaning; an empty line asks the shell for its files. A store that cannot be
read gives no candidates and no message: the prompt is no place for it. Nothing here imports Typer, which is most of a
start: the options stand in `known_options`, written from what the commands declare.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from interpol_cli.cli.candidates import FILES, Candidate, Facts, Source, described
from interpol_cli.cli.commands import COMMANDS, GROUPS, Entry
from interpol_cli.cli.output import ReaderGoneError, emit
from interpol_cli.cli.shell_words import escape, split_line
from interpol_cli.cli.takes import ARGUMENTS, source_of
from interpol_cli.errors import InterpolError


class Option(NamedTuple):
    """An option as the command declares it."""

    names: tuple[str, ...]
    takes_value: bool
    about: str


class Place:
    """A place on a command line: what was typed before it, and so what may stand there."""

    def __init__(self) -> None:
        self.path: tuple[str, ...] = ()
        self.arguments: list[str] = []
        self.given: dict[str, list[str]] = {}
        self.awaited: str | None = None  # the option whose value comes next
        self.is_past_options = False
        self.is_lost = False

    @property
    def commands(self) -> Mapping[str, Entry]:
        """The commands that may be named here; none once one is."""
        if not self.path:
            return COMMANDS
        entry = COMMANDS[self.path[0]]
        return GROUPS[entry.group] if entry.group and len(self.path) == 1 else {}

    def take(self, word: str) -> None:
        """Go past a word."""
        if self.awaited:
            self.given.setdefault(self.awaited, []).append(word)
            self.awaited = None
        elif word == "--":
            self.is_past_options = True
        elif not self.is_past_options and word.startswith("-") and word != "-":
            self._take_option(word)
        elif self.commands:
            self.is_lost = word not in self.commands
            self.path += () if self.is_lost else (word,)
        else:
            self.arguments.append(word)

    def _take_option(self, word: str) -> None:
        name, _, value = _cut(word)
        option = self._options.get(name)
        if option is None or not option.takes_value:
            return
        if value is None:
            self.awaited = option.names[-1]
        else:
            self.given.setdefault(option.names[-1], []).append(value)

    @property
    def _options(self) -> dict[str, Option]:
        return {name: option for option in options_of(self.path) for name in option.names}

    @cached_property
    def facts(self) -> Facts:
        """What the stores hold that the line names."""
        stores = [os.path.expanduser(path) for path in self.given.get("--store", ())]  # noqa: PTH111 - no home: no error
        return Facts(stores, next(reversed(self.given.get("--lang", ())), None))

    def candidates(self, typed: str) -> Iterable[Candidate]:
        """List what may stand here and begins with what is typed."""
        if self.is_lost:
            return ()
        if self.awaited:
            return source_of(self.path, self.awaited)(typed, self.facts)
        if typed.startswith("-") and not self.is_past_options:
            return self._dashed(typed)
        if self.commands:
            named = self.commands.items()
            return (Candidate(name, entry.help) for name, entry in named if name.startswith(typed))
        sources = ARGUMENTS.get(" ".join(self.path), ()) if self.path[0] != "help" else (_help_words(self.arguments),)
        if not sources:
            return self._dashed(typed)
        return sources[min(len(self.arguments), len(sources) - 1)](typed, self.facts)

    def _dashed(self, typed: str) -> Iterator[Candidate]:
        """List options, or the values of the one to whose name a value is joined."""
        name, joint, value = _cut(typed)
        option = self._options.get(name)
        if value is not None and option and option.takes_value:
            for one in source_of(self.path, option.names[-1])(value, self.facts):
                yield one if one == FILES else Candidate(name + joint + one.text, one.about)
            return
        for option in options_of(self.path):
            for name in option.names:
                if name.startswith(typed):
                    yield Candidate(name, option.about)


def _cut(word: str) -> tuple[str, str, str | None]:
    """Cut `--kind=term` and `-n3` into name, joint and value; the value is None where there is none."""
    if word.startswith("--"):
        name, joint, value = word.partition("=")
        return name, joint, value if joint else None
    return word[:2], "", word[2:] or None


def options_of(path: Sequence[str]) -> Iterator[Option]:
    """List the options of a command, those that it shares and its own."""
    from interpol_cli.cli.known_options import OWN, SHARED  # only where an option is typed

    groups, own = OWN.get(" ".join(path), ((), ()))
    for names, takes_value, about in (*(one for group in groups for one in SHARED[group]), *own):
        yield Option(tuple(names.split()), takes_value, about)


def _help_words(before: Sequence[str]) -> Source:
    from interpol_cli.cli.topics import TOPICS

    if not before:
        commands = {name: entry.help for name, entry in COMMANDS.items()}
        return described({name: topic.about for name, topic in TOPICS.items()} | commands)
    entry = COMMANDS.get(before[0])
    below = GROUPS[entry.group] if entry and entry.group and len(before) == 1 else {}
    return described({name: entry.help for name, entry in below.items()})


def complete(words: Sequence[str]) -> Iterable[Candidate]:
    """List what may stand for the last of the words, those after the program's name.

    >>> [one.text for one in complete(["completion", "z"])]
    ['zsh']
    """
    *before, typed = words or [""]
    place = Place()
    for word in before:
        place.take(word)
    return place.candidates(typed)


def answer(shell: str, arguments: Sequence[str]) -> None:
    """Print the candidates for a shell.

    Args:
        shell: One of `takes.SHELLS`.
        arguments: Of bash the line up to the cursor and its COMP_WORDBREAKS; of the others the words after the
            program's name, the last one as far as it is typed.
    """
    lines = _for_bash(*arguments) if shell == "bash" else _with_meanings(arguments, is_raw=shell == "fish")
    try:
        emit(lines)
    except (InterpolError, ReaderGoneError):
        sys.exit(1)


def _for_bash(line: str, breaks: str = "") -> Iterator[str]:
    """Give what Readline puts into the line: what follows an open quote, else what follows the last break, escaped."""
    typed = split_line(line)
    if typed.open_quote is not None:
        yield from (f"{one.text[typed.open_quote :]}\n" for one in complete(typed.words[1:]))
        return
    kept = 1 + max((typed.words[-1].rfind(char) for char in ":=@" if char in breaks), default=-1)
    yield from (f"{escape(one.text[kept:])}\n" for one in complete(typed.words[1:]))


def _with_meanings(words: Sequence[str], *, is_raw: bool) -> Iterator[str]:
    *before, last = words or [""]
    for one in complete([*before, split_line(last).words[-1] if is_raw else last]):
        yield f"{one.text}\t{one.about}\n" if one.text else "\n"
