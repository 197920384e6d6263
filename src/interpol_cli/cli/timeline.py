"""The command `interpol timeline`."""

from interpol_cli.cli.options import Asked, Common, Drawing, Imprecise, Order, Shape

EXAMPLES = {
    "timeline": (
        "interpol timeline kind:session host:MA",
        "interpol timeline kind:election office:president --since 2000 --lang fr",
        "interpol timeline kind:term --by office --since 1946",
        "interpol timeline kind:seat --by kind -o seats.svg",
    )
}


def timeline(
    asked: Asked, common: Common, order: Order, shape: Shape, drawing: Drawing, imprecise: Imprecise = None
) -> int:
    """Draw facts down a time axis, or in lanes along one.

    Years or decades group the facts, a sign tells the kind, and doubt, extent, long gaps and missing sessions are
    drawn. With --by, what lasts is a bar in a lane of its own, and what happened on a day is a mark. In a pipe it
    prints the same plain lines as list.
    """
    from interpol_cli.cli.events import Wanted, show_found  # 20 ms, and a wrong option needs none of it

    return show_found(Wanted(asked, order, shape, "timeline", imprecise, drawing), common)
