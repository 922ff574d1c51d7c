"""What a proof says about itself: suite, purpose, dates and signature, read strictly.

Sources: Data Integrity 1.0, 2.1 Proofs and 4.4 Verify Proof
(https://www.w3.org/TR/vc-data-integrity/#verify-proof); the cryptosuites' own sections on proof
configuration and proof value (https://www.w3.org/TR/vc-di-eddsa/, https://www.w3.org/TR/vc-di-ecdsa/).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, Parameter, message
from badgeaudit.verification.keys_encoding import base58btc


@dataclass(frozen=True, slots=True)
class ProofCheck:
    """What came of verifying a proof, with intermediate values for people who seek the fault."""

    outcome: Outcome
    reason: Message
    details: Mapping[str, str] = field(default_factory=dict)


class Suite(NamedTuple):
    """How a cryptosuite makes its hashes, and which keys it signs with."""

    keys: tuple[str, ...]
    form: Literal["rdfc", "jcs"]


_OLDER = "Ed25519Signature2020"
_EDDSA, _ECDSA = ("Ed25519",), ("P-256", "P-384")

SUITES: Mapping[str, Suite] = {
    "eddsa-rdfc-2022": Suite(_EDDSA, "rdfc"),
    # the name of the same suite in drafts of 2023, which OB 3.0 took over
    "eddsa-2022": Suite(_EDDSA, "rdfc"),
    "eddsa-jcs-2022": Suite(_EDDSA, "jcs"),
    "ecdsa-rdfc-2019": Suite(_ECDSA, "rdfc"),
    "ecdsa-jcs-2019": Suite(_ECDSA, "jcs"),
    _OLDER: Suite(_EDDSA, "rdfc"),
}
"""The suites that are verified: values of ``cryptosuite``, and one older ``type``."""

SIGNATURE_BYTES: Mapping[str, int] = {"Ed25519": 64, "P-256": 64, "P-384": 96}

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?", re.ASCII)


def suite_name(proof: Mapping[str, Any]) -> str:
    """Return the name of a proof's suite: ``cryptosuite``, or the type of older proofs."""
    kind, name = proof.get("type"), proof.get("cryptosuite")
    if kind == "DataIntegrityProof":
        return name if isinstance(name, str) else ""
    return kind if isinstance(kind, str) else ""


def suite_of(proof: Mapping[str, Any]) -> Suite | ProofCheck:
    """Return the suite of a proof; ``cantTell`` for one that this version does not know."""
    kind, name = proof.get("type"), suite_name(proof)
    if not isinstance(kind, str) or not kind:
        return failed("no-type")
    if not name:
        return failed("no-cryptosuite")
    suite = SUITES.get(name)
    if suite is None or (kind == "DataIntegrityProof") == (name == _OLDER):
        return ProofCheck(Outcome.CANT_TELL, message("proofs.unknown-suite", suite=name[:100]))
    return suite


def proof_problem(
    proof: Mapping[str, Any],
    *,
    purpose: str = "assertionMethod",
    as_of: datetime | None = None,
    domain: str | None = None,
    challenge: str | None = None,
) -> ProofCheck | None:
    """Return what is wrong with a proof before its key and signature are looked at, else None.

    ``as_of`` lets it expire; ``domain`` and ``challenge`` are compared when they are expected.
    """
    suite = suite_of(proof)
    if isinstance(suite, ProofCheck):
        return suite
    found = proof.get("proofPurpose")
    if found != purpose:
        return failed("purpose", expected=purpose, found=_shown(found))
    if not proof.get("verificationMethod"):
        return failed("no-method")
    for name in ("created", "expires"):
        if name in proof and moment(proof[name]) is None:
            return failed("date", name=name, found=_shown(proof[name]))
    expires = moment(proof.get("expires"))
    if as_of is not None and expires is not None and expires <= as_of:
        return failed("expired", expires=str(proof["expires"]))
    if domain is not None and domain not in _listed(proof.get("domain")):
        return failed("domain", expected=domain, found=_shown(proof.get("domain")))
    if challenge is not None and proof.get("challenge") != challenge:
        return failed("challenge")
    value = signature_of(proof)
    return value if isinstance(value, ProofCheck) else None


def signature_of(proof: Mapping[str, Any]) -> bytes | ProofCheck:
    """Return the signature's bytes: all suites here write it in base58btc with a ``z``."""
    value = proof.get("proofValue")
    if not isinstance(value, str) or not value:
        return failed("no-value")
    raw = base58btc(value[1:]) if value.startswith("z") and len(value) < 200 else None
    if raw is None:
        return failed("value-encoding")
    return raw


def moment(value: object) -> datetime | None:
    """Return an XML Schema date and time; None for anything else.

    Without a zone it is UTC, as Data Integrity 1.0, 2.1 allows for older proofs.
    """
    matched = _MOMENT.fullmatch(value) if isinstance(value, str) and len(value) < 60 else None
    if matched is None:
        return None
    day, time, fraction, zone = matched.groups()
    try:
        read = datetime.fromisoformat(
            f"{day}T{time}.{(fraction or '0')[:6]:0<6}{'+00:00' if zone in (None, 'Z') else zone}"
        )
        return read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def failed(what: str, **params: Parameter) -> ProofCheck:
    """Return that a proof does not hold."""
    return ProofCheck(Outcome.FAILED, message(f"proofs.{what}", **params))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _shown(value: object) -> str:
    return value[:100] if isinstance(value, str) and value else "–"
