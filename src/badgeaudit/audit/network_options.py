"""What the options of a command say about the network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Network:
    """Offline when nothing is said."""

    online: bool = False
    record: Path | None = None
    """Folder to keep every answer in; implies online."""
    replay: Path | None = None
    """Folder to take every answer from."""
    allow_hosts: tuple[str, ...] = ()
    """Hosts that may be private."""

    @property
    def used(self) -> bool:
        """True when answers may come from the network or a recording."""
        return self.online or self.record is not None or self.replay is not None

    @property
    def waits(self) -> bool:
        """True when servers are asked, and their answers waited for."""
        return self.online or self.record is not None


OFFLINE = Network()
