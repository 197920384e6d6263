"""Hold the words that a date or a period may be typed in: English, French and Arabic in one table, mixed freely.

Conventions: a word may have several senses, each with a number as its value; the grammar picks the one that fits. Words
are compared folded, and an Arabic word with or without its article, unless `=` stands before it: then as it is written.
Arabic months stand in all three national habits: Egypt and the Gulf, the Maghreb, the Levant and Iraq.
"""

from collections.abc import Mapping
from typing import Literal

from interpol_cli.core.text import fold, words
from interpol_cli.core.when_calendar import CENTURY, DAY, DECADE, MONTH, QUARTER, WEEK, YEAR

Sense = Literal[
    "month",  # 1 to 12
    "season",  # 21 to 24, as in EDTF
    "weekday",  # 0 is Monday
    "unit",  # of `UNITS`
    "two",  # of a unit: the Arabic dual
    "decade-of",  # goes before the first year of a decade
    "tens",  # a decade by its tens: the thirties
    "number",
    "one",  # an indefinite article
    "ordinal",
    "fraction",  # into how many equal parts
    "stage",  # 0 early, 1 mid, 2 late
    "relative",  # -1 last, 0 this, 1 next
    "day",  # days from today
    "since",  # 1: said of a time span it means "ago" as well
    "until",
    "before",
    "after",
    "between",
    "and",
    "from",  # 1: by itself it means "since"
    "to",
    "of",
    "filler",
    "lead",  # a filler only before a date
    "era",  # a filler only after a date
    "about",
    "perhaps",
    "ago",  # stands after a time span
    "back",  # stands before a time span
    "ahead",  # stands before a time span
    "hence",  # stands after a time span
    "some",
    "some-after",  # stands after what it belongs to
    "unknown",
    "present",
    "onwards",
    "refused",  # of `REFUSALS`
]
Senses = Mapping[Sense, int]

REFUSALS = (
    "dates of the Islamic calendar are not read; write the Gregorian date, as 7 September 1923",
    "years before 1 are not read; years run from 0001 to 9999",
    "a day of the week alone is no date; write the day, month and year",
)

