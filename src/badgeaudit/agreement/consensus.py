"""consensus: what all reviewers answered alike, taken over; the rest as opinions to be settled.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from badgeaudit.agreement.comparing import Comparison, Row
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import Assessment, Judgement, Opinion, Verdict
from badgeaudit.model.results import Judged
from badgeaudit.model.standard import Standard

T = TypeVar("T")

_COMES_TO: Mapping[Outcome, Verdict] = {
    Outcome.PASSED: "met",
    Outcome.FAILED: "not_met",
    Outcome.INAPPLICABLE: "not_applicable",
}


def consensus(
    comparison: Comparison, standard: Standard, *, applicant: str, assessor: str
) -> Assessment:
    """Return an assessment of the role consensus, for the committee to settle.

    A criterion is taken over when every reviewer has an answer that counts and all of them are
    equal: the same tick or the same level, the same answers badge by badge. Every other one that a
    reviewer answered stays without a judgement, with the ``opinions`` beside it. Self-assessments
    are left out: nothing the applicant wrote becomes the committee's. ``note`` is internal and not
    copied.
    """
    judgements: list[Judgement] = []
    opinions: dict[str, tuple[Opinion, ...]] = {}
    for row in comparison.rows:
        answers = _of_reviewers(comparison, row)
        if _equal(answers):
            judgements.append(_taken_over([each for each in answers if each], assessor))
        elif any(answers):
            opinions[row.criterion.id] = tuple(_opinion(each) for each in answers if each)
    return Assessment(
        source="",
        sha256="",
        inside_dossier=False,
        assessor=assessor,
        role="consensus",
        standard=standard.id,
        edition=standard.edition,
        judgements=tuple(judgements),
        applicant=applicant,
        opinions=opinions,
    )


def _of_reviewers(comparison: Comparison, row: Row) -> list[Judged | None]:
    pairs = zip(comparison.raters, row.answers, strict=True)
    return [answer for rater, answer in pairs if rater.role == "reviewer"]


def _equal(answers: Sequence[Judged | None]) -> bool:
    first = answers[0]
    if first is None:
        return False
    return all(
        each is not None
        and each.used
        and each.judgement.answer == first.judgement.answer
        and each.judgement.subjects == first.judgement.subjects
        for each in answers
    )


def _taken_over(answers: Sequence[Judged], assessor: str) -> Judgement:
    """Merge equal answers: their comments one below the other, all they cite and rest on."""
    said = [each.judgement for each in answers]
    return Judgement(
        criterion=said[0].criterion,
        assessor=assessor,
        role="consensus",
        answer=said[0].answer,
        comment="\n".join(_once(each.comment.strip() for each in said if each.comment.strip())),
        cites=tuple(_once(path for each in said for path in each.cites)),
        rests_on=tuple(_once(ground for each in said for ground in each.rests_on)),
        subjects=dict(said[0].subjects),
    )


def _once(items: Iterator[T]) -> list[T]:
    return list(dict.fromkeys(items))


def _opinion(judged: Judged) -> Opinion:
    judgement = judged.judgement
    answer, comment = judgement.answer, judgement.comment.strip()
    if judgement.subjects:
        # an opinion has one answer; what was said of single badges would be lost
        answer = _COMES_TO.get(judged.outcome) if answer is None else answer
        single = (f"{id}: {verdict}" for id, verdict in sorted(judgement.subjects.items()))
        comment = "\n".join(filter(None, (comment, *single)))
    return Opinion(judgement.assessor, answer, comment, judgement.confidence)
