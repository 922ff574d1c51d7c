"""Give violations the file, line and column they stand at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from badgeaudit.documents.violations import Violation
from badgeaudit.model.places import Place, Problem


def placed(
    violations: Iterable[Violation], path: str, positions: Mapping[str, tuple[int, int]]
) -> tuple[Problem, ...]:
    """Return the violations as problems of a file.

    ``positions``: JSON pointer → 1-based (line, column), from ``locate`` or from YAML
    (``YamlDocument.places``). A pointer without a position gets that of its nearest parent.
    """
    return tuple(
        Problem(violation.message, placed_at(violation.pointer, path, positions))
        for violation in violations
    )


def placed_at(pointer: str, path: str, positions: Mapping[str, tuple[int, int]]) -> Place:
    """Return the place of one pointer in a file."""
    parent = pointer
    while parent not in positions:
        if not parent:
            return Place(path, pointer)
        parent = parent.rpartition("/")[0]
    return Place(path, pointer, *positions[parent])
