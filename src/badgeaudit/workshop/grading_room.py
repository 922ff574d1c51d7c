"""The room as a whole: how each question was answered, what divides it, how far it agrees.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from badgeaudit.agreement.measures import adjacent, alpha, exact
from badgeaudit.agreement.ratings import Measure, Rating, Table
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import Verdict
from badgeaudit.workshop.grading_class_model import Agreement, Spread
from badgeaudit.workshop.grading_model import Cell, TraineeGrade
from badgeaudit.workshop.key import Key

_DIVIDED = 4
"""The room is divided when one of so many stands on another side than the most."""

_SIDES = {Outcome.PASSED: "met", Outcome.FAILED: "not_met"}


def spreads(key: Key, trainees: Sequence[TraineeGrade]) -> tuple[Spread, ...]:
    """Return how the room answered each question of each dossier that anybody handed in."""
    return tuple(
        _spread(dossier, criterion, cells)
        for dossier, criterion, row in _rows(key, trainees)
        if (cells := [cell for cell in row if cell is not None])
    )


def agreement(key: Key, trainees: Sequence[TraineeGrade]) -> tuple[Agreement, ...]:
    """Return how far the trainees agree among themselves; the key is not a rater.

    A unit is one question about one dossier. Krippendorff's alpha copes with gaps; it is ordinal
    over levels and nominal over ticks and over the side of the pass level.
    """
    rows = [row for _, _, row in _rows(key, trainees)]
    levels = [[_level(cell) for cell in row] for row in rows if _has_levels(row)]
    ticks = [[_tick(cell) for cell in row] for row in rows if not _has_levels(row)]
    sides = [[_side(cell) for cell in row] for row in rows]
    return (
        Agreement("levels", (exact(levels), adjacent(levels), alpha(levels, "ordinal"))),
        Agreement("ticks", _nominal(ticks)),
        Agreement("sides", _nominal(sides)),
    )


def _nominal(table: Table) -> tuple[Measure, ...]:
    return exact(table), alpha(table, "nominal")


def _rows(
    key: Key, trainees: Sequence[TraineeGrade]
) -> Iterator[tuple[str, str, list[Cell | None]]]:
    """Yield each question with one cell per trainee; None for who did not hand in the dossier."""
    for dossier in key.dossiers:
        columns = [_cells(trainee, dossier.name) for trainee in trainees]
        ids = dict.fromkeys(id for column in columns for id in column)
        for id in ids:
            yield dossier.name, id, [column.get(id) for column in columns]


def _cells(trainee: TraineeGrade, dossier: str) -> Mapping[str, Cell]:
    for grade in trainee.dossiers:
        if grade.dossier == dossier:
            return {cell.criterion: cell for cell in grade.cells}
    return {}


def _has_levels(row: Sequence[Cell | None]) -> bool:
    return any(cell is not None and cell.level for cell in row)


def _level(cell: Cell | None) -> Rating | None:
    answered = cell is not None and cell.answered
    return cell.answer if answered and cell and isinstance(cell.answer, int) else None


def _tick(cell: Cell | None) -> Rating | None:
    return cell.answer if cell is not None and cell.answered else None


def _side(cell: Cell | None) -> Rating | None:
    return _SIDES.get(cell.outcome) if cell is not None and cell.answered else None


def _spread(dossier: str, criterion: str, cells: Sequence[Cell]) -> Spread:
    answered = [cell for cell in cells if cell.answered]
    given = [cell.answer for cell in answered if cell.answer is not None]
    pairs = list(combinations(given, 2))
    states = [cell.state for cell in cells]
    return Spread(
        dossier=dossier,
        criterion=criterion,
        answers=_counted(given),
        answered=len(answered),
        exact=states.count("exact"),
        adjacent=states.count("adjacent"),
        off=states.count("off"),
        other_side=sum(cell.other_side for cell in cells),
        unanswered=states.count("unanswered") + states.count("unusable"),
        differing_pairs=sum(a != b for a, b in pairs),
        pairs=len(pairs),
        divided=_divided([cell.outcome for cell in answered]),
    )


def _counted(given: Sequence[Verdict | int]) -> tuple[tuple[Verdict | int, int], ...]:
    """Count the answers: verdicts in their order, then levels from the lowest."""
    order = ("met", "not_met", "not_applicable")

    def place(answer: Verdict | int) -> tuple[int, int]:
        return (1, answer) if isinstance(answer, int) else (0, order.index(answer))

    counts = Counter(given)
    return tuple((answer, counts[answer]) for answer in sorted(counts, key=place))


def _divided(outcomes: Sequence[Outcome]) -> bool:
    counts = sorted(Counter(outcomes).values(), reverse=True)
    return len(counts) > 1 and sum(counts[1:]) * _DIVIDED >= len(outcomes)
