"""Citations, read back by a BibTeX parser, held against the schema of CSL-JSON, and as text."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.core.model import Source
from interpol_cli.render.citations import render_citations
from interpol_cli.store.store import Store
from strategies import edtf_texts

EN = ("en",)
SCHEMA = Path(__file__).parents[1] / "data" / "csl-data.json"


def source(**changes: str | None) -> Source:
    given = {"id": "one-2024", "title": "One", "publisher": "A", "url": "https://example.org/1", **changes}
    fixed = {"published": None, "language": "en", "type": "press", "note": None}
    return Source(**{**fixed, **given})  # type: ignore[arg-type]


def bibtex(sources: Sequence[Source]) -> dict[str, dict[str, str]]:
    """Read BibTeX back: the fields of each entry by its key, `ENTRY` the type."""
    library = parse_string("".join(render_citations(sources, "bibtex", EN)))
    assert [] == library.failed_blocks
    return {one.key: {"ENTRY": one.entry_type, **{f.key: f.value for f in one.fields}} for one in library.entries}


def decoded(text: str) -> str:
    """Read a value as LaTeX prints it."""
    library = parse_string(f"@misc{{a,\n v = {{{text}}}\n}}", append_middleware=[LatexDecodingMiddleware()])
    value: str = library.entries[0]["v"]
    return value


@cache
def validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def csl(sources: Sequence[Source]) -> list[dict[str, Any]]:
    """Read CSL-JSON back, valid by its schema."""
    items: list[dict[str, Any]] = json.loads("".join(render_citations(sources, "csl", EN)))
    validator().validate(items)
    return items


def test_every_source_of_a_store_is_an_entry_under_its_id(small_store: Store) -> None:
    sources = tuple(small_store.sources.values())
    entries, items = bibtex(sources), csl(sources)
    assert [one.id for one in sources] == list(entries) == [item["id"] for item in items]
    for one, item in zip(sources, items, strict=True):
        entry = entries[one.id]
        assert f"{{{one.title}}}" == entry["title"]
        assert (one.title, one.publisher, one.language) == (item["title"], item["publisher"], item["language"])
        assert f"{{{one.publisher}}}" == entry["organization"]
        assert (one.url, one.url) == (entry.get("url"), item.get("URL"))
        assert one.published == entry.get("date")


def test_entry_is_written_so() -> None:
    text = "".join(render_citations([source(published="2024-11", note="Seen on paper.")], "bibtex", EN))
    assert text == (
        "@online{one-2024,\n"
        "  title        = {{One}},\n"
        "  organization = {{A}},\n"
        "  date         = {2024-11},\n"
        "  url          = {https://example.org/1},\n"
        "  langid       = {english},\n"
        "  keywords     = {press},\n"
        "  note         = {Seen on paper},\n"
        "}\n"
    )


def test_source_without_an_address_is_no_online_source() -> None:
    (entry,) = bibtex([source(url=None)]).values()
    assert "misc" == entry["ENTRY"]
    (item,) = csl([source(url=None)])
    assert "URL" not in item


def test_address_that_is_not_of_the_web_is_a_note() -> None:
    (entry,) = bibtex([source(url="doi:10.1/x_y")]).values()
    assert ("misc", r"doi:10.1/x\_y") == (entry["ENTRY"], entry["note"])


def test_signs_of_tex_are_text() -> None:
    title = r"50% of R&D: #1, $5_a ~ \LaTeX"
    (entry,) = bibtex([source(title=title, publisher="Radio and Television", note="a_b")]).values()
    assert title == decoded(entry["title"])
    assert "{Radio and Television}" == entry["organization"], "braced, since biblatex reads a list"
    assert r"a\_b" == entry["note"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1))
def test_braces_are_always_balanced(title: str) -> None:
    """A brace counts for BibTeX even behind a backslash."""
    text = "".join(render_citations([source(title=title, publisher=title, note=title)], "bibtex", EN))
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert 0 == depth


def test_address_is_left_as_it_is_but_for_braces() -> None:
    """The field is verbatim, and a lone brace would end it."""
    (entry,) = bibtex([source(url="https://example.org/a_b?c=%20&d=#e{f}\\g")]).values()
    assert "https://example.org/a_b?c=%20&d=#e%7Bf%7D%5Cg" == entry["url"]


def test_line_ends_in_a_title_are_spaces() -> None:
    (entry,) = bibtex([source(title="One\n two")]).values()
    assert "{One two}" == entry["title"]


@pytest.mark.parametrize(
    "published",
    ["2024", "2024-11", "2024-11-04", "2024-11-04/2024-11-07", "2024~", "2024?", "2024%", "194X", "2024-21"],
)
def test_biblatex_gets_edtf(published: str) -> None:
    (entry,) = bibtex([source(published=published)]).values()
    assert published == entry["date"]


def test_date_that_biblatex_does_not_take_is_a_note() -> None:
    """Level 2, which level 1 readers refuse."""
    (entry,) = bibtex([source(published="1963/196X", note="On paper.")]).values()
    assert "date" not in entry
    assert "On paper. published 1963/196X (EDTF)" == entry["note"]


@pytest.mark.parametrize(
    ("tag", "field", "value"),
    [
        ("fr", "langid", "french"),
        ("de-AT", "langid", "ngerman"),
        ("zh", "langid", "chinese"),
        ("sco", "language", "sco"),
    ],
)
def test_language_is_the_one_babel_knows(tag: str, field: str, value: str) -> None:
    (entry,) = bibtex([source(language=tag)]).values()
    assert value == entry[field]
    (item,) = csl([source(language=tag)])
    assert tag == item["language"]


@pytest.mark.parametrize(
    ("published", "issued", "is_noted"),
    [
        ("2024", {"date-parts": [[2024]]}, False),
        ("2024-11", {"date-parts": [[2024, 11]]}, False),
        ("2024-11-04", {"date-parts": [[2024, 11, 4]]}, False),
        ("2024-11-04/2024-11-07", {"date-parts": [[2024, 11, 4], [2024, 11, 7]]}, False),
        ("2024~", {"date-parts": [[2024]], "circa": True}, False),
        ("2024-21", {"date-parts": [[2024]], "season": 1}, False),
        ("2024?", {"date-parts": [[2024]]}, True),
        ("2024%", {"date-parts": [[2024]], "circa": True}, True),
        ("194X", {"date-parts": [[1940], [1949]]}, True),
        ("2024-XX", {"date-parts": [[2024]]}, True),
        ("1963/..", {"date-parts": [[1963]]}, True),
        ("/1963", {"date-parts": [[1963]]}, True),
        ("1963/196X", {"date-parts": [[1963], [1960]]}, True),
        ("2024-21/2024-22", {"date-parts": [[2024], [2024]]}, True),
    ],
)
def test_csl_gets_date_parts_and_a_note_of_what_they_leave_out(
    published: str, issued: dict[str, Any], is_noted: bool
) -> None:
    (item,) = csl([source(published=published)])
    assert issued == item["issued"]
    assert (f"published {published} (EDTF)" if is_noted else None) == item.get("note")


@given(edtf_texts())
def test_any_date_is_valid_csl_and_parses_as_bibtex(published: str) -> None:
    csl([source(published=published)])
    (entry,) = bibtex([source(published=published)]).values()
    assert published == entry.get("date") or f"published {published} (EDTF)" == decoded(entry["note"])


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("official", "webpage"),
        ("press", "article-newspaper"),
        ("encyclopedia", "entry-encyclopedia"),
        ("academic", "article"),
        ("archive", "document"),
    ],
)
def test_csl_type_follows_the_type_of_source(kind: str, expected: str) -> None:
    (item,) = csl([source(type=kind)])
    assert expected == item["type"]
    assert ("A" if kind in ("press", "encyclopedia") else None) == item.get("container-title")


def test_text_is_a_line_for_each_in_the_readers_language(small_store: Store) -> None:
    sources = tuple(small_store.sources.values())
    lines = "".join(render_citations(sources, "text", ("fr", "en"))).splitlines()
    assert len(sources) == len(lines)
    assert (
        "INTERPOL, «\u00a092nd INTERPOL General Assembly\u00a0», 4 novembre 2024 (officiel, en), "
        "https://example.org/en/ga-92 [interpol-ga-92]"
    ) in lines


def test_no_sources_are_an_empty_list() -> None:
    assert [] == csl([])
    assert "" == "".join(render_citations([], "bibtex", EN)) == "".join(render_citations([], "text", EN))
