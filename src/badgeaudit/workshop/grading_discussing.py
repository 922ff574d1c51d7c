"""What to discuss with the room next: the questions that taught least, first things first.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from badgeaudit.model.standard import Standard
from badgeaudit.workshop.grading_class_model import Reason, Spread, Topic
from badgeaudit.workshop.grading_model import TraineeGrade
from badgeaudit.workshop.key import Key, PlantedFlaw

_ROOM = 3
"""From so many equal answers on it is the room that differs from the key."""

_Missed = Mapping[tuple[str, PlantedFlaw], tuple[int, int]]
"""Dossier and flaw → how many missed it (or did not show it), of how many."""


def topics(
    key: Key, trainees: Sequence[TraineeGrade], spreads: Sequence[Spread], standard: Standard
) -> tuple[Topic, ...]:
    """Return the questions worth discussing, with the reasons, in the order to take them.

    First come questions by the share of answers on the other side of the pass level from the key's;
    among equals those that divide the room, then those with a planted flaw, then by the share that
    is not exact. A question that all answered exactly, and whose flaws were found, is no
    topic.
    """
    repeats = {each.id: each.same_as for each in standard.criteria if each.same_as}
    flaws = _flaws(key, repeats)
    missed = _missed(trainees)
    found = [
        Topic(spread, reasons, flaws.get((spread.dossier, spread.criterion), ()))
        for spread in spreads
        if (reasons := tuple(_reasons(spread, flaws, missed)))
    ]
    return tuple(sorted(found, key=_weight))


def _flaws(
    key: Key, repeats: Mapping[str, str]
) -> Mapping[tuple[str, str], tuple[PlantedFlaw, ...]]:
    found: dict[tuple[str, str], tuple[PlantedFlaw, ...]] = {}
    for dossier in key.dossiers:
        for flaw in dossier.flaws:
            for id in dict.fromkeys(repeats.get(id, id) for id in flaw.criteria):
                at = (dossier.name, id)
                found[at] = (*found.get(at, ()), flaw)
    return found


def _missed(trainees: Sequence[TraineeGrade]) -> _Missed:
    counts: dict[tuple[str, PlantedFlaw], tuple[int, int]] = {}
    for trainee in trainees:
        for grade in trainee.dossiers:
            for each in grade.flaws:
                if each.state in ("unanswered", "machine"):
                    continue
                missed, of = counts.get((grade.dossier, each.flaw), (0, 0))
                counts[grade.dossier, each.flaw] = (missed + (each.state != "found"), of + 1)
    return counts


def _reasons(
    spread: Spread,
    flaws: Mapping[tuple[str, str], tuple[PlantedFlaw, ...]],
    missed: _Missed,
) -> Iterator[Reason]:
    if len(spread.answers) == 1 and not spread.exact and spread.answered >= _ROOM:
        yield "key-alone"
    if spread.other_side:
        yield "other-side"
    if spread.divided:
        yield "divided"
    here = flaws.get((spread.dossier, spread.criterion), ())
    for flaw in here:
        count, of = missed.get((spread.dossier, flaw), (0, 0))
        if count and count * 2 >= of:
            yield "flaw-missed"
            break
    if not spread.other_side and (spread.off or spread.adjacent):
        yield "off"


def _weight(topic: Topic) -> tuple[Fraction, bool, bool, Fraction]:
    """Return what topics are sorted by, the weightiest first; equal ones stay in their order."""
    spread = topic.spread
    answered = max(spread.answered, 1)
    return (
        -Fraction(spread.other_side, answered),
        "divided" not in topic.reasons,
        not topic.flaws,
        -Fraction(2 * spread.off + spread.adjacent, answered),
    )
