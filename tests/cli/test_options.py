"""Options: the shared ones before and after a command's name, the variables behind them, and what stands for what."""

from pathlib import Path

import pytest

from facts import SMALL_STORE
from inside import call, call_small
from interpol_cli.cli.commands import COMMANDS

LISTING = ("timeline", "list", "venues", "export", "sources", "disputes")
COMMON = ("--store PATH", "--lang LIST", "--today DATE", "--color WHEN", "--date-order ORDER", "-h, --help")
SHARED = (
    *("--in", "--since", "--until", "--before", "--after", "--on", "--rel", "--certain"),
    *("--kind", "--series", "--country", "--host", "--city", "--person", "--tag"),
    *("--sort", "--reverse", "-n, --limit", "--offset"),
    *("-F, --fields", "-f, --format", "-o, --output", "--force", "--no-header", "--ascii", "--excel"),
)


def helped(*words: str) -> str:
    return " ".join(call(*words, "--help").stdout.split())


@pytest.mark.parametrize("name", [name for name, entry in COMMANDS.items() if entry.group is None])
def test_every_command_has_the_common_options(name: str) -> None:
    shown = helped(name)
    assert [] == [option for option in COMMON if option not in shown]


def test_common_options_stand_before_the_name_too() -> None:
    shown = helped()
    assert [] == [option for option in COMMON if option not in shown]


@pytest.mark.parametrize("name", LISTING)
def test_every_listing_has_the_shared_options(name: str) -> None:
    shown = helped(name)
    assert [] == [option for option in SHARED if f"{option} " not in shown]


@pytest.mark.parametrize(
    ("option", "value"),
    [("--store", str(SMALL_STORE)), ("--lang", "fr"), ("--today", "2025-01-01"), ("--color", "never")],
)
def test_common_option_means_the_same_before_and_after_the_name(option: str, value: str) -> None:
    before = call_small(option, value, "list", "kind:session")
    after = call_small("list", option, value, "kind:session")
    last = call_small("list", "kind:session", option, value)
    assert 0 == before.code, before.stderr
    assert before == after == last


def test_common_option_stands_before_the_name_of_a_grouped_command() -> None:
    assert [str(SMALL_STORE)] == call("--store", SMALL_STORE, "store", "path").lines
    assert [str(SMALL_STORE)] == call("store", "path", "--store", SMALL_STORE).lines


def test_option_after_the_name_wins() -> None:
    assert ["fr"] == call_small("--lang", "ar", "show", "ga-92", "--lang", "fr", "-F", "title_lang").lines
    assert [str(SMALL_STORE)] == call("--store", "none.json", "store", "path", "--store", SMALL_STORE).lines


def test_wrong_option_before_the_name_is_refused_too() -> None:
    result = call_small("--color", "red", "list")
    assert (2, "") == (result.code, result.stdout)


