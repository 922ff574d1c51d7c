"""Badge class and issuer of an OB 2.0 assertion: inside it, or behind the addresses it names.

Source: OB 2.0 Profile, BadgeClass (required properties, ``type`` and ``email``) and Badge
Verification, https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.model.badges import Form, Packaging
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Clause, Step, StepName
from badgeaudit.verification.answers import NoAnswer, content_of
from badgeaudit.verification.clauses import OB2_CONFORMS, OB2_ISSUER
from badgeaudit.verification.means import Credential, Means

_FORMS = {
    "ob1": (Form.OB1_BADGE_CLASS, Form.OB1_ISSUER),
    "ob2": (Form.OB2_BADGE_CLASS, Form.OB2_PROFILE),
}


class Linked(NamedTuple):
    """What an assertion speaks of, as far as it could be got."""

    badge: Mapping[str, Any] | None
    issuer: Mapping[str, Any] | None
    steps: tuple[Step, ...]


def linked_documents(credential: Credential, means: Means) -> Linked:
    """Return badge class and issuer, with a step for the issuer and one for each fault found."""
    forms = _FORMS[credential.form.value[:3]]
    data = credential.data
    steps: list[Step] = []
    badge: Mapping[str, Any] | None = None
    holder, at = data, ""
    if "claim" not in data:
        badge = _document(data.get("badge"), "/badge", forms[0], means, steps)
        if badge is None:
            return Linked(None, None, tuple(steps))
        holder, at = badge, "/badge"
    issuer = _document(holder.get("issuer"), f"{at}/issuer", forms[1], means, steps)
    if issuer is not None and not any(step.name == "issuer" for step in steps):
        fine = message("verification.profile-fine")
        steps.append(Step("issuer", Outcome.PASSED, fine, OB2_ISSUER, f"{at}/issuer"))
    return Linked(badge, issuer, tuple(steps))


def _document(
    value: Any, at: str, form: Form, means: Means, steps: list[Step]
) -> Mapping[str, Any] | None:
    """Return an embedded or fetched document; what is wrong with it is added to the steps."""
    kind, name, clause = _about(form)
    if isinstance(value, Mapping):
        return value
    if not isinstance(value, str) or not value.startswith(("http://", "https://")):
        why = message("verification.profile-unnamed")
        steps.append(Step("issuer", Outcome.FAILED, why, OB2_ISSUER, at))
        return None
    answer = content_of(value, means.fetcher)
    if isinstance(answer, NoAnswer):
        missing = message(f"verification.{kind}-{answer.why}", url=value)
        steps.append(Step(name, answer.outcome, missing, clause, at))
        return None
    data = _decoded(answer, value)
    if data is None:
        unreadable = message(f"verification.{kind}-unreadable", url=value)
        steps.append(Step(name, Outcome.FAILED, unreadable, clause, at))
        return None
    read = Credential(value, form, Packaging.JSON, data, answer)
    steps += (
        Step(name, Outcome.FAILED, problem.message, clause, at) for problem in means.shape(read)
    )
    return data


def _about(form: Form) -> tuple[str, StepName, Clause]:
    if form in (Form.OB1_ISSUER, Form.OB2_PROFILE):
        return "profile", "issuer", OB2_ISSUER
    return "badge", "shape", OB2_CONFORMS


def _decoded(raw: bytes, path: str) -> Mapping[str, Any] | None:
    try:
        data = decode_json(raw, path)
    except Undecodable:
        return None
    return data if isinstance(data, Mapping) else None
