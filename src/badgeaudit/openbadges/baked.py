"""What unbaking a picture gives: the text baked in, and what was wrong with the baking."""

from __future__ import annotations

from typing import NamedTuple

from badgeaudit.model.places import Message


class Baked(NamedTuple):
    """The credential text found in a picture."""

    text: str
    problems: tuple[Message, ...] = ()
    """What is against the rules of baking but did not prevent reading."""
