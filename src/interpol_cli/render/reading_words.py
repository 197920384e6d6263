"""Say in French and Arabic what `interpol_cli.core.when` says in English of the pieces of a phrase.

Conventions: data only; `{}` stands for a number, a date or an id, which every language writes alike. Months and seasons
are not here, since `interpol_cli.core.date_words` has them, nor precisions, since `interpol_cli.core.terms` has.
"""

from collections.abc import Mapping

LABELS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "phrase": "phrase",
        "edtf": "edtf",
        "words": "in words",
        "earliest": "earliest",
        "latest": "latest",
        "precision": "precision",
        "or": "or",
    },
    "fr": {
        "phrase": "texte",
        "edtf": "edtf",
        "words": "en clair",
        "earliest": "au plus tôt",
        "latest": "au plus tard",
        "precision": "précision",
        "or": "ou",
    },
    "ar": {
        "phrase": "العبارة",
        "edtf": "edtf",
        "words": "بالكلمات",
        "earliest": "أول يوم",
        "latest": "آخر يوم",
        "precision": "الدقة",
        "or": "أو",
    },
}

MEANINGS: Mapping[str, tuple[str, str]] = {
    "EDTF": ("EDTF", "EDTF"),
    "Monday": ("lundi", "الاثنين"),
    "Tuesday": ("mardi", "الثلاثاء"),
    "Wednesday": ("mercredi", "الأربعاء"),
    "Thursday": ("jeudi", "الخميس"),
    "Friday": ("vendredi", "الجمعة"),
    "Saturday": ("samedi", "السبت"),
    "Sunday": ("dimanche", "الأحد"),
    "a date that is not known": ("une date inconnue", "تاريخ غير معروف"),
    "a day that is not named": ("un jour non précisé", "يوم لم يحدد"),
    "a week that is not named": ("une semaine non précisée", "أسبوع لم يحدد"),
    "a month that is not named": ("un mois non précisé", "شهر لم يحدد"),
    "a quarter that is not named": ("un trimestre non précisé", "ربع سنة لم يحدد"),
    "a year that is not named": ("une année non précisée", "سنة لم تحدد"),
    "a decade that is not named": ("une décennie non précisée", "عقد لم يحدد"),
    "a century that is not named": ("un siècle non précisé", "قرن لم يحدد"),
    "a time stamp; the time of day is left out": (
        "un horodatage ; l'heure est laissée de côté",
        "طابع زمني، وتركت الساعة",
    ),
    "an open end (..)": ("une borne ouverte (..)", "طرف مفتوح (..)"),
    "and": ("et", "و"),
    "and the next day": ("et le lendemain", "واليوم التالي"),
    "approximate (~)": ("approximatif (~)", "تقريبي (~)"),
    "uncertain (?)": ("incertain (?)", "غير مؤكد (?)"),
    "from the day after": ("à partir du lendemain", "من اليوم التالي"),
    "from the first day": ("à partir du premier jour", "من أول يوم"),
    "from the first day of the one to the last of the other": (
        "du premier jour de l'un au dernier de l'autre",
        "من أول يوم في الأول إلى آخر يوم في الثاني",
    ),
    "no end (..)": ("sans fin (..)", "بلا نهاية (..)"),
    "to the day before": ("jusqu'à la veille", "إلى اليوم السابق"),
    "to the last day": ("jusqu'au dernier jour", "إلى آخر يوم"),
    "the first third": ("le premier tiers", "الثلث الأول"),
    "the second third": ("le deuxième tiers", "الثلث الثاني"),
    "the last third": ("le dernier tiers", "الثلث الأخير"),
    "the year after it, in which this winter ends": (
        "l'année suivante, où finit cet hiver",
        "السنة التالية التي ينتهي فيها هذا الشتاء",
    ),
    "the date of a fact, {}": ("la date d'un fait, {}", "تاريخ واقعة: {}"),
    "the day {}": ("le jour {}", "اليوم {}"),
    "the year {}": ("l'année {}", "سنة {}"),
    "the years {} to {}": ("les années {} à {}", "السنوات من {} إلى {}"),
    "the decade from {}": ("la décennie qui commence en {}", "العقد الذي يبدأ سنة {}"),
    "the hundred years from {}": ("les cent ans qui commencent en {}", "مئة سنة تبدأ سنة {}"),
    "the session {}": ("la session {}", "الدورة {}"),
    "half {} of {}": ("moitié {} sur {}", "النصف {} من {}"),
    "third {} of {}": ("tiers {} sur {}", "الثلث {} من {}"),
    "quarter {} of {}": ("quart {} sur {}", "الربع {} من {}"),
    "decade {} of {}": ("décennie {} sur {}", "العقد {} من {}"),
    "{}, {} before {}": ("{}, {} avant {}", "{}، قبل {} من {}"),
    "{}, {} after {}": ("{}, {} après {}", "{}، بعد {} من {}"),
}

# One of a unit, and more in the forms that `interpol_cli.render.labels.in_form` chooses from; Arabic in the genitive.
SPANS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "fr": {
        "day": ("{} jour", "{} jours"),
        "week": ("{} semaine", "{} semaines"),
        "month": ("{} mois", "{} mois"),
        "quarter": ("{} trimestre", "{} trimestres"),
        "year": ("{} an", "{} ans"),
        "decade": ("{} décennie", "{} décennies"),
        "century": ("{} siècle", "{} siècles"),
    },
    "ar": {
        "day": ("يوم واحد", "يومين", "{} أيام", "{} يوما", "{} يوم"),
        "week": ("أسبوع واحد", "أسبوعين", "{} أسابيع", "{} أسبوعا", "{} أسبوع"),
        "month": ("شهر واحد", "شهرين", "{} أشهر", "{} شهرا", "{} شهر"),
        "quarter": ("ربع سنة واحد", "ربعي سنة", "{} أرباع سنة", "{} ربع سنة", "{} ربع سنة"),
        "year": ("سنة واحدة", "سنتين", "{} سنوات", "{} سنة", "{} سنة"),
        "decade": ("عقد واحد", "عقدين", "{} عقود", "{} عقدا", "{} عقد"),
        "century": ("قرن واحد", "قرنين", "{} قرون", "{} قرنا", "{} قرن"),
    },
}
