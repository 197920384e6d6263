"""Search facts by words in any script, best first, and say which words of which texts matched.

Conventions: every word must stand somewhere in a fact, in its own texts or in those of what it refers to, and scores by
the best of them; a near spelling counts only where a word stands nowhere in any other way. Spans count characters of a
text as it is written, ends exclusive.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from interpol_cli.core.edtf import sort_key
from interpol_cli.core.language import bare
from interpol_cli.core.model import Country, Event, Names, Person, Place, Series, Source, countries_of
from interpol_cli.core.spellings import (
    EXACT,
    FOLDED,
    WHOLE,
    Finding,
    Term,
    attempts,
    near_spellings,
    near_term,
    normal,
    places,
    skeleton,
    sounding,
    terms_of,
)
from interpol_cli.core.text import fold, fold_with_offsets, original_span, words

_Part = tuple[str, str | None, str]  # field, language, text
_Best = dict[int, tuple[int, _Part]]  # index of an event: value of its best part, and that part
_Found = list[tuple[int, dict[int, int]]]  # number of a column, and what a word is worth in its lines
_Holders = Sequence[Sequence[int]] | None  # for each owner the events that have it; None: an owner is an event
_Named = Person | Place | Country | Series

# In these a match counts in full, and one that is the whole text is exact; one in running text, a source or a dispute
# is worth one less.
_NAMING = frozenset({"id", "title", "people", "place", "country", "series", "venue", "tags"})
_KIND_ORDER = {kind: order for order, kind in enumerate(("session", "election", "term", "appointment"))}
# A value is a worth and, below it, what decides which of two equally good texts of a fact is shown.
_FINER = 256
_WORDS_MOST = 32


class Matched(NamedTuple):
    """A text of a fact in which words of the search stand, at `spans`; `language` is None where a text has none."""

    field: str
    language: str | None
    text: str
    spans: tuple[tuple[int, int], ...]


class Hit(NamedTuple):
    """A fact that has every word of the search; of two hits the one with the greater score is the better."""

    event: Event
    score: int
    parts: tuple[_Part, ...]
    terms: tuple[Term, ...]

    @property
    def matches(self) -> tuple[Matched, ...]:
        """Say where the words stand: for each word the text that it scores by, one text once.

        Spans are found only here, for the hits that are shown: 20 µs a text.
        """
        return tuple(_matched(part, self.terms) for part in dict.fromkeys(self.parts))


class Results(NamedTuple):
    """The hits, best first; the words that stand in near spellings only, with these; the word that stands nowhere."""

    hits: tuple[Hit, ...]
    near_words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_near(self) -> bool:
        """Say whether a word was found in a near spelling only."""
        return bool(self.near_words)


def search(events: Iterable[Event], text: str, *, language: str = "en") -> Results:
    """Find the facts in which every word of `text` stands, best first.

    Equal scores: sessions, elections, terms, appointments, then the rest; newest first; then by id.

    Args:
        events: The facts to look through.
        text: Words in any script. Little words ("of", "في") and articles ("al-") need not stand in a fact if others do.
        language: The reader's; of equally good texts of a fact the one in this language is shown.

    Returns:
        The hits, and what had to be read as a near spelling; no hits where there are no words.
    """
    corpus = _Corpus(events)
    typed = _Typed(text, language)
    looked_up: list[tuple[Term, _Found]] = []
    for word in terms_of(text):
        looked_up.append(corpus.look_up(word))
        if not looked_up[-1][1]:
            return Results((), _near(looked_up), missing=(word,))
    best: dict[str, _Best] = {}
    wanted: Collection[int] | None = None
    # The rarest word first: of the others only what stands in its events is weighed.
    for term, found in sorted(looked_up, key=lambda pair: sum(len(lines) for _, lines in pair[1])):
        best[term.word] = corpus.best_parts(term, found, typed, wanted)
        wanted = best[term.word].keys()
    terms = tuple(term for term, _ in looked_up)
    rows = ((corpus.events[index], [best[term.word][index] for term in terms]) for index in wanted or ())
    return Results(tuple(sorted((_hit(event, parts, terms) for event, parts in rows), key=_rank)), _near(looked_up))


def _near(looked_up: Sequence[tuple[Term, _Found]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((term.word, term.near) for term, _ in looked_up if term.near)


def _hit(event: Event, best: Sequence[tuple[int, _Part]], terms: tuple[Term, ...]) -> Hit:
    return Hit(event, sum(value // _FINER for value, _ in best), tuple([part for _, part in best]), terms)


def _rank(hit: Hit) -> tuple[int, int, int, int, int, str]:
    first, second, last = sort_key(hit.event.date.bounds)
    return -hit.score, _KIND_ORDER.get(hit.event.kind, len(_KIND_ORDER)), -first, -second, -last, hit.event.id


class _Typed:
    """All that was typed, for telling which texts were typed whole, and the language of the reader."""

    def __init__(self, text: str, language: str) -> None:
        typed = words(fold(text))[:_WORDS_MOST]
        known = [normal(word) for word in typed]
        ends = range(1, len(known) + 1)
        self._rows = frozenset(tuple(known[start:end]) for end in ends for start in range(end))
        self._language = bare(language)
        # The organization's name may stand in a text in its longest spelling, and an article before every word.
        self._longest = sum(max(len(word), len("للانتروبول")) + 4 for word in typed)

    def value(self, column: "_Column", line: int, word: str, worth: int) -> int:
        """Say what a word is worth that stands in a text, finer than its worth alone."""
        length = 0
        if not column.is_naming:
            worth -= 1
        elif worth == WHOLE and len(column.texts[line]) <= self._longest:
            length = self._count_whole(column.texts[line], word)
            worth = EXACT if length else WHOLE
        is_readers = column.language == self._language
        return worth * _FINER + length * 4 + is_readers * 2 + (column.field == "title")

    def _count_whole(self, text: str, word: str) -> int:
        """Count the words of a text if they were typed in a row with this one among them, else 0."""
        row = tuple(map(normal, words(fold(text))))
        return len(row) if word in row and row in self._rows else 0


class _Column:
    """The texts of one field in one language, folded as one text with a line for each, and whose they are.

    Columns, because a list for each field is filled at twice the speed of a tuple for each text; one language, because
    a text that has an Arabic letter takes two bytes for each of its letters.
    """

    def __init__(self, field: str, owners: Sequence[int], texts: Sequence[str], language: str | None = None) -> None:
        self.field, self.owners, self.texts, self.language = field, owners, texts, language
        joined = "\n".join(texts)
        if joined.count("\n") >= len(texts) > 0:
            joined = "\n".join([text.replace("\n", " ") for text in texts])
        self.folded = fold(joined)
        self.is_naming = field in _NAMING

    def find(self, term: Term) -> dict[int, int]:
        """Find the lines that a term stands in, with the most that it is worth there."""
        best: dict[int, int] = {}
        for form in term.forms:
            if form.literal in self.folded:
                _keep_best(self.folded, places(form, self.folded), best)
        if term.sound and self.field == "people":
            found = term.sound.finditer(self._sounds)
            _keep_best(self._sounds, ((place.start(), place.end(), FOLDED) for place in found), best)
        return best

    @cached_property
    def _sounds(self) -> str:
        return skeleton(self.folded)


def _keep_best(text: str, found: Iterable[Finding], best: dict[int, int]) -> None:
    """Note for each line the most that its findings are worth; they come in order."""
    line = last = 0
    for start, _, worth in found:
        line += text.count("\n", last, start)
        last = start
        if worth > best.get(line, 0):
            best[line] = worth


class _Corpus:
    """The texts of the events, each once however many events refer to it."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = list(events)
        self._columns: list[tuple[_Column, _Holders]] = [(column, None) for column in _own_columns(self.events)]
        for things, holders in _referred(self.events):
            self._columns += [(column, holders) for column in _columns_of(things)]

    def look_up(self, word: str) -> tuple[Term, _Found]:
        """Find the lines that a word stands in, read as strictly as finds anything."""
        for term in attempts(word):
            if found := self._scan(term):
                return term, found
        term = near_term(word, near_spellings(word, self._vocabulary))
        return term, self._scan(term)

    def _scan(self, term: Term) -> _Found:
        found = ((number, column.find(term)) for number, (column, _) in enumerate(self._columns))
        return [(number, lines) for number, lines in found if lines]

    def best_parts(self, term: Term, found: _Found, typed: _Typed, wanted: Collection[int] | None) -> _Best:
        """Give for each event, of those wanted if some are, the best of its texts that a word stands in."""
        word = normal(term.word)
        best: _Best = {}
        # Of equally good texts the first one found is shown: one of a column that has the spelling as it was typed.
        columns = [(*self._columns[number], lines) for number, lines in found]
        for column, holders, lines in sorted(columns, key=lambda found: term.forms[0].literal not in found[0].folded):
            for line, worth in lines.items():
                owner = column.owners[line]
                events: Sequence[int] = (owner,) if holders is None else holders[owner]
                if wanted is not None:
                    events = [event for event in events if event in wanted]
                if not events:
                    continue
                value = typed.value(column, line, word, worth)
                for event in events:
                    if event not in best or value > best[event][0]:
                        best[event] = value, (column.field, column.language, column.texts[line])
        return best

    @cached_property
    def _vocabulary(self) -> list[str]:
        """Every word of every text, once."""
        return sorted({word for column, _ in self._columns for word in words(column.folded)})


