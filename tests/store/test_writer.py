import errno
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpol_cli.errors import (
    InterpolError,
    JournalError,
    OutputError,
    StoreChangedError,
    StoreExistsError,
    StoreGoneError,
    StoreLockedError,
    StoreMissingError,
)
from interpol_cli.store import files
from interpol_cli.store.changes import Change, text_of
from interpol_cli.store.journal import Journal, Note, rebuilt
from interpol_cli.store.storage import IdTable
from interpol_cli.store.writer import create, history, new_path, opened

NOTE = Note("set", "2026-11-22T10:00:00Z", "sara", "because")
A, B = {"kind": "seat", "date": "1946"}, {"kind": "seat", "date": "1947"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Begin a store with one fact."""
    path = tmp_path / "facts.json"
    create(str(path), NOTE._replace(op="init"))
    write(path, Change("events", "a", None, A))
    return path


def write(path: Path, *changes: Change, note: Note = NOTE) -> None:
    with opened(str(path)) as own:
        own.write(changes, note)


def events(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))["events"]
    return found


def beside(path: Path) -> set[str]:
    """Name the files of a directory but for the lock, which stays."""
    return {one.name for one in path.parent.iterdir()} - {f"{path.name}.lock"}


def test_store_is_begun_with_all_tables_and_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "new" / "directory" / "facts.json"
    create(str(path), NOTE._replace(op="init"))
    assert text_of({}) == path.read_text("utf-8")
    (entry,) = history(str(path)).entries
    assert ("init", (), None, text_of({})) == (entry.note.op, entry.changes, entry.digest_before, entry.text)
    assert {"facts.json", "facts.json.journal"} == beside(path)


def test_store_that_is_there_is_not_begun_again(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreExistsError, match=r"there is a store at .* already; it was left as it is") as caught:
        create(str(path), NOTE)
    assert (5, before) == (caught.value.exit_code, path.read_bytes())


def test_store_that_is_gone_is_not_begun_again_over_its_journal(path: Path) -> None:
    path.unlink()
    for attempt in (partial(create, str(path), NOTE), partial(write, path, Change("events", "b", None, B))):
        with pytest.raises(StoreGoneError) as caught:
            attempt()
        assert 4 == caught.value.exit_code
        assert "store log --rebuild 2" in (caught.value.hint or "")
    assert 2 == len(history(str(path)).entries)


def test_change_is_written_in_the_canonical_form_with_its_entry(path: Path) -> None:
    before = files.digest_of(path.read_bytes())
    write(path, Change("events", "b", None, {"date": "1947", "kind": "seat"}))
    assert text_of({"events": {"a": A, "b": B}}) == path.read_text("utf-8")
    entry = history(str(path)).entries[-1]
    assert (3, NOTE, (Change("events", "b", None, B),)) == (entry.number, entry.note, entry.changes)
    assert (before, files.digest_of(path.read_bytes())) == (entry.digest_before, entry.digest_after)


def test_change_of_one_fact_is_a_change_of_a_few_lines(path: Path) -> None:
    write(path, *(Change("events", f"e-{number}", None, A) for number in range(50)))
    before = path.read_text("utf-8").splitlines()
    write(path, Change("events", "e-25", A, B))
    after = path.read_text("utf-8").splitlines()
    assert 1 == sum(one != other for one, other in zip(before, after, strict=True))


def test_several_records_are_one_change(path: Path) -> None:
    with opened(str(path)) as own:
        entry = own.write(
            [Change("events", "a", A, None), Change("sources", "s", None, {"x": 1}), Change("events", "b", None, B)],
            NOTE,
        )
        assert entry is not None
        assert ["a", "b", "s"] == [one.record_id for one in entry.changes]
        assert own.layer.tables["events"].record("a") is None
        assert B == own.layer.tables["events"].record("b")
    assert 3 == len(history(str(path)).entries)


def test_one_opening_may_write_twice(path: Path) -> None:
    with opened(str(path)) as own:
        own.write([Change("events", "b", None, B)], NOTE)
        own.write([Change("events", "b", B, A)], NOTE)
    assert {"a": A, "b": A} == events(path)
    assert [1, 2, 3, 4] == [one.number for one in history(str(path)).entries]


def test_what_changes_nothing_is_not_written(path: Path) -> None:
    before = path.stat()
    with opened(str(path)) as own:
        assert own.write([Change("events", "a", A, A)], NOTE) is None
        assert own.write([], NOTE) is None
    assert before == path.stat()
    assert 2 == len(history(str(path)).entries)


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_error_between_the_steps_of_a_change_writes_nothing(path: Path, error: type[BaseException]) -> None:
    """A changed record is taken away and put back: what stands between the two must never reach the file."""
    journal = path.with_name(f"{path.name}.journal")
    before = path.read_bytes(), journal.read_bytes()
    with mock.patch.object(IdTable, "insert_multiple", side_effect=error), pytest.raises(error):
        write(path, Change("events", "a", A, B))
    assert before == (path.read_bytes(), journal.read_bytes())


def test_record_that_is_not_as_it_was_is_not_overwritten(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreChangedError) as caught:
        write(path, Change("events", "a", B, {"kind": "term", "date": "1948"}))
    saved = path.with_name("facts.json.edit-1.json")
    assert (7, str(saved), before) == (caught.value.exit_code, caught.value.saved, path.read_bytes())
    assert {"events": {"a": {"kind": "term", "date": "1948"}}} == json.loads(saved.read_text("utf-8"))
    assert (
        f"the store {path} was not written: events 'a' was changed by another program meanwhile; "
        f"your edit is kept in {saved}"
    ) == str(caught.value)


def test_file_that_changes_underneath_is_not_overwritten(path: Path) -> None:
    """An editor takes no lock."""
    with opened(str(path)) as own:
        path.write_text(text_of({"events": {"theirs": A}}), "utf-8")
        with pytest.raises(StoreChangedError, match="it was changed by another program") as caught:
            own.write([Change("events", "b", None, B)], NOTE)
    assert {"theirs": A} == events(path)
    assert 2 == len(history(str(path)).entries)
    assert {"facts.json", "facts.json.journal", "facts.json.edit-1.json"} == beside(path)
    assert {"b": B} == events(Path(str(caught.value.saved)))


def test_second_edit_that_is_kept_has_a_name_of_its_own(path: Path) -> None:
    for number in (1, 2):
        with pytest.raises(StoreChangedError, match=rf"facts\.json\.edit-{number}\.json"):
            write(path, Change("events", "a", B, {"kind": "term"}))


def test_change_by_hand_is_taken_and_written_down(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("1946", "1951"), "utf-8")
    assert not history(str(path)).is_whole
    write(path, Change("events", "b", None, B))
    past = history(str(path))
    assert past.is_whole
    assert ["init", "set", "outside", "set"] == [one.note.op for one in past.entries]
    outside = past.entries[2]
    assert (Change("events", "a", A, {**A, "date": "1951"}),) == outside.changes
    assert outside.text is None
    assert outside.note.when.endswith("Z")
    assert path.read_bytes() == rebuilt(past.entries, 4, past.path)


def test_store_without_a_journal_is_adopted_as_it_is(tmp_path: Path) -> None:
    path, told = tmp_path / "facts.json", list[str]()
    own_form = '{"events": {"a": {"date": "1946", "kind": "seat"}}}'
    path.write_text(own_form, "utf-8")
    path.chmod(0o600)
    with opened(str(path), tell=told.append) as own:
        own.write([Change("events", "b", None, B)], NOTE)
    past = history(str(path))
    assert ["adopt", "set"] == [one.note.op for one in past.entries]
    assert own_form == rebuilt(past.entries, 1, past.path).decode()
    assert text_of({"events": {"a": A, "b": B}}) == path.read_text("utf-8")
    backup = path.with_name(f"facts.json.backup-{files.digest_of(own_form.encode())[:12]}")
    assert own_form == backup.read_text("utf-8")
    assert [f"{path} gets the canonical form; as it was, it is kept in {backup}"] == told
    modes = {one.stat().st_mode & 0o777 for one in (path, backup, past.path)}
    assert {0o600} == modes


def test_form_that_changed_by_hand_is_backed_up_too(path: Path) -> None:
    other_form = json.dumps(json.loads(path.read_text("utf-8")))
    path.write_text(other_form, "utf-8")
    write(path, Change("events", "b", None, B))
    past = history(str(path))
    assert [False, False, True, False] == [one.text == other_form for one in past.entries]
    assert other_form.encode() == rebuilt(past.entries, 3, past.path)
    assert path.read_bytes() == rebuilt(past.entries, 4, past.path)
    assert 1 == sum(".backup-" in name for name in beside(path))


def test_form_of_its_own_is_left_where_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text('{"events": {}}', "utf-8")
    with opened(str(path), tell=pytest.fail) as own:
        own.write([], NOTE)
    assert {"facts.json"} == beside(path)


def test_form_alone_can_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text('{"events": {}}', "utf-8")
    for expected in (True, False):
        with opened(str(path)) as own:
            assert expected == (own.rewrite(NOTE) is not None)
    assert text_of({}) == path.read_text("utf-8")
    past = history(str(path))
    assert ["adopt", "set"] == [one.note.op for one in past.entries]
    assert path.read_bytes() == rebuilt(past.entries, 2, past.path)
    assert 1 == sum(".backup-" in name for name in beside(path))


def test_link_stays_and_what_it_leads_to_is_written(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "mine.json"
    link.symlink_to(path)
    write(link, Change("events", "b", None, B))
    assert link.is_symlink()
    assert {"a": A, "b": B} == events(path)
    assert history(str(path)) == history(str(link))
    assert ["mine.json"] == [one.name for one in elsewhere.iterdir()]


@pytest.mark.parametrize("name", ["none.json", "none/facts.json"])
def test_store_that_is_not_there_leaves_no_lock(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreMissingError):
        write(tmp_path / name, Change("events", "a", None, A))
    assert [] == list(tmp_path.iterdir())


def test_directory_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(InterpolError, match="is a directory"):
        write(tmp_path, Change("events", "a", None, A))
    assert not tmp_path.with_name(f"{tmp_path.name}.lock").exists()


def test_journal_that_cannot_be_read_stops_the_change(path: Path) -> None:
    journal = Journal(path).path
    journal.write_bytes(journal.read_bytes() + b"no entry\n")
    before = path.read_bytes(), journal.read_bytes()
    with pytest.raises(JournalError) as caught:
        write(path, Change("events", "b", None, B))
    assert before == (path.read_bytes(), journal.read_bytes())
    assert "moved away" in (caught.value.hint or "")
    journal.unlink()
    write(path, Change("events", "b", None, B))
    assert ["adopt", "set"] == [one.note.op for one in history(str(path)).entries]


def test_journal_that_is_a_directory_is_an_error_of_ours(path: Path) -> None:
    journal = Journal(path).path
    journal.unlink()
    journal.mkdir()
    with pytest.raises(JournalError, match="is a directory"):
        history(str(path))
    with pytest.raises(OutputError, match="is a directory"):
        write(path, Change("events", "b", None, B))


# What the system may refuse.


def failing(name: str, code: int, *, at: int = 1) -> Any:  # noqa: ANN401
    """Let the call of a system function fail, the first or a later one."""
    real, calls = getattr(os, name), iter(range(1, 1000))

    def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if next(calls) >= at:
            raise OSError(code, os.strerror(code))
        return real(*args, **kwargs)

    return mock.patch.object(os, name, call)


@pytest.mark.parametrize(
    ("name", "at", "code", "words"),
    [
        ("replace", 1, errno.EIO, "input/output error"),
        ("replace", 1, errno.EXDEV, "invalid cross-device link"),
        ("write", 1, errno.ENOSPC, "the disk is full"),
        ("write", 2, errno.ENOSPC, "the disk is full"),
        ("fsync", 1, errno.EIO, "input/output error"),
        ("fsync", 3, errno.EIO, "input/output error"),
        ("write", 1, errno.EDQUOT, "the disk is full"),
    ],
)
def test_system_that_refuses_changes_nothing(path: Path, name: str, at: int, code: int, words: str) -> None:
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(OutputError) as caught, opened(str(path)) as own, failing(name, code, at=at):
        own.write([Change("events", "b", None, B)], NOTE)
    assert (5, f"{path} was not written: {words}") == (caught.value.exit_code, str(caught.value))
    assert {"a": A} == events(path)
    assert 2 == len(history(str(path)).entries)
    write(path, Change("events", "b", None, B))
    assert {"a": A, "b": B} == events(path)
    assert set(before) == {one.name for one in path.parent.iterdir()}


def test_where_not_even_taking_back_is_possible_the_next_change_puts_it_right(path: Path) -> None:
    with (
        pytest.raises(OutputError),
        opened(str(path)) as own,
        failing("replace", errno.EIO),
        failing("ftruncate", errno.EIO),
    ):
        own.write([Change("events", "b", None, B)], NOTE)
    assert new_path(path).exists()
    assert 2 == len(history(str(path)).entries), "the third did not come true"
    assert 3 == len(tuple(Journal(path).entries()))
    write(path, Change("events", "c", None, B))
    assert {"a": A, "c": B} == events(path)
    assert [1, 2, 3] == [one.number for one in history(str(path)).entries]


def test_interrupt_between_journal_and_store_takes_the_line_back(path: Path) -> None:
    with (
        pytest.raises(KeyboardInterrupt),
        opened(str(path)) as own,
        mock.patch.object(files, "rename", side_effect=KeyboardInterrupt),
    ):
        own.write([Change("events", "b", None, B)], NOTE)
    assert 2 == len(tuple(Journal(path).entries()))
    assert {"facts.json", "facts.json.journal"} == beside(path)


def test_interrupt_after_the_rename_takes_nothing_back(path: Path) -> None:
    with (
        pytest.raises(KeyboardInterrupt),
        opened(str(path)) as own,
        mock.patch.object(files, "sync_directory", side_effect=[None, KeyboardInterrupt]),
    ):
        own.write([Change("events", "b", None, B)], NOTE)
    assert {"a": A, "b": B} == events(path)
    assert history(str(path)).is_whole
    assert 3 == len(history(str(path)).entries)


@contextmanager
def nobody() -> Iterator[Path]:
    """Give a directory of a user to whom read-only means it; for root nothing is."""
    with tempfile.TemporaryDirectory(prefix="interpol-") as name:
        is_root = os.geteuid() == 0
        if is_root:
            os.chown(name, 65534, 65534)
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            if is_root:
                os.seteuid(0)
            Path(name).chmod(0o700)


def test_read_only_file_is_not_replaced() -> None:
    with nobody() as directory:
        path = directory / "facts.json"
        create(str(path), NOTE)
        path.chmod(0o444)
        with pytest.raises(OutputError, match="was not written: it is read-only"):
            write(path, Change("events", "a", None, A))
        assert {} == events(path)


def test_read_only_directory_is_left_alone() -> None:
    with nobody() as directory:
        path = directory / "facts.json"
        create(str(path), NOTE)
        directory.chmod(0o555)
        with pytest.raises(OutputError, match="was not written: permission denied"):
            write(path, Change("events", "a", None, A))
        assert 1 == len(history(str(path)).entries)
        (directory / "facts.json.lock").chmod(0o444)
        with pytest.raises(OutputError, match=r"facts\.json\.lock: permission denied"):
            write(path, Change("events", "a", None, A))
        with pytest.raises(OutputError, match=r"was not written: .*permission denied"):
            create(str(directory / "new" / "facts.json"), NOTE)


def test_read_only_journal_stops_the_change() -> None:
    with nobody() as directory:
        path = directory / "facts.json"
        create(str(path), NOTE)
        Journal(path).path.chmod(0o444)
        with pytest.raises(OutputError, match="was not written: permission denied"):
            write(path, Change("events", "a", None, A))
        assert {} == events(path)
        assert {"facts.json", "facts.json.journal"} == beside(path)


def test_second_program_is_told_to_wait(path: Path) -> None:
    with opened(str(path)), pytest.raises(StoreLockedError), opened(str(path), wait_seconds=0.05):
        pytest.fail("it is locked")


# Whatever is done, the journal makes every moment again.

RECORDS = st.fixed_dictionaries({"kind": st.sampled_from(("seat", "term"))}, optional={"note": st.text(max_size=3)})
STEPS = st.lists(
    st.tuples(st.sampled_from(("write", "by hand", "other form")), st.sampled_from("abc"), st.none() | RECORDS),
    max_size=6,
)


@settings(max_examples=40)
@given(STEPS)
def test_journal_makes_every_moment_again(steps: list[tuple[str, str, dict[str, str] | None]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "facts.json"
        create(str(path), NOTE)
        seen = [path.read_bytes()]
        for way, record_id, record in [*steps, ("write", "z", A)]:
            before = events(path).get(record_id)
            if way == "write":
                write(path, Change("events", record_id, before, record))
            else:
                tables = json.loads(path.read_text("utf-8"))
                tables["events"] = {**tables["events"], record_id: record or {}}
                path.write_text(text_of(tables) if way == "by hand" else json.dumps(tables), "utf-8")
            seen.append(path.read_bytes())
        past = history(str(path))
        made = [rebuilt(past.entries, entry.number, past.path) for entry in past.entries]
        assert seen[-1] == made[-1]
        assert set(made) <= set(seen)
