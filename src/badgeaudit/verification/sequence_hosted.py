"""The steps for a hosted badge: its address, the copy there, and where its issuer allows it to be.

Source: OB 2.0, HostedBadge Verification ("the retrieved data should be used as the Assertion"),
https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#HostedBadge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Step, Verification
from badgeaudit.verification import clauses
from badgeaudit.verification.dates import assertion_dates
from badgeaudit.verification.hosting import Hosted, address_of, hosted, inside_steps
from badgeaudit.verification.hosting_scope import scope_steps
from badgeaudit.verification.inner import inner_credentials
from badgeaudit.verification.issuer_profiles import linked_documents
from badgeaudit.verification.masking import masked
from badgeaudit.verification.means import Credential, Means
from badgeaudit.verification.recipients import recipient_step
from badgeaudit.verification.sequence_credentials import read_steps
from badgeaudit.verification.sequence_terms import term_steps
from badgeaudit.verification.shapes import assertion_shape
from badgeaudit.verification.verdicts import verdict_of


def hosted_steps(
    credential: Credential, means: Means
) -> tuple[Iterable[Step], Iterable[Verification]]:
    """Return the steps, and the verification of the copy at the address when it is another one.

    Badge class and issuer are those that the copy at the address names, when there is one.
    """
    found = hosted(credential.data, means.fetcher)
    current = credential if found.copy is None else replace(credential, data=found.copy)
    linked = linked_documents(current, means)
    steps = [*linked.steps, *found.steps]
    if found.copy is not None:
        steps += inside_steps(credential.data, linked.badge, linked.issuer)
    id = address_of(credential.data)
    if id is not None:
        steps += scope_steps(id, linked)
    copy = _verified(credential, found, means)
    if copy is None:
        return steps, ()
    if copy.verdict == "invalid":
        why = message("hosting.copy-invalid", url=copy.path)
        steps.append(Step("hosting", Outcome.FAILED, why, clauses.OB2_HOSTED, "/id"))
    return steps, (copy,)


def _verified(credential: Credential, found: Hosted, means: Means) -> Verification | None:
    """Take the copy at the address through form, words, dates and recipient as well."""
    url = address_of(credential.data)
    if found.copy is None or found.copy == credential.data or url is None:
        return None
    copy = means.reread(found.body, url)
    if copy is None or copy.token:
        return None
    steps = [
        *read_steps(copy),
        *assertion_shape(copy, means, [each.pointer for each in inner_credentials(copy.data)]),
        *term_steps(copy, means, "warning"),
        *assertion_dates(copy.data, means.as_of),
    ]
    if means.depth == 0:
        steps.append(recipient_step(copy.data, means.recipient))
    hidden = tuple(masked(step, copy.data) for step in steps)
    return Verification(
        copy.path,
        url[:500],
        copy.form,
        copy.packaging,
        verdict_of(hidden),
        hidden,
        pointer="/id",
    )
