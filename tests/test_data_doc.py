"""Hold docs/data.md to the code: its tables of fields, values and rules are those that the program knows."""

import re

from command import ROOT
from interpol_cli.core import model
from interpol_cli.core.fields import CSV_COLUMNS, EVENT_FIELDS, PLAIN_COLUMNS
from interpol_cli.store.audit import JOURNAL
from interpol_cli.store.check import RULES
from interpol_cli.store.forms import FORMS, REQUIRED
from interpol_cli.store.layout import EVENT_FIELDS as STORED_FIELDS
from interpol_cli.store.layout import TABLES

PAGE = (ROOT / "docs/data.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    """Give the text below a heading of the page, up to the next one."""
    return re.split(r"^#+ ", PAGE.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def rows(heading: str) -> list[tuple[str, str]]:
    """Give the first cell of each row of the table below a heading, and the rest of the row."""
    lines = [line for line in section(heading).splitlines() if line.startswith("| ")]
    parted = (line.partition(" | ") for line in lines[1:])
    return [(first, rest) for first, _, rest in parted]


def names(heading: str) -> list[str]:
    """Give the names in the first cells of the table below a heading, in their order."""
    return [name for cell, _ in rows(heading) for name in re.findall(r"`([^`]+)`", cell)]


def values(heading: str, field: str) -> tuple[str, ...]:
    """Give the values that a row of the table below a heading lists."""
    (rest,) = [rest for cell, rest in rows(heading) if f"`{field}`" in cell]
    return tuple(re.findall(r"`([^`]+)`", rest.partition(" |")[0]))


def test_tables_are_named() -> None:
    assert sorted(TABLES) == sorted(names("The tables"))


def test_fields_of_records_are_named_and_the_required_ones_bold() -> None:
    for cell, rest in rows("The tables"):
        table = cell.strip("| `")
        if table != "events":
            said = set(re.findall(r"`(\w+)`", rest)) | ({"is"} if '"is"' in rest else set())
            assert set(FORMS[table]) <= said, table
            assert set(REQUIRED[table]) == set(re.findall(r"\*\*`(\w+)`\*\*", rest)), table


def test_fields_of_an_event_are_named_in_the_order_of_the_file() -> None:
    assert list(STORED_FIELDS) == names("An event")


def test_closed_lists_are_whole() -> None:
    assert model.KINDS == values("An event", "kind")[: len(model.KINDS)]
    assert model.OFFICES == values("People in an event", "office")
    assert model.REGIONS == values("People in an event", "region")
    assert model.ACTS == values("People in an event", "act")


def test_rules_are_named_in_their_order() -> None:
    assert [*(rule.name for rule in RULES), JOURNAL] == names("Rules")


def test_fields_as_shown_are_named_in_their_order() -> None:
    assert [field.name for field in EVENT_FIELDS] == names("An event as shown")


def test_columns_are_named() -> None:
    assert ",".join(CSV_COLUMNS) in section("An event as shown")
    assert " ".join(PLAIN_COLUMNS) in " ".join(section("An event as shown").split())
