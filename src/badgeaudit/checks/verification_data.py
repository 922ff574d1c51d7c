"""Check ``credentials_verify``: whether the issued credentials verify."""

from __future__ import annotations

from collections.abc import Iterator

from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.findings import about, cant_tell, failed
from badgeaudit.checks.verified import verification_about
from badgeaudit.model.badges import Subject
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Place, message
from badgeaudit.model.results import Finding
from badgeaudit.model.verification import Step, Verification

_OPEN = (Outcome.CANT_TELL, Outcome.UNTESTED)


def credentials_verify(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask that a credential verifies: proof, issuer, dates and status, as ``verify`` does.

    No parameters. Valid → passed. Invalid → ``failed``, with the reason and place of each step that
    failed; a credential that only expired → ``cantTell``: to expire in time is no fault of the
    issuer, and the oldest credentials show since when badges are used. What could not be checked →
    ``untested`` when it was not tried (offline), else ``cantTell``. Of several credentials in one
    file (a list, a learner record) each is told by its own verification.

    Source: https://criticaltechnology.blogspot.com/2013/06/the-minimum-for-badge-system.html; how:
    https://www.imsglobal.org/spec/ob/v3p0/#verification and OB 2.0, Badge Verification.
    """
    whole = tools.verify(subject.path)
    if whole is None:
        yield cant_tell(subject, message("checks.not-verified"))
        return
    at, verification = verification_about(whole, subject.pointer)
    wrong = [step for step in _counting(verification) if step.outcome is Outcome.FAILED]
    if wrong and all(step.name == "dates" for step in wrong):
        yield _said(subject, wrong[0], Outcome.CANT_TELL, at)
        return
    if wrong:
        for step in wrong:
            yield _said(subject, step, Outcome.FAILED, at)
        return
    waiting = next((s for s in _counting(verification) if s.outcome in _OPEN), None)
    if waiting is not None:
        yield _said(subject, waiting, waiting.outcome, at)
    elif verification.verdict != "valid":
        yield failed(subject, message("checks.not-a-credential"))


def _counting(verification: Verification) -> list[Step]:
    return [step for step in verification.steps if step.level == "error"]


def _said(subject: Subject, step: Step, outcome: Outcome, at: str) -> Finding:
    found = about(subject, outcome, step.reason)
    place = Place(subject.path, at + step.pointer)
    return Finding(found.outcome, found.message, found.subject, place)
