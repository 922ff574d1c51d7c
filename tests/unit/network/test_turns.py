from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.network.turns import side_by_side, waiting

PATIENCE = 20


@given(st.lists(st.integers(), max_size=30), st.integers(0, 9))
def test_results_come_in_the_order_of_the_items(items: list[int], at_once: int) -> None:
    def waited(item: int) -> int:
        with waiting():
            return item * 2

    assert side_by_side(waited, items, at_once) == [item * 2 for item in items]


def test_several_wait_at_once() -> None:
    meeting = threading.Barrier(3, timeout=PATIENCE)

    def meet(_: int) -> int:
        with waiting():
            return meeting.wait()

    assert sorted(side_by_side(meet, range(3), 8)) == [0, 1, 2]


def test_only_one_works_at_a_time() -> None:
    working: list[int] = []
    most: list[int] = []

    def work(item: int) -> None:
        for _ in range(20):
            working.append(item)
            most.append(len(working))
            working.remove(item)
            with waiting():
                pass

    side_by_side(work, range(12), 6)
    assert max(most) == 1


def test_no_more_than_asked_for_are_begun() -> None:
    inside: list[int] = []
    most: list[int] = []
    lock = threading.Lock()

    def work(item: int) -> None:
        with lock:
            inside.append(item)
            most.append(len(inside))
        with waiting():
            threading.Event().wait(0.01)
        with lock:
            inside.remove(item)

    side_by_side(work, range(9), 3)
    assert max(most) <= 3


def test_the_first_failure_in_order_is_raised() -> None:
    meeting = threading.Barrier(2, timeout=PATIENCE)

    def fail(item: int) -> None:
        with waiting():
            meeting.wait()
        raise ValueError(item)

    with pytest.raises(ValueError, match=r"^0$"):
        side_by_side(fail, range(2), 8)


@pytest.mark.parametrize("at_once", [1, 2])
def test_after_a_failure_no_more_is_begun(at_once: int) -> None:
    begun: list[int] = []

    def fail(item: int) -> None:
        begun.append(item)
        raise ValueError(item)

    with pytest.raises(ValueError, match="0"):
        side_by_side(fail, range(50), at_once)
    assert begun == [0]


def test_one_inside_another_shares_the_turn() -> None:
    working: list[int] = []
    most: list[int] = []

    def work(item: int) -> int:
        working.append(item)
        most.append(len(working))
        working.remove(item)
        return item

    def outer(item: int) -> int:
        work(item)
        inner = side_by_side(work, range(4), 4)
        work(item)
        return sum(inner)

    assert side_by_side(outer, range(6), 6) == [6] * 6
    assert max(most) == 1


def test_waiting_in_the_main_thread_does_nothing() -> None:
    with waiting(), waiting():
        assert side_by_side(str, [1, 2], 2) == ["1", "2"]
