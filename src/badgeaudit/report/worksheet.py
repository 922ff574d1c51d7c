"""Sheet → one self-contained HTML form that works offline and keeps its answers itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from json import dumps
from typing import TYPE_CHECKING, Any

from badgeaudit.languages import catalogue, worded
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.templating import html_environment, template_text
from badgeaudit.report.untrusted import escape_harmful
from badgeaudit.report.view import View
from badgeaudit.report.worksheet_asks import asks_of
from badgeaudit.report.worksheet_shelf import shelf_of

if TYPE_CHECKING:
    from badgeaudit.sheets.materials import Materials
    from badgeaudit.sheets.questions import Sheet

MARK = '<meta name="badgeaudit" content="worksheet">'
"""Stands near the top of every worksheet, so that one can be told from other files."""

OPTIONS = RenderOptions(findings=3, folded=12)

_SCRIPTS = ("worksheet_rules", "worksheet_answers", "worksheet_page", "worksheet_keeping")
_TEXTS = "worksheet.page-"
_BREAKING = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def render_worksheet(
    sheet: Sheet,
    document: Mapping[str, Any],
    materials: Materials,
    links: Mapping[str, str] | None = None,
    truth: Mapping[str, Any] | None = None,
) -> str:
    """Return the form as HTML5.

    ``document``: the audit the sheet was made from, as every report has it; ``links``: path →
    address of the files that may be opened from the page; ``truth``, for practice: the audit with
    what the machine found, shown at a question once it is answered. Its policy (CSP) allows inline
    style, pictures inside the file and one script, named by hash; nothing is loaded or sent.
    """
    from markupsafe import Markup

    from badgeaudit.sheets.form import form_data

    view = View(document, OPTIONS)
    shelf = shelf_of(sheet, materials, links or {})
    data = {**form_data(sheet), "texts": page_texts()}
    script = page_script()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        html_environment()
        .get_template("worksheet.html.j2")
        .render(
            sheet=sheet,
            view=view,
            truth=None if truth is None else View(truth, OPTIONS),
            document=document,
            standard=document["standard"],
            asks=list(asks_of(sheet, view, shelf)),
            shelf=shelf,
            mark=Markup(MARK),
            data=Markup(embedded_json(data)),
            style=Markup(f"{template_text('report.css')}\n{template_text('worksheet.css')}"),
            script=Markup(script),
            script_hash=Markup(digest),
        )
        .strip()
        + "\n"
    )


def embedded_json(data: Any) -> str:
    """Return data as JSON that nothing in it can end: no markup, no line separators, no controls.

    https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
    """
    return escape_harmful(dumps(data, ensure_ascii=False)).translate(_BREAKING)


def page_texts() -> dict[str, str]:
    """Return what the page says by itself, in the language in use, by the names its script uses."""
    return {id.removeprefix(_TEXTS): worded(id) for id in catalogue() if id.startswith(_TEXTS)}


def page_script() -> str:
    """Return the page's script: its parts, in the order they need each other, in one closure."""
    parts = "\n\n".join(template_text(f"{name}.js") for name in _SCRIPTS)
    return f'(function () {{\n"use strict";\n\n{parts}\n}})();'
