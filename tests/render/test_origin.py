"""A listing of several stores says of each fact from which it is, and one of a single store does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from facts import SMALL_STORE
from inside import call, call_small
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


def test_facts_are_asked_for_and_counted_by_their_store(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text('{"events": {"ga-92": {"extends": "ga-92", "venue": "A hall"}}}')
    env = {"INTERPOL_STORE": f"{SMALL_STORE}:{path}"}
    assert ["ga-92"] == call("list", "origin:own.json", "-F", "id", env=env).lines
    assert ["ga-92"] == call("list", f"origin:{path}", "-F", "id", env=env).lines
    counted = dict(line.split("\t") for line in call("count", "--by", "origin", env=env).lines)
    assert "1" == counted[str(path)]
    assert {str(SMALL_STORE), str(path)} == counted.keys()
    assert [str(path)] == call("disputes", "ga-92", "-n", "1", "-F", "origin", env=env).lines
    assert "did you mean own.json" in call("list", "origin:onw.json", env=env).stderr
