"""An audit as trainees see it: what the machine found is left out, every question is open. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.results import Audit, Judged, Observation, Result


def practised(audit: Audit) -> Audit:
    """Return the audit without observations, so that nothing in a sheet gives an answer away.

    Claims stay, since they are part of the dossier; so do judgements given so far. Findings about
    files go too. Scores, readiness and next steps are those of the whole audit and must not be
    shown.
    """
    results = tuple(_unseen(result) for result in audit.results)
    return replace(audit, results=results, file_findings=(), steps=())


def observations(audit: Audit) -> Mapping[str, Observation]:
    """Return criterion → what the machine found, to be shown once a trainee has answered."""
    return {each.criterion: each.observed for each in audit.results if each.observed is not None}


def _unseen(result: Result) -> Result:
    result = replace(result, judged=tuple(_unjudged(each) for each in result.judged))
    if result.decided_by not in ("observation", "claim", "open"):
        return replace(result, observed=None, divergences=())
    return replace(
        result, observed=None, outcome=Outcome.UNTESTED, decided_by="open", divergences=()
    )


def _unjudged(judged: Judged) -> Judged:
    """Let an answer stand that was set aside only for contradicting the machine without a word."""
    aside = judged.set_aside
    if aside is None or aside.id != "audit.judgement-needs-comment-contradicts":
        return judged
    return replace(judged, set_aside=None, used=True)
