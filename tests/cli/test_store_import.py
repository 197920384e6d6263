"""`interpol store import` and `store diff`: what comes in, what differs, and what stays."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from command import Result
from hostile import SMALL
from inside import call
from interpol_cli.cli import store_import
from interpol_cli.store.canonical import to_canonical

Import = Callable[..., Result]
HEADER = "id,kind,date,title.en,summary.en,sources\n"
NAMED = "id,kind,date,title.en,summary.en,place,countries,people.0.person,sources\n"
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


def test_dry_run_shows_the_difference_below_the_report_and_writes_nothing(take: Import, own: Path) -> None:
    before = own.read_bytes()
    result = take("csv", HEADER + GOOD_ROW, "--dry-run")
    report, _, difference = result.stdout.partition("\n\n")
    assert (0, "new\tevents\ta-meeting\tkind;date;title;summary;sources\t\t2") == (result.code, report)
    assert [f"--- {own}", f"+++ {own}"] == difference.splitlines()[:2]
    assert '+   "date": "2023-11-04",' in difference.splitlines()
    assert "nothing was written" in result.stderr
    assert (before, False) == (own.read_bytes(), own.with_name("own.json.journal").exists())


def test_dry_run_leaves_a_report_in_a_form_of_its_own_readable(take: Import, tmp_path: Path) -> None:
    result = take("csv", HEADER + GOOD_ROW, "--dry-run", "-f", "json")
    assert ["new"] == [one["status"] for one in json.loads(result.stdout)]
    assert "the difference is left out" in result.stderr
    assert "new\n" == take("csv", HEADER + GOOD_ROW, "--dry-run", "-F", "status").stdout
    result = take("csv", HEADER + GOOD_ROW, "--dry-run", "-o", str(tmp_path / "report.csv"))
    assert ("---", True) == (result.stdout[:3], (tmp_path / "report.csv").exists())


def test_dry_run_of_what_is_there_shows_no_difference(take: Import, base: Path) -> None:
    listed = call("list", "--store", base, "-f", "json").stdout
    assert "\n\n" not in take("json", listed, "--dry-run").stdout


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
        ("csv", "id,titel\nx,y\n", "is no field of events; did you mean title?"),
        ("csv", "id,kind,kind\nx,y,z\n", "two columns are 'kind'"),
        ("csv", "id,title,title.en\nx,y,z\n", "line 2, events 'x', title.en: its column stands beside one"),
        ("csv", "id,kind\nx\n", "line 2: it has 1 columns, the header 2"),
        ("csv", "id,kind\n,meeting\n", "line 2, id: it cannot be made of what the record says; give it one"),
        ("csv", 'id,kind\nx,"meeting\n', "line 2: it is no CSV: unexpected end of data"),
        ("csv", "id,people.5000.person\nx,y\n", "beyond the 1000th"),
        ("jsonl", '{"id": "a"}\n{"kind": "x"}\n', "line 2, id: it cannot be made"),
        ("jsonl", "[]\n", "line 1: it is a list, not an object"),
        ("jsonl", '{"id": 3}\n', "line 1: its id must be text, not a number"),
        ("jsonl", '\n{"id": NaN}\n', "line 2: it is not JSON at column 8: JSON has no NaN"),
        ("jsonl", '{"a": 1, "a": 2}\n', "line 1: the key 'a' is there twice"),
        ("json", '[{"id": "a"}, 3]', "record 2: it is a number, not an object"),
        ("json", "3", "in.json cannot be read: it is a number, not a list of records"),
        ("json", '{\n "id": }', "in.json cannot be read: it is not JSON at line 2, column 8: expecting value"),
        ("json", '{"facts": {}}', "in.json cannot be read: it has a table 'facts'; the tables are"),
        ("json", '{"events": {"a": {}, "a": {}}}', "cannot be read: line 1: events has two records with the id 'a'"),
        (
            "json",
            '{"events": {"a": {"b": 1, "b": 1}}}',
            "cannot be read: line 1: events 'a', field 'b': is there twice",
        ),
        ("csv", "", "in.csv cannot be read: it is empty"),
        ("xml", "<a/>", "there is no format 'xml'"),
    ],
)
def test_what_cannot_be_read_is_told(take: Import, ending: str, text: str, says: str) -> None:
    result = take(ending, text)
    assert (2, "") == (result.code, result.stdout)
    assert says in result.stderr
    assert "the store" not in result.stderr


def test_file_that_cannot_be_read_is_told_as_a_file(tmp_path: Path, own: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "latin.csv").write_bytes(b"id\n\xe9\n")
    (tmp_path / "latin.json").write_bytes(b'["\xe9"]')
    for name, why in (
        ("nosuch.csv", "there is no such file"),
        ("folder.csv", "it is a directory"),
        ("latin.csv", "byte 3 is not UTF-8; save it as UTF-8"),
        ("latin.json", "byte 2 is not UTF-8; save it as UTF-8"),
    ):
        result = call("store", "import", tmp_path / name, "--store", own)
        sentence = f"interpol: error: {tmp_path / name} cannot be read: {why}\n"
        assert (2, "", sentence) == (result.code, result.stdout, result.stderr)


def test_file_that_is_too_large_or_no_file_is_told(tmp_path: Path, own: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(HEADER)
    result = call("store", "import", path, "--store", own, env={"INTERPOL_STORE_LIMIT": "10"})
    assert (2, True) == (result.code, f"it has {len(HEADER)} bytes, more than the limit of 10" in result.stderr)
    path.unlink()
    os.mkfifo(path)
    result = call("store", "import", path, "--store", own)
    assert (2, True) == (result.code, "in.csv cannot be read: it is not a regular file" in result.stderr)


def test_store_that_is_not_there_is_still_told_as_a_store(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(HEADER + GOOD_ROW)
    result = call("store", "import", path, "--store", tmp_path / "nosuch.json")
    assert (4, True) == (result.code, "there is no store at" in result.stderr)


def test_dates_in_words_and_names_are_read_and_told(take: Import, own: Path) -> None:
    rows = (
        "a,اجتماع,٤ نونبر ٢٠٢٤,A meeting,We met.,Marrakesh,Morocco;فرنسا,Richard Jackson,Key dates\n"
        "b,meeting,1950-05-01,B meeting,We met.,Marrakesh,MA,,thesis-1999\n"
    )
    result = take("csv", NAMED + rows)
    assert 0 == result.code
    assert [
        "interpol: line 2, date: '٤ نونبر ٢٠٢٤' is 2024-11-04, 4 November 2024",
        "interpol: line 2, place: 'Marrakesh' is marrakech",
        "interpol: line 2, countries.0: 'Morocco' is MA",
        "interpol: line 2, countries.1: 'فرنسا' is FR",
        "interpol: line 2, people.0.person: 'Richard Jackson' is richard-leofric-jackson",
        "interpol: line 2, sources.0: 'Key dates' is interpol-history",
    ] == result.stderr.splitlines()[:-1]
    fact = read(own)["events"]["a"]
    assert ("meeting", "2024-11-04", "marrakech", ["MA", "FR"]) == tuple(
        fact[name] for name in ("kind", "date", "place", "countries")
    )
    assert ([{"person": "richard-leofric-jackson"}], ["interpol-history"]) == (fact["people"], fact["sources"])


def test_names_are_read_from_json_too(take: Import, own: Path) -> None:
    fact = {"kind": "meeting", "date": "May 1950", "title": {"en": "T"}, "summary": {"en": "S"}}
    named = {"place": "Vienne", "people": [{"person": "Johann Schober"}], "sources": ["Key dates"]}
    result = take("json", json.dumps([{"id": "x", **fact, **named}]))
    assert 0 == result.code
    assert "interpol: record 1, date: 'May 1950' is 1950-05, May 1950\n" in result.stderr
    fact = read(own)["events"]["x"]
    assert ("vienna", [{"person": "johann-schober"}]) == (fact["place"], fact["people"])


def test_only_the_first_dates_in_words_are_shown(take: Import) -> None:
    rows = "".join(f"m-{day},meeting,{day} May 1950,Meeting {day},We met.,thesis-1999\n" for day in range(1, 16))
    lines = take("csv", HEADER + rows).stderr.splitlines()
    assert ["interpol: line 11, date: '10 May 1950' is 1950-05-10, 10 May 1950", "interpol: and 5 more dates"] == (
        lines[9:11]
    )


def test_day_and_month_in_either_order_are_refused_with_both_readings(take: Import, own: Path) -> None:
    row = GOOD_ROW.replace("4 November 2023", "03/09/1923")
    result = take("csv", HEADER + row)
    assert (2, {}) == (result.code, read(own)["events"])
    for reading in ("line 2, events 'a-meeting', date: '03/09/1923'", "1923-09-03", "1923-03-09", "--date-order"):
        assert reading in result.stderr
    assert 0 == take("csv", HEADER + row, "--date-order", "mdy").code
    assert "1923-03-09" == read(own)["events"]["a-meeting"]["date"]


def test_row_without_an_id_gets_one_and_is_the_same_when_it_comes_again(take: Import, own: Path) -> None:
    text = "kind,date,title.en,summary.en,sources\n" + "".join(
        f"meeting,1950-05-0{day},A meeting,{what}.,thesis-1999\n" for day, what in ((1, "One"), (2, "Two"), (1, "One"))
    )
    result = take("csv", text)
    ids = ["meeting-1950-a-meeting", "meeting-1950-a-meeting-2"]
    assert ["new", "new", "same"] == [line.split("\t")[0] for line in result.lines]
    assert ids == list(read(own)["events"])
    again = take("csv", text)
    assert {"same"} == {line.split("\t")[0] for line in again.lines}
    assert ids == list(read(own)["events"])


def test_made_id_leaves_those_alone_that_come_in_with_it(take: Import, own: Path) -> None:
    rows = ",meeting,1950,A meeting,One.,thesis-1999\nmeeting-1950-a-meeting,meeting,1950,Two,Two.,thesis-1999\n"
    result = take("csv", HEADER + rows)
    assert ["meeting-1950-a-meeting-2", "meeting-1950-a-meeting"] == [line.split("\t")[2] for line in result.lines]


def test_every_bad_row_is_named_at_once(take: Import, own: Path) -> None:
    before = own.read_bytes()
    rows = (
        "a,meeting,03/09/1923,A,We met.,Viena,Fance,Nobody Atall,thesis-1999\n"
        "b,meeting\n"
        ",,,,,,,,x\n"
        "c,meeting,1950,C,=x,,,,thesis-1999\n" + GOOD_ROW.replace(",thesis", ",,,,thesis")
    )
    result = take("csv", NAMED + rows)
    assert (2, "", before) == (result.code, result.stdout, own.read_bytes())
    lines = result.stderr.splitlines()
    assert lines[0].endswith("8 things are wrong with it")
    for line, begins in zip(
        lines[1:],
        (
            "line 2, events 'a', date: '03/09/1923' can be read as",
            "line 2, events 'a', place: no place is called 'Viena'; did you mean Vienna",
            "line 2, events 'a', countries.0: no country is called 'Fance'; did you mean France (FR)",
            "line 2, events 'a', people.0.person: no person is called 'Nobody Atall'",
            "line 3: it has 2 columns, the header 9",
            "line 4, id: it cannot be made of what the record says; give it one",
            "line 4, sources.0: no source is called 'x'",
            "line 5, events 'c', summary.en: must not start with '='",
        ),
        strict=True,
    ):
        assert begins == line.strip()[: len(begins)]


def test_of_many_bad_rows_the_first_fifty_are_named(take: Import) -> None:
    rows = "".join(f"m-{number},meeting,1950,M {number},x,nowhere-{number}\n" for number in range(700))
    lines = take("csv", HEADER + rows).stderr.splitlines()
    assert 52 == len(lines)
    assert lines[1].startswith("  line 2, events 'm-0', sources.0: no source is called 'nowhere-0'")
    assert lines[50].startswith("  line 51, events 'm-49', sources.0:")
    assert "  and 650 more" == lines[51]


def test_fact_that_may_be_there_is_warned_of(take: Import, own: Path) -> None:
    rows = (
        "a,meeting,1950,flag is HANDED over: the,We met.,,,,thesis-1999\n"
        "b,meeting,1950,The flag is handed óver,We met.,,,,thesis-1999\n"
        "c,session,1923-09-07/1923-09-10,Another,We met.,Vienna,,,thesis-1999\n"
        "d,session,1923-09-08/1923-09-10,One more,We met.,Vienna,,,thesis-1999\n"
        "e,meeting,1923-09-08/1923-09-10,A talk,We met.,Vienna,,,thesis-1999\n"
        "f,session,1950,Later,We met.,Vienna,,,thesis-1999\n"
    )
    result = take("csv", NAMED + rows)
    assert (0, 6) == (result.code, len(read(own)["events"]))
    assert [
        "interpol: warning: b may be flag-2025: it has the same title",
        "interpol: warning: c may be ga-1: it is of the same kind, in the same place, and dated 1923-09-03/1923-09-07",
        "interpol: warning: d may be ga-2: it is of the same kind, in the same place, and dated 1924~",
    ] == [line for line in result.stderr.splitlines() if "warning" in line]
    assert "warning" not in take("csv", NAMED + rows).stderr  # they are the same now


def test_of_many_facts_that_may_be_there_the_first_ten_are_named(take: Import) -> None:
    rows = "".join(f"m-{number},meeting,1950,The flag is handed over,x,thesis-1999\n" for number in range(15))
    warnings = [line for line in take("csv", HEADER + rows).stderr.splitlines() if "warning" in line]
    assert (11, "interpol: warning: and 5 more may be there already") == (len(warnings), warnings[-1])


def test_what_somebody_else_writes_meanwhile_stays(
    take: Import, base: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "kind,date,title.en,summary.en,sources\nmeeting,1950,A meeting,Ours.,thesis-1999\n"

    def write_theirs(_trial: store_import.Trial) -> None:
        monkeypatch.setattr(store_import, "_warn", lambda _: None)
        other = own.with_name("theirs.csv")
        other.write_text(text.replace("Ours", "Theirs"))
        assert 0 == call("store", "import", other, "--store", base, "--store", own).code

    monkeypatch.setattr(store_import, "_warn", write_theirs)
    assert ["new\tevents\tmeeting-1950-a-meeting-2\tkind;date;title;summary;sources\t\t2"] == take("csv", text).lines
    assert ["Theirs.", "Ours."] == [one["summary"]["en"] for one in read(own)["events"].values()]


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


def test_row_without_a_summary_gets_that_of_its_title_and_comes_in_once(tmp_path: Path, base: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("title,date,place,kind,sources\nLunch,5 mai 1950,Lyon,meeting,thesis-1999\n", "utf-8")
    assert "1 new" in call("store", "import", rows, "--store", base).stderr
    (made,) = [one for one in json.loads(base.read_text("utf-8"))["events"].values() if one["title"] == {"en": "Lunch"}]
    assert ({"en": "Lunch"}, "1950-05-05", "lyon") == (made["summary"], made["date"], made["place"])
    assert "1 same" in call("store", "import", rows, "--store", base).stderr
