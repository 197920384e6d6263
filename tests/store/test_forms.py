from typing import Any

import pytest

from interpol_cli.store.forms import FORMS, REQUIRED, names, objects_of, share, text_or_null
from interpol_cli.store.layout import EVENT_FIELDS, TABLES


def test_every_table_has_its_fields() -> None:
    assert set(TABLES) == {layout for layout in FORMS if "." not in layout}
    assert list(EVENT_FIELDS) == list(FORMS["events"])


def test_what_is_required_is_known() -> None:
    for layout, fields in REQUIRED.items():
        assert set() == set(fields) - FORMS[layout].keys()


@pytest.mark.parametrize("language", ["en", "ar", "ar-MA", "sco", "zh-Hant"])
def test_language_is_a_tag(language: str) -> None:
    assert [] == list(names("name", {language: "x"}))


@pytest.mark.parametrize(
    ("value", "is_fine"), [(0, True), (51.2, True), (100, True), (float("nan"), False), (True, False)]
)
def test_share_is_in_percent(value: object, is_fine: bool) -> None:
    assert is_fine == (not list(share("share", value)))


def test_null_says_that_there_is_none() -> None:
    assert [] == list(text_or_null("url", None))
    assert [("url", "must not be empty")] == list(text_or_null("url", ""))


def test_objects_inside_an_event_have_their_paths() -> None:
    record: dict[str, Any] = {
        "attendance": {"countries": 1},
        "people": [{"person": "a"}, {"person": "b", "votes": {"for": 1}}],
        "disputes": [{"field": "date"}],
    }
    assert [
        ("events", "", record),
        ("events.attendance", "attendance.", {"countries": 1}),
        ("events.people", "people.0.", {"person": "a"}),
        ("events.people", "people.1.", {"person": "b", "votes": {"for": 1}}),
        ("events.people.votes", "people.1.votes.", {"for": 1}),
        ("events.disputes", "disputes.0.", {"field": "date"}),
    ] == list(objects_of("events", record))
    assert [("places", "", record)] == list(objects_of("places", record))
