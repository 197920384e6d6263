"""Settle what the options leave open: `INTERPOL_*` variables first, then a small TOML file, then the defaults.

Conventions: an option comes before its variable, and this before the file; an empty variable counts as not set; a file
with an unknown name or a wrong value is an error that names the line, never half read.
"""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from interpol_cli.cli.form_names import terminal_formats
from interpol_cli.core.language import parse_languages
from interpol_cli.core.text import nearest
from interpol_cli.errors import OptionValueError, SettingsError, UsageError, did_you_mean
from interpol_cli.store.directories import user_directory

FILE_VARIABLE = "INTERPOL_SETTINGS"
DEFAULT = "default"
_SIZE = re.compile(r"([0-9]{1,15})(?: ?([KMGTkmgt])(?:iB|B)?)?")


class Setting(NamedTuple):
    """A value and where it comes from."""

    name: str
    value: str
    origin: str


class Known(NamedTuple):
    """What can be set: its variable, its default, the values it takes (empty: any), what it is for."""

    variable: str
    default: str
    values: tuple[str, ...]
    about: str


KNOWN: Mapping[str, Known] = {
    "store": Known("INTERPOL_STORE", "curated", (), "stores to read, one laid over another"),
    "lang": Known("INTERPOL_LANG", "en", (), "languages wanted, first to last"),
    "date-order": Known("INTERPOL_DATE_ORDER", "", ("", "dmy", "mdy"), "how 03/09/1923 is read; empty: refused"),
    "color": Known("INTERPOL_COLOR", "auto", ("auto", "always", "never"), "when colour is used"),
    "bidi": Known("INTERPOL_BIDI", "logical", ("logical", "visual"), "order of Arabic letters in pictures"),
    "format": Known("INTERPOL_FORMAT", "", ("", *terminal_formats()), "form on a terminal; empty: the command's own"),
    "today": Known("INTERPOL_TODAY", "", (), "the day taken for today; empty: the clock's"),
    "who": Known("INTERPOL_WHO", "", (), "who the journal of your store says you are; empty: your user name"),
    "store-limit": Known("INTERPOL_STORE_LIMIT", "256M", (), "the most bytes that a store may have: 512M, 2G"),
    "wait": Known("INTERPOL_WAIT", "10", (), "seconds to wait for another program that writes your store"),
}


class Settings:
    """What is set, looked up by name; the file is read when the first name needs it."""

    def __init__(self, options: Mapping[str, str | Sequence[str] | None]) -> None:
        self._options = options
        self._file: Mapping[str, Setting] | None = None

    def get(self, name: str) -> Setting:
        """Give a setting with its origin.

        Raises:
            SettingsError: The file cannot be used.
            OptionValueError: The option or the variable has a value that the setting does not take.
        """
        known = KNOWN[name]
        option = self._options.get(name)
        if option is not None and option != []:
            value = option if isinstance(option, str) else os.pathsep.join(option)
            if not value and known.values:  # only the file may say that nothing is set
                raise OptionValueError(f"--{name}", value, f"it is {_either(known.values)}")
            return _checked(Setting(name, value, f"--{name}"))
        if os.environ.get(known.variable):
            return _checked(Setting(name, os.environ[known.variable], known.variable))
        if self._file is None:
            path = settings_path()
            self._file = read_file(path) if path else {}
        found = self._file.get(name)
        if found is None and name == "store":
            return Setting(name, os.pathsep.join(default_stores()), DEFAULT)
        return found or Setting(name, known.default, DEFAULT)

    def stores(self) -> tuple[str, ...]:
        """Give the paths of the stores that are read, from the bottom up; `curated` is the packaged one."""
        option = self._options.get("store")
        if option and not isinstance(option, str):  # an option is one path, which may have a colon in it
            return tuple(option)
        setting = self.get("store")
        if setting.origin == DEFAULT:
            return default_stores()
        return tuple(part for part in setting.value.split(os.pathsep) if part)

    def limit_bytes(self) -> int:
        """Give the most bytes that the file of a store may have.

        Raises:
            OptionValueError: The setting is no size.
        """
        setting = self.get("store-limit")
        return parse_size(setting.value, setting.origin)


