"""Hold what one run works with: the store, the reader's languages, the day, and the readers of queries and periods.

Conventions: options come before `INTERPOL_*` variables, and these before the defaults; the clock is asked here and
nowhere below; everything is opened when it is first needed.
"""

import datetime
import os
import re
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from interpol_cli.cli.options import Asked, Common
from interpol_cli.cli.settings import DEFAULT, Settings
from interpol_cli.core.edtf import parse
from interpol_cli.core.language import Languages, parse_languages
from interpol_cli.core.period import Period
from interpol_cli.errors import DateSyntaxError, OptionValueError, PeriodOrderError, StoreError, did_you_mean
from interpol_cli.store.store import Store, open_store

if TYPE_CHECKING:
    from interpol_cli.core.query import Query
    from interpol_cli.core.query_parser import QueryParser
    from interpol_cli.core.when import Order, Reading

_ORDERS: Mapping[str, "Order"] = {"dmy": "dmy", "mdy": "mdy"}
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_SECONDS = re.compile(r"[0-9]{1,6}(\.[0-9]+)?")
_FIELD_WITH_SPACE = re.compile(r'([A-Za-z_-]+):([^"()]*\s[^"()]*)')


class Session:
    """One run of the program: what the common options, the environment and the defaults settle."""

    def __init__(self, common: Common) -> None:
        self.common = common
        self._refuse_wrong_settings()

    def _refuse_wrong_settings(self) -> None:
        """Refuse a wrong option or variable at once, so that its exit code does not depend on the form asked for."""
        for name in ("color", "bidi", "date-order", "format"):
            self.settings.get(name)
        if self.languages and self.settings.get("today").origin != DEFAULT:
            _ = self.today

    @cached_property
    def settings(self) -> Settings:
        """Give what the options, the environment and the settings file settle."""
        common = self.common
        return Settings(
            {
                "store": common.store,
                "lang": common.lang,
                "date-order": common.date_order,
                "color": common.color,
                "bidi": common.bidi,
                "today": common.today,
            }
        )

    @cached_property
    def store(self) -> Store:
        """Open the stores that were named, else the curated one with the personal one over it."""
        try:
            return open_store(self.stores, limit_bytes=self.settings.limit_bytes())
        except StoreError as error:
            error.hint = error.hint or self._way_out(error.path)
            raise

    def _way_out(self, path: str) -> str | None:
        """Say what can be done about a store that cannot be used: who names it, or how to do without one's own."""
        origin = self.settings.get("store").origin
        if origin == "--store" or path not in self.stores:
            return None
        if origin == DEFAULT:
            return "interpol store undo takes your last change back, and --store curated leaves your store out"
        return f"{origin} names this store"

    @property
    def stores(self) -> tuple[str, ...]:
        """Give the paths of the stores, from the bottom up; `curated` is the packaged one."""
        if "" in (self.common.store or ()):
            raise OptionValueError("--store", "", "it is the path of a store, or curated")
        return self.settings.stores()

    @cached_property
    def languages(self) -> Languages:
        """Give the chain of languages to show names in."""
        setting = self.settings.get("lang")
        try:
            return parse_languages(setting.value)
        except OptionValueError as error:
            raise OptionValueError(setting.origin, error.value, error.why) from error

    @property
    def entry_language(self) -> str:
        """Give the language that entered text has, where none is named and its letters are not Arabic."""
        return next(tag for tag in self.languages if not tag.startswith("ar"))

    @cached_property
    def today(self) -> datetime.date:
        """Give the day that counts as today."""
        setting = self.settings.get("today")
        if setting.origin == DEFAULT:
            return datetime.date.today()
        try:
            date = parse(setting.value)
        except (DateSyntaxError, PeriodOrderError) as error:
            raise OptionValueError(setting.origin, setting.value, "it is one day, such as 2025-11-24") from error
        if date.earliest is None or date.earliest != date.latest:
            raise OptionValueError(setting.origin, setting.value, "it is one day, such as 2025-11-24")
        return date.earliest

    @cached_property
    def now(self) -> str:
        """Give the moment that a journal writes down: UTC, to the second, as 2026-11-22T10:00:00Z."""
        given = os.environ.get("INTERPOL_NOW")
        if given:
            if not _MOMENT.fullmatch(given):
                raise OptionValueError("INTERPOL_NOW", given, "it is a moment in UTC, such as 2026-11-22T10:00:00Z")
            return given
        return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def wait_seconds(self) -> float:
        """Give the time to wait for another program that writes a store."""
        setting = self.settings.get("wait")
        if not _SECONDS.fullmatch(setting.value):
            raise OptionValueError(setting.origin, setting.value, "it is a number of seconds, such as 10")
        return float(setting.value)

    @cached_property
    def who(self) -> str:
        """Give the name under which a journal writes down what is done: as set, else the name of the user."""
        named = self.settings.get("who").value
        if named:
            return named
        import getpass  # 2 ms, and only a change needs it

        try:
            return getpass.getuser()
        except (OSError, KeyError):
            return "unknown"

    @cached_property
    def query_parser(self) -> "QueryParser":
        """Give the reader of queries against the store."""
        from interpol_cli.core.query_parser import QueryParser  # 5 ms, and many calls ask no query

        return QueryParser(self.store, self.parse_period)

    @cached_property
    def date_order(self) -> "Order | None":
        """Give the order in which 03/09/1923 is read; None refuses it."""
        return _ORDERS.get(self.settings.get("date-order").value)

    def parse_period(self, text: str) -> Period:
        """Read a period that a person typed."""
        return self.read_period(text).period

    def read_period(self, text: str) -> "Reading":
        """Read a period that a person typed, with how each word of it was taken."""
        from interpol_cli.core.when_sessions import read_period  # 3 ms, and most calls name no period

        return read_period(text, today=self.today, catalogue=self.store, order=self.date_order)

    def parse_asked(self, asked: Asked) -> "Query":
        """Read the query and its options into one tree."""
        from interpol_cli.core.query import EVERYTHING, AllOf  # 2 ms, and a look-up by id asks no query

        if asked.is_empty:
            return EVERYTHING
        parser = self.query_parser
        terms: list[Query] = []
        text = join_arguments(asked.query or ())
        if text:
            terms.append(parser.parse(text))
        for relation, period in _relations(asked):
            terms.append(parser.related(relation, period))
        for field in ("precision", "kind", "series", "country", "host", "city", "person", "tag"):
            value = getattr(asked, field)
            if value is not None:
                terms.append(parser.term(field, value))
        return terms[0] if len(terms) == 1 else AllOf(tuple(terms)) if terms else EVERYTHING


