"""Runs that use the network, as ``verify`` and ``check`` make them: on a web of this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from badgeaudit.audit.composing import Request, run_audit
from badgeaudit.audit.connecting import Connection
from badgeaudit.audit.network_options import OFFLINE, Network
from badgeaudit.audit.verifying import Verified, verify_bytes
from badgeaudit.audit.verifying_means import as_moment, open_means
from badgeaudit.dossier.opening import open_dossier
from badgeaudit.errors import WrongUse
from badgeaudit.model.standard import Standard
from badgeaudit.network.recording import INDEX
from badgeaudit.network.turns import side_by_side
from badgeaudit.report.document import to_document
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.verification.status_lists import bit_list
from tests.loopback import Site, only_this_machine, served
from tests.signed.documents import badge_v2, credential, pretty
from tests.signed.remote_lists import listed_on
from tests.signed.sample import AS_OF
from tests.signed.samples_credentials import DID, signed

HOSTS = tuple(f"h{n}.example" for n in range(6))
PATIENCE = 20


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the fixture of the same name: let the loopback address through."""
    only_this_machine(monkeypatch)


@pytest.fixture
def web() -> Iterator[Site]:
    with served() as running:
        yield running


@cache
def standard() -> Standard:
    return load_standard(find_standard("quality-label"))


def online(**more: Any) -> Network:
    return Network(online="replay" not in more, allow_hosts=HOSTS, **more)


def verified(
    files: Sequence[bytes], network: Network, at_once: int | None = None
) -> list[Verified]:
    connection = Connection(network)
    means = open_means(connection, as_moment(AS_OF))
    return side_by_side(
        lambda raw: verify_bytes(raw, "file", means), files, at_once or connection.at_once
    )


def verdicts(results: Sequence[Verified]) -> list[str]:
    return [each.verification.verdict for each in results]


def shuffle(folder: Path) -> None:
    """Bring the lines of a recording into another order."""
    lines = (folder / INDEX).read_bytes().splitlines()
    Random(7).shuffle(lines)
    (folder / INDEX).write_bytes(b"\n".join(lines) + b"\n")


