"""Find the lines of many values in one walk through a store's text.

Conventions: lines count from 1; a value that is not there has the line of what should contain it; a text beyond
`scan.LIMIT_CHARACTERS` has no lines, as looking would take seconds.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from interpol_cli.core.text import place_in_list
from interpol_cli.store import scan
from interpol_cli.store.scan import Path


def path_of(table: str, record_id: str, field: str) -> Path:
    """Give the keys that lead to a field of a record; to the record where no field is named.

    >>> path_of("events", "ga-1", "people.0.role")
    ('events', 'ga-1', 'people', 0, 'role')
    """
    parts = field.split(".") if field else ()
    places = ((part, place_in_list(part)) for part in parts)
    return (table, record_id, *(part if place is None else place for part, place in places))


def lines_of(text: str, wanted: Iterable[Path]) -> Mapping[Path, int]:
    """Give the line of each value, or of what contains it; nothing where the text is too long to look."""
    if len(text) > scan.LIMIT_CHARACTERS:
        return {}
    paths = set(wanted)
    ways = {path[:length] for path in paths for length in range(1, len(path) + 1)}
    offsets: dict[Path, int] = {}
    for path, offset in scan.places(text):
        if path in ways:
            offsets.setdefault(path, offset)
    ends = [at for at, char in enumerate(text) if char == "\n"]
    return {path: bisect_right(ends, _nearest(offsets, path)) + 1 for path in paths}


def _nearest(offsets: Mapping[Path, int], path: Path) -> int:
    lengths = range(len(path), 0, -1)
    return next((offsets[path[:length]] for length in lengths if path[:length] in offsets), 0)
