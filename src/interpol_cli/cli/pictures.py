"""Draw the facts that were found: down an axis, in lanes, as a table, on a terminal or as SVG.

Conventions: renderers are imported when they are chosen. A drawing in a file is looked at on other days: SVG marks
today only where `--today` or its variable names the day, so that the same facts give the same bytes.
"""

from typing import TYPE_CHECKING

from interpol_cli.cli.form_names import FACT_PICTURES
from interpol_cli.cli.options import Drawing
from interpol_cli.cli.session import Session
from interpol_cli.core.report import Listing
from interpol_cli.errors import OptionValueError, UnknownFieldError

if TYPE_CHECKING:
    from interpol_cli.cli.events import Found
    from interpol_cli.core.lanes import Picture
    from interpol_cli.render.screen import Screen

_LEAST_CELLS, _MOST_CELLS = 20, 20_000
_SVG_WIDTH = 1200


def check_drawing(drawing: Drawing) -> None:
    """Refuse wrong options at once, so that the exit code does not depend on the form asked for.

    Raises:
        UnknownFieldError: There are no lanes for that field; the nearest are named.
        OptionValueError: There is no such scale, or the width is none.
    """
    if drawing == Drawing():
        return
    from interpol_cli.core.lanes import LANE_FIELDS, SCALES  # few pictures are drawn to measure

    if drawing.by is not None and drawing.by not in LANE_FIELDS:
        from interpol_cli.core.text import nearest

        raise UnknownFieldError(drawing.by, nearest(drawing.by, LANE_FIELDS), known=tuple(LANE_FIELDS))
    if drawing.scale is not None and drawing.scale not in SCALES:
        raise OptionValueError("--scale", drawing.scale, f"it is one of {', '.join(SCALES)}")
    if drawing.scale is not None and drawing.by is None:
        raise OptionValueError("--scale", drawing.scale, "it is for lanes; give --by too")
    if drawing.width is not None and not _LEAST_CELLS <= drawing.width <= _MOST_CELLS:
        raise OptionValueError("--width", str(drawing.width), f"it is {_LEAST_CELLS} to {_MOST_CELLS}")


def check_needed(drawing: Drawing, imprecise: str | None, form: str) -> None:
    """Refuse options that say how a picture or a calendar looks, where a form was asked for that is neither.

    Raises:
        OptionValueError: There is one; it would be left out in silence.
    """
    if imprecise is not None and form != "ics":
        raise OptionValueError("--imprecise", imprecise, f"it is for calendars, and the form {form} is none")
    for option, value in (("--by", drawing.by), ("--width", drawing.width)):
        if value is not None and form not in FACT_PICTURES:
            raise OptionValueError(option, str(value), f"the form {form} draws nothing")


def draw(name: str, found: "Found", drawing: Drawing, session: Session, screen: "Screen") -> str:
    """Draw facts.

    Args:
        name: One of `FACT_PICTURES`.
        found: The facts; without any, nothing is drawn. Holes stand only in the order of time.
        drawing: What lanes, on what scale, how wide.
        session: The run.
        screen: What is drawn on.
    """
    if not found.rows:
        return ""
    if name == "svg":
        return _svg(found, drawing, session, screen)
    if drawing.width is not None:
        screen = screen._replace(width_cells=drawing.width)
    if name == "table":
        from interpol_cli.render.table import render_events

        return render_events(Listing(found.rows), screen)
    if drawing.by is not None:
        from interpol_cli.render.lanes import render_lanes

        return render_lanes(_lanes(found, drawing.by, screen, has_today=True), screen, drawing.scale or "auto")
    from interpol_cli.render.timeline import render_timeline

    return render_timeline(_listing(found), screen)


def _svg(found: "Found", drawing: Drawing, session: Session, screen: "Screen") -> str:
    has_today = bool(session.settings.get("today").value)
    width = drawing.width or _SVG_WIDTH
    if drawing.by is not None:
        from interpol_cli.render.svg_lanes import render_svg_lanes

        picture = _lanes(found, drawing.by, screen, has_today=has_today)
        return render_svg_lanes(picture, screen, drawing.scale or "auto", width)
    from interpol_cli.render.svg_axis import render_svg_axis

    return render_svg_axis(_listing(found), screen, width, has_today=has_today)


def _lanes(found: "Found", by: str, screen: "Screen", *, has_today: bool) -> "Picture":
    from interpol_cli.core.lanes import asked_period, picture_of

    today = screen.today if has_today else None
    return picture_of(found.rows, by, asked=asked_period(found.query), today=today)


def _listing(found: "Found") -> Listing:
    from interpol_cli.core.holes import between_rows, with_holes

    is_turned, is_sorted = found.order.reverse, found.order.sort is not None
    rows = found.rows[::-1] if is_turned else found.rows
    entries = rows if is_sorted else with_holes(rows, found.events, found.query)
    if len(rows) < found.total:  # what is missing beyond the part shown is no news
        entries = between_rows(entries)
    return Listing(entries[::-1] if is_turned else entries)
