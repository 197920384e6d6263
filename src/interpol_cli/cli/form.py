"""Let a person fill in a record in an editor: a form of TOML with a comment for each field, and the reading of it.

Conventions: a field that is not known is a comment, so that taking the # away enters it; what a person wrote is kept in
its file until it is stored; what was wrong stands at the top of the form that is offered again.
"""

import json
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from interpol_cli.cli import output, stdin
from interpol_cli.errors import EntryError, InterpolError, StoreChangedError, UsageError
from interpol_cli.store.entry import fields_of
from interpol_cli.store.forms import REQUIRED

Record = Mapping[str, Any]

_MARK = "# ! "
_EDITORS = ("sensible-editor", "nano", "vi")
_LANGUAGES = ("en", "ar", "fr")
_HINTS = {
    "date": "in any words: 4 November 2024, ٤ نونبر ٢٠٢٤, autumn 1946, about 1930",
    "published": "in any words, as the date of a fact",
    "place": "its id or name, in any language",
    "countries": 'codes or names: ["MA", "Austria"]',
    "people": '[{person = "lucas-philippe", office = "president", act = "elected"}]',
    "sources": "ids, titles or addresses of sources that the store has",
    "disputes": '[{field = "place", value = "Vienna", sources = ["…"], why = "…"}]',
    "attendance": "{countries = 179, delegates = 800}",
    "series": "its id or name",
    "part_of": "the id of the session at which it happened",
    "country": "its code or name",
}


def make_form(table: str, record: Record, head: Sequence[str]) -> str:
    """Write a record as a form."""
    lines = [f"# {line}".rstrip() for line in head]
    for name, schema in fields_of(table).items():
        about = ", ".join(schema.get("enum", ())) or _HINTS.get(name) or schema.get("description", "")
        lines += [
            "",
            f"# {about}" if about else "#",
            *_field(name, schema, record, is_required=name in REQUIRED[table]),
        ]
    return "\n".join(lines) + "\n"


def _field(name: str, schema: Mapping[str, Any], record: Record, *, is_required: bool) -> Iterator[str]:
    if "patternProperties" in schema:
        given = record.get(name, {})
        for language in dict.fromkeys((*_LANGUAGES, *given)):
            mark = "" if language in given or is_required else "# "
            yield f"{mark}{name}.{language} = {_toml(given.get(language, ''))}"
    elif record.get(name) is not None:
        yield f"{name} = {_toml(record[name])}"
    else:
        kind = schema.get("type")
        empty = {"array": "[]", "object": "{}", "integer": "0"}.get(kind, '""') if isinstance(kind, str) else '""'
        yield f"{'' if is_required else '# '}{name} = {empty}"


def _toml(value: object) -> str:
    """Write a value as TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)} = {_toml(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + "".join(f"  {_toml(one)},\n" for one in value) + "]"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)  # texts, numbers and true are written alike


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else json.dumps(name)


def read_form(text: str) -> dict[str, Any]:
    """Read a form.

    Raises:
        EntryError: It is not TOML.
    """
    import tomllib  # 3 ms, and only a form needs it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EntryError("the form", [("", f"it is not TOML: {error}")]) from error
    except RecursionError as error:
        raise EntryError("the form", [("", "it is nested too deeply")]) from error


def fill_in(form: str, store: Callable[[Record], int]) -> int:
    """Offer a form to a person until it is stored, or given back as it was.

    Args:
        form: The form.
        store: Stores what was entered, or raises what is wrong with it.

    Returns:
        The exit code of `store`; 0 where the form comes back as it was offered first.

    Raises:
        InterpolError: It was refused and not put right, or could not be stored; what was written is kept.
    """
    editor = _editor()
    path = _file_with(form)
    offered = form
    while True:
        try:
            _edit(editor, path)
        except UsageError as error:
            _settle(error, path, form)
            raise
        content = _content(path)
        text = _without_marks(content.decode(errors="replace"))
        if text == form:
            _forget(path)
            output.note("nothing was entered; nothing was written")
            return 0
        try:
            _hold_utf8(content)
            code = store(read_form(text))
        except EntryError as error:
            if text == offered or not stdin.is_interactive():
                raise _kept(error, path) from error
            marks = [f"{_MARK}{field}: {reason}\n" for field, reason in error.problems]
            path.write_text("".join(marks) + text, "utf-8")
            offered = text
        except InterpolError as error:
            if isinstance(error, StoreChangedError) and error.saved:
                _forget(path)  # it is kept beside the store
                raise
            raise _kept(error, path) from error
        else:
            _forget(path)
            return code


def _settle(error: InterpolError, path: Path, form: str) -> None:
    """Forget a form that nobody filled in; say of another where it is kept."""
    if path.is_file() and path.read_bytes() == form.encode():
        _forget(path)
    else:
        _kept(error, path)


def _kept(error: InterpolError, path: Path) -> InterpolError:
    error.hint = f"what you wrote is kept in {path}" + (f"; {error.hint}" if error.hint else "")
    return error


def _file_with(form: str) -> Path:
    handle, name = tempfile.mkstemp(prefix=f"{output.PROGRAM}-", suffix=".toml")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(form)
    return Path(name)


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _without_marks(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(_MARK))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError("the editor left no file; nothing was written") from error
    except OSError as error:
        raise UsageError(f"what the editor left in {path} cannot be read: {_why(error)}") from error


def _hold_utf8(content: bytes) -> None:
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UsageError(f"line {line} of what you wrote is not UTF-8; save it as UTF-8") from error


def _editor() -> list[str]:
    """Give the words that call the person's editor."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        command = shlex.split(named) if named else [found for found in map(shutil.which, _EDITORS) if found][:1]
    except ValueError as error:
        raise UsageError(
            f"the editor {named!r} cannot be called: {str(error).lower()}; see VISUAL and EDITOR"
        ) from error
    if not command:
        raise UsageError("there is no editor; name one in EDITOR, or give FIELD=VALUE")
    return command


def _edit(editor: Sequence[str], path: Path) -> None:
    try:
        code = subprocess.run([*editor, str(path)], check=False).returncode
    except (OSError, ValueError) as error:
        raise UsageError(f"the editor {editor[0]!r} cannot be started: {_why(error)}") from error
    if code:
        raise UsageError(f"the editor ended with code {code}; nothing was written")


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
