"""The document of ``badgeaudit verify`` → the terminal: a verdict per file, then its steps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
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
_GRAVEST = ("not-a-badge", "invalid", "could-not-check", "valid")
_LONGEST_DETAIL = 4000


def print_verification(
    document: Mapping[str, Any], console: Console, *, replayed: bool = False
) -> None:
    """Print every file's verdict with every step: outcome, reason, place and clause.

    For several files, how many there are of each verdict comes last, where it is still seen.
    ``replayed``: what was fetched came from a recording.
    """
    out = Writer(console)
    for number, result in enumerate(document["results"]):
        if number:
            out.gap()
        _result(result, out, 0, result["path"])
    out.gap()
    if len(document["results"]) > 1:
        out.line(_counted(document["results"]), style="bold")
    mode = "replay" if replayed else "online" if document["online"] else "offline"
    out.line(_said(f"mode-{mode}", as_of=document["as_of"]), style="dim")


def _counted(results: Sequence[Mapping[str, Any]]) -> str:
    """Return how many files there are of each verdict, the gravest first."""
    counts = Counter(verdict_key(result["verdict"]) for result in results)
    each = [
        _said("count-one", count=counts[key], verdict=_said(f"verdict-{key}"))
        for key in _GRAVEST
        if counts[key]
    ]
    return _said("count", files=len(results), verdicts=tuple(each))


def _result(result: Mapping[str, Any], out: Writer, indent: int, title: str) -> None:
    key = verdict_key(result["verdict"])
    line = f"{_mark(_OUTCOMES[key])} {_verdict(result, key)}: {title}"
    style = _style(_OUTCOMES[key], "bold ")
    out.whole(line, indent, style=style)
    about = [_said(f"form-{_kind(result)}"), result["id"]]
    if any(about):
        out.whole(" · ".join(each for each in about if each), indent + 2, style="dim")
    if result["badge"] or result["issuer"]:
        out.line(_named(result), indent + 2, style="dim")
    for step in result["steps"]:
        _step(step, result, out, indent + 2)
    for inner in result["inner"]:
        _result(inner, out, indent + 4, _title(inner, result))


def _verdict(result: Mapping[str, Any], key: str) -> str:
    """Return the verdict; one that is good says when there is something to be read below."""
    verdict = _said(f"verdict-{key}")
    warnings = sum(map(_warns, result["steps"])) if key == "valid" else 0
    return _said("with-warnings", verdict=verdict, count=warnings) if warnings else verdict


def _warns(step: Mapping[str, Any]) -> bool:
    return step["level"] == "warning" and step["outcome"] not in ("passed", "inapplicable")


def _named(result: Mapping[str, Any]) -> str:
    badge, issuer = result["badge"], result["issuer"]
    if badge and issuer:
        return _said("about", badge=badge, issuer=issuer)
    return _said("about-badge", badge=badge) if badge else _said("about-issuer", issuer=issuer)


def _title(inner: Mapping[str, Any], outer: Mapping[str, Any]) -> str:
    if inner["path"] != outer["path"]:
        # what an address answered is a document of its own
        return _said("copy", url=inner["path"])
    return str(inner["pointer"] or inner["path"])


def _step(step: Mapping[str, Any], result: Mapping[str, Any], out: Writer, indent: int) -> None:
    warning = _warns(step)
    outcome = _said("warning") if warning else _said(f"outcome-{step['outcome']}")
    style = _style("cantTell" if warning else step["outcome"], "")
    head = f"{_mark('hint' if warning else step['outcome'])} {_said('step-' + step['name'])}"
    out.line(f"{head}: {outcome}. {step['reason']['text']}", indent, indent + 2, style=style)
    if step["outcome"] not in ("passed", "inapplicable"):
        _place(step, result, out, indent + 4)
    for name, value in step.get("details", {}).items():
        out.line(f"{_detail(name)}:", indent + 4, style="bold")
        for line in value[:_LONGEST_DETAIL].splitlines() or [""]:
            out.address(line, indent + 6)


def _detail(name: str) -> str:
    """Return the words for an intermediate value's name: ``key (SHA-256)`` is ``key-SHA-256``."""
    return _said(f"detail-{re.sub(r'[^A-Za-z0-9]+', '-', name).strip('-')}")


def _place(step: Mapping[str, Any], result: Mapping[str, Any], out: Writer, indent: int) -> None:
    where = result["path"]
    if step["line"] is not None:
        where += f":{step['line']}:{step['column']}"
    if step["pointer"]:
        where += f"  {step['pointer']}"
    out.address(where, indent)
    if result["form"] is None:
        # what is no badge keeps to no specification
        return
    out.line(step["clause"]["title"], indent, style="dim")
    out.address(step["clause"]["url"], indent)


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
