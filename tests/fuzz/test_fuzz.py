"""Replay the corpus, and draw examples near what the parsers take: a short form of `make fuzz`, for every run."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import strategies
from fuzz import targets

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(path for path in CORPUS.glob("*/*") if path.parent.name in targets.TARGETS)
SMALL: Mapping[str, Mapping[str, Any]] = json.loads(targets.SMALL_STORE.read_text("utf-8"))
WORDS = st.sampled_from(
    [
        line[1:-1].encode().decode("unicode_escape").encode("latin-1").decode()
        for line in (Path(__file__).parent / "words.dict").read_text("utf-8").splitlines()
    ]
)
TEXTS = st.text(max_size=30) | st.from_regex(r"[0-9X~?%/.Y -]{1,24}", fullmatch=True) | strategies.edtf_texts()
PHRASES = st.lists(WORDS | TEXTS, max_size=8).map(" ".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_corpus_holds(path: Path) -> None:
    targets.TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_a_corpus() -> None:
    assert set(targets.TARGETS) == {path.parent.name for path in FILES}


@given(TEXTS)
def test_any_date_is_read_or_refused(text: str) -> None:
    targets.edtf(encoded(text))


@given(PHRASES)
def test_any_period_is_read_or_refused(text: str) -> None:
    targets.period(encoded(text))


@given(st.lists(WORDS | TEXTS | st.sampled_from('()":* '), max_size=10))
def test_any_query_is_read_or_refused(pieces: list[str]) -> None:
    targets.query(encoded("".join(pieces)))
    targets.query(encoded(" ".join(pieces)))


@st.composite
def stores(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Draw a few good records with anything in the place of some fields."""
    tables: dict[str, dict[str, Any]] = {}
    for table in draw(st.lists(st.sampled_from(sorted(SMALL)), max_size=3)):
        record_id = draw(st.sampled_from(sorted(SMALL[table])))
        record = dict(SMALL[table][record_id])
        for field in draw(st.lists(st.sampled_from(sorted(record)) | WORDS, max_size=2)):
            record[field] = draw(JSON)
        tables.setdefault(table, {})[draw(st.just(record_id) | st.text(max_size=5))] = record
    return tables


@given(stores())
@example({"events": {"\ud800": {}}})
def test_any_store_is_read_or_refused(tables: dict[str, dict[str, Any]]) -> None:
    targets.store(encoded(json.dumps(tables)))
    targets.store(encoded(json.dumps(tables, ensure_ascii=False)))


@given(st.integers(0, 255), st.lists(st.lists(WORDS | TEXTS | st.sampled_from(("id", '"', "title.en")), max_size=5)))
def test_any_table_is_read_or_refused(choice: int, rows: list[list[str]]) -> None:
    for sign in ",;\t":
        targets.table(bytes([choice]) + encoded("\n".join(map(sign.join, rows))))
    targets.table(bytes([choice]) + encoded(",".join(["id", *(rows[0] if rows else [])]) + "\nx,y,z\n"))
