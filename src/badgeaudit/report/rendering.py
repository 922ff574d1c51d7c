"""REPORTS: every report format by name; render: one audit document → the text of a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from badgeaudit.errors import WrongUse
from badgeaudit.model.places import message
from badgeaudit.report.options import DEFAULT_OPTIONS, RenderOptions

if TYPE_CHECKING:
    from badgeaudit.report.pictures import Pictures

Document = Mapping[str, Any]
Renderer = Callable[[Document, "Pictures | None", RenderOptions], str]


class Report(NamedTuple):
    """One format: how it is rendered and which file names mean it."""

    render: Renderer
    suffixes: tuple[str, ...]


def _terminal(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.terminal import render_terminal

    return render_terminal(document, options)


def _html(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.html import render_html

    return render_html(document, pictures, options)


def _markdown(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.markdown import render_markdown

    return render_markdown(document, options)


def _json(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.json_ import render_json

    return render_json(document)


def _sarif(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.exchange.sarif import render_sarif

    return render_sarif(document, options)


def _junit(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.exchange.junit import render_junit

    return render_junit(document)


def _github(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.exchange.github import render_github

    return render_github(document, options)


def _gitlab(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.exchange.gitlab import render_gitlab

    return render_gitlab(document, options)


def _json_lines(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.exchange.json_lines import render_json_lines

    return render_json_lines(document, options)


def _pull_request(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.exchange.pull_request import render_pull_request

    return render_pull_request(document, options)


REPORTS: Mapping[str, Report] = {
    "terminal": Report(_terminal, (".txt",)),
    "html": Report(_html, (".html", ".htm")),
    "markdown": Report(_markdown, (".md", ".markdown")),
    "json": Report(_json, (".json",)),
    "sarif": Report(_sarif, (".sarif",)),
    "junit": Report(_junit, (".xml",)),
    "github": Report(_github, ()),
    "gitlab": Report(_gitlab, ()),
    "json-lines": Report(_json_lines, (".jsonl", ".ndjson")),
    "pull-request": Report(_pull_request, ()),
}
"""Format → report. Libraries are loaded when a report is rendered, not before."""


def render(
    document: Document,
    format: str,
    *,
    pictures: Pictures | None = None,
    options: RenderOptions = DEFAULT_OPTIONS,
) -> str:
    """Return the report as text that ends in a newline. Raises WrongUse for an unknown format.

    Everything comes from the document (``to_document`` or ``load_document``), nothing from a clock,
    so equal documents give equal reports, byte for byte.
    """
    if format not in REPORTS:
        formats = tuple(REPORTS)
        raise WrongUse(message("report.unknown-format", format=format, formats=formats))
    return REPORTS[format].render(document, pictures, options)


def format_of(file_name: str) -> str | None:
    """Return the format a file name stands for (``report.html`` → ``html``), or None."""
    lowered = file_name.lower()
    for format, report in REPORTS.items():
        if lowered.endswith(report.suffixes):
            return format
    return None
