"""What a credential calls its badge and its issuer: its own words, without the recipient's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from badgeaudit.verification.masking import identities_of, without_recipient

_LONGEST = 200


class Names(NamedTuple):
    """Both empty when they do not stand in the document."""

    badge: str
    issuer: str


def names_of(data: Mapping[str, Any]) -> Names:
    """Return how a credential names its badge and issuer, for people who see many files.

    Only what stands in the document itself: a badge of OB 2.0 that is only an address has no name.
    A credential's own name is left out, since it may be the earner's ("Record of …"), and so is an
    issuer who is the recipient. Nothing here is proven.
    """
    badge = _badge(data)
    issuer = data.get("issuer") or _object(badge).get("issuer")
    id = _object(issuer).get("id")
    own = isinstance(id, str) and id in set(identities_of(data))
    return Names(_shown(_told(badge), data), "" if own else _shown(_told(issuer), data))


def _badge(data: Mapping[str, Any]) -> Any:
    subject = _first(data.get("credentialSubject"))
    return _first(subject.get("achievement")) if subject else data.get("badge")


def _told(value: Any) -> str:
    name = _object(value).get("name")
    if isinstance(name, Mapping):
        # a language map, or VC 2.0's object of value and language
        name = name.get("@value", next(iter(name.values()), ""))
    return name if isinstance(name, str) else ""


def _first(value: Any) -> Mapping[str, Any]:
    return _object(value[0] if isinstance(value, list) and value else value)


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _shown(name: str, data: Mapping[str, Any]) -> str:
    return without_recipient(" ".join(name.split()), data)[:_LONGEST] if name.strip() else ""
