"""Cut a line of bash into its words, and write a word so that bash reads it back.

Conventions: the line ends where the cursor stands, so a quote may still be open; nothing is expanded: a variable stays
its name.
"""

import re
from typing import NamedTuple

_PLAIN = re.compile(r"[\w@%+=:,./-]*")
_SPECIAL = re.compile(r"([^\w@%+=:,./-])")
_ESCAPED_IN_DOUBLE_QUOTES = frozenset('"\\$`')


class Line(NamedTuple):
    """The words of a line, the last one as far as it is typed; `open_quote` is where in it a quote stands open."""

    words: tuple[str, ...]
    open_quote: int | None


def split_line(line: str) -> Line:
    r"""Cut a line into words as bash does.

    >>> split_line("interpol list 'host:United K")
    Line(words=('interpol', 'list', 'host:United K'), open_quote=0)
    >>> split_line(r"interpol list host:United\ K ").words
    ('interpol', 'list', 'host:United K', '')
    """
    words: list[str] = [""]
    quote, opened, has_quotes = "", 0, False
    characters = iter(line.lstrip())
    for char in characters:
        if char == quote:
            quote = ""
        elif char == "\\" and quote != "'":
            following = next(characters, "")
            is_kept = quote and following not in _ESCAPED_IN_DOUBLE_QUOTES
            words[-1] += char + following if is_kept else following
        elif not quote and char in "'\"":
            quote, opened, has_quotes = char, len(words[-1]), True
        elif char.isspace() and not quote:
            if words[-1] or has_quotes:
                words.append("")
            has_quotes = False
        else:
            words[-1] += char
    return Line(tuple(words), opened if quote else None)


def escape(word: str) -> str:
    r"""Write a word with a backslash before each character that means something to bash.

    >>> escape("host:Côte d'Ivoire")
    "host:Côte\\ d\\'Ivoire"
    """
    return word if _PLAIN.fullmatch(word) else _SPECIAL.sub(r"\\\1", word)
