"""Draw the map of a badge system: stages from left to right, arrows between badges."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_BOX = (150, 54)
_STEP = (200, 78)
_TOP = 84
_MARGIN = 24


def draw_map(system: Mapping[str, Any]) -> str:
    """Return the SVG of ``{title, colour, stages: [{title, badges}], arrows: [[from, to]]}``."""
    stages: Sequence[Mapping[str, Any]] = system["stages"]
    width = 2 * _MARGIN + (len(stages) - 1) * _STEP[0] + _BOX[0]
    height = _TOP + max(len(stage["badges"]) for stage in stages) * _STEP[1] + _MARGIN
    corners = {
        badge: (_MARGIN + column * _STEP[0], _TOP + row * _STEP[1])
        for column, stage in enumerate(stages)
        for row, badge in enumerate(stage["badges"])
    }
    colour = system["colour"]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'font-family="Helvetica, Arial, sans-serif">',
        f"  <title>{html.escape(system['title'])}</title>",
        '  <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
        f'markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="{colour}"/>'
        "</marker></defs>",
        f'  <rect width="{width}" height="{height}" fill="#ffffff"/>',
        *_headings(system["title"], [stage["title"] for stage in stages], colour),
    ]
    for start, end in system["arrows"]:
        (x1, y1), (x2, y2) = corners[start], corners[end]
        lines.append(
            f'  <line x1="{x1 + _BOX[0]}" y1="{y1 + _BOX[1] / 2:g}" x2="{x2 - 4}" '
            f'y2="{y2 + _BOX[1] / 2:g}" stroke="{colour}" stroke-width="2" '
            'marker-end="url(#tip)"/>'
        )
    for badge, (x, y) in corners.items():
        lines.extend(_box(badge, x, y, colour))
    return "\n".join([*lines, "</svg>"]) + "\n"


def _headings(title: str, stages: Sequence[str], colour: str) -> Iterator[str]:
    yield (
        f'  <text x="{_MARGIN}" y="32" font-size="20" font-weight="bold" fill="{colour}">'
        f"{html.escape(title)}</text>"
    )
    for column, stage in enumerate(stages):
        x = _MARGIN + column * _STEP[0] + _BOX[0] / 2
        yield (
            f'  <text x="{x:g}" y="66" font-size="14" text-anchor="middle" fill="#555555">'
            f"{html.escape(stage)}</text>"
        )


def _box(badge: str, x: int, y: int, colour: str) -> Iterator[str]:
    yield (
        f'  <rect x="{x}" y="{y}" width="{_BOX[0]}" height="{_BOX[1]}" rx="10" '
        f'fill="#f4f8fa" stroke="{colour}" stroke-width="2"/>'
    )
    words = textwrap.wrap(badge, 20)
    first = y + _BOX[1] / 2 + 5 - 8 * (len(words) - 1)
    for count, line in enumerate(words):
        yield (
            f'  <text x="{x + _BOX[0] / 2:g}" y="{first + 16 * count:g}" font-size="13" '
            f'text-anchor="middle" fill="#222222">{html.escape(line)}</text>'
        )
