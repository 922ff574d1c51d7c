"""Audit document → a short Markdown comment on a change: what is new, what it moves, how to fix it.

The same text serves as the summary of a job.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.report.exchange.entries import FILE, PROOF, Entry, entries
from badgeaudit.report.markdown import tidy
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.phrases import verdict_key
from badgeaudit.report.templating import markdown_environment
from badgeaudit.report.view import View

MOST = 50
"""Rows of a table; a comment on a code host may have 65,536 characters."""


def render_pull_request(document: Mapping[str, Any], options: RenderOptions) -> str:
    """Return the comment; every value from the dossier is escaped and on one line."""
    found = entries(document)
    failing = [entry for entry in found if entry.counts]
    accepted = [entry for entry in found if entry.kind == "fail" and not entry.counts]
    view = View(document, options)
    text = (
        markdown_environment()
        .get_template("pull_request.md.j2")
        .render(
            document=document,
            view=view,
            verdict=verdict_key(document["readiness"]["outcome"]),
            failing=failing[:MOST],
            more=max(0, len(failing) - MOST),
            waived=sum(entry.waiver is not None for entry in accepted),
            known=sum(entry.waiver is None for entry in accepted),
            review=sum(entry.kind == "review" for entry in found),
            baseline=document.get("baseline"),
            change=_change(document),
            prefix=options.prefix,
            remedies={id: each["remedy"] for id, each in view.criteria.items()},
            titles={id: each["title"] for id, each in view.criteria.items()},
            rules=_rules(failing),
            own=(FILE, PROOF),
        )
    )
    return tidy(text)


def _change(document: Mapping[str, Any]) -> int | None:
    """Return by how many points the lower end of the total score moved; None without baseline."""
    baseline = document.get("baseline")
    if baseline is None:
        return None
    total = document["scores"][-1]
    return int(total["met"]) - int(baseline["met"])


def _rules(failing: list[Entry]) -> list[str]:
    return list(dict.fromkeys(entry.rule for entry in failing))
