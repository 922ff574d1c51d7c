from __future__ import annotations

import socket
import threading
import time
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from badgeaudit.languages import sentence
from badgeaudit.network.fetching import Fetched, NotFetched, Offline
from badgeaudit.network.guarding import ClientLimits, GuardedClient
from badgeaudit.network.turns import side_by_side
from tests.loopback import Site, here, served

HOSTS = ("one.example", "two.example", "three.example")
PATIENT = GuardedClient(HOSTS)
SHORT = ClientLimits(seconds=2, wait=0.15, body_bytes=2_000, requests=20, redirects=3)


def client(site: str, limits: ClientLimits = SHORT) -> GuardedClient:
    return GuardedClient([site], limits)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(socket, "getaddrinfo", here)
    with served() as running:
        yield running


def local_names(look_up: Any) -> Any:
    """Look up names of this machine, and no others."""

    def look(host: str, *rest: Any, **named: Any) -> Any:
        if host.endswith(".example"):
            raise socket.gaierror(socket.EAI_NONAME, "not known")
        return look_up(host, *rest, **named)

    return look


def fetched(answer: Fetched | NotFetched) -> Fetched:
    assert isinstance(answer, Fetched), answer
    return answer


def reason(answer: Fetched | NotFetched) -> str:
    assert isinstance(answer, NotFetched), answer
    assert not answer.offline
    assert sentence(answer.reason)
    return answer.reason.id.removeprefix("network.")


def test_an_answer_with_everything_about_it(site: str) -> None:
    answer = fetched(client(site).get(f"http://{site}/json#part", "application/vc"))
    assert answer.body == b'{"asked": "application/vc"}'
    assert (answer.status, answer.content_type) == (200, "application/json")
    assert answer.url.endswith("#part")
    assert answer.final_url == f"http://{site}/json"
    assert len(answer.sha256) == 64
    assert answer.fetched_at.endswith("+00:00")


@pytest.mark.parametrize("status", [404, 410, 500])
def test_any_status_is_an_answer(site: str, status: int) -> None:
    assert fetched(client(site).get(f"http://{site}/status/{status}")).status == status


def test_a_redirect_is_followed(site: str) -> None:
    answer = fetched(client(site).get(f"http://{site}/to//json"))
    assert answer.final_url == f"http://{site}/json"


def test_the_body_of_a_redirect_is_not_read(site: str) -> None:
    tracemalloc.start()
    try:
        answer = fetched(client(site).get(f"http://{site}/heavy"))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert answer.final_url == f"http://{site}/json"
    assert most < 8_000_000


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("round", "too-many-redirects"),
        ("large", "too-large"),
        ("bomb", "too-large"),
        ("garbled", "undecodable"),
        ("slow", "timeout"),
        ("to/http://10.0.0.1/", "not-public"),
        ("to/http://localhost:1/", "not-public"),
        ("to/file:///etc/passwd", "address-scheme"),
        ("astray", "address-broken"),
        ("to/http://no-such-host.example/", "no-host"),
        ("to/http://user:pw@example.org/", "address-user"),
    ],
)
def test_what_is_not_read(site: str, path: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", local_names(socket.getaddrinfo))
    assert reason(client(site).get(f"http://{site}/{path}")) == why


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "[fc00::1]",
        "[64:ff9b::7f00:1]",
    ],
)
def test_hosts_that_are_not_public_are_not_asked(host: str, caplog: Any) -> None:
    assert reason(GuardedClient(limits=SHORT).get(f"http://{host}/")) in (
        "not-public",
        "unreachable",
    )
    assert caplog.records == []


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "1.2.3.04"])
def test_odd_spellings_of_addresses_are_refused_at_once(host: str) -> None:
    assert reason(GuardedClient(limits=SHORT).get(f"http://{host}/")) == "address-broken"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/", "address-scheme"),
        ("example.org", "address-scheme"),
        ("http://[", "address-broken"),
        ("http:///path", "address-broken"),
        ("http://ex ample.org/", "address-broken"),
        ("http://example.org:99999/", "address-broken"),
        ("http://" + "a" * 3000, "address-too-long"),
        ("http://\ud800/", "address-broken"),
    ],
)
def test_broken_addresses(url: str, why: str) -> None:
    assert reason(GuardedClient(limits=SHORT).get(url)) == why


def test_a_name_that_resolves_to_a_private_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.168.0.7", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert reason(GuardedClient(limits=SHORT).get("http://intranet.example/")) == "not-public"


