from __future__ import annotations

from datetime import date

import pytest

from badgeaudit.audit.fingerprint import fingerprinted
from badgeaudit.audit.resolve import Layers, resolve
from badgeaudit.audit.score import score
from badgeaudit.audit.waiving import waive
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Obligation, Outcome, Status
from badgeaudit.model.places import Place, message
from badgeaudit.model.results import Finding, Observation, Result, Tally, Waiving
from badgeaudit.model.standard import Section
from badgeaudit.model.waivers import Waiver
from tests.builders import assessment, check, criterion, standard

DAY = date(2026, 10, 15)
ALL = ("one", "two", "three")
CRITERIA = [
    criterion("A-1", check=check()),
    criterion("A-2", check=check(at_least=60)),
    criterion("B-1", section="B", obligation=Obligation.MUST, check=check()),
    criterion("B-2", section="B", check=check()),
    criterion("C-1", section="C", same_as="A-1"),
]
STANDARD = standard(
    CRITERIA,
    sections=(
        Section("A", "A", "", Status.DERIVED, ("SRC",)),
        Section("B", "B", "", Status.DERIVED, ("SRC",), binding=True),
        Section("C", "C", "", Status.DERIVED, ("SRC",)),
    ),
)


def seen(id: str, *failing: str) -> Observation:
    findings = [
        Finding(Outcome.FAILED, message("checks.not-verified"), subject, Place("a.json"), id)
        for subject in failing
    ]
    return Observation(
        criterion=id,
        outcome=Outcome.FAILED if failing else Outcome.PASSED,
        leaning=None,
        tally=Tally(passed=3 - len(failing), failed=len(failing)),
        findings=fingerprinted(findings),
        settled=True,
        subjects=dict.fromkeys(failing, Outcome.FAILED),
    )


RESULTS = resolve(
    STANDARD,
    Layers(
        {
            "A-1": seen("A-1", "one", "two"),
            "A-2": seen("A-2", "one", "two"),
            "B-1": seen("B-1", "one"),
            "B-2": seen("B-2"),
        },
        {},
    ),
)


def waiver(criterion: str, badge: str = "", until: date = date(2027, 1, 1)) -> Waiver:
    return Waiver(criterion, badge, "For a while.", "Ana", until, Place("waivers.yaml"))


def waived(*waivers: Waiver, results: tuple[Result, ...] = RESULTS) -> Waiving:
    found = waive(STANDARD, results, waivers, ALL, DAY)
    assert all(sentence(each.said) for each in found.waived)
    return found


def outcomes(found: Waiving) -> dict[str, Outcome]:
    return {result.criterion: result.outcome for result in found.results}


def test_without_waivers_nothing_changes() -> None:
    assert waived().results == RESULTS


def test_a_waiver_for_all_accepts_the_criterion_and_what_repeats_it() -> None:
    found = waived(waiver("A-1"))
    (one,) = found.waived
    assert (one.state, len(one.covers)) == ("active", 2)
    assert outcomes(found)["A-1"] is Outcome.PASSED
    assert outcomes(found)["C-1"] is Outcome.PASSED
    assert outcomes(found)["A-2"] is Outcome.FAILED
    raw, accepted = score(STANDARD, RESULTS)[-1], found.scores[-1]
    assert (raw.met, accepted.met, raw.of, accepted.of) == (1, 2, 4, 4)


def test_a_waiver_for_one_badge_leaves_the_others() -> None:
    one = waived(waiver("A-1", "one"))
    assert outcomes(one)["A-1"] is Outcome.FAILED
    both = waived(waiver("A-1", "one"), waiver("A-1", "two"))
    assert outcomes(both)["A-1"] is Outcome.PASSED
    share = waived(waiver("A-2", "one"))  # two of three is more than 60 percent
    assert outcomes(share)["A-2"] is Outcome.PASSED


@pytest.mark.parametrize(
    ("given", "state", "said"),
    [
        (waiver("A-9"), "unknown", "waivers.unknown-criterion"),
        (waiver("C-1"), "unknown", "waivers.repeats"),
        (waiver("A-1", "four"), "unknown", "waivers.unknown-badge"),
        (waiver("B-1"), "refused", "waivers.binding"),
        (waiver("A-1", until=date(2026, 10, 14)), "expired", "waivers.expired"),
        (waiver("A-1", "three"), "unused", "waivers.unused"),
        (waiver("B-2"), "unused", "waivers.unused"),
    ],
)
def test_a_waiver_that_does_nothing_says_why(given: Waiver, state: str, said: str) -> None:
    found = waived(given)
    (one,) = found.waived
    assert (one.state, one.said.id, one.covers) == (state, said, ())
    assert found.results == RESULTS


def test_it_holds_to_the_end_of_its_last_day() -> None:
    assert waived(waiver("A-1", until=DAY)).waived[0].state == "active"


def test_a_judged_failure_is_waived_as_a_whole_only() -> None:
    layers = Layers({}, {}, (assessment("Ada", {"A-1": "not_met"}, comment="No."),))
    judged = resolve(STANDARD, layers)
    whole = waived(waiver("A-1"), results=judged)
    assert outcomes(whole)["A-1"] is Outcome.PASSED
    part = waived(waiver("A-1", "one"), results=judged)
    assert (part.waived[0].state, outcomes(part)["A-1"]) == ("unused", Outcome.FAILED)
