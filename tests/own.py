"""A store of one's own over the small store, and calls of the program that look after it."""

import json
import shlex
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest import mock

from command import Result
from facts import SMALL_STORE
from inside import call
from interpol_cli.store.journal import Entry
from interpol_cli.store.writer import history

MOMENT = "2026-11-22T10:00:00Z"


class Own:
    """A store in a directory of a test, laid over the small one."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.path = directory / "own.json"
        self.env = {
            "INTERPOL_STORE": f"{SMALL_STORE}:{self.path}",
            "INTERPOL_NOW": MOMENT,
            "INTERPOL_WHO": "sara",
            "INTERPOL_WAIT": "0.1",
            "TMPDIR": str(directory),
        }

    def call(self, *args: str | Path, env: Mapping[str, str] | None = None) -> Result:
        """Run the program over both stores."""
        with mock.patch.object(tempfile, "tempdir", str(self.directory)):  # which the library asks for once only
            return call(*args, env={**self.env, **(env or {})})

    def done(self, *args: str | Path, env: Mapping[str, str] | None = None) -> Result:
        """Run the program; it has to succeed."""
        result = self.call(*args, env=env)
        assert result.code == 0, result.stderr
        return result

    def refused(self, *args: str | Path, env: Mapping[str, str] | None = None) -> list[str]:
        """Run the program, which has to refuse the entry and to write nothing; give the problems."""
        before = self.files()
        result = self.call(*args, env=env)
        assert (2, "") == (result.code, result.stdout), result.stderr
        assert before == self.files()
        return [line.strip() for line in result.stderr.splitlines() if line.startswith("  ")]

    def files(self) -> dict[str, bytes]:
        """Read everything in the directory, but for what the editor and the lock leave there."""
        names = (self.path, self.path.with_name("own.json.journal"))
        return {path.name: path.read_bytes() for path in names if path.exists()}

    @property
    def tables(self) -> dict[str, Any]:
        """The store as it is."""
        found: dict[str, Any] = json.loads(self.path.read_text("utf-8"))
        return found

    @property
    def events(self) -> dict[str, Any]:
        """The events of the store as they are."""
        found: dict[str, Any] = self.tables["events"]
        return found

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The journal as it is."""
        return history(str(self.path)).entries


def editor(directory: Path, code: str) -> dict[str, str]:
    """Give variables for an editor that is a piece of Python: it has the form in `text`, and leaves another there."""
    script = directory / "editor.py"
    script.write_text(
        "import sys\n"
        "path = sys.argv[-1]\n"
        'text = open(path, encoding="utf-8").read()\n'
        f"{code}\n"
        'open(path, "w", encoding="utf-8").write(text)\n',
        "utf-8",
    )
    return {"EDITOR": shlex.join([sys.executable, str(script)]), "VISUAL": ""}
