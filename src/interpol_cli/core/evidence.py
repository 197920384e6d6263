"""Gather what facts stand on and what is said against them: each source with its facts, each claim with its fact."""

from collections.abc import Iterable
from dataclasses import dataclass

from interpol_cli.core.model import Dispute, Event, Source
from interpol_cli.core.report import Row


@dataclass(frozen=True, slots=True)
class Use:
    """A source, the events that stand on it, and the events that it contradicts, in the order of the rows."""

    source: Source
    events: tuple[Event, ...]
    disputes: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A dispute with the event whose record it contradicts."""

    event: Event
    dispute: Dispute


def uses_of(rows: Iterable[Row]) -> tuple[Use, ...]:
    """Group events by their sources, in the order in which the sources are first met."""
    sources: dict[str, Source] = {}
    supported: dict[str, list[Event]] = {}
    disputed: dict[str, dict[str, Event]] = {}
    for row in rows:
        for source in row.event.sources:
            sources[source.id] = source
            supported.setdefault(source.id, []).append(row.event)
        for source in (source for dispute in row.event.disputes for source in dispute.sources):
            sources.setdefault(source.id, source)
            disputed.setdefault(source.id, {})[row.event.id] = row.event
    return tuple(
        Use(source, tuple(supported.get(key, ())), tuple(disputed.get(key, {}).values()))
        for key, source in sources.items()
    )


def claims_of(rows: Iterable[Row]) -> tuple[Claim, ...]:
    """List every dispute of the events, in their order."""
    return tuple(Claim(row.event, dispute) for row in rows for dispute in row.event.disputes)
