"""Tells what a JSON document is, from its type, its contexts and its keys.

Names of files say nothing here. Junk never raises: what is nothing of ours is ``OTHER_JSON``.

Sources: https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html (classes of
OB 2.0), https://www.imsglobal.org/spec/ob/v3p0/ (classes of OB 3.0),
https://www.w3.org/TR/vc-data-model-2.0/#types.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from badgeaudit.model.badges import Form
from badgeaudit.openbadges.declared import Family, families_of, types_of

_TYPES: tuple[tuple[str, Form], ...] = (
    ("ClrCredential", Form.CLR2_CREDENTIAL),
    ("EndorsementCredential", Form.OB3_ENDORSEMENT),
    ("OpenBadgeCredential", Form.OB3_CREDENTIAL),
    ("AchievementCredential", Form.OB3_CREDENTIAL),
    ("BitstringStatusListCredential", Form.VC_STATUS_LIST),
    ("StatusList2021Credential", Form.VC_STATUS_LIST),
    ("RevocationList2020Credential", Form.VC_STATUS_LIST),
    ("1EdTechRevocationList", Form.VC_STATUS_LIST),
    ("Achievement", Form.OB3_ACHIEVEMENT),
    ("Endorsement", Form.OB2_ENDORSEMENT),
    ("RevocationList", Form.OB2_REVOCATION_LIST),
    ("CryptographicKey", Form.OB2_CRYPTOGRAPHIC_KEY),
)
"""Types that mean one form whatever the context; the more telling ones first."""

_SHARED_TYPES: Mapping[str, Mapping[bool, Form]] = {
    "Assertion": {True: Form.OB1_ASSERTION, False: Form.OB2_ASSERTION},
    "BadgeClass": {True: Form.OB1_BADGE_CLASS, False: Form.OB2_BADGE_CLASS},
    "Issuer": {True: Form.OB1_ISSUER, False: Form.OB2_PROFILE},
    "IssuerOrg": {True: Form.OB1_ISSUER, False: Form.OB2_PROFILE},
    "IssuerOrganization": {True: Form.OB1_ISSUER, False: Form.OB2_PROFILE},
}
"""Types that OB 1.1 and 2.0 have in common → is the context that of OB 1? → form."""

_OB1_ISSUER_KEYS = frozenset(
    ("name", "url", "origin", "org", "contact", "description", "image", "email", "revocationList")
)
_OB1_CLASS_KEYS = ("name", "description", "image", "criteria", "issuer")
_OB3_PROFILE_KEYS = ("phone", "address", "otherIdentifier", "official", "parentOrg")
_OB2_PROFILE_KEYS = ("publicKey", "revocationList", "telephone", "verification")
_ISSUED_KEYS = ("issuedOn", "issued_on", "verify", "verification", "uid", "salt")
_CREDENTIAL_KEYS = ("issuer", "proof", "validFrom", "issuanceDate", "credentialStatus")


class Member(NamedTuple):
    """One badge document inside a file: usually the file's only one."""

    form: Form
    pointer: str
    node: Mapping[str, Any]


def recognise(data: Any) -> Form:
    """Return what a document is.

    A list, a ``@graph`` or a presentation is what its first badge is; use ``members`` for all.
    """
    if isinstance(data, dict):
        form = _recognise_node(data)
        if form is not Form.OTHER_JSON:
            return form
    return next(members(data)).form


def members(data: Any, form: Form | None = None) -> Iterator[Member]:
    """Yield every badge document of a file: itself, or those it lists (one level deep).

    Lists come as a JSON list, ``@graph`` (JSON-LD 1.1, section 4.9) or the ``verifiableCredential``
    of a presentation. A file without any yields itself as ``OTHER_JSON``, so there is always one.
    ``form`` is what ``recognise`` said of the same data, to save asking again.
    """
    if isinstance(data, dict):
        listed = _listed(data)
        if listed is not None or form is None:
            form = _recognise_node(data)
        if form is not Form.OTHER_JSON or listed is None:
            yield Member(form, "", data)
            return
        inside, items = listed
    elif isinstance(data, list):
        inside, items = "", data
    else:
        yield Member(Form.OTHER_JSON, "", {})
        return
    found = False
    for index, item in enumerate(items):
        if isinstance(item, dict):
            each = _recognise_node(item)
            if each is not Form.OTHER_JSON:
                found = True
                yield Member(each, f"{inside}/{index}", item)
    if not found:
        yield Member(Form.OTHER_JSON, "", data if isinstance(data, dict) else {})


def _recognise_node(node: Mapping[str, Any]) -> Form:
    types = types_of(node)
    families = families_of(node)
    return (
        _by_type(node, types, families)
        or _context_file(node)
        or _by_credential_keys(node, types, families)
        or _by_context(node, families)
        or (None if "@context" in node else _by_keys(node))
        or Form.OTHER_JSON
    )


