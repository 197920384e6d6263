"""List what may be typed in one place of the command line: ids, fields, values, periods, terms of a query.

Conventions: a source takes what is typed so far and gives the candidates that begin with it; a name in words is given
only where no id, code or slug begins so; `FILES` asks the shell for the names of its files. Nothing here needs Typer.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from interpol_cli.cli.settings import Settings
from interpol_cli.core.language import KNOWN, Languages, parse_languages, pick

if TYPE_CHECKING:
    from interpol_cli.core.fields import Shape
    from interpol_cli.store.store import Store


class Candidate(NamedTuple):
    """What may stand in the place, and what it means."""

    text: str
    about: str = ""


FILES = Candidate("")
DECADES = tuple(f"{year}s" for year in range(1910, 2030, 10))
BOOLEANS = ("uncertain", "approximate", "disputed")


class Facts:
    """What the stores hold, opened where a candidate needs it."""

    def __init__(self, stores: Sequence[str] = (), languages: str | None = None) -> None:
        self._settings = Settings({"store": stores, "lang": languages})

    @cached_property
    def store(self) -> "Store":
        """The stores that a call with the same options and settings would read."""
        from interpol_cli.store.store import open_store  # 30 ms, and a command or an option needs no store

        return open_store(self._settings.stores(), limit_bytes=self._settings.limit_bytes())

    @cached_property
    def languages(self) -> Languages:
        """The reader's languages."""
        return parse_languages(self._settings.get("lang").value)


Source = Callable[[str, Facts], Iterable[Candidate]]


def nothing(_typed: str, _facts: Facts) -> Iterator[Candidate]:
    """Give nothing: a number, or free text."""
    return iter(())


def files(_typed: str, _facts: Facts) -> Iterator[Candidate]:
    """Ask the shell for the names of its files."""
    yield FILES


def words(*known: str) -> Source:
    """Make a source of a few words."""
    return described(dict.fromkeys(known, ""))


def described(known: dict[str, str]) -> Source:
    """Make a source of words, each with its meaning."""
    return lambda typed, _facts: (Candidate(*pair) for pair in known.items() if pair[0].startswith(typed))


def any_of(*sources: Source) -> Source:
    """Make a source of several."""
    return lambda typed, facts: (one for source in sources for one in source(typed, facts))


def comma_list(source: Source, sign: str = "") -> Source:
    """Make a source of lists with commas; `sign` may stand before each member."""

    def give(typed: str, facts: Facts) -> Iterator[Candidate]:
        before, comma, last = typed.rpartition(",")
        bare = last.removeprefix(sign)
        head = before + comma + last[: len(last) - len(bare)]
        taken = {member.removeprefix(sign) for member in before.split(",")}
        return (Candidate(head + one.text, one.about) for one in source(bare, facts) if one.text not in taken)

    return give


def ids(typed: str, facts: Facts) -> Iterator[Candidate]:
    """Give the ids of facts, with their titles."""
    for event_id, record, _ in facts.store.stack.records("events"):
        if event_id.startswith(typed):
            yield Candidate(event_id, pick(record["title"], facts.languages)[0])


def record_ids(typed: str, facts: Facts) -> Iterator[Candidate]:
    """Give the ids of people, places and sources, and of facts."""
    for table in ("sources", "people", "places", "events"):
        for record_id in facts.store.stack.ids(table):
            if record_id.startswith(typed):
                yield Candidate(record_id, table)


def assignments(typed: str, _facts: Facts) -> Iterator[Candidate]:
    """Give the fields of a fact as they are stored, each with the sign after which its value stands."""
    from interpol_cli.store.layout import EVENT_FIELDS  # where a field is asked for

    if "=" not in typed:
        yield from (Candidate(f"{name}=") for name in EVENT_FIELDS if name.startswith(typed))


def values_of(field: str) -> Source:
    """Make a source of the values that a field of the query can be asked for."""
    if field in BOOLEANS:
        return words("yes", "no")

    def give(typed: str, facts: Facts) -> Iterator[Candidate]:
        from interpol_cli.core.vocabulary import called_in, list_values  # 10 ms, and ids do without

        listed = [(key, called_in(field, key, facts.store), called) for key, called in list_values(field, facts.store)]
        by_id = [(key, names, called) for key, names, called in listed if key.startswith(typed)]
        for key, names, called in by_id:
            name = pick(names, facts.languages)[0] or "".join(called[:1])
            yield Candidate(key, "" if name.lower() == key else name)
        for key, names, called in () if by_id else listed:
            fitting = [name for name in (pick(names, facts.languages)[0], *called) if name.startswith(typed)]
            yield from (Candidate(name, key) for name in fitting[:1])

    return give


