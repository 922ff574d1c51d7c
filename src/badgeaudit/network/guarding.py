"""The HTTP client: public hosts only, over pinned addresses, within limits. Nothing else connects.

The address of a host is resolved once, tested and connected to (requests-hardened), so a name can't
be public when it is tested and private when it is used. Redirects are followed here, one by one,
and each target is tested again. Proxies, cookies and the machine's own settings are left out.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from badgeaudit.model.links import Opened
from badgeaudit.model.places import Message, message
from badgeaudit.network.addresses import LONGEST, Address, parsed
from badgeaudit.network.exchanges import REDIRECTS, Exchange, Wanted
from badgeaudit.network.failures import reason_of
from badgeaudit.network.fetching import Fetched, NotFetched
from badgeaudit.network.turns import waiting
from badgeaudit.network.waiting import within

if TYPE_CHECKING:
    from requests import Response, Session

_FOR_PEOPLE = "text/html, application/xhtml+xml, */*;q=0.8"


@dataclass(frozen=True, slots=True)
class ClientLimits:
    """How much is asked of the network."""

    seconds: float = 20.0
    """For one address, redirects included; waiting for one's turn is not counted."""
    wait: float = 8.0
    """For a connection, and for each part of an answer."""
    body_bytes: int = 10 * 2**20
    """Decompressed."""
    requests: int = 2_000
    """In one run."""
    redirects: int = 5
    at_once: int = 8
    at_once_per_host: int = 2


class _Answer(NamedTuple):
    """What came in the end, and from where."""

    url: str
    status: int
    headers: Mapping[str, Any]
    body: bytes


class GuardedClient:
    """Fetches over the network, politely and safely. May be used by several threads."""

    def __init__(
        self, allow_hosts: Collection[str] = (), limits: ClientLimits | None = None
    ) -> None:
        """Take hosts (or ``host:port``) that may be private: for tests and intranets.

        A whole web address, as people copy it, stands for its host and port.
        """
        self._allow = frozenset(map(_named, allow_hosts))
        self._limits = limits or ClientLimits()
        self._idle: defaultdict[bool, list[Session]] = defaultdict(list)
        self._lock = threading.Lock()
        self._asked = 0
        self._anybody = threading.Semaphore(self._limits.at_once)
        self._hosts: defaultdict[str, threading.Semaphore] = defaultdict(
            lambda: threading.Semaphore(self._limits.at_once_per_host)
        )

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Get an address. Any HTTP status is an answer; what prevents one is the reason."""
        answer = self._followed(url, Wanted(accept))
        if isinstance(answer, Message):
            return NotFetched(answer)
        return Fetched(
            url=url,
            final_url=answer.url,
            status=answer.status,
            content_type=str(answer.headers.get("Content-Type", "")),
            body=answer.body,
            sha256=sha256(answer.body).hexdigest(),
            fetched_at=_now(),
        )

    def open(self, url: str) -> Opened:
        """Follow a link as a browser does that nobody is logged in with; no page is read."""
        answer = self._followed(url, Wanted(_FOR_PEOPLE, read=False))
        if isinstance(answer, Message):
            return Opened(url, reason=answer, opened_at=_now())
        return Opened(url, answer.status, answer.url, _now())

    def _followed(self, url: str, wanted: Wanted) -> _Answer | Message:
        """Ask an address, and those it redirects to."""
        left = self._limits.seconds
        here = url
        for _ in range(self._limits.redirects + 1):
            address = parsed(here, self._allow)
            if isinstance(address, Message):
                return address
            with waiting(), self._turn(address):
                begin = time.monotonic()
                answer = self._ask(address, wanted, begin + left)
                left -= time.monotonic() - begin
            if isinstance(answer, Message):
                return answer
            status, headers, body = answer
            target = headers.get("Location")
            if status not in REDIRECTS or not target:
                return _Answer(address.url, status, headers, body)
            try:
                here = urljoin(address.url, target)
            except ValueError:
                return message("network.address-broken", url=target[:LONGEST])
        return message("network.too-many-redirects", limit=self._limits.redirects)

    @contextmanager
    def _turn(self, address: Address) -> Iterator[None]:
        """Wait until the host, and then anybody, may be asked one thing more."""
        with self._lock:
            host = self._hosts[address.host]
        with host, self._anybody:
            yield

    def _ask(
        self, address: Address, wanted: Wanted, deadline: float
    ) -> tuple[int, Any, bytes] | Message:
        import requests
        import urllib3

        with self._lock:
            self._asked += 1
            if self._asked > self._limits.requests:
                return message("network.too-many-requests", limit=self._limits.requests)
        session = self._session(address)
        limits = self._limits
        exchange = Exchange(session, address, wanted, deadline, limits.wait, limits.body_bytes)
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


def _nowhere(_response: Response) -> None:
    return None


def _named(host: str) -> str:
    """Return ``host`` or ``host:port`` of what a user named, be it a whole address."""
    _, found, rest = host.strip().lower().rpartition("://")
    if not found:
        return rest
    named = rest.partition("/")[0]
    return named.strip("[]") if named.endswith("]") else named


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
