from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from badgeaudit.gate.choices import FailOn, Gate
from badgeaudit.gate.policy import Policy, decide
from badgeaudit.languages import sentence
from badgeaudit.model.dossier import Application, Dossier, SourceFile
from badgeaudit.model.outcomes import Obligation, Outcome
from badgeaudit.model.places import Place, message
from badgeaudit.model.results import Audit, Finding, Readiness, Result, RuleResult, Score
from tests.builders import criterion, observation, result, standard


def audit(outcome: Outcome = Outcome.PASSED, **changed: Any) -> Audit:
    """An audit of one `should` criterion, observed and settled with the outcome."""
    given: dict[str, Any] = {
        "tool": "badgeaudit 0",
        "standard": standard([criterion("A-1")]),
        "dossier": Dossier("d", (SourceFile("badges/a.json", 1, "badge", "0" * 64),), None),
        "as_of": date(2026, 1, 1),
        "options": {},
        "subjects": (),
        "file_findings": (),
        "results": (seen(outcome),),
        "scores": (Score("A", 2, 0, 3), Score("total", 2, 0, 3)),
        "readiness": Readiness("ready", ()),
        "steps": (),
        "dues": (),
        "assessments": (),
        **changed,
    }
    return Audit(**given)


def seen(outcome: Outcome, *, settled: bool = True) -> Result:
    return result("A-1", outcome, observed=observation("A-1", outcome, settled=settled))


def readiness(outcome: Any, rule: Outcome | None = None) -> Readiness:
    rules = (RuleResult("D-1", rule, message("x"), 0, 1, 1),) if rule else ()
    return Readiness(outcome, rules)


MUST = standard([criterion("A-1", obligation=Obligation.MUST)])


@pytest.mark.parametrize(
    ("made", "policy", "code", "why"),
    [
        (audit(), Policy(), 0, []),
        (audit(Outcome.FAILED), Policy(), 0, []),
        (audit(Outcome.FAILED), Policy(fail_on=FailOn.SHOULD), 1, ["gate.failed-criteria"]),
        (audit(Outcome.FAILED, standard=MUST), Policy(), 1, ["gate.failed-criteria"]),
        (
            audit(standard=MUST, results=(seen(Outcome.FAILED, settled=False),)),
            Policy(),
            0,
            [],
        ),
        (audit(Outcome.FAILED, standard=MUST), Policy(Gate.NONE), 0, []),
        (audit(readiness=readiness("ready")), Policy(Gate.READINESS), 0, []),
        (
            audit(readiness=readiness("not yet", Outcome.FAILED)),
            Policy(Gate.READINESS),
            1,
            ["gate.not-ready"],
        ),
        (
            audit(readiness=readiness("undecided", Outcome.CANT_TELL)),
            Policy(Gate.READINESS),
            3,
            ["gate.undecided"],
        ),
        (
            audit(readiness=readiness("undecided", Outcome.PASSED)),
            Policy(Gate.READINESS),
            3,
            ["gate.provisional"],
        ),
        (audit(), Policy(min_score=66), 0, []),
        (audit(), Policy(min_score=67), 1, ["gate.score-too-low"]),
        (audit(), Policy(Gate.NONE, min_score=67), 1, ["gate.score-too-low"]),
        # a score that is too low outweighs what is merely undecided, and neither hides the other
        (
            audit(readiness=readiness("undecided", Outcome.CANT_TELL)),
            Policy(Gate.READINESS, min_score=67),
            1,
            ["gate.score-too-low", "gate.undecided"],
        ),
    ],
)
def test_each_gate(made: Audit, policy: Policy, code: int, why: list[str]) -> None:
    verdict = decide(made, policy)
    assert verdict.code == code
    assert [reason.id for reason in verdict.reasons] == why
    assert all(sentence(reason) for reason in verdict.reasons)


BROKEN = message("documents.x")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (SourceFile("badges/a.json", 1, "badge", problem=BROKEN), 1),
        (SourceFile("badges/a.json", 1, "badge", problems=2), 1),
        (SourceFile("credentials/a.json", 1, "credential", problems=1), 1),
        (SourceFile("evidence/a.pdf", 1, "evidence", problem=BROKEN), 0),
        (SourceFile(".DS_Store", 1, "ignored", problem=BROKEN), 0),
    ],
)
def test_an_invalid_badge_file_fails_the_automatic_gate(file: SourceFile, code: int) -> None:
    assert decide(audit(dossier=Dossier("d", (file,), None)), Policy()).code == code


def test_a_proof_that_does_not_hold_fails_the_automatic_gate() -> None:
    broken = SourceFile("credentials/a.json", 1, "credential", verdict="invalid", proof_failed=True)
    expired = SourceFile("credentials/b.json", 1, "credential", verdict="invalid")
    verdict = decide(audit(dossier=Dossier("d", (broken, expired), None)), Policy())
    assert verdict.code == 1
    (reason,) = verdict.reasons
    assert (reason.id, reason.params["files"]) == ("gate.failed-proofs", ("credentials/a.json",))
    assert decide(audit(dossier=Dossier("d", (expired,), None)), Policy()).code == 0


def test_an_invalid_application_fails_the_automatic_gate() -> None:
    application = Application("application.yaml", {})
    found = Finding(Outcome.FAILED, BROKEN, "application.yaml", Place("application.yaml"))
    made = audit(dossier=Dossier("d", (), application), file_findings=(found,))
    verdict = decide(made, Policy())
    assert verdict.reasons[0].params["files"] == ("application.yaml",)


def test_people_do_not_open_the_automatic_gate() -> None:
    """A judgement against the machine decides the criterion, but CI still hears of the failure."""
    overruled = replace(seen(Outcome.FAILED), outcome=Outcome.PASSED, decided_by="judgements")
    assert decide(audit(standard=MUST, results=(overruled,)), Policy()).code == 1


def test_no_score_at_all_reaches_no_minimum() -> None:
    empty = audit(scores=(Score("total", 0, 0, 0),))
    assert decide(empty, Policy(min_score=1)).code == 1


def test_many_invalid_files_are_counted_and_the_first_named() -> None:
    files = tuple(SourceFile(f"badges/{n}.json", 1, "badge", problems=1) for n in range(9))
    (reason,) = decide(audit(dossier=Dossier("d", files, None)), Policy()).reasons
    assert reason.params["count"] == 9
    assert sentence(reason).count("badges/") == 5
    assert "…" in sentence(reason)
