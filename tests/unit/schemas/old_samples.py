"""Good documents of Open Badges 0.5 to 1.1 and of plain JSON, and the ways to spoil them."""

from __future__ import annotations

from typing import Any

from tests.unit.schemas.engine import DROP, Fault

HASH = "sha256$" + "0a" * 32
BADGE: dict[str, Any] = {
    "name": "Sport",
    "description": "Plays fair.",
    "image": "https://badges.example/sport.png",
    "criteria": "https://badges.example/sport",
    "issuer": "https://badges.example/issuer",
    "alignment": [{"name": "Health", "url": "https://frameworks.example/health"}],
}
BADGE11 = BADGE | {
    "@context": "https://w3id.org/openbadges/v1",
    "id": "https://badges.example/classes/sport",
    "type": "BadgeClass",
    "extensions:ApplyLink": {"@context": "https://b.example/x", "type": ["Extension"]},
}
ISSUER = {"name": "Youth Centre", "url": "https://badges.example", "email": "a@b.example"}
RECIPIENT = {"type": "email", "hashed": False, "identity": "ana@badges.example"}
ASSERTION: dict[str, Any] = {
    "uid": "abc",
    "recipient": RECIPIENT,
    "badge": "https://badges.example/classes/sport",
    "verify": {"type": "hosted", "url": "https://badges.example/awards/1"},
    "issuedOn": "2015-04-30",
    "expires": 1433095200,
}
ASSERTION11 = {key: ASSERTION[key] for key in ("recipient", "badge", "issuedOn")} | {
    "@context": "https://w3id.org/openbadges/v1",
    "id": "https://badges.example/awards/1",
    "type": "Assertion",
    "verification": {"type": "hosted"},
}
OLDEST: dict[str, Any] = {
    "recipient": HASH,
    "salt": "s",
    "issued_on": "2011-06-01",
    "badge": {
        "version": "0.5.0",
        "name": "Sport",
        "image": "/sport.png",
        "description": "Plays fair.",
        "criteria": "/sport",
        "issuer": {"origin": "https://badges.example", "name": "Youth Centre"},
    },
}
PLAIN: dict[str, Any] = {
    "name": "Sport",
    "description": "Plays fair.",
    "criteria": "Play three matches.",
    "image": "sport.png",
    "issuer": "Youth Centre",
    "tags": "sport",
    "language": "en",
    "alignment": {"targetName": "Health", "targetUrl": "https://frameworks.example/health"},
}

GOOD1: dict[str, tuple[Any, ...]] = {
    "BadgeClass": (BADGE, BADGE11),
    "AlignmentObject": ({"name": "Health", "url": "https://frameworks.example/health"},),
    "IssuerOrganization": (ISSUER, BADGE11 | ISSUER | {"type": "Issuer", "image": "data:x,y"}),
    "Assertion": (ASSERTION, ASSERTION11, OLDEST),
    "Assertion1": (ASSERTION, ASSERTION11),
    "IdentityObject": (RECIPIENT, {"type": "email", "hashed": True, "identity": HASH}),
    "VerificationObject": ({"type": "signed", "url": "https://badges.example/key"},),
    "Assertion05": (OLDEST, OLDEST | {"recipient": "ana@badges.example"}),
    "Badge05": (OLDEST["badge"],),
    "Issuer05": (OLDEST["badge"]["issuer"] | {"org": "Team", "contact": "a@b.example"},),
}
REQUIRED1 = {
    "BadgeClass": "name description image criteria issuer",
    "AlignmentObject": "name url",
    "IssuerOrganization": "name url",
    "Assertion1": "recipient badge issuedOn verify",
    "IdentityObject": "type identity hashed",
    "VerificationObject": "type",
    "Assertion05": "recipient badge",
    "Badge05": "name image description criteria issuer",
    "Issuer05": "origin name",
}
FAULTS1 = (
    Fault("BadgeClass", "/criteria", "Play three matches.", "/criteria", "format"),
    Fault("BadgeClass", "/criteria", {"narrative": "Play."}, "/criteria", "type"),
    Fault("BadgeClass", "/issuer", ISSUER, "/issuer", "type"),
    Fault(
        "BadgeClass", "", {**BADGE, "@context": "https://w3id.org/openbadges/v1"}, "", "required"
    ),
    Fault(
        "BadgeClass",
        "",
        {**BADGE11, "extensions:ApplyLink": {}},
        "/extensions:ApplyLink",
        "required",
    ),
    Fault("AlignmentObject", "/url", "urn:uuid:1", "/url", "pattern"),
    Fault("IssuerOrganization", "/email", "office", "/email", "format"),
    Fault("IssuerOrganization", "/url", "badges.example", "/url", "format"),
    Fault("Assertion", "/recipient", "ana@badges.example", "/recipient", "type"),
    Fault("Assertion", "/uid", DROP, "", "anyOf"),
    Fault("Assertion1", "/issuedOn", "30.4.2015", "/issuedOn", "pattern"),
    Fault("Assertion1", "/verify/type", "mail", "/verify/type", "enum"),
    Fault(
        "Assertion1",
        "",
        {**ASSERTION, "@context": "https://w3id.org/openbadges/v1"},
        "",
        "required",
    ),
    Fault("IdentityObject", "/hashed", True, "/identity", "pattern"),
    Fault("VerificationObject", "/url", "key", "/url", "format"),
    Fault("Assertion05", "/recipient", "Ana", "/recipient", "format"),
    Fault("Assertion05", "/recipient", "sha256$1", "/recipient", "pattern"),
    Fault("Assertion05", "/badge/issuer/origin", DROP, "/badge/issuer", "required"),
    Fault("Badge05", "/version", "five", "/version", "pattern"),
    Fault("Issuer05", "/contact", "Ana", "/contact", "format"),
)

GOOD_PLAIN: dict[str, tuple[Any, ...]] = {
    "BadgeClass": (
        PLAIN,
        PLAIN | {"criteria": {"narrative": "Play."}, "issuer": {"name": "Centre"}, "x": None},
    ),
    "Criteria": ({"narrative": "Play."}, {"id": "criteria.html"}),
    "Image": ({"id": "sport.png"},),
    "Issuer": ({"name": "Youth Centre", "url": "https://badges.example"},),
    "AlignmentObject": (PLAIN["alignment"],),
}
REQUIRED_PLAIN = {
    "BadgeClass": "name description criteria",
    "Image": "id",
    "Issuer": "name",
    "AlignmentObject": "targetName targetUrl",
}
FAULTS_PLAIN = (
    Fault("BadgeClass", "/criteria", ["Play."], "/criteria", "type"),
    Fault("BadgeClass", "/criteria", {}, "/criteria", "anyOf"),
    Fault("BadgeClass", "/tags", [1], "/tags/0", "type"),
    Fault("BadgeClass", "/language", "English", "/language", "pattern"),
    Fault("BadgeClass", "/alignment/targetUrl", "Health", "/alignment/targetUrl", "format"),
    Fault("Criteria", "/narrative", DROP, "", "anyOf"),
    Fault("Image", "/caption", 1, "/caption", "type"),
    Fault("Issuer", "/url", "badges.example", "/url", "format"),
    Fault("AlignmentObject", "/targetUrl", "urn:uuid:1", "/targetUrl", "pattern"),
)
