"""What ``workshop grade`` does once its options are parsed: read, grade, show, write."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from badgeaudit.cli.languages import in_words
from badgeaudit.cli.reporting import refuse_others, show_made, write_made
from badgeaudit.cli.running import Wish, audited
from badgeaudit.cli.workshop_handed_in import HandedIn, handed_in
from badgeaudit.cli.workshop_pages import write_pages
from badgeaudit.errors import (
    InvalidAssessment,
    InvalidGrade,
    InvalidKey,
    UnreadableDossier,
    WrongUse,
)
from badgeaudit.languages import sentence
from badgeaudit.model.people import Assessment
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.report.grade import FORMATS, print_grade, render_grade
from badgeaudit.report.grade_document import grade_document
from badgeaudit.report.grade_hiding import hide_names
from badgeaudit.report.grade_progress import progress_document
from badgeaudit.report.untrusted import plain
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.workshop.grading import grade_class
from badgeaudit.workshop.grading_facts import DossierFacts, facts_of
from badgeaudit.workshop.grading_matching import last_day
from badgeaudit.workshop.grading_reading import read_graded
from badgeaudit.workshop.key import Key, read_key

Document = Mapping[str, Any]

_NAMED = 5
"""So many of the files passed over are named on stderr."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``workshop grade``, parsed."""

    key: Path
    paths: tuple[str, ...]
    dossiers: Path | None
    before: Path | None
    round: str
    standard: str
    format: str | None
    outputs: tuple[Path, ...]
    trainees: Path | None
    hide_names: bool


def grade_and_show(options: Options) -> None:
    """Grade, write what was asked for, show the rest on stdout.

    Raises WrongUse, NotWritten, InvalidKey, InvalidGrade, InvalidAssessment and what reading the
    dossiers raises. A file that can't be graded is told and stops nothing, unless it is the only
    one.
    """
    wanted = {path: options.format or _said_by(path) for path in options.outputs}
    folder = find_standard(options.standard)
    standard = in_words(load_standard(folder), folder)
    raw = _read_key_file(options.key)
    key = read_key(raw, options.key.name, standard)
    before = _former(options, standard.id)
    handed = handed_in(options.paths, options.key, standard)
    _refuse_targets(options, handed)
    if not handed.assessments:
        raise InvalidAssessment(_nothing(handed))
    facts = _facts(options, key, handed.assessments)
    grade = grade_class(key, handed.assessments, standard, facts)
    if not grade.trainees:
        raise InvalidAssessment(_no_match(key, handed.assessments))
    document: Document = grade_document(
        grade,
        key_digest=sha256(raw).hexdigest(),
        round=options.round,
        unusable=handed.unusable,
        passed_over=handed.passed_over,
        notes=[*_editions(handed.assessments, standard.edition), *_changed(key, facts)],
    )
    if before is not None:
        document = {**document, "progress": progress_document(before, document)}
    if options.hide_names:
        document = hide_names(document)
    _tell(document, handed)
    _write(document, wanted, options)


def _write(document: Document, wanted: Mapping[Path, str], options: Options) -> None:
    for path in wanted:
        refuse_others(path)
    if options.trainees is not None:
        count = write_pages(document, options.trainees)
        _say(message("grading.pages-written", count=count, folder=str(options.trainees)))
    for path, format in wanted.items():
        write_made(render_grade(document, format).encode("utf-8"), path)
    if wanted:
        return
    if options.format in (None, "terminal"):
        from rich.console import Console

        print_grade(document, Console())
    elif options.format is not None:
        show_made(render_grade(document, options.format).encode("utf-8"))


def _said_by(output: Path) -> str:
    """Return the format that a file's name says. Raises WrongUse."""
    for format, suffixes in FORMATS.items():
        if output.name.lower().endswith(suffixes):
            return format
    known = tuple(suffix for suffixes in FORMATS.values() for suffix in suffixes)
    raise WrongUse(message("grading.suffix", file=str(output), suffixes=known))


def _read_key_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InvalidKey(
            [Problem(message("grading.key-unreadable", reason=reason), Place(str(path)))]
        ) from None


