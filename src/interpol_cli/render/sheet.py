"""Show one fact whole: its titles, when and where, who, what is said against it, what happened at it, its sources.

Conventions: what the sheet is about stands at the top, the reader's title first; below, each part has its label at the
left and hangs under its own first line. Nothing is shortened, and an id or an address is never broken. A source is
linked where the terminal can; where it cannot, its address is written out.
"""

from collections.abc import Iterable, Iterator, Sequence

from interpol_cli.core.model import Dispute, Event, Participation, Source
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row, Sheet
from interpol_cli.render import wording
from interpol_cli.render.columns import choose, fact_of, reference_plans
from interpol_cli.render.labels import KINDS
from interpol_cli.render.layout import GAP, Cell, Line, beside, flow, width_of
from interpol_cli.render.screen import Screen
from interpol_cli.render.style import STYLES, glyph, painter, sign, web_address

_NARROW_CELLS = 60
"""On a narrower screen a label stands over its part."""

_NAME_CELLS = 30
"""Names of people up to this width have a column of their own."""

_INDENT = 2

_LABELS = (
    "people",
    "countries",
    "disputed",
    "part-of",
    "at-it",
    "before",
    "after",
    "note",
    "sources",
    "tags",
    "store",
)


def render_sheet(sheet: Sheet, screen: Screen) -> str:
    """Show one fact whole.

    Args:
        sheet: The fact with its neighbours, the whole that it was part of, and its own parts.
        screen: The terminal and its reader.

    Returns:
        Whole lines with a final newline.
    """
    is_narrow = screen.width_cells < _NARROW_CELLS
    labels = _INDENT if is_narrow else max(width_of(wording.word(name, screen)) for name in _LABELS) + GAP
    room = max(screen.width_cells - labels, 1)
    blocks = [[*_titles(sheet.event, screen), *_head(sheet.event, screen)], _summary(sheet.event, screen)]
    for names in (("people", "countries"), ("disputed",), ("part-of", "at-it", "before", "after"), _LABELS[7:]):
        parts = ((name, _part(name, sheet, room, screen)) for name in names)
        blocks.append([line for name, lines in parts for line in _labelled(name, lines, labels, screen)])
    paint = painter(screen)
    drawn = ["".join([f"{paint(runs)}\n" for _, runs in block]) for block in blocks if block]
    return "\n".join(drawn)


def _part(name: str, sheet: Sheet, room: int, screen: Screen) -> list[Line]:
    """Give the lines of one part; none where there is nothing to say."""
    event = sheet.event
    if name == "people":
        return _people(event.people, room, screen)
    if name == "disputed":
        return [line for dispute in event.disputes for line in _dispute(dispute, room, screen)]
    if name == "sources":
        return [line for source in event.sources for line in _source(source, room, screen)]
    if name in ("part-of", "at-it", "before", "after"):
        around = {"part-of": [sheet.whole], "at-it": sheet.parts, "before": [sheet.before], "after": [sheet.after]}
        return _references([one for one in around[name] if one], sheet, room, screen)
    if name == "countries":
        names = [f"{wording.name(country.name, screen)} ({country.code})" for country in event.countries]
        return _phrases((Cell(text) for text in names), room, screen)
    if name == "tags":
        return _phrases((Cell(tag, "meta") for tag in event.tags), room, screen)
    if name == "note":
        return flow([Cell(event.note or "")], room)
    return flow([Cell(event.origin if event.origin != "curated" else "")], room)


def _labelled(name: str, lines: Sequence[Line], labels: int, screen: Screen) -> Iterator[Line]:
    """Put the label of a part beside its lines, or over them on a narrow screen."""
    if not lines:
        return
    label = flow([Cell(wording.word(name, screen), "head")], screen.width_cells)
    if labels == _INDENT:
        yield from label
        label = []
    for place, (size, runs) in enumerate(lines):
        if label and not place:
            yield from beside([label, [(size, runs)]], [labels - GAP, size])
        elif labels + size > screen.width_cells:  # an id or an address moves to the left rather than break
            text = width_of(runs[-1][0])
            indent = max(screen.width_cells - text, 0)
            yield indent + text, ((" " * indent, "", None), runs[-1])
        else:
            yield labels + size, ((" " * labels, "", None), *runs)


def _phrases(cells: Iterable[Cell], room: int, screen: Screen) -> list[Line]:
    return flow(cells, room, glyph("dot", screen), keeps=True)


