"""Feed anything to the parsers: each target takes bytes, and fails where one does what it must not.

Conventions: an `InterpolError` is a good answer to bad input, any other exception is a finding; what a parser accepts
has to hold together, which the target asserts. `tests/fuzz/run.py` runs the targets with atheris for minutes,
`test_fuzz.py` replays the corpus and draws examples with Hypothesis.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from interpol_cli.core.edtf import OPEN_END, OPEN_START, parse
from interpol_cli.core.query_parser import QueryParser
from interpol_cli.core.select import select
from interpol_cli.core.when import Order
from interpol_cli.core.when_sessions import read_period
from interpol_cli.errors import InterpolError
from interpol_cli.store.canonical import to_canonical
from interpol_cli.store.check import problems
from interpol_cli.store.incoming import read_incoming
from interpol_cli.store.stack import Layer, Stack
from interpol_cli.store.storage import ReadOnlyStorage, Tables
from interpol_cli.store.store import Store, open_store
from interpol_cli.store.strict import read_tables

SMALL_STORE = Path(__file__).parents[1] / "data" / "small.json"
TODAY = date(2026, 11, 22)


@cache
def small_store() -> Store:
    """Open tests/data/small.json once."""
    return open_store([SMALL_STORE])


class GivenStorage(ReadOnlyStorage):
    """A store whose bytes are at hand, read as a file's are."""

    def __init__(self, content: bytes) -> None:
        super().__init__("given.json", "given.json")
        self.content = content

    def load(self) -> Tables:
        return read_tables(self.path, self.content)


def hold_sentence(error: InterpolError) -> None:
    """Hold that an error says something, and not all that it was given."""
    assert 0 < len(str(error)) < 20_000


def edtf(data: bytes) -> None:
    """Hold that a date that is read is written and read again as the same one."""
    try:
        found = parse(data.decode(errors="surrogateescape"))
    except InterpolError as error:
        hold_sentence(error)
        return
    bounds = found.bounds
    assert OPEN_START <= bounds.s0 <= bounds.s1 <= bounds.e1 <= OPEN_END
    assert bounds.s0 <= bounds.e0 <= bounds.e1
    assert found == parse(str(found))


def period(data: bytes) -> None:
    """Hold that what a phrase is read as is a date that can be typed back."""
    text = data.decode(errors="surrogateescape")
    orders: tuple[Order | None, ...] = (None, "dmy", "mdy")
    for order in orders:
        try:
            reading = read_period(text, today=TODAY, catalogue=small_store(), order=order)
        except InterpolError as error:
            hold_sentence(error)
            continue
        assert reading.period.first <= reading.period.last
        assert reading.edtf == parse(str(reading.edtf))


def query(data: bytes) -> None:
    """Hold that a query that is read can be asked of every fact."""
    store = small_store()
    parser = QueryParser(store, lambda text: read_period(text, today=TODAY, catalogue=store).period)
    try:
        tree = parser.parse(data.decode(errors="surrogateescape"))
    except InterpolError as error:
        hold_sentence(error)
        return
    rows = list(select(store.events(), tree))
    assert len(rows) <= len(store.ids())


def store(data: bytes) -> None:
    """Hold that a store is refused with one sentence, or whole, and its facts made into values."""
    try:
        stack = Stack([Layer(GivenStorage(data))])
        found = list(problems(stack))
    except InterpolError as error:
        hold_sentence(error)
        return
    for problem in found:
        assert problem.reason.isprintable()
        assert problem.line is None or problem.line > 0
    if not found:
        assert len(list(Store(stack).events())) == len(stack.ids("events"))
    text = to_canonical(json.loads(data))
    assert text == to_canonical(json.loads(text))


def record(data: bytes) -> None:
    """Put anything into one field of one good record; the first bytes choose where."""
    tables: dict[str, Any] = json.loads(SMALL_STORE.read_bytes())
    numbers = iter(data[:6].ljust(6, b"\0"))
    table = _chosen(tables, next(numbers))
    members: Any = _chosen(table, next(numbers))
    key: Any = _key(members, next(numbers))
    while isinstance(members[key], dict | list) and members[key] and next(numbers, 0) % 4:
        members = members[key]
        key = _key(members, next(numbers, 0))
    rest = data[6:].decode(errors="surrogateescape")
    try:
        members[key] = json.loads(rest)
    except (ValueError, RecursionError):
        members[key] = rest
    store(json.dumps(tables).encode())


def _chosen(members: Mapping[str, Any], number: int) -> Any:  # noqa: ANN401 (JSON)
    return members[_key(members, number)]


def _key(members: Any, number: int) -> Any:  # noqa: ANN401 (JSON)
    keys = list(members) if isinstance(members, dict) else range(len(members))
    return keys[number % len(keys)]


def table(data: bytes) -> None:
    """Hold that CSV, TSV and JSON lines are refused with one sentence, or become records, each with its place."""
    form = ("csv", "tsv", "jsonl", "json")[data[0] % 4] if data else "csv"
    name = ("events", "sources", "people", "series")[data[0] // 4 % 4] if data else "events"
    try:
        found = list(read_incoming("given.csv", data[1:], form, name))
    except InterpolError as error:
        hold_sentence(error)
        return
    for one in found:
        assert one.where or form == "json"  # tables of records by id, which the rules look at later
        json.dumps(one.record)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "edtf": edtf,
    "period": period,
    "query": query,
    "store": store,
    "record": record,
    "csv": table,
}
