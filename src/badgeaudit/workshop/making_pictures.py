"""Draws the small pictures of invented badges: a plain shape in colours, by a seed."""

from __future__ import annotations

import io
import math
from functools import lru_cache
from random import Random

_OVERSAMPLING = 3
_COLOURS = (
    (180, 60, 50), (200, 120, 20), (60, 130, 70), (30, 110, 150), (90, 70, 160), (150, 50, 110),
    (70, 80, 95), (20, 130, 125),
)  # fmt: skip


@lru_cache(maxsize=512)
def picture(seed: str, pixels: tuple[int, int]) -> bytes:
    """Return a PNG of that size; the same for the same seed and version of Pillow."""
    from PIL import Image, ImageDraw

    random = Random(f"{seed} picture")
    rim = random.choice(_COLOURS)
    field = tuple(min(255, value + 90) for value in rim)
    corners = random.choice((4, 5, 6, 8, 40))
    rays = random.randint(3, 9)
    side = 200 * _OVERSAMPLING
    image = Image.new("RGB", (side, side), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    turn = random.random() * math.pi
    draw.polygon(_corners(side, 0.49, corners, turn), rim)
    draw.polygon(_corners(side, 0.42, corners, turn), field)
    for ray in range(rays):
        at = _point(side, 0.24, turn + 2 * math.pi * ray / rays)
        draw.line([(side / 2, side / 2), at], rim, side // 28)
        radius = side / 22
        draw.ellipse((at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius), rim)
    small = image.resize(pixels, Image.Resampling.BOX).quantize(32)
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


def _corners(side: int, radius: float, count: int, turn: float) -> list[tuple[float, float]]:
    return [_point(side, radius, turn + 2 * math.pi * each / count) for each in range(count)]


def _point(side: int, radius: float, angle: float) -> tuple[float, float]:
    return (
        round(side * (0.5 + radius * math.cos(angle)), 3),
        round(side * (0.5 + radius * math.sin(angle)), 3),
    )
