"""Parquet, as DuckDB and Polars read it: the same facts as JSON, with types."""

import datetime
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import polars
import pytest
from pyarrow.parquet import ParquetFile

from facts import small_events
from interpol_cli.core.fields import EVENT_FIELDS, shown
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.errors import MissingExtraError
from interpol_cli.render import parquet
from interpol_cli.render.parquet import write_parquet

MakeEvent = Callable[..., Event]
EN = ("en",)


def rows_of(events: Iterable[Event]) -> list[Row]:
    return [Row(event, Match.CERTAIN) for event in events]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write the small store."""
    write_parquet(rows_of(small_events()), tmp_path / "facts.parquet", EN)
    return tmp_path / "facts.parquet"


def bare(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Drop what is null, and show days as JSON does, so that a struct is the object that it was made of."""
    if isinstance(value, Mapping):
        return {key: bare(member) for key, member in value.items() if member is not None} or None
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [bare(member) for member in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def as_json(rows: Iterable[Row]) -> list[Any]:
    """Give what JSON shows."""
    facts: list[Any] = json.loads(json.dumps([shown(row, EN) for row in rows], default=dict))
    return facts


def test_polars_reads_what_json_shows(path: Path) -> None:
    read = polars.read_parquet(path).to_dicts()
    assert [bare(fact) for fact in as_json(rows_of(small_events()))] == [bare(fact) for fact in read]


def test_duckdb_reads_what_json_shows(path: Path) -> None:
    relation = duckdb.connect().sql(f"select * from '{path}'")
    read = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    assert [bare(fact) for fact in as_json(rows_of(small_events()))] == [bare(fact) for fact in read]


def test_columns_are_the_fields_with_their_types(path: Path) -> None:
    described = duckdb.connect().sql(f"describe select * from '{path}'").fetchall()
    types = {row[0]: row[1] for row in described}
    assert [field.name for field in EVENT_FIELDS] == list(types)
    expected = {
        "id": "VARCHAR",
        "number": "INTEGER",
        "date": "VARCHAR",
        "earliest": "DATE",
        "latest": "DATE",
        "approximate": "BOOLEAN",
        "tags": "VARCHAR[]",
        "attendance": "STRUCT(countries INTEGER, delegates INTEGER)",
        "title": "STRUCT(ar VARCHAR, en VARCHAR, fr VARCHAR)",
    }
    assert expected == {name: types[name] for name in expected}
    for name in ("people", "countries", "sources", "disputes"):
        assert types[name].startswith("STRUCT(")
        assert types[name].endswith("[]")


def test_questions_in_sql_reach_into_structs_and_lists(path: Path) -> None:
    connection = duckdb.connect()
    question = f"select title.ar from '{path}' where place.city = 'Glasgow' and kind = 'session'"
    assert [("الدورة 92 للجمعية العامة للإنتربول",)] == connection.sql(question).fetchall()
    question = f"select s.id from '{path}', unnest(sources) as u(s) where id = 'ga-92'"
    assert [("interpol-ga-92",), ("dgsn-2024",)] == connection.sql(question).fetchall()
    question = (
        f"select id from '{path}' where earliest <= date '1923-09-05' and latest >= date '1923-09-05' order by id"
    )
    assert [("ga-1",), ("ga-2",)] == [row for row in connection.sql(question).fetchall() if row[0].startswith("ga-")]


def test_rows_are_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a stream no more than a group is held."""
    monkeypatch.setattr(parquet, "GROUP_ROWS", 8)
    write_parquet(iter(rows_of(small_events())), tmp_path / "facts.parquet", EN)
    file = ParquetFile(tmp_path / "facts.parquet")
    assert [8, 8, 5] == [file.metadata.row_group(place).num_rows for place in range(file.num_row_groups)]
    file.close()


def test_same_facts_are_the_same_bytes(path: Path, tmp_path: Path) -> None:
    write_parquet(rows_of(small_events()), tmp_path / "again.parquet", EN)
    assert path.read_bytes() == (tmp_path / "again.parquet").read_bytes()


def test_names_are_the_readers(tmp_path: Path) -> None:
    write_parquet(rows_of(small_events()), tmp_path / "ar.parquet", ("ar", "en"))
    question = f"select place.country_name from '{tmp_path / 'ar.parquet'}' where id = 'ga-92'"
    assert [("المملكة المتحدة",)] == duckdb.connect().sql(question).fetchall()


def test_no_facts_are_no_rows_of_the_same_columns(path: Path, tmp_path: Path) -> None:
    write_parquet([], tmp_path / "none.parquet", EN)
    assert polars.read_parquet_schema(path) == polars.read_parquet_schema(tmp_path / "none.parquet")
    assert 0 == polars.read_parquet(tmp_path / "none.parquet").height


def test_any_store_has_a_name(make_event: MakeEvent, tmp_path: Path) -> None:
    write_parquet(rows_of([make_event(origin="caf\udce9.json")]), tmp_path / "one.parquet", EN)
    assert ["caf\\udce9.json"] == polars.read_parquet(tmp_path / "one.parquet")["origin"].to_list()


def test_missing_part_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"interpol-cli\[parquet\]") as caught:
        write_parquet([], tmp_path / "facts.parquet", EN)
    assert (8, "parquet") == (caught.value.exit_code, caught.value.extra)
    assert [] == list(tmp_path.iterdir())
