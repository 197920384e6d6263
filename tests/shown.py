"""Facts made for the tests of what a terminal shows: one for each hard case of a date, of doubt, of width and of direction."""

import re
from datetime import date
from typing import Any

from bidi import get_display
from rich.cells import cell_len

from interpol_cli.core.edtf import parse, sort_key
from interpol_cli.core.language import parse_languages
from interpol_cli.core.model import Country, Dispute, Event, Participation, Person, Place, Series, Source
from interpol_cli.core.period import Match, Period
from interpol_cli.core.report import Hole, Listing, Row, Sheet
from interpol_cli.render.screen import Screen

LANGUAGES = ("en", "fr", "ar")
WIDTHS = (40, 60, 80, 120, 200)

AUSTRIA = Country("AT", {"en": "Austria", "ar": "النمسا", "fr": "Autriche"}, (), "europe")
MOROCCO = Country("MA", {"en": "Morocco", "ar": "المغرب", "fr": "Maroc"}, (), "africa")
POLAND = Country("PL", {"en": "Poland", "ar": "بولندا", "fr": "Pologne"}, (), "europe")
BRITAIN = Country("GB", {"en": "United Kingdom", "ar": "المملكة المتحدة", "fr": "Royaume-Uni"}, (), "europe")

VIENNA = Place("vienna", {"en": "Vienna", "ar": "فيينا", "fr": "Vienne"}, (), AUSTRIA, is_country=False)
MARRAKECH = Place("marrakech", {"en": "Marrakech", "ar": "مراكش", "fr": "Marrakech"}, (), MOROCCO, is_country=False)
GLASGOW = Place("glasgow", {"en": "Glasgow", "ar": "غلاسكو", "fr": "Glasgow"}, (), BRITAIN, is_country=False)
SOMEWHERE_IN_POLAND = Place("poland", POLAND.name, (), POLAND, is_country=True)

ASSEMBLY = Series(
    "general-assembly",
    {"en": "INTERPOL General Assembly", "ar": "الجمعية العامة للإنتربول", "fr": "Assemblée générale d'INTERPOL"},
    (),
    "ga",
    (6, 7, 39),
)
DKHISSI = Person("mohamed-dkhissi", {"en": "Mohamed Dkhissi", "ar": "محمد الدخيسي"}, (), MOROCCO)
JARVA = Person("fjalar-jarva", {"en": "Fjalar Jarva", "ar": "فيالار يارفا"}, (), None)

OFFICIAL = Source(
    "interpol-ga-93",
    "93rd INTERPOL General Assembly",
    "INTERPOL",
    "https://example.org/ga-93",
    "2025-11-24",
    "en",
    "official",
    None,
)
PRESS = Source(
    "barlamane-2025-05-18",
    "المغرب يستعد لاستضافة الدورة 93 للجمعية العامة للإنتربول بمراكش",
    "Barlamane",
    "https://example.org/ar/barlamane?page=1&lang=ar",
    "2025-05-18",
    "ar",
    "press",
    None,
)
BOOK = Source("gazette-1923", "A police gazette", "Gazette", None, None, "de", "archive", None)


def make(event_id: str, kind: str, when: str, title: tuple[str, str, str], **changes: Any) -> Event:  # noqa: ANN401
    """Make a fact from its id, kind, date and titles (English, French, Arabic)."""
    fields: dict[str, Any] = {
        "summary": {},
        "series": None,
        "number": None,
        "place": None,
        "venue": None,
        "place_then": None,
        "countries": (),
        "people": (),
        "part_of": None,
        "attendance": {},
        "tags": (),
        "sources": (BOOK,),
        "disputes": (),
        "note": None,
        "origin": "curated",
    }
    titles = dict(zip(LANGUAGES, title, strict=True))
    return Event(id=event_id, kind=kind, date=parse(when), title=titles, **{**fields, **changes})


def session(number: int, when: str, place: Place, **changes: Any) -> Event:  # noqa: ANN401
    """Make a session of the General Assembly."""
    title = (
        f"{number}th INTERPOL General Assembly",
        f"{number}e session de l'Assemblée générale d'INTERPOL",
        f"الدورة {number} للجمعية العامة للإنتربول",
    )
    return make(f"ga-{number:02}", "session", when, title, series=ASSEMBLY, number=number, place=place, **changes)


