"""Small audits as documents, consistent in themselves, to hold side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from badgeaudit.audit.fingerprint import fingerprinted
from badgeaudit.audit.grounds import Grounds
from badgeaudit.audit.readiness import judge_readiness
from badgeaudit.audit.resolve import Layers, resolve
from badgeaudit.audit.score import score
from badgeaudit.audit.steps import steps
from badgeaudit.dossier.digest import dossier_digest
from badgeaudit.model.dossier import Application, Dossier, SourceFile
from badgeaudit.model.outcomes import Answer, Outcome, Status
from badgeaudit.model.people import Assessment, Judgement, RestsOn
from badgeaudit.model.places import Place, message
from badgeaudit.model.results import Audit, Due, Finding, Observation
from badgeaudit.model.standard import ProcedureRule, Standard
from badgeaudit.report.document import to_document
from tests.builders import assessment, check, criterion, observation, rule, standard

ROLES = {"badges": "badge", "credentials": "credential", "evidence": "evidence"}
FILES = {"badges/one.json": "1" * 64, "evidence/plan.md": "2" * 64, "application.yaml": "3" * 64}
RENEWAL = ProcedureRule("P-05", "Renewal", "After three years.", Status.OFFICIAL, ("SRC",))


def tiny(**changed: Any) -> Standard:
    """Return three criteria: a tick with a check, a tick, a level; and one rule over all."""
    criteria = changed.pop(
        "criteria",
        (
            criterion("A-1", check=check()),
            criterion("A-2"),
            criterion("B-1", section="B", answer=Answer.LEVEL),
        ),
    )
    rules = changed.pop("rules", (rule("D-1", "all", [c.id for c in criteria]),))
    return standard(criteria, rules, procedure=(RENEWAL,), **changed)


def found(outcome: Outcome, words: str, subject: str = "badge", path: str = "a.json") -> Finding:
    """Return a finding whose words are its file's name: it is the same whatever the words."""
    return Finding(outcome, message("cli.written", file=words), subject, Place(path, "/name", 3, 1))


def seen(id: str, outcome: Outcome, *findings: Finding) -> Observation:
    """Return an observation that settles its outcome."""
    signed = fingerprinted(replace(each, criterion=id) for each in findings)
    return observation(id, outcome, findings=signed)


def judged(
    assessor: str, answers: Mapping[str, Any], *grounds: RestsOn, **changed: Any
) -> Assessment:
    """Return one assessor's file; every judgement rests on the same."""
    role, comment = changed.pop("role", "reviewer"), changed.pop("comment", "Seen.")
    return replace(
        assessment(assessor, dict(answers), role, rests_on=grounds, comment=comment), **changed
    )


def per_badge(assessor: str, id: str, **subjects: Any) -> Assessment:
    """Return a file with one judgement that answers badge by badge."""
    one = Judgement(id, assessor, "reviewer", None, "Seen.", subjects=subjects)
    return replace(assessment(assessor, {}), judgements=(one,))


def audit(
    *observed: Observation,
    standard: Standard | None = None,
    assessments: Sequence[Assessment] = (),
    files: Mapping[str, str] | None = None,
    organisation: str | None = "Harbour Youth",
    file_findings: Sequence[Finding] = (),
    **changed: Any,
) -> dict[str, Any]:
    """Return an audit's document in which everything follows from what is given."""
    made = standard or tiny()
    sources = tuple(
        SourceFile(path, 10, ROLES.get(path.partition("/")[0], "application"), digest)  # type: ignore[arg-type]
        for path, digest in (FILES if files is None else files).items()
    )
    about = {"organisation": {"name": organisation}} if organisation else {}
    application = Application("application.yaml", about)
    results = resolve(
        made,
        Layers(
            observations={each.criterion: each for each in observed},
            claims={},
            assessments=assessments,
            grounds=Grounds.of(sources, application, ()),
        ),
    )
    readiness = judge_readiness(made, results)
    given: dict[str, Any] = {
        "tool": "badgeaudit 0.1.0",
        "as_of": date(2026, 2, 1),
        "options": {"online": False},
        "subjects": (),
        "dues": (),
        **changed,
    }
    return to_document(
        Audit(
            standard=made,
            dossier=Dossier("harbour", sources, application, digest(sources)),
            file_findings=fingerprinted(file_findings),
            results=results,
            scores=score(made, results),
            readiness=readiness,
            steps=steps(made, results, readiness),
            assessments=tuple(assessments),
            **given,
        )
    )


def digest(files: Sequence[SourceFile]) -> str:
    """Return something that differs when any file does."""
    return dossier_digest(files)


def due(year: int, *, overdue: bool = False) -> Due:
    """Return the renewal's date."""
    return Due("P-05", date(year - 3, 1, 1), date(year, 1, 1), overdue)
