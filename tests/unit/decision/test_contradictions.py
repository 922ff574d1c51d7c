from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from badgeaudit.decision.contradictions import contradictions
from badgeaudit.languages import sentence
from badgeaudit.model.decision import Declaration, Label, Official
from tests.builders import assessment
from tests.unit.decision.cases import ASSESSMENTS, case, decision

DIGEST = "d" * 64
OWN = Official("Bo", " youth CLUB", "HU", ("hu",))


def found(of: Any, digest: str = DIGEST) -> list[tuple[str, str]]:
    problems = list(contradictions(of, digest))
    assert all(sentence(each.message) for each in problems)
    assert all(each.place.path == "decision.yaml" for each in problems)
    return [(each.message.id.removeprefix("decision."), each.place.pointer) for each in problems]


def test_a_good_decision_contradicts_nothing() -> None:
    assert found(case()) == []
    assert found(case(), "") == []


CASES: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "another state": ({"dossier_digest": "e" * 64}, [("other-dossier", "/dossier")]),
    "another edition": ({"edition": "0"}, [("other-edition", "/edition")]),
    "no state, no edition": ({"edition": "", "dossier_digest": ""}, []),
    "a reviewer of the applicant": (
        {"reviewers": (Official("Ada"), OWN)},
        [("reviewers-own", "/reviewers/1/organisation")],
    ),
    "a member of the applicant": (
        {"members": (Official("Ana", "Youth Club"), Official("Ben"), Official("Cleo"))},
        [("members-own", "/members/0/organisation")],
    ),
    "a stranger declares": (
        {"declarations": (Declaration("Zed", "none"), Declaration("ADA", "none"))},
        [("declared-by-other", "/declarations/0/name")],
    ),
    "another reviewer": (
        {"reviewers": (Official("Ada"), Official("Dora"))},
        [("assessor-not-named", "/reviewers"), ("reviewer-silent", "/reviewers/1/name")],
    ),
    "a vote of a stranger": (
        {"votes": {"Ana": "for", "A/Zed": "for"}},
        [("vote-of-other", "/votes/A~1Zed")],
    ),
    "a majority against": (
        {"votes": {"Ana": "for", "Ben": "against", "Cleo": "against"}},
        [("against-votes", "/outcome")],
    ),
    "as many for as against": (
        {"votes": {"Ana": "for", "Ben": "against", "Cleo": "abstain"}},
        [("against-votes", "/outcome")],
    ),
    "a majority for, but not issued": (
        {"outcome": "not yet issued", "label": None},
        [("against-votes", "/outcome")],
    ),
    "everybody abstains": ({"votes": {"Ana": "abstain"}}, []),
    "an outcome that nobody knows": ({"outcome": "postponed", "votes": {"Ana": "against"}}, []),
    "a vote without votes": ({"votes": {}}, [("no-votes", "/decided_by")]),
    "a consensus that is none": ({"decided_by": "consensus"}, [("votes-differ", "/votes")]),
    "a consensus": ({"decided_by": "consensus", "votes": {}}, []),
    "decided before it came in": (
        {"received_on": date(2026, 10, 21), "reviewed_on": None},
        [("order", "/decided_on")],
    ),
    "told before it was decided": (
        {"communicated_on": date(2026, 10, 19), "label": None},
        [("order", "/communicated_on")],
    ),
    "feedback before the decision": (
        {"feedback_sent_on": date(2026, 10, 19)},
        [("order", "/feedback_sent_on")],
    ),
    "in the future": (
        {"feedback_sent_on": date(2027, 10, 22)},
        [("in-future", "/feedback_sent_on")],
    ),
    "a label without a decision for it": (
        {"outcome": "not yet issued", "votes": {}, "decided_by": None},
        [("label-anyway", "/label")],
    ),
    "a label before the decision": (
        {"label": Label("", date(2026, 10, 19), None)},
        [("order", "/label/issued_on")],
    ),
    "a label that ends before it begins": (
        {"label": Label("", date(2026, 10, 22), date(2026, 10, 21))},
        [("order", "/label/valid_until")],
    ),
}


@pytest.mark.parametrize(("changed", "expected"), CASES.values(), ids=CASES.keys())
def test_a_contradiction_is_said_at_its_place(
    changed: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert found(case(decision(**changed))) == expected


def test_judgements_after_the_decision_are_told() -> None:
    late = assessment("Bo", {"A-1": 4}, on=date(2026, 10, 21))
    own = assessment("Club", {"A-1": 4}, "self", on=date(2026, 10, 30))
    assert found(case(assessments=[ASSESSMENTS[0], late, own])) == [("judged-later", "/decided_on")]
    undecided = decision(decided_on=None, communicated_on=None, feedback_sent_on=None, label=None)
    assert found(case(undecided, assessments=[ASSESSMENTS[0], late])) == []


def test_without_assessments_no_reviewer_is_called_silent() -> None:
    assert found(case(assessments=())) == []


def test_without_members_no_vote_is_called_a_strangers() -> None:
    assert found(case(decision(members=(), declarations=()))) == []
