"""Right answers to the questions about one dossier, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from badgeaudit.audit.readiness import judge_readiness
from badgeaudit.audit.resolve import Layers, resolve
from badgeaudit.model.outcomes import Answer
from badgeaudit.model.people import Assessment, Judgement, Verdict
from badgeaudit.model.standard import Criterion, Standard

Decision = Literal["issued", "not yet issued"]


@dataclass(frozen=True, slots=True)
class KeyAnswer:
    """The right answer to one criterion."""

    answer: Verdict | int
    """A verdict, or a level on the standard's scale."""
    why: str
    evidence: tuple[str, ...] = ()
    """Files of the dossier that show it."""


def decision_of(answers: Mapping[str, KeyAnswer], standard: Standard) -> Decision:
    """Return what the standard's rules come to when a committee agrees on these answers."""
    consensus = consensus_of(answers, standard)
    readiness = judge_readiness(standard, resolve(standard, Layers({}, {}, (consensus,))))
    return "issued" if readiness.outcome == "ready" else "not yet issued"


def consensus_of(
    answers: Mapping[str, KeyAnswer], standard: Standard, applicant: str = ""
) -> Assessment:
    """Return the key's answers as the assessment of a committee that agrees on them."""
    return Assessment(
        source="key",
        sha256="",
        inside_dossier=False,
        assessor="key",
        role="consensus",
        standard=standard.id,
        edition=standard.edition,
        applicant=applicant,
        judgements=tuple(
            Judgement(
                criterion=id,
                assessor="key",
                role="consensus",
                answer=each.answer,
                comment=each.why,
                cites=each.evidence,
            )
            for id, each in answers.items()
        ),
    )


def fits(answer: Verdict | int, criterion: Criterion, standard: Standard) -> bool:
    """Tell whether a criterion can be answered so: a level where it has levels, else a verdict."""
    if answer == "not_applicable":
        return criterion.not_applicable != "never"
    if criterion.answer is Answer.LEVEL:
        scale = standard.scale
        return isinstance(answer, int) and scale.lowest <= answer <= scale.highest
    return answer in ("met", "not_met")
