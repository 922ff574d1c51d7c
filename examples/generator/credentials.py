"""Make the issued credentials from their entries in ``credentials.yaml``."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from generator import baking, keys
from generator.badge_classes import achievement, badge_id
from generator.issuers import (
    DATA_INTEGRITY_CONTEXT,
    OB2_CONTEXT,
    OB3_CONTEXT,
    VC1_CONTEXT,
    VC2_CONTEXT,
    Issuer,
)
from generator.keys import Json


def pretty(document: Any) -> bytes:
    """Return JSON as the examples write it: two spaces, real letters, a last line break."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def assertion(entry: Json, badge: Json, issuer: Issuer) -> Json:
    """Return an OB 2.0 Assertion, hosted or to be signed."""
    signed = entry.get("packaging") == "jws"
    document: Json = {
        "@context": OB2_CONTEXT,
        "id": _credential_id(entry, issuer),
        "type": "Assertion",
        "recipient": _ob2_recipient(entry),
        "badge": badge_id(badge, issuer),
        "issuedOn": entry["issued"],
        "verification": {"type": "hosted"},
    }
    if signed:
        document["verification"] = {"type": "signed", "creator": issuer.key_id}
    if "expires" in entry:
        document["expires"] = entry["expires"]
    if "narrative" in entry:
        document["narrative"] = entry["narrative"]
    if "evidence" in entry:
        document["evidence"] = entry["evidence"]
    return document


def credential(entry: Json, badge: Json, issuer: Issuer, frameworks: Json) -> Json:
    """Return an OB 3.0 AchievementCredential without its proof."""
    first = entry.get("data_model") == "1.1"
    contexts = (
        [VC1_CONTEXT, OB3_CONTEXT, DATA_INTEGRITY_CONTEXT] if first else [VC2_CONTEXT, OB3_CONTEXT]
    )
    document: Json = {
        "@context": contexts,
        "id": _credential_id(entry, issuer),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": badge["name"],
        "issuer": issuer.profile(),
        "issuanceDate" if first else "validFrom": entry["issued"],
    }
    if "expires" in entry:
        document["expirationDate" if first else "validUntil"] = entry["expires"]
    document["credentialSubject"] = _subject(entry, badge, issuer, frameworks)
    if "evidence" in entry:
        document["evidence"] = [{"type": ["Evidence"], **item} for item in entry["evidence"]]
    if "status_index" in entry:
        status_list = f"{issuer.url}status/1"
        document["credentialStatus"] = {
            "id": f"{status_list}#{entry['status_index']}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(entry["status_index"]),
            "statusListCredential": status_list,
        }
    return document


def file_of(
    entry: Json, document: Json, issuer: Issuer, pictures: Mapping[str, bytes], picture: str
) -> tuple[str, bytes]:
    """Return name and bytes of the credential's file, wrapped as ``packaging`` says."""
    packaging = entry.get("packaging", "json")
    name, ob2 = entry["file"], document["@context"] == OB2_CONTEXT
    signed = document if ob2 else keys.with_proof(document, issuer.domain, entry["issued"])
    wrap: dict[str, Callable[[], tuple[str, bytes]]] = {
        "json": lambda: (f"{name}.json", pretty(signed)),
        "unsigned": lambda: (f"{name}.json", pretty(document)),
        "jws": lambda: (
            f"{name}.jws",
            keys.signed_assertion(document, issuer.domain).encode() + b"\n",
        ),
        "jwt": lambda: (
            f"{name}.jwt",
            keys.vc_jwt(document, issuer.domain, _seconds(entry)).encode() + b"\n",
        ),
        "png": lambda: (
            f"{name}.png",
            baking.bake_png(
                pictures[picture],
                "openbadges" if ob2 else "openbadgecredential",
                pretty(signed).decode(),
            ),
        ),
        "svg": lambda: (
            f"{name}.svg",
            baking.bake_svg(pictures[picture].decode(), pretty(signed).decode()).encode(),
        ),
    }
    return wrap[packaging]()


def _credential_id(entry: Json, issuer: Issuer) -> str:
    return f"{issuer.url}assertions/{entry['file']}.json"


def _address(entry: Json) -> str:
    """Return the learner's invented e-mail address."""
    return f"{entry['learner']}@learners.example"


def _hashed(entry: Json) -> tuple[str, str]:
    """Return salt and hash of the learner's address (OB 2.0: address, then salt)."""
    salt = keys.seed(f"salt {entry['file']}").hex()[:24]
    return salt, "sha256$" + hashlib.sha256((_address(entry) + salt).encode()).hexdigest()


def _ob2_recipient(entry: Json) -> Json:
    if entry.get("recipient") == "in clear":
        return {"type": "email", "hashed": False, "identity": _address(entry)}
    salt, identity = _hashed(entry)
    return {"type": "email", "hashed": True, "salt": salt, "identity": identity}


def _subject(entry: Json, badge: Json, issuer: Issuer, frameworks: Json) -> Json:
    subject: Json = {}
    if entry.get("recipient") != "hashed":
        subject["id"] = keys.did_key(_address(entry))
    subject["type"] = ["AchievementSubject"]
    if entry.get("recipient") == "hashed":
        salt, identity = _hashed(entry)
        subject["identifier"] = [
            {
                "type": "IdentityObject",
                "hashed": True,
                "identityHash": identity,
                "identityType": "emailAddress",
                "salt": salt,
            }
        ]
    if "narrative" in entry:
        subject["narrative"] = entry["narrative"]
    subject["achievement"] = achievement(badge, issuer, frameworks)
    return subject


def _seconds(entry: Json) -> dict[str, int]:
    names = {"nbf": "issued", "exp": "expires"}
    return {
        claim: int(dt.datetime.fromisoformat(entry[key]).timestamp())
        for claim, key in names.items()
        if key in entry
    }
