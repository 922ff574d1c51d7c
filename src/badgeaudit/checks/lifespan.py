"""Check ``lifespan_stated``: the credential expires, or a policy says how long it holds."""

from __future__ import annotations

from collections.abc import Iterator

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.findings import cant_tell, failed
from badgeaudit.checks.policies import document_findings
from badgeaudit.model.badges import Subject
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding


def lifespan_stated(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask for an expiry date, or for a policy on how long badges hold.

    ``topic``: the standard's keywords for lifespan. ``expires`` passes. Else the document under
    ``policies.lifespan`` of the application decides: it mentions the topic → ``cantTell`` (a person
    reads whether it covers this badge); no such policy, its file missing, or silent → ``failed``;
    without readable text → ``cantTell``; a link → ``untested``.

    Source: lifespan as a design decision, Digital badge design principles (DPD cards), discussed in
    https://badgequalitylabel.net/gl_ES/activities/21953.
    """
    if read.text(subject.fields, "expires"):
        return
    policy = read.part(tools.application, "policies").get("lifespan")
    at, reference = next(read.references("/policies/lifespan", policy), ("", ""))
    if not reference:
        yield failed(subject, message("checks.lifespan-missing"))
        return
    spoken = True
    for finding in document_findings(at, reference, policy, parameters["topic"], tools):
        spoken = False
        if finding.outcome is Outcome.FAILED:
            yield failed(subject, message("checks.lifespan-missing"))
        # The place stays in the application, where the document is named.
        yield Finding(finding.outcome, finding.message, subject.id, finding.place)
    if spoken:
        yield cant_tell(subject, message("checks.lifespan-in-policy"))
