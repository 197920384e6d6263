import importlib
import sys
import zipfile
from pathlib import Path

import pytest

from interpol_cli.errors import StoreMissingError
from interpol_cli.store import locate

ROOT = Path(__file__).parents[2]


def test_tree_has_its_own_store() -> None:
    assert (str(ROOT / "data" / "events.json"), (ROOT / "data" / "events.json").read_bytes()) == locate.read_packaged()


def test_store_beside_the_modules_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "events.json"
    path.write_bytes(b"{}")
    monkeypatch.setattr(locate, "IN_WHEEL", path)
    assert (str(path), b"{}") == locate.read_packaged()


def test_lost_store_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "IN_WHEEL", tmp_path / "wheel.json")
    monkeypatch.setattr(locate, "IN_TREE", tmp_path / "tree.json")
    with pytest.raises(StoreMissingError, match=r"there is no store at .*tree\.json"):
        locate.read_packaged()


def test_installed_package_does_not_look_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory `data` two above site-packages is somebody else's."""
    package = tmp_path / "lib" / "python3" / "site-packages" / "interpol_cli"
    (tmp_path / "lib" / "data").mkdir(parents=True)
    (tmp_path / "lib" / "data" / "events.json").write_bytes(b"{}")
    monkeypatch.setattr(locate, "_PACKAGE", package)
    monkeypatch.setattr(locate, "IN_WHEEL", package / "data" / "events.json")
    monkeypatch.setattr(locate, "IN_TREE", tmp_path / "lib" / "data" / "events.json")
    with pytest.raises(StoreMissingError, match="site-packages"):
        locate.read_packaged()


def test_store_in_a_zip_is_read_through_the_loader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "zipped.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("zipped_cli/__init__.py", "")
        file.writestr("zipped_cli/store/__init__.py", "")
        file.writestr("zipped_cli/store/locate.py", Path(locate.__file__).read_text(encoding="utf-8"))
        file.writestr("zipped_cli/data/events.json", '{"events": {}}')
    monkeypatch.syspath_prepend(archive)
    zipped = importlib.import_module("zipped_cli.store.locate")
    assert (str(archive / "zipped_cli/data/events.json"), b'{"events": {}}') == zipped.read_packaged()
    for name in ("zipped_cli", "zipped_cli.store", "zipped_cli.store.locate"):
        del sys.modules[name]
