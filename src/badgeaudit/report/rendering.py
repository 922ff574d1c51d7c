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


def _code_scanning(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.exchange.sarif import render_code_scanning

    return render_code_scanning(document, options)


def _junit(document: Document, pictures: Pictures | None, options: RenderOptions) -> str:
    from badgeaudit.report.exchange.junit import render_junit

    return render_junit(document, options)


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
    "code-scanning": Report(_code_scanning, ()),
    "junit": Report(_junit, (".xml",)),
    "github": Report(_github, ()),
    "gitlab": Report(_gitlab, ()),
    "json-lines": Report(_json_lines, (".jsonl", ".ndjson")),
    "pull-request": Report(_pull_request, ()),
}
"""Format → report. Libraries are loaded when a report is rendered, not before."""


class Binary(NamedTuple):
    """A format that is no text: how it is made and which file names mean it."""

    render: Callable[[Document, Pictures | None, RenderOptions], bytes]
    suffixes: tuple[str, ...]


def _pdf(document: Document, pictures: Pictures | None, options: RenderOptions) -> bytes:
    from badgeaudit.report.pdf import pdf

    return pdf(_html(document, pictures, options))


def _xlsx(document: Document, pictures: Pictures | None, options: RenderOptions) -> bytes:
    from badgeaudit.report.spreadsheet import render_xlsx

    return render_xlsx(document)


BINARY: Mapping[str, Binary] = {
    "pdf": Binary(_pdf, (".pdf",)),
    "xlsx": Binary(_xlsx, (".xlsx",)),
}
"""Format → report that is only ever written to a file; each needs an extra of its name."""

SUFFIXES: Mapping[str, tuple[str, ...]] = {
    **{format: report.suffixes for format, report in REPORTS.items()},
    **{format: binary.suffixes for format, binary in BINARY.items()},
}
"""Format → how the names of its files end."""


def render_bytes(
    document: Document,
    format: str,
    *,
    pictures: Pictures | None = None,
    options: RenderOptions = DEFAULT_OPTIONS,
) -> bytes:
    """Return a report of any format as it stands in a file; text is in UTF-8.

    Raises WrongUse for an unknown format, and when what makes it is not installed.
    """
    if format in BINARY:
        return BINARY[format].render(document, pictures, options)
    return render(document, format, pictures=pictures, options=options).encode("utf-8")


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
        formats = (*REPORTS, *BINARY)
        raise WrongUse(message("report.unknown-format", format=format, formats=formats))
    return REPORTS[format].render(document, pictures, options)


def format_of(file_name: str) -> str | None:
    """Return the format a file name stands for (``report.html`` → ``html``), or None."""
    lowered = file_name.lower()
    for format, suffixes in SUFFIXES.items():
        if lowered.endswith(suffixes):
            return format
    return None
