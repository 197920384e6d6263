"""Say a date in words of the reader's language, as a terminal shows it: "4–7 November 2024", "about 1996".

Conventions: digits are 0 to 9 and years have four; nothing of the date is lost, so what is said whole reads back as the
same EDTF (`interpol_cli.core.when`) in whichever language it was said; `ar` and `ar-MA` differ in the names of months
only. A date of unspecified digits is said as what it is: 199X is a decade, 19XX a hundred years, 1946-XX "some month in
1946". Arabic says a range with words, "من … إلى", because a dash between numbers changes its direction with the line.
"""

from collections.abc import Callable
from typing import NamedTuple

from interpol_cli.core.edtf import Edtf, EdtfPoint, Precision


class _Open(NamedTuple):
    """How a language says an interval with an open end: plainly, and where its date is approximate."""

    plain: str
    about: str
    article: Callable[[EdtfPoint], str]  # what goes before the date where it is said plainly


class _Tongue(NamedTuple):
    """The words of one language; `{}` stands for the date they are about."""

    months: tuple[str, ...]
    seasons: tuple[str, ...]
    decade: Callable[[str], str]
    century: str
    some_day: tuple[str, str]  # of a month or a year, which stands in the second text, or is left out with it
    some_month: tuple[str, str]
    some_year: str  # of a decade or of a hundred years
    about: str
    doubt: str
    since: _Open
    until: _Open
    unknown: str
    span: str  # two dates that each stand whole
    close_span: str  # two numbers
    first_of_month: str
    article: Callable[[EdtfPoint], str]  # what goes before a date after "about"


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ARABIC_TENS = {
    "2": "عشرينيات",
    "3": "ثلاثينيات",
    "4": "أربعينيات",
    "5": "خمسينيات",
    "6": "ستينيات",
    "7": "سبعينيات",
    "8": "ثمانينيات",
    "9": "تسعينيات",
}
_ARABIC_CENTURIES = {
    "17": "القرن الثامن عشر",
    "18": "القرن التاسع عشر",
    "19": "القرن العشرين",
    "20": "القرن الحادي والعشرين",
}


def _arabic_decade(year: str) -> str:
    """Say a decade; the first two of a century have no word of their own."""
    tens, century = _ARABIC_TENS.get(year[2]), _ARABIC_CENTURIES.get(year[:2])
    return f"{tens} {century}" if tens and century else f"عقد {year}"


def _english_article(point: EdtfPoint) -> str:
    return "the " if point.precision >= Precision.DECADE else ""


_FRENCH_SEASON_ARTICLES = {"21": "le ", "22": "l'", "23": "l'", "24": "l'"}


def _french_article(point: EdtfPoint) -> str:
    if point.precision >= Precision.DECADE:
        return "les "
    if point.precision == Precision.DAY:
        return "le "
    return _FRENCH_SEASON_ARTICLES.get(point.month or "", "")


def _french_until_article(point: EdtfPoint) -> str:
    if point.precision >= Precision.DECADE:
        return "aux "
    if "XX" in (point.month, point.day):
        return "à "
    article = _french_article(point)
    return {"le ": "au ", "l'": "à l'"}.get(article, "en ")


def _no_article(_point: EdtfPoint) -> str:
    return ""


