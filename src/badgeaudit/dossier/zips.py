"""A zip as a source: read in place, never unpacked, with limits checked before reading."""

from __future__ import annotations

import stat
import struct
import unicodedata
from collections.abc import Iterable
from os import getpid
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.dossier.files import too_large
from badgeaudit.dossier.ignoring import ignored, ignored_folder
from badgeaudit.dossier.paths import APPLICATIONS, shown_path
from badgeaudit.dossier.sources import Entry, refused
from badgeaudit.dossier.zip_names import code_pages, name_of, refusal, refused_path, wrapping_folder
from badgeaudit.errors import Undecodable, UnreadableDossier
from badgeaudit.model.places import Message, message

_ENCRYPTED = 0x1
_PACKINGS = (ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA)
_HARMLESS = 2**20
"""Below this size a file may be packed as tightly as it likes."""
_BROKEN = (BadZipFile, OSError, NotImplementedError, ValueError, OverflowError, struct.error)
"""What zipfile raises on a file that is no zip, or whose directory is damaged."""


class _Member(NamedTuple):
    """An entry, and the member's number in the zip's directory."""

    entry: Entry
    number: int


class ZipSource:
    """All files of one zip, without a single folder wrapped around them."""

    def __init__(self, path: Path, limits: Limits = DEFAULT_LIMITS) -> None:
        """Open a zip. Raises UnreadableDossier: not a zip, damaged, or beyond the limits."""
        self._path = path
        self._limits = limits
        self.name = shown_path(path.name)
        self._archive: ZipFile | None = None
        self._owner = 0
        self._members: dict[str, _Member] | None = None
        self._check_directory()

    def __getstate__(self) -> dict[str, Any]:
        """Leave the open file and the listing out; a worker opens the zip itself."""
        return {**self.__dict__, "_archive": None, "_members": None}

    def entries(self) -> Iterable[Entry]:
        """Return every file once, sorted by path."""
        return [member.entry for _, member in sorted(self._listed().items())]

    def read(self, path: str) -> bytes:
        """Return a file's content. Raises Undecodable."""
        member = self._listed().get(path)
        if member is None:
            raise refused(message("dossier.no-such-file"), path)
        if member.entry.problem is not None:
            raise refused(member.entry.problem, path)
        return self._content(self._open().infolist()[member.number], path)

    def _content(self, info: ZipInfo, path: str) -> bytes:
        """Read at most what the directory announced and the limit allows."""
        try:
            with self._open().open(info) as file:
                content = file.read(self._limits.file_bytes + 1)
        except Exception:  # each kind of packing has errors of its own
            raise refused(message("dossier.member-broken"), path) from None
        if len(content) > self._limits.file_bytes:
            raise refused(too_large(self._limits), path)
        return content

    def _open(self) -> ZipFile:
        # A forked process shares the file position of its parent's handle: it needs its own.
        if self._archive is None or self._owner != getpid():
            try:
                self._archive = ZipFile(self._path)
                self._owner = getpid()
            except _BROKEN:
                raise UnreadableDossier(message("dossier.not-zip", path=self.name)) from None
        return self._archive

    def _check_directory(self) -> None:
        """Refuse a zip as a whole, from what its directory announces."""
        infos = self._open().infolist()
        packed = sum(info.compress_size for info in infos)
        reason = None
        if len(infos) > self._limits.files:
            reason = message("dossier.too-many-files", path=self.name, limit=self._limits.files)
        elif sum(info.file_size for info in infos) > self._limits.zip_total_bytes:
            limit = self._limits.zip_total_bytes // 2**20
            reason = message("dossier.zip-too-large", path=self.name, limit=limit)
        elif packed > self._path.stat().st_size:
            # Members that share bytes: only a made-up zip holds more than it is long.
            reason = message("dossier.zip-overlaps", path=self.name)
        if reason:
            raise UnreadableDossier(reason)

    def _listed(self) -> dict[str, _Member]:
        if self._members is None:
            self._members = self._list()
        return self._members

    def _list(self) -> dict[str, _Member]:
        infos = self._open().infolist()
        pages = code_pages(infos, self._application_text())
        named: list[tuple[int, ZipInfo, str, bool]] = []
        members: dict[str, _Member] = {}
        for number, info in enumerate(infos):
            if info.filename.endswith("/"):
                continue
            name, guessed = name_of(info, pages)
            reason = refusal(info.orig_filename) or refusal(name)
            if reason:
                path = refused_path(name, number)
                members[path] = _Member(Entry(path, info.file_size, reason), number)
            else:
                named.append((number, info, shown_path(name), guessed))
        wrapping = wrapping_folder(path for _, _, path, _ in named)
        for number, info, path, guessed in named:
            self._add(members, number, info, path.removeprefix(wrapping), guessed)
        return members

    def _add(
        self, members: dict[str, _Member], number: int, info: ZipInfo, path: str, guessed: bool
    ) -> None:
        rule = ignored(path)
        if rule and ignored_folder(rule.path):
            members[rule.path] = _Member(Entry(rule.path, 0), number)
        elif path in members:
            # Which of them is meant depends on the program that unpacks it: read neither.
            members[path] = _Member(Entry(path, 0, message("dossier.same-name")), number)
        else:
            remark = message("dossier.name-guessed") if guessed and not path.isascii() else None
            entry = Entry(path, info.file_size, self._unreadable(info), remark)
            members[path] = _Member(entry, number)

    def _unreadable(self, info: ZipInfo) -> Message | None:
        if info.flag_bits & _ENCRYPTED:
            return message("dossier.member-encrypted")
        if stat.S_ISLNK(info.external_attr >> 16):
            return message("dossier.member-link")
        if info.compress_type not in _PACKINGS:
            return message("dossier.member-packing")
        if info.file_size > self._limits.file_bytes:
            return too_large(self._limits)
        packed = max(info.compress_size, 1)
        if info.file_size > _HARMLESS and info.file_size > self._limits.zip_ratio * packed:
            return message("dossier.member-ratio", limit=self._limits.zip_ratio)
        return None

    def _application_text(self) -> str:
        """Return the application's text, which may mention file names; empty without one."""
        for info in self._open().infolist():
            above, _, name = info.filename.rpartition("/")
            if name in APPLICATIONS and "/" not in above and self._unreadable(info) is None:
                try:
                    text = self._content(info, info.filename).decode("utf-8", "replace")
                except Undecodable:
                    return ""
                return unicodedata.normalize("NFC", text)
        return ""
