"""Two whole audits side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from badgeaudit.model.outcomes import Outcome
from badgeaudit.renewal.changes import changes
from tests.builders import criterion
from tests.unit.renewal.audits import audit, due, found, judged, seen, tiny

P, F, C = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL
LATER = date(2029, 2, 1)


def remarks(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [each.id.partition(".")[2] for each in changes(old, new).remarks]


def test_an_audit_beside_itself_has_not_changed() -> None:
    one = audit(seen("A-1", F, found(F, "x")), assessments=[judged("Ada", {"B-1": 4})])
    result = changes(one, one)
    assert not result.criteria
    assert not result.judgements.changed
    assert not result.evidence.changed
    assert not result.worse
    assert [rule.changed for rule in result.rules] == [False]
    assert all(each.then == each.now for each in result.scores)
    assert remarks(one, one) == ["same-files"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ({}, {"organisation": "Other Club"}, "other-applicant"),
        ({"organisation": None}, {}, "unknown-applicant"),
        ({"as_of": LATER}, {}, "reversed"),
        ({}, {"standard": tiny(edition="2")}, "editions"),
        ({}, {"standard": tiny(criteria=(criterion("A-1"),))}, "same-edition"),
        ({}, {"tool": "badgeaudit 0.2.0"}, "tools"),
        ({}, {"options": {"online": True}}, "online"),
    ],
)
def test_what_should_be_known_before(old: dict[str, Any], new: dict[str, Any], said: str) -> None:
    assert said in remarks(audit(**old), audit(**new))


def test_nothing_is_remarked_about_an_ordinary_renewal() -> None:
    new = audit(as_of=LATER, organisation="HARBOUR  youth", files={"evidence/plan.md": "9" * 64})
    assert remarks(audit(), new) == []


@pytest.mark.parametrize(
    ("then", "now", "lost", "graver"),
    [
        (seen("A-1", P), seen("A-1", F, found(F, "x")), ("A-1",), 1),
        (seen("A-1", P), seen("A-1", C, found(C, "x")), ("A-1",), 0),
        (seen("A-1", F, found(F, "x")), seen("A-1", F, found(F, "x", "two")), (), 1),
        (seen("A-1", F, found(F, "x")), seen("A-1", P), (), 0),
        (seen("A-1", C), seen("A-1", C, found(C, "x")), (), 0),
    ],
)
def test_what_counts_as_worse(then: Any, now: Any, lost: tuple[str, ...], graver: int) -> None:
    result = changes(audit(then), audit(now))
    assert (result.lost, result.graver) == (lost, graver)
    assert result.worse == bool(lost or graver)


def test_dates_of_the_procedure() -> None:
    kinds = {
        "new": ((), (due(2029),)),
        "gone": ((due(2029),), ()),
        "changed": ((due(2029),), (due(2032),)),
        "unchanged": ((due(2029),), (due(2029),)),
    }
    for kind, (then, now) in kinds.items():
        (change,) = changes(audit(dues=then), audit(dues=now)).dues
        assert (change.rule, change.title, change.kind) == ("P-05", "Renewal", kind)
    overdue = changes(audit(dues=(due(2029),)), audit(dues=(due(2029, overdue=True),))).dues
    assert overdue[0].kind == "changed"
