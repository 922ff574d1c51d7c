from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.decision.reading import read_decision
from badgeaudit.decision.writing import begun
from badgeaudit.model.decision import Decision, Official
from tests.builders import assessment
from tests.unit.decision.cases import APPLICATION, ASSESSMENTS, rule, small_standard

STANDARD = small_standard()


def read(text: str) -> Decision:
    return read_decision(text.encode(), "decision.yaml", STANDARD)


def test_what_is_known_is_filled_in_and_nothing_is_decided() -> None:
    text = begun(STANDARD, "Youth Club", "d" * 64, ASSESSMENTS, APPLICATION)
    found = read(text)
    assert (found.edition, found.applicant, found.dossier_digest) == ("1", "Youth Club", "d" * 64)
    assert found.reviewers == (Official("Ada"), Official("Bo"))
    assert (str(found.received_on), str(found.reviewed_on)) == ("2026-09-15", "2026-10-08")
    assert found.decided_on is None
    assert found.outcome == ""
    assert not found.members
    assert not found.declarations
    assert found.votes == {}
    assert "by 2026-12-14" in text
    assert "issued, not yet issued" in text
    assert "(IE, en, ga)" in text


def test_the_examples_in_it_can_be_used() -> None:
    text = begun(STANDARD, "Youth Club", "", ASSESSMENTS, APPLICATION)
    used = re.sub(r"(?m)^#(?=  - |    [a-z_]+: |  Ana )", "", text)
    found = read(used)
    assert found.members[0].coordination_trio is True
    assert found.votes == {"Ana Example": "for"}
    assert [each.name for each in found.declarations] == ["Ada", "Bo"]
    assert found.conditions == ("Publish the appeal policy by the end of March.",)


@pytest.mark.parametrize(
    "application", [{}, {"applied_on": "# x", "organisation": {"country": "I\nE", "languages": 7}}]
)
def test_an_application_that_says_little_leaves_it_open(application: dict[str, Any]) -> None:
    found = read(begun(small_standard([rule("issued_by")]), "", "", (), application))
    assert found.applicant == ""
    assert found.reviewers == ()
    assert found.received_on is None


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(
    lambda name: name.split()
)


@given(applicant=NAMES, assessor=NAMES)
def test_any_name_is_read_back(applicant: str, assessor: str) -> None:
    given_ = [assessment(assessor, {"A-1": 3}), assessment("Me", {}, "self")]
    found = read(begun(STANDARD, applicant, "", given_, APPLICATION))
    assert found.applicant == " ".join(applicant.split())
    assert [each.name for each in found.reviewers] == [" ".join(assessor.split())]
