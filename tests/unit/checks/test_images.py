from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.model.badges import ImageFacts
from badgeaudit.model.places import Message, message
from tests.unit.checks.fakes import FakeTools, look, seen, subject

ASK: dict[str, Any] = {
    "formats": ["PNG", "SVG"],
    "minimum_pixels": 90,
    "maximum_bytes": 256 * 1024,
    "square": True,
}


def fits(
    width: int = 90, height: int = 90, size: int = 256 * 1024, format: str = "PNG", **ask: Any
) -> list[tuple[str, str]]:
    image = ImageFacts("images/a.png", format, width, height, size)
    tools = FakeTools(images={"images/a.png": image})
    about = subject(image={"id": "images/a.png"})
    return seen(look("image_fits", about, tools, **{**ASK, **ask}))


def test_the_limits_themselves_pass() -> None:
    assert fits() == []
    assert fits(format="png") == []


def test_each_measure() -> None:
    assert fits(width=91) == [("failed", "image-not-square")]
    assert fits(width=91, square=False) == []
    assert fits(89, 89) == [("failed", "image-small")]
    assert fits(200, 89, square=False) == [("failed", "image-small")]
    assert fits(size=256 * 1024 + 1) == [("failed", "image-large")]
    assert fits(format="JPEG") == [("failed", "image-format")]


def test_everything_wrong_is_said_at_once() -> None:
    found = fits(10, 20, 10**7, "GIF")
    assert [id for _, id in found] == [
        "image-format",
        "image-not-square",
        "image-small",
        "image-large",
    ]


def test_an_svg_has_no_pixels_but_a_shape() -> None:
    assert fits(24, 24, format="SVG") == []
    assert fits(24, 48, format="SVG") == [("failed", "image-not-square")]
    assert fits(0, 0, format="SVG") == [("cantTell", "image-size-unknown")]
    assert fits(0, 0, format="SVG", square=False) == []


def test_a_little_too_large_never_reads_as_equal() -> None:
    image = ImageFacts("a.png", "PNG", 90, 90, 256 * 1024 + 1)
    tools = FakeTools(images={"a.png": image})
    found = look("image_fits", subject(image={"id": "a.png"}), tools, **ASK)
    assert (found[0].message.params["found"], found[0].message.params["maximum"]) == (257, 256)


@pytest.mark.parametrize("image", [None, {}, {"id": ""}, {"caption": "x"}, "a.png", []])
def test_no_picture_fails(image: Any) -> None:
    found = look("image_fits", subject(image=image), **ASK)
    assert seen(found) == [("failed", "image-missing")]


def test_a_picture_on_the_web_is_untested() -> None:
    reason = message("checks.link-not-opened", url="https://x.example/a.png")
    tools = FakeTools(images={"https://x.example/a.png": reason})
    found = look("image_fits", subject(image={"id": "https://x.example/a.png"}), tools, **ASK)
    assert seen(found) == [("untested", "link-not-opened")]
    assert found[0].message == reason


def test_a_copy_of_a_picture_on_the_web_is_measured() -> None:
    url = "https://x.example/a.png"
    tools = FakeTools(images={url: ImageFacts("images/a.png", "PNG", 50, 50, 10)})
    found = look("image_fits", subject(image={"id": url}), tools, **ASK)
    assert seen(found) == [("failed", "image-small")]


def test_an_unreadable_picture_fails_with_the_reason() -> None:
    reason: Message = message("checks.file-missing", file="a.png")
    tools = FakeTools(images={"a.png": reason})
    about = subject(image={"id": "a.png"}, sources={"/image/id": "/image"})
    found = look("image_fits", about, tools, **ASK)
    assert found[0].message == reason
    assert seen(found) == [("failed", "file-missing")]
    assert found[0].place is not None
    assert found[0].place.pointer == "/top/image"
