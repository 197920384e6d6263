"""Find the event id that a person typed, in any case, a number with or without leading zeros."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from interpol_cli.core.text import fold, nearest
from interpol_cli.errors import UnknownIdError

SLUG_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
"""The pattern of ids and tags; those of countries are codes."""


def resolve_id(typed: str, ids: Sequence[str]) -> str:
    """Find the event id that was typed, in any case, a number with or without leading zeros.

    Returns:
        The id as the store writes it.

    Raises:
        UnknownIdError: No event has it; the nearest ids are named.
    """
    found = find_id(typed, ids)
    if found is None:
        raise UnknownIdError(typed, nearest(typed, ids))
    return found


def find_id(typed: str, ids: Sequence[str]) -> str | None:
    """Find the event id that was typed, as `resolve_id` does; None where no event has it."""
    if typed in ids:
        return typed
    return next(iter(by_bare_id(tuple(ids)).get(bare_id(typed), ())), None)


@lru_cache(maxsize=2)  # a store hands out the same tuple each time, and to fold its ids takes a thousand times as long
def by_bare_id(ids: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """Give the ids of each spelling that `bare_id` makes, in their order."""
    found: dict[str, list[str]] = {}
    for event_id in ids:
        found.setdefault(bare_id(event_id), []).append(event_id)
    return found


def bare_id(text: str) -> str:
    """Bring the spellings of one id together: `GA-1` and `ga-01` are one."""
    return re.sub(r"(?<=-)0+(?=\d+$)", "", fold(text).strip())
