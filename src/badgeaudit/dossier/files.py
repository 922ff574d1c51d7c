"""Read single files of the file system, and a list of them as a source."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.dossier.paths import shown_path
from badgeaudit.dossier.sources import Entry, refused
from badgeaudit.model.places import Message, message

# Opening a pipe must not wait for somebody to write into it. Windows has neither flag.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class FilesSource:
    """Files named one by one, shown relative to the folder they have in common."""

    def __init__(self, paths: Sequence[Path], limits: Limits = DEFAULT_LIMITS) -> None:
        """Take the files; the same file named twice counts once."""
        self._limits = limits
        real = sorted({os.path.abspath(path) for path in paths})
        base = os.path.commonpath([os.path.dirname(path) for path in real]) if real else ""
        self._files: dict[str, str] = {}
        for path in real:
            shown = shown_path(Path(os.path.relpath(path, base)).as_posix())
            self._files.setdefault(shown, path)
        self.name = shown_path(os.path.basename(real[0] if len(real) == 1 else base)) or "files"

    def entries(self) -> Iterable[Entry]:
        """Return every file once, sorted by path."""
        for shown, real in sorted(self._files.items()):
            yield file_entry(shown, real, self._limits)

    def read(self, path: str) -> bytes:
        """Return a file's content. Raises Undecodable."""
        if path not in self._files:
            raise refused(message("dossier.no-such-file"), path)
        return read_file(self._files[path], path, self._limits)


def file_entry(shown: str, real: str, limits: Limits) -> Entry:
    """Return the entry of a file, with the reason when it can't be read."""
    try:
        facts = os.stat(real)
    except OSError as error:
        return Entry(shown, 0, _unreadable(error))
    if not stat.S_ISREG(facts.st_mode):
        return Entry(shown, 0, message("dossier.not-a-file"))
    if facts.st_size > limits.file_bytes:
        return Entry(shown, facts.st_size, too_large(limits))
    if not os.access(real, os.R_OK):
        return Entry(shown, facts.st_size, message("dossier.unreadable", reason="no permission"))
    return Entry(shown, facts.st_size)


def read_file(real: str, shown: str, limits: Limits) -> bytes:
    """Return the content of a regular file. Raises Undecodable, also over the limit."""
    try:
        descriptor = os.open(real, _FLAGS)
        with open(descriptor, "rb") as file:
            facts = os.fstat(descriptor)
            if not stat.S_ISREG(facts.st_mode):
                raise refused(message("dossier.not-a-file"), shown)
            # As much as there is: asking for the limit each time would reserve that much memory.
            content = file.read(min(facts.st_size, limits.file_bytes) + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name
        raise refused(_unreadable(error), shown) from None
    if len(content) > limits.file_bytes:
        raise refused(too_large(limits), shown)
    return content


def too_large(limits: Limits) -> Message:
    """Return what is said of a file over the limit, which it names in megabytes."""
    return message("dossier.too-large", limit=f"{limits.file_bytes / 2**20:.3g}")


def _unreadable(error: OSError | ValueError) -> Message:
    reason = error.strerror if isinstance(error, OSError) else None
    return message("dossier.unreadable", reason=reason or type(error).__name__)
