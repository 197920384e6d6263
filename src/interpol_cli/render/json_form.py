"""Write JSON: an array of objects, one a line, or JSON Lines; keys in the fields' own order.

Conventions: UTF-8 unescaped unless ASCII is asked for; nothing found is `[]`; a final newline.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from interpol_cli.core.report import Records

T = TypeVar("T")


def render_json(records: Records[T], *, is_ascii: bool = False) -> Iterator[str]:
    """Write the rows as one array, an object a line.

    An object a line is four times faster than an indented array, and a diff of two outputs shows which facts changed.
    """
    encode = _encoder(is_ascii=is_ascii)
    start = "["
    for row in records.rows:
        yield f"{start}\n{encode(records.as_json(row))}"
        start = ","
    yield "[]\n" if start == "[" else "\n]\n"


def render_jsonl(records: Records[T], *, is_ascii: bool = False) -> Iterator[str]:
    """Write each row as one object on a line of its own."""
    encode = _encoder(is_ascii=is_ascii)
    for row in records.rows:
        yield encode(records.as_json(row)) + "\n"


def _encoder(*, is_ascii: bool) -> Callable[[object], str]:
    return json.JSONEncoder(ensure_ascii=is_ascii, default=_as_object).encode


def _as_object(value: object) -> object:
    """Turn the read-only mappings of the model into objects."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not JSON")
