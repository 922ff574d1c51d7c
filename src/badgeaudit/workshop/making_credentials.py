"""Draft → assertions and credentials with their proofs, and the course badges of the staff."""

from __future__ import annotations

import hashlib
from typing import Any

from badgeaudit.workshop.making_data import texts
from badgeaudit.workshop.making_dates import months_after
from badgeaudit.workshop.making_draft import BadgeDraft, CourseDraft, CredentialDraft, Draft
from badgeaudit.workshop.making_openbadges import (
    OB2,
    OB3,
    achievement,
    issuer_key,
    moment_of,
    profile,
    signer,
    written_day,
)
from badgeaudit.workshop.signing import as_token, with_proof

Json = dict[str, Any]


def credential(draft: Draft, given: CredentialDraft) -> Json | str:
    """Return an issued credential: an assertion, a signed credential, or a token."""
    badge = draft.badge(given.badge)
    if draft.form == "ob2":
        return _assertion(draft, given, badge)
    document = _credential(draft, given, badge)
    own = issuer_key(draft)
    if given.token:
        token = as_token(document, own)
        if given.proof != "broken":
            return token
        changed = as_token(_reassigned(draft, document), own)
        return f"{changed.rpartition('.')[0]}.{token.rpartition('.')[2]}"
    if given.proof == "none":
        return document
    signed = with_proof(document, own, moment_of(given.issued), form="jcs")
    return _reassigned(draft, signed) if given.proof == "broken" else signed


def course(draft: Draft, earned: CourseDraft) -> Json:
    """Return the badge of a course that somebody of the staff earned."""
    shared = texts()
    name = "academy of learning territories"
    key = issuer_key(draft) if earned.by_applicant else signer(name)
    issuer: Json = {"id": key.did, "type": ["Profile"]}
    if earned.by_applicant:
        issuer |= {part: draft.profile[part] for part in ("name", "url") if part in draft.profile}
        base = f"https://{draft.domain}/"
    else:
        base = "https://learning-territories.example/"
        issuer |= {"name": shared["academy"], "url": base}
    number = hashlib.sha256(f"{draft.seed} {earned.path}".encode()).hexdigest()[:8]
    document: Json = {
        "@context": OB3,
        "id": f"{base}assertions/{number}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": earned.name,
        "issuer": issuer,
        "validFrom": written_day(earned.issued),
        "credentialSubject": {
            "id": signer(f"{draft.seed} {earned.path}").did,
            "type": ["AchievementSubject"],
            "achievement": {
                "id": f"{base}achievements/{hashlib.sha256(earned.name.encode()).hexdigest()[:6]}",
                "type": ["Achievement"],
                "achievementType": "CertificateOfCompletion",
                "creator": issuer,
                "name": earned.name,
                "description": shared["course_description"],
                "criteria": {"narrative": shared["course_criteria"]},
                "inLanguage": "en",
                "tag": ["open badges", "training"],
            },
        },
        "evidence": [{"type": ["Evidence"], "narrative": shared["course_evidence"]}],
    }
    signed = with_proof(document, key, moment_of(earned.issued), form="jcs")
    return _redated(signed, earned) if earned.proof == "broken" else signed


def _assertion(draft: Draft, given: CredentialDraft, badge: BadgeDraft) -> Json:
    document: Json = {
        "@context": OB2,
        "id": f"https://{draft.domain}/assertions/{given.number:02}.json",
        "type": "Assertion",
        "recipient": {"type": "email", **_identity(draft, given, "identity")},
        "badge": draft.badge_id(badge),
        "issuedOn": given.written or written_day(given.issued),
        "verification": {"type": "hosted"},
    }
    if given.evidence:
        document["evidence"] = [{"narrative": given.evidence}]
    return document


def _credential(draft: Draft, given: CredentialDraft, badge: BadgeDraft) -> Json:
    subject: Json = {"type": ["AchievementSubject"]}
    if given.recipient == "protected":
        subject["id"] = signer(f"{draft.seed} {given.learner}").did
    else:
        identity = {"type": "IdentityObject", "identityType": "emailAddress"}
        subject["identifier"] = [{**identity, **_identity(draft, given, "identityHash")}]
    subject["achievement"] = achievement(draft, badge)
    document: Json = {
        "@context": OB3,
        "id": f"https://{draft.domain}/assertions/{given.number:02}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": badge.name,
        "issuer": profile(draft),
        "validFrom": given.written or written_day(given.issued),
        "credentialSubject": subject,
    }
    if given.evidence:
        document["evidence"] = [{"type": ["Evidence"], "narrative": given.evidence}]
    return document


def _identity(draft: Draft, given: CredentialDraft, key: str) -> Json:
    address = f"{given.learner.replace(' ', '.')}@learners.{draft.domain}"
    if given.recipient == "clear":
        return {"hashed": False, key: address}
    salt = hashlib.sha256(f"{draft.seed} salt {given.number}".encode()).hexdigest()[:20]
    salted = given.recipient == "protected"
    digest = hashlib.sha256((address + (salt if salted else "")).encode()).hexdigest()
    hashed: Json = {"hashed": True, key: f"sha256${digest}"}
    return {**hashed, "salt": salt} if salted else hashed


def _reassigned(draft: Draft, signed: Json) -> Json:
    """Return a credential into which somebody wrote another recipient.

    The date stays: it would have a bearing on how long badges have been in use.
    """
    other = signer(f"{draft.seed} somebody else").did
    return {**signed, "credentialSubject": {**signed["credentialSubject"], "id": other}}


def _redated(signed: Json, earned: CourseDraft) -> Json:
    """Return a course badge into which somebody wrote an earlier date."""
    return {**signed, "validFrom": written_day(months_after(earned.issued, -12))}
