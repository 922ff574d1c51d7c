"""What was handed in: SourceFile, Application, Dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from badgeaudit.model.places import Message, Problem

Role = Literal["application", "badge", "credential", "evidence", "assessment", "ignored", "other"]
"""What a file is for, from where it stands: ``badges/``, ``credentials/``, ``evidence/`` …

``assessment`` also covers waivers, decisions and configuration found inside a dossier: listed,
never applied. In a bare folder of badge files every readable badge file is ``badge``.
"""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the dossier, accounted for: read as what, or why not."""

    path: str
    """Relative to the dossier's root, ``/`` between parts, Unicode NFC."""
    size: int
    role: Role
    sha256: str = ""
    """Hex; filled when the file has been read."""
    form: str = ""
    """A ``Form`` value for badge files, a document kind (``pdf``, ``docx`` …) for evidence."""
    problem: Message | None = None
    """Why it was not read, was ignored, or is not what its place promises."""
    problems: int = 0
    """How many violations of the schemas were found in it."""
    verdict: str = ""
    """For a credential that was verified: ``valid``, ``invalid``, ``could not check``."""
    proof_failed: bool = False
    """True when its proof (or its binding to the issuer) was verified and does not hold."""

    @property
    def valid(self) -> bool:
        """True when nothing is wrong with the file's shape."""
        return self.problem is None and self.problems == 0


@dataclass(frozen=True, slots=True)
class Application:
    """``application.yaml`` after reading: only real answers are left in it."""

    path: str
    fields: Mapping[str, Any]
    """The document without nulls, empty strings, unfilled placeholders and invalid values."""
    problems: tuple[Problem, ...] = ()
    """What was wrong with it; the rest is used all the same."""
    positions: Mapping[str, tuple[int, int]] | None = None
    """JSON pointer → (line, column)."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """The files an issuer handed in. Contents are read later, through ``source``."""

    name: str
    """Folder or file name, for headings; never an absolute path."""
    files: Sequence[SourceFile]
    """Sorted by path, every file once."""
    application: Application | None
    digest: str = ""
    """SHA-256 over sorted ``path NUL sha256`` lines; assessments and waivers stay outside."""


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """The text of one evidence document, as far as it could be read."""

    path: str
    kind: str
    """``pdf``, ``docx``, ``odt``, ``markdown``, ``html``, ``text``, ``image``, ``other``."""
    text: str = ""
    problem: Message | None = None
    """Why there is no text: encrypted, scanned (no text layer), too large, not readable …"""


def by_path(files: Sequence[SourceFile]) -> Sequence[SourceFile]:
    """Return the files sorted by path (by code point), as they are when they stand like that."""
    before = ""
    for file in files:
        if file.path < before:
            return sorted(files, key=lambda file: file.path)
        before = file.path
    return files
