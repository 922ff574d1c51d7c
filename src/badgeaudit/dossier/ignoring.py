"""Files that are ignored by rule, each with the reason it is listed with."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import NamedTuple

from badgeaudit.model.places import Message, message

_FOLDERS = {
    ".git": "dossier.ignored-git",
    "__macosx": "dossier.ignored-system",
    ".badgeaudit": "dossier.ignored-own",
}
_NAMES = {
    ".gitattributes": "dossier.ignored-git",
    ".gitignore": "dossier.ignored-git",
    ".ds_store": "dossier.ignored-system",
    "thumbs.db": "dossier.ignored-system",
    "desktop.ini": "dossier.ignored-system",
}
_PATTERNS = (
    ("._*", "dossier.ignored-system"),
    ("~$*", "dossier.ignored-editor"),
    ("*~", "dossier.ignored-editor"),
    ("*.swp", "dossier.ignored-editor"),
    ("#*#", "dossier.ignored-editor"),
    (".#*", "dossier.ignored-editor"),
    (".~lock.*#", "dossier.ignored-editor"),
)
_EXPLAINED = frozenset({"badges/readme.md", "credentials/readme.md", "evidence/readme.md"})


class Ignored(NamedTuple):
    """A file or a whole folder that is ignored."""

    path: str
    """The folder when all of it is ignored, else the file."""
    why: Message


def ignored(path: str) -> Ignored | None:
    """Return what is ignored of a path and why; None when the file counts.

    ``README.md`` directly in ``badges/``, ``credentials/`` or ``evidence/`` explains the folder
    (``init`` writes one) and is not evidence.
    """
    parts = path.split("/")
    for index, part in enumerate(parts[:-1]):
        if reason := _FOLDERS.get(part.lower()):
            return Ignored("/".join(parts[: index + 1]), message(reason))
    name = parts[-1].lower()
    if path.lower() in _EXPLAINED:
        return Ignored(path, message("dossier.ignored-readme"))
    if reason := _NAMES.get(name) or _FOLDERS.get(name):
        return Ignored(path, message(reason))
    for pattern, reason in _PATTERNS:
        if fnmatchcase(name, pattern):
            return Ignored(path, message(reason))
    return None


def ignored_folder(path: str) -> bool:
    """Tell whether a folder is ignored with all that is in it: it is listed once, never entered."""
    return path.rpartition("/")[2].lower() in _FOLDERS
