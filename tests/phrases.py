"""The tables of phrases, at least 150 in each language, and the few facts that they name."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.core.when import Order, Reading, parse_when

TODAY = date(2026, 11, 22)
EVENTS = {
    "ga-76": "2007-11-05/2007-11-08",
    "ga-92": "2024-11-04/2024-11-07",
    "ga-93": "2025-11-24/2025-11-27",
    "term-2025-philippe": "2025-11-27/..",
}
DATA = Path(__file__).parent / "data"


class Phrase(NamedTuple):
    """A phrase, the day on which it is typed, and its EDTF, or `error:` and the name of the error."""

    language: str
    text: str
    today: date
    expected: str


def event_date(event_id: str) -> Edtf | None:
    """Give the date of one of a few facts."""
    return parse(EVENTS[event_id]) if event_id in EVENTS else None


def read(text: str, today: date = TODAY, order: Order | None = None) -> Reading:
    """Read a phrase against the few facts."""
    return parse_when(text, today=today, event_date=event_date, order=order)


def _table(language: str) -> Iterator[Phrase]:
    lines = (DATA / f"phrases.{language}.tsv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(lines, dialect="excel-tab", quoting=csv.QUOTE_NONE):
        yield Phrase(language, row["phrase"], date.fromisoformat(row["today"]), row["expected"])


PHRASES = [phrase for language in ("en", "fr", "ar") for phrase in _table(language)]
