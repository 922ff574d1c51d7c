from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.languages import sentence
from badgeaudit.model.decision import Former, Label
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Judged
from tests.unit.decision.cases import (
    APPLICATION,
    AS_OF,
    came_of,
    case,
    decision,
    judged,
    result,
    said,
)

MET, NOT = Outcome.PASSED, Outcome.FAILED


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("issued", ("passed", "outcome")),
        ("Not yet  issued", ("passed", "outcome")),
        ("issued with conditions", ("failed", "outcome-unknown")),
        ("", ("cantTell", "no-outcome")),
    ],
)
def test_there_is_no_third_outcome(outcome: str, expected: tuple[str, str]) -> None:
    assert said(came_of("outcome_known", case(decision(outcome=outcome)))) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ("passed", "issuer")),
        ({"label": Label("the network")}, ("passed", "issuer")),
        ({"label": Label("Me and my friends")}, ("failed", "issuer-other")),
        ({"label": None}, ("cantTell", "label-unsaid")),
        ({"label": None, "outcome": "not yet issued"}, ("inapplicable", "no-label")),
        ({"label": None, "outcome": ""}, ("cantTell", "label-unsaid")),
    ],
)
def test_only_some_may_issue(changed: dict[str, Any], expected: tuple[str, str]) -> None:
    assert said(came_of("issued_by", case(decision(**changed)))) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ("passed", "label-complete")),
        ({"label": Label("The Network", AS_OF)}, ("failed", "label-incomplete")),
        ({"label": None}, ("cantTell", "label-unsaid")),
        ({"label": None, "outcome": "not yet issued"}, ("inapplicable", "no-label")),
    ],
)
def test_the_label_carries_its_data(changed: dict[str, Any], expected: tuple[str, str]) -> None:
    found = came_of("label_data_given", case(decision(**changed)))
    assert said(found) == expected
    if expected[1] == "label-incomplete":
        assert found.reason.params == {"missing": ("valid_until",)}


def reviews(one: tuple[Outcome, int | None], other: tuple[Outcome, int | None]) -> list[Judged]:
    return [judged("Ada", "reviewer", *one), judged("Bo", "reviewer", *other)]


@pytest.mark.parametrize(
    ("people", "expected", "criteria"),
    [
        (reviews((MET, 3), (MET, 4)), ("passed", "no-differences"), ()),
        (reviews((MET, 3), (NOT, 2)), ("failed", "unsettled"), ("A-1",)),
        (reviews((MET, 3), (MET, 5)), ("failed", "unsettled"), ("A-1",)),
        (reviews((MET, None), (NOT, None)), ("failed", "unsettled"), ("A-1",)),
        (
            [*reviews((MET, 3), (NOT, 2)), judged("All", "consensus", MET, 3)],
            ("passed", "settled"),
            ("A-1",),
        ),
        (
            [
                *reviews((MET, 3), (NOT, 2)),
                judged("All", "consensus", MET, 3, used=False, set_aside=message("x.y")),
            ],
            ("failed", "unsettled"),
            ("A-1",),
        ),
        ([judged("Ada", "reviewer", MET, 3)], ("untested", "nothing-to-compare"), ()),
        (
            [judged("Ada", "reviewer", MET, 3), judged("ada ", "reviewer", NOT, 1)],
            ("untested", "nothing-to-compare"),
            (),
        ),
        (
            [judged("Ada", "reviewer", MET, 3), judged("Me", "self", NOT, 1)],
            ("untested", "nothing-to-compare"),
            (),
        ),
    ],
)
def test_what_reviewers_see_differently_is_settled(
    people: list[Judged], expected: tuple[str, str], criteria: tuple[str, ...]
) -> None:
    # the criterion that repeats it does not count a second time
    results = [result(*people), result(*people, id="B-1")]
    found = came_of("differences_settled", case(results=results))
    assert said(found) == expected
    assert found.criteria == criteria
    assert sentence(found.reason)


def test_a_standard_chooses_what_is_too_far_apart() -> None:
    apart = case(results=[result(*reviews((MET, 3), (NOT, 2)))])
    lenient = {"levels_apart": 2, "either_side_of_pass_level": False}
    assert said(came_of("differences_settled", apart, **lenient))[0] == "passed"
    assert said(came_of("differences_settled", apart, **{**lenient, "levels_apart": 1}))[0] == (
        "failed"
    )


@pytest.mark.parametrize(
    ("former", "renewal", "expected"),
    [
        (None, False, ("inapplicable", "no-former")),
        (None, True, ("cantTell", "former-unnamed")),
        (Former(), False, ("cantTell", "former-unsaid")),
        (Former(changes_seen=True), False, ("passed", "former-seen")),
        (Former(changes_seen=False), True, ("failed", "former-unseen")),
    ],
)
def test_who_applies_again_keeps_the_former_answers(
    former: Former | None, renewal: bool, expected: tuple[str, str]
) -> None:
    application = {**APPLICATION, **({"label_issued_on": "2023-10-01"} if renewal else {})}
    of = case(decision(former=former), application=application)
    assert said(came_of("former_answers_seen", of)) == expected


def test_what_is_not_settled_may_follow_until_it_is_decided() -> None:
    apart = [result(*reviews((MET, 3), (NOT, 2)))]
    of = case(decision(outcome="", label=Label("The Network")), results=apart)
    assert said(came_of("differences_settled", of)) == ("cantTell", "unsettled")
    assert said(came_of("label_data_given", of)) == ("cantTell", "label-incomplete")
