"""Waivers and baseline on the terminal: what is accepted, and what no longer is."""

from __future__ import annotations

from badgeaudit.report import wording
from badgeaudit.report.phrases import phrase
from badgeaudit.report.terminal_text import Writer
from badgeaudit.report.view import View

_SHOWN = 20


def print_accepted(view: View, out: Writer) -> None:
    """Print what waivers and a baseline accept; nothing without any."""
    waivers, baseline = view.document["waivers"], view.document["baseline"]
    if not waivers and baseline is None:
        return
    out.heading(phrase("accepted"))
    for waiver in waivers[:_SHOWN]:
        badge = f" {view.subject_name(waiver['badge'])}" if waiver["badge"] else ""
        state = phrase(f"waiver-{waiver['state']}")
        out.line(f"{waiver['criterion']}{badge}: {state}", 2, 4, style="bold")
        out.line(waiver["said"]["text"], indent=4)
        out.line(f"{waiver['reason']} ({waiver['approver']})", indent=4, style="dim")
    if len(waivers) > _SHOWN:
        out.line(phrase("terminal-more", count=len(waivers) - _SHOWN), indent=2, style="dim")
    if view.document["waived_scores"]:
        with_waivers = wording.score(view.document["waived_scores"][-1])
        out.line(phrase("accepted-score", score=wording.score(view.total), waived=with_waivers), 2)
    if baseline is not None:
        out.line(
            phrase(
                "accepted-baseline",
                as_of=baseline["as_of"],
                new=len(baseline["new"]),
                known=len(baseline["known"]),
                fixed=len(baseline["fixed"]),
            ),
            2,
        )


def print_restricted(view: View, out: Writer) -> None:
    """Print what is left out where only findings of touched files are shown."""
    restricted = view.document.get("restricted")
    if restricted is None:
        return
    count, left = len(restricted["files"]), restricted["left_out"]
    out.line(phrase("restricted", count=count, since=restricted["since"], left=left))
