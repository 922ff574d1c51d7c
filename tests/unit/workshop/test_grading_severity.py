from __future__ import annotations

import pytest

from badgeaudit.model.people import Verdict
from badgeaudit.workshop.answers import KeyAnswer
from badgeaudit.workshop.grading_model import Cell
from badgeaudit.workshop.grading_severity import severity
from tests.unit.workshop.grading_sample import label


def tick(key: Verdict, difference: int | None) -> Cell:
    state = "exact" if difference == 0 else "off"
    return Cell("Q", state, KeyAnswer(key, "x"), level=False, difference=difference)  # type: ignore[arg-type]


def level(key: int, difference: int) -> Cell:
    return Cell("Q", "adjacent", KeyAnswer(key, "x"), level=True, difference=difference)


SAME = [tick("met", 0)] * 20 + [tick("not_met", 0)] * 5


@pytest.mark.parametrize(
    ("cells", "leaning"),
    [
        ([], "too few"),
        ([tick("met", -1)] * 9, "too few"),
        (SAME, "balanced"),
        ([*SAME, *[tick("met", -1)] * 2], "balanced"),
        ([*SAME, *[tick("met", -1)] * 3], "too strict"),
        ([*SAME, *[tick("not_met", 1)] * 3], "too lenient"),
        ([*SAME, *[tick("met", -1)] * 8, *[tick("not_met", 1)] * 2], "balanced"),
        ([level(3, 1)] * 10, "too lenient"),
        ([level(3, -1)] * 10, "too strict"),
        ([*[level(3, -1)] * 10, *[level(3, 1)] * 10], "balanced"),
    ],
)
def test_leaning(cells: list[Cell], leaning: str) -> None:
    assert severity(cells, label().scale).leaning == leaning


def test_means_are_kept_apart_and_room_is_counted() -> None:
    cells = [level(5, -2), level(1, 1), tick("met", -1), tick("not_met", 1), tick("met", None)]
    found = severity(cells, label().scale)
    assert (found.levels, found.level_sum, found.ticks, found.tick_sum) == (2, -1, 2, 0)
    assert (found.stricter, found.stricter_possible) == (2, 2)
    assert (found.lenient, found.lenient_possible) == (2, 2)
