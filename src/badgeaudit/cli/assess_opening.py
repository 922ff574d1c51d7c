"""What ``assess`` does once its options are parsed: open file and dossier, ask, end with a code."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from badgeaudit.assessment.reading import read_assessment
from badgeaudit.audit.line_endings import grounds_for
from badgeaudit.cli.assess_console import Screen
from badgeaudit.cli.assess_desk import Desk
from badgeaudit.cli.assess_round import Round
from badgeaudit.cli.assess_session import Session
from badgeaudit.cli.assess_store import Read, Store
from badgeaudit.cli.running import Audited, Wish, applicant_of, as_date, audited
from badgeaudit.dossier.opening import open_dossier
from badgeaudit.dossier.safe_names import safe_name
from badgeaudit.errors import BadgeAuditError, InvalidAssessment, WrongUse
from badgeaudit.model.people import Assessment, AssessorRole
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.model.standard import Standard
from badgeaudit.report.explaining import explained
from badgeaudit.sheets.materials import Materials
from badgeaudit.sheets.practising import observations, practised
from badgeaudit.sheets.questions import sheet_of
from badgeaudit.standard.loading import find_standard, load_standard

_SUFFIXES = (".yaml", ".yml", ".json")
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``assess``, parsed."""

    dossier: Path
    assessor: str | None = None
    file: Path | None = None
    role: AssessorRole | None = None
    criterion: str | None = None
    everything: bool = False
    practice: bool = False
    standard: str = "quality-label"
    as_of: str | None = None


def assess_dossier(options: Options) -> int:
    """Ask the questions and return the exit code.

    Everything that can be wrong with the options and the file is found before the audit begins.
    Raises WrongUse, InvalidAssessment, UnreadableDossier, InvalidStandard.
    """
    as_date(options.as_of)
    standard = load_standard(find_standard(options.standard))
    only = None if options.criterion is None else _criterion(standard, options.criterion)
    opened = open_dossier([options.dossier])
    store = open_store(options, standard, opened.dossier.name, applicant_of(opened))
    found = audited(
        Wish([options.dossier], standard=options.standard, as_of=options.as_of, in_words=True)
    )
    round = Round(options.dossier, options.standard, options.as_of, only, options.everything)
    store.clear_leftovers()
    return Session(seated(found, store, practice=options.practice), Screen(), round).run()


def seated(found: Audited, store: Store, *, practice: bool = False) -> Desk:
    """Return the questions as they stand with what is in the file, and all that is looked at.

    The audit is one without assessments: what a machine saw and the applicant said. For practice
    what the machine saw is laid aside.
    """
    truth, opened = found
    audit = practised(truth) if practice else truth
    applicant = applicant_of(opened)
    sheet = sheet_of(audit, store.assessment, applicant, practice=practice)
    grounds = sheet.questions[0].now.grounds
    return Desk(
        sheet,
        store,
        Materials(opened.source),
        opened.source,
        grounds_for([store.assessment], grounds, opened.source),
        observations(truth) if practice else None,
    )


def open_store(options: Options, standard: Standard, dossier: str, applicant: str) -> Store:
    """Return the file of answers, read or to be begun. Raises WrongUse and InvalidAssessment."""
    file = _file(options, dossier)

    def read(raw: bytes, name: str) -> Assessment:
        found = _own(read_assessment(raw, name, standard, applicant=applicant), options, name)
        return replace(
            found,
            applicant=found.applicant or applicant,
            edition=found.edition or standard.edition,
        )

    try:
        raw = file.read_bytes() if file.exists() else None
    except OSError as error:
        reason = message("cli.unreadable", reason=error.strerror or type(error).__name__)
        raise InvalidAssessment([Problem(reason, Place(str(file)))]) from error
    if raw and raw.strip():
        assessment = _opened(read, raw, file)
    else:
        assessment = _begun(options, standard, applicant)
    # from now on the file has to be that of this person, whoever left the name out
    options = replace(options, assessor=assessment.assessor, role=assessment.role)
    titles = {each.id: each.texts.title for each in standard.criteria}
    return Store(file, assessment, raw, read, titles)


def _criterion(standard: Standard, id: str) -> str:
    """Return the criterion that is asked for an id; another one where it repeats that.

    Raises WrongUse for an id of nothing, of a section, or of a rule.
    """
    known = explained(standard, id)
    if "rule" in known or len(known["criteria"]) != 1:
        raise WrongUse(message("assess.no-criterion", id=id))
    found = known["criteria"][0]
    return str(found["same_as"] or found["id"])


def _file(options: Options, dossier: str) -> Path:
    """Return where the answers go. Raises WrongUse when that can't be."""
    file = options.file
    if file is None:
        if options.assessor is None:
            raise WrongUse(message("assess.who"))
        file = Path(default_name(dossier, options.assessor))
    if file.suffix.lower() not in _SUFFIXES:
        raise WrongUse(message("assess.suffix", file=str(file)))
    if not file.parent.is_dir():
        folder = str(file.parent)
        raise WrongUse(message("writing.no-folder", path=str(file), folder=folder))
    # the file itself where it is a link, so that it can be replaced as a whole
    file = file.resolve()
    if file.exists() and not file.is_file():
        raise WrongUse(message("assess.no-file", file=str(file)))
    if options.dossier.is_dir() and file.is_relative_to(options.dossier.resolve()):
        raise WrongUse(message("assess.inside", file=str(options.file or file.name)))
    return file


def default_name(dossier: str, assessor: str) -> str:
    """Return ``riverbank-youth-ines-kralj.yaml`` for a dossier and an assessor."""
    stem = dossier.removesuffix(".zip")
    return safe_name(f"{_slug(stem)}-{_slug(assessor)}.yaml")


def _slug(text: str) -> str:
    return _NO_LETTERS.sub("-", normalize("NFC", text).lower()).strip("-") or "assessment"


def _begun(options: Options, standard: Standard, applicant: str) -> Assessment:
    assessor = (options.assessor or "").strip()
    if not assessor:
        new = options.file is not None
        raise WrongUse(
            message("assess.who-new", file=str(options.file)) if new else message("assess.who")
        )
    return Assessment(
        source="",
        sha256="",
        inside_dossier=False,
        assessor=assessor,
        role=options.role or "reviewer",
        standard=standard.id,
        edition=standard.edition,
        judgements=(),
        applicant=applicant,
    )


def _opened(read: Read, raw: bytes, file: Path) -> Assessment:
    try:
        return read(raw, file.name)
    except BadgeAuditError as error:
        left = Problem(message("assess.left-alone"), Place(file.name))
        raise InvalidAssessment([*error.problems, left]) from error


def _own(assessment: Assessment, options: Options, name: str) -> Assessment:
    """Return the assessment when it is this person's. Raises InvalidAssessment."""
    problems: list[Problem] = []
    if options.assessor is not None and not _same(assessment.assessor, options.assessor):
        other = message(
            "assess.other-assessor", found=assessment.assessor, expected=options.assessor
        )
        problems.append(Problem(other, Place(name)))
    if options.role is not None and assessment.role != options.role:
        other = message("assess.other-role", found=assessment.role, expected=options.role)
        problems.append(Problem(other, Place(name)))
    if problems:
        raise InvalidAssessment(problems)
    return assessment


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()
