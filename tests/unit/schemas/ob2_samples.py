"""Good documents of Open Badges 2.0, one for each definition, and the ways to spoil them."""

from __future__ import annotations

from typing import Any

from tests.unit.schemas.engine import DROP, Fault

HASH = "sha256$" + "0a" * 32
RECIPIENT = {"type": "email", "hashed": True, "salt": "s", "identity": HASH}
ISSUER: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "id": "https://badges.example/issuer",
    "type": ["Issuer", "Profile"],
    "name": "Youth Centre",
    "url": "https://badges.example",
    "email": "pisarna@škofja-loka.example",
    "image": {"id": "https://badges.example/logo.png"},
    "publicKey": ["https://badges.example/keys/1"],
    "verification": {
        "startsWith": "https://badges.example/awards/",
        "allowedOrigins": ["a.example"],
    },
    "revocationList": "https://badges.example/revoked.json",
}
BADGE: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "id": "https://badges.example/classes/šport",
    "type": "BadgeClass",
    "name": "Sport",
    "description": "Plays fair.",
    "image": "data:image/png;base64,iVBORw0KGgo=",
    "criteria": {"narrative": "Play three matches."},
    "issuer": ISSUER,
    "tags": ["sport"],
    "alignment": [{"targetName": "Health", "targetUrl": "https://frameworks.example/health"}],
    "related": {"id": "https://badges.example/classes/sport-sl", "@language": "sl"},
    "version": 2,
    "@language": "en-GB",
    "extensions:ApplyLink": {
        "@context": "https://w3id.org/openbadges/extensions/applyLinkExtension/context.json",
        "type": ["Extension", "extensions:ApplyLink"],
        "url": "https://badges.example/apply",
    },
}
ASSERTION: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "id": "urn:uuid:5f1c3c4e-7b1c-4d2e-9f3a-1c2d3e4f5a6b",
    "type": "Assertion",
    "recipient": RECIPIENT,
    "badge": BADGE,
    "verification": {"type": "HostedBadge"},
    "issuedOn": "2026-05-31T18:00:00+02:00",
    "expires": "2029-05-31T23:59Z",
    "evidence": ["https://badges.example/evidence/1", {"narrative": "A match."}],
}
ENDORSEMENT: dict[str, Any] = {
    "id": "https://partner.example/endorsements/7",
    "type": "Endorsement",
    "claim": {"id": BADGE["id"], "endorsementComment": "Good."},
    "issuer": "https://partner.example/profile",
    "issuedOn": "2026-06-15T09:30:00Z",
    "verification": {"type": ["SignedBadge"], "creator": "https://partner.example/keys/1"},
}
PEM = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"

GOOD: dict[str, tuple[Any, ...]] = {
    "BadgeClass": (
        BADGE,
        BADGE | {"issuer": "https://badges.example/issuer", "criteria": "https://b.example/c"},
        BADGE | {"endorsement": [ENDORSEMENT], "unknown": None, "https://x.example/y": 1},
    ),
    "Profile": (ISSUER, ISSUER | {"type": "Profile"}),
    "Assertion": (
        ASSERTION,
        ASSERTION | {"badge": BADGE["id"], "expires": "2029-05-31T23:59:59,5+0200"},
        {"id": "https://badges.example/awards/123", "revoked": True},
        {key: ASSERTION[key] for key in ASSERTION if key != "verification"}
        | {"verify": {"type": "hosted", "url": "https://badges.example/awards/123"}},
    ),
    "Endorsement": (ENDORSEMENT, {"id": ENDORSEMENT["id"], "revoked": True}),
    "RevocationList": (
        {"type": "RevocationList", "revokedAssertions": ["urn:uuid:1", {"uid": "abc"}]},
        {"type": ["RevocationList"], "revokedAssertions": []},
    ),
    "RevokedAssertion": ({"id": "urn:uuid:1"}, {"uid": "abc", "revocationReason": "Mistake."}),
    "CryptographicKey": (
        {"id": "https://b.example/k", "type": "CryptographicKey", "publicKeyPem": PEM},
    ),
    "AlignmentObject": ({"targetName": "Health", "targetUrl": "http://f.example", "new": [1]},),
    "Evidence": ({}, {"id": "https://b.example/e", "name": "Film", "genre": "Video"}),
    "Criteria": ({"narrative": "Play."}, {"id": "https://b.example/c"}),
    "Image": ({"id": "https://b.example/i.png", "author": {"name": "Ana"}, "caption": "A ball"},),
    "IdentityObject": (
        RECIPIENT,
        {"type": "email", "hashed": False, "identity": "žiga@badges.example"},
        {"type": "url", "hashed": False, "identity": "https://ana.example"},
        {"type": "email", "hashed": True, "identity": "md5$" + "0B" * 16},
    ),
    "VerificationObject": ({"type": "signed"}, {"type": ["HostedBadge", "Extension"]}),
    "IssuerVerification": ({}, {"type": "VerificationObject", "allowedOrigins": "b.example"}),
    "Related": ({"id": "https://b.example/2", "version": 1},),
    "Extension": ({"@context": {}, "type": "Extension"}, BADGE["extensions:ApplyLink"]),
    "OtherIso8601": ("2026-05-31T18:00Z", "2026-05-31T18:00:00.5+0200", "2026-05-31T18:00+02"),
}

