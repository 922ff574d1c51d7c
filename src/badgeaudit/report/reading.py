"""Read a saved audit: JSON file → the document that reports render from, or clear errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from badgeaudit.documents.limits import Limits
from badgeaudit.documents.own_files import mistaken
from badgeaudit.documents.places import placed
from badgeaudit.documents.schemas import Violation, load_validator
from badgeaudit.documents.strict_json import decode_json, locate
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.errors import InvalidAudit, Undecodable
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.report.document import SCHEMA_VERSION
from badgeaudit.report.sums import contradiction

AUDIT_LIMITS = Limits(file_bytes=1 << 30)
"""Audits of bulk runs are large, and our own."""

_VERSION = re.compile(r"([0-9]{1,6})\.([0-9]{1,6})")
_SHOWN = 20


def load_document(path: Path) -> dict[str, Any]:
    """Return the audit document in a file.

    Raises InvalidAudit when the file can't be read, is not JSON, is not an audit, has another major
    version, does not follow ``schemas/audit.schema.json``, or was changed by hand so that its sums
    no longer follow from its results. A newer minor version only adds, so what is unknown in it is
    left aside.
    """
    shown = path.as_posix()
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InvalidAudit(_problem(shown, message("report.unreadable", reason=reason))) from None
    return read_document(raw, shown)


def read_document(raw: bytes, path: str) -> dict[str, Any]:
    """Return the audit document in these bytes. Raises InvalidAudit as ``load_document`` does."""
    try:
        data = decode_json(raw, path, AUDIT_LIMITS)
    except Undecodable as error:
        raise InvalidAudit(_undecodable(raw, path) or error.problems) from None
    newer = _check_version(data, path)
    violations = _violations(data, newer)
    if violations:
        positions = locate(raw, [violation.pointer for violation in violations])
        raise InvalidAudit(placed(violations, path, positions))
    document: dict[str, Any] = data
    wrong = _dangling(document)
    if wrong:
        positions = locate(raw, wrong)
        raise InvalidAudit(
            [
                Problem(message("report.wrong-reference", found=found), Place(path, pointer, *spot))
                for pointer, found in wrong.items()
                for spot in [positions.get(pointer, (None, None))]
            ]
        )
    _refuse_changed(document, raw, path)
    return document


def _check_version(data: Any, path: str) -> bool:
    """Return whether it is of a newer minor version. Raises InvalidAudit for another major one."""
    version = data.get("schema_version") if isinstance(data, dict) else None
    other = mistaken(data, "audit")
    if other is not None or not isinstance(version, str):
        raise InvalidAudit(_problem(path, other or message("report.not-an-audit")))
    found = _VERSION.fullmatch(version)
    major, minor = SCHEMA_VERSION.split(".")
    if found is None or int(found[1]) != int(major):
        said = message("report.unknown-version", found=version[:40], known=f"{major}.x")
        raise InvalidAudit([Problem(said, Place(path, "/schema_version"))])
    return int(found[2]) > int(minor)


def _undecodable(raw: bytes, path: str) -> list[Problem] | None:
    """Return what to say of a file of ours in YAML: that it is no audit, not that it is no JSON."""
    try:
        other = mistaken(decode_yaml(raw, path).data, "audit")
    except Undecodable:
        return None
    return _problem(path, other) if other is not None else None


def _violations(data: Any, newer: bool) -> tuple[Violation, ...]:
    validator = load_validator("audit")
    if validator.is_valid(data):
        return ()
    violations: Iterable[Violation] = validator.violations(data)
    if newer:
        violations = (
            each for each in violations if each.message.id != "validation.additionalProperties"
        )
    return tuple(violations)[:_SHOWN]


def _dangling(document: Mapping[str, Any]) -> dict[str, str]:
    """Return pointer → name for what is named but not described: only a changed file has that."""
    criteria = {each["id"] for each in document["standard"]["criteria"]}
    sections = {each["id"] for each in document["standard"]["sections"]}
    wrong: dict[str, str] = {}
    for part in ("results", "steps"):
        for number, each in enumerate(document[part]):
            if each["criterion"] not in criteria:
                wrong[f"/{part}/{number}/criterion"] = each["criterion"]
    for number, criterion in enumerate(document["standard"]["criteria"]):
        if criterion["section"] not in sections:
            wrong[f"/standard/criteria/{number}/section"] = criterion["section"]
    if all(score["section"] != "total" for score in document["scores"]):
        wrong["/scores"] = "total"
    return wrong


def _refuse_changed(document: Mapping[str, Any], raw: bytes, path: str) -> None:
    """Refuse a file whose sums do not follow from its results. Raises InvalidAudit."""
    wrong = contradiction(document)
    if wrong is None:
        return
    spot = locate(raw, [wrong.pointer]).get(wrong.pointer, (None, None))
    said = message("report.changed", found=wrong.found, expected=wrong.expected)
    raise InvalidAudit([Problem(said, Place(path, wrong.pointer, *spot))])


def _problem(path: str, said: Message) -> list[Problem]:
    return [Problem(said, Place(path))]
