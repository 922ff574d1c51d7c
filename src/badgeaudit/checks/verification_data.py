"""Check ``credentials_verify``: whether there is something a verifier could verify."""

from __future__ import annotations

from collections.abc import Iterator

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.dates import read_date
from badgeaudit.checks.findings import cant_tell, failed, short, untested
from badgeaudit.model.badges import Subject
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding


def credentials_verify(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask for data by which the credential can be verified, and that it still holds.

    No parameters. No proof and no verification (hosted, signed or JWT) → ``failed``; for a
    credential embedded in another, whose proof may cover it → ``cantTell``. Marked revoked →
    ``failed``. Expired before the day the audit speaks of → ``cantTell`` (the last day still
    counts, as written, without zones): to expire in time is no fault of the issuer, and the oldest
    credentials show since when badges are used. An expiry date that can't be read → ``cantTell``.
    Otherwise ``untested``: this version verifies no proofs.

    Source: https://criticaltechnology.blogspot.com/2013/06/the-minimum-for-badge-system.html.
    """
    fields = subject.fields
    if fields.get("revoked") is True:
        yield failed(subject, message("checks.credential-revoked"), "/revoked")
    written = read.text(fields, "expires")
    expires = read_date(written)
    if expires is not None and expires < tools.as_of:
        expired = message("checks.credential-expired", expired=str(expires), as_of=str(tools.as_of))
        yield cant_tell(subject, expired, "/expires")
    elif written and expires is None:
        unreadable = message("checks.date-unreadable", found=short(written, 40))
        yield cant_tell(subject, unreadable, "/expires")
    if read.items(fields, "proofs") or read.part(fields, "verification"):
        yield untested(subject, message("checks.proofs-not-verified"))
    elif subject.embedded:
        yield cant_tell(subject, message("checks.nothing-to-verify-inside"))
    else:
        yield failed(subject, message("checks.nothing-to-verify"))
