"""Find the packaged store, however the program was installed, and read it through the loader that imported us.

Conventions: a wheel carries the store beside the modules, also where it is imported as a zip; an editable install reads
the one of its tree, so that a change there is seen at once. The loader's own `get_data` is used because
`importlib.resources` costs 26 ms to import.
"""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from interpol_cli.errors import StoreMissingError

_PACKAGE = Path(__file__).parents[1]
IN_WHEEL = _PACKAGE / "data" / "events.json"
IN_TREE = _PACKAGE.parents[1] / "data" / "events.json"


def read_packaged() -> tuple[str, bytes]:
    """Read the packaged store whole.

    Returns:
        Its path, which may lie in a zip, and its bytes.

    Raises:
        StoreMissingError: The installation has lost it.
    """
    get_data = cast("Callable[[str], bytes]", __spec__.loader.get_data)  # type: ignore[union-attr]
    # beside `src` only: next to an installed package, the directory `data` is somebody else's
    candidates = (IN_WHEEL, IN_TREE) if _PACKAGE.parent.name == "src" else (IN_WHEEL,)
    for path in candidates:
        try:
            return str(path), get_data(str(path))
        except OSError:
            continue
    raise StoreMissingError(str(candidates[-1]))
