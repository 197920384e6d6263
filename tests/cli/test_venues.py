"""`interpol venues`: each place once, the most used first."""

import json

from inside import call_small


def test_place_has_its_halls_its_count_and_its_first_and_last_fact() -> None:
    (venue,) = json.loads(call_small("venues", "city:Glasgow", "-f", "json").stdout)
    assert {
        "id": "glasgow",
        "city": "Glasgow",
        "country": "GB",
        "country_name": "United Kingdom",
        "halls": ["Scottish Event Campus"],
        "count": 2,
        "first": "2024-11-04/2024-11-07",
        "last": "2024-11-07",
        "events": ["ga-92", "vice-president-2024-dkhissi"],
    } == venue


def test_most_used_place_comes_first() -> None:
    assert [
        *("marrakech\t3", "vienna\t3", "glasgow\t2"),
        *("iran\t1", "lyon\t1", "monaco\t1", "prague\t1"),
    ] == call_small("venues", "-F", "id,count").lines


def test_query_narrows_what_is_counted() -> None:
    assert ["vienna\t2\t1924~\t1923-09-03/1923-09-07"] == call_small(
        "venues", "kind:session", "host:AT", "-F", "id,count,first,last"
    ).lines


def test_country_stands_where_no_city_is_known() -> None:
    assert ["iran\t\tIR\tIran"] == call_small("venues", "host:IR", "-F", "id,city,country,country_name").lines


def test_limit_and_sort_are_those_of_the_places() -> None:
    assert ["marrakech", "vienna"] == call_small("venues", "-n", "2", "-F", "id").lines
    assert ["vienna", "prague"] == call_small("venues", "--sort", "-id", "-n", "2", "-F", "id").lines
    assert ["prague"] == call_small("venues", "--reverse", "-n", "1", "-F", "id").lines


def test_names_are_in_the_readers_language() -> None:
    assert ["Vienne\tAutriche"] == call_small("venues", "city:Wien", "--lang", "fr", "-F", "city,country_name").lines


def test_nothing_held_there_is_not_found() -> None:
    result = call_small("venues", "kind:milestone")
    assert (1, "") == (result.code, result.stdout)
    assert "interpol: nothing was held there\n" in result.stderr
    assert "[]\n" == call_small("venues", "kind:milestone", "-f", "json").stdout


def test_table_names_city_and_country() -> None:
    shown = call_small("venues", "-f", "table").stdout
    for word in ("Marrakech", "Morocco", "Scottish Event Campus", "Iran", "4–7 November 2024"):
        assert word in shown


def test_headings_of_the_table_are_in_the_readers_language() -> None:
    for language, heading in (("en", "times"), ("fr", "fois"), ("ar", "المرات"), ("ar-MA", "المرات")):
        assert heading in call_small("venues", "-f", "table", "--lang", language).lines[0]
