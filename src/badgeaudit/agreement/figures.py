"""figures: the measures for each kind of question, with what they can and cannot say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from badgeaudit.agreement.measures import adjacent, alpha, cohen, exact, fleiss, gwet
from badgeaudit.agreement.ratings import Measure, Rating, Table, rated, raters_of
from badgeaudit.model.outcomes import Answer, Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Judged
from badgeaudit.model.standard import Criterion, Scale

Scope = Literal["levels", "ticks", "sides"]
"""``levels``: questions with a scale. ``ticks``: all others. ``sides``: all, met or not met."""

_VERDICTS = {
    Outcome.PASSED: "met",
    Outcome.FAILED: "not_met",
    Outcome.INAPPLICABLE: "not_applicable",
}
_FEW = 10
_MANY = 30
_MOSTLY_ALIKE = 0.75
_FAR_BELOW = 0.3
_SKEWED = 0.75
"""Share of the commonest answer from which chance is reckoned to explain most of an agreement."""

Answers = Sequence[tuple[Criterion, Sequence[Judged | None]]]
Compute = Callable[[Table], Measure]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure, and how far a single question moves it."""

    measure: Measure
    low: float | None = None
    """The least it would be if any one of the questions were left out."""
    high: float | None = None
    """The most it would be; both None where it is not defined without some question."""


@dataclass(frozen=True, slots=True)
class Group:
    """The measures over one kind of question."""

    scope: Scope
    questions: int
    """How many questions at least two assessors answered."""
    alike: int
    """On how many of them all answers are the same."""
    left_out: int
    """How many answers have no place here: "not applicable" among levels or sides."""
    figures: tuple[Figure, ...]
    says: tuple[Message, ...]
    """What these figures can and cannot say at that size."""


def figures(scale: Scale, answers: Answers) -> tuple[Group, ...]:
    """Return the figures over levels, over ticks, and over the side of the pass level.

    Only answers that count (``used``) are compared.
    """
    levels = [row for row in answers if row[0].answer is Answer.LEVEL]
    ticks = [row for row in answers if row[0].answer is not Answer.LEVEL]
    names: list[Rating] = ["met", "not_met"]
    if any(criterion.not_applicable != "never" for criterion, _ in ticks):
        names.append("not_applicable")
    steps: list[Rating] = list(range(scale.lowest, scale.highest + 1))
    return (
        _group("levels", _table(levels, _level), steps, _not_applicable(levels)),
        _group("ticks", _table(ticks, _verdict), names, 0),
        _group("sides", _table(answers, _side), ["met", "not_met"], _not_applicable(answers)),
    )


def _table(answers: Answers, rating: Callable[[Judged], Rating | None]) -> Table:
    return [
        [rating(judged) if judged is not None and judged.used else None for judged in row]
        for _, row in answers
    ]


def _level(judged: Judged) -> Rating | None:
    return judged.level


def _verdict(judged: Judged) -> Rating | None:
    return _VERDICTS.get(judged.outcome)


def _side(judged: Judged) -> Rating | None:
    return None if judged.outcome is Outcome.INAPPLICABLE else _VERDICTS.get(judged.outcome)


def _not_applicable(answers: Answers) -> int:
    every = (judged for _, row in answers for judged in row)
    return sum(
        judged is not None and judged.used and judged.outcome is Outcome.INAPPLICABLE
        for judged in every
    )


def _group(scope: Scope, table: Table, categories: Sequence[Rating], left_out: int) -> Group:
    units = rated(table, 2)
    counts = Counter(rating for unit in units for rating in unit)
    skewed = max(counts.values(), default=0) >= _SKEWED * counts.total()
    measured = tuple(_figure(each, table) for each in _measures(scope, table, categories))
    return Group(
        scope=scope,
        questions=len(units),
        alike=sum(len(set(unit)) == 1 for unit in units),
        left_out=left_out,
        figures=measured,
        says=tuple(_says(len(units), [each.measure for each in measured], skewed=skewed)),
    )


def _measures(scope: Scope, table: Table, categories: Sequence[Rating]) -> list[Compute]:
    """Return what is computed: coefficients that know an order for levels, else those for names.

    Cohen's kappa is for two raters, Fleiss' for more.
    """
    two = len(raters_of(table)) <= 2
    if scope == "levels":
        return [
            exact,
            adjacent,
            lambda table: alpha(table, "ordinal"),
            lambda table: gwet(table, categories, "quadratic"),
            (lambda table: cohen(table, categories, "quadratic")) if two else fleiss,
        ]
    return [
        exact,
        lambda table: alpha(table, "nominal"),
        lambda table: gwet(table, categories),
        (lambda table: cohen(table, categories)) if two else fleiss,
    ]


def _figure(compute: Compute, table: Table) -> Figure:
    measure = compute(table)
    if measure.value is None:
        return Figure(measure)
    values = [
        compute([*table[:number], *table[number + 1 :]]).value
        for number, unit in enumerate(table)
        if sum(rating is not None for rating in unit) >= 2
    ]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return Figure(measure)
    return Figure(measure, min(known), max(known))


def _says(questions: int, measures: Sequence[Measure], *, skewed: bool) -> list[Message]:
    if questions == 0:
        return [message("agreement.says-none")]
    size = "few" if questions < _FEW else "some" if questions < _MANY else "many"
    said = [message(f"agreement.says-{size}", questions=questions)]
    if skewed and _trapped(measures):
        said.append(message("agreement.says-trap"))
    if any(each.reason and each.reason.id == "agreement.no-variation" for each in measures):
        said.append(message("agreement.says-same"))
    return said


def _trapped(measures: Sequence[Measure]) -> bool:
    """Tell whether the answers are mostly alike and yet a coefficient lies far below that."""
    share = measures[0].value
    if share is None or share < _MOSTLY_ALIKE:
        return False
    chance = ("alpha-nominal", "alpha-ordinal", "cohen", "cohen-quadratic", "fleiss")
    return any(
        each.value is not None and share - each.value >= _FAR_BELOW
        for each in measures
        if each.name in chance
    )
