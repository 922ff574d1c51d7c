"""Open what was handed in: list every file with its role and read the application."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.dossier.application import read_application
from badgeaudit.dossier.files import FilesSource
from badgeaudit.dossier.folders import FolderSource
from badgeaudit.dossier.paths import APPLICATIONS
from badgeaudit.dossier.roles import standing
from badgeaudit.dossier.sources import Entry, Source
from badgeaudit.dossier.zips import ZipSource
from badgeaudit.errors import Undecodable, UnreadableDossier
from badgeaudit.model.dossier import Application, Dossier, SourceFile
from badgeaudit.model.packing import FILES, kept
from badgeaudit.model.places import Place, Problem, message

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_DOCUMENT_PARTS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")
"""Word and LibreOffice files are zips too."""


class Opened(NamedTuple):
    """A dossier and the source to read its files from."""

    dossier: Dossier
    source: Source
    remarks: tuple[Problem, ...] = ()
    """What is to be said of files that are read all the same, such as a guessed name."""


def open_dossier(paths: Sequence[Path], limits: Limits = DEFAULT_LIMITS) -> Opened:
    """Open one dossier folder, one zip, a folder of badge files, or several files.

    Only the application is read; digest, ``sha256`` and ``form`` are filled in later. Raises
    UnreadableDossier when there is nothing to audit, or more than one application.
    """
    source = open_source(paths, limits)
    entries = list(source.entries())
    listed = {entry.path for entry in entries}
    applications = [name for name in APPLICATIONS if name in listed]
    if len(applications) > 1:
        raise UnreadableDossier(message("dossier.two-spellings", path=source.name))
    bare = not applications and not any(
        path.startswith(("badges/", "credentials/")) for path in listed
    )
    if bare:
        _refuse_inner(source.name, listed)
    files = kept(FILES, (), [_source_file(entry, bare) for entry in entries])
    if not any(_auditable(file) for file in files):
        raise _nothing(source.name, listed)
    application = _application(source, applications[0], limits) if applications else None
    remarks = tuple(Problem(e.remark, Place(e.path)) for e in entries if e.remark)
    return Opened(Dossier(source.name, files, application), source, remarks)


def open_source(paths: Sequence[Path], limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return where the files are, without listing them. Raises UnreadableDossier."""
    for path in paths:
        if not path.exists():
            raise UnreadableDossier(message("dossier.no-such-path", path=str(path)))
    paths = list({os.path.realpath(path): path for path in paths}.values())
    _refuse_several(paths)
    if len(paths) == 1 and paths[0].is_dir():
        return FolderSource(paths[0], limits)
    if len(paths) == 1 and is_zip(paths[0]):
        return ZipSource(paths[0], limits)
    if len(paths) == 1 and paths[0].suffix.lower() == ".zip":
        raise UnreadableDossier(message("dossier.not-zip", path=str(paths[0])))
    return FilesSource(paths, limits)


def is_zip(path: Path) -> bool:
    """Tell from its content whether a file is a zip of files, not a Word or LibreOffice one."""
    try:
        with path.open("rb") as file:
            head = file.read(200) if path.is_file() else b""
    except OSError:
        return False
    return head.startswith(_ZIP_STARTS) and not any(part in head for part in _DOCUMENT_PARTS)


def _refuse_several(paths: Sequence[Path]) -> None:
    """Refuse what can't be one dossier: none at all, several, or one among other files."""
    if not paths:
        raise UnreadableDossier(message("dossier.no-path"))
    whole = sorted(str(path) for path in paths if path.is_dir() or is_zip(path))
    if len(whole) > 1:
        raise UnreadableDossier(message("dossier.several", paths=tuple(whole)))
    if whole and len(paths) > 1:
        raise UnreadableDossier(message("dossier.one-among-files", path=whole[0]))
    for path in paths:
        if path.name in APPLICATIONS and path.is_file():
            folder = str(path.parent)
            raise UnreadableDossier(message("dossier.application-alone", folder=folder))


def _source_file(entry: Entry, bare: bool) -> SourceFile:
    role, why = standing(entry.path, bare)
    return SourceFile(entry.path, entry.size, role, problem=why or entry.problem)


def _auditable(file: SourceFile) -> bool:
    return file.role in ("application", "badge", "credential")


def _refuse_inner(name: str, listed: set[str]) -> None:
    """Refuse a folder whose dossiers lie further down: it is not clear which one is meant."""
    inner = sorted(
        path.rpartition("/")[0] for path in listed if path.rpartition("/")[2] in APPLICATIONS
    )
    if len(inner) == 1:
        raise UnreadableDossier(message("dossier.further-down", path=name, folder=inner[0]))
    if inner:
        raise UnreadableDossier(message("dossier.several", paths=tuple(inner)))


def _nothing(name: str, listed: set[str]) -> UnreadableDossier:
    if not listed:
        return UnreadableDossier(message("dossier.empty", path=name))
    return UnreadableDossier(message("dossier.no-badges", path=name, files=len(listed)))


def _application(source: Source, path: str, limits: Limits) -> Application:
    try:
        raw = source.read(path)
    except Undecodable as error:
        return Application(path, {}, error.problems)
    return read_application(raw, path, limits)
