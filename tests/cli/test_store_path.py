"""`interpol store path`: the file of each store that is read, one a line."""

import json
from pathlib import Path

from facts import SMALL_STORE
from inside import call


def test_packaged_store_has_a_path_that_can_be_read() -> None:
    result = call("store", "path")
    assert (0, "") == (result.code, result.stderr)
    (path,) = result.lines
    assert "events" in json.loads(Path(path).read_bytes())


def test_named_store_is_told_as_it_was_named() -> None:
    assert [str(SMALL_STORE)] == call("store", "path", "--store", SMALL_STORE).lines


def test_stores_stand_from_the_bottom_up(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text('{"events": {}}', "utf-8")
    assert [str(SMALL_STORE), str(own)] == call("store", "path", "--store", SMALL_STORE, "--store", own).lines


def test_store_that_is_not_there_has_no_path() -> None:
    result = call("store", "path", "--store", "none.json")
    assert (4, "") == (result.code, result.stdout)
