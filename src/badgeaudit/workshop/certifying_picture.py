"""Draws the picture of a training badge, as SVG and as PNG from the same shapes, and bakes it.

Sources of baking: OB 3.0, 5.3.1 PNG and 5.3.2 SVG
(https://www.imsglobal.org/spec/ob/v3p0/#baked-badge). The seal is our own drawing and resembles no
label's sign.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_SVG = "http://www.w3.org/2000/svg"
_OPENBADGES = "https://purl.imsglobal.org/ob/v3p0"
_KEYWORD = "openbadgecredential"
_SIDE = 600
"""Units of the drawing's side."""
_FINER = 4
"""The PNG is drawn so many times larger, then made smaller: smooth edges."""
_COLOURS = 64
_PALETTES = (
    ("#1d3c6a", "#dfe9f6", "#b8860b"),
    ("#17594a", "#dff1ea", "#b5651d"),
    ("#5b2a6b", "#f1e4f6", "#a07614"),
    ("#7a2e2a", "#f8e6e2", "#35607a"),
    ("#2f4858", "#e3edf2", "#8c5a12"),
)
"""Ground, light and accent."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Disc:
    centre: Point
    radius: float
    colour: str


@dataclass(frozen=True, slots=True)
class _Area:
    corners: tuple[Point, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class _Line:
    points: tuple[Point, ...]
    width: float
    colour: str


_Shape = _Disc | _Area | _Line


def svg_picture(seed: str, title: str, credential: str = "") -> bytes:
    """Return the picture as SVG; with a credential (its JSON) baked into it, if there is one.

    ``seed`` decides the colours; ``title`` is read out instead of the picture.
    """
    from lxml import etree

    prefix = f' xmlns:openbadges="{_OPENBADGES}"' if credential else ""
    size = f'viewBox="0 0 {_SIDE} {_SIDE}" width="{_SIDE}" height="{_SIDE}"'
    root = etree.XML(f'<svg xmlns="{_SVG}"{prefix} {size} role="img"/>')
    if credential:
        element = etree.SubElement(root, f"{{{_OPENBADGES}}}credential")
        element.text = etree.CDATA(_for_xml(credential))
    etree.SubElement(root, f"{{{_SVG}}}title").text = title
    for shape in _shapes(seed):
        name, attributes = _as_svg(shape)
        etree.SubElement(root, f"{{{_SVG}}}{name}", attributes)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def png_picture(seed: str, side: int, credential: str = "") -> bytes:
    """Return the picture as PNG; with a credential (its JSON) baked into it, if there is one."""
    from PIL import Image, ImageDraw
    from PIL.PngImagePlugin import PngInfo

    scale = side * _FINER / _SIDE
    large = Image.new("RGBA", (side * _FINER, side * _FINER))
    draw = ImageDraw.Draw(large)
    for shape in _shapes(seed):
        _paint(draw, shape, scale)
    texts = PngInfo()
    if credential:
        texts.add_itxt(_KEYWORD, credential)
    stream = BytesIO()
    _reduced(large.resize((side, side), Image.Resampling.LANCZOS)).save(
        stream, "PNG", pnginfo=texts, optimize=True
    )
    return stream.getvalue()


def _for_xml(text: str) -> str:
    """Return JSON that can stand in CDATA: inside its strings the escapes say the same."""
    escaped = text.replace("]]>", "]]\\u003e")
    return escaped.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def _reduced(image: Image) -> Image:
    """Return it with few colours: a small file, since it is also carried inside the credential."""
    from PIL import Image as pillow

    return image.quantize(_COLOURS, method=pillow.Quantize.FASTOCTREE)


def _shapes(seed: str) -> Sequence[_Shape]:
    number = hashlib.sha256(seed.encode()).digest()[0]
    ground, light, accent = _PALETTES[number % len(_PALETTES)]
    shapes: list[_Shape] = [
        _Area(((196, 380), (284, 420), (236, 590), (204, 546), (148, 560)), accent),
        _Area(((404, 380), (316, 420), (364, 590), (396, 546), (452, 560)), accent),
        _Area(_scallops(300, 258, 22, 236, 10), ground),
        _Disc((300, 258), 204, light),
        _Disc((300, 258), 192, ground),
        _Area(((206, 128), (348, 128), (394, 174), (394, 398), (206, 398)), "#ffffff"),
        _Area(((348, 128), (348, 174), (394, 174)), light),
    ]
    for row in range(3):
        y = 212.0 + 66 * row
        shapes += [
            _Line(((232, y), (247, y + 16), (276, y - 18)), 11, accent),
            _Line(((304, y), (366, y)), 11, ground),
        ]
    return shapes


def _scallops(x: float, y: float, count: int, radius: float, depth: float) -> tuple[Point, ...]:
    """Return the edge of a seal: a circle in waves."""
    steps = count * 12
    corners = []
    for step in range(steps):
        angle = 2 * math.pi * step / steps
        far = radius + depth * abs(math.sin(angle * count / 2))
        corners.append((round(x + far * math.cos(angle), 1), round(y + far * math.sin(angle), 1)))
    return tuple(corners)


def _as_svg(shape: _Shape) -> tuple[str, dict[str, str]]:
    if isinstance(shape, _Disc):
        x, y = shape.centre
        return "circle", {
            "cx": f"{x:g}",
            "cy": f"{y:g}",
            "r": f"{shape.radius:g}",
            "fill": shape.colour,
        }
    if isinstance(shape, _Area):
        return "polygon", {"points": _written(shape.corners), "fill": shape.colour}
    return "polyline", {
        "points": _written(shape.points),
        "fill": "none",
        "stroke": shape.colour,
        "stroke-width": f"{shape.width:g}",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }


def _written(points: Sequence[Point]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _paint(draw: ImageDraw, shape: _Shape, scale: float) -> None:
    if isinstance(shape, _Disc):
        _disc(draw, shape.centre, shape.radius, shape.colour, scale)
    elif isinstance(shape, _Area):
        draw.polygon([(x * scale, y * scale) for x, y in shape.corners], fill=shape.colour)
    else:
        points = [(x * scale, y * scale) for x, y in shape.points]
        draw.line(points, fill=shape.colour, width=round(shape.width * scale), joint="curve")
        for point in shape.points:
            # round ends, as the SVG has them
            _disc(draw, point, shape.width / 2, shape.colour, scale)


def _disc(draw: ImageDraw, centre: Point, radius: float, colour: str, scale: float) -> None:
    x, y = centre
    box = (x - radius, y - radius, x + radius, y + radius)
    draw.ellipse([each * scale for each in box], fill=colour)
