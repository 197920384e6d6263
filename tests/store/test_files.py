import errno
import os
from pathlib import Path

import pytest

from interpol_cli.errors import OutputError
from interpol_cli.store import files


def test_new_file_makes_way_for_what_was_left_there(tmp_path: Path) -> None:
    path = tmp_path / "new"
    path.write_bytes(b"left by a killed process")
    files.write_new(path, b"whole")
    assert b"whole" == path.read_bytes()


def test_new_file_follows_no_link(tmp_path: Path) -> None:
    """Somebody who may write the directory could lead us elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"theirs")
    (tmp_path / "new").symlink_to(elsewhere)
    files.write_new(tmp_path / "new", b"ours")
    assert b"theirs" == elsewhere.read_bytes()
    assert not (tmp_path / "new").is_symlink()


def test_new_file_has_the_permissions_of_the_old_one(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"")
    old.chmod(0o640)
    files.write_new(tmp_path / "new", b"x", like=old)
    assert 0o640 == (tmp_path / "new").stat().st_mode & 0o777
    files.append(tmp_path / "beside", b"x", like=old)
    assert 0o640 == (tmp_path / "beside").stat().st_mode & 0o777


def test_permissions_of_a_file_that_is_not_there_are_the_umask_s(tmp_path: Path) -> None:
    files.write_new(tmp_path / "new", b"x", like=tmp_path / "none")
    (tmp_path / "other").write_bytes(b"")
    assert (tmp_path / "other").stat().st_mode == (tmp_path / "new").stat().st_mode


def test_append_adds_and_cut_takes_away(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    files.append(path, b"one\n")
    files.append(path, b"two\n")
    assert b"one\ntwo\n" == path.read_bytes()
    files.cut(path, 4)
    assert b"one\n" == path.read_bytes()
    files.cut(tmp_path / "none", 4)
    assert not (tmp_path / "none").exists()


def test_write_that_is_cut_short_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: write(handle, bytes(content)[:3]))
    files.write_new(tmp_path / "new", b"more than three")
    assert b"more than three" == (tmp_path / "new").read_bytes()


def test_directory_that_cannot_be_brought_to_the_disk_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.EINVAL, "no")

    monkeypatch.setattr(os, "fsync", refuse)
    files.sync_directory(tmp_path)


def test_links_are_followed_and_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "store.json").write_text("{}")
    (tmp_path / "link").symlink_to("store.json")
    assert tmp_path / "store.json" == files.real_path(str(tmp_path / "link"))
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OutputError, match="its links lead nowhere"):
        files.real_path(tmp_path / "a")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EFBIG, "it would be larger than the system allows"),
        (errno.EACCES, "permission denied"),
    ],
)
def test_reason_is_said_in_few_words(code: int, words: str) -> None:
    assert words == files.reason_of(OSError(code, os.strerror(code)))


def test_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert files.read_if_there(tmp_path / "none") is None
    files.remove(tmp_path / "none")
