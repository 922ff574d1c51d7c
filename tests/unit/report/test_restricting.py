from __future__ import annotations

from typing import Any

from badgeaudit.report.restricting import restricted


def count(document: dict[str, Any]) -> int:
    findings = list(document["file_findings"])
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
