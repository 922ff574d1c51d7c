"""Badge classes of an audit → the bytes of their pictures, from the dossier that was audited."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import unquote_to_bytes

from badgeaudit.audit.tools import DossierTools
from badgeaudit.dossier.opening import open_source
from badgeaudit.dossier.sources import Source
from badgeaudit.errors import Undecodable
from badgeaudit.model.badges import ImageFacts
from badgeaudit.openbadges.normalise import normalise
from badgeaudit.openbadges.reading import BadgeDocument, read_badge


def badge_images(
    folder: Path, files: Iterable[str], digests: Mapping[str, str]
) -> dict[str, tuple[str, bytes]]:
    """Return badge class id → (format, content) for the badge files given by path.

    Only pictures inside the dossier: in the badge document, beside it, or what it is baked into;
    nothing is fetched. A file whose SHA-256 is no longer the audited one gives no picture. Raises
    UnreadableDossier when ``folder`` is no folder or zip.
    """
    found: dict[str, tuple[str, bytes]] = {}
    for id, format, content in pictures_of(open_source([folder]), files, digests):
        found.setdefault(id, (format, content))
    return found


def pictures_of(
    source: Source, files: Iterable[str], digests: Mapping[str, str]
) -> Iterator[tuple[str, str, bytes]]:
    """Yield id, format and content as ``badge_images`` returns them, one file after the other."""
    paths = [entry.path for entry in source.entries()]
    tools = DossierTools(source, paths, {}, {}, date.min)
    for path in sorted(set(files) & set(paths)):
        yield from _of_file(path, source, tools, digests)


def _of_file(
    path: str, source: Source, tools: DossierTools, digests: Mapping[str, str]
) -> Iterator[tuple[str, str, bytes]]:
    try:
        raw = source.read(path)
        if hashlib.sha256(raw).hexdigest() != digests.get(path):
            return
        document = read_badge(raw, path)
    except Undecodable:
        return
    for subject in normalise(document):
        if subject.kind != "badge_class":
            continue
        image = subject.fields.get("image")
        reference = image.get("id", "") if isinstance(image, Mapping) else ""
        picture = _picture(str(reference), path, source, tools, digests) or _baked(document, raw)
        if picture is not None:
            yield subject.id, *picture


def _picture(
    reference: str, path: str, source: Source, tools: DossierTools, digests: Mapping[str, str]
) -> tuple[str, bytes] | None:
    """Return the picture a badge names, once it has been opened and found to be one."""
    facts = tools.image(reference, path) if reference else None
    if not isinstance(facts, ImageFacts):
        return None
    if not facts.path:
        head, _, body = reference.partition(",")
        content = unquote_to_bytes(body)
        return facts.format, b64decode(content) if head.lower().endswith(";base64") else content
    try:
        content = source.read(facts.path)
    except Undecodable:
        return None
    if hashlib.sha256(content).hexdigest() != digests.get(facts.path, ""):
        return None
    return facts.format, content


def _baked(document: BadgeDocument, raw: bytes) -> tuple[str, bytes] | None:
    """Return the picture a badge is baked into."""
    if document.image is None:
        return None
    return ("PNG" if raw.startswith(b"\x89PNG") else "SVG"), document.image
