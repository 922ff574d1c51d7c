"""A web server on this machine; nothing but the loopback address may be connected to."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

BOMB = gzip.compress(bytes(10_000_000))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the fixture of the same name: let the loopback address through."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        assert address[0] == "127.0.0.1", f"a test tried to reach {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


class Pages(BaseHTTPRequestHandler):
    """Answers by path: what a friendly, a broken and a hostile server would."""

    def do_GET(self) -> None:
        kind, _, argument = self.path.lstrip("/").partition("/")
        getattr(self, f"page_{kind}")(argument)

    def page_json(self, argument: str) -> None:
        self.answer(200, b'{"asked": "%s"}' % self.headers["Accept"].encode())

    def page_status(self, argument: str) -> None:
        self.answer(int(argument), b"no")

    def page_to(self, argument: str) -> None:
        self.answer(302, b"", Location=argument)

    def page_astray(self, argument: str) -> None:
        self.answer(302, b"", Location="http://[")

    def page_heavy(self, argument: str) -> None:
        self.answer(302, BOMB, **{"Content-Encoding": "gzip", "Location": "/json"})

    def page_round(self, argument: str) -> None:
        self.answer(302, b"", Location="/round")

    def page_large(self, argument: str) -> None:
        self.answer(200, b"x" * 5_000)

    def page_bomb(self, argument: str) -> None:
        self.answer(200, BOMB, **{"Content-Encoding": "gzip"})

    def page_garbled(self, argument: str) -> None:
        self.answer(200, b"not gzip", **{"Content-Encoding": "gzip"})

    def page_slow(self, argument: str) -> None:
        time.sleep(0.3)
        self.answer(200, b"late")

    def page_people(self, argument: str) -> None:
        wanted = self.headers["Accept"].startswith("text/html")
        self.answer(200 if wanted else 406, b"<p>Hello</p>")

    def page_drip(self, argument: str) -> None:
        self.dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", b"x")

    def page_driphead(self, argument: str) -> None:
        self.dripping(b"HTTP/1.1 200 OK\r\n", b"A")

    def dripping(self, start: bytes, drop: bytes) -> None:
        self.close_connection = True
        try:
            self.wfile.write(start)
            for _ in range(25):
                self.wfile.write(drop)
                time.sleep(0.04)
        except (BrokenPipeError, ConnectionResetError):
            return

    def page_cookie(self, argument: str) -> None:
        sent = self.headers.get("Cookie", "none")
        self.answer(200, sent.encode(), **{"Set-Cookie": "a=1"})

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """Yield ``127.0.0.1:port`` of a running server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
