"""Rows → the ``subjects`` part of the audit document: what was found in the dossier, counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from badgeaudit.model.badges import Row
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.results import Audit

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def subjects_document(audit: Audit) -> dict[str, Any]:
    """Return badge classes and issuers by name, credentials only as counts.

    Nothing about a single recipient or credential is kept: recipients are counted and forgotten.
    """
    classes = _distinct(row for row in audit.subjects if row.kind == "badge_class")
    issuers = _distinct(row for row in audit.subjects if row.kind == "issuer")
    credentials = [row for row in audit.subjects if row.kind == "credential"]
    issued = Counter(row.badge for row in credentials)
    findings = _findings_by_subject(audit)
    return {
        "badge_classes": [
            {
                "id": row.id,
                "name": row.name,
                "path": row.path,
                "pointer": row.pointer,
                "form": str(row.form),
                "language": row.language,
                "embedded": row.embedded,
                "credentials": issued[row.id],
                "findings": findings[row.id],
            }
            for row in classes
        ],
        "issuers": [
            {"id": row.id, "name": row.name, "path": row.path, "pointer": row.pointer}
            for row in issuers
        ],
        "credentials": _credentials(credentials),
    }


def _distinct(rows: Iterable[Row]) -> list[Row]:
    """Keep one row per id, that of the subject's own file before any embedded copy."""
    kept: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (row.embedded, row.path, row.pointer)):
        kept.setdefault(row.id, row)
    return sorted(kept.values(), key=lambda row: (row.path, row.pointer, row.id))


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
