"""HTML text → a tree to ask with XPath, whose answers have too many types to name."""

from __future__ import annotations

from typing import Any

from lxml import html


def parse(text: str) -> Any:
    """Return the page's tree."""
    return html.document_fromstring(text)


def text_of(element: Any) -> str:
    """Return an element's text with single blanks."""
    return " ".join(element.text_content().split())
