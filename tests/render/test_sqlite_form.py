"""The database, asked as its readers ask it: in SQL, by a connection of its own and by the sqlite3 shell."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from facts import small_events
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.core.text import fold
from interpol_cli.render.sqlite_form import write_sqlite

MakeEvent = Callable[..., Event]
TABLES = {
    *("events", "sources", "people", "places", "countries", "series", "citations", "participations"),
    *("event_countries", "event_tags", "disputes", "dispute_sources", "other_languages"),
}


def write(path: Path, events: Iterable[Event], match: Match = Match.CERTAIN) -> Path:
    write_sqlite((Row(event, match) for event in events), path)
    return path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Open the database of the small store for reading."""
    path = write(tmp_path / "facts.db", small_events())
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def column(connection: sqlite3.Connection, question: str, *values: str) -> list[Any]:
    return [row[0] for row in connection.execute(question, values)]


def test_every_fact_is_an_event_in_the_order_shown(database: sqlite3.Connection) -> None:
    assert [event.id for event in small_events()] == column(database, "select id from events order by rowid")


def test_database_is_whole(database: sqlite3.Connection) -> None:
    assert ["ok"] == column(database, "pragma integrity_check")
    assert [] == database.execute("pragma foreign_key_check").fetchall()


def test_tables_are_those_promised(database: sqlite3.Connection) -> None:
    named = column(database, "select name from sqlite_master where type = 'table' and name not like 'events_fts%'")
    assert set(named) == TABLES


def test_every_table_has_a_primary_key_and_references_are_indexed(database: sqlite3.Connection) -> None:
    for table in TABLES:
        assert any(row["pk"] for row in database.execute(f"pragma table_info({table})")), table
    for table in TABLES:
        indexed = {
            database.execute(f"pragma index_info('{index['name']}')").fetchone()["name"]
            for index in database.execute(f"pragma index_list({table})")
        }
        references = {row["from"] for row in database.execute(f"pragma foreign_key_list({table})") if not row["seq"]}
        assert references <= indexed, table


def test_columns_have_plain_types(database: sqlite3.Connection) -> None:
    for table in TABLES:
        assert {"TEXT", "INTEGER", "REAL"} >= {row["type"] for row in database.execute(f"pragma table_info({table})")}


def test_an_event_has_its_fields(database: sqlite3.Connection) -> None:
    row = database.execute("select * from events where id = 'ga-92'").fetchone()
    expected = {
        "kind": "session",
        "series": "general-assembly",
        "number": 92,
        "date": "2024-11-04/2024-11-07",
        "earliest": "2024-11-04",
        "latest": "2024-11-07",
        "precision": "day",
        "approximate": 0,
        "uncertain": 0,
        "title_en": "92nd INTERPOL General Assembly",
        "title_ar": "الدورة 92 للجمعية العامة للإنتربول",
        "place": "glasgow",
        "venue": "Scottish Event Campus",
        "attendance_countries": 177,
        "attendance_delegates": 1000,
        "match": "certain",
    }
    assert expected == {name: row[name] for name in expected}


@pytest.mark.parametrize(
    ("event_id", "days"),
    [
        ("ga-2", ("1923-01-01", "1925-12-31", "1923-01-01", "1925-12-31")),
        ("term-president-jackson", ("1960-10-01", "1960-10-31", "1963-01-01", "1963-12-31")),
        ("seat-lyon", ("1989-01-01", "1989-12-31", None, None)),
        ("congress-before-the-war", (None, None, "1914-04-18", "1914-04-18")),
    ],
)
def test_four_days_say_what_a_date_allows(
    database: sqlite3.Connection, event_id: str, days: tuple[str | None, ...]
) -> None:
    question = "select earliest, latest_start, earliest_end, latest from events where id = ?"
    assert days == tuple(database.execute(question, (event_id,)).fetchone())


def test_doubt_is_a_flag(database: sqlite3.Connection) -> None:
    assert {"ga-38", "radio-network", "accession-ma"} == set(column(database, "select id from events where uncertain"))
    assert {"ga-2", "ga-50", "radio-network"} == set(column(database, "select id from events where approximate"))


def test_tables_join_to_what_the_store_says(database: sqlite3.Connection) -> None:
    """Round trip: from the tables alone, every reference of every event comes back in its order."""
    for event in small_events():
        assert [source.id for source in event.sources] == column(
            database, "select source from citations where event = ? order by position", event.id
        )
        assert [(part.person.id, part.office, part.act, part.role) for part in event.people] == [
            tuple(row)
            for row in database.execute(
                "select person, office, act, role from participations where event = ? order by position", (event.id,)
            )
        ]
        assert [country.code for country in event.countries] == column(
            database, "select country from event_countries where event = ? order by position", event.id
        )
        assert list(event.tags) == column(
            database, "select tag from event_tags where event = ? order by position", event.id
        )
        assert [(one.field, one.value, one.why, [source.id for source in one.sources]) for one in event.disputes] == [
            (
                row["field"],
                row["value"],
                row["why"],
                column(
                    database,
                    "select source from dispute_sources where event = ? and dispute = ? order by position",
                    event.id,
                    row["position"],
                ),
            )
            for row in database.execute("select * from disputes where event = ? order by position", (event.id,))
        ]


