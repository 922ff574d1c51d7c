from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.report.options import RenderOptions
from badgeaudit.report.view import View


def test_each_criterion_is_counted_once(document: dict[str, Any]) -> None:
    view = View(document)
    assert [each.criterion["id"] for each in view.open()] == ["F-06", "Q1-02", "Q2-00"]
    assert [each.criterion["id"] for each in view.unmet()] == ["F-02", "F-09", "Q1-08"]


def test_a_criterion_without_result_is_untested(document: dict[str, Any]) -> None:
    document["results"] = []
    assert View(document).item("F-01").outcome == "untested"


def test_rules_are_counted(document: dict[str, Any]) -> None:
    assert View(document).rule_counts() == {"holding": 1, "failing": 2, "open": 2, "all": 5}


def test_the_title_is_the_organisation_or_the_folder(document: dict[str, Any]) -> None:
    assert View(document).title == "Mladi v živo, zavod"
    document["dossier"]["organisation"] = None
    assert View(document).title == "mladi-v-zivo"


def test_subjects_have_names(document: dict[str, Any]) -> None:
    view = View(document)
    assert view.subject_name("https://badges.example/mentor") == "Peer Mentor"
    assert view.subject_name("https://mladi.example") == "Mladi v živo"
    assert view.subject_name("dossier") == "the application"
    assert view.subject_name("urn:unknown") == "urn:unknown"


def test_findings_of_one_kind_stand_together(document: dict[str, Any]) -> None:
    view = View(document)
    findings = view.results["Q1-08"]["observed"]["findings"]
    assert [(group.outcome, group.total) for group in view.groups(findings)] == [
        ("failed", 3),
        ("failed", 1),
    ]
    same = [findings[0], findings[0]]
    assert view.groups(same)[0].text == findings[0]["message"]["text"]
    assert view.groups(findings)[0].text == ""


def test_findings_of_a_badge_name_their_criterion(document: dict[str, Any]) -> None:
    found = View(document).findings_of("https://badges.example/mentor")
    assert [each["criterion"] for each in found] == ["Q1-02", "Q1-06", "Q1-08", ""]
    assert View(document).findings_of("urn:unknown") == []


@pytest.mark.parametrize(
    ("length", "parts"),
    [(0, (0, 0, 0)), (5, (5, 0, 0)), (6, (6, 0, 0)), (7, (5, 2, 0)), (20, (5, 10, 5))],
)
def test_folding_loses_nothing(
    document: dict[str, Any], length: int, parts: tuple[int, int, int]
) -> None:
    fold = View(document, RenderOptions(folded=10)).fold(list(range(length)), 5)
    assert (len(fold.shown), len(fold.folded), fold.rest) == parts
    assert len(fold.shown) + len(fold.folded) + fold.rest == length


def test_what_decides_nothing_is_a_hint(document: dict[str, Any]) -> None:
    view = View(document)
    observed = view.results["Q1-08"]["observed"]
    assert {each["outcome"] for each in view.weighed(view.item("Q1-08"))} == {"failed"}
    observed["settled"] = False
    assert {each["outcome"] for each in view.weighed(view.item("Q1-08"))} == {"hint"}
    observed["settled"] = True
    view.criteria["Q1-08"]["obligation"] = "may"
    assert {each["outcome"] for each in view.weighed(view.item("Q1-08"))} == {"hint"}
    assert view.weighed(view.item("Q4-00")) == []
