"""The machine forms are the same bytes wherever they are printed; only the forms for people look at the terminal."""

import json

import pytest

from command import run_bytes, run_on_terminal
from facts import SMALL_STORE

SMALL = {"INTERPOL_STORE": str(SMALL_STORE)}
FORMS = ("plain", "csv", "tsv", "json", "jsonl")
SURROUNDINGS = [
    {"COLUMNS": "20"},
    {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"},
    {"NO_COLOR": "1"},
    {"TERM": "dumb"},
    {"LC_ALL": "C", "LANG": "C"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"},
    {"TZ": "Pacific/Kiritimati"},
    {"TZ": "Pacific/Pago_Pago"},
    {"LC_ALL": "fr_FR.UTF-8", "LANGUAGE": "fr"},
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "2"},
    {"INTERPOL_COLOR": "always"},
    {"INTERPOL_FORMAT": "table"},
]


@pytest.fixture(scope="module")
def arabic() -> dict[str, bytes]:
    """Print the small store in Arabic, in each form, into a pipe with nothing special around it."""
    printed = {}
    for form in FORMS:
        done = run_bytes("list", "-f", form, "--lang", "ar", env=SMALL)
        assert (0, b"") == (done.returncode, done.stderr)
        printed[form] = done.stdout
    return printed


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=lambda env: " ".join(f"{k}={v}" for k, v in env.items()))
def test_surroundings_do_not_change_a_byte(arabic: dict[str, bytes], surroundings: dict[str, str]) -> None:
    form = FORMS[SURROUNDINGS.index(surroundings) % len(FORMS)]
    done = run_bytes("list", "-f", form, "--lang", "ar", env={**SMALL, **surroundings})
    assert (0, arabic[form]) == (done.returncode, done.stdout)


@pytest.mark.parametrize("form", FORMS)
def test_terminal_gets_the_bytes_of_the_pipe(arabic: dict[str, bytes], form: str) -> None:
    result = run_on_terminal("list", "-f", form, "--lang", "ar", width=40, env={**SMALL, "FORCE_COLOR": "1"})
    assert (0, arabic[form].decode()) == (result.code, result.stdout)


@pytest.mark.parametrize("form", FORMS)
def test_shown_fact_is_the_same_on_a_terminal(form: str) -> None:
    on_terminal = run_on_terminal("show", "ga-92", "ga-93", "-f", form, env=SMALL)
    in_pipe = run_bytes("show", "ga-92", "ga-93", "-f", form, env=SMALL)
    assert in_pipe.stdout.decode() == on_terminal.stdout


def test_output_is_utf8_with_line_feeds(arabic: dict[str, bytes]) -> None:
    for printed in arabic.values():
        text = printed.decode("utf-8")
        assert "مراكش" in text
        assert "\r" not in text
        assert text.endswith("\n")
        assert not text.startswith("\ufeff")


def test_forms_agree_wherever_they_show_the_same_field(arabic: dict[str, bytes]) -> None:
    plain = [line.split("\t") for line in arabic["plain"].decode().splitlines()]
    header, *tsv = (line.split("\t") for line in arabic["tsv"].decode().splitlines())
    in_tsv = [dict(zip(header, row, strict=True)) for row in tsv]
    in_json = json.loads(arabic["json"])
    assert in_json == [json.loads(line) for line in arabic["jsonl"].decode().splitlines()]
    for line, row, fact in zip(plain, in_tsv, in_json, strict=True):
        date, event_id, kind, title, city, country, sources = line
        assert (date, event_id, kind, title, city, country, sources) == (
            *(row["date"], row["id"], row["kind"], row["title"], row["city"], row["host"], row["sources"]),
        )
        assert (date, event_id, kind) == (fact["date"], fact["id"], fact["kind"])
        assert fact["title"]["ar"] == title
        assert ((fact["place"] or {}).get("city") or "") == city
        assert ";".join(source["id"] for source in fact["sources"]) == sources


def test_query_in_arabic_is_read_under_any_locale() -> None:
    """Python reads the command line as UTF-8 under `C`, and so do we."""
    for surroundings in ({}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "LANG": ""}):
        done = run_bytes("list", "host:المغرب", "kind:session", "-F", "id", env={**SMALL, **surroundings})
        assert (0, b"ga-93\n") == (done.returncode, done.stdout)


def test_same_question_has_the_same_answer_twice() -> None:
    first, second = (run_bytes("list", "-f", "json") for _ in range(2))
    assert first.stdout == second.stdout
    assert first.stdout
