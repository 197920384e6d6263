"""Keep what a page says in each of its languages, each text once, so that the page can change its language by itself.

Conventions: an entry holds the texts in the order of `TONGUES`, None where a language has none of its own; the reader
of such an entry takes the first text of the language's order (`order`), which begins with the language itself.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from interpol_cli.core.language import Languages
from interpol_cli.core.report import Json
from interpol_cli.render.screen import Screen

TONGUES = ("en", "fr", "ar")

Entry = tuple[str | None, ...]


class Said(NamedTuple):
    """A text in the page's first language; the number of its entry, and its own language where that is another one.

    `at` is None where there is nothing to choose: one text for all languages, or a text in one language only.
    """

    at: int | None
    text: str
    language: str | None


class Phrases:
    """The texts of a page by language, numbered as they are first said."""

    def __init__(self, languages: Languages, today: date) -> None:
        """Begin with the reader's chain of languages, whose first is the page's own, and with the reader's day."""
        self._today = today
        self.own = languages[0].partition("-")[0]
        self._wanted = tuple(dict.fromkeys(tag.partition("-")[0] for tag in (*languages, *TONGUES)))
        self._tags = {tongue: _tags(tongue, languages) for tongue in TONGUES}
        self._indexes: dict[Entry, int] = {}
        self._entries: list[Entry] = []

    def texts(self, said: Said) -> Entry:
        """Give what was said in every language."""
        return (said.text,) if said.at is None else self._entries[said.at]

    @property
    def entries(self) -> list[Json]:
        """Every entry, by its number."""
        return [*self._entries]

    @cached_property
    def order(self) -> Mapping[str, tuple[str, ...]]:
        """For each language those to take a text from, first to last."""
        return {tongue: tuple(dict.fromkeys((tongue, *self._wanted))) for tongue in TONGUES}

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        """A reader of each language, for what is worded for one."""
        return tuple(
            Screen(
                width_cells=80,
                is_coloured=False,
                is_unicode=True,
                has_links=False,
                languages=self._chain(tongue),
                today=self._today,
            )
            for tongue in TONGUES
        )

    def _chain(self, tongue: str) -> Languages:
        return tuple(dict.fromkeys((*self._tags[tongue], *self.order[tongue])))

    def names(self, names: Mapping[str, str]) -> Said:
        """Say a name, or another text that the store has by language."""
        return self._say(tuple(_first(names, self._tags[tongue]) for tongue in TONGUES), names)

    def worded(self, word: Callable[[Screen], str]) -> Said:
        """Say what is worded for a reader."""
        return self._say(tuple(map(word, self.screens)), {})

    def _say(self, entry: Entry, names: Mapping[str, str]) -> Said:
        given = {tongue: text for tongue, text in zip(TONGUES, entry, strict=True) if text is not None}
        if not given:  # in none of our languages: better than nothing
            return Said(None, next(iter(names.values()), ""), next(iter(names), None))
        tongue = next(one for one in self.order[self.own] if one in given)
        if len(given) == 1:
            return Said(None, given[tongue], tongue)
        if not names and len({*given.values()}) == 1:
            return Said(None, given[tongue], None)
        at = self._indexes.setdefault(entry, len(self._entries))
        if at == len(self._entries):
            self._entries.append(entry)
        return Said(at, given[tongue], None if tongue == self.own else tongue)


def _tags(tongue: str, languages: Languages) -> Languages:
    """Give the tags of a language that the reader wants, such as `ar-MA` before `ar`."""
    return tuple(dict.fromkeys((*(tag for tag in languages if tag.partition("-")[0] == tongue), tongue)))


def _first(names: Mapping[str, str], tags: Languages) -> str | None:
    return next((names[tag] for tag in tags if tag in names), None)
