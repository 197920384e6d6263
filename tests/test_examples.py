"""Every example that help shows really runs: it succeeds, and something comes of it."""

import shlex
from importlib import import_module
from pathlib import Path

import pytest

from command import run, shell
from inside import call
from interpol_cli.cli.commands import COMMANDS, GROUPS
from personal import environment_for

ENTRIES = {**COMMANDS, **{name: entry for entries in GROUPS.values() for name, entry in entries.items()}}
EXAMPLES = [
    example
    for name, entry in ENTRIES.items()
    if entry.group is None
    for example in import_module(f"interpol_cli.cli.{entry.module}").EXAMPLES[name]
]
ARE_FOR_A_SHELL = ("|", ">", "&&")
KEYS = "ga-92\tGlasgow\nga-93\tMarrakech\n"  # a file of the reader's own, which some examples look up


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_runs(
    example: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    surroundings = environment_for(example, tmp_path_factory.mktemp("home"))
    Path("keys.tsv").write_text(KEYS)
    if any(sign in example for sign in ARE_FOR_A_SHELL):
        result = shell(f"set -o pipefail; {example}", env=surroundings, cwd=tmp_path)
    else:
        program, *args = shlex.split(example)
        assert "interpol" == program
        result = call(*args, env=surroundings)
    assert 0 == result.code, result.stderr
    written = [path for path in tmp_path.iterdir() if path.name != "keys.tsv" and path.stat().st_size]
    assert result.stdout or written
    assert "interpol: error" not in result.stderr


def test_example_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    args = shlex.split(EXAMPLES[0])[1:]
    result = run(*args, cwd=tmp_path)
    assert (0, call(*args).stdout) == (result.code, result.stdout)
