"""Say the parts of a fact in single lines of text, for what other programs read: calendars, slides, citations.

Conventions: a line is plain text in the reader's language, without marks of direction; nothing is shortened; a source
always carries its id, and a doubt its EDTF text.
"""

from collections.abc import Iterator

from interpol_cli.core.date_words import in_words
from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.core.fields import city_of, name_of
from interpol_cli.core.language import Languages, bare
from interpol_cli.core.model import Dispute, Event, Source
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.render.addresses import web_address
from interpol_cli.render.labels import SOURCE_TYPES, WORDS


def language_of(languages: Languages) -> str:
    """Give the language of the program's own words: `en`, `fr` or `ar`.

    >>> language_of(("ar-MA", "ar", "en"))
    'ar'
    """
    return bare(languages[0])


def word(name: str, languages: Languages) -> str:
    """Give one of the program's own words."""
    return WORDS[language_of(languages)][name]


def date_words(date: Edtf, languages: Languages) -> str:
    """Say a date in words, doubt included."""
    return in_words(date, languages[0])


def is_exact(date: Edtf) -> bool:
    """Say whether the first and the last day are known, and not doubted."""
    s0, s1, e0, e1 = date.bounds
    return s0 == s1 and e0 == e1 and not date.is_uncertain


def place_line(event: Event, languages: Languages) -> str:
    """Name building, city and country, as far as they are known."""
    country = name_of(event.place.country.name, languages) if event.place else None
    parts = dict.fromkeys((event.venue, city_of(event, languages), country))
    return word("comma", languages).join(part for part in parts if part)


def source_line(source: Source, languages: Languages) -> str:
    """Cite a source: publisher, title, date of publication, type and language, address, id.

    >>> one = Source("x-1", "Key dates", "INTERPOL", "https://example.org/x", "2024-11", "en", "official", None)
    >>> source_line(one, ("en",))
    'INTERPOL, “Key dates”, November 2024 (official, en), https://example.org/x [x-1]'
    """
    comma, language = word("comma", languages), language_of(languages)
    published = date_words(parse(source.published), languages) if source.published else None
    kind = f"({SOURCE_TYPES[language].get(source.type, source.type)}{comma}{source.language})"
    title = word("quoted", languages).format(source.title)
    said = comma.join(part for part in (source.publisher, title, published) if part)
    address = web_address(source.url) or source.url
    return f"{said} {kind}{f'{comma}{address}' if address else ''} [{source.id}]"


def dispute_line(dispute: Dispute, languages: Languages) -> str:
    """Say which value is given against the record, by whom, and why it does not stand."""
    who = word("comma", languages).join(f"{source.publisher} [{source.id}]" for source in dispute.sources)
    return f"{dispute.field}: {word('quoted', languages).format(dispute.value)} ({who}): {dispute.why}"


def doubt_lines(row: Row, languages: Languages) -> Iterator[str]:
    """Say what is doubtful: a date whose days are not known or not sure, and an answer that is only possible."""
    date = row.event.date
    if not is_exact(date):
        yield f"{word('date', languages)}: {date_words(date, languages)} ({date.text})"
    if row.match is Match.POSSIBLE:
        yield word("possible", languages)
