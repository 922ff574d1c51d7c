"""Grade and terms → the credential of each trainee who passed, not signed yet. Pure.

Open Badges 3.0.3 over Verifiable Credentials 2.0: AchievementCredential, Result, Evidence
(https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential). The badge is for the training: its
name is none that a label's course badge has, and its texts say that no label is awarded.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Status
from badgeaudit.model.places import Parameter, message
from badgeaudit.workshop.certifying_model import Achieved, Grade, Graded, Recipient, Terms

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_RESULTS = (("exact_share", "Percent"), ("same_decision_on", "RawScore"))
"""The parts of the pass rule that become results, and their kind (OB 3.0, ResultType)."""


class Names:
    """Makes ids and salts: the same again for the same input, and nobody else can guess them."""

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def urn(self, *of: str) -> str:
        """Return a ``urn:uuid:`` for something."""
        return UUID(bytes=self._digest("urn", of)[:16], version=4).urn

    def salt(self, *of: str) -> str:
        """Return a salt of 128 bits."""
        return self._digest("salt", of)[:16].hex()

    def _digest(self, kind: str, of: tuple[str, ...]) -> bytes:
        return hmac.digest(
            self._secret, "\0".join((kind, *of)).encode("utf-8", "replace"), "sha256"
        )


def moment_of(day: date, *, end: bool = False) -> datetime:
    """Return the first second of a day in UTC, or its last one."""
    return datetime.combine(day, time(23, 59, 59) if end else time(), UTC)


def credential_of(
    grade: Grade,
    trainee: Graded,
    terms: Terms,
    issuer: str,
    recipient: Recipient,
    names: Names,
    picture: bytes,
) -> dict[str, Any]:
    """Return one trainee's credential without a proof.

    ``issuer`` is the DID of who signs, ``picture`` a PNG. Nothing of another trainee is in it.
    """
    achievement = achievement_of(grade, terms, issuer, names, picture)
    return {
        "@context": list(CONTEXTS),
        "id": names.urn("credential", grade.digest, trainee.name, terms.valid_from.isoformat()),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": achievement["name"],
        "description": achievement["description"],
        "issuer": _profile(terms, issuer),
        "validFrom": f"{moment_of(terms.valid_from):%Y-%m-%dT%H:%M:%SZ}",
        "validUntil": f"{moment_of(terms.valid_until, end=True):%Y-%m-%dT%H:%M:%SZ}",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [_identity(recipient)],
            "achievement": achievement,
            "result": _results(grade, trainee, names),
        },
        "evidence": [
            {
                "type": ["Evidence"],
                "name": _text("evidence-name"),
                "narrative": evidence_of(trainee),
            }
        ],
    }


def _results(grade: Grade, trainee: Graded, names: Names) -> list[dict[str, Any]]:
    found = results_of(trainee)
    return [
        {
            "type": ["Result"],
            "resultDescription": names.urn("result", grade.standard, grade.edition, part),
            "value": found[part],
        }
        for part, _ in _RESULTS
        if part in found
    ]


def achievement_of(
    grade: Grade, terms: Terms, issuer: str, names: Names, picture: bytes
) -> dict[str, Any]:
    """Return the badge class: the same for everybody certified by one issuer and one rule."""
    image = "data:image/png;base64," + base64.b64encode(picture).decode()
    rule = [f"{part} {number}" for part, number in sorted(grade.needed.items())]
    return {
        "id": names.urn("achievement", issuer, grade.standard, grade.edition, grade.rule, *rule),
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": badge_name(),
        "description": _text("badge-description", standard=grade.title, edition=grade.edition),
        "criteria": {"narrative": criteria_of(grade)},
        "creator": _profile(terms, issuer),
        "image": {"id": image, "type": "Image", "caption": _text("picture")},
        "inLanguage": "en",
        "resultDescription": [
            {
                "id": names.urn("result", grade.standard, grade.edition, part),
                "type": ["ResultDescription"],
                "name": _text(f"result-{part.replace('_', '-')}"),
                "resultType": kind,
                "requiredValue": str(grade.needed[part]),
            }
            for part, kind in _RESULTS
            if part in grade.needed
        ],
    }


def badge_name() -> str:
    """Return the badge's name; never that of a label or of its course."""
    return _text("badge-name")


def criteria_of(grade: Grade) -> str:
    """Return what had to be done, whose rule that is, and what the badge is not."""
    whose = "rule-derived" if grade.rule_status is Status.DERIVED else "rule-official"
    parts = (
        _text("criteria", standard=grade.title, edition=grade.edition),
        grade.rule,
        _text(whose),
        _text("not-the-label"),
    )
    return "\n\n".join(parts)


def results_of(trainee: Graded) -> Mapping[str, str]:
    """Return the values of a trainee's results: a percentage, rounded down, and a number."""
    found: dict[str, str] = {}
    for part, _ in _RESULTS:
        if part in trainee.parts:
            each = trainee.parts[part]
            found[part] = str(percent(each) if part == "exact_share" else each.found)
    return found


def evidence_of(trainee: Graded) -> str:
    """Return the result in sentences: how many dossiers, share exact, decisions alike."""
    parts = trainee.parts
    told = [
        _text("evidence-dossiers", count=parts["dossiers"].found) if "dossiers" in parts else "",
        _shared("evidence-exact", parts.get("exact_share")),
        _shared("evidence-decisions", parts.get("same_decision_on")),
        _text("evidence-note"),
    ]
    return " ".join(filter(None, told))


def percent(part: Achieved) -> int:
    """Return the share in percent, rounded down; 0 of nothing is 0."""
    return 100 * part.found // part.of if part.of else 0


def _shared(id: str, part: Achieved | None) -> str:
    if part is None:
        return ""
    return _text(id, found=part.found, of=part.of, percent=percent(part))


def _profile(terms: Terms, issuer: str) -> dict[str, Any]:
    profile: dict[str, Any] = {"id": issuer, "type": ["Profile"], "name": terms.issuer_name}
    return {**profile, "url": terms.issuer_url} if terms.issuer_url else profile


def _identity(recipient: Recipient) -> dict[str, Any]:
    """Return the IdentityObject (https://www.imsglobal.org/spec/ob/v3p0/#identityobject)."""
    identity: dict[str, Any] = {
        "type": "IdentityObject",
        "hashed": recipient.hashed,
        "identityHash": recipient.identity,
        "identityType": "emailAddress" if recipient.hashed else "name",
    }
    return {**identity, "salt": recipient.salt} if recipient.hashed else identity


def _text(id: str, **params: Parameter) -> str:
    return sentence(message(f"certifying.{id}", **params))
