"""Small standards, observations and results to try the core on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from badgeaudit.model.outcomes import Answer, AppliesTo, Obligation, Outcome, Status
from badgeaudit.model.people import Assessment, AssessorRole, Claim, Judgement, Verdict
from badgeaudit.model.results import Observation, Result, Tally
from badgeaudit.model.standard import (
    Check,
    Criterion,
    Proof,
    Rule,
    Scale,
    Section,
    Standard,
    Texts,
)

TEXTS = Texts("Title", "Question?", "Because.", "A file.", "Mend it.")


def criterion(id: str, **changed: Any) -> Criterion:
    """Return a `should` tick of section A about badge classes, with what is changed."""
    given: dict[str, Any] = {
        "section": "A",
        "answer": Answer.TICK,
        "status": Status.DERIVED,
        "sources": ("SRC",),
        "obligation": Obligation.SHOULD,
        "applies_to": AppliesTo.BADGE_CLASS,
        "texts": TEXTS,
        "proof": Proof(),
        **changed,
    }
    return Criterion(id=id, **given)


def check(**changed: Any) -> Check:
    """Return a schema check that settles both ways, with what is changed."""
    given: dict[str, Any] = {
        "named": None,
        "schema": {"required": ["name"]},
        "settles": (Outcome.PASSED, Outcome.FAILED),
        **changed,
    }
    return Check(**given)


def rule(id: str, holds: Any, of: Sequence[str], at_least: int | None = None) -> Rule:
    """Return a derived rule."""
    return Rule(id, holds, tuple(of), at_least, Status.DERIVED, ("SRC",), id, "Text.")


def standard(criteria: Sequence[Criterion], rules: Sequence[Rule] = (), **changed: Any) -> Standard:
    """Return a standard with the sections its criteria name."""
    names = dict.fromkeys(c.section for c in criteria)
    given: dict[str, Any] = {
        "id": "tiny",
        "title": "Tiny",
        "edition": "1",
        "digest": "0" * 64,
        "disclaimer": "Only a test.",
        "sources": {},
        "assumptions": {},
        "scale": Scale(1, 5, 3, (), ("SRC",)),
        "sections": tuple(Section(n, n, "", Status.DERIVED, ("SRC",)) for n in names),
        "criteria": tuple(criteria),
        "rules": tuple(rules),
        "procedure": (),
        **changed,
    }
    return Standard(**given)


def observation(id: str, outcome: Outcome, *, settled: bool = True, **changed: Any) -> Observation:
    """Return what a machine saw of one subject."""
    given: dict[str, Any] = {"leaning": None, "tally": Tally(), "findings": (), **changed}
    return Observation(id, outcome, settled=settled, **given)


def result(id: str, outcome: Outcome, **changed: Any) -> Result:
    """Return a result the machine decided, with what is changed."""
    given: dict[str, Any] = {"decided_by": "observation", **changed}
    return Result(id, outcome, **given)


def claim(id: str, answer: Any) -> Claim:
    """Return an applicant's yes or no."""
    return Claim(id, answer)


def judgement(id: str, answer: Verdict | int | None, **changed: Any) -> Judgement:
    """Return a commented judgement of a reviewer, with what is changed."""
    given: dict[str, Any] = {
        "assessor": "Ada",
        "role": "reviewer",
        "comment": "Seen.",
        **changed,
    }
    return Judgement(id, answer=answer, **given)


def assessment(
    assessor: str, answers: dict[str, Verdict | int], role: AssessorRole = "reviewer", **all: Any
) -> Assessment:
    """Return one assessor's file; every judgement gets what `all` says."""
    return Assessment(
        source=f"{assessor}.yaml",
        sha256="1" * 64,
        inside_dossier=False,
        assessor=assessor,
        role=role,
        standard="tiny",
        edition="1",
        judgements=tuple(
            judgement(id, answer, assessor=assessor, role=role, **all)
            for id, answer in answers.items()
        ),
    )
