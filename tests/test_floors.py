"""Hold the floors of docs/architecture.md: imports go down, each outside library has one home, core stays pure."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
PACKAGE = "interpol_cli"
FLOORS = {"errors": 0, "core": 1, "store": 2, "render": 2, "cli": 3, "library": 3}
HOMES = {
    "typer": "cli",
    "rich": "render",
    "tinydb": "store",
    "dateutil": "core/when",
    "filelock": "store",
    "platformdirs": "store/directories",
    "icalendar": "render/ics",
    "jinja2": "render/html",
    "sqlite3": "render/sqlite_form",
    "pyarrow": "render/parquet",
}
# What reads, writes, waits or asks for the day: core is told all of it.
OUTSIDE_WORLD = {
    "io",
    "os",
    "sys",
    "pathlib",
    "subprocess",
    "socket",
    "shutil",
    "tempfile",
    "logging",
    "time",
    "random",
    "locale",
}
IMPURE_NAMES = {"open", "print", "input", "exec", "eval", "breakpoint"}
IMPURE_ATTRIBUTES = {"today", "now", "utcnow", "read_text", "write_text", "read_bytes", "write_bytes"}
LAZY = re.compile(rf"{PACKAGE}(\.\w+)+(:\w+)?")

MODULES = sorted((SOURCE / PACKAGE).rglob("*.py"))


def name_of(path: Path) -> str:
    """Give the dotted name of a module from its file."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str | None:
    """Give the room that a module of ours stands in, None for the package itself and for the modules of others."""
    parts = module.split(".")
    return parts[1] if parts[0] == PACKAGE and len(parts) > 1 else None


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Name every module that is imported, inside functions and by a lazy string too, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield base, node.lineno
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names if base == PACKAGE)
        elif isinstance(node, ast.Constant) and LAZY.fullmatch(str(node.value)):
            yield str(node.value).partition(":")[0], node.lineno


def parse(path: Path) -> ast.Module:
    """Read one module of ours."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@pytest.fixture(params=MODULES, ids=name_of)
def module(request: pytest.FixtureRequest) -> Path:
    """Give each module of the package in turn."""
    path = request.param
    assert isinstance(path, Path)
    return path


def test_every_module_stands_in_a_known_room() -> None:
    strays = {name_of(path) for path in MODULES} - {PACKAGE, f"{PACKAGE}.__main__"}
    assert [] == sorted(name for name in strays if room_of(name) not in FLOORS)


def test_imports_go_down(module: Path) -> None:
    room = room_of(name_of(module))
    floor = FLOORS.get(room or "", max(FLOORS.values()) + 1)  # the package itself and `python -m` stand above all rooms
    wrong = []
    for name, line in imported(parse(module)):
        other = room_of(name)
        if other in FLOORS and other != room and FLOORS[other] >= floor:
            wrong.append(f"line {line}: {room} imports {name}")
    assert [] == wrong


def test_rooms_do_not_use_the_public_names(module: Path) -> None:
    """The package's own names stand above all rooms; only its version may be asked for from within."""
    names = {name for name, _ in imported(parse(module)) if name.startswith(f"{PACKAGE}.") and "__main__" not in name}
    own = {f"{PACKAGE}.__version__", f"{PACKAGE}.library"} | {name for name in names if room_of(name) in FLOORS}
    assert set() == names - own


def test_each_library_has_one_home(module: Path) -> None:
    here = module.relative_to(SOURCE / PACKAGE).with_suffix("").as_posix()
    wrong = [
        f"line {line}: {name} is imported outside of {HOMES[library]}"
        for name, line in imported(parse(module))
        if (library := name.partition(".")[0]) in HOMES and not here.startswith(HOMES[library])
    ]
    assert [] == wrong


def declared(*groups: str) -> set[str]:
    """Name the distributions that pyproject.toml declares as dependencies, with those of the groups named."""
    project = tomllib.loads((SOURCE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [project["project"]["dependencies"], *project["project"].get("optional-dependencies", {}).values()]
    lists += [project["dependency-groups"][group] for group in groups]
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirements in lists for requirement in requirements}


@pytest.mark.parametrize(("directory", "groups"), [(SOURCE / PACKAGE, ()), (SOURCE.parent / "tests", ("dev", "fuzz"))])
def test_every_library_is_declared(directory: Path, groups: tuple[str, ...]) -> None:
    """What one of our libraries happens to bring along is not ours to import."""
    here = {path.stem for path in directory.rglob("*")} | {PACKAGE}
    names = {name.partition(".")[0] for path in directory.rglob("*.py") for name, _ in imported(parse(path))}
    makers = packages_distributions()
    foreign = {maker.lower() for name in names - here - sys.stdlib_module_names for maker in makers.get(name, [name])}
    assert set() == foreign - declared(*groups)


def test_click_is_not_imported(module: Path) -> None:
    """Typer ships its own Click; another beside it has other classes."""
    assert [] == [line for name, line in imported(parse(module)) if name.partition(".")[0] == "click"]


def test_imports_are_absolute(module: Path) -> None:
    relative = [node.lineno for node in ast.walk(parse(module)) if isinstance(node, ast.ImportFrom) and node.level]
    assert [] == relative


def test_init_of_a_room_is_empty() -> None:
    """An import of one module must not pay for its neighbours."""
    inits = [path for path in MODULES if path.name == "__init__.py" and path.parent != SOURCE / PACKAGE]
    assert inits
    assert [] == [name_of(path) for path in inits if parse(path).body]


def test_module_says_what_it_is_for(module: Path) -> None:
    tree = parse(module)
    assert ast.get_docstring(tree) or not tree.body, "a module starts with a docstring"


def test_core_reaches_nothing_outside() -> None:
    """Core does no input or output and never asks for the day: it is an argument."""
    wrong = []
    for path in (path for path in MODULES if room_of(name_of(path)) in {"core", "errors"}):
        tree = parse(path)
        wrong += [f"{name_of(path)}:{line} imports {name}" for name, line in imported(tree) if name in OUTSIDE_WORLD]
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IMPURE_NAMES:
                wrong.append(f"{name_of(path)}:{node.lineno} calls {node.func.id}")
            if isinstance(node, ast.Attribute) and node.attr in IMPURE_ATTRIBUTES and is_module_or_class(node.value):
                wrong.append(f"{name_of(path)}:{node.lineno} uses {ast.unparse(node)}")
    assert [] == wrong


def is_module_or_class(node: ast.expr) -> bool:
    """Say whether `node.today` can be the clock's: a value of ours may well have a field `today`."""
    return ast.unparse(node) in {"date", "datetime", "datetime.date", "datetime.datetime", "Path"}
