from typing import Any

import pytest

from interpol_cli.store.new_ids import make_id
from interpol_cli.store.store import Store


@pytest.mark.parametrize(
    ("table", "record", "expected"),
    [
        ("events", {"kind": "session", "series": "general-assembly", "number": 94}, "ga-94"),
        ("events", {"kind": "session", "series": "headquarters", "number": 2, "date": "1950"}, "session-1950"),
        (
            "events",
            {"kind": "meeting", "date": "2024-11-04", "title": {"en": "L'Été at Rabat, a long day"}},
            "meeting-2024-lete-at-rabat-a",
        ),
        ("events", {"kind": "meeting", "date": "194X", "title": {"fr": "Réunion"}}, "meeting-194x-reunion"),
        ("events", {"kind": "meeting", "date": "2024-11-04", "title": {"ar": "لقاء"}, "place": "rabat"}, "meeting-2024-rabat"),
        ("events", {"kind": "meeting", "date": "2024-11-04", "title": {"ar": "لقاء"}}, "meeting-2024"),
        ("events", {"kind": "meeting"}, None),
        ("events", {}, None),
        ("events", {"kind": 5, "date": 5, "title": 5, "number": "x", "series": []}, None),
        ("sources", {"title": "T", "publisher": "Le 360", "published": "2024-11"}, "le-360-2024-11"),
        ("sources", {"title": "T", "publisher": "Le 360", "published": None}, "le-360"),
        ("sources", {"title": "Key dates", "publisher": "هسبريس"}, "key-dates"),
        ("people", {"name": {"ar": "جين دو", "en": "Jane Doe"}}, "jane-doe"),
        ("places", {"name": {"ar": "إفران"}}, None),
        ("places", {}, None),
    ],
)  # fmt: skip
def test_id_is_made_of_what_a_record_says(
    small_store: Store, table: str, record: dict[str, Any], expected: str | None
) -> None:
    assert expected == make_id(table, record, small_store, lambda _id: False)


def test_id_that_is_taken_gets_a_number(small_store: Store) -> None:
    taken = {"jane-doe", "jane-doe-2"}
    assert "jane-doe-3" == make_id("people", {"name": {"en": "Jane Doe"}}, small_store, taken.__contains__)
