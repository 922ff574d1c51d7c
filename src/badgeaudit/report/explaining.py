"""Explain a standard: one criterion in full, or all of them by section."""

from __future__ import annotations

import io
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from badgeaudit.errors import WrongUse
from badgeaudit.model.places import Message, message
from badgeaudit.model.standard import Standard
from badgeaudit.report import wording
from badgeaudit.report.explaining_passing import pass_rule, print_conditions
from badgeaudit.report.explaining_rules import print_rule, rule_explained, rule_ids
from badgeaudit.report.options import DEFAULT_OPTIONS
from badgeaudit.report.phrases import phrase
from badgeaudit.report.standard_document import standard_document
from badgeaudit.report.terminal_text import Writer

if TYPE_CHECKING:
    from rich.console import Console

FORMATS = ("terminal", "markdown", "json")


def explain(standard: Standard, id: str | None, format: str) -> str:
    """Return the explanation as text. Raises WrongUse for an unknown id or format.

    Without an id every criterion is listed by section. The texts are those of the reports.
    """
    document = explained(standard, id)
    if format == "json":
        from badgeaudit.report.json_ import render_json

        return render_json(document)
    if format == "markdown":
        return _markdown(document)
    if format == "terminal":
        from rich.console import Console

        file = io.StringIO()
        print_explanation(document, Console(file=file, width=DEFAULT_OPTIONS.width, no_color=True))
        return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"
    raise WrongUse(message("report.unknown-format", format=format, formats=FORMATS))


def explained(standard: Standard, id: str | None) -> dict[str, Any]:
    """Return what is explained as data: the standard, its readiness rules, and the criteria asked.

    ``id``: a criterion, a section, a rule of readiness, of the procedure or ``certification`` (when
    one passes a workshop), in any case of letters. Raises WrongUse for an unknown one, with the
    nearest.
    """
    whole = standard_document(standard)
    rules: list[dict[str, Any]] = [
        {
            "id": rule.id,
            "title": rule.title,
            "text": rule.text,
            "status": rule.status.value,
            "rehearsal": rule.rehearsal,
        }
        for rule in standard.rules
    ]
    of = {rule.id: rule.of for rule in standard.rules}
    if id is None:
        return {**whole, "rules": rules, "certification": pass_rule(standard)}
    if asked := rule_explained(standard, id):
        return {**whole, "rules": [], "rule": asked}
    section = [each for each in whole["sections"] if each["id"].casefold() == id.casefold()]
    if section:
        inside = [each for each in whole["criteria"] if each["section"] == section[0]["id"]]
        ids = {each["id"] for each in inside}
        touching = [rule for rule in rules if ids & set(of[rule["id"]])]
        return {**whole, "sections": section, "criteria": inside, "rules": touching}
    wanted = [each for each in whole["criteria"] if each["id"].casefold() == id.casefold()]
    if not wanted:
        raise WrongUse(_unknown(standard, id))
    found = wanted[0]["id"]
    return {
        **whole,
        "criteria": wanted,
        "sections": [each for each in whole["sections"] if each["id"] == wanted[0]["section"]],
        "procedure": [],
        "rules": [rule for rule in rules if found in of[rule["id"]]],
    }


def print_explanation(document: dict[str, Any], console: Console) -> None:
    """Print what ``explained`` returned: one criterion in full, or a list of them."""
    out = Writer(console)
    title = phrase("explain-standard", title=document["title"], edition=document["edition"])
    if "rule" in document:
        print_rule(document, out)
        out.gap()
        out.line(title, style="dim")
        return
    if len(document["criteria"]) == 1 and not document["procedure"]:
        _print_criterion(document, out)
        out.gap()
        out.line(title, style="dim")
        return
    out.line(title, style="bold")
    for section in document["sections"]:
        out.heading(f"{section['id']} {section['title']} ({_status(section)})")
        if len(document["sections"]) == 1:
            out.line(section["text"], 2)
        for criterion in document["criteria"]:
            if criterion["section"] == section["id"]:
                marks = f"({_status(criterion)}, {phrase('obligation-' + criterion['obligation'])})"
                out.line(f"{criterion['id']} {criterion['title']} {marks}", 2, 4)
    out.heading(phrase("terminal-rules"))
    for rule in document["rules"]:
        mark = _status(rule) + (f", {phrase('rehearsal')}" if rule["rehearsal"] else "")
        out.line(f"{rule['id']} {rule['title']} ({mark}): {rule['text']}", 2, 4)
    if passing := document.get("certification"):
        out.heading(phrase("explain-passing"))
        out.line(
            f"{passing['id']} {passing['title']} ({_status(passing)}): {passing['text']}", 2, 4
        )
        out.gap()
        print_conditions(passing, out)
    out.gap()
    out.line(phrase("explain-more"), style="dim")
    out.line(document["disclaimer"], style="dim")


