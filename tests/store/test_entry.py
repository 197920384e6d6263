import datetime
from typing import Any

import pytest

from interpol_cli.core.edtf import Edtf
from interpol_cli.core.when_sessions import read_period
from interpol_cli.store.entry import Assignment, Reader, Taken, language_of, parse_assignment
from interpol_cli.store.store import Store

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def reader(small_store: Store) -> Reader:
    """Give a reader over the small store."""

    def read_date(text: str) -> Edtf:
        return read_period(text, today=TODAY, catalogue=small_store).edtf

    return Reader(small_store, read_date, "en")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("venue=Palais", (("venue",), "=", "Palais")),
        ("venue=", (("venue",), "=", "")),
        ("note=a=b", (("note",), "=", "a=b")),
        ("tags+=x", (("tags",), "+=", "x")),
        ("tags-=x", (("tags",), "-=", "x")),
        ("people.mohamed-dkhissi.role=x", (("people", "mohamed-dkhissi", "role"), "=", "x")),
        ("people.محمد الدخيسي.role=x", (("people", "محمد الدخيسي", "role"), "=", "x")),
        ("ga-92", None),
        ("=x", None),
        ("+=x", None),
        ("a word=x", None),
    ],
)
def test_word_that_assigns(word: str, expected: Any) -> None:  # noqa: ANN401
    assert (None if expected is None else Assignment(*expected)) == parse_assignment(word)


def set_in(reader: Reader, record: dict[str, Any], *words: str, table: str = "events") -> dict[str, Any]:
    """Carry out assignments."""
    assignments = [one for one in map(parse_assignment, words) if one]
    assert len(assignments) == len(words)
    reader.assign(table, record, assignments)
    return record


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        ({}, "venue= Palais\n des congrès ", {"venue": "Palais des congrès"}),
        ({}, "venue=e\u0301te\u0301", {"venue": "été"}),
        ({"venue": "x"}, "venue=", {}),
        ({}, "venue=", {}),
        ({}, "number=93", {"number": 93}),
        ({}, "number=٩٣", {"number": 93}),
        ({}, "attendance.countries=179", {"attendance": {"countries": 179}}),
        ({"attendance": {"countries": 1}}, "attendance.countries=", {}),
        ({"attendance": {"countries": 1, "delegates": 2}}, "attendance.countries=", {"attendance": {"delegates": 2}}),
        ({}, 'attendance={"countries": 5}', {"attendance": {"countries": 5}}),
        ({}, "title=A title", {"title": {"en": "A title"}}),
        ({"title": {"en": "x"}}, "title=لقاء", {"title": {"en": "x", "ar": "لقاء"}}),
        ({"title": {"en": "x"}}, "title.fr=Un titre", {"title": {"en": "x", "fr": "Un titre"}}),
        ({"title": {"en": "x"}}, 'title={"ar": "y"}', {"title": {"ar": "y"}}),
        ({"title": {"en": "x", "ar": "y"}}, "title.ar=", {"title": {"en": "x"}}),
        ({}, "date=٤ نونبر ٢٠٢٤", {"date": "2024-11-04"}),
        ({}, "date=2024-11-04", {"date": "2024-11-04"}),
        ({}, "kind=réunion", {"kind": "meeting"}),
        ({}, "place=مراكش", {"place": "marrakech"}),
        ({}, "place=Iran", {"place": "iran"}),
        ({}, "place=Wien", {"place": "vienna"}),
        ({}, "countries=المغرب, Austria;FR", {"countries": ["MA", "AT", "FR"]}),
        ({"countries": ["MA"]}, "countries+=Autriche", {"countries": ["MA", "AT"]}),
        ({"countries": ["MA"]}, "countries+=MA", {"countries": ["MA"]}),
        ({"countries": ["MA", "AT"]}, "countries-=Morocco", {"countries": ["AT"]}),
        ({"countries": ["MA"]}, "countries-=MA", {}),
        ({"countries": ["MA", "AT"]}, "countries.1=FR", {"countries": ["MA", "FR"]}),
        ({"countries": ["MA", "AT"]}, "countries.0=", {"countries": ["AT"]}),
        ({}, "tags=one;two", {"tags": ["one", "two"]}),
        ({}, 'tags=["one"]', {"tags": ["one"]}),
        ({}, "sources=https://example.org/en/ga-92", {"sources": ["interpol-ga-92"]}),
        ({}, "sources=Key dates", {"sources": ["interpol-history"]}),
        ({}, "series=GA", {"series": "general-assembly"}),
        ({}, "part_of=GA-92", {"part_of": "ga-92"}),
        ({}, "people.dkhissi.office=Vice-Président", {"people": [{"person": "mohamed-dkhissi", "office": "vice-president"}]}),
        ({}, 'people=[{"person": "Dkhissi", "act": "élu"}]', {"people": [{"person": "mohamed-dkhissi", "act": "elected"}]}),
        ({"people": [{"person": "johann-schober"}]}, "people.0.votes.for=5", {"people": [{"person": "johann-schober", "votes": {"for": 5}}]}),
        ({"people": [{"person": "johann-schober"}]}, "people.johann-schober.votes.share=59,9", {"people": [{"person": "johann-schober", "votes": {"share": 59.9}}]}),
        ({"people": [{"person": "johann-schober"}]}, "people.0=", {}),
        ({"people": [{"person": "johann-schober", "role": "x"}]}, "people.0.role=", {"people": [{"person": "johann-schober"}]}),
        ({}, 'disputes+=[{"field": "date", "value": "1", "sources": ["Key dates"], "why": "x"}]', {"disputes": [{"field": "date", "value": "1", "sources": ["interpol-history"], "why": "x"}]}),
    ],
)  # fmt: skip
def test_value_is_read_by_the_form_of_its_field(
    reader: Reader, before: dict[str, Any], word: str, after: dict[str, Any]
) -> None:
    assert after == set_in(reader, before, word)
    assert [] == reader.problems


