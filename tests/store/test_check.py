"""Break every rule of the store with one record, and hold what is then said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interpol_cli.errors import RecordError
from interpol_cli.store.check import RULES, problems
from interpol_cli.store.stack import Layer, Stack
from interpol_cli.store.storage import FileStorage
from interpol_cli.store.store import open_store

WriteStore = Callable[[object], Path]
Tables = dict[str, dict[str, Any]]
Change = dict[str, Any]
ELECTION = "vice-president-2024-dkhissi"
RLO = "\u202e"

# rule, table, id, what is changed in the record (... takes a field away), the field named, the reason given
BROKEN: tuple[tuple[str, str, str, Change, str, str], ...] = (
    ("ids", "countries", "Ma", {"name": {"en": "x"}, "region": "africa"}, "id", "must be a country code of two capitals"),
    ("ids", "countries", "MAR", {"name": {"en": "x"}, "region": "africa"}, "id", "must be a country code of two capitals"),
    ("ids", "places", "São-Paulo", {"name": {"en": "x"}, "country": "BR"}, "id", "must be lower-case letters, digits and single hyphens"),
    ("ids", "events", "../ga-1", {}, "id", "must be lower-case letters, digits and single hyphens"),
    ("ids", "events", "", {}, "id", "must be lower-case letters, digits and single hyphens"),
    ("ids", "events", "ga-\x1b[31m", {}, "id", "must be lower-case letters, digits and single hyphens"),
    ("ids", "events", "ga--1", {}, "id", "must be lower-case letters, digits and single hyphens"),
    ("layers", "events", "ga-1", {"extends": "ga-1"}, "extends", "there is no such record in an earlier store"),
    ("layers", "events", "ga-1", {"removed": True}, "removed", "there is no earlier store"),
    ("fields", "events", "ga-1", {"titel": {"en": "x"}}, "titel", "is no field; did you mean title?"),
    ("fields", "events", "ga-1", {"x" * 1000: 1}, "x" * 40 + "…", "is no field"),
    ("fields", "events", "ga-1", {"²": 1}, "²", "is no field"),
    ("fields", "events", "ga-1", {"attendance": {"members": 1}}, "attendance.members", "is no field"),
    ("fields", "events", "ga-1", {"people": [{"person": "johann-schober", "ofice": "president"}]}, "people.0.ofice", "is no field; did you mean office?"),
    ("fields", "events", ELECTION, {"people": [{"person": "mohamed-dkhissi", "votes": {"fro": 1}}]}, "people.0.votes.fro", "is no field; did you mean for?"),
    ("fields", "countries", "MA", {"id": "MA"}, "id", "is no field"),
    ("required", "events", "ga-1", {"kind": ...}, "kind", "is missing"),
    ("required", "events", "ga-1", {"date": ...}, "date", "is missing"),
    ("required", "events", "ga-1", {"summary": ...}, "summary", "is missing"),
    ("required", "events", "ga-1", {"sources": ...}, "sources", "is missing"),
    ("required", "events", "ga-1", {"people": [{"role": "host"}]}, "people.0.person", "is missing"),
    ("required", "events", "ga-1", {"disputes": [{"field": "date", "value": "1924", "sources": ["thesis-1999"]}]}, "disputes.0.why", "is missing"),
    ("required", "places", "vienna", {"country": ...}, "country", "is missing"),
    ("required", "people", "johann-schober", {"name": ...}, "name", "is missing"),
    ("required", "sources", "thesis-1999", {"title": ...}, "title", "is missing"),
    ("required", "countries", "MA", {"region": ...}, "region", "is missing"),
    ("forms", "events", "ga-1", {"kind": 3}, "kind", "must be text, not a number"),
    ("forms", "events", "ga-1", {"date": 1923}, "date", "must be text, not a number"),
    ("forms", "events", "ga-1", {"venue": " "}, "venue", "must not be empty"),
    ("forms", "events", "ga-1", {"title": "x"}, "title", "must be an object of texts by language, not text"),
    ("forms", "events", "ga-1", {"title": {"english": "x"}}, "title", "has the key 'english', which is no language; write en, fr or ar"),
    ("forms", "events", "ga-1", {"title": {"en": "", "ar": "x", "fr": "x"}}, "title.en", "must not be empty"),
    ("forms", "events", "ga-1", {"number": 0}, "number", "must be from 1 to 999999999"),
    ("forms", "events", "ga-1", {"number": 10**30}, "number", "must be from 1 to 999999999"),
    ("forms", "events", "ga-1", {"number": True}, "number", "must be a whole number, not true or false"),
    ("forms", "events", "ga-1", {"number": 1.0}, "number", "must be a whole number, not a number"),
    ("forms", "events", "ga-1", {"sources": "thesis-1999"}, "sources", "must be a list, not text"),
    ("forms", "events", "ga-1", {"sources": [["thesis-1999"]]}, "sources.0", "must be text, not a list"),
    ("forms", "events", "ga-1", {"people": ["johann-schober"]}, "people.0", "must be an object, not text"),
    ("forms", "events", "ga-1", {"people": {}}, "people", "must be a list, not an object"),
    ("forms", "events", "ga-1", {"attendance": {"countries": -1}}, "attendance.countries", "must be from 0 to 999999999"),
    ("forms", "events", "ga-1", {"attendance": None}, "attendance", "must be an object, not null"),
    ("forms", "events", ELECTION, {"people": [{"person": "mohamed-dkhissi", "votes": {"share": 101}}]}, "people.0.votes.share", "must be from 0 to 100 percent"),
    ("forms", "events", ELECTION, {"people": [{"person": "mohamed-dkhissi", "votes": {"share": "60"}}]}, "people.0.votes.share", "must be a number, not text"),
    ("forms", "events", ELECTION, {"people": [{"person": "mohamed-dkhissi", "votes": {"for": "84"}}]}, "people.0.votes.for", "must be a whole number, not text"),
    ("forms", "sources", "thesis-1999", {"url": 1}, "url", "must be text, not a number"),
    ("forms", "series", "headquarters", {"missing": [0]}, "missing.0", "must be from 1 to 999999999"),
    ("formulas", "events", "ga-1", {"note": "=1+1"}, "note", "must not start with '='"),
    ("formulas", "events", "ga-1", {"venue": "-x"}, "venue", "must not start with '-'"),
    ("formulas", "places", "vienna", {"aliases": ["Wien", "@Wien"]}, "aliases.1", "must not start with '@'"),
    ("formulas", "people", "johann-schober", {"name": {"en": "+x"}}, "name.en", "must not start with '+'"),
    ("formulas", "events", "ga-1", {"note": "\tx"}, "note", "must not start with '\\t'"),
    ("hidden-characters", "events", "ga-1", {"note": "a\x1b[31mb"}, "note", "has the character U+001B, which is not allowed in text"),
    ("hidden-characters", "events", "ga-1", {"note": "a\nb"}, "note", "has the character U+000A, which is not allowed in text"),
    ("hidden-characters", "events", "ga-1", {"note": "a\x9bb"}, "note", "has the character U+009B, which is not allowed in text"),
    ("hidden-characters", "events", "ga-1", {"note": f"a{RLO}b"}, "note", "has the character U+202E, which is not allowed in text"),
    ("hidden-characters", "events", "ga-1", {"note": "a\u2028b"}, "note", "has the character U+2028, which is not allowed in text"),
    ("hidden-characters", "events", "ga-1", {"note": "ﻣحمد"}, "note", "has the character U+FEE3, which is not allowed in text"),
    ("hidden-characters", "sources", "thesis-1999", {"title": "ﷲ"}, "title", "has the character U+FDF2, which is not allowed in text"),
    ("nfc", "people", "johann-schober", {"aliases": ["Scho\u0308ber"]}, "aliases.0", "is not in Unicode's form NFC"),
    ("titles", "events", "ga-1", {"title": {}}, "title", "is there in no language"),
    ("english", "events", "ga-1", {"summary": {}}, "summary", "is there in no language"),
    ("english", "people", "johann-schober", {"name": {}}, "name", "is there in no language"),
    ("closed-lists", "events", "ga-1", {"kind": "conference"}, "kind", "'conference' is none of session, meeting, election, appointment, term, accession, seat, milestone, ceremony"),
    ("closed-lists", "events", ELECTION, {"people": [{"person": "mohamed-dkhissi", "region": "arab"}]}, "people.0.region", "'arab' is none of africa, americas, asia, europe"),
    ("closed-lists", "events", ELECTION, {"people": [{"person": "mohamed-dkhissi", "office": "chief"}]}, "people.0.office", "'chief' is none of president, vice-president, delegate, secretary-general, secretary, ccf-member, ccf-chair"),
    ("closed-lists", "events", ELECTION, {"people": [{"person": "mohamed-dkhissi", "act": "won"}]}, "people.0.act", "'won' is none of elected, re-elected, appointed, acting, took-office, left-office, resigned, removed, died, candidate"),
    ("closed-lists", "countries", "MA", {"region": "arab"}, "region", "'arab' is none of africa, americas, asia, europe"),
    ("closed-lists", "places", "iran", {"is": "city"}, "is", "'city' is none of country"),
    ("closed-lists", "sources", "thesis-1999", {"type": "blog"}, "type", "'blog' is none of official, press, encyclopedia, academic, archive"),
    ("slugs", "events", "ga-1", {"tags": ["founding", "First one"]}, "tags.1", "must be lower-case letters, digits and single hyphens"),
    ("slugs", "series", "headquarters", {"prefix": "HQ"}, "prefix", "must be lower-case letters, digits and single hyphens"),
    ("languages", "sources", "thesis-1999", {"language": "English"}, "language", "'English' is no language tag; write en, fr, ar …"),
    ("dates", "events", "ga-1", {"date": "1923-13"}, "date", "'1923-13' is not a date: "),
    ("dates", "events", "ga-1", {"date": "September 1923"}, "date", "'September 1923' is not a date: "),
    ("dates", "events", "ga-1", {"date": "1924/1923"}, "date", "the period '1924/1923' ends"),
    ("dates", "events", "ga-1", {"date": "1" * 1_000_000}, "date", "'" + "1" * 40 + "…' is not a date: "),
    ("dates", "sources", "thesis-1999", {"published": "June 1999"}, "published", "'June 1999' is not a date: "),
    ("cited", "events", "ga-1", {"sources": []}, "sources", "must name at least one source"),
    ("cited", "events", "ga-1", {"disputes": [{"field": "date", "value": "1924", "sources": [], "why": "x"}]}, "disputes.0.sources", "must name at least one source"),
    ("references", "events", "ga-1", {"place": "viena"}, "place", "there is no 'viena' in places; did you mean vienna?"),
    ("references", "events", "ga-1", {"countries": ["AT", "XX"]}, "countries.1", "there is no 'XX' in countries"),
    ("references", "events", "ga-1", {"series": "assemblies", "number": 1}, "series", "there is no 'assemblies' in series"),
    ("references", "events", "ga-1", {"part_of": "ga-3"}, "part_of", "there is no 'ga-3' in events; did you mean ga-1"),
    ("references", "events", "ga-1", {"sources": ["thesis-1998"]}, "sources.0", "there is no 'thesis-1998' in sources; did you mean thesis-1999?"),
    ("references", "events", "ga-1", {"people": [{"person": "nobody-at-all"}]}, "people.0.person", "there is no 'nobody-at-all' in people"),
    ("references", "events", "ga-1", {"disputes": [{"field": "date", "value": "1924", "sources": ["unseen"], "why": "x"}]}, "disputes.0.sources.0", "there is no 'unseen' in sources"),
    ("references", "places", "vienna", {"country": "AU"}, "country", "there is no 'AU' in countries"),
    ("references", "people", "johann-schober", {"country": "XX"}, "country", "there is no 'XX' in countries"),
    ("numbers", "events", "records-lost", {"number": 5}, "number", "has no series"),
    ("unique-numbers", "events", "ga-2", {"number": 1}, "number", "is that of 'ga-1' already"),
    ("missing-numbers", "series", "general-assembly", {"missing": [3, 92]}, "missing.1", "the number 92 is not missing: 'ga-92' has it"),
    ("part-of", "events", "ga-1", {"part_of": "ga-1"}, "part_of", "leads back to itself, by way of 'ga-1'"),
    ("part-of", "events", "ga-92", {"part_of": ELECTION}, "part_of", f"leads back to itself, by way of '{ELECTION}'"),
    ("disputes", "events", "ga-1", {"disputes": [{"field": "dates", "value": "1924", "sources": ["thesis-1999"], "why": "x"}]}, "disputes.0.field", "'dates' is no field of an event; did you mean date?"),
    ("disputes", "events", "ga-1", {"disputes": [{"field": "id", "value": "1924", "sources": ["thesis-1999"], "why": "x"}]}, "disputes.0.field", "'id' is no field of an event"),
)  # fmt: skip


def changed(record: Change, change: Change) -> Change:
    """Give a record with some fields replaced, and those set to `...` taken away."""
    return {name: value for name, value in {**record, **change}.items() if value is not ...}


@pytest.mark.parametrize(("rule", "table", "record_id", "change", "field", "reason"), BROKEN)
def test_bad_record_is_refused(
    write_store: WriteStore,
    tables: Tables,
    rule: str,
    table: str,
    record_id: str,
    change: Change,
    field: str,
    reason: str,
) -> None:
    tables[table][record_id] = changed(tables[table].get(record_id, {}), change)
    path = write_store(tables)
    with pytest.raises(RecordError) as caught:
        open_store([path])
    error = caught.value
    assert (4, str(path), table, record_id, field) == (
        error.exit_code,
        error.path,
        *error.record,
        error.field,
    )
    assert error.reason.startswith(reason)
    assert f"{path}:{error.line}: {table} {record_id!r}, field {field!r}: {error.reason}" == str(error)
    assert str(error).isprintable()
    (problem, *_) = problems(Stack([Layer(FileStorage(str(path)))]))
    assert rule == problem.rule


class Curated(FileStorage):
    """A store that is held to the rules of the packaged one."""

    is_packaged = True


@pytest.mark.parametrize(
    ("rule", "table", "record_id", "change", "field"),
    [
        ("titles", "events", "ga-1", {"title": {"en": "x", "fr": "x"}}, "title.ar"),
        ("titles", "events", "ga-1", {"title": {"en": "x", "ar": "x"}}, "title.fr"),
        ("english", "events", "ga-1", {"summary": {"fr": "x"}}, "summary.en"),
        ("english", "people", "johann-schober", {"name": {"ar": "x"}}, "name.en"),
    ],
)
def test_language_is_missed_in_the_curated_store_and_in_no_other(
    write_store: WriteStore, tables: Tables, rule: str, table: str, record_id: str, change: Change, field: str
) -> None:
    tables[table][record_id] = changed(tables[table][record_id], change)
    path = str(write_store(tables))
    (found,) = problems(Stack([Layer(Curated(path))]), with_packaged=True)
    assert (rule, record_id, field, "is missing") == (found.rule, found.record_id, found.field, found.reason)
    assert [] == list(problems(Stack([Layer(FileStorage(path))])))


def test_every_rule_has_a_bad_record() -> None:
    elsewhere = {"removed"}
    assert {rule.name for rule in RULES} == {row[0] for row in BROKEN} | elsewhere


def test_names_of_rules_are_different() -> None:
    assert len(RULES) == len({rule.name for rule in RULES})


def test_error_names_the_line_of_the_field(write_store: WriteStore) -> None:
    path = write_store('{"sources": {\n"x": {\n"title": "x",\n"type": "blog",\n"publisher": "x", "language": "en"}}}')
    with pytest.raises(RecordError, match=f"{path}:4: sources 'x', field 'type'"):
        open_store([path])


def test_error_names_the_line_of_the_record_that_lacks_a_field(write_store: WriteStore) -> None:
    path = write_store('{"sources": {\n"x": {\n"title": "x"}}}')
    with pytest.raises(RecordError, match=f"{path}:2: sources 'x', field 'publisher': is missing"):
        open_store([path])


def test_long_id_is_cut(write_store: WriteStore) -> None:
    path = write_store({"events": {"X" * 100_000: {}}})
    with pytest.raises(RecordError) as caught:
        open_store([path])
    assert len(str(caught.value)) < 400


def test_half_characters_are_refused(write_store: WriteStore, tables: Tables) -> None:
    """JSON can spell them, UTF-8 cannot write them."""
    tables["events"]["ga-1"]["note"] = "HALF"
    path = write_store(tables)
    path.write_bytes(path.read_bytes().replace(b"HALF", b"a\\ud800"))
    with pytest.raises(RecordError, match=r"U\+D800"):
        open_store([path])


@pytest.mark.parametrize("share", ["1e999", "-1e999"])
def test_infinite_number_is_refused(write_store: WriteStore, tables: Tables, share: str) -> None:
    path = write_store(tables)
    path.write_text(path.read_text(encoding="utf-8").replace("59.9", share), encoding="utf-8")
    with pytest.raises(RecordError, match=r"votes\.share': must be from 0 to 100 percent"):
        open_store([path])


def test_nearest_ids_do_not_steer_a_terminal(write_store: WriteStore, tables: Tables) -> None:
    """Ids of a table that has not been looked at yet may be anything."""
    tables["sources"]["thesis-1998\x1b[31m"] = {}
    tables["events"]["ga-1"]["sources"] = ["thesis-1997"]
    with pytest.raises(RecordError) as caught:
        open_store([write_store(tables)])
    assert str(caught.value).isprintable()


def test_all_problems_can_be_asked_for(write_store: WriteStore, tables: Tables) -> None:
    """A record without the right shape says only what is wrong with its shape."""
    tables["events"]["ga-1"].update(kind="conference", place="nowhere", number=2)
    tables["events"]["ga-2"].update(kind=5, place="nowhere", venue="")
    tables["sources"]["thesis-1999"]["type"] = "blog"
    found = list(problems(Stack([Layer(FileStorage(str(write_store(tables))))])))
    assert [
        ("closed-lists", "ga-1", "kind"),
        ("references", "ga-1", "place"),
        ("forms", "ga-2", "kind"),
        ("forms", "ga-2", "venue"),
        ("closed-lists", "thesis-1999", "type"),
    ] == [(problem.rule, problem.record_id, problem.field) for problem in found]


def test_cycle_through_others_is_said_once_for_each_of_them(write_store: WriteStore, tables: Tables) -> None:
    events = tables["events"]
    events["ga-1"]["part_of"], events["ga-2"]["part_of"], events["ga-17"]["part_of"] = "ga-2", "ga-1", "ga-1"
    found = list(problems(Stack([Layer(FileStorage(str(write_store(tables))))])))
    assert ["ga-1", "ga-2"] == [problem.record_id for problem in found]


def test_long_way_into_a_cycle_is_walked_once(write_store: WriteStore, tables: Tables) -> None:
    event = tables["events"]["records-lost"]
    for number in range(20_000):
        tables["events"][f"e-{number}"] = {**event, "part_of": f"e-{number + 1}"}
    tables["events"]["e-20000"] = {**event, "part_of": "e-19999"}
    with pytest.raises(
        RecordError, match="events 'e-19999', field 'part_of': leads back to itself, by way of 'e-20000'"
    ):
        open_store([write_store(tables)])


def test_long_chain_of_parts_is_walked_once(write_store: WriteStore, tables: Tables) -> None:
    event = tables["events"]["records-lost"]
    for number in range(5000):
        tables["events"][f"e-{number}"] = {**event, "part_of": f"e-{number + 1}"}
    tables["events"]["e-5000"] = event
    assert 5022 == len(open_store([write_store(tables)]).ids())


REMOVED = {"removed": True}


@pytest.mark.parametrize(
    ("later", "sentence"),
    [
        ({"sources": {"thesis-1999": REMOVED}}, "sources 'thesis-1999', field 'removed': is still named by events 'ga-38' (sources.0), events 'ga-50' (sources.0), "),
        ({"countries": {"CZ": REMOVED}}, "countries 'CZ', field 'removed': is still named by places 'prague' (country)"),
        ({"events": {"ga-92": REMOVED}}, f"events 'ga-92', field 'removed': is still named by events '{ELECTION}' (part_of)"),
        ({"events": {"ga-1": {"removed": False}}}, "events 'ga-1', field 'removed': must be true, and stand alone"),
        ({"events": {"ga-1": {"removed": True, "note": "x"}}}, "events 'ga-1', field 'removed': must be true, and stand alone"),
        ({"events": {"ga-3": {"extends": "ga-3"}}}, "events 'ga-3', field 'extends': there is no such record in an earlier store"),
        ({"events": {"ga-1": {"extends": "ga-2"}}}, "events 'ga-1', field 'extends': must be the record's own id, 'ga-1'"),
        ({"events": {"ga-1": {"extends": ["ga-1"]}}}, "events 'ga-1', field 'extends': must be the record's own id, 'ga-1'"),
        ({"events": {"ga-1": {"extends": "ga-1", "kind": "fair"}}}, "events 'ga-1', field 'kind': 'fair' is none of session"),
        ({"events": {"ga-1": {"extends": "ga-1", "number": 2}}}, "events 'ga-1', field 'number': is that of 'ga-2' already"),
        ({"events": {"ga-1": {"kind": "session"}}}, "events 'ga-1', field 'date': is missing"),
    ],
)  # fmt: skip
def test_later_store_is_refused_for_what_it_says(
    small_path: Path, write_store: WriteStore, later: object, sentence: str
) -> None:
    path = write_store(later)
    with pytest.raises(RecordError) as caught:
        open_store([small_path, path])
    assert str(path) == caught.value.path
    assert sentence in str(caught.value)


def test_removed_record_that_comes_back_may_be_named(small_path: Path, write_store: WriteStore, tables: Tables) -> None:
    gone = write_store({"sources": {"thesis-1999": REMOVED}})
    back = write_store({"sources": {"thesis-1999": tables["sources"]["thesis-1999"]}})
    assert "thesis-1999" in open_store([small_path, gone, back]).sources


def test_later_store_may_find_a_missing_number(small_path: Path, write_store: WriteStore, tables: Tables) -> None:
    found = {"events": {"ga-3": {**tables["events"]["ga-2"], "number": 3}}}
    assert "ga-3" in open_store([small_path, write_store(found)]).ids()


def test_extension_may_give_one_field_only(small_path: Path, write_store: WriteStore) -> None:
    store = open_store([small_path, write_store({"events": {"ga-1": {"extends": "ga-1", "venue": "A hall"}}})])
    event = store.event("ga-1")
    assert event is not None
    assert ("A hall", 1) == (event.venue, event.number)


def test_table_of_another_store_may_be_malformed_while_all_problems_are_asked_for(
    write_store: WriteStore, tables: Tables
) -> None:
    """What a rule asks of the stack as a whole does not fail on what another rule is going to name."""
    tables["events"]["ga-2"].update(sources=[["x"], {}], people=[3, {"person": {}}], number=[], part_of={}, disputes=4)
    tables["events"]["ga-1"]["part_of"] = "ga-2"
    later = write_store({"sources": {"archive-1948": REMOVED}})
    layers = [Layer(FileStorage(str(path))) for path in (write_store(tables), later)]
    assert {"forms", "removed"} == {problem.rule for problem in problems(Stack(layers))}


def test_packaged_store_is_looked_at_when_asked() -> None:
    store = open_store()
    assert [] == list(problems(store.stack))
    assert [] == list(problems(store.stack, with_packaged=True))


def test_what_is_removed_may_be_gone_already(small_path: Path, write_store: WriteStore) -> None:
    """The store below may have lost the record since: to hide it is needless then, and harms nobody."""
    later = write_store({"events": {"ga-3": REMOVED}})
    assert open_store([small_path]).ids() == open_store([small_path, later]).ids()
