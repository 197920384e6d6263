"""Name the forms that each command writes, and the endings of their files: one table for all who ask.

Conventions: nothing is imported here, since completion and settings read it on every call.
"""

from collections.abc import Mapping

MACHINE_FORMATS = ("plain", "csv", "tsv", "json", "jsonl", "md")
FACT_FORMATS = ("html", "ics", "timelinejs", "sqlite", "parquet")
"""Forms that show facts whole and not by columns; for commands whose rows are facts."""

FILE_FORMATS = ("sqlite", "parquet")
"""Those that are no text, and so are written to files only."""

FACT_COMMANDS = ("timeline", "list", "show", "search", "next", "last", "on", "today", "export")

FACT_PICTURES = ("timeline", "table", "svg")
"""What facts are drawn as for people."""

PICTURES: Mapping[str, tuple[str, ...]] = {
    "timeline": FACT_PICTURES,
    "list": ("table", "timeline", "svg"),
    "show": ("sheet",),
    "count": ("bars",),
    "today": ("page",),
    "date": ("sheet",),
    "export": ("svg",),
    "store check": ("lines", "github"),
    "store diff": ("text",),
    "store import": (),
}
"""The forms for people of each command, its own first; of a command that is not named, `table`."""

ENDINGS: Mapping[str, str] = {
    "csv": "csv",
    "tsv": "tsv",
    "json": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "txt": "plain",
    "md": "md",
    "html": "html",
    "htm": "html",
    "ics": "ics",
    "timelinejs.json": "timelinejs",
    "parquet": "parquet",
    "svg": "svg",
    "db": "sqlite",
    "sqlite": "sqlite",
    "sqlite3": "sqlite",
}
"""The form that each ending of a file asks for."""


def terminal_formats() -> tuple[str, ...]:
    """Give every form that a terminal may be shown by itself, those for people first."""
    pictures = (picture for own in (*PICTURES.values(), ("table",)) for picture in own)
    return tuple(dict.fromkeys((*pictures, *MACHINE_FORMATS)))
