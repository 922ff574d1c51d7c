"""Audit document → SARIF 2.1.0, for code hosts and editors.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html (clauses named below).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from badgeaudit.report.exchange.entries import FILE, PROOF, Entry, entries
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.phrases import phrase
from badgeaudit.report.untrusted import clean, escape_harmful, markdown, markdown_fence

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "SRCROOT"


def render_sarif(document: Mapping[str, Any], options: RenderOptions) -> str:
    """Return one run with a rule for each criterion and a result for each entry.

    Failures are ``kind: fail`` with the level of their obligation; what waits for a person is
    ``review``, what was not there to look at ``open``, both with level ``none`` (3.27.9, 3.27.10).
    What is open without being about a file is left out. Waivers are external suppressions (3.35), a
    baseline gives ``baselineState`` (3.27.24) and, for what is fixed, results that are ``absent``.
    Paths are relative to the root of the repository.
    """
    found = (each for each in entries(document) if each.path or each.kind != "open")
    results = [_result(document, entry, options) for entry in found]
    return _log(document, options, [*results, *_absent(document, options)])


def render_code_scanning(document: Mapping[str, Any], options: RenderOptions) -> str:
    """Return the run with those results only that are failures which nothing accepts.

    GitHub's code scanning takes every result for an open alert, whatever its ``kind``, its
    ``suppressions`` and its ``baselineState``; none of them is among the properties it supports.
    Source: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
    """
    alone = {**document, "baseline": None}
    found = (each for each in entries(document) if each.counts)
    return _log(document, options, [_result(alone, entry, options) for entry in found])


def _log(
    document: Mapping[str, Any], options: RenderOptions, results: Sequence[Mapping[str, Any]]
) -> str:
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(document)},
                "automationDetails": {"id": f"badgeaudit/{document['standard']['id']}/"},
                "originalUriBaseIds": {_ROOT: {"description": {"text": phrase("exchange-root")}}},
                "artifacts": [_artifact(file, options) for file in document["dossier"]["files"]],
                "invocations": [{"executionSuccessful": True}],
                "results": results,
                "columnKind": "unicodeCodePoints",
                "properties": {
                    "dossier": document["dossier"]["name"],
                    "disclaimer": document["standard"]["disclaimer"],
                    "readiness": document["readiness"]["outcome"],
                    "asOf": document["as_of"],
                    "edition": document["standard"]["edition"],
                },
            }
        ],
    }
    return escape_harmful(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _driver(document: Mapping[str, Any]) -> dict[str, Any]:
    standard = document["standard"]
    criteria = [each for each in standard["criteria"] if not each["same_as"]]
    return {
        "name": "badgeaudit",
        "version": document["tool"]["version"],
        "rules": [
            _own_rule(FILE, "exchange-file-rule"),
            _own_rule(PROOF, "exchange-proof-rule"),
            *(_rule(criterion, standard["sources"]) for criterion in criteria),
        ],
    }


def _own_rule(id: str, words: str) -> dict[str, Any]:
    return {
        "id": id,
        "shortDescription": {"text": phrase(words)},
        "defaultConfiguration": {"level": "error"},
    }


def _rule(criterion: Mapping[str, Any], sources: Mapping[str, Any]) -> dict[str, Any]:
    level = {"must": "error", "should": "warning", "may": "note"}[criterion["obligation"]]
    parts = [("explain-why", "why"), ("explain-proof", "wanted"), ("explain-remedy", "remedy")]
    said = [(phrase(heading), criterion[key]) for heading, key in parts]
    shown = [f"**{markdown(heading)}** {markdown(text)}" for heading, text in said]
    rule = {
        "id": criterion["id"],
        "shortDescription": {"text": criterion["title"]},
        "fullDescription": {"text": criterion["question"]},
        "help": {
            "text": "\n\n".join(f"{heading}: {text}" for heading, text in said),
            "markdown": "\n\n".join([*shown, *_pasted(criterion)]),
        },
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": [criterion["section"], criterion["status"], criterion["obligation"]],
            "answer": criterion["answer"],
        },
    }
    urls = [sources[key]["url"] for key in criterion["sources"] if key in sources]
    return rule | ({"helpUri": urls[0]} if urls else {})


def _pasted(criterion: Mapping[str, Any]) -> Iterable[str]:
    """Yield what can be pasted where the criterion is not met, for each kind of file."""
    for kind, members in sorted(criterion.get("paste", {}).items()):
        yaml = kind == "application"
        lines = ("\n" if yaml else ",\n").join(_outermost(members.values()))
        yield f"**{markdown(phrase(f'exchange-paste-{kind}'))}**"
        yield markdown_fence(lines, "yaml" if yaml else "json")


def _outermost(members: Iterable[str]) -> Iterator[str]:
    """Yield the members that are not shown within another one already, as a plan shows its days."""
    lines = {member: {line.strip(" -") for line in member.splitlines()} for member in members}
    for member, mine in lines.items():
        if not any(mine < others for others in lines.values()):
            yield member


def _artifact(file: Mapping[str, Any], options: RenderOptions) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": _location(file["path"], options)}
    if file["size"] >= 0:
        artifact["length"] = file["size"]
    if file["sha256"]:
        artifact["hashes"] = {"sha-256": file["sha256"]}
    return artifact


def _location(path: str, options: RenderOptions) -> dict[str, str]:
    return {"uri": quote(options.prefix + path, safe="/"), "uriBaseId": _ROOT}


def _result(document: Mapping[str, Any], entry: Entry, options: RenderOptions) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": entry.rule,
        "kind": entry.kind,
        "level": entry.level if entry.kind == "fail" else "none",
        "message": _message(entry),
        "partialFingerprints": {"badgeaudit/v1": entry.fingerprint},
        "properties": {"subject": entry.subject},
    }
    result["locations"] = [_place(document, entry, options)]
    if entry.waiver is not None:
        result["suppressions"] = [_suppression(entry.waiver)]
    if document.get("baseline") is not None:
        result["baselineState"] = "new" if entry.new is not False else "unchanged"
    return result


def _message(entry: Entry) -> dict[str, str]:
    """Return the words, and with them the lines to paste for readers that show Markdown.

    No ``fixes`` (3.55): what is pasted is an example that a person has to make true, and a tool
    would apply it unread.
    """
    said = {"text": clean(entry.text)}
    if entry.fix is not None:
        fence = markdown_fence(entry.fix.text, entry.fix.language)
        said["markdown"] = f"{markdown(entry.text)}\n\n{fence}"
    return said


def _place(document: Mapping[str, Any], entry: Entry, options: RenderOptions) -> dict[str, Any]:
    # without a line it is about the whole file; code hosts show that at its first line
    region = {"startLine": entry.line or 1, "startColumn": entry.column or 1}
    path = entry.path or _home(document)
    physical = {"artifactLocation": _location(path, options), "region": region}
    place: dict[str, Any] = {"physicalLocation": physical}
    if entry.pointer:
        place["logicalLocations"] = [{"fullyQualifiedName": entry.pointer, "kind": "member"}]
    return place


def _home(document: Mapping[str, Any]) -> str:
    """Return the file at which is shown what is about no file: the application, else the first one.

    A result may go without a place (3.27.12), but GitHub refuses a log that has one such result.
    """
    dossier = document["dossier"]
    return str(dossier["application"] or dossier["files"][0]["path"])


def _suppression(waiver: Mapping[str, Any]) -> dict[str, Any]:
    said = phrase(
        "exchange-waived",
        reason=waiver["reason"],
        approver=waiver["approver"],
        until=waiver["until"],
    )
    return {"kind": "external", "status": "accepted", "justification": clean(said)}


def _absent(document: Mapping[str, Any], options: RenderOptions) -> Iterable[dict[str, Any]]:
    """Yield what a baseline knew and what is fixed."""
    rules = {each["id"] for each in document["standard"]["criteria"]}
    for failure in (document.get("baseline") or {"fixed": ()})["fixed"]:
        rule = failure["criterion"] or FILE
        if rule not in rules | {FILE}:
            continue  # a criterion of another edition has no rule here
        result: dict[str, Any] = {
            "ruleId": rule,
            "kind": "fail",
            "level": "note",
            "message": {"text": clean(failure["text"])},
            "partialFingerprints": {"badgeaudit/v1": failure["fingerprint"]},
            "baselineState": "absent",
        }
        location = {
            "artifactLocation": _location(failure["path"] or _home(document), options),
            "region": {"startLine": 1},
        }
        yield {**result, "locations": [{"physicalLocation": location}]}