def _former(options: Options, standard: str) -> Document | None:
    path = options.before
    if path is None:
        return None
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InvalidGrade(
            [Problem(message("grading.grade-unreadable", reason=reason), Place(str(path)))]
        ) from None
    before = read_graded(raw, str(path))
    found = before["standard"]["id"]
    if found != standard:
        other = message("grading.before-other-standard", found=found, expected=standard)
        raise WrongUse([Problem(other, Place(str(path), "/standard/id"))])
    return before


def _refuse_targets(options: Options, handed: HandedIn) -> None:
    """Refuse to write over what is read: a key and a grade look like reports of ours."""
    read = [options.key, *handed.files]
    read += [options.before] if options.before is not None else []
    resolved = {path.resolve() for path in read}
    for path in options.outputs:
        if path.resolve() in resolved:
            raise WrongUse(message("grading.output-is-read", file=str(path)))


def _facts(
    options: Options, key: Key, assessments: Sequence[Assessment]
) -> dict[str, DossierFacts]:
    """Audit the practice dossiers, if they were named, as of the last day of any answer."""
    if options.dossiers is None:
        return {}
    days = [day for each in assessments if (day := last_day(each)) is not None]
    as_of = max(days).isoformat() if days else None
    facts = {}
    for dossier in key.dossiers:
        names = (dossier.name, f"{dossier.name}.zip")
        path = next((p for name in names if (p := options.dossiers / name).exists()), None)
        if path is None:
            folder = str(options.dossiers)
            raise UnreadableDossier(
                message("grading.no-dossier", dossier=dossier.name, folder=folder)
            )
        wish = Wish(
            paths=(path,), standard=options.standard, as_of=as_of, quiet=True, in_words=True
        )
        facts[dossier.name] = facts_of(audited(wish).audit)
    return facts


def _changed(key: Key, facts: Mapping[str, DossierFacts]) -> Iterator[Message]:
    for dossier in key.dossiers:
        if dossier.name in facts and facts[dossier.name].digest != dossier.digest:
            yield message("grading.note-changed", dossier=dossier.name)


def _editions(assessments: Sequence[Assessment], edition: str) -> Iterator[Message]:
    count = sum(bool(each.edition) and each.edition != edition for each in assessments)
    if count:
        yield message("grading.note-edition", count=count)


def _nothing(handed: HandedIn) -> list[Problem]:
    problems = [problem for _, problems in handed.unusable for problem in problems]
    return problems or [Problem(message("grading.nothing"), Place(""))]


def _no_match(key: Key, assessments: Sequence[Assessment]) -> Message:
    nameless = sentence(message("grading.no-applicant"))
    found = sorted({each.applicant or nameless for each in assessments})
    applicants = tuple(each.applicant for each in key.dossiers)
    return message("grading.no-match", applicants=applicants, found=tuple(found))


def _tell(document: Document, handed: HandedIn) -> None:
    """Say on stderr what was not graded as it is; with hidden names only how much."""
    files = document["files"]
    if document["names_hidden"]:
        count = sum(len(files[kind]) for kind in ("duplicates", "unmatched", "unusable"))
        if count:
            _say(message("grading.told-hidden", count=count))
        return
    for source, problems in handed.unusable:
        _say(message("grading.told-unusable", source=source))
        for each in problems:
            print(plain(f"  {each.place}: {sentence(each.message)}"), file=sys.stderr)
    for each in files["unmatched"]:
        applicant = each["applicant"] or sentence(message("grading.no-applicant"))
        _say(message("grading.told-unmatched", source=each["source"], applicant=applicant))
    for each in files["duplicates"]:
        _say(message("grading.told-duplicate", **{**each, "others": tuple(each["others"])}))
    for each in files["gaps"]:
        missing = tuple(each["dossiers"])
        _say(message("grading.told-gap", trainee=each["trainee"], dossiers=missing))
    over = handed.passed_over
    if over:
        shown = (*over[:_NAMED], *(("…",) if len(over) > _NAMED else ()))
        _say(message("grading.told-passed-over", count=len(over), files=shown))


def _say(said: Message) -> None:
    print(plain(sentence(said)), file=sys.stderr)
