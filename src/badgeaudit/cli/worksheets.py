"""What ``worksheet`` does once its options are parsed: audit, gather, render, write."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from badgeaudit.cli.languages import said
from badgeaudit.cli.next_steps import besides, command, lies_in
from badgeaudit.cli.running import Audited, Wish, applicant_of, audited
from badgeaudit.errors import InvalidAssessment, NotWritten, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.people import Assessment, AssessorRole
from badgeaudit.model.places import Message, Parameter, Place, Problem, message
from badgeaudit.report.untrusted import plain
from badgeaudit.sheets.form import assessment_name, needs_a_person, sheet_name
from badgeaudit.sheets.practising import practised
from badgeaudit.sheets.questions import Sheet, State, begun, sheet_of
from badgeaudit.writing import write_whole

if TYPE_CHECKING:
    from badgeaudit.model.results import Audit

_CHARACTERS = 5_000
"""Of each document's text; some browsers do not show all kinds of files themselves."""

_OPENABLE = frozenset(
    f".{ending}"
    for ending in (
        *("pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "txt", "csv", "json"),
        *("png", "jpg", "jpeg", "gif", "webp"),
    )
)
"""Kinds that are linked. A page or drawing (HTML, SVG, XML), opened from the same disk, could run a
script that reads what browsers keep for files of this computer: the assessor's answers and notes.
So could a kind whose content browsers guess, such as Markdown; the page shows its text instead."""

_HEAD = 2048

_KINDS = {
    (False, "html"): "",
    (False, "yaml"): "-yaml",
    (True, "html"): "-practice",
    (True, "yaml"): "-practice-yaml",
}
"""In practice or not, and format → which sentence says that a worksheet was written."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``worksheet``, parsed."""

    dossier: Path
    assessor: str
    output: Path | None
    format: str
    start: Path | None
    role: AssessorRole | None
    assessments: tuple[str, ...]
    standard: str
    as_of: str | None
    practice: bool
    overwrite: bool


def write_worksheet(options: Options) -> None:
    """Write one worksheet and say on stderr what was written and what waits.

    Raises WrongUse for names and roles that do not go together, NotWritten when a file is in the
    way, and whatever the audit raises.
    """
    if not options.assessor.strip() and options.start is None:
        raise WrongUse(message("worksheet.no-assessor"))
    format = options.format or _format_of(options.output)
    if options.start is not None and not options.start.is_file():
        raise InvalidAssessment(
            [Problem(message("cli.assessment-none"), Place(str(options.start)))]
        )
    made = audited(
        Wish(
            paths=[options.dossier],
            standard=options.standard,
            assessments=(*options.assessments, *([str(options.start)] if options.start else ())),
            as_of=options.as_of,
            in_words=True,
        )
    )
    applicant = applicant_of(made.opened)
    truth = made.audit
    if options.practice:
        made = Audited(practised(truth), made.opened)
    assessment = _assessment(options, made.audit, applicant)
    sheet = sheet_of(made.audit, assessment, applicant, practice=options.practice)
    file = options.output or Path(f"{sheet_name(sheet)}.{format}")
    _refuse_in_the_way(file, options.dossier, options.overwrite)
    if format == "yaml":
        from badgeaudit.report.document import to_document
        from badgeaudit.report.worksheet_yaml import worksheet_yaml

        text = worksheet_yaml(sheet, said(to_document(made.audit)))
    else:
        links = links_to(sheet, options.dossier, file)
        text = _html(sheet, made, links, truth if options.practice else None)
    write_whole(file, text.encode("utf-8"), overwrite=options.overwrite)
    for line in (*_warnings(options.start, made.audit), *_told(sheet, file, format, options)):
        print(plain(sentence(line)), file=sys.stderr)


def _html(sheet: Sheet, made: Audited, links: Mapping[str, str], truth: Audit | None) -> str:
    from badgeaudit.report.document import to_document
    from badgeaudit.report.worksheet import render_worksheet
    from badgeaudit.sheets.materials import Materials

    materials = Materials(made.opened.source, characters=_CHARACTERS)
    found = said(to_document(truth)) if truth is not None else None
    return render_worksheet(sheet, said(to_document(made.audit)), materials, links, found)


def _assessment(options: Options, audit: Audit, applicant: str) -> Assessment:
    """Return the answers to go on with; none, when the assessor begins."""
    wanted = " ".join(options.assessor.split())
    if options.start is None:
        for other in audit.assessments:
            if _folded(other.assessor) == _folded(wanted):
                source = other.source
                raise WrongUse(message("worksheet.repeated", assessor=wanted, source=source))
        return begun(audit, wanted, options.role or "reviewer", applicant)
    found = _begun_with(options.start, audit)
    if wanted and _folded(found.assessor) != _folded(wanted):
        raise WrongUse(message("worksheet.other-assessor", found=found.assessor, expected=wanted))
    if options.role and found.role != options.role:
        raise WrongUse(message("worksheet.other-role", found=found.role, expected=options.role))
    edition = audit.standard.edition
    # going on means answering to the questions and about the applicant as they are now
    return replace(found, edition=edition, applicant=applicant or found.applicant)


def _begun_with(start: Path, audit: Audit) -> Assessment:
    digest = sha256(start.read_bytes()).hexdigest()
    return next(each for each in audit.assessments if each.sha256 == digest)


def _warnings(start: Path | None, audit: Audit) -> list[Message]:
    """Return what should be known of the answers gone on with."""
    if start is None:
        return []
    found, edition = _begun_with(start, audit), audit.standard.edition
    said = []
    if found.inside_dossier:
        said.append(message("cli.assessment-inside", source=found.source))
    if found.edition and found.edition != edition:
        source = found.source
        said.append(
            message("worksheet.edition", source=source, found=found.edition, edition=edition)
        )
    return said


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _format_of(output: Path | None) -> str:
    """Return what the name of the file says; HTML without one. Raises WrongUse for other names."""
    ending = output.suffix.lower() if output else ".html"
    known = (".html", ".htm", ".yaml", ".yml")
    # a file or folder in the way is told as such
    if output and ending not in known and not os.path.lexists(output):
        raise WrongUse(message("worksheet.suffix", file=str(output)))
    return "yaml" if ending in (".yaml", ".yml") else "html"


def links_to(sheet: Sheet, dossier: Path, file: Path) -> dict[str, str]:
    """Return path → relative address of the dossier's files that may be opened from the sheet.

    Empty for a zip, and on Windows for another drive: then the page only names the files.
    """
    if not dossier.is_dir():
        return {}
    try:
        base = os.path.relpath(dossier.resolve(), file.resolve().parent)
    except ValueError:
        return {}
    start = quote(base.replace(os.sep, "/"), safe="/")
    return {
        each.path: f"./{start}/{quote(each.path, safe='/')}"
        for each in sheet.dossier.files
        if PurePosixPath(each.path).suffix.lower() in _OPENABLE
        and (dossier / each.path).is_file()
        and not (dossier / each.path).is_symlink()
    }


def _refuse_in_the_way(file: Path, dossier: Path, overwrite: bool) -> None:
    """Let an older worksheet in HTML be replaced when that is wished, and nothing else.

    Inside the dossier it would be one more file that is judged.
    """
    if lies_in(file, dossier):
        raise NotWritten([Problem(message("worksheet.inside"), Place(str(file)))])
    if not os.path.lexists(file) or file.is_dir():
        return
    if not _is_worksheet(file):
        raise NotWritten([Problem(message("worksheet.not-ours"), Place(str(file)))])
    if not overwrite:
        raise NotWritten([Problem(message("worksheet.exists"), Place(str(file)))])


def _is_worksheet(file: Path) -> bool:
    from badgeaudit.report.worksheet import MARK

    try:
        with file.open("rb") as stream:
            return MARK.encode() in stream.read(_HEAD)
    except OSError:
        return False


def _told(sheet: Sheet, file: Path, format: str, options: Options) -> list[Message]:
    """Return what to say at the end: the file, how much is open, what has to be looked at again."""
    asked = [question for question in sheet.questions if needs_a_person(question)]
    waiting = sum(question.state is not State.ANSWERED for question in asked)
    about: dict[str, Parameter] = {
        "file": str(file),
        "open": waiting,
        "all": len(asked),
        "assessor": sheet.assessment.assessor,
        "command": command(
            *("check", str(options.dossier)),
            *("--assessment", str(file) if format == "yaml" else assessment_name(sheet)),
            *besides(options.standard),
        ),
    }
    done = Message(f"worksheet.written{_KINDS[options.practice, format]}", about)
    stale = tuple(q.criterion.id for q in sheet.questions if q.state is State.STALE)
    if not stale:
        return [done]
    return [done, message("worksheet.changed", count=len(stale), criteria=stale)]
