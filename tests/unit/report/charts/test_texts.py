from __future__ import annotations

from statistics import median
from typing import Any

import pytest

from badgeaudit.report.charts.texts import FOLDED, SHOWN, Texts, texts


def document(*words: tuple[int, int]) -> dict[str, Any]:
    classes = [
        {"id": f"b{n}", "words": {"description": description, "criteria": criteria}}
        for n, (description, criteria) in enumerate(words)
    ]
    return {"subjects": {"badge_classes": classes}}


def drawn(*words: tuple[int, int]) -> Texts:
    made = texts(document(*words))
    assert made is not None
    return made


@pytest.mark.parametrize("counts", [(10, 40, 50, 60), (40, 40, 40, 40), (7, 9, 30, 31, 90)])
def test_each_is_held_against_the_others_only(counts: tuple[int, ...]) -> None:
    made = drawn(*((count, 50) for count in counts))
    for line in (*made.shown, *made.folded):
        others = list(counts)
        del others[int(line.badge[1:])]
        strip = line.description
        assert (strip.shortest, strip.median, strip.longest) == (
            min(others),
            int(median(others)),
            max(others),
        )


def test_short_is_less_than_half_of_the_median() -> None:
    made = drawn((20, 50), (19, 50), (40, 50), (40, 50), (40, 50))
    assert [line.badge for line in made.shown] == ["b1"]
    assert made.short == 1
    assert [line.badge for line in made.folded] == ["b0", "b2", "b3", "b4"]


def test_a_missing_text_is_short() -> None:
    made = drawn((40, 0), (40, 50), (40, 50), (40, 50))
    assert [(line.badge, line.criteria.short) for line in made.shown] == [("b0", True)]


def test_when_all_are_short_none_is() -> None:
    made = drawn((5, 1), (5, 0), (6, 1), (5, 1))
    assert made.short == 0
    assert made.shown == ()


def test_positions() -> None:
    made = drawn((50, 50), (20, 50), (60, 50), (100, 50))
    line = next(each for each in made.folded if each.badge == "b0")
    strip = line.description
    assert (strip.x, strip.low, strip.width, strip.middle) == (50.0, 20.0, 80.0, 60.0)


def test_one_very_long_text_does_not_squeeze_the_others() -> None:
    made = drawn((40, 50), (50, 50), (60, 50), (5000, 50))
    strips = {line.badge: line.description for line in made.folded}
    assert made.ends[0] == 180
    assert strips["b3"].beyond
    assert strips["b0"].x == 22.22


def test_long_lists_are_cut() -> None:
    made = drawn(*([(1, 1)] * 20 + [(100, 100)] * 100))
    assert (len(made.shown), made.short) == (SHOWN, 20)
    assert len(made.folded) == FOLDED
    assert made.left_out == 120 - SHOWN - FOLDED


def test_three_others_are_needed() -> None:
    assert texts(document((1, 1), (100, 1), (100, 1))) is None
    assert texts({"subjects": {"badge_classes": [{"id": "old"}] * 5}}) is None
