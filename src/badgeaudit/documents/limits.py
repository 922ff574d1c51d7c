"""The sizes beyond which a document is not read, all in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything is read. Far above what a real dossier holds, far below what hurts."""

    file_bytes: int = 20 * 2**20
    """One file. Baked pictures of a few megabytes are common, larger ones are not."""
    depth: int = 100
    """Objects and lists inside each other."""
    number_digits: int = 400
    """Characters of one number; turning digits into a number takes more than linear time."""
    files: int = 200_000
    """Files of one dossier."""
    zip_total_bytes: int = 2 * 2**30
    """All unpacked files of a zip together."""
    zip_ratio: int = 200
    """Unpacked to packed size of one file in a zip; more is an attack (a "zip bomb")."""
    image_pixels: int = 40_000_000
    """Width times height of a picture."""
    text_characters: int = 2_000_000
    """Text taken from one evidence document."""
    pdf_pages: int = 500
    """Pages read of one PDF."""
    values: int = 300_000
    """Values of one JSON or YAML document; to list the faults of more takes too much memory."""
    yaml_bytes: int = 4 * 2**20
    """One YAML file: written by hand, hence smaller than other files."""


DEFAULT_LIMITS = Limits()
