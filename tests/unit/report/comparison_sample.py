"""A small comparison, plain or hostile, as the document that every format renders from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from badgeaudit.agreement.comparing import compare
from badgeaudit.audit.grounds import Grounds
from badgeaudit.audit.resolve import Layers, resolve
from badgeaudit.model.badges import Row
from badgeaudit.model.dossier import Dossier
from badgeaudit.model.outcomes import Answer, AppliesTo, Status
from badgeaudit.model.people import Assessment, RestsOn
from badgeaudit.model.results import Audit
from badgeaudit.model.standard import ProcedureRule
from badgeaudit.report.comparison_document import comparison_document
from tests.builders import assessment, criterion, judgement, standard

BADGE = "https://club.example/badges/one"
STANDARD = standard(
    [
        criterion("T-01", not_applicable="with_reason"),
        criterion("T-02", not_applicable="with_reason"),
        criterion("T-03"),
        criterion("T-04"),
        criterion("L-01", answer=Answer.LEVEL),
        criterion("L-02", answer=Answer.LEVEL),
        criterion("N-01"),
    ],
    procedure=(
        ProcedureRule("P-8", "Apart", "…", Status.DERIVED, ("SRC",), None, {"levels_apart": 2}),
    ),
)


def people(text: str = "Seen.") -> list[Assessment]:
    """Return two reviewers, a consensus, and what they wrote: ``text`` in every comment."""
    first = assessment(
        "Ada", {"T-01": "met", "T-02": "met", "L-01": 4, "L-02": 3}, comment=text, note="INTERNAL"
    )
    by_badge = judgement(
        "T-03", None, assessor="Ada", comment=text, subjects={BADGE: "not_met"}, note="INTERNAL"
    )
    first = Assessment(
        first.source,
        first.sha256,
        True,
        "Ada",
        "reviewer",
        "tiny",
        "0",
        (*first.judgements, by_badge),
    )
    stale = judgement(
        "T-04", "met", assessor="Bo", comment=text, rests_on=(RestsOn("gone.pdf", "1" * 64),)
    )
    second = assessment(
        "Bo", {"T-01": "met", "T-02": "not_applicable", "T-03": "met", "L-01": 2, "L-02": 4},
        comment=text, confidence="low", cites=("a.pdf",),
    )  # fmt: skip
    second = Assessment(
        "Bo.yaml", "2" * 64, False, "Bo", "reviewer", "tiny", "1", (*second.judgements, stale)
    )
    agreed = assessment("Committee", {"L-01": 3}, "consensus", comment=text)
    return [first, second, agreed]


def sample(
    given: Sequence[Assessment] | None = None, organisation: str = "Tiny Club"
) -> dict[str, Any]:
    """Return the document of a comparison."""
    given = people() if given is None else given
    layers = Layers({}, {}, given, Grounds(), {AppliesTo.BADGE_CLASS: (BADGE,)})
    results = resolve(STANDARD, layers)
    audit = SimpleNamespace(
        tool="badgeaudit 1.2.3",
        as_of=date(2026, 11, 1),
        standard=STANDARD,
        dossier=Dossier(name="club", digest="3" * 64, files=(), application=None),
        subjects=(Row("badge_class", BADGE, "badges/one.json", "", "ob2", name="First Badge"),),
    )
    return comparison_document(compare(STANDARD, results, given), cast(Audit, audit), organisation)
