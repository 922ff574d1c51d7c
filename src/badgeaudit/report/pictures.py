"""Pictures of the badges as ``data:`` addresses, from the dossier that was audited."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

EDGE = 192
"""Longest edge in the report, in pixels: sharp at 72 CSS pixels on fine screens."""

SVG_BYTES = 256 * 1024
"""A larger drawing is left out, not cut."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Where the pictures are. They go into the HTML report only, never into the audit JSON."""

    folder: Path
    """The dossier (folder or zip) the audit was made of."""

    def of(self, document: Mapping[str, Any]) -> dict[str, str]:
        """Return badge class id → ``data:`` address; badges without a usable picture are left out.

        Raises UnreadableDossier when the folder is not there.
        """
        from badgeaudit.audit.badge_images import badge_images

        classes = document["subjects"]["badge_classes"]
        digests = {file["path"]: file["sha256"] for file in document["dossier"]["files"]}
        found = badge_images(self.folder, [each["path"] for each in classes], digests)
        shown = {id: data_address(format, content) for id, (format, content) in found.items()}
        return {id: address for id, address in shown.items() if address}


def data_address(format: str, content: bytes, edge: int = EDGE) -> str | None:
    """Return a picture as ``data:`` address for ``<img>``; None when it can't be shown.

    A browser runs no script and loads nothing from an SVG inside ``<img>``. Other pictures are
    drawn anew, no longer than ``edge`` pixels, so that nothing but pixels gets into the report.
    """
    if format == "SVG":
        if len(content) > SVG_BYTES:
            return None
        return f"data:image/svg+xml;base64,{b64encode(content).decode()}"
    small = _thumbnail(content, edge)
    return None if small is None else f"data:image/png;base64,{b64encode(small).decode()}"


def _thumbnail(content: bytes, edge: int) -> bytes | None:
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "GIF", "WEBP")) as picture:
            picture.load()
            small = picture.convert("RGBA")
    # Pillow's decoders raise many kinds of errors on broken files; each means the same here.
    except Exception:
        return None
    small.thumbnail((edge, edge))
    out = BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()
