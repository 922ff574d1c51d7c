from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from badgeaudit.languages import sentence
from badgeaudit.report.sandbox_values import (
    CHARACTERS,
    ITEMS,
    TARGETS,
    Budget,
    Joining,
    Refused,
    method_allowed,
    rounded,
    times,
    to_the_power,
    within,
    written,
)
from badgeaudit.report.untrusted import markdown


def test_a_budget_ends() -> None:
    budget = Budget(3)
    budget.spend(3)
    with pytest.raises(Refused) as caught:
        budget.spend(1)
    assert sentence(caught.value.said)


def test_a_range_has_an_end() -> None:
    assert list(Budget().range(2, 5)) == [2, 3, 4]
    with pytest.raises(Refused):
        Budget().range(10**12)


@pytest.mark.parametrize(
    ("left", "right"), [("x", 10**7), (10**7, "x"), ([0], 10**7), ((0,), 10**7), (10**20, 10**20)]
)
def test_products_have_a_limit(left: Any, right: Any) -> None:
    with pytest.raises(Refused):
        times(left, right)


def test_small_products_and_powers_are_as_usual() -> None:
    assert times("ab", 2) == "abab"
    assert times(6, 7) == 42
    assert to_the_power(2, 10) == 1024
    assert rounded(2.345, 1) == 2.3


@pytest.mark.parametrize(("base", "power"), [(9, 9**9), (2, 101), (10**20, 2)])
def test_powers_have_a_limit(base: int, power: int) -> None:
    with pytest.raises(Refused):
        to_the_power(base, power)


@pytest.mark.parametrize("value", ["x" * (CHARACTERS + 1), [0] * (ITEMS + 1), 10**31, -(10**31)])
def test_values_have_a_limit(value: Any) -> None:
    with pytest.raises(Refused):
        within(value)


def test_rounding_has_a_limit() -> None:
    with pytest.raises(Refused):
        rounded(5, -(10**9))


@pytest.mark.parametrize(
    ("value", "name", "allowed"),
    [
        ("a", "upper", True),
        ("a", "format", False),
        ("a", "center", False),
        (Markup("a"), "unescape", False),
        ({}, "items", True),
        ({}, "update", False),
        ([], "append", False),
        (5, "to_bytes", False),
        (Budget(), "left", True),
    ],
)
def test_methods_that_can_grow_or_change_are_closed(value: Any, name: str, allowed: bool) -> None:
    assert method_allowed(value, name) is allowed


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (True, "yes"), (False, "no"), (7, "7"), ("a", "a")]
)
def test_single_values_become_text(value: Any, text: str) -> None:
    assert written(value) == text


@pytest.mark.parametrize("value", [[], {}, (), object(), range(3)])
def test_what_is_no_single_value_is_refused(value: Any) -> None:
    with pytest.raises(Refused) as caught:
        written(value)
    assert type(value).__name__ in sentence(caught.value.said)


@given(st.text())
def test_beside_markup_text_is_escaped_for_the_target(text: str) -> None:
    html = Joining(TARGETS["html"].escape).joined([Markup("<b>"), text])
    assert "<" not in html.removeprefix("<b>")
    made = Joining(TARGETS["markdown"].escape).joined([Markup("**"), text])
    assert made == "**" + markdown(text)


@given(st.lists(st.text(max_size=5)))
def test_plain_text_stays_plain_until_it_is_printed(parts: list[str]) -> None:
    joined = Joining(TARGETS["html"].escape).joined(parts)
    assert joined == "".join(parts)
    assert not isinstance(joined, Markup)


def test_replacing_has_a_limit() -> None:
    joining = Joining(TARGETS["html"].escape)
    assert joining.replace("a-b", "-", "+") == "a+b"
    with pytest.raises(Refused):
        joining.replace("a" * 10_000, "a", "b" * 10_000)


def test_replacing_in_markup_escapes_what_is_put_in() -> None:
    joining = Joining(TARGETS["html"].escape)
    assert joining.replace(Markup("<i>x</i>"), "x", "<script>") == "<i>&lt;script&gt;</i>"
