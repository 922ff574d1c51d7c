"""Who passes: the standard's pass rule (``certification``), condition by condition.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from badgeaudit.model.certification import Certification
from badgeaudit.workshop.grading_model import DossierGrade, Part, PartName, Tally


def parts(
    rule: Certification | None, dossiers: Sequence[DossierGrade], tally: Tally
) -> tuple[Part, ...]:
    """Hold a trainee's results against the rule; without a rule there are no conditions.

    Shares are integers: 75% of 54 needs 41. What was not answered is neither exact nor founded;
    what was left to the machine is not asked. Nothing asked fulfils no share.
    """
    if rule is None:
        return ()
    same = sum(grade.decision.same for grade in dossiers)
    handed = len(dossiers)
    return (
        Part("dossiers", handed, 0, rule.dossiers, handed >= rule.dossiers),
        Part(
            "same_decision_on", same, handed, rule.same_decision_on, same >= rule.same_decision_on
        ),
        _share("exact_share", tally.exact, tally.asked, rule.exact_share),
        Part("no_level_off", tally.far, 0, 0, tally.far == 0),
        _share("cited_evidence", tally.cited, tally.reasons_asked, rule.cited_evidence),
    )


def _share(part: PartName, found: int, of: int, percent: int) -> Part:
    needed = -(-percent * of // 100)
    return Part(part, found, of, needed, of > 0 and found >= needed)
