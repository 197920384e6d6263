"""Tests of cli/shell_words.py, against bash itself."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import shell
from interpol_cli.cli.shell_words import escape, split_line

TEXTS = st.text(st.sampled_from("ab:é'\"\\ $()*,"), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("line", "words", "open_quote"),
    [
        ("interpol", ("interpol",), None),
        ("interpol ", ("interpol", ""), None),
        ("  interpol   show ga-9", ("interpol", "show", "ga-9"), None),
        (r"interpol list host:United\ K", ("interpol", "list", "host:United K"), None),
        ("interpol list host:'United K", ("interpol", "list", "host:United K"), 5),
        ('interpol list "host:United K', ("interpol", "list", "host:United K"), 0),
        (r'interpol list "a\"b\c', ("interpol", "list", r'a"b\c'), 0),
        ("interpol list '' ", ("interpol", "list", "", ""), None),
        ("interpol list 'a b'c", ("interpol", "list", "a bc"), None),
        ("interpol list a\\", ("interpol", "list", "a"), None),
    ],
)
def test_line_is_cut_as_bash_cuts_it(line: str, words: tuple[str, ...], open_quote: int | None) -> None:
    assert (words, open_quote) == split_line(line)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_quoted_words_come_back(words: list[str]) -> None:
    assert tuple(words) == split_line(shlex.join(words)).words


@given(TEXTS)
def test_escaped_word_comes_back(word: str) -> None:
    assert (word,) == split_line(escape(word)).words


def test_bash_reads_an_escaped_word_as_the_word() -> None:
    words = ["host:Côte d'Ivoire", 'a"b', "(kind:session", "$HOME", "x;y|z&", "مراكش", "*", "~"]
    assert words == shell("printf '%s\\n' " + " ".join(map(escape, words))).lines
