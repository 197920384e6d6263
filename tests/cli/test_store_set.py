"""Changing a record in a few words: what the store then says, and how `set`, `dispute` and `rm` refuse."""

import json
from pathlib import Path

import pytest

from facts import SMALL_STORE
from own import Own

MINE = ("store", "add", "--id", "mine", "--kind", "meeting", "--date", "1946", "--title", "x", "--source", "interpol-history")  # fmt: skip


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Begin a store over the small one, with one fact."""
    own = Own(tmp_path)
    own.done("store", "init", own.path)
    own.done(*MINE)
    return own


def test_of_a_curated_fact_only_what_differs_is_kept(own: Own) -> None:
    result = own.done("store", "set", "GA-92", "venue=Hall", "attendance.countries=178", "--summary", "as counted")
    assert ["ga-92"] == result.lines
    assert {"extends": "ga-92", "venue": "Hall", "attendance": {"countries": 178, "delegates": 1000}} == own.events["ga-92"]  # fmt: skip
    assert "interpol: changed venue, attendance of fact ga-92 in own.json; interpol store undo takes it back" in result.stderr  # fmt: skip
    shown = own.done("show", "ga-92", "-F", "venue,attendance.delegates,number,origin")
    assert [f"Hall\t1000\t92\t{own.path}"] == shown.lines


def test_change_back_leaves_nothing(own: Own) -> None:
    own.done("store", "set", "ga-92", "venue=Hall")
    own.done("store", "set", "ga-92", "venue=Scottish Event Campus")
    assert "ga-92" not in own.events
    assert ["Scottish Event Campus"] == own.done("get", "ga-92", "venue").lines


def test_second_change_joins_the_first(own: Own) -> None:
    own.done("store", "set", "ga-92", "venue=Hall")
    own.done("store", "set", "ga-92", "note=seen")
    assert {"extends": "ga-92", "venue": "Hall", "note": "seen"} == own.events["ga-92"]


def test_field_that_is_taken_from_a_curated_fact_makes_it_whole(own: Own) -> None:
    own.done("store", "set", "ga-92", "venue=")
    assert "extends" not in own.events["ga-92"]
    assert "venue" not in own.events["ga-92"]
    assert [""] == own.done("show", "ga-92", "-F", "venue").lines


def test_own_fact_is_changed_where_it_stands(own: Own) -> None:
    own.done("store", "set", "mine", "date=autumn 1946", "title.ar=ت", "tags+=one", "tags+=two", "tags-=one")
    assert ("1946-23", {"ar": "ت", "en": "x"}, ["two"]) == tuple(
        own.events["mine"][name] for name in ("date", "title", "tags")
    )


def test_other_records_are_changed_by_their_ids(own: Own) -> None:
    own.done("store", "set", "place", "lyon", "aliases+=Lugdunum")
    own.done("store", "set", "mohamed-dkhissi", "name.fr=Mohamed Dkhissi")
    own.done("store", "set", "source", "thesis-1999", "published=summer 1999", "url=https://example.org/t")
    assert {"extends": "lyon", "aliases": ["Lugdunum"]} == own.tables["places"]["lyon"]
    assert {"ar": "محمد الدخيسي", "en": "Mohamed Dkhissi", "fr": "Mohamed Dkhissi"} == (
        own.tables["people"]["mohamed-dkhissi"]["name"]
    )
    assert {"extends": "thesis-1999", "published": "1999-22", "url": "https://example.org/t"} == (
        own.tables["sources"]["thesis-1999"]
    )


def test_what_changes_nothing_is_said_and_not_written(own: Own) -> None:
    before = own.files()
    result = own.done("store", "set", "ga-92", "venue=Scottish Event Campus")
    assert ("", "interpol: nothing changes; nothing was written\n") == (result.stdout, result.stderr)
    assert before == own.files()


def test_dry_run_shows_the_lines_that_change(own: Own) -> None:
    before = own.files()
    result = own.done("store", "set", "mine", "date=1947", "--dry-run")
    assert before == own.files()
    assert ['-   "date": "1946",', '+   "date": "1947",'] == [
        line for line in result.lines[2:] if line.startswith(("-", "+"))
    ]
    assert "" == own.done("store", "set", "mine", "date=1946", "--dry-run").stdout


def test_every_problem_is_named_at_once(own: Own) -> None:
    assert [
        "venu: is no field; did you mean venue?",
        "place: no place is called 'Xyzzy'; interpol store add place adds one",
        "tags: 'x' is not in it",
        "number: must be a whole number, not text",
    ] == own.refused("store", "set", "ga-92", "venu=x", "place=Xyzzy", "tags-=x", "number=many")


def test_number_that_is_another_s_is_refused(own: Own) -> None:
    assert ["number: is that of 'ga-92' already"] == own.refused("store", "set", "ga-93", "number=92")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("ga-92",), 2, "give the values as FIELD=VALUE"),
        (("venue=x",), 2, "name one record before its values"),
        (("ga-92", "venue=x", "hall"), 2, "give the values as FIELD=VALUE"),
        (("fact", "ga-92", "more", "venue=x"), 2, "name one record at a time"),
        (("ga-92", "ga-93", "venue=x"), 2, "does not take 'ga-92 ga-93': name one record at a time"),
        (("ga-94", "venue=x"), 1, "nothing in the store has the id 'ga-94'; did you mean"),
        (("place", "lyonn", "aliases=x"), 1, "nothing in places has the id 'lyonn'; did you mean lyon?"),
        (("source", "ga-92", "note=x"), 1, "nothing in sources has the id 'ga-92'"),
    ],
)
def test_what_cannot_be_meant_is_refused(own: Own, words: tuple[str, ...], code: int, sentence: str) -> None:
    before = own.files()
    result = own.call("store", "set", *words)
    assert (code, "", before) == (result.code, result.stdout, own.files())
    assert sentence in result.stderr


# Disputes.


def test_dispute_stands_beside_the_fact(own: Own) -> None:
    own.done(
        *("store", "dispute", "ga-93", "attendance.countries=180", "--source", "journal-2025", "--source", "dgsn-2024"),
        *("--why", "counts observers"),
    )
    made = own.events["ga-93"]["disputes"][-1]
    assert {
        "field": "attendance.countries",
        "value": "180",
        "sources": ["journal-2025", "dgsn-2024"],
        "why": "counts observers",
    } == made
    assert "counts observers" in own.done("disputes", "ga-93").stdout
    assert "dispute" == own.entries[-1].note.op


def test_dispute_joins_those_that_are_there(own: Own) -> None:
    own.done("store", "dispute", "ga-92", "venue=Hall", "date=2024", "--source", "journal-2025", "--why", "so it says")
    assert ["place", "attendance.countries", "venue", "date"] == [
        one["field"] for one in own.events["ga-92"]["disputes"]
    ]


def test_dispute_without_source_or_reason_is_refused_with_both(own: Own) -> None:
    assert [
        "disputes.2.sources: is missing",
        "disputes.2.why: is missing",
        "disputes.2.field: 'venu' is no field of an event; did you mean venue?",
    ] == own.refused("store", "dispute", "ga-92", "venu=x")


def test_dispute_with_an_unknown_source_names_it(own: Own) -> None:
    (problem,) = own.refused("store", "dispute", "ga-92", "venue=x", "--source", "xyzzy", "--why", "y")
    assert "disputes.2.sources.0: no source is called 'xyzzy'; interpol store add source adds one" == problem


def test_dispute_takes_values_only(own: Own) -> None:
    result = own.call("store", "dispute", "ga-92", "tags+=x", "--source", "journal-2025", "--why", "y")
    assert (2, "") == (result.code, result.stdout)
    assert "a source gives a value: FIELD=VALUE" in result.stderr
    assert 2 == own.call("store", "dispute", "place", "lyon", "name=x", "--source", "journal-2025", "--why", "y").code


# Removing.


def test_own_fact_is_removed(own: Own) -> None:
    result = own.done("store", "rm", "mine", "--summary", "twice")
    assert (["mine"], {}) == (result.lines, own.events)
    assert "interpol: removed fact mine in own.json" in result.stderr
    assert 1 == own.call("show", "mine").code


def test_curated_fact_is_hidden(own: Own) -> None:
    own.done("store", "set", "records-lost", "note=x")
    own.done("store", "rm", "records-lost")
    assert {"removed": True} == own.events["records-lost"]
    assert 1 == own.call("show", "records-lost").code
    assert 1 == own.call("store", "rm", "records-lost").code
    assert 1 == own.call("store", "set", "records-lost", "note=y").code
    own.done("store", "undo")
    assert ["x"] == own.done("get", "records-lost", "note").lines


def test_fact_that_was_hidden_can_be_entered_anew(own: Own) -> None:
    own.done("store", "rm", "records-lost")
    own.done(*MINE[:2], "--id", "records-lost", *MINE[4:])
    assert "meeting" == own.events["records-lost"]["kind"]


def test_what_others_name_is_not_removed(own: Own) -> None:
    assert ["removed: is still named by events 'vice-president-2024-dkhissi' (part_of)"] == (
        own.refused("store", "rm", "ga-92")
    )
    own.done("store", "add", "place", "--name", "Ifrane", "--country", "MA")
    own.done("store", "set", "mine", "place=Ifrane")
    (problem,) = own.refused("store", "rm", "place", "ifrane")
    assert problem.startswith("events mine, place: there is no 'ifrane' in places")


@pytest.mark.parametrize("words", [("mine", "records-lost"), ("fact", "mine", "ga-92"), ("fcat", "mine")])
def test_one_record_is_removed_at_a_time(own: Own, words: tuple[str, ...]) -> None:
    before = own.files()
    result = own.call("store", "rm", *words)
    assert (2, "", before) == (result.code, result.stdout, own.files())
    assert [
        f"interpol: error: [WHAT] ID does not take {' '.join(words)!r}: name one record at a time; "
        "only one of fact, source, person, place, country, series may stand before its id"
    ] == result.stderr.splitlines()


def test_record_that_is_not_there_is_not_removed(own: Own) -> None:
    assert 1 == own.call("store", "rm", "xyzzy").code


def test_dispute_of_a_date_is_read_and_said_once(own: Own) -> None:
    words = ("store", "dispute", "ga-92", "--source", "dgsn-2024", "--why", "a slip")
    told = own.done(*words, "date=٤ نونبر ٢٠٢٣").stderr
    assert "date: '٤ نونبر ٢٠٢٣' is 2023-11-04, 4 November 2023" in told
    assert "2023-11-04" == own.events["ga-92"]["disputes"][-1]["value"]
    assert ["disputes: has date=2023-11-04 already"] == own.refused(*words, "date=2023-11-04")
    (problem,) = own.refused(*words, "date=03/09/1923")
    assert "1923-09-03" in problem
    assert "1923-03-09" in problem


def test_what_is_said_of_a_change_is_what_readers_see(own: Own) -> None:
    def said(*words: str) -> str:
        return own.done("store", *words).stderr.splitlines()[-1].removeprefix("interpol: ").partition(" in own.json")[0]

    assert "removed fact flag-2025" == said("rm", "flag-2025")
    assert "brought back fact flag-2025" == said("undo")
    assert "changed venue of fact ga-92" == said("set", "ga-92", "venue=Hall")
    assert "changed venue of fact ga-92 back to what the store below says," == said("undo")


def test_field_that_is_taken_away_from_another_stores_record_is_told(own: Own) -> None:
    told = own.done("store", "set", "ga-92", "venue=").stderr
    assert "ga-92 is now kept whole, and no longer follows the store below" in told
    assert "kept whole" not in own.done("store", "set", "ga-92", "note=x").stderr


def test_store_that_another_broke_can_be_mended(own: Own) -> None:
    """What lies below may change: then one's own changes can be taken back, and nothing else can be broken."""
    below = own.directory / "below.json"
    env = {"INTERPOL_STORE": f"{below}:{own.path}"}
    tables = json.loads(SMALL_STORE.read_bytes())
    tables["sources"]["soon-gone"] = {**tables["sources"]["dgsn-2024"], "url": None}
    below.write_text(json.dumps(tables), "utf-8")
    fact = (
        "--kind",
        "session",
        "--series",
        "general-assembly",
        "--date",
        "2030",
        "--title",
        "x",
        "--source",
        "dgsn-2024",
    )
    own.done("store", "add", *fact, "--number", "99", "--id", "my-99", env=env)
    own.done("store", "set", "ga-92", "sources+=soon-gone", env=env)
    tables["events"]["ga-99"] = {**tables["events"]["ga-92"], "number": 99, "disputes": []}
    del tables["sources"]["soon-gone"]
    below.write_text(json.dumps(tables), "utf-8")
    refused = own.call("list", env=env)
    assert (4, "hint: INTERPOL_STORE names this store") == (refused.code, refused.stderr.splitlines()[1])
    assert 4 == own.call("store", "set", "ga-93", "venue=x", env=env).code
    (problem,) = own.refused("store", "rm", "ga-93", env=env)
    assert "is still named by" in problem
    own.done("store", "undo", env=env)
    assert 4 == own.call("list", env=env).code
    own.done("store", "rm", "my-99", env=env)
    assert 0 == own.call("list", env=env).code
