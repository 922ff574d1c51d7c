"""Draw a badge's picture from circles, polygons and lines, as PNG (Pillow) or as SVG.

All coordinates are in a square of 100 by 100. The glyphs stand in source/glyphs.yaml.
"""

from __future__ import annotations

import html
import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from PIL import Image, ImageDraw

Point = tuple[float, float]
_CORNERS = {"diamond": 4, "pentagon": 5, "hexagon": 6, "octagon": 8}
_OVERSAMPLING = 4


class Part(NamedTuple):
    """One filled polygon, one disc (a single point with a radius) or one stroke (with a width)."""

    points: tuple[Point, ...]
    colour: str
    radius: float = 0.0
    width: float = 0.0


class Picture(NamedTuple):
    """What is drawn: an outline in three colours with a glyph on it."""

    shape: str
    colours: tuple[str, str, str]
    """Of the rim, of the field and of the glyph."""
    glyph: Sequence[Mapping[str, Any]]
    title: str
    pixels: tuple[int, int] = (400, 400)


def png(picture: Picture) -> bytes:
    """Return the picture as PNG; other than square ``pixels`` squeeze it."""
    side = 400 * _OVERSAMPLING
    scale = side / 100
    image = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    for part in _parts(picture):
        points = [(x * scale, y * scale) for x, y in part.points]
        if part.radius:
            _disc(draw, points[0], part.radius * scale, part.colour)
        elif part.width:
            draw.line(points, part.colour, round(part.width * scale), joint="curve")
            for point in (points[0], points[-1]):
                _disc(draw, point, part.width * scale / 2, part.colour)
        else:
            draw.polygon(points, part.colour)
    file = io.BytesIO()
    image.resize(picture.pixels, Image.Resampling.BOX).save(file, "PNG", optimize=True)
    return file.getvalue()


def svg(picture: Picture) -> str:
    """Return the picture as SVG, with its title as text alternative."""
    size = 'width="{}" height="{}"'.format(*picture.pixels)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" {size} role="img">',
        f"  <title>{html.escape(picture.title)}</title>",
    ]
    for part in _parts(picture):
        points = " ".join(f"{x:.4g},{y:.4g}" for x, y in part.points)
        if part.radius:
            x, y = part.points[0]
            lines.append(
                f'  <circle cx="{x:g}" cy="{y:g}" r="{part.radius:g}" fill="{part.colour}"/>'
            )
        elif part.width:
            lines.append(
                f'  <polyline points="{points}" fill="none" stroke="{part.colour}" '
                f'stroke-width="{part.width:g}" stroke-linecap="round" stroke-linejoin="round"/>'
            )
        else:
            lines.append(f'  <polygon points="{points}" fill="{part.colour}"/>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _parts(picture: Picture) -> Iterator[Part]:
    rim, field, ink = picture.colours
    for size, colour in ((48, rim), (42, "#ffffff"), (40, field)):
        yield Part(_outline(picture.shape, size), colour)
    palette = {"rim": rim, "field": field, "ink": ink}
    for piece in picture.glyph:
        colour = palette[piece.get("colour", "ink")]
        if "circle" in piece:
            x, y, radius = piece["circle"]
            yield Part(((x, y),), colour, radius=radius)
        elif "line" in piece:
            yield Part(_points(piece["line"]), colour, width=piece["width"])
        else:
            yield Part(_points(piece["polygon"]), colour)


def _outline(shape: str, size: float) -> tuple[Point, ...]:
    if shape == "circle":
        return _ring(90, lambda _: size)
    if shape == "rosette":
        return _ring(180, lambda angle: size * (0.955 + 0.045 * math.cos(12 * angle)))
    if shape == "drop":
        return tuple((x, y + 4) for x, y in _ring(120, lambda angle: _drop(angle) * size))
    if shape == "shield":
        corners = ((-0.86, -0.9), (0, -1), (0.86, -0.9), (0.82, 0.2), (0.5, 0.7), (0, 1))
        left = tuple((-x, y) for x, y in corners[:2:-1])[1:]
        return tuple((50 + x * size, 50 + y * size) for x, y in (*corners, *left))
    if shape == "square":
        return _ring(120, lambda angle: size * _squircle(angle))
    corners_count = _CORNERS[shape]
    return _ring(corners_count, lambda _: size)


def _ring(steps: int, radius: Callable[[float], float]) -> tuple[Point, ...]:
    """Points around the centre, beginning at the top."""
    angles = [2 * math.pi * step / steps for step in range(steps)]
    return tuple(
        (50 + math.sin(angle) * radius(angle), 50 - math.cos(angle) * radius(angle))
        for angle in angles
    )


def _drop(angle: float) -> float:
    return 0.86 + 0.2 * max(0.0, math.cos(angle)) ** 8


def _squircle(angle: float) -> float:
    cosine, sine = math.cos(angle), math.sin(angle)
    return 0.9 / math.pow(cosine**6 + sine**6, 1 / 6)


def _points(pairs: Sequence[Sequence[float]]) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in pairs)


def _disc(draw: ImageDraw.ImageDraw, centre: Point, radius: float, colour: str) -> None:
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), colour)
