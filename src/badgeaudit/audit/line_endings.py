"""Tells a changed file from one whose line endings alone were changed on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from badgeaudit.audit.grounds import Grounds
from badgeaudit.dossier.sources import Source
from badgeaudit.errors import Undecodable
from badgeaudit.model.people import Assessment


def grounds_for(assessments: Iterable[Assessment], grounds: Grounds, source: Source) -> Grounds:
    """Add, for each file that a judgement knew otherwise, the digests with other line endings.

    Only these files are read once more; one that can't be read adds nothing.
    """
    changed = {
        ground.path
        for assessment in assessments
        for judgement in assessment.judgements
        for ground in judgement.rests_on
        if ground.path in grounds.files and not grounds.holds(ground)
    }
    return replace(grounds, other_endings={path: _digests(path, source) for path in changed})


def _digests(path: str, source: Source) -> frozenset[str]:
    try:
        raw = source.read(path)
    except Undecodable:
        return frozenset()
    bare = raw.replace(b"\r\n", b"\n")
    return frozenset(sha256(one).hexdigest() for one in (bare, bare.replace(b"\n", b"\r\n")))
