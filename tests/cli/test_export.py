"""`interpol export`: every fact asked for, whole, in a file, in the form that its ending says."""

import csv
import io
import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from inside import call_small


def exported(path: Path, *args: str) -> str:
    result = call_small("export", path, *args)
    assert (0, "") == (result.code, result.stdout), result.stderr
    return path.read_bytes().decode()


@pytest.mark.parametrize(
    ("name", "form"), [("x.csv", "csv"), ("x.tsv", "tsv"), ("x.json", "json"), ("x.jsonl", "jsonl"), ("x.txt", "plain")]
)
def test_file_is_what_list_prints(tmp_path: Path, name: str, form: str) -> None:
    assert call_small("list", "kind:session", "-f", form).stdout == exported(tmp_path / name, "kind:session")


def test_number_of_facts_is_told_on_stderr(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert f"interpol: 7 facts in {path}\n" == call_small("export", path, "kind:session").stderr
    assert "interpol: 1 fact in" in call_small("export", path, "id:ga-92", "--force").stderr


def test_nothing_found_writes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    result = call_small("export", path, "xyzzy")
    assert (1, "", f"interpol: nothing matched; {path} was not written\n") == (
        result.code,
        result.stdout,
        result.stderr,
    )
    assert [] == list(tmp_path.iterdir())


def test_refused_question_writes_no_file(tmp_path: Path) -> None:
    for args, code in ((("--in", "1924-13"), 2), (("-F", "titel"), 2), (("--sort", "titel"), 2), (("--lang", "de"), 2)):
        assert code == call_small("export", tmp_path / "out.csv", *args).code
    assert [] == list(tmp_path.iterdir())


def test_fields_and_header_are_as_asked(tmp_path: Path) -> None:
    assert "ga-92,Glasgow\n" == exported(tmp_path / "out.csv", "id:ga-92", "-F", "id,city", "--no-header")


def test_template_writes_the_lines(tmp_path: Path) -> None:
    assert "ga-92: Glasgow\n" == exported(tmp_path / "out.txt", "id:ga-92", "--template", "{id}: {city}")


def test_excel_gets_its_mark_and_line_ends(tmp_path: Path) -> None:
    exported(tmp_path / "out.csv", "id:ga-92", "-F", "id,city", "--excel")
    assert b"\xef\xbb\xbfid,city\r\nga-92,Glasgow\r\n" == (tmp_path / "out.csv").read_bytes()


def test_picture_is_no_form_of_a_file(tmp_path: Path) -> None:
    result = call_small("export", tmp_path / "out.csv", "-f", "timeline")
    assert 2 == result.code
    assert "there is no format 'timeline'" in result.stderr


def test_second_file_is_refused(tmp_path: Path) -> None:
    """`export` names its file first; a second one would be left empty without a word."""
    assert 2 == call_small("export", tmp_path / "a.csv", "-o", tmp_path / "b.csv").code
    assert [] == list(tmp_path.iterdir())


def test_csv_is_the_text_of_json(tmp_path: Path) -> None:
    """The two files say the same wherever both show a field."""
    rows = list(csv.DictReader(io.StringIO(exported(tmp_path / "x.csv"), newline="")))
    facts = json.loads(exported(tmp_path / "x.json"))
    assert len(facts) == len(rows)
    for row, fact in zip(rows, facts, strict=True):
        for name in ("id", "kind", "date", "precision", "match", "origin"):
            assert fact[name] == row[name]
        for name in ("earliest", "latest", "part_of", "number"):
            assert str(fact[name] or "") == row[name]
        for name in ("approximate", "uncertain"):
            assert json.dumps(fact[name]) == row[name]
        assert fact["title"][row["title_lang"]] == row["title"]
        assert ";".join(source["id"] for source in fact["sources"]) == row["sources"]
        assert ";".join(person["name"] for person in fact["people"]) == row["people"]
        assert (fact["place"] or {}).get("city") == (row["city"] or None)


def test_sqlite_reads_the_rows(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(tmp_path / "x.csv"), newline="")))
    database = sqlite3.connect(":memory:")
    try:
        names = list(rows[0])
        database.execute(f"create table facts ({', '.join(names)})")
        database.executemany(
            f"insert into facts values ({', '.join('?' * len(names))})", [list(r.values()) for r in rows]
        )
        assert [(21,)] == database.execute("select count(*) from facts").fetchall()
        assert [("ga-92",)] == database.execute(
            "select id from facts where city = 'Glasgow' and number = '92'"
        ).fetchall()
    finally:
        database.close()


@pytest.mark.skipif(not shutil.which("mlr"), reason="Miller is not installed")
def test_miller_reads_the_same_rows_from_csv_tsv_and_json(tmp_path: Path) -> None:
    fields = ("-F", "id,date,title,city,sources")
    for name in ("x.csv", "x.tsv", "x.jsonl"):
        exported(tmp_path / name, *fields)
    read = [
        subprocess.run(
            ["mlr", "-S", f"--i{form}", "--ojson", "cut", "-f", "id,date", tmp_path / f"x.{form}"],
            capture_output=True,
            check=True,
        ).stdout
        for form in ("csv", "tsv", "jsonl")
    ]
    assert read[0] == read[1] == read[2]
    assert 21 == len(json.loads(read[0]))


@pytest.mark.parametrize("name", ["out.ics", "out.html", "out.svg", "out.db", "out.log"])
def test_template_writes_the_lines_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    assert "ga-92\n" == exported(tmp_path / name, "id:ga-92", "--template", "{id}")


def test_help_for_fields_writes_no_file(tmp_path: Path) -> None:
    result = call_small("export", tmp_path / "out.csv", "-F", "help")
    assert (0, True) == (result.code, "title" in result.lines)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [("--by", "kind"), ("--width", "900"), ("--imprecise", "span")])
def test_option_that_the_form_has_no_use_for_is_refused(tmp_path: Path, words: tuple[str, str]) -> None:
    """It would look as if it had worked."""
    for args in (("export", tmp_path / "out.csv", *words), ("list", *words[:1], words[1], "-f", "csv")):
        result = call_small(*args)
        assert (2, "") == (result.code, result.stdout)
    assert [] == list(tmp_path.iterdir())
