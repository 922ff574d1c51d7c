"""Verifications → the JSON document of ``badgeaudit verify`` (schemas/verification.schema.json)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from badgeaudit import __version__
from badgeaudit.audit.verifying import Positions, Verified
from badgeaudit.languages import sentence
from badgeaudit.model.badges import Packaging
from badgeaudit.model.places import Message
from badgeaudit.model.verification import Step, Verification

SCHEMA_VERSION = "1.0"


def verification_document(
    results: Iterable[Verified], as_of: datetime, *, online: bool, explain: bool
) -> dict[str, Any]:
    """Return the results as data: files in the given order, every step with reason and clause.

    Intermediate values are in it only with ``explain``. A recording gives the same document as the
    network did.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "badgeaudit", "version": __version__},
        "as_of": f"{as_of.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "online": online,
        "results": [_result(each.verification, each.positions, "", explain) for each in results],
    }


def _result(
    verification: Verification, positions: Positions, base: str, explain: bool
) -> dict[str, Any]:
    base += verification.pointer
    # what was unwrapped from a token has no lines in the file, nor pointers into it
    inside = verification.packaging not in (Packaging.JSON, None)
    steps = [_step(step, positions, base, inside, explain) for step in verification.steps]
    return {
        "path": verification.path,
        "pointer": base,
        "id": verification.id,
        "badge": verification.badge,
        "issuer": verification.issuer,
        "form": verification.form.value if verification.form else None,
        "packaging": verification.packaging.value if verification.packaging else None,
        "verdict": verification.verdict,
        "steps": steps,
        "inner": [_result(each, positions, base, explain) for each in verification.inner],
    }


def _step(
    step: Step, positions: Positions, base: str, inside: bool, explain: bool
) -> dict[str, Any]:
    line, column = (None, None) if inside else _position(positions, base + step.pointer)
    written: dict[str, Any] = {
        "name": step.name,
        "outcome": step.outcome.value,
        "level": step.level,
        "reason": _message(step.reason),
        "pointer": step.pointer,
        "line": line,
        "column": column,
        "clause": {"title": step.clause.title, "url": step.clause.url},
    }
    if explain:
        written["details"] = dict(sorted(step.details.items()))
    return written


def _position(positions: Positions, pointer: str) -> tuple[int | None, int | None]:
    while pointer not in positions:
        if not pointer:
            return None, None
        pointer = pointer.rpartition("/")[0]
    return positions[pointer]


def _message(message: Message) -> dict[str, Any]:
    params = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in sorted(message.params.items())
    }
    return {"id": message.id, "params": params, "text": sentence(message)}
