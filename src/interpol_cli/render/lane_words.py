"""Say what lanes and the facts in them are called, and what their picture says besides, in the reader's language.

Conventions: names are short but whole: a person, an office, a city; what the lane or the whole picture says already is
not said again. Nothing here needs a terminal: SVG uses the same words.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from interpol_cli.core.edtf import parse
from interpol_cli.core.lanes import Item, Lane, Picture, Tick
from interpol_cli.core.model import BEGINNING_ACTS, PERSONAL_KINDS
from interpol_cli.core.period import Match, Period
from interpol_cli.core.terms import REGION_TERMS
from interpol_cli.render import wording
from interpol_cli.render.labels import ACTS, KINDS, OFFICES, REGIONS, in_form
from interpol_cli.render.screen import Screen

LANE_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "no-country": "no country",
        "no-office": "no office",
        "no-person": "nobody named",
        "no-region": "no region",
        "no-series": "no series",
        "counts-8": "1 to 8 facts or more at one place",
        "counts-10": "that many facts at one place, + for ten or more",
        "in-doubt": "perhaps: the exact day is not known",
        "by-country": "by country",
        "by-kind": "by kind",
        "by-office": "by office",
        "by-person": "by person",
        "by-region": "by region",
        "by-series": "by series",
    },
    "fr": {
        "no-country": "sans pays",
        "no-office": "sans fonction",
        "no-person": "personne de nommé",
        "no-region": "sans région",
        "no-series": "hors série",
        "counts-8": "de 1 à 8 faits ou plus au même endroit",
        "counts-10": "autant de faits au même endroit, + à partir de dix",
        "in-doubt": "peut-être : le jour exact n'est pas connu",
        "by-country": "par pays",
        "by-kind": "par type",
        "by-office": "par fonction",
        "by-person": "par personne",
        "by-region": "par région",
        "by-series": "par série",
    },
    "ar": {
        "no-country": "بلا بلد",
        "no-office": "بلا منصب",
        "no-person": "بلا أسماء",
        "no-region": "بلا منطقة",
        "no-series": "خارج السلاسل",
        "counts-8": "من واقعة واحدة إلى 8 وقائع أو أكثر في الموضع نفسه",
        "counts-10": "عدد الوقائع في الموضع نفسه، و+ لعشر فأكثر",
        "in-doubt": "ربما: اليوم الدقيق غير معروف",
        "by-country": "حسب البلد",
        "by-kind": "حسب النوع",
        "by-office": "حسب المنصب",
        "by-person": "حسب الشخص",
        "by-region": "حسب المنطقة",
        "by-series": "حسب السلسلة",
    },
}

FACTS: Mapping[str, tuple[str, ...]] = {
    "en": ("{} fact", "{} facts"),
    "fr": ("{} fait", "{} faits"),
    "ar": ("واقعة واحدة", "واقعتان", "{} وقائع", "{} واقعة", "{} واقعة"),
}


def said(word: str, screen: Screen) -> str:
    """Give one of the words of this picture."""
    return wording.plain(LANE_WORDS[screen.language][word], screen)


def lane_label(lane: Lane, field: str, screen: Screen) -> str:
    """Give what a lane is called: an office with its region, a name of the store, or that it stands for nothing."""
    value, region = lane.key
    if lane.key == ("", ""):
        return said(f"no-{field}", screen)
    if field == "kind":
        return KINDS[screen.language].get(value, value)
    if field == "region":
        names = REGION_TERMS[value].name if value in REGION_TERMS else {}
        return wording.name(names, screen) or value
    return office_words(value, region, screen) if field == "office" else wording.name(lane.names, screen) or value


def office_words(office: str, region: str, screen: Screen) -> str:
    """Give an office, with the region that it is held for."""
    language = screen.language
    words = f"{OFFICES[language].get(office, office)} {REGIONS[language].get(region, region)}"
    return wording.plain(words.strip(), screen)


def item_names(picture: Picture, screen: Screen) -> dict[tuple[str, str, str], str]:
    """Give what each fact is called, by the key of its lane and its id; a name that all share is left out."""
    offices = {
        (part.office, part.region)
        for item in picture.items
        if item.event.kind in PERSONAL_KINDS
        for part in item.people
        if part.office
    }
    says_office = len(offices) > 1 and picture.field != "office"
    names = {
        (*lane.key, item.event.id): _name(item, picture.field, screen, says_office=says_office)
        for lane in picture.lanes
        for item in lane.items
    }
    if len(names) > 1 and len(set(names.values())) == 1:
        return dict.fromkeys(names, "")
    possible = {item.event.id for item in picture.items if item.match is not Match.CERTAIN}
    mark = "≈ " if screen.is_unicode else "~ "
    return {key: f"{mark if key[-1] in possible else ''}{name}".strip() for key, name in names.items()}


def _name(item: Item, field: str, screen: Screen, *, says_office: bool) -> str:
    event = item.event
    if event.kind in PERSONAL_KINDS and item.people:
        return _people(item, field, screen, says_office=says_office)
    if event.kind == "accession":
        return (
            "" if field == "country" else _joined((wording.name(one.name, screen) for one in event.countries), screen)
        )
    if event.kind in ("session", "meeting"):
        town = wording.city(event, screen) or wording.country(event, screen)
        has_number = event.kind == "session" and event.number is not None
        return f"{event.number} {town}".strip() if has_number else town
    return wording.plain(wording.name(event.title, screen), screen)


def _people(item: Item, field: str, screen: Screen, *, says_office: bool) -> str:
    """Say who it was, or in a person's own lane in which office; of those elected, not who stood or left."""
    chosen = [part for part in item.people if part.act in BEGINNING_ACTS] or list(item.people)
    names = []
    for part in chosen:
        office = office_words(part.office or "", "" if field == "region" else part.region or "", screen)
        name = wording.name(part.person.name, screen) if field != "person" else office if says_office else ""
        acting = f" ({ACTS[screen.language]['acting']})" if part.act == "acting" else ""
        comma = wording.word("comma", screen) if says_office and office and field != "person" else ""
        names.append(f"{name}{acting}{comma}{office if comma else ''}".strip())
    return _joined(
        filter(None, names), screen, " · " if says_office and screen.is_unicode else "; " if says_office else ""
    )


def _joined(names: Iterable[str], screen: Screen, joint: str = "") -> str:
    return (joint or wording.word("comma", screen)).join(dict.fromkeys(names))


def tick_label(tick: Tick, months: int, screen: Screen) -> str:
    """Give what stands at a mark of the axis: the year, or the month where years have a line of their own."""
    if months >= 12:
        return f"{tick.year:04}"
    return wording.date_words(parse(f"{tick.year:04}-{tick.month:02}"), screen, year=False)


def today_words(day: int, screen: Screen) -> str:
    """Say which day is today."""
    return wording.word("today", screen).format(wording.date_words(parse(date.fromordinal(day).isoformat()), screen))


def fact_count(count: int, screen: Screen) -> str:
    """Count facts."""
    return wording.plain(in_form(FACTS[screen.language], count, count, screen.language), screen)


def years_words(period: Period, screen: Screen) -> str:
    """Say from which year to which."""
    first, last = (date.fromordinal(min(max(day, 1), date.max.toordinal())).year for day in (period.first, period.last))
    if first == last:
        return f"{first:04}"
    return wording.plain(wording.word("range", screen).format(f"{first:04}", f"{last:04}"), screen)
