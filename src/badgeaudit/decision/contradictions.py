"""contradictions: where a decision contradicts itself, the application or the assessments. Pure.

They are said and nothing follows from them: the committee decides, and may have its reasons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from badgeaudit.decision.case import Case
from badgeaudit.decision.names import folded, same_name, without
from badgeaudit.documents.json_pointers import join
from badgeaudit.model.decision import Decision
from badgeaudit.model.places import Message, Problem, message

_ORDER = ("received_on", "reviewed_on", "decided_on", "communicated_on")
_ALL = (*_ORDER, "feedback_sent_on")


def contradictions(case: Case, dossier_digest: str) -> Iterator[Problem]:
    """Yield every contradiction with its place in the file.

    ``dossier_digest``: of the dossier as audited; empty when it is not known.
    """
    for message_, pointer in (
        *_state(case, dossier_digest),
        *_people(case),
        *_assessors(case),
        *_votes(case),
        *_dates(case),
        *_label(case),
    ):
        yield Problem(message_, case.decision.place(pointer))


Said = tuple[Message, str]


def _state(case: Case, dossier_digest: str) -> Iterator[Said]:
    """Yield when it was decided on another state, or by another edition."""
    decision = case.decision
    if decision.dossier_digest and dossier_digest and decision.dossier_digest != dossier_digest:
        yield message("decision.other-dossier"), "/dossier"
    if decision.edition and decision.edition != case.standard.edition:
        edition = {"found": decision.edition, "edition": case.standard.edition}
        yield message("decision.other-edition", **edition), "/edition"


def _people(case: Case) -> Iterator[Said]:
    """Yield who is of the applicant, and who declares without having a part in it."""
    decision = case.decision
    for part, people in (("members", decision.members), ("reviewers", decision.reviewers)):
        for index, each in enumerate(people):
            if case.applicant and same_name(each.organisation, case.applicant):
                own = message(f"decision.{part}-own", name=each.name, applicant=case.applicant)
                yield own, f"/{part}/{index}/organisation"
    known = [each.name for each in (*decision.members, *decision.reviewers)]
    for index, declaration in enumerate(decision.declarations):
        if without([declaration.name], [*known, *case.assessors]):
            stranger = message("decision.declared-by-other", name=declaration.name)
            yield stranger, f"/declarations/{index}/name"


def _assessors(case: Case) -> Iterator[Said]:
    """Yield where the reviewers named are not those whose assessments were given."""
    decision = case.decision
    named = [each.name for each in decision.reviewers]
    if not named or not case.assessors:
        return
    for name in without(case.assessors, named):
        yield message("decision.assessor-not-named", name=name), "/reviewers"
    silent = {folded(name) for name in without(named, case.assessors)}
    for index, each in enumerate(decision.reviewers):
        if folded(each.name) in silent:
            yield message("decision.reviewer-silent", name=each.name), f"/reviewers/{index}/name"


def _votes(case: Case) -> Iterator[Said]:
    """Yield votes of others, and an outcome that the votes do not bear."""
    decision = case.decision
    members = [each.name for each in decision.members]
    for name in decision.votes:
        if members and without([name], members):
            yield message("decision.vote-of-other", name=name), join("/votes", name)
    cast = Counter(decision.votes.values())
    count = {"for_": cast["for"], "against": cast["against"]}
    if decision.decided_by == "vote" and not decision.votes:
        yield message("decision.no-votes"), "/decided_by"
    if decision.decided_by == "consensus" and cast["for"] and cast["against"]:
        yield message("decision.votes-differ", **count), "/votes"
    if not decision.votes or case.favourable is None or not cast["for"] + cast["against"]:
        return
    if case.favourable != (cast["for"] > cast["against"]):
        other = message("decision.against-votes", outcome=decision.outcome, **count)
        yield other, "/outcome"


def _dates(case: Case) -> Iterator[Said]:
    """Yield dates in the wrong order, and those after the day that the audit speaks of."""
    decision = case.decision
    known = [(key, day) for key in _ORDER if (day := _day(decision, key)) is not None]
    for (earlier, first), (later, second) in pairwise(known):
        if second < first:
            yield _before(later, second, earlier, first), f"/{later}"
    sent, decided = decision.feedback_sent_on, decision.decided_on
    if sent and decided and sent < decided:
        yield _before("feedback_sent_on", sent, "decided_on", decided), "/feedback_sent_on"
    for key in _ALL:
        day = _day(decision, key)
        if day is not None and day > case.as_of:
            future = message(
                "decision.in-future", key=key, day=day.isoformat(), as_of=case.as_of.isoformat()
            )
            yield future, f"/{key}"
    yield from _judged_later(case)


def _judged_later(case: Case) -> Iterator[Said]:
    """Yield reviewers whose judgements are younger than the decision that rests on them."""
    decided = case.decision.decided_on
    if decided is None:
        return
    for assessment in case.assessments:
        last = _last(each.on for each in assessment.judgements)
        if assessment.role == "reviewer" and last is not None and last > decided:
            later = message(
                "decision.judged-later",
                name=assessment.assessor,
                day=last.isoformat(),
                decided=decided.isoformat(),
            )
            yield later, "/decided_on"


def _label(case: Case) -> Iterator[Said]:
    """Yield data of a label that was not granted, and dates of it in the wrong order."""
    label, decided = case.decision.label, case.decision.decided_on
    if label is None:
        return
    if case.favourable is False:
        yield message("decision.label-anyway", outcome=case.decision.outcome), "/label"
    if label.issued_on and decided and label.issued_on < decided:
        early = _before("label.issued_on", label.issued_on, "decided_on", decided)
        yield early, "/label/issued_on"
    if label.issued_on and label.valid_until and label.valid_until < label.issued_on:
        over = _before("label.valid_until", label.valid_until, "label.issued_on", label.issued_on)
        yield over, "/label/valid_until"


def _day(decision: Decision, key: str) -> date | None:
    day: date | None = getattr(decision, key)
    return day


def _last(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _before(later: str, second: date, earlier: str, first: date) -> Message:
    return message(
        "decision.order",
        later=later,
        second=second.isoformat(),
        earlier=earlier,
        first=first.isoformat(),
    )
