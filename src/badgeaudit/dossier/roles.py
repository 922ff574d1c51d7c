"""What a file of a dossier is for, from where it stands."""

from __future__ import annotations

from typing import NamedTuple

from badgeaudit.dossier.ignoring import ignored
from badgeaudit.dossier.paths import APPLICATIONS
from badgeaudit.model.dossier import Role
from badgeaudit.model.places import Message, message

BADGE_SUFFIXES = (".json", ".jsonld", ".png", ".svg", ".jwt", ".1ob")
"""Names under which badges travel; what is really in them is found from the content."""

_FOLDERS: dict[str, Role] = {
    "badges": "badge",
    "credentials": "credential",
    "evidence": "evidence",
    "assessments": "assessment",
}
_SETTINGS = ("badgeaudit.toml", "pyproject.toml", "waivers.yaml", "waivers.yml")


class Standing(NamedTuple):
    """A file's role, and why it has it when that needs saying."""

    role: Role
    why: Message | None = None


def standing(path: str, bare: bool) -> Standing:
    """Return the role of a file of a dossier; ``bare``: of a folder that is only badge files.

    Judgements, waivers, decisions and settings that lie in a dossier are listed but never applied:
    an issuer must not be able to steer the assessor's run.
    """
    if reason := ignored(path):
        return Standing("ignored", reason.why)
    first, _, rest = path.partition("/")
    if not rest and _steers(first.lower()):
        return Standing("assessment", message("dossier.listed-only"))
    if rest and first == "assessments":
        return Standing("assessment", message("dossier.listed-only"))
    if bare:
        return Standing("badge" if path.lower().endswith(BADGE_SUFFIXES) else "other")
    if path in APPLICATIONS:
        return Standing("application")
    return Standing(_FOLDERS[first] if rest and first in _FOLDERS else "other")


def _steers(name: str) -> bool:
    if name in _SETTINGS:
        return True
    return name.startswith("decision") and name.endswith((".yaml", ".yml"))
