"""Verifies the credentials of a dossier, each once; loads what proofs need only then."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from badgeaudit.audit.network_options import Network
from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.sources import Source
from badgeaudit.errors import Undecodable
from badgeaudit.model.verification import Verification

if TYPE_CHECKING:
    from badgeaudit.verification.means import Means


class Verifier:
    """One per worker; keeps what it verified."""

    def __init__(
        self,
        source: Source,
        paths: Collection[str],
        network: Network,
        as_of: date,
        limits: Limits,
    ) -> None:
        """Take the badge files and the day: a credential issued on that day counts as issued."""
        self.done: dict[str, Verification] = {}
        self._source = source
        self._paths = paths
        self._network = network
        self._as_of = as_of
        self._limits = limits
        self._means: Means | None = None

    def verify(self, path: str) -> Verification | None:
        """Verify one badge file; None when there is none at this path or it can't be read."""
        if path not in self._paths:
            return None
        if path not in self.done:
            from badgeaudit.audit.verifying import verify_bytes

            try:
                raw = self._source.read(path)
            except Undecodable:
                return None
            self.done[path] = verify_bytes(raw, path, self._opened(), self._limits).verification
        return self.done[path]

    def _opened(self) -> Means:
        if self._means is None:
            from badgeaudit.audit.verifying_means import as_moment, open_means

            self._means = open_means(self._network, as_moment(self._as_of.isoformat()))
        return self._means
