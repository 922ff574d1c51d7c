"""Check documents that are zips (Word, LibreOffice) before a library unpacks them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.evidence.extraction import NoText
from badgeaudit.model.places import message

_ENCRYPTED = 0x1
_LARGEST = 10
"""A document may unpack to this many times the limit of one file, all parts together."""


def check_packed(raw: bytes, limits: Limits) -> None:
    """Raise NoText when a document would unpack to too much, or needs a password.

    Read from the zip's directory, before anything is unpacked. Raises BadZipFile and the like.
    """
    with ZipFile(BytesIO(raw)) as archive:
        infos = archive.infolist()
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise NoText(message("dossier.evidence-encrypted"))
    if sum(info.file_size for info in infos) > _LARGEST * limits.file_bytes:
        raise NoText(message("dossier.evidence-bomb"))
    for info in infos:
        packed = max(info.compress_size, 1)
        if info.file_size > 2**20 and info.file_size > limits.zip_ratio * packed:
            raise NoText(message("dossier.evidence-bomb"))
