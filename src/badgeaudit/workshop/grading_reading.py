"""A saved grade (JSON) → the data of a graded class, or everything that is wrong with it."""

from __future__ import annotations

from typing import Any

from badgeaudit.documents.own_files import mistaken
from badgeaudit.documents.places import placed
from badgeaudit.documents.schemas import load_validator
from badgeaudit.documents.strict_json import decode_json, locate
from badgeaudit.errors import InvalidGrade, Undecodable
from badgeaudit.model.places import Place, Problem, message

VERSION = 1
"""Of ``schemas/grade.schema.json``."""

_SHOWN = 20


def read_graded(raw: bytes, path: str) -> dict[str, Any]:
    """Return what ``workshop grade --format json`` wrote; ``path`` is how messages name the file.

    Raises InvalidGrade: no JSON, no grade, of another version, or not as the schema says.
    """
    try:
        data = decode_json(raw, path)
    except Undecodable as error:
        raise InvalidGrade(error.problems) from None
    if not isinstance(data, dict) or "grade" not in data:
        other = mistaken(data, "grade") or message("grading.not-a-grade")
        raise InvalidGrade([Problem(other, Place(path))])
    violations = load_validator("grade").violations(data)[:_SHOWN]
    if violations:
        positions = locate(raw, [each.pointer for each in violations])
        raise InvalidGrade(placed(violations, path, positions))
    return data
