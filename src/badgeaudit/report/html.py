"""Audit document → one self-contained HTML file, readable without script, network or colour."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from badgeaudit.report.charts.charts import Charts
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.phrases import verdict_key
from badgeaudit.report.templating import html_environment, template_text
from badgeaudit.report.view import View

if TYPE_CHECKING:
    from badgeaudit.report.pictures import Pictures


def render_html(
    document: Mapping[str, Any], pictures: Pictures | None, options: RenderOptions
) -> str:
    """Return the report as HTML5.

    Its policy (CSP) allows inline style, pictures inside the file and one script, named by hash;
    the script only opens what is folded before printing.
    """
    from markupsafe import Markup

    script = template_text("report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        html_environment()
        .get_template("report.html.j2")
        .render(
            document=document,
            view=View(document, options),
            charts=Charts(document),
            options=options,
            standard=document["standard"],
            readiness=document["readiness"],
            verdict=verdict_key(document["readiness"]["outcome"]),
            pictures={} if pictures is None else pictures.of(document),
            style=Markup(f"{template_text('report.css')}\n{template_text('charts.css')}"),
            script=Markup(script),
            script_hash=Markup(digest),
        )
        .strip()
        + "\n"
    )