def _print_criterion(document: dict[str, Any], out: Writer) -> None:
    criterion = document["criteria"][0]
    out.line(f"{criterion['id']} {criterion['title']}", style="bold")
    marks = f"{_status(criterion)}, {phrase('obligation-' + criterion['obligation'])}"
    section = document["sections"][0]
    out.line(f"{marks}; {section['id']} {section['title']}", style="dim")
    out.gap()
    out.line(criterion["question"])
    for heading, text in parts(document):
        out.heading(heading)
        out.line(text, indent=2)
    out.heading(phrase("explain-sources"))
    if not criterion["sources"]:
        out.line(phrase("source-own"), indent=2)
    for key in criterion["sources"]:
        source = document["sources"][key]
        out.line(f"{source['title']} ({phrase('source-' + source['kind'])})", indent=2)
        out.address(source["url"], indent=4)


def parts(document: dict[str, Any]) -> list[tuple[str, str]]:
    """Return (heading, text) for all that there is to say of the one criterion."""
    criterion = document["criteria"][0]
    proof = criterion["proof"]
    found = [
        ("why", criterion["why"]),
        (
            "proof",
            phrase(
                "explain-proof-needs",
                wanted=criterion["wanted"],
                comment=phrase(f"need-{proof['comment']}"),
                evidence=phrase(f"need-{proof['evidence']}"),
            ),
        ),
        ("remedy", criterion["remedy"]),
        ("passed", criterion["passed_example"]),
        ("failed", criterion["failed_example"]),
        (
            "answer",
            phrase(
                "explain-answered",
                answer=phrase(f"answers-{criterion['answer']}"),
                about=phrase(f"applies-{criterion['applies_to']}"),
            ),
        ),
        ("check", wording.check(criterion["check"])),
        ("scored", _scored(document)),
        ("note", criterion["note"]),
    ]
    return [(phrase(f"explain-{key}"), text) for key, text in found if text]


def _scored(document: dict[str, Any]) -> str:
    criterion = document["criteria"][0]
    if criterion["same_as"]:
        return phrase("explain-same", id=criterion["same_as"])
    said = [phrase(f"explain-scored-{criterion['obligation']}")]
    if criterion["answer"] == "level":
        scale = document["scale"]
        said.append(phrase("explain-level", level=scale["pass_level"], highest=scale["highest"]))
    rules = tuple(f"{rule['id']} {rule['title']}" for rule in document["rules"])
    if rules:
        said.append(phrase("explain-in-rules", rules=rules))
    return " ".join(said)


def _markdown(document: dict[str, Any]) -> str:
    from badgeaudit.report.markdown import tidy
    from badgeaudit.report.templating import markdown_environment

    one = len(document["criteria"]) == 1 and not document["procedure"] and "rule" not in document
    template = markdown_environment().get_template("explain.md.j2")
    return tidy(template.render(document=document, parts=parts(document) if one else None))


def _status(part: dict[str, Any]) -> str:
    return phrase(f"status-{part['status']}")


def _unknown(standard: Standard, id: str) -> Message:
    ids = (
        *(criterion.id for criterion in standard.criteria),
        *(section.id for section in standard.sections),
        *rule_ids(standard),
    )
    known = {each.casefold(): each for each in ids}
    near = get_close_matches(id.casefold(), known, n=3, cutoff=0.5)
    if not near:
        return message("report.unknown-criterion", id=id, standard=standard.id)
    similar = tuple(known[each] for each in near)
    return message("report.unknown-criterion-similar", id=id, standard=standard.id, similar=similar)
