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
from badgeaudit.report.exchange.sarif import render_sarif
from badgeaudit.report.options import RenderOptions
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


def test_sarif_of_equal_audits_is_equal(document: Document) -> None:
    assert render_sarif(document, OPTIONS) == render_sarif(sample.document(), OPTIONS)


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