def _own_columns(events: Sequence[Event]) -> Iterator[_Column]:
    """Give what the events say themselves; an owner is the index of an event."""
    yield _Column("id", range(len(events)), [event.id for event in events])
    yield from _names_columns("title", [event.title for event in events])
    yield from _names_columns("summary", [event.summary for event in events])
    yield _Column("date", range(len(events)), [event.date.text for event in events])
    yield _Column("kind", range(len(events)), [event.kind for event in events])
    yield _pairs_column("venue", [(n, event.venue) for n, event in enumerate(events) if event.venue])
    yield _pairs_column("place_then", [(n, event.place_then) for n, event in enumerate(events) if event.place_then])
    yield _pairs_column("note", [(n, event.note) for n, event in enumerate(events) if event.note])
    yield _pairs_column("part_of", [(n, event.part_of) for n, event in enumerate(events) if event.part_of])
    yield _pairs_column("tags", [(n, tag) for n, event in enumerate(events) for tag in event.tags])
    roles = [(n, part.role) for n, event in enumerate(events) for part in event.people if part.role]
    yield _pairs_column("role", roles)
    disputes = [(n, dispute) for n, event in enumerate(events) for dispute in event.disputes]
    yield _pairs_column("disputes", [(n, text) for n, dispute in disputes for text in (dispute.value, dispute.why)])


