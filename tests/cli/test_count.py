"""`interpol count`: numbers by what the facts say, in every form, with their total."""

import csv
import json

import pytest

from command import run_on_terminal
from facts import SMALL_STORE
from inside import call_small


def counts(*args: str) -> dict[str, int]:
    lines = (line.split("\t") for line in call_small("count", *args).lines)
    return {key: int(number) for *_, key, number in lines}


def test_decades_are_counted_with_the_empty_ones() -> None:
    counted = counts("--by", "decade")
    assert [
        "1920s",
        "1930s",
        "1940s",
        "1950s",
        "1960s",
        "1970s",
        "1980s",
        "1990s",
        "2000s",
        "2010s",
        "2020s",
        "unknown",
    ] == (list(counted))
    assert (0, 0, 2) == (counted["1970s"], counted["1990s"], counted["unknown"])


def test_counts_by_time_sum_to_the_facts_that_list_gives() -> None:
    for field in ("year", "decade", "century"):
        assert len(call_small("list").lines) == sum(counts("--by", field).values())


def test_total_is_told_on_stderr() -> None:
    assert "interpol: 7 facts in all\n" == call_small("count", "kind:session", "--by", "host").stderr
    assert "interpol: 1 fact in all\n" == call_small("count", "id:ga-92").stderr


def test_counts_are_those_that_a_query_gives() -> None:
    for kind, number in counts("--by", "kind").items():
        assert number == len(call_small("list", f"kind:{kind}").lines)


def test_without_a_field_it_is_by_kind() -> None:
    assert call_small("count") == call_small("count", "--by", "kind")


def test_merely_possible_facts_are_counted_and_told() -> None:
    result = call_small("count", "kind:session", "--in", "1925", "--by", "year")
    assert "unknown\t1\n" == result.stdout
    assert "interpol: 1 of 1 only possibly match; --certain leaves them out" in result.stderr.splitlines()
    assert 1 == call_small("count", "kind:session", "--in", "1925", "--by", "year", "--certain").code


def test_two_fields_are_two_columns() -> None:
    result = call_small("count", "kind:session", "--by", "century,host", "-f", "csv")
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert {"century": "21st century", "host": "MA", "count": "1"} in rows
    assert 7 == sum(int(row["count"]) for row in rows)


def test_every_form_has_the_same_counts() -> None:
    plain = [line.split("\t") for line in call_small("count", "--by", "kind").lines]
    as_json = json.loads(call_small("count", "--by", "kind", "-f", "json").stdout)
    assert plain == [[row["kind"], str(row["count"])] for row in as_json]
    lines = call_small("count", "--by", "kind", "-f", "jsonl").lines
    assert as_json == [json.loads(line) for line in lines]
    for form, separator in (("csv", ","), ("tsv", "\t")):
        header, *rows = call_small("count", "--by", "kind", "-f", form).lines
        assert f"kind{separator}count" == header
        assert plain == [row.split(separator) for row in rows]
    table = call_small("count", "--by", "kind", "-f", "md").lines
    assert ["| kind | count |", "| --- | --- |", f"| {plain[0][0]} | {plain[0][1]} |"] == table[:3]


def test_lines_may_be_sorted_and_cut() -> None:
    first = call_small("count", "--by", "kind", "--sort", "kind", "-n", "2").lines
    assert ["accession\t1", "appointment\t1"] == first
    assert ["session\t7"] == call_small("count", "--by", "kind", "--sort", "-count", "-n", "1").lines


@pytest.mark.parametrize(
    ("form", "shown"), [("json", "[]\n"), ("csv", "kind,count\n"), ("plain", ""), ("md", ""), ("bars", "")]
)
def test_nothing_to_count_is_exit_1(form: str, shown: str) -> None:
    result = call_small("count", "kind:session", "--in", "1066", "-f", form)
    assert (1, shown, "interpol: nothing matched\n") == (result.code, result.stdout, result.stderr)


def test_field_that_cannot_be_counted_by_is_refused_with_those_that_can() -> None:
    result = call_small("count", "--by", "yaer")
    assert (2, "") == (result.code, result.stdout)
    sentence, hint = result.stderr.splitlines()
    assert "interpol: error: there is no field 'yaer'; did you mean year?" == sentence
    assert hint.startswith("hint: the fields are year, decade, century, kind, ")


def test_terminal_draws_bars_with_names_and_the_total() -> None:
    env = {"INTERPOL_STORE": str(SMALL_STORE), "NO_COLOR": "1"}
    result = run_on_terminal("count", "kind:session", "--by", "host", width=40, env=env)
    assert [
        "Austria         2  █████████████████████",
        "Czechia         1  ██████████▌",
        "United Kingdom  1  ██████████▌",
        "Iran            1  ██████████▌",
        "Morocco         1  ██████████▌",
        "unknown         1  ██████████▌",
        "                7  facts in all",
    ] == result.lines
    assert "" == result.stderr


def test_split_stacks_bars_and_is_one_more_field_in_machine_forms() -> None:
    pictured = call_small("count", "--by", "decade", "--split", "kind", "-f", "bars").stdout
    assert "██ session" in pictured
    assert pictured.count("1920s") == 1
    for form in ("plain", "csv", "json"):
        both = call_small("count", "--by", "decade,kind", "-f", form)
        assert both == call_small("count", "--by", "decade", "--split", "kind", "-f", form)


@pytest.mark.parametrize("split", ["kind,host", "decade"])
def test_split_is_one_field_beside_those_of_by(split: str) -> None:
    result = call_small("count", "--by", "decade", "--split", split)
    assert (2, "") == (result.code, result.stdout)
    assert "--split does not take" in result.stderr


def test_limit_of_stacked_bars_leaves_whole_bars() -> None:
    """A bar of which parts are left out would say a false number."""
    env = {"INTERPOL_STORE": str(SMALL_STORE), "NO_COLOR": "1"}
    whole = run_on_terminal("count", "--by", "kind", "--split", "host", env=env).lines
    cut = run_on_terminal("count", "--by", "kind", "--split", "host", "-n", "2", env=env)
    assert [line.split()[:2] for line in whole[:2]] == [line.split()[:2] for line in cut.lines[:2]]
    assert "more bars are left out" in cut.stderr


def test_what_is_unknown_is_no_other_key() -> None:
    env = {"INTERPOL_STORE": str(SMALL_STORE), "NO_COLOR": "1"}
    shown = run_on_terminal("count", "--by", "kind", "--split", "host", env=env).stdout
    unknown = next(line for line in call_small("count", "--by", "host").lines if line.startswith("unknown"))
    assert f"?? unknown {unknown.split()[1]}" in shown
