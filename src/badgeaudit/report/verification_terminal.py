"""The document of ``badgeaudit verify`` → the terminal: a verdict per file, then its steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, Parameter
from badgeaudit.report.phrases import verdict_key
from badgeaudit.report.terminal_text import Writer

if TYPE_CHECKING:
    from rich.console import Console

_OUTCOMES = {
    "valid": "passed",
    "invalid": "failed",
    "could-not-check": "cantTell",
    "not-a-badge": "failed",
}
_LONGEST_DETAIL = 4000


def print_verification(document: Mapping[str, Any], console: Console) -> None:
    """Print every file's verdict with every step: outcome, reason, place and clause."""
    out = Writer(console)
    for number, result in enumerate(document["results"]):
        if number:
            out.gap()
        _result(result, out, 0)
    out.gap()
    mode = "online" if document["online"] else "offline"
    out.line(_said(f"mode-{mode}", as_of=document["as_of"]), style="dim")


def _result(result: Mapping[str, Any], out: Writer, indent: int) -> None:
    key = verdict_key(result["verdict"])
    title = result["path"] if not indent else result["pointer"] or result["path"]
    out.line(
        f"{_mark(_OUTCOMES[key])} {_said(f'verdict-{key}')}: {title}",
        indent,
        indent + 2,
        style=_style(_OUTCOMES[key], "bold "),
    )
    about = [_said(f"form-{_kind(result)}"), result["id"]]
    out.line(" · ".join(each for each in about if each), indent + 2, style="dim")
    for step in result["steps"]:
        _step(step, result, out, indent + 2)
    for inner in result["inner"]:
        _result(inner, out, indent + 4)


def _step(step: Mapping[str, Any], result: Mapping[str, Any], out: Writer, indent: int) -> None:
    warning = step["level"] == "warning" and step["outcome"] != "passed"
    outcome = _said("warning") if warning and step["outcome"] == "failed" else ""
    outcome = outcome or _said(f"outcome-{step['outcome']}")
    style = _style("cantTell" if warning else step["outcome"], "")
    head = f"{_mark('hint' if warning else step['outcome'])} {_said('step-' + step['name'])}"
    out.line(f"{head}: {outcome}. {step['reason']['text']}", indent, indent + 2, style=style)
    if step["outcome"] in ("passed", "inapplicable"):
        return
    where = result["path"]
    if step["line"] is not None:
        where += f":{step['line']}:{step['column']}"
    if step["pointer"]:
        where += f"  {step['pointer']}"
    out.address(where, indent + 4)
    out.line(step["clause"]["title"], indent + 4, style="dim")
    out.address(step["clause"]["url"], indent + 4)
    for name, value in step.get("details", {}).items():
        out.line(f"{name}:", indent + 4, style="bold")
        for line in value[:_LONGEST_DETAIL].splitlines() or [""]:
            out.address(line, indent + 6)


def _kind(result: Mapping[str, Any]) -> str:
    return (result["form"] or "unknown").partition(".")[0]


def _mark(outcome: str) -> str:
    from badgeaudit.report.wording import SYMBOLS

    return SYMBOLS[outcome]


def _style(outcome: str, before: str) -> str:
    from badgeaudit.report.terminal_text import STYLES

    return f"{before}{STYLES.get(outcome, '')}".strip()


def _said(id: str, /, **values: Parameter) -> str:
    """Return the words of ``verification.<id>``."""
    return sentence(Message(f"verification.{id}", values))
