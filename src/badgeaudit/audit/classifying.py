"""Where a received file belongs, from its content."""

from __future__ import annotations

from badgeaudit.errors import Undecodable
from badgeaudit.model.badges import Form
from badgeaudit.model.dossier import Role

_BADGES = frozenset(
    {
        Form.OB1_BADGE_CLASS,
        Form.OB1_ISSUER,
        Form.OB2_BADGE_CLASS,
        Form.OB2_PROFILE,
        Form.OB2_CRYPTOGRAPHIC_KEY,
        Form.OB3_ACHIEVEMENT,
        Form.OB3_PROFILE,
        Form.PLAIN_BADGE_CLASS,
    }
)
"""What can be earned, and from whom."""
_NEITHER = frozenset({Form.OTHER_JSON, Form.JSONLD_CONTEXT})


def classify(raw: bytes, path: str) -> Role:
    """Return ``badge``, ``credential`` (also endorsements and lists of status) or ``evidence``.

    What is no badge file is ``evidence``: nothing received gets lost. A ``.json`` file that can't
    be read is a ``badge``: among badges its fault is told, among evidence nobody would notice.
    """
    from badgeaudit.openbadges.reading import NotABadge, read_badge

    try:
        form = read_badge(raw, path).form
    except NotABadge:
        return "evidence"
    except Undecodable:
        meant = path.lower().endswith((".json", ".jsonld")) and raw.lstrip()[:1] in (b"{", b"[")
        return "badge" if meant else "evidence"
    if form in _BADGES:
        return "badge"
    return "evidence" if form in _NEITHER else "credential"
