"""Make spellings comparable: fold case, accents, Arabic letter forms and digits away, cut words, find near spellings.

Conventions: folding works character by character, so it never looks at neighbours, folding twice is folding once, and
every folded character knows the original one it comes from. Positions count characters from 0, ends are exclusive.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

# What neither case folding, nor compatibility decomposition, nor dropping marks brings together. Arabic letters of
# other languages become the one that Arabic newspapers write instead (أگادير and أكادير, ڤيينا and فيينا).
_SPELLINGS = (
    "':‘’‚‛′ʹʼ´ \":“”„‟″«» -:−⁻₋ /:⁄∕ oe:œ ae:æ th:þ o:ø l:ł d:đð h:ħ t:ŧ i:ı n:ŋ e:ə "
    "ا:ٱٲٳٵ ي:ىیېےۍ ه:ةۃۀہھەۂ ك:کگڭڪݣ و:ۆۋ ب:پ ج:چ ف:ڤڥ ق:ڨ ز:ژ "
    # A hamza without a seat, tatweel, small letters of the Koran, and the hamza and ayn of scholars' Latin.
    ":ءٴـۥۦʾʿʻˈ"
)
_LETTERS = {
    ord(letter): folded for folded, letters in (group.split(":") for group in _SPELLINGS.split()) for letter in letters
}
_WORD = re.compile(r"[^\W_]+")


def _fold_character(character: str) -> str:
    """Fold one character; the answer is made of characters that fold to themselves."""
    category = unicodedata.category(character)
    if category[0] == "M" or category == "Cf":
        return ""
    if category == "Pd":
        return "-"
    if category == "Nd":
        return str(unicodedata.decimal(character))
    plain = unicodedata.normalize("NFKD", character.translate(_LETTERS).casefold()).lower()
    return plain if plain == character else "".join(map(_fold_character, plain))


class _Folding(dict[int, str]):
    """A table for `str.translate` that learns each character when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDING = _Folding()
# Windows-1256 writes Arabic and French with one byte a character, so that a whole text is folded by a table of bytes.
_CODE = "cp1256"
_SHORT_MOST = 64
_PLACE_DIGITS = 9


@cache
def _tables() -> tuple[bytes, bytes, bytes]:
    """Make the tables for bytes: one marks with `?` what goes by characters, one folds the rest; and what to drop."""
    folded = [_FOLDING[ord(character)] for character in bytes(range(256)).decode(_CODE)]
    coded = [text.encode(_CODE, "replace")[:1] if len(text) == 1 else b"?" for text in folded]
    dropped = bytes(code for code, text in enumerate(folded) if not text)
    marked = bytes(code if coded[code] != b"?" or code in dropped else ord("?") for code in range(256))
    return marked, b"".join(coded), dropped


def fold(text: str) -> str:
    """Bring the spellings of one text together: for comparing, never for showing.

    Case, accents and ligatures; apostrophes, quotes and dashes; Arabic seats of hamza, ة and ه, ى and ي, harakat and
    tatweel; presentation forms and full width; any script's digits; marks of direction. Folding twice is folding once.

    Source: Unicode Standard, sections 3.13 (case folding) and UAX #15 (NFKD); Lucene `ArabicNormalizer`.

    >>> fold("L’Œuvre de ŁÓDŹ"), fold("الإنْتـربول ٢٠٢٤")
    ("l'oeuvre de lodz", 'الانتربول 2024')
    """
    if text.isascii():
        return text.lower()
    if len(text) <= _SHORT_MOST:
        return text.translate(_FOLDING)
    return _fold_long(text)


def _fold_long(text: str) -> str:
    """Fold by bytes, and character by character only what has no byte: a tenth of the time."""
    marked, table, dropped = _tables()
    coded = text.encode(_CODE, "replace").translate(marked)
    pieces: list[str] = []
    last, start = 0, coded.find(b"?")
    while start >= 0:
        end = start + 1
        while coded[end : end + 1] == b"?":
            end += 1
        pieces += (coded[last:start].translate(table, dropped).decode(_CODE), text[start:end].translate(_FOLDING))
        last, start = end, coded.find(b"?", end)
    pieces.append(coded[last:].translate(table, dropped).decode(_CODE))
    return "".join(pieces)


