"""Entering records: by options, assignments, JSON and an editor; what is shown, refused and warned of."""

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from command import PROGRAM, environment
from inside import call
from own import Own, editor

MEETING = ("--kind", "meeting", "--date", "2024-11-04", "--title", "A meeting", "--source", "interpol-history")


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Begin a store over the small one."""
    own = Own(tmp_path)
    own.done("store", "init", own.path)
    return own


def test_newcomer_adds_a_fact_with_a_date_in_arabic_words(own: Own) -> None:
    result = own.done(
        *("store", "add", "--kind", "اجتماع", "--date", "٤ نونبر ٢٠٢٤", "--title", "لقاء مراكش", "--place", "مراكش"),
        *("--source", "Key dates", "--summary", "من المحضر"),
    )
    assert ["meeting-2024-marrakech"] == result.lines
    assert {
        "meeting-2024-marrakech": {
            "kind": "meeting",
            "date": "2024-11-04",
            "title": {"ar": "لقاء مراكش"},
            "summary": {"ar": "لقاء مراكش"},
            "place": "marrakech",
            "sources": ["interpol-history"],
        }
    } == own.events
    assert [
        "interpol: date: '٤ نونبر ٢٠٢٤' is 2024-11-04, 4 November 2024",
        "interpol: place: 'مراكش' is marrakech",
        "interpol: sources.0: 'Key dates' is interpol-history",
        "interpol: meeting-2024-marrakech has no title in en and fr; "
        "interpol store set meeting-2024-marrakech title.en=… title.fr=…",
        "interpol: added fact meeting-2024-marrakech in own.json; interpol store undo takes it back",
    ] == result.stderr.splitlines()
    entry = own.entries[-1]
    assert ("add", "sara", "2026-11-22T10:00:00Z", "من المحضر") == (
        *(entry.note.op, entry.note.who, entry.note.when, entry.note.why),
    )
    shown = own.done("list", "kind:meeting", "--on", "2024-11-04", "-F", "id,date,title,origin").stdout
    assert f"meeting-2024-marrakech\t2024-11-04\tلقاء مراكش\t{own.path}\n" == shown


def test_every_option_has_its_field(own: Own) -> None:
    own.done(
        *("store", "add", "--id", "new", "--kind", "session", "--date", "4 to 7 November 2026", "--title-en", "T"),
        *("--title-fr", "Té", "--title-ar", "ت", "--text", "It met.", "--place", "Lyon", "--venue", "Hall"),
        *("--series", "GA", "--number", "٩٤", "--part-of", "GA-93", "--person", "dkhissi", "--person", "schober"),
        *("--country", "Maroc", "--country", "AT", "--tag", "one", "--tag", "two", "--source", "dgsn-2024"),
        *("attendance.countries=179", "people.dkhissi.office=vice-président", "note=as read"),
    )
    assert {
        "kind": "session",
        "date": "2026-11-04/2026-11-07",
        "title": {"ar": "ت", "en": "T", "fr": "Té"},
        "summary": {"en": "It met."},
        "series": "general-assembly",
        "number": 94,
        "place": "lyon",
        "venue": "Hall",
        "countries": ["MA", "AT"],
        "people": [{"office": "vice-president", "person": "mohamed-dkhissi"}, {"person": "johann-schober"}],
        "part_of": "ga-93",
        "attendance": {"countries": 179},
        "tags": ["one", "two"],
        "sources": ["dgsn-2024"],
        "note": "as read",
    } == own.events["new"]


def test_title_is_put_under_the_language_of_its_letters(own: Own) -> None:
    own.done("store", "add", *MEETING, "--title", "لقاء", "--id", "both")
    assert {"ar": "لقاء", "en": "A meeting"} == own.events["both"]["title"]
    own.done("store", "add", *MEETING[:4], "--title", "Réunion", "--source", "interpol-history", "--lang", "fr")
    assert {"fr": "Réunion"} == own.events["meeting-2024-reunion"]["title"]


def test_numbered_fact_gets_the_prefix_of_its_series(own: Own) -> None:
    added = own.done("store", "add", *MEETING, "--series", "GA", "--number", "94")
    assert ["ga-94"] == added.lines


def test_source_person_place_and_others_are_added(own: Own) -> None:
    source = own.done(
        *("store", "add", "source", "--title", "لقاء في الرباط", "--publisher", "Hespress", "--type", "presse"),
        *("--published", "4 نونبر 2024", "--url", "https://example.org/x"),
    )
    assert ["hespress-2024-11-04"] == source.lines
    person = own.done("store", "add", "person", "--name", "Jane Doe", "--name", "جين دو", "--country", "Maroc")
    place = own.done("store", "add", "place", "--name", "Ifrane", "--country", "MA", "--alias", "Yfren")
    series = own.done("store", "add", "series", "--name", "Rabat talks", "prefix=rt")
    country = own.done("store", "add", "country", "--id", "SN", "--name", "Senegal", "region=Afrique")
    assert [["jane-doe"], ["ifrane"], ["rabat-talks"], ["SN"]] == [
        one.lines for one in (person, place, series, country)
    ]
    assert {
        "hespress-2024-11-04": {
            "language": "ar",
            "published": "2024-11-04",
            "publisher": "Hespress",
            "title": "لقاء في الرباط",
            "type": "press",
            "url": "https://example.org/x",
        }
    } == own.tables["sources"]
    assert {"jane-doe": {"country": "MA", "name": {"ar": "جين دو", "en": "Jane Doe"}}} == own.tables["people"]
    assert {"ifrane": {"aliases": ["Yfren"], "country": "MA", "name": {"en": "Ifrane"}}} == own.tables["places"]
    assert {"rabat-talks": {"name": {"en": "Rabat talks"}, "prefix": "rt"}} == own.tables["series"]
    assert {"SN": {"name": {"en": "Senegal"}, "region": "africa"}} == own.tables["countries"]
    own.done("store", "add", *MEETING, "--place", "Ifrane", "--person", "Jane Doe", "--source", "https://example.org/x")


def test_every_problem_is_named_at_once_and_nothing_is_written(own: Own) -> None:
    problems = own.refused(
        *("store", "add", "--kind", "sesion", "--date", "whenever", "--title", "=1+1", "--place", "Glasgo"),
        *("--person", "nobody at all", "--tag", "Not A Tag", "number=x", "venu=y", "attendance.countries=-1"),
    )
    assert [
        "kind: no kind is called 'sesion'; did you mean session?",
        "date: 'whenever' is not a date: the word 'whenever' is not known",
        "place: no place is called 'Glasgo'; did you mean Glasgow?",
        "people.0.person: no person is called 'nobody at all'; interpol store add person adds one",
        "venu: is no field; did you mean venue?",
        "sources: is missing",
        "number: must be a whole number, not text",
        "attendance.countries: must be from 0 to 999999999",
        "title.en: must not start with '='",
        "summary.en: must not start with '='",
        "tags.0: must be lower-case letters, digits and single hyphens",
    ] == problems


def test_refusal_says_how_many_things_are_wrong(own: Own) -> None:
    result = own.call("store", "add", *MEETING, "--id", "Bad Id")
    assert "interpol: error: the fact 'Bad Id' is refused, and nothing was written: something is wrong with it" == result.stderr.splitlines()[0]  # fmt: skip
    result = own.call("store", "add", "--title", "x", "--id", "x")
    assert "interpol: error: the fact 'x' is refused, and nothing was written: 3 things are wrong with it" == result.stderr.splitlines()[0]  # fmt: skip


def test_nothing_at_all_is_refused_with_everything_that_is_missing(own: Own) -> None:
    assert [
        "id: it cannot be made of what was entered; give one with --id",
        *(f"{name}: is missing" for name in ("kind", "date", "title", "summary", "sources")),
    ] == own.refused("store", "add", "venue=x")


def test_id_that_is_there_is_refused(own: Own) -> None:
    assert ["id: there is one already; interpol store edit ga-92 changes it"] == own.refused(
        "store", "add", *MEETING, "--id", "ga-92"
    )
    assert ["id: there is one already; interpol store edit place lyon changes it"] == own.refused(
        "store", "add", "place", "--name", "Lyon", "--country", "FR", "--id", "lyon"
    )


def test_id_that_is_made_is_a_new_one(own: Own) -> None:
    names = [own.done("store", "add", *MEETING).lines[0] for _ in range(2)]
    assert ["meeting-2024-a-meeting", "meeting-2024-a-meeting-2"] == names


def test_what_may_be_there_already_is_warned_of(own: Own) -> None:
    result = own.done(
        *("store", "add", "--kind", "session", "--date", "November 2024", "--place", "Glasgow", "--title", "It meets"),
        *("--source", "interpol-history"),
    )
    assert "interpol: warning: session-2024-it-meets may be ga-92: it is of the same kind, in the same place, and dated 2024-11-04/2024-11-07" in result.stderr  # fmt: skip
    result = own.done("store", "add", *MEETING[:4], "--title", "92ND interpol general assembly", "--source", "interpol-history")  # fmt: skip
    assert "may be ga-92: it has the same title" in result.stderr
    result = own.done("store", "add", "person", "--name", "DKHISSI, Mohamed", "--alias", "Mohammed dkhissi")
    assert "warning: dkhissi-mohamed may be mohamed-dkhissi: it is called 'mohammed dkhissi' too" in result.stderr


def test_many_alike_are_counted(own: Own) -> None:
    results = [own.done("store", "add", *MEETING) for _ in range(6)]
    assert "interpol: warning: and 2 more" in results[-1].stderr


def test_each_of_several_new_records_is_warned_of(own: Own) -> None:
    own.done("store", "add", *MEETING)
    fact = {"kind": "meeting", "date": "1950", "title": "A meeting", "sources": ["interpol-history"]}
    path = own.directory / "several.json"
    path.write_text(
        json.dumps({"events": {"b": fact, "c": fact}, "people": {"d": {"name": "Mohamed Dkhissi"}}}), "utf-8"
    )
    lines = own.done("store", "add", "--json", path).stderr.splitlines()
    assert [
        "interpol: warning: b may be meeting-2024-a-meeting: it has the same title",
        "interpol: warning: c may be meeting-2024-a-meeting: it has the same title",
        "interpol: warning: d may be mohamed-dkhissi: it is called 'mohamed dkhissi' too",
    ] == [line for line in lines if "warning" in line]


def test_dry_run_prints_the_difference_and_writes_nothing(own: Own) -> None:
    before = own.files()
    result = own.done("store", "add", *MEETING, "--dry-run")
    assert before == own.files()
    assert [f"--- {own.path}", f"+++ {own.path}"] == result.lines[:2]
    assert '+  "meeting-2024-a-meeting": {' in result.lines
    assert ['- "events": {},'] == [line for line in result.lines[3:] if line.startswith("-")]
    patched = own.path.read_text("utf-8")
    own.done("store", "add", *MEETING)
    assert patched != own.path.read_text("utf-8")


def test_date_in_either_order_is_refused_unless_it_is_settled(own: Own) -> None:
    words = (
        "store",
        "add",
        "--kind",
        "meeting",
        "--date",
        "03/09/1923",
        "--title",
        "x",
        "--source",
        "interpol-history",
    )
    (problem,) = own.refused(*words)
    assert problem.startswith("date: '03/09/1923' can be read as 3 September 1923 (1923-09-03) or as 9 March 1923")
    own.done(*words, "--date-order", "dmy")
    assert "1923-09-03" == own.events["meeting-1923-x"]["date"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("sorce", "title=x"), "it is neither FIELD=VALUE nor a kind of record; did you mean source?"),
        (("xyzzy",), "it is neither FIELD=VALUE nor a kind of record; what can be added is fact, source, person"),
        (("source", "x"), "it is neither FIELD=VALUE nor a kind of record"),
    ],
)
def test_word_that_is_no_field_is_refused(own: Own, words: tuple[str, ...], sentence: str) -> None:
    result = own.call("store", "add", *words)
    assert 2 == result.code
    assert sentence in result.stderr


def test_option_that_the_record_has_no_field_for_is_refused(own: Own) -> None:
    (problem,) = own.refused("store", "add", "person", "--name", "Jane Doe", "--venue", "x")
    assert problem.startswith("venue: is no field")
    (problem,) = own.refused("store", "add", "place", "--name", "Ifrane", "--country", "MA", "--country", "FR")
    assert "country: must be text, not a list" == problem


# JSON.


def by_json(own: Own, value: object, *words: str) -> list[str]:
    text = value if isinstance(value, str) else json.dumps(value)
    path = own.directory / "given.json"
    path.write_text(text, "utf-8")
    return own.done("store", "add", *words, "--json", path).lines


def test_record_is_read_as_json(own: Own) -> None:
    record = {"id": "mine", "kind": "réunion", "date": "4 نونبر 2024", "title": "لقاء", "sources": ["Key dates"]}
    assert ["mine"] == by_json(own, record)
    assert ("meeting", "2024-11-04", ["interpol-history"]) == tuple(
        own.events["mine"][name] for name in ("kind", "date", "sources")
    )
    assert ["other"] == by_json(own, record, "--id", "other", "venue=Hall")
    assert "Hall" == own.events["other"]["venue"]


def test_records_of_several_tables_are_read_together(own: Own) -> None:
    tables = {
        "sources": {"minutes": {"title": "Minutes", "publisher": "ICPC", "language": "en", "type": "archive"}},
        "events": {"e": {"kind": "meeting", "date": "1947", "title": {"en": "x"}, "sources": ["minutes"]}},
    }
    assert ["e", "minutes"] == by_json(own, tables)
    assert 2 == len(own.entries), "all of it is one change"


def test_problem_of_one_of_several_records_names_it(own: Own) -> None:
    path = own.directory / "given.json"
    path.write_text(
        json.dumps({"people": {"a": {"name": {"en": "A"}}, "b": {}}, "places": {"c": {"name": "C"}}}), "utf-8"
    )
    assert ["people b, name: is missing", "places c, country: is missing"] == own.refused(
        "store", "add", "--json", path
    )


def test_json_is_read_from_stdin(own: Own) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b'{"name": {"en": "Ifrane"}, "country": "Morocco"}'))
    with mock.patch.object(sys, "stdin", stdin):
        assert ["ifrane"] == own.done("store", "add", "place", "--json", "-").lines


@pytest.mark.parametrize("text", ["", "[]", "{}", "5", "{", "[" * 100_000, "\xff"])
def test_what_is_no_json_of_a_record_is_refused(own: Own, text: str) -> None:
    path = own.directory / "given.json"
    path.write_text(text, "latin-1")
    result = own.call("store", "add", "--json", path)
    assert (2, "") == (result.code, result.stdout)
    assert result.stderr.startswith(f"interpol: error: {path} cannot be read: ")
    assert 2 == own.call("store", "add", "--json", own.directory / "none.json").code


def test_json_with_values_of_any_form_is_refused_and_not_a_bug(own: Own) -> None:
    path = own.directory / "given.json"
    for record in (
        {"id": 5, "kind": ["x"], "date": {}, "title": 5, "people": "x", "sources": {"a": 1}},
        {"title": ["a", 5], "date": None, "kind": True},
        {"events": {"x": 5}},
        {"events": 5},
    ):
        path.write_text(json.dumps(record), "utf-8")
        assert own.refused("store", "add", "--json", path)


# The editor.


def test_editor_gets_a_form_with_a_comment_for_each_field(own: Own) -> None:
    env = editor(own.directory, "print(text)")
    result = own.done("store", "add", "--edit", "--kind", "meeting", "--title", "لقاء", env=env)
    assert "interpol: nothing was entered; nothing was written" == result.stderr.splitlines()[-1]
    assert 1 == len(own.entries)


def test_form_is_filled_in_and_stored(own: Own) -> None:
    env = editor(
        own.directory,
        "assert 'kind = \"meeting\"' in text and 'title.ar = \"لقاء\"' in text, text\n"
        "assert '# venue = \"\"' in text and 'date = \"\"' in text, text\n"
        "text = text.replace('date = \"\"', 'date = \"٤ نونبر ٢٠٢٤\"', 1).replace('sources = []', 'sources = [\"Key dates\"]')\n"
        "text = text.replace('# people = []', 'people = [{person = \"dkhissi\", votes = {for = 5}}]')\n",
    )
    result = own.done("store", "add", "--edit", "--kind", "meeting", "--title", "لقاء", env=env)
    assert ["meeting-2024"] == result.lines
    assert [{"person": "mohamed-dkhissi", "votes": {"for": 5}}] == own.events["meeting-2024"]["people"]
    assert [] == list(own.directory.glob("interpol-*.toml")), "what is stored need not be kept"


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("text = text.replace('date = \"\"', 'date = \"whenever\"')", "date: 'whenever' is not a date"),
        ("text = 'kind = '", "it is not TOML: "),
    ],
)
def test_form_that_is_refused_is_kept(own: Own, code: str, problem: str) -> None:
    before = own.files()
    result = own.call("store", "add", "--edit", "--kind", "meeting", env=editor(own.directory, code))
    assert (2, "") == (result.code, result.stdout)
    assert problem in result.stderr
    (kept,) = own.directory.glob("interpol-*.toml")
    assert f"hint: what you wrote is kept in {kept}" == result.stderr.splitlines()[-1]
    assert before == own.files()


def test_form_that_is_refused_is_offered_again_to_a_person(own: Own) -> None:
    code = (
        "fixed = text.replace('date = \"whenever\"', 'date = \"1946\"')\n"
        "assert fixed == text or text.startswith('# ! date: '), text\n"
        "text = fixed if fixed != text else text.replace('date = \"\"', 'date = \"whenever\"')\n"
    )
    with mock.patch("interpol_cli.cli.stdin.is_interactive", return_value=True):
        result = own.done("store", "add", "--edit", *MEETING[:2], *MEETING[4:], env=editor(own.directory, code))
    assert ["meeting-1946-a-meeting"] == result.lines


def test_person_who_gives_up_is_not_asked_for_ever(own: Own) -> None:
    code = "text = text if 'whenever' in text else text.replace('date = \"\"', 'date = \"whenever\"')"
    with mock.patch("interpol_cli.cli.stdin.is_interactive", return_value=True):
        result = own.call("store", "add", "--edit", "--kind", "meeting", env=editor(own.directory, code))
    assert 2 == result.code
    assert "what you wrote is kept in" in result.stderr


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("false", "the editor ended with code 1"),
        ("/no/such/editor", "the editor '/no/such/editor' cannot be started: no such file or directory"),
    ],
)
def test_editor_that_fails_is_named(own: Own, command: str, sentence: str) -> None:
    result = own.call("store", "add", "--edit", env={"EDITOR": command})
    assert (2, "") == (result.code, result.stdout)
    assert sentence in result.stderr


def test_without_an_editor_it_is_said_how_to_name_one(own: Own) -> None:
    with mock.patch("shutil.which", return_value=None):
        result = own.call("store", "add", "--edit", env={"EDITOR": "", "VISUAL": ""})
    assert (2, "interpol: error: there is no editor; name one in EDITOR, or give FIELD=VALUE") == (
        *(result.code, result.stderr.splitlines()[0]),
    )


def test_nothing_given_in_a_pipe_says_what_to_give(own: Own) -> None:
    result = own.call("store", "add")
    assert (2, "") == (result.code, result.stdout)
    assert [
        "interpol: error: nothing is entered; give options, FIELD=VALUE or --json -",
        "hint: interpol store add --help shows how",
    ] == result.stderr.splitlines()


def test_nothing_given_on_a_terminal_opens_the_editor(own: Own) -> None:
    env = editor(
        own.directory, 'text = \'kind = "meeting"\\ndate = "1946"\\ntitle = "x"\\nsources = ["Key dates"]\\n\''
    )
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*PROGRAM, "store", "add"], stdin=theirs, capture_output=True, text=True, env=environment({**own.env, **env}), check=False
    )  # fmt: skip
    for handle in (ours, theirs):
        os.close(handle)
    assert (0, "meeting-1946-x\n") == (done.returncode, done.stdout), done.stderr


# Where it goes.


def test_first_fact_begins_the_personal_store(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path)}
    fact = ("store", "add", "--kind", "meeting", "--date", "1946", "--title", "Seen nowhere else", "--source")
    path = tmp_path / "interpol" / "facts.json"
    refused = call(*fact, "no such source", env=env)
    assert (2, False) == (refused.code, path.exists()), "a refused entry begins no store"
    result = call(*fact, "interpol-ga-92-event", env=env)
    assert 0 == result.code, result.stderr
    assert f"interpol: began a store of your own, {path}; it is laid over the curated one from now on" in result.stderr
    assert ["meeting-1946-seen-nowhere-else"] == call("list", "seen nowhere else", "-F", "id", env=env).lines
    assert 2 == len(call("store", "path", env=env).lines)
    assert 0 == call("store", "undo", env=env).code
    assert 1 == call("list", "seen nowhere else", env=env).code
    assert 0 == call("store", "undo", env=env).code
    assert ["meeting-1946-seen-nowhere-else"] == call("list", "seen nowhere else", "-F", "id", env=env).lines
    assert ["init", "add", "undo", "undo"] == call("store", "log", "-F", "op", env=env).lines


@pytest.mark.parametrize("words", [("add", *MEETING), ("set", "ga-92", "venue=x"), ("rm", "ga-92"), ("undo",)])
@pytest.mark.parametrize("how", ["option", "variable"])
def test_curated_store_is_never_written(words: tuple[str, ...], how: str) -> None:
    option = ("--store", "curated") if how == "option" else ()
    result = call("store", *words, *option, env={} if option else {"INTERPOL_STORE": "curated"})
    assert (2, "") == (result.code, result.stdout)
    assert result.stderr.startswith("interpol: error: the curated store is never written; ")


def test_store_that_was_named_and_is_not_there_is_not_begun(own: Own) -> None:
    path = own.directory / "none.json"
    result = own.call("store", "add", *MEETING, "--store", "curated", "--store", path)
    assert (4, "") == (result.code, result.stdout)
    assert not path.exists()


def test_store_that_breaks_a_rule_is_not_added_to(own: Own) -> None:
    own.path.write_text('{"events": {"x": {}}}', "utf-8")
    result = own.call("store", "add", *MEETING)
    assert (4, "") == (result.code, result.stdout)
    assert '{"events": {"x": {}}}' == own.path.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"title": {"en": "A"}, "title": {"en": "B"}}', "the key 'title' is there twice"),
        ('{"number": NaN}', "JSON has no NaN"),
        ('{"title": ', "it is not JSON at line 1, column 11"),
        ("[1]", "it is no JSON object with fields"),
    ],
)
def test_json_that_says_two_things_or_none_is_refused(own: Own, text: str, why: str) -> None:
    path = own.directory / "record.json"
    path.write_text(text)
    result = own.call("store", "add", "--json", path)
    assert (2, "", {}) == (result.code, result.stdout, own.events)
    assert why in result.stderr


def test_json_beside_options_is_refused(own: Own) -> None:
    result = own.call("store", "add", "--json", "record.json", "--title", "X")
    assert (2, True) == (result.code, "title is given by options too" in result.stderr)


def test_new_record_extends_nothing(own: Own) -> None:
    path = own.directory / "record.json"
    path.write_text('{"events": {"ga-92": {"extends": "ga-92", "venue": "Z"}}}')
    problems = own.refused("store", "add", "--json", path)
    assert "extends: a new record is whole; interpol store set changes one that is there" in problems
    assert not any("stand-in" in one for one in problems)
