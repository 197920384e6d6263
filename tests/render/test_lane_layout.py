"""render/lane_layout.py: every box finds its place, and nothing lies over anything else."""

from hypothesis import given
from hypothesis import strategies as st

from interpol_cli.render.lane_layout import Box, Spacing, Spot, arrange

SPACING = Spacing(apart=2, touching=1, to_name=1)
ROOM = 60


def spans(box: Box, spot: Spot) -> list[tuple[int, float, float]]:
    """Give the rows that a box and its name take, each from where to where."""
    taken: list[tuple[int, float, float]] = [(spot.row, box.start, box.end)]
    if spot.side in ("behind", "before"):
        taken.append((spot.name_row, spot.name_at, spot.name_at + box.name))
    elif spot.side == "above":
        taken += [(spot.name_row + line, 0, ROOM) for line in range(box.lines)]
    return taken


@st.composite
def boxes(draw: st.DrawFn) -> list[Box]:
    """Draw boxes in the order of time, some with names, some longer than the room."""
    found = []
    for start in sorted(draw(st.lists(st.integers(0, ROOM - 1), max_size=15))):
        end = min(start + draw(st.integers(1, 30)), ROOM)
        name = draw(st.integers(0, 2 * ROOM))
        found.append(Box(start, end, name, (start + 2, end - 2), max(-(-name // ROOM), 1)))
    return found


@given(boxes())
def test_nothing_lies_over_anything_else(some: list[Box]) -> None:
    taken = [one for box, spot in zip(some, arrange(some, ROOM, SPACING), strict=True) for one in spans(box, spot)]
    for place, (row, start, end) in enumerate(taken):
        assert not [one for one in taken[place + 1 :] if one[0] == row and one[1] < end and start < one[2]]


@given(boxes())
def test_names_stay_within_the_room(some: list[Box]) -> None:
    for box, spot in zip(some, arrange(some, ROOM, SPACING), strict=True):
        if spot.side in ("behind", "before"):
            assert 0 <= spot.name_at
            assert spot.name_at + box.name <= ROOM


def test_name_stands_in_its_bar_where_that_has_room() -> None:
    assert [Spot(0, "inside", 0, 2)] == arrange([Box(0, 20, 10, (2, 18))], ROOM, SPACING)


def test_name_stands_behind_its_bar_else_before_it() -> None:
    assert [Spot(0, "behind", 0, 11), Spot(1, "before", 1, 39)] == arrange(
        [Box(0, 10, 20), Box(50, 60, 10)], ROOM, SPACING
    )


def test_two_names_never_stand_between_two_bars() -> None:
    """█ one   two █ leaves a reader to guess whose name is whose."""
    behind, before = arrange([Box(0, 2, 5), Box(57, 60, 5)], ROOM, SPACING)
    assert ("behind", "before") == (behind.side, before.side)
    assert behind.row != before.row


def test_name_longer_than_both_sides_stands_above_in_as_many_rows_as_it_needs() -> None:
    (spot,) = arrange([Box(20, 40, 100, lines=2)], ROOM, SPACING)
    assert Spot(2, "above", 0, 0) == spot


def test_bars_without_names_keep_one_cell_apart() -> None:
    assert [0, 1, 0] == [spot.row for spot in arrange([Box(0, 10), Box(10, 20), Box(21, 30)], ROOM, SPACING)]


def test_name_before_its_bar_stands_clear_of_the_bar_before() -> None:
    """At 160 columns a reader took Kim's name for that of the short bar before it."""
    boxes = [Box(30, 31, name=20), Box(50, 54, name=12)]
    first, second = arrange(boxes, 55, Spacing(apart=2, touching=0, to_name=1))
    assert ("before", 0) == (second.side, second.row - first.row - 1)
