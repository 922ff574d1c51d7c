"""Whether a credential was issued to a given person: by id, or by the salted hash of an identity.

Sources: OB 3.0 "Verify the Recipient Using an Identifier"
(https://www.imsglobal.org/spec/ob/v3p0/#verify-identifier) and IdentityHash; OB 2.0 IdentityObject
(https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#IdentityObject).
No message, detail or pointer made here holds an identity.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Clause, Step
from badgeaudit.verification.clauses import OB2_RECIPIENT, OB3_RECIPIENT

_MAIL = frozenset(("email", "emailAddress"))
Comparison = Literal["same", "other", "unknown"]


class _Identity(NamedTuple):
    pointer: str
    type: str
    value: str
    hashed: bool
    salt: str


def recipient_step(data: Mapping[str, Any], wanted: str | None) -> Step:
    """Return whether the credential names the person; inapplicable when nobody was asked for."""
    clause: Clause = OB3_RECIPIENT if "credentialSubject" in data else OB2_RECIPIENT
    if wanted is None:
        return Step("recipient", Outcome.INAPPLICABLE, message("verification.no-recipient"), clause)
    identities = tuple(_identities(data))
    if not identities:
        return Step("recipient", Outcome.FAILED, message("verification.recipient-none"), clause)
    answers = {each.pointer: _compare(each, wanted.strip()) for each in identities}
    for pointer, answer in answers.items():
        if answer == "same":
            same = message("verification.recipient-same")
            return Step("recipient", Outcome.PASSED, same, clause, pointer)
    if "unknown" in answers.values():
        unknown = message("verification.recipient-unknown-hash")
        pointer = next(p for p, answer in answers.items() if answer == "unknown")
        return Step("recipient", Outcome.CANT_TELL, unknown, clause, pointer)
    return Step("recipient", Outcome.FAILED, message("verification.recipient-other"), clause)


def _identities(data: Mapping[str, Any]) -> Iterator[_Identity]:
    subjects = data.get("credentialSubject")
    listed = isinstance(subjects, list)
    for index, subject in enumerate(subjects if isinstance(subjects, list) else [subjects]):
        if isinstance(subject, Mapping):
            at = "/credentialSubject" + (f"/{index}" if listed else "")
            yield from _of_subject(subject, at)
    recipient = data.get("recipient")
    if isinstance(recipient, str):
        yield _Identity("/recipient", "email", recipient, "$" in recipient, _text(data.get("salt")))
    elif isinstance(recipient, Mapping):
        found = _object(recipient, "/recipient", "type", "identity")
        if found is not None:
            yield found


def _of_subject(subject: Mapping[str, Any], at: str) -> Iterator[_Identity]:
    if isinstance(subject.get("id"), str):
        yield _Identity(f"{at}/id", "id", subject["id"], False, "")
    identifiers = subject.get("identifier")
    listed = isinstance(identifiers, list)
    for index, each in enumerate(identifiers if isinstance(identifiers, list) else [identifiers]):
        if isinstance(each, Mapping):
            where = f"{at}/identifier" + (f"/{index}" if listed else "")
            found = _object(each, where, "identityType", "identityHash")
            if found is not None:
                yield found


def _object(node: Mapping[str, Any], at: str, type: str, value: str) -> _Identity | None:
    identity = node.get(value)
    if not isinstance(identity, str):
        return None
    kind = node.get(type)
    if isinstance(kind, list):
        kind = next((each for each in kind if isinstance(each, str)), "")
    hashed = node.get("hashed")
    if not isinstance(hashed, bool):
        hashed = "$" in identity
    return _Identity(at, _text(kind), identity, hashed, _text(node.get("salt")))


def _compare(identity: _Identity, wanted: str) -> Comparison:
    mail = _is_mail(wanted)
    if identity.type in _MAIL and not mail:
        return "other"
    forms = {wanted, wanted.removeprefix("mailto:")}
    if mail:
        # addresses are hashed as the issuer has them; most write them in small letters
        forms |= {form.lower() for form in forms}
    if not identity.hashed:
        value = identity.value.removeprefix("mailto:")
        return "same" if value in forms or (mail and value.lower() in forms) else "other"
    name, _, digest = identity.value.partition("$")
    if name not in ("sha256", "md5"):
        return "unknown"
    return "same" if any(_digests(name, form, identity.salt, digest) for form in forms) else "other"


def _digests(name: str, form: str, salt: str, digest: str) -> bool:
    """Compare in constant time; MD5 is what the specification allows besides SHA-256."""
    raw = (form + salt).encode("utf-8", "surrogatepass")
    made = hashlib.new(name, raw, usedforsecurity=False).hexdigest()
    return hmac.compare_digest(made.encode(), digest.lower().encode("utf-8", "replace"))


def _is_mail(wanted: str) -> bool:
    return "@" in wanted and not wanted.startswith(("did:", "http://", "https://"))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
