"""Each kind of flaw changes exactly the criteria it says, for the machine and in the key."""

from __future__ import annotations

from random import Random

import pytest

from badgeaudit.resources import folder
from badgeaudit.workshop.flaws import FLAWS
from badgeaudit.workshop.flaws.kinds import Planting, Spot, flaws_of, speaks_known
from badgeaudit.workshop.making_answers import answers_of
from badgeaudit.workshop.making_composing import composed
from badgeaudit.workshop.making_data import fields
from badgeaudit.workshop.making_draft import Form
from tests.unit.workshop.practice import (
    flawless,
    flawless_files,
    seen,
    seen_without_flaws,
    standard,
)

KINDS = sorted(FLAWS)


def where(kind: str) -> tuple[int, Form]:
    """Return a field and a form into which the kind fits, another one from kind to kind."""
    first = KINDS.index(kind)
    forms: tuple[Form, ...] = ("ob3", "ob2") if first % 3 else ("ob2", "ob3")
    places = [(first + more, form) for more in range(2) for form in forms]
    return next(at for at in places if FLAWS[kind].fits(flawless(*at)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_audit_differs_in_exactly_what_the_machine_can_see(kind: str) -> None:
    flaw, at = FLAWS[kind], where(kind)
    before, after = seen_without_flaws(*at), seen(flaw.apply(flawless(*at), Random(kind)).draft)
    changed = {id for id in before if before[id] != after[id]}
    assert changed == (set() if flaw.seen_by == "person" else set(flaw.criteria))
    if flaw.seen_by != "person":
        assert any("failed" in after[id] for id in flaw.criteria)


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_differs_in_exactly_its_criteria(kind: str) -> None:
    flaw, draft = FLAWS[kind], flawless(*where(kind))
    planted = flaw.apply(draft, Random(kind))
    before = answers_of(draft, standard())
    after = answers_of(planted.draft, standard(), [planted])
    assert {id for id in before if before[id].answer != after[id].answer} == set(flaw.criteria)
    for id in flaw.criteria:
        assert after[id].why == planted.flaw.text
        assert planted.flaw.path in after[id].evidence


@pytest.mark.parametrize("kind", KINDS)
def test_a_flaw_is_where_it_says(kind: str) -> None:
    planted = FLAWS[kind].apply(flawless(*where(kind)), Random(kind))
    before, after = flawless_files(*where(kind)), composed(planted.draft)
    assert planted.flaw.path in after
    assert set(planted.evidence) <= set(after)
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert changed & set(planted.evidence)
    assert "{" not in planted.flaw.text


@pytest.mark.parametrize("number", range(7))
def test_credentials_changed_after_signing_leave_other_flaws_alone(number: int) -> None:
    """Whether a token or JSON with a proof: the dates still tell what they told before."""
    draft = FLAWS["all-on-one-day"].apply(flawless(number, "ob3"), Random(number)).draft
    before = seen(draft)
    after = seen(FLAWS["changed-after-signing"].apply(draft, Random(number)).draft)
    assert {id for id in before if before[id] != after[id]} == {"Q2-06"}


def test_a_course_badge_from_ourselves_without_an_address_is_still_for_people_only() -> None:
    draft = FLAWS["issuer-without-address"].apply(flawless(3, "ob3"), Random(1)).draft
    assert seen(FLAWS["course-from-ourselves"].apply(draft, Random(1)).draft) == seen(draft)


def test_a_draft_is_left_as_it_was() -> None:
    draft = flawless(0, "ob3")
    before = composed(draft)
    for flaw in FLAWS.values():
        flaw.apply(draft, Random(1))
    assert composed(draft) == before


def test_there_are_enough_kinds_of_every_sort() -> None:
    assert len(FLAWS) >= 24
    for difficulty in (1, 2, 3):
        kinds = [flaw for flaw in FLAWS.values() if flaw.difficulty == difficulty]
        sections = {id.partition("-")[0] for flaw in kinds for id in flaw.criteria}
        assert sections >= {"F", "Q1", "Q2", "Q4"}
    assert {id[:2] for flaw in FLAWS.values() for id in flaw.criteria} == {
        *("F-", "Q1", "Q2", "Q3", "Q4")
    }
    assert {flaw.seen_by for flaw in FLAWS.values() if flaw.difficulty == 3} == {
        *("machine", "person", "both")
    }


def test_a_kind_needs_its_words_and_its_planting() -> None:
    lonely = {"no-words": Planting(lambda draft, random, put: Spot(""))}
    with pytest.raises(ValueError, match="no-words"):
        flaws_of(lonely)


def test_which_languages_the_audit_has_words_for() -> None:
    known = {path.stem for path in (folder("criteria") / "quality-label/keywords").glob("*.yaml")}
    for index, field in enumerate(fields()):
        assert speaks_known(flawless(index, "ob2")) is (field["language"] in known)
