"""The fields of a fact: the contract's names and order, what each path shows, and that all forms show the same."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import row_lists, small_events
from interpol_cli.core.fields import (
    CSV_COLUMNS,
    EVENT_FIELDS,
    FIELDS,
    PLAIN_COLUMNS,
    Shape,
    csv_cells,
    parse_path,
    shown,
)
from interpol_cli.core.language import parse_languages
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match
from interpol_cli.core.report import Column, Records, Row, as_text
from interpol_cli.errors import UnknownFieldError
from interpol_cli.render.json_form import render_json
from interpol_cli.render.plain import render_plain
from interpol_cli.render.tabular import render_csv, render_tsv

LANGUAGES = [parse_languages(text) for text in ("en", "fr", "ar-MA")]
ENGLISH = parse_languages("en")


def row(event_id: str, match: Match = Match.CERTAIN) -> Row:
    return Row(next(event for event in small_events() if event.id == event_id), match)


def value(path: str, event_id: str, languages: str = "en") -> Any:  # noqa: ANN401
    return parse_path(path).value(row(event_id), parse_languages(languages))


def text(path: str, event_id: str, languages: str = "en") -> str:
    return parse_path(path).as_text(row(event_id), parse_languages(languages))


def test_json_fields_stand_in_the_order_of_the_contract() -> None:
    assert (
        [
            "id",
            "kind",
            "series",
            "number",
            "date",
            "earliest",
            "latest",
            "precision",
            "approximate",
            "uncertain",
            "title",
            "summary",
            "place",
            "people",
            "countries",
            "part_of",
            "attendance",
            "tags",
            "sources",
            "disputes",
            "note",
            "match",
            "origin",
        ]
    ) == list(shown(row("ga-92"), ENGLISH))


def test_csv_columns_stand_in_the_order_of_the_contract() -> None:
    assert (
        "id,kind,series,number,date,earliest,latest,precision,approximate,uncertain,title,title_lang,city,host,venue,"
        "people,countries,part_of,tags,sources,disputed,match,origin"
    ) == ",".join(CSV_COLUMNS)


def test_plain_columns_stand_in_the_order_of_the_contract() -> None:
    assert "date id kind title city country sources" == " ".join(PLAIN_COLUMNS)


def test_every_fact_has_every_key() -> None:
    """Who reads the JSON need not ask whether a key is there."""
    names = [field.name for field in EVENT_FIELDS]
    for event in small_events():
        assert names == list(shown(Row(event, Match.CERTAIN), ENGLISH))


@pytest.mark.parametrize(
    ("path", "event_id", "expected"),
    [
        ("id", "ga-92", "ga-92"),
        ("number", "ga-92", 92),
        ("number", "seat-lyon", None),
        ("date", "term-delegate-jackson", "1963/"),
        ("earliest", "ga-2", "1923-01-01"),
        ("latest", "ga-2", "1925-12-31"),
        ("earliest", "seat-vienna", None),
        ("latest", "seat-lyon", None),
        ("precision", "term-president-jackson", "year"),
        ("approximate", "ga-2", True),
        ("uncertain", "ga-38", True),
        ("uncertain", "ga-2", False),
        ("title.ar", "seat-lyon", "المقر في ليون"),
        ("summary.en", "ga-93", "The session met in Morocco."),
        ("summary.fr", "ga-93", None),
        ("series.id", "ga-92", "general-assembly"),
        ("series.names.fr", "ga-92", "Assemblée générale d'INTERPOL"),
        ("series.id", "radio-network", None),
        ("place.city", "ga-92", "Glasgow"),
        ("place.city", "ga-50", None),
        ("place.country", "ga-50", "IR"),
        ("place.country_name", "ga-50", "Iran"),
        ("place.venue", "ga-92", "Scottish Event Campus"),
        ("place.then", "ga-17", "Czechoslovakia"),
        ("place", "radio-network", None),
        ("people.0.name", "vice-president-2024-dkhissi", "Mohamed Dkhissi"),
        ("people.mohamed-dkhissi.votes.for", "vice-president-2024-dkhissi", 94),
        ("people.mohamed-dkhissi.votes.share", "vice-president-2024-dkhissi", 59.9),
        ("people.nobody.name", "vice-president-2024-dkhissi", None),
        ("people.1.name", "vice-president-2024-dkhissi", None),
        ("people.7.name", "vice-president-2024-dkhissi", None),
        ("people.0.votes.for", "ga-92", None),
        ("countries.FR.name", "ga-93", "France"),
        ("countries.0.code", "ga-93", "FR"),
        ("part_of", "flag-2025", "ga-93"),
        ("attendance.countries", "ga-92", 177),
        ("attendance.delegates", "ga-17", None),
        ("tags.1", "vice-president-2024-dkhissi", "morocco"),
        ("sources.0.url", "ga-92", "https://example.org/en/ga-92"),
        ("sources.archive-1948.note", "ga-17", "Seen on paper."),
        ("disputes.place.value", "ga-92", "Vienna"),
        ("disputes.0.sources.0", "ga-92", "journal-2025"),
        ("note", "ga-38", "No source seen names the place."),
        ("note", "ga-92", None),
        ("match", "ga-92", "certain"),
        ("title_lang", "ga-92", "en"),
        ("city", "ga-50", None),
        ("host", "ga-50", "IR"),
        ("disputed", "ga-92", ["place", "attendance.countries"]),
        ("source_urls", "ga-17", []),
    ],
)
def test_path_shows(path: str, event_id: str, expected: object) -> None:
    assert expected == value(path, event_id)


@pytest.mark.parametrize(
    ("path", "event_id", "languages", "expected"),
    [
        ("title", "ga-92", "fr", "92e session de l'Assemblée générale d'INTERPOL"),
        ("summary", "ga-92", "ar", "The session elected a secretary general and renewed nine seats of the Executive Committee."),
        ("title_lang", "ga-92", "fr", "fr"),
        ("series", "ga-92", "en", "general-assembly"),
        ("place", "ga-92", "fr", "glasgow"),
        ("city", "ga-1", "fr", "Vienne"),
        ("people", "ga-92", "ar", "أحمد ناصر الريسي"),
        ("people", "ga-92", "fr", "Ahmed Naser Al-Raisi"),
        ("countries", "arab-meeting-2016", "en", "AE;MA"),
        ("tags", "vice-president-2024-dkhissi", "en", "executive-committee;morocco"),
        ("sources", "ga-92", "en", "interpol-ga-92;dgsn-2024"),
        ("source_urls", "ga-92", "en", "https://example.org/en/ga-92;https://example.org/ar/dgsn-2024"),
        ("disputes", "ga-92", "en", "place: Vienna;attendance.countries: 179"),
        ("disputed", "ga-92", "en", "place;attendance.countries"),
        ("attendance", "ga-92", "en", '{"countries":177,"delegates":1000}'),
        ("approximate", "ga-92", "en", "false"),
        ("number", "seat-lyon", "en", ""),
        ("part_of", "ga-92", "en", ""),
        ("venue", "ga-92", "ar", "Scottish Event Campus"),
    ],
)  # fmt: skip
def test_text_of_a_path_is(path: str, event_id: str, languages: str, expected: str) -> None:
    assert expected == text(path, event_id, languages)


def test_names_are_the_readers_and_all_of_them_beside() -> None:
    place = value("place", "ga-1", "fr")
    assert ("Vienne", "Autriche", "Vienna") == (place["city"], place["country_name"], place["names"]["en"])


def test_possible_answer_is_told_apart() -> None:
    assert "possible" == parse_path("match").value(row("ga-2", Match.POSSIBLE), ENGLISH)


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("titel", ("title",)),
        ("xyzzy", ()),
        ("", ()),
        (".id", ()),
        ("place.cty", ("place.city",)),
        ("title.de", ("title.ar", "title.en", "title.fr")),
        ("people.0.nam", ("people.0.name", "people.0.names")),
        ("people.mohamed-dkhissi.votes.fro", ("people.mohamed-dkhissi.votes.for",)),
        ("id.x", ()),
        ("tags.first", ()),
        ("number.0", ()),
        ("place.city.x", ()),
        ("place.", ("place.id", "place.city", "place.country", "place.country_name", "place.venue")),
    ],
)
def test_unknown_path_names_the_nearest(path: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(UnknownFieldError) as caught:
        parse_path(path)
    assert nearest == caught.value.nearest[: len(nearest)]
    assert 2 == caught.value.exit_code
    assert f"there is no field {path!r}" in str(caught.value)


JSON_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "object": Mapping,
    "array": Sequence,
}


def complaints(found: object, shape: Shape, path: str) -> list[str]:
    """Name every place where a value is not as its shape says."""
    if found is None:
        return [] if shape.is_nullable else [f"{path} is null"]
    if not isinstance(found, JSON_TYPES[shape.type]) or (shape.type == "array" and isinstance(found, str)):
        return [f"{path} is no {shape.type}: {found!r}"]
    wrong = []
    if isinstance(found, Mapping) and shape.members is not None:
        wrong += [f"{path}.{key} is in no shape" for key in found if key not in shape.members]
        wrong += [f"{path} has no {key}" for key in shape.members if key not in found and not shape.is_open]
        for key, member in shape.members.items():
            if key in found:
                wrong += complaints(found[key], member, f"{path}.{key}")
    if shape.type == "array" and isinstance(found, Sequence):
        assert shape.item is not None, path
        for index, one in enumerate(found):
            wrong += complaints(one, shape.item, f"{path}.{index}")
    return wrong


@pytest.mark.parametrize("name", FIELDS)
def test_value_has_the_shape_that_is_told(make_event: Callable[..., Event], name: str) -> None:
    """What `interpol fields` says of a field is true of every fact, also of one whose city nobody names."""
    field = FIELDS[name]
    events = (*small_events(), make_event(place=None, venue="Old Hall"), make_event(place=None))
    wrong = [
        complaint
        for event in events
        for complaint in complaints(field.value(Row(event, Match.CERTAIN), ENGLISH), field.shape, name)
    ]
    assert [] == wrong


def records(rows: Sequence[Row], languages: tuple[str, ...], names: Sequence[str]) -> Records[Row]:
    def find(name: str) -> Column[Row]:
        path = parse_path(name)
        return Column(name, lambda row: path.as_text(row, languages), lambda row: path.value(row, languages))

    return Records(rows, (), (), lambda row: shown(row, languages), find).narrowed(names)


@given(row_lists(), st.sampled_from(LANGUAGES))
def test_csv_reads_back_equal_to_the_text_of_json(rows: list[Row], languages: tuple[str, ...]) -> None:
    """Where a field has no text of its own, CSV shows what JSON shows, as text."""
    names = [name for name in CSV_COLUMNS if FIELDS[name].text is None]
    made = records(rows, languages, names)
    from_json = [
        {name: as_text(found) for name, found in record.items()} for record in json.loads("".join(render_json(made)))
    ]
    assert from_json == list(csv.DictReader(io.StringIO("".join(render_csv(made)), newline="")))


@given(row_lists(), st.sampled_from(LANGUAGES))
def test_fields_with_a_text_of_their_own_say_what_json_says(rows: list[Row], languages: tuple[str, ...]) -> None:
    for one in rows:
        in_json = json.loads(json.dumps(shown(one, languages), default=dict))
        in_text = {name: parse_path(name).as_text(one, languages) for name in FIELDS}
        assert in_json["title"][in_text["title_lang"]] == in_text["title"]
        assert (in_json["series"] or {"id": ""})["id"] == in_text["series"]
        assert (in_json["place"] or {"id": ""})["id"] == in_text["place"]
        assert ((in_json["place"] or {"city": None})["city"] or "") == in_text["city"]
        assert (in_json["place"] or {"country": ""})["country"] == in_text["host"] == in_text["country"]
        assert ((in_json["place"] or {"venue": None})["venue"] or "") == in_text["venue"]
        assert ";".join(person["name"] for person in in_json["people"]) == in_text["people"]
        assert ";".join(country["code"] for country in in_json["countries"]) == in_text["countries"]
        assert ";".join(source["id"] for source in in_json["sources"]) == in_text["sources"]
        assert ";".join(dispute["field"] for dispute in in_json["disputes"]) == in_text["disputed"]


@given(row_lists(), st.sampled_from(LANGUAGES), st.lists(st.sampled_from(tuple(FIELDS)), min_size=2, unique=True))
def test_plain_tsv_and_csv_show_the_same_text(rows: list[Row], languages: tuple[str, ...], names: list[str]) -> None:
    made = records(rows, languages, names)
    plain = [line.split("\t") for line in "".join(render_plain(made)).split("\n")[:-1]]
    tsv = [line.split("\t") for line in "".join(render_tsv(made)).split("\n")[:-1]]
    cells = list(csv.reader(io.StringIO("".join(render_csv(made)), newline="")))
    assert [names, *plain] == tsv == cells


@given(row_lists())
def test_cells_at_once_are_those_of_the_fields(rows: tuple[Row, ...]) -> None:
    for languages in (("en",), ("ar", "en"), ("fr", "en")):
        paths = [parse_path(name) for name in CSV_COLUMNS]
        assert [[path.as_text(row, languages) for path in paths] for row in rows] == [
            csv_cells(row, languages) for row in rows
        ]
