from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.standard.selecting import select


def criterion(id: str, section: str, **more: str) -> dict[str, str]:
    return {"id": id, "section": section, "obligation": "should", "answer": "tick", **more}


CRITERIA = [
    criterion("A-1", "A", status="official", obligation="must"),
    criterion("A-2", "A", status="derived", answer="level"),
    criterion("A-3", "A", status="official", obligation="may"),
    criterion("B-1", "B", status="official", answer="level"),
    criterion("B-2", "B", status="official", same_as="A-1"),
]


@pytest.mark.parametrize(
    ("selector", "ids"),
    [
        ({"section": "A"}, ("A-1", "A-2")),
        ({"section": "A", "except": ["A-1"]}, ("A-2",)),
        ({"ids": ["B-1", "A-1"]}, ("A-1", "B-1")),
        ({"ids": ["A-3", "B-2"]}, ()),
        ({"answer": "level"}, ("A-2", "B-1")),
        ({"answer": "level", "status": "official"}, ("B-1",)),
        ({"obligation": "must"}, ("A-1",)),
        ({"obligation": "may"}, ()),
        ({"ids": ["A-1", "B-1"], "section": "B"}, ("B-1",)),
        ({"section": "C"}, ()),
        ({"except": ["A-1"]}, ("A-2", "B-1")),
    ],
)
def test_all_conditions_hold_and_bonus_and_repetitions_never_count(
    selector: dict[str, Any], ids: tuple[str, ...]
) -> None:
    assert select(selector, CRITERIA) == ids
