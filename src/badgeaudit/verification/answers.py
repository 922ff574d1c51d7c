"""What an address answered, in the terms of a step: the content, or which outcome is missing it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from badgeaudit.model.outcomes import Outcome
from badgeaudit.network.fetching import Fetcher, NotFetched

_FINE = 200
_ADDRESSES = ("http://", "https://")


class NoAnswer(NamedTuple):
    """There is no content: not tried since offline, or tried in vain."""

    outcome: Outcome
    why: Literal["offline", "unreachable"]
    """End of the message id that tells it."""


def content_of(
    url: str, fetcher: Fetcher, accept: str = "application/ld+json, application/json"
) -> bytes | NoAnswer:
    """Return what an address holds; an answer other than 200 is none."""
    if not url.startswith(_ADDRESSES):
        return NoAnswer(Outcome.CANT_TELL, "unreachable")
    fetched = fetcher.get(url, accept)
    if isinstance(fetched, NotFetched):
        if fetched.offline:
            return NoAnswer(Outcome.UNTESTED, "offline")
        return NoAnswer(Outcome.CANT_TELL, "unreachable")
    if fetched.status != _FINE:
        return NoAnswer(Outcome.CANT_TELL, "unreachable")
    return fetched.body
