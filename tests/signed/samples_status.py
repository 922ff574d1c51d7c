"""Samples with a status: bitstring lists and 1EdTech's own, in every answer."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterator

from tests.signed import signer
from tests.signed.documents import SITE, VC2, Json, credential, pretty
from tests.signed.sample import Sample
from tests.signed.samples_credentials import DID, signed

LIST = f"{SITE}/status/3"
INDEX = 94_567
EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"


def bits(*on: int, length: int = 131_072) -> str:
    """Return an encoded list: multibase base64url of gzip; bit 0 is the first, highest bit."""
    raw = bytearray(length // 8)
    for index in on:
        raw[index // 8] |= 128 >> index % 8
    packed = gzip.compress(bytes(raw), mtime=0)
    return "u" + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def status_list(encoded: str, *, purpose: str = "revocation", **changes: object) -> Json:
    """Return an unsigned list credential."""
    return {
        "@context": [VC2],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": DID,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{LIST}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": encoded,
        },
        **changes,
    }


def with_status(purpose: str = "revocation", index: int = INDEX) -> bytes:
    """Return a signed credential that points into the list."""
    entry = {
        "id": f"{LIST}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(index),
        "statusListCredential": LIST,
    }
    return pretty(signed(credential(DID, credentialStatus=entry)))


def status_samples() -> Iterator[Sample]:
    """Yield credentials with a status, and the web their lists are on."""
    plain = with_status()
    suspended = with_status("suspension")
    yield Sample("status-offline.json", plain, "could not check", "status")
    yield Sample("status-missing.json", plain, "could not check", "status", web={LIST: 404})
    for name, raw, on, purpose, verdict in (
        ("not-revoked", plain, (INDEX - 1, INDEX + 1), "revocation", "valid"),
        ("revoked", plain, (INDEX,), "revocation", "invalid"),
        ("suspended", suspended, (INDEX,), "suspension", "invalid"),
        ("not-suspended", suspended, (), "suspension", "valid"),
    ):
        page = pretty(signed(status_list(bits(*on), purpose=purpose)))
        step = None if verdict == "valid" else "status"
        yield Sample(f"status-{name}.json", raw, verdict, step, web={LIST: page})  # type: ignore[arg-type]
    yield from _broken_lists(plain)
    yield from _revocation_list()


def _broken_lists(raw: bytes) -> Iterator[Sample]:
    sound = signed(status_list(bits()))
    changed = {**sound, "credentialSubject": {**sound["credentialSubject"], "encodedList": bits(1)}}
    lists: dict[str, Json] = {
        "tampered": changed,
        "unsigned": status_list(bits()),
        "expired": signed(status_list(bits(), validUntil="2026-02-01T00:00:00Z")),
        "other-purpose": signed(status_list(bits(), purpose="suspension")),
        "short": signed(status_list(bits(length=1024))),
    }
    for name, page in lists.items():
        sample = f"status-list-{name}.json"
        web = {LIST: pretty(page)}
        yield Sample(sample, raw, _UNSOUND[name], "status", web=web)  # type: ignore[arg-type]


_UNSOUND = {
    "tampered": "could not check",
    "unsigned": "could not check",
    "expired": "could not check",
    "other-purpose": "could not check",
    "short": "could not check",
}


def _revocation_list() -> Iterator[Sample]:
    address = f"{SITE}/revocations"
    entry = {"id": address, "type": "1EdTechRevocationList"}
    document = credential(DID, credentialStatus=entry)
    document["@context"] = [*document["@context"], EXTENSIONS]
    raw = pretty(signed(document))
    empty = {"id": address, "issuer": DID, "revokedCredentials": []}
    listed = {**empty, "revokedCredentials": [{"id": document["id"], "revoked": True}]}
    yield Sample("revocation-list.json", raw, "valid", web={address: pretty(empty)})
    yield Sample(
        "revocation-list-revoked.json", raw, "invalid", "status", web={address: pretty(listed)}
    )


__all__ = ["bits", "signer", "status_list", "status_samples", "with_status"]
