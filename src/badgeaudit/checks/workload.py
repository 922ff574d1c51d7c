"""Check ``workload_stated``: how much time the badge takes to earn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.extensions import values_about
from badgeaudit.checks.findings import cant_tell, failed
from badgeaudit.checks.languages import language_of, remarked
from badgeaudit.checks.words import has_number, mentions, texts_of
from badgeaudit.model.badges import Subject
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding

TOPIC = "workload"
"""The standard's keywords for hours, days, credits."""

_SUBJECTS = (
    " ects ",
    " credit ",
    " credits ",
    " study load ",
    " studyload ",
    " workload ",
    " time investment ",
    " hours ",
    " duration ",
)
# ISO 8601 durations: P3D, PT20H, P1DT4H
_DURATION = re.compile(r"P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?", re.ASCII)
_INTERNATIONAL = ("ects", "ecvet")
"""Units that are written alike in every language."""


def workload_stated(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask for the time or credits the badge stands for.

    No parameters; the words come from the standard's topic ``workload``. A positive number in
    ``credits`` or in an extension about workload (ECTS, study load, time investment, hours,
    duration), or an ISO 8601 duration there, passes. A number together with words of the topic in
    description or criteria → ``cantTell``: a person can read it, a machine can't use it. A number
    in a language without keywords → ``cantTell``. Else → ``failed``.

    Source: time spent,
    https://madeira.regionoflearning.eu/pt_BR/blog/open-badges/howto-write-description; workload as
    an element of a micro-credential,
    https://www.cedefop.europa.eu/da/tools/vet-glossary/glossary/microcredential; extensions,
    https://github.com/edubadges/edubadges-server/wiki/Metadata-Extensions-for-Edubadges.
    """
    fields = subject.fields
    if read.number(fields.get("credits")) is not None:
        return
    if fields.get("extensions") and any(map(_is_amount, values_about(fields, _SUBJECTS))):
        return
    texts = texts_of(fields, ("description", "criteria"))
    if not has_number(texts):
        yield failed(subject, message("checks.workload-missing"))
        return
    language = language_of(fields, tools)
    words = tools.keywords(TOPIC, language.tag)
    if mentions(texts, (*(words or ()), *_INTERNATIONAL)):
        yield cant_tell(subject, message("checks.workload-in-text"), "/description")
    elif words is None:
        yield cant_tell(
            subject, message("checks.language-unsupported", topic=TOPIC, language=language.tag[:40])
        )
    else:
        yield failed(subject, message("checks.workload-missing"))
        yield from remarked(subject, language)


def _is_amount(value: object) -> bool:
    if read.number(value) is not None:
        return True
    return isinstance(value, str) and len(value) > 2 and bool(_DURATION.fullmatch(value[:40]))
