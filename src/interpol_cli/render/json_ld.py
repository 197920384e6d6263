"""Write facts as JSON-LD in the words of schema.org: an Event for each, and each of their sources once.

Conventions: `startDate` and `endDate` stand only where the source gives them plainly, as ISO 8601 (a day, a month or a
year); the whole date, doubt and all, is the EDTF text in `additionalProperty`. What could end the script element is
written as an escape, so that the text may stand in a page.

Source: schema.org 29, `Event`, `PropertyValue`; EDTF level 1, id.loc.gov/datatypes/edtf.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from interpol_cli.core.edtf import Edtf, EdtfPoint, Precision
from interpol_cli.core.model import Event, Names, Place, Source
from interpol_cli.core.report import Json, Row
from interpol_cli.render.addresses import web_address

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF-level1"
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_GATHERINGS = frozenset({"session", "meeting", "ceremony"})


def inside_script(value: Json) -> str:
    r"""Write a value as JSON that no parser of HTML takes for markup.

    >>> print(inside_script({"a": "</script>"}))
    {"a":"\u003c/script\u003e"}
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=dict).translate(_ESCAPES)


def render_json_ld(rows: Iterable[Row]) -> Iterator[str]:
    """Write the facts as one JSON-LD object, a node a line; people, places and sources come once, at the end."""
    referred: dict[str, dict[str, Json]] = {}
    before = '{"@context":"https://schema.org","@graph":['
    for row in rows:
        yield f"{before}\n{inside_script(_event(row.event, referred))}"
        before = ","
    for node in referred.values():
        yield f"{before}\n{inside_script(node)}"
    yield "\n]}\n" if before == "," else f"{before}]}}\n"


def _event(event: Event, referred: dict[str, dict[str, Json]]) -> dict[str, Json]:
    def refer(kind: str, key: str, node: Mapping[str, Json]) -> dict[str, Json]:
        reference = f"#{kind}-{key}"
        referred.setdefault(reference, {"@id": reference, **node})
        return {"@id": reference}

    node: dict[str, Json] = {
        "@type": "Event",
        "@id": f"#{event.id}",
        "identifier": event.id,
        "name": _by_language(event.title),
        **_days(event.date),
        "additionalProperty": {"@type": "PropertyValue", "propertyID": _EDTF, "value": event.date.text},
    }
    if event.place:
        place = refer("place", event.place.id, _place(event.place))
        node["location"] = {"@type": "Place", "name": event.venue, "containedInPlace": place} if event.venue else place
    people = {part.person.id: part.person for part in event.people}
    if people:
        node["attendee" if event.kind in _GATHERINGS else "about"] = [
            refer("person", key, {"@type": "Person", "name": _by_language(person.name)})
            for key, person in people.items()
        ]
    if event.part_of:
        node["superEvent"] = {"@id": f"#{event.part_of}"}
    node["subjectOf"] = [refer("source", source.id, _work(source)) for source in event.sources]
    return node


def _days(date: Edtf) -> dict[str, Json]:
    days = {"startDate": _iso(date.start)}
    if date.is_interval:
        days["endDate"] = _iso(date.end)
    return {name: day for name, day in days.items() if day}


def _iso(point: EdtfPoint | None) -> str | None:
    """Give a date that ISO 8601 can say; None where it is doubted, or no more than a season or a decade."""
    if point is None or point.qualifier or "X" in str(point) or point.precision > Precision.YEAR:
        return None
    return None if point.precision is Precision.SEASON else str(point)


def _by_language(names: Names) -> Json:
    return [{"@language": language, "@value": text} for language, text in sorted(names.items())]


def _place(place: Place) -> dict[str, Json]:
    address: dict[str, Json] = {"@type": "PostalAddress", "addressCountry": place.country.code}
    return {"@type": "Country" if place.is_country else "Place", "name": _by_language(place.name), "address": address}


def _work(source: Source) -> dict[str, Json]:
    node: Mapping[str, Json] = {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "url": web_address(source.url),
        "datePublished": source.published if _DAY.fullmatch(source.published or "") else None,
        "inLanguage": source.language,
    }
    return {name: value for name, value in node.items() if value}
