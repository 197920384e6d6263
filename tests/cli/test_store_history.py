"""The log of a store, the undoing of changes, and the making of any moment again."""

import json
from pathlib import Path

import pytest

from command import run_on_terminal
from own import MOMENT, Own


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Begin a store over the small one, and change it three times."""
    own = Own(tmp_path)
    own.done("store", "init", own.path)
    add = ("store", "add", "--kind", "meeting", "--source", "interpol-history")
    own.done(*add, "--id", "one", "--date", "1946", "--title", "One", "--summary", "من المحضر")
    own.done("store", "set", "ga-92", "venue=Hall", "note=seen")
    own.done("store", "set", "one", "date=1947", "--summary", "a better source")
    return own


def test_log_says_when_who_what_and_why(own: Own) -> None:
    assert [
        f"1\t{MOMENT}\tsara\tinit\t\t\t",
        f"2\t{MOMENT}\tsara\tadd\tone\tkind;date;title;sources;summary\tمن المحضر",
        f"3\t{MOMENT}\tsara\tset\tga-92\tvenue;note\t",
        f"4\t{MOMENT}\tsara\tset\tone\tdate\ta better source",
    ] == own.done("store", "log").lines


def test_log_of_a_record_has_its_changes_only(own: Own) -> None:
    assert ["2", "4"] == own.done("store", "log", "one", "-F", "number").lines
    result = own.call("store", "log", "ga-93")
    assert (1, "") == (result.code, result.stdout)


def test_log_as_json_has_the_records_before_and_after(own: Own) -> None:
    (entry,) = json.loads(own.done("store", "log", "ga-92", "-f", "json").stdout)
    assert [
        {
            "table": "events",
            "id": "ga-92",
            "before": None,
            "after": {"extends": "ga-92", "venue": "Hall", "note": "seen"},
        }
    ] == entry["changes"]
    assert (3, "set", None, None) == (entry["number"], entry["op"], entry["why"], entry["undoes"])
    assert entry["digest_before"] != entry["digest_after"]


def test_log_on_a_terminal_is_a_table(own: Own) -> None:
    result = run_on_terminal("store", "log", env={**own.env, "NO_COLOR": "1"}, width=120)
    assert 0 == result.code
    assert ["when", "who", "what", "ids", "fields", "why"] == result.lines[0].split()
    assert "a better source" in result.stdout


def test_log_shows_no_control_characters_of_a_journal(own: Own) -> None:
    path = own.path.with_name("own.json.journal")
    path.write_bytes(path.read_bytes().replace(b'"sara"', b'"a\\u001b[31mb\\u202e"'))
    for form in ("plain", "csv", "table"):
        shown = own.done("store", "log", "-f", form).stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "a\\x1b[31mb" in shown.replace("\n", "").replace(" ", "")


def test_change_is_undone_and_the_undo_is_undone(own: Own) -> None:
    before = own.path.read_bytes()
    result = own.done("store", "undo", "--summary", "no")
    assert (["one"], "1946") == (result.lines, own.events["one"]["date"])
    own.done("store", "undo")
    assert before == own.path.read_bytes()
    assert [("undo", 4, "no"), ("undo", 5, None)] == [
        (one.note.op, one.note.undoes, one.note.why) for one in own.entries[4:]
    ]
    assert "undo 4" in own.done("store", "log", "-f", "table").stdout


def test_earlier_change_is_undone_by_its_number(own: Own) -> None:
    own.done("store", "undo", "3")
    assert ["one"] == list(own.events)
    own.done("store", "undo", "4")
    own.done("store", "undo", "2")
    assert {} == own.events


def test_change_of_what_was_changed_since_is_not_undone(own: Own) -> None:
    before = own.files()
    result = own.call("store", "undo", "2")
    assert (2, "", before) == (result.code, result.stdout, own.files())
    assert "interpol: error: change 2 cannot be undone: 'one' was changed since by change 4; undo that first\n" == result.stderr  # fmt: skip


@pytest.mark.parametrize(
    ("number", "code", "sentence"),
    [
        ("1", 2, "change 1 cannot be undone: the journal begins with it"),
        ("0", 1, "there is no change 0; the last one in the journal is 4"),
        ("5", 1, "there is no change 5; the last one in the journal is 4"),
        ("x", 2, "'x' is not a valid int"),
    ],
)
def test_what_cannot_be_undone_is_refused(own: Own, number: str, code: int, sentence: str) -> None:
    result = own.call("store", "undo", number)
    assert (code, "") == (result.code, result.stdout)
    assert sentence in result.stderr


def test_undo_that_would_break_a_rule_is_refused(own: Own) -> None:
    own.done("store", "add", "place", "--name", "Ifrane", "--country", "MA")
    own.done("store", "set", "one", "place=Ifrane")
    (problem,) = own.refused("store", "undo", "5")
    assert problem.startswith("events one, place: there is no 'ifrane' in places")


def test_dry_run_of_an_undo_shows_the_lines(own: Own) -> None:
    before = own.files()
    result = own.done("store", "undo", "--dry-run")
    assert ['-   "date": "1947",', '+   "date": "1946",'] == result.lines[6:8]
    assert before == own.files()


def test_every_moment_is_made_again_byte_for_byte(own: Own) -> None:
    moments = [own.path.read_bytes()]
    for _ in range(3):
        own.done("store", "undo")
        moments.append(own.path.read_bytes())
    for number, moment in enumerate(moments, start=4):
        assert moment == own.done("store", "log", "--rebuild", str(number)).stdout.encode()
    path = own.directory / "then.json"
    own.done("store", "log", "--rebuild", "2", "-o", path)
    assert ["one"] == list(json.loads(path.read_text("utf-8"))["events"])
    assert 5 == own.call("store", "log", "--rebuild", "2", "-o", path).code
    assert 1 == own.call("store", "log", "--rebuild", "9").code


def test_change_by_hand_is_told_and_then_written_down(own: Own) -> None:
    own.path.write_text(own.path.read_text("utf-8").replace("1947", "1948"), "utf-8")
    result = own.done("store", "log")
    assert "interpol: the store was changed by another program since; the next change writes that down too\n" == result.stderr  # fmt: skip
    own.done("store", "undo")
    assert "1947" == own.events["one"]["date"]
    assert [("outside", None), ("undo", 5)] == [(one.note.op, one.note.undoes) for one in own.entries[4:]]


def test_nothing_to_undo_and_nothing_to_show(tmp_path: Path) -> None:
    own = Own(tmp_path)
    own.path.write_text("{}", "utf-8")
    result = own.call("store", "log")
    assert (1, "", f"interpol: there is no change in {own.path}.journal\n") == (
        *(result.code, result.stdout, result.stderr),
    )
    assert "[]\n" == own.call("store", "log", "-f", "json").stdout
    result = own.call("store", "undo")
    assert (2, "{}") == (result.code, own.path.read_text("utf-8"))
    assert "change 1 cannot be undone: the journal begins with it" in result.stderr
    own.env["INTERPOL_STORE"] = ""
    result = own.call("store", "undo", env={"XDG_DATA_HOME": str(tmp_path)})
    assert (1, "interpol: error: there is nothing to undo\n") == (result.code, result.stderr)


def test_journal_that_cannot_be_read_is_named(own: Own) -> None:
    path = own.path.with_name("own.json.journal")
    path.write_bytes(b"{}\n" + path.read_bytes())
    result = own.call("store", "log")
    assert (4, "") == (result.code, result.stdout)
    assert f"interpol: error: {path}:1: the journal cannot be read: it is no entry of a journal" in result.stderr
    assert "hint: a journal that is moved away is begun anew" in result.stderr


@pytest.mark.parametrize("name", ["own.json", "own.json.journal"])
def test_no_output_replaces_a_store_or_its_journal(own: Own, name: str) -> None:
    before = own.files()
    for words in (("list", "-f", "json", "-o"), ("export", "-f", "json"), ("store", "log", "--rebuild", "2", "-o")):
        args = (*words, own.directory / name, "--force")
        result = own.call(*((args[0], args[-2], *args[1:-2], args[-1]) if words[0] == "export" else args))
        assert (5, "", before) == (result.code, result.stdout, own.files())
        assert "only interpol store writes these" in result.stderr
