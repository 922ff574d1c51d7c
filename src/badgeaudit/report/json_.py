"""Audit document → JSON text: sorted, indented, the same bytes for the same audit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from badgeaudit.report.untrusted import escape_harmful


def render_json(document: Mapping[str, Any]) -> str:
    """Return the document as JSON (RFC 8259) ending in a newline.

    Letters of every language stay readable; only what could steer a terminal or turn the reading
    direction is written as ``\\uXXXX``, which means the same to every JSON reader.
    """
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return escape_harmful(text) + "\n"
