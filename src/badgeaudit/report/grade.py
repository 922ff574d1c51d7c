"""render_grade: the document of a graded class → terminal, HTML, Markdown, JSON, feedback pages."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from badgeaudit.report import grade_words as words
from badgeaudit.report.grade_view import GradeView

if TYPE_CHECKING:
    from rich.console import Console

Document = Mapping[str, Any]

FORMATS: Mapping[str, tuple[str, ...]] = {
    "terminal": (".txt",),
    "html": (".html", ".htm"),
    "markdown": (".md", ".markdown"),
    "json": (".json",),
}
"""Format → endings of file names that mean it."""

_COLUMNS = 80


def render_grade(document: Document, format: str) -> str:
    """Return a graded class as text that ends in a newline; equal documents give equal texts."""
    if format == "html":
        return _html("grade.html.j2", document)
    if format == "markdown":
        return _markdown(document)
    if format == "json":
        return _json(document)
    return _terminal(document)


def render_feedback(document: Document, trainee: Document) -> str:
    """Return the feedback page of one trainee of the document, to be handed out (HTML)."""
    return _html("grade_trainee.html.j2", document, trainee=trainee)


def print_grade(document: Document, console: Console) -> None:
    """Print a graded class on a console, in its width and with what colours it has."""
    from badgeaudit.report.grade_terminal import print_terminal

    print_terminal(document, console)


def _html(name: str, document: Document, **values: Any) -> str:
    from markupsafe import Markup

    from badgeaudit.report.templating import html_environment, template_text

    style = template_text("report.css") + "\n" + template_text("grade.css")
    template = html_environment().get_template(name)
    return template.render(_context(document), style=Markup(style), **values).strip() + "\n"


def _markdown(document: Document) -> str:
    from badgeaudit.report.markdown import tidy
    from badgeaudit.report.templating import markdown_environment

    template = markdown_environment().get_template("grade.md.j2")
    return tidy(template.render(_context(document)))


def _json(document: Document) -> str:
    """Return JSON in the document's own order: what it is and who made it stand first."""
    from badgeaudit.report.untrusted import escape_harmful

    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return escape_harmful(text) + "\n"


def _terminal(document: Document) -> str:
    from rich.console import Console

    file = io.StringIO()
    console = Console(
        file=file, width=_COLUMNS, no_color=True, force_terminal=False, highlight=False
    )
    print_grade(document, console)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()).strip() + "\n"


def _context(document: Document) -> dict[str, Any]:
    return {
        "document": document,
        "standard": document["standard"],
        "rule": document["certification"],
        "room": document["class"],
        "view": GradeView(document),
        "words": words,
        "said": words.said,
    }