def _by_type(
    node: Mapping[str, Any], types: Collection[str], families: Collection[Family]
) -> Form | None:
    if not types:
        return None
    for name, form in _TYPES:
        if name in types:
            return form
    if "VerifiableCredential" in types:
        return None
    for name, forms in _SHARED_TYPES.items():
        if name in types:
            return forms["ob1" in families and "ob2" not in families]
    if "Profile" in types:
        return _profile(node, families)
    return None


def _profile(node: Mapping[str, Any], families: Collection[Family]) -> Form:
    """OB 2.0 and 3.0 share the type ``Profile``; without a context the keys decide."""
    if "ob2" in families or "ob1" in families:
        return Form.OB2_PROFILE
    if "ob3" in families or "clr2" in families or _any(node, _OB3_PROFILE_KEYS):
        return Form.OB3_PROFILE
    if isinstance(node.get("type"), str) or _any(node, _OB2_PROFILE_KEYS):
        return Form.OB2_PROFILE
    return Form.OB3_PROFILE


def _context_file(node: Mapping[str, Any]) -> Form | None:
    """Tell a file that only defines terms (JSON-LD context) from one that uses them."""
    context = node.get("@context")
    defines = isinstance(context, dict) or (
        isinstance(context, list) and any(isinstance(each, dict) for each in context)
    )
    if defines and all(key == "@context" or key.endswith("validation") for key in node):
        return Form.JSONLD_CONTEXT
    return None


def _by_credential_keys(
    node: Mapping[str, Any], types: Collection[str], families: Collection[Family]
) -> Form | None:
    """Recognise credentials whose type says no more than ``VerifiableCredential``, or nothing."""
    about = node.get("credentialSubject")
    declared = "VerifiableCredential" in types
    if about is None:
        return Form.VC_OTHER if declared else None
    if not declared and not families and not _any(node, _CREDENTIAL_KEYS):
        return None
    subjects = about if isinstance(about, list) else [about]
    objects = [each for each in subjects if isinstance(each, dict)]
    if any("verifiableCredential" in each for each in objects) and "clr2" in families:
        return Form.CLR2_CREDENTIAL
    if any("achievement" in each for each in objects):
        return Form.OB3_CREDENTIAL
    return Form.VC_OTHER


def _by_context(node: Mapping[str, Any], families: Collection[Family]) -> Form | None:
    """Recognise documents that have a context but no type."""
    if "ob3" in families or "clr2" in families:
        if _any(node, ("achievementType", "criteria")):
            return Form.OB3_ACHIEVEMENT
        return Form.OB3_PROFILE if "name" in node and "url" in node else None
    old = "ob1" in families and "ob2" not in families
    if not old and "ob2" not in families:
        return None
    if "revokedAssertions" in node:
        return Form.OB2_REVOCATION_LIST
    if "publicKeyPem" in node:
        return Form.OB2_CRYPTOGRAPHIC_KEY
    if "claim" in node:
        return Form.OB2_ENDORSEMENT
    if _any(node, ("badge", "recipient", "issuedOn", "revoked", "evidence", "narrative")):
        return _SHARED_TYPES["Assertion"][old]
    if "criteria" in node or ("issuer" in node and "name" in node):
        return _SHARED_TYPES["BadgeClass"][old]
    if "name" in node:
        return _SHARED_TYPES["Issuer" if _any(node, ("url", "email")) else "BadgeClass"][old]
    return None


def _by_keys(node: Mapping[str, Any]) -> Form | None:
    """Recognise what has neither context nor type: OB 0.5 and 1.0, and plain JSON."""
    if "recipient" in node and "badge" in node:
        if "verification" in node:
            return Form.OB2_ASSERTION
        if _any(node, _ISSUED_KEYS) or isinstance(node["badge"], dict):
            return Form.OB1_ASSERTION
    if "revokedAssertions" in node:
        return Form.OB2_REVOCATION_LIST
    if not isinstance(node.get("name"), (str, dict, list)):
        return None
    if "achievementType" in node:
        return Form.OB3_ACHIEVEMENT
    if all(isinstance(node.get(key), str) for key in _OB1_CLASS_KEYS):
        # OB 1.0 knew no extensions
        extended = any(key.startswith("extensions:") for key in node)
        return Form.OB2_BADGE_CLASS if extended else Form.OB1_BADGE_CLASS
    if _any(node, ("url", "origin")) and _OB1_ISSUER_KEYS.issuperset(node):
        return Form.OB1_ISSUER
    if "criteria" in node or ("description" in node and "image" in node):
        return Form.PLAIN_BADGE_CLASS
    return None


def _listed(node: Mapping[str, Any]) -> tuple[str, list[Any]] | None:
    for key in ("@graph", "verifiableCredential"):
        items = node.get(key)
        if isinstance(items, list):
            return f"/{key}", items
    return None


def _any(node: Mapping[str, Any], keys: tuple[str, ...]) -> bool:
    return any(key in node for key in keys)
