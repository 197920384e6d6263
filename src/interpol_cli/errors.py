"""Name every way to fail: one class for one cause, with its own sentence and exit code.

Conventions: `str(error)` is one clear sentence that says what is wrong, where, and what to do; a class keeps the
values it was made of as attributes; only `interpol_cli.cli` prints. The exit codes are those of `interpol help
exit-codes`.
"""

from collections.abc import Sequence


class InterpolError(Exception):
    """Anything that this program refuses to do, with the exit code that says so."""

    exit_code = 70

    def __init__(self, sentence: str, *, hint: str | None = None) -> None:
        super().__init__(sentence)
        self.hint = hint


def did_you_mean(nearest: Sequence[str]) -> str:
    """Say the nearest values as a question, or nothing where nothing is near.

    >>> did_you_mean(["ga-92", "ga-91"])
    '; did you mean ga-92 or ga-91?'
    """
    return f"; did you mean {' or '.join(nearest)}?" if nearest else ""


def _place(path: str, line: int | None) -> str:
    return f"{path}:{line}" if line else path


class NothingFoundError(InterpolError):
    """Nothing matched, or an id is not in the store."""

    exit_code = 1


class UnknownIdError(NothingFoundError):
    """An id that no record has."""

    def __init__(self, event_id: str, nearest: Sequence[str] = ()) -> None:
        self.event_id, self.nearest = event_id, tuple(nearest)
        super().__init__(f"no fact has the id {event_id!r}{did_you_mean(nearest)}")


class UnknownChangeError(NothingFoundError):
    """A number that no change in a journal has."""

    def __init__(self, number: int, last: int) -> None:
        self.number, self.last = number, last
        way = f"the last one in the journal is {last}" if last else "the journal has none"
        super().__init__(f"there is no change {number}; {way}")


class UnknownRecordError(NothingFoundError):
    """An id that no record of a table has; `table` is None where any table would do."""

    def __init__(self, table: str | None, record_id: str, nearest: Sequence[str] = ()) -> None:
        self.table, self.record_id, self.nearest = table, record_id, tuple(nearest)
        super().__init__(f"nothing in {table or 'the store'} has the id {record_id!r}{did_you_mean(nearest)}")


class UsageError(InterpolError):
    """What was typed cannot be understood or cannot be done."""

    exit_code = 2


class TextError(UsageError):
    """A piece of typed text that is wrong at one place; `position` counts characters from 0."""

    def __init__(self, sentence: str, *, text: str, position: int, hint: str | None = None) -> None:
        self.text, self.position = text, position
        super().__init__(sentence, hint=hint)


class DateSyntaxError(TextError):
    """Text that is no date, with the place where it stops being one."""

    def __init__(self, text: str, position: int, why: str, hint: str | None = None) -> None:
        self.why = why
        super().__init__(f"{text!r} is not a date: {why}", text=text, position=position, hint=hint)


class AmbiguousDateError(UsageError):
    """A day and month that may stand in either order."""

    def __init__(self, text: str, readings: Sequence[str]) -> None:
        self.text, self.readings = text, tuple(readings)
        super().__init__(
            f"{text!r} can be read as {' or as '.join(readings)}; write one of these, or give --date-order dmy or mdy"
        )


class AmbiguousSessionError(UsageError):
    """A city that held several sessions, where one is wanted."""

    def __init__(self, text: str, ids: Sequence[str]) -> None:
        self.text, self.ids = text, tuple(ids)
        super().__init__(f"{text!r} may mean the session {' or '.join(ids)}; write one of these ids")


class PeriodOrderError(UsageError):
    """A period that ends before it begins."""

    def __init__(self, text: str, first: str, last: str) -> None:
        self.text, self.first, self.last = text, first, last
        super().__init__(f"the period {text!r} ends ({last}) before it begins ({first}); write the earlier date first")


class UnknownIdInPeriodError(UsageError):
    """A period that names a fact which is not in the store."""

    def __init__(self, text: str, event_id: str, nearest: Sequence[str] = ()) -> None:
        self.text, self.event_id, self.nearest = text, event_id, tuple(nearest)
        which = f": {event_id!r}" if event_id != text else ""
        super().__init__(f"the period {text!r} names no known fact{which}{did_you_mean(nearest)}")


class QuerySyntaxError(TextError):
    """A query that does not hold together."""

    def __init__(self, text: str, position: int, why: str, hint: str | None = None) -> None:
        self.why = why
        super().__init__(f"the query cannot be read: {why}", text=text, position=position, hint=hint)


class TemplateSyntaxError(TextError):
    """A template that does not hold together."""

    def __init__(self, text: str, position: int, why: str) -> None:
        self.why = why
        super().__init__(f"the template cannot be read: {why}", text=text, position=position)