REQUIRED = {
    "BadgeClass": "id type issuer name description criteria image",
    "Profile": "id type name url email",
    "Assertion": "id type recipient badge verification issuedOn",
    "Endorsement": "id type claim issuer issuedOn verification",
    "RevocationList": "type revokedAssertions",
    "CryptographicKey": "",
    "AlignmentObject": "targetName targetUrl",
    "Image": "id",
    "IdentityObject": "type identity hashed",
    "VerificationObject": "type",
    "IssuerVerification": "",
    "Related": "id",
    "Extension": "@context type",
}

FAULTS = (
    Fault("BadgeClass", "/id", "badges/sport", "/id", "format"),
    Fault("BadgeClass", "/id", "https://b.example/a b", "/id", "format"),
    Fault("BadgeClass", "/type", "Badge", "/type", "const"),
    Fault("BadgeClass", "/type", ["Badge"], "/type", "contains"),
    Fault("BadgeClass", "/type", ["BadgeClass", 1], "/type/1", "type"),
    Fault("BadgeClass", "/name", {"en": "Sport"}, "/name", "type"),
    Fault("BadgeClass", "/image", "sport.png", "/image", "format"),
    Fault("BadgeClass", "/image", {"caption": "A ball"}, "/image", "required"),
    Fault("BadgeClass", "/criteria", {}, "/criteria", "anyOf"),
    Fault("BadgeClass", "/criteria", ["Play."], "/criteria", "type"),
    Fault("BadgeClass", "/criteria", "Play three matches.", "/criteria", "format"),
    Fault("BadgeClass", "/issuer/email", DROP, "/issuer", "required"),
    Fault(
        "BadgeClass",
        "/issuer/verification",
        {"startsWith": 1},
        "/issuer/verification/startsWith",
        "type",
    ),
    Fault("BadgeClass", "/tags", [1], "/tags/0", "type"),
    Fault("BadgeClass", "/alignment/0/targetUrl", DROP, "/alignment/0", "required"),
    Fault("BadgeClass", "/alignment", {"targetName": "x"}, "/alignment", "required"),
    Fault("BadgeClass", "/related/@language", "English", "/related/@language", "pattern"),
    Fault("BadgeClass", "/@language", "en_GB", "/@language", "pattern"),
    Fault("BadgeClass", "/version", [2], "/version", "type"),
    Fault("BadgeClass", "/extensions:ApplyLink", "x", "/extensions:ApplyLink", "type"),
    Fault("BadgeClass", "/extensions:ApplyLink/type", DROP, "/extensions:ApplyLink", "required"),
    Fault("Profile", "/type", "Organization", "/type", "enum"),
    Fault("Profile", "/type", ["Organization"], "/type", "contains"),
    Fault("Profile", "/url", "www.badges.example", "/url", "format"),
    Fault("Profile", "/url", "mailto:a@b.example", "/url", "pattern"),
    Fault("Profile", "/email", "badges at badges.example", "/email", "format"),
    Fault(
        "Profile", "/publicKey", [{"publicKeyPem": "MIIB"}], "/publicKey/0/publicKeyPem", "pattern"
    ),
    Fault("Assertion", "/issuedOn", "2026-05-31", "/issuedOn", "format"),
    Fault("Assertion", "/issuedOn", "2026-05-31T18:00:00", "/issuedOn", "format"),
    Fault("Assertion", "/issuedOn", "2026-02-30T18:00:00Z", "/issuedOn", "format"),
    Fault("Assertion", "/issuedOn", 1780243200, "/issuedOn", "type"),
    Fault("Assertion", "/expires", "31.5.2029", "/expires", "format"),
    Fault("Assertion", "/recipient", "ana@badges.example", "/recipient", "type"),
    Fault("Assertion", "/recipient/hashed", "true", "/recipient/hashed", "type"),
    Fault("Assertion", "/recipient/hashed", False, "/recipient/hashed", "const"),
    Fault("Assertion", "/badge", {"id": "https://b.example/1"}, "/badge", "required"),
    Fault("Assertion", "/badge", [], "/badge", "type"),
    Fault("Assertion", "/verification", {}, "/verification", "required"),
    Fault("Assertion", "/evidence", [1], "/evidence/0", "type"),
    Fault("Assertion", "/evidence", "seen", "/evidence", "format"),
    Fault("Assertion", "/evidence", {"name": 1}, "/evidence/name", "type"),
    Fault("Assertion", "/narrative", ["a"], "/narrative", "type"),
    Fault("Endorsement", "/claim", "https://b.example/1", "/claim", "type"),
    Fault("Endorsement", "/claim/id", DROP, "/claim", "required"),
    Fault("Endorsement", "/issuedOn", "yesterday", "/issuedOn", "format"),
    Fault("RevocationList", "/revokedAssertions", [{}], "/revokedAssertions/0", "anyOf"),
    Fault("RevocationList", "/revokedAssertions", ["abc"], "/revokedAssertions/0", "format"),
    Fault("RevocationList", "/type", "List", "/type", "const"),
    Fault("RevokedAssertion", "/id", DROP, "", "anyOf"),
    Fault("CryptographicKey", "/publicKeyPem", "MIIB", "/publicKeyPem", "pattern"),
    Fault("CryptographicKey", "/type", "Key", "/type", "const"),
    Fault("AlignmentObject", "/targetUrl", "urn:uuid:1", "/targetUrl", "pattern"),
    Fault("AlignmentObject", "/targetUrl", "frameworks.example", "/targetUrl", "format"),
    Fault("Evidence", "/name", 1, "/name", "type"),
    Fault("Criteria", "/narrative", DROP, "", "anyOf"),
    Fault("Image", "/id", "i.png", "/id", "format"),
    Fault("IdentityObject", "/identity", "ana@badges.example", "/identity", "pattern"),
    Fault("IdentityObject", "/identity", "sha256$abc", "/identity", "pattern"),
    Fault("IdentityObject", "/hashed", False, "/hashed", "const"),
    Fault(
        "IdentityObject",
        "",
        {"type": "email", "hashed": False, "identity": "Ana"},
        "/identity",
        "format",
    ),
    Fault("VerificationObject", "/type", "hostd", "/type", "enum"),
    Fault("VerificationObject", "/type", ["Extension"], "/type", "contains"),
    Fault(
        "IssuerVerification",
        "",
        {"allowedOrigins": "https://b.example"},
        "/allowedOrigins",
        "pattern",
    ),
    Fault("IssuerVerification", "", {"startsWith": ["b.example"]}, "/startsWith/0", "pattern"),
    Fault(
        "IssuerVerification", "", {"verificationProperty": "url"}, "/verificationProperty", "enum"
    ),
    Fault("Related", "/id", "two", "/id", "format"),
    Fault("Extension", "/type", "ApplyLink", "/type", "enum"),
    Fault("OtherIso8601", "", "2026-05-31", "", "pattern"),
    Fault("OtherIso8601", "", "2026-05-31T18:00", "", "pattern"),
    Fault("OtherIso8601", "", "2026-13-31T18:00Z", "", "pattern"),
)
