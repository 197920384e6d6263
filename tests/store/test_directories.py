"""The directories are those of platformdirs, which is the oracle here."""

from pathlib import Path

import platformdirs
import pytest

from interpol_cli.store.directories import Purpose, user_directory

ORACLE = {
    "config": platformdirs.user_config_path,
    "data": platformdirs.user_data_path,
    "cache": platformdirs.user_cache_path,
}


@pytest.mark.parametrize("named", ["/home/reader/elsewhere", "", "  ", None])
@pytest.mark.parametrize("purpose", ["config", "data", "cache"])
def test_directory_is_the_one_of_the_platform(
    purpose: Purpose, named: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/reader")
    monkeypatch.delenv(f"XDG_{purpose.upper()}_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv(f"XDG_{purpose.upper()}_HOME", named)
    assert ORACLE[purpose]("interpol", appauthor=False) == user_directory(purpose)


def test_elsewhere_platformdirs_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name, *, appauthor: Path(f"/cache/{name}/{appauthor}"))
    assert Path("/cache/interpol/False") == user_directory("cache")


def test_nobody_has_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(path: Path) -> Path:
        raise RuntimeError(path)

    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(Path, "expanduser", nowhere)
    with pytest.raises(RuntimeError):
        user_directory("data")
