"""Write a timeline for TimelineJS 3: its JSON, a slide for each fact, grouped by kind.

Conventions: a date has the parts that the sources give and no more (year, month, day), so that the bar begins and ends
there; the words beside it, `display_date`, say the doubt. Text is HTML for TimelineJS, so what comes from the store is
escaped, and only an address of the web is linked. A timeline needs a start: an open or unknown one is the known end.
Slides are in the rows' order; TimelineJS puts them in the order of time.

Source: timeline.knightlab.com/docs/json-format.html (format of TimelineJS 3).
"""

import json
from collections.abc import Iterable, Iterator
from html import escape

from interpol_cli.core.edtf import Edtf, EdtfPoint, Precision
from interpol_cli.core.language import Languages, is_right_to_left, pick
from interpol_cli.core.model import Source
from interpol_cli.core.report import Json, Row
from interpol_cli.render.addresses import web_address
from interpol_cli.render.labels import KINDS
from interpol_cli.render.prose import (
    date_words,
    dispute_line,
    doubt_lines,
    language_of,
    place_line,
    source_line,
    word,
)

Parts = dict[str, int]


def render_timelinejs(rows: Iterable[Row], languages: Languages, *, is_ascii: bool = False) -> Iterator[str]:
    """Write the facts as one JSON object, a slide a line; nothing where there are none, since a timeline needs one."""
    encode = json.JSONEncoder(ensure_ascii=is_ascii).encode
    before = f'{{"title": {encode(_title())}, "events": ['
    for row in rows:
        yield f"{before}\n{encode(_slide(row, languages))}"
        before = ","
    if before == ",":
        yield "\n]}\n"


def _title() -> dict[str, Json]:
    return {"unique_id": "interpol", "text": {"headline": "INTERPOL", "text": ""}}


def _slide(row: Row, languages: Languages) -> dict[str, Json]:
    event = row.event
    slide: dict[str, Json] = {
        "unique_id": event.id,
        "group": KINDS[language_of(languages)].get(event.kind, event.kind),
        "display_date": date_words(event.date, languages),
        **_dates(event.date),
        "text": {"headline": escape(pick(event.title, languages)[0]), "text": "".join(_text(row, languages))},
        "autolink": False,
    }
    return slide


def _dates(date: Edtf) -> dict[str, Json]:
    start, end = date.start or date.end, date.end
    assert start is not None  # one side at least is given
    first, last = _parts(start, is_last=False), _parts(end or start, is_last=True)
    # TimelineJS takes what is not given for January and the 1st, and an end that is not given for none.
    if date.start is not None and end is not None and _filled(first) < _filled(last):
        return {"start_date": first, "end_date": last}
    return {"start_date": first}


def _filled(parts: Parts) -> tuple[int, int, int]:
    return parts["year"], parts.get("month", 1), parts.get("day", 1)


def _parts(point: EdtfPoint, *, is_last: bool) -> Parts:
    """Give year, month and day as far as they are known; a decade begins with its first year and ends with its last."""
    if point.precision >= Precision.DECADE:
        return {"year": int(point.year.replace("X", "9" if is_last else "0"))}
    if point.precision is Precision.YEAR:
        return {"year": int(point.year)}
    if point.precision is Precision.SEASON:  # winter ends in the year after
        year, month = divmod(int(point.year) * 12 + (int(point.month or 0) - 20) * 3 - (-1 if is_last else 1), 12)
        return {"year": year, "month": month + 1}
    parts: Parts = {"year": int(point.year), "month": int(point.month or 0)}
    return {**parts, "day": int(point.day or 0)} if point.precision is Precision.DAY else parts


def _text(row: Row, languages: Languages) -> Iterator[str]:
    event = row.event
    summary, language = pick(event.summary, languages)
    direction = ' dir="rtl"' if is_right_to_left(language) else ""
    yield f"<p{direction}>{escape(summary)}</p>"
    own = ' dir="rtl"' if is_right_to_left(languages[0]) else ""
    where = place_line(event, languages)
    for line in (where, *doubt_lines(row, languages)):
        yield f"<p{own}>{escape(line)}</p>" if line else ""
    for dispute in event.disputes:
        yield f"<p{own}>{escape(word('disputed', languages))}: {escape(dispute_line(dispute, languages))}</p>"
    cited = "".join(f"<li>{_source(source, languages)}</li>" for source in event.sources)
    yield f"<p{own}>{escape(word('sources', languages))}</p><ul{own}>{cited}</ul>"


def _source(source: Source, languages: Languages) -> str:
    line, address = escape(source_line(source, languages)), web_address(source.url)
    if address is None:
        return line
    shown = escape(address)
    return line.replace(shown, f'<a href="{shown}">{shown}</a>', 1)
