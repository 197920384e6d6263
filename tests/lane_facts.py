"""Terms, a seat, sessions and elections made for the tests of lanes: one for each hard case of a bar, a mark and a name."""

from typing import Any

from interpol_cli.core.lanes import Picture, picture_of
from interpol_cli.core.model import Event, Participation, Person, Source
from interpol_cli.core.period import Match, Period
from interpol_cli.core.report import Row
from shown import (
    BRITAIN,
    ELECTION,
    GA_38,
    GA_76,
    GA_92,
    GA_93,
    HEADQUARTERS,
    JARVA,
    LANGUAGES,
    MOROCCO,
    in_time,
    make,
    screen,
)

TODAY = screen().today
NOT_ON_THE_WEB = Source("minutes", "Minutes", "Archive", "file:///etc/passwd", None, "en", "archive", None)
ON_THE_WEB = Source("page", "A page", "Site", "https://example.org/a?b=1&c=<2>", None, "en", "official", None)


def person(name: str, french: str, arabic: str, **changes: Any) -> Person:  # noqa: ANN401
    """Make a person from the names in the three languages."""
    fields: dict[str, Any] = {"aliases": (), "country": None, **changes}
    names = dict(zip(LANGUAGES, (name, french, arabic), strict=True))
    return Person(id=name.lower().replace(" ", "-"), name=names, **fields)


LOUWAGE = person("Florent Louwage", "Florent Louwage", "فلوران لوفاج")
NEPOTE = person("Jean Népote", "Jean Népote", "جان نيبوت")
KENDALL = person("Raymond Kendall", "Raymond Kendall", "رايموند كيندال", country=BRITAIN)
FRANSSEN = person("Firmin Franssen", "Firmin Franssen", "فيرمان فرانسن")
ACTING = person("Kim Jong Yang", "Kim Jong Yang", "كيم جونغ يانغ")
LONG_NAME = person(
    "Alaa El Din Mohamed Abdalla Ragab", "Alaa El Din Mohamed Abdalla Ragab", "علاء الدين محمد عبد الله رجب"
)
DKHISSI = person("Mohamed Dkhissi", "Mohamed Dkhissi", "محمد الدخيسي", country=MOROCCO)


def term(who: Person, office: str, when: str, *, region: str | None = None, act: str | None = None) -> Event:
    """Make a term of office."""
    part = Participation(who, office, region, act, None, None)
    named = (who.name["en"], who.name.get("fr", who.name["en"]), who.name["ar"])
    return make(f"term-{who.id}-{when[:4]}", "term", when, named, people=(part,), sources=(NOT_ON_THE_WEB, ON_THE_WEB))


LOUWAGE_TERM = term(LOUWAGE, "president", "1946-06/1956")
FRANSSEN_TERM = term(FRANSSEN, "president", "196X/1968")
JARVA_TERM = term(JARVA, "president", "1963/196X")
ACTING_TERM = term(ACTING, "president", "2018-10-07/2018-11-21", act="acting")
NEPOTE_TERM = term(NEPOTE, "secretary-general", "1963/1978")
KENDALL_TERM = term(KENDALL, "secretary-general", "1985-10/2000-11")
LONG_TERM = term(LONG_NAME, "delegate", "2022-10-21/2025-11-27", region="africa")
DOUBTED_TERM = term(ACTING, "delegate", "2017-09-29/2020?", region="asia")
OPEN_TERM = term(DKHISSI, "vice-president", "2024-11-07/..", region="africa")
UNKNOWN_END = term(DKHISSI, "delegate", "1990/", region="africa")

TERMS = (LOUWAGE_TERM, FRANSSEN_TERM, JARVA_TERM, ACTING_TERM, NEPOTE_TERM, KENDALL_TERM, LONG_TERM, OPEN_TERM)
DOUBTED = (*TERMS, DOUBTED_TERM)
EVERYTHING = (*DOUBTED, GA_38, GA_76, GA_92, GA_93, ELECTION, HEADQUARTERS)


def rows(*events: Event, possible: tuple[Event, ...] = ()) -> tuple[Row, ...]:
    """Make rows in the order of time; those in `possible` only may answer."""
    return tuple(Row(one, Match.POSSIBLE if one in possible else Match.CERTAIN) for one in in_time(*events))


def picture(
    *events: Event,
    by: str = "office",
    asked: Period | None = None,
    possible: tuple[Event, ...] = (),
    has_today: bool = True,
) -> Picture:
    """Sort facts into lanes, on 22 November 2026."""
    return picture_of(rows(*events, possible=possible), by, asked=asked, today=TODAY if has_today else None)
