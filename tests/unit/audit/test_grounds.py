from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.audit.grounds import MOST_FILES, NOTHING, Grounds, value_digest
from badgeaudit.model.badges import Row
from badgeaudit.model.dossier import Application, SourceFile
from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.people import RestsOn
from badgeaudit.model.standard import ClaimForm
from tests.builders import check, criterion

ANSWERS: dict[str, Any] = {
    "claims": {"A-1": {"answer": "yes", "evidence": ["evidence/a.pdf", "https://example.org"]}},
    "plan": {"document": "./evidence/plan.pdf", "actions": [{"what": "more", "owner": "Ana"}]},
    "staff_trained": [{"name": "Ana", "credential": "credentials/ana.json"}, {"name": "Bo"}],
}
PATHS: tuple[str, ...] = (
    "badges/one.json",
    "badges/two.json",
    "credentials/ana.json",
    "evidence/a.pdf",
)
PATHS += ("evidence/a.pdf", "evidence/plan.pdf", "application.yaml")


def row(kind: Any, path: str, staff: bool = False) -> Row:
    return Row(kind=kind, id=path, path=path, pointer="", form="ob3", staff=staff)


def state(answers: dict[str, Any] = ANSWERS, changed: str = "", extra: int = 0) -> Grounds:
    added = [f"badges/extra-{n}.json" for n in range(extra)]
    files = [
        SourceFile(path, 1, "other", sha256=("f" if path == changed else "0") * 64)
        for path in (*PATHS, *added)
    ]
    rows = [row("badge_class", path) for path in ("badges/one.json", "badges/two.json", *added)]
    rows.append(row("credential", "credentials/ana.json", staff=True))
    return Grounds.of(files, Application("application.yaml", answers), rows)


ABOUT_BADGES = criterion("A-1")
ABOUT_PLAN = criterion("B-1", applies_to=AppliesTo.DOSSIER, concerns=("plan",))


def names(grounds: tuple[RestsOn, ...]) -> list[str]:
    return [f"{g.path}{g.pointer}{g.subjects or ''}" for g in grounds]


def test_it_rests_on_the_answer_its_evidence_and_the_subjects() -> None:
    assert names(state().under(ABOUT_BADGES, ["credentials/ana.json", "gone.pdf"])) == [
        "application.yaml/claims/A-1",
        "evidence/a.pdf",
        "badge_class",
        "badges/one.json",
        "badges/two.json",
        "credentials/ana.json",
    ]


def test_it_rests_on_what_the_criterion_concerns() -> None:
    assert names(state().under(ABOUT_PLAN)) == [
        "application.yaml/claims/B-1",
        "application.yaml/plan",
        "evidence/plan.pdf",
    ]


def test_it_rests_on_what_is_missing_too() -> None:
    before = state({}).under(ABOUT_PLAN)
    assert all(state({}).holds(ground) for ground in before)
    assert not all(state().holds(ground) for ground in before)


def test_a_list_is_walked_through() -> None:
    staff = criterion(
        "B-2", applies_to=AppliesTo.DOSSIER, concerns=("staff_trained.credential", "nothing")
    )
    assert names(state().under(staff)) == [
        "application.yaml/claims/B-2",
        "application.yaml/staff_trained/credential",
        "credentials/ana.json",
        "application.yaml/nothing",
    ]


def test_the_claim_may_stand_under_another_key() -> None:
    asked = criterion("B-3", applies_to=AppliesTo.DOSSIER, claim=ClaimForm("A-1"))
    assert names(state().under(asked))[0] == "application.yaml/claims/A-1"


def test_a_check_says_what_it_looks_at() -> None:
    asked = criterion(
        "B-4",
        applies_to=AppliesTo.DOSSIER,
        check=check(named="policy_in_evidence", schema=None, parameters={"policy": "issuing"}),
    )
    answers = {"policies": {"issuing": "evidence/a.pdf", "appeal": "evidence/plan.pdf"}}
    assert names(state(answers).under(asked)) == [
        "application.yaml/claims/B-4",
        "application.yaml/policies/issuing",
        "evidence/a.pdf",
    ]


def test_it_holds_until_something_it_rests_on_changes() -> None:
    grounds = state().under(ABOUT_BADGES)
    assert all(state().holds(ground) for ground in grounds)
    elsewhere = {**ANSWERS, "plan": {}}
    assert all(state(elsewhere).holds(ground) for ground in grounds)
    answer = {**ANSWERS, "claims": {"A-1": {"answer": "no"}}}
    fallen = [g for g in grounds if not state(answer).holds(g)]
    assert names(tuple(fallen)) == ["application.yaml/claims/A-1"]
    fallen = [g for g in grounds if not state(changed="badges/two.json").holds(g)]
    assert names(tuple(fallen)) == ["badge_class", "badges/two.json"]
    fallen = [g for g in grounds if not state(extra=1).holds(g)]
    assert names(tuple(fallen)) == ["badge_class"]


def test_of_a_large_set_only_the_digest_is_kept() -> None:
    grounds = state(extra=MOST_FILES).under(ABOUT_BADGES)
    assert not any(ground.path.startswith("badges/") for ground in grounds)
    assert not state(extra=MOST_FILES + 1).holds(grounds[-1])


def test_a_pointer_may_go_with_the_digest_of_the_whole_file() -> None:
    assert state().holds(RestsOn("application.yaml", "0" * 64, "/claims/A-1"))
    assert state().holds(RestsOn("evidence/a.pdf", "0" * 64, "/somewhere"))
    assert not state().holds(RestsOn("gone.pdf", "0" * 64))


def test_without_an_application_nothing_of_it_is_named() -> None:
    assert Grounds.of((), None, ()).under(ABOUT_PLAN) == ()


JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
)


@given(JSON)
def test_a_digest_is_of_the_content_not_of_the_order(value: Any) -> None:
    turned = dict(reversed(value.items())) if isinstance(value, dict) else value
    assert value_digest(value) == value_digest(turned)


@given(st.dictionaries(st.text(max_size=3), JSON, max_size=3))
def test_no_answers_raise(answers: dict[str, Any]) -> None:
    for ground in state(answers).under(ABOUT_PLAN):
        assert state(answers).holds(ground)


def test_it_rests_on_a_file_that_is_named_and_missing() -> None:
    answers = {
        "plan": {"document": "evidence/late.pdf", "goal": "Ready by a.m. or so, and/or not."}
    }
    before = state(answers).under(ABOUT_PLAN)
    assert RestsOn("evidence/late.pdf", NOTHING) in before
    assert names(before)[2:] == ["evidence/late.pdf"]
    assert all(state(answers).holds(ground) for ground in before)

    late = SourceFile("evidence/late.pdf", 1, "evidence", sha256="0" * 64)
    after = Grounds.of([late], Application("application.yaml", answers), ())
    assert [ground.path for ground in before if not after.holds(ground)] == ["evidence/late.pdf"]


@given(st.text(max_size=30))
def test_no_text_makes_it_rest_on_what_is_not_so(text: str) -> None:
    answers = {"plan": {"document": text}}
    assert all(state(answers).holds(ground) for ground in state(answers).under(ABOUT_PLAN))


def test_kinds_of_subjects_are_no_answers_of_the_application() -> None:
    about = criterion("B-3", applies_to=AppliesTo.DOSSIER, concerns=(AppliesTo.CREDENTIAL,))
    assert names(state().under(about)) == ["application.yaml/claims/B-3", "credential"]
