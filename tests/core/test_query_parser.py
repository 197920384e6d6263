"""Reading a query: what each form means, where it is wrong, and what the person is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import SMALL_STORE, small_events
from interpol_cli.core import query as q
from interpol_cli.core.edtf import parse as parse_date
from interpol_cli.core.period import Period
from interpol_cli.core.query_parser import QueryParser
from interpol_cli.core.select import select
from interpol_cli.errors import (
    DateSyntaxError,
    QuerySyntaxError,
    TextError,
    UnknownFieldError,
    UnknownValueError,
    UsageError,
)
from interpol_cli.store.store import Store, open_store


def parse_period(text: str) -> Period:
    """Read EDTF only: the words that a person may use are the business of `core.when`."""
    return Period.of(parse_date(text).bounds)


def parser_of(store: Store) -> QueryParser:
    return QueryParser(store, parse_period)


SMALL = open_store([SMALL_STORE])
IN_1924 = q.Related("shares", parse_period("1924"))
SESSION = q.Is("kind", frozenset({"session"}), "session")
MOROCCO = q.Is("host", frozenset({"MA"}), "MA")


def word(*folded: str, field: str | None = None, is_prefix: bool = False) -> q.Words:
    return q.Words(field, folded, is_prefix)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", q.EVERYTHING),
        ("   ", q.EVERYTHING),
        ("kind:session", SESSION),
        ("kind:session host:MA", q.AllOf((SESSION, MOROCCO))),
        ("kind:session\thost:MA\n", q.AllOf((SESSION, MOROCCO))),
        ("kind:session AND host:MA", q.AllOf((SESSION, MOROCCO))),
        ("(kind:session AND host:MA) OR vienna", q.AnyOf((q.AllOf((SESSION, MOROCCO)), word("vienna")))),
        ("vienna and ANDORRA", q.AllOf((word("vienna"), word("and"), word("andorra")))),
        ('"AND"', word("and")),
        ("ga-001", word("ga", "1")),
        ("GA-092", word("ga", "92")),
        ("ga-0999", word("ga", "0999")),
        ("kind:session OR host:MA", q.AnyOf((SESSION, MOROCCO))),
        ("vienna kind:session OR host:MA", q.AnyOf((q.AllOf((word("vienna"), SESSION)), MOROCCO))),
        ("vienna (kind:session OR host:MA)", q.AllOf((word("vienna"), q.AnyOf((SESSION, MOROCCO))))),
        ("not:kind:session", q.Negation(SESSION)),
        ("not:vienna kind:session", q.AllOf((q.Negation(word("vienna")), SESSION))),
        ("not:(kind:session host:MA)", q.Negation(q.AllOf((SESSION, MOROCCO)))),
        ("not:not:kind:session", q.Negation(q.Negation(SESSION))),
        ("(kind:session)", SESSION),
        ("((kind:session))OR(host:MA)", q.AnyOf((SESSION, MOROCCO))),
        ("date:1924", IN_1924),
        ("ORGANIZATION", word("organization")),
        ("or", word("or")),
        ("nothing", word("nothing")),
    ],
)
def test_query_means(text: str, expected: q.Query) -> None:
    assert expected == parser_of(SMALL).parse(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vienna", word("vienna")),
        ("GENÈVE", word("geneve")),
        ("الإنْتـربول", word("الانتربول")),
        ("٢٠٢٤", word("2024")),
        ("ga-92", word("ga", "92")),
        ('"police radio"', word("police", "radio")),
        ('"Police   Radio"', word("police", "radio")),
        ("polic*", word("polic", is_prefix=True)),
        ("p*", word("p", is_prefix=True)),
        ("l’Assemblée", word("l", "assemblee")),
        ("title:Headquarters", word("headquarters", field="title")),
        ('title:"Headquarters in Lyon"', word("headquarters", "in", "lyon", field="title")),
        ("venue:scot*", word("scot", field="venue", is_prefix=True)),
        ("source_lang:AR", word("ar", field="source_lang")),
        ("publisher:INTERPOL", word("interpol", field="publisher")),
        ("role:host", word("host", field="role")),
    ],
)
def test_words_are_folded_when_they_are_read(text: str, expected: q.Query) -> None:
    assert expected == parser_of(SMALL).parse(text)


@pytest.mark.parametrize(
    ("text", "field", "ids"),
    [
        ("country:MA", "country", {"MA"}),
        ("country:المغرب", "country", {"MA"}),
        ("country:Maroc", "country", {"MA"}),
        ("country:morocco", "country", {"MA"}),
        ('host:"United Kingdom"', "host", {"GB"}),
        ("host:UK", "host", {"GB"}),
        ("city:Wien", "city", {"vienna"}),
        ("person:dkhissi", "person", {"mohamed-dkhissi"}),
        ("person:الدخيسي", "person", {"mohamed-dkhissi"}),
        ("kind:élection", "kind", {"election"}),
        ("kind:دورة", "kind", {"session"}),
        ("office:رئيس", "office", {"president"}),
        ("region:Afrique", "region", {"africa"}),
        ("host-region:africa", "host_region", {"africa"}),
        ("host_region:africa", "host_region", {"africa"}),
        ("series:GA", "series", {"general-assembly"}),
        ("tag:executive-committee", "tag", {"executive-committee"}),
        ('tag:"executive committee"', "tag", {"executive-committee"}),
        ("source:dgsn-2024", "source", {"dgsn-2024"}),
        ("source_type:presse", "source_type", {"press"}),
        ("precision:month", "precision", {"month"}),
        ("uncertain:yes", "uncertain", {"true"}),
        ("approximate:non", "approximate", {"false"}),
        ("disputed:yes", "disputed", {"true"}),
        ("disputed:no", "disputed", {"false"}),
        ("disputed:place", "disputed", {"place"}),
        ("id:GA-092", "id", {"ga-92"}),
        ("part_of:ga-92", "part_of", {"ga-92"}),
        ("part-of:ga-092", "part_of", {"ga-92"}),
    ],
)
def test_value_is_found_by_code_name_alias_or_part_of_a_name(text: str, field: str, ids: set[str]) -> None:
    query = parser_of(SMALL).parse(text)
    assert isinstance(query, q.Is)
    assert (field, ids) == (query.field, set(query.values))


def test_value_keeps_what_was_typed() -> None:
    assert q.Is("country", frozenset({"MA"}), "المغرب") == parser_of(SMALL).parse("country:المغرب")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("number:92", q.NumberIn(92, 92)),
        ("number:80..92", q.NumberIn(80, 92)),
        ("number:80..", q.NumberIn(80, None)),
        ("number:..92", q.NumberIn(None, 92)),
        ("number:٩٢", q.NumberIn(92, 92)),
        ("number:5..5", q.NumberIn(5, 5)),
    ],
)
def test_numbers_and_their_ranges(text: str, expected: q.Query) -> None:
    assert expected == parser_of(SMALL).parse(text)


@pytest.mark.parametrize("text", ["number:x", "number:..", "number:92..80", "number:1.5", "number:80...92"])
def test_number_that_is_none_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UnknownValueError) as caught:
        parser_of(SMALL).parse(text)
    assert "80..92" in str(caught.value.hint)
    assert "interpol values" not in str(caught.value)  # nothing lists numbers


@pytest.mark.parametrize(
    ("text", "position", "why"),
    [
        ("(kind:session", 0, 'there is a "(" without a ")" after it'),
        ("host:MA (vienna", 8, 'there is a "(" without a ")" after it'),
        ("kind:session)", 12, 'there is a ")" without a "(" before it'),
        (")", 0, 'there is a ")" without a "(" before it'),
        ("()", 0, "there is nothing between the parentheses"),
        ("vienna (  )", 7, "there is nothing between the parentheses"),
        ('say "no', 4, "a quotation mark is not closed"),
        ('title:"no', 6, "title: needs a value after the colon"),
        ("host:", 5, "host: needs a value after the colon"),
        ("host: MA", 5, "host: needs a value after the colon"),
        ('host:""', 5, "host: needs a value after the colon"),
        ("host:(MA OR FR)", 5, "host: needs a value after the colon"),
        ("not:", 0, "not: needs a term after it"),
        ("vienna not: OR lyon", 7, "not: needs a term after it"),
        ("(not:)", 1, "not: needs a term after it"),
        ("--", 0, "'--' holds no letter and no digit to look for"),
        ("vienna *", 7, "'*' holds no letter and no digit to look for"),
    ],
)
def test_query_that_does_not_hold_together_says_where_and_why(text: str, position: int, why: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parser_of(SMALL).parse(text)
    assert (f"the query cannot be read: {why}", position) == (str(caught.value), caught.value.position)
    assert 2 == caught.value.exit_code


@pytest.mark.parametrize(
    "text", ["AND vienna", "vienna AND", "AND", "a AND AND b", "(a AND )", "(AND a)", "a AND OR b", "a OR AND b"]
)
def test_and_needs_a_term_on_both_sides(text: str) -> None:
    with pytest.raises(QuerySyntaxError, match="AND stands between two terms; one of them is missing") as caught:
        parser_of(SMALL).parse(text)
    assert "AND" == text[caught.value.position :][:3]


@pytest.mark.parametrize(
    ("text", "position"), [("NOT vienna", 0), ("kind:session NOT (vienna)", 13), ("vienna NOT", 7)]
)
def test_not_in_capitals_is_refused_and_not_looked_for_as_a_word(text: str, position: int) -> None:
    why = "NOT is written not: before a term, as not:kind:session"
    with pytest.raises(QuerySyntaxError, match=why) as caught:
        parser_of(SMALL).parse(text)
    assert position == caught.value.position


@pytest.mark.parametrize("text", ["OR vienna", "vienna OR", "OR", "a OR OR b", "(a OR )", "(OR a)"])
def test_or_needs_a_term_on_both_sides(text: str) -> None:
    with pytest.raises(QuerySyntaxError, match="OR stands between two terms; one of them is missing") as caught:
        parser_of(SMALL).parse(text)
    assert "OR" == text[caught.value.position :][:2]


@pytest.mark.parametrize(
    ("text", "position"), [("(" * 5000 + "a" + ")" * 5000, 100), ("not:" * 101 + "a", 400), ("a " + "not:(" * 101, 502)]
)
def test_query_nested_without_end_is_refused_and_not_followed(text: str, position: int) -> None:
    with pytest.raises(QuerySyntaxError, match="nested too deeply") as caught:
        parser_of(SMALL).parse(text)
    assert position == caught.value.position


@pytest.mark.parametrize("text", ["(a OR " * 100 + "vienna" + ")" * 100, "not:(" * 100 + "vienna" + ")" * 100])
def test_query_nested_as_deep_as_may_be_has_an_answer(text: str) -> None:
    rows = select(small_events(), parser_of(SMALL).parse(text))
    assert {"ga-1", "ga-2"} <= {row.event.id for row in rows}


@pytest.mark.parametrize(
    ("text", "nearest"), [("hots:MA", ("host",)), ("Kind:session", ("kind",)), ("xyzzy:1", ()), ("http://x", ())]
)
def test_unknown_field_names_the_nearest(text: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(UnknownFieldError) as caught:
        parser_of(SMALL).parse(text)
    assert nearest == caught.value.nearest[: len(nearest) or None]
    assert "interpol fields lists the fields" == caught.value.hint


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("host:Marocco", "no host is called 'Marocco'; did you mean Morocco (MA)?"),
        ("host:Xy", "no host is called 'Xy'; interpol values host lists them"),
        ("kind:sesion", "no kind is called 'sesion'; did you mean session?"),
        ("id:ga-94", "no id is called 'ga-94'; did you mean ga-92 or ga-93?"),
    ],
)
def test_unknown_value_names_the_nearest_or_the_way_to_list_them(text: str, sentence: str) -> None:
    with pytest.raises(UnknownValueError) as caught:
        parser_of(SMALL).parse(text)
    assert sentence == str(caught.value)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("plaec", "no disputed is called 'plaec'; did you mean place or place_then?"),
        ("xyzzy", "no disputed is called 'xyzzy'"),
    ],
)
def test_dispute_is_of_a_field_that_there_is(typed: str, sentence: str) -> None:
    with pytest.raises(UnknownValueError) as caught:
        parser_of(SMALL).parse(f"disputed:{typed}")
    assert sentence == str(caught.value)
    assert "yes, no, or a field" in str(caught.value.hint)


def test_unknown_id_that_is_near_to_none_tells_a_way_that_exists() -> None:
    with pytest.raises(UnknownValueError) as caught:
        parser_of(SMALL).parse("id:xyzzy")
    assert "interpol values id" not in str(caught.value)


def test_period_that_cannot_be_read_is_an_error_of_the_date() -> None:
    with pytest.raises(DateSyntaxError):
        parser_of(SMALL).parse("date:1924-13")


def test_value_that_means_several_is_told() -> None:
    parser = parser_of(SMALL)
    parser.parse("source:ga")
    assert ["source 'ga' is read as any of 2: interpol-ga-92, interpol-ga-93"] == parser.notes


def test_value_that_means_one_is_taken_without_a_word() -> None:
    parser = parser_of(SMALL)
    parser.parse("person:mohamed-dkhissi country:Iran kind:sessions source:interpol person:schober")
    assert [] == parser.notes


def test_text_of_an_option_that_holds_nothing_is_shown_in_the_error() -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parser_of(SMALL).term("venue", "--")
    assert ("--", 0) == (caught.value.text, caught.value.position)


def test_option_gives_the_same_term_as_the_query() -> None:
    parser = parser_of(SMALL)
    assert parser.parse("country:Maroc") == parser.term("country", "Maroc")
    assert parser.parse('host:"united kingdom"') == parser.term("host", "united kingdom")
    assert parser.parse("date:1924") == parser.related("shares", "1924")


def test_every_field_of_a_query_can_be_asked_for() -> None:
    """A field that is listed but not read would be a promise broken."""
    values = {
        **dict.fromkeys(q.QUERY_FIELDS, "x1"),
        "id": "ga-1",
        "part_of": "ga-1",
        "number": "1",
        "date": "1924",
        "series": "GA",
        "precision": "day",
        "country": "MA",
        "host": "MA",
        "city": "Lyon",
        "person": "schober",
        "tag": "founding",
        "kind": "seat",
        "office": "president",
        "region": "asia",
        "host_region": "asia",
        "act": "elected",
        "source": "dgsn-2024",
        "source_type": "press",
        "uncertain": "yes",
        "approximate": "yes",
        "disputed": "yes",
        "origin": "small.json",
    }
    for field in q.QUERY_FIELDS:
        parser_of(SMALL).parse(f"{field}:{values[field]}")


LEAVES: tuple[tuple[str, q.Query], ...] = (
    ("kind:session", SESSION),
    ("host:MA", MOROCCO),
    ("number:1..", q.NumberIn(1, None)),
    ("date:1924", IN_1924),
    ("lyon*", word("lyon", is_prefix=True)),
    ('"in Lyon"', word("in", "lyon")),
)
Written = tuple[str, q.Query]


def written_queries() -> st.SearchStrategy[Written]:
    """Draw a query as a person writes it, with the tree that it means."""

    def grown(inner: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
        some = st.lists(inner, min_size=2, max_size=3)
        return st.one_of(
            some.map(lambda parts: (f"({' '.join(p[0] for p in parts)})", q.AllOf(tuple(p[1] for p in parts)))),
            some.map(lambda parts: (f"({' OR '.join(p[0] for p in parts)})", q.AnyOf(tuple(p[1] for p in parts)))),
            inner.map(lambda part: (f"not:{part[0]}", q.Negation(part[1]))),
        )

    return st.recursive(st.sampled_from(LEAVES), grown, max_leaves=8)


@given(written_queries())
def test_parenthesised_query_reads_back_as_its_tree(written: Written) -> None:
    text, tree = written
    assert tree == parser_of(SMALL).parse(text)


PIECES = st.sampled_from(["(", ")", "OR", "not:", "kind:", "date:", "session", "1924", '"', "*", " ", "é", ":", "\n"])


@given(st.lists(PIECES | st.text(max_size=3), max_size=10).map("".join))
def test_any_text_is_a_query_or_a_usage_error_with_a_place_in_it(text: str) -> None:
    error = refusal(text)
    if isinstance(error, TextError):
        assert 0 <= error.position <= len(error.text)


def refusal(text: str) -> UsageError | None:
    """Give the error that a query is refused with; any other exception is a bug."""
    try:
        parser_of(SMALL).parse(text)
    except UsageError as error:
        return error
    return None


@given(written_queries())
def test_tree_can_be_a_key(written: Written) -> None:
    assert 1 == len({written[1], parser_of(SMALL).parse(written[0])})


@pytest.mark.parametrize(("text", "word"), [("glasgow or vienna", "or"), ("a and b", "and"), ("not glasgow", "not")])
def test_operator_in_small_letters_is_a_word_and_said_so(text: str, word: str) -> None:
    parser = parser_of(SMALL)
    parser.parse(text)
    assert [f"'{word}' is looked for as a word"] == [note.partition(";")[0] for note in parser.notes]


def test_quoted_word_is_what_it_is() -> None:
    parser = parser_of(SMALL)
    parser.parse('glasgow "or" vienna OR kind:session')
    assert [] == parser.notes
