"""Audit document → JUnit XML, which every build server shows.

The format has no standard; this keeps to what the Jenkins schema ("junit-10.xsd") and its readers
agree on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as XML

from badgeaudit.report.exchange.entries import FILE, PROOF, Entry, entries
from badgeaudit.report.options import DEFAULT_OPTIONS, RenderOptions
from badgeaudit.report.phrases import phrase
from badgeaudit.report.untrusted import clean

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(document: Mapping[str, Any], options: RenderOptions = DEFAULT_OPTIONS) -> str:
    """Return a test suite for each section, a test case for each criterion, and one for the files.

    A case fails by what fails the criterion. It is skipped when it waits for a person, when there
    was nothing to look at, when it does not apply, and when its failures are accepted by waivers or
    a baseline. A criterion that repeats another has the other's failures. Paths are relative to the
    root of the repository.
    """
    by_rule: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries(document):
        by_rule[entry.rule].append(entry)
    root = XML.Element("testsuites", {"name": "badgeaudit"})
    files = _suite(root, phrase("exchange-files"), _file_cases(by_rule, options.prefix), document)
    about = {
        "dossier": document["dossier"]["name"],
        "disclaimer": document["standard"]["disclaimer"],
    }
    properties = XML.Element("properties")
    for name, value in about.items():
        XML.SubElement(properties, "property", {"name": name, "value": _text(value)})
    files.insert(0, properties)
    results = {each["criterion"]: each for each in document["results"]}
    for section in document["standard"]["sections"]:
        cases = [
            _case(
                section["id"],
                criterion,
                results[criterion["id"]],
                by_rule[criterion["same_as"] or criterion["id"]],
                document.get("restricted"),
                options.prefix,
            )
            for criterion in document["standard"]["criteria"]
            if criterion["section"] == section["id"] and criterion["id"] in results
        ]
        _suite(root, f"{section['id']} {section['title']}", cases, document)
    for total in ("tests", "failures"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    XML.indent(root, " ")
    text = XML.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(
    root: XML.Element, name: str, cases: Sequence[XML.Element], document: Mapping[str, Any]
) -> XML.Element:
    suite = XML.SubElement(
        root,
        "testsuite",
        {
            "name": _text(name),
            "tests": str(len(cases)),
            "failures": str(sum(case.find("failure") is not None for case in cases)),
            "errors": "0",
            "skipped": str(sum(case.find("skipped") is not None for case in cases)),
            "timestamp": f"{document['as_of']}T00:00:00",
        },
    )
    suite.extend(cases)
    return suite


def _file_cases(by_rule: Mapping[str, Sequence[Entry]], prefix: str) -> list[XML.Element]:
    cases = []
    for rule in (FILE, PROOF):
        case = XML.Element(
            "testcase", {"classname": "files", "name": phrase(f"exchange-{rule}-rule")}
        )
        _judge(case, by_rule.get(rule, ()), prefix)
        cases.append(case)
    return cases


def _case(
    section: str,
    criterion: Mapping[str, Any],
    result: Mapping[str, Any],
    found: Sequence[Entry],
    restricted: Mapping[str, Any] | None,
    prefix: str,
) -> XML.Element:
    name = f"{criterion['id']} {criterion['title']}"
    case = XML.Element("testcase", {"classname": section, "name": _text(name)})
    if _judge(case, found, prefix):
        return case
    outcome = result["outcome"]
    if outcome == "failed":
        # accepted by a waiver or a baseline, or left out: said so, but not as a failure
        if restricted is None or any(entry.kind == "fail" for entry in found):
            case.append(_skipped(phrase("exchange-accepted")))
        else:
            case.append(_skipped(phrase("exchange-left-out", since=restricted["since"])))
    elif outcome != "passed":
        case.append(_skipped(phrase(f"outcome-{outcome}")))
    return case


def _judge(case: XML.Element, found: Sequence[Entry], prefix: str) -> bool:
    """Add a failure when there is one; tell whether there is."""
    failing = [entry for entry in found if entry.counts]
    if not failing:
        return False
    failure = XML.SubElement(
        case, "failure", {"type": failing[0].level, "message": _text(failing[0].text)}
    )
    failure.text = "\n".join(_line(entry, prefix) for entry in failing)
    return True


def _line(entry: Entry, prefix: str) -> str:
    path = prefix + entry.path if entry.path else ""
    place = ":".join(str(part) for part in (path, entry.line, entry.column) if part)
    return _text(f"{place}: {entry.text}" if place else entry.text)


def _skipped(why: str) -> XML.Element:
    return XML.Element("skipped", {"message": _text(why)})


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", clean(text))