@pytest.mark.parametrize("path", ["drip", "driphead"])
def test_who_sends_a_byte_now_and_then_is_not_waited_for(site: str, path: str) -> None:
    limits = ClientLimits(seconds=0.2, wait=0.15)
    assert reason(client(site, limits).get(f"http://{site}/{path}")) == "timeout"


def test_a_name_that_takes_long_to_look_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: Any, **__: Any) -> list[Any]:
        time.sleep(0.3)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    hasty = GuardedClient(limits=ClientLimits(seconds=0.05))
    assert reason(hasty.get("http://slow.example/")) == "timeout"


def test_a_host_is_asked_twice_at_once_and_no_more(web: Site) -> None:
    web.meeting = threading.Barrier(2, timeout=20)
    web.seconds = 0.01
    urls = [web.put(f"one.example/{n}") for n in range(6)]
    answers = side_by_side(PATIENT.get, urls, 8)
    assert [fetched(answer).status for answer in answers] == [200] * 6
    assert web.at_once_per_host == {"one.example": 2}


def test_only_so_many_are_asked_at_once(web: Site) -> None:
    web.meeting = threading.Barrier(3, timeout=20)
    three = GuardedClient(HOSTS, ClientLimits(at_once=3))
    urls = [web.put(f"{host}/{n}") for n in range(2) for host in HOSTS]
    answers = side_by_side(three.get, urls, len(urls))
    assert [fetched(answer).status for answer in answers] == [200] * 6
    assert web.at_once == 3


def test_waiting_for_a_turn_is_no_timeout(web: Site) -> None:
    web.seconds = 0.2
    hasty = GuardedClient(HOSTS, ClientLimits(seconds=1, at_once=1))
    answers = side_by_side(hasty.get, [web.put(f"one.example/{n}") for n in range(8)], 8)
    assert [fetched(answer).status for answer in answers] == [200] * 8


def test_an_allowed_name_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", local_names(socket.getaddrinfo))
    named = GuardedClient(["intranet.example"], SHORT)
    assert reason(named.get("http://intranet.example/")) == "no-host"


def test_only_the_named_port_of_an_allowed_host(site: str) -> None:
    other = site.rpartition(":")[0] + ":1"
    assert reason(client(site).get(f"http://{other}/")) == "not-public"


@pytest.mark.parametrize("named", ["http://{}/", "HTTP://{}", "https://{}/a/b?c#d", " {} "])
def test_an_allowed_host_may_be_named_by_its_whole_address(site: str, named: str) -> None:
    copied = GuardedClient([named.format(site)], SHORT)
    assert fetched(copied.get(f"http://{site}/json")).status == 200
    other = site.rpartition(":")[0] + ":1"
    assert reason(copied.get(f"http://{other}/")) == "not-public"


def test_a_run_asks_only_so_often(site: str) -> None:
    few = client(site, ClientLimits(requests=2))
    assert [type(few.get(f"http://{site}/json")) for _ in range(3)] == [
        Fetched,
        Fetched,
        NotFetched,
    ]


def test_several_at_once_share_no_cookies(site: str) -> None:
    urls = [f"http://{site}/cookie/{n}" for n in range(6)]
    answers = side_by_side(client(site).get, urls, 6)
    assert [fetched(answer).url for answer in answers] == urls
    assert {fetched(answer).body for answer in answers} == {b"none"}


@pytest.mark.parametrize("path", ["large", "bomb", "garbled", "to//large"])
def test_a_page_that_is_only_opened_is_not_read(site: str, path: str) -> None:
    opened = client(site).open(f"http://{site}/{path}")
    assert (opened.status, opened.reason) == (200, None)
    assert opened.final_url == f"http://{site}/{path.removeprefix('to//')}"
    assert opened.opened_at.endswith("+00:00")


def test_a_link_is_opened_as_by_a_browser(site: str) -> None:
    assert client(site).open(f"http://{site}/people").status == 200


def test_a_link_that_leads_nowhere_has_answered(site: str) -> None:
    assert client(site).open(f"http://{site}/status/404").status == 404


@pytest.mark.parametrize(
    ("path", "why"),
    [("slow", "timeout"), ("round", "too-many-redirects"), ("to/http://10.0.0.1/", "not-public")],
)
def test_a_link_that_can_not_be_opened(site: str, path: str, why: str) -> None:
    opened = client(site).open(f"http://{site}/{path}")
    assert opened.status == 0
    assert opened.reason is not None
    assert not opened.offline
    assert opened.reason.id == f"network.{why}"


def test_offline_tries_nothing() -> None:
    answer = Offline().get("https://example.org/")
    assert isinstance(answer, NotFetched)
    assert answer.offline
    opened = Offline().open("https://example.org/")
    assert (opened.status, opened.offline) == (0, True)
