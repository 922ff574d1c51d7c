"""A status list credential → its bits: fetched, verified in full, decompressed within limits."""

from __future__ import annotations

import binascii
import zlib
from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.model.badges import Form
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Verification
from badgeaudit.network.fetching import Fetcher, NotFetched

FEWEST = 131_072
"""Entries of a list: fewer would tell whom it is about. Bitstring Status List v1.0, 3.1."""
LONGEST = 16 * 2**20
"""Decompressed bytes of a list; 134 million entries."""
_FINE = 200
_GZIP = 31
"""zlib's window bits for data with a gzip header, and no other."""
WIDEST = 32
"""Bits of one entry; the specification sets no limit, nobody uses more than a few."""
_TYPES = {
    False: ("BitstringStatusListCredential", "BitstringStatusList"),
    True: ("StatusList2021Credential", "StatusList2021"),
}
"""What a list credential and its subject are called: by the recommendation, and in 2021."""
_ACCEPT = "application/vc, application/ld+json, application/json, application/jwt"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a list says: ``revoked``, ``suspended`` or ``not revoked``."""

    word: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Unknown:
    """The list could not be looked at, and why."""

    reason: Message
    offline: bool = False


@dataclass(frozen=True, slots=True)
class BitList:
    """The bits of a verified list."""

    bits: bytes
    purposes: tuple[str, ...]
    size: int | None = None
    """Bits of one entry, if the list says it too; what counts stands in the credential's entry."""

    def entries(self, size: int) -> int:
        """Return how many entries of ``size`` bits there are."""
        return len(self.bits) * 8 // size

    def value(self, index: int, size: int) -> int | None:
        """Return an entry's value; None beyond the end. Bit 0 is the highest of the first byte."""
        first = index * size
        if first + size > len(self.bits) * 8:
            return None
        value = 0
        for at in range(first, first + size):
            value = value << 1 | self.bits[at >> 3] >> (7 - (at & 7)) & 1
        return value


def bit_list(
    url: str, fetcher: Fetcher, verify: Callable[[bytes, str], Verification], *, older: bool
) -> BitList | Unknown:
    """Fetch a list credential, verify it in full and decode it.

    ``older``: StatusList2021, whose list is base64url without the multibase prefix ``u``.
    """
    answer = fetcher.get(url, _ACCEPT)
    if isinstance(answer, NotFetched):
        return Unknown(answer.reason, answer.offline)
    if answer.status != _FINE:
        return Unknown(message("status.list-missing", status=answer.status))
    verified = verify(answer.body, "status list")
    if verified.verdict != "valid":
        return Unknown(_distrust(verified))
    data = _credential(answer.body)
    subject = _subject(data)
    if subject is None:
        return Unknown(message("status.list-no-list"))
    outer, inner = _TYPES[older]
    if outer not in _texts(data.get("type")) or inner not in _texts(subject.get("type")):
        return Unknown(message("status.list-type", wanted=outer))
    return _decoded(subject, older=older)


def _distrust(verified: Verification) -> Message:
    if verified.form is Form.OTHER_JSON:
        return message("status.list-no-list")
    counting = [step for step in verified.steps if step.level == "error"]
    failed = {step.name for step in counting if step.outcome.value == "failed"}
    if failed == {"dates"}:
        return message("status.list-expired")
    if any(step.reason.id == "verification.no-proof" for step in counting):
        return message("status.list-unsigned")
    if "proof" in failed:
        return message("status.list-bad-proof")
    return message("status.list-not-valid", verdict=verified.verdict)


def _subject(data: Any) -> Mapping[str, Any] | None:
    subject = data.get("credentialSubject") if isinstance(data, Mapping) else None
    if isinstance(subject, list) and len(subject) == 1:
        subject = subject[0]
    return subject if isinstance(subject, Mapping) else None


def _texts(value: Any) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if _is_text(each)]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def is_size(value: Any) -> bool:
    """Tell a possible number of bits of one entry."""
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= WIDEST


def _credential(raw: bytes) -> Any:
    """Return a list credential, which may also come as a token."""
    text = raw.strip().strip(b'"')
    if text.startswith(b"{"):
        try:
            return decode_json(raw, "status list")
        except Undecodable:
            return None
    try:
        payload = text.split(b".")[1]
        claims = decode_json(urlsafe_b64decode(payload + b"=" * (-len(payload) % 4)), "status list")
    except (Undecodable, IndexError, ValueError):
        return None
    return claims.get("vc", claims) if isinstance(claims, Mapping) else None


def _decoded(subject: Mapping[str, Any], *, older: bool) -> BitList | Unknown:
    size = subject.get("statusSize")
    if size is not None and not is_size(size):
        return Unknown(message("status.list-size"))
    bits = _bits(subject.get("encodedList"), older=older)
    if isinstance(bits, Message):
        return Unknown(bits)
    return BitList(bits, tuple(_texts(subject.get("statusPurpose"))), size)


def _bits(encoded: Any, *, older: bool) -> bytes | Message:
    broken = message("status.list-undecodable")
    if not isinstance(encoded, str) or not encoded.isascii():
        return broken
    # The recommendation prefixes "u" (multibase: no padding), 2021 did not; gzip begins "H4sI".
    if older:
        text = (encoded[1:] if encoded.startswith("uH4sI") else encoded).rstrip("=")
    else:
        text = encoded[1:] if encoded.startswith("u") else "!"
    if not _ALPHABET.issuperset(text):
        return broken
    try:
        packed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        stream = zlib.decompressobj(_GZIP)
        bits = stream.decompress(packed, LONGEST)
    except (binascii.Error, ValueError, zlib.error):
        return broken
    if stream.unconsumed_tail:
        return message("status.list-too-large", limit=LONGEST // 2**20)
    return bits if stream.eof else broken


_ALPHABET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
