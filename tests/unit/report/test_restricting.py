from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.report import render
from badgeaudit.report.exchange.entries import entries
from badgeaudit.report.restricting import restricted


def count(document: dict[str, Any]) -> int:
    findings = list(document["file_findings"])
    findings += [
        {"outcome": "failed"} for file in document["dossier"]["files"] if file["proof_failed"]
    ]
    for result in document["results"]:
        findings += result["observed"]["findings"] if result["observed"] else []
    return sum(finding["outcome"] != "passed" for finding in findings)


def test_only_findings_about_touched_files_stay(document: dict[str, Any]) -> None:
    path = document["subjects"]["badge_classes"][0]["path"]
    found = restricted(document, {path}, "origin/main")
    assert 0 < count(found) < count(document)
    assert found["restricted"] == {
        "since": "origin/main",
        "files": [path],
        "left_out": count(document) - count(found),
    }
    assert found["scores"] == document["scores"]
    assert [r["outcome"] for r in found["results"]] == [r["outcome"] for r in document["results"]]


def test_without_touched_files_every_finding_is_left_out(document: dict[str, Any]) -> None:
    before = count(document)
    found = restricted(document, (), "HEAD")
    assert (count(found), found["restricted"]["left_out"]) == (0, before)
    assert count(document) == before


def test_a_proof_that_fails_is_shown_for_its_own_file_only(document: dict[str, Any]) -> None:
    (mine, other) = [each["path"] for each in document["dossier"]["files"][:2]]
    for file in document["dossier"]["files"][:2]:
        file["proof_failed"] = True
    found = restricted(document, {mine}, "HEAD")
    shown = [entry.path for entry in entries(found) if entry.rule == "proof"]
    assert (mine in shown, other in shown) == (True, False)


def test_a_touched_picture_touches_the_badge_beside_it(document: dict[str, Any]) -> None:
    path = document["subjects"]["badge_classes"][0]["path"]
    picture = path.replace(".json", ".PNG")
    found = restricted(document, {picture}, "HEAD")
    assert count(found) == count(restricted(document, {path}, "HEAD")) > 0
    assert found["restricted"]["files"] == [picture]


@pytest.mark.parametrize("format", ["terminal", "html", "markdown", "pull-request"])
def test_every_report_for_people_says_what_is_left_out(
    document: dict[str, Any], format: str
) -> None:
    found = restricted(document, (), "origin/main")
    left = found["restricted"]["left_out"]
    said = " ".join(render(found, format).split())
    assert f"findings left out: {left})" in said
    assert "left out" not in " ".join(render(document, format).split())


def test_junit_does_not_call_accepted_what_was_left_out(document: dict[str, Any]) -> None:
    made = render(restricted(document, (), "origin/main"), "junit")
    assert "accepted by a waiver" not in made
    assert "not touched since origin/main" in made
