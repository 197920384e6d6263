"""Make hostile stores: each kind is a function that writes one, with what is then said of it.

Used by tests/store/test_hostile.py, which holds the sentence and the memory, and by tests/benchmarks/bench_hostile.py,
which measures.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from command import PROGRAM, environment

MILLION = 1_000_000
MIB = 1024 * 1024
SMALL: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "small.json").read_text("utf-8"))

# A process starts with the peak memory of the one it is forked from: a small one in between keeps ours out of it.
LAUNCHER = """
import os, sys
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
print(used.ru_maxrss, used.ru_utime + used.ru_stime, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""


class Run(NamedTuple):
    """What a call left, what it took, and how much memory it had at most."""

    stdout: str
    stderr: str
    code: int
    seconds: float
    cpu_seconds: float
    peak_mib: float


def measured(*args: str | Path, env: Mapping[str, str] | None = None) -> Run:
    """Run the program, and measure it."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-c", LAUNCHER, *PROGRAM, *map(str, args)],
        capture_output=True,
        env=environment(env),
        check=False,
        timeout=120,
    )
    taken = time.monotonic() - started
    *lines, used = done.stderr.decode().splitlines()
    peak, cpu = used.split()
    return Run(done.stdout.decode(), "\n".join(lines), done.returncode, taken, float(cpu), int(peak) / 1024)


class Kind(NamedTuple):
    """A kind of hostile store: how it is written, and what the refusal says of it."""

    write: Callable[[Path], None]
    says: str


def _text(content: str | bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode(errors="surrogatepass"))

    return write


def _pieces(make: Callable[[], Iterable[bytes]]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.writelines(make())

    return write


def _sparse(size: int) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return write


def _million(record: bytes, last: bytes) -> Callable[[Path], None]:
    def make() -> Iterable[bytes]:
        yield b'{"events":{'
        for number in range(MILLION):
            yield b'"a%d":%s,' % (number, record)
        yield last + b"}}"

    return _pieces(make)


def _with(table: str, record_id: str, **changes: Any) -> Callable[[Path], None]:  # noqa: ANN401 (JSON)
    tables = {name: dict(records) for name, records in SMALL.items()}
    tables[table][record_id] = {**tables[table].get(record_id, SMALL[table][next(iter(SMALL[table]))]), **changes}
    return _text(json.dumps(tables))


def _title(text: str) -> Callable[[Path], None]:
    return _with("events", "ga-1", title={"en": text, "ar": "عنوان", "fr": "titre"})


REFUSED: dict[str, Kind] = {
    "a sparse gigabyte": Kind(_sparse(1024 * MIB), "more than the limit of 268435456"),
    "lists 100,000 deep": Kind(_text('{"events":' + "[" * 100_000), "nested too deeply"),
    "objects 100,000 deep": Kind(_text('{"a":' * 100_000), "nested too deeply"),
    "a text of 255 MiB": Kind(
        _pieces(lambda: [b'{"events":{"a":{"note":"', *[b"x" * MIB] * 255, b'"}}}']),
        "a text of more than 1048576 bytes",
    ),
    "255 MiB of escapes": Kind(
        _pieces(lambda: [b'{"events":{"a":{"note":"', *[b'\\"' * (MIB // 2)] * 255, b'"}}}']),
        "a text of more than 1048576 bytes",
    ),
    "255 MiB of white space": Kind(_pieces(lambda: [b"{", *[b" " * MIB] * 255, b"}"]), "a text of more than"),
    "an id of a megabyte": Kind(_text(json.dumps({"events": {"X" * 1_000_000: {}}})), "must be lower-case letters"),
    "a date of a megabyte": Kind(_with("events", "ga-1", date="1" * 1_000_000), "is not a date"),
    "NaN": Kind(_text('{"events":{"a":{"number":NaN}}}'), "JSON has no NaN"),
    "-Infinity": Kind(_text('{"events":{"a":{"number":-Infinity}}}'), "JSON has no -Infinity"),
    "NaN behind a million records": Kind(_million(b'{"n":1}', b'"z":{"n":NaN}'), "JSON has no NaN"),
    "an integer of a million digits": Kind(
        _text('{"events":{"a":{"number":' + "9" * MILLION + "}}}"), "too many digits"
    ),
    "an integer of 4,000 digits": Kind(_with("events", "ga-1", number=10**4000), "must be from 1 to 999999999"),
    "a share of 1e999": Kind(
        _text(json.dumps(SMALL).replace('"share": 59.9', '"share": 1e999', 1)), "must be from 0 to 100 percent"
    ),
    "an id twice": Kind(_text('{"events":{"ga-1":{},\n"ga-1":{}}}'), "two records with the id 'ga-1'"),
    "one id a million times": Kind(
        _pieces(lambda: [b'{"events":{', *[b'"a":{},'] * MILLION, b'"a":{}}}']), "is there twice"
    ),
    "an id again behind a million": Kind(_million(b"{}", b'"a1":{}'), "is there twice"),
    "three million records": Kind(
        _pieces(lambda: [b'{"events":{', *(b'"a%d":{},' % number for number in range(3 * MILLION)), b'"z":{}}}']),
        "objects and lists, more than the limit",
    ),
    "a lone surrogate": Kind(_title("a\ud800b"), "has the character U+D800"),
    "half a character in UTF-8": Kind(_text(b'{"events":{"a":{"note":"\xed\xa0\x80"}}}'), "is not UTF-8"),
    "an escape sequence": Kind(_title("a\x1b[31mb"), "has the character U+001B"),
    "a control sequence in one character": Kind(_title("a\x9b2Jb"), "has the character U+009B"),
    "a bell in an id": Kind(_with("events", "ga-\x07"), "must be lower-case letters"),
    "a link by OSC 8": Kind(_title("\x1b]8;;file:///etc/passwd\x1b\\click\x1b]8;;\x1b\\"), "has the character U+001B"),
    "a line end in a title": Kind(_title("a\nb"), "has the character U+000A"),
    "a bidi override": Kind(_title("a\u202eb"), "has the character U+202E"),
    "a bidi isolate": Kind(_title("a\u2067b"), "has the character U+2067"),
    "an Arabic presentation form": Kind(_title("ﷲ"), "has the character U+FDF2"),
    "a formula": Kind(_title('=HYPERLINK("http://evil")'), "must not start with '='"),
    "a command for a spreadsheet": Kind(_title("@SUM(1+1)*cmd|' /C calc'!A0"), "must not start with '@'"),
    "an escape in an address": Kind(
        _with("sources", "thesis-1999", url="https://a\x1b]52;c;\x07"), "has the character"
    ),
    "../ in an id": Kind(_with("events", "../../etc/passwd"), "must be lower-case letters"),
    "an id that is a path": Kind(_with("events", "/etc/passwd"), "must be lower-case letters"),
    "an id that is an option": Kind(_with("events", "--output=x"), "must be lower-case letters"),
    "an object in place of a text": Kind(_with("events", "ga-1", kind={"__class__": "os.system"}), "must be text"),
}
"""Stores that are refused."""

HARMLESS: dict[str, Callable[[Path], None]] = {
    "Rich markup": _title("[bold red]a[/] [link=file:///etc/passwd]b[/link] :cat: [/]"),
    "a template": _title("{title.en} %s ${HOME} `id` $(id) {0.__class__}"),
    "a page": _title("<script>alert(1)</script> | a | b \\ & \"'"),
    "a file address": _with("sources", "thesis-1999", url="file:///etc/passwd"),
    "a script address": _with("sources", "thesis-1999", url="javascript:alert(1)"),
    "a data address": _with("sources", "thesis-1999", url="data:text/html,<script>alert(1)</script>"),
    "a mixed address": _with("sources", "thesis-1999", url="JaVaScRiPt:alert('https://interpol.int')"),
    "a text of a megabyte": _with("events", "ga-1", note="x" * 1_000_000),
    "a hundred thousand words": _title("a " * 100_000 + "b"),
    "100,000 combining marks": _title("q" + "\u0300" * 100_000),
}
"""Stores that are shown, and do no harm."""
