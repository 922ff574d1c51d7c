"""render_comparison: a comparison's document → terminal, HTML, Markdown or JSON."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from badgeaudit.report import comparison_words as words

if TYPE_CHECKING:
    from rich.console import Console

Document = Mapping[str, Any]

_COLUMNS = 80


def render_comparison(document: Document, format: str) -> str:
    """Return a comparison as text that ends in a newline; equal documents give equal texts."""
    if format == "html":
        return _html(document)
    if format == "markdown":
        return _markdown(document)
    if format == "json":
        from badgeaudit.report.json_ import render_json

        return render_json(document)
    return _terminal(document)


def print_comparison(document: Document, console: Console) -> None:
    """Print a comparison on a console, in its width and with what colours it has."""
    from badgeaudit.report.comparison_terminal import print_terminal

    print_terminal(document, console)


def _terminal(document: Document) -> str:
    from rich.console import Console

    file = io.StringIO()
    console = Console(
        file=file, width=_COLUMNS, no_color=True, force_terminal=False, highlight=False
    )
    print_comparison(document, console)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()).strip() + "\n"


def _html(document: Document) -> str:
    from markupsafe import Markup

    from badgeaudit.report.templating import html_environment, template_text

    style = template_text("report.css") + "\n" + template_text("comparison.css")
    template = html_environment().get_template("comparison.html.j2")
    return template.render(_context(document), style=Markup(style)).strip() + "\n"


def _markdown(document: Document) -> str:
    from badgeaudit.report.markdown import tidy
    from badgeaudit.report.templating import markdown_environment

    template = markdown_environment().get_template("comparison.md.j2")
    return tidy(template.render(_context(document)))


def _context(document: Document) -> dict[str, Any]:
    rows = {row["criterion"]: row for row in document["criteria"]}
    return {
        "document": document,
        "standard": document["standard"],
        "applicant": document["dossier"]["organisation"] or document["dossier"]["name"],
        "highest": document["standard"]["scale"]["highest"],
        "counts": document["counts"],
        "differing": [rows[id] for id in document["differing"]],
        "partial": [row for row in document["criteria"] if row["state"] == "partial"],
        "words": words,
    }
