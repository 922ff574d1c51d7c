"""Validates the shape of a badge document against our schemas of the specifications."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from badgeaudit.documents.schemas import Validator, Violation, load_validator
from badgeaudit.model.badges import Form
from badgeaudit.model.places import message
from badgeaudit.openbadges.declared import is_vc2
from badgeaudit.openbadges.reading import BadgeDocument
from badgeaudit.openbadges.recognise import members

_SCHEMAS: Mapping[Form, tuple[str, str]] = {
    Form.OB2_BADGE_CLASS: ("openbadges/ob2", "BadgeClass"),
    Form.OB2_PROFILE: ("openbadges/ob2", "Profile"),
    Form.OB2_ASSERTION: ("openbadges/ob2", "Assertion"),
    Form.OB2_ENDORSEMENT: ("openbadges/ob2", "Endorsement"),
    Form.OB2_REVOCATION_LIST: ("openbadges/ob2", "RevocationList"),
    Form.OB2_CRYPTOGRAPHIC_KEY: ("openbadges/ob2", "CryptographicKey"),
    Form.OB3_ACHIEVEMENT: ("openbadges/ob3", "Achievement"),
    Form.OB3_PROFILE: ("openbadges/ob3", "Profile"),
    Form.CLR2_CREDENTIAL: ("openbadges/ob3", "ClrCredential"),
    Form.OB1_BADGE_CLASS: ("openbadges/ob1", "BadgeClass"),
    Form.OB1_ISSUER: ("openbadges/ob1", "IssuerOrganization"),
    Form.OB1_ASSERTION: ("openbadges/ob1", "Assertion"),
    Form.PLAIN_BADGE_CLASS: ("openbadges/plain", "BadgeClass"),
}
"""Form → schema and definition. Forms that are not here have no shape we check."""

_OB2_CONTEXTS = frozenset(
    {
        "https://w3id.org/openbadges/v2",
        "http://w3id.org/openbadges/v2",
        "https://openbadgespec.org/v2/context.json",
        "https://purl.imsglobal.org/spec/ob/v2p0/context.json",
        "https://purl.imsglobal.org/ob/v2p0",
        "https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld",
        "https://purl.imsglobal.org/spec/ob/v2p1",
    }
)
"""Addresses under which the context of OB 2.0 (and 2.1, which adds to it) is known."""

_BY_VERSION = {
    Form.OB3_CREDENTIAL: "AchievementCredential",
    Form.OB3_ENDORSEMENT: "EndorsementCredential",
}
"""Definitions that stand twice in the schema: for VC 1.1 and for VC 2.0."""


def violations(document: BadgeDocument) -> tuple[Violation, ...]:
    """Return what is wrong with a document's shape, sorted by pointer within each badge.

    Of a list every badge is validated. Faults of baking are in ``document.problems`` instead.
    """
    found: list[Violation] = []
    for form, pointer, node in members(document.data, document.form):
        found += _context_of(form, pointer, node, document.data)
        validator = validator_for(form, node)
        if validator is None or validator.is_valid(node):
            continue
        found += [
            Violation(pointer + each.pointer, each.message, each.location)
            for each in validator.violations(node)
        ]
    return tuple(found)


def _context_of(
    form: Form, pointer: str, node: Mapping[str, Any], document: Any
) -> Iterator[Violation]:
    """Ask a document of OB 2.0 for the context that makes it one; what is embedded needs none.

    Source: OB 2.0, JSON-LD Serialization,
    https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html.
    """
    if not form.value.startswith("ob2."):
        return
    outer = document.get("@context") if isinstance(document, Mapping) else None
    context = node.get("@context", outer)
    named = context if isinstance(context, list) else [context]
    if any(isinstance(each, str) and each in _OB2_CONTEXTS for each in named):
        return
    what = "openbadges.context-missing" if context is None else "openbadges.context-other"
    at = f"{pointer}/@context" if "@context" in node else pointer
    yield Violation(at, message(what), "openbadges/ob2#/@context")


def validator_for(form: Form, node: Mapping[str, Any]) -> Validator | None:
    """Return the validator of a form; None for forms whose shape is not checked."""
    if form in _BY_VERSION:
        definition = f"{_BY_VERSION[form]}{'20' if is_vc2(node) else '11'}"
        return load_validator("openbadges/ob3", f"#/$defs/{definition}")
    if form in _SCHEMAS:
        name, definition = _SCHEMAS[form]
        return load_validator(name, f"#/$defs/{definition}")
    return None
