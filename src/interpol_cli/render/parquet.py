"""Write Parquet: the facts as JSON shows them, in typed columns, lists as lists and objects as structs.

Conventions: a column for each field of an event, in the order of JSON; `earliest` and `latest` are days (date32), the
others as in the JSON Schema; an absent value is null. A text by language is a struct of those languages that the JSON
Schema names. A group of rows is written at a time, so that memory does not grow with the facts. pyarrow is the optional
part `parquet`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from interpol_cli.core.fields import EVENT_FIELDS, Field, Shape
from interpol_cli.core.language import Languages
from interpol_cli.core.report import Json, Row
from interpol_cli.errors import MissingExtraError

if TYPE_CHECKING:
    from pyarrow import DataType, Schema

GROUP_ROWS = 5_000

_DAYS = ("earliest", "latest")


def write_parquet(rows: Iterable[Row], path: Path, languages: Languages) -> None:
    """Write the facts into a new file.

    Args:
        rows: The facts.
        path: Where no file stands yet.
        languages: The reader's, for the names that stand beside those in all languages.

    Raises:
        MissingExtraError: pyarrow is not installed.
        OSError: The file cannot be written.
    """
    try:
        import pyarrow as pa  # an optional part
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise MissingExtraError("parquet", "the format parquet") from error
    schema = _schema()
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(rows):
            values = [_values(row, languages) for row in group]
            writer.write_batch(pa.RecordBatch.from_pylist(values, schema=schema))


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while group := list(islice(rest, GROUP_ROWS)):
        yield group


def _values(row: Row, languages: Languages) -> dict[str, object]:
    return {field.name: _value(field, field.value(row, languages)) for field in EVENT_FIELDS}


def _value(field: Field, value: Json) -> object:
    if field.name in _DAYS:
        return date.fromisoformat(value) if isinstance(value, str) else None
    return _plain(value)


def _plain(value: Json) -> object:
    """Turn the read-only mappings and tuples of the model into what Arrow reads, and text into UTF-8."""
    if isinstance(value, Mapping):
        return {key: _plain(member) for key, member in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(member) for member in value]
    if isinstance(value, str):  # the name of a store may hold bytes that are none
        return value.encode(errors="backslashreplace").decode()
    return value


def _schema() -> "Schema":
    import pyarrow as pa  # as above

    columns = []
    for field in EVENT_FIELDS:
        kind = pa.date32() if field.name in _DAYS else _type(field.shape)
        columns.append(pa.field(field.name, kind, nullable=field.shape.is_nullable or field.shape.is_open))
    return pa.schema(columns)


def _type(shape: Shape) -> "DataType":
    import pyarrow as pa  # as above

    if shape.item:
        return pa.list_(_type(shape.item))
    if shape.members:
        return pa.struct([pa.field(name, _type(member)) for name, member in shape.members.items()])
    return {"string": pa.string(), "integer": pa.int32(), "number": pa.float64(), "boolean": pa.bool_()}[shape.type]
