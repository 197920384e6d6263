"""Templates: text with names of fields, and nothing that could run."""

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import text_records
from interpol_cli.cli.columns import records_of
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match
from interpol_cli.core.report import Row
from interpol_cli.core.template import parse_template
from interpol_cli.errors import TemplateSyntaxError, UnknownFieldError

RECORDS = text_records([["1924~", "Vienna", "{c}\\t"]])


def line(template: str) -> str:
    return parse_template(template, RECORDS.find).line(["1924~", "Vienna", "{c}\\t"])


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{a}", "1924~\n"),
        ("{ a }", "1924~\n"),
        ("in {b}: {a}", "in Vienna: 1924~\n"),
        (r"{a}\t{b}", "1924~\tVienna\n"),
        (r"{a}\n", "1924~\n"),
        (r"{a}\0", "1924~\0"),
        (r"{a}\n{b}", "1924~\nVienna\n"),
        (r"\\t", "\\t\n"),
        ("{{{a}}}", "{1924~}\n"),
        ("{{a}}", "{a}\n"),
        ("مدينة {b}", "مدينة Vienna\n"),
        ("nothing", "nothing\n"),
        ("", "\n"),
    ],
)
def test_fields_and_escapes_are_filled_in(template: str, shown: str) -> None:
    assert shown == line(template)


def test_braces_and_backslashes_of_a_value_are_left_alone() -> None:
    assert "{c}\\t\n" == line("{c}")


@pytest.mark.parametrize(
    ("template", "position", "why"),
    [
        ("{a", 0, "a brace stands alone"),
        ("{a}}", 3, "a brace stands alone"),
        ("{a}{", 3, "a brace stands alone"),
        ("{a{b}}", 0, "a brace stands alone"),
        (r"{a}\x", 3, r"the escapes are \t, \n, \0 and \\"),
        ("{a}\\", 3, "a backslash stands alone"),
    ],
)
def test_wrong_template_is_refused_at_its_place(template: str, position: int, why: str) -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        line(template)
    assert (position, template) == (caught.value.position, caught.value.text)
    assert why in str(caught.value)


@pytest.fixture
def event_line(make_event: Callable[..., Event]) -> Callable[[str], str]:
    """Fill in a template from an event."""
    row = Row(make_event(), Match.CERTAIN)
    return lambda template: parse_template(template, records_of((), ("ar", "en")).find).line(row)


def test_paths_reach_into_a_fact(event_line: Callable[[str], str]) -> None:
    template = "{date} {title.en} {title} {place.city} {sources.0.publisher} {people.0.name}"
    assert "1923-09-03/1923-09-07 Congress of Vienna مؤتمر فيينا فيينا INTERPOL \n" == event_line(template)


@pytest.mark.parametrize(
    "name",
    ["", "titel", "id.__class__", "id.__class__.__mro__", "__class__", "date.bounds", "id!r", "id:>10", "id[0]", "0"],
)
def test_only_names_of_fields_are_taken(name: str, event_line: Callable[[str], str]) -> None:
    with pytest.raises(UnknownFieldError):
        event_line(f"{{{name}}}")


@given(st.text())
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace("{", "{{").replace("}", "}}")
    ending = "" if text.endswith(("\n", "\0")) else "\n"
    assert f"{text}{ending}" == line(escaped)


@given(st.text(alphabet="{}\\ab tn0é"))
def test_any_text_is_filled_in_or_refused(text: str) -> None:
    with contextlib.suppress(TemplateSyntaxError, UnknownFieldError):
        parse_template(text, records_of((), ("en",)).find)
