"""Give the tests of the store tables to break and files to break them in."""

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

Tables = dict[str, dict[str, Any]]


@pytest.fixture
def tables() -> Tables:
    """Give the tables of the small store, to be changed at will."""
    text = (Path(__file__).parents[1] / "data" / "small.json").read_text(encoding="utf-8")
    loaded: Tables = json.loads(text)
    return loaded


@pytest.fixture
def write_store(tmp_path: Path) -> Callable[[object], Path]:
    """Give the function that writes tables, text or bytes into a new file."""
    numbers = count(1)

    def write(content: object) -> Path:
        path = tmp_path / f"store-{next(numbers)}.json"
        if not isinstance(content, bytes | str):
            content = json.dumps(content, ensure_ascii=False, indent=1)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
