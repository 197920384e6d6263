"""`interpol cite`: the sources of facts, in a style that a bibliography reads."""

import json
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string

from inside import call_small


def keys(text: str) -> list[str]:
    return [entry.key for entry in parse_string(text).entries]


def test_sources_are_lines_of_text() -> None:
    result = call_small("cite", "ga-92")
    assert (0, "") == (result.code, result.stderr)
    assert [
        "INTERPOL, “92nd INTERPOL General Assembly”, 4 November 2024 (official, en), "
        "https://example.org/en/ga-92 [interpol-ga-92]",
        "المديرية العامة للأمن الوطني, “المغرب يفوز بمقعد نائب رئيس الإنتربول”, 7 November 2024 (press, ar), "
        "https://example.org/ar/dgsn-2024 [dgsn-2024]",
    ] == result.lines


def test_bibtex_has_an_entry_for_each_source() -> None:
    assert ["interpol-ga-92", "dgsn-2024"] == keys(call_small("cite", "ga-92", "--style", "bibtex").stdout)


def test_source_of_several_facts_is_cited_once() -> None:
    """`dgsn-2024` stands behind the session and behind the election at it."""
    cited = keys(call_small("cite", "ga-92", "vice-president-2024-dkhissi", "ga-92", "--style", "bibtex").stdout)
    assert ["interpol-ga-92", "dgsn-2024"] == cited


def test_what_only_contradicts_a_fact_is_not_cited() -> None:
    assert "journal-2025" not in call_small("cite", "ga-92").stdout


def test_csl_is_a_list_of_items() -> None:
    items = json.loads(call_small("cite", "ga-92", "--style", "csl").stdout)
    assert ["interpol-ga-92", "dgsn-2024"] == [item["id"] for item in items]
    assert {"date-parts": [[2024, 11, 4]]} == items[0]["issued"]


def test_dates_and_types_of_text_are_in_the_readers_language() -> None:
    assert "7 novembre 2024 (presse, ar)" in call_small("cite", "ga-92", "--lang", "fr").stdout
    assert "7 نونبر 2024 (صحافة، ar)" in call_small("cite", "ga-92", "--lang", "ar-MA").stdout


def test_id_is_read_as_everywhere() -> None:
    assert call_small("cite", "ga-1").stdout == call_small("cite", "GA-01").stdout


def test_unknown_id_names_the_nearest_and_writes_nothing(tmp_path: Path) -> None:
    result = call_small("cite", "ga-92", "ga-91", "-o", tmp_path / "x.bib")
    assert (1, "") == (result.code, result.stdout)
    assert "no fact has the id 'ga-91'; did you mean ga-92" in result.stderr
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(("name", "style"), [("x.bib", "bibtex"), ("x.json", "csl"), ("x.txt", "text")])
def test_file_has_the_style_of_its_ending(tmp_path: Path, name: str, style: str) -> None:
    result = call_small("cite", "ga-92", "-o", tmp_path / name)
    assert (0, "") == (result.code, result.stdout), result.stderr
    assert call_small("cite", "ga-92", "--style", style).stdout == (tmp_path / name).read_text(encoding="utf-8")


def test_style_overrules_the_ending(tmp_path: Path) -> None:
    assert 0 == call_small("cite", "ga-92", "--style", "bibtex", "-o", tmp_path / "x.tex").code
    assert ["interpol-ga-92", "dgsn-2024"] == keys((tmp_path / "x.tex").read_text(encoding="utf-8"))


def test_file_that_exists_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    path.write_text("mine", encoding="utf-8")
    result = call_small("cite", "ga-92", "-o", path)
    assert (5, "mine") == (result.code, path.read_text(encoding="utf-8"))
    assert "--force" in result.stderr
    assert 0 == call_small("cite", "ga-92", "-o", path, "--force").code
    assert keys(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("ga-92", "--style", "apa"), "--style does not take 'apa': it is text, bibtex or csl"),
        (("ga-92", "-o", "x.tex"), "it ends in .bib, .json or .txt, or --style names the style"),
        ((), "missing argument"),
    ],
)
def test_wrong_call_says_what_is_right(args: tuple[str, ...], said: str) -> None:
    result = call_small("cite", *args)
    assert (2, "") == (result.code, result.stdout)
    assert said in result.stderr
