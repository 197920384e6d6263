"""`-f html` and `export century.html`, and what the page does in a real browser: Debian's Chromium, without a window.

What the page says and how it is marked up stands in tests/render/test_html.py.
"""

import json
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from make_store import make_store

from browser import Browser, browser, needs_chromium
from command import run, run_bytes
from facts import SMALL_STORE
from inside import call_small
from interpol_cli.core.model import Event, Source
from interpol_cli.core.period import Match
from interpol_cli.core.query import EVERYTHING
from interpol_cli.core.report import Row
from interpol_cli.core.select import select
from interpol_cli.core.text import fold
from interpol_cli.render.html import render_html
from interpol_cli.store.store import open_store

SMALL = {"INTERPOL_STORE": str(SMALL_STORE)}
DAY = ("--today", "2025-12-01")


def written(path: Path, *args: str) -> Path:
    """Export the curated facts to a page."""
    result = run("export", path, *args, *DAY)
    assert 0 == result.code, result.stderr
    return path


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write all curated facts to a page."""
    return written(tmp_path_factory.mktemp("century") / "century.html")


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start a browser for all tests of this file."""
    with browser(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture
def opened(chromium: Browser, page: Path) -> Browser:
    """Open the page of all facts, in English, unfiltered, on a wide and light screen."""
    chromium.look()
    chromium.open(page)
    return chromium


def test_export_and_list_write_the_same_page(tmp_path: Path) -> None:
    assert 0 == call_small("export", tmp_path / "a.html", "kind:session", *DAY).code
    assert 0 == call_small("list", "kind:session", "-f", "html", "-o", tmp_path / "b.html", *DAY).code
    printed = run_bytes("timeline", "kind:session", "-f", "html", *DAY, env=SMALL).stdout
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes() == printed
    assert printed.startswith(b"<!DOCTYPE html>\n")
    assert printed.endswith(b"</html>\n")


def test_nothing_found_writes_no_page(tmp_path: Path) -> None:
    assert 1 == call_small("export", tmp_path / "a.html", "xyzzy").code
    assert (1, "") == (lambda result: (result.code, result.stdout))(call_small("list", "xyzzy", "-f", "html"))
    assert [] == list(tmp_path.iterdir())


def test_fields_are_the_pages_own() -> None:
    result = call_small("list", "-f", "html", "-F", "id")
    assert (2, "") == (result.code, result.stdout)


@needs_chromium
def test_page_asks_nothing_of_anybody_and_complains_of_nothing(opened: Browser) -> None:
    opened.type("vienna")
    opened.click("[data-language=fr]")
    assert [] == opened.messages()
    assert opened.requests() <= {"file", "data", "about"}


@needs_chromium
@pytest.mark.parametrize(
    "typed", ["مراكش", "Marrakech", "ga-92", "الدُّخَيْسي", '"executive committee"', "ELEVES", "٢٠٠٧", "vienne 1923"]
)
def test_typing_leaves_the_facts_that_the_program_finds(opened: Browser, typed: str) -> None:
    """A word is taken as begun, as the program does with a `*`; the page knows the words of dates and kinds too."""
    opened.type(typed)
    found = run("list", *(f"{word}*" for word in typed.split(" ")) if '"' not in typed else (typed,), "-F", "id").lines
    shown = opened.shown()
    assert {*found} <= {*shown}
    assert f"{len(shown)} of 703 facts" == opened.count()
    if typed in ("مراكش", "Marrakech", '"executive committee"'):
        assert found == shown


@needs_chromium
def test_filter_folds_as_the_program_does(opened: Browser) -> None:
    texts = sorted(set(_texts(json.loads((Path(__file__).parents[2] / "data" / "events.json").read_text("utf-8")))))
    assert list(map(fold, texts)) == opened.ask("arguments[0].map(interpol.fold)", texts)


@needs_chromium
def test_filter_folds_each_letter_as_the_program_does(opened: Browser) -> None:
    letters = [chr(code) for code in range(0x20, 0xFFFE) if unicodedata.category(chr(code)) not in ("Cs", "Cn", "Co")]
    there = opened.ask("arguments[0].map(interpol.fold)", letters)
    # Of scripts that the page does not list, Unicode's own folding may differ in marks and case.
    wrong = [one for one, folded in zip(letters, there, strict=True) if fold(one) != folded]
    assert [] == [one for one in wrong if ord(one) < 0x2C00 or ord(one) >= 0xFB00]
    assert len(wrong) < 200


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from _texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from _texts(member)


@needs_chromium
def test_kind_country_and_decade_narrow_together(opened: Browser) -> None:
    for name, value in (("kind", "session"), ("country", "FR"), ("decade", "195")):
        opened.ask(
            "[arguments[0].value = arguments[1], arguments[0].dispatchEvent(new Event('input', {bubbles: true}))]",
            opened.find(f"#UI_{name}"),
            value,
        )
    opened.settle()
    assert run("list", "kind:session", "country:FR", "--in", "1950s", "-F", "id").lines == opened.shown()
    opened.click("#UI_clear")
    opened.settle()
    assert "703 of 703 facts" == opened.count()


@needs_chromium
def test_disputed_facts_alone(opened: Browser) -> None:
    opened.click("#UI_disputed")
    opened.settle()
    assert run("list", "disputed:yes", "-F", "id").lines == opened.shown()


@needs_chromium
def test_nothing_matches_is_said(opened: Browser) -> None:
    opened.type("xyzzy")
    assert [] == opened.shown()
    assert "No fact" in opened.find("#UI_nothing").text
    opened.find("#UI_words").send_keys("\ue00c")  # Escape
    assert 703 == len(opened.shown())


@needs_chromium
def test_head_of_a_column_sorts_and_says_so(opened: Browser) -> None:
    opened.type("session")
    in_time = opened.shown()
    opened.click("th[data-column=when] button")
    assert in_time[::-1] == opened.shown()
    assert "descending" == opened.find("th[data-column=when]").get_attribute("aria-sort")
    opened.click("th[data-column=where] button")
    places = opened.ask("[...document.querySelectorAll('tbody tr:not([hidden]) .where')].map((one) => one.textContent)")
    said = [place for place in places if place.strip()]
    assert said == places[: len(said)]
    assert said[0] < said[-1]
    assert ["none", "none", "none", "ascending"] == opened.ask(
        "[...document.querySelectorAll('th')].map((one) => one.ariaSort)"
    )


@needs_chromium
def test_language_changes_everything_and_turns_the_page(opened: Browser) -> None:
    opened.click("[data-language=ar]")
    assert ["ar", "rtl"] == opened.ask("[document.documentElement.lang, document.documentElement.dir]")
    assert "الدورة الثانية والتسعون للجمعية العامة للإنتربول" in opened.find("#ga-92 h2").text
    assert "من 4 إلى 7 نوفمبر 2024" == opened.ask(
        "document.getElementById('ga-92').closest('tr').querySelector('.when').textContent"
    )
    assert "المعروض 703 من 703" == opened.count()
    assert "en" == opened.find("#ga-92 .summary").get_attribute("lang")
    assert "اللغة" == opened.find("nav").get_attribute("aria-label")
    assert ["ar"] == opened.ask("[...document.querySelectorAll('figure:not([hidden])')].map((one) => one.lang)")
    opened.click("[data-language=fr]")
    assert "4–7 novembre 2024" == opened.ask(
        "document.getElementById('ga-92').closest('tr').querySelector('.when').textContent"
    )
    assert "true" == opened.find("[data-language=fr]").get_attribute("aria-pressed")
    opened.click("[data-language=en]")
    assert "92nd INTERPOL General Assembly" in opened.find("#ga-92 h2").text
    assert [] == opened.messages()


@needs_chromium
def test_sources_open_with_one_click(opened: Browser) -> None:
    details = "document.querySelectorAll('#ga-92 details')"
    assert [False, False] == opened.ask(f"[...{details}].map((one) => one.open)")
    claim = "document.querySelector('#ga-92 .disputes li')"
    assert not opened.ask(f"{claim}.checkVisibility()")
    opened.click("#ga-92 .disputes summary")
    assert opened.ask(f"{claim}.checkVisibility() && {claim}.textContent.includes('Vienna')")


@needs_chromium
def test_link_to_a_hidden_fact_shows_it(opened: Browser) -> None:
    opened.type("marrakech")
    opened.ask("location.hash = 'congress-1914'")
    opened.settle()
    assert "congress-1914" in opened.shown()


@needs_chromium
def test_keyboard_alone_is_enough(opened: Browser) -> None:
    opened.find("body").send_keys("/")
    assert "UI_words" == opened.ask("document.activeElement.id")
    reached = set()
    for _ in range(12):
        opened.driver.switch_to.active_element.send_keys("\ue004")  # Tab
        reached.add(opened.ask("document.activeElement.id || document.activeElement.closest('th')?.dataset.column"))
    assert {"UI_kind", "UI_country", "UI_decade", "UI_disputed", "UI_clear", "when", "what", "kind", "where"} <= reached


@needs_chromium
def test_few_stops_lead_from_the_top_to_the_filter(opened: Browser) -> None:
    """The marks of the picture are links too; by keys they are gone past, and the first link skips to the filter."""
    stops: list[str] = []
    for _ in range(8):
        target = opened.driver.switch_to.active_element if stops else opened.find("body")
        target.send_keys("\ue004")  # Tab
        stops.append(opened.ask("document.activeElement.id || document.activeElement.className"))
    assert "skip" == stops[0]
    assert "UI_words" in stops
    opened.click(".skip")
    assert "#UI_words" == opened.ask("location.hash")


@needs_chromium
def test_filter_hears_a_choice_that_no_hand_made(opened: Browser) -> None:
    opened.ask(
        "[arguments[0].value = 'MA', arguments[0].dispatchEvent(new Event('change', {bubbles: true}))]",
        opened.find("#UI_country"),
    )
    opened.settle()
    assert 0 < len(opened.shown()) < opened.ask("document.querySelectorAll('tbody tr').length")


@needs_chromium
def test_table_stays_a_table_for_screen_readers(opened: Browser) -> None:
    opened.look(width=400)
    nodes = opened.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {"depth": 8})["nodes"]
    roles = {node["role"]["value"] for node in nodes if "role" in node}
    assert {
        "table",
        "row",
        "columnheader",
        "cell",
        "search",
        "searchbox",
        "combobox",
        "banner",
        "main",
        "status",
    } <= roles


