"""Ranked search: what is found, in which order, and what is said to have matched."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import event_lists, small_events
from interpol_cli.core.model import Country, Dispute, Event, Names, Participation, Person, Place, Series, Source
from interpol_cli.core.search import Hit, Matched, Results, search
from interpol_cli.core.spellings import EXACT, FOLDED, NEAR, PREFIX, WHOLE
from interpol_cli.core.text import fold, words

MakeEvent = Callable[..., Event]

MOROCCO = Country("MA", {"en": "Morocco", "ar": "المغرب", "fr": "Maroc"}, ("Kingdom of Morocco",), "africa")
MARRAKECH = Place("marrakech", {"en": "Marrakech", "ar": "مراكش"}, ("Marrakesh",), MOROCCO, is_country=False)
NAMES = {"en": "Abdellatif Hammouchi", "ar": "عبد اللطيف حموشي"}
HAMMOUCHI = Person("abdellatif-hammouchi", NAMES, ("Abdellatif El Hammouchi",), MOROCCO)
SERIES = Series("general-assembly", {"en": "INTERPOL General Assembly", "fr": "Assemblée générale"}, ("GA",), "ga", ())
NEWSPAPER = Source("press-1", "Le Maroc élu", "Le Matin", None, None, "fr", "press", None)


def english(text: str) -> Names:
    return {"en": text}


def ids(results: Results) -> list[str]:
    return [hit.event.id for hit in results.hits]


def found(text: str) -> list[str]:
    return ids(search(small_events(), text))


def only(results: Results) -> Hit:
    (hit,) = results.hits
    return hit


def marked(match: Matched) -> list[str]:
    return [match.text[start:end] for start, end in match.spans]


@pytest.mark.parametrize(
    "text", ["marrakesh", "Marrakech", "الانتروبول مراكش", "مراكش", "interpol MARRAKECH", "Marrakesh ICPO"]
)
def test_sessions_of_a_city_come_first_in_any_script(text: str) -> None:
    assert "ga-93" == found(text)[0]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ga-92", "ga-92"),
        ("GA 92", "ga-92"),
        ("ga-1", "ga-1"),
        ("93rd general assembly", "ga-93"),
        ("الريسي", "ga-92"),
        ("Al-Raisi", "ga-92"),
        ("raissi", "ga-92"),
        ("alraisi", "ga-92"),
        ("دخيسي", "vice-president-2024-dkhissi"),
        ("Muhammad Dkhisi", "vice-president-2024-dkhissi"),
        ("glasgow vienna", "ga-92"),
        ("scottish campus", "ga-92"),
        ("maroc 1957", "accession-ma"),
        ("المغرب", "ga-93"),
        ("بالمغرب", "ga-93"),
        ("quai de gaulle", "seat-lyon"),
        ("founding vienne", "ga-1"),
    ],
)
def test_first_hit_is_what_was_meant(text: str, first: str) -> None:
    assert first == found(text)[0]


def test_every_word_must_stand_somewhere() -> None:
    assert "ga-92" in found("glasgow")
    assert "seat-lyon" in found("lyon")
    assert [] == found("glasgow lyon")


def test_no_words_find_nothing() -> None:
    assert Results(()) == search(small_events(), "")
    assert Results(()) == search(small_events(), " ?! ")
    assert () == search([], "vienna").hits


FIELDS: list[tuple[str, dict[str, object]]] = [
    ("id", {"id": "ga-77"}),
    ("title", {"title": english("Vote in secret")}),
    ("summary", {"summary": english("They voted.")}),
    ("date", {"date": "1931-05"}),
    ("kind", {"kind": "ceremony"}),
    ("venue", {"venue": "Hofburg"}),
    ("place_then", {"place_then": "Bohemia"}),
    ("note", {"note": "Counted from the numbers."}),
    ("part_of", {"part_of": "ga-78"}),
    ("tags", {"tags": ("radio",)}),
    ("place", {"place": MARRAKECH}),
    ("country", {"place": MARRAKECH}),
    ("country", {"countries": (MOROCCO,)}),
    ("people", {"people": (Participation(HAMMOUCHI, None, None, None, None, None),)}),
    ("role", {"people": (Participation(HAMMOUCHI, None, None, None, "host", None),)}),
    ("series", {"series": SERIES, "number": 1}),
    ("sources", {"sources": (NEWSPAPER,)}),
    ("disputes", {"disputes": (Dispute("place", "Graz", (NEWSPAPER,), "one passage says Graz"),)}),
]
TEXTS = (
    *("77", "secret", "voted", "1931", "ceremony", "hofburg", "bohemia", "counted", "78", "radio"),
    *("marrakesh", "maroc", "morocco", "hammouchi", "host", "assembly", "matin", "graz"),
)


@pytest.mark.parametrize(
    ("field", "changes", "text"), [(*pair, text) for pair, text in zip(FIELDS, TEXTS, strict=True)]
)
def test_every_field_is_searched_and_named(
    make_event: MakeEvent, field: str, changes: dict[str, object], text: str
) -> None:
    hit = only(search([make_event(**changes), make_event(id="other", sources=())], text))
    (match,) = hit.matches
    assert field == match.field
    assert text in fold(match.text)


def test_country_of_a_person_counts_where_the_fact_is_personal(make_event: MakeEvent) -> None:
    people = (Participation(HAMMOUCHI, "president", None, None, None, None),)
    events = [make_event(id=kind, kind=kind, people=people) for kind in ("term", "election", "appointment", "meeting")]
    assert ["election", "term", "appointment"] == ids(search(events, "morocco"))


def test_name_in_one_script_finds_what_is_written_in_another(make_event: MakeEvent) -> None:
    event = make_event(people=(Participation(HAMMOUCHI, None, None, None, None, None),))
    for text in (
        "حموشي",
        "الحموشي",
        "عبد اللطيف",
        "Hammouchi",
        "El Hammouchi",
        "Hamouchi",
        "elhammouchi",
        "Abdullatif",
    ):
        assert event == only(search([event], text)).event, text


def test_scores_follow_the_kind_of_match(make_event: MakeEvent) -> None:
    titles = {"Rabat": EXACT, "Dinner in Rabat": WHOLE, "Rabati dinner": PREFIX, "مأدبة برباط": FOLDED}
    events = [make_event(id=f"fact-{score}", title=english(title)) for title, score in titles.items()]
    assert [EXACT, WHOLE, PREFIX] == [hit.score for hit in search(events, "rabat").hits]
    assert [FOLDED] == [hit.score for hit in search(events, "رباط").hits]
    assert [NEAR] * 2 == [hit.score for hit in search(events[:2], "rabbat").hits]


def test_sources_and_running_text_count_a_little_less(make_event: MakeEvent) -> None:
    in_title = make_event(id="title", title=english("Dinner in Rabat"), date="1930")
    in_summary = make_event(id="summary", summary=english("Held in Rabat."), date="1931")
    in_dispute = make_event(id="dispute", disputes=(Dispute("place", "Rabat", (), "wrong"),), date="1932")
    hits = search([in_dispute, in_summary, in_title], "rabat").hits
    assert [("title", WHOLE), ("dispute", WHOLE - 1), ("summary", WHOLE - 1)] == [
        (hit.event.id, hit.score) for hit in hits
    ]


def test_word_scores_by_its_best_field(make_event: MakeEvent) -> None:
    event = make_event(place=MARRAKECH, summary=english("Marrakech, Marrakech, Marrakech"))
    assert EXACT == only(search([event], "marrakech")).score
    assert EXACT + WHOLE == only(search([event], "marrakech congress")).score


def test_whole_field_may_be_several_of_the_words_typed(make_event: MakeEvent) -> None:
    event = make_event(series=SERIES, place=MARRAKECH, title=english("The 93rd session"))
    assert 3 * EXACT == only(search([event], "Assemblée générale Marrakech")).score
    assert 3 * EXACT == only(search([event], "interpol general assembly")).score
    assert 3 * EXACT > only(search([event], "assembly interpol general")).score


def test_equal_scores_go_by_kind_then_newest_then_id(make_event: MakeEvent) -> None:
    kinds = ("ceremony", "appointment", "milestone", "term", "election", "session")
    events = [make_event(id=kind, kind=kind, date="1930") for kind in kinds]
    events += [make_event(id="b", date="1931"), make_event(id="a", date="1931"), make_event(id="old", date="1914")]
    expected = ["session", "election", "term", "appointment", "a", "b", "ceremony", "milestone", "old"]
    assert expected == ids(search(events, "vienna"))


def test_near_spelling_counts_only_where_nothing_nearer_exists() -> None:
    exact = search(small_events(), "glasgow")
    assert ((), False) == (exact.near_words, exact.is_near)
    near = search(small_events(), "interpol glasgwo")
    assert ((("glasgwo", ("glasgow",)),), True) == (near.near_words, near.is_near)
    assert ids(exact) == ids(near)
    assert all(
        hit.score < other.score
        for hit, other in zip(near.hits, search(small_events(), "interpol glasgow").hits, strict=True)
    )


def test_prefix_is_nearer_than_a_near_spelling() -> None:
    assert not search(small_events(), "glasg").is_near


@pytest.mark.parametrize("text", ["xyzzy", "glasgow xyzzy", "xyzzy glasgow", "1789"])
def test_word_that_stands_nowhere_is_named(text: str) -> None:
    results = search(small_events(), text)
    assert ((), ({"xyzzy", "1789"} & set(text.split())).pop()) == (results.hits, *results.missing)


def test_matches_mark_the_original_text(make_event: MakeEvent) -> None:
    event = make_event(title={"fr": "L’Œuvre d’INTERPOL à Nîmes", "ar": "دورة الإنتـربول بمُراكش"}, place=MARRAKECH)
    (match,) = only(search([event], "oeuvre nimes oipc")).matches
    assert ("title", "fr", ["Œuvre", "INTERPOL", "Nîmes"]) == (match.field, match.language, marked(match))
    (match,) = only(search([make_event(title=event.title)], "انتروبول مراكش")).matches
    assert ("title", "ar", ["الإنتـربول", "بمُراكش"]) == (match.field, match.language, marked(match))


def test_prefix_marks_what_was_typed() -> None:
    (match,) = search(small_events(), "glasg").hits[0].matches
    assert ["Glasg"] == marked(match)


def test_text_in_the_language_of_the_reader_is_shown_of_equals(make_event: MakeEvent) -> None:
    event = make_event(title={"ar": "مؤتمر الإنتربول", "en": "INTERPOL congress", "fr": "Congrès d'INTERPOL"})
    shown = {
        language: only(search([event], "interpol", language=language)).matches[0] for language in ("en", "fr", "ar-MA")
    }
    assert {"en": "en", "fr": "fr", "ar-MA": "ar"} == {language: match.language for language, match in shown.items()}
    assert ["الإنتربول"] == marked(shown["ar-MA"])


def test_one_text_is_shown_once_for_all_its_words(make_event: MakeEvent) -> None:
    (match,) = only(search([make_event(title=english("Police congress in Rabat"))], "rabat police")).matches
    assert ["Police", "Rabat"] == marked(match)


def test_line_ends_in_a_text_do_not_shift_the_texts_after_it(make_event: MakeEvent) -> None:
    events = [make_event(id="lines", title=english("One\ntwo\nthree")), make_event(id="next", title=english("Four"))]
    assert ["next"] == ids(search(events, "four"))
    assert ["lines"] == ids(search(events, "three"))


def test_facts_that_share_a_source_are_all_found(make_event: MakeEvent) -> None:
    events = [make_event(id=f"fact-{number}", sources=(NEWSPAPER,)) for number in range(3)]
    assert ["fact-0", "fact-1", "fact-2"] == ids(search(events, "matin"))


@given(st.data())
def test_every_word_of_a_title_finds_its_fact(data: st.DataObject) -> None:
    event = data.draw(st.sampled_from(small_events()))
    title = data.draw(st.sampled_from(sorted(event.title.values())))
    word = data.draw(st.sampled_from(words(fold(title))))
    hits = {hit.event.id: hit for hit in search(small_events(), word).hits}
    assert hits[event.id].score >= WHOLE


@given(st.data())
def test_whole_title_finds_its_fact_before_all_others(data: st.DataObject) -> None:
    event = data.draw(st.sampled_from(small_events()))
    title = data.draw(st.sampled_from(sorted(event.title.values())))
    hits = search(small_events(), title).hits
    assert event.title in [hit.event.title for hit in hits if hit.score == hits[0].score]


SOME_WORDS = (
    "vienna",
    "session",
    "مراكش",
    "interpol",
    "الريسي",
    "2024",
    "jackson",
    "glasgo",
    "the",
    "ga",
    "xyzzy",
    "marakesh",
)


@given(event_lists(), st.lists(st.sampled_from(SOME_WORDS), min_size=1, max_size=3))
def test_hits_are_facts_that_were_given_in_order_of_score(events: list[Event], typed: list[str]) -> None:
    hits = search(events, " ".join(typed)).hits
    assert len({hit.event.id for hit in hits}) == len(hits)
    assert {hit.event.id for hit in hits} <= {event.id for event in events}
    assert sorted((hit.score for hit in hits), reverse=True) == [hit.score for hit in hits]


@given(event_lists(), st.lists(st.sampled_from(SOME_WORDS), min_size=1, max_size=3))
def test_every_hit_shows_marked_text_of_the_fact(events: list[Event], typed: list[str]) -> None:
    for hit in search(events, " ".join(typed)).hits:
        assert hit.matches
        for match in hit.matches:
            assert match.spans
            assert all(0 <= start < end <= len(match.text) for start, end in match.spans)
            assert all(end < start for (_, end), (start, _) in zip(match.spans, match.spans[1:], strict=False))


@given(event_lists(), st.sampled_from(SOME_WORDS), st.sampled_from(SOME_WORDS))
def test_another_word_never_adds_facts(events: list[Event], first: str, second: str) -> None:
    results = search(events, f"{first} {second}")
    if not results.is_near and not {first, second} & {"the"}:
        assert set(ids(results)) <= set(ids(search(events, first)))


@given(event_lists(), st.sampled_from(SOME_WORDS))
def test_order_of_the_facts_does_not_matter(events: list[Event], text: str) -> None:
    assert ids(search(events, text)) == ids(search(events[::-1], text))
