import json
from pathlib import Path
from typing import Any

import pytest

from interpol_cli.errors import JournalError, StoreError, UnknownChangeError
from interpol_cli.store import files
from interpol_cli.store.changes import Change, text_of
from interpol_cli.store.journal import Entry, Journal, Note, carried_out, journal_path, rebuilt, touching

NOTE = Note("add", "2026-11-22T10:00:00Z", "sara", "مراجعة")
EMPTY = text_of({})
ONE = text_of({"events": {"a": {"kind": "seat"}}})
TWO = text_of({"events": {"a": {"kind": "seat"}, "b": {"kind": "term"}}})


def digest(text: str) -> str:
    return files.digest_of(text.encode())


ENTRIES = (
    Entry(1, NOTE._replace(op="init"), (), None, digest(EMPTY), EMPTY),
    Entry(2, NOTE, (Change("events", "a", None, {"kind": "seat"}),), digest(EMPTY), digest(ONE)),
    Entry(3, NOTE._replace(undoes=2), (Change("events", "b", None, {"kind": "term"}),), digest(ONE), digest(TWO)),
)


def written(tmp_path: Path, content: bytes | None = None) -> Journal:
    """Write a journal beside a store that is not there."""
    store = tmp_path / "facts.json"
    journal_path(store).write_bytes(b"".join(one.to_line() for one in ENTRIES) if content is None else content)
    return Journal(store)


def test_entries_read_back_as_they_were_written(tmp_path: Path) -> None:
    journal = written(tmp_path)
    assert ENTRIES == tuple(journal.entries())
    assert ENTRIES[-1] == journal.last()


def test_line_is_json_that_people_can_read(tmp_path: Path) -> None:
    line = ENTRIES[1].to_line().decode()
    assert line.endswith("}\n")
    assert 1 == line.count("\n")
    assert "مراجعة" in line
    assert {
        "n": 2,
        "when": "2026-11-22T10:00:00Z",
        "who": "sara",
        "why": "مراجعة",
        "op": "add",
        "changes": [{"table": "events", "id": "a", "before": None, "after": {"kind": "seat"}}],
        "digest": {"before": digest(EMPTY), "after": digest(ONE)},
    } == json.loads(line)


def test_half_characters_of_a_command_line_can_be_written() -> None:
    assert b"\\udcff" in ENTRIES[0]._replace(note=NOTE._replace(why="a\udcffb")).to_line()


def test_no_journal_has_no_entries(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "facts.json")
    assert (0, None, ()) == (journal.size_bytes(), journal.last(), tuple(journal.entries()))
    journal.end_last_line()
    assert not journal.path.exists()


@pytest.mark.parametrize("torn", [b"{", b'{"n": 4, "when"', ENTRIES[2].to_line()[:-2]])
def test_torn_last_line_is_passed_over_and_taken_away(tmp_path: Path, torn: bytes) -> None:
    journal = written(tmp_path, b"".join(one.to_line() for one in ENTRIES[:2]) + torn)
    assert ENTRIES[1] == journal.last()
    assert ENTRIES[:2] == tuple(journal.entries())
    journal.end_last_line()
    assert b"".join(one.to_line() for one in ENTRIES[:2]) == journal.path.read_bytes()


def test_last_line_that_lacks_only_its_end_gets_it(tmp_path: Path) -> None:
    """An editor may have taken it."""
    journal = written(tmp_path, b"".join(one.to_line() for one in ENTRIES)[:-1])
    journal.end_last_line()
    assert ENTRIES == tuple(journal.entries())


def test_last_entry_can_be_dropped(tmp_path: Path) -> None:
    journal = written(tmp_path)
    journal.drop_last()
    assert ENTRIES[:2] == tuple(journal.entries())


def test_last_entry_of_a_long_line_is_found(tmp_path: Path) -> None:
    long = ENTRIES[0]._replace(text="x" * 200_000)
    journal = written(tmp_path, ENTRIES[0].to_line() + long.to_line())
    assert long == journal.last()
    journal.drop_last()
    assert ENTRIES[0] == journal.last()