_TABLE: Mapping[Sense, Mapping[int, str]] = {
    "month": {
        1: "January, Jan, janvier, janv, يناير, جانفي, كانون الثاني",
        2: "February, Feb, février, févr, fév, فبراير, فيفري, شباط",
        3: "March, Mar, mars, مارس, آذار",
        4: "April, Apr, avril, avr, أبريل, أفريل, نيسان",
        5: "May, mai, مايو, ماي, أيار",
        6: "June, Jun, juin, يونيو, يونيه, جوان, حزيران",
        7: "July, Jul, juillet, juil, يوليو, يوليه, يوليوز, جويلية, تموز",
        8: "August, Aug, août, أغسطس, غشت, أغشت, أوت, آب",
        9: "September, Sep, Sept, septembre, سبتمبر, شتنبر, شتمبر, أيلول",
        10: "October, Oct, octobre, أكتوبر, تشرين الأول",
        11: "November, Nov, novembre, نوفمبر, نونبر, نونمبر, تشرين الثاني",
        12: "December, Dec, décembre, déc, ديسمبر, دجنبر, دجمبر, كانون الأول",
    },
    "season": {
        21: "spring, printemps, ربيع",
        22: "summer, été, صيف",
        23: "autumn, fall, automne, خريف",
        24: "winter, hiver, شتاء",
    },
    "weekday": {
        0: "Monday, Mon, lundi, lun, الاثنين",
        1: "Tuesday, Tue, Tues, mardi, mar, الثلاثاء",
        2: "Wednesday, Wed, mercredi, mer, الأربعاء",
        3: "Thursday, Thu, Thur, Thurs, jeudi, jeu, الخميس",
        4: "Friday, Fri, vendredi, ven, الجمعة",
        5: "Saturday, Sat, samedi, sam, السبت",
        6: "Sunday, Sun, dimanche, dim, الأحد",
    },
    "unit": {
        DAY: "day, days, jour, jours, يوم, أيام, يوما, يومي",
        WEEK: "week, weeks, semaine, semaines, أسبوع, أسابيع, أسبوعا",
        MONTH: "month, months, mois, شهر, أشهر, شهور, شهرا, شهري",
        QUARTER: "quarter, quarters, trimestre, trimestres",
        YEAR: "year, years, an, ans, année, années, سنة, سنوات, سنين, عام, أعوام, عاما, عامي, سنتي",
        DECADE: "decade, decades, décennie, décennies, عقد, عقود, عقدا",
        CENTURY: "century, centuries, c, siècle, siècles, قرن, قرون, قرنا",
    },
    "two": {
        DAY: "يومين, يومان",
        WEEK: "أسبوعين, أسبوعان",
        MONTH: "شهرين, شهران",
        YEAR: "سنتين, سنتان, عامين, عامان",
        DECADE: "عقدين, عقدان",
        CENTURY: "قرنين, قرنان",
    },
    "decade-of": {0: "decade, années, décennie, عقد, سنوات, أعوام"},
    "tens": {
        20: "twenties, عشرينيات, عشرينات",
        30: "thirties, ثلاثينيات, ثلاثينات",
        40: "forties, أربعينيات, أربعينات",
        50: "fifties, خمسينيات, خمسينات",
        60: "sixties, ستينيات, ستينات",
        70: "seventies, سبعينيات, سبعينات",
        80: "eighties, ثمانينيات, ثمانينات",
        90: "nineties, تسعينيات, تسعينات",
    },
    "number": {
        1: "one, un, une, واحد, واحدة",
        2: "two, deux, اثنان, اثنين, اثنتان, اثنتين",
        3: "three, trois, ثلاثة, ثلاث",
        4: "four, quatre, أربعة, أربع",
        5: "five, cinq, خمسة, خمس",
        6: "six, ستة, ست",
        7: "seven, sept, سبعة, سبع",
        8: "eight, huit, ثمانية, ثماني, ثمان",
        9: "nine, neuf, تسعة, تسع",
        10: "ten, dix, عشرة, عشر",
        11: "eleven, onze, أحد عشر, إحدى عشرة",
        12: "twelve, douze, اثنا عشر, اثني عشر, اثنتا عشرة, اثنتي عشرة",
        13: "thirteen, treize, ثلاثة عشر, ثلاث عشرة",
        14: "fourteen, quatorze, أربعة عشر, أربع عشرة",
        15: "fifteen, quinze, خمسة عشر, خمس عشرة",
        16: "sixteen, seize, ستة عشر, ست عشرة",
        17: "seventeen, dix sept, سبعة عشر, سبع عشرة",
        18: "eighteen, dix huit, ثمانية عشر, ثماني عشرة",
        19: "nineteen, dix neuf, تسعة عشر, تسع عشرة",
        20: "twenty, vingt, عشرون, عشرين",
        30: "thirty, trente, ثلاثون, ثلاثين",
        40: "forty, quarante, أربعون, أربعين",
        50: "fifty, cinquante, خمسون, خمسين",
        60: "sixty, soixante, ستون, ستين",
        70: "seventy, soixante dix, septante, سبعون, سبعين",
        80: "eighty, quatre vingt, quatre vingts, ثمانون, ثمانين",
        90: "ninety, quatre vingt dix, nonante, تسعون, تسعين",
        100: "hundred, a hundred, one hundred, cent, مئة, مائة",
    },
    "one": {1: "a, an, un, une, واحد, واحدة"},
    "ordinal": {
        1: "first, premier, première, أول, أولى, فاتح, حادي, حادية",
        2: "second, deuxième, seconde, ثاني, ثانية",
        3: "third, troisième, ثالث, ثالثة",
        4: "fourth, quatrième, رابع, رابعة",
        5: "fifth, cinquième, خامس, خامسة",
        6: "sixth, sixième, سادس, سادسة",
        7: "seventh, septième, سابع, سابعة",
        8: "eighth, huitième, ثامن, ثامنة",
        9: "ninth, neuvième, تاسع, تاسعة",
        10: "tenth, dixième, عاشر, عاشرة",
        11: "eleventh, onzième, حادي عشر",
        12: "twelfth, douzième, ثاني عشر",
        13: "thirteenth, treizième, ثالث عشر",
        14: "fourteenth, quatorzième, رابع عشر",
        15: "fifteenth, quinzième, خامس عشر",
        16: "sixteenth, seizième, سادس عشر",
        17: "seventeenth, dix septième, سابع عشر",
        18: "eighteenth, dix huitième, ثامن عشر",
        19: "nineteenth, dix neuvième, تاسع عشر",
        20: "twentieth, vingtième",
        21: "vingt et unième",
        30: "thirtieth, trentième",
    },
    "fraction": {
        2: "half, semestre, moitié, نصف, أسدس, أسدوس, سداسي",
        3: "third, tiers, ثلث",
        4: "quarter, trimestre, quart, ربع, ثلاثي",
    },
    "stage": {
        0: "early, beginning, start, début, commencement, أوائل, بداية, بدايات, مطلع, مستهل",
        1: "mid, middle, mi, milieu, منتصف, أواسط, وسط",
        2: "late, end, fin, أواخر, نهاية, نهايات, آخر, ختام",
    },
    "relative": {
        -1: "last, past, previous, dernier, dernière, derniers, dernières, passé, passée, précédent, précédente, "
        "ماضي, ماضية, فارط, فارطة, منصرم, منصرمة, سابق, سابقة, فائت, فائتة, أخير, أخيرة",
        0: "this, current, ce, cet, cette, ces, actuel, actuelle, en cours, هذا, هذه, حالي, حالية, جاري, جارية",
        1: "next, coming, prochain, prochaine, قادم, قادمة, مقبل, مقبلة, آتي, آتية",
    },
    "day": {
        -2: "day before yesterday, avant hier, أول أمس, أول من أمس",
        -1: "yesterday, hier, أمس, بارحة",
        0: "today, now, aujourd'hui, maintenant, =اليوم, الآن",
        1: "tomorrow, demain, غدا, غد, الغد",
        2: "day after tomorrow, après demain, بعد غد, بعد الغد",
    },
    "since": {
        0: "since, depuis, =dès, as of, as from, starting, à partir de, à partir du, à compter de, à compter du, "
        "ابتداء من, اعتبارا من, بدءا من",
        1: "منذ, مذ",
    },
    "until": {0: "until, till, til, up to, by, jusque, jusqu, حتى, لغاية, إلى غاية, إلى حدود, وحتى"},
    "before": {0: "before, prior to, earlier than, pre, avant, قبل, ما قبل"},
    "after": {0: "after, later than, post, après, بعد, ما بعد"},
    "between": {0: "between, entre, بين, ما بين, فيما بين"},
    "and": {0: "and, et, و"},
    "from": {0: "de, du, d, des", 1: "from, من"},
    "to": {0: "to, through, thru, à, au, aux, إلى"},
    "of": {0: "of, in, de, du, des, d, en, dans, من, في"},
    "filler": {0: "the, le, la, les, l, ال, ci, ب, ل, فصل, موافق"},
    "era": {0: "ad, ap j c, apr j c, م, ميلادي, ميلادية, للميلاد"},
    "lead": {
        0: "on, at, during, period, some time, sometime, au, aux, à, pendant, durant, lors, période, au cours de, "
        "au cours du, courant, en plein, خلال, أثناء, فترة, مدة, في الفترة, بتاريخ"
    },
    "about": {
        0: "about, around, circa, c, ca, approximately, approx, roughly, or so, vers, environ, autour, "
        "aux environs, aux alentours, نحو, حول, حوالي, قرابة, زهاء, تقريبا"
    },
    "perhaps": {
        0: "perhaps, maybe, possibly, probably, peut être, probablement, sans doute, ربما, لعله, يحتمل, على الأرجح"
    },
    "ago": {0: "ago"},
    "back": {0: "il y a, voici, voilà, قبل, منذ"},
    "ahead": {0: "in, dans, d ici, بعد"},
    "hence": {0: "hence"},
    "some": {0: "some, an unknown, a certain, certain, certaine, un certain, une certaine"},
    "some-after": {0: "ما"},
    "unknown": {
        0: "unknown, unknown date, inconnu, inconnue, date inconnue, مجهول, غير معروف, تاريخ غير معروف, تاريخ مجهول"
    },
    "present": {0: "present, the present, date, ongoing, présent, ce jour, nos jours, حاضر, وقت حاضر"},
    "onwards": {
        0: "onwards, onward, on, and later, and after, et après, et au delà, فصاعدا, فما بعد, وما بعده, وما بعدها"
    },
    "refused": {
        0: "hijri, ah, hégire, ramadan, محرم, صفر, ربيع الأول, ربيع الثاني, ربيع الآخر, جمادى, رجب, شعبان, رمضان, "
        "شوال, ذو القعدة, ذي القعدة, ذو الحجة, ذي الحجة, هجري, هجرية, هـ, للهجرة",
        1: "bc, bce, av j c, قبل الميلاد, ق م",
    },
}


