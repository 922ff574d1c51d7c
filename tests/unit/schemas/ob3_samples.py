"""Good documents of Open Badges 3.0 and CLR 2.0, for each definition."""

from __future__ import annotations

from typing import Any

V2, V1 = "https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
HASH = "sha256$" + "0a" * 32
JWT = "eyJh.eyJp.c2ln"
PROFILE: dict[str, Any] = {
    "id": "did:web:badges.example",
    "type": ["Profile"],
    "name": "Youth Centre",
    "url": "https://badges.example",
    "email": "office@badges.example",
    "address": {
        "type": ["Address"],
        "addressCountryCode": "SI",
        "geo": {"type": "GeoCoordinates", "latitude": 46.05, "longitude": 14.5},
    },
    "otherIdentifier": [
        {"type": "IdentifierEntry", "identifier": "1", "identifierType": "ext:vat"},
    ],
    "parentOrg": {
        "id": "https://network.example",
        "type": "Profile",
        "parentOrg": {"id": "urn:x:1", "type": "Profile"},
    },
    "dateOfBirth": "1990-05-31",
}
ALIGNMENT = {
    "type": ["Alignment"],
    "targetName": "Health",
    "targetUrl": "https://frameworks.example/health",
    "targetType": "ceasn:Competency",
}
LEVEL = {"id": "urn:uuid:2", "type": ["RubricCriterionLevel"], "name": "Alone", "points": "5"}
ACHIEVEMENT: dict[str, Any] = {
    "id": "https://badges.example/achievements/sport",
    "type": ["Achievement"],
    "name": {"en": "Sport", "sl": "Šport"},
    "description": "Plays fair.",
    "criteria": {"narrative": "Play three matches."},
    "image": {"id": "data:image/svg+xml,x", "type": "Image", "caption": "A ball"},
    "achievementType": "ext:YouthBadge",
    "alignment": [ALIGNMENT],
    "creator": PROFILE,
    "creditsAvailable": 2,
    "endorsementJwt": JWT,
    "inLanguage": "zh-Hant-TW",
    "tag": "sport",
    "related": {"id": "https://badges.example/achievements/sport-sl", "type": "Related"},
    "resultDescription": [
        {
            "id": "urn:uuid:1",
            "type": ["ResultDescription"],
            "name": "Level",
            "resultType": "RubricCriterion",
            "allowedValue": ["1", "2"],
            "rubricCriterionLevel": [LEVEL],
        }
    ],
}
IDENTITY = {
    "type": "IdentityObject",
    "hashed": True,
    "identityHash": HASH,
    "identityType": "emailAddress",
    "salt": "s",
}
SUBJECT: dict[str, Any] = {
    "id": "did:key:z6MkrHKz",
    "type": ["AchievementSubject"],
    "identifier": [IDENTITY],
    "achievement": ACHIEVEMENT,
    "result": [{"type": ["Result"], "value": "2", "status": "Provisional"}],
    "source": PROFILE,
    "name": "Ana",
    "activityStartDate": "2026-05-01T09:00:00Z",
}
PROOF = {
    "type": "DataIntegrityProof",
    "cryptosuite": "eddsa-rdfc-2022",
    "proofPurpose": "assertionMethod",
    "proofValue": "z1",
    "verificationMethod": "did:web:badges.example#1",
    "created": "2026-05-31T18:00:00Z",
}
STATUS = {
    "id": "https://badges.example/status/3#94567",
    "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation",
    "statusListIndex": "94567",
    "statusListCredential": "https://badges.example/status/3",
}
SHARED: dict[str, Any] = {
    "id": "urn:uuid:5f1c3c4e-7b1c-4d2e-9f3a-1c2d3e4f5a6b",
    "issuer": PROFILE,
    "name": "Sport",
    "proof": [PROOF],
}
DATES20 = {"validFrom": "2026-05-31T18:00:00Z", "validUntil": "2029-05-31T18:00:00Z"}
DATES11 = {"issuanceDate": "2026-05-31T18:00:00Z", "expirationDate": "2029-05-31T18:00:00Z"}


