"""One request over one session, and its answer: read within limits, or not read at all."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from badgeaudit import __version__
from badgeaudit.model.places import Message, message
from badgeaudit.network.addresses import Address

if TYPE_CHECKING:
    from requests import Response, Session

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PART = 16 * 1024


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of an address, and how much of the answer is read."""

    accept: str
    read: bool = True
    """False when it only matters what the status is."""


class Exchange:
    """One request and its answer, in a session that does nothing else meanwhile."""

    def __init__(
        self,
        session: Session,
        address: Address,
        wanted: Wanted,
        deadline: float,
        wait: float,
        most: int,
    ) -> None:
        """Take the moment it has to end, the seconds for each part, and the most bytes."""
        self.session = session
        self._address = address
        self._wanted = wanted
        self._deadline = deadline
        self._wait = wait
        self._most = most
        self._response: Response | None = None
        self.ended = False
        """True when the session may be used again."""

    def answer(self) -> tuple[int, Any, bytes] | Message:
        """Return status, headers and body. Raises what requests, urllib3 and sockets raise."""
        self.session.cookies.clear()
        try:
            return self._asked()
        finally:
            self.ended = True

    def _asked(self) -> tuple[int, Any, bytes] | Message:
        with self.session.get(
            self._address.url,
            headers={"Accept": self._wanted.accept, "User-Agent": f"badgeaudit/{__version__}"},
            stream=True,
            allow_redirects=False,
            timeout=(self._wait, self._wait),
        ) as response:
            self._response = response
            elsewhere = response.status_code in REDIRECTS and response.headers.get("Location")
            if elsewhere or not self._wanted.read:
                return response.status_code, response.headers, b""
            body = self._body(response)
            if isinstance(body, Message):
                return body
            return response.status_code, response.headers, body

    def cut(self) -> None:
        """End an answer that nobody waits for any more."""
        if self._response is not None:
            with contextlib.suppress(ValueError, RuntimeError, OSError):
                self._response.raw.shutdown()

    def _body(self, response: Response) -> bytes | Message:
        parts, size = [], 0
        for part in response.iter_content(_PART):
            size += len(part)
            if size > self._most:
                return message("network.too-large", limit=self._most // 2**20)
            if time.monotonic() > self._deadline:
                return message("network.timeout", host=self._address.host)
            parts.append(part)
        return b"".join(parts)
