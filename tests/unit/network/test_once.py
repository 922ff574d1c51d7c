from __future__ import annotations

import threading

import pytest

from badgeaudit.network.once import Once
from badgeaudit.network.turns import side_by_side, waiting


class Counted:
    """Makes values slowly, and counts."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def make(self, key: str) -> str:
        self.calls.append(key)
        with waiting():
            threading.Event().wait(0.02)
        if key == "bad":
            raise ValueError(key)
        return key.upper()


def test_a_value_is_made_once() -> None:
    once, counted = Once(), Counted()
    for _ in range(3):
        assert once.get("a", lambda: counted.make("a")) == "A"
    assert once.get("b", lambda: counted.make("b")) == "B"
    assert counted.calls == ["a", "b"]


def test_nothing_is_a_value_too() -> None:
    once = Once()
    assert once.get("a", lambda: None) is None
    assert once.get("a", lambda: 1) is None


def test_who_asks_meanwhile_waits_for_it() -> None:
    once, counted = Once(), Counted()
    keys = ["a", "a", "b", "a", "b", "a"]
    found = side_by_side(lambda key: once.get(key, lambda: counted.make(key)), keys, 6)
    assert found == [key.upper() for key in keys]
    assert sorted(counted.calls) == ["a", "b"]


@pytest.mark.parametrize("at_once", [1, 4])
def test_a_failure_is_everybodys(at_once: int) -> None:
    once, counted = Once(), Counted()

    def said(_: int) -> str:
        try:
            return once.get("bad", lambda: counted.make("bad"))
        except ValueError as error:
            return f"failed {error}"

    assert side_by_side(said, range(4), at_once) == ["failed bad"] * 4
    assert counted.calls == ["bad"]


def test_making_one_may_need_another() -> None:
    once = Once()

    def outer(_: int) -> str:
        return once.get("outer", lambda: once.get("inner", lambda: "i") + "o")

    assert side_by_side(outer, range(4), 4) == ["io"] * 4
