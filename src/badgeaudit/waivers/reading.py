"""A file of waivers → Waiver, or everything that is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import Any

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.places import placed
from badgeaudit.documents.schemas import load_validator
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.errors import InvalidWaivers, Undecodable
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.model.standard import Standard
from badgeaudit.model.waivers import Waiver


def read_waivers(
    raw: bytes, source: str, standard: Standard, limits: Limits = DEFAULT_LIMITS
) -> tuple[Waiver, ...]:
    """Read waivers, YAML or JSON, in the order of the file.

    ``source`` is how messages name the file. Raises InvalidWaivers with every problem and its line
    and column. A criterion that the standard lacks is no error here: the audit tells.
    """
    try:
        document = decode_yaml(raw, source, limits)
    except Undecodable as error:
        raise InvalidWaivers(error.problems) from error
    violations = load_validator("waivers").violations(document.data)
    if violations:
        problems = placed(violations, source, document.places)
        raise InvalidWaivers(sorted(problems, key=lambda problem: problem.place.line or 0))
    data: dict[str, Any] = document.data
    if data["standard"] != standard.id:
        place = Place(source, "/standard", *document.places.get("/standard", (None, None)))
        other = message("waivers.other-standard", found=data["standard"], expected=standard.id)
        raise InvalidWaivers([Problem(other, place)])
    return tuple(
        Waiver(
            criterion=entry["criterion"],
            badge=entry.get("badge", ""),
            reason=" ".join(entry["reason"].split()),
            approver=entry["approver"],
            until=date.fromisoformat(entry["until"]),
            place=Place(source, pointer, *document.places.get(pointer, (None, None))),
        )
        for pointer, entry in (
            (f"/entries/{index}", entry) for index, entry in enumerate(data["entries"])
        )
    )
