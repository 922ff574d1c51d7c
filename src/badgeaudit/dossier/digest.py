"""One digest for what a dossier says, whether it came as a folder or a zip."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from badgeaudit.model.dossier import SourceFile, by_path

OUTSIDE = frozenset({"assessment", "ignored"})
"""Roles that are not the issuer's statement: a new judgement must not make the old ones stale."""


def dossier_digest(files: Iterable[SourceFile]) -> str:
    """Return the SHA-256, in hex, of one line per file, sorted by path (by code point).

    A line is the path in UTF-8, a NUL byte, the file's SHA-256 in hex, a line feed. The digest of
    a file that could not be read is empty. Files with a role in ``OUTSIDE`` are left out. A path
    never holds a NUL byte, so equal lines mean equal files.
    """
    digest = hashlib.sha256()
    for file in by_path(files if isinstance(files, Sequence) else tuple(files)):
        if file.role not in OUTSIDE:
            digest.update(f"{file.path}\0{file.sha256}\n".encode())
    return digest.hexdigest()
