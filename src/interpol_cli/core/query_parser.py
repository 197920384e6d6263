"""Read a query once into its tree, against the names and values that a store knows.

Conventions: terms standing side by side are joined by AND, written or not, which binds closer than `OR`; `not:` takes
the term, or the parenthesis, that follows it.

Grammar:
    query  = both ("OR" both)*
    both   = term ("AND"? term)*
    term   = "not:" term | "(" query ")" | field ":" value | word | word "*" | quoted
    value  = quoted | any run of characters without white space or ")"
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from interpol_cli.core.ids import find_id, resolve_id
from interpol_cli.core.model import every_name
from interpol_cli.core.period import Period
from interpol_cli.core.query import (
    EVERYTHING,
    QUERY_FIELDS,
    TEXT_FIELDS,
    AllOf,
    AnyOf,
    Is,
    Negation,
    NumberIn,
    Query,
    Related,
    Words,
)
from interpol_cli.core.terms import BOOLEAN_TERMS
from interpol_cli.core.text import fold, nearest, words
from interpol_cli.core.vocabulary import Catalogue, Found, check_field, find_value
from interpol_cli.errors import QuerySyntaxError, UnknownIdError, UnknownValueError

ParsePeriod = Callable[[str], Period]


class Token(NamedTuple):
    """A piece of a query's text; `kind` is `open`, `close`, `or`, `and`, `not`, `field`, `word` or `quoted`."""

    kind: str
    text: str
    position: int


_TOKEN = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<or>OR(?=[\s()]|$))|(?P<and>AND(?=[\s()]|$))|(?P<not>not:)|(?P<field>[A-Za-z][A-Za-z_-]*):"
    r'|(?P<capitals>NOT(?=[\s()]|$))|"(?P<quoted>[^"]*)"|(?P<word>[^\s()"]+))'
)
_NUMBERED_ID = re.compile(r"[A-Za-z][A-Za-z-]*-[0-9]+")
_DEEPEST = 100
# Words that other tools take for operators, and what does it here.
_NEAR_OPERATORS = {
    "or": "OR in capitals joins two questions",
    "and": "terms side by side are joined without it",
    "not": "not: before a term turns it round",
}
_VALUE = re.compile(r'"(?P<quoted>[^"]*)"|(?P<word>[^\s()"]+)')


class QueryParser:
    """Reads queries against a store, its `catalogue`; `notes` has what to tell the person of how values were taken."""

    def __init__(self, catalogue: Catalogue, parse_period: ParsePeriod) -> None:
        self.catalogue = catalogue
        self._parse_period = parse_period
        self.notes: list[str] = []

    def parse(self, text: str) -> Query:
        """Read a whole query.

        Args:
            text: Words and `field:value` terms, as the module says; empty asks for everything.

        Returns:
            The tree.

        Raises:
            QuerySyntaxError: A parenthesis, a quote or a value is missing; the error keeps the position.
            UsageError: A field or a value is not known, or a period cannot be read.
        """
        tokens = list(_tokens(text))
        _check_depth(tokens, text)
        query, rest = self._either(tokens, 0, text)
        if rest < len(tokens):
            raise QuerySyntaxError(text, tokens[rest].position, 'there is a ")" without a "(" before it')
        return query

    def term(self, field: str, value: str) -> Query:
        """Read one `field:value` pair, as the options give them.

        Raises:
            UsageError: The field or the value is not known, or a period cannot be read.
        """
        check_field(field, QUERY_FIELDS)
        reader = _READERS.get(field)
        if reader is not None:
            return reader(self, field, value)
        found = find_value(field, value, self.catalogue)
        self._tell(field, value, found)
        return Is(field, found.ids, value)

    def related(self, relation: str, period: str) -> Query:
        """Read a relation to a period, as `--since` or `--rel` give it."""
        return Related(relation, self._parse_period(period))

    def _either(self, tokens: Sequence[Token], at: int, text: str) -> tuple[Query, int]:
        choices: list[Query] = []
        while True:
            start = at
            query, at = self._both(tokens, at, text)
            is_followed = at < len(tokens) and tokens[at].kind == "or"
            if at == start and (choices or is_followed):
                position = tokens[start - 1 if choices else at].position
                raise QuerySyntaxError(text, position, "OR stands between two terms; one of them is missing")
            choices.append(query)
            if not is_followed:
                break
            at += 1
        return (choices[0] if len(choices) == 1 else AnyOf(tuple(choices))), at

    def _both(self, tokens: Sequence[Token], at: int, text: str) -> tuple[Query, int]:
        parts: list[Query] = []
        while at < len(tokens) and tokens[at].kind not in ("or", "close"):
            if tokens[at].kind == "and":
                if not parts or at + 1 >= len(tokens) or tokens[at + 1].kind in ("and", "or", "close"):
                    why = "AND stands between two terms; one of them is missing"
                    raise QuerySyntaxError(text, tokens[at].position, why)
                at += 1
            query, at = self._one(tokens, at, text)
            parts.append(query)
        return (parts[0] if len(parts) == 1 else AllOf(tuple(parts))), at

    def _one(self, tokens: Sequence[Token], at: int, text: str) -> tuple[Query, int]:
        token = tokens[at]
        if token.kind == "not":
            if at + 1 >= len(tokens) or tokens[at + 1].kind in ("and", "or", "close"):
                raise QuerySyntaxError(text, token.position, "not: needs a term after it")
            query, after = self._one(tokens, at + 1, text)
            return Negation(query), after
        if token.kind == "open":
            query, after = self._either(tokens, at + 1, text)
            if after >= len(tokens):
                raise QuerySyntaxError(text, token.position, 'there is a "(" without a ")" after it')
            if query == EVERYTHING:
                raise QuerySyntaxError(text, token.position, "there is nothing between the parentheses")
            return query, after + 1
        if token.kind == "field":
            return self.term(*token.text.split(":", 1)), at + 1
        if token.kind == "word" and token.text in _NEAR_OPERATORS:
            self.notes.append(f"{token.text!r} is looked for as a word; {_NEAR_OPERATORS[token.text]}")
        word = self._as_an_id(token.text) if token.kind == "word" else token.text
        return _words(None, word, text, token.position), at + 1

    def _as_an_id(self, typed: str) -> str:
        """Give the id that was typed as the store writes it, so that `ga-1` finds `ga-01`; any other word as it is."""
        found = find_id(typed, self.catalogue.ids()) if _NUMBERED_ID.fullmatch(typed) else None
        return found or typed

    def _tell(self, field: str, typed: str, found: Found) -> None:
        if len(found.ids) > 1 and not found.is_whole:
            shown = ", ".join(found.names[:6]) + (", …" if len(found.names) > 6 else "")
            self.notes.append(f"{field} {typed!r} is read as any of {len(found.ids)}: {shown}")


