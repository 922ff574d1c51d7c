"""Rules about time: decided within the deadline, renewed before the label runs out. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from badgeaudit.decision.case import Case
from badgeaudit.decision.dates import application_date, named_dates
from badgeaudit.model.decision import ProcedureResult
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.standard import ProcedureRule


def decided_in_time(case: Case, rule: ProcedureRule) -> ProcedureResult:
    """Hold the dates of the decision against the deadline; its last day still counts.

    A date that is missing is too late once the last day has passed (by ``as_of``), else open.
    """
    assert rule.deadline is not None, "the schema of a standard asks for it"
    start = application_date(case.application, rule.deadline)
    due = rule.deadline.ends(start) if start else None
    if due is None:
        unknown = message("decision.no-start", key=rule.deadline.after)
        return case.say(rule, Outcome.CANT_TELL, unknown)
    dates = named_dates(rule, case.decision)
    for key, day in dates.items():
        if day is not None and day > due:
            late = message(f"decision.{_word(key)}-late", day=day.isoformat(), due=due.isoformat())
            return case.say(rule, Outcome.FAILED, late, f"/{key}")
    for key in (key for key, day in dates.items() if day is None):
        passed = {"due": due.isoformat(), "day": case.as_of.isoformat()}
        if case.as_of > due:
            gone = message(f"decision.{_word(key)}-missing", **passed)
            return case.say(rule, Outcome.FAILED, gone, f"/{key}")
        open_ = message(f"decision.{_word(key)}-open", due=due.isoformat())
        return case.say(rule, Outcome.CANT_TELL, open_, f"/{key}")
    last = max(dates, key=lambda key: dates[key] or date.min)
    in_time = message("decision.in-time", day=str(dates[last]), due=due.isoformat())
    return case.say(rule, Outcome.PASSED, in_time, f"/{last}")


def _word(key: str) -> str:
    return key.removesuffix("_on").replace("_", "-")


def renewed_in_time(case: Case, rule: ProcedureRule) -> ProcedureResult:
    """Hold a renewal against the end of the current label, and the new one against its length.

    Nothing to hold (a first application that was not granted): inapplicable.
    """
    found = [*_renewal(case, rule), *_length(case, rule)]
    if not found:
        return case.say(rule, Outcome.INAPPLICABLE, message("decision.no-renewal"))
    for outcome in (Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED):
        for each, reason, pointer in found:
            if each is outcome:
                return case.say(rule, outcome, reason, pointer)
    raise AssertionError("every part has one of these outcomes")


Part = tuple[Outcome, Message, str]


def _renewal(case: Case, rule: ProcedureRule) -> Iterator[Part]:
    assert rule.deadline is not None, "the schema of a standard asks for it"
    start = application_date(case.application, rule.deadline)
    due = rule.deadline.ends(start) if start else None
    if due is None:
        return
    decided, at = case.decision.decided_on, "/decided_on"
    if decided is None:
        if case.as_of > due:
            yield Outcome.FAILED, message("decision.ran-out", due=due.isoformat()), at
        else:
            yield Outcome.CANT_TELL, message("decision.renewal-open", due=due.isoformat()), at
        return
    days = {"day": decided.isoformat(), "due": due.isoformat()}
    if decided > due:
        yield Outcome.FAILED, message("decision.renewed-late", **days), at
    else:
        yield Outcome.PASSED, message("decision.renewed", **days), at


def _length(case: Case, rule: ProcedureRule) -> Iterator[Part]:
    assert rule.deadline is not None, "the schema of a standard asks for it"
    if case.favourable is not True:
        return
    label = case.decision.label
    if label is None or label.issued_on is None or label.valid_until is None:
        yield Outcome.CANT_TELL, message("decision.validity-unsaid"), "/label"
        return
    longest = rule.deadline.ends(label.issued_on)
    until = {"until": label.valid_until.isoformat()}
    if longest is not None and label.valid_until > longest:
        too_long = message("decision.valid-too-long", **until, longest=longest.isoformat())
        yield Outcome.FAILED, too_long, "/label/valid_until"
    else:
        yield Outcome.PASSED, message("decision.valid-until", **until), "/label/valid_until"
