"""A web made of given pages, for verifications in tests."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from badgeaudit.audit.network_options import Network
from badgeaudit.audit.verifying import Verified, verify_bytes
from badgeaudit.audit.verifying_means import as_moment, open_means
from badgeaudit.model.places import message
from badgeaudit.model.verification import Step, Verification
from badgeaudit.network.fetching import Fetched, NotFetched
from badgeaudit.verification.fetched_contexts import FetchedContexts
from badgeaudit.verification.means import Means
from tests.signed.sample import AS_OF, Sample


class Pages:
    """Answers with given pages; counts what is asked for. Without any it is offline."""

    def __init__(self, pages: Mapping[str, bytes | int]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        self.asked.append(url)
        if not self.pages:
            return NotFetched(message("verification.inner-offline", url=url), True)
        page = self.pages.get(url)
        if page is None:
            return NotFetched(message("verification.inner-unreachable", url=url), False)
        status, body = (page, b"") if isinstance(page, int) else (200, page)
        digest = hashlib.sha256(body).hexdigest()
        return Fetched(url, url, status, "application/json", body, digest, "2026-01-01T00:00:00Z")


def means_of(pages: Pages, recipient: str | None = None) -> Means:
    """Return the means for the samples' day and a web of pages."""
    means = open_means(Network(), as_moment(AS_OF), recipient=recipient)
    contexts = FetchedContexts(pages)
    return replace(means, fetcher=pages, contexts=contexts, online=bool(pages.pages))


def verified(sample: Sample) -> Verified:
    """Verify a sample with its own web."""
    return verify_bytes(sample.raw, sample.name, means_of(Pages(sample.web), sample.recipient))


def every_step(verification: Verification) -> list[Step]:
    """Return the steps of a verification and of everything inside it."""
    found = list(verification.steps)
    for inner in verification.inner:
        found += every_step(inner)
    return found