_PERIOD_BEFORE = re.compile(r"(?s)(?:.*(?:\s|\.\.))?")


def periods(typed: str, facts: Facts) -> Iterator[Candidate]:
    """Give decades, and the ids of facts once a letter is typed; after `..` or a space again."""
    match = _PERIOD_BEFORE.match(typed)
    before = match[0] if match else ""
    last = typed[len(before) :]
    known = any_of(words("today", *DECADES), ids) if last else words("today", *DECADES)
    return (Candidate(before + one.text, one.about) for one in known(last, facts))


def relations(typed: str, facts: Facts) -> Iterator[Candidate]:
    """Give the relations of `--rel`, then periods."""
    from interpol_cli.core.period import RELATIONS  # where a relation is asked for

    name, colon, period = typed.partition(":")
    if colon:
        return (Candidate(f"{name}:{one.text}", one.about) for one in periods(period, facts))
    return (Candidate(f"{relation}:") for relation in RELATIONS if relation.startswith(name))


_ALONE = re.compile(r"(?P<before>(?:not:)*(?!not:)(?P<field>[A-Za-z][A-Za-z_-]*):)(?P<value>[^\"():]*)")
_TERM = re.compile(
    r"(?s)(?P<before>(?:.*[\s(])?(?:not:)*(?:(?!not:)(?P<field>[A-Za-z][A-Za-z_-]*):)?)(?P<value>[^\s()]*)"
)


def query(typed: str, facts: Facts) -> Iterator[Candidate]:
    """Give the fields of a query, and after the colon the values of the field.

    Quotes of the shell may hold one term, whose value is all that follows its colon, or a query of several.
    """
    alone = _ALONE.fullmatch(typed)
    found = tuple(_term(alone, facts)) if alone else ()
    last = _TERM.fullmatch(typed)
    if not found and last:  # beside other terms a name of two words would need quotes of its own
        before = last["before"]
        found = tuple(one for one in _term(last, facts) if " " not in one.text[len(before) :])
    return iter(found)


def _term(match: re.Match[str], facts: Facts) -> Iterator[Candidate]:
    before, field, value = match["before"], match["field"], match["value"]
    if field is not None:
        return (Candidate(before + one.text, one.about) for one in _of_field(field.replace("-", "_"))(value, facts))
    from interpol_cli.core.query import QUERY_FIELDS  # where a field is asked for

    names = [f"{name}:" for name in QUERY_FIELDS] + ["not:"]
    return (Candidate(before + name) for name in names if name.startswith(value))


def _of_field(field: str) -> Source:
    from interpol_cli.core.vocabulary import VALUES  # where a value is asked for

    if field in VALUES or field in BOOLEANS:
        return values_of(field)
    return {"date": periods, "id": ids, "part_of": ids}.get(field, nothing)


def value_fields(typed: str, _facts: Facts) -> Iterator[Candidate]:
    """Give the fields that have a list of values."""
    from interpol_cli.core.vocabulary import VALUES  # where a field is asked for

    return (Candidate(field) for field in VALUES if field.startswith(typed))


def paths(typed: str, _facts: Facts) -> Iterator[Candidate]:
    """Give the fields of a fact, and the members of the only one that begins so."""
    parents, dot, last = typed.rpartition(".")
    found = [name for name in _members(parents) if name.startswith(last)]
    for name in found:
        yield Candidate(parents + dot + name, _about(parents + dot + name))
    if len(found) == 1:
        whole = parents + dot + found[0]
        yield from (Candidate(f"{whole}.{name}", _about(f"{whole}.{name}")) for name in _members(whole))


def _members(path: str) -> Iterable[str]:
    from interpol_cli.core.fields import FIELDS  # 10 ms, and ids do without

    if not path:
        return FIELDS
    shape = _shape(path)
    return (shape.members or (("0",) if shape.item else ())) if shape else ()


def _about(path: str) -> str:
    shape = _shape(path)
    return shape.about if shape else ""


def _shape(path: str) -> "Shape | None":
    from interpol_cli.core.fields import FIELDS  # as above

    name, *keys = path.split(".")
    shape = FIELDS[name].shape if name in FIELDS else None
    for key in keys:
        below = (shape.members or {}).get(key) if shape else None
        shape = below or (shape.item if shape else None)
    return shape


def count_fields(typed: str, _facts: Facts) -> Iterator[Candidate]:
    """Give what facts can be counted by."""
    from interpol_cli.core.count import COUNT_FIELDS  # where it is asked for

    return (Candidate(field) for field in COUNT_FIELDS if field.startswith(typed))


languages = comma_list(words(*KNOWN))
