"""Choose the reader's language: a chain such as `("ar-MA", "ar", "en")`, first to last, English always at its end.

Conventions: a tag is BCP 47, lower case with the region in capitals; the store writes `en`, `fr` and `ar`; `ar-MA`
differs from `ar` only in the names of months.
"""

from collections.abc import Mapping, Sequence

from interpol_cli.errors import OptionValueError

KNOWN = ("en", "fr", "ar", "ar-MA")

LANGUAGE_PATTERN = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"
"""The pattern of BCP 47 as far as names and sources go."""

Languages = tuple[str, ...]


def parse_languages(text: str) -> Languages:
    """Read a comma list of language tags, most wanted first.

    Returns:
        The chain that names are looked up by: each tag, its language without the region, and English last.

    Raises:
        OptionValueError: A tag is none of `KNOWN`.

    >>> parse_languages("ar-ma,fr")
    ('ar-MA', 'ar', 'fr', 'en')
    """
    chain: list[str] = []
    for tag in text.split(","):
        known = {name.casefold(): name for name in KNOWN}.get(tag.strip().casefold().replace("_", "-"))
        if known is None:
            raise OptionValueError("--lang", text, f"the languages are {', '.join(KNOWN)}")
        chain += [known, bare(known)]
    return tuple(dict.fromkeys([*chain, "en"]))


def pick(names: Mapping[str, str], languages: Sequence[str]) -> tuple[str, str]:
    """Take the first text that the chain finds, with its language; a text in no wanted language comes last.

    >>> pick({"en": "Morocco", "ar": "المغرب"}, ("fr", "en"))
    ('Morocco', 'en')
    """
    for language in languages:
        if language in names:
            return names[language], language
    for language, text in names.items():
        return text, language
    return "", ""


def bare(language: str) -> str:
    """Take the region from a language: the program's own words have none.

    >>> bare("ar-MA")
    'ar'
    """
    return language.partition("-")[0]


def is_right_to_left(language: str) -> bool:
    """Say whether text of this language runs from right to left."""
    return bare(language) == "ar"
