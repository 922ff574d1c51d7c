"""Binds the sample judgements to what they judged, as the worksheet and ``assess`` do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from badgeaudit.assessment.reading import read_assessment
from badgeaudit.assessment.writing import to_yaml
from badgeaudit.cli.running import Audited, Wish, applicant_of, audited
from badgeaudit.model.people import Judgement
from badgeaudit.sheets.answers import confirmed
from badgeaudit.sheets.questions import sheet_of

DAY = "2026-10-01"
"""Any day will do: no digest depends on it."""


def audit_of(dossier: Mapping[str, bytes]) -> Audited:
    """Return the audit of a dossier given as path to bytes."""
    with TemporaryDirectory() as folder:
        for path, raw in dossier.items():
            target = Path(folder) / "dossier" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
        return audited(Wish([Path(folder) / "dossier"], as_of=DAY, quiet=True))


def bound(written: str, found: Audited) -> bytes:
    """Return an assessor's file as badgeaudit writes it, resting on the dossier as it was found."""
    audit, applicant = found.audit, applicant_of(found.opened)
    assessment = read_assessment(written.encode(), "", audit.standard, applicant=applicant)
    questions = {q.criterion.id: q for q in sheet_of(audit, assessment, applicant).questions}

    def rested(judgement: Judgement) -> Judgement:
        return confirmed(questions[judgement.criterion], judgement, _day(judgement))

    made = replace(assessment, judgements=tuple(map(rested, assessment.judgements)))
    titles = {criterion.id: criterion.texts.title for criterion in audit.standard.criteria}
    return to_yaml(made, titles)


def _day(judgement: Judgement) -> date:
    if judgement.on is None:
        raise ValueError(f"{judgement.criterion}: when was it judged?")
    return judgement.on
