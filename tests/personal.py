"""A home with a store of one's own in it, for whatever reads or changes one."""

import shlex
import sys
from pathlib import Path

from interpol_cli.store.changes import Change
from interpol_cli.store.journal import Note
from interpol_cli.store.writer import create, opened

MOMENT = "2026-11-22T10:00:00Z"
FACT = {
    "kind": "meeting",
    "date": "2024-11-04",
    "title": {"ar": "لقاء الرباط", "en": "A meeting in Rabat", "fr": "Une rencontre à Rabat"},
    "summary": {"en": "They met in Rabat."},
    "place": "rabat",
    "sources": ["interpol-ga-92-event"],
}
# Stands for a person at an editor: it takes the # away before `note`, and writes a note.
_EDITOR = """
import re, sys
path = sys.argv[-1]
text = open(path, encoding="utf-8").read()
text = re.sub(r"(?m)^(# )?name\\.fr = .*$", 'name.fr = "Rabat, ville"', text)
open(path, "w", encoding="utf-8").write(re.sub(r"(?m)^(# )?note = .*$", 'note = "as read in the minutes"', text))
"""


def personal_environment(home: Path, *, has_store: bool = True) -> dict[str, str]:
    """Make a home, with a store in it unless not wanted, and give the variables that lead there."""
    home.mkdir(parents=True, exist_ok=True)
    editor = home / "editor.py"
    editor.write_text(_EDITOR, "utf-8")
    if has_store:
        make_personal(home / "interpol" / "facts.json")
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    return {
        **dict.fromkeys(names, str(home)),
        "EDITOR": shlex.join([sys.executable, str(editor)]),
        "INTERPOL_NOW": MOMENT,
        "INTERPOL_WHO": "tester",
    }


def make_personal(path: Path) -> Path:
    """Begin a store with one fact, `rabat-2024`: two lines in its journal."""
    create(str(path), Note("init", MOMENT, "tester"))
    with opened(str(path)) as own:
        own.write([Change("events", "rabat-2024", None, FACT)], Note("add", MOMENT, "tester", "a first fact"))
    return path


def environment_for(example: str, home: Path) -> dict[str, str]:
    """Give the variables for an example: with a store of one's own only where it looks after one."""
    if "interpol store" not in example:
        return {}
    return personal_environment(home, has_store="store init" not in example)