def vc(kind: str, subject: Any, *contexts: str, **more: Any) -> dict[str, Any]:
    dates = DATES20 if contexts[0] == V2 else DATES11
    own: dict[str, Any] = {
        "@context": list(contexts),
        "type": ["VerifiableCredential", kind],
        "credentialSubject": subject,
    }
    return SHARED | dates | own | more


ENDORSED = {"id": PROFILE["id"], "type": ["EndorsementSubject"], "endorsementComment": "Good."}
ENDORSEMENT = vc("EndorsementCredential", ENDORSED, V2, OB)
ENDORSEMENT11 = vc("EndorsementCredential", ENDORSED, V1, OB)
AWARD = vc(
    "OpenBadgeCredential", SUBJECT, V2, OB, endorsement=[ENDORSEMENT], credentialStatus=STATUS
)
AWARD11 = vc("AchievementCredential", SUBJECT, V1, OB, endorsement=ENDORSEMENT11)
ASSOCIATION = {
    "type": "Association",
    "associationType": "isChildOf",
    "sourceId": "urn:uuid:3",
    "targetId": "urn:uuid:4",
}
LEARNER: dict[str, Any] = {
    "id": "did:key:z6MkrHKz",
    "type": ["ClrSubject"],
    "verifiableCredential": [AWARD, ENDORSEMENT],
    "achievement": [ACHIEVEMENT],
    "association": [ASSOCIATION],
}
RECORD = vc("ClrCredential", LEARNER, V2, CLR, OB)
RECORD11 = vc("ClrCredential", LEARNER | {"verifiableCredential": AWARD11}, V1, CLR, OB)
OTHER = {
    "@context": [V2],
    "type": "VerifiableCredential",
    "issuer": "did:web:badges.example",
    "credentialSubject": [{"id": "did:web:a.example"}, {}],
    "validFrom": "2026-05-31T18:00:00Z",
}

