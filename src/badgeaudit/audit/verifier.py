"""Verifies the credentials of a dossier, each once; loads what proofs need only then."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from badgeaudit.audit.connecting import Connection
from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.sources import Source
from badgeaudit.errors import Undecodable
from badgeaudit.model.verification import Verification
from badgeaudit.network.once import Once

if TYPE_CHECKING:
    from badgeaudit.verification.means import Means


class Verifier:
    """One per worker; keeps what it verified."""

    def __init__(
        self,
        source: Source,
        paths: Collection[str],
        connection: Connection,
        as_of: date,
        limits: Limits,
    ) -> None:
        """Take the badge files and the day: a credential issued on that day counts as issued."""
        self.done: dict[str, Verification] = {}
        self._source = source
        self._paths = paths
        self._connection = connection
        self._once = Once()
        self._as_of = as_of
        self._limits = limits

    def verify(self, path: str) -> Verification | None:
        """Verify one badge file; None when there is none at this path or it can't be read."""
        if path not in self._paths:
            return None
        found = self._once.get(path, lambda: self._verified(path))
        if found is not None:
            self.done[path] = found
        return found

    def _verified(self, path: str) -> Verification | None:
        from badgeaudit.audit.verifying import verify_bytes

        try:
            raw = self._source.read(path)
        except Undecodable:
            return None
        return verify_bytes(raw, path, self._means, self._limits).verification

    @cached_property
    def _means(self) -> Means:
        from badgeaudit.audit.verifying_means import as_moment, open_means

        return open_means(self._connection, as_moment(self._as_of.isoformat()))
