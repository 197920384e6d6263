"""Write a page for browsers: one file that needs no other, asks nothing of any server, and speaks three languages.

Conventions: HTML of the living standard, UTF-8. Jinja escapes whatever comes from the store; the page's one script is
ours and fixed, its hash is the only one that the page's policy allows, and data stands in JSON that no parser takes
for markup. The page is whole without the script, which filters, sorts and changes the language. `<time>` stands where
HTML has a form for the date, `<data>` with the EDTF text elsewhere. The same facts are the same bytes.
"""

import pkgutil
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from unicodedata import category, normalize

from jinja2 import Environment, FunctionLoader, StrictUndefined

from interpol_cli.core.edtf import OPEN_END, OPEN_START, Edtf
from interpol_cli.core.lanes import picture_of
from interpol_cli.core.language import Languages, is_right_to_left
from interpol_cli.core.model import Country, Event
from interpol_cli.core.report import Json, Row
from interpol_cli.core.select import in_time, texts_of, values_of
from interpol_cli.core.text import fold, words
from interpol_cli.render import wording
from interpol_cli.render.json_ld import inside_script, render_json_ld
from interpol_cli.render.labels import number
from interpol_cli.render.page_facts import PageFacts, ShownFact
from interpol_cli.render.page_words import LANGUAGE_NAMES, PAGE_WORDS
from interpol_cli.render.phrases import TONGUES, Phrases, Said
from interpol_cli.render.svg_lanes import render_svg_lanes

# Letters that people type: Latin to Georgian, scripts with digits of their own, punctuation, Kana, forms of letters.
_TYPED = (range(0x80, 0x2000), range(0x2000, 0x2C00), range(0x3000, 0x3100), range(0xFB00, 0xFFF0))

_MOST_DRAWN, _MOST_DRAWN_TWICE = 3000, 1000
"""Of more facts there is no picture, and of more than the second number there is one only, of 0.3 KB a fact."""


def render_html(rows: Sequence[Row], languages: Languages, *, today: date, made_by: str) -> Iterator[str]:
    """Write the facts as a page.

    Args:
        rows: The facts, one at least, in the order in which the page shows them.
        languages: The reader's; the page opens in the first.
        today: The day to mark in the picture.
        made_by: What made the page, of which store, for its foot.

    Returns:
        The page, piece by piece.
    """
    phrases = Phrases(languages, today)
    own = phrases.own
    facts = PageFacts(phrases, {row.event.id: row.event.title for row in rows})
    index = _Index(rows, facts)
    script = _resource("page.js")
    yield from (
        _environment()
        .get_template("page.html")
        .generate(
            own=own,
            direction="rtl" if is_right_to_left(own) else "ltr",
            languages=LANGUAGE_NAMES.items(),
            words=facts.words,
            figures=_figures(rows, facts),
            pictures=_pictures(rows, phrases),
            kinds=index.kinds,
            countries=index.countries,
            decades=index.decades,
            columns=[(name, facts.words[name]) for name in ("when", "what", "kind", "where")],
            sorted_by="when" if list(rows) == sorted(rows, key=in_time) else "",
            facts=index.shown(),
            shown=PAGE_WORDS["shown"][own].format(*[number(len(rows), own)] * 2),
            made_by=made_by,
            style=_resource("page.css"),
            script=script,
            script_hash=f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
            linked_data=lambda: "".join(render_json_ld(rows)),
            data=lambda: inside_script(_data(phrases, index)),
        )
    )


def _pictures(rows: Sequence[Row], phrases: Phrases) -> Iterator[tuple[str, str]]:
    """Draw the facts in lanes for the languages of the page; too many marks are no picture."""
    count = 0 if len(rows) > _MOST_DRAWN else len(TONGUES) if len(rows) <= _MOST_DRAWN_TWICE else 1
    for tongue in phrases.order[phrases.own][:count]:
        screen = phrases.screens[TONGUES.index(tongue)]
        drawing = render_svg_lanes(picture_of(rows, "kind", asked=None, today=screen.today), screen)
        # hundreds of stops for who goes by keys, and each fact has the same address in the table
        drawing = drawing.replace('<a href="', '<a tabindex="-1" href="')
        yield tongue, drawing


