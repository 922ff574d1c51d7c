"""The names of a zip's members: which may be used, and in which letters they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zipfile import ZipInfo

from badgeaudit.dossier.ignoring import ignored
from badgeaudit.dossier.paths import ROOT_NAMES, shown_path
from badgeaudit.model.places import Message, message

_UTF8_FLAG = 0x800
_CODE_PAGES = ("cp437", "cp850", "cp852", "cp866", "cp857", "cp737", "cp1252", "cp1250")
"""What Windows' own "send to zip" writes, by country; the zip does not say which."""
_DRIVE = re.compile(r"[A-Za-z]:")


class Name(NamedTuple):
    """A member's name as text, and whether it had to be guessed."""

    text: str
    guessed: bool = False


def refusal(written: str) -> Message | None:
    """Return why a member's name is not used; None when it stays inside the zip.

    APPNOTE.TXT 6.3.10, section 4.4.17.1: no drive, no leading slash, only forward slashes.
    """
    if "\\" in written:
        return message("dossier.name-backslash")
    if "\0" in written:
        return message("dossier.name-outside")
    parts = written.split("/")
    if ".." in parts or "." in parts or "" in parts or any(map(_DRIVE.match, parts)):
        return message("dossier.name-outside")
    return None


def refused_path(written: str, number: int) -> str:
    """Return what a refused member is listed as: unmistakable, and a path that leads nowhere."""
    safe = re.sub(r"[\\/:]+", " ", shown_path(written)).replace("..", "").strip() or "member"
    return f"refused/{number:03} {safe[:100]}"


def code_pages(infos: Iterable[ZipInfo], mentioned: str) -> tuple[str, ...]:
    """Return the code pages the names without UTF-8 flag are most likely written in.

    One program wrote the whole zip, so all names have the same: the one in whose reading most of
    them are mentioned in ``mentioned``, the text of the application. Several when that leaves it
    open, none when it tells nothing.
    """
    raw_names = [raw for info in infos if (raw := _unflagged(info)) is not None]
    found = {
        page: sum(_is_mentioned(_read_as(raw, page), mentioned) for raw in raw_names)
        for page in _CODE_PAGES
    }
    most = max(found.values())
    return tuple(page for page in _CODE_PAGES if found[page] == most > 0)


def name_of(info: ZipInfo, pages: Sequence[str]) -> Name:
    """Return a member's name as text.

    Names with the UTF-8 flag, and others that fit UTF-8 (macOS leaves the flag out), are certain.
    The rest is read in the first of ``pages``, else in code page 437 as the zip format says; it is
    guessed where other pages would give another name.
    """
    raw = _unflagged(info)
    if raw is None:
        return Name(info.filename)
    try:
        return Name(raw.decode("utf-8"))
    except UnicodeDecodeError:
        readings = [_read_as(raw, page) for page in pages or _CODE_PAGES]
        return Name(readings[0], guessed=len(set(readings)) > 1)


def wrapping_folder(paths: Iterable[str]) -> str:
    """Return the one folder that all files lie in, with its slash; empty when there is none.

    What is ignored by rule (``__MACOSX``) does not count. The folders of a dossier are no wrapping.
    """
    firsts = set()
    for path in paths:
        if ignored(path) is None:
            first, slash, _ = path.partition("/")
            if not slash:
                return ""
            firsts.add(first)
    if len(firsts) != 1 or firsts <= ROOT_NAMES:
        return ""
    return f"{firsts.pop()}/"


def _unflagged(info: ZipInfo) -> bytes | None:
    """Return the bytes of a name that does not say how it is written; None when it is clear."""
    if info.flag_bits & _UTF8_FLAG or info.filename.isascii():
        return None
    try:
        return info.filename.encode("cp437")
    except UnicodeEncodeError:  # zipfile took the name from the extra field "Unicode Path"
        return None


def _read_as(raw: bytes, page: str) -> str:
    return unicodedata.normalize("NFC", raw.decode(page, "replace"))


def _is_mentioned(name: str, mentioned: str) -> bool:
    last = name.rpartition("/")[2]
    return not last.isascii() and last in mentioned
