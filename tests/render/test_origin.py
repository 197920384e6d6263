"""A listing of several stores says of each fact from which it is, and one of a single store does not."""

from collections.abc import Callable

import pytest

from inside import call_small
from interpol_cli.core.model import Event
from interpol_cli.core.period import Match
from interpol_cli.core.report import Listing, Row
from interpol_cli.render.screen import Screen
from interpol_cli.render.table import render_events
from interpol_cli.render.timeline import render_timeline
from shown import screen

RENDERERS = (render_events, render_timeline)


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("width", [140, 80, 40])
def test_file_of_the_store_is_named_beside_a_fact_of_one_s_own(
    make_event: Callable[..., Event], render: Callable[[Listing, Screen], str], width: int
) -> None:
    own = make_event(id="own", origin="/home/sara/.local/share/interpol/facts.json")
    mixed = Listing((Row(make_event(), Match.CERTAIN), Row(own, Match.CERTAIN)))
    shown = render(mixed, screen(width))
    assert 1 == shown.count("facts.json")
    assert "curated" not in shown


@pytest.mark.parametrize("render", RENDERERS)
def test_store_is_not_named_where_there_is_only_one(
    make_event: Callable[..., Event], render: Callable[[Listing, Screen], str]
) -> None:
    own = make_event(origin="facts.json")
    assert "facts.json" not in render(Listing((Row(own, Match.CERTAIN),)), screen())
    assert "small.json" not in call_small("list", "-f", "table").stdout
