"""Waivers and a baseline → their parts of the audit document."""

from __future__ import annotations

from typing import Any

from badgeaudit.model.baseline import Compared, Failure
from badgeaudit.model.waivers import Waived
from badgeaudit.report.result_document import message_document


def waiver_document(waived: Waived) -> dict[str, Any]:
    """Return one waiver with what became of it."""
    waiver = waived.waiver
    return {
        "criterion": waiver.criterion,
        "badge": waiver.badge,
        "reason": waiver.reason,
        "approver": waiver.approver,
        "until": waiver.until.isoformat(),
        "source": waiver.place.path,
        "line": waiver.place.line,
        "state": waived.state,
        "said": message_document(waived.said),
        "covers": list(waived.covers),
    }


def baseline_document(compared: Compared | None) -> dict[str, Any] | None:
    """Return what a baseline knew, what is new and what is fixed; None without a baseline."""
    if compared is None:
        return None
    baseline = compared.baseline
    return {
        "source": baseline.source,
        "standard": baseline.standard,
        "edition": baseline.edition,
        "as_of": baseline.as_of.isoformat(),
        "met": baseline.met,
        "of": baseline.of,
        "new": [failure.fingerprint for failure in compared.new],
        "known": [failure.fingerprint for failure in compared.known],
        "fixed": [failure_document(failure) for failure in compared.fixed],
    }


def failure_document(failure: Failure) -> dict[str, Any]:
    """Return one failure as a baseline file keeps it."""
    return {
        "fingerprint": failure.fingerprint,
        "criterion": failure.criterion,
        "subject": failure.subject,
        "path": failure.path,
        "text": failure.text,
    }
