"""The page for browsers as bytes: what it says, how it is marked up, and that nothing of the store becomes markup.

What it does in a browser stands in tests/cli/test_html.py.
"""

import json
import re
import subprocess
import sys
import zipfile
from base64 import b64encode
from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from conftest import SOURCE
from interpol_cli.core.language import parse_languages
from interpol_cli.core.model import Dispute, Event, Participation, Person
from interpol_cli.core.period import Match
from interpol_cli.core.query import EVERYTHING
from interpol_cli.core.report import Row
from interpol_cli.core.select import select
from interpol_cli.core.text import fold
from interpol_cli.render.html import render_html
from interpol_cli.store.store import Store

Make = Callable[..., Event]
VOID = {"meta", "link", "input", "br"}
HOSTILE = "\"'><script>hacked()</script><img src=x onerror=hacked()></title></style>]]>\u2028{{ 7*7 }}{% raw %}&lt;"


class Element:
    def __init__(self, name: str, attributes: dict[str, str | None], parent: "Element | None") -> None:
        self.name, self.attributes, self.parent = name, attributes, parent
        self.children: list[Element | str] = []

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, name: str, **attributes: str) -> list["Element"]:
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if child.name == name and all(
                    child.attributes.get(key.rstrip("_")) == value for key, value in attributes.items()
                ):
                    found.append(child)
                found += child.all(name, **attributes)
        return found

    def one(self, name: str, **attributes: str) -> "Element":
        (found,) = self.all(name, **attributes)
        return found


