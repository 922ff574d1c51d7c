"""Sheet → the plain data that a form needs to take answers by itself, far from the dossier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from badgeaudit.assessment.writing import as_document, judgement_document, rests_on_document
from badgeaudit.audit.grounds import value_digest
from badgeaudit.audit.resolve import unjudged
from badgeaudit.documents.writing_yaml import yaml_text
from badgeaudit.dossier.safe_names import safe_name
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Answer
from badgeaudit.model.people import Judgement, RestsOn
from badgeaudit.sheets.questions import Question, Sheet, State

VERSION = 1
"""Of this data; a page only ever meets data made with it."""

_COMMENT = "audit.judgement-needs-comment"


@dataclass(slots=True)
class Pool:
    """Every thing that judgements may rest on, each once, named by its number."""

    grounds: list[RestsOn] = field(default_factory=list)
    _numbers: dict[RestsOn, int] = field(default_factory=dict)

    def number(self, ground: RestsOn) -> int:
        """Return a ground's number; a new one when it was not met before."""
        if ground not in self._numbers:
            self._numbers[ground] = len(self.grounds)
            self.grounds.append(ground)
        return self._numbers[ground]


def form_data(sheet: Sheet) -> dict[str, Any]:
    """Return what a form needs: questions, the dossier's digests, and the answers so far.

    It holds digests and ids, nothing of any file's content. Files come first among ``grounds``, in
    the dossier's order, so that a file's number is its place in that list.
    """
    pool = Pool()
    for path, digest in file_digests(sheet):
        pool.number(RestsOn(path, digest))
    questions = [_question(question, pool) for question in sheet.questions]
    standard = sheet.standard
    begun = as_document(sheet.assessment)
    return {
        "version": VERSION,
        "digest": sheet.dossier.digest,
        "file_name": assessment_name(sheet),
        "scale": {
            "lowest": standard.scale.lowest,
            "highest": standard.scale.highest,
            "pass": standard.scale.pass_level,
        },
        "questions": questions,
        "files": sum(1 for _ in file_digests(sheet)),
        "grounds": [rests_on_document(ground) for ground in pool.grounds],
        "application": sheet.dossier.application.path if sheet.dossier.application else "",
        "begun": begun,
        "begun_digest": value_digest(begun),
    }


def file_digests(sheet: Sheet) -> Iterable[tuple[str, str]]:
    """Yield path and SHA-256 of every file that was read, in the dossier's order."""
    return ((file.path, file.sha256) for file in sheet.dossier.files if file.sha256)


def assessment_name(sheet: Sheet) -> str:
    """Return the name of the file that the answers are saved to."""
    return f"{sheet_name(sheet)}.json"


def sheet_name(sheet: Sheet) -> str:
    """Return applicant (or dossier) and assessor as one file name without an ending."""
    parts = (sheet.applicant or sheet.dossier.name, sheet.assessment.assessor)
    words = ["-".join(part.casefold().split()) for part in parts]
    return safe_name("-".join(filter(None, words))).replace(".", "-")


def needs_a_person(question: Question) -> bool:
    """Tell whether only an assessor can answer, whatever this one has answered already."""
    if question.practice:
        return True
    result = question.result
    _, by = unjudged(question.criterion, result.observed, result.claimed)
    return bool(question.opinions) or by == "open"


def answers_of(question: Question) -> list[str | int]:
    """Return the answers that a criterion knows, ``not_applicable`` only where it may be given."""
    criterion, scale = question.criterion, question.now.scale
    known: list[str | int] = ["met", "not_met"]
    if criterion.answer is Answer.LEVEL:
        known = list(range(scale.lowest, scale.highest + 1))
    return [*known, "not_applicable"] if criterion.not_applicable == "with_reason" else known


def head_lines(sheet: Sheet) -> list[str]:
    """Return the first lines of an assessment in YAML: all that stands above its judgements."""
    document = as_document(replace(sheet.assessment, judgements=(), drafts=(), opinions={}))
    del document["judgements"]
    return yaml_text(document).splitlines()


def entry_lines(judgement: Judgement) -> list[str]:
    """Return what was answered before as YAML, without the criterion's id."""
    written = judgement_document(judgement)
    return yaml_text(written).splitlines() if written else []


def opinions_document(sheet: Sheet) -> Any:
    """Return the opinions of a consensus as data; None when there are none."""
    return as_document(sheet.assessment).get("opinions")


def grounds_of(question: Question) -> list[dict[str, str]]:
    """Return what an answer given now rests on, as data."""
    return [rests_on_document(ground) for ground in question.rests_on]


def _question(question: Question, pool: Pool) -> dict[str, Any]:
    observed = question.result.observed
    settled = observed.outcome.value if observed is not None and observed.settled else None
    return {
        "id": question.criterion.id,
        "answers": answers_of(question),
        "comment": question.criterion.proof.comment == "required",
        "settled": settled,
        "needed": needs_a_person(question),
        "refused": _refused(question),
        "rests_on": [pool.number(ground) for ground in question.rests_on],
    }


def _refused(question: Question) -> str | None:
    """Return why an answer from a file is refused for what the form can't mend by itself."""
    aside = question.set_aside
    if question.state is not State.REFUSED or aside is None or aside.id.startswith(_COMMENT):
        return None
    return sentence(aside)
