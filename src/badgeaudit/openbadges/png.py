"""Reads the credential baked into a PNG, chunk by chunk, without decoding the picture.

Sources: OB 3.0 section 5.3.1 (https://www.imsglobal.org/spec/ob/v3p0/#png) and OB 2.0 Baking
(https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/baking/index.html): one iTXt
chunk, uncompressed, keyword ``openbadgecredential`` or ``openbadges``; in the first years a
tEXt chunk with a web address. Chunk layout: https://www.w3.org/TR/png-3/#11textinfo.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.text import refused
from badgeaudit.model.places import Message, message
from badgeaudit.openbadges.baked import Baked

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORDS = ("openbadgecredential", "openbadges")
"""OB 3.0 and OB 1 and 2; a picture that holds both is read as OB 3.0."""
_TEXT_CHUNKS = (b"iTXt", b"tEXt", b"zTXt")
_FRAME = 12
"""Bytes of a chunk around its data: length, type, checksum."""


class _Chunk(NamedTuple):
    type: str
    keyword: str
    rest: bytes
    """What follows the keyword and its zero byte."""


def unbake_png(raw: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> Baked | None:
    """Return the credential baked into a PNG; None when there is none.

    Raises Undecodable when there is one but it can't be read: wrong checksum, cut off, not UTF-8,
    or larger than a file may be once unpacked.
    """
    chunks = list(_credential_chunks(raw, path))
    if not chunks:
        return None
    keyword = min((chunk.keyword for chunk in chunks), key=_KEYWORDS.index)
    same = [chunk for chunk in chunks if chunk.keyword == keyword]
    problems: list[Message] = []
    if len(same) > 1:
        problems.append(message("openbadges.baked-twice", count=len(same)))
    text, packed = _text(same[0], path, limits)
    if packed:
        problems.append(message("openbadges.baked-compressed", chunk=same[0].type))
    elif same[0].type != "iTXt":
        problems.append(message("openbadges.baked-old-chunk", chunk=same[0].type))
    return Baked(text, tuple(problems))


def _credential_chunks(raw: bytes, path: str) -> Iterator[_Chunk]:
    """Yield the text chunks with our keywords, wherever they stand before the end mark."""
    at = len(SIGNATURE)
    while at + _FRAME <= len(raw):
        length = int.from_bytes(raw[at : at + 4])
        type = raw[at + 4 : at + 8]
        start, end = at + 8, at + 8 + length
        if type in _TEXT_CHUNKS:
            # a keyword has at most 79 bytes, so no more is copied from chunks of others
            keyword = raw[start : min(end, start + 80)].partition(b"\0")[0].decode("latin-1")
            if keyword in _KEYWORDS:
                if end + 4 > len(raw):
                    raise refused(message("openbadges.png-cut-off"), path)
                data = raw[start:end]
                if zlib.crc32(data, zlib.crc32(type)) != int.from_bytes(raw[end : end + 4]):
                    raise refused(message("openbadges.png-checksum"), path)
                yield _Chunk(type.decode("ascii"), keyword, data[len(keyword) + 1 :])
        if type == b"IEND":
            return
        at = end + 4


def _text(chunk: _Chunk, path: str, limits: Limits) -> tuple[str, bool]:
    """Return a chunk's text, and whether it was compressed."""
    packed, encoding, data = chunk.type == "zTXt", "utf-8", chunk.rest
    if chunk.type == "iTXt":
        # compression flag and method, language, translated keyword; the last two end with a zero
        packed = data[:1] == b"\1"
        fields = data[2:].split(b"\0", 2)
        if len(fields) != 3:
            raise refused(message("openbadges.png-chunk"), path)
        data = fields[2]
    elif packed:
        data = data[1:]
    if packed:
        data = _unpacked(data, path, limits)
    try:
        return data.decode(encoding), packed
    except UnicodeDecodeError:
        if chunk.type != "iTXt":
            return data.decode("latin-1"), packed
        raise refused(message("openbadges.baked-not-utf8"), path) from None


def _unpacked(data: bytes, path: str, limits: Limits) -> bytes:
    """Decompress no more than a file may hold: 1 kB can unpack to 1 MB."""
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(data, limits.file_bytes)
    except zlib.error:
        raise refused(message("openbadges.png-compression"), path) from None
    if unpacker.unconsumed_tail:
        megabytes = f"{limits.file_bytes / 2**20:.3g}"
        raise refused(message("openbadges.baked-too-large", limit=megabytes), path)
    if not unpacker.eof:
        raise refused(message("openbadges.png-compression"), path)
    return unpacked