def parse_size(text: str, origin: str) -> int:
    """Read a number of bytes, such as 1000000, 512M or 2G; a letter stands for a power of 1024.

    Raises:
        OptionValueError: It is none; `origin` says where it stood.

    >>> parse_size("256M", "store-limit")
    268435456
    """
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise OptionValueError(origin, text, "it is a number of bytes, such as 512M or 2G")
    return int(match[1]) << 10 * " KMGT".index((match[2] or " ").upper())


def _checked(setting: Setting) -> Setting:
    values = KNOWN[setting.name].values
    if values and setting.value not in values:
        raise OptionValueError(setting.origin, setting.value, f"it is {_either(values)}")
    return setting


def _either(values: Sequence[str]) -> str:
    *others, last = filter(None, values)
    return f"{', '.join(others)} or {last}" if others else last


def settings_path() -> Path | None:
    """Give the place of the settings file: `INTERPOL_SETTINGS`, else where the platform keeps such files.

    None where nobody has a home.
    """
    named = os.environ.get(FILE_VARIABLE)
    if named:
        return Path(named)
    try:
        return user_directory("config") / "settings.toml"
    except RuntimeError:
        return None


def personal_path() -> Path:
    """Give the place of the store of one's own.

    Raises:
        UsageError: Nobody has a home here.
    """
    try:
        return user_directory("data") / "facts.json"
    except RuntimeError as error:
        raise UsageError("you have no home directory for a store of your own; name one with --store") from error


def default_stores() -> tuple[str, ...]:
    """Give the stores that are read where none is named: the curated one, and over it one's own, if there is one."""
    try:
        path = personal_path()
    except UsageError:
        return ("curated",)
    return ("curated", str(path)) if os.path.isfile(path) else ("curated",)  # noqa: PTH113 - no right to look: no store


def read_file(path: Path) -> Mapping[str, Setting]:
    """Read a settings file; a file that is not there sets nothing.

    Raises:
        SettingsError: It is not TOML, names what cannot be set, or has a wrong value.
    """
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            str(path), None, f"it cannot be read: {getattr(error, 'strerror', None) or error}"
        ) from error
    import tomllib  # 3 ms, and only where there is a file

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(str(path), _line_in(str(error)), f"it is not TOML: {error}") from error
    except RecursionError as error:
        raise SettingsError(str(path), None, "it is nested too deeply") from error
    return {name: _from_file(path, text, name, value) for name, value in values.items()}


def _line_in(message: str) -> int | None:
    match = re.search(r"at line (\d+)", message)
    return int(match[1]) if match else None


def _from_file(path: Path, text: str, name: str, value: object) -> Setting:
    line = _line_of(text, name)
    if name not in KNOWN or name == "today":
        names = [known for known in KNOWN if known != "today"]
        way = did_you_mean(nearest(name, names)) or f"; the settings are {', '.join(names)}"
        raise SettingsError(str(path), line, f"there is no setting {name!r}{way}")
    taken = os.pathsep.join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else value
    if not isinstance(taken, str):
        raise SettingsError(str(path), line, f"{name} takes text, not {value!r}")
    check = _CHECKS.get(name, _takes_listed)
    try:
        check(name, taken)
    except OptionValueError as error:
        raise SettingsError(str(path), line, f"{name} does not take {taken!r}: {error.why}") from error
    return Setting(name, _paths(taken, path.parent) if name == "store" else taken, f"{path}:{line}")


def _paths(value: str, directory: Path) -> str:
    """Complete paths of the file: from the home directory where they begin with ~, else from the file's own."""
    parts = (
        part if part in ("", "curated") else str(directory / Path(part).expanduser())
        for part in value.split(os.pathsep)
    )
    return os.pathsep.join(parts)


def _takes_listed(name: str, value: str) -> None:
    _checked(Setting(name, value, name))


_CHECKS: Mapping[str, Callable[[str, str], object]] = {
    "lang": lambda _name, value: parse_languages(value),
    "store-limit": lambda name, value: parse_size(value, name),
}


def _line_of(text: str, name: str) -> int:
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"""\s*["']?{re.escape(name)}["']?\s*=""", line):
            return number
    return 1