def _hanging(first: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """Set lines under a first one, a little to the right."""
    return [*first, *((size + _INDENT, ((" " * _INDENT, "", None), *runs)) for size, runs in others)]


def _titles(event: Event, screen: Screen) -> list[Line]:
    """Give the titles in all languages, the reader's first."""
    languages = dict.fromkeys([*screen.languages, *event.title])
    titles = dict.fromkeys(event.title[language] for language in languages if language in event.title)
    styles = ["title", *[""] * len(titles)]
    cells = [Cell(title, style) for title, style in zip(titles, styles, strict=False)]
    return [line for cell in cells for line in flow([cell], screen.width_cells)]


def _head(event: Event, screen: Screen) -> list[Line]:
    """Say kind, number, date, place, attendance and id in a phrase each."""
    kind = event.kind if event.kind in STYLES else ""
    mark = sign(event.kind, screen, is_doubtful=wording.is_doubtful(event.date))
    series = wording.name(event.series.name, screen) if event.series else ""
    words = wording.date_words(event.date, screen)
    what = [
        Cell(KINDS[screen.language].get(event.kind, event.kind), kind),
        Cell(f"{series} {event.number}" if event.number else series),
        Cell(words, "title", pieces=wording.date_pieces(words)),
    ]
    then = wording.word("then", screen).format(event.place_then) if event.place_then else ""
    where = [wording.place(event, screen), then, event.venue or "", wording.attendance(event, screen)]
    first, *others = _phrases(what, screen.width_cells - 2, screen)
    marked = (first[0] + 2, ((mark, kind, None), (" ", "", None), *first[1]))
    lines = [marked, *others, *_phrases(map(Cell, where), screen.width_cells, screen)]
    return [*lines, *flow([Cell(event.id, "id", is_whole=True)], screen.width_cells)]


def _summary(event: Event, screen: Screen) -> list[Line]:
    return flow([Cell(wording.name(event.summary, screen))], screen.width_cells)


def _people(people: Sequence[Participation], room: int, screen: Screen) -> list[Line]:
    """Give a line for each person: the name, then what the person was or did."""
    names = [_person(one, screen) for one in people]
    widest = max(map(width_of, names), default=0)
    column = min(widest, _NAME_CELLS, room // 2)
    lines: list[Line] = []
    for name, one in zip(names, people, strict=True):
        did = _phrases(map(Cell, wording.part(one, screen)), room - column - GAP, screen)
        lines += beside([flow([Cell(name, "title")], column), did], [column, room - column - GAP])
    return lines


def _person(one: Participation, screen: Screen) -> str:
    name = wording.name(one.person.name, screen)
    return f"{name} ({one.person.country.code})" if one.person.country else name


def _dispute(dispute: Dispute, room: int, screen: Screen) -> list[Line]:
    """Say what is claimed for which field, by whom, and why it does not stand."""
    quoted = wording.plain(wording.word("quoted", screen).format(dispute.value), screen)
    claim = _phrases([Cell(dispute.field, "meta"), Cell(quoted, "dispute")], room, screen)
    who = [_name_of(source) for source in dispute.sources]
    lines = [line for cells in who for line in _phrases(cells, room - _INDENT, screen)]
    return _hanging(claim, [*lines, *flow([Cell(dispute.why)], room - _INDENT)])


def _name_of(source: Source) -> list[Cell]:
    return [Cell(source.publisher, link=source.url), Cell(source.id, "id", source.url, is_whole=True)]


def _references(events: Sequence[Event], sheet: Sheet, room: int, screen: Screen) -> list[Line]:
    """Name other facts in columns that are the same for all parts of the sheet."""
    around = [one for one in (sheet.whole, *sheet.parts, sheet.before, sheet.after) if one]
    if not events:
        return []
    facts = {one.id: fact_of(Row(one, Match.CERTAIN), screen) for one in around}
    setting = choose(reference_plans(screen), list(facts.values()), room, screen)
    return [line for one in events for line in beside(setting.blocks(facts[one.id]), setting.widths)]


def _source(source: Source, room: int, screen: Screen) -> list[Line]:
    """Cite a source: publisher, title, date, type and language, id; its address where nothing links to it."""
    title = wording.plain(wording.word("quoted", screen).format(source.title), screen)
    published = wording.date_text_words(source.published or "", screen)
    cells = [
        Cell(source.publisher),
        Cell(title, "", source.url),
        Cell(published, pieces=wording.date_pieces(published)),
        Cell(wording.source_kind(source, screen), "meta"),
        Cell(source.id, "id", source.url, is_whole=True),
    ]
    lines = flow(cells, room - _INDENT, glyph("dot", screen))
    address = None if screen.has_links else web_address(source.url)
    written = flow([Cell(address or "", "meta", is_whole=True)], room - _INDENT)
    return _hanging(lines[:1], [*lines[1:], *written])
