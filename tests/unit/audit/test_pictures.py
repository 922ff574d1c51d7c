from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.audit.pictures import open_picture
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.languages import sentence
from badgeaudit.model.badges import ImageFacts
from badgeaudit.model.places import Message


def raster(format: str = "PNG", size: tuple[int, int] = (120, 90)) -> bytes:
    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", size, "teal").save(stream, format)
    return stream.getvalue()


def problem(content: bytes | str, limits: Limits = DEFAULT_LIMITS) -> str:
    found = open_picture(content, "a.png", limits)
    assert isinstance(found, Message)
    assert sentence(found)
    return found.id


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_format_is_found_from_the_content(format: str) -> None:
    raw = raster(format)
    assert open_picture(raw, "a.png", DEFAULT_LIMITS) == ImageFacts(
        "a.png", format, 120, 90, len(raw)
    )


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="200" height="100"', (200, 100)),
        ('width="200px" height="75pt"', (200, 100)),
        ('viewBox="0 0 64 32"', (64, 32)),
        ('width="100%" height="100%" viewBox="0,0,64,32"', (64, 32)),
        ("", (0, 0)),
        ('width="many" height="1e9999"', (0, 0)),
    ],
)
def test_the_size_of_an_svg(attributes: str, size: tuple[int, int]) -> None:
    raw = f'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()
    found = open_picture(raw, "a.svg", DEFAULT_LIMITS)
    assert isinstance(found, ImageFacts)
    assert (found.format, found.width, found.height) == ("SVG", *size)


def test_a_data_uri_is_a_picture_too() -> None:
    raw = raster()
    found = open_picture(f"data:image/png;base64,{b64encode(raw).decode()}", "", DEFAULT_LIMITS)
    assert found == ImageFacts("", "PNG", 120, 90, len(raw))
    svg = open_picture("data:image/svg+xml,%3Csvg width='9' height='9'/%3E", "", DEFAULT_LIMITS)
    assert isinstance(svg, ImageFacts)


@pytest.mark.parametrize("uri", ["data:", "data:image/png;base64,!!!", "data:image/png;base64"])
def test_a_broken_data_uri(uri: str) -> None:
    assert problem(uri) == "audit.picture-bad-data-uri"


def test_what_can_not_be_opened_says_why() -> None:
    assert problem(raster()[:60]) == "audit.picture-not-decodable"
    assert problem(b"") == "audit.picture-not-decodable"
    assert problem(b"<html/>") == "audit.picture-not-decodable"
    assert problem(b"<svg") == "audit.picture-not-decodable"
    assert problem(raster(), Limits(image_pixels=100)) == "audit.picture-too-many-pixels"
    assert problem(raster(), Limits(file_bytes=10)) == "audit.picture-too-large"


def test_entities_of_an_svg_are_not_followed() -> None:
    bomb = (
        b'<!DOCTYPE svg [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">'
        b'<!ENTITY f SYSTEM "file:///etc/passwd">]><svg width="9" height="9">&b;&f;</svg>'
    )
    found = open_picture(bomb, "a.svg", DEFAULT_LIMITS)
    assert isinstance(found, ImageFacts | Message)


@given(st.binary(max_size=300) | st.binary(max_size=80).map(lambda b: raster()[:100] + b))
def test_any_bytes_are_a_picture_or_a_message(raw: bytes) -> None:
    assert isinstance(open_picture(raw, "a.png", DEFAULT_LIMITS), ImageFacts | Message)


@given(st.text(max_size=60))
def test_any_data_uri_is_a_picture_or_a_message(text: str) -> None:
    found = open_picture("data:" + text, "", DEFAULT_LIMITS)
    assert isinstance(found, ImageFacts | Message)
