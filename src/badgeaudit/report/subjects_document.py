"""Rows → the ``subjects`` part of the audit document: what was found in the dossier, counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from badgeaudit.model.badges import Row, SubjectKind
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.packing import chosen, in_order
from badgeaudit.model.results import Audit
from badgeaudit.report.many import Document, Many, at_once
from badgeaudit.report.result_document import message_document

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def subjects_document(audit: Audit, many: Many = at_once) -> dict[str, Any]:
    """Return badge classes and issuers by name, credentials only as counts.

    Nothing about a single recipient or credential is kept: recipients are counted and forgotten.
    """
    credentials = [row for row in audit.subjects if row.kind == "credential"]
    issued = Counter(row.badge for row in credentials)
    findings = _findings_by_subject(audit)

    def badge_class(row: Row) -> Document:
        return {
            "id": row.id,
            "name": row.name,
            "path": row.path,
            "pointer": row.pointer,
            "form": str(row.form),
            "language": row.language,
            "embedded": row.embedded,
            "credentials": issued.get(row.id, 0),
            "findings": findings.get(row.id, 0),
            **_described(row),
            **_noticed(row),
        }

    return {
        "badge_classes": many(_distinct(audit.subjects, "badge_class"), badge_class),
        "issuers": many(_distinct(audit.subjects, "issuer"), _issuer),
        "credentials": _credentials(credentials),
    }


def _issuer(row: Row) -> Document:
    return {"id": row.id, "name": row.name, "path": row.path, "pointer": row.pointer}


def _described(row: Row) -> dict[str, Any]:
    """Return how long a badge class's texts are and what it is aligned to; empty if unknown."""
    if row.words is None:
        return {}
    return {
        "words": row.words._asdict(),
        "alignments": [
            {"framework": framework, "host": host, "known": known, "count": number}
            for framework, host, known, number in row.alignments
        ],
    }


def _noticed(row: Row) -> dict[str, Any]:
    """Return what is worth a hint about a badge class; what there is nothing of is left out."""
    if row.noticed is None:
        return {}
    reads_like, readability, frameworks, hints = row.noticed
    made = {
        "reads_like": list(reads_like),
        "readability": None if readability is None else readability._asdict(),
        "frameworks": [each._asdict() for each in frameworks],
        "hints": [message_document(each) for each in hints],
    }
    return {key: value for key, value in made.items() if value}


def _distinct(rows: Sequence[Row], kind: SubjectKind) -> Sequence[Row]:
    """Keep one row per id, that of the subject's own file before any embedded copy."""
    some = chosen(rows, lambda row: row.kind == kind)
    # hashes take a third of the memory; where two are equal by chance, it is only looked closer
    if len({hash(row.id) for row in some}) < len(some):
        kept: dict[str, tuple[bool, str, str]] = {}
        for row in some:
            kept[row.id] = min(_place(row), kept.get(row.id, _place(row)))
        some = chosen(some, lambda row: kept.get(row.id) == _place(row))
    return in_order(some, lambda row: row.path, lambda row: (row.path, row.pointer, row.id))


def _place(row: Row) -> tuple[bool, str, str]:
    return row.embedded, row.path, row.pointer


def _findings_by_subject(audit: Audit) -> Counter[str]:
    """Count what speaks against each subject; a repeated criterion (``same_as``) counts once."""
    repeats = {criterion.id for criterion in audit.standard.criteria if criterion.same_as}
    counts: Counter[str] = Counter(finding.subject for finding in audit.file_findings)
    for result in audit.results:
        if result.observed is None or result.criterion in repeats:
            continue
        counts.update(
            finding.subject
            for finding in result.observed.findings
            if finding.outcome in (Outcome.FAILED, Outcome.CANT_TELL)
        )
    return counts


def _credentials(rows: list[Row]) -> dict[str, Any]:
    dates: Mapping[str, list[str]] = defaultdict(list)
    for row in rows:
        dates[row.badge].append(_day(row))
    days = sorted(filter(None, map(_day, rows)))
    months = Counter(day[:7] for day in days)
    return {
        "count": len(rows),
        "recipients": len({row.recipient for row in rows if row.recipient}),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "by_badge": [
            {
                "badge": badge,
                "count": len(issued),
                "first": min(filter(None, issued), default=None),
                "last": max(filter(None, issued), default=None),
            }
            for badge, issued in sorted(dates.items())
        ],
        "by_month": [{"month": month, "count": count} for month, count in sorted(months.items())],
    }


def _day(row: Row) -> str:
    """Return the calendar day a credential says it was issued on; empty when it says none."""
    found = _DATE.match(row.issued)
    return found.group() if found else ""
