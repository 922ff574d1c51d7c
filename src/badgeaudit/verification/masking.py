"""Takes the recipient out of what is shown of a verification."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from badgeaudit.model.verification import Step

HIDDEN = "•••"
_SHORTEST = 3
_KEYS = frozenset(
    ("identity", "identityHash", "salt", "email", "phone", "familyName", "givenName", "name")
)
"""What names a person inside ``recipient`` and ``credentialSubject``."""


def masked(step: Step, data: Mapping[str, Any]) -> Step:
    """Return the step with every identity of the recipient hidden in its details."""
    if not step.details:
        return step
    identities = _hidden(data)
    details = {key: _without(text, identities) for key, text in step.details.items()}
    return replace(step, details=details)


def without_recipient(text: str, data: Mapping[str, Any]) -> str:
    """Return a text from a credential with every identity of its recipient hidden."""
    return _without(text, _hidden(data))


def _hidden(data: Mapping[str, Any]) -> list[str]:
    """Return what is hidden, the longest first."""
    issuer = data.get("issuer")
    known = issuer.get("id") if isinstance(issuer, Mapping) else issuer
    identities = {each for each in identities_of(data) if len(each) >= _SHORTEST and each != known}
    return sorted(identities, key=len, reverse=True)


def _without(text: str, identities: list[str]) -> str:
    for identity in identities:
        text = text.replace(identity, HIDDEN)
    return text


def identities_of(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield all that could name the recipient, wherever credentials stand inside each other."""
    waiting: list[Any] = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, Mapping):
            for name in ("credentialSubject", "recipient"):
                subjects = node.get(name)
                for each in subjects if isinstance(subjects, list) else [subjects]:
                    yield from _of_subject(each)
            waiting.extend(value for value in node.values() if isinstance(value, Mapping | list))


def _of_subject(subject: Any) -> Iterator[str]:
    if isinstance(subject, str):
        yield subject
    if not isinstance(subject, Mapping):
        return
    if "endorsementComment" not in subject and isinstance(subject.get("id"), str):
        yield subject["id"]
    waiting: list[Any] = [
        value for name, value in subject.items() if name in ("identifier", *_KEYS)
    ]
    for value in waiting:
        if isinstance(value, str):
            yield value
    identifiers = subject.get("identifier")
    for each in identifiers if isinstance(identifiers, list) else [identifiers]:
        if isinstance(each, Mapping):
            yield from (v for k, v in each.items() if k in _KEYS and isinstance(v, str))
