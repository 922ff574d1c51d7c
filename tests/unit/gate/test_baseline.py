from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from badgeaudit.gate.baseline import compare, failures
from badgeaudit.gate.choices import Gate
from badgeaudit.gate.policy import Policy, decide
from badgeaudit.model.baseline import Baseline, proof_fingerprint
from badgeaudit.model.dossier import Dossier, SourceFile
from badgeaudit.model.outcomes import Obligation, Outcome
from badgeaudit.model.places import Message, Place, message
from badgeaudit.model.results import Audit, Finding, Readiness, Score, Waiving
from badgeaudit.model.waivers import Waived, Waiver
from tests.builders import check, criterion, observation, result, standard

FILE = "badges/a.json"
CREDENTIAL = "credentials/a.json"
SHAPE = Finding(Outcome.FAILED, message("x"), FILE, Place(FILE, "/name", 3), "", "shape")
NAME = Finding(Outcome.FAILED, message("y"), "b", Place(FILE, "/name"), "A-1", "name")
REMARK = replace(NAME, outcome=Outcome.CANT_TELL, fingerprint="remark")


def words(said: Message) -> str:
    return said.id


def audit(*found: Finding, named: str | None = None, **changed: Any) -> Audit:
    """An audit with an invalid file, a broken proof, and a failed `must`."""
    observed = replace(observation("A-1", Outcome.FAILED), findings=found or (NAME, REMARK))
    must = criterion("A-1", obligation=Obligation.MUST, check=check(named=named))
    given: dict[str, Any] = {
        "tool": "badgeaudit 0",
        "standard": standard([must, criterion("A-2", same_as="A-1")]),
        "dossier": Dossier(
            "d",
            (
                SourceFile(FILE, 1, "badge", "0" * 64, problems=1),
                SourceFile(CREDENTIAL, 1, "credential", "0" * 64, proof_failed=True),
            ),
            None,
        ),
        "as_of": date(2026, 1, 1),
        "options": {},
        "subjects": (),
        "file_findings": (SHAPE,),
        "results": (
            result("A-1", Outcome.FAILED, observed=observed),
            result("A-2", Outcome.FAILED, observed=observed),
        ),
        "scores": (Score("total", 0, 0, 1),),
        "readiness": Readiness("not yet", ()),
        "steps": (),
        "dues": (),
        "assessments": (),
        **changed,
    }
    return Audit(**given)


PROOF = proof_fingerprint(CREDENTIAL)
ALL = frozenset({"shape", "name", PROOF})


def baseline(made: Audit) -> Baseline:
    found = {each.fingerprint: each for each in failures(made, words)}
    return Baseline("b.json", "tiny", "1", date(2026, 1, 1), found, 0, 1)


def reasons(made: Audit, policy: Policy) -> list[str]:
    return [reason.id for reason in decide(made, policy).reasons]


def test_a_failure_is_of_a_file_a_proof_or_a_settled_check() -> None:
    assert {each.fingerprint for each in failures(audit(), words)} == ALL
    unsettled = replace(observation("A-1", Outcome.FAILED, settled=False), findings=(NAME,))
    open_ = (
        result("A-1", Outcome.CANT_TELL, observed=unsettled),
        result("A-2", Outcome.CANT_TELL),
    )
    assert "name" not in {each.fingerprint for each in failures(audit(results=open_), words)}


def test_the_same_audit_has_nothing_new_and_nothing_fixed() -> None:
    found = compare(audit(), baseline(audit()), words)
    assert (found.new, found.fixed, len(found.known)) == ((), (), 3)


def test_new_and_fixed_failures_are_told_apart() -> None:
    other = replace(NAME, fingerprint="other")
    found = compare(audit(other), baseline(audit()), words)
    assert [each.fingerprint for each in found.new] == ["other"]
    assert [each.fingerprint for each in found.fixed] == ["name"]


def test_what_a_baseline_knew_does_not_fail_the_automatic_gate() -> None:
    assert reasons(audit(), Policy()) == [
        "gate.invalid-files",
        "gate.failed-proofs",
        "gate.failed-criteria",
    ]
    assert reasons(audit(), Policy(known=ALL)) == []
    assert reasons(audit(), Policy(known=ALL - {"shape"})) == ["gate.invalid-files"]
    assert reasons(audit(), Policy(known=ALL - {PROOF})) == ["gate.failed-proofs"]
    assert reasons(audit(NAME, replace(NAME, fingerprint="new")), Policy(known=ALL)) == [
        "gate.failed-criteria"
    ]


def test_a_baseline_opens_no_other_gate() -> None:
    assert decide(audit(), Policy(Gate.READINESS, known=ALL)).code == 1
    assert decide(audit(), Policy(known=ALL, min_score=10)).code == 1


def waived(made: Audit, *covers: str) -> Audit:
    waiver = Waiver("A-1", "", "For a while.", "Ana", date(2027, 1, 1), Place("waivers.yaml"))
    accepted = tuple(replace(each, outcome=Outcome.PASSED) for each in made.results)
    one = Waived(waiver, "active", message("waivers.active"), covers)
    return replace(made, waiving=Waiving((one,), accepted, made.scores))


def test_a_waiver_takes_its_criterion_out_of_the_gate() -> None:
    assert reasons(waived(audit(), "name"), Policy()) == [
        "gate.invalid-files",
        "gate.failed-proofs",
    ]


def test_a_waiver_of_the_check_on_files_covers_the_file() -> None:
    made = waived(audit(NAME, named="conforms"), "name")
    assert reasons(made, Policy()) == ["gate.failed-proofs"]
    proof = replace(NAME, place=Place(CREDENTIAL))
    made = waived(audit(proof, named="credentials_verify"), "name")
    assert reasons(made, Policy()) == ["gate.invalid-files"]
