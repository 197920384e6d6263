"""Say in which spellings a searched word may stand in a text: Arabic article and particles, transliteration, own name.

Conventions: words and texts are folded (`core.text`); a word is read in the strictest way first, and a looser way is
tried only where the stricter one finds nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from interpol_cli.core.text import distance, edits_allowed, fold, words

# What a place in a text is worth: a whole field, a whole word, a beginning, a looser spelling, a near spelling.
EXACT, WHOLE, PREFIX, FOLDED, NEAR = 32, 16, 8, 4, 2

Finding = tuple[int, int, int]  # start, end, worth


class Form(NamedTuple):
    """A spelling to look for: how it begins, and what it is worth as a whole word and as a part of one."""

    literal: str
    pattern: re.Pattern[str]  # group 1 is what follows in the same word
    whole: int
    longer: int
    leads: Mapping[str, int] | None  # what may stand before it in the same word, and the most that it is worth then


class Term(NamedTuple):
    """A word that was typed: the spellings to look for, how a name like it sounds, the near spellings taken instead."""

    word: str
    forms: tuple[Form, ...]
    sound: re.Pattern[str] | None = None
    near: tuple[str, ...] = ()


# Words that need not match where others stand beside them, and the Latin spellings of the Arabic article.
_LITTLE = frozenset(
    words("a an and at by de des dans du en et for from in la le les of on or the to with في من الي علي عن و مع")
)
_ARTICLES = frozenset({"al", "el"})
_ELISION = re.compile(r"\b(?:[dljmnst]|qu)'(?=\w)|(?<=\w)'s\b")

# What Arabic writes in one word with the next: an article says nothing; a particle alone may be a letter of the word.
_WITH_ARTICLE = ("ال", "وال", "فال", "بال", "كال", "لل", "ولل", "فلل", "لال")
_PARTICLES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_SHORT_LEADS = dict.fromkeys(("", *_WITH_ARTICLE), EXACT)
_LEADS = {**_SHORT_LEADS, **dict.fromkeys(_PARTICLES, FOLDED)}
_STEM_LEAST = 3

_OWN_LATIN = ("interpol", "icpo", "oipc")
_OWN_ARABIC = "نت[يو]?رو?بو?ل"
_OWN_LEADS = {f"{lead}ا": EXACT for lead in _LEADS}
_OWN_ELSEWHERE = ("интерпол", "インターポール", "인터폴", "国际刑警", "國際刑警")
_OWN_DOTTED = "م.د.ش.ج"


def terms_of(text: str) -> list[str]:
    """Cut what was typed into the words that must match, each once.

    Little words, articles and elided letters need not; nor a second spelling of the organization's name.

    >>> terms_of("l'élection d'un vice-président de l'OIPC-Interpol")
    ['election', 'un', 'vice', 'president', 'oipc']
    """
    found = words(_ELISION.sub("", fold(text).replace(_OWN_DOTTED, "interpol")))
    telling = [word for word in found if word not in _LITTLE]
    telling = [word for word in telling[:-1] if word not in _ARTICLES] + telling[-1:]
    by_normal: dict[str, str] = {}
    for word in telling or found:
        by_normal.setdefault(normal(word), word)
    return list(by_normal.values())


def normal(word: str) -> str:
    """Bring together what counts as one word: the organization's names, and a word with and without Arabic article.

    >>> normal("oipc"), normal("للانتربول"), normal("القاهره")
    ('interpol', 'interpol', 'قاهره')
    """
    return "interpol" if _is_own_name(word) else _stem(word)


def attempts(word: str) -> Iterator[Term]:
    """Give the ways to read a word, strictest first; the next is for where nothing is found by the one before."""
    if _is_own_name(word):
        yield Term(word, _own_name_forms(word))
        return
    literals = (word, f"0{word}") if word.isdigit() else (_stem(word),)
    longer = PREFIX if len(word) > 1 else 0
    yield Term(word, tuple(_form(literal, WHOLE, longer) for literal in literals), _sound_pattern(word))
    if _is_arabic(word):
        stems = (word[len(lead) :] for lead in _PARTICLES if _leads(lead, word))
        yield Term(word, tuple(_form(stem, FOLDED, 0) for stem in stems))


def near_term(word: str, spellings: tuple[str, ...]) -> Term:
    """Read a word as other spellings that are near to it."""
    return Term(word, tuple(_form(spelling, NEAR, 0) for spelling in spellings), near=spellings)


def near_spellings(word: str, vocabulary: Sequence[str]) -> tuple[str, ...]:
    """Choose the words that a word may be a misspelling of: those that sound the same, else the nearest by letters.

    >>> near_spellings("marakesh", ["marrakech", "marrakesh", "market"]), near_spellings("sesion", ["session", "sent"])
    (('marrakech', 'marrakesh'), ('session',))
    """
    if len(word) < _NEAR_LEAST or not word.isalpha():
        return ()
    if word.isascii():
        sound = skeleton(word)
        sounds = skeleton("\n".join(vocabulary)).split("\n")
        alike = tuple(known for known, other in zip(vocabulary, sounds, strict=False) if other == sound)
        if alike and len(sound) >= _SOUND_LEAST:
            return alike
    near: list[str] = []
    least = _EDITS_MOST
    for known in vocabulary:
        if abs(len(known) - len(word)) > least:
            continue
        most = min(edits_allowed(word, known), least)
        edits = distance(word, known, most)
        if edits > most:
            continue
        if edits < least:
            least, near = edits, []
        near.append(known)
    return tuple(near)


def _is_own_name(word: str) -> bool:
    if word.isascii():
        return word in _OWN_LATIN
    arabic = re.fullmatch(f"(.*?){_OWN_ARABIC}", word) if "نت" in word else None
    return arabic[1] in _OWN_LEADS if arabic else word in map(fold, _OWN_ELSEWHERE)


def _is_arabic(word: str) -> bool:
    return "\u0620" <= word[0] <= "\u064a"


def _stem(word: str) -> str:
    """Take the Arabic article off where enough is left; a name that only begins like one finds itself all the same."""
    if not _is_arabic(word):
        return word
    return next((word[len(lead) :] for lead in _WITH_ARTICLE if _leads(lead, word)), word)


def _leads(lead: str, word: str) -> bool:
    return word.startswith(lead) and len(word) >= len(lead) + _STEM_LEAST


def _form(literal: str, whole: int, longer: int) -> Form:
    # A pattern that begins with its literal is found at the speed of memory: what stands before is asked afterwards.
    escaped = re.escape(literal)
    if _is_arabic(literal):
        leads = _LEADS if len(literal) >= _STEM_LEAST else _SHORT_LEADS
        return Form(literal, re.compile(rf"{escaped}([^\W_]*)"), whole, longer, leads)
    if literal[0] >= _UNSPACED:
        return Form(literal, re.compile(f"{escaped}()"), whole, longer, None)
    return Form(literal, re.compile(rf"{escaped}(?<![^\W_]{escaped})([^\W_]*)"), whole, longer, None)


def _own_name_forms(typed: str) -> tuple[Form, ...]:
    latin = tuple(_form(name, WHOLE, PREFIX) for name in _OWN_LATIN)
    arabic = (Form("نت", re.compile(rf"{_OWN_ARABIC}([^\W_]*)"), WHOLE, PREFIX, _OWN_LEADS),)
    elsewhere = tuple(_form(fold(name), WHOLE, WHOLE) for name in _OWN_ELSEWHERE)
    return arabic + latin + elsewhere if _is_arabic(typed) else latin + arabic + elsewhere


def places(form: Form, folded: str) -> Iterator[Finding]:
    """Find a spelling in a folded text: where it starts and ends, in order, and what each place is worth."""
    for found in form.pattern.finditer(folded):
        worth = form.longer if found[1] else form.whole
        start, end = found.start(), found.start(1)
        if form.leads is not None:
            while start and folded[start - 1].isalnum():
                start -= 1
            worth = min(worth, form.leads.get(folded[start : found.start()], 0))
            end = found.end()  # Arabic letters join: a mark inside a word would break it
        if worth:
            yield start, end, worth


# Letters of foreign names that are written in several ways in Latin; first to last.
_DIGRAPHS = "x:ks tsch:x tch:x sch:x sh:x ch:x ck:k kh:k gh:g dh:d th:t ph:f dj:j"
_ONE_SOUND = str.maketrans("eiyowcqj", "aaauukkg")
_RUNS = "aa:a au:u ua:u uu:u bb:b dd:d ff:f gg:g kk:k ll:l mm:m nn:n pp:p rr:r ss:s tt:t vv:v xx:x zz:z abdul:abdal"
_SOUND_LEAST = 4
_GLUED_LEAST = 7
_NEAR_LEAST = 4
_UNSPACED = "\u2e80"  # Chinese and Japanese write no spaces between words
_EDITS_MOST = 3


def skeleton(folded: str) -> str:
    """Reduce folded Latin text to how the names in it sound, however they were transliterated.

    >>> skeleton("hammouchi") == skeleton("hamushi"), skeleton("mohamed") == skeleton("muhammad")
    (True, True)
    """
    for group, letter in (pair.split(":") for pair in _DIGRAPHS.split()):
        folded = folded.replace(group, letter)
    sounds = folded.translate(_ONE_SOUND)
    for run, letter in (pair.split(":") for pair in _RUNS.split()):
        while run in sounds:
            sounds = sounds.replace(run, letter)
    return sounds


def sounding(pattern: re.Pattern[str], folded: str) -> Iterator[Finding]:
    """Find the words of a folded name that sound like a term."""
    for word in re.finditer(r"[^\W_]+", folded):
        if pattern.fullmatch(skeleton(word[0])):
            yield word.start(), word.end(), FOLDED


def _sound_pattern(word: str) -> re.Pattern[str] | None:
    """Make a pattern for the skeletons of names, with or without an article in the same word."""
    if not (word.isascii() and word.isalpha()):
        return None
    sound = skeleton(word)
    if word[:2] in _ARTICLES and len(word) >= _GLUED_LEAST and word[2] not in "aeiouy":
        sound = sound[2:]
    return re.compile(rf"\b(?:al)?{sound}\b") if len(sound) >= _SOUND_LEAST else None