GA_1 = session(1, "1923-09-03/1923-09-07", VIENNA, sources=(BOOK, OFFICIAL), place_then="Republic of Austria")
GA_2 = session(2, "1924", VIENNA)
GA_38 = session(38, "1969-10?", VIENNA)
GA_76 = session(76, "2007-11-05/2007-11-08", MARRAKECH, sources=(OFFICIAL, PRESS))
GA_92 = session(
    92,
    "2024-11-04/2024-11-07",
    GLASGOW,
    venue="Scottish Event Campus",
    attendance={"countries": 177, "delegates": 1000},
    summary={"en": "Opened by the Prime Minister, it elected a secretary general and renewed nine seats."},
    people=(
        Participation(DKHISSI, None, None, None, "head of delegation", None),
        Participation(JARVA, "president", None, None, None, None),
    ),
    sources=(OFFICIAL, PRESS),
    disputes=(
        Dispute("place", "Vienna", (PRESS,), "one passage says Vienna; INTERPOL and all others say Glasgow"),
        Dispute("attendance.countries", "179", (OFFICIAL, BOOK), "two counts were given"),
    ),
    tags=("number-by-count",),
    note="number counted from the first session",
)
GA_93 = session(93, "2025-11-24/2025-11-27", MARRAKECH, sources=(OFFICIAL, PRESS, BOOK))
ELECTION = make(
    "vice-president-2024-dkhissi",
    "election",
    "2024-11-07",
    (
        "Mohamed Dkhissi is elected vice-president for Africa",
        "Mohamed Dkhissi élu vice-président pour l'Afrique",
        "انتخاب محمد الدخيسي نائبا لرئيس الإنتربول عن إفريقيا",
    ),
    place=GLASGOW,
    part_of="ga-92",
    people=(
        Participation(
            DKHISSI, "vice-president", "africa", "elected", None, {"for": 96, "of": 153, "share": 62.7, "round": 1}
        ),
    ),
    countries=(MOROCCO,),
)
ABOUT_1996 = make(
    "erc-1996-poland",
    "meeting",
    "1996~",
    (
        "European Regional Conference in Poland",
        "Conférence régionale européenne en Pologne",
        "المؤتمر الأوروبي في بولندا",
    ),
    place=SOMEWHERE_IN_POLAND,
)
JARVA_TERM = make(
    "term-president-1963-jarva",
    "term",
    "1963/196X",
    ("Fjalar Jarva, President of INTERPOL", "Fjalar Jarva, président d'INTERPOL", "فيالار يارفا، رئيس الإنتربول"),
    people=(Participation(JARVA, "president", None, None, None, None),),
)
HEADQUARTERS = make(
    "seat-lyon",
    "seat",
    "1989-05-01/..",
    ("Headquarters in Lyon", "Siège à Lyon", "المقر في ليون"),
)
LONG_ID = make(
    "secretary-general-2024-urquiza-takes-office",
    "appointment",
    "2024-11-07",
    (
        "Valdecy Urquiza takes office as Jürgen Stock leaves",
        "Valdecy Urquiza prend ses fonctions au départ de Jürgen Stock",
        "فالديسي أوركيزا يتولى منصبه بعد مغادرة يورغن شتوك",
    ),
)
NO_RECORD = Hole("no-record", ASSEMBLY, 6, 13, None)
ONE_MISSING = Hole("no-record", ASSEMBLY, 39, 39, None)
WAR = Hole("war", ASSEMBLY, None, None, Period(date(1939, 9, 1).toordinal(), date(1945, 5, 8).toordinal()))

CENTURY = (GA_1, GA_2, NO_RECORD, WAR, JARVA_TERM, GA_38, ONE_MISSING, HEADQUARTERS, ABOUT_1996, GA_76, GA_92)
LATEST = (GA_92, ELECTION, LONG_ID, GA_93)
MIXED = (*CENTURY, ELECTION, LONG_ID, GA_93)
FACTS = tuple(one for one in MIXED if isinstance(one, Event))

WHOLE_SHEET = Sheet(GA_92, GA_76, GA_93, None, (ELECTION, LONG_ID))
"""A sheet with all its parts but one; `PART_SHEET` has that one."""

PART_SHEET = Sheet(ELECTION, None, None, GA_92, ())


def screen(width: int = 80, language: str = "en", **changes: Any) -> Screen:  # noqa: ANN401
    """Make a screen without colour, with Unicode, on 22 November 2026."""
    fields: dict[str, Any] = {
        "is_coloured": False,
        "is_unicode": True,
        "has_links": False,
        "today": date(2026, 11, 22),
    }
    return Screen(width_cells=width, languages=parse_languages(language), **{**fields, **changes})


def listing(*entries: Event | Hole, possible: tuple[Event, ...] = (), period: str | None = None) -> Listing:
    """Make a listing in the order given; the facts in `possible` are merely possible matches."""
    rows = (
        one if isinstance(one, Hole) else Row(one, Match.POSSIBLE if one in possible else Match.CERTAIN)
        for one in entries
    )
    return Listing(tuple(rows), Period.of(parse(period).bounds) if period else None)


def in_time(*events: Event) -> tuple[Event, ...]:
    """Put facts in the order of time."""
    return tuple(sorted(events, key=lambda event: (sort_key(event.date.bounds), event.id)))


def century(*, possible: tuple[Event, ...] = ()) -> Listing:
    """Make the listing of all facts and holes."""
    return listing(*MIXED, possible=possible)


def unmarked(text: str) -> str:
    """Take the marks of direction away."""
    return text.replace("\u200e", "").replace("\u200f", "")


def words_of(text: str) -> set[str]:
    """Give the words of what is shown, without marks of direction."""
    return set(unmarked(text).split())


def too_wide(text: str, width: int) -> list[str]:
    """Give the lines that do not fit into a width."""
    return [line for line in text.splitlines() if cell_len(line) > width]


def columns_of(line: str) -> list[tuple[int, int]]:
    """Give where the columns of a line start and end: two spaces or more stand between them."""
    return [match.span() for match in re.finditer(r"\S+(?: \S+)*", unmarked(line))]


_MIRRORED = str.maketrans("()«»“”", "<><><>")


def displaced(line: str) -> list[str]:
    """Give the columns of a line that a terminal which reorders would move or mix with others.

    The line is shown by the bidirectional algorithm with a left-to-right base, as terminals do; what stands at the place of
    a column has to be made of the same characters as the column.
    """
    display = unmarked(get_display(line, base_dir="L"))
    return [
        unmarked(line)[first:end]
        for first, end in columns_of(line)
        if sorted(display[first:end].translate(_MIRRORED)) != sorted(unmarked(line)[first:end].translate(_MIRRORED))
    ]
