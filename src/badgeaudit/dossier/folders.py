"""A folder as a source: nothing outside it is ever read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.dossier.files import file_entry, read_file
from badgeaudit.dossier.ignoring import ignored_folder
from badgeaudit.dossier.paths import shown_path
from badgeaudit.dossier.sources import Entry, refused
from badgeaudit.errors import UnreadableDossier
from badgeaudit.model.places import Place, Problem, message


class FolderSource:
    """All files below one folder."""

    def __init__(self, root: Path, limits: Limits = DEFAULT_LIMITS) -> None:
        """Take the folder; it is listed when asked for."""
        self._root = os.path.realpath(root)
        self._limits = limits
        self._respelled: dict[str, str] | None = None
        """Shown path → real path where they differ; empty for a name that two files have."""
        self._sure: set[str] = set()
        """Folders known to lie inside; looking each file up from the root would double the time."""
        self.name = shown_path(os.path.basename(self._root)) or "dossier"

    def entries(self) -> Iterable[Entry]:
        """Return every file once, sorted by path.

        A link to a file inside the folder is read like a file; one to the outside or to a folder is
        listed with that problem. Raises UnreadableDossier when there are more files than the limit.
        """
        entries: dict[str, Entry] = {}
        respelled: dict[str, str] = {}
        for shown, real in self._walk():
            if shown in entries:
                entries[shown] = Entry(shown, 0, message("dossier.same-name"))
                respelled[shown] = ""
                continue
            entries[shown] = self._entry(shown, real)
            if len(entries) > self._limits.files:
                raise UnreadableDossier(
                    message("dossier.too-many-files", path=self.name, limit=self._limits.files)
                )
            if self._join(shown) != real:
                respelled[shown] = real
        self._respelled = respelled
        return [entries[path] for path in sorted(entries)]

    def read(self, path: str) -> bytes:
        """Return a file's content. Raises Undecodable, also for a path that leads outside."""
        if self._respelled is None:
            # Only a listing knows which names were respelled.
            self.entries()
        real = (self._respelled or {}).get(path, self._join(path))
        if not real:
            raise refused(message("dossier.same-name"), path)
        if not self._file_inside(real):
            raise refused(message("dossier.link-outside"), path)
        return read_file(real, path, self._limits)

    def _join(self, path: str) -> str:
        return os.path.join(self._root, *path.split("/"))

    def _inside(self, real: str) -> bool:
        """Tell whether a path ends up in the root, links and junctions followed."""
        try:
            return os.path.commonpath([self._root, os.path.realpath(real)]) == self._root
        except ValueError:  # a NUL byte in the name, or another drive
            return False

    def _file_inside(self, real: str) -> bool:
        folder, name = os.path.split(real)
        if name in ("", ".", ".."):
            return False
        if folder not in self._sure:
            if not self._inside(folder):
                return False
            self._sure.add(folder)
        return not os.path.islink(real) or self._inside(real)

    def _walk(self) -> Iterator[tuple[str, str]]:
        """Yield shown and real path of everything that is not a folder to enter."""
        waiting = [("", self._root)]
        while waiting:
            above, folder = waiting.pop()
            try:
                inside = sorted(os.scandir(folder), key=lambda item: item.name)
            except OSError:
                if not above:
                    problem = Problem(message("dossier.folder-unreadable"), Place(self.name))
                    raise UnreadableDossier([problem]) from None
                yield above, folder
                continue
            for item in inside:
                shown = shown_path(f"{above}/{item.name}" if above else item.name)
                # A junction of Windows is a folder that leads elsewhere, not a link.
                real_folder = item.is_dir(follow_symlinks=False) and self._inside(item.path)
                if real_folder and not ignored_folder(shown):
                    waiting.append((shown, item.path))
                else:
                    yield shown, item.path

    def _entry(self, shown: str, real: str) -> Entry:
        if ignored_folder(shown):
            return Entry(shown, 0)
        if not self._file_inside(real):
            return Entry(shown, 0, message("dossier.link-outside"))
        if os.path.isdir(real):
            if not self._inside(real):
                return Entry(shown, 0, message("dossier.link-outside"))
            linked = os.path.islink(real)
            reason = "dossier.link-to-folder" if linked else "dossier.folder-unreadable"
            return Entry(shown, 0, message(reason))
        return file_entry(shown, real, self._limits)
