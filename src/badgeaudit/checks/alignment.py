"""Check ``framework_alignment``: the badge class is linked to a competence framework."""

from __future__ import annotations

from collections.abc import Iterator

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.findings import about, cant_tell, failed
from badgeaudit.checks.frameworks import doubt, recognised
from badgeaudit.model.badges import Subject
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Finding

_SHOWN = 3
"""So many alignments of one kind are told of."""


def framework_alignment(
    subject: Subject, parameters: Parameters, tools: Tools
) -> Iterator[Finding]:
    """Ask for an alignment with a web address and a name.

    No parameters. One complete alignment is enough. None at all, or none complete → ``failed``
    (with what is missing in each of the first few); complete, but none says which framework it
    belongs to → a remark. Complete, but each leads to a framework whose list of items lacks the
    code it gives → ``cantTell``: the target may not exist. Whether the address answers is another
    check's question.

    Source: link to a competence framework or level,
    https://madeira.regionoflearning.eu/pt_BR/blog/open-badges/howto-write-description;
    a resolvable target, https://credtrail.org/docs/trusted-credential-readiness/.
    """
    incomplete: list[tuple[int, tuple[str, ...]]] = []
    unlisted: list[tuple[int, Message]] = []
    complete = None
    for index, alignment in read.objects(subject.fields, "alignments"):
        has_url = read.is_link(read.text(alignment, "url"))
        has_name = bool(read.text(alignment, "name"))
        if has_url and has_name:
            known = recognised(alignment)
            if known and known.missing and (said := doubt(known)):
                unlisted.append((index, said))
            elif read.text(alignment, "framework"):
                return
            else:
                complete = index if complete is None else complete
        elif len(incomplete) < _SHOWN:
            parts = (("url", has_url), ("name", has_name))
            incomplete.append((index, tuple(name for name, there in parts if not there)))
    if complete is not None:
        yield about(
            subject,
            Outcome.PASSED,
            message("checks.alignment-framework-advised"),
            f"/alignments/{complete}",
        )
        return
    if unlisted:
        for index, said in unlisted[:_SHOWN]:
            yield cant_tell(subject, said, f"/alignments/{index}")
        return
    if not incomplete:
        yield failed(subject, message("checks.alignment-missing"))
    for index, missing in incomplete:
        what = message("checks.alignment-incomplete", missing=missing)
        yield failed(subject, what, f"/alignments/{index}")
