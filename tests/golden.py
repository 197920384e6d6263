"""Compare what is printed with the files of tests/golden, byte by byte.

`pytest --update-golden` rewrites them; the difference is then reviewed as output.
"""

from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
is_updated = False  # conftest.py sets it


def check_golden(name: str, text: str) -> None:
    """Hold a text equal to a file of tests/golden.

    Args:
        name: The file's name, such as `list_ma.plain.txt`.
        text: What was printed.
    """
    path = GOLDEN / name
    if is_updated:
        path.write_bytes(text.encode())
    assert path.exists(), f"{path} is not there; pytest --update-golden writes it"
    assert path.read_bytes().decode() == text
