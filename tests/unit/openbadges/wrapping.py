"""The ways to wrap a badge: signed token, PNG, SVG."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64encode
from typing import Any

from tests.unit.openbadges.samples import encode


def token(payload: Any, header: Any = None) -> str:
    parts = [header or {"alg": "ES256", "kid": "did:web:youth.example#key"}, payload]
    packed = [urlsafe_b64encode(encode(part)).decode().rstrip("=") for part in parts]
    return ".".join([*packed, "c2lnbmF0dXJl"])


def chunk(type: bytes, data: bytes, crc: int | None = None) -> bytes:
    found = zlib.crc32(type + data) if crc is None else crc
    return len(data).to_bytes(4) + type + data + found.to_bytes(4)


def itxt(text: bytes, keyword: bytes = b"openbadgecredential", *, packed: bool = False) -> bytes:
    body = zlib.compress(text) if packed else text
    return chunk(b"iTXt", keyword + b"\0" + bytes([packed]) + b"\0" + b"\0" + b"\0" + body)


def png(*chunks: bytes, after: bytes = b"") -> bytes:
    """One grey pixel; ``chunks`` come before the picture's data, ``after`` behind it."""
    header = chunk(b"IHDR", (1).to_bytes(4) * 2 + b"\x08\x00\x00\x00\x00")
    body = chunk(b"IDAT", zlib.compress(b"\0\x80"))
    end = chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + body + after + end


def svg(inside: str, prolog: str = "") -> bytes:
    return (
        f'{prolog}<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">{inside}'
        '<circle r="4"/></svg>'
    ).encode()
