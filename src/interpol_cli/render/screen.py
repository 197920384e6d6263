"""Say what kind of terminal is written to: its width, what it can show, and who reads it.

Conventions: widths count terminal cells; `today` is given from outside, since nothing under `cli` asks for the day.
"""

from datetime import date
from typing import NamedTuple

from interpol_cli.core.language import Languages, bare


class Screen(NamedTuple):
    """A terminal and its reader.

    `is_coloured` allows escape codes for colour, `is_unicode` signs beyond ASCII (the data is never changed),
    `has_links` OSC 8 links; `languages` is the reader's chain, most wanted first; `is_visual` says that the terminal
    neither reorders nor joins Arabic letters, and each line has to be given as it is seen.
    """

    width_cells: int
    is_coloured: bool
    is_unicode: bool
    has_links: bool
    languages: Languages
    today: date
    is_visual: bool = False

    @property
    def language(self) -> str:
        """The language of the labels: `en`, `fr` or `ar`, without its region."""
        return bare(self.languages[0])
