"""Say that a name is not known, and which one was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from badgeaudit.documents.suggestions import similar
from badgeaudit.model.places import Message, message

_MOST_LISTED = 40


def unknown(what: str, name: str, known: Iterable[str]) -> Message:
    """Return ``standard.<what>-misspelt`` with the likeliest name, if one is like it.

    Else ``standard.<what>-unknown`` with the known names in their order.
    """
    names = tuple(known)
    if likely := similar(name, names):
        return message(f"standard.{what}-misspelt", name=name, suggestion=likely[0])
    listed = names[:_MOST_LISTED]
    if len(names) > _MOST_LISTED:
        listed = (*listed, "…")
    return message(f"standard.{what}-unknown", name=name, known=listed or ("–",))
