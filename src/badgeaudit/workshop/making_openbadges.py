"""Draft → the JSON of badge classes and profiles, with their endorsements."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from badgeaudit.workshop.making_draft import BadgeDraft, Draft
from badgeaudit.workshop.signing import Signer, signer_of, with_proof

Json = dict[str, Any]

OB2 = "https://w3id.org/openbadges/v2"
OB3 = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]


@cache
def signer(name: str) -> Signer:
    """Return a throw-away key that depends on nothing but ``name``: it protects nothing."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    secret = hashlib.sha256(f"badgeaudit practice {name}".encode()).digest()
    return signer_of(Ed25519PrivateKey.from_private_bytes(secret))


def badge_class(draft: Draft, badge: BadgeDraft) -> Json:
    """Return a badge class as its own file holds it."""
    if draft.form == "ob2":
        return _ob2_class(draft, badge)
    return {"@context": OB3, **achievement(draft, badge)}


def profile_files(draft: Draft) -> dict[str, Json]:
    """Return the issuer's profile as a file of its own, which version 2.0 asks for."""
    if draft.form != "ob2":
        return {}
    document = {"@context": OB2, "id": _ob2_issuer(draft), "type": "Issuer", **draft.profile}
    return {"badges/issuer.json": document}


def issuer_key(draft: Draft) -> Signer:
    """Return the key that the issuer signs with."""
    return signer(f"{draft.seed} issuer")


def _ob2_issuer(draft: Draft) -> str:
    return f"https://{draft.domain}/badges/issuer.json"


def _picture(draft: Draft, badge: BadgeDraft) -> str:
    return f"https://{draft.domain}/badges/{badge.slug}.png"


def _criteria(draft: Draft, badge: BadgeDraft) -> Json:
    page = f"https://{draft.domain}/criteria/{badge.slug}"
    return {"id": page, "narrative": badge.narrative}


def profile(draft: Draft) -> Json:
    """Return the issuer's profile as it stands inside other documents."""
    return {"id": issuer_key(draft).did, "type": ["Profile"], **draft.profile}


def _ob2_class(draft: Draft, badge: BadgeDraft) -> Json:
    document: Json = {
        "@context": OB2,
        "id": draft.badge_id(badge),
        "type": "BadgeClass",
        "@language": draft.field["language"],
        "issuer": _ob2_issuer(draft),
        "name": badge.name,
        "description": badge.description,
        "criteria": _criteria(draft, badge),
        "image": _picture(draft, badge),
        "alignment": badge.alignment,
        "tags": badge.tags,
        "endorsement": [f"{_partner_url(draft)}endorsements/{badge.slug}.json"],
    }
    extensions = {
        "StudyLoadExtension": ("StudyLoad", badge.hours),
        "LearningOutcomeExtension": ("LearningOutcome", badge.outcome),
        "CategoryExtension": ("Category", badge.kind),
    }
    for name, (term, value) in extensions.items():
        if value:
            document[f"extensions:{name}"] = {
                "@context": {term: f"https://badge-terms.example/{term}"},
                "type": ["Extension", f"extensions:{name}"],
                term: value,
            }
    return _without_empty(document)


def achievement(draft: Draft, badge: BadgeDraft) -> Json:
    """Return a badge class of version 3.0 as credentials embed it."""
    id = draft.badge_id(badge)
    document: Json = {
        "id": id,
        "type": ["Achievement"],
        "achievementType": badge.kind,
        "creator": profile(draft),
        "name": badge.name,
        "description": badge.description,
        "criteria": _criteria(draft, badge),
        "alignment": [{"type": ["Alignment"], **each} for each in badge.alignment],
        "creditsAvailable": round(badge.hours / 25, 1) if badge.hours else None,
        "inLanguage": draft.field["language"],
        "tag": badge.tags,
        "image": {"id": _picture(draft, badge), "type": "Image"},
        "resultDescription": [
            {
                "id": f"{id}#outcome",
                "type": ["ResultDescription"],
                "name": badge.outcome,
                "resultType": "Result",
            }
        ],
    }
    return _without_empty({**document, "endorsement": [_endorsement(draft, badge)]})


def _without_empty(document: Json) -> Json:
    return {key: value for key, value in document.items() if value not in (None, [], "")}


def _partner_url(draft: Draft) -> str:
    return f"https://partner.{draft.domain}/"


def _endorsement(draft: Draft, badge: BadgeDraft) -> Json:
    """Return the partner's signed word for a badge class."""
    key = signer(f"{draft.seed} partner")
    on = date(draft.year, 9, 1)
    statement: Json = {
        "@context": OB3,
        "id": f"{_partner_url(draft)}endorsements/{badge.slug}",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": badge.name,
        "issuer": {
            "id": key.did,
            "type": ["Profile"],
            "name": draft.field["partner"].format(town=draft.town),
            "url": _partner_url(draft),
        },
        "validFrom": written_day(on),
        "credentialSubject": {
            "id": draft.badge_id(badge),
            "type": ["EndorsementSubject"],
            "endorsementComment": draft.field["endorsement"],
        },
    }
    return with_proof(statement, key, moment_of(on), form="jcs")


def moment_of(day: date) -> datetime:
    """Return noon of a day."""
    return datetime.combine(day, time(12), UTC)


def written_day(day: date) -> str:
    """Return noon of a day as credentials write it."""
    return f"{day}T12:00:00Z"
