"""The picture is small, square and the same each time, and gives back what was baked into it."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from badgeaudit.openbadges.png import unbake_png
from badgeaudit.openbadges.svg import unbake_svg
from badgeaudit.workshop.certifying_picture import png_picture, svg_picture


def pixels(raw: bytes) -> Image.Image:
    with Image.open(BytesIO(raw)) as image:
        return image.convert("RGBA")


def test_the_png_is_square_small_and_clear_outside() -> None:
    raw = png_picture("quality-label", 240)
    image = pixels(raw)
    assert image.size == (240, 240)
    assert len(raw) < 8000
    assert image.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert image.getpixel((120, 100))[3] == 255  # type: ignore[index]


def test_the_same_seed_draws_the_same_and_others_differ() -> None:
    assert png_picture("a", 60) == png_picture("a", 60)
    assert svg_picture("a", "t") == svg_picture("a", "t")
    assert len({svg_picture(seed, "t") for seed in "abcdefghij"}) > 2


def test_without_a_credential_nothing_is_baked() -> None:
    assert unbake_png(png_picture("a", 60), "x") is None
    assert unbake_svg(svg_picture("a", "t"), "x") is None


@pytest.mark.parametrize("text", ['{"a": "]]> \ufffe \uffff č"}', '{"a": "<&>"}'])
def test_what_is_awkward_comes_back(text: str) -> None:
    svg, png = (
        unbake_svg(svg_picture("a", "<t>", text), "x"),
        unbake_png(png_picture("a", 60, text), "x"),
    )
    assert svg is not None
    assert png is not None
    assert json.loads(svg.text) == json.loads(png.text) == json.loads(text)
    assert (svg.problems, png.problems) == ((), ())


@settings(max_examples=30)
@given(st.text(max_size=80))
def test_any_text_comes_back(value: str) -> None:
    text = json.dumps({"name": value}, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    svg, png = (
        unbake_svg(svg_picture("a", "t", text), "x"),
        unbake_png(png_picture("a", 8, text), "x"),
    )
    assert svg is not None
    assert png is not None
    assert json.loads(svg.text) == json.loads(png.text) == {"name": value}
