"""Give every test the small store and facts made to measure."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import golden
from interpol_cli.core.edtf import Edtf, parse
from interpol_cli.core.model import Country, Event, Place, Source
from interpol_cli.store.store import Store, open_store

SMALL_STORE = Path(__file__).parent / "data" / "small.json"

AUSTRIA = Country("AT", {"en": "Austria", "ar": "النمسا", "fr": "Autriche"}, (), "europe")
VIENNA = Place("vienna", {"en": "Vienna", "ar": "فيينا", "fr": "Vienne"}, ("Wien",), AUSTRIA, is_country=False)
SOURCE = Source(
    id="interpol-history",
    title="Key dates",
    publisher="INTERPOL",
    url="https://example.org/en/history",
    published=None,
    language="en",
    type="official",
    note=None,
)


collect_ignore = ["fuzz/run.py"]  # it drives atheris, which only `make fuzz` installs

# A busy machine is no failure. With CI set the examples are always the same ones.
settings.register_profile(
    "tests",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("tests")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites what `golden.check_golden` compares with."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden from what is printed now")


def pytest_configure(config: pytest.Config) -> None:
    """Tell `golden` whether to rewrite."""
    golden.is_updated = config.getoption("--update-golden")


@pytest.fixture
def small_store() -> Store:
    """Open tests/data/small.json: some twenty records, one for each hard case."""
    return open_store([SMALL_STORE])


@pytest.fixture
def small_path(tmp_path: Path) -> Path:
    """Copy tests/data/small.json to where a test may write."""
    return Path(shutil.copy(SMALL_STORE, tmp_path / "small.json"))


@pytest.fixture
def make_event() -> Callable[..., Event]:
    """Give the function that makes a valid event, with the changes that a test is about."""
    return _event


def _event(**changes: Any) -> Event:  # noqa: ANN401 (any field of an event)
    date = changes.pop("date", "1923-09-03/1923-09-07")
    fields: Mapping[str, Any] = {
        "id": "congress-1923",
        "kind": "meeting",
        "date": date if isinstance(date, Edtf) else parse(date),
        "title": {"en": "Congress of Vienna", "ar": "مؤتمر فيينا", "fr": "Congrès de Vienne"},
        "summary": {"en": "The congress founded the commission."},
        "series": None,
        "number": None,
        "place": VIENNA,
        "venue": None,
        "place_then": None,
        "countries": (),
        "people": (),
        "part_of": None,
        "attendance": {},
        "tags": (),
        "sources": (SOURCE,),
        "disputes": (),
        "note": None,
        "origin": "curated",
    }
    return Event(**{**fields, **changes})