def test_places_people_and_series_are_named_in_three_languages(database: sqlite3.Connection) -> None:
    place = database.execute("select * from places where id = 'vienna'").fetchone()
    assert ("Vienna", "Vienne", "فيينا", "AT", 0) == (
        *(place["name_en"], place["name_fr"], place["name_ar"], place["country"], place["is_country"]),
    )
    assert ["Wien"] == json.loads(place["aliases"])
    assert [1] == column(database, "select is_country from places where id = 'iran'")
    series = database.execute("select * from series").fetchone()
    assert ("general-assembly", "INTERPOL General Assembly") == (series["id"], series["name_en"])
    assert isinstance(json.loads(series["missing"]), list)


def test_hosts_are_counted_with_a_join(database: sqlite3.Connection) -> None:
    question = """
        select countries.name_en, count(*) from events join places on places.id = events.place
        join countries on countries.code = places.country where kind = 'session' group by 1 order by 2 desc, 1"""
    assert ("Austria", 2) == tuple(database.execute(question).fetchone())


def found(connection: sqlite3.Connection, words: str) -> set[str]:
    question = "select id from events where rowid in (select rowid from events_fts where events_fts match ?)"
    return set(column(connection, question, words))


@pytest.mark.parametrize("words", ["مراكش", "Marrakesh", "MARRAKECH", "marrake*"])
def test_words_find_their_facts_in_any_script(database: sqlite3.Connection, words: str) -> None:
    assert {"ga-93", "flag-2025", "arab-meeting-2016"} == found(database, words)


def test_words_are_found_as_they_are_written_and_as_they_are_folded(database: sqlite3.Connection) -> None:
    written = "للإنتربول"
    assert written != fold(written)
    assert "ga-92" in found(database, written)
    assert found(database, written) == found(database, fold(written))
    assert "ga-92" in found(database, "Assemblée") & found(database, "assemblee")


def test_disputes_and_people_are_searched_too(database: sqlite3.Connection) -> None:
    assert "ga-92" in found(database, "vienna NOT austria")
    assert {"vice-president-2024-dkhissi"} <= found(database, "dkhissi")


def test_index_is_in_step_with_its_table(tmp_path: Path) -> None:
    with closing(sqlite3.connect(write(tmp_path / "facts.db", small_events()))) as connection:
        connection.execute("insert into events_fts (events_fts, rank) values ('integrity-check', 1)")


def test_datasette_finds_the_index(database: sqlite3.Connection) -> None:
    """It looks for this text: the search box of the table hangs on it."""
    (sql,) = column(database, "select sql from sqlite_master where name = 'events_fts'")
    assert 'content="events"' in sql


def test_same_facts_are_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write(tmp_path / name, small_events()).read_bytes() for name in ("a.db", "b.db"))
    assert first == second


def test_part_of_may_name_a_fact_that_was_not_chosen(tmp_path: Path) -> None:
    (event,) = [event for event in small_events() if event.part_of == "ga-93"]
    with closing(sqlite3.connect(write(tmp_path / "one.db", [event]))) as connection:
        assert [("flag-2025", "ga-93")] == connection.execute("select id, part_of from events").fetchall()
        assert [] == connection.execute("pragma foreign_key_check").fetchall()


def test_only_what_the_facts_refer_to_is_there(tmp_path: Path) -> None:
    (event,) = [event for event in small_events() if event.id == "flag-2025"]
    with closing(sqlite3.connect(write(tmp_path / "one.db", [event]))) as connection:
        assert ["marrakech"] == column(connection, "select id from places")
        assert ["interpol-ga-93"] == column(connection, "select id from sources")


def test_votes_are_numbers(make_event: MakeEvent, tmp_path: Path) -> None:
    (event,) = [event for event in small_events() if event.id == "vice-president-2024-dkhissi"]
    part = event.people[0]._replace(votes={"for": 96, "of": 180, "share": 53.3})
    with closing(sqlite3.connect(write(tmp_path / "one.db", [make_event(people=(part,))]))) as connection:
        question = "select votes_for, votes_against, votes_of, votes_share from participations"
        assert [(96, None, 180, 53.3)] == connection.execute(question).fetchall()


def test_other_languages_are_kept(make_event: MakeEvent, tmp_path: Path) -> None:
    event = make_event(title={"en": "Congress", "de": "Kongress"})
    with closing(sqlite3.connect(write(tmp_path / "one.db", [event]))) as connection:
        assert [("events", event.id, "title", "de", "Kongress")] == connection.execute(
            "select * from other_languages"
        ).fetchall()
        assert [1] == column(connection, "select count(*) from events_fts where events_fts match 'kongress'")


def test_a_possible_answer_says_so_and_any_store_has_a_name(make_event: MakeEvent, tmp_path: Path) -> None:
    event = make_event(origin="caf\udce9.json")
    with closing(sqlite3.connect(write(tmp_path / "one.db", [event], Match.POSSIBLE))) as connection:
        assert [("possible", "caf\\udce9.json")] == connection.execute("select match, origin from events").fetchall()


def test_no_facts_are_empty_tables(tmp_path: Path) -> None:
    with closing(sqlite3.connect(write(tmp_path / "none.db", []))) as connection:
        assert [0] == column(connection, "select count(*) from events")


def test_database_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="unable to open"):
        write(tmp_path / "nowhere" / "facts.db", small_events())
    taken = write(tmp_path / "facts.db", small_events())
    with pytest.raises(OSError, match="already exists"):
        write(taken, small_events())


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="the sqlite3 shell is not installed")
def test_shell_counts_the_events(tmp_path: Path) -> None:
    path = write(tmp_path / "facts.db", small_events())
    done = subprocess.run(["sqlite3", path, "select count(*) from events"], capture_output=True, text=True, check=True)
    assert f"{len(small_events())}\n" == done.stdout
