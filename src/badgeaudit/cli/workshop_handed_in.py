"""``workshop grade`` PATHs → assessments; what can't be read is told, and stops nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from badgeaudit.assessment.reading import read_assessment
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.errors import InvalidAssessment, Undecodable
from badgeaudit.model.people import Assessment
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.model.standard import Standard

_SUFFIXES = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What the paths hold."""

    assessments: tuple[Assessment, ...]
    unusable: tuple[tuple[str, tuple[Problem, ...]], ...]
    """Name of a file → what is wrong with it."""
    passed_over: tuple[str, ...]
    """Files in a folder that are no assessments at all."""
    files: tuple[Path, ...]
    """Every file that was read."""


@dataclass(frozen=True, slots=True)
class _Found:
    file: Path
    shown: str
    """Its name as reports show it: below a folder with the way to it."""
    in_folder: bool


def handed_in(values: Sequence[str], key: Path, standard: Standard) -> HandedIn:
    """Read every assessment that the values name: files, folders with all below them, patterns.

    The key is never taken for an assessment. Raises InvalidAssessment for a value that names
    nothing.
    """
    missing = [value for value in values if not _named(value)]
    if missing:
        raise InvalidAssessment(
            [Problem(message("cli.assessment-none", value=one), Place(one)) for one in missing]
        )
    assessments: list[Assessment] = []
    unusable: list[tuple[str, tuple[Problem, ...]]] = []
    passed_over: list[str] = []
    found = list(_once(values, key))
    for each in found:
        try:
            raw = each.file.read_bytes()
        except OSError as error:
            reason = message("cli.unreadable", reason=error.strerror or type(error).__name__)
            unusable.append((each.shown, (Problem(reason, Place(each.shown)),)))
            continue
        try:
            assessments.append(read_assessment(raw, each.shown, standard))
        except InvalidAssessment as error:
            if each.in_folder and _something_else(raw, each.shown):
                passed_over.append(each.shown)
            else:
                unusable.append((each.shown, error.problems))
    return HandedIn(
        tuple(assessments), tuple(unusable), tuple(passed_over), tuple(each.file for each in found)
    )


def _named(value: str) -> bool:
    return Path(value).exists() or any(Path(name).is_file() for name in glob(value))


def _once(values: Sequence[str], key: Path) -> Iterator[_Found]:
    """Yield each file once, in the order of the values, within a folder by name."""
    seen = {key.resolve()}
    for value in values:
        for each in _files(value):
            resolved = each.file.resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield each


def _files(value: str) -> Iterator[_Found]:
    path = Path(value)
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            inside = file.relative_to(path)
            hidden = any(part.startswith(".") for part in inside.parts)
            if file.suffix.lower() in _SUFFIXES and file.is_file() and not hidden:
                yield _Found(file, inside.as_posix(), in_folder=True)
    elif path.exists():
        yield _Found(path, path.name, in_folder=False)
    else:
        names = sorted(name for name in glob(value) if Path(name).is_file())
        yield from (_Found(Path(name), Path(name).name, in_folder=False) for name in names)


def _something_else(raw: bytes, path: str) -> bool:
    """Tell whether a file is readable and no assessment: a badge, an application, a report."""
    try:
        data = decode_yaml(raw, path).data
    except Undecodable:
        return False
    return not (isinstance(data, dict) and "assessment" in data)
