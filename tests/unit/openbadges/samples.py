"""Sample badges of every version, made by hand after the specifications."""

from __future__ import annotations

import json
from typing import Any

OB2 = "https://w3id.org/openbadges/v2"
VC1 = "https://www.w3.org/2018/credentials/v1"
VC2 = "https://www.w3.org/ns/credentials/v2"
OB3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
HASH = "sha256$" + "0f1e2d3c" * 8
CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"

PROFILE2: dict[str, Any] = {
    "@context": OB2,
    "id": "https://youth.example/issuer",
    "type": "Issuer",
    "name": "Youth Workshop",
    "url": "https://youth.example",
    "email": "badges@youth.example",
    "telephone": "+372 600 0000",
    "image": "https://youth.example/logo.png",
    "publicKey": ["https://youth.example/key"],
    "revocationList": "https://youth.example/revoked",
}

CLASS2: dict[str, Any] = {
    "@context": OB2,
    "@language": "en-GB",
    "id": "https://youth.example/badges/mentor",
    "type": "BadgeClass",
    "name": "Bike mentor",
    "description": "For teaching others to mend bicycles.",
    "image": {"id": "https://youth.example/mentor.png", "caption": "A spanner"},
    "criteria": {"narrative": "- mends a puncture\n- teaches two others"},
    "alignment": [
        {
            "targetName": "Mentoring",
            "targetUrl": "https://skills.example/mentoring",
            "targetDescription": "Support others in learning.",
            "targetFramework": "Skills",
            "targetCode": "S1.8",
        }
    ],
    "tags": ["bicycle", "mentoring"],
    "version": 2,
    "related": [
        {"id": "https://youth.example/badges/mentor-et", "@language": "et", "version": "1"}
    ],
    "issuer": "https://youth.example/issuer",
    "extensions:Workload": {
        "@context": "https://youth.example/workload.json",
        "type": ["Extension", "extensions:Workload"],
        "hours": 25,
    },
}

ASSERTION2: dict[str, Any] = {
    "@context": OB2,
    "id": "https://youth.example/awards/1",
    "type": "Assertion",
    "recipient": {"type": "email", "hashed": True, "salt": "xyz", "identity": HASH},
    "badge": "https://youth.example/badges/mentor",
    "issuedOn": "2025-03-01T10:00:00Z",
    "expires": "2028-03-01T10:00:00Z",
    "narrative": "Ran the spring workshop.",
    "evidence": [{"id": "https://youth.example/photos/1", "name": "Photos", "genre": "Image"}],
    "verification": {"type": "HostedBadge"},
}

PROFILE3: dict[str, Any] = {
    "id": "did:web:youth.example",
    "type": ["Profile"],
    "name": "Youth Workshop",
    "url": "https://youth.example",
    "phone": "+372 600 0000",
    "address": {"type": ["Address"], "addressCountry": "Estonia", "addressCountryCode": "EE"},
}

ACHIEVEMENT: dict[str, Any] = {
    "@context": [VC2, OB3],
    "id": "https://youth.example/achievements/mentor",
    "type": ["Achievement"],
    "achievementType": "Badge",
    "name": "Bike mentor",
    "description": "For teaching others to mend bicycles.",
    "criteria": {"id": "https://youth.example/mentor", "narrative": "Mends a puncture."},
    "image": {"id": "https://youth.example/mentor.png", "type": "Image", "caption": "A spanner"},
    "inLanguage": "en",
    "tag": ["bicycle"],
    "creditsAvailable": 1.5,
    "alignment": {
        "type": ["Alignment"],
        "targetName": "Mentoring",
        "targetUrl": "https://skills.example/mentoring",
        "targetType": "CFItem",
    },
    "resultDescription": [
        {
            "id": "urn:uuid:r",
            "type": ["ResultDescription"],
            "name": "Level",
            "resultType": "RubricCriterionLevel",
            "requiredValue": "2",
            "allowedValue": ["1", "2"],
            "rubricCriterionLevel": [
                {"id": "urn:uuid:l", "type": "RubricCriterionLevel", "name": "Good", "level": "2"}
            ],
        }
    ],
    "creator": PROFILE3,
}

