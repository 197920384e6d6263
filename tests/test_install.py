"""Hold that the program finds its facts however it was installed: wheel, the sdist's wheel, editable, zip import.

Convention: everything is built once, from a copy of the tree in a temporary directory, and without a registry: the build
backend and the dependencies are those of the environment that runs the tests.
"""

import json
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from command import ROOT, environment

STORE = "interpol_cli/data/events.json"
# What a fresh clone holds that building may look at; everything else of a work tree is left out of the copy.
PARTS = (
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    ".gitignore",
    "src",
    "data",
    "docs",
    "tests",
    "scripts",
)
MAIN = "import sys; from interpol_cli.cli.app import main; sys.exit(main())"


def run(command: Sequence[str | Path], cwd: Path, **variables: str) -> str:
    """Run a command without the settings of whoever runs the tests, and give what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment({"HOME": str(cwd), "PIP_NO_INDEX": "1", **variables}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-4000:]}"
    return done.stdout


@dataclass(frozen=True, slots=True)
class Venv:
    """A virtual environment that sees the libraries of this one, but not its `interpol`."""

    home: Path

    @property
    def python(self) -> Path:
        """Give its interpreter."""
        return self.home / "bin" / "python"

    @property
    def packages(self) -> Path:
        """Give the directory that packages are installed into."""
        return self.home / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"

    def install(self, *args: str | Path) -> None:
        """Install with the pip of the environment that runs the tests; `--ignore-installed`: the shared one stays."""
        pip: list[str | Path] = [
            sys.executable,
            "-m",
            "pip",
            "--disable-pip-version-check",
            "--quiet",
            "--python",
            self.python,
        ]
        run([*pip, "install", "--no-deps", "--no-build-isolation", "--ignore-installed", *args], cwd=self.home)

    def interpol(self, *args: str) -> str:
        """Run the installed script away from the tree."""
        return run([self.home / "bin" / "interpol", *args], cwd=self.home)


def make_venv(home: Path) -> Venv:
    """Make a virtual environment quickly: no pip of its own, and the shared libraries on its path.

    A path in a `.pth` file is added after the environment's own packages, and its `.pth` files are not read, so that an
    editable `interpol` of the environment that runs the tests is out of sight.
    """
    run([sys.executable, "-m", "venv", "--without-pip", home], cwd=home.parent)
    made = Venv(home)
    (made.packages / "shared.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what building looks at, so that nothing is built into the work tree."""
    copy = tmp_path_factory.mktemp("tree")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(
                ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__", ".*_cache", ".hypothesis")
            )
        elif (ROOT / part).exists():
            shutil.copy2(ROOT / part, copy / part)
    return copy


