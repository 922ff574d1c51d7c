"""The HTTP client: public hosts only, over pinned addresses, within limits. Nothing else connects.

The address of a host is resolved once, tested and connected to (requests-hardened), so a name can't
be public when it is tested and private when it is used. Redirects are followed here, one by one,
and each target is tested again. Proxies, cookies and the machine's own settings are left out.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections import defaultdict
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from badgeaudit import __version__
from badgeaudit.model.places import Message, message
from badgeaudit.network.addresses import LONGEST, Address, parsed
from badgeaudit.network.failures import reason_of
from badgeaudit.network.fetching import Fetched, NotFetched
from badgeaudit.network.waiting import within

if TYPE_CHECKING:
    from requests import Response, Session

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PART = 16 * 1024


@dataclass(frozen=True, slots=True)
class ClientLimits:
    """How much is asked of the network."""

    seconds: float = 20.0
    """For one address, redirects and waiting for its turn included."""
    wait: float = 8.0
    """For a connection, and for each part of an answer."""
    body_bytes: int = 10 * 2**20
    """Decompressed."""
    requests: int = 2_000
    """In one run."""
    redirects: int = 5
    at_once: int = 8
    at_once_per_host: int = 2


class GuardedClient:
    """Fetches over the network, politely and safely. May be used by several threads."""

    def __init__(
        self, allow_hosts: Collection[str] = (), limits: ClientLimits | None = None
    ) -> None:
        """Take hosts (or ``host:port``) that may be private: for tests and intranets."""
        self._allow = frozenset(host.lower() for host in allow_hosts)
        self._limits = limits or ClientLimits()
        self._idle: defaultdict[bool, list[Session]] = defaultdict(list)
        self._lock = threading.Lock()
        self._asked = 0
        self._hosts: defaultdict[str, threading.Semaphore] = defaultdict(
            lambda: threading.Semaphore(self._limits.at_once_per_host)
        )

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Get an address. Any HTTP status is an answer; what prevents one is the reason."""
        deadline = time.monotonic() + self._limits.seconds
        here = url
        for _ in range(self._limits.redirects + 1):
            address = parsed(here, self._allow)
            if isinstance(address, Message):
                return NotFetched(address)
            answer = self._ask(address, accept, deadline)
            if isinstance(answer, Message):
                return NotFetched(answer)
            status, headers, body = answer
            target = headers.get("Location")
            if status not in _REDIRECTS or not target:
                return Fetched(
                    url=url,
                    final_url=address.url,
                    status=status,
                    content_type=str(headers.get("Content-Type", "")),
                    body=body,
                    sha256=sha256(body).hexdigest(),
                    fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
                )
            try:
                here = urljoin(address.url, target)
            except ValueError:
                return NotFetched(message("network.address-broken", url=target[:LONGEST]))
        return NotFetched(message("network.too-many-redirects", limit=self._limits.redirects))

    def get_many(
        self, urls: Iterable[str], accept: str = "application/json"
    ) -> dict[str, Fetched | NotFetched]:
        """Get several addresses at once, never more than two of the same host."""
        wanted = list(dict.fromkeys(urls))
        with ThreadPoolExecutor(self._limits.at_once) as threads:
            answers = threads.map(lambda url: self.get(url, accept), wanted)
            return dict(zip(wanted, answers, strict=True))

    def _ask(
        self, address: Address, accept: str, deadline: float
    ) -> tuple[int, Any, bytes] | Message:
        import requests
        import urllib3

        with self._lock:
            self._asked += 1
            if self._asked > self._limits.requests:
                return message("network.too-many-requests", limit=self._limits.requests)
            turn = self._hosts[address.host]
        if not turn.acquire(timeout=max(0.0, deadline - time.monotonic())):
            return message("network.timeout", host=address.host)
        exchange = _Exchange(self._session(address), address, accept, deadline, self._limits)
        try:
            return within(deadline - time.monotonic(), exchange.answer)
        except TimeoutError:
            exchange.cut()
            return message("network.timeout", host=address.host)
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            return reason_of(error, address.host)
        # socket and ssl errors, and addresses the libraries choke on
        except (OSError, ValueError, AssertionError):
            return message("network.unreachable", host=address.host)
        finally:
            turn.release()
            if exchange.ended:
                with self._lock:
                    self._idle[address.allowed].append(exchange.session)

    def _session(self, address: Address) -> Session:
        """Return a session nobody uses: guarded, or plain for a host that the user allowed."""
        from requests import Session
        from requests_hardened import Config, HTTPSession

        with self._lock:
            if self._idle[address.allowed]:
                return self._idle[address.allowed].pop()
        session = Session()
        if not address.allowed:
            # It would also log each refusal on stderr; the reason says it.
            logging.getLogger("requests_hardened").setLevel(logging.CRITICAL)
            session = HTTPSession(
                Config(
                    ip_filter_enable=True,
                    ip_filter_allow_loopback_ips=False,
                    never_redirect=True,
                    default_timeout=(self._limits.wait, self._limits.wait),
                )
            )
        session.trust_env = False
        # requests would read the whole body of a redirect, of any size, to prepare the next request
        session.get_redirect_target = _nowhere  # type: ignore[assignment]
        return session


class _Exchange:
    """One request and its answer, in a session that does nothing else meanwhile."""

    def __init__(
        self,
        session: Session,
        address: Address,
        accept: str,
        deadline: float,
        limits: ClientLimits,
    ) -> None:
        self.session = session
        self._address = address
        self._accept = accept
        self._deadline = deadline
        self._limits = limits
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
            headers={"Accept": self._accept, "User-Agent": f"badgeaudit/{__version__}"},
            stream=True,
            allow_redirects=False,
            timeout=(self._limits.wait, self._limits.wait),
        ) as response:
            self._response = response
            if response.status_code in _REDIRECTS and response.headers.get("Location"):
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
            if size > self._limits.body_bytes:
                return message("network.too-large", limit=self._limits.body_bytes // 2**20)
            if time.monotonic() > self._deadline:
                return message("network.timeout", host=self._address.host)
            parts.append(part)
        return b"".join(parts)


def _nowhere(_response: Response) -> None:
    return None
