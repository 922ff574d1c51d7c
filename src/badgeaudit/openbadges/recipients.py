"""Reads to whom a credential was issued, and whether the identity is hidden by a hash.

Sources: OB 2.0 IdentityObject and "Verifying Recipient Identity"
(https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#IdentityObject),
OB 3.0 IdentityObject (https://www.imsglobal.org/spec/ob/v3p0/#identityobject).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.openbadges.fields import Sources

_HASHES = ("sha256$", "sha1$", "sha512$", "md5$")
_PERSONAL = {
    "name": "displayName",
    "givenName": "displayName",
    "familyName": "displayName",
    "email": "email",
    "phone": "telephone",
    "telephone": "telephone",
}
_TYPES = {"emailAddress": "email", "ext:emailAddress": "email", "ext:email": "email"}


def recipient(value: Any, at: str, to: str, sources: Sources) -> dict[str, Any] | None:
    """Read ``recipient`` of an assertion: an IdentityObject, until OB 1.0 also just a string."""
    if isinstance(value, dict):
        return _identity(value, "type", "identity", at, to, sources)
    if isinstance(value, str) and value.strip():
        sources[f"{to}/identity"] = at
        return _described("email" if "@" in value else _bare_type(value), value, None, None)
    return None


def subject_recipients(
    subject: Mapping[str, Any], at: str, count: int, sources: Sources
) -> list[Any]:
    """Read all that names the person in a ``credentialSubject``; ``count`` were read before.

    ``id`` and ``identifier`` come first; a name or address beside them is no part of OB 3.0, but
    many issuers write one.
    """
    found: list[Any] = []
    for name in ("id", "@id"):
        value = subject.get(name)
        if isinstance(value, str) and value.strip():
            there = f"/recipients/{count}"
            sources[there] = sources[f"{there}/identity"] = f"{at}/{name}"
            found.append(_described(_bare_type(value), value, None, None))
            break
    identifiers = subject.get("identifier")
    listed = isinstance(identifiers, list)
    for index, each in enumerate(identifiers if isinstance(identifiers, list) else [identifiers]):
        here = f"{at}/identifier/{index}" if listed else f"{at}/identifier"
        there = f"/recipients/{count + len(found)}"
        if isinstance(each, dict):
            person = _identity(each, "identityType", "identityHash", here, there, sources)
            if person is not None:
                sources[there] = here
                found.append(person)
    beside: set[str] = set()
    for name, type in _PERSONAL.items():
        value = subject.get(name)
        if isinstance(value, str) and value.strip() and type not in beside:
            beside.add(type)
            there = f"/recipients/{count + len(found)}"
            sources[there] = sources[f"{there}/identity"] = f"{at}/{name}"
            found.append(_described(type, value, None, None))
    return found


def _identity(
    node: Mapping[str, Any], type: str, identity: str, at: str, to: str, sources: Sources
) -> dict[str, Any] | None:
    value = node.get(identity)
    if not isinstance(value, str) or not value.strip():
        return None
    kind = node.get(type)
    if isinstance(kind, list):
        kind = next((each for each in kind if isinstance(each, str)), "")
    for key, name in (
        ("type", type),
        ("identity", identity),
        ("hashed", "hashed"),
        ("salted", "salt"),
    ):
        sources[f"{to}/{key}"] = f"{at}/{name}"
    shown = kind if isinstance(kind, str) and kind else _bare_type(value)
    return _described(_TYPES.get(shown, shown), value, node.get("hashed"), node.get("salt"))


def _described(type: str, identity: str, hashed: Any, salt: Any) -> dict[str, Any]:
    """Describe one identity. An ``@`` in it shows that it is not hashed, whatever the flag says."""
    return {
        "type": type,
        "identity": identity,
        "hashed": identity.startswith(_HASHES) or (hashed is True and "@" not in identity),
        "salted": isinstance(salt, str) and bool(salt.strip()),
    }


def _bare_type(identity: str) -> str:
    if identity.startswith("mailto:"):
        return "email"
    # only e-mail addresses were hashed before identities had a type
    return "email" if identity.startswith(_HASHES) else "id"