@needs_chromium
@pytest.mark.parametrize("width", [320, 390, 760, 1024, 1600])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_screen_is_too_narrow(opened: Browser, width: int, language: str) -> None:
    opened.look(width)
    opened.click(f"[data-language={language}]")
    assert opened.ask("document.documentElement.scrollWidth <= innerWidth")


@needs_chromium
def test_dark_readers_get_a_dark_page(opened: Browser) -> None:
    brightness = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).reduce((sum, one) => sum + +one, 0)"
    light = opened.ask(brightness)
    opened.look(is_dark=True)
    assert opened.ask(brightness) < 150 < 600 < light


@needs_chromium
def test_print_shows_the_sources_and_no_form(opened: Browser) -> None:
    opened.look(media="print")
    assert opened.ask("document.getElementById('UI_filter').getBoundingClientRect().height === 0")
    assert opened.ask(
        "document.querySelector('#congress-1914 details li').checkVisibility({contentVisibilityAuto: true})"
    )


@needs_chromium
def test_page_without_its_script_is_whole(chromium: Browser, page: Path) -> None:
    chromium.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        chromium.driver.get(page.as_uri())
        assert "92nd INTERPOL General Assembly" in chromium.find("#ga-92 h2").text
        assert not chromium.find("#UI_filter").is_displayed()
    finally:
        chromium.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


