"""``--previous``: a former audit's file → the judgements it hands on, and what to say of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from badgeaudit.errors import InvalidAudit, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.people import Assessment
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.model.results import Audit
from badgeaudit.model.standard import Standard
from badgeaudit.renewal.carrying import Carried, Origin, carry_over
from badgeaudit.renewal.judgements import person
from badgeaudit.report.reading import read_document
from badgeaudit.report.standard_document import standard_document

_LISTED = 12
"""Criteria named in one message before the rest is left out."""


@dataclass(frozen=True, slots=True)
class Former:
    """A former audit, read."""

    document: Mapping[str, Any]
    origin: Origin

    @property
    def options(self) -> dict[str, str]:
        """Return what the new audit records of it; without any name."""
        return {
            "previous_as_of": self.document["as_of"],
            "previous_sha256": self.origin.sha256,
        }


def read_former(file: Path, handed_in: Sequence[Path]) -> Former:
    """Read the file given with ``--previous``.

    It is marked when it lies in what was handed in: an issuer could have written it. Raises
    InvalidAudit when it can't be read or is no audit.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = message("report.unreadable", reason=error.strerror or type(error).__name__)
        raise InvalidAudit([Problem(reason, Place(file.as_posix()))]) from error
    inside = any(file.resolve().is_relative_to(path.resolve()) for path in handed_in)
    return Former(
        read_document(raw, file.as_posix()),
        Origin(file.name, sha256(raw).hexdigest(), inside),
    )


def carried_from(
    former: Former, standard: Standard, applicant: str, given: Sequence[Assessment]
) -> Carried:
    """Return the judgements to carry over for this applicant.

    Raises WrongUse when the former audit is against another standard or about another applicant, or
    when one of the two does not name its applicant.
    """
    then = former.document["standard"]["id"]
    if then != standard.id:
        raise WrongUse(message("renewal.previous-standard", then=then, now=standard.id))
    named = former.document["dossier"]["organisation"] or ""
    if not (person(named) and person(applicant)):
        which = "application" if person(named) else "previous"
        said = sentence(Message(f"renewal.which-{which}"))
        raise WrongUse(message("renewal.previous-unnamed", which=said))
    if person(named) != person(applicant):
        raise WrongUse(message("renewal.previous-applicant", then=named, now=applicant))
    return carry_over(former.document, standard_document(standard), given, former.origin)


def told(carried: Carried, audit: Audit) -> Iterator[Message]:
    """Say how many judgements were carried over, how many have to be confirmed, and why not all."""
    sources = {assessment.source for assessment in carried.assessments}
    repeats = {each.id for each in audit.standard.criteria if each.same_as}
    judged = [
        (result.criterion, each)
        for result in audit.results
        for each in result.judged
        if each.source in sources and result.criterion not in repeats
    ]
    aside = [criterion for criterion, each in judged if each.set_aside is not None]
    yield message("renewal.carried", count=len(judged) - len(aside), as_of=carried.as_of)
    if aside:
        yield message("renewal.to-confirm", count=len(aside), criteria=_listed(aside))
    for reason, criteria in carried.left.items():
        yield Message(
            f"renewal.left-{reason}",
            {
                "count": len(criteria),
                "criteria": _listed(criteria),
                "then": carried.edition,
                "now": audit.standard.edition,
            },
        )


def _listed(criteria: Sequence[str]) -> tuple[str, ...]:
    distinct = tuple(dict.fromkeys(criteria))
    return distinct if len(distinct) <= _LISTED else (*distinct[:_LISTED], "…")
