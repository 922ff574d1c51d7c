"""Changes → one plain dict (schemas/difference.schema.json) that every format renders from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from badgeaudit import __version__
from badgeaudit.renewal.changes import Changes, DueChange
from badgeaudit.renewal.comparable import Different, Named
from badgeaudit.renewal.evidence import FileChange
from badgeaudit.renewal.findings import Finding, FindingGroup
from badgeaudit.renewal.judgements import JudgementChange
from badgeaudit.renewal.outcomes import CriterionChange, RuleChange, ScoreChange
from badgeaudit.report.result_document import message_document

SCHEMA_VERSION = "1.0"
"""Version of ``schemas/difference.schema.json``: the first number rises when readers would err."""

Part = Mapping[str, Any]

_SCORE = ("met", "open", "of", "percent_low", "percent_high")
_DUE = ("start", "due", "overdue")
_JUDGED = ("answer", "level", "outcome", "subjects", "comment", "on", "source", "used", "set_aside")


def difference_document(changes: Changes) -> dict[str, Any]:
    """Return the changes as data: no clock, no name of the two files. Equal audits, equal data."""
    common = changes.common
    groups = changes.findings
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "badgeaudit", "version": __version__},
        "old": _side(changes.old),
        "new": _side(changes.new),
        "disclaimer": changes.new["standard"]["disclaimer"],
        "remarks": [message_document(each) for each in changes.remarks],
        "incomparable": {
            "criteria": _incomparable(common.only_old, common.only_new, common.different),
            "rules": _incomparable(
                common.rules_only_old, common.rules_only_new, common.rules_different
            ),
        },
        "readiness": {
            "then": _readiness(changes.old),
            "now": _readiness(changes.new),
            "rules": [_rule(each) for each in changes.rules],
        },
        "scores": [_score(each) for each in changes.scores],
        "criteria": [_criterion(each) for each in changes.criteria],
        "findings": {
            "fixed": sum(len(group.fixed) for group in groups),
            "new": sum(len(group.new) for group in groups),
            "unchanged": sum(len(group.unchanged) for group in groups),
            "groups": [_group(each) for each in groups],
        },
        "judgements": {
            "unchanged": changes.judgements.unchanged,
            "changes": [_judgement(each) for each in changes.judgements.changed],
        },
        "evidence": {
            "unchanged": changes.evidence.unchanged,
            "files": [_file(each) for each in changes.evidence.changed],
        },
        "dues": [_due(each) for each in changes.dues],
        "got_worse": {"criteria": list(changes.lost), "findings": changes.graver},
    }


def _side(audit: Part) -> dict[str, Any]:
    dossier, standard = audit["dossier"], audit["standard"]
    return {
        "as_of": audit["as_of"],
        "applicant": dossier["organisation"],
        "dossier": dossier["name"],
        "country": dossier["country"],
        "applied_on": dossier["applied_on"],
        "digest": dossier["digest"],
        "version": audit["tool"]["version"],
        "standard": {
            "id": standard["id"],
            "title": standard["title"],
            "edition": standard["edition"],
            "digest": standard["digest"],
            "highest": standard["scale"]["highest"],
        },
    }


def _incomparable(
    old: Iterable[Named], new: Iterable[Named], different: Iterable[Different]
) -> list[dict[str, Any]]:
    return [
        *({"id": each.id, "title": each.title, "why": "only_old", "entries": []} for each in old),
        *({"id": each.id, "title": each.title, "why": "only_new", "entries": []} for each in new),
        *(
            {
                "id": each.id,
                "title": each.title,
                "why": "different",
                "entries": list(each.entries),
            }
            for each in different
        ),
    ]


def _readiness(audit: Part) -> dict[str, Any]:
    return {key: audit["readiness"][key] for key in ("outcome", "provisional")}


def _rule(change: RuleChange) -> dict[str, Any]:
    return {
        "id": change.id,
        "title": change.title,
        "status": change.now["status"],
        "changed": change.changed,
        "then": change.then["outcome"],
        "now": change.now["outcome"],
        "reason": change.now["reason"],
        "blocking": list(change.now["blocking"]),
    }


def _score(change: ScoreChange) -> dict[str, Any]:
    return {
        "section": change.section,
        "title": change.title,
        "comparable": change.comparable,
        "then": _some(change.then, _SCORE),
        "now": _some(change.now, _SCORE),
    }


def _criterion(change: CriterionChange) -> dict[str, Any]:
    return {
        "criterion": change.id,
        "title": change.title,
        "section": change.section,
        "kind": change.kind,
        "lost": change.lost,
        "then": {
            "outcome": change.then,
            "decided_by": change.decided_then,
            "levels": list(change.levels_then),
        },
        "now": {
            "outcome": change.now,
            "decided_by": change.decided_now,
            "levels": list(change.levels_now),
        },
    }


def _group(group: FindingGroup) -> dict[str, Any]:
    return {
        "criterion": group.criterion,
        "title": group.title,
        "fixed": _findings(group.fixed),
        "new": _findings(group.new),
        "unchanged": _findings(group.unchanged),
    }


def _findings(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "outcome": each.found["outcome"],
            "was": each.was or None,
            "message": each.found["message"],
            "subject": each.found["subject"],
            "place": each.found["place"],
            "fingerprint": each.found["fingerprint"],
        }
        for each in findings
    ]


def _judgement(change: JudgementChange) -> dict[str, Any]:
    return {
        "criterion": change.criterion,
        "title": change.title,
        "assessor": change.assessor,
        "role": change.role,
        "kind": change.kind,
        "then": _some(change.then, _JUDGED),
        "now": _some(change.now, _JUDGED),
    }


def _file(change: FileChange) -> dict[str, Any]:
    return {
        "path": change.path,
        "kind": change.kind,
        "role": change.role,
        "moved_from": change.moved_from or None,
        "rested": [
            {
                "criterion": each.criterion,
                "assessor": each.assessor,
                "role": each.role,
                "how": each.how,
            }
            for each in change.rested
        ],
    }


def _due(change: DueChange) -> dict[str, Any]:
    return {
        "rule": change.rule,
        "title": change.title,
        "kind": change.kind,
        "then": _some(change.then, _DUE),
        "now": _some(change.now, _DUE),
    }


def _some(part: Part | None, keys: Sequence[str]) -> dict[str, Any] | None:
    return None if part is None else {key: part[key] for key in keys}
