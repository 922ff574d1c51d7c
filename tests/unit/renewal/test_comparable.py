"""What two editions ask alike, and what keeps the rest from being compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from badgeaudit.model.outcomes import Answer, AppliesTo, Obligation, Status
from badgeaudit.model.standard import Level, Proof, Scale
from badgeaudit.renewal.comparable import Different, Named, comparable
from tests.builders import TEXTS, check, criterion, rule
from tests.unit.renewal.audits import audit, tiny


def edition(**changed: Any) -> dict[str, Any]:
    """Return an audit against a standard in which A-2 is changed."""
    criteria = (
        criterion("A-1", check=check()),
        criterion("A-2", **changed),
        criterion("B-1", section="B", answer=Answer.LEVEL),
    )
    return audit(standard=tiny(criteria=criteria, edition="2"))


def test_the_same_standard_can_be_compared_whole() -> None:
    common = comparable(audit(), audit())
    assert common.complete
    assert common.criteria == common.asked == {"A-1", "A-2", "B-1"}
    assert common.rules == {"D-1"}


@pytest.mark.parametrize(
    ("changed", "entry"),
    [
        ({"texts": replace(TEXTS, question="Another question?")}, "question"),
        ({"texts": replace(TEXTS, title="Another")}, "title"),
        ({"texts": replace(TEXTS, wanted="Another proof.")}, "wanted"),
        ({"proof": Proof(comment="required")}, "proof"),
        ({"applies_to": AppliesTo.CREDENTIAL}, "applies_to"),
        ({"not_applicable": "with_reason"}, "not_applicable"),
    ],
)
def test_another_question_can_not_be_compared(changed: dict[str, Any], entry: str) -> None:
    common = comparable(audit(), edition(**changed))
    assert common.different == (Different("A-2", changed.get("texts", TEXTS).title, (entry,)),)
    assert "A-2" not in common.criteria | common.asked


@pytest.mark.parametrize(
    "changed",
    [
        {"texts": replace(TEXTS, why="Better said.", remedy="Better.", passed_example="One.")},
        {"sources": ("OTHER",)},
        {"status": Status.OFFICIAL},
        {"note": "A caveat."},
        {"obligation": Obligation.MAY},
    ],
)
def test_what_is_better_said_or_counts_otherwise_is_still_the_same_question(
    changed: dict[str, Any],
) -> None:
    common = comparable(audit(), edition(**changed))
    assert "A-2" in common.criteria
    assert common.different == ()


def test_another_machine_check_leaves_judgements_comparable() -> None:
    common = comparable(audit(), edition(check=check()))
    assert common.different[0].entries == ("check",)
    assert "A-2" in common.asked
    assert "A-2" not in common.criteria


def test_another_advice_is_no_other_check() -> None:
    one, two = (edition(check=check(advice=advice)) for advice in ("This.", "That."))
    assert comparable(one, two).complete


def test_another_scale_concerns_levels_only() -> None:
    level = Level(3, "Good", "Well done.", Status.DERIVED)
    common = comparable(
        audit(standard=tiny(scale=Scale(1, 5, 3, (level,), ("SRC",)))),
        audit(standard=tiny(scale=Scale(1, 5, 4, (level,), ("SRC",)))),
    )
    assert [(each.id, each.entries) for each in common.different] == [("B-1", ("scale",))]
    assert common.criteria == {"A-1", "A-2"}


def test_criteria_and_rules_of_one_edition_only_are_named() -> None:
    criteria = (criterion("A-1", check=check()), criterion("C-1", section="C"))
    rules = (rule("D-9", "all", ["A-1"]),)
    common = comparable(audit(), audit(standard=tiny(criteria=criteria, rules=rules)))
    assert common.only_old == (Named("A-2", "Title"), Named("B-1", "Title"))
    assert common.only_new == (Named("C-1", "Title"),)
    assert common.rules_only_old == (Named("D-1", "D-1"),)
    assert common.rules_only_new == (Named("D-9", "D-9"),)
    assert not common.complete


def test_another_rule_is_named() -> None:
    rules = (rule("D-1", "share", ["A-1", "A-2", "B-1"], 50),)
    common = comparable(audit(), audit(standard=tiny(rules=rules)))
    assert common.rules_different == (Different("D-1", "D-1", ("at_least", "holds")),)
    assert common.rules == frozenset()


def test_a_criterion_that_only_repeats_another_is_left_out() -> None:
    criteria = (criterion("A-1"), criterion("B-1", section="B", same_as="A-1"))
    document = audit(standard=tiny(criteria=criteria, rules=(rule("D-1", "all", ["A-1"]),)))
    assert comparable(document, document).criteria == {"A-1"}