class Reader(HTMLParser):
    """Reads a page into elements, and refuses one whose tags do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), (tag, attrs)
        element = Element(tag, dict(attrs), self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.children.append(Element(tag, dict(attrs), self.here))

    def handle_endtag(self, tag: str) -> None:
        assert self.here.name == tag, f"</{tag}> ends <{self.here.name}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def text_of(rows: Sequence[Row], languages: str = "en") -> str:
    chain = parse_languages(languages)
    return "".join(render_html(rows, chain, today=date(2025, 12, 1), made_by="interpol 0, store 0"))


def page_of(*events: Event, languages: str = "en", match: Match = Match.CERTAIN) -> Element:
    return read(text_of([Row(event, match) for event in events], languages))


def read(text: str) -> Element:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.here is reader.root
    return reader.root


def data_of(page: Element) -> Any:  # noqa: ANN401
    return json.loads(page.one("script", id="UI_data").text)


def linked_data_of(page: Element) -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = json.loads(page.one("script", type="application/ld+json").text)["@graph"]
    return graph


@pytest.fixture
def small_rows(small_store: Store) -> tuple[Row, ...]:
    return select(small_store.events(), EVERYTHING)


def test_each_fact_is_an_article_under_its_title(small_rows: tuple[Row, ...]) -> None:
    articles = read(text_of(small_rows)).all("article")
    assert [row.event.id for row in small_rows] == [one.attributes["id"] for one in articles]
    for row, article in zip(small_rows, articles, strict=True):
        (title,) = (one for one in article.all("h2") if one.attributes["id"] == article.attributes["aria-labelledby"])
        assert row.event.title["en"] in title.text
        assert all(text in article.text for text in row.event.summary.values())


def test_sources_and_disputes_are_one_click_away(small_rows: tuple[Row, ...]) -> None:
    for row, article in zip(small_rows, read(text_of(small_rows)).all("article"), strict=True):
        details = article.all("details")
        assert (2 if row.event.disputes else 1) == len(details)
        assert all(source.title in details[-1].text and source.id in details[-1].text for source in row.event.sources)
        assert all(one.value in details[0].text and one.why in details[0].text for one in row.event.disputes)


@pytest.mark.parametrize("text", ["1923-09-03", "1923-09", "1923"])
def test_date_that_html_can_say_is_a_time(make_event: Make, text: str) -> None:
    (cell,) = page_of(make_event(date=text)).all("td", class_="when")
    assert text == cell.one("time").attributes["datetime"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1924~", "about 1924"),
        ("1930?", "1930?"),
        ("194X", "1940s"),
        ("2024-11-04/2024-11-07", "4–7 November 2024"),
        ("2024/..", "since 2024"),
    ],
)
def test_date_that_html_cannot_say_is_data_with_edtf(make_event: Make, text: str, words: str) -> None:
    (cell,) = page_of(make_event(date=text)).all("td", class_="when")
    assert (text, words) == (cell.one("data").attributes["value"], cell.one("data").text)


def test_possible_match_is_marked(make_event: Make) -> None:
    (cell,) = page_of(make_event(), match=Match.POSSIBLE).all("td", class_="when")
    assert "may lie outside" in cell.text


@pytest.mark.parametrize(
    ("languages", "language", "direction"), [("en", "en", "ltr"), ("fr", "fr", "ltr"), ("ar-MA", "ar", "rtl")]
)
def test_page_opens_in_the_readers_language(make_event: Make, languages: str, language: str, direction: str) -> None:
    event = make_event(date="2024-11-04")
    page = page_of(event, languages=languages)
    root = page.one("html")
    assert (language, direction) == (root.attributes["lang"], root.attributes["dir"])
    assert event.title[language] in page.one("h2").text
    (cell,) = page.all("td", class_="when")
    assert {"en": "4 November 2024", "fr": "4 novembre 2024", "ar": "4 نونبر 2024"}[language] == cell.one("time").text


def test_text_in_another_language_says_so(make_event: Make) -> None:
    page = page_of(make_event(), languages="ar")
    (summary,) = page.all("p", class_="summary")
    assert ("en", "auto") == (summary.attributes["lang"], summary.attributes["dir"])


@pytest.mark.parametrize(
    "url", ["javascript:hacked()", "JavaScript:hacked()", "data:text/html,x", "file:///etc/passwd", "//x.example", None]
)
def test_only_addresses_of_the_web_are_links(make_event: Make, url: str | None) -> None:
    page = page_of(make_event(sources=(SOURCE._replace(url=url),)))
    assert {"#"} == {(one.attributes["href"] or "")[:1] for one in page.all("a") if one.attributes.get("href")}


def test_links_to_sources_tell_nobody_where_they_come_from(small_rows: tuple[Row, ...]) -> None:
    links = [one.attributes for one in read(text_of(small_rows)).one("table").all("a")]
    away = [one for one in links if not (one["href"] or "").startswith("#")]
    assert away
    assert {"noopener noreferrer"} == {one["rel"] for one in away}


def test_policy_allows_the_pages_own_script_and_nothing_else(make_event: Make) -> None:
    text = text_of([Row(make_event(), Match.CERTAIN)])
    page = read(text)
    policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"] or ""
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    (script,) = (one for one in page.all("script") if "type" not in one.attributes)
    assert b64encode(sha256(script.text.encode()).digest()).decode() in policy
    assert "unsafe" not in policy.replace("style-src 'unsafe-inline'", "")
    assert not re.search(r"<(script|img|iframe|object|embed|audio|video)[^>]* src=", text)


def hostile_event(make_event: Make) -> Event:
    person = Person(HOSTILE, {"en": HOSTILE, "fr": HOSTILE + "fr"}, (HOSTILE,), None)
    source = SOURCE._replace(
        id=HOSTILE, title=HOSTILE, publisher=HOSTILE, language=HOSTILE, url="https://x.example/" + HOSTILE, type=HOSTILE
    )
    event = make_event()
    assert event.place
    country = event.place.country._replace(code=HOSTILE, name={"en": HOSTILE, "ar": HOSTILE + "ar"})
    return make_event(
        id=HOSTILE,
        title={"en": HOSTILE, "fr": HOSTILE + "fr", "ar": HOSTILE},
        summary={"en": HOSTILE, "fr": HOSTILE + "fr"},
        kind=HOSTILE,
        place=event.place._replace(id=HOSTILE, name={"en": HOSTILE}, country=country),
        venue=HOSTILE,
        place_then=HOSTILE,
        countries=(country,),
        people=(Participation(person, HOSTILE, HOSTILE, HOSTILE, HOSTILE, {"for": 1}),),
        part_of=HOSTILE,
        attendance={HOSTILE: 1},
        tags=(HOSTILE,),
        note=HOSTILE,
        sources=(source, source._replace(url=HOSTILE)),
        disputes=(Dispute(HOSTILE, HOSTILE, (source,), HOSTILE),),
    )


@pytest.mark.parametrize("languages", ["en", "ar"])
def test_nothing_of_a_store_becomes_markup(make_event: Make, languages: str) -> None:
    harmless, hostile = (
        page_of(make_event(), languages=languages),
        page_of(hostile_event(make_event), languages=languages),
    )
    for name in ("script", "style", "title", "img"):
        assert len(harmless.all(name)) <= len(hostile.all(name)) <= len(harmless.all(name)) + 20 * (name == "title")
    assert 3 == len(hostile.all("script"))
    assert [] == hostile.all("img")
    every = [
        hostile.one("html"),
        *(one for name in ("a", "td", "tr", "h2", "li", "bdi", "time", "option") for one in hostile.all(name)),
    ]
    assert [] == [key for one in every for key in one.attributes if key.startswith("on")]
    assert "49" not in hostile.one("h2").text
    assert HOSTILE in hostile.one("h2").text


def test_hostile_data_reads_back_as_it_was(make_event: Make) -> None:
    page = page_of(hostile_event(make_event))
    assert HOSTILE == linked_data_of(page)[0]["identifier"]
    assert any(HOSTILE in (text or "") for entry in data_of(page)["texts"] for text in entry)


def test_json_ld_says_only_what_the_source_gives(make_event: Make) -> None:
    dates = ["2025-11-24/2025-11-27", "1924~", "1930?", "1923-09", "194X", "2024/..", "1963/196X", "1946-21"]
    nodes = linked_data_of(page_of(*(make_event(id=f"e-{at}", date=text) for at, text in enumerate(dates))))
    events = [node for node in nodes if node["@type"] == "Event"]
    assert dates == [node["additionalProperty"]["value"] for node in events]
    expected = [
        ("2025-11-24", "2025-11-27"),
        (None, None),
        (None, None),
        ("1923-09", None),
        (None, None),
        ("2024", None),
        ("1963", None),
        (None, None),
    ]
    assert expected == [(node.get("startDate"), node.get("endDate")) for node in events]


def test_json_ld_refers_to_what_is_there(small_rows: tuple[Row, ...]) -> None:
    nodes = linked_data_of(read(text_of(small_rows)))
    ids = [node["@id"] for node in nodes]
    assert len(ids) == len({*ids})
    referred = {one["@id"] for node in nodes for one in node.get("subjectOf", [])}
    assert {f"#source-{source.id}" for row in small_rows for source in row.event.sources} == referred
    assert referred <= {*ids}


def test_filter_looks_through_the_folded_texts_of_the_program(small_rows: tuple[Row, ...]) -> None:
    data = data_of(read(text_of(small_rows)))
    for row, line in zip(small_rows, data["rows"], strict=True):
        texts = [data["searched"][at] for at in line[-1]]
        assert all(" ".join(re.findall(r"[^\W_]+", fold(title))) in texts for title in row.event.title.values())
        assert all(text == fold(text) for text in texts)


def test_kinds_countries_and_decades_can_be_chosen(small_rows: tuple[Row, ...]) -> None:
    page = read(text_of(small_rows))
    values = [one.attributes["value"] for one in page.one("select", id="UI_kind").all("option")]
    assert {"", *(row.event.kind for row in small_rows)} == {*values}
    assert "MA" in {one.attributes["value"] for one in page.one("select", id="UI_country").all("option")}
    assert "192" in {one.attributes["value"] for one in page.one("select", id="UI_decade").all("option")}


def test_labels_belong_to_their_fields(small_rows: tuple[Row, ...]) -> None:
    page = read(text_of(small_rows))
    labelled = {one.attributes["for"] for one in page.all("label") if "for" in one.attributes}
    assert {"UI_words", "UI_kind", "UI_country", "UI_decade"} == labelled
    assert "polite" == page.one("output").attributes["aria-live"]
    assert "#UI_facts" == page.one("a", class_="skip").attributes["href"]
    assert ["ascending", "none", "none", "none"] == [one.attributes["aria-sort"] for one in page.all("th")]


def test_order_asked_for_is_the_order_of_the_page(small_rows: tuple[Row, ...]) -> None:
    page = read(text_of(small_rows[::-1]))
    assert [row.event.id for row in small_rows[::-1]] == [one.attributes["id"] for one in page.all("article")]
    assert {"none"} == {one.attributes["aria-sort"] for one in page.all("th")}


def test_ids_of_a_page_are_its_own(small_rows: tuple[Row, ...]) -> None:
    ids = re.findall(r'\sid="([^"]*)"', re.sub(r"<template.*?</template>", "", text_of(small_rows), flags=re.DOTALL))
    assert len(ids) == len({*ids})


def test_picture_is_drawn_for_each_language(small_rows: tuple[Row, ...]) -> None:
    figures = read(text_of(small_rows, "fr")).all("figure")
    assert ["fr", "en", "ar"] == [one.attributes["data-picture"] for one in figures]
    assert [False, True, True] == ["hidden" in one.attributes for one in figures]
    assert all(
        "svg" in {element.name for element in one.one("template").children if isinstance(element, Element)}
        for one in figures
    )


def test_same_facts_are_the_same_bytes(small_rows: tuple[Row, ...]) -> None:
    assert text_of(small_rows) == text_of(small_rows)


def test_templates_are_read_from_a_zip(tmp_path: Path) -> None:
    package = Path(__file__).parents[2] / "src" / "interpol_cli"
    with zipfile.ZipFile(tmp_path / "interpol.zip", "w") as archive:
        for path in package.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, Path("interpol_cli") / path.relative_to(package))
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'interpol.zip')!r})\n"
        "import interpol_cli.render.html as html\n"
        "assert '.zip' in html.__file__, html.__file__\n"
        "html._environment().get_template('page.html'); print(len(html._resource('page.js')) > 1000)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ("True\n", "") == (done.stdout, done.stderr)
