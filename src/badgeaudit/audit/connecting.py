"""Opens the web for one audit: the network, a recording of it, or nothing."""

from __future__ import annotations

from functools import cached_property

from badgeaudit.audit.network_options import Network
from badgeaudit.errors import WrongUse
from badgeaudit.model.places import message
from badgeaudit.network.fetching import Offline, Web


class Connection:
    """The one web of a run: everything that is fetched or opened goes through it."""

    def __init__(self, network: Network) -> None:
        self._network = network

    @property
    def used(self) -> bool:
        """True when answers may come from the network or a recording."""
        return self._network.used

    @cached_property
    def at_once(self) -> int:
        """How many files are worth looking at side by side: only who waits gains by company."""
        if not self._network.waits:
            return 1
        from badgeaudit.network.guarding import ClientLimits

        return ClientLimits().at_once

    @cached_property
    def web(self) -> Web:
        """The web, which answers each question once in a run.

        Raises WrongUse when a recording can't be replayed, or is to be made and replayed at once;
        NotWritten when the folder of a recording can't be made.
        """
        if not self.used:
            return Offline()
        from badgeaudit.network.remembering import Remembering

        return Remembering(self._opened())

    def _opened(self) -> Web:
        from badgeaudit.network.guarding import GuardedClient
        from badgeaudit.network.recording import Recorder, Replayer

        network = self._network
        if network.replay is not None:
            if network.record is not None or network.online:
                raise WrongUse(message("verification.replay-alone"))
            return Replayer(network.replay)
        client = GuardedClient(network.allow_hosts)
        return client if network.record is None else Recorder(client, network.record)
