"""The short form of `make torture`: kill at every step, write in a crowd, fill the disk."""

from collections import Counter
from pathlib import Path

import pytest

from interpol_cli.errors import OutputError
from interpol_cli.store.changes import Change
from interpol_cli.store.writer import create, history
from torture.crowd import crowd, crowd_under_fire
from torture.full import fill_everywhere, small_disk
from torture.kill import JOBS, KILLED, Job, fact, kill_everywhere, note, write


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_killed_process_leaves_the_old_store_or_the_new_one_and_a_journal_that_agrees(job: Job, tmp_path: Path) -> None:
    left = Counter(which for _, _, which in kill_everywhere(job, tmp_path))
    assert left["before"] > 20, "there are that many steps before the rename"
    assert left["after"] > 5, "and some after it"


def test_crowd_of_writers_loses_no_change(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    create(str(path), note("init"))
    result = crowd(path, writers=4, edits=15)
    assert (60, 60) == (result.told, result.found)
    assert 61 == len(history(str(path)).entries)


def test_what_was_said_to_be_written_survives_when_others_are_killed(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    create(str(path), note("init"))
    result = crowd_under_fire(path, writers=3, kills=15, seed=1)
    assert result.told
    assert 17 == result.killed, "and the two that were left"


@pytest.mark.parametrize("job", JOBS[:4], ids=lambda job: job.name)
def test_full_disk_changes_nothing(job: Job, tmp_path: Path) -> None:
    failed = Counter(has_failed for _, has_failed in fill_everywhere(job, tmp_path, step_bytes=97))
    assert failed[True] > 3
    assert failed[False]


def test_disk_that_is_really_full_changes_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "32k") as disk:
        if disk is None:
            return  # the limit on the size of files has said the same
        path = disk / "facts.json"
        create(str(path), note("init"))
        sentences = []
        for number in range(60):
            before, said = path.read_bytes(), history(str(path))
            try:
                write(path, Change("events", f"e-{number}", None, fact(number)), KILLED)
            except OutputError as error:
                sentences.append(str(error))
                assert (before, said) == (path.read_bytes(), history(str(path)))
        assert {f"{path} was not written: the disk is full"} == set(sentences)
