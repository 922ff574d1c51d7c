"""A decision that keeps every rule of a small standard's procedure, to be changed by tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from badgeaudit.decision.case import Case
from badgeaudit.decision.procedure import procedure
from badgeaudit.model.decision import Decision, Declaration, Label, Official, ProcedureResult
from badgeaudit.model.outcomes import Outcome, Status
from badgeaudit.model.people import Assessment
from badgeaudit.model.results import Judged, Result
from badgeaudit.model.standard import Deadline, ProcedureRule, Standard
from tests.builders import assessment, criterion, judgement, standard

TESTS: dict[str, dict[str, Any]] = {
    "committee_composed": {
        "members_minimum": 3,
        "members_maximum": 5,
        "from_coordination_trio": 1,
    },
    "reviewers_assigned": {"reviewers": 2, "same_country_or_language": 1, "strength": "should"},
    "decided_in_time": {"dates": ["decided_on", "communicated_on"]},
    "outcome_known": {"outcomes": ["issued", "not yet issued"], "favourable": "issued"},
    "renewed_in_time": {},
    "issued_by": {"issuers": ["The Network"]},
    "label_data_given": {"data": ["issuing_body", "issued_on", "valid_until"]},
    "differences_settled": {"levels_apart": 2, "either_side_of_pass_level": True},
    "ties_declared": {"of": ["reviewers", "members"]},
    "former_answers_seen": {},
}
DEADLINES = {
    "decided_in_time": Deadline("applied_on", days=90),
    "renewed_in_time": Deadline("label_issued_on", years=3),
}
APPLICATION: dict[str, Any] = {
    "organisation": {"name": "Youth Club", "country": "IE", "languages": ["en", "ga"]},
    "applied_on": "2026-09-15",
    "language": "en",
}
AS_OF = date(2026, 11, 1)


def rule(test: str, **changed: Any) -> ProcedureRule:
    return ProcedureRule(
        f"P-{test}",
        test,
        "Text.",
        Status.OFFICIAL,
        ("SRC",),
        DEADLINES.get(test),
        {**TESTS[test], **changed},
        test,
    )


def small_standard(rules: Sequence[ProcedureRule] = ()) -> Standard:
    criteria = [criterion("A-1"), criterion("A-2"), criterion("B-1", section="B", same_as="A-1")]
    return standard(criteria, procedure=tuple(rules) or tuple(rule(test) for test in TESTS))


def decision(**changed: Any) -> Decision:
    """Return a decision that keeps every rule, with what is changed."""
    given: dict[str, Any] = {
        "source": "decision.yaml",
        "sha256": "2" * 64,
        "inside_dossier": False,
        "standard": "tiny",
        "edition": "1",
        "applicant": "Youth Club",
        "dossier_digest": "d" * 64,
        "members": (
            Official("Ana", "Coordination", "SI", ("sl",), True),
            Official("Ben", "House", "DE", ("de",), False),
            Official("Cleo", "Line", "FR", ("fr",), False),
        ),
        "reviewers": (
            Official("Ada", "School", "GB", ("en-GB",)),
            Official("Bo", "Forum", "HU", ("hu",)),
        ),
        "declarations": tuple(
            Declaration(name, "none") for name in ("Ana", "Ben", "Cleo", "Ada", "Bo")
        ),
        "received_on": date(2026, 9, 15),
        "reviewed_on": date(2026, 10, 8),
        "decided_on": date(2026, 10, 20),
        "communicated_on": date(2026, 10, 22),
        "feedback_sent_on": date(2026, 10, 22),
        "decided_by": "vote",
        "votes": {"Ana": "for", "Ben": "for", "Cleo": "against"},
        "outcome": "issued",
        "label": Label("The Network", date(2026, 10, 22), date(2029, 10, 22)),
        **changed,
    }
    return Decision(**given)


def judged(assessor: str, role: Any, outcome: Outcome, level: int | None, **changed: Any) -> Judged:
    answer = level if level is not None else ("met" if outcome is Outcome.PASSED else "not_met")
    return Judged(
        judgement("A-1", answer, assessor=assessor, role=role),  # type: ignore[arg-type]
        f"{assessor}.yaml",
        outcome,
        level,
        **{"used": True, **changed},
    )


def result(*people: Judged, id: str = "A-1") -> Result:
    return Result(id, Outcome.PASSED, "judgements", judged=people)


AGREEING = (
    result(
        judged("Ada", "reviewer", Outcome.PASSED, 3),
        judged("Bo", "reviewer", Outcome.PASSED, 4),
    ),
)
ASSESSMENTS = (
    assessment("Ada", {"A-1": 3}, on=date(2026, 10, 5)),
    assessment("Bo", {"A-1": 4}, on=date(2026, 10, 8)),
)


def case(
    decided: Decision | None = None,
    *,
    rules: Sequence[ProcedureRule] = (),
    assessments: Sequence[Assessment] = ASSESSMENTS,
    results: Sequence[Result] = AGREEING,
    application: dict[str, Any] | None = None,
    as_of: date = AS_OF,
) -> Case:
    return Case(
        small_standard(rules),
        decided or decision(),
        assessments,
        results,
        APPLICATION if application is None else application,
        as_of,
    )


def came_of(test: str, about: Case, **changed: Any) -> ProcedureResult:
    """Return what comes of one rule alone (and of the outcomes, which some others ask for)."""
    rules = [rule(test, **changed)]
    if test != "outcome_known":
        rules.append(rule("outcome_known"))
    return procedure(
        small_standard(rules),
        about.decision,
        about.assessments,
        about.results,
        about.application,
        about.as_of,
    )[0]


def said(found: ProcedureResult) -> tuple[str, str]:
    return found.outcome.value, found.reason.id.removeprefix("decision.")