def test_repeated_store_lays_one_over_another(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text('{"events": {"ga-93": {"extends": "ga-93", "venue": "Palais"}}}', "utf-8")
    result = call("show", "ga-93", "--store", SMALL_STORE, "--store", own, "-F", "id,venue,origin")
    assert [f"ga-93\tPalais\t{own}"] == result.lines, result.stderr


def test_path_of_a_store_may_have_a_colon(tmp_path: Path) -> None:
    path = tmp_path / "a:b.json"
    path.write_bytes(SMALL_STORE.read_bytes())
    assert [str(path)] == call("store", "path", "--store", path).lines


def test_curated_names_the_packaged_store(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text('{"events": {}}', "utf-8")
    (curated,) = call("store", "path").lines
    assert [curated] == call("store", "path", "--store", "curated").lines
    assert [curated, str(own)] == call("store", "path", "--store", "curated", "--store", own).lines


@pytest.mark.parametrize(
    ("env", "args", "expected"),
    [
        ({}, (), "en"),
        ({"INTERPOL_LANG": "fr"}, (), "fr"),
        ({"INTERPOL_LANG": ""}, (), "en"),
        ({"INTERPOL_LANG": "fr"}, ("--lang", "ar"), "ar"),
        ({"INTERPOL_LANG": "fr"}, ("--lang", "ar-MA,fr"), "ar"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "ar_MA.UTF-8", "LANGUAGE": "fr"}, (), "en"),  # the locale is never read
    ],
)
def test_language_is_the_options_then_the_variables_then_english(
    env: dict[str, str], args: tuple[str, ...], expected: str
) -> None:
    assert [expected] == call_small("show", "ga-92", "-F", "title_lang", *args, env=env).lines


def test_variable_may_name_several_stores(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text('{"events": {}}', "utf-8")
    assert [str(SMALL_STORE), str(own)] == call("store", "path", env={"INTERPOL_STORE": f"{SMALL_STORE}:{own}"}).lines
    assert [str(own)] == call("store", "path", "--store", own, env={"INTERPOL_STORE": "none.json"}).lines


@pytest.mark.parametrize(
    ("options", "query"),
    [
        (("--kind", "session"), "kind:session"),
        (("--series", "GA"), "series:GA"),
        (("--country", "المغرب"), "country:المغرب"),
        (("--host", "United Kingdom"), 'host:"United Kingdom"'),
        (("--city", "Wien"), "city:Wien"),
        (("--person", "dkhissi"), "person:dkhissi"),
        (("--tag", "founding"), "tag:founding"),
        (("--precision", "day"), "precision:day"),
        (("--in", "1924"), "date:1924"),
        (("--on", "2024-11-07"), "date:2024-11-07"),
        (("--rel", "shares:1924"), "date:1924"),
        (("--kind", "session", "--host", "MA"), "kind:session host:MA"),
    ],
)
def test_option_stands_for_a_term(options: tuple[str, ...], query: str) -> None:
    with_option, with_term = call_small("list", *options), call_small("list", query)
    assert 0 == with_term.code, with_term.stderr
    assert with_option == with_term


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--since", "2024"), ["seat-lyon", "ga-92", "ga-93"]),
        (("--until", "1924"), ["ga-2", "ga-1", "seat-vienna"]),
        (("--before", "1924"), ["ga-2", "ga-1"]),
        (("--before", "1924", "--certain"), ["ga-1"]),
        (("--after", "1948"), ["ga-38", "ga-50", "seat-lyon", "ga-92", "ga-93"]),
        (("--on", "1948-09-06"), ["ga-17"]),
        (("--in", "1948-09-12..1948-10"), ["ga-17"]),
        (("--rel", "within:1948"), ["ga-17"]),
        (("--rel", "contains:1948-09-08"), ["ga-17"]),
        (("--rel", "meets:1948-09-13"), ["ga-17"]),
        (("--rel", "within:1923", "--rel", "after:1923-08", "--certain"), ["ga-1"]),
        (("--since", "1946", "--until", "1950"), ["ga-17"]),
        (("--in", "ga-92"), ["seat-lyon", "ga-92"]),
        (("--after", "ga-92"), ["ga-93"]),
        (("--in", "1940s"), ["seat-vienna", "ga-17"]),
    ],
)
def test_options_for_dates(options: tuple[str, ...], expected: list[str]) -> None:
    """Sessions and seats: seat-vienna ran until 1942, seat-lyon runs since 1989."""
    assert expected == call_small("list", "kind:session", "OR", "kind:seat", *options, "-F", "id").lines


def test_or_of_the_query_is_inside_the_and_of_the_options() -> None:
    assert ["ga-93"] == call_small("list", "kind:session", "OR", "kind:ceremony", "--tag", "morocco", "-F", "id").lines


@pytest.mark.parametrize(("short", "long"), [("-n", "--limit"), ("-F", "--fields"), ("-f", "--format")])
def test_short_option_is_the_long_one(short: str, long: str) -> None:
    value = {"-n": "3", "-F": "id,date", "-f": "csv"}[short]
    assert call_small("list", short, value) == call_small("list", long, value) == call_small("list", f"{long}={value}")


def test_options_may_stand_between_the_words_of_a_query() -> None:
    assert call_small("list", "kind:session", "vienna", "-F", "id") == call_small(
        "list", "kind:session", "-F", "id", "vienna"
    )


def test_value_with_a_space_needs_the_shells_quotes_only() -> None:
    assert ["ga-92"] == call_small("list", "kind:session", "host:united kingdom", "-F", "id").lines


def test_nothing_after_two_dashes_is_an_option() -> None:
    result = call_small("list", "--", "--xyzzy")
    assert (1, "interpol: nothing matched\n") == (result.code, result.stderr)
