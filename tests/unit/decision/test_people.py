from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.model.decision import Declaration, Official
from tests.builders import assessment
from tests.unit.decision.cases import came_of, case, decision, said


def members(*trio: bool | None) -> tuple[Official, ...]:
    return tuple(Official(f"M{i}", coordination_trio=each) for i, each in enumerate(trio))


@pytest.mark.parametrize(
    ("trio", "expected"),
    [
        ((), ("cantTell", "no-members")),
        ((True, False), ("failed", "members-count")),
        ((True, False, False), ("passed", "members-kept")),
        ((True,) * 5, ("passed", "members-kept")),
        ((True,) * 6, ("failed", "members-count")),
        ((False, False, False), ("failed", "trio-missing")),
        ((False, None, False), ("cantTell", "trio-unsaid")),
        ((True, None, None), ("passed", "members-kept")),
    ],
)
def test_the_committee_is_counted(trio: tuple[bool | None, ...], expected: tuple[str, str]) -> None:
    found = came_of("committee_composed", case(decision(members=members(*trio))))
    assert said(found) == expected
    assert found.place is not None
    assert found.place.pointer == "/members"


def test_a_standard_may_ask_for_nobody_of_a_trio() -> None:
    of = case(decision(members=members(False, False, False)))
    assert said(came_of("committee_composed", of, from_coordination_trio=0))[0] == "passed"


@pytest.mark.parametrize(
    ("reviewers", "expected", "warned"),
    [
        ((), ("cantTell", "no-reviewers"), []),
        ((Official("Ada", country="IE"),), ("failed", "reviewers-few"), []),
        ((Official("Ada", country="IE"), Official("Bo")), ("passed", "reviewers-kept"), []),
        (
            (Official("Ada", languages=("EN-gb",)), Official("Bo")),
            ("passed", "reviewers-kept"),
            [],
        ),
        (
            (Official("Ada", "", "HU", ("hu",)), Official("Bo", "", "DE", ("de",))),
            ("passed", "reviewers-kept"),
            ["decision.sharing-none"],
        ),
        (
            (Official("Ada", "", "HU", ("hu",)), Official("Bo", "", "DE")),
            ("passed", "reviewers-kept"),
            ["decision.sharing-unsaid"],
        ),
    ],
)
def test_what_reviewers_should_share_only_warns(
    reviewers: tuple[Official, ...], expected: tuple[str, str], warned: list[str]
) -> None:
    found = came_of("reviewers_assigned", case(decision(reviewers=reviewers)))
    assert said(found) == expected
    assert [each.id for each in found.warnings] == warned


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (Official("Bo", "", "DE", ("de",)), ("failed", "sharing-none")),
        (Official("Bo", "", "DE"), ("cantTell", "sharing-unsaid")),
        (Official("Bo", "", "IE"), ("passed", "reviewers-kept")),
    ],
)
def test_what_reviewers_must_share_decides(second: Official, expected: tuple[str, str]) -> None:
    of = case(decision(reviewers=(Official("Ada", "", "HU", ("hu",)), second)))
    found = came_of("reviewers_assigned", of, strength="must")
    assert said(found) == expected
    assert found.warnings == ()


@pytest.mark.parametrize("about", [{}, {"organisation": "Club", "language": 7}])
def test_an_applicant_who_says_nothing_of_themselves_is_no_stranger(about: dict[str, Any]) -> None:
    found = came_of("reviewers_assigned", case(application=about))
    assert [each.id for each in found.warnings] == ["decision.sharing-unsaid"]


def declared(**interests: Any) -> tuple[Declaration, ...]:
    given = {"Ana": "none", "Ben": "none", "Cleo": "none", "Ada": "none", "Bo": "none"}
    return tuple(
        Declaration(name, interest, "We work together.")
        for name, interest in {**given, **interests}.items()
        if interest
    )


@pytest.mark.parametrize(
    ("interests", "expected"),
    [
        ({}, ("passed", "declared")),
        ({"Ana": ""}, ("failed", "undeclared")),
        ({"Bo": ""}, ("failed", "undeclared")),
        ({"Bo": "money"}, ("failed", "tied")),
        ({"Ben": "family"}, ("failed", "tied")),
        ({"Cleo": "staff"}, ("passed", "declared-abstained")),
        ({"Zed": "staff"}, ("passed", "declared")),
    ],
)
def test_everybody_declares(interests: dict[str, Any], expected: tuple[str, str]) -> None:
    votes = {"Ana": "for", "Ben": "for", "cleo": "abstain", "Bo": "abstain"}
    found = came_of(
        "ties_declared", case(decision(declarations=declared(**interests), votes=votes))
    )
    assert said(found) == expected
    warned = ["decision.tied-abstained"] if expected[1] == "declared-abstained" else []
    assert [each.id for each in found.warnings] == warned


def test_who_wrote_an_assessment_declares_named_or_not() -> None:
    of = case(assessments=[assessment("Dora", {"A-1": 3}), assessment("Me", {}, "self")])
    found = came_of("ties_declared", of)
    assert said(found) == ("failed", "undeclared")
    assert found.reason.params == {"names": ("Dora",)}


def test_a_standard_may_ask_the_reviewers_only() -> None:
    of = case(decision(declarations=declared(Ana="", Ben="", Cleo="money")))
    assert said(came_of("ties_declared", of, of=["reviewers"])) == ("passed", "declared")


def test_nobody_named_is_nothing_declared() -> None:
    of = case(decision(members=(), reviewers=(), declarations=()), assessments=())
    assert said(came_of("ties_declared", of)) == ("cantTell", "nobody-named")


def test_names_are_compared_without_regard_to_case_and_blanks() -> None:
    changed = tuple(Declaration(f" {each.name.upper()}  ", "none") for each in declared())
    assert said(came_of("ties_declared", case(decision(declarations=changed))))[0] == "passed"


def test_what_is_missing_may_follow_until_it_is_decided() -> None:
    open_: dict[str, Any] = {"outcome": "", "label": None}
    two = case(decision(members=members(True, True), **open_))
    assert said(came_of("committee_composed", two)) == ("cantTell", "members-count")
    many = case(decision(members=members(*[True] * 6), **open_))
    assert said(came_of("committee_composed", many)) == ("failed", "members-count")
    nobody = case(decision(members=members(False, False, False), **open_))
    assert said(came_of("committee_composed", nobody)) == ("cantTell", "trio-missing")
    one = case(decision(reviewers=(Official("Ada"),), **open_))
    assert said(came_of("reviewers_assigned", one)) == ("cantTell", "reviewers-few")
    silent = case(decision(declarations=(), **open_))
    assert said(came_of("ties_declared", silent)) == ("cantTell", "undeclared")
