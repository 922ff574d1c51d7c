"""Draft → assertions and credentials with their proofs, and the course badges of the staff."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from badgeaudit.workshop.making_data import texts
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
        token = as_token({**document, "validFrom": written_day(given.issued)}, own)
        return _altered(token) if given.proof == "broken" else token
    if given.proof == "none":
        return document
    signed = with_proof(document, own, moment_of(given.issued), form="jcs")
    return _changed(signed) if given.proof == "broken" else signed


def course(draft: Draft, earned: CourseDraft) -> Json:
    """Return the badge of a course that somebody of the staff earned."""
    shared = texts()
    name = "academy of learning territories"
    key = issuer_key(draft) if earned.by_applicant else signer(name)
    issuer: Json = {"id": key.did, "type": ["Profile"]}
    if earned.by_applicant:
        issuer |= {"name": draft.profile["name"], "url": draft.profile.get("url", "")}
    else:
        issuer |= {"name": shared["academy"], "url": "https://learning-territories.example/"}
    base = issuer["url"] or f"https://{draft.domain}/"
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
    return _changed(signed) if earned.proof == "broken" else signed


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


def _changed(signed: Json) -> Json:
    """Return a signed credential that somebody wrote into afterwards."""
    changed = dict(signed)
    earlier = datetime.fromisoformat(signed["validFrom"])
    changed["validFrom"] = f"{earlier.replace(year=earlier.year - 1):%Y-%m-%dT%H:%M:%SZ}"
    return changed


def _altered(token: str) -> str:
    """Return a token whose signature is another one."""
    head, _, signature = token.rpartition(".")
    return f"{head}.{signature[:-6]}{signature[-6:-2].swapcase()}{signature[-2:]}"
