"""Reads the credential baked into an SVG.

Sources: OB 3.0 section 5.3.2 (https://www.imsglobal.org/spec/ob/v3p0/#svg): an element
``openbadges:credential`` with a token in ``verify`` or the JSON in CDATA; OB 2.0 Baking
(https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/baking/index.html): an element
``openbadges:assertion``, alike.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from badgeaudit.documents.text import refused
from badgeaudit.model.places import Message, message
from badgeaudit.openbadges.baked import Baked
from badgeaudit.openbadges.tokens import is_token

if TYPE_CHECKING:
    from lxml.etree import _Element

_ELEMENTS = (
    "{https://purl.imsglobal.org/ob/v3p0}credential",
    "{https://purl.imsglobal.org/spec/ob/v3p0}credential",
    "{http://openbadges.org}assertion",
    "{https://openbadges.org}assertion",
)
"""OB 3.0 and OB 1 and 2; a picture that holds both is read as OB 3.0."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def unbake_svg(raw: bytes, path: str) -> Baked | None:
    """Return the credential baked into an SVG; None when there is none.

    Raises Undecodable when it may hold one but is no well-formed XML, or holds an empty one.
    Nothing outside the file is ever loaded, and no entity is expanded.
    """
    # the namespace has to stand in the file; without it there is no need to parse the picture
    if b"openbadges" not in raw and b"/ob/v3p0" not in raw and raw[:2] not in _WIDE:
        return None
    root = _parsed(raw, path)
    for names in (_ELEMENTS[:2], _ELEMENTS[2:]):
        found = list(root.iter(*names))
        if found:
            text = _text(found[0])
            if not text:
                raise refused(message("openbadges.svg-empty"), path)
            problems: list[Message] = []
            if len(found) > 1:
                problems.append(message("openbadges.baked-twice", count=len(found)))
            return Baked(text, tuple(problems))
    return None


def _parsed(raw: bytes, path: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise refused(message("openbadges.svg-broken"), path, error.position) from None


def _text(element: _Element) -> str:
    """Return the token in ``verify``, else the content, else what ``verify`` holds (an address)."""
    verify = (element.get("verify") or "").strip()
    content = str(element.xpath("string()")).strip()
    return verify if is_token(verify) or not content else content
