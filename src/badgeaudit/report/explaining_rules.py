"""Explain a rule (of readiness, the procedure, passing): what it says, of what, on which source."""

from __future__ import annotations

from typing import Any

from badgeaudit.model.standard import ProcedureRule, Rule, Standard
from badgeaudit.report.explaining_passing import ID as PASS_RULE
from badgeaudit.report.explaining_passing import pass_rule, print_conditions
from badgeaudit.report.phrases import phrase
from badgeaudit.report.terminal_text import Writer


def rule_explained(standard: Standard, id: str) -> dict[str, Any] | None:
    """Return one rule as data, with the criteria it is about; None when no rule has this id."""
    wanted = id.casefold()
    for rule in standard.rules:
        if rule.id.casefold() == wanted:
            return _readiness(standard, rule)
    for procedure in standard.procedure:
        if procedure.id.casefold() == wanted:
            return _procedure(procedure)
    return pass_rule(standard) if wanted == PASS_RULE else None


def rule_ids(standard: Standard) -> tuple[str, ...]:
    """Return the ids of all rules."""
    readiness = tuple(rule.id for rule in standard.rules)
    passing = (PASS_RULE,) if standard.certification is not None else ()
    return readiness + tuple(rule.id for rule in standard.procedure) + passing


def print_rule(document: dict[str, Any], out: Writer) -> None:
    """Print what ``rule_explained`` put into the document under ``rule``."""
    rule = document["rule"]
    out.line(f"{rule['id']} {rule['title']}", style="bold")
    out.line(_marks(rule), style="dim")
    out.gap()
    out.line(rule["text"])
    if "conditions" in rule:
        out.gap()
        print_conditions(rule, out)
    if rule["of"]:
        out.heading(phrase("explain-of"))
        for id in rule["of"]:
            title = next(each["title"] for each in document["criteria"] if each["id"] == id)
            out.line(f"{id} {title}", 2, 4)
    if rule["assumes"]:
        out.heading(phrase("explain-assumes"))
        for assumed in rule["assumes"]:
            out.line(document["assumptions"][assumed], indent=2)
    out.heading(phrase("explain-sources"))
    if not rule["sources"]:
        out.line(phrase("source-own"), indent=2)
    for key in rule["sources"]:
        source = document["sources"][key]
        out.line(f"{source['title']} ({phrase('source-' + source['kind'])})", indent=2)
        out.address(source["url"], indent=4)


def _marks(rule: dict[str, Any]) -> str:
    marks = [phrase(f"status-{rule['status']}"), phrase(f"explain-{rule['kind']}")]
    if rule["rehearsal"]:
        marks.append(phrase("rehearsal"))
    return ", ".join(marks)


def _readiness(standard: Standard, rule: Rule) -> dict[str, Any]:
    return {
        "kind": "readiness-rule",
        "id": rule.id,
        "title": rule.title,
        "text": rule.text,
        "status": rule.status.value,
        "sources": list(rule.sources),
        "assumes": [each for each in rule.assumes if each in standard.assumptions],
        "rehearsal": rule.rehearsal,
        "of": list(rule.of),
    }


def _procedure(rule: ProcedureRule) -> dict[str, Any]:
    return {
        "kind": "procedure-rule",
        "id": rule.id,
        "title": rule.title,
        "text": rule.text,
        "status": rule.status.value,
        "sources": list(rule.sources),
        "assumes": [],
        "rehearsal": False,
        "of": [],
    }
