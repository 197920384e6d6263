"""Lay facts out in columns: what each column says, and which columns the room allows.

Conventions: a column says its part of a fact in paragraphs; plans run from the widest to the narrowest, and the first
whose columns keep their least width is taken, so that a fact has fewer columns and more lines where room is scarce. An
id is never broken, and nothing is shortened.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.render import wording
from interpol_cli.render.labels import KINDS
from interpol_cli.render.layout import Block, Cell, Line, fit, flow, flush_right, width_of
from interpol_cli.render.screen import Screen
from interpol_cli.render.style import STYLES, glyph

Paragraph = tuple[Cell, ...]


class Fact(NamedTuple):
    """What a row says, in words."""

    kind: str
    kind_word: str
    is_doubtful: bool
    is_possible: bool
    date: str
    title: str
    city: str
    country: str
    id: str
    source_count: str
    dispute_count: str
    sources: str
    disputes: str
    origin: str


class Column(NamedTuple):
    """A column of facts: its heading, what it says of a fact, and how narrow it may get.

    `least_cells` None means no narrower than its widest; `share` is the part of all facts that have to fit without a
    break; one that `is_tight` gets no more than its least, since its facts have a second line anyway.
    """

    head: str
    paragraphs: Callable[[Fact], tuple[Paragraph, ...]]
    least_cells: int | None = None
    share: float = 0
    is_tight: bool = False
    is_number: bool = False


Plan = tuple[Column, ...]


class Setting(NamedTuple):
    """A plan with the widths that its columns got."""

    plan: Plan
    widths: tuple[int, ...]
    joiner: str

    def blocks(self, fact: Fact) -> list[Block]:
        """Set a fact, a block for each column."""
        return [self._block(column, width, fact) for column, width in zip(self.plan, self.widths, strict=True)]

    def _block(self, column: Column, width: int, fact: Fact) -> Block:
        lines: list[Line] = []
        for paragraph in column.paragraphs(fact):
            lines += flow(paragraph, width, self.joiner, keeps=True)
        return [flush_right(line, width) for line in lines] if column.is_number else lines


def is_mixed(rows: Sequence[Row]) -> bool:
    """Say whether facts come from more than one store, so that each has to say from which."""
    return len({row.event.origin for row in rows}) > 1


def fact_of(row: Row, screen: Screen, *, year: bool = True, names_store: bool = False) -> Fact:
    """Put a row into words; its date without the year where a heading names it; a store by the name of its file."""
    event = row.event
    is_possible = row.match is not Match.CERTAIN
    disputes = len(event.disputes)
    return Fact(
        kind=event.kind if event.kind in STYLES else "",
        kind_word=KINDS[screen.language].get(event.kind, event.kind),
        is_doubtful=is_possible or wording.is_doubtful(event.date),
        is_possible=is_possible,
        date=wording.date_words(event.date, screen, year=year),
        title=wording.name(event.title, screen),
        city=wording.city(event, screen),
        country=wording.country(event, screen),
        id=event.id,
        source_count=str(len(event.sources)),
        dispute_count=str(disputes) if disputes else "",
        sources=wording.count("source", len(event.sources), screen),
        disputes=wording.count("dispute", disputes, screen),
        origin=wording.plain(_file_name(event.origin), screen) if names_store and event.origin != "curated" else "",
    )


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def choose(
    plans: Iterable[Plan], facts: Sequence[Fact], room: int, screen: Screen, *, has_heads: bool = False
) -> Setting:
    """Take the first plan that the room allows, less its columns that say nothing; the last one in any room."""
    measured: dict[
        int, tuple[int, int]
    ] = {}  # by the column, for plans share columns and measuring is most of the work
    joiner = glyph("dot", screen)
    said: Plan = ()
    for plan in plans:
        for column in plan:
            if id(column) not in measured:
                measured[id(column)] = _measure(column, facts, len(joiner), has_head=has_heads)
        said = tuple(column for column in plan if measured[id(column)][1])
        least, natural = zip(*(measured[id(column)] for column in said), strict=True)
        if (widths := fit(natural, least, room)) is not None:
            return Setting(said, tuple(widths), joiner)
    return Setting(said, (max(room, 1),) * len(said), joiner)


def _measure(column: Column, facts: Sequence[Fact], joiner_cells: int, *, has_head: bool) -> tuple[int, int]:
    """Give the least and the natural width of a column; two zeros where it says nothing."""
    needs, unbroken = [0], 0
    for fact in facts:
        need = 0
        for paragraph in column.paragraphs(fact):
            sizes = [width_of(cell.text) for cell in paragraph if cell.text]
            need = max(need, sum(sizes) + joiner_cells * (len(sizes) - 1))
            unbroken = max([unbroken, *(_unbroken(cell) for cell in paragraph)])
        needs.append(need)
    needs.sort()
    if not needs[-1]:
        return 0, 0
    head = width_of(column.head) if has_head else 0
    least = needs[int(len(needs) * column.share)] if column.share else column.least_cells
    least = max(unbroken, head, needs[-1] if least is None else least)
    natural = least if column.is_tight else max(needs[-1], head)
    return min(least, natural), natural


def _unbroken(cell: Cell) -> int:
    """Count the cells that a cell needs at least: an id its whole width, a long date its widest piece within reason."""
    size = width_of(cell.text)
    if cell.is_whole or not cell.pieces:
        return size if cell.is_whole else 0
    return size if size <= _DATE_CELLS else min(max(map(width_of, cell.pieces)), _DATE_CELLS)


_DATE_CELLS, _PLACE_CELLS, _DETAILS_CELLS = 22, 18, 30
"""So many cells a date, or a piece of it, keeps together; below, places and details read worse than on another line."""


def timeline_plans(screen: Screen, *, has_kinds: bool) -> tuple[Plan, ...]:
    """Give the ways to lay out a timeline: one line a fact, two lines in columns, details under the title, one column.

    Args:
        screen: The terminal and its reader.
        has_kinds: Say the kind in a word where there is room for it.
    """
    date, kind, title, place = _date(screen), _kind(screen), _title(screen, 0.9), _place(screen, None)
    one_line = (title, place, _id(screen), _evidence(screen))
    two_lines = (_title_and_id(screen), _stacked_place(screen), _stacked_evidence(screen))
    wide = ((date, kind, *one_line), (date, *one_line), (date, kind, *two_lines), (date, *two_lines))
    narrow = ((_date(screen, is_tight=True), _details(screen, has_kind=False)), (_everything(screen, has_kind=False),))
    return (*(plan for plan in wide if has_kinds or kind not in plan), *narrow)


def table_plans(screen: Screen, *, has_kinds: bool, has_disputes: bool) -> tuple[Plan, ...]:
    """Give the ways to lay out a table, from a column for each part to one column for all."""
    date, kinds = _date(screen), (_kind(screen),) if has_kinds else ()
    numbers = (_source_count(screen), _dispute_count(screen)) if has_disputes else (_source_count(screen),)
    return (
        (date, *kinds, _title(screen, 0.6), _place(screen, _PLACE_CELLS), *numbers, _id(screen), _origin(screen)),
        (date, *kinds, _title_and_id(screen), _stacked_place(screen), *numbers, _origin(screen)),
        (_date(screen, is_tight=True), _details(screen, has_kind=has_kinds)),
        (_everything(screen, has_kind=has_kinds),),
    )


def reference_plans(screen: Screen) -> tuple[Plan, ...]:
    """Give the ways to name another fact in passing: its date, its title, its id."""
    date = _date(screen)
    narrow = Column("", lambda fact: ((_title_cell(fact),), (_id_cell(fact), _date_cell(fact))))
    return (
        (date, _title(screen, 0.9), _id(screen)),
        (_date(screen, is_tight=True), _title_and_id(screen, least_cells=_DETAILS_CELLS)),
        (narrow,),
    )


def _date(screen: Screen, *, is_tight: bool = False) -> Column:
    head = wording.word("date", screen)
    return Column(head, lambda fact: ((_date_cell(fact),),), least_cells=0, is_tight=is_tight)


def _kind(screen: Screen) -> Column:
    return Column(wording.word("kind", screen), lambda fact: ((_kind_cell(fact),),))


def _title(screen: Screen, share: float) -> Column:
    return Column(wording.word("fact", screen), lambda fact: ((_title_cell(fact),),), share=share)


def _place(screen: Screen, least_cells: int | None) -> Column:
    head = wording.word("place", screen)
    return Column(head, lambda fact: ((_place_cell(fact),),), least_cells=least_cells)


def _id(screen: Screen) -> Column:
    return Column(wording.word("id", screen), lambda fact: ((_id_cell(fact),),))


def _evidence(screen: Screen) -> Column:
    return Column(wording.word("sources", screen), lambda fact: (_evidence_cells(fact),))


def _source_count(screen: Screen) -> Column:
    return Column(wording.word("sources", screen), lambda fact: ((Cell(fact.source_count),),), is_number=True)


def _dispute_count(screen: Screen) -> Column:
    head = wording.word("disputes", screen)
    return Column(head, lambda fact: ((Cell(fact.dispute_count, "dispute"),),), is_number=True)


def _origin(screen: Screen) -> Column:
    return Column(wording.word("store", screen), lambda fact: ((Cell(fact.origin, "meta"),),))


def _title_and_id(screen: Screen, least_cells: int | None = None) -> Column:
    head, share = wording.word("fact", screen), 0 if least_cells else 0.9
    return Column(head, lambda fact: ((_title_cell(fact),), (_id_cell(fact),)), least_cells=least_cells, share=share)


def _stacked_place(screen: Screen) -> Column:
    head = wording.word("place", screen)
    return Column(head, lambda fact: ((Cell(fact.city),), (Cell(fact.country),)), least_cells=_PLACE_CELLS)


def _stacked_evidence(screen: Screen) -> Column:
    head = wording.word("sources", screen)
    return Column(head, lambda fact: tuple((cell,) for cell in _evidence_cells(fact)))


def _details(screen: Screen, *, has_kind: bool) -> Column:
    """Say all but the date: the title, and under it the rest."""
    head = wording.word("fact", screen)
    return Column(
        head, lambda fact: ((_title_cell(fact),), _detail_cells(fact, has_kind=has_kind)), least_cells=_DETAILS_CELLS
    )


def _everything(screen: Screen, *, has_kind: bool) -> Column:
    return Column(
        wording.word("fact", screen),
        lambda fact: ((_date_cell(fact),), (_title_cell(fact),), _detail_cells(fact, has_kind=has_kind)),
    )


def _date_cell(fact: Fact) -> Cell:
    return Cell(fact.date, pieces=wording.date_pieces(fact.date))


def _kind_cell(fact: Fact) -> Cell:
    return Cell(fact.kind_word, fact.kind)


def _title_cell(fact: Fact) -> Cell:
    return Cell(fact.title, "title")


def _id_cell(fact: Fact) -> Cell:
    return Cell(fact.id, "id", is_whole=True)


def _place_cell(fact: Fact, style: str = "") -> Cell:
    both = fact.city and fact.city != fact.country
    return Cell(f"{fact.city} ({fact.country})" if both else fact.country, style)


def _evidence_cells(fact: Fact) -> Paragraph:
    return (Cell(fact.sources, "meta"), Cell(fact.disputes, "dispute"), Cell(fact.origin, "meta"))


def _detail_cells(fact: Fact, *, has_kind: bool) -> Paragraph:
    kinds = (Cell(fact.kind_word, "meta"),) if has_kind else ()
    return (_id_cell(fact), *kinds, _place_cell(fact, "meta"), *_evidence_cells(fact))
