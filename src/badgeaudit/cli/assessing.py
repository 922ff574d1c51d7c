"""``--assessment`` values → assessments, each marked when it lies in what was handed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from glob import glob
from pathlib import Path

from badgeaudit.assessment.reading import read_assessment
from badgeaudit.errors import BadgeAuditError, InvalidAssessment
from badgeaudit.model.people import Assessment
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.model.standard import Standard

_SUFFIXES = (".yaml", ".yml", ".json")


def load_assessments(
    named: Sequence[str], handed_in: Sequence[Path], standard: Standard, applicant: str
) -> tuple[Assessment, ...]:
    """Read every file that the values name: a file, a folder (its YAML and JSON), or a pattern.

    Raises InvalidAssessment with the problems of all files together.
    """
    problems: list[Problem] = []
    found: list[Assessment] = []
    for value in named:
        files = _files(value)
        if not files:
            problems.append(Problem(message("cli.assessment-none", value=value), Place(value)))
        for file in files:
            try:
                found.append(_read(file, handed_in, standard, applicant))
            except BadgeAuditError as error:
                problems.extend(error.problems)
    if problems:
        raise InvalidAssessment(problems)
    return tuple(_once(found))


def _files(value: str) -> list[Path]:
    path = Path(value)
    if path.is_dir():
        return sorted(p for p in path.iterdir() if p.suffix.lower() in _SUFFIXES)
    if path.is_file():
        return [path]
    return sorted(Path(name) for name in glob(value) if Path(name).is_file())


def _read(file: Path, handed_in: Sequence[Path], standard: Standard, applicant: str) -> Assessment:
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = message("cli.unreadable", reason=error.strerror or type(error).__name__)
        raise InvalidAssessment([Problem(reason, Place(file.name))]) from error
    inside = any(file.resolve().is_relative_to(path.resolve()) for path in handed_in)
    return read_assessment(raw, file.name, standard, inside_dossier=inside, applicant=applicant)


def _once(assessments: Iterable[Assessment]) -> Iterable[Assessment]:
    """Leave out a file that was named twice: it must not count as two voices."""
    seen: set[str] = set()
    for assessment in assessments:
        if assessment.sha256 not in seen:
            seen.add(assessment.sha256)
            yield assessment
