"""Finds, in what came of verifying a file, the verification that speaks of one credential in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from badgeaudit.model.verification import Verification


class About(NamedTuple):
    """A verification, and where its document stands in the file."""

    pointer: str
    verification: Verification


def verification_about(whole: Verification, pointer: str) -> About:
    """Return the verification of what stands at a pointer: the innermost one around it.

    A file may hold several credentials: in a list, or a learner record with others inside.
    """
    around = [each for each in _every(whole, "") if f"{pointer}/".startswith(f"{each.pointer}/")]
    return max(around, key=lambda each: len(each.pointer), default=About("", whole))


def _every(verification: Verification, base: str) -> Iterator[About]:
    at = base + verification.pointer
    yield About(at, verification)
    for inner in verification.inner:
        yield from _every(inner, at)
