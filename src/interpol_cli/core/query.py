"""Hold a query as a typed, immutable tree that knows nothing of how the facts are kept, or of how it was typed.

Conventions: field names are those of `QUERY_FIELDS`; words and values are folded already, so that whoever runs the tree
compares folded text with folded text.
"""

from typing import NamedTuple, TypeVar

from interpol_cli.core.period import Period

TEXT_FIELDS = ("venue", "role", "publisher", "title", "source_lang")
QUERY_FIELDS = (
    "id",
    "kind",
    "series",
    "number",
    "country",
    "host",
    "city",
    "venue",
    "person",
    "office",
    "role",
    "region",
    "host_region",
    "act",
    "tag",
    "source",
    "source_type",
    "source_lang",
    "publisher",
    "title",
    "date",
    "precision",
    "uncertain",
    "approximate",
    "part_of",
    "disputed",
    "origin",
)

N = TypeVar("N")


def _of_its_own_kind(node: type[N]) -> type[N]:
    """Make nodes equal to nodes of their own kind only: named tuples compare as tuples, whatever their names.

    Dataclasses would do the same for 6 ms more at every start that reads a query.
    """

    def is_equal(self: N, other: object) -> bool:
        return type(self) is type(other) and tuple.__eq__(self, other)  # type: ignore[operator]

    node.__eq__ = is_equal  # type: ignore[assignment]
    return node


@_of_its_own_kind
class AllOf(NamedTuple):
    """Every term holds; with no terms, everything does."""

    terms: tuple["Query", ...]


@_of_its_own_kind
class AnyOf(NamedTuple):
    """At least one term holds."""

    terms: tuple["Query", ...]


@_of_its_own_kind
class Negation(NamedTuple):
    """The term does not hold; what is only possible stays possible."""

    term: "Query"


@_of_its_own_kind
class Words(NamedTuple):
    """Folded words that stand side by side in a text of the fact; `field` None asks every text."""

    field: str | None
    words: tuple[str, ...]
    is_prefix: bool


@_of_its_own_kind
class Is(NamedTuple):
    """The field has one of these ids, codes or closed values; `typed` is what the person wrote."""

    field: str
    values: frozenset[str]
    typed: str


@_of_its_own_kind
class NumberIn(NamedTuple):
    """The number in its series lies between two, both in; None is open."""

    first: int | None
    last: int | None


@_of_its_own_kind
class Related(NamedTuple):
    """The date stands in a relation (a key of `period.RELATIONS`) to a period."""

    relation: str
    period: Period


Query = AllOf | AnyOf | Negation | Words | Is | NumberIn | Related

EVERYTHING = AllOf(())
