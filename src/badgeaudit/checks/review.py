"""Check ``review_methods_named``: how evidence for the badge is reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from badgeaudit.checks import fields as read
from badgeaudit.checks.applications import review_methods
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.findings import failed, short, untested
from badgeaudit.model.badges import Subject
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding


def review_methods_named(
    subject: Subject, parameters: Parameters, tools: Tools
) -> Iterator[Finding]:
    """Ask that the application names a review method for every badge class.

    No parameters. ``review_methods`` names the badge class by id, by name, or as ``all``. No review
    methods in the application → ``untested`` (not provided); some, but none for this badge class →
    ``failed``. Whether the method fits is for a person.

    Source: self, peer or organiser review,
    https://turin.cityoflearning.eu/help/manage-activities/edit-a-badge?lang=et and
    https://badgequalitylabel.net/sl/activities/21954.
    """
    if not read.items(tools.application, "review_methods"):
        yield untested(subject, message("checks.not-provided", key="review_methods"))
    elif not review_methods(subject, tools):
        name = short(read.text(subject.fields, "name") or subject.id)
        yield failed(subject, message("checks.review-method-missing", name=name))