class TestVerifying:
    def test_several_wait_at_once_and_two_at_one_host(self, web: Site) -> None:
        web.meeting = threading.Barrier(4, timeout=PATIENCE)
        files = [
            listed_on(web, f"{HOSTS[n % 2]}/list/{n}", n, revoked=n in (1, 4)) for n in range(8)
        ]
        expected = ["invalid" if n in (1, 4) else "valid" for n in range(8)]
        assert verdicts(verified(files, online())) == expected
        assert web.at_once_per_host == {HOSTS[0]: 2, HOSTS[1]: 2}

    def test_one_after_the_other_is_the_same(self, web: Site) -> None:
        files = [listed_on(web, f"{host}/list", 1, revoked=host == HOSTS[2]) for host in HOSTS]
        together = verified(files, online())
        assert together == verified(files, online(), at_once=1)
        assert verdicts(together) == ["valid", "valid", "invalid", "valid", "valid", "valid"]

    def test_what_all_need_is_fetched_and_decoded_once(
        self, web: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        decoded: list[str] = []

        def counted(url: str, *rest: Any, **named: Any) -> Any:
            decoded.append(url)
            return bit_list(url, *rest, **named)

        monkeypatch.setattr("badgeaudit.verification.status.bit_list", counted)
        files = [listed_on(web, "h0.example/list", n) for n in range(12)]
        assert verdicts(verified(files, online())) == ["valid"] * 12
        assert web.asked == ["h0.example/list"]
        assert len(decoded) == 1

    def test_a_recording_gives_the_same_in_any_order(self, web: Site, tmp_path: Path) -> None:
        files = [listed_on(web, f"{host}/list", 1) for host in HOSTS]
        files.append(listed_on(web, "nobody.example/list", 1))
        first = verified(files, Network(record=tmp_path, allow_hosts=HOSTS))
        assert verdicts(first) == ["valid"] * 6 + ["could not check"]
        shuffle(tmp_path)
        asked = len(web.asked)
        assert verified(files, online(replay=tmp_path)) == first
        assert verified(files, online(replay=tmp_path), at_once=8) == first
        assert len(web.asked) == asked

    def test_lists_that_need_each_other_come_to_an_end(self, web: Site) -> None:
        def pointing(at: str, id: str) -> bytes:
            entry = {
                "id": f"{at}#1",
                "type": "BitstringStatusListEntry",
                "statusPurpose": "revocation",
                "statusListIndex": "1",
                "statusListCredential": at,
            }
            return pretty(signed(credential(DID, id=id, credentialStatus=entry)))

        one, other = web.url("h0.example/list"), web.url("h1.example/list")
        web.put("h0.example/list", pointing(other, one))
        web.put("h1.example/list", pointing(one, other))
        files = [pointing(url, f"urn:uuid:{n}") for n in range(3) for url in (one, other)]
        together = verified(files, online())
        assert verdicts(together) == ["could not check"] * 6
        assert together == verified(files, online(), at_once=1)
        assert together[::-1] == verified(files[::-1], online(), at_once=1)
        assert sorted(web.asked[:2]) == ["h0.example/list", "h1.example/list"]


def dossier(folder: Path, web: Site) -> Path:
    """Write badges with links to several hosts, and credentials with status lists."""
    for name in ("badges", "credentials", "evidence"):
        (folder / name).mkdir(parents=True)
    for n, host in enumerate(HOSTS):
        for page in ("criteria", "image", "issuer"):
            web.put(f"{host}/{page}", 404 if (n, page) == (3, "criteria") else 200)
        badge = badge_v2(
            id=f"urn:uuid:badge-{n}",
            criteria=web.url(f"{host}/criteria"),
            image=web.url(f"{host}/image"),
            issuer=web.url(f"{host}/issuer"),
        )
        (folder / "badges" / f"{n}.json").write_bytes(pretty(badge))
        raw = listed_on(web, f"{host}/list", n, revoked=n == 2)
        (folder / "credentials" / f"{n}.json").write_bytes(raw)
    course = web.put("h5.example/course", 410)
    (folder / "application.yaml").write_text(
        f"application: 1\nstaff_trained: [{{name: Ana, role: trainer, credential: '{course}'}}]\n",
        "utf-8",
    )
    return folder


def audited(folder: Path, network: Network) -> dict[str, Any]:
    request = Request(standard(), open_dossier([folder]), date(2026, 6, 30), network=network)
    return to_document(run_audit(request))


def result(document: Mapping[str, Any], criterion: str) -> Mapping[str, Any]:
    return next(each for each in document["results"] if each["criterion"] == criterion)


class TestChecking:
    def test_links_of_badges_are_opened(self, web: Site, tmp_path: Path) -> None:
        folder = dossier(tmp_path / "dossier", web)
        found = audited(folder, online())
        links = result(found, "Q2-10")
        assert links["outcome"] == "failed"
        gone = next(f for f in links["observed"]["findings"] if f["outcome"] == "failed")
        assert gone["message"]["id"] == "checks.link-gone"
        assert links["observed"]["tally"]["failed"] == 1
        assert gone["place"]["path"] == "badges/3.json"
        assert gone["place"]["pointer"] == "/criteria"
        (course,) = result(found, "F-06")["observed"]["findings"]
        assert (course["outcome"], course["message"]["id"]) == ("failed", "checks.link-gone")
        assert len(found["options"]["links_opened"]) in (1, 2)
        assert len(web.asked) == len(set(web.asked))

    def test_offline_nothing_is_opened(self, web: Site, tmp_path: Path) -> None:
        found = audited(dossier(tmp_path / "dossier", web), OFFLINE)
        assert result(found, "Q2-10")["outcome"] == "untested"
        assert web.asked == []
        assert "links_opened" not in found["options"]

    def test_links_and_credentials_wait_side_by_side(self, web: Site, tmp_path: Path) -> None:
        folder = dossier(tmp_path / "dossier", web)
        (folder / "application.yaml").unlink()
        # 18 links and 6 status lists
        web.meeting = threading.Barrier(2, timeout=PATIENCE)
        found = audited(folder, online())
        assert result(found, "Q2-10")["observed"]["tally"]["failed"] == 1
        assert max(web.at_once_per_host.values()) <= 2
        assert 2 <= web.at_once <= 8

    def test_a_recording_gives_the_same_report(
        self, web: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder, kept = dossier(tmp_path / "dossier", web), tmp_path / "kept"
        first = audited(folder, Network(record=kept, allow_hosts=HOSTS))
        shuffle(kept)
        assert audited(folder, online(replay=kept)) == first
        asked = sorted(web.asked)
        web.asked.clear()
        monkeypatch.setattr(Connection, "at_once", 1)
        alone = audited(folder, online())
        assert {**alone, "options": first["options"]} == first
        assert sorted(web.asked) == asked
        lines = [json.loads(line) for line in (kept / INDEX).read_text("utf-8").splitlines()]
        assert sum(line.get("opened") is True for line in lines) == 19

    def test_wrong_options_are_told_without_a_credential(self, tmp_path: Path) -> None:
        (tmp_path / "dossier" / "badges").mkdir(parents=True)
        (tmp_path / "dossier" / "badges" / "a.json").write_bytes(pretty(badge_v2()))
        with pytest.raises(WrongUse):
            audited(tmp_path / "dossier", online(replay=tmp_path / "nothing"))
        with pytest.raises(WrongUse):
            audited(tmp_path / "dossier", Network(record=tmp_path, replay=tmp_path))


@pytest.mark.parametrize(
    ("network", "at_once"),
    [(OFFLINE, 1), (Network(replay=Path("x")), 1), (Network(online=True), 8)],
)
def test_only_who_waits_needs_company(network: Network, at_once: int) -> None:
    assert Connection(network).at_once == at_once
