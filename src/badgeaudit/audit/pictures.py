"""A picture's bytes → its format and size, or why it can't be opened."""

from __future__ import annotations

import re
import warnings
from base64 import b64decode
from binascii import Error as NotBase64
from io import BytesIO
from urllib.parse import unquote_to_bytes

from badgeaudit.documents.limits import Limits
from badgeaudit.model.badges import ImageFacts
from badgeaudit.model.places import Message, message

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|mm|cm|in|)\s*")
_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def open_picture(content: bytes | str, path: str, limits: Limits) -> ImageFacts | Message:
    """Decode a picture in full and return what it is; a data URI is given as text.

    The format is found from the content. Whatever is wrong with it comes back as a message.
    """
    if isinstance(content, str):
        decoded = _from_data_uri(content)
        if decoded is None:
            return message("audit.picture-bad-data-uri")
        content = decoded
    if len(content) > limits.file_bytes:
        return message("audit.picture-too-large", bytes=len(content))
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _svg(content, path)
    return _raster(content, path, limits)


def _from_data_uri(uri: str) -> bytes | None:
    head, comma, body = uri.partition(",")
    if not comma:
        return None
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return b64decode(unquote_to_bytes(body), validate=True)
    except (NotBase64, ValueError):
        return None


def _raster(content: bytes, path: str, limits: Limits) -> ImageFacts | Message:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; our own limit, tested below, is lower.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content), formats=_FORMATS) as picture:
                width, height = picture.size
                if width * height > limits.image_pixels:
                    return message("audit.picture-too-many-pixels", width=width, height=height)
                name = picture.format or "?"
                picture.load()
    # Pillow's decoders raise many kinds of errors on broken files; each means the same here.
    except Exception:
        return message("audit.picture-not-decodable")
    return ImageFacts(path, name, width, height, len(content))


def _svg(content: bytes, path: str) -> ImageFacts | Message:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return message("audit.picture-not-decodable")
    if etree.QName(root).localname != "svg":
        return message("audit.picture-not-decodable")
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    if not (width and height):
        box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
        if len(box) == 4:
            width, height = _pixels(box[2]), _pixels(box[3])
    return ImageFacts(path, "SVG", width, height, len(content))


def _pixels(length: str | None) -> int:
    """Return an SVG length in CSS pixels; 0 when it is missing or relative."""
    match = _LENGTH.fullmatch(length or "")
    return round(float(match[1]) * _PIXELS[match[2]]) if match else 0
