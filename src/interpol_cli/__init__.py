"""Answer questions about a hundred years of INTERPOL's governance, from dated and cited facts.

The names below are the library; each is imported when it is first used, so that the command line starts without them.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interpol_cli.library import (
        Event,
        Match,
        Period,
        Query,
        Row,
        Store,
        open_store,
        parse_period,
        parse_query,
        select,
        shown,
    )

__version__ = "0.1.0"
__all__ = (
    "Event",
    "Match",
    "Period",
    "Query",
    "Row",
    "Store",
    "open_store",
    "parse_period",
    "parse_query",
    "select",
    "shown",
)


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from interpol_cli import library  # 30 ms, and the command line imports what it needs itself

    return getattr(library, name)
