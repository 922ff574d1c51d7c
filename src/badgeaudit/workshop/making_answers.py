"""The right answers to one practice dossier: those of a good one, changed by what was planted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from badgeaudit.model.outcomes import Answer
from badgeaudit.model.people import Verdict
from badgeaudit.model.standard import Standard
from badgeaudit.workshop.answers import KeyAnswer
from badgeaudit.workshop.flaws import FLAWS, Planted
from badgeaudit.workshop.making_data import model_answers
from badgeaudit.workshop.making_draft import Draft
from badgeaudit.workshop.strengths import Strength, Strengthened

_GOOD = 4
"""The level of a dossier without flaws: one above what is needed."""


def answers_of(
    draft: Draft,
    standard: Standard,
    planted: Sequence[Planted] = (),
    strengthened: Sequence[tuple[Strength, Strengthened]] = (),
) -> Mapping[str, KeyAnswer]:
    """Return criterion id → the right answer, for every criterion that repeats no other."""
    answers = {}
    for criterion in standard.criteria:
        if criterion.same_as is None:
            written = model_answers()[criterion.id]
            good: Verdict | int = _GOOD if criterion.answer is Answer.LEVEL else "met"
            evidence = tuple(_files(draft, written["evidence"]))
            answers[criterion.id] = KeyAnswer(good, written["why"], evidence)
    for strength, (_, told) in strengthened:
        for id, answer in strength.answers.items():
            evidence = tuple(dict.fromkeys((told.path, *answers[id].evidence)))
            answers[id] = KeyAnswer(answer, f"{answers[id].why} {strength.text}", evidence)
    for each in planted:
        for id, answer in FLAWS[each.flaw.kind].answers.items():
            answers[id] = KeyAnswer(answer, each.flaw.text, tuple(dict.fromkeys(each.evidence)))
    return answers


def _files(draft: Draft, kinds: Sequence[str]) -> Iterator[str]:
    for kind in kinds:
        if kind == "application":
            yield "application.yaml"
        elif kind == "badges":
            yield from draft.every_badge_path()
        elif kind == "credentials":
            yield from (each.path for each in draft.credentials)
        elif kind == "course":
            yield from (each.path for each in draft.courses)
        else:
            yield draft.document_path(kind)  # type: ignore[arg-type]
