"""A web on this machine: pages by host name and path, slow on purpose, and who was asked when."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest


@dataclass
class Site:
    """A running server. ``pages``: address without scheme and port → body, or a status."""

    pages: dict[str, bytes | int] = field(default_factory=dict)
    seconds: float = 0.0
    """How long each answer takes."""
    meeting: threading.Barrier | None = None
    """When there is one, an answer waits until as many as its parties are asked for at once."""
    port: int = 0
    asked: list[str] = field(default_factory=list)
    at_once: int = 0
    """The most answers that were under way at one time."""
    at_once_per_host: Counter[str] = field(default_factory=Counter)
    _busy: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, address: str) -> str:
        """Return the web address of a page: ``host/path``."""
        host, _, path = address.partition("/")
        return f"http://{host}:{self.port}/{path}"

    def put(self, address: str, page: bytes | int = b"{}") -> str:
        """Add a page; return its web address."""
        self.pages[address] = page
        return self.url(address)

    @contextmanager
    def answering(self, host: str, address: str) -> Iterator[bytes | int]:
        """Count an answer while it is under way."""
        with self._lock:
            self.asked.append(address)
            self._busy[host] += 1
            self.at_once = max(self.at_once, self._busy.total())
            self.at_once_per_host[host] = max(self.at_once_per_host[host], self._busy[host])
        try:
            yield self._page(address)
        finally:
            with self._lock:
                self._busy[host] -= 1

    def _page(self, address: str) -> bytes | int:
        time.sleep(self.seconds)
        try:
            if self.meeting is not None:
                self.meeting.wait()
        except threading.BrokenBarrierError:
            return 500
        return self.pages.get(address, 404)


@contextmanager
def served(pages: Mapping[str, bytes | int] | None = None) -> Iterator[Site]:
    """Serve pages on the loopback address; a page of any host is one of these."""
    site = Site(dict(pages or {}))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            with site.answering(host, host + self.path) as page:
                status, body = (page, b"") if isinstance(page, int) else (200, page)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the loopback address through, and nothing else; names under ``.example`` lead there."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        assert address[0] == "127.0.0.1", f"a test tried to reach {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)
    monkeypatch.setattr(socket, "getaddrinfo", here)


def here(host: str, port: Any = 0, *_: Any, **__: Any) -> list[Any]:
    """Stand in for ``socket.getaddrinfo``: every name under ``.example`` is this machine."""
    if not host.endswith(".example"):
        raise socket.gaierror(socket.EAI_NONAME, "not known")
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", int(port or 0)))]
