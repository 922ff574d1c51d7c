"""carry_over: the judgements of a former audit that can stand again, and why others can't.

Nothing here looks at files: what a judgement rests on travels with it, and the audit sets aside
what does not hold any more, so that it shows as stale and is asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.people import Assessment, Judgement, RestsOn
from badgeaudit.renewal.comparable import Part, differing, differing_scale, distinct
from badgeaudit.renewal.judgements import judgements_of, person

Reason = Literal["edition", "gone", "wording", "set-aside", "no-grounds", "answered", "reviewed"]
"""edition: of another edition. gone: the criterion is not there any more. wording: it asks
something else. set-aside: it did not count for a reason that no file can mend. no-grounds: it does
not say what it rests on. answered: the same person answers anew. reviewed: a consensus, and
reviewers answer anew.
"""

_STALE = frozenset(
    {
        "audit.judgement-stale",
        "audit.judgement-stale-set",
        "audit.judgement-stale-gone",
        "audit.judgement-stale-gone-and",
        "audit.judgement-not-here",
        "audit.judgement-line-endings",
    }
)
"""Why a judgement may have been set aside then and yet hold now: the file may be back."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The former audit's file."""

    name: str
    """Without folders."""
    sha256: str
    inside_dossier: bool


@dataclass(frozen=True, slots=True)
class Carried:
    """What a former audit gives to a new one."""

    origin: Origin
    as_of: str
    edition: str
    """The edition it was judged against."""
    assessments: tuple[Assessment, ...]
    left: dict[Reason, tuple[str, ...]] = field(default_factory=dict)
    """Why not → the criteria of the judgements that were left behind, once per judgement."""

    @property
    def count(self) -> int:
        """How many judgements were handed on."""
        return sum(len(each.judgements) for each in self.assessments)


def carry_over(
    former: Part, standard: Part, given: Sequence[Assessment], origin: Origin
) -> Carried:
    """Return the judgements of a former audit for an audit against ``standard``.

    ``former``: a whole audit document. ``standard``: the ``standard`` part of one, as it is now.
    ``given``: assessments of the new round, which go first.
    """
    rules = _Rules(former, standard, given)
    left: dict[Reason, list[str]] = {}
    kept: dict[tuple[str, str, str], list[Judgement]] = {}
    for criterion, judged in judgements_of(former):
        reason = rules.against(criterion, judged)
        if reason is not None:
            left.setdefault(reason, []).append(criterion)
            continue
        voice = (judged["source"], judged["assessor"], judged["role"])
        kept.setdefault(voice, []).append(_judgement(criterion, judged))
    return Carried(
        origin=origin,
        as_of=former["as_of"],
        edition=former["standard"]["edition"],
        assessments=tuple(
            _assessment(voice, judgements, former, origin) for voice, judgements in kept.items()
        ),
        left={reason: tuple(criteria) for reason, criteria in left.items()},
    )


class _Rules:
    """What has to be so for a judgement to be carried over."""

    def __init__(self, former: Part, now: Part, given: Iterable[Assessment]) -> None:
        then = former["standard"]
        before, after = distinct(then), distinct(now)
        other_scale = differing_scale(then, now)
        self._same_edition = then["edition"] == now["edition"]
        self._here = frozenset(after)
        self._asked = frozenset(
            id
            for id in after
            if id in before
            and not {*differing(before[id], after[id], other_scale=other_scale)} - {"check"}
        )
        said = {_said(_judgement(id, each)) for id, each in judgements_of(former)}
        self._anew: set[tuple[str, str, str]] = set()
        self._reviewed: set[str] = set()
        for assessment in given:
            for judgement in assessment.judgements:
                key = (judgement.criterion, person(assessment.assessor), assessment.role)
                self._anew.add(key)
                # the former file given again says nothing new to what was settled then
                if assessment.role == "reviewer" and _said(judgement) not in said:
                    self._reviewed.add(judgement.criterion)

    def against(self, criterion: str, judged: Part) -> Reason | None:
        """Return why a judgement can't be carried over; None when it can."""
        if (criterion, person(judged["assessor"]), judged["role"]) in self._anew:
            return "answered"
        if not self._same_edition:
            return "edition"
        if criterion not in self._here:
            return "gone"
        if criterion not in self._asked:
            return "wording"
        if judged["set_aside"] and judged["set_aside"]["id"] not in _STALE:
            return "set-aside"
        if not judged["rests_on"]:
            return "no-grounds"
        # a settlement of the former round must not silence the reviewers of this one
        if judged["role"] == "consensus" and criterion in self._reviewed:
            return "reviewed"
        return None


def _said(judgement: Judgement) -> tuple[object, ...]:
    """Return who said what when; what it rests on comes from the files and is left out."""
    subjects = tuple(sorted(judgement.subjects.items()))
    answer = (judgement.answer, subjects, judgement.comment, judgement.on)
    return (judgement.criterion, person(judgement.assessor), judgement.role, *answer)


def _judgement(criterion: str, judged: Part) -> Judgement:
    return Judgement(
        criterion=criterion,
        assessor=judged["assessor"],
        role=judged["role"],
        answer=judged["answer"],
        comment=judged["comment"],
        confidence=judged["confidence"],
        on=date.fromisoformat(judged["on"]) if judged["on"] else None,
        cites=tuple(judged["cites"]),
        rests_on=tuple(_grounds(judged["rests_on"])),
        subjects=dict(judged["subjects"]),
    )


def _grounds(written: Iterable[Part]) -> Iterator[RestsOn]:
    for ground in written:
        yield RestsOn(
            path=ground["path"],
            sha256=ground["sha256"],
            pointer=ground["pointer"],
            subjects=AppliesTo(ground["subjects"]) if ground["subjects"] else None,
        )


def _assessment(
    voice: tuple[str, str, str], judgements: Sequence[Judgement], former: Part, origin: Origin
) -> Assessment:
    source, assessor = voice[:2]
    files = [
        each
        for each in former["assessments"]
        if (each["source"], each["assessor"], each["role"]) == voice
    ]
    return Assessment(
        source=_named(source, origin),
        sha256=files[0]["sha256"] if files else origin.sha256,
        inside_dossier=origin.inside_dossier or any(each["inside_dossier"] for each in files),
        assessor=assessor,
        role=judgements[0].role,
        standard=former["standard"]["id"],
        edition=former["standard"]["edition"],
        judgements=tuple(judgements),
        applicant=former["dossier"]["organisation"] or "",
    )


_PREFIX = "previous audit ("


def _named(source: str, origin: Origin) -> str:
    """Name the file a judgement was first read from; carried on twice, it is still said once."""
    first = source.partition("): ")[2] if source.startswith(_PREFIX) else source
    return f"{_PREFIX}{origin.name}): {first or source}"