def _relations(asked: Asked) -> list[tuple[str, str]]:
    given = [
        ("shares", asked.within),
        ("shares", asked.on),
        ("since", asked.since),
        ("until", asked.until),
        ("precedes", asked.before),
        ("follows", asked.after),
    ]
    return [(relation, period) for relation, period in given if period is not None] + [
        _relation(text) for text in asked.rel or ()
    ]


def _relation(text: str) -> tuple[str, str]:
    from interpol_cli.core.period import RELATIONS
    from interpol_cli.core.text import nearest

    name, colon, period = text.partition(":")
    if not colon or name not in RELATIONS:
        known = did_you_mean(nearest(name, RELATIONS)) or f"; the relations are {', '.join(RELATIONS)}"
        lacking = "; the period is missing" if name in RELATIONS else known
        raise OptionValueError("--rel", text, f"it is RELATION:PERIOD, such as overlaps:1990s{lacking}")
    return name, period


def join_arguments(arguments: Sequence[str]) -> str:
    """Join the words of a command line to one query; what the shell kept together stays together.

    >>> join_arguments(["kind:session", "host:United Kingdom"])
    'kind:session host:"United Kingdom"'
    """
    joined = []
    for argument in arguments:
        match = _FIELD_WITH_SPACE.fullmatch(argument)
        alone = match and ":" not in match[2] and " OR " not in match[2]
        joined.append(f'{match[1]}:"{match[2]}"' if match and alone else argument)
    return " ".join(joined)


def is_terminal() -> bool:
    """Say whether stdout is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()