GOOD: dict[str, tuple[Any, ...]] = {
    "Achievement": (ACHIEVEMENT, ACHIEVEMENT | {"achievementType": "Badge", "x": None}),
    "Profile": (PROFILE, {"id": "https://badges.example", "type": "Profile"}),
    "CredentialExtras": ({"proof": PROOF}, {"termsOfUse": [{"type": "Policy"}]}),
    "CredentialParts": (SHARED | {"@context": [], "type": [], "credentialSubject": {}},),
    "Dates20": (DATES20,),
    "Dates11": (DATES11,),
    "AchievementCredential20": (
        AWARD,
        AWARD
        | {"issuer": "did:web:badges.example", "name": {"@value": "Šport", "@language": "sl"}},
        AWARD | {"description": [{"@value": "Šport", "@language": "sl", "@direction": "ltr"}]},
        AWARD | {"@context": [V2, OB, "https://w3id.org/security/data-integrity/v2", {"a": "b"}]},
    ),
    "AchievementCredential11": (
        AWARD11,
        AWARD11 | {"@context": [V1, "https://purl.imsglobal.org/spec/ob/v3p0/context.json"]},
    ),
    "AchievementCredential": (AWARD, AWARD11),
    "EndorsementCredential20": (ENDORSEMENT,),
    "EndorsementCredential11": (ENDORSEMENT11,),
    "EndorsementCredential": (ENDORSEMENT, ENDORSEMENT11),
    "AchievementSubject": (
        SUBJECT,
        {"id": "did:key:z6", "type": "AchievementSubject", "achievement": ACHIEVEMENT},
        {"identifier": IDENTITY, "type": "AchievementSubject", "achievement": ACHIEVEMENT},
    ),
    "EndorsementSubject": (ENDORSED,),
    "Alignment": (ALIGNMENT,),
    "Criteria": ({"narrative": {"de": "Spielen."}}, {"id": "https://badges.example/c"}),
    "Image": ({"id": "https://badges.example/i.png", "type": ["Image"], "caption": "A ball"},),
    "Evidence": ({"type": ["Evidence"], "id": "https://badges.example/e", "genre": "Film"},),
    "IdentifierEntry": (PROFILE["otherIdentifier"][0],),
    "IdentityObject": (
        IDENTITY,
        IDENTITY | {"hashed": False, "identityHash": "ana@badges.example"},
        IDENTITY | {"hashed": False, "identityHash": "Ana", "identityType": "name"},
    ),
    "Result": (SUBJECT["result"][0],),
    "ResultDescription": (ACHIEVEMENT["resultDescription"][0],),
    "RubricCriterionLevel": (LEVEL,),
    "Related": ({"id": "urn:uuid:9", "type": ["Related"], "inLanguage": "sl", "version": "1"},),
    "Address": (PROFILE["address"],),
    "GeoCoordinates": (PROFILE["address"]["geo"],),
    "Proof": (PROOF, {"type": "Ed25519Signature2020"}),
    "CredentialStatus": (STATUS, {"id": "https://b.example/r", "type": "1EdTechRevocationList"}),
    "RefreshService": ({"id": "https://badges.example/1", "type": "1EdTechCredentialRefresh"},),
    "TermsOfUse": ({"type": "Policy"},),
    "CredentialSchema": ({"id": "https://b.example/s", "type": "1EdTechJsonSchemaValidator2019"},),
    "MultiLanguage": ({"@value": "Šport"}, {"en": "Sport", "sr-Latn": "Sport"}),
    "ClrCredential20": (RECORD,),
    "ClrCredential11": (RECORD11,),
    "ClrCredential": (RECORD, RECORD11),
    "ClrSubject": (LEARNER, LEARNER | {"verifiableCredential": OTHER}),
    "Association": (ASSOCIATION,),
    "NestedCredential": (AWARD, AWARD11, ENDORSEMENT, OTHER),
    "VerifiableCredential": (
        OTHER,
        OTHER | {"issuer": {"id": "did:web:b.example"}, "credentialSubject": {}},
        {key: OTHER[key] for key in OTHER if key != "validFrom"} | DATES11 | {"@context": [V1]},
    ),
    "UsesVersion11": (AWARD11, {"@context": V1}, {"issuanceDate": "2026-05-31T18:00:00Z"}),
}

CREDENTIAL = "@context id type issuer credentialSubject "
REQUIRED = {
    "Achievement": "id type name description criteria",
    "Profile": "id type",
    "AchievementCredential20": CREDENTIAL + "validFrom",
    "AchievementCredential11": CREDENTIAL + "issuanceDate",
    "EndorsementCredential20": CREDENTIAL + "name validFrom",
    "EndorsementCredential11": CREDENTIAL + "name issuanceDate",
    "ClrCredential20": CREDENTIAL + "name validFrom",
    "ClrCredential11": CREDENTIAL + "name issuanceDate",
    "AchievementSubject": "type achievement",
    "EndorsementSubject": "id type",
    "Alignment": "type targetName targetUrl",
    "Image": "id type",
    "Evidence": "type",
    "IdentifierEntry": "type identifier identifierType",
    "IdentityObject": "type hashed identityHash identityType",
    "Result": "type",
    "ResultDescription": "id type name resultType",
    "RubricCriterionLevel": "id type name",
    "Related": "id type",
    "Address": "type",
    "GeoCoordinates": "type latitude longitude",
    "Proof": "type cryptosuite proofPurpose proofValue",
    "CredentialStatus": "type statusPurpose statusListIndex statusListCredential",
    "RefreshService": "id type",
    "TermsOfUse": "type",
    "CredentialSchema": "id type",
    "ClrSubject": "type verifiableCredential",
    "Association": "type associationType sourceId targetId",
    "VerifiableCredential": "@context type issuer credentialSubject validFrom",
}