BAD: tuple[tuple[bytes, int, str], ...] = (
    (b"no json\n", 1, "it is no entry of a journal"),
    (b"[]\n", 1, "it is no entry of a journal"),
    (b"\xff\n", 1, "it is no entry of a journal"),
    (b"{}\n", 1, "it is no entry of a journal"),
    (b"[" * 100_000 + b"\n", 1, "it is no entry of a journal"),
    (ENTRIES[0].to_line() + b"{}\n", 2, "it is no entry of a journal"),
    (ENTRIES[0].to_line() + ENTRIES[2].to_line(), 2, "it is numbered 3, not 2"),
    (
        ENTRIES[0].to_line() + ENTRIES[2]._replace(number=2).to_line(),
        2,
        "it does not follow from the line before it",
    ),
    (ENTRIES[1]._replace(number=1).to_line(), 1, "it does not follow from the line before it"),
)


@pytest.mark.parametrize(("content", "line", "why"), BAD)
def test_bad_line_is_named(tmp_path: Path, content: bytes, line: int, why: str) -> None:
    journal = written(tmp_path, content)
    with pytest.raises(JournalError) as caught:
        tuple(journal.entries())
    assert (4, line) == (caught.value.exit_code, caught.value.line)
    assert f"{journal.path}:{line}: the journal cannot be read: {why}" == str(caught.value)


def changed_line(**changes: Any) -> bytes:  # noqa: ANN401
    return (json.dumps({**ENTRIES[1].as_json(), "n": 1, **changes}) + "\n").encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"n": "1"},
        {"n": True},
        {"who": None},
        {"why": 5},
        {"op": ["add"]},
        {"undoes": "1"},
        {"text": 1},
        {"digest": {"before": 1, "after": "x"}},
        {"digest": "x"},
        {"changes": [{"table": 1, "id": "a", "before": None, "after": None}]},
        {"changes": [{"table": "events", "id": "a", "before": "x", "after": None}]},
        {"changes": [{"table": "events", "id": "a"}]},
        {"changes": 1},
    ],
    ids=str,
)
def test_entry_of_the_wrong_form_is_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    journal = written(tmp_path, changed_line(**changes))
    with pytest.raises(JournalError, match="it is no entry of a journal"):
        tuple(journal.entries())
    with pytest.raises(JournalError, match="its last line is no entry of a journal"):
        journal.last()


def test_every_moment_can_be_made_again(tmp_path: Path) -> None:
    path = tmp_path / "j"
    assert [EMPTY, ONE, TWO] == [rebuilt(ENTRIES, number, path).decode() for number in (1, 2, 3)]


@pytest.mark.parametrize("number", [0, -1, 4])
def test_moment_that_was_not_is_refused(tmp_path: Path, number: int) -> None:
    with pytest.raises(UnknownChangeError, match=f"there is no change {number}; the last one in the journal is 3"):
        rebuilt(ENTRIES, number, tmp_path)


def test_later_text_counts_and_not_what_led_to_it(tmp_path: Path) -> None:
    own = '{"events": {"z": {}}}'
    later = Entry(4, NOTE, (), digest(TWO), digest(own), own)
    assert own == rebuilt((*ENTRIES, later), 4, tmp_path).decode()
    more = text_of({"events": {"z": {}, "y": {"kind": "seat"}}})
    last = Entry(5, NOTE, (Change("events", "y", None, {"kind": "seat"}),), digest(own), digest(more))
    assert more == rebuilt((*ENTRIES, later, last), 5, tmp_path).decode()


def test_journal_that_was_tampered_with_makes_nothing(tmp_path: Path) -> None:
    wrong = ENTRIES[1]._replace(changes=(Change("events", "a", None, {"kind": "term"}),))
    with pytest.raises(JournalError, match="it does not give the store that it names"):
        rebuilt((ENTRIES[0], wrong), 2, tmp_path)
    for text in ("{}\ud800", "no json"):
        with pytest.raises(StoreError):
            rebuilt((ENTRIES[0]._replace(text=text), ENTRIES[1]), 2, tmp_path)


def test_entry_that_did_not_come_true_is_left_out() -> None:
    assert ENTRIES[:2] == carried_out(ENTRIES, digest(ONE))
    assert ENTRIES == carried_out(ENTRIES, digest(TWO))
    assert ENTRIES == carried_out(ENTRIES, "changed by hand")
    assert () == carried_out(ENTRIES[:1], None)
    assert () == carried_out((), None)


def test_entries_of_a_record_are_chosen() -> None:
    assert ENTRIES[1:2] == touching(ENTRIES, "a")
    assert () == touching(ENTRIES, "c")
