"""Completes a credential's fields with what its form says elsewhere than in the credential itself.

OB 3.0 says in ``credentialSubject`` who earned what; OB 2.0 names the issuer only in the badge
class; a token is signed from outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.model.badges import Form
from badgeaudit.openbadges.embedded import Embedded, achievements_of, described
from badgeaudit.openbadges.fields import Sources, read, reference, spoken, spread
from badgeaudit.openbadges.recipients import subject_recipients
from badgeaudit.openbadges.tables import CREDENTIAL_SUBJECT

ASSERTIONS = (Form.OB1_ASSERTION, Form.OB2_ASSERTION)
"""Credentials before verifiable credentials."""


def complete_assertion(
    form: Form, node: Mapping[str, Any], root: str, fields: dict[str, Any], sources: Sources
) -> list[Embedded]:
    """Add the issuer of an embedded badge class, and what only OB 0.5 to 1.1 say.

    Returns the badge class, if it is described here. ``root`` begins the ids of what has none.
    """
    classes = list(described(node.get("badge"), "/badge"))[:1]
    for badge, at in classes:
        fields.setdefault("badge", root + at)
        _refer("issuer", badge.get("issuer"), f"{at}/issuer", root, fields, sources)
    if form is not Form.OB1_ASSERTION:
        return classes
    if isinstance(node.get("salt"), str) and "recipients" in fields:
        # until OB 1.0 the salt stood beside the recipient
        fields["recipients"][0]["salted"] = True
        sources["/recipients/0/salted"] = "/salt"
    verification = fields.get("verification", {})
    if "id" not in fields and verification.get("type") == "hosted" and "url" in verification:
        # OB 1.0: the address of a hosted assertion is what identifies it
        fields["id"] = verification["url"]
        sources["/id"] = sources.get("/verification/url", "/verification/url")
    return classes


def complete_credential(
    form: Form, subjects: list[Embedded], root: str, fields: dict[str, Any], sources: Sources
) -> list[Embedded]:
    """Add recipients, badge and award of a verifiable credential from its subjects.

    Returns the achievements described here. A CLR that lists several awards no badge itself.
    """
    recipients: list[Any] = []
    for node, at in subjects:
        recipients += subject_recipients(node, at, len(recipients), sources)
    if recipients:
        fields["recipients"] = recipients
        sources["/recipients"] = subjects[0][1]
    if subjects:
        fields.update(read(CREDENTIAL_SUBJECT, *subjects[0], "", sources))
    achievements = achievements_of(subjects)
    if len(achievements) == 1 or (achievements and form is not Form.CLR2_CREDENTIAL):
        _refer("badge", *achievements[0], root, fields, sources)
    return [found for each, at in achievements for found in described(each, at)]


def _refer(
    key: str, value: Any, at: str, root: str, fields: dict[str, Any], sources: Sources
) -> None:
    """Refer to something by its id, or by where it is described when it has none."""
    id = reference(value, at, f"/{key}", sources)
    if id is None and any(described(value, at)):
        id = root + at
    if id is not None:
        fields[key] = id
        sources.setdefault(f"/{key}", at)


def complete_issuer(node: Mapping[str, Any], root: str, fields: dict[str, Any]) -> list[Embedded]:
    """Refer to an issuer without an id by its place; return the issuer described here."""
    issuers = list(described(node.get("issuer"), "/issuer"))[:1]
    for _, at in issuers:
        fields.setdefault("issuer", root + at)
    return issuers


def add_token_proof(
    header: Mapping[str, Any], form: Form, fields: dict[str, Any], sources: Sources
) -> None:
    """Add the signature around the document: a JWT (OB 3.0) or JWS (OB 2.0), not verified here."""
    proof = {"type": "JWS" if form in ASSERTIONS else "JWT"}
    for key, name in (("cryptosuite", "alg"), ("method", "kid")):
        value = header.get(name)
        if isinstance(value, str) and value.strip():
            proof[key] = value
    proofs = fields.setdefault("proofs", [])
    sources[f"/proofs/{len(proofs)}"] = ""
    proofs.append(proof)


def find_language(
    node: Mapping[str, Any], fields: dict[str, Any], sources: Sources, embedded: bool
) -> None:
    """Take the language from a text tagged with one, or else from the document's context.

    JSON-LD 1.1, section 4.2.4: ``@language`` in the context is the default of all texts.
    """
    for key in ("name", "description"):
        value = node.get(key)
        if isinstance(value, (dict, list)) and (found := spoken(value)) and found[2]:
            fields["language"] = found[2]
            sources["/language"] = f"/{key}{found[1]}"
            return
    if embedded:
        return
    for each, at in spread(node.get("@context"), "/@context"):
        if isinstance(each, dict):
            language = each.get("@language")
            if isinstance(language, str) and language.strip():
                fields["language"] = language
                sources["/language"] = f"{at}/@language"
