"""Check ``recipient_protected``: a credential doesn't say to everyone who its earner is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.findings import about, located
from badgeaudit.model.badges import Subject
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Finding
from badgeaudit.model.verification import Verification

Exposure = Literal["none", "unsalted", "plain", "not-hashed", "unknown-hash", "named", "unclear"]

_SAID: Mapping[Exposure, tuple[Outcome, Message]] = {
    "plain": (Outcome.FAILED, message("checks.recipient-plain")),
    "unsalted": (Outcome.FAILED, message("checks.recipient-unsalted")),
    "not-hashed": (Outcome.FAILED, message("checks.recipient-not-hashed")),
    "unknown-hash": (Outcome.CANT_TELL, message("checks.recipient-unknown-hash")),
    "named": (Outcome.CANT_TELL, message("checks.recipient-named")),
    "unclear": (Outcome.CANT_TELL, message("checks.recipient-unclear")),
}
_OPAQUE = re.compile(
    r"did:[a-z0-9]+:\S+|urn:uuid:\S+|\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?|_:\S+",
    re.IGNORECASE | re.ASCII,
)
# A did:web of a person's own page, or an id with a mail address in it, still tells who it is.
_TELLING = re.compile(r"@|%40|^mailto:|^tel:", re.IGNORECASE)
_PERSONAL = frozenset(
    {"email", "emailaddress", "telephone", "name", "username", "nationalidentitynumber"}
)
_DIGEST = re.compile(r"[a-z0-9-]{2,12}\$[0-9a-f]{32,128}", re.IGNORECASE | re.ASCII)
"""Algorithm and hash, whichever; those the specifications know are for ``verify`` to tell."""


def recipient_protected(
    subject: Subject, parameters: Parameters, tools: Tools
) -> Iterator[Finding]:
    """Ask that the earner is named by a salted hash or an id that says nothing by itself.

    No parameters. What is a hash is what ``verify`` takes for one: its step "Form" (``shape``)
    must have nothing against the recipient. MD5 counts as SHA-256 does, since the specifications
    allow both; the salt stands beside either, so it hides an address from lists, not from a search
    for it. No other step matters: a credential that is invalid, expired or unsigned gives a name
    away just as well.

    | a recipient | outcome |
    |---|---|
    | a hash with a salt; a DID, a UUID | ``passed`` |
    | a hash without a salt | ``failed``: addresses are guessed from lists |
    | an e-mail address, telephone number, name or user name in plain text, also in an id, and |
    | whatever ``hashed`` says of it | ``failed`` |
    | said to be hashed, and ``verify`` finds no hash there | ``failed`` |
    | said to be hashed by an algorithm that the specifications do not know | ``cantTell`` |
    | a name beside the identity (``credentialSubject.name``) | ``cantTell``: the earner may agree |
    | another plain id (a profile page, a number) | ``cantTell`` |

    A credential that names nobody → ``inapplicable``. No message ever holds the identity.

    Source: hashing with a salt is strongly advised,
    https://gist.github.com/kayaelle/5d3dd52b59a16666bf56; what is a hash: OB 2.0 IdentityHash,
    https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#identityHash, and
    OB 3.0 IdentityHash, https://www.imsglobal.org/spec/ob/v3p0/#derived-types.
    """
    named = False
    for index, recipient in read.objects(subject.fields, "recipients"):
        named = True
        at = f"/recipients/{index}"
        found = exposure(recipient)
        if recipient.get("hashed") is True and found != "plain":
            found = _verified(subject, at, recipient, found, tools)
        if found != "none":
            yield about(subject, *_SAID[found], at)
    if not named:
        yield about(subject, Outcome.INAPPLICABLE, message("checks.recipient-none"))


def _verified(
    subject: Subject, at: str, recipient: Mapping[str, Any], found: Exposure, tools: Tools
) -> Exposure:
    """Return what a hash is worth when ``verify`` takes it for none."""
    verification = tools.verify(subject.path)
    place = located(subject, f"{at}/identity").pointer
    if verification is None or place not in _faulty(verification, ""):
        return found
    if not _DIGEST.fullmatch(read.text(recipient, "identity")):
        return "not-hashed"
    return "unknown-hash" if found == "none" else found


def _faulty(verification: Verification, base: str) -> Iterator[str]:
    """Yield where in the document ``verify`` finds something wrong with the form."""
    base += verification.pointer
    for step in verification.steps:
        if step.name == "shape" and step.outcome is Outcome.FAILED and step.level == "error":
            yield base + step.pointer
    for inner in verification.inner:
        yield from _faulty(inner, base)


def exposure(recipient: Mapping[str, Any]) -> Exposure:
    """Tell how far a recipient can be recognised by anyone who sees the credential."""
    identity = read.text(recipient, "identity")
    # Checked before the flag: "hashed: true" beside a plain address hides nothing.
    if _TELLING.search(identity):
        return "plain"
    if recipient.get("hashed") is True:
        return "none" if recipient.get("salted") is True else "unsalted"
    if _OPAQUE.fullmatch(identity):
        return "none"
    kind = "".join(filter(str.isalpha, read.text(recipient, "type"))).casefold()
    if kind == "displayname":
        return "named"
    return "plain" if kind in _PERSONAL else "unclear"