class UnknownFieldError(UsageError):
    """A field that facts, or the rows of another answer, do not have; `known` are those of such rows."""

    def __init__(self, name: str, nearest: Sequence[str] = (), known: Sequence[str] = ()) -> None:
        self.name, self.nearest, self.known = name, tuple(nearest), tuple(known)
        hint = f"the fields are {', '.join(known)}" if known else "interpol fields lists the fields"
        super().__init__(f"there is no field {name!r}{did_you_mean(nearest)}", hint=hint)


class NoListError(UsageError):
    """A field of queries whose values are not a list: words, numbers, dates."""

    def __init__(self, field: str, listed: Sequence[str]) -> None:
        self.field, self.listed = field, tuple(listed)
        super().__init__(f"{field} has no list of values: it takes any; those with a list are {', '.join(listed)}")


class UnknownValueError(UsageError):
    """A value that no record of the store has in that field."""

    def __init__(self, field: str, value: str, nearest: Sequence[str] = (), hint: str | None = None) -> None:
        self.field, self.value, self.nearest = field, value, tuple(nearest)
        way = did_you_mean(nearest) or ("" if hint else f"; interpol values {field} lists them")
        super().__init__(f"no {field} is called {value!r}{way}", hint=hint)


class UnknownFormatError(UsageError):
    """A format, or a file ending, that nothing writes."""

    def __init__(self, name: str, known: Sequence[str], nearest: Sequence[str] = ()) -> None:
        self.name, self.known, self.nearest = name, tuple(known), tuple(nearest)
        super().__init__(
            f"there is no format {name!r}{did_you_mean(nearest) or '; the formats are ' + ', '.join(known)}"
        )


class OptionValueError(UsageError):
    """A value that an option does not take."""

    def __init__(self, option: str, value: str, why: str) -> None:
        self.option, self.value, self.why = option, value, why
        super().__init__(f"{option} does not take {value!r}: {why}")


class SettingsError(UsageError):
    """A settings file that cannot be used; `line` counts from 1 where one is to blame."""

    def __init__(self, path: str, line: int | None, why: str) -> None:
        self.path, self.line, self.why = path, line, why
        super().__init__(f"{_place(path, line)}: {why}")


class NoFieldError(UsageError):
    """No field is named where at least one is needed."""

    def __init__(self) -> None:
        super().__init__(
            "no field is named; give one after the ids, such as date or place.city",
            hint="interpol fields lists the fields",
        )


class InputError(UsageError):
    """Input that cannot be read to its end."""

    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path} cannot be read: {why}")


class EntryError(UsageError):
    """An entry that is refused; `problems` are the dotted paths of its fields, each with what is wrong there.

    `total` is how many there are, where `problems` has only the first of them.
    """

    def __init__(self, what: str, problems: Sequence[tuple[str, str]], *, total: int | None = None) -> None:
        self.what, self.problems = what, tuple(problems)
        count = total or len(problems)
        said = f"{count} things are" if count > 1 else "something is"
        super().__init__(f"{what} is refused, and nothing was written: {said} wrong with it")


class UndoError(UsageError):
    """A change that cannot be taken back; `number` is its place in the journal, from 1."""

    def __init__(self, number: int, why: str) -> None:
        self.number, self.why = number, why
        super().__init__(f"change {number} cannot be undone: {why}")


class CuratedStoreError(UsageError):
    """A change that would go into the curated store."""

    def __init__(self) -> None:
        super().__init__(
            "the curated store is never written; leave --store out, or name a store of your own as the last one",
            hint="interpol store init makes one",
        )


class StoreError(InterpolError):
    """A store that cannot be read or does not hold together; `path` names its file."""

    exit_code = 4

    def __init__(self, path: str, sentence: str, *, hint: str | None = None) -> None:
        self.path = path
        super().__init__(sentence, hint=hint)


class StoreMissingError(StoreError):
    """There is no file at the path of a store."""

    def __init__(self, path: str) -> None:
        super().__init__(path, f"there is no store at {path}; check --store, INTERPOL_STORE or the settings")


class StoreAccessError(StoreError):
    """The system refuses to hand over the file of a store."""

    def __init__(self, path: str, why: str) -> None:
        self.why = why
        super().__init__(path, f"the store {path} cannot be read: {why}")


class StoreDirectoryError(StoreError):
    """The path of a store is a directory."""

    def __init__(self, path: str) -> None:
        super().__init__(path, f"the store {path} is a directory; name the JSON file in it")


