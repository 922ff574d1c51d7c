"""Reads a badge file: finds out from its bytes how the badge is wrapped, and unwraps it."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.strict_json import decode_json
from badgeaudit.documents.text import refused
from badgeaudit.errors import Undecodable
from badgeaudit.model.badges import Form, Packaging
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.openbadges.baked import Baked
from badgeaudit.openbadges.declared import types_of
from badgeaudit.openbadges.png import SIGNATURE, unbake_png
from badgeaudit.openbadges.recognise import recognise
from badgeaudit.openbadges.svg import unbake_svg
from badgeaudit.openbadges.tokens import decode_token, is_token

_HEAD = 4096
"""Bytes in which an SVG has to open; comments of drawing programs come before it."""
_BLANK = b" \t\r\n" + codecs.BOM_UTF8
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PICTURES = ((b"\xff\xd8\xff", "JPEG"), (b"GIF87a", "GIF"), (b"GIF89a", "GIF"))
_OTHERS = ((b"%PDF-", "openbadges.is-pdf"), (b"PK\x03\x04", "openbadges.is-zip"))


class NotABadge(Undecodable):
    """An ordinary picture: readable, but no badge is baked into it. Not a fault of the file."""

    def __init__(self, path: str, kind: str) -> None:
        """Take the picture's path and its kind, such as ``PNG``."""
        self.path, self.kind = path, kind
        super().__init__([Problem(message("openbadges.picture-only", kind=kind), Place(path))])

    def __reduce__(self) -> tuple[type[NotABadge], tuple[str, str]]:
        """Let it travel between processes."""
        return (NotABadge, (self.path, self.kind))


@dataclass(frozen=True, slots=True)
class BadgeDocument:
    """One badge file, unwrapped."""

    path: str
    packaging: Packaging
    form: Form
    data: Any
    """The JSON in it, as decoded; for a token the credential it speaks of."""
    payload: bytes
    """The JSON's bytes, in which JSON pointers into ``data`` can be located.

    Only for ``Packaging.JSON`` are they the file itself, so only then are lines of use to people.
    """
    image: bytes | None = None
    """The picture it was baked into."""
    header: Mapping[str, Any] = field(default_factory=dict)
    """The token's JOSE header; empty when it is no token."""
    token: str = ""
    """The compact token itself, as it was signed; empty when it is no token."""
    problems: tuple[Message, ...] = ()
    """What is against the rules of baking but did not prevent reading."""


def read_badge(raw: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> BadgeDocument:
    """Return the badge in a file: JSON, a token, or a PNG or SVG with one of these baked in.

    The file's name does not matter. Raises NotABadge for a picture without a badge, and else
    Undecodable: not JSON, a broken picture, a token that is none, only a web address baked in.
    """
    if len(raw) > limits.file_bytes:
        megabytes = f"{limits.file_bytes / 2**20:.3g}"
        raise refused(message("documents.too-large", limit=megabytes), path)
    if raw.startswith(SIGNATURE):
        return _baked(unbake_png(raw, path, limits), Packaging.PNG, raw, path, limits)
    start = raw[:64].lstrip(_BLANK)[:1]
    if start == b"<" or raw[:2] in _WIDE:
        head = _lowered_head(raw)
        svg = max(head.find("<svg"), head.find(":svg"))
        html = max(head.find("<html"), head.find("<!doctype html"))
        if svg >= 0 and (html < 0 or html > svg):
            return _baked(unbake_svg(raw, path), Packaging.SVG, raw, path, limits)
        if html >= 0 or head.startswith("<?xml"):
            raise refused(message("openbadges.is-html" if html >= 0 else "openbadges.is-xml"), path)
    elif start != b"{":
        _refuse_others(raw, path)
    return _unwrapped(raw, Packaging.JSON, path, limits)


def _lowered_head(raw: bytes) -> str:
    head = raw[:_HEAD]
    text = head.decode("utf-16" if head[:2] in _WIDE else "utf-8-sig", "ignore")
    return text.lstrip().lower()


def _refuse_others(raw: bytes, path: str) -> None:
    """Say of other kinds of files what they are, instead of where they are no JSON."""
    for start, kind in _PICTURES:
        if raw.startswith(start):
            raise NotABadge(path, kind)
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        raise NotABadge(path, "WEBP")
    for start, problem in _OTHERS:
        if raw.startswith(start):
            raise refused(message(problem), path)


def _baked(
    baked: Baked | None, packaging: Packaging, raw: bytes, path: str, limits: Limits
) -> BadgeDocument:
    if baked is None:
        raise NotABadge(path, packaging.value.upper())
    text = baked.text.strip()
    if text.startswith(("http://", "https://")):
        raise refused(message("openbadges.baked-link", url=text.split(maxsplit=1)[0][:200]), path)
    try:
        document = _unwrapped(text.encode(), packaging, path, limits)
    except Undecodable as error:
        # lines inside the baked text lead nowhere in the picture
        causes = [Problem(each.message, Place(path)) for each in error.problems]
        unreadable = Problem(message("openbadges.baked-unreadable"), Place(path))
        raise Undecodable([unreadable, *causes]) from None
    return replace(document, image=raw, problems=baked.problems)


def _unwrapped(raw: bytes, packaging: Packaging, path: str, limits: Limits) -> BadgeDocument:
    """Read JSON or a token; a token may also be a JSON string or enveloped (VC 2.0, 4.14)."""
    bare = raw[:64].lstrip(_BLANK)[:1] in (b"e", b"I") and raw.strip(_BLANK)
    data: Any = bare.decode("ascii", "replace") if bare else None
    if data is None or not is_token(data):
        data = decode_json(raw, path, limits)
    token = data.strip() if isinstance(data, str) else _enveloped(data)
    if token is None or not is_token(token):
        return BadgeDocument(path, packaging, recognise(data), data, raw)
    header, data, payload = decode_token(token, path, limits)
    if packaging is Packaging.JSON:
        packaging = Packaging.JWT
    return BadgeDocument(
        path, packaging, recognise(data), data, payload, header=header, token=token
    )


def _enveloped(data: Any) -> str | None:
    if isinstance(data, dict) and "EnvelopedVerifiableCredential" in types_of(data):
        id = data.get("id")
        if isinstance(id, str) and id.startswith("data:"):
            return id.partition(",")[2]
    return None
