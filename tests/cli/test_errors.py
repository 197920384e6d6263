"""Every way to fail: one sentence on stderr, its exit code, nothing on stdout, no traceback."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from command import Result, run
from facts import SMALL_STORE
from inside import call, call_small
from interpol_cli import __version__


def assert_fails(result: Result, code: int, sentence: str) -> None:
    """Hold what is true of every error."""
    assert (code, "") == (result.code, result.stdout), result.stderr
    assert f"interpol: error: {sentence}" == result.stderr.splitlines()[0]
    assert "Traceback" not in result.stderr


USAGE = [
    (("liste",), "there is no command 'liste'; did you mean list?"),
    (("xyzzy",), "there is no command 'xyzzy'; interpol --help lists them"),
    (("store", "pth"), "there is no command 'pth'; did you mean path?"),
    (("list", "--fromat", "csv"), "there is no option --fromat; did you mean --format?"),
    (("list", "--xyzzy"), "there is no option --xyzzy"),
    (("--xyzzy",), "there is no option --xyzzy"),
    (("show",), "missing argument 'ID...'"),
    (("list", "-f", "cvs"), "there is no format 'cvs'; did you mean csv?"),
    (("export", "x.sheet"), "there is no format 'sheet'; the formats are csv, tsv, json, jsonl"),
    (("export", "sessions"), "there is no format 'sessions'; the formats are csv, tsv, json, jsonl"),
    (("list", "-F", "id,titel"), "there is no field 'titel'; did you mean title or title_lang?"),
    (("list", "-F", "xyzzy"), "there is no field 'xyzzy'"),
    (("list", "--sort", "titel"), "there is no field 'titel'; did you mean title or title_lang?"),
    (("list", "knd:session"), "there is no field 'knd'; did you mean kind?"),
    (("list", "--country", "Marocco"), "no country is called 'Marocco'; did you mean Morocco (MA)?"),
    (("list", "--country", "XX"), "no country is called 'XX'; interpol values country lists them"),
    (("list", "--city", "Glasgo"), "no city is called 'Glasgo'; did you mean Glasgow?"),
    (("list", "--kind", "sesssion"), "no kind is called 'sesssion'; did you mean session?"),
    (("list", "--person", "xyzzy"), "no person is called 'xyzzy'; interpol values person lists them"),
    (("list", "--tag", "foundin"), "no tag is called 'foundin'; did you mean founding?"),
    (("list", "--precision", "minute"), "no precision is called 'minute'; interpol values precision lists them"),
    (("list", "(kind:session"), 'the query cannot be read: there is a "(" without a ")" after it'),
    (("list", "--in", "ga-94"), "the period 'ga-94' names no known fact; did you mean ga-92 or ga-93?"),
    (("list", "-n", "-1"), "--limit does not take '-1': it counts from 0"),
    (("list", "--offset", "-1"), "--offset does not take '-1': it counts from 0"),
    (("list", "--lang", "de"), "--lang does not take 'de': the languages are en, fr, ar, ar-MA"),
    (("list", "--color", "red"), "--color does not take 'red': it is auto, always or never"),
    (("list", "--color", "red", "-f", "csv"), "--color does not take 'red': it is auto, always or never"),
    (("list", "--date-order", "ymd"), "--date-order does not take 'ymd': it is dmy or mdy"),
    (("list", "--today", "1924", "-f", "csv"), "--today does not take '1924': it is one day, such as 2025-11-24"),
    (("list", "--today", "soon"), "--today does not take 'soon': it is one day, such as 2025-11-24"),
    (("list", "--in", "ga-94..2025"), "the period 'ga-94..2025' names no known fact: 'ga-94'; did you mean ga-92 or ga-93?"),
    (("list", "--rel", "overlap:1990s"), "--rel does not take 'overlap:1990s': it is RELATION:PERIOD, such as overlaps:1990s; did you mean overlaps or overlapped-by?"),
    (("list", "--rel", "overlaps"), "--rel does not take 'overlaps': it is RELATION:PERIOD, such as overlaps:1990s; the period is missing"),
    (("list", "--in", ""), "'' is not a date: it is empty"),
    (("list", "--kind", ""), "no kind is called ''; interpol values kind lists them"),
    (("count", "--country", ""), "no country is called ''; interpol values country lists them"),
    (("list", "-F", ""), "--fields does not take '': it names no field; interpol fields lists them"),
    (("list", "-F", " ,"), "--fields does not take ' ,': it names no field; interpol fields lists them"),
    (("show", "ga-92", "-F", ""), "--fields does not take '': it names no field; interpol fields lists them"),
    (("lookup", "ga-92", "-F", ""), "--fields does not take '': it names no field; interpol fields lists them"),
    (("list", "-f", ""), "there is no format ''; the formats are table, timeline"),
    (("list", "--template", ""), "--template does not take '': it is empty"),
    (("list", "--sort", ""), "--sort does not take '': it names no field; interpol fields lists them"),
    (("next", "--sort", ","), "--sort does not take ',': it names no field; interpol fields lists them"),
    (("list", "--lang", ""), "--lang does not take '': the languages are en, fr, ar, ar-MA"),
    (("list", "--color", ""), "--color does not take '': it is auto, always or never"),
    (("list", "--date-order", ""), "--date-order does not take '': it is dmy or mdy"),
    (("list", "--today", ""), "--today does not take '': it is one day, such as 2025-11-24"),
    (("on", ""), "DAY does not take '': it is one day of the calendar, such as 09-07 or '7 September'"),
    (("list", "--store", ""), "--store does not take '': it is the path of a store, or curated"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("args", "sentence"), USAGE, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_wrong_usage_is_refused(args: tuple[str, ...], sentence: str) -> None:
    result = call_small(*args)
    if sentence.startswith("there is no format"):  # the list of formats grows
        assert result.stderr.startswith(f"interpol: error: {sentence}")
        sentence = result.stderr.splitlines()[0].removeprefix("interpol: error: ")
    assert_fails(result, 2, sentence)


@pytest.mark.parametrize(
    "args", [("list", "-n", "three"), ("list", "-n"), ("list", "--in"), ("list", "--certain=yes"), ("show", "-f")]
)
def test_option_with_a_wrong_value_or_none_says_how_to_get_help(args: tuple[str, ...]) -> None:
    result = call_small(*args)
    assert (2, "") == (result.code, result.stdout)
    first, hint = result.stderr.splitlines()
    assert first.startswith("interpol: error: ")
    assert args[1].partition("=")[0] in first
    assert f"hint: interpol {args[0]} --help shows what it takes" == hint


@pytest.mark.parametrize("name", ["COLOR", "DATE_ORDER", "LANG", "TODAY"])
def test_variable_with_a_wrong_value_is_named(name: str) -> None:
    result = call_small("list", "-f", "csv", env={f"INTERPOL_{name}": "wrong"})
    assert (2, "") == (result.code, result.stdout)
    assert "does not take 'wrong'" in result.stderr


@pytest.mark.parametrize(
    ("typed", "caret"),
    [("1924-13", "13"), ("1924-02-30", "30"), ("1924-x", "x"), ("soonish", "soonish"), ("1924..1x", "x")],
)
def test_date_that_is_none_has_a_caret_under_the_place(typed: str, caret: str) -> None:
    result = call_small("list", "--in", typed)
    assert (2, "") == (result.code, result.stdout)
    first, text, mark, *_ = result.stderr.splitlines()
    assert first.startswith(f"interpol: error: {typed!r} is not a date: ")
    assert f"  {typed}" == text
    at = mark.index("^")
    assert text[at:].startswith(caret), result.stderr


@pytest.mark.parametrize("option", ["--in", "--since", "--until", "--before", "--after", "--on"])
def test_every_option_that_takes_a_period_refuses_what_is_none(option: str) -> None:
    result = call_small("list", option, "1924-13")
    assert_fails(result, 2, result.stderr.splitlines()[0].removeprefix("interpol: error: "))
    assert "'1924-13' is not a date" in result.stderr


def test_day_and_month_in_either_order_are_refused_with_both_readings() -> None:
    result = call_small("list", "--in", "03/09/1923")
    assert (2, "") == (result.code, result.stdout)
    assert "'03/09/1923' can be read as 3 September 1923 (1923-09-03) or as 9 March 1923 (1923-03-09)" in result.stderr
    assert "--date-order dmy or mdy" in result.stderr


def test_order_of_day_and_month_can_be_settled() -> None:
    assert ["ga-1"] == call_small("list", "kind:session", "--certain", "--in", "03/09/1923", "--date-order", "dmy", "-F", "id").lines  # fmt: skip
    assert 1 == call_small("list", "kind:session", "--certain", "--in", "03/09/1923", "--date-order", "mdy").code


def test_period_that_ends_before_it_begins_is_refused() -> None:
    result = call_small("list", "--in", "1946..1924")
    assert (2, "") == (result.code, result.stdout)
    assert "ends" in result.stderr
    assert "before it begins" in result.stderr


@pytest.mark.parametrize("rel", ["overlaps", "ovrlaps:1924", ":1924", "xyzzy:1924", "overlaps:"])
def test_relation_that_is_none_is_refused(rel: str) -> None:
    result = call_small("list", "--rel", rel)
    assert (2, "") == (result.code, result.stdout)
    assert 1 == sum(line.startswith("interpol: error: ") for line in result.stderr.splitlines())


def test_query_has_a_caret_under_the_place() -> None:
    result = call_small("list", "kind:session", "(host:MA")
    assert ["  kind:session (host:MA", "               ^"] == result.stderr.splitlines()[1:3]


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("show", "ga-94"), "no fact has the id 'ga-94'; did you mean ga-92 or ga-93?"),
        (("show", "xyzzy"), "no fact has the id 'xyzzy'"),
        (("show", "ga-92", "xyzzy", "-f", "json"), "no fact has the id 'xyzzy'"),
    ],
)
def test_unknown_id_is_not_found(args: tuple[str, ...], sentence: str) -> None:
    assert_fails(call_small(*args), 1, sentence)


FORMATS = {"plain": "", "jsonl": "", "json": "[]\n", "timeline": "", "table": ""}


@pytest.mark.parametrize(("form", "expected"), FORMATS.items())
def test_nothing_matched_says_so_on_stderr_only(form: str, expected: str) -> None:
    result = call_small("list", "kind:session", "--in", "1941", "--certain", "-f", form)
    assert (1, expected) == (result.code, result.stdout)
    assert "interpol: nothing matched\n" == result.stderr


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_nothing_matched_is_the_header_where_a_form_has_one(form: str) -> None:
    result = call_small("list", "kind:ceremony", "--in", "1924", "-f", form)
    assert (1, 1) == (result.code, len(result.lines))
    assert result.stdout.startswith("id")
    assert "" == call_small("list", "kind:ceremony", "--in", "1924", "-f", form, "--no-header").stdout


def test_nothing_left_to_show_is_told_apart_from_nothing_found() -> None:
    result = call_small("list", "kind:session", "--offset", "99")
    assert (1, "", "interpol: nothing left of 7 to show\n") == (result.code, result.stdout, result.stderr)


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_store_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    assert_fails(
        call("list", "--store", path), 4, f"there is no store at {path}; check --store, INTERPOL_STORE or the settings"
    )
    assert not path.exists()


def test_store_that_is_a_directory(tmp_path: Path) -> None:
    assert_fails(call("list", "--store", tmp_path), 4, f"the store {tmp_path} is a directory; name the JSON file in it")


def test_store_that_is_empty(tmp_path: Path) -> None:
    path = write(tmp_path / "empty.json", "")
    result = call("list", "--store", path)
    assert_fails(result, 4, result.stderr.splitlines()[0].removeprefix("interpol: error: "))
    assert f"the store {path} is empty" in result.stderr


def test_store_that_is_not_json_says_line_and_column(tmp_path: Path) -> None:
    path = write(tmp_path / "broken.json", '{\n "events": {,\n')
    result = call("list", "--store", path)
    assert (4, "") == (result.code, result.stdout)
    assert f"the store {path} is not JSON at line 2, column 13" in result.stderr


def test_store_that_is_not_utf8_says_the_byte(tmp_path: Path) -> None:
    path = write(tmp_path / "latin.json", b'{"\xe9": 1}')
    assert_fails(
        call("list", "--store", path),
        4,
        f"the store {path} is not UTF-8: byte 2 cannot be read; save it as UTF-8",
    )


@pytest.mark.parametrize("content", ["[]", "1", '{"event": {}}', '{"events": []}', '{"events": {"x": 1}}', "null"])
def test_store_of_the_wrong_shape(tmp_path: Path, content: str) -> None:
    path = write(tmp_path / "shape.json", content)
    result = call("list", "--store", path)
    assert (4, "") == (result.code, result.stdout)
    assert str(path) in result.stderr.splitlines()[0]
    assert "Traceback" not in result.stderr


def test_broken_reference_says_file_line_record_field_and_reason(small_path: Path) -> None:
    text = small_path.read_text("utf-8")
    small_path.write_text(text.replace('"place": "prague"', '"place": "praque"'), "utf-8")
    line = text[: text.index('"place": "prague"')].count("\n") + 1
    result = call("list", "--store", small_path)
    assert (4, "") == (result.code, result.stdout)
    assert result.stderr.startswith(f"interpol: error: {small_path}:{line}: events 'ga-17', field 'place': ")
    assert "praque" in result.stderr


def test_id_that_stands_twice_says_its_second_line(small_path: Path) -> None:
    text = small_path.read_text("utf-8").replace('"ga-2": {', '"ga-1": {')
    small_path.write_text(text, "utf-8")
    line = text[: text.rindex('"ga-1": {')].count("\n") + 1
    assert_fails(
        call("list", "--store", small_path),
        4,
        f"{small_path}:{line}: events has two records with the id 'ga-1'; rename or remove one",
    )


def test_store_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal is made here."""
    path = Path(shutil.copy(SMALL_STORE, tmp_path / "secret.json"))

    open_file = Path.open

    def refuse(self: Path, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if self == path:
            raise PermissionError(13, "Permission denied", str(self))
        return open_file(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    assert_fails(call("list", "--store", path), 4, f"the store {path} cannot be read: permission denied")


def test_name_of_a_store_with_control_characters_does_not_reach_the_terminal() -> None:
    result = call("list", "--store", "none\x1b[31m\n.json")
    assert r"none\x1b[31m\n.json" in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize("args", [("list", "--in", "1924-13"), ("show", "xyzzy"), ("liste",), ("list", "-f", "cvs")])
def test_real_process_ends_with_the_code_and_no_traceback(args: tuple[str, ...]) -> None:
    result = run(*args)
    inside = call(*args)
    assert (inside.code, "", inside.stderr) == (result.code, result.stdout, result.stderr)


def test_version_is_told_of_a_program_whose_store_is_broken(tmp_path: Path) -> None:
    result = call("--version", env={"INTERPOL_STORE": str(tmp_path / "none.json")})
    assert (4, f"interpol {__version__}\n") == (result.code, result.stdout)
    assert "there is no store at" in result.stderr
