"""The picture a credential is baked into, and pictures inside it: format and shape.

Sources: OB 3.0 "Baked Badge" (https://www.imsglobal.org/spec/ob/v3p0/#baked-badge); OB 2.0 Image
and Baking (PNG or SVG; "Issuers should … square").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from badgeaudit.model.badges import ImageFacts
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Clause, Level, Step
from badgeaudit.verification import clauses
from badgeaudit.verification.means import Credential, Means

_FORMATS = ("PNG", "SVG")
_PLACES = (
    ("image",),
    ("badge", "image"),
    ("credentialSubject", "achievement", "image"),
)
"""Where a picture of the badge may stand as a data URI."""


def picture_steps(credential: Credential, means: Means) -> tuple[Step, ...]:
    """Return what is to be said of the pictures; inapplicable when there is none to open."""
    ob2 = "credentialSubject" not in credential.data
    baking, image = (
        (clauses.OB2_READ, clauses.OB2_IMAGE) if ob2 else (clauses.OB3_BAKING, clauses.OB3_IMAGE)
    )
    steps = [_step(Outcome.FAILED, each, baking, "", "warning") for each in credential.problems]
    if credential.image is not None:
        steps += _opened(means.picture(credential.image), baking, "", ob2=ob2)
    for pointer, uri in _inside(credential.data):
        steps += _opened(means.picture(uri), image, pointer, ob2=ob2)
    if not steps:
        return (_step(Outcome.INAPPLICABLE, message("verification.no-picture"), image, ""),)
    return tuple(steps)


def _opened(facts: ImageFacts | Message, clause: Clause, at: str, *, ob2: bool) -> Iterator[Step]:
    if isinstance(facts, Message):
        yield _step(Outcome.FAILED, facts, clause, at, "error" if ob2 and at else "warning")
        return
    if facts.format not in _FORMATS:
        why = message("verification.picture-format", format=facts.format)
        yield _step(Outcome.FAILED, why, clause, at, "error" if ob2 else "warning")
        return
    if facts.width and facts.height and facts.width != facts.height:
        why = message("verification.picture-shape", width=facts.width, height=facts.height)
        yield _step(Outcome.FAILED, why, clause, at, "warning")
        return
    yield _step(Outcome.PASSED, message("verification.picture", format=facts.format), clause, at)


def _inside(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for names in _PLACES:
        node: Any = data
        for name in names:
            node = node.get(name) if isinstance(node, Mapping) else None
        at = "/" + "/".join(names)
        if isinstance(node, Mapping):
            node, at = node.get("id"), f"{at}/id"
        if isinstance(node, str) and node.startswith("data:"):
            yield at, node


def _step(outcome: Outcome, why: Message, clause: Clause, at: str, level: Level = "error") -> Step:
    return Step("image", outcome, why, clause, at, level)
