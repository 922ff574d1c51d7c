"""Two audits between which everything changes that can, and what `diff` makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from badgeaudit.model.outcomes import Answer, Outcome
from badgeaudit.model.people import RestsOn
from badgeaudit.renewal.changes import changes
from badgeaudit.report.difference_document import difference_document
from tests.builders import TEXTS, check, criterion, rule
from tests.unit.renewal.audits import audit, due, found, judged, seen, tiny

P, F, C, U = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED

_COMMON = (
    criterion("A-1", check=check()),
    criterion("A-2", check=check()),
    criterion("A-3", check=check()),
    criterion("A-4", check=check()),
    criterion("B-1", section="B", answer=Answer.LEVEL),
    criterion("B-2", section="B"),
)
_RULES = (rule("D-1", "all", ["A-1"]), rule("D-2", "all", ["A-3", "B-1"]))


def then(name: str = "Harbour Youth", text: str = "x") -> dict[str, Any]:
    """Return the former audit."""
    plan = RestsOn("evidence/plan.md", "2" * 64)
    first = tiny(criteria=(*_COMMON, criterion("C-1", section="C"), criterion("A-9")), rules=_RULES)
    return audit(
        seen("A-1", F, found(F, text, "one"), found(F, text, "two")),
        seen("A-2", P),
        seen("A-3", P),
        seen("A-4", C, found(C, text, "one")),
        standard=first,
        organisation=name,
        assessments=[
            judged("Ada", {"B-1": 3, "B-2": "met"}, plan),
            judged("Ben", {"B-1": 4}, RestsOn("application.yaml", "3" * 64, "/claims/B-1")),
        ],
        files={
            "application.yaml": "3" * 64,
            "badges/one.json": "1" * 64,
            "evidence/plan.md": "2" * 64,
            "evidence/old.md": "4" * 64,
            "evidence/gone.md": "5" * 64,
        },
        file_findings=[found(F, text, "badges/x.json", "badges/x.json")],
        dues=(due(2029),),
    )


def now(name: str = "Harbour Youth", text: str = "x") -> dict[str, Any]:
    """Return the new audit, against another edition."""
    other = criterion("A-9", texts=replace(TEXTS, question="Asked otherwise?"))
    second = tiny(
        criteria=(*_COMMON, other, criterion("A-10", check=check())), rules=_RULES, edition="2"
    )
    plan = RestsOn("evidence/plan.md", "2" * 64)
    return audit(
        seen("A-1", P, found(P, text, "one")),
        seen("A-2", F, found(F, text, "three")),
        seen("A-3", U),
        seen("A-4", C, found(C, text, "one")),
        standard=second,
        organisation=name,
        assessments=[
            judged("Ada", {"B-2": "met"}, plan),
            judged("Ben", {"B-1": 5}),
            judged("Cia", {"B-1": 4}, comment=text),
        ],
        files={
            "application.yaml": "7" * 64,
            "badges/one.json": "1" * 64,
            "evidence/plan.md": "8" * 64,
            "evidence/new.md": "4" * 64,
            "evidence/fresh.md": "9" * 64,
        },
        as_of=date(2029, 2, 1),
        dues=(due(2029, overdue=True),),
        tool="badgeaudit 0.2.0",
    )


def sample(name: str = "Harbour Youth", text: str = "x") -> dict[str, Any]:
    """Return what changed."""
    return difference_document(changes(then(name, text), now(name, text)))


def unchanged() -> dict[str, Any]:
    """Return what changed between an audit and itself: nothing."""
    return difference_document(changes(then(), then()))
