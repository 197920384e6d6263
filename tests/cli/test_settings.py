"""Settings: options before variables, variables before the file, the file before the defaults; a bad one names its line."""

import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command import run_on_terminal
from facts import SMALL_STORE
from inside import call, call_small
from interpol_cli.cli.form_names import FACT_FORMATS
from interpol_cli.cli.settings import KNOWN, Settings, personal_path, read_file
from interpol_cli.errors import SettingsError, UsageError

Write = Callable[[str], dict[str, str]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give the function that writes a settings file, and tells which variable names it."""

    def written(text: str) -> dict[str, str]:
        (tmp_path / "settings.toml").write_text(text, "utf-8")
        return {"INTERPOL_SETTINGS": str(tmp_path / "settings.toml")}

    return written


def told(*args: str, env: Mapping[str, str] | None = None) -> dict[str, tuple[str, str]]:
    result = call("settings", *args, "-f", "json", env=env)
    assert 0 == result.code, result.stderr
    return {one["name"]: (one["value"], one["origin"]) for one in json.loads(result.stdout)}


def test_every_setting_is_told_with_its_default() -> None:
    assert {name: (known.default, "default") for name, known in KNOWN.items()} == told()


def test_option_comes_before_variable_before_file_before_default(write: Write) -> None:
    env = write('# mine\nlang = "fr"\n')
    assert "default" == told()["lang"][1]
    assert ("fr", f"{env['INTERPOL_SETTINGS']}:2") == told(env=env)["lang"]
    assert ("ar", "INTERPOL_LANG") == told(env={**env, "INTERPOL_LANG": "ar"})["lang"]
    assert ("en", "--lang") == told("--lang", "en", env={**env, "INTERPOL_LANG": "ar"})["lang"]


def test_empty_variable_counts_as_not_set(write: Write) -> None:
    assert "fr" == told(env={**write('lang = "fr"\n'), "INTERPOL_LANG": ""})["lang"][0]


def test_settings_are_obeyed(write: Write) -> None:
    env = write(f'store = "{SMALL_STORE}"\nlang = "ar"\ndate-order = "dmy"\n')
    assert "غلاسكو\n" == call("get", "ga-92", "place.city", env=env).stdout
    assert "1923-09-03\n" == call("date", "03/09/1923", "-F", "edtf", env=env).stdout
    assert "1923-03-09\n" == call("date", "03/09/1923", "-F", "edtf", "--date-order", "mdy", env=env).stdout


def test_paths_of_the_file_are_the_files_own_or_begin_at_home(write: Write, tmp_path: Path) -> None:
    env = write('store = ["curated", "mine/facts.json", "~/facts.json", "/srv/facts.json"]\n')
    value, _ = told(env={**env, "HOME": "/home/reader"})["store"]
    expected = ("curated", str(tmp_path / "mine" / "facts.json"), "/home/reader/facts.json", "/srv/facts.json")
    assert expected == tuple(value.split(os.pathsep))


def test_store_that_is_not_there_is_traced_to_its_setting(write: Write, tmp_path: Path) -> None:
    env = write('lang = "fr"\nstore = "nowhere.json"\n')
    result = call("list", env=env)
    assert (4, "") == (result.code, result.stdout)
    sentence, hint = result.stderr.splitlines()
    assert f"there is no store at {tmp_path / 'nowhere.json'}" in sentence
    assert f"hint: {env['INTERPOL_SETTINGS']}:2 names this store" == hint
    assert "hint: INTERPOL_STORE names this store" in call("list", env={"INTERPOL_STORE": "nowhere.json"}).stderr
    assert "names this store" not in call("list", "--store", "nowhere.json", env=env).stderr


BAD = [
    ('lnag = "fr"\n', 1, "there is no setting 'lnag'; did you mean lang?"),
    ('today = "2020-01-01"\n', 1, "there is no setting 'today'"),
    ('xyzzy = "fr"\n', 1, "there is no setting 'xyzzy'; the settings are store, lang, date-order, color"),
    ('# mine\n\ncolor = "red"\n', 3, "color does not take 'red': it is auto, always or never"),
    ('lang = "de"\n', 1, "lang does not take 'de': the languages are en, fr, ar, ar-MA"),
    ('lang = "en"\ndate-order = "ymd"\n', 2, "date-order does not take 'ymd': it is dmy or mdy"),
    ('format = "cvs"\n', 1, "format does not take 'cvs': it is timeline, table, "),
    ('"lang" = 1\n', 1, "lang takes text, not 1"),
    ("store = [1]\n", 1, "store takes text, not [1]"),
    ('lang = "en"\ncolor = \n', 2, "it is not TOML: "),
]


@pytest.mark.parametrize(("text", "line", "why"), BAD, ids=[one[2] for one in BAD])
def test_bad_setting_names_file_and_line(text: str, line: int, why: str, write: Write) -> None:
    env = write(text)
    result = call_small("list", "-n", "1", env=env)
    assert (2, "") == (result.code, result.stdout)
    assert result.stderr.startswith(f"interpol: error: {env['INTERPOL_SETTINGS']}:{line}: {why}")


@pytest.mark.parametrize("name", ["lang", "color", "format", "date-order"])
def test_bad_variable_is_named(name: str) -> None:
    variable = KNOWN[name].variable
    result = call_small("list", "-n", "1", env={variable: "wrong"})
    assert (2, "") == (result.code, result.stdout)
    assert result.stderr.startswith(f"interpol: error: {variable} does not take 'wrong': ")


def test_file_that_is_not_there_sets_nothing(tmp_path: Path) -> None:
    assert {} == read_file(tmp_path / "nothing.toml")
    assert {} == read_file(tmp_path / "no-directory" / "settings.toml")


def test_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=re.escape(f"{tmp_path}: it cannot be read: ")):
        read_file(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b'lang = "\xe9"\n')
    with pytest.raises(SettingsError, match=re.escape("it cannot be read: 'utf-8' codec")):
        read_file(tmp_path / "latin.toml")


def test_every_form_of_a_command_can_be_set() -> None:
    for command in ("list", "timeline", "show ga-92", "count", "today", "date 1946", "who president", "next"):
        refused = call_small(*command.split(), "-f", "xyzzy").stderr.splitlines()[0]
        forms = refused.partition("the formats are ")[2].split(", ")
        assert set(forms) - set(FACT_FORMATS) <= set(KNOWN["format"].values), command
        assert {"json", "csv", "plain"} <= set(forms)


def test_form_that_no_terminal_is_shown_by_itself_cannot_be_set() -> None:
    assert 2 == call_small("list", "-n", "1", env={"INTERPOL_FORMAT": "html"}).code


def test_nobodys_home_has_no_settings_and_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(_path: Path) -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "expanduser", homeless)
    for purpose in ("CONFIG", "DATA"):
        monkeypatch.delenv(f"XDG_{purpose}_HOME", raising=False)
    monkeypatch.delenv("INTERPOL_SETTINGS", raising=False)
    assert ("curated",) == Settings({}).stores()
    with pytest.raises(UsageError, match="you have no home directory for a store of your own"):
        personal_path()


def test_settings_nested_too_deeply_are_refused(write: Write) -> None:
    result = call_small("list", env=write(f"lang = {'[' * 100_000}\n"))
    assert (2, "", True) == (result.code, result.stdout, "it is nested too deeply" in result.stderr)


def test_format_counts_on_a_terminal_only(write: Write) -> None:
    env = {**write('format = "csv"\n'), "INTERPOL_STORE": str(SMALL_STORE), "NO_COLOR": "1"}
    assert "id,kind,series" == run_on_terminal("list", "id:ga-92", env=env).stdout[:14]
    assert "2024-11-04/2024-11-07\tga-92" == call_small("list", "id:ga-92", env=env).stdout[:27]


def test_pipe_gets_name_value_and_origin() -> None:
    assert "lang\tfr,en\t--lang" == call("settings", "--lang", "fr,en").lines[1]


def test_terminal_gets_a_table_that_says_what_each_is_for() -> None:
    shown = run_on_terminal("settings", width=120, env={"NO_COLOR": "1"}).stdout
    for name, known in KNOWN.items():
        assert name in shown
        assert known.about in shown
