"""noticing: what is worth a hint about a badge class, and decides nothing.

Its frameworks, how hard its description is to read, and whether it is in the language it states.
"""

from __future__ import annotations

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Tools
from badgeaudit.checks.frameworks import Recognised, doubt, of_badge
from badgeaudit.checks.languages import contradicts, recognised, suggestion
from badgeaudit.checks.readability import readability
from badgeaudit.model.badges import Aligned, Noticed, Readability, Subject
from badgeaudit.model.places import Message, message

_MOST = 50
"""So many frameworks and hints of one badge class are kept."""


def noticed(subject: Subject, tools: Tools) -> Noticed | None:
    """Return what is worth telling of a badge class; None when there is nothing."""
    fields = subject.fields
    stated = read.text(fields, "language")
    found = recognised(fields, tools)
    language = _language(stated, found)
    measured = readability(read.text(fields, "description"), language) if language else None
    known = list(of_badge(fields)) if "alignments" in fields else []
    hints = (suggestion(stated, found), _hard(measured), *map(doubt, known))
    made = Noticed(
        found,
        measured,
        tuple(dict.fromkeys(map(_aligned, known)))[:_MOST],
        tuple(hint for hint in hints if hint is not None)[:_MOST],
    )
    return made if any(made) else None


def _language(stated: str, found: tuple[str, ...]) -> str:
    """Return the language to measure in: the stated one unless doubted, else the one recognised."""
    if stated:
        return "" if contradicts(stated, found) else stated
    return found[0] if len(found) == 1 else ""


def _hard(measured: Readability | None) -> Message | None:
    if measured is None or measured.band not in ("hard", "very-hard"):
        return None
    counts = {name: getattr(measured, name) for name in ("lix", "newspapers", "words", "sentences")}
    if measured.band == "hard":
        return message("checks.description-hard", **counts)
    return message("checks.description-very-hard", **counts)


def _aligned(known: Recognised) -> Aligned:
    framework = known.framework
    if known.missing or known.item is None:
        return Aligned(framework.id, framework.name)
    return Aligned(framework.id, framework.name, known.item.code, known.item.title)
