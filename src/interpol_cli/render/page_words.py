"""Say what the page for browsers says of its own, in English, French and Arabic.

Conventions: as in `labels`; `{}` is a number, the first the smaller. Arabic counts are said so that no noun bends.
"""

from collections.abc import Mapping

PAGE_WORDS: Mapping[str, Mapping[str, str]] = {
    "heading": {
        "en": "INTERPOL, fact by fact",
        "fr": "INTERPOL, fait par fait",
        "ar": "الإنتربول، واقعة بواقعة",
    },
    "lead": {
        "en": "Each fact with the sources that it stands on and the sources that contradict it.",
        "fr": "Chaque fait avec les sources qui l'établissent et celles qui le contredisent.",
        "ar": "كل واقعة مع المصادر التي تستند إليها والمصادر التي تخالفها.",
    },
    "skip": {"en": "Skip to the facts", "fr": "Aller aux faits", "ar": "إلى الوقائع مباشرة"},
    "language": {"en": "Language", "fr": "Langue", "ar": "اللغة"},
    "picture": {"en": "Timeline", "fr": "Chronologie", "ar": "الخط الزمني"},
    "find": {"en": "Find", "fr": "Chercher", "ar": "بحث"},
    "find-hint": {
        "en": "Any of the three languages will do; quotes keep words together.",
        "fr": "Dans l'une des trois langues ; les guillemets lient les mots.",
        "ar": "بأي من اللغات الثلاث؛ وعلامتا التنصيص تجمعان الكلمات.",
    },
    "kind": {"en": "Kind", "fr": "Type", "ar": "النوع"},
    "country": {"en": "Country", "fr": "Pays", "ar": "البلد"},
    "decade": {"en": "Decade", "fr": "Décennie", "ar": "العقد"},
    "every-kind": {"en": "every kind", "fr": "tous les types", "ar": "كل الأنواع"},
    "every-country": {"en": "every country", "fr": "tous les pays", "ar": "كل البلدان"},
    "every-decade": {"en": "every decade", "fr": "toutes les décennies", "ar": "كل العقود"},
    "only-disputed": {"en": "Disputed only", "fr": "Contestés seulement", "ar": "محل الخلاف فقط"},
    "clear-all": {"en": "Clear", "fr": "Effacer", "ar": "مسح"},
    "shown": {"en": "{} of {} facts", "fr": "{} sur {} faits", "ar": "المعروض {} من {}"},
    "nothing": {
        "en": "No fact has all of this. Fewer words, or another decade, may find one.",
        "fr": "Aucun fait ne réunit tout cela. Essayez moins de mots, ou une autre décennie.",
        "ar": "لا واقعة تجمع كل هذا. جرب كلمات أقل أو عقدا آخر.",
    },
    "facts": {"en": "Facts", "fr": "Faits", "ar": "الوقائع"},
    "sorted": {
        "en": "The head of a column sorts by it.",
        "fr": "L'en-tête d'une colonne trie d'après elle.",
        "ar": "رأس العمود يرتب حسبه.",
    },
    "years": {"en": "Years", "fr": "Années", "ar": "السنوات"},
    "cited": {"en": "Sources", "fr": "Sources", "ar": "المصادر"},
    "contradicted": {"en": "Disputes", "fr": "Contestations", "ar": "الخلافات"},
    "see": {"en": "About", "fr": "Concerne", "ar": "بشأن"},
    "when": {"en": "Date", "fr": "Date", "ar": "التاريخ"},
    "what": {"en": "Fact", "fr": "Fait", "ar": "الواقعة"},
    "where": {"en": "Place", "fr": "Lieu", "ar": "المكان"},
    "attendance": {"en": "Attendance", "fr": "Participation", "ar": "الحضور"},
    "dates": {
        "en": "Dates are only as precise as their sources. Each stands in the page as EDTF (ISO 8601-2) too.",
        "fr": "Les dates ne sont pas plus précises que leurs sources. La page les note aussi en EDTF (ISO 8601-2).",
        "ar": "التواريخ بدقة مصادرها لا أكثر، وكل تاريخ مكتوب أيضا بصيغة EDTF (ISO 8601-2).",
    },
    "offline": {
        "en": "This page is one file. It asks nothing of any server; only a source that you open leaves it.",
        "fr": "Cette page est un seul fichier. Elle n'interroge aucun serveur ; seules les sources en font sortir.",
        "ar": "هذه الصفحة ملف واحد لا يتصل بأي خادم، ولا يغادرها القارئ إلا حين يفتح مصدرا.",
    },
}

LANGUAGE_NAMES: Mapping[str, str] = {"en": "English", "fr": "Français", "ar": "العربية"}
