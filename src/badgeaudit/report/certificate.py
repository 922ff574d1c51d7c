"""Certificates of a workshop → one HTML file to print: A4 landscape, one page for each trainee.

The document: ``{tool: {name, version}, standard: {title, edition}, issuer: {name, url, did},
picture (SVG), valid_from, valid_until, certificates: [{name, id, dossiers, exact, decisions,
of}]}``.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from badgeaudit.report.templating import html_environment, template_text

_LONG, _LONGER = 26, 44
"""Characters from which a name is set smaller."""


def render_certificates(document: Mapping[str, Any]) -> str:
    """Return the certificates as HTML5; equal documents give equal text."""
    from markupsafe import Markup

    picture = base64.b64encode(document["picture"].encode()).decode()
    return (
        html_environment()
        .get_template("certificate.html.j2")
        .render(
            document=document,
            certificates=[
                {**each, "size": _size(each["name"])} for each in document["certificates"]
            ],
            picture=f"data:image/svg+xml;base64,{picture}",
            style=Markup(template_text("certificate.css")),
        )
        .strip()
        + "\n"
    )


def _size(name: str) -> str:
    if len(name) > _LONGER:
        return "longer"
    return "long" if len(name) > _LONG else "usual"
