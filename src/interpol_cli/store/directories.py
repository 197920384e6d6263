"""Find the directories that the platform keeps for a program's settings, data and cache.

Conventions: the same as platformdirs says, which costs 5 ms and is asked elsewhere than on Linux only; a test holds it.

Source: XDG Base Directory Specification 0.8, `XDG_CONFIG_HOME`, `XDG_DATA_HOME` and `XDG_CACHE_HOME`.
"""

import os
import sys
from pathlib import Path
from typing import Literal

Purpose = Literal["config", "data", "cache"]

_HOMES = {"config": "~/.config", "data": "~/.local/share", "cache": "~/.cache"}


def user_directory(purpose: Purpose) -> Path:
    """Give the user's directory for a purpose; it need not be there.

    Raises:
        RuntimeError: Nobody has a home here.
    """
    if sys.platform == "linux":
        home = os.environ.get(f"XDG_{purpose.upper()}_HOME", "").strip()
        return (Path(home) if home else Path(_HOMES[purpose]).expanduser()) / "interpol"
    import platformdirs  # 5 ms

    find = {
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "cache": platformdirs.user_cache_path,
    }
    return find[purpose]("interpol", appauthor=False)
