"""How long verifying takes that waits for the network: one file after the other, and side by side.

``python benchmarks/network.py [FILES]`` verifies that many credentials, each with a status list,
against a server on this machine that waits 0.1 s before each answer: every list on a host of its
own, all on one host (which is asked for two at once), and one list for all. Each is done twice, in
a loop and as ``verify --online`` does it, and both have to say the same.
"""

from __future__ import annotations

import argparse
import socket
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from badgeaudit.audit.connecting import Connection  # noqa: E402
from badgeaudit.audit.network_options import Network  # noqa: E402
from badgeaudit.audit.verifying import Verified, verify_bytes  # noqa: E402
from badgeaudit.audit.verifying_means import as_moment, open_means  # noqa: E402
from badgeaudit.network.turns import side_by_side  # noqa: E402
from tests.loopback import Site, here, served  # noqa: E402
from tests.signed.make import AS_OF  # noqa: E402
from tests.signed.remote_lists import listed_on  # noqa: E402

SECONDS = 0.1


def verified(files: Sequence[bytes], hosts: Sequence[str], at_once: int) -> list[Verified]:
    """Verify each file, with a new connection."""
    network = Network(online=True, allow_hosts=tuple(hosts))
    means = open_means(Connection(network), as_moment(AS_OF))
    return side_by_side(lambda raw: verify_bytes(raw, "benchmark", means), files, at_once)


def compared(name: str, site: Site, addresses: Sequence[str]) -> None:
    """Print seconds and questions, in a loop and side by side."""
    files = [listed_on(site, address, n) for n, address in enumerate(addresses)]
    hosts = sorted({address.partition("/")[0] for address in addresses})
    at_once = Connection(Network(online=True)).at_once
    verified(files[:1], hosts, 1)
    times, answers = [], []
    for threads in (1, at_once):
        site.asked.clear()
        begin = time.perf_counter()
        answers.append(verified(files, hosts, threads))
        times.append(time.perf_counter() - begin)
    if answers[0] != answers[1]:
        raise SystemExit(f"{name}: side by side the answers are others")
    if any(each.verification.verdict != "valid" for each in answers[0]):
        raise SystemExit(f"{name}: not everything is valid")
    before, after = times
    print(f"{name:28} {before:8.2f} {after:8.2f} {before / after:7.1f} {len(site.asked):7}")


def main() -> None:
    """Print seconds before and after."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="?", type=int, default=20)
    count = parser.parse_args().files
    print(f"{'seconds':28} {'loop':>8} {'at once':>8} {'times':>7} {'asked':>7}")
    with patch.object(socket, "getaddrinfo", here), served() as site:
        site.seconds = SECONDS
        compared("lists on hosts of their own", site, [f"h{n}.example/list" for n in range(count)])
        compared("lists on one host", site, [f"one.example/list/{n}" for n in range(count)])
        compared("one list for all", site, ["all.example/list"] * count)


if __name__ == "__main__":
    main()
