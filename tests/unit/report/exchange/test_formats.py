"""The formats for other programs: they agree with each other, and hostile text stays dead."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as XML

import pytest

from badgeaudit.report.exchange.entries import entries
from badgeaudit.report.exchange.github import MOST, render_github
from badgeaudit.report.exchange.gitlab import render_gitlab
from badgeaudit.report.exchange.json_lines import render_json_lines
from badgeaudit.report.exchange.junit import render_junit
from badgeaudit.report.exchange.pull_request import render_pull_request
from badgeaudit.report.exchange.sarif import render_code_scanning, render_sarif
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.untrusted import clean
from tests.unit.report import sample

OPTIONS = RenderOptions(prefix="dossiers/club/")
Document = dict[str, Any]


def with_baseline(document: Document) -> Document:
    """Let a baseline know one failure, and another that is fixed."""
    failing = [entry for entry in entries(document) if entry.kind == "fail"]
    document["baseline"] = {
        "source": "baseline.json",
        "standard": "sample",
        "edition": "1",
        "as_of": "2026-01-01",
        "met": 1,
        "of": 9,
        "new": [entry.fingerprint for entry in failing[1:]],
        "known": [failing[0].fingerprint],
        "fixed": [
            {
                "fingerprint": "gone",
                "criterion": "",
                "subject": "x",
                "path": "badges/x.json",
                "text": "It was broken.",
            }
        ],
    }
    return document


def with_waiver(document: Document) -> Document:
    """Let a waiver accept the last failure."""
    failing = [entry for entry in entries(document) if entry.kind == "fail"]
    document["waivers"] = [
        {
            "criterion": failing[-1].rule,
            "badge": "",
            "reason": sample.HOSTILE,
            "approver": "Ana",
            "until": "2027-01-01",
            "state": "active",
            "covers": [failing[-1].fingerprint],
        }
    ]
    return document


def counting(document: Document) -> int:
    return sum(entry.counts for entry in entries(document))


Changed = Callable[[Document], Document]
CHANGES: list[Changed] = [lambda document: document, with_baseline, with_waiver]


@pytest.mark.parametrize("change", CHANGES)
def test_all_formats_count_the_same_failures(document: Document, change: Changed) -> None:
    document = change(document)
    wanted = counting(document)
    results = json.loads(render_sarif(document, OPTIONS))["runs"][0]["results"]
    in_sarif = [
        each
        for each in results
        if each["kind"] == "fail"
        and "suppressions" not in each
        and each.get("baselineState", "new") == "new"
    ]
    alerts = json.loads(render_code_scanning(document, OPTIONS))["runs"][0]["results"]
    in_gitlab = [e for e in json.loads(render_gitlab(document, OPTIONS)) if e["severity"] != "info"]
    notes = [e for e in entries(document) if e.counts and e.level == "note"]
    lines = [json.loads(line) for line in render_json_lines(document, OPTIONS).splitlines()]
    in_lines = [
        each
        for each in lines
        if each.get("kind") == "fail" and not each["waived"] and each["new"] is not False
    ]
    junit = XML.fromstring(render_junit(document))
    in_junit = sum(
        len(str(found.text).splitlines())
        for case in {str(c.get("name")): c for c in junit.iter("testcase")}.values()
        for found in case.findall("failure")
    )
    annotations = render_github(document, OPTIONS).splitlines()
    shown = sum(line.startswith("::") for line in annotations)
    rest = re.search(r"^(\d+) more", annotations[-1]) if annotations else None
    assert len(in_sarif) == wanted
    assert len(alerts) == wanted
    assert len(in_gitlab) == wanted - len(notes)
    assert len(in_lines) == wanted
    assert in_junit == wanted
    assert shown + (int(rest.group(1)) if rest else 0) == wanted
    assert f"ailures ({wanted})" in render_pull_request(document, OPTIONS)


def test_at_most_ten_annotations_are_written(long_document: Document) -> None:
    lines = render_github(long_document, OPTIONS).splitlines()
    assert sum(line.startswith("::") for line in lines) <= MOST
    assert len(lines) <= MOST + 1


def test_an_annotation_is_one_command_whatever_the_text(document: Document) -> None:
    finding = document["file_findings"][0]
    finding["message"]["text"] = "a\n::set-output name=x::y\r\n%0A::warning::z"
    finding["place"]["path"] = "badges/a,b:c\n::error::d.json"
    lines = render_github(document, OPTIONS).splitlines()
    assert all(re.match(r"::(error|warning|notice) title=", line) for line in lines)
    assert "%250A" in "".join(lines)


def test_sarif_says_what_kind_a_result_is_and_where(document: Document) -> None:
    run = json.loads(render_sarif(with_waiver(with_baseline(document)), OPTIONS))["runs"][0]
    kinds = {each["kind"] for each in run["results"]}
    assert kinds == {"fail", "review", "open"}
    assert all((each["kind"] == "fail") or each["level"] == "none" for each in run["results"])
    assert {each["baselineState"] for each in run["results"]} == {"new", "unchanged", "absent"}
    suppressed = [each for each in run["results"] if "suppressions" in each]
    assert suppressed
    assert all(each["suppressions"][0]["status"] == "accepted" for each in suppressed)
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {each["ruleId"] for each in run["results"]} <= rules
    uris = [
        place["physicalLocation"]["artifactLocation"]["uri"]
        for each in run["results"]
        for place in each.get("locations", ())
    ]
    assert uris
    assert all(uri.startswith("dossiers/club/") for uri in uris)
    assert not any(re.search(r"[^A-Za-z0-9/._~%-]", uri) for uri in uris)


def test_every_sarif_result_has_a_file_for_github_refuses_a_log_with_one_that_has_none(
    document: Document,
) -> None:
    document = with_waiver(with_baseline(document))
    document["baseline"]["fixed"][0]["path"] = ""
    document["file_findings"][0]["place"] = None
    document["dossier"]["application"] = None
    first = document["dossier"]["files"][0]["path"]
    for render in (render_sarif, render_code_scanning):
        results = json.loads(render(document, OPTIONS))["runs"][0]["results"]
        homeless = [each for each in entries(document) if not each.path and each.kind != "open"]
        assert homeless
        for each in results:
            (place,) = each["locations"]
            physical = place["physicalLocation"]
            assert physical["artifactLocation"]["uri"].startswith("dossiers/club/")
            assert physical["region"]["startLine"] >= 1
        uris = [e["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for e in results]
        assert f"dossiers/club/{first}" in uris
    document["dossier"]["application"] = "application.yaml"
    assert '"uri": "dossiers/club/application.yaml"' in render_sarif(document, OPTIONS)


def test_what_is_open_and_about_no_file_is_no_result(document: Document) -> None:
    for result in document["results"]:
        for finding in result["observed"]["findings"] if result["observed"] else ():
            if finding["outcome"] == "untested":
                finding["place"] = None
    results = json.loads(render_sarif(document, OPTIONS))["runs"][0]["results"]
    found = entries(document)
    assert any(each.kind == "open" and not each.path for each in found)
    wanted = [each for each in found if each.kind != "open" or each.path]
    assert [each["message"]["text"] for each in results] == [clean(each.text) for each in wanted]


def test_code_scanning_has_failures_only_for_github_sees_alerts_in_all_results(
    document: Document,
) -> None:
    document = with_waiver(with_baseline(document))
    run = json.loads(render_code_scanning(document, OPTIONS))["runs"][0]
    assert run["results"]
    assert {each["kind"] for each in run["results"]} == {"fail"}
    assert not any({"suppressions", "baselineState"} & set(each) for each in run["results"])
    assert "It was broken." not in json.dumps(run)


def test_what_is_offered_for_pasting_is_offered_once(document: Document) -> None:
    criterion = document["standard"]["criteria"][0]
    plan = "plan:\n  from: 2027-02-01\n  actions:\n    - what: Train"
    criterion["paste"] = {
        "application": {
            "plan": plan,
            "from": "from: 2027-02-01",
            "actions": "actions:\n  - what: Train",
            "language": "language: en",
        }
    }
    (rule,) = (
        each
        for each in json.loads(render_sarif(document, OPTIONS))["runs"][0]["tool"]["driver"][
            "rules"
        ]
        if each["id"] == criterion["id"]
    )
    (fence,) = re.findall(r"```yaml\n(.*?)\n```", rule["help"]["markdown"], re.DOTALL)
    assert fence == f"{plan}\nlanguage: en"


def test_sarif_of_equal_audits_is_equal(document: Document) -> None:
    assert render_sarif(document, OPTIONS) == render_sarif(sample.document(), OPTIONS)


def test_junit_names_files_from_the_root_of_the_repository(document: Document) -> None:
    junit = XML.fromstring(render_junit(document, OPTIONS))
    lines = "\n".join(str(found.text) for found in junit.iter("failure")).splitlines()
    paths = [entry.path for entry in entries(document) if entry.counts and entry.path]
    assert paths
    for path in paths:
        assert any(line.startswith(f"dossiers/club/{clean(path)}") for line in lines)


def test_junit_skips_what_waits_for_a_person(document: Document) -> None:
    junit = XML.fromstring(render_junit(document))
    outcomes = {f"{r['criterion']} ": r["outcome"] for r in document["results"]}
    for case in junit.iter("testcase"):
        outcome = next(
            (o for id, o in outcomes.items() if str(case.get("name")).startswith(id)), ""
        )
        if outcome in ("cantTell", "untested", "inapplicable"):
            assert case.find("skipped") is not None or case.find("failure") is not None
        if outcome == "failed":
            assert case.find("failure") is not None
    totals = {key: int(str(junit.get(key))) for key in ("tests", "failures")}
    assert totals["tests"] == len(list(junit.iter("testcase")))
    assert totals["failures"] == len(list(junit.iter("failure")))


FORMATS: dict[str, Callable[[Document], str]] = {
    "sarif": lambda document: render_sarif(document, OPTIONS),
    "code scanning": lambda document: render_code_scanning(document, OPTIONS),
    "junit": render_junit,
    "gitlab": lambda document: render_gitlab(document, OPTIONS),
    "github": lambda document: render_github(document, OPTIONS),
    "lines": lambda document: render_json_lines(document, OPTIONS),
    "pull request": lambda document: render_pull_request(document, OPTIONS),
}


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_text_is_dead_in_every_format(document: Document, format: str) -> None:
    for finding in document["file_findings"]:
        finding["message"]["text"] = sample.HOSTILE
    made = FORMATS[format](with_waiver(document))
    assert "\x1b" not in made
    assert "\x9b" not in made
    assert "\u202e" not in made
    if format == "pull request":
        outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", made)
        assert "<script" not in outside
        assert not re.search(r"(?<!\\)\]\(javascript", outside)
    if format == "junit":
        XML.fromstring(made)


@pytest.mark.parametrize("format", FORMATS)
def test_a_thousand_badges_are_no_trouble(long_document: Document, format: str) -> None:
    made = FORMATS[format](long_document)
    assert made.endswith("\n")
    if format == "pull request":
        assert len(made) < 65_536


def test_gitlab_fingerprints_are_distinct(document: Document) -> None:
    found = json.loads(render_gitlab(document, OPTIONS))
    prints = [each["fingerprint"] for each in found]
    assert len(set(prints)) == len(prints)
    assert all(each["location"]["path"].startswith("dossiers/club/") for each in found)
