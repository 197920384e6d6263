"""Write the pictures of docs/images that the program draws itself.

Run it after a change of a drawing or of the facts: python scripts/write_pictures.py. Today is in none of them, so that
they are the same on any day.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "docs" / "images"
PICTURES: Mapping[str, tuple[str, ...]] = {
    "terms.svg": ("timeline", "kind:term", "--by", "office", "--since", "1946", "--width", "1000"),
    "seats.svg": ("timeline", "kind:seat", "--by", "kind", "--width", "1000"),
    "presidents-ar.svg": (
        *("timeline", "kind:term", "office:president", "--since", "1985"),
        *("--by", "person", "--width", "1000", "--lang", "ar"),
    ),
    "sessions-morocco.svg": ("timeline", "kind:session", "host:MA", "--width", "800"),
}
"""Each picture with the arguments that draw it."""


def make(name: str) -> str:
    """Draw a picture."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("INTERPOL_")}
    nowhere = {"XDG_CONFIG_HOME": os.devnull, "XDG_DATA_HOME": os.devnull}
    done = subprocess.run(
        [sys.executable, "-m", "interpol_cli", *PICTURES[name], "--store", "curated", "-f", "svg"],
        capture_output=True,
        check=True,
        env={**kept, **nowhere},
    )
    return done.stdout.decode()


def main() -> None:
    """Write every picture."""
    TARGET.mkdir(exist_ok=True)
    for name in PICTURES:
        (TARGET / name).write_text(make(name), encoding="utf-8")
        print(f"wrote {TARGET / name}")


if __name__ == "__main__":
    main()
