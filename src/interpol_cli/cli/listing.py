"""The command `interpol list`."""

from interpol_cli.cli.options import Asked, Common, Imprecise, Order, Shape

EXAMPLES = {
    "list": (
        "interpol list kind:session --in 1946..1956",
        "interpol list --person الدخيسي -f csv",
    )
}


def list_facts(asked: Asked, common: Common, order: Order, shape: Shape, imprecise: Imprecise = None) -> int:
    """List facts as a table.

    Words and field:value terms choose the facts; in a pipe each is one line of date, id, kind, title, city, country
    and sources.
    """
    from interpol_cli.cli.events import Wanted, show_found  # 20 ms, and a wrong option needs none of it

    return show_found(Wanted(asked, order, shape, "table", imprecise), common)
