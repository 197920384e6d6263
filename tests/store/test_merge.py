"""Let git merge two branches of one store: its canonical form makes a fact a hunk of its own."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from command import run
from hostile import SMALL
from interpol_cli.store.canonical import to_canonical

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


class Repository:
    """A repository with one store in it."""

    def __init__(self, directory: Path) -> None:
        self.directory, self.store = directory, directory / "facts.json"
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit(SMALL)

    def git(self, *args: str) -> subprocess.CompletedProcess[str]:
        own = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        return subprocess.run(
            ["git", *args],
            cwd=self.directory,
            env={"PATH": os.environ["PATH"], **own, **nothing},
            capture_output=True,
            text=True,
            check=False,
        )

    def read(self) -> dict[str, dict[str, Any]]:
        tables: dict[str, dict[str, Any]] = json.loads(self.store.read_text("utf-8"))
        return tables

    def commit(self, tables: dict[str, dict[str, Any]]) -> None:
        self.store.write_text(to_canonical(tables), "utf-8")
        self.git("add", "facts.json")
        assert 0 == self.git("commit", "--quiet", "--message=facts").returncode


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def branch(repository: Repository, name: str, changes: dict[str, dict[str, Any]]) -> None:
    """Make a branch from the first commit in which some events are changed, added or, with None, removed."""
    repository.git("checkout", "--quiet", "-b", name, "main")
    tables = repository.read()
    for record_id, change in changes.items():
        tables["events"][record_id] = {**tables["events"].get(record_id, {}), **change}
    repository.commit(tables)


def added(title: str, date: str) -> dict[str, Any]:
    """Make a new fact."""
    return {
        "kind": "milestone",
        "date": date,
        "title": {"en": title, "ar": "حدث", "fr": "Un fait"},
        "summary": {"en": "It happened."},
        "sources": ["thesis-1999"],
    }


def test_git_merges_two_branches_of_a_store(repository: Repository) -> None:
    first = {"ga-92": {"venue": "A hall"}, "a-first-fact": added("First", "1950")}
    second = {"ga-1": {"note": "Read again."}, "z-second-fact": added("Second", "1951")}
    branch(repository, "first", first)
    branch(repository, "second", second)
    merged = repository.git("merge", "--quiet", "--no-edit", "first")
    assert 0 == merged.returncode, merged.stdout + merged.stderr
    tables = repository.read()
    for record_id, change in {**first, **second}.items():
        assert change.items() <= tables["events"][record_id].items()
    assert repository.store.read_text("utf-8") == to_canonical(tables)
    checked = run("store", "check", "canonical", "ids", "references", "--strict", "--store", repository.store)
    assert (0, "", "") == (checked.code, checked.stdout, checked.stderr)


def test_git_merges_two_fields_of_one_fact(repository: Repository) -> None:
    """Fields that stand apart in the record are hunks of their own."""
    branch(repository, "first", {"ga-92": {"title": {"en": "Other", "ar": "آخر", "fr": "Autre"}}})
    branch(repository, "second", {"ga-92": {"note": "Read again."}})
    assert 0 == repository.git("merge", "--quiet", "--no-edit", "first").returncode
    event = repository.read()["events"]["ga-92"]
    assert ("Other", "Read again.") == (event["title"]["en"], event["note"])
    assert 0 == run("store", "check", "--store", repository.store).code


def test_store_with_the_marks_of_a_conflict_is_refused_with_its_line(repository: Repository) -> None:
    branch(repository, "first", {"ga-92": {"venue": "A hall"}})
    branch(repository, "second", {"ga-92": {"venue": "Another hall"}})
    assert 1 == repository.git("merge", "--quiet", "--no-edit", "first").returncode
    lines = repository.store.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, start=1) if line.startswith("<<<<<<<"))
    result = run("store", "check", "--store", repository.store)
    assert 4 == result.code
    assert f"is not JSON at line {at}, column 1" in result.stderr
    shown = run("store", "diff", "curated", repository.store)
    assert (4, "") == (shown.code, shown.stdout)


def set_on_branch(repository: Repository, name: str, words: tuple[str, str], *tracked: str) -> None:
    """Change a fact on a branch with the program, and commit the store and whatever else is tracked."""
    repository.git("checkout", "--quiet", "-b", name, "main")
    assert 0 == run("store", "set", *words, "--store", repository.store).code
    repository.git("add", "facts.json", *tracked)
    assert 0 == repository.git("commit", "--quiet", "--message=set").returncode


def test_what_git_merged_is_taken_as_a_change_from_outside(repository: Repository) -> None:
    (repository.directory / ".gitignore").write_text("facts.json.*\n")
    set_on_branch(repository, "first", ("ga-92", "venue=A hall"))
    set_on_branch(repository, "second", ("ga-1", "note=Read again."))
    assert 0 == repository.git("merge", "--quiet", "--no-edit", "first").returncode
    assert 0 == run("store", "set", "ga-50", "note=After it.", "--store", repository.store).code
    tables = repository.read()["events"]
    assert ("A hall", "Read again.", "After it.") == (
        tables["ga-92"]["venue"], tables["ga-1"]["note"], tables["ga-50"]["note"],
    )  # fmt: skip
    assert 0 == run("store", "check", "--store", repository.store).code


def test_journal_that_git_could_not_merge_is_mended_by_taking_a_side(repository: Repository) -> None:
    journal = "facts.json.journal"
    assert 0 == run("store", "set", "ga-50", "note=First of all.", "--store", repository.store).code
    repository.git("add", "facts.json", journal)
    repository.git("commit", "--quiet", "--message=journal")
    set_on_branch(repository, "first", ("ga-92", "venue=A hall"), journal)
    set_on_branch(repository, "second", ("ga-1", "note=Read again."), journal)
    assert 1 == repository.git("merge", "--quiet", "--no-edit", "first").returncode
    refused = run("store", "set", "ga-50", "note=x", "--store", repository.store)
    assert 4 == refused.code
    assert "git left the marks of a conflict in it" in refused.stderr
    assert "hint: take one side of it whole, as git checkout --ours does" in refused.stderr
    repository.git("checkout", "--ours", journal)
    assert 0 == run("store", "set", "ga-50", "note=After it.", "--store", repository.store).code
    assert ["A hall", "Read again."] == [
        repository.read()["events"]["ga-92"]["venue"],
        repository.read()["events"]["ga-1"]["note"],
    ]
    assert "outside" in run("store", "log", "--store", repository.store).stdout
