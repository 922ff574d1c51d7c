"""print_decision: the committee's decision and how it keeps to the procedure, on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from badgeaudit.report import wording
from badgeaudit.report.phrases import phrase

if TYPE_CHECKING:
    from badgeaudit.report.terminal_text import Writer
    from badgeaudit.report.view import View


def print_decision(view: View, out: Writer) -> None:
    """Print the decision beside the readiness; nothing when none was given to the audit."""
    decision = view.document["decision"]
    if decision is None:
        return
    out.heading(phrase("terminal-decision"))
    out.line(_decided(decision["outcome"], decision["decided_on"]), indent=2, style="bold")
    if decision["beside"]:
        out.line(decision["beside"]["text"], indent=2)
    if decision["inside_dossier"]:
        out.line(phrase("decision-inside"), indent=2)
    for each in decision["conditions"]:
        out.line(f"- {each}", 2, 4)
    out.heading(phrase("terminal-procedure"))
    for each in view.document["procedure"]:
        rule = view.procedure[each["rule"]]
        marks = [phrase(f"status-{rule['status']}")]
        if not rule["sources"]:
            marks.append(phrase("source-own"))
        title = f"{rule['id']} {rule['title']}: {phrase('kept-' + each['outcome'])}"
        out.entry(each["outcome"], title, f"({', '.join(marks)})")
        out.line(each["reason"]["text"], indent=4)
        for warning in each["warnings"]:
            out.line(f"! {warning['text']}", indent=4)
    found = decision["contradictions"]
    if found:
        out.heading(phrase("terminal-contradictions", count=len(found)))
        for each in found:
            out.line(f"{each['message']['text']}", indent=2)
            out.address(wording.place(each["place"]), indent=4)


def _decided(outcome: str, day: str | None) -> str:
    if not outcome:
        return phrase("decision-open")
    if day is None:
        return phrase("decision-undated", outcome=outcome)
    return phrase("decision-decided", day=day, outcome=outcome)
