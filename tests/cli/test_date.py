"""`interpol date`: how a phrase is read, and what each word was taken for."""

import json

import pytest

from command import run_on_terminal
from facts import SMALL_STORE
from inside import call_small
from interpol_cli.render.reading_words import LABELS


def edtf(*phrase: str) -> str:
    return call_small("date", *phrase, "-F", "edtf").stdout.strip()


@pytest.mark.parametrize(
    "phrase", ["4 نونبر 2024", "4 novembre 2024", "٤ تشرين الثاني ٢٠٢٤", "Nov 4, 2024", "2024-11-04"]
)
def test_one_day_is_one_edtf_in_every_language(phrase: str) -> None:
    assert "2024-11-04" == edtf(phrase)


def test_phrase_need_not_be_quoted() -> None:
    assert "2024-11-04" == edtf("4", "November", "2024")


def test_everything_about_the_reading_is_told() -> None:
    (read,) = json.loads(call_small("date", "septembre 1923", "-f", "json").stdout)
    assert {
        "phrase": "septembre 1923",
        "edtf": "1923-09",
        "earliest": "1923-09-01",
        "latest": "1923-09-30",
        "precision": "month",
        "approximate": False,
        "uncertain": False,
    } == {key: value for key, value in read.items() if key not in ("words", "alternatives")}
    assert ["septembre", "1923"] == [word["word"] for word in read["words"]]
    assert isinstance(read["alternatives"], list)


def test_pipe_gets_a_line_for_each_part() -> None:
    parts = dict(line.split("\t") for line in call_small("date", "septembre 1923").lines)
    assert ("1923-09", "month", "septembre: September;1923: the year 1923") == (
        parts["edtf"], parts["precision"], parts["words"],
    )  # fmt: skip


def test_pipe_keeps_a_line_a_line() -> None:
    shown = call_small("date", "4\tNovember\n2024").stdout
    assert "phrase\t4 November 2024\nedtf\t2024-11-04\n" == shown[: shown.index("earliest")]


def test_forms_show_the_same_words() -> None:
    plain = dict(line.split("\t") for line in call_small("date", "septembre 1923").lines)
    header, row = call_small("date", "septembre 1923", "-f", "tsv").lines
    assert plain == dict(zip(header.split("\t"), row.split("\t"), strict=True))


def test_open_end_has_no_last_day() -> None:
    (read,) = json.loads(call_small("date", "since 1956", "-f", "json").stdout)
    assert ("1956/..", "1956-01-01", None) == (read["edtf"], read["earliest"], read["latest"])


def test_relative_words_count_from_today() -> None:
    assert "2024" == edtf("last year", "--today", "2025-06-01")
    assert "2025-05-31" == edtf("yesterday", "--today", "2025-06-01")


def test_fact_is_a_period() -> None:
    assert "2024-11-04/2024-11-07" == edtf("ga-92")
    assert "2024-11-04/2025-11-27" == edtf("between ga-92 and ga-93")


def test_day_and_month_are_not_guessed() -> None:
    result = call_small("date", "03/09/1923")
    assert (2, "") == (result.code, result.stdout)
    assert all(reading in result.stderr for reading in ("1923-09-03", "1923-03-09", "--date-order"))
    assert "1923-09-03" == edtf("03/09/1923", "--date-order", "dmy")
    assert "1923-03-09" == edtf("03/09/1923", "--date-order", "mdy")


def test_what_is_no_date_is_pointed_at() -> None:
    result = call_small("date", "4 foo 2024")
    assert (2, "") == (result.code, result.stdout)
    sentence, phrase, caret = result.stderr.splitlines()[:3]
    assert "'foo'" in sentence
    assert "foo" == phrase[caret.index("^") :].split()[0]


def test_unknown_fact_is_named_with_the_nearest() -> None:
    result = call_small("date", "ga-94")
    assert (2, "") == (result.code, result.stdout)
    assert "did you mean ga-92 or ga-93?" in result.stderr


@pytest.mark.parametrize(("language", "words"), [("en", "since 1956"), ("fr", "depuis 1956"), ("ar", "منذ 1956")])
def test_terminal_says_it_in_words_that_can_be_typed_back(language: str, words: str) -> None:
    env = {"INTERPOL_STORE": str(SMALL_STORE), "NO_COLOR": "1"}
    result = run_on_terminal("date", "1956..", "--lang", language, env=env)
    (line,) = [line for line in result.lines if line.startswith(LABELS[language]["words"])]
    shown = line.removeprefix(LABELS[language]["words"]).strip(" \u200e\u200f")
    assert words == shown
    assert "1956/.." == edtf(shown)
