"""What the machine forms print, byte by byte: each form in each language, of one store that changes only on purpose."""

import pytest

from command import ROOT
from golden import check_golden
from inside import call

FORMS = {"plain": "plain.txt", "csv": "csv", "tsv": "tsv", "json": "json", "jsonl": "jsonl"}
STORE = ("--store", "tests/data/small.json")  # a path from the root: `origin` shows it


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("form", FORMS)
def test_list_prints(form: str, language: str) -> None:
    result = call("list", *STORE, "-f", form, "--lang", language)
    assert 0 == result.code, result.stderr
    check_golden(f"list_{language}.{FORMS[form]}", result.stdout)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("form", FORMS)
def test_show_prints(form: str, language: str) -> None:
    result = call("show", "ga-92", "vice-president-2024-dkhissi", *STORE, "-f", form, "--lang", language)
    assert (0, "") == (result.code, result.stderr)
    check_golden(f"show_{language}.{FORMS[form]}", result.stdout)


def test_csv_for_excel_prints() -> None:
    result = call("list", "kind:session", *STORE, "-f", "csv", "--excel")
    check_golden("list_excel.csv", result.stdout)


@pytest.mark.parametrize("command", ["venues", "sources", "disputes"])
@pytest.mark.parametrize("form", ["plain", "csv", "json"])
def test_evidence_and_venues_print(command: str, form: str) -> None:
    result = call(command, *STORE, "-f", form)
    assert (0, "") == (result.code, result.stderr)
    check_golden(f"{command}.{FORMS[form]}", result.stdout)
