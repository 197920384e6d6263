"""Count facts by what they say: by year, decade, century, or by any field with values.

Conventions: by time a fact counts once, by its start, and under `unknown` where that start may lie in two buckets; of
a list every member counts; what a fact does not say counts under `unknown` too; empty years, decades and centuries
between the first and the last are kept, in each group of the fields before.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from interpol_cli.core.edtf import OPEN_END, OPEN_START
from interpol_cli.core.model import Event
from interpol_cli.core.report import Row
from interpol_cli.core.select import values_of
from interpol_cli.core.text import nearest
from interpol_cli.errors import UnknownFieldError

UNKNOWN = "unknown"
TIME_FIELDS = ("year", "decade", "century")
COUNT_FIELDS = (
    *TIME_FIELDS,
    *("kind", "series", "country", "host", "region", "host_region", "city", "person", "office", "act", "tag"),
    *("source", "source_type", "source_lang", "precision", "origin"),
)
_OTHER_NAMES = {"language": "source_lang", "lang": "source_lang", "type": "source_type"}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts there are under each combination of keys, one key for each field counted by."""

    fields: tuple[str, ...]
    counts: tuple[tuple[tuple[str, ...], int], ...]
    facts: int


def parse_fields(text: str) -> tuple[str, ...]:
    """Read the comma list that `--by` takes.

    Raises:
        UnknownFieldError: One of them cannot be counted by; the nearest that can are named.
    """
    names = (part.strip().replace("-", "_").replace(" ", "_") for part in text.split(","))
    return tuple(dict.fromkeys(_known(_OTHER_NAMES.get(name, name)) for name in names))


def _known(name: str) -> str:
    if name not in COUNT_FIELDS:
        raise UnknownFieldError(name, nearest(name, COUNT_FIELDS), known=COUNT_FIELDS)
    return name


def tally(rows: Iterable[Row], fields: Sequence[str]) -> Tally:
    """Count facts by one or more fields.

    Args:
        rows: The facts.
        fields: Names of `COUNT_FIELDS`.

    Returns:
        Time in its order with empty buckets kept, `unknown` last; other keys by their number, greatest first.
    """
    facts = tuple(row.event for row in rows)
    counter: Counter[tuple[str, ...]] = Counter()
    for event in facts:
        counter.update(product(*(_keys(field, event) for field in fields)))
    for keys in tuple(_empty_buckets(fields, counter)):
        counter[keys] = 0
    totals = [Counter[str]() for _ in fields]
    for keys, count in counter.items():
        for total, key in zip(totals, keys, strict=True):
            total[key] += count
    ordered = sorted(counter.items(), key=lambda pair: _order(fields, pair[0], totals))
    return Tally(tuple(fields), tuple(ordered), len(facts))


def keys_in_order(counted: Tally, place: int) -> tuple[str, ...]:
    """Give the keys of one of the fields counted by: those of time in its order, others by their number.

    Args:
        counted: The tally.
        place: Which of its fields.
    """
    totals = Counter[str]()
    for keys, count in counted.counts:
        if keys[place]:
            totals[keys[place]] += count
    field = counted.fields[place]
    return tuple(sorted(totals, key=lambda key: _order((field,), (key,), (totals,))))


def _keys(field: str, event: Event) -> tuple[str, ...]:
    if field in TIME_FIELDS:
        return (_bucket(field, event),)
    return tuple(dict.fromkeys(value for value in values_of(field, event) if value is not None)) or (UNKNOWN,)


def _bucket(field: str, event: Event) -> str:
    bounds = event.date.bounds
    if bounds.s0 <= OPEN_START or bounds.s1 >= OPEN_END:
        return UNKNOWN
    name = _BUCKETS[field]
    first, last = name(date.fromordinal(bounds.s0).year), name(date.fromordinal(bounds.s1).year)
    return first if first == last else UNKNOWN


def _century(year: int) -> str:
    number = (year + 99) // 100
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number not in (11, 12, 13) else 0, "th")
    return f"{number}{suffix} century"


_BUCKETS: Mapping[str, Callable[[int], str]] = {
    "year": lambda year: f"{year:04}",
    "decade": lambda year: f"{year // 10 * 10:04}s",
    "century": _century,
}
_STEP_YEARS = {"year": 1, "decade": 10, "century": 100}


def _first_year(field: str, key: str) -> int:
    """Give the first year of a bucket."""
    number = int("".join(char for char in key if char.isdecimal()))
    return (number - 1) * 100 + 1 if field == "century" else number


def _empty_buckets(fields: Sequence[str], filled: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Give the buckets of time that lie between others of their group and hold nothing; fields after them are empty."""
    for place, field in enumerate(fields):
        if field in TIME_FIELDS:
            rest = ("",) * (len(fields) - place - 1)
            groups: dict[tuple[str, ...], set[int]] = {}
            for keys in filled:
                if keys[place] != UNKNOWN:
                    groups.setdefault(keys[:place], set()).add(_first_year(field, keys[place]))
            for group, years in groups.items():
                between = range(min(years), max(years), _STEP_YEARS[field])
                yield from ((*group, _BUCKETS[field](year), *rest) for year in between if year not in years)


def _order(fields: Sequence[str], keys: tuple[str, ...], totals: Sequence[Counter[str]]) -> tuple[object, ...]:
    order: list[object] = []
    for field, key, total in zip(fields, keys, totals, strict=True):
        if field in TIME_FIELDS and key:
            order += [key == UNKNOWN, _first_year(field, key) if key != UNKNOWN else 0, key]
        else:
            order += [key == UNKNOWN, -total[key], key]
    return tuple(order)
