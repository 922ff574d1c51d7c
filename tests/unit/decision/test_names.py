from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.decision.names import folded, same_name, without


@given(st.text())
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert same_name(folded(name), folded(folded(name)))


def test_case_and_blanks_make_no_other_name() -> None:
    assert same_name("  Ana\tKovač ", "ANA kovač")
    assert not same_name("Ana Kovač", "Ana Kovac")


def test_without_names_each_once_in_their_order() -> None:
    assert without(["Bo", "Ana", "bo", "Cleo"], ["ANA"]) == ("Bo", "Cleo")
    assert without([], ["Ana"]) == ()
