"""Say the program's own words in English, French and Arabic: kinds, offices, headings, counts.

Conventions: tables by language and then by the store's own value; values of closed lists are called as `core.terms` has
it, so that all forms say the same; digits are Western in every language; Arabic counts have five forms (one, two, 3 to
10, 11 to 99, hundreds), the first two without a number.
"""

from collections.abc import Mapping, Sequence

from interpol_cli.core.terms import ACT_TERMS, KIND_TERMS, OFFICE_TERMS, SOURCE_TYPE_TERMS, Term

_LANGUAGES = ("en", "fr", "ar")


def _by_language(terms: Mapping[str, Term]) -> Mapping[str, Mapping[str, str]]:
    return {language: {value: term.name[language] for value, term in terms.items()} for language in _LANGUAGES}


KINDS = _by_language(KIND_TERMS)
OFFICES = _by_language(OFFICE_TERMS)
ACTS = _by_language(ACT_TERMS)
SOURCE_TYPES = _by_language(SOURCE_TYPE_TERMS)

# With the preposition, so that a region stands behind an office as one phrase.
REGIONS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "africa": "for Africa",
        "americas": "for the Americas",
        "asia": "for Asia",
        "europe": "for Europe",
    },
    "fr": {
        "africa": "pour l'Afrique",
        "americas": "pour les Amériques",
        "asia": "pour l'Asie",
        "europe": "pour l'Europe",
    },
    "ar": {
        "africa": "عن إفريقيا",
        "americas": "عن الأمريكيتين",
        "asia": "عن آسيا",
        "europe": "عن أوروبا",
    },
}

VOTES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "votes": "votes: {}",
        "for": "{} for",
        "against": "{} against",
        "abstentions": "{} abstaining",
        "of": "of {}",
        "share": "{} %",
        "round": "round {}",
    },
    "fr": {
        "votes": "voix : {}",
        "for": "{} pour",
        "against": "{} contre",
        "abstentions": "{} abstentions",
        "of": "sur {}",
        "share": "{} %",
        "round": "tour {}",
    },
    "ar": {
        "votes": "الأصوات: {}",
        "for": "{} مع",
        "against": "{} ضد",
        "abstentions": "{} امتناع",
        "of": "من أصل {}",
        "share": "{} %",
        "round": "الجولة {}",
    },
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "after": "After",
        "at-it": "At it",
        "before": "Before",
        "comma": ", ",
        "countries": "Countries",
        "date": "Date",
        "decade": "{}s",
        "disputed": "Disputed",
        "disputes": "Disputes",
        "doubtful": "date in doubt",
        "doubtful-match": "date, or match, in doubt",
        "fact": "Fact",
        "id": "Id",
        "kind": "Kind",
        "no-record": "no record found",
        "note": "Note",
        "number": "no. {}",
        "numbers": "nos. {}",
        "part-of": "Part of",
        "people": "People",
        "place": "Place",
        "possible": "may lie outside the period asked for",
        "quoted": "“{}”",
        "range": "{}–{}",
        "runs": "a fact above is still going on",
        "sources": "Sources",
        "store": "Store",
        "tags": "Tags",
        "then": "then {}",
        "today": "today, {}",
        "war": "war: no session",
    },
    "fr": {
        "after": "Après",
        "at-it": "À cette occasion",
        "before": "Avant",
        "comma": ", ",
        "countries": "Pays",
        "date": "Date",
        "decade": "{}–{:02}",
        "disputed": "Contesté",
        "disputes": "Contestations",
        "doubtful": "date incertaine",
        "doubtful-match": "date, ou correspondance, incertaine",
        "fact": "Fait",
        "id": "Identifiant",
        "kind": "Type",
        "no-record": "aucune trace trouvée",
        "note": "Note",
        "number": "n° {}",
        "numbers": "nos {}",
        "part-of": "Fait partie de",
        "people": "Personnes",
        "place": "Lieu",
        "possible": "peut se trouver hors de la période demandée",
        "quoted": "«\u00a0{}\u00a0»",
        "range": "{}–{}",
        "runs": "un fait ci-dessus dure encore",
        "sources": "Sources",
        "store": "Base",
        "tags": "Mots-clés",
        "then": "alors {}",
        "today": "aujourd'hui, {}",
        "war": "guerre : aucune session",
    },
    "ar": {
        "after": "بعدها",
        "at-it": "خلالها",
        "before": "قبلها",
        "comma": "، ",
        "countries": "البلدان",
        "date": "التاريخ",
        "decade": "{}–{:02}",
        "disputed": "محل خلاف",
        "disputes": "الخلافات",
        "doubtful": "تاريخ غير مؤكد",
        "doubtful-match": "تاريخ أو تطابق غير مؤكد",
        "fact": "الواقعة",
        "id": "المعرف",
        "kind": "النوع",
        "no-record": "لم يعثر على سجل",
        "note": "ملاحظة",
        "number": "رقم {}",
        "numbers": "أرقام {}",
        "part-of": "جزء من",
        "people": "الأشخاص",
        "place": "المكان",
        "possible": "قد يقع خارج الفترة المطلوبة",
        "quoted": "«{}»",
        "range": "{} إلى {}",
        "runs": "واقعة مذكورة أعلاه ما زالت مستمرة",
        "sources": "المصادر",
        "store": "المخزن",
        "tags": "الوسوم",
        "then": "آنذاك {}",
        "today": "اليوم، {}",
        "war": "الحرب: لم تنعقد أي دورة",
    },
}

COUNTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "country": ("{} country", "{} countries"),
        "delegate": ("{} delegate", "{} delegates"),
        "dispute": ("{} dispute", "{} disputes"),
        "source": ("{} source", "{} sources"),
        "year": ("{} year", "{} years"),
    },
    "fr": {
        "country": ("{} pays", "{} pays"),
        "delegate": ("{} délégué", "{} délégués"),
        "dispute": ("{} contestation", "{} contestations"),
        "source": ("{} source", "{} sources"),
        "year": ("{} an", "{} ans"),
    },
    "ar": {
        "country": ("بلد واحد", "بلدان", "{} بلدان", "{} بلدا", "{} بلد"),
        "delegate": ("مندوب واحد", "مندوبان", "{} مندوبين", "{} مندوبا", "{} مندوب"),
        "dispute": ("خلاف واحد", "خلافان", "{} خلافات", "{} خلافا", "{} خلاف"),
        "source": ("مصدر واحد", "مصدران", "{} مصادر", "{} مصدرا", "{} مصدر"),
        "year": ("سنة واحدة", "سنتان", "{} سنوات", "{} سنة", "{} سنة"),
    },
}


def counted(noun: str, least: int, most: int, language: str) -> str:
    """Count a noun, as "7 sources" or "5–7 years" where the number lies between two.

    >>> counted("source", 1, 1, "en"), counted("year", 5, 7, "fr"), counted("year", 2, 2, "ar")
    ('1 source', '5–7 ans', 'سنتان')
    """
    return in_form(COUNTED[language][noun], least, most, language)


def in_form(forms: Sequence[str], least: int, most: int, language: str) -> str:
    """Choose the form of a noun that a number asks for; Arabic says a range in words, since a dash would turn it round.

    >>> in_form(("{} day", "{} days"), 3, 5, "en"), in_form(COUNTED["ar"]["year"], 3, 5, "ar")
    ('3–5 days', '3 إلى 5 سنوات')
    """
    low, high = number(least, language), number(most, language)
    joint = " إلى " if language == "ar" else "–"
    figures = high if least == most else f"{low}{joint}{high}"
    return forms[_form(most, language, is_exact=least == most)].format(figures)


def number(value: float, language: str) -> str:
    """Write a number with its thousands set apart, and the decimal sign of the language.

    >>> number(1000, "en"), number(99.2, "fr")
    ('1,000', '99,2')
    """
    text = f"{value:,}"
    return text.replace(",", "\u00a0").replace(".", ",") if language == "fr" else text


def _form(count: int, language: str, *, is_exact: bool) -> int:
    if language != "ar":
        return int(count > 1) if language == "fr" else int(count != 1)
    if count <= 2:
        return count - 1 if is_exact and count else 4
    return 2 if 3 <= count % 100 <= 10 else 3 if count % 100 > 10 else 4
