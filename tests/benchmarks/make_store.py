"""Make stores of any size with the shape of the curated one: its records, their kinds, texts, sources and disputes, repeated.

Conventions: each copy of the curated facts has ids and numbers of its own, and its dates are moved by whole years within
0001 to 9999, so that dates stay as precise and as doubtful as they were; the same size always gives the same bytes.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from typing import Any

CURATED = Path(__file__).parents[2] / "data" / "events.json"
_YEAR = re.compile(r"(?<![0-9-])[0-9]{3}[0-9X](?=[-?~%/]|$)")
Record = dict[str, Any]


def make_store(size: int) -> dict[str, dict[str, Record]]:
    """Make the tables of a store with so many events.

    Args:
        size: How many events.

    Returns:
        The six tables; every copy of the events cites its own copy of the sources.
    """
    curated = json.loads(CURATED.read_text("utf-8"))
    events = dict(islice(_events(curated["events"]), size))
    for event in events.values():
        if event.get("part_of") not in events:  # the last copy is cut where the size is reached
            event.pop("part_of", None)
    copies = range(-(-size // len(curated["events"])))
    sources = {_named(key, copy): source for copy in copies for key, source in curated["sources"].items()}
    for series in curated["series"].values():
        series.pop("missing", None)
    return {**curated, "events": dict(sorted(events.items())), "sources": dict(sorted(sources.items()))}


def _events(curated: Mapping[str, Record]) -> Iterator[tuple[str, Record]]:
    for copy in count():
        for key, event in curated.items():
            yield _named(key, copy), _copied(event, copy)


def _named(key: str, copy: int) -> str:
    return f"{key}-c{copy}" if copy else key


def _copied(event: Record, copy: int) -> Record:
    if not copy:
        return event
    moved: Record = {**event, "date": _YEAR.sub(lambda match: _moved(match[0], copy), event["date"])}
    moved["sources"] = [_named(key, copy) for key in event["sources"]]
    if "number" in event:
        moved["number"] = event["number"] + 1000 * copy
    if "part_of" in event:
        moved["part_of"] = _named(event["part_of"], copy)
    if "disputes" in event:
        moved["disputes"] = [
            {**dispute, "sources": [_named(key, copy) for key in dispute["sources"]]} for dispute in event["disputes"]
        ]
    return moved


def _moved(year: str, copy: int) -> str:
    """Move a year by ten years a copy, round the nine thousand years after 500, so that `194X` stays a decade."""
    number = (int(year[:3]) * 10 - 500 + 10 * copy) % 9000 + 500
    return f"{number // 10:03}{year[3]}"


def main() -> None:
    """Write a store to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    text = json.dumps(make_store(options.size), ensure_ascii=False, indent=1)
    options.file.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
