"""The application's answers, criterion by criterion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.dossier.application import answers_elsewhere
from badgeaudit.model.people import Claim
from badgeaudit.model.standard import Standard


def claims(standard: Standard, application: Mapping[str, Any]) -> dict[str, Claim]:
    """Return criterion id → claim for every criterion the application answers.

    Whatever the application holds for an unknown criterion is left out (its reader reports it),
    and everything when it answers another standard: the same id means another criterion there.
    """
    if answers_elsewhere(application, standard.id):
        return {}
    written = application.get("claims")
    if not isinstance(written, Mapping):
        return {}
    found = {}
    for criterion in standard.criteria:
        key = criterion.claim.field if criterion.claim else criterion.same_as or criterion.id
        answer = written.get(key)
        if isinstance(answer, Mapping):
            found[criterion.id] = _claim(criterion.id, key, answer)
    return found


def _claim(id: str, key: str, written: Mapping[str, Any]) -> Claim:
    answer = written.get("answer")
    evidence = written.get("evidence", [])
    return Claim(
        criterion=id,
        answer=answer if answer in ("yes", "no") else None,
        explanation=str(written.get("explanation", "")),
        evidence=tuple(str(item) for item in evidence) if isinstance(evidence, list) else (),
        place=f"/claims/{key}",
    )
