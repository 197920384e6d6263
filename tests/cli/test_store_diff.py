"""`interpol store diff` of stores that lie over others: each is compared by what it says itself."""

from pathlib import Path

from inside import call


def test_stores_over_others_are_compared_by_themselves(tmp_path: Path) -> None:
    mine, yours = tmp_path / "mine.json", tmp_path / "yours.json"
    mine.write_text('{"events": {"ga-92": {"extends": "ga-92", "venue": "A hall"}}}')
    yours.write_text('{"events": {"ga-92": {"extends": "ga-92", "venue": "B hall"}, "ga-93": {"removed": true}}}')
    result = call("store", "diff", mine, yours)
    assert (6, "interpol: 2 records differ\n") == (result.code, result.stderr)
    assert [
        'events\tga-92\tvenue\tchanged\t"A hall"\t"B hall"',
        "events\tga-93\tremoved\tadded\t\ttrue",
    ] == result.lines
    assert (0, "", "") == (lambda one: (one.code, one.stdout, one.stderr))(call("store", "diff", mine, mine))
