"""Findings made after the merge → their lines: the few files concerned are opened once more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from badgeaudit.audit.reading import located
from badgeaudit.audit.working import Task
from badgeaudit.checks.findings import APPLICATION
from badgeaudit.documents.places import placed_at
from badgeaudit.errors import Undecodable
from badgeaudit.model.dossier import Application
from badgeaudit.model.packing import mapped
from badgeaudit.model.results import Finding, Observation
from badgeaudit.openbadges.reading import BadgeDocument, NotABadge, read_badge


def with_lines(
    observations: Mapping[str, Observation], task: Task, application: Application | None
) -> dict[str, Observation]:
    """Return the observations with line and column in every finding that has a place in a text."""
    observations = {id: _renamed(o, application) for id, o in observations.items()}
    found: dict[tuple[str, str], Finding] = {}
    lacking: set[str] = set()
    for id, observation in observations.items():
        for finding in observation.findings:
            place = finding.place
            if place is not None and place.line is None and place.path:
                found.setdefault((place.path, place.pointer), finding)
                lacking.add(id)
    spots = _spots(found, task, application)
    if not spots:
        return observations

    def placed(finding: Finding) -> Finding:
        return _placed(finding, spots)

    return {
        id: replace(o, findings=mapped(placed, o.findings)) if id in lacking else o
        for id, o in observations.items()
    }


def _renamed(observation: Observation, application: Application | None) -> Observation:
    """Checks speak of ``application.yaml``; the file may be called ``application.yml``."""
    if application is None or application.path == APPLICATION:
        return observation

    def renamed(finding: Finding) -> Finding:
        place = finding.place
        if place is None or place.path != APPLICATION:
            return finding
        return replace(finding, place=replace(place, path=application.path))

    return replace(observation, findings=mapped(renamed, observation.findings))


def _spots(
    samples: Mapping[tuple[str, str], Finding], task: Task, application: Application | None
) -> dict[tuple[str, str], tuple[int, int]]:
    spots: dict[tuple[str, str], tuple[int, int]] = {}
    by_path: dict[str, list[Finding]] = {}
    for (path, pointer), finding in samples.items():
        if application is not None and path == application.path:
            at = placed_at(pointer, path, application.positions or {})
            if at.line is not None:
                spots[path, pointer] = (at.line, at.column or 1)
        else:
            by_path.setdefault(path, []).append(finding)
    for path, findings in by_path.items():
        for finding in located(findings, _reopened(path, task)):
            place = finding.place
            if place is not None and place.line is not None:
                spots[path, place.pointer] = (place.line, place.column or 1)
    return spots


def _reopened(path: str, task: Task) -> BadgeDocument | None:
    if path not in task.badge_paths:
        return None
    try:
        return read_badge(task.source.read(path), path, task.limits)
    except (NotABadge, Undecodable):
        return None


def _placed(finding: Finding, spots: Mapping[tuple[str, str], tuple[int, int]]) -> Finding:
    place = finding.place
    if place is None or place.line is not None:
        return finding
    spot = spots.get((place.path, place.pointer))
    if spot is None:
        return finding
    return replace(finding, place=replace(place, line=spot[0], column=spot[1]))
