"""Reads GRADE.json, as ``workshop grade`` wrote it, for what certificates need of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from badgeaudit.errors import InvalidGrade
from badgeaudit.model.outcomes import Status
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.workshop.certifying_model import Achieved, Grade, Graded
from badgeaudit.workshop.grading_reading import read_graded

_NEEDED = ("exact_share", "same_decision_on")


def read_grade(raw: bytes, path: str) -> Grade:
    """Return what the grade of a class tells.

    Raises InvalidGrade: no grade, one whose names are hidden, one by a standard that certifies
    nobody, or one in which somebody passed without having met the rule.
    """
    data = read_graded(raw, path)
    if data["names_hidden"]:
        raise _refused(message("certifying.names-hidden"), path)
    rule, standard = data["certification"], data["standard"]
    if rule is None:
        raise _refused(message("certifying.no-rule", standard=standard["title"]), path)
    names = [each["name"] for each in data["trainees"]]
    for trainee in data["trainees"]:
        parts = [part["passed"] for part in trainee["parts"]]
        if trainee["passed"] is not (bool(parts) and all(parts)):
            raise _refused(message("certifying.contradiction", name=trainee["name"][:200]), path)
        if names.count(trainee["name"]) > 1:
            raise _refused(message("certifying.name-twice", name=trainee["name"][:200]), path)
    return Grade(
        digest=hashlib.sha256(raw).hexdigest(),
        standard=standard["id"],
        title=standard["title"],
        edition=standard["edition"],
        rule=rule["text"],
        rule_status=Status(rule["status"]),
        needed={name: rule[name] for name in _NEEDED},
        trainees=tuple(_graded(each) for each in data["trainees"]),
    )


def _graded(trainee: Mapping[str, Any]) -> Graded:
    parts = {
        part["part"]: Achieved(part["part"], part["found"], part["of"]) for part in trainee["parts"]
    }
    return Graded(trainee["name"], trainee["passed"], parts)


def _refused(why: Message, path: str) -> InvalidGrade:
    return InvalidGrade([Problem(why, Place(path))])
