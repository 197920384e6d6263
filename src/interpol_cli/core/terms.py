"""Name the closed lists of the store (kinds, offices, regions, acts, source types, precisions) in three languages.

Conventions: each value maps to its names in `en`, `fr` and `ar` and to the other words a reader may type for it; the
name is what every form shows, the English one the field's standard term; plural forms are aliases.
"""

from collections.abc import Mapping
from typing import NamedTuple

from interpol_cli.core.model import Names


class Term(NamedTuple):
    """A value of a closed list: what it is called by language, and what else may be typed for it."""

    name: Names
    aliases: tuple[str, ...] = ()


def _term(english: str, french: str, arabic: str, *aliases: str) -> Term:
    return Term({"ar": arabic, "en": english, "fr": french}, aliases)


KIND_TERMS: Mapping[str, Term] = {
    "session": _term("session", "session", "دورة", "sessions", "general assembly session", "دورات", "الدورة"),
    "meeting": _term("meeting", "réunion", "اجتماع", "meetings", "réunions", "conference", "conférence", "اجتماعات"),
    "election": _term("election", "élection", "انتخاب", "elections", "élections", "vote", "انتخابات"),
    "appointment": _term("appointment", "nomination", "تعيين", "appointments", "nominations", "تعيينات"),
    "term": _term("term", "mandat", "ولاية", "terms", "mandats", "term of office", "ولايات"),
    "accession": _term("accession", "adhésion", "انضمام", "accessions", "adhésions", "انضمامات"),
    "seat": _term("seat", "siège", "مقر", "seats", "sièges", "headquarters", "مقرات"),
    "milestone": _term(
        "milestone", "fait marquant", "محطة بارزة", "milestones", "faits marquants", "jalon", "jalons", "محطة", "محطات"
    ),
    "ceremony": _term("ceremony", "cérémonie", "مراسم", "ceremonies", "cérémonies", "حفل"),
}

OFFICE_TERMS: Mapping[str, Term] = {
    "president": _term("President", "Président", "الرئيس", "presidents", "présidente", "présidents", "رئيس", "رئاسة"),
    "vice-president": _term(
        "Vice-President",
        "Vice-président",
        "نائب الرئيس",
        "vice president",
        "vice-présidente",
        "نائب رئيس",
        "نائبة الرئيس",
    ),
    "delegate": _term("Delegate", "Délégué", "مندوب", "delegates", "déléguée", "délégués", "عضو اللجنة التنفيذية"),
    "secretary-general": _term(
        "Secretary General",
        "Secrétaire général",
        "الأمين العام",
        "secretary-general",
        "secrétaire générale",
        "أمين عام",
    ),
    "secretary": _term("Secretary", "Secrétaire", "السكرتير", "secretaries", "secrétaires", "سكرتير"),
    "ccf-member": _term(
        "member of the Commission for the Control of INTERPOL's Files",
        "membre de la Commission de contrôle des fichiers d'INTERPOL",
        "عضو لجنة الرقابة على ملفات الإنتربول",
        *("member of the files commission", "CCF member"),
        *("membre de la CCF", "membre CCF"),
        "عضو لجنة الرقابة على المحفوظات",
    ),
    "ccf-chair": _term(
        "chair of the Commission for the Control of INTERPOL's Files",
        "président de la Commission de contrôle des fichiers d'INTERPOL",
        "رئيس لجنة الرقابة على ملفات الإنتربول",
        *("chair of the files commission", "CCF chair"),
        "présidence de la CCF",
        "رئيس لجنة الرقابة على المحفوظات",
    ),
}

REGION_TERMS: Mapping[str, Term] = {
    "africa": _term("Africa", "Afrique", "إفريقيا", "African", "africain", "africaine", "أفريقيا"),
    "americas": _term("Americas", "Amériques", "الأمريكتان", "America", "the Americas", "Amérique", "الأمريكتين"),
    "asia": _term("Asia", "Asie", "آسيا", "Asian", "asiatique", "Asia and South Pacific"),
    "europe": _term("Europe", "Europe", "أوروبا", "European", "européen", "européenne", "أوربا"),
}

# Nouns in French and Arabic, where a participle would have to know whether it speaks of a woman or a man.
ACT_TERMS: Mapping[str, Term] = {
    "elected": _term("elected", "élection", "انتخاب", "élu", "élue", "انتُخب"),
    "re-elected": _term("re-elected", "réélection", "إعادة انتخاب", "reelected", "réélu", "réélue", "أُعيد انتخابه"),
    "appointed": _term("appointed", "nomination", "تعيين", "nommé", "nommée", "عُيّن"),
    "acting": _term("acting", "par intérim", "بالنيابة", "interim", "intérimaire", "بالإنابة"),
    "took-office": _term(
        "took office", "prise de fonctions", "تولي المنصب", "entré en fonction", "entrée en fonction", "تولى المنصب"
    ),
    "left-office": _term("left office", "fin de fonctions", "مغادرة المنصب", "a quitté ses fonctions", "غادر المنصب"),
    "resigned": _term("resigned", "démission", "استقالة", "démissionnaire", "a démissionné", "استقال"),
    "removed": _term("removed", "révocation", "إقالة", "démis", "démis de ses fonctions", "أُقيل"),
    "died": _term("died", "décès", "وفاة", "décédé", "décédée", "توفي"),
    "candidate": _term(
        "candidate", "candidature", "ترشح", "candidates", "candidat", "candidate à l'élection", "مرشح", "مرشحة"
    ),
}

SOURCE_TYPE_TERMS: Mapping[str, Term] = {
    "official": _term("official", "officiel", "رسمي", "officielle"),
    "press": _term("press", "presse", "صحافة"),
    "encyclopedia": _term("encyclopedia", "encyclopédie", "موسوعة"),
    "academic": _term("academic", "universitaire", "أكاديمي", "académique"),
    "archive": _term("archive", "archives", "أرشيف"),
}

PRECISION_TERMS: Mapping[str, Term] = {
    "day": _term("day", "jour", "يوم", "days"),
    "month": _term("month", "mois", "شهر", "months"),
    "season": _term("season", "saison", "فصل"),
    "year": _term("year", "année", "سنة", "years", "an"),
    "decade": _term("decade", "décennie", "عقد"),
    "century": _term("century", "siècle", "قرن"),
}

BOOLEAN_TERMS: Mapping[str, Term] = {
    "true": _term("yes", "oui", "نعم", "true", "1"),
    "false": _term("no", "non", "لا", "false", "0"),
}