def _pairs_column(field: str, pairs: Sequence[tuple[int, str]]) -> _Column:
    return _Column(field, [owner for owner, _ in pairs], [text for _, text in pairs])


def _names_columns(field: str, names: Sequence[Names]) -> Iterator[_Column]:
    for language in dict.fromkeys(language for name in names for language in name):
        named = [n for n, name in enumerate(names) if language in name]
        yield _Column(field, named, [names[n][language] for n in named], language)


def _referred(events: Sequence[Event]) -> Iterator[tuple[Sequence[Source] | Sequence[_Named], _Holders]]:
    """Give what the events refer to, table by table, each thing once, with the indexes of the events that do."""
    yield _held((n, source) for n, event in enumerate(events) for source in event.sources)
    yield _held((n, event.series) for n, event in enumerate(events) if event.series)
    yield _held((n, event.place) for n, event in enumerate(events) if event.place)
    yield _held((n, country) for n, event in enumerate(events) for country in countries_of(event))
    yield _held((n, part.person) for n, event in enumerate(events) for part in event.people)


_T = TypeVar("_T")


def _held(pairs: Iterable[tuple[int, _T]]) -> tuple[list[_T], list[list[int]]]:
    places: dict[int, int] = {}
    things: list[_T] = []
    holders: list[list[int]] = []
    for index, thing in pairs:
        place = places.setdefault(id(thing), len(things))
        if place < len(things):
            holders[place].append(index)
        else:
            things.append(thing)
            holders.append([index])
    return things, holders


def _columns_of(things: Sequence[Source] | Sequence[_Named]) -> Iterator[_Column]:
    """Give what the things are called; an owner is the index of a thing."""
    sources = [thing for thing in things if isinstance(thing, Source)]
    in_language: dict[str, list[int]] = {}
    for n, source in enumerate(sources):
        in_language.setdefault(source.language, []).append(n)
    for language, owners in in_language.items():
        yield _Column("sources", owners, [sources[n].title for n in owners], language)
    if sources:
        yield _Column("sources", range(len(sources)), [source.publisher for source in sources])
    named = [thing for thing in things if not isinstance(thing, Source)]
    if named:
        field = {Person: "people", Place: "place", Country: "country", Series: "series"}[type(named[0])]
        yield from _names_columns(field, [thing.name for thing in named])
        yield _pairs_column(field, [(n, alias) for n, thing in enumerate(named) for alias in thing.aliases])


def _matched(part: _Part, terms: Sequence[Term]) -> Matched:
    field, language, text = part
    folded, offsets = fold_with_offsets(text)
    found = [place for term in terms for form in term.forms for place in places(form, folded)]
    if field == "people":
        found += [place for term in terms if term.sound for place in sounding(term.sound, folded)]
    spans: list[tuple[int, int]] = []
    for start, end in sorted(original_span(offsets, start, end) for start, end, _ in found):
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return Matched(field, language, text, tuple(spans))
