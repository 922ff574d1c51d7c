"""(answer key, assessments, standard) → ClassGrade: everything that grading a class finds.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from badgeaudit.model.people import Assessment
from badgeaudit.model.standard import Standard
from badgeaudit.workshop.grading_answers import added, graded_answers, tallied
from badgeaudit.workshop.grading_class_model import ClassGrade
from badgeaudit.workshop.grading_decisions import decision_grade
from badgeaudit.workshop.grading_discussing import topics
from badgeaudit.workshop.grading_facts import DossierFacts, Facts
from badgeaudit.workshop.grading_flaws import flaw_grades, imagined
from badgeaudit.workshop.grading_matching import last_day, matched
from badgeaudit.workshop.grading_model import DossierGrade, TraineeGrade
from badgeaudit.workshop.grading_passing import parts
from badgeaudit.workshop.grading_room import agreement, spreads
from badgeaudit.workshop.grading_severity import severity
from badgeaudit.workshop.key import DossierKey, Key

FAR = 2
"""From so many levels off on an answer is far from the key, if the pass rule says nothing else."""


def grade_class(
    key: Key,
    assessments: Sequence[Assessment],
    standard: Standard,
    facts: Facts | None = None,
) -> ClassGrade:
    """Grade every assessment against the key, then the class as a whole.

    The order of the assessments makes no difference. ``facts`` are what audits of the practice
    dossiers tell: they let assessments be matched by content, answers badge by badge be summed up
    over all badges, and questions left to the machine be told from unanswered ones.
    """
    known = facts or {}
    found = matched(key, assessments, known)
    dossiers = {dossier.name: dossier for dossier in key.dossiers}
    trainees = tuple(
        _trainee(name, handed, dossiers, standard, known) for name, handed in found.trainees.items()
    )
    room = spreads(key, trainees)
    return ClassGrade(
        key=key,
        standard=standard,
        trainees=trainees,
        handed=found.handed,
        spreads=room,
        discuss=topics(key, trainees, room, standard),
        agreement=agreement(key, trainees),
    )


def grade_dossier(
    key: DossierKey, assessment: Assessment, standard: Standard, facts: DossierFacts | None = None
) -> DossierGrade:
    """Grade one trainee's answers about one dossier."""
    cells = graded_answers(key, assessment, standard, facts)
    return DossierGrade(
        dossier=key.name,
        source=assessment.source,
        role=assessment.role,
        on=last_day(assessment),
        cells=cells,
        tally=tallied(cells, _far(standard)),
        severity=severity(cells, standard.scale),
        decision=decision_grade(cells, standard, key.decision),
        flaws=flaw_grades(key, cells, assessment, standard, facts),
        imagined=imagined(cells, standard),
    )


def _trainee(
    name: str,
    handed: Mapping[str, Assessment],
    dossiers: Mapping[str, DossierKey],
    standard: Standard,
    facts: Facts,
) -> TraineeGrade:
    graded = tuple(
        grade_dossier(dossiers[dossier], assessment, standard, facts.get(dossier))
        for dossier, assessment in handed.items()
    )
    tally = added([each.tally for each in graded])
    return TraineeGrade(
        name=name,
        dossiers=graded,
        tally=tally,
        severity=severity([cell for each in graded for cell in each.cells], standard.scale),
        parts=parts(standard.certification, graded, tally),
    )


def _far(standard: Standard) -> int:
    return standard.certification.no_level_off if standard.certification else FAR
