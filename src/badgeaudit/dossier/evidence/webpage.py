"""The visible text of a saved web page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.evidence.extraction import Extracted, joined
from badgeaudit.dossier.evidence.plain import decoded

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head"})
_WITHIN_A_LINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark"),
        *("q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
    }
)


def html_text(raw: bytes, limits: Limits) -> Extracted:
    """Return the text that a reader of the page sees, one line per block. Nothing is fetched."""
    from lxml import etree, html

    declared = _CHARSET.search(raw[:2048])
    text = decoded(raw, declared.group(1).decode("ascii", "replace") if declared else "")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # nothing in it but comments
        return Extracted("")
    lines = (" ".join(line.split()) for line in "".join(_pieces(root)).split("\n"))
    return joined(lines, limits.text_characters)


def _pieces(root: Any) -> Iterator[str]:
    """Walk without recursion: pages may be nested deeply."""
    waiting: list[Any] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        seen = isinstance(item.tag, str) and item.tag not in _UNSEEN
        edge = "" if item.tag in _WITHIN_A_LINE else "\n"
        yield edge
        waiting.append(edge + _flowed(item.tail))
        if seen:
            waiting.extend(reversed(item))
            yield _flowed(item.text)


def _flowed(text: str | None) -> str:
    return (text or "").replace("\n", " ")