CREDENTIAL: dict[str, Any] = {
    "@context": [VC2, OB3],
    "id": "urn:uuid:0d1c",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "name": "Bike mentor of Mari",
    "issuer": {"id": "did:web:youth.example", "type": ["Profile"], "name": "Youth Workshop"},
    "validFrom": "2025-03-01T10:00:00Z",
    "validUntil": "2028-03-01T10:00:00Z",
    "awardedDate": "2025-02-28T10:00:00Z",
    "credentialSubject": {
        "id": "did:example:mari",
        "type": ["AchievementSubject"],
        "narrative": "Ran the spring workshop.",
        "creditsEarned": 1,
        "identifier": {
            "type": "IdentityObject",
            "identityType": "emailAddress",
            "identityHash": "mari@post.example",
            "hashed": False,
        },
        "achievement": {k: v for k, v in ACHIEVEMENT.items() if k != "@context"},
    },
    "evidence": {"id": "https://youth.example/photos/1", "type": ["Evidence"]},
    "credentialStatus": {
        "id": "https://youth.example/status#7",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "7",
        "statusListCredential": "https://youth.example/status",
    },
    "proof": {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2025-03-01T10:00:00Z",
        "verificationMethod": "did:web:youth.example#key",
        "proofPurpose": "assertionMethod",
        "proofValue": "z1",
    },
}

ENDORSEMENT3: dict[str, Any] = {
    "@context": [VC2, OB3],
    "id": "urn:uuid:e",
    "type": ["VerifiableCredential", "EndorsementCredential"],
    "name": "The city vouches for the bike mentor",
    "issuer": {"id": "did:web:city.example", "type": ["Profile"], "name": "The city"},
    "validFrom": "2025-01-01T00:00:00Z",
    "credentialSubject": {
        "id": "https://youth.example/achievements/mentor",
        "type": ["EndorsementSubject"],
        "endorsementComment": "Good work.",
    },
}

_SHORT = {"type": ["Achievement"], "description": "Short.", "criteria": {"narrative": "Do it."}}
TRANSCRIPT: dict[str, Any] = {
    "@context": [VC2, CLR, OB3],
    "id": "urn:uuid:c1",
    "type": ["VerifiableCredential", "ClrCredential"],
    "name": "Record of Mari",
    "issuer": "did:web:youth.example",
    "validFrom": "2025-06-01T00:00:00Z",
    "credentialSubject": {
        "type": ["ClrSubject"],
        "id": "did:example:mari",
        "achievement": [
            {**_SHORT, "id": "urn:a:1", "name": "One"},
            {**_SHORT, "id": "urn:a:2", "name": "Two"},
        ],
        "verifiableCredential": [CREDENTIAL],
    },
}

PLAIN: dict[str, Any] = {
    "name": "Bike mentor",
    "description": "For teaching others to mend bicycles.",
    "criteria": "Mends a puncture and teaches two others.",
    "language": "en",
    "credits": "2",
    "issuer": {"name": "Youth Workshop", "url": "https://youth.example"},
}

CLASS1: dict[str, Any] = {
    "name": "Bike mentor",
    "description": "For teaching others to mend bicycles.",
    "image": "https://youth.example/mentor.png",
    "criteria": "https://youth.example/mentor",
    "issuer": "https://youth.example/issuer",
    "alignment": [{"name": "Mentoring", "url": "https://skills.example/mentoring"}],
}

ASSERTION1: dict[str, Any] = {
    "uid": "a1",
    "recipient": {"type": "email", "hashed": False, "identity": "mari@post.example"},
    "badge": CLASS1,
    "issuedOn": 1425204000,
    "verify": {"type": "hosted", "url": "https://youth.example/awards/1"},
}

ASSERTION05: dict[str, Any] = {
    "recipient": HASH,
    "salt": "xyz",
    "issued_on": "2012-05-01",
    "badge": {
        "version": "0.5.0",
        "name": "Bike mentor",
        "image": "/mentor.png",
        "description": "For teaching others.",
        "criteria": "/mentor",
        "issuer": {"origin": "https://youth.example", "name": "Youth Workshop"},
    },
}

ALL: dict[str, dict[str, Any]] = {
    "profile2": PROFILE2,
    "class2": CLASS2,
    "assertion2": ASSERTION2,
    "achievement": ACHIEVEMENT,
    "credential": CREDENTIAL,
    "endorsement3": ENDORSEMENT3,
    "transcript": TRANSCRIPT,
    "plain": PLAIN,
    "class1": CLASS1,
    "assertion1": ASSERTION1,
    "assertion05": ASSERTION05,
}


def encode(data: Any) -> bytes:
    return json.dumps(data).encode()


def without(data: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in keys}
