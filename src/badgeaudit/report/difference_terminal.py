"""A difference's document → the terminal: who, readiness, criteria, findings, people, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from badgeaudit.report import difference_words as words
from badgeaudit.report import wording
from badgeaudit.report.difference_words import said
from badgeaudit.report.phrases import phrase, verdict_key
from badgeaudit.report.terminal_text import Writer

if TYPE_CHECKING:
    from rich.console import Console

Document = Mapping[str, Any]

LISTED = 12
"""Entries of one list before the rest is counted."""

FINDINGS = 3
"""Findings of one kind shown below a criterion."""


def print_terminal(document: Document, console: Console) -> None:
    """Print the difference. Nothing from an audit is read as markup or as control characters."""
    out = Writer(console)
    _head(document, out)
    _incomparable(document, out)
    _rules(document, out)
    _scores(document, out)
    _criteria(document, out)
    _findings(document, out)
    _judgements(document, out)
    _evidence(document, out)
    _dues(document, out)
    out.gap()
    tool = document["tool"]
    ends = said(
        "ends", tool=tool["name"], version=tool["version"], disclaimer=document["disclaimer"]
    )
    out.line(ends, style="dim")


def _head(document: Document, out: Writer) -> None:
    key = verdict_key(document["readiness"]["now"]["outcome"])
    lines = [
        (words.title(document), "bold"),
        (f"{said('then')}: {words.side(document['old'])}", "dim"),
        (f"{said('now')}: {words.side(document['new'])}", "dim"),
        (said("readiness", change=words.readiness(document)), "bold"),
        (said("total", change=words.score(words.total(document))), "bold"),
        (said("nothing") if words.nothing(document) else words.summary(document), ""),
    ]
    if document["readiness"]["now"]["provisional"]:
        lines.append((said("provisional"), ""))
    out.panel(said("title"), lines, outcome=key)
    for remark in document["remarks"]:
        out.line(f"! {remark['text']}", 0, 2)


def _incomparable(document: Document, out: Writer) -> None:
    parts = [*document["incomparable"]["criteria"], *document["incomparable"]["rules"]]
    if not parts:
        return
    out.heading(said("incomparable", count=len(parts)))
    for part in parts[:LISTED]:
        out.line(f"{part['id']} {part['title']}: {words.incomparable(part)}", 2, 4)
    _rest(parts, LISTED, out, 2)


def _rules(document: Document, out: Writer) -> None:
    changed = words.rules(document)
    out.heading(said("rules", count=len(changed)))
    for rule in changed:
        change = words.arrow(phrase(f"rule-{rule['then']}"), phrase(f"rule-{rule['now']}"))
        title = f"{rule['id']} {rule['title']}: {change}"
        out.entry(rule["now"], title, f"({phrase('status-' + rule['status'])})")
        out.line(rule["reason"]["text"], indent=4)
    same = len(document["readiness"]["rules"]) - len(changed)
    if same:
        out.line(said("rules-same", count=same), indent=2, style="dim")


def _scores(document: Document, out: Writer) -> None:
    out.heading(said("sections"))
    for score in document["scores"]:
        name = f"{score['section']} {score['title']}" if score["title"] else said("total-name")
        style = "" if score["then"] != score["now"] else "dim"
        out.line(f"{name}: {words.score(score)}", 2, 4, style=style)


def _criteria(document: Document, out: Writer) -> None:
    out.heading(said("criteria", count=len(document["criteria"])))
    if not document["criteria"]:
        out.line(said("criteria-none"), indent=2, style="dim")
    for kind, criteria in words.kinds(document):
        out.line(f"{said('kind-' + kind)} ({len(criteria)})", indent=2, style="bold")
        for each in criteria[:LISTED]:
            detail = words.outcome(each) + (f"; {said('lost')}" if each["lost"] else "")
            out.entry(each["now"]["outcome"], f"{each['criterion']} {each['title']}", f"({detail})")
        _rest(criteria, LISTED, out, 4)


def _findings(document: Document, out: Writer) -> None:
    findings = document["findings"]
    counts = {"gone": findings["fixed"], "new": findings["new"]}
    out.heading(said("findings", **counts, unchanged=findings["unchanged"]))
    moved = [group for group in findings["groups"] if group["fixed"] or group["new"]]
    still = [group for group in findings["groups"] if group not in moved]
    for group in moved[:LISTED]:
        out.line(f"{_name(group)}: {words.group(group)}", 2, 4, style="bold")
        for kind in ("new", "fixed"):
            for finding in group[kind][:FINDINGS]:
                out.line(f"{said('finding-' + kind)}: {finding['message']['text']}", 4, 6)
                if finding["place"]:
                    out.address(wording.place(finding["place"]), indent=6)
            _rest(group[kind], FINDINGS, out, 4)
    _rest(moved, LISTED, out, 2)
    if still:
        names = [group["criterion"] or said("files") for group in still[:LISTED]]
        names += ["…"] if len(still) > LISTED else []
        out.line(f"{said('finding-unchanged')}: {', '.join(names)}", 2, 4, style="dim")


def _name(group: Document) -> str:
    return f"{group['criterion']} {group['title']}" if group["criterion"] else said("files")


def _judgements(document: Document, out: Writer) -> None:
    judgements = document["judgements"]
    changes = judgements["changes"]
    if not changes and not judgements["unchanged"]:
        out.heading(said("judgements", count=0, unchanged=0))
        out.line(said("judgements-none"), indent=2, style="dim")
        return
    out.heading(said("judgements", count=len(changes), unchanged=judgements["unchanged"]))
    for kind, found in words.judgement_kinds(document):
        out.line(f"{said('judgement-' + kind)} ({len(found)})", indent=2, style="bold")
        for change in found[:LISTED]:
            who = f"{change['assessor']}, {phrase('role-' + change['role'])}"
            what = f"{who}: {words.judgement(change, document)}"
            out.line(f"{change['criterion']} {change['title']}; {what}", 4, 6)
            if change["now"] and change["now"]["set_aside"]:
                out.line(change["now"]["set_aside"]["text"], indent=6, style="dim")
        _rest(found, LISTED, out, 4)


def _evidence(document: Document, out: Writer) -> None:
    files = words.files(document)
    out.heading(said("evidence", count=len(files), unchanged=document["evidence"]["unchanged"]))
    for file in files[:LISTED]:
        was = f" ({said('moved-from', path=file['moved_from'])})" if file["moved_from"] else ""
        out.line(f"{said('file-' + file['kind'])}: {file['path']}{was}", 2, 4)
        if file["rested"]:
            out.line(said("rested", judgements=words.rested(file)), indent=4, style="dim")
    _rest(files, LISTED, out, 2)


def _dues(document: Document, out: Writer) -> None:
    out.heading(said("dues"))
    if not document["dues"]:
        out.line(said("dues-none"), indent=2, style="dim")
    for each in document["dues"]:
        out.line(f"{each['rule']} {each['title']}: {words.due(each)}", 2, 4)


def _rest(items: Sequence[Any], shown: int, out: Writer, indent: int) -> None:
    if len(items) > shown:
        out.line(said("more", count=len(items) - shown), indent=indent, style="dim")
