"""Gather one fact with its surroundings: its neighbours in its series, what it was part of, what happened at it."""

from collections.abc import Iterable

from interpol_cli.core.edtf import sort_key
from interpol_cli.core.model import Event
from interpol_cli.core.report import Sheet


def sheet_of(event: Event, events: Iterable[Event]) -> Sheet:
    """Gather what surrounds an event.

    Args:
        event: The fact.
        events: All facts of the store, in any order.

    Returns:
        The fact with the nearest numbers of its series on each side (for unnumbered ones, the nearest dates), and its
        parts in the order of time.
    """
    around = tuple(events)
    kin = [one for one in around if event.series and one.series and one.series.id == event.series.id]
    row = sorted(kin, key=lambda one: _place_in_series(one, is_numbered=event.number is not None))
    row = [one for one in row if (one.number is None) == (event.number is None)]
    at = next((index for index, one in enumerate(row) if one.id == event.id), None)
    parts = sorted((one for one in around if one.part_of == event.id), key=_in_time)
    return Sheet(
        event=event,
        before=row[at - 1] if at else None,
        after=row[at + 1] if at is not None and at + 1 < len(row) else None,
        whole=next((one for one in around if one.id == event.part_of), None),
        parts=tuple(parts),
    )


def _in_time(event: Event) -> tuple[int | str, ...]:
    return (*sort_key(event.date.bounds), event.id)


def _place_in_series(event: Event, *, is_numbered: bool) -> tuple[int | str, ...]:
    return (event.number or 0, *_in_time(event)) if is_numbered else _in_time(event)
