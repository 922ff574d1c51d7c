"""Put a credential into a picture: a PNG text chunk, or an element of an SVG."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_IHDR_END = len(_SIGNATURE) + 4 + 4 + 13 + 4


def bake_png(picture: bytes, keyword: str, text: str) -> bytes:
    """Return the PNG with one uncompressed iTXt chunk right after its header.

    ``keyword`` is ``openbadges`` (OB 2.0) or ``openbadgecredential`` (OB 3.0, section 5.3.1).
    """
    # keyword, NUL, compression flag and method, empty language, empty translated keyword
    content = keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    kind = b"iTXt"
    checksum = zlib.crc32(kind + content)
    chunk = struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
    return picture[:_IHDR_END] + chunk + picture[_IHDR_END:]


def bake_svg(picture: str, text: str) -> str:
    """Return the SVG holding the OB 3.0 credential as CDATA (OB 3.0, section 5.3.2)."""
    if "]]>" in text:
        raise ValueError("the credential would end the CDATA section")
    head, start, rest = picture.partition("<svg ")
    attributes, end, body = rest.partition(">")
    namespace = ' xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"'
    element = f"\n  <openbadges:credential><![CDATA[{text}]]></openbadges:credential>"
    return head + start + attributes + namespace + end + element + body
