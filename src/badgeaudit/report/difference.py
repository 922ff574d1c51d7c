"""render_difference: a difference's document → terminal, HTML, Markdown or JSON."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from badgeaudit.report import difference_words as words
from badgeaudit.report.options import DEFAULT_OPTIONS

if TYPE_CHECKING:
    from rich.console import Console

Document = Mapping[str, Any]

SHOWN = DEFAULT_OPTIONS.folded
"""Entries of one list in HTML and Markdown; the rest is counted, and the JSON has it."""


def render_difference(document: Document, format: str) -> str:
    """Return a difference as text that ends in a newline; equal documents give equal texts."""
    if format == "html":
        return _html(document)
    if format == "markdown":
        return _markdown(document)
    if format == "json":
        from badgeaudit.report.json_ import render_json

        return render_json(document)
    return _terminal(document)


def print_difference(document: Document, console: Console) -> None:
    """Print a difference on a console, in its width and with what colours it has."""
    from badgeaudit.report.difference_terminal import print_terminal

    print_terminal(document, console)


def _terminal(document: Document) -> str:
    from rich.console import Console

    file = io.StringIO()
    console = Console(
        file=file,
        width=DEFAULT_OPTIONS.width,
        no_color=True,
        force_terminal=False,
        highlight=False,
    )
    print_difference(document, console)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()).strip() + "\n"


def _html(document: Document) -> str:
    from markupsafe import Markup

    from badgeaudit.report.templating import html_environment, template_text

    style = template_text("report.css") + "\n" + template_text("difference.css")
    script = template_text("report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    template = html_environment().get_template("difference.html.j2")
    page = template.render(
        _context(document),
        style=Markup(style),
        script=Markup(script),
        script_hash=Markup(digest),
    )
    return page.strip() + "\n"


def _markdown(document: Document) -> str:
    from badgeaudit.report.markdown import tidy
    from badgeaudit.report.templating import markdown_environment

    template = markdown_environment().get_template("difference.md.j2")
    return tidy(template.render(_context(document)))


def _context(document: Document) -> dict[str, Any]:
    return {"document": document, "words": words, "said": words.said, "shown": SHOWN}
