"""Name the tables of a store and the fields of its records, in the order in which the canonical form writes them.

Conventions: `extends` and `removed` are said about a record, are no fields of a fact, and stand in later stores only.
"""

TABLES = ("countries", "events", "people", "places", "series", "sources")

EVENT_FIELDS = (
    "kind",
    "date",
    "title",
    "summary",
    "series",
    "number",
    "place",
    "venue",
    "place_then",
    "countries",
    "people",
    "part_of",
    "attendance",
    "tags",
    "sources",
    "disputes",
    "note",
)

LAYER_WORDS = ("extends", "removed")
CURATED = "curated"

LIMIT_BYTES = 256 * 1024 * 1024
"""How large the file of a store may be, where nobody says otherwise."""
