"""The closed lists in three languages: complete, and no word of one list means two things."""

from collections.abc import Mapping

import pytest

from interpol_cli.core import model, terms
from interpol_cli.core.edtf import Precision
from interpol_cli.core.text import fold, words

LISTS: dict[str, tuple[Mapping[str, terms.Term], tuple[str, ...]]] = {
    "kind": (terms.KIND_TERMS, model.KINDS),
    "office": (terms.OFFICE_TERMS, model.OFFICES),
    "region": (terms.REGION_TERMS, model.REGIONS),
    "act": (terms.ACT_TERMS, model.ACTS),
    "source type": (terms.SOURCE_TYPE_TERMS, model.SOURCE_TYPES),
    "precision": (terms.PRECISION_TERMS, tuple(precision.label for precision in Precision)),
    "boolean": (terms.BOOLEAN_TERMS, ("true", "false")),
}

every_list = pytest.mark.parametrize(("table", "values"), LISTS.values(), ids=LISTS)


@every_list
def test_list_has_a_term_for_every_value_of_the_store_and_no_other(
    table: Mapping[str, terms.Term], values: tuple[str, ...]
) -> None:
    assert values == tuple(table)


@every_list
def test_term_has_a_name_in_each_language(table: Mapping[str, terms.Term], values: tuple[str, ...]) -> None:
    for value in values:
        assert {"ar", "en", "fr"} == set(table[value].name)
        assert all(name.strip() == name != "" for name in table[value].name.values())


@every_list
def test_word_means_one_value(table: Mapping[str, terms.Term], values: tuple[str, ...]) -> None:
    """A reader who types it would otherwise get two values for one word."""
    meaning: dict[str, str] = {}
    for value in values:
        for called in (value, *table[value].name.values(), *table[value].aliases):
            assert value == meaning.setdefault(fold(called), value), called


@every_list
def test_term_can_be_typed(table: Mapping[str, terms.Term], values: tuple[str, ...]) -> None:
    """Folding leaves letters of every name, so that it can be found."""
    for value in values:
        for called in (*table[value].name.values(), *table[value].aliases):
            assert words(fold(called)), called