_ENGLISH = _Tongue(
    months=_names("January February March April May June July August September October November December"),
    seasons=("spring", "summer", "autumn", "winter"),
    decade="{}s".format,
    century="{}s (century)",
    some_day=("some day", " in {}"),
    some_month=("some month", " in {}"),
    some_year="some year in the {}",
    about="about {}",
    doubt="?",
    since=_Open("since {}", "since about {}", _english_article),
    until=_Open("until {}", "until about {}", _english_article),
    unknown="unknown",
    span="{} – {}",
    close_span="{}–{}",
    first_of_month="1",
    article=_english_article,
)
_FRENCH = _Tongue(
    months=_names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    seasons=("printemps", "été", "automne", "hiver"),
    decade="années {}".format,
    century="années {} (siècle)",
    some_day=("un jour", " en {}"),
    some_month=("un mois", " en {}"),
    some_year="une des {}",
    about="vers {}",
    doubt="?",
    since=_Open("depuis {}", "depuis environ {}", _french_article),
    until=_Open("jusqu'{}", "jusque vers {}", _french_until_article),
    unknown="date inconnue",
    span="{} – {}",
    close_span="{}–{}",
    first_of_month="1er",
    article=_french_article,
)
_ARABIC = _Tongue(
    months=_names("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    seasons=("ربيع", "صيف", "خريف", "شتاء"),
    decade=_arabic_decade,
    century="قرن {}",
    some_day=("يوم ما", " في {}"),
    some_month=("شهر ما", " في {}"),
    some_year="سنة ما في {}",
    about="نحو {}",
    doubt="؟",
    since=_Open("منذ {}", "منذ نحو {}", _no_article),
    until=_Open("حتى {}", "حتى نحو {}", _no_article),
    unknown="تاريخ غير معروف",
    span="من {} إلى {}",
    close_span="من {} إلى {}",
    first_of_month="1",
    article=_no_article,
)
_TONGUES = {
    "en": _ENGLISH,
    "fr": _FRENCH,
    "ar": _ARABIC,
    "ar-MA": _ARABIC._replace(months=_names("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر")),
}


def in_words(date: Edtf, language: str, *, year: bool = True) -> str:
    """Say a date in words.

    Args:
        date: The date.
        language: `en`, `fr`, `ar` or `ar-MA`.
        year: Without it the year is left out wherever the rest can stand alone and no other year is named: for a date
            under the heading of its year. Only that form need not read back.

    Returns:
        One line without marks of direction.

    >>> from interpol_cli.core.edtf import parse
    >>> in_words(parse("2009-10-30/2009-11-02"), "en"), in_words(parse("1996~"), "fr")
    ('30 October – 2 November 2009', 'vers 1996')
    """
    tongue = _TONGUES[language]
    start, end = date.start, date.end
    if start is None:
        assert end is not None  # one side at least is given
        if date.is_start_open:
            return _open(end, tongue.until, tongue, year=year)
        return tongue.span.format(tongue.unknown, _end(end, tongue, year=year))
    if end is None:
        if date.is_end_open:
            return _open(start, tongue.since, tongue, year=year)
        return tongue.span.format(_end(start, tongue, year=year), tongue.unknown)
    if not date.is_interval:
        return _doubted(start, _bare(start, tongue, year=year), tongue)
    return _span(start, end, tongue, year=year or start.year != end.year)


def _open(point: EdtfPoint, way: _Open, tongue: _Tongue, *, year: bool) -> str:
    """Say an interval that is open on one side."""
    bare = _bare(point, tongue, year=year)
    if point.is_approximate:
        said = way.about.format(tongue.article(point) + bare)
    else:
        said = way.plain.format(way.article(point) + bare)
    return said + tongue.doubt if point.is_uncertain else said


def _span(start: EdtfPoint, end: EdtfPoint, tongue: _Tongue, *, year: bool) -> str:
    """Say an interval of two dates; what both share is said once, unless one of them is doubted."""
    is_alike = start.precision == end.precision and _is_plain(start) and _is_plain(end)
    if is_alike and start.precision == Precision.YEAR:
        return tongue.close_span.format(start.year, end.year)
    if is_alike and start.year == end.year and start.precision <= Precision.MONTH:
        if start.month == end.month and start.day:
            days = tongue.close_span.format(_day(start, tongue), _day(end, tongue))
            return days + _bare(end, tongue, year=year).removeprefix(_day(end, tongue))
        return tongue.span.format(_bare(start, tongue, year=False), _bare(end, tongue, year=year))
    return tongue.span.format(_end(start, tongue, year=year), _end(end, tongue, year=year))


def _is_plain(point: EdtfPoint) -> bool:
    """Say whether a date has no doubt and no open digit."""
    return not point.qualifier and "X" not in str(point)


def _end(point: EdtfPoint, tongue: _Tongue, *, year: bool) -> str:
    """Say one end of an interval: of a decade, one of its years."""
    bare = _bare(point, tongue, year=year)
    if point.precision < Precision.DECADE:
        return _doubted(point, bare, tongue)
    said = tongue.some_year.format(bare)
    said = tongue.about.format(said) if point.is_approximate else said
    return said + tongue.doubt if point.is_uncertain else said


def _doubted(point: EdtfPoint, bare: str, tongue: _Tongue) -> str:
    """Add the doubts of a date to what is said of it."""
    said = tongue.about.format(tongue.article(point) + bare) if point.is_approximate else bare
    return said + tongue.doubt if point.is_uncertain else said


def _day(point: EdtfPoint, tongue: _Tongue) -> str:
    return tongue.first_of_month if point.day == "01" else str(int(point.day or 0))


def _bare(point: EdtfPoint, tongue: _Tongue, *, year: bool) -> str:
    """Say one date without its doubts."""
    if point.precision == Precision.CENTURY:
        return tongue.century.format(point.year.replace("X", "0"))
    if point.precision == Precision.DECADE:
        return tongue.decade(point.year.replace("X", "0"))
    if point.month is None:
        return point.year
    if point.month == "XX":
        some, of = tongue.some_month if point.day is None else tongue.some_day
        return some + of.format(point.year) if year else some
    number = int(point.month)
    name = tongue.seasons[number - 21] if number > 12 else tongue.months[number - 1]
    whole = f"{name} {point.year}" if year else name
    if point.day == "XX":
        some, of = tongue.some_day
        return some + of.format(whole)
    return f"{_day(point, tongue)} {whole}" if point.day else whole
