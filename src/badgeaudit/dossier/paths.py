"""File names as they are shown and compared: one spelling for folder and zip."""

from __future__ import annotations

import unicodedata

_UNSHOWN = {"Cc", "Cs", "Zl", "Zp"}
"""Control characters, lone surrogates (bytes that are not UTF-8), line separators."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of writing: ``gpj.exe`` shown as ``exe.jpg``."""

ROOT_NAMES = frozenset({"badges", "credentials", "evidence", "assessments"})
"""The folders of a dossier: a zip that holds only one of them has no wrapping folder."""
APPLICATIONS = ("application.yaml", "application.yml")
"""Names of the application at the top of a dossier."""


def shown_path(name: str) -> str:
    """Return a name in the spelling used everywhere: NFC, odd characters as ``%XX`` of UTF-8.

    macOS hands out decomposed letters (``u`` and two dots), everything else composed ones.
    """
    name = unicodedata.normalize("NFC", name)
    if name.isascii() and name.isprintable():
        return name
    return "".join(map(_shown, name))


def _shown(character: str) -> str:
    if unicodedata.category(character) not in _UNSHOWN and character not in _TURNING:
        return character
    # Python keeps a byte that is not UTF-8 as one of these surrogates (PEP 383).
    kept = "surrogateescape" if "\udc80" <= character <= "\udcff" else "surrogatepass"
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", kept))
