"""Audit document → the terminal: verdict, rules, next steps, sections, what is not met and open."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from badgeaudit.report import wording
from badgeaudit.report.accepted_terminal import print_accepted, print_restricted
from badgeaudit.report.decision_terminal import print_decision
from badgeaudit.report.options import DEFAULT_OPTIONS, RenderOptions
from badgeaudit.report.phrases import phrase, verdict_key
from badgeaudit.report.terminal_plain import PlainWriter
from badgeaudit.report.terminal_text import Writer
from badgeaudit.report.translating import machine_translated
from badgeaudit.report.view import Item, View

if TYPE_CHECKING:
    from rich.console import Console

STEPS = 6
"""Steps shown; whoever mends six things runs the check again."""

FINDINGS = 2
"""Findings shown below a criterion; the other reports have more."""

CRITERIA = 12
"""Criteria listed as not met or open before the rest is counted."""

FILES = 8
"""Problems of files shown."""


def render_terminal(document: Mapping[str, Any], options: RenderOptions) -> str:
    """Return what ``print_terminal`` prints, plain: no colour, no boxes."""
    from rich.console import Console

    file = io.StringIO()
    console = Console(
        file=file, width=options.width, no_color=True, force_terminal=False, highlight=False
    )
    print_terminal(document, console, options)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()).strip() + "\n"


def print_terminal(
    document: Mapping[str, Any], console: Console, options: RenderOptions = DEFAULT_OPTIONS
) -> None:
    """Print the report. Colours and boxes only where the console shows them (NO_COLOR, pipes).

    Nothing from the audit is read as Rich markup, and control characters are dead.
    """
    view = View(document, options)
    out = PlainWriter(console) if options.plain else Writer(console)
    _verdict(view, out)
    print_restricted(view, out)
    _rules(view, out)
    print_decision(view, out)
    _steps(view, out)
    _sections(view, out)
    print_accepted(view, out)
    _criteria(view.unmet(), "terminal-failed", view, out)
    _criteria(view.open(), "terminal-open", view, out)
    _divergent(view, out)
    _files(view, out)
    out.gap()
    out.line(view.standard["disclaimer"], style="dim")
    if machine_translated():
        out.line(phrase("machine-translated"), style="dim")


def _verdict(view: View, out: Writer) -> None:
    readiness = view.document["readiness"]
    key = verdict_key(readiness["outcome"])
    score = wording.score(view.total)
    percent = wording.percent(view.total)
    lines = [
        (view.title, "bold"),
        (
            phrase(
                "terminal-about",
                standard=view.standard["title"],
                edition=view.standard["edition"],
                as_of=view.document["as_of"],
            ),
            "dim",
        ),
        (
            f"{phrase(f'verdict-text-{key}')} {phrase('rules-summary', **view.rule_counts())}",
            "",
        ),
        (phrase("terminal-score", score=f"{score} ({percent})" if percent else score), "bold"),
    ]
    if view.document["dossier"]["application"] is None:
        # badge files alone: whether they are valid is what was asked
        lines[1:1] = [(_badge_files(view), "bold")]
    if readiness["provisional"]:
        lines.append((phrase("verdict-provisional"), ""))
    verdict = out.signed(key, phrase(f"verdict-{key}"))
    out.panel(f"{phrase('terminal-readiness')}: {verdict}", lines, outcome=key)


def _badge_files(view: View) -> str:
    roles = ("badge", "credential")
    files = [
        each
        for each in view.document["dossier"]["files"]
        if each["role"] in roles and not (each["form"] == "image" and each["valid"])
    ]
    valid = sum(each["valid"] and not each["proof_failed"] for each in files)
    return phrase("terminal-badge-files", valid=valid, invalid=len(files) - valid)


def _rules(view: View, out: Writer) -> None:
    out.heading(phrase("terminal-rules"))
    for rule in view.rules.values():
        marks = [phrase(f"status-{rule['status']}")]
        if rule["rehearsal"]:
            marks.append(phrase("rehearsal"))
        outcome = phrase(f"rule-{rule['outcome']}")
        title = f"{rule['id']} {rule['title']}: {outcome}"
        out.entry(rule["outcome"], title, f"({', '.join(marks)})")
        reason = rule["reason"]["text"]
        if rule["blocking"]:
            criteria = tuple(rule["blocking"][:6]) + (("…",) if len(rule["blocking"]) > 6 else ())
            why = "terminal-blocking" if rule["outcome"] == "failed" else "terminal-waiting"
            reason = f"{reason} ({phrase(why, criteria=criteria)})"
        out.line(reason, indent=4)


def _steps(view: View, out: Writer) -> None:
    out.heading(phrase("terminal-next"))
    steps = view.document["steps"]
    if not steps:
        out.line(phrase("terminal-nothing"), indent=2)
    limit = _limit(view, STEPS)
    for number, step in enumerate(steps[:limit], 1):
        criterion = view.criteria[step["criterion"]]
        action = phrase(f"action-{step['action']}")
        out.line(f"{number}. {action} {criterion['id']} {criterion['title']}", 2, 5, style="bold")
        out.line(wording.effect(step), indent=5, style="dim")
        out.line(criterion["question" if step["action"] == "judge" else "remedy"], indent=5)
        first = view.first_finding(step)
        if first is not None:
            out.line(first["message"]["text"], indent=5, style="dim")
            if first["place"]:
                out.address(wording.place(first["place"]), indent=7)
    if len(steps) > limit:
        out.line(phrase("terminal-more", count=len(steps) - limit), indent=2, style="dim")


def _sections(view: View, out: Writer) -> None:
    out.heading(phrase("terminal-sections"))
    rows = [
        (f"{section['id']} {section['title']}", view.scores[section["id"]])
        for section in view.standard["sections"]
        if section["id"] in view.scores
    ]
    out.bars([*rows, (phrase("terminal-total"), view.total)])


def _criteria(items: Sequence[Item], heading: str, view: View, out: Writer) -> None:
    if not items:
        return
    out.heading(phrase(heading, count=len(items)))
    limit = _limit(view, CRITERIA)
    for item in items[:limit]:
        marks = (
            phrase(f"status-{item.criterion['status']}"),
            phrase(f"obligation-{item.criterion['obligation']}"),
        )
        title = f"{item.criterion['id']} {item.criterion['title']}"
        if item.outcome != "failed":
            title += f": {phrase(f'outcome-{item.outcome}')}"
        out.entry(item.outcome, title, f"({', '.join(marks)})")
        if item.result and item.result["observed"]:
            _findings(item.result["observed"]["findings"], out, _limit(view, FINDINGS))
    if len(items) > limit:
        out.line(phrase("terminal-more", count=len(items) - limit), indent=2, style="dim")


def _divergent(view: View, out: Writer) -> None:
    items = view.divergent()
    if not items:
        return
    out.heading(phrase("terminal-divergent", count=len(items)))
    for item in items[: _limit(view, CRITERIA)]:
        out.line(f"{item.criterion['id']} {item.criterion['title']}", 2, 4, style="bold")
        for each in item.result["divergences"] if item.result else ():
            out.line(each["text"], indent=4)


def _limit(view: View, shown: int) -> int:
    """Return how many entries are shown: all of them when everything is asked for."""
    return sys.maxsize if view.options.full else shown


def _files(view: View, out: Writer) -> None:
    findings = view.document["file_findings"]
    if findings:
        out.heading(phrase("terminal-files", count=len(findings)))
        _findings(findings, out, _limit(view, FILES))


def _findings(findings: Sequence[Mapping[str, Any]], out: Writer, shown: int) -> None:
    against = [each for each in findings if each["outcome"] != "passed"]
    for finding in against[:shown]:
        out.line(finding["message"]["text"], indent=4)
        if finding["place"]:
            out.address(wording.place(finding["place"]), indent=6)
    if len(against) > shown:
        out.line(phrase("terminal-more", count=len(against) - shown), indent=4, style="dim")
