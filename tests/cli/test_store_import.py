"""`interpol store import` and `store diff`: what comes in, what differs, and what stays."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from command import Result
from hostile import SMALL
from inside import call
from interpol_cli.store.canonical import to_canonical

Import = Callable[..., Result]
HEADER = "id,kind,date,title.en,summary.en,sources\n"
GOOD_ROW = "a-meeting,meeting,4 November 2023,A meeting,We met.,thesis-1999\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.json"
    path.write_text(to_canonical(SMALL), "utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.json"
    path.write_text(to_canonical({name: {} for name in SMALL}), "utf-8")
    return path


@pytest.fixture
def take(tmp_path: Path, base: Path, own: Path) -> Import:
    """Give the function that imports text from a file with the given ending."""

    def run_import(ending: str, text: str, *args: str) -> Result:
        path = tmp_path / f"in.{ending}"
        path.write_text(text, "utf-8")
        return call("store", "import", path, "--store", base, "--store", own, *args)

    return run_import


def read(path: Path) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return tables


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
def test_what_a_listing_shows_comes_in_as_the_same(take: Import, base: Path, own: Path, form: str) -> None:
    before = own.read_bytes()
    for language in ("en", "ar", "fr"):
        listed = call("list", "--store", base, "-f", form, "--lang", language).stdout
        result = take(form, listed)
        assert (0, {"same"}) == (result.code, {line.split("\t")[0] for line in result.lines})
    assert before == own.read_bytes()


def test_new_fact_comes_in_from_csv_with_its_date_in_words(take: Import, own: Path) -> None:
    result = take("csv", HEADER + GOOD_ROW, "--summary", "from a sheet")
    assert (0, ["new\tevents\ta-meeting\tkind;date;title;summary;sources\t\t2"]) == (result.code, result.lines)
    assert "1 new, 0 changed, 0 same, 0 conflicting" in result.stderr
    assert "2023-11-04" == read(own)["events"]["a-meeting"]["date"]
    assert own.read_text("utf-8") == to_canonical(read(own))


def test_columns_are_mapped(take: Import, own: Path) -> None:
    text = "Nr;Was;Wann;Titel;Text;Quelle;Rest\nx-1;meeting;1950;Ein Treffen;Man traf sich.;thesis-1999;z\n"
    pairs = ("Nr=id", "Was=kind", "Wann=date", "Titel=title.en", "Text=summary.en", "Quelle=sources", "Rest=")
    result = take("csv", text, *(word for pair in pairs for word in ("--map", pair)))
    assert 0 == result.code, result.stderr
    assert {"en": "Ein Treffen"} == read(own)["events"]["x-1"]["title"]


def test_dry_run_writes_nothing(take: Import, own: Path) -> None:
    before = own.read_bytes()
    result = take("csv", HEADER + GOOD_ROW, "--dry-run")
    assert (0, 1) == (result.code, len(result.lines))
    assert "nothing was written" in result.stderr
    assert (before, False) == (own.read_bytes(), own.with_name("own.json.journal").exists())


def test_missing_field_is_added_and_another_value_is_a_conflict(take: Import, own: Path) -> None:
    text = json.dumps({"id": "ga-1", "venue": "A hall", "kind": "meeting"}) + "\n"
    result = take("jsonl", text)
    assert (6, ["conflicting\tevents\tga-1\tvenue\tkind\t1"]) == (result.code, result.lines)
    assert {"extends": "ga-1", "venue": "A hall"} == read(own)["events"]["ga-1"]
    replaced = take("jsonl", text, "--replace")
    assert (0, "changed") == (replaced.code, replaced.lines[0].split("\t")[0])
    assert "meeting" == read(own)["events"]["ga-1"]["kind"]


def test_store_comes_in_with_all_its_tables(take: Import, own: Path) -> None:
    tables = {
        "sources": {"s-1": {"title": "T", "publisher": "P", "language": "en", "type": "press"}},
        "events": {"e-1": {**SMALL["events"]["records-lost"], "sources": ["s-1"]}, "ga-1": {"removed": True}},
    }
    assert 0 == take("json", json.dumps(tables)).code
    assert {"s-1"} == set(read(own)["sources"])
    assert {"removed": True} == read(own)["events"]["ga-1"]


def test_refused_import_names_every_problem_and_writes_nothing(take: Import, own: Path) -> None:
    before = own.read_bytes()
    result = take("csv", HEADER + GOOD_ROW + "b,fair,1950,B,x,nowhere\nC,meeting,someday,C,x,thesis-1999\n")
    assert (2, "") == (result.code, result.stdout)
    for piece in ("line 3, events 'b', kind:", "line 3, events 'b', sources.0:", "line 4, events 'C', id:", "date:"):
        assert piece in result.stderr
    assert before == own.read_bytes()


@pytest.mark.parametrize(
    ("ending", "text", "says"),
    [
        ("csv", "kind,date\nmeeting,1950\n", "no column is called id"),
        ("csv", "id,titel\nx,y\n", "is no field of events; did you mean title?"),
        ("csv", "id,kind,kind\nx,y,z\n", "two columns are 'kind'"),
        ("csv", "id,title,title.en\nx,y,z\n", "stands beside one"),
        ("csv", "id,kind\nx\n", "line 2 has 1 columns, the header 2"),
        ("csv", "id,kind\n,meeting\n", "line 2 has no id"),
        ("csv", 'id,kind\nx,"meeting\n', "is no CSV"),
        ("csv", "id,people.5000.person\nx,y\n", "beyond the 1000th"),
        ("jsonl", '{"id": "a"}\n{"kind": "x"}\n', "line 2 has no id"),
        ("jsonl", "[]\n", "line 1 is a list, not an object"),
        ("json", "3", "it is a number, not a list of records"),
        ("xml", "<a/>", "there is no format 'xml'"),
    ],
)
def test_what_cannot_be_read_is_told(take: Import, ending: str, text: str, says: str) -> None:
    result = take(ending, text)
    assert (2, "") == (result.code, result.stdout)
    assert says in result.stderr


def test_unreadable_json_is_told_as_of_a_store(take: Import) -> None:
    assert 4 == take("json", '{"events": {"a": {}, "a": {}}}').code
    assert 4 == take("jsonl", '{"id": NaN}\n').code


def test_wrong_option_is_told(take: Import) -> None:
    for args in (("--map", "x"), ("--map", "nowhere=id"), ("--table", "facts")):
        result = take("csv", HEADER, *args)
        assert (2, True) == (result.code, f"{args[0]} does not take" in result.stderr)


def test_curated_store_takes_nothing_in(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(HEADER + GOOD_ROW)
    result = call("store", "import", path, "--store", "curated")
    assert (2, True) == (result.code, "the curated store is never written" in result.stderr)


def test_stores_that_are_alike_do_not_differ(base: Path) -> None:
    result = call("store", "diff", base, base)
    assert (0, "", "") == (result.code, result.stdout, result.stderr)


def test_difference_is_named_by_id_and_field(tmp_path: Path, base: Path) -> None:
    events = {**SMALL["events"], "ga-1": {**SMALL["events"]["ga-1"], "venue": "A hall", "date": "1923"}}
    del events["records-lost"]
    other = tmp_path / "other.json"
    other.write_text(to_canonical({**SMALL, "events": events}), "utf-8")
    result = call("store", "diff", base, other)
    date = SMALL["events"]["ga-1"]["date"]
    assert 6 == result.code
    assert [
        f'events\tga-1\tdate\tchanged\t"{date}"\t"1923"',
        'events\tga-1\tvenue\tadded\t\t"A hall"',
    ] == result.lines[:2]
    assert {"records-lost"} == {line.split("\t")[1] for line in result.lines[2:]}
    found = json.loads(call("store", "diff", base, other, "-f", "json").stdout)
    assert {
        "table": "events",
        "id": "ga-1",
        "field": "date",
        "change": "changed",
        "before": date,
        "after": "1923",
    } == found[0]
    text = call("store", "diff", base, other, "-f", "text").lines
    assert ["events ga-1", f'  ~ date: "{date}" → "1923"', '  + venue: "A hall"'] == text[:3]
    assert call("store", "diff", base, other, "-f", "md").lines[0].startswith("| table | id | field |")


def test_one_store_is_compared_with_the_one_below(tmp_path: Path, base: Path) -> None:
    over = tmp_path / "over.json"
    over.write_text('{"events": {"ga-1": {"extends": "ga-1", "venue": "A hall"}, "records-lost": {"removed": true}}}')
    result = call("store", "diff", over, "--store", base)
    assert 6 == result.code
    assert 'events\tga-1\tvenue\tadded\t\t"A hall"' == result.lines[0]
    assert {"records-lost"} == {line.split("\t")[1] for line in result.lines[1:]}
