"""Audit document → Markdown (CommonMark with GitHub's tables), for job summaries and wikis."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from badgeaudit.report.options import RenderOptions
from badgeaudit.report.phrases import verdict_key
from badgeaudit.report.templating import markdown_environment
from badgeaudit.report.view import View

_GAPS = re.compile(r"\n{3,}")


def render_markdown(document: Mapping[str, Any], options: RenderOptions) -> str:
    """Return the report as Markdown; every value from the audit is escaped and on one line."""
    text = (
        markdown_environment()
        .get_template("report.md.j2")
        .render(
            document=document,
            view=View(document, options),
            options=options,
            standard=document["standard"],
            readiness=document["readiness"],
            verdict=verdict_key(document["readiness"]["outcome"]),
        )
    )
    return tidy(text)


def tidy(text: str) -> str:
    """Return Markdown without blanks at line ends and without more than one empty line."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return _GAPS.sub("\n\n", lines).strip() + "\n"
