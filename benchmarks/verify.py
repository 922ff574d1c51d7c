"""How long verifying takes: warm medians per kind of credential, and the command from nothing.

``python benchmarks/verify.py [ROUNDS]`` uses our own signed samples. When Node and the package
``@digitalcredentials/verifier-core`` are there (``--node DIR`` with its ``node_modules``), the same
files are verified with it in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from badgeaudit.audit.verifying import verify_bytes  # noqa: E402
from badgeaudit.audit.verifying_means import Network, as_moment, open_means  # noqa: E402
from tests.signed.documents import credential, pretty, record  # noqa: E402
from tests.signed.make import AS_OF, named  # noqa: E402
from tests.signed.samples_credentials import DID, SEED, SUITES, context_for, signed  # noqa: E402
from tests.signed.signer import did_key, sign_jwt  # noqa: E402

COMMAND = str(Path(sys.executable).parent / "badgeaudit")
NAMES = (
    "eddsa-rdfc-2022-ed25519.json",
    "ed25519signature2020-ed25519.json",
    "ecdsa-rdfc-2019-p-384.json",
    "eddsa-jcs-2022-ed25519.json",
    "token-rs256.jwt",
    "baked.png",
    "endorsed-credential.json",
    "record.json",
)
PEER_NAMES = ("eddsa-rdfc-2022-ed25519.json", "ed25519signature2020-ed25519.json")
"""What verifier-core knows; the other suites it refuses at once."""

PEER = """
import {verifyCredential} from '@digitalcredentials/verifier-core';
import {readFileSync} from 'fs';
const results = {};
for (const file of process.argv.slice(3)) {
  const credential = JSON.parse(readFileSync(file));
  const times = [];
  for (let round = 0; round < Number(process.argv[2]) + 1; round++) {
    const begin = performance.now();
    await verifyCredential({credential, knownDIDRegistries: []});
    times.push(performance.now() - begin);
  }
  results[file] = times.slice(1);
}
console.log(JSON.stringify(results));
"""


def timed(calls: Sequence[Callable[[], object]]) -> list[float]:
    """Return milliseconds of each call but the first."""
    times: list[float] = []
    for call in calls:
        begin = time.perf_counter()
        call()
        times.append((time.perf_counter() - begin) * 1000)
    return times[1:]


def line(name: str, times: list[float]) -> None:
    print(f"{name:46} {statistics.median(times):9.2f} {min(times):9.2f} {max(times):9.2f}")


def kinds() -> Iterator[tuple[str, Callable[[int], bytes]]]:
    """Yield a name, and how to make the n-th credential of that kind: no two are the same."""
    for suite, curve in SUITES:
        issuer = did_key(curve, SEED)

        def made(n: int, suite: str = suite, curve: str = curve, issuer: str = issuer) -> bytes:
            document = context_for(suite, credential(issuer, id=numbered(n)))
            return pretty(signed(document, suite, curve=curve))

        yield f"{suite} {curve}", made
    header = {"kid": f"{DID}#{DID.removeprefix('did:key:')}"}
    yield (
        "token EdDSA",
        lambda n: sign_jwt(credential(DID, id=numbered(n)), "EdDSA", SEED, header).encode(),
    )
    yield (
        "learner record with two badges",
        lambda n: pretty(
            signed(
                record(
                    DID,
                    [signed(credential(DID, id=numbered(n + part))) for part in (1000, 2000)],
                    id=numbered(n),
                )
            )
        ),
    )


def numbered(n: int) -> str:
    return f"urn:uuid:00000000-0000-4000-8000-{n:012}"


def warm(rounds: int) -> None:
    """Print how long one file takes in a process that has verified others before."""
    means = open_means(Network(), as_moment(AS_OF))
    for name, made in kinds():
        files = [made(n) for n in range(rounds + 1)]
        calls = [partial(verify_bytes, raw, "benchmark", means) for raw in files]
        line(f"warm {name}", timed(calls))


def cold(folder: Path, rounds: int) -> None:
    """Print how long the command takes from nothing."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    for name in NAMES:
        command = [COMMAND, "verify", str(folder / name), "--as-of", AS_OF]

        def run(command: list[str] = command) -> None:
            subprocess.run(command, env=environment, capture_output=True, check=True)

        line(f"cold badgeaudit verify {name}"[:46], timed([run] * (rounds + 1)))


def peer(folder: Path, node: Path, rounds: int) -> None:
    """Print how long verifier-core takes for the files it can read (JSON), warm."""
    script = node / "badgeaudit-peer.mjs"
    script.write_text(PEER, "utf-8")
    files = [str(folder / name) for name in PEER_NAMES]
    done = subprocess.run(
        ["node", str(script), str(rounds), *files],
        cwd=node,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"verifier-core did not run: {done.stderr.strip().splitlines()[-1:]}")
        return
    for file, times in json.loads(done.stdout.splitlines()[-1]).items():
        line(f"warm verifier-core {Path(file).name}"[:46], times)


def main() -> None:
    """Print all medians in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rounds", nargs="?", type=int, default=15)
    parser.add_argument("--node", type=Path, help="folder with node_modules of verifier-core")
    given = parser.parse_args()
    print(f"{'milliseconds':46} {'median':>9} {'min':>9} {'max':>9}")
    warm(given.rounds * 2)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in NAMES:
            (folder / name).write_bytes(named(name).raw)
        cold(folder, given.rounds)
        if given.node and shutil.which("node"):
            peer(folder, given.node, given.rounds * 2)


if __name__ == "__main__":
    main()
