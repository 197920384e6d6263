"""Put a fact into the parts that the page for browsers shows, each said in every language of the page.

Conventions: text is as the store has it, since the page's templates escape; an address is there only where it is one of
the web; what a record does not give is None, or empty.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.core.model import Dispute, Event, Names, Participation, Source
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.render import wording
from interpol_cli.render.addresses import web_address
from interpol_cli.render.labels import KINDS, SOURCE_TYPES, counted
from interpol_cli.render.page_words import PAGE_WORDS
from interpol_cli.render.phrases import Phrases, Said
from interpol_cli.render.screen import Screen

# What the `datetime` of HTML takes: a day, a month or a year, and no year 0. An interval or a doubt it cannot say.
_TIME = re.compile(r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
_SLUG = re.compile(r"[a-z][a-z-]*")


class ShownDate(NamedTuple):
    """A date in words, its EDTF text, and whether HTML has a `<time>` for that."""

    said: Said
    value: str
    is_time: bool


class ShownSource(NamedTuple):
    """A source; `url` is safe to link to."""

    id: str
    title: str
    language: str
    publisher: str
    url: str | None
    published: ShownDate | None
    type: Said


class ShownDispute(NamedTuple):
    """A value that sources give against the record."""

    field: str
    value: str
    why: str
    sources: tuple[ShownSource, ...]


class ShownPerson(NamedTuple):
    """A person, and what the person was or did."""

    name: Said
    doing: Said | None


class Value(NamedTuple):
    """A value beside its label: said by the program, or text of the store; `target` is a fact of the page."""

    said: Said | None
    text: str = ""
    target: str | None = None


class ShownFact(NamedTuple):
    """A fact as its row of the table shows it."""

    id: str
    kind: Said
    kind_class: str
    date: ShownDate
    is_possible: bool
    title: Said
    summary: Said | None
    people: tuple[ShownPerson, ...]
    lines: tuple[tuple[Said, tuple[Value, ...]], ...]
    place: Said | None
    place_then: Said | None
    venue: str | None
    dispute_count: Said | None
    disputes: tuple[ShownDispute, ...]
    source_count: Said
    sources: tuple[ShownSource, ...]


class PageFacts:
    """Makes the facts of one page; what many facts share is made once."""

    def __init__(self, phrases: Phrases, titles: Mapping[str, Names]) -> None:
        """Take the phrases to say everything by, and the titles of the page's facts by their ids."""
        self._phrases = phrases
        self._titles = titles
        self._source = cache(self._made_source)
        self._kind = cache(lambda kind: phrases.worded(lambda screen: KINDS[screen.language].get(kind, kind)))
        self._name = cache(lambda pairs: phrases.names(dict(pairs)))
        self._counted = cache(
            lambda noun, count: phrases.worded(lambda screen: counted(noun, count, count, screen.language))
        )

    @cached_property
    def words(self) -> Mapping[str, Said]:
        """The page's own words, by their names."""
        own = {name: self._phrases.names(texts) for name, texts in PAGE_WORDS.items()}
        return own | {name: self.word(name) for name in ("possible", "part-of", "note", "tags")}

    def word(self, name: str) -> Said:
        """Say one of the program's own words."""
        return self._phrases.worded(lambda screen: wording.word(name, screen))

    def said(self, word: Callable[[Screen], str]) -> Said:
        """Say what is worded for a reader."""
        return self._phrases.worded(word)

    def in_every_language(self, *said: Said) -> Iterator[str]:
        """Give the texts of what was said, in all languages."""
        return (text for one in said for text in self._phrases.texts(one) if text)

    def kind(self, kind: str) -> Said:
        """Name a kind."""
        return self._kind(kind)

    def name(self, names: Names) -> Said:
        """Say a name of the store."""
        return self._name(tuple(names.items()))

    def fact(self, row: Row) -> ShownFact:
        """Show a fact."""
        event = row.event
        return ShownFact(
            id=event.id,
            kind=self.kind(event.kind),
            kind_class=f"kind-{event.kind}" if _SLUG.fullmatch(event.kind) else "",
            date=self.date(event.date),
            is_possible=row.match is Match.POSSIBLE,
            title=self.name(event.title),
            summary=self.name(event.summary) if event.summary else None,
            people=tuple(map(self._person, event.people)),
            lines=tuple((self.words[name], values) for name, values in self._lines(event)),
            place=self._phrases.worded(lambda screen: wording.place(event, screen)) if event.place else None,
            place_then=self._then(event),
            venue=event.venue,
            dispute_count=self._counted("dispute", len(event.disputes)) if event.disputes else None,
            disputes=tuple(map(self._dispute, event.disputes)),
            source_count=self._counted("source", len(event.sources)),
            sources=tuple(map(self._source, event.sources)),
        )

    def date(self, date: Edtf) -> ShownDate:
        """Show a date in words."""
        said = self._phrases.worded(lambda screen: wording.date_words(date, screen))
        return ShownDate(said, date.text, bool(_TIME.fullmatch(date.text)))

    def _then(self, event: Event) -> Said | None:
        then = event.place_then
        return self._phrases.worded(lambda screen: wording.word("then", screen).format(then)) if then else None

    def _person(self, part: Participation) -> ShownPerson:
        def doing(screen: Screen) -> str:
            return wording.word("comma", screen).join(wording.part(part, screen))

        said = part.office or part.act or part.role or part.votes
        return ShownPerson(self.name(part.person.name), self._phrases.worded(doing) if said else None)

    def _lines(self, event: Event) -> Iterator[tuple[str, tuple[Value, ...]]]:
        if event.countries:
            yield "see", tuple(Value(self.name(country.name)) for country in event.countries)
        if event.attendance:
            yield "attendance", (Value(self._phrases.worded(lambda screen: wording.attendance(event, screen))),)
        if event.part_of:
            title = self._titles.get(event.part_of)
            known = Value(self.name(title), target=event.part_of) if title else Value(None, event.part_of)
            yield "part-of", (known,)
        if event.tags:
            yield "tags", tuple(Value(None, tag) for tag in event.tags)
        if event.note:
            yield "note", (Value(None, event.note),)

    def _dispute(self, dispute: Dispute) -> ShownDispute:
        return ShownDispute(dispute.field, dispute.value, dispute.why, tuple(map(self._source, dispute.sources)))

    def _made_source(self, source: Source) -> ShownSource:
        type_of: Callable[[Screen], str] = lambda screen: SOURCE_TYPES[screen.language].get(source.type, source.type)  # noqa: E731
        return ShownSource(
            id=source.id,
            title=source.title,
            language=source.language,
            publisher=source.publisher,
            url=web_address(source.url),
            published=self.date(parse(source.published)) if source.published else None,
            type=self._phrases.worded(type_of),
        )