def build(tree: Path, into: Path, *kinds: str) -> Path:
    """Build with the backend of this environment; without a kind, the sdist and from that the wheel."""
    run([sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", into, tree], cwd=into)
    return into


@pytest.fixture(scope="session")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the tree."""
    (built,) = build(tree, tmp_path_factory.mktemp("wheel"), "--wheel").glob("*.whl")
    return built


@pytest.fixture(scope="session")
def sdist_and_wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build the sdist, and the wheel from it."""
    out = build(tree, tmp_path_factory.mktemp("sdist"))
    (sdist,), (built,) = out.glob("*.tar.gz"), out.glob("*.whl")
    return sdist, built


def assert_finds_facts(venv: Venv) -> None:
    """See that the script answers, that it is the one installed here, and that its version is the package's."""
    (fact,) = json.loads(venv.interpol("show", "ga-93", "-f", "json"))
    assert ("ga-93", "2025-11-24/2025-11-27") == (fact["id"], fact["date"])
    assert json.loads((ROOT / "data/events.json").read_bytes())["events"].keys() == set(all_ids(venv))


def all_ids(venv: Venv) -> list[str]:
    """List every fact that the installed program knows."""
    return [fact["id"] for fact in json.loads(venv.interpol("list", "-f", "json"))]


def home_of_package(venv: Venv) -> Path:
    """Give the directory that the environment imports the package from."""
    code = "import interpol_cli, os; print(os.path.dirname(interpol_cli.__file__))"
    return Path(run([venv.python, "-c", code], cwd=venv.home).strip())


def test_wheel_finds_its_facts(wheel: Path, tmp_path: Path) -> None:
    venv = make_venv(tmp_path / "venv")
    venv.install(wheel)
    assert venv.packages / "interpol_cli" == home_of_package(venv)
    assert_finds_facts(venv)


def test_wheel_of_the_sdist_finds_its_facts(sdist_and_wheel: tuple[Path, Path], tmp_path: Path) -> None:
    venv = make_venv(tmp_path / "venv")
    venv.install(sdist_and_wheel[1])
    assert venv.packages / "interpol_cli" == home_of_package(venv)
    assert_finds_facts(venv)


def test_editable_install_reads_the_tree(tree: Path, tmp_path: Path) -> None:
    """A fact changed in the tree is seen at once: the copy that the build laid aside is not read."""
    own = tmp_path / "tree"
    shutil.copytree(tree, own)
    venv = make_venv(tmp_path / "venv")
    venv.install("--editable", own)
    assert own / "src/interpol_cli" == home_of_package(venv)
    assert_finds_facts(venv)
    store = own / "data/events.json"
    store.write_text(store.read_text(encoding="utf-8").replace("Marrakech", "Merrakech"), encoding="utf-8")
    assert "Merrakech" in venv.interpol("show", "ga-93", "-f", "json")


def test_zip_import_finds_its_facts(wheel: Path, tmp_path: Path) -> None:
    """A wheel on the path is imported as the zip that it is."""
    venv = make_venv(tmp_path / "venv")
    answer = run([venv.python, "-c", MAIN, "show", "ga-93", "-f", "json"], cwd=venv.home, PYTHONPATH=str(wheel))
    assert "ga-93" == json.loads(answer)[0]["id"]
    where = run(
        [venv.python, "-c", "import interpol_cli; print(interpol_cli.__file__)"], tmp_path, PYTHONPATH=str(wheel)
    )
    assert str(wheel / "interpol_cli/__init__.py") == where.strip()


def test_install_writes_nothing_when_it_runs(wheel: Path, tmp_path: Path) -> None:
    """The packaged store is opened for reading only; a system's packages may not be writable."""
    venv = make_venv(tmp_path / "venv")
    venv.install(wheel)
    before = {path: path.stat().st_mtime_ns for path in venv.home.rglob("*") if "__pycache__" not in path.parts}
    venv.interpol("list", "kind:session")
    after = {path: path.stat().st_mtime_ns for path in venv.home.rglob("*") if "__pycache__" not in path.parts}
    assert {path for path in before if path.is_file()} == {path for path in after if path.is_file()}
    assert before[venv.packages / STORE] == after[venv.packages / STORE]


def test_wheel_holds_the_package_and_its_facts_only(tree: Path, wheel: Path) -> None:
    stem = wheel.name.rpartition("-py3")[0]
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        assert (tree / "data/events.json").read_bytes() == archive.read(STORE)
        assert (ROOT / "docs/interpol.1").read_bytes() == archive.read(f"{stem}.data/data/share/man/man1/interpol.1")
    assert {"interpol_cli", f"{stem}.dist-info", f"{stem}.data"} == {name.split("/")[0] for name in names}
    modules = {path.relative_to(tree / "src").as_posix() for path in (tree / "src").rglob("*.py")}
    page = {f"interpol_cli/render/page/page.{ending}" for ending in ("html", "css", "js")}
    assert modules | page | {STORE, "interpol_cli/py.typed"} == {
        name for name in names if name.startswith("interpol_cli/")
    }
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_wheel_of_the_sdist_is_the_wheel_of_the_tree(wheel: Path, sdist_and_wheel: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(wheel) as ours, zipfile.ZipFile(sdist_and_wheel[1]) as theirs:
        assert {name: ours.read(name) for name in ours.namelist()} == {
            name: theirs.read(name) for name in theirs.namelist()
        }


def test_sdist_holds_what_building_and_testing_need(tree: Path, sdist_and_wheel: tuple[Path, Path]) -> None:
    with tarfile.open(sdist_and_wheel[0]) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    wanted = {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()}
    assert wanted | {"PKG-INFO"} == names
