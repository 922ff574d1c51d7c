"""Whether a file that is in the way is a report of ours, which may be replaced."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

_MARK = re.compile(rb"badgeaudit")
"""What each of our texts has in its first or last lines."""
_JSON_MARK = re.compile(rb'"(?:name|tool)": ?"badgeaudit|"check_name":')
"""The same of JSON, in which a badge may well tell of badgeaudit."""
_NEVER = (".toml", ".yaml", ".yml", ".cfg", ".ini")
"""How settings and workflows end: they name badgeaudit, and no report of ours ends like that."""
_END = 4096
_MOST = 64 * 1024
"""Bytes that a spreadsheet's description may have."""


def is_report(file: Path) -> bool:
    """Tell by its first or last lines, or by what it says of itself, whether we wrote a file.

    JSON ends with the tool's name; a PDF names its creator, a spreadsheet its description. An empty
    file may be replaced. What can't be read is none of ours. A pipe or a device holds nothing that
    could be lost, and reading one might never end.
    """
    if not file.is_file():
        return True
    try:
        with file.open("rb") as stream:
            ends = stream.read(_END)
            stream.seek(max(len(ends), file.stat().st_size - _END))
            ends += stream.read(_END)
    except OSError:
        return False
    if ends.startswith(b"%PDF-"):
        return _pdf_is_ours(file)
    if ends.startswith(b"PK"):
        return _spreadsheet_is_ours(file)
    if ends.strip() in (b"", b"[]"):
        return True
    if file.suffix.lower() in _NEVER:
        return False
    mark = _JSON_MARK if ends.lstrip().startswith((b"{", b"[")) else _MARK
    return mark.search(ends) is not None


def _pdf_is_ours(file: Path) -> bool:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        about = PdfReader(file).metadata
        return about is not None and str(about.creator).startswith("badgeaudit ")
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def _spreadsheet_is_ours(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as packed, packed.open("docProps/core.xml") as about:
            return b">badgeaudit</dc:description>" in about.read(_MOST)
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, RuntimeError):
        return False
