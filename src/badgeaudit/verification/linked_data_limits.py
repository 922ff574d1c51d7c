"""What is canonicalised at all: limits on documents, and the refusal that says why not.

Expanding JSON-LD and naming blank nodes cost far more than reading the document; a hostile one of
two kilobytes could take hours. So everything is counted before anything is started.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message

DEPTH = 100
"""Objects and lists inside each other."""

VALUES = 200_000
"""Objects, lists and values of a document."""

TYPES = 100
"""Types of one object: each brings a context of its own."""

CONTEXTS = 1_500
"""Contexts named in a document, counted each time; each is some twelve kilobytes."""

TERMS = 2_000
"""Terms of a context that stands in a document itself."""

REMOTE_DEPTH = 8
"""Contexts that name contexts."""

SMALLEST, LARGEST = 1e-6, 1e20
"""Numbers whose written form all implementations agree on (found by comparing three of them)."""

DIGITS = 16
"""Digits of a number that JSON-LD 1.1, 8.6 (Data Round Tripping) keeps: ``%1.15E``."""


class CannotCanonicalise(Exception):
    """A document has no canonical form, or none that can be found; says why.

    ``outcome`` is ``failed`` where JSON-LD processors have to refuse the document, and
    ``cantTell`` where it is only we who can't, or implementations differ.
    """

    def __init__(
        self, why: Message, outcome: Outcome = Outcome.CANT_TELL, pointer: str = ""
    ) -> None:
        super().__init__(why.id)
        self.message = why
        self.outcome = outcome
        self.pointer = pointer


def refused(reason: str, pointer: str = "") -> CannotCanonicalise:
    """Return the refusal of a document that no JSON-LD processor accepts."""
    why = message("terms.refused", reason=reason[:300])
    return CannotCanonicalise(why, Outcome.FAILED, pointer)


def check_number(number: float, pointer: str) -> None:
    """Raise CannotCanonicalise for a number that implementations write differently."""
    if number == 0:
        return
    if SMALLEST <= abs(number) < LARGEST and _exact(number):
        return
    why = message("terms.number", found=repr(number)[:40])
    raise CannotCanonicalise(why, pointer=pointer)


def check_types(
    node: Mapping[str, Any], pointer: str, names: Iterable[str] = ("type", "@type")
) -> None:
    """Raise CannotCanonicalise for an object with more types than anything real has."""
    for name in names:
        types = node.get(name)
        if isinstance(types, list) and len(types) > TYPES:
            why = message("terms.too-many-types", found=len(types), limit=TYPES)
            raise CannotCanonicalise(why, pointer=f"{pointer}/{name}")


def _exact(number: float) -> bool:
    if isinstance(number, int):
        return int(float(number)) == number
    return len(repr(number).partition("e")[0].strip("-0.").replace(".", "").strip("0")) <= DIGITS
