"""TEMPLATES: every letter by name; render_letter: one audit document → the text of a letter.

To add one: write ``templates/<name>.html.j2`` and ``templates/<name>.md.j2`` and a line in
``TEMPLATES``. The templates get what ``context_of`` returns: ``document``, ``standard``,
``readiness``, ``view``, ``feedback``, ``names``, ``style``. What else a letter needs, its ``more``
works out of the view (import inside that function: this module has to stay cheap).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from badgeaudit.errors import WrongUse
from badgeaudit.model.places import message

if TYPE_CHECKING:
    from markupsafe import Markup

    from badgeaudit.report.view import View

Document = Mapping[str, Any]


def _nothing(view: View) -> Mapping[str, Any]:
    return {}


def _record(view: View) -> Mapping[str, Any]:
    from badgeaudit.report.decision_record import record_of

    return record_of(view)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: its template file for each format, and what it needs beyond the usual."""

    files: Mapping[str, str]
    """Format (``html``, ``markdown``) → file in ``report/templates``."""
    more: Callable[[View], Mapping[str, Any]] = _nothing
    """Further names for its templates."""


TEMPLATES: Mapping[str, Letter] = {
    "feedback": Letter({"html": "feedback.html.j2", "markdown": "feedback.md.j2"}),
    "decision": Letter({"html": "decision.html.j2", "markdown": "decision.md.j2"}, _record),
}
"""Name, as ``report --template`` takes it → letter."""


def context_of(document: Document, *, names: bool = False) -> dict[str, Any]:
    """Return what every letter's template may use.

    ``names`` shows the assessors' names; else they are called reviewers.
    """
    from badgeaudit.report.feedback import feedback_of
    from badgeaudit.report.view import View

    view = View(document)
    return {
        "document": document,
        "standard": document["standard"],
        "readiness": document["readiness"],
        "view": view,
        "feedback": feedback_of(document, names=names),
        "names": names,
    }


def render_letter(name: str, document: Document, format: str, *, names: bool = False) -> str:
    """Return a letter as text that ends in a newline.

    Equal documents give equal letters. Raises WrongUse for an unknown name or format.
    """
    from badgeaudit.report.markdown import tidy
    from badgeaudit.report.templating import html_environment, markdown_environment

    letter_format(name, format)
    letter = TEMPLATES[name]
    context = context_of(document, names=names)
    context.update(letter.more(context["view"]))
    if format == "html":
        template = html_environment().get_template(letter.files[format])
        return template.render(context, style=style()).strip() + "\n"
    return tidy(markdown_environment().get_template(letter.files[format]).render(context))


def letter_format(name: str, format: str, *, paper: bool = False) -> str:
    """Return the format of a letter; ``paper`` allows PDF, which is made of the HTML.

    Raises WrongUse when there is no such letter or format.
    """
    if name not in TEMPLATES:
        raise WrongUse(message("letters.unknown", name=name, names=tuple(TEMPLATES)))
    formats = (*TEMPLATES[name].files, *(("pdf",) if paper else ()))
    if format not in formats:
        raise WrongUse(message("letters.format", name=name, format=format, formats=formats))
    return format


def style() -> Markup:
    """Return the style of every HTML letter: the report's, and what makes it a letter."""
    from markupsafe import Markup

    from badgeaudit.report.templating import template_text

    return Markup(template_text("report.css") + "\n" + template_text("letter.css"))
