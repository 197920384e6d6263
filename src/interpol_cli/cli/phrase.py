"""The command `interpol date`: how a phrase is read."""

from typing import TYPE_CHECKING, Annotated

import typer

from interpol_cli.cli.forms import choose_format, send, show_records
from interpol_cli.cli.options import Common, Shape
from interpol_cli.cli.session import Session
from interpol_cli.core.report import ONE_LINE, Json, records_from
from interpol_cli.core.when import Reading

if TYPE_CHECKING:
    from interpol_cli.render.screen import Screen

EXAMPLES = {"date": ("interpol date '4 نونبر 2024'", "interpol date 'between ga-92 and ga-93' -f json")}

_NAMES = ("phrase", "edtf", "earliest", "latest", "precision", "approximate", "uncertain", "words", "alternatives")


def date(
    phrase: Annotated[
        list[str], typer.Argument(metavar="PHRASE...", help="A date or a period in words.", show_default=False)
    ],
    common: Common,
    shape: Shape,
) -> int:
    """Explain how a phrase is read as a date.

    The EDTF date, its first and last day, its precision, what each word was taken for, and other ways to read it.
    """
    session = Session(common)
    reading = session.read_period(" ".join(phrase))
    records = records_from((reading,), _NAMES, _json, texts={"words": _words})
    if choose_format(shape, ("sheet",), session) == "plain" and not shape.is_narrowed:
        send([f"{column.name}\t{column.text(reading).translate(ONE_LINE)}\n" for column in records.columns], shape)
    else:
        show_records(records, shape, session, {"sheet": lambda screen: _picture(reading, screen)})
    return 0


def _json(reading: Reading) -> dict[str, Json]:
    edtf = reading.edtf
    return {
        "phrase": reading.text,
        "edtf": edtf.text,
        "earliest": edtf.earliest.isoformat() if edtf.earliest else None,
        "latest": edtf.latest.isoformat() if edtf.latest else None,
        "precision": edtf.precision.label,
        "approximate": edtf.is_approximate,
        "uncertain": edtf.is_uncertain,
        "words": [{"word": word, "meaning": meaning} for word, meaning in reading.taken],
        "alternatives": reading.alternatives,
    }


def _words(reading: Reading) -> str:
    return ";".join(f"{word}: {meaning}" for word, meaning in reading.taken)


def _picture(reading: Reading, screen: "Screen") -> str:
    from interpol_cli.render.readings import render_reading

    return render_reading(reading, screen)
