"""Four layers → one outcome per criterion, by the stated precedence, divergences listed.

consensus → judgements that agree → observation, where the check settles it → claim, for
declarations only → open. Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from badgeaudit.audit.grounds import Grounds
from badgeaudit.audit.judging import Circumstances, contradicts, judged
from badgeaudit.model.outcomes import Answer, AppliesTo, Outcome
from badgeaudit.model.people import Assessment, AssessorRole, Claim
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import DecidedBy, Judged, Observation, Result
from badgeaudit.model.standard import Criterion, Standard

_CLAIMED = {"yes": Outcome.PASSED, "no": Outcome.FAILED}
_ANSWERS = {
    Outcome.PASSED: "met",
    Outcome.FAILED: "not met",
    Outcome.INAPPLICABLE: "not applicable",
}


@dataclass(frozen=True, slots=True)
class Layers:
    """Everything known before it is resolved."""

    observations: Mapping[str, Observation]
    claims: Mapping[str, Claim]
    assessments: Sequence[Assessment] = ()
    grounds: Grounds = field(default_factory=Grounds)
    """The dossier's state, to tell stale judgements."""
    subjects: Mapping[AppliesTo, Collection[str]] | None = None
    """Subject ids by kind, for judgements per subject."""


def resolve(standard: Standard, layers: Layers) -> tuple[Result, ...]:
    """Return one result per criterion, in the standard's order.

    A criterion that repeats another (``same_as``) gets the other's result under its own id.
    """
    results: dict[str, Result] = {}
    for criterion in standard.criteria:
        if criterion.same_as is None:
            results[criterion.id] = _resolve_one(criterion, standard, layers)
    for criterion in standard.criteria:
        if criterion.same_as is not None:
            results[criterion.id] = replace(results[criterion.same_as], criterion=criterion.id)
    return tuple(results[criterion.id] for criterion in standard.criteria)


def _resolve_one(criterion: Criterion, standard: Standard, layers: Layers) -> Result:
    observed = layers.observations.get(criterion.id)
    claimed = layers.claims.get(criterion.id)
    now = Circumstances(
        criterion,
        standard.scale,
        observed,
        layers.grounds,
        (layers.subjects or {}).get(criterion.applies_to, ()),
    )
    people = tuple(
        judged(judgement, assessment, now)
        for assessment in layers.assessments
        for judgement in assessment.judgements
        if judgement.criterion == criterion.id
    )
    outcome, by, deciding = _decide(criterion, observed, claimed, people)
    return Result(
        criterion=criterion.id,
        outcome=outcome,
        decided_by=by,
        claimed=claimed,
        observed=observed,
        judged=people,
        levels=tuple(sorted(j.level for j in deciding if j.level is not None)),
        provisional=by == "judgements" and not _two_reviewers(deciding),
        divergences=(
            *_divergences(claimed, observed, people, outcome, deciding),
            *_cited_in_vain(people, now.grounds),
        ),
    )


def _decide(
    criterion: Criterion,
    observed: Observation | None,
    claimed: Claim | None,
    people: Sequence[Judged],
) -> tuple[Outcome, DecidedBy, Sequence[Judged]]:
    deciding = _deciding(people)
    if deciding:
        if len({j.outcome for j in deciding}) > 1:
            return Outcome.CANT_TELL, "open", deciding
        by: DecidedBy = "consensus" if _role(deciding[0]) == "consensus" else "judgements"
        return deciding[0].outcome, by, deciding
    return *unjudged(criterion, observed, claimed), ()


def unjudged(
    criterion: Criterion, observed: Observation | None, claimed: Claim | None
) -> tuple[Outcome, DecidedBy]:
    """Return what a criterion comes to while no assessor has answered it, and who decides that."""
    if observed is not None and observed.settled:
        return observed.outcome, "observation"
    # what is declared but was not provided, such as an account without an address, stays open
    provided = observed is None or observed.outcome is not Outcome.UNTESTED
    declares = criterion.answer is Answer.DECLARATION and provided
    if declares and claimed is not None and claimed.answer:
        return _CLAIMED[claimed.answer], "claim"
    return (observed.outcome if observed else Outcome.UNTESTED), "open"


def _deciding(people: Sequence[Judged]) -> Sequence[Judged]:
    """Return the judgements of the highest role that has any in use."""
    roles: tuple[AssessorRole, ...] = ("consensus", "reviewer", "self")
    for role in roles:
        used = [j for j in people if j.used and _role(j) == role]
        if used:
            return used
    return ()


def _role(one: Judged) -> AssessorRole:
    return one.judgement.role


def _two_reviewers(deciding: Sequence[Judged]) -> bool:
    """Two *distinct* people, whatever the spelling: one reviewer's two files are one voice."""
    names = {j.judgement.assessor.casefold().strip() for j in deciding if _role(j) == "reviewer"}
    return len(names) >= 2


def _divergences(
    claimed: Claim | None,
    observed: Observation | None,
    people: Sequence[Judged],
    outcome: Outcome,
    deciding: Sequence[Judged],
) -> list[Message]:
    found = []
    if len({j.outcome for j in deciding}) > 1:
        found.append(message("audit.divergence-assessors", assessors=_names(deciding)))
    levels = [j.level for j in deciding if j.level is not None]
    if levels and max(levels) - min(levels) >= 2:
        # Two levels apart is flagged for the committee: P-08, our own proposal.
        found.append(message("audit.divergence-levels", low=min(levels), high=max(levels)))
    for one in people:
        if contradicts(one.outcome, observed) and observed is not None:
            kept = one in deciding and outcome is one.outcome
            key = "kept" if kept else "open" if one in deciding else "ignored"
            found.append(
                message(
                    f"audit.divergence-machine-{key}",
                    assessor=one.judgement.assessor,
                    judged=_answer(one.outcome),
                    observed=_answer(observed.outcome),
                )
            )
    decided = outcome in (Outcome.PASSED, Outcome.FAILED)
    if decided and claimed and claimed.answer and _CLAIMED[claimed.answer] is not outcome:
        found.append(message("audit.divergence-claim", claimed=claimed.answer))
    return found


def _cited_in_vain(people: Sequence[Judged], grounds: Grounds) -> Iterator[Message]:
    """Say which files a judgement cites that are not there; web addresses are not looked up."""
    for one in people:
        cited = (path.removeprefix("./") for path in one.judgement.cites if "://" not in path)
        missing = tuple(path for path in cited if path not in grounds.files)
        if missing:
            yield message("audit.cites-missing", assessor=one.judgement.assessor, files=missing)


def _names(people: Sequence[Judged]) -> tuple[str, ...]:
    return tuple(f"{j.judgement.assessor} ({j.level or _answer(j.outcome)})" for j in people)


def _answer(outcome: Outcome) -> str:
    """Return an outcome in the words that assessors answer with."""
    return _ANSWERS.get(outcome, outcome.value)
