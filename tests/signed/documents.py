"""The unsigned documents and pictures that the signed samples are made of."""

from __future__ import annotations

import json
import struct
import zlib
from typing import Any

Json = dict[str, Any]

VC2 = "https://www.w3.org/ns/credentials/v2"
VC1 = "https://www.w3.org/2018/credentials/v1"
OB3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
OB2 = "https://w3id.org/openbadges/v2"
ED25519_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"
DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2"

SITE = "https://badges.example"
LEARNER = "did:example:learner"
MAIL = "ana@learners.example"


def profile(issuer: str, **changes: Any) -> Json:
    """Return an issuer's profile of OB 3.0."""
    return {"id": issuer, "type": ["Profile"], "name": "Youth Centre Example", **changes}


def achievement(**changes: Any) -> Json:
    """Return a badge class of OB 3.0."""
    return {
        "id": f"{SITE}/achievements/first-aid",
        "type": ["Achievement"],
        "achievementType": "Badge",
        "name": "First Aid Helper",
        "description": "Recognises that a young person can give first aid at a youth event.",
        "criteria": {"narrative": "Take part in the training and treat two simulated injuries."},
        **changes,
    }


def credential(issuer: str, *, subject: Any = None, **changes: Any) -> Json:
    """Return a badge credential of OB 3.0 and VC 2.0; a change to None leaves a member out."""
    about = {
        "id": LEARNER,
        "type": ["AchievementSubject"],
        "achievement": achievement(),
        **(subject or {}),
    }
    return _changed(
        {
            "@context": [VC2, OB3],
            "id": "urn:uuid:5f1c3c4e-7b1c-4d2e-9f3a-1c2d3e4f5a6b",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": "First Aid Helper",
            "issuer": profile(issuer),
            "validFrom": "2026-01-15T10:00:00Z",
            "credentialSubject": _changed(about, {}),
        },
        changes,
    )


def credential_vc1(issuer: str, *contexts: str, **changes: Any) -> Json:
    """Return the same credential in the older data model, VC 1.1."""
    older = credential(issuer, validFrom=None)
    older["@context"] = [VC1, OB3, *contexts]
    return _changed(older, {"issuanceDate": "2026-01-15T10:00:00Z", **changes})


def endorsement(issuer: str, **changes: Any) -> Json:
    """Return an endorsement of the badge."""
    return _changed(
        {
            "@context": [VC2, OB3],
            "id": "urn:uuid:7a1c3c4e-7b1c-4d2e-9f3a-1c2d3e4f5a6b",
            "type": ["VerifiableCredential", "EndorsementCredential"],
            "name": "Endorsement of First Aid Helper",
            "issuer": profile(issuer, name="Network Example"),
            "validFrom": "2026-01-16T10:00:00Z",
            "credentialSubject": {
                "id": f"{SITE}/achievements/first-aid",
                "type": ["EndorsementSubject"],
                "endorsementComment": "We trust this badge.",
            },
        },
        changes,
    )


def record(issuer: str, inside: list[Any], **changes: Any) -> Json:
    """Return a learner record (CLR 2.0) with credentials in it."""
    return _changed(
        {
            "@context": [VC2, CLR, OB3],
            "id": "urn:uuid:9b1c3c4e-7b1c-4d2e-9f3a-1c2d3e4f5a6b",
            "type": ["VerifiableCredential", "ClrCredential"],
            "name": "Record of one year",
            "issuer": profile(issuer),
            "validFrom": "2026-02-01T10:00:00Z",
            "credentialSubject": {
                "id": LEARNER,
                "type": ["ClrSubject"],
                "verifiableCredential": inside,
            },
        },
        changes,
    )


def issuer_v2(**changes: Any) -> Json:
    """Return an issuer's profile of OB 2.0."""
    return _changed(
        {
            "@context": OB2,
            "id": f"{SITE}/issuer",
            "type": "Profile",
            "name": "Youth Centre Example",
            "url": SITE,
            "email": "badges@badges.example",
            "publicKey": f"{SITE}/keys/1",
            "revocationList": f"{SITE}/revoked",
        },
        changes,
    )


def badge_v2(**changes: Any) -> Json:
    """Return a badge class of OB 2.0."""
    return _changed(
        {
            "@context": OB2,
            "id": f"{SITE}/classes/first-aid",
            "type": "BadgeClass",
            "name": "First Aid Helper",
            "description": "Recognises that a young person can give first aid.",
            "image": f"{SITE}/first-aid.png",
            "criteria": {"narrative": "Treat two simulated injuries."},
            "issuer": f"{SITE}/issuer",
        },
        changes,
    )


def assertion(**changes: Any) -> Json:
    """Return a hosted assertion of OB 2.0."""
    return _changed(
        {
            "@context": OB2,
            "id": f"{SITE}/assertions/1",
            "type": "Assertion",
            "recipient": {"type": "email", "hashed": False, "identity": MAIL},
            "badge": f"{SITE}/classes/first-aid",
            "issuedOn": "2026-01-15T10:00:00Z",
            "verification": {"type": "HostedBadge"},
        },
        changes,
    )


def pretty(document: Any) -> bytes:
    """Return JSON as people write it."""
    return json.dumps(document, indent=2, ensure_ascii=False).encode()


def png(keyword: str = "", text: str = "", size: tuple[int, int] = (90, 90)) -> bytes:
    """Return a green picture, with a text baked in when there is one."""
    width, height = size
    rows = b"".join(b"\0" + b"\x20\x80\x40" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header)]
    if keyword:
        # keyword, NUL, compression flag and method, language, translated keyword
        chunks.append((b"iTXt", keyword.encode() + b"\0\0\0\0\0" + text.encode()))
    chunks += [(b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def old_png(url: str) -> bytes:
    """Return a picture of the first years: only an address, in a tEXt chunk."""
    plain = png()
    return plain[:33] + _chunk(b"tEXt", b"openbadges\0" + url.encode()) + plain[33:]


def svg(*, token: str = "", text: str = "") -> bytes:
    """Return an SVG with a token in ``verify``, or JSON as CDATA."""
    attribute = f' verify="{token}"' if token else ""
    body = f"<![CDATA[{text}]]>" if text else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"'
        ' xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">'
        f"<openbadges:credential{attribute}>{body}</openbadges:credential>"
        '<circle cx="45" cy="45" r="40" fill="#284"/></svg>'
    ).encode()


def _chunk(kind: bytes, body: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + checksum


def _changed(document: Json, changes: Json) -> Json:
    merged = {**document, **changes}
    return {name: value for name, value in merged.items() if value is not None}
