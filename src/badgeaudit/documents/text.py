"""Bytes to text: UTF-8 only, a leading byte order mark tolerated, size limited."""

from __future__ import annotations

from badgeaudit.errors import Undecodable
from badgeaudit.model.places import Message, Place, Problem, message

BYTE_ORDER_MARK = "\ufeff"

_OTHER_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def read_text(raw: bytes, path: str, most_bytes: int) -> str:
    """Return the text without a byte order mark.

    Raises Undecodable when there are too many bytes, they are not UTF-8, or there is nothing but
    white space. RFC 8259, section 8.1: JSON is UTF-8, and a byte order mark may be ignored.
    """
    if len(raw) > most_bytes:
        megabytes = f"{most_bytes / 2**20:.3g}"
        raise refused(message("documents.too-large", limit=megabytes), path)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(raw, error.start, path) from None
    text = text.removeprefix(BYTE_ORDER_MARK)
    if not text or text.isspace():
        raise refused(message("documents.empty"), path)
    return text


def refused(what: Message, path: str, place: tuple[int, int] | None = None) -> Undecodable:
    """Return the error that says one thing about one place of a document."""
    line, column = place or (None, None)
    return Undecodable([Problem(what, Place(path, "", line, column))])


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of a character, as editors count them."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def shortened(text: str, longest: int = 60) -> str:
    """Return a name or value in one line and not too long, as it may stand in a sentence.

    Characters that would not be seen, or would turn the writing direction, are left out.
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * longest]).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _not_utf8(raw: bytes, offset: int, path: str) -> Undecodable:
    for mark, name in _OTHER_ENCODINGS:
        if raw.startswith(mark):
            return refused(message("documents.other-encoding", encoding=name), path)
    before = raw[:offset].decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    place = line_and_column(before, len(before))
    return refused(message("documents.not-utf8", byte=f"{raw[offset]:02X}"), path, place)
