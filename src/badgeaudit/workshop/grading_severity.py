"""Do a trainee's answers lean to the strict or to the lenient side of the key?

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from badgeaudit.model.standard import Scale
from badgeaudit.workshop.grading_model import Cell, Leaning, Severity

_FEWEST_ANSWERS = 10
_FEWEST_LEANING = 3
_SHARE = 10
"""Percent of the answers where it was possible that have to lean one way."""
_TIMES = 3
"""And so many times the share of the other way."""


def severity(cells: Sequence[Cell], scale: Scale) -> Severity:
    """Sum up the differences: levels and ticks each by themselves, positive is more lenient.

    Where the key already says "met" nobody can be more lenient, and most of a good dossier is met;
    so each way is counted against the answers where it was possible. The leaning is our own rule of
    thumb: at least three answers and 10% of the possible ones lean that way, at least three times
    the share of the other way.
    """
    compared = [cell for cell in cells if cell.answered and cell.difference is not None]
    levels = [cell.difference or 0 for cell in compared if cell.level]
    ticks = [cell.difference or 0 for cell in compared if not cell.level]
    stricter = sum((cell.difference or 0) < 0 for cell in compared)
    lenient = sum((cell.difference or 0) > 0 for cell in compared)
    down = sum(_room(cell, scale)[0] for cell in compared)
    up = sum(_room(cell, scale)[1] for cell in compared)
    return Severity(
        levels=len(levels),
        level_sum=sum(levels),
        ticks=len(ticks),
        tick_sum=sum(ticks),
        stricter=stricter,
        stricter_possible=down,
        lenient=lenient,
        lenient_possible=up,
        leaning=_leaning(len(compared), (stricter, down), (lenient, up)),
    )


def _room(cell: Cell, scale: Scale) -> tuple[bool, bool]:
    """Tell whether a stricter and a more lenient answer than the key's exist."""
    right = cell.key.answer
    if isinstance(right, int):
        return right > scale.lowest, right < scale.highest
    return right == "met", right == "not_met"


def _leaning(compared: int, strict: tuple[int, int], lenient: tuple[int, int]) -> Leaning:
    if compared < _FEWEST_ANSWERS:
        return "too few"
    if _leans(strict, lenient):
        return "too strict"
    if _leans(lenient, strict):
        return "too lenient"
    return "balanced"


def _leans(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether the first share is large, and much larger than the second (integers only)."""
    many, possible = one
    against, possible_against = other
    if many < _FEWEST_LEANING or many * 100 < _SHARE * possible:
        return False
    return many * max(possible_against, 1) >= _TIMES * against * possible
