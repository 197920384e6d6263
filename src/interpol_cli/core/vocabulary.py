"""Match what a person typed for a value (`Maroc`, `المغرب`, `MA`) with the ids that the store means by it.

Conventions: matching is on folded text in all languages; a whole id, code, name or alias comes before a part of a
name, and what matches nothing is an error that names the nearest values.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from interpol_cli.core import terms
from interpol_cli.core.edtf import Edtf
from interpol_cli.core.model import Country, Event, Names, Person, Place, Series, Source, every_name
from interpol_cli.core.query import QUERY_FIELDS
from interpol_cli.core.text import fold, nearest, words
from interpol_cli.errors import NoListError, UnknownFieldError, UnknownValueError

Labelled = tuple[str, Iterable[str]]  # an id with everything it is called


class Catalogue(Protocol):
    """What a vocabulary asks of a store: its tables by id, its event ids, its tags, the date of an event."""

    @property
    def countries(self) -> Mapping[str, Country]:
        """The countries by their codes."""

    @property
    def places(self) -> Mapping[str, Place]:
        """The places by their ids."""

    @property
    def people(self) -> Mapping[str, Person]:
        """The people by their ids."""

    @property
    def series(self) -> Mapping[str, Series]:
        """The series by their ids."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by their ids."""

    def events(self) -> Iterable[Event]:
        """Give every event."""

    def ids(self) -> Sequence[str]:
        """Give the ids of all events."""

    def tags(self) -> Sequence[str]:
        """Give every tag that an event carries."""

    def date_of(self, event_id: str) -> Edtf | None:
        """Give the date of an event, or None where there is none."""


@dataclass(frozen=True, slots=True)
class Found:
    """The ids that a typed value stands for, and the name of each; `is_whole` where a whole name was typed."""

    ids: frozenset[str]
    names: tuple[str, ...]
    is_whole: bool


def _countries(catalogue: Catalogue) -> Iterator[Labelled]:
    return ((code, every_name(one.name, one.aliases)) for code, one in catalogue.countries.items())


def _cities(catalogue: Catalogue) -> Iterator[Labelled]:
    return ((key, every_name(one.name, one.aliases)) for key, one in catalogue.places.items() if not one.is_country)


def _people(catalogue: Catalogue) -> Iterator[Labelled]:
    return ((key, every_name(one.name, one.aliases)) for key, one in catalogue.people.items())


def _series(catalogue: Catalogue) -> Iterator[Labelled]:
    return (
        (key, every_name(one.name, (*one.aliases, one.prefix) if one.prefix else one.aliases))
        for key, one in catalogue.series.items()
    )


def _sources(catalogue: Catalogue) -> Iterator[Labelled]:
    return ((key, (one.title,)) for key, one in catalogue.sources.items())


def _tags(catalogue: Catalogue) -> Iterator[Labelled]:
    return ((tag, (tag.replace("-", " "),)) for tag in catalogue.tags())


def _origins(catalogue: Catalogue) -> Iterator[Labelled]:
    """Give the stores, which are called by their paths, and by the names of their files."""
    origins = dict.fromkeys(event.origin for event in catalogue.events())
    return ((origin, (origin.replace("\\", "/").rpartition("/")[2],)) for origin in origins)


def _closed(table: Mapping[str, terms.Term]) -> Callable[[Catalogue], Iterator[Labelled]]:
    return lambda _catalogue: ((value, every_name(term.name, term.aliases)) for value, term in table.items())


_TABLES: Mapping[str, Mapping[str, terms.Term]] = {
    "kind": terms.KIND_TERMS,
    "office": terms.OFFICE_TERMS,
    "region": terms.REGION_TERMS,
    "host_region": terms.REGION_TERMS,
    "act": terms.ACT_TERMS,
    "source_type": terms.SOURCE_TYPE_TERMS,
    "precision": terms.PRECISION_TERMS,
    "uncertain": terms.BOOLEAN_TERMS,
    "approximate": terms.BOOLEAN_TERMS,
}

VALUES: Mapping[str, Callable[[Catalogue], Iterator[Labelled]]] = {
    "series": _series,
    "country": _countries,
    "host": _countries,
    "city": _cities,
    "person": _people,
    "tag": _tags,
    "source": _sources,
    "origin": _origins,
    **{field: _closed(table) for field, table in _TABLES.items()},
}


def find_value(field: str, typed: str, catalogue: Catalogue) -> Found:
    """Find what a typed value stands for in a field.

    Args:
        field: A key of `VALUES`.
        typed: An id, a code, a name, an alias, or words of a name, in any language.
        catalogue: The store that says what there is.

    Returns:
        The one whole match, or everything whose name contains all the words typed.

    Raises:
        UnknownValueError: Nothing is called so.
    """
    wanted = fold(typed).strip()
    labelled = [(key, tuple(called)) for key, called in VALUES[field](catalogue)]
    by_id = [key for key, _ in labelled if fold(key) == wanted]
    whole = by_id or [key for key, called in labelled if any(fold(name) == wanted for name in called)]
    if whole:
        return Found(frozenset(whole), tuple(whole), is_whole=True)
    typed_words = set(words(wanted))
    partly = [
        (key, called[0] if called else key)
        for key, called in labelled
        if typed_words and any(typed_words <= set(words(fold(name))) for name in (key, *called))
    ]
    if not partly:
        raise _unknown(field, typed, labelled)
    return Found(frozenset(key for key, _ in partly), tuple(key for key, _ in partly), is_whole=False)


def _unknown(field: str, typed: str, labelled: Iterable[tuple[str, tuple[str, ...]]]) -> UnknownValueError:
    owner: dict[str, str] = {}
    for key, called in labelled:
        for name in (*called, key):
            owner.setdefault(name, key)
    near = nearest(typed, owner) if len(typed) > 2 else ()  # two letters are near to every code
    first_name = {owner[name]: name for name in reversed(near)}  # of one record only its nearest name
    shown = (name if fold(name) == fold(key) else f"{name} ({key})" for key, name in first_name.items())
    return UnknownValueError(field, typed, tuple(shown)[::-1])


def list_values(field: str, catalogue: Catalogue) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """List what a field can be asked for: each id, code or closed value, with everything it is called.

    Raises:
        UnknownFieldError: There is no such field; the nearest that have a list of values are named.
        NoListError: The field takes words, a number or a date.
    """
    if field in QUERY_FIELDS and field not in VALUES:
        raise NoListError(field, tuple(VALUES))
    check_field(field, VALUES)
    return tuple((key, tuple(called)) for key, called in VALUES[field](catalogue))


def called_in(field: str, key: str, catalogue: Catalogue) -> Names:
    """Give the names of a value by language; nothing for tags, sources and stores, which have one name for all."""
    if field in _TABLES:
        return _TABLES[field][key].name
    if field in ("country", "host"):
        return catalogue.countries[key].name
    if field == "city":
        return catalogue.places[key].name
    if field == "person":
        return catalogue.people[key].name
    return catalogue.series[key].name if field == "series" else {}


def check_field(name: str, known: Iterable[str]) -> str:
    """Return the field's name where it is known.

    Raises:
        UnknownFieldError: It is not; the nearest fields are named.
    """
    fields = tuple(known)
    if name not in fields:
        raise UnknownFieldError(name, nearest(name, fields))
    return name