def bare(word: str) -> str:
    """Take the article off a folded Arabic word; a shorter word is no noun with an article but something else."""
    return word[2:] if len(word) > 4 and word.startswith("ال") else word


def _build() -> dict[str, dict[Sense, int]]:
    lexicon: dict[str, dict[Sense, int]] = {}
    for sense, values in _TABLE.items():
        for value, phrases in values.items():
            # one call folds a whole row: a call a word takes four times as long
            for phrase, folded in zip(phrases.split(", "), fold(phrases).split(", "), strict=True):
                key = phrase[1:] if phrase[0] == "=" else " ".join(map(bare, words(folded)))
                lexicon.setdefault(key, {})[sense] = value
    return lexicon


LEXICON: Mapping[str, Senses] = _build()
"""The senses of each word or group of words, by its folded words with a space between."""

LONGEST = max(phrase.count(" ") + 1 for phrase in LEXICON)
"""How many words the longest entry has."""


def look_up(group: str) -> Senses | None:
    """Find the senses of a few words, typed with any spelling.

    >>> look_up("تشرين الثّاني"), look_up("sept"), look_up("septembr")
    ({'month': 11}, {'month': 9, 'number': 7}, None)
    """
    if (senses := LEXICON.get(group.casefold())) is not None:
        return senses
    folded = words(fold(group))
    return LEXICON.get(" ".join(folded)) or LEXICON.get(" ".join(map(bare, folded)))


# senses whose words say what is meant: one of them is suggested for a misspelt word
_TELLING: tuple[Sense, ...] = (
    *("month", "season", "weekday", "unit", "tens", "ordinal", "stage", "number", "day", "since", "until", "before"),
    *("after", "between", "about", "ago"),
)


def known_words() -> tuple[str, ...]:
    """List the words that carry meaning, as they are written."""
    rows = (phrases for sense in _TELLING for phrases in _TABLE[sense].values())
    found = (phrase.removeprefix("=") for phrases in rows for phrase in phrases.split(", "))
    return tuple(word for word in found if " " not in word)
