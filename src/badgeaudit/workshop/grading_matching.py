"""Assessments → which trainee wrote which about which practice dossier; duplicates and gaps.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from badgeaudit.agreement.comparing import same_person
from badgeaudit.model.people import Assessment
from badgeaudit.workshop.grading_class_model import Duplicate, Handed
from badgeaudit.workshop.grading_facts import Facts
from badgeaudit.workshop.key import Key


@dataclass(frozen=True, slots=True)
class Matched:
    """What was handed in, sorted out; the order of the files makes no difference."""

    trainees: Mapping[str, Mapping[str, Assessment]]
    """Name → dossier's name → the assessment that counts; names in alphabetical order."""
    handed: Handed


def matched(key: Key, assessments: Sequence[Assessment], facts: Facts) -> Matched:
    """Sort the assessments by trainee and dossier.

    The dossier is told by the applicant named in the file; without a name that fits, by content:
    the one most of whose files (by digest, ``facts``) the judgements rest on. A trainee is a name,
    whatever its capitals and blanks. Of several files of one trainee about one dossier the newest
    counts: the one with the latest day of any answer, then the one with more answers; the others
    are listed. The same file given twice is one file.
    """
    piles: dict[str, dict[str, list[Assessment]]] = {}
    spelled: dict[str, set[str]] = {}
    unmatched: list[Assessment] = []
    for each in _distinct(assessments):
        dossier = _dossier_of(each, key, facts)
        if dossier is None:
            unmatched.append(each)
            continue
        person = same_person(each.assessor)
        spelled.setdefault(person, set()).add(" ".join(each.assessor.split()))
        piles.setdefault(person, {}).setdefault(dossier, []).append(each)
    named = {min(spelled[person]): piles[person] for person in sorted(piles)}
    return _counted(named, unmatched, [dossier.name for dossier in key.dossiers])


def _counted(
    named: Mapping[str, Mapping[str, Sequence[Assessment]]],
    unmatched: Sequence[Assessment],
    wanted: Sequence[str],
) -> Matched:
    """Choose the newest of each pile, and list what that leaves out and what is missing."""
    trainees = {
        name: {each: max(piles[each], key=_newest) for each in wanted if each in piles}
        for name, piles in named.items()
    }
    duplicates = (
        _duplicate(name, each, piles[each])
        for name, piles in named.items()
        for each in wanted
        if len(piles.get(each, ())) > 1
    )
    gaps = (
        (name, tuple(each for each in wanted if each not in handed))
        for name, handed in trainees.items()
        if len(handed) < len(wanted)
    )
    return Matched(trainees, Handed(tuple(duplicates), tuple(gaps), tuple(unmatched)))


def _distinct(assessments: Sequence[Assessment]) -> list[Assessment]:
    """Return each file once, in an order that does not depend on how they were given."""
    once = {each.sha256: each for each in sorted(assessments, key=_stable)}
    return sorted(once.values(), key=_stable)


def last_day(assessment: Assessment) -> date | None:
    """Return the last day an answer was given on; None when no answer has a day."""
    return max((each.on for each in assessment.judgements if each.on is not None), default=None)


def _stable(assessment: Assessment) -> tuple[str, str]:
    return assessment.source, assessment.sha256


def _newest(assessment: Assessment) -> tuple[date, int, str, str]:
    day = last_day(assessment) or date.min
    return day, len(assessment.judgements), *_stable(assessment)


def _duplicate(trainee: str, dossier: str, pile: Sequence[Assessment]) -> Duplicate:
    used = max(pile, key=_newest)
    others = sorted(each.source for each in pile if each is not used)
    return Duplicate(trainee, dossier, used.source, tuple(others))


def _dossier_of(assessment: Assessment, key: Key, facts: Facts) -> str | None:
    named = same_person(assessment.applicant)
    for dossier in key.dossiers:
        if named and same_person(dossier.applicant) == named:
            return dossier.name
    return _by_content(assessment, facts)


def _by_content(assessment: Assessment, facts: Facts) -> str | None:
    """Return the dossier that most of what the judgements rest on lies in; None on a tie."""
    grounds = {
        (ground.path, ground.sha256)
        for judgement in assessment.judgements
        for ground in judgement.rests_on
        if ground.path and not ground.pointer
    }
    hits = Counter(
        {
            name: sum(fact.files.get(path) == digest for path, digest in grounds)
            for name, fact in facts.items()
        }
    )
    ranked = hits.most_common(2)
    if not ranked or ranked[0][1] == 0:
        return None
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]
