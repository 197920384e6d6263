"""docs/images: the pictures are those that the program draws, and those of terminals are small."""

import runpy

import pytest

from command import ROOT

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "write_pictures.py"))
IMAGES = ROOT / "docs" / "images"


@pytest.mark.parametrize("name", SCRIPT["PICTURES"])
def test_picture_is_what_the_program_draws(name: str) -> None:
    is_current = (IMAGES / name).read_text(encoding="utf-8") == SCRIPT["make"](name)
    assert is_current, f"docs/images/{name} is not what the program draws; run: python scripts/write_pictures.py"


def test_every_drawing_is_made_by_the_script() -> None:
    assert set(SCRIPT["PICTURES"]) == {path.name for path in IMAGES.glob("*.svg")}


def test_screenshots_are_small_and_spoken_of() -> None:
    screenshots = sorted(IMAGES.glob("*.png"))
    page = (ROOT / "docs" / "arabic.md").read_text(encoding="utf-8")
    assert screenshots
    assert [] == [path.name for path in screenshots if path.stat().st_size > 40_000 or path.name not in page]
