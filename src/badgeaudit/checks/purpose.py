"""Check ``purpose_stated``: what kind of badge it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.extensions import states_something, values_about
from badgeaudit.checks.findings import cant_tell, failed, short
from badgeaudit.checks.memory import LastMade
from badgeaudit.checks.words import spaced
from badgeaudit.model.badges import Subject
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding

_SUBJECTS = (" category ", " categories ", " badge type ", " achievement type ")
_EXTENSION = " ext"
"""How ``ext:`` begins a spaced text."""


def purpose_stated(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask for a kind (participation, competence, membership …) that says more than "badge".

    ``generic``: kinds that say nothing ("N/A", "Badge"), compared without case, punctuation and the
    prefix ``ext:`` of terms that Open Badges 3.0 does not list itself.

    Open Badges 3.0 has ``achievementType`` for it. 2.0 has nothing, so there an extension about the
    category passes too, unless what it says is generic; with nothing but tags → ``cantTell``, since
    a tag may name the kind or the subject. A generic kind, or none → ``failed``.

    Source: badge types, https://badgequalitylabel.net/gl_ES/activities/21953;
    https://credentialengine.github.io/credential-registry-ingest-examples/Credential.
    """
    generic = _generic(parameters["generic"])
    kind = read.text(subject.fields, "kind")
    if spaced(kind) not in generic and spaced(kind).removeprefix(_EXTENSION) not in generic:
        return
    if not subject.form.startswith("ob3."):
        if any(_says(value, generic) for value in values_about(subject.fields, _SUBJECTS)):
            return
        if any(spaced(tag) not in generic for tag in read.strings(subject.fields, "tags")):
            yield cant_tell(subject, message("checks.purpose-in-tags"), "/tags")
            return
    if kind:
        yield failed(subject, message("checks.purpose-generic", found=short(kind, 60)), "/kind")
    elif subject.form.startswith("ob3."):
        yield failed(subject, message("checks.purpose-missing"))
    else:
        yield failed(subject, message("checks.purpose-missing-tags"))


def _nothing_said(generic: Iterable[str]) -> Set[str]:
    return {spaced(word) for word in generic} | {""}


_generic = LastMade[Iterable[str], Set[str]](_nothing_said)


def _says(value: Any, generic: Set[str]) -> bool:
    """Tell whether an extension's value says more than "badge"."""
    if isinstance(value, str):
        return spaced(value) not in generic
    return states_something(value)