class StoreEmptyError(StoreError):
    """The file of a store holds nothing."""

    def __init__(self, path: str) -> None:
        super().__init__(path, f"the store {path} is empty; a store is a JSON object, see docs/data.md")


class StoreEncodingError(StoreError):
    """The file of a store is not UTF-8; `position` counts bytes from 0."""

    def __init__(self, path: str, position: int) -> None:
        self.position = position
        super().__init__(path, f"the store {path} is not UTF-8: byte {position} cannot be read; save it as UTF-8")


class StoreSyntaxError(StoreError):
    """The file of a store is not JSON; line and column count from 1."""

    def __init__(self, path: str, line: int, column: int, why: str) -> None:
        self.line, self.column, self.why = line, column, why
        super().__init__(path, f"the store {path} is not JSON at line {line}, column {column}: {why}")


class StoreShapeError(StoreError):
    """JSON that is not laid out as a store."""

    def __init__(self, path: str, why: str) -> None:
        self.why = why
        super().__init__(path, f"the store {path} has the wrong shape: {why}; see docs/data.md")


class RecordError(StoreError):
    """A record, by its table and id, that breaks a rule of the store; `line` counts from 1 where it is known."""

    def __init__(self, path: str, record: tuple[str, str], field: str, reason: str, *, line: int | None = None) -> None:
        self.record, self.field, self.reason, self.line = record, field, reason, line
        table, record_id = record
        super().__init__(path, f"{_place(path, line)}: {table} {record_id!r}, field {field!r}: {reason}")


class DuplicateIdError(StoreError):
    """One id that two records of a table carry."""

    def __init__(self, path: str, table: str, record_id: str, *, line: int | None = None) -> None:
        self.table, self.record_id, self.line = table, record_id, line
        super().__init__(
            path, f"{_place(path, line)}: {table} has two records with the id {record_id!r}; rename or remove one"
        )


class StoreSizeError(StoreError):
    """A store that is larger than the limit; sizes in bytes."""

    def __init__(self, path: str, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(path, f"the store {path} has {size} bytes, more than the limit of {limit}")


class JournalError(StoreError):
    """A journal that does not hold together; `line` counts from 1 where one is to blame."""

    def __init__(self, path: str, line: int | None, why: str, *, hint: str | None = None) -> None:
        self.line, self.why = line, why
        super().__init__(
            path,
            f"{_place(path, line)}: the journal cannot be read: {why}",
            hint=hint or "a journal that is moved away is begun anew",
        )


class StoreGoneError(StoreError):
    """A store whose file is not there, although its journal is."""

    def __init__(self, path: str, last: int) -> None:
        self.last = last
        super().__init__(
            path,
            f"there is no store at {path}, but its journal is there; no other store is begun in its place",
            hint=f"interpol store log --rebuild {last} --output FILE --store {path} writes it again",
        )


class StoreLockedError(InterpolError):
    """A store that another program is writing; `seconds` were waited."""

    exit_code = 7

    def __init__(self, path: str, seconds: float) -> None:
        self.path, self.seconds = path, seconds
        super().__init__(
            f"the store {path} stayed locked by another program for {seconds:g} s; nothing was written",
            hint="try again, or wait longer: INTERPOL_WAIT=60",
        )


class StoreChangedError(InterpolError):
    """A store that changed underneath an edit; `saved` is where the edit was kept."""

    exit_code = 7

    def __init__(self, path: str, what: str, saved: str | None = None) -> None:
        self.path, self.what, self.saved = path, what, saved
        kept = f"; your edit is kept in {saved}" if saved else ""
        super().__init__(f"the store {path} was not written: {what} was changed by another program meanwhile{kept}")


class OutputError(InterpolError):
    """Output that could not be written to the end."""

    exit_code = 5

    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path} was not written: {why}")


class OutputExistsError(OutputError):
    """A file that stands where the output would go."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "it exists already; give --force to replace it")


class StoreExistsError(OutputError):
    """A store that stands where a new one would be begun."""

    def __init__(self, path: str) -> None:
        InterpolError.__init__(self, f"there is a store at {path} already; it was left as it is")
        self.path, self.why = path, "it exists already"


class MissingExtraError(InterpolError):
    """An optional part of the program that is not installed."""

    exit_code = 8

    def __init__(self, extra: str, purpose: str) -> None:
        self.extra, self.purpose = extra, purpose
        super().__init__(f"{purpose} needs an optional part: pip install 'interpol-cli[{extra}]'")


class UnknownCommandError(UsageError):
    """A word that names no command."""

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        self.name, self.nearest = name, tuple(nearest)
        super().__init__(f"there is no command {name!r}{did_you_mean(nearest) or '; interpol --help lists them'}")