def fold_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    """Fold `text` and say where each folded character comes from.

    Returns:
        The folded text, and one position in `text` for each of its characters, with the length of `text` at the end.
        The folded characters `start:end` stand in the original at `original_span(offsets, start, end)`.

    >>> fold_with_offsets("cœur")
    ('coeur', (0, 1, 1, 2, 3, 4))
    """
    if text.isascii():
        return text.lower(), tuple(range(len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        folded = _FOLDING[ord(character)]
        pieces.append(folded)
        offsets += [position] * len(folded)
    return "".join(pieces), (*offsets, len(text))


def original_span(offsets: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    """Carry a span of folded text, not empty, back to the original text; marks after its last letter belong to it.

    >>> original_span((0, 1, 1, 2, 3, 4), 0, 2)
    (0, 2)
    """
    return offsets[start], max(offsets[end], offsets[end - 1] + 1)


def words(folded: str) -> list[str]:
    """Cut a folded text into its words, which are runs of letters and digits.

    >>> words("assemblee d'interpol, ga-92")
    ['assemblee', 'd', 'interpol', 'ga', '92']
    """
    return _WORD.findall(folded)


def place_in_list(text: str) -> int | None:
    """Read the place of a member of a list, from 0; None where it is no number, or one beyond any list.

    >>> place_in_list("12"), place_in_list("x"), place_in_list("9" * 5000)
    (12, None, None)
    """
    return int(text) if text.isdecimal() and len(text) <= _PLACE_DIGITS else None


def distance(first: str, second: str, most: int) -> int:
    """Count the letters to add, drop, change or swap with their neighbour to get from one text to the other.

    Returns:
        The number of edits; `most` + 1 where more than `most` are needed.

    Source: Damerau 1964, in the restricted form (optimal string alignment: no letter is edited twice).

    >>> distance("marocco", "morocco", 2), distance("sesison", "session", 2), distance("abc", "xyz", 2)
    (1, 1, 3)
    """
    if first == second:
        return 0
    too_many = most + 1
    if abs(len(first) - len(second)) > most or len({*first} - {*second}) > most or len({*second} - {*first}) > most:
        return too_many
    before: list[int] = []
    above = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second, 1):
            cost = min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(above) > most:
            return too_many
        before, above = above, row
    return min(above[-1], too_many)


def edits_allowed(first: str, second: str) -> int:
    """Allow one edit in three to six letters of the longer text, two in up to ten, then three: nonsense is not near.

    >>> edits_allowed("sesion", "session"), edits_allowed("foo", "bar"), edits_allowed("a", "b")
    (2, 1, 0)
    """
    return min((max(len(first), len(second)) + 1) // 4, 3)


def _remoteness(wanted: str, candidate: str) -> tuple[float, bool, int] | None:
    """Say how far a candidate is, both folded and without what stands between words; None where it is too far."""
    other_first = wanted[:1] != candidate[:1]
    unlike = abs(len(candidate) - len(wanted))
    most = edits_allowed(wanted, candidate)
    edits = distance(wanted, candidate, most)
    # A word may have been left unfinished; a number that goes on is another number.
    is_begun = len(wanted) > 1 and candidate.startswith(wanted)
    if is_begun and edits and (wanted[-1].isalpha() or edits > most):
        return 0.5, False, unlike
    return (edits, other_first, unlike) if edits <= most else None


def nearest(wanted: str, candidates: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Choose the candidates that a person who typed `wanted` may have meant, nearest first.

    Near is: begins with it, or few edits away (`edits_allowed`), as a whole or in one of its words. Not by difflib: it
    takes 5 ms to import and counts a swap of two letters twice.

    Args:
        wanted: What was typed.
        candidates: What exists, in the order in which equally near ones are given.
        most: How many to give.

    Returns:
        Some of the candidates as they are written; none where nothing is near.

    >>> nearest("Marocco", ["Monaco", "Morocco"]), nearest("titl", ["title_lang", "title"]), nearest("xyzzy", ["Italy"])
    (('Morocco',), ('title', 'title_lang'), ())
    """
    wanted_words = words(fold(wanted))
    joined = "".join(wanted_words)
    found: list[tuple[tuple[float, bool, int], str]] = []
    for candidate in dict.fromkeys(candidates):
        parts = words(fold(candidate))
        near = [_remoteness(joined, "".join(parts))]
        if len(parts) > 1 and len(wanted_words) == 1:
            # A word of a name is a little farther than the whole name.
            near += [(far[0] + 0.75, *far[1:]) for part in parts if (far := _remoteness(joined, part))]
        reached = [far for far in near if far]
        if reached and joined:
            found.append((min(reached), candidate))
    found.sort(key=lambda pair: pair[0])
    return tuple(candidate for _, candidate in found[:most])
