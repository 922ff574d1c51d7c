"""Results, findings, scores and readiness → their parts of the audit document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.packing import in_order
from badgeaudit.model.people import Claim, RestsOn
from badgeaudit.model.places import Message, Place
from badgeaudit.model.results import (
    Due,
    Finding,
    Judged,
    Observation,
    Result,
    RuleResult,
    Score,
    Step,
)
from badgeaudit.model.standard import Rule, Standard
from badgeaudit.report.many import Document, Many, at_once
from badgeaudit.report.standard_document import plain

GRAVITY = {
    Outcome.FAILED: 0,
    Outcome.CANT_TELL: 1,
    Outcome.UNTESTED: 2,
    Outcome.INAPPLICABLE: 3,
    Outcome.PASSED: 4,
}
"""The order findings are listed in: the gravest first."""


def message_document(message: Message) -> dict[str, Any]:
    """Return a message with its words. Raises KeyError for an id no catalogue has."""
    return {"id": message.id, "params": plain(message.params), "text": sentence(message)}


def findings_document(findings: Sequence[Finding], many: Many = at_once) -> Sequence[Document]:
    """Return findings as plain data in a fixed order: gravest first, then by subject and place."""
    return many(in_order(findings, _first, _order), _finding)


def result_document(result: Result, standard: Standard, many: Many = at_once) -> dict[str, Any]:
    """Return one criterion's result with its four layers."""
    return {
        "criterion": result.criterion,
        "section": standard.criterion(result.criterion).section,
        "outcome": result.outcome.value,
        "decided_by": result.decided_by,
        "provisional": result.provisional,
        "claimed": None if result.claimed is None else _claim(result.claimed),
        "observed": None if result.observed is None else _observation(result.observed, many),
        "judged": [_judged(each) for each in result.judged],
        "levels": list(result.levels),
        "divergences": [message_document(each) for each in result.divergences],
    }


def rule_document(result: RuleResult, rule: Rule) -> dict[str, Any]:
    """Return one readiness rule with its outcome and the reason."""
    return {
        "id": rule.id,
        "title": rule.title,
        "text": rule.text,
        "status": rule.status.value,
        "sources": list(rule.sources),
        "assumes": list(rule.assumes),
        "rehearsal": rule.rehearsal,
        "holds": rule.holds,
        "at_least": rule.at_least,
        "outcome": result.outcome.value,
        "reason": message_document(result.reason),
        "met": result.met,
        "open": result.open,
        "of": result.of,
        "claimed": result.claimed,
        "blocking": list(result.blocking),
        "criteria": list(rule.of),
    }


def score_document(score: Score) -> dict[str, Any]:
    """Return a section's score; percentages are whole, rounded down, None where ``of`` is 0."""
    return {
        "section": score.section,
        "met": score.met,
        "open": score.open,
        "of": score.of,
        "percent_low": _percent(score.met, score.of),
        "percent_high": _percent(score.met + score.open, score.of),
        "claimed": score.claimed,
        "observed": score.observed,
        "judged": score.judged,
        "not_applicable": score.not_applicable,
    }


def step_document(step: Step) -> dict[str, Any]:
    """Return one thing to do next and what it moves."""
    return {
        "criterion": step.criterion,
        "action": step.action,
        "rules": list(step.rules),
        "unblocks": list(step.unblocks),
        "moves": step.moves,
        "findings": step.findings,
    }


def due_document(due: Due) -> dict[str, Any]:
    """Return one date of the procedure."""
    return {
        "rule": due.rule,
        "start": due.start.isoformat(),
        "due": due.due.isoformat(),
        "overdue": due.overdue,
    }


def _first(finding: Finding) -> tuple[int, str]:
    """Return the beginning of the order, which is nearly always enough."""
    return GRAVITY[finding.outcome], finding.subject


def _order(finding: Finding) -> tuple[int, str, str, int, str, str, str]:
    place = finding.place or Place("")
    return (
        GRAVITY[finding.outcome],
        finding.subject,
        place.path,
        place.line or 0,
        place.pointer,
        finding.message.id,
        sentence(finding.message),
    )


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "outcome": finding.outcome.value,
        "message": message_document(finding.message),
        "subject": finding.subject,
        "place": None
        if place is None
        else {
            "path": place.path,
            "pointer": place.pointer,
            "line": place.line,
            "column": place.column,
        },
        "criterion": finding.criterion,
        "fingerprint": finding.fingerprint,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "answer": claim.answer,
        "explanation": claim.explanation,
        "evidence": list(claim.evidence),
    }


def _observation(observation: Observation, many: Many) -> dict[str, Any]:
    tally = observation.tally
    return {
        "outcome": observation.outcome.value,
        "leaning": None if observation.leaning is None else observation.leaning.value,
        "settled": observation.settled,
        "tally": {
            "passed": tally.passed,
            "failed": tally.failed,
            "cantTell": tally.cant_tell,
            "inapplicable": tally.inapplicable,
            "untested": tally.untested,
        },
        "findings": findings_document(observation.findings, many),
    }


def _judged(judged: Judged) -> dict[str, Any]:
    """Leave ``note`` out: it is internal and never in the audit JSON."""
    judgement = judged.judgement
    return {
        "assessor": judgement.assessor,
        "role": judgement.role,
        "source": judged.source,
        "answer": judgement.answer,
        "level": judged.level,
        "outcome": judged.outcome.value,
        "comment": judgement.comment,
        "confidence": judgement.confidence,
        "on": None if judgement.on is None else judgement.on.isoformat(),
        "cites": list(judgement.cites),
        "subjects": dict(sorted(judgement.subjects.items())),
        "rests_on": [_ground(each) for each in judgement.rests_on],
        "used": judged.used,
        "set_aside": None if judged.set_aside is None else message_document(judged.set_aside),
    }


def _ground(ground: RestsOn) -> dict[str, Any]:
    return {
        "path": ground.path,
        "pointer": ground.pointer,
        "subjects": None if ground.subjects is None else ground.subjects.value,
        "sha256": ground.sha256,
    }


def _percent(part: int, whole: int) -> int | None:
    return None if whole == 0 else 100 * part // whole