def _tokens(text: str) -> Iterator[Token]:
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise QuerySyntaxError(text, text.index('"', at), "a quotation mark is not closed")
        kind, position = match.lastgroup, match.start(match.lastgroup)
        at = match.end()
        if kind == "capitals":
            raise QuerySyntaxError(text, position, "NOT is written not: before a term, as not:kind:session")
        if kind == "field":
            value = _VALUE.match(text, at)
            if value is None or not value.group(value.lastgroup or 0).strip():
                raise QuerySyntaxError(text, at, f"{match['field']}: needs a value after the colon")
            at = value.end()
            yield Token("field", f"{match['field'].replace('-', '_')}:{value.group(value.lastgroup or 0)}", position)
        else:
            yield Token(kind, match.group(kind), position)


def _check_depth(tokens: Sequence[Token], text: str) -> None:
    """Refuse what is nested deeper than Python's calls go; nobody asks so."""
    depth = nots = 0
    for token in tokens:
        nots = nots + 1 if token.kind == "not" else 0
        depth += (token.kind == "open") - (token.kind == "close")
        if depth + nots > _DEEPEST:
            raise QuerySyntaxError(text, token.position, "it is nested too deeply")


def _words(field: str | None, typed: str, text: str | None = None, position: int = 0) -> Query:
    is_prefix = typed.endswith("*") and len(typed) > 1
    found = tuple(words(fold(typed)))
    if not found:
        raise QuerySyntaxError(text or typed, position, f"{typed!r} holds no letter and no digit to look for")
    return Words(field, found, is_prefix)


def _read_text(_parser: QueryParser, field: str, value: str) -> Query:
    return _words(field, value)


def _read_id(parser: QueryParser, field: str, value: str) -> Query:
    try:
        return Is(field, frozenset({resolve_id(value, parser.catalogue.ids())}), value)
    except UnknownIdError as error:
        raise UnknownValueError(field, value, error.nearest, hint="interpol list -F id lists the ids") from error


def _read_number(_parser: QueryParser, field: str, value: str) -> Query:
    first, dots, last = fold(value).partition("..")
    try:
        low = int(first) if first else None
        high = (int(last) if last else None) if dots else low
    except ValueError as error:
        hint = "a number looks like 92, a range like 80..92"
        raise UnknownValueError(field, value, hint=hint) from error
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        raise UnknownValueError(field, value, hint="a range runs from the smaller number to the greater, like 80..92")
    return NumberIn(low, high)


def _read_date(parser: QueryParser, _field: str, value: str) -> Query:
    return parser.related("shares", value)


def _read_disputed(_parser: QueryParser, field: str, value: str) -> Query:
    wanted = fold(value)
    for boolean, term in BOOLEAN_TERMS.items():
        if wanted in map(fold, every_name(term.name, term.aliases)):
            return Is(field, frozenset({boolean}), value)
    from interpol_cli.core.fields import FIELDS  # 3 ms, and few ask so

    known = (*FIELDS, "place_then")  # a record's own name for place.then
    if value.partition(".")[0] not in known:
        hint = "it is yes, no, or a field such as date or attendance.countries"
        raise UnknownValueError(field, value, nearest(value, known), hint=hint)
    return Is(field, frozenset({value}), value)


_READERS: dict[str, Callable[[QueryParser, str, str], Query]] = {
    **dict.fromkeys(TEXT_FIELDS, _read_text),
    "id": _read_id,
    "part_of": _read_id,
    "number": _read_number,
    "date": _read_date,
    "disputed": _read_disputed,
}
