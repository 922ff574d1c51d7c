"""Check ``recipient_protected``: a credential doesn't say to everyone who its earner is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.findings import about, cant_tell, failed
from badgeaudit.model.badges import Subject
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding

Exposure = Literal["none", "unsalted", "plain", "unclear"]

_OPAQUE = re.compile(
    r"did:[a-z0-9]+:\S+|urn:uuid:\S+|\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?|_:\S+",
    re.IGNORECASE | re.ASCII,
)
# A did:web of a person's own page, or an id with a mail address in it, still tells who it is.
_TELLING = re.compile(r"@|%40|^mailto:|^tel:", re.IGNORECASE)
_PERSONAL = frozenset(
    {"email", "emailaddress", "telephone", "name", "username", "nationalidentitynumber"}
)


def recipient_protected(
    subject: Subject, parameters: Parameters, tools: Tools
) -> Iterator[Finding]:
    """Ask that the earner is named by a salted hash or an id that says nothing by itself.

    No parameters. Per recipient: hashed with salt, a DID, a UUID → passed; hashed without salt, or
    a plain e-mail address, telephone number or name → ``failed``; another plain id (a profile page,
    a number) → ``cantTell``. A credential that names nobody → ``inapplicable``. No message ever
    holds the identity.

    Source: hashing with a salt is strongly advised,
    https://gist.github.com/kayaelle/5d3dd52b59a16666bf56.
    """
    named = False
    for index, recipient in read.objects(subject.fields, "recipients"):
        found = exposure(recipient)
        named = True
        at = f"/recipients/{index}"
        if found == "plain":
            yield failed(subject, message("checks.recipient-plain"), at)
        elif found == "unsalted":
            yield failed(subject, message("checks.recipient-unsalted"), at)
        elif found == "unclear":
            yield cant_tell(subject, message("checks.recipient-unclear"), at)
    if not named:
        yield about(subject, Outcome.INAPPLICABLE, message("checks.recipient-none"))


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
    return "plain" if kind in _PERSONAL else "unclear"
