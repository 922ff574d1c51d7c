from __future__ import annotations

from typing import Any

import pytest

from tests.unit.checks.fakes import FakeTools, look, seen, subject


def named(application: dict[str, Any]) -> list[tuple[str, str]]:
    about = subject(name="Planner")
    return seen(look("review_methods_named", about, FakeTools(application)))


@pytest.mark.parametrize("badge", ["urn:a", "all", "ALL", "Planner", "planner"])
def test_named_for_all_by_id_or_by_name(badge: str) -> None:
    assert named({"review_methods": [{"badge": badge, "method": "peer"}]}) == []


@pytest.mark.parametrize(
    "entry",
    [{"badge": "urn:b", "method": "peer"}, {"badge": "urn:a"}, {"method": "peer"}, "urn:a"],
)
def test_not_named_fails(entry: Any) -> None:
    assert named({"review_methods": [entry]}) == [("failed", "review-method-missing")]


@pytest.mark.parametrize("application", [{}, {"review_methods": []}, {"review_methods": "peer"}])
def test_nothing_provided_is_untested(application: dict[str, Any]) -> None:
    assert named(application) == [("untested", "not-provided")]


def test_another_application_is_not_mixed_up_with_the_last() -> None:
    for number in range(50):
        method = [{"badge": "urn:a" if number % 2 else "urn:b", "method": "peer"}]
        expected = [] if number % 2 else [("failed", "review-method-missing")]
        assert named({"review_methods": method}) == expected
