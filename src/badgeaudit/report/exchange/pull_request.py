"""Audit document → a short Markdown comment on a change: what is new, what it moves, how to fix it.

The same text serves as the summary of a job.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from badgeaudit.report.exchange.entries import FILE, PROOF, Entry, entries
from badgeaudit.report.exchange.fixes import Fix
from badgeaudit.report.markdown import tidy
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.phrases import verdict_key
from badgeaudit.report.templating import markdown_environment
from badgeaudit.report.untrusted import markdown_fence
from badgeaudit.report.view import View

if TYPE_CHECKING:
    from markupsafe import Markup

MOST = 50
"""Rows of a table; a comment on a code host may have 65,536 characters."""
_FIXES = 5
"""Blocks to paste for one rule."""
_PLACES = 5


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
            advice=_advice(failing),
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


class Paste(NamedTuple):
    """Lines to paste, and the places they are for."""

    places: Sequence[tuple[str, str]]
    """Path, and JSON pointer of what they belong in."""
    more: int
    block: Markup
    """The lines as a fenced code block, moved in to stand in a list."""


class Advice(NamedTuple):
    """How to mend what fails one rule."""

    rule: str
    pastes: Sequence[Paste]


def _advice(failing: Sequence[Entry]) -> list[Advice]:
    """Gather by rule, and within it by equal lines: the same words are shown once."""
    places: dict[str, dict[Fix, list[tuple[str, str]]]] = {}
    for entry in failing:
        mine = places.setdefault(entry.rule, {})
        if entry.fix is not None:
            place = (entry.path, entry.fix.within)
            mine.setdefault(entry.fix._replace(within=""), []).append(place)
    return [
        Advice(rule, [_paste(fix, where) for fix, where in list(fixes.items())[:_FIXES]])
        for rule, fixes in places.items()
    ]


def _paste(fix: Fix, where: Sequence[tuple[str, str]]) -> Paste:
    from markupsafe import Markup

    fence = markdown_fence(fix.text, fix.language)
    # Markup: code is shown as it is, in a fence that nothing inside can end
    block = Markup("\n".join(f"  {line}" for line in fence.splitlines()))
    unique = list(dict.fromkeys(where))
    return Paste(unique[:_PLACES], max(0, len(unique) - _PLACES), block)
