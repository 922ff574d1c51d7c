"""What ``workshop new`` and ``workshop sample`` do: make an exercise and write it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from badgeaudit.cli.running import as_date
from badgeaudit.cli.workshop_worksheets import read_names, worksheets
from badgeaudit.errors import NotWritten, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.places import Parameter, message
from badgeaudit.model.standard import Standard
from badgeaudit.report.untrusted import plain
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.workshop.key import write_key
from badgeaudit.workshop.making import DAY, Exercise, Wanted, make
from badgeaudit.workshop.sample import TASK_SHEET, sample_exercise, task_sheet
from badgeaudit.writing import make_folder, write_whole

_STANDARD = "quality-label"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``workshop new``, parsed."""

    folder: Path
    key: Path
    seed: int
    difficulty: int
    dossiers: int
    names: Path | None = None
    as_of: str | None = None


def make_exercise(options: Options) -> None:
    """Write the dossiers, the key and, with names, a worksheet for each trainee and dossier.

    Everything that is in the way is found before anything is written. Raises WrongUse for a folder
    and a key that do not go together or names that can't be used, NotWritten for what exists.
    """
    names = read_names(options.names) if options.names else ()
    as_of = as_date(options.as_of) if options.as_of else DAY
    standard = load_standard(find_standard(_STANDARD))
    refuse(options.folder, options.key)
    exercise = make(Wanted(options.seed, options.difficulty, options.dossiers, as_of), standard)
    _write(options.folder, options.key, exercise, as_of)
    _say(
        "workshop.made",
        dossiers=len(exercise.dossiers),
        folder=str(options.folder),
        key=str(options.key),
    )
    _write_worksheets(options.folder, exercise, names, as_of)


def write_sample(folder: Path, key: Path | None, names_file: Path | None) -> None:
    """Write the ready-made exercise. Raises WrongUse and NotWritten as ``make_exercise`` does."""
    names = read_names(names_file) if names_file else ()
    key = key or folder.with_name(f"{folder.resolve().name}-key.json")
    refuse(folder, key)
    standard: Standard = load_standard(find_standard(_STANDARD))
    exercise = sample_exercise(standard)
    _write(folder, key, exercise, DAY, {TASK_SHEET: task_sheet()})
    _say("workshop.sample", folder=str(folder), key=str(key), sheet=str(folder / TASK_SHEET))
    _write_worksheets(folder, exercise, names, DAY)


def _write_worksheets(folder: Path, exercise: Exercise, names: Sequence[str], as_of: date) -> None:
    if not names:
        return
    into = folder / "worksheets"
    made = worksheets([folder / each.key.name for each in exercise.dossiers], names, into, as_of)
    _settle(folder, as_of)
    _say("workshop.worksheets", sheets=made, folder=str(into))


def refuse(folder: Path, key: Path) -> None:
    """Refuse a folder that is not empty, and a key that trainees would be handed or that exists."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise NotWritten(message("workshop.not-a-folder", path=str(folder)))
    if folder.is_dir() and any(folder.iterdir()):
        raise NotWritten(message("workshop.exists", path=str(folder)))
    trainees, kept = folder.resolve(), key.resolve()
    if kept == trainees or kept.is_dir():
        raise WrongUse(message("workshop.key-is-folder", key=str(key)))
    if kept.parent == trainees:
        raise WrongUse(message("workshop.folder-is-key", folder=str(folder)))
    if kept.is_relative_to(trainees) or _holds(trainees, kept):
        raise WrongUse(message("workshop.key-inside", key=str(key), folder=str(folder)))
    if os.path.lexists(key):
        raise NotWritten(message("workshop.key-exists", key=str(key)))


def _holds(folder: Path, file: Path) -> bool:
    """Tell whether a file would lie in a folder that goes by another spelling as well."""
    around = (each for each in file.parents if each.is_dir())
    return folder.is_dir() and any(each.samefile(folder) for each in around)


def _write(
    folder: Path,
    key: Path,
    exercise: Exercise,
    as_of: date,
    beside: Mapping[str, bytes] | None = None,
) -> None:
    """Write the key first: an exercise without its key would be worth nothing."""
    write_whole(key, write_key(exercise.key))
    for path, content in (*_files(exercise), *(beside or {}).items()):
        target = folder / path
        make_folder(target.parent)
        write_whole(target, content)
    _settle(folder, as_of)


def _files(exercise: Exercise) -> Iterator[tuple[str, bytes]]:
    for made in exercise.dossiers:
        for path, content in made.files.items():
            yield f"{made.key.name}/{path}", content


def _settle(folder: Path, as_of: date) -> None:
    """Give every file the same time, so that none tells when it was made."""
    moment = datetime.combine(as_of, time(12), UTC).timestamp()
    for path in (*sorted(folder.rglob("*"), reverse=True), folder):
        os.utime(path, (moment, moment))


def _say(id: str, **values: Parameter) -> None:
    print(plain(sentence(message(id, **values))), file=sys.stderr)
