"""One signed credential → the files a trainee gets: JSON, token, and two pictures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from unicodedata import normalize

from badgeaudit.dossier.safe_names import numbered, safe_name
from badgeaudit.languages import sentence
from badgeaudit.model.places import message
from badgeaudit.workshop.certifying import moment_of
from badgeaudit.workshop.certifying_model import Terms
from badgeaudit.workshop.certifying_picture import png_picture, svg_picture
from badgeaudit.workshop.signing import Signer, as_token, with_proof

ALL = "certificates.html"
"""The file with everybody's certificate; no trainee's folder is called so."""
PICTURE_SIDE = 600
"""Pixels of the badge as PNG."""
CARRIED_SIDE = 240
"""Pixels of the picture inside the credential, which wallets show."""


def carried_picture(seed: str) -> bytes:
    """Return the picture that stands inside the credential."""
    return png_picture(seed, CARRIED_SIDE)


def files_of(
    credential: Mapping[str, Any], signer: Signer, terms: Terms, seed: str
) -> Mapping[str, bytes]:
    """Return name → content of a trainee's files, without the certificate to print.

    The JSON is written without spaces: each byte of it counts for the signature.
    """
    signed = with_proof(credential, signer, moment_of(terms.valid_from))
    text = json.dumps(signed, ensure_ascii=False, separators=(",", ":"))
    title = sentence(message("certifying.badge-name"))
    return {
        "credential.json": text.encode(),
        "credential.jwt": as_token(credential, signer).encode(),
        "badge.svg": svg_picture(seed, title, text),
        "badge.png": png_picture(seed, PICTURE_SIDE, text),
    }


def folders_of(names: Iterable[str]) -> Mapping[str, str]:
    """Return name → folder for each trainee: safe on every system, and no two alike."""
    taken = {ALL.casefold()}
    folders: dict[str, str] = {}
    for name in names:
        first = safe_name(normalize("NFC", name).lstrip(". "))
        number = 1
        while (folder := numbered(first, number)).casefold() in taken:
            number += 1
        taken.add(folder.casefold())
        folders[name] = folder
    return folders
