"""``refreshService``: asks the issuer for a newer copy of a credential, once.

Source: OB 3.0 verification, step 3: only after the proof; conformity and proof of the new one are
verified again; when that is not successful, the original stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Step, Verification
from badgeaudit.verification.answers import NoAnswer, content_of
from badgeaudit.verification.clauses import OB3_REFRESH
from badgeaudit.verification.means import Credential, Means
from badgeaudit.verification.sequence_inner import Verify

_TYPE = "1EdTechCredentialRefresh"
_EARLY = frozenset(("read", "shape", "terms", "issuer", "proof", "claims"))
"""The steps that decide whether the new one may stand for the old one."""


def refreshed(
    credential: Credential, means: Means, verify: Verify
) -> tuple[list[Step], tuple[Credential, Verification] | None]:
    """Return the step, and the newer credential with its verification when there is a sound one."""
    url = _service(credential.data)
    if url is None:
        return [], None
    answer = content_of(url, means.fetcher)
    if isinstance(answer, NoAnswer):
        why = message(f"verification.refresh-{answer.why}", url=url)
        return [_step(answer.outcome, why)], None
    newer = means.reread(answer, url)
    if newer is None or newer.form is not credential.form:
        return [_step(Outcome.FAILED, message("verification.refresh-other", url=url))], None
    if _issuer(newer.data) != _issuer(credential.data):
        return [_step(Outcome.FAILED, message("verification.refresh-issuer", url=url))], None
    newer = replace(newer, pointer="/refreshService")
    result = verify(newer, replace(means, depth=means.depth + 1, refresh=False, recipient=None))
    early = [step for step in result.steps if step.name in _EARLY and step.level == "error"]
    if any(step.outcome is not Outcome.PASSED for step in early):
        return [_step(Outcome.FAILED, message("verification.refresh-unsound", url=url))], None
    step = _step(Outcome.PASSED, message("verification.refreshed", url=url))
    return [step], (newer, result)


def _service(data: Mapping[str, Any]) -> str | None:
    service = data.get("refreshService")
    for each in service if isinstance(service, list) else [service]:
        if isinstance(each, Mapping) and isinstance(each.get("id"), str):
            types = each.get("type")
            if _TYPE in (types if isinstance(types, list) else [types]):
                return str(each["id"])
    return None


def _issuer(data: Mapping[str, Any]) -> object:
    issuer = data.get("issuer")
    return issuer.get("id") if isinstance(issuer, Mapping) else issuer


def _step(outcome: Outcome, why: Message) -> Step:
    return Step("refresh", outcome, why, OB3_REFRESH, "/refreshService", "warning")