@pytest.mark.parametrize(
    ("before", "word", "field", "reason"),
    [
        ({}, "venu=x", "venu", "is no field; did you mean venue?"),
        ({}, "xyzzy=x", "xyzzy", "is no field"),
        ({}, "extends.x=y", "extends", "has no fields of its own"),
        ({}, "venue.en=x", "venue", "has no fields of its own"),
        ({}, "title.english=x", "title.english", "is no field"),
        ({}, "date=whenever", "date", "'whenever' is not a date: the word 'whenever' is not known"),
        ({}, "date=03/09/1923", "date", "'03/09/1923' can be read as 3 September 1923 (1923-09-03) or as"),
        ({}, "kind=sesion", "kind", "no kind is called 'sesion'; did you mean session?"),
        ({}, "place=Glasgo", "place", "no place is called 'Glasgo'; did you mean Glasgow?"),
        ({}, "place=Xyzzy", "place", "no place is called 'Xyzzy'; interpol store add place adds one"),
        ({}, "sources=Xyzzy", "sources.0", "no source is called 'Xyzzy'; interpol store add source adds one"),
        ({}, "sources=https://example.org/unknown", "sources.0", "no source is called 'https://example.org/unknown'; interpol store add source adds one"),
        ({}, "countries=Marocco", "countries.0", "no country is called 'Marocco'; did you mean Morocco (MA)?"),
        ({}, "part_of=ga-94", "part_of", "no fact is called 'ga-94'; did you mean"),
        ({}, "people.xyzzy.role=x", "people.xyzzy", "no person is called 'xyzzy'; interpol store add person adds one"),
        ({}, "people.0.role=x", "people.0", "there is no such member; the list has 0"),
        ({"countries": ["MA"]}, "countries.x=AT", "countries.x", "'x' is no number of a member"),
        ({"tags": ["x"]}, "tags.0.y=AT", "tags.0.y", "has no fields of its own"),
        ({}, "venue+=x", "venue", "is no list; write venue=VALUE"),
        ({"tags": ["x"]}, "tags-=y", "tags", "'y' is not in it"),
        ({}, "sources=the", "sources.0", "'the' may be any of archive-1948, journal-2025; give one of these ids"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_noted_with_its_field(
    reader: Reader, before: dict[str, Any], word: str, field: str, reason: str
) -> None:
    set_in(reader, before, word)
    ((found, why),) = reader.problems
    assert field == found
    assert why.startswith(reason), why


def test_one_wrong_value_does_not_hide_another(reader: Reader) -> None:
    record = set_in(reader, {}, "date=whenever", "place=Xyzzy", "venue=Palais", "kind=nothing")
    assert {"venue": "Palais"} == record
    assert ["date", "place", "kind"] == [field for field, _ in reader.problems]


def test_it_is_told_what_was_taken_for_what(reader: Reader) -> None:
    set_in(reader, {}, "date=autumn 1946", "place=Wien", "place=vienna", "date=1946", "kind=session")
    date, place = reader.taken
    assert ("date", "autumn 1946", "1946-23") == date[:3]
    assert str(date.date) == "1946-23"
    assert Taken("place", "Wien", "vienna") == place


def test_whole_record_is_read(reader: Reader) -> None:
    record = reader.record(
        "events",
        {
            "kind": "session",
            "date": datetime.date(2024, 11, 4),
            "title": "جلسة",
            "summary": {"en": " It met. ", "fr": ""},
            "venue": "",
            "tags": [],
            "attendance": {"countries": 5, "delegates": None},
            "people": [{"person": "schober", "role": "", "votes": {"for": 1}}],
            "sources": ["Key dates"],
            "unknown": {"x": 1},
        },
    )
    assert {
        "kind": "session",
        "date": "2024-11-04",
        "title": {"ar": "جلسة"},
        "summary": {"en": "It met."},
        "attendance": {"countries": 5},
        "people": [{"person": "johann-schober", "votes": {"for": 1}}],
        "sources": ["interpol-history"],
        "unknown": {"x": 1},
    } == record
    assert [] == reader.problems


@pytest.mark.parametrize("value", [5, True, ["x"], {"x": "y"}, None])
def test_value_of_the_wrong_form_is_left_for_the_rules(reader: Reader, value: object) -> None:
    reader.record("events", {"venue": value, "title": value, "tags": value, "people": value, "number": value})
    assert [] == reader.problems


def test_new_ids_may_be_named(small_store: Store) -> None:
    reader = Reader(small_store, lambda _text: pytest.fail("no date"), "en", {"sources": ["coming"]})
    assert {"sources": ["coming"]} == reader.record("events", {"sources": ["coming"]})


@pytest.mark.parametrize(("text", "expected"), [("لقاء", "ar"), ("Rabat الرباط", "ar"), ("Réunion", "fr"), ("", "fr")])
def test_language_is_told_by_the_letters(text: str, expected: str) -> None:
    assert expected == language_of(text, "fr")