HOSTILE = (
    "</script><script>window.hacked=1</script>",
    "\"'><img src=x onerror=window.hacked=1>",
    "</title></style></template><svg onload=window.hacked=1>",
    "]]><script>window.hacked=1</script>",
    "\u2028window.hacked=1;//",
    "{{ ''.__class__ }}${window.hacked=1}",
    "<!--<script>window.hacked=1",
)


@needs_chromium
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_store_runs_no_script(
    chromium: Browser, tmp_path: Path, make_event: Callable[..., Event], text: str
) -> None:
    bad = Source(text, text, text, "javascript:window.hacked=1", None, text, text, text)
    worse = bad._replace(url=f"https://x.example/{text}")
    event = make_event(
        title={"en": text, "fr": f"{text}fr"}, summary={"en": text, "ar": f"{text}ar"}, venue=text, note=text, tags=(text,),
        sources=(bad, worse), place_then=text, kind=text,
    )  # fmt: skip
    path = tmp_path / "hostile.html"
    path.write_text(
        "".join(render_html([Row(event, Match.CERTAIN)], ("en",), today=date(2025, 12, 1), made_by=text)), "utf-8"
    )
    chromium.look()
    chromium.open(path)
    chromium.click("[data-language=ar]")
    chromium.type("window")
    chromium.ask("[...document.querySelectorAll('details')].forEach((one) => one.open = true)")
    chromium.ask("[...document.querySelectorAll('a[href^=javascript]')].forEach((one) => one.click())")
    assert [True, 3, 0] == chromium.ask(
        "[window.hacked === undefined, document.scripts.length, document.images.length]"
    )
    assert text in chromium.ask("document.querySelector('h2').textContent")
    assert [] == chromium.messages()


@needs_chromium
def test_ten_thousand_facts_do_not_freeze(chromium: Browser, tmp_path: Path) -> None:
    store, path = tmp_path / "many.json", tmp_path / "many.html"
    store.write_text(json.dumps(make_store(10_000), ensure_ascii=False), "utf-8")
    rows = select(open_store([store]).events(), EVERYTHING)
    path.write_text("".join(render_html(rows, ("en",), today=date(2025, 12, 1), made_by="")), "utf-8")
    assert path.stat().st_size < 45_000_000
    chromium.look()
    chromium.open(path)
    for typed in ("م", "مراكش", "session", "s", "vienna 1923"):
        chromium.ask(
            "[arguments[0].value = arguments[1], arguments[0].dispatchEvent(new Event('input', {bubbles: true}))]",
            chromium.find("#UI_words"),
            typed,
        )
        chromium.driver.execute_async_script("setTimeout(arguments[0], 600)")  # a script that hangs ends the test here
    assert 0 < len(chromium.shown()) < 10_000
    chromium.click("#UI_clear")
    chromium.settle()
    first = chromium.shown()
    chromium.click("[data-language=ar]")
    kind_cells = "[...document.querySelectorAll('td.kind')].map((one) => one.textContent)"
    assert 10_000 == sum("\u0600" <= kind[0] <= "\u06ff" for kind in chromium.ask(kind_cells))
    chromium.click("th[data-column=kind] button")
    kinds = chromium.ask(kind_cells)
    assert 10_000 == len(kinds)
    assert kinds == sorted(kinds, key=list(dict.fromkeys(kinds)).index), "equal kinds stand together"
    chromium.click("th[data-column=when] button")
    assert first == chromium.shown()