class _Index:
    """What the page filters and sorts by: a line for each fact, and what may be chosen."""

    def __init__(self, rows: Sequence[Row], facts: PageFacts) -> None:
        self._rows = rows
        self._facts = facts
        self.texts: dict[str, int] = {}
        self.lines: list[Json] = []
        events = [row.event for row in rows]
        self._spans = _decades([event.date for event in events])
        decades = range(min(first for first, _ in self._spans), max(last for _, last in self._spans) + 1)
        held = {decade for first, last in self._spans for decade in range(first, last + 1)}
        self.decades = [(decade, _decade_said(facts, decade)) for decade in decades if decade in held]
        self.kinds = _by_text((kind, facts.kind(kind)) for kind in {event.kind for event in events})
        names = {country.code: country.name for event in events for country in _countries_of(event)}
        self.countries = _by_text((code, facts.name(name)) for code, name in names.items())
        self._ranks = {row.event.id: rank for rank, row in enumerate(sorted(rows, key=in_time))}

    def shown(self) -> Iterator[ShownFact]:
        """Show the facts one by one, and write down the line of each."""
        for row, span in zip(self._rows, self._spans, strict=True):
            event, fact = row.event, self._facts.fact(row)
            codes: list[Json] = [*sorted({code for code in values_of("country", event) if code})]
            texts = [*texts_of(event), event.date.text, *self._facts.in_every_language(fact.date.said, fact.kind)]
            searched: list[Json] = [*dict.fromkeys(map(self._text, fold("\n".join(texts)).split("\n")))]
            self.lines.append([event.kind, codes, *span, self._ranks[event.id], len(event.disputes), searched])
            yield fact

    def _text(self, folded: str) -> int:
        return self.texts.setdefault(" ".join(words(folded)), len(self.texts))


def _decades(dates: Sequence[Edtf]) -> list[tuple[int, int]]:
    """Give the first and the last decade in which each date may lie; an end that is not there is the page's own end."""
    firsts = [_decade(date.bounds.s0) or _decade(date.bounds.s1) for date in dates]
    lasts = [_decade(date.bounds.e1) for date in dates]
    known = [decade for decade in (*firsts, *lasts) if decade is not None]
    least, most = min(known, default=0), max(known, default=0)
    pairs = zip(firsts, lasts, strict=True)
    return [(least if one is None else one, most if other is None else other) for one, other in pairs]


def _decade(day: int) -> int | None:
    return None if day in (OPEN_START, OPEN_END) else date.fromordinal(day).year // 10


def _decade_said(facts: PageFacts, decade: int) -> Said:
    return facts.said(lambda screen: wording.word("decade", screen).format(decade * 10, decade % 10 * 10 + 9))


def _by_text(pairs: Iterable[tuple[str, Said]]) -> list[tuple[str, Said]]:
    return sorted(pairs, key=lambda pair: (fold(pair[1].text), pair[0]))


def _countries_of(event: Event) -> Iterator[Country]:
    """Give the countries by which a fact is found: those of `values_of("country", event)`."""
    wanted = set(values_of("country", event))
    places = [event.place.country] if event.place else []
    own = [part.person.country for part in event.people if part.person.country]
    yield from (country for country in (*places, *event.countries, *own) if country.code in wanted)


def _figures(rows: Sequence[Row], facts: PageFacts) -> Iterator[tuple[Said, Said]]:
    """Count what the page holds."""
    days = [day for row in rows for day in row.event.date.bounds if day not in (OPEN_START, OPEN_END)]
    years = [date.fromordinal(day).year for day in (min(days), max(days))]
    yield facts.words["facts"], _figure(facts, len(rows))
    yield facts.words["years"], facts.said(lambda screen: wording.word("range", screen).format(*years))
    yield facts.words["cited"], _figure(facts, len({source.id for row in rows for source in row.event.sources}))
    disputes = sum(len(row.event.disputes) for row in rows)
    if disputes:
        yield facts.words["contradicted"], _figure(facts, disputes)


def _figure(facts: PageFacts, count: int) -> Said:
    return facts.said(lambda screen: number(count, screen.language))


def _data(phrases: Phrases, index: _Index) -> dict[str, Json]:
    """Give what the page's script works with."""
    return {
        "own": phrases.own,
        "order": phrases.order,
        "texts": phrases.entries,
        "shown": PAGE_WORDS["shown"],
        "heading": PAGE_WORDS["heading"],
        "folding": _folding(),
        "searched": [*index.texts],
        "rows": index.lines,
    }


@cache
def _folding() -> tuple[tuple[str, str], ...]:
    """Give the letters that fold to something else than Unicode alone makes of them, by what they fold to.

    Unicode alone: the letters of the compatibility decomposition of the small letter, each folded, without marks.
    """
    folds: dict[str, str] = {}

    def by_unicode(letter: str) -> str:
        if letter in folds:
            return folds[letter]
        plain = normalize("NFKD", letter.lower())
        if plain == letter:
            return "" if category(letter)[0] == "M" or category(letter) == "Cf" else letter
        return "".join(map(by_unicode, plain))

    letters = [chr(code) for codes in _TYPED for code in codes]
    # Those that stand for themselves come first, since the others are made of them.
    for letter in sorted(letters, key=lambda one: normalize("NFKD", one.lower()) != one):
        if by_unicode(letter) != fold(letter):
            folds[letter] = fold(letter)
    groups: dict[str, str] = {}
    for letter, folded in sorted(folds.items()):
        groups[folded] = groups.get(folded, "") + letter
    return tuple(sorted(groups.items()))


def _resource(name: str) -> str:
    """Read a part of the page, which is there in a wheel and in a zip too."""
    content = pkgutil.get_data(__name__, f"page/{name}")
    assert content is not None
    return content.decode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
